//! Something that is shown or not, as a checkbox.

use super::handle::Families;
use super::text::FamiliesText;
use crate::scene::{FamiliesEdit, FamiliesScene};
use crate::ui::dom::{input_of, live};
use crate::ui::text::Words;
use leptos::prelude::*;

/// The checkbox with its name, and a mark of what it shows if there is one.
#[component]
pub fn Check(
    families: Families,
    /// Its name.
    label: Words<FamiliesText>,
    /// The class of its mark.
    #[prop(optional)]
    mark: Option<&'static str>,
    /// Whether it is ticked.
    of: fn(&FamiliesScene) -> bool,
    /// What a tick does.
    edit: fn(&FamiliesScene, bool) -> FamiliesEdit,
) -> impl IntoView {
    let is_on = families.pick(of);
    let tick = move |ev: web_sys::Event| {
        if let Some(input) = input_of(&ev) {
            families.dispatch(edit(&families.scene(), input.checked()));
        }
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=live(move || is_on.get()) on:change=tick />
            {mark.map(|mark| view! { <span class=mark aria-hidden="true"></span> })}
            <span>{families.words(label)}</span>
        </label>
    }
}
