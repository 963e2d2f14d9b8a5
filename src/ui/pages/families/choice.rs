//! One of a few settings, as a select.

use super::handle::Families;
use super::text::FamiliesText;
use crate::scene::{FamiliesEdit, FamiliesScene};
use crate::ui::dom::live;
use crate::ui::text::Words;
use leptos::html;
use leptos::prelude::*;

/// The select with its name.
#[component]
pub fn Choice<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    families: Families,
    /// Of the select.
    id: &'static str,
    /// Its name.
    label: Words<FamiliesText>,
    /// Names of the options.
    words: fn(&'static FamiliesText) -> [&'static str; N],
    /// What they set.
    all: [T; N],
    /// What is set.
    of: fn(&FamiliesScene) -> T,
    /// Sets it.
    edit: fn(T) -> FamiliesEdit,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    let is_set = families.pick(of);
    let option = move |(idx, value): (usize, T)| {
        view! {
            <option prop:selected=live(move || is_set.get() == value)>
                {live(move || words(families.t())[idx])}
            </option>
        }
    };
    let chosen = move |_| {
        let idx = select.get_untracked().map_or(0, |select| select.selected_index().max(0) as usize);
        if let Some(value) = all.get(idx) {
            families.dispatch(edit(*value));
        }
    };
    view! {
        <div class="number">
            <label for=id>{families.words(label)}</label>
            <select id=id node_ref=select on:change=chosen>
                {all.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
}
