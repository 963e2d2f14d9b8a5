//! The lanes side by side, or one at a time on a narrow page; and what all of them show.

use super::handle::Families;
use super::lane_view::LaneView;
use super::order::index;
use super::text::FamiliesText;
use crate::scene::{FamiliesEdit, RaceShows};
use crate::train::race::{RaceFamily, Says};
use crate::ui::dom::{input_of, is, live};
use crate::ui::text::Words;
use leptos::prelude::*;

/// All lanes.
#[component]
pub fn Lanes(families: Families) -> impl IntoView {
    let lab = families.lab;
    let lanes = families.pick(|s| s.lanes.clone());
    let open = RwSignal::new(0_usize);
    let shown = move || {
        let all = lanes.get();
        match lab.narrow.get() {
            true => all.get(open.get().min(all.len().saturating_sub(1))).copied().into_iter().collect(),
            false => all,
        }
    };
    let class = move || {
        let large = families.pick(|s| s.large.is_some()).get();
        match (lab.narrow.get(), lanes.with(Vec::len)) {
            (true, _) | (false, 1) => "lanes one".to_string(),
            (false, _) if large => "lanes two".to_string(),
            (false, n) => format!("lanes of-{n}"),
        }
    };
    view! {
        <Show when=is(move || lab.narrow.get() && lanes.with(Vec::len) > 1)>
            <LaneRadios families open />
        </Show>
        <div class=live(class)>
            <For each=shown key=|family| *family children=move |family| view! { <LaneView families family /> } />
        </div>
        <Legend families />
    }
}

/// Which lane is on a narrow screen.
#[component]
fn LaneRadios(families: Families, open: RwSignal<usize>) -> impl IntoView {
    let lanes = families.pick(|s| s.lanes.clone());
    let radio = move |(idx, family): (usize, RaceFamily)| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="families-lane"
                    prop:checked=live(move || open.get().min(lanes.with(Vec::len) - 1) == idx)
                    on:change=move |_| open.set(idx)
                />
                <span>{live(move || families.t().short_names[index(family)])}</span>
            </label>
        }
    };
    view! {
        <div class="radios lane-radios" role="radiogroup" aria-label=families.words(|t| t.lanes)>
            {live(move || lanes.get().into_iter().enumerate().map(radio).collect_view())}
        </div>
    }
}

/// Checkboxes that act on all lanes.
#[component]
fn Legend(families: Families) -> impl IntoView {
    let shows = families.pick(|s| s.shows);
    let has_coast = families.shows_map();
    let is_approximate = families.pick(|s| s.lanes.iter().any(|family| family.says() == Says::AtLeast));
    type Part = fn(&mut RaceShows) -> &mut bool;
    let check = move |words: Words<FamiliesText>, mark: &'static str, part: Part| {
        let tick = move |ev: web_sys::Event| {
            let Some(input) = input_of(&ev) else { return };
            let mut next = shows.get_untracked();
            *part(&mut next) = input.checked();
            families.dispatch(FamiliesEdit::Show(next));
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=live(move || *part(&mut shows.get())) on:change=tick />
                <span class=mark aria-hidden="true"></span>
                <span>{families.words(words)}</span>
            </label>
        }
    };
    view! {
        <div class="race-legend">
            {check(|t| t.observations, "mark-disc", |s| &mut s.observations)}
            {check(|t| t.samples, "mark-ring", |s| &mut s.samples)}
            {check(|t| t.p_model, "mark-heat", |s| &mut s.density)}
            <Show when=is(move || has_coast.get())>{check(|t| t.coast, "mark-coast", |s| &mut s.coast)}</Show>
            <span class="hint">
                {families.words(|t| t.losses_differ)} " "
                {live(move || if is_approximate.get() { families.t().approximate_heat } else { "" })}
            </span>
        </div>
    }
}
