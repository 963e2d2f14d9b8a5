//! 2, Pmodel: the tree of families is the menu. Ticked, a family races.

use super::handle::Families;
use super::order::index;
use super::words::ability;
use crate::scene::{FamiliesEdit, MAX_LANES};
use crate::train::race::{RaceFamily, Says};
use crate::ui::controls::Disclosure;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The group.
#[component]
pub fn Tree(families: Families) -> impl IntoView {
    let lanes = families.pick(|s| s.lanes.clone());
    let explains = RwSignal::new(false);
    let hint = move || {
        let n = lanes.with(Vec::len);
        let words = if n < MAX_LANES { families.t().lanes_n } else { families.t().lanes_full };
        fill(words, &[&format::count(families.lab.lang.get(), n)])
    };
    view! {
        <div class="race-tree">
            <div class="group-head">
                <h2>
                    <span class="step" aria-hidden="true">"2"</span>
                    <span>{families.words(|t| t.pmodel)}</span>
                </h2>
                <span class="hint">{live(hint)}</span>
                <Disclosure label=families.words(|t| t.explain) open=explains controls="families-tree-explain" />
            </div>
            <Show when=is(move || explains.get())>
                <p class="hint" id="families-tree-explain">{families.words(|t| t.tree_explain)}</p>
            </Show>
            <div class="tree">
                <p class="tree-root explicit" aria-hidden="true"><b>{families.words(|t| t.explicit)}</b></p>
                <Branch families says=Says::Exactly />
                <Branch families says=Says::AtLeast />
                <p class="tree-root implicit" aria-hidden="true"><b>{families.words(|t| t.implicit)}</b></p>
                <Branch families says=Says::Nothing />
            </div>
        </div>
    }
}

/// The families that say as much of p(x), under the name of their branch.
#[component]
fn Branch(families: Families, says: Says) -> impl IntoView {
    let leaves = RaceFamily::ALL.into_iter().filter(move |family| family.says() == says);
    let has_lane = families.pick(move |s| s.lanes.iter().any(|family| family.says() == says));
    let name = move || match says {
        Says::Exactly => families.t().tractable,
        Says::AtLeast => families.t().approximate,
        Says::Nothing => families.t().implicit,
    };
    let of = match says {
        Says::Exactly => "tractable",
        Says::AtLeast => "approximate",
        Says::Nothing => "only-makes",
    };
    let class = move || format!("branch {of}{}", if has_lane.get() { " on" } else { "" });
    view! {
        <div class=live(class) role="group" aria-label=live(name)>
            <p class="branch-name" aria-hidden="true">
                {(says != Says::Nothing).then(|| view! { <span>{live(name)}</span> })}
            </p>
            <div class="leaves">{leaves.map(|family| view! { <Leaf families family /> }).collect_view()}</div>
        </div>
    }
}

/// A leaf: its checkbox, with what the family can say.
#[component]
fn Leaf(families: Families, family: RaceFamily) -> impl IntoView {
    let is_on = families.pick(move |s| s.lanes.contains(&family));
    let is_only = families.pick(move |s| s.lanes == [family]);
    let is_full = families.pick(|s| s.lanes.len() >= MAX_LANES);
    let tick = move |ev: web_sys::Event| {
        let Some(input) = crate::ui::dom::input_of(&ev) else { return };
        let edit = if input.checked() { FamiliesEdit::Add(family) } else { FamiliesEdit::Remove(family) };
        if !families.dispatch(edit) {
            input.set_checked(is_on.get_untracked());
        }
    };
    let class = move || if is_on.get() { "leaf on" } else { "leaf" };
    let says = move || ability(families.t(), family.says());
    let name = move || format!("{}, {}", families.name(family), says());
    view! {
        <label class=live(class)>
            <input
                type="checkbox"
                aria-label=live(name)
                prop:checked=live(move || is_on.get())
                disabled=live(move || is_only.get() || !is_on.get() && is_full.get())
                on:change=tick
            />
            <span>
                <b>{live(move || families.name(family))}</b>
                <span class="hint">{live(move || families.t().abilities[index(family)])}</span>
            </span>
        </label>
    }
}
