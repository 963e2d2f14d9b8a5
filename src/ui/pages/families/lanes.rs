//! The lanes side by side, or one at a time on a narrow page; and what all of them show.

use super::check::Check;
use super::handle::Families;
use super::lane_view::LaneView;
use super::order::index;
use crate::scene::{FamiliesEdit, RaceShows};
use crate::train::race::{RaceFamily, Says};
use crate::ui::dom::{is, live};
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
    let has_coast = families.shows_map();
    let is_approximate = families.pick(|s| s.lanes.iter().any(|family| family.says() == Says::AtLeast));
    view! {
        <div class="race-legend">
            <Check
                families
                label=|t| t.observations
                mark="mark-disc"
                of=|s| s.shows.observations
                edit=|s, observations| FamiliesEdit::Show(RaceShows { observations, ..s.shows })
            />
            <Check
                families
                label=|t| t.samples
                mark="mark-ring"
                of=|s| s.shows.samples
                edit=|s, samples| FamiliesEdit::Show(RaceShows { samples, ..s.shows })
            />
            <Check
                families
                label=|t| t.p_model
                mark="mark-heat"
                of=|s| s.shows.density
                edit=|s, density| FamiliesEdit::Show(RaceShows { density, ..s.shows })
            />
            <Show when=is(move || has_coast.get())>
                <Check
                    families
                    label=|t| t.coast
                    mark="mark-coast"
                    of=|s| s.shows.coast
                    edit=|s, coast| FamiliesEdit::Show(RaceShows { coast, ..s.shows })
                />
            </Show>
            <span class="hint">
                {families.words(|t| t.losses_differ)} " "
                {live(move || if is_approximate.get() { families.t().approximate_heat } else { "" })}
            </span>
        </div>
    }
}
