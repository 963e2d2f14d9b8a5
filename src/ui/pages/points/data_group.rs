//! Group 1: where the observations come from.

use super::text::PointsText;
use super::{Points, panels};
use crate::data::{Rule, Toy};
use crate::scene::{Edit, RuleKind};
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::fetched::Fetched;
use crate::ui::text::Words;
use leptos::html;
use leptos::prelude::*;

/// The group Data.
#[component]
pub fn DataGroup(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    // Worlds to paint on from, or a formula.
    let has_more = points.pick(|s| matches!(s.rule, Rule::Painted(_) | Rule::Toy(_)) && !s.hidden);
    view! {
        <Group
            number="1"
            id="group-1"
            title=points.words(|t| t.data)
            beside=move || view! { <Disclosure label=points.words(|t| t.more_data) open controls="more-data" /> }
        >
            <div class="field-row">
                <span>
                    <label for="rule">{points.words(|t| t.rule)}</label>
                    " (Pdata)"
                </span>
                <RuleSelect points />
            </div>
            <Show when=is(move || has_more.get())>
                <Fetched lab load=panels::rule />
            </Show>
            <Show when=is(move || open.get())>
                <Fetched lab load=panels::more_data />
            </Show>
        </Group>
    }
}

/// Which rule. While it is hidden none of the options tells which it is, or names the Earth.
#[component]
fn RuleSelect(points: Points) -> impl IntoView {
    const KINDS: [(RuleKind, Words<PointsText>); 10] = [
        (RuleKind::Earth, |t| t.rule_earth),
        (RuleKind::Painted, |t| t.rule_painted),
        (RuleKind::OwnPlane, |t| t.rule_own_plane),
        (RuleKind::Toy(Toy::TwoMoons), |t| t.toys[0]),
        (RuleKind::Toy(Toy::EightGaussians), |t| t.toys[1]),
        (RuleKind::Toy(Toy::Grid25), |t| t.toys[2]),
        (RuleKind::Toy(Toy::Checkerboard), |t| t.toys[3]),
        (RuleKind::Toy(Toy::Pinwheel), |t| t.toys[4]),
        (RuleKind::Toy(Toy::Spirals), |t| t.toys[5]),
        (RuleKind::Toy(Toy::Rings), |t| t.toys[6]),
    ];
    let select = NodeRef::<html::Select>::new();
    let hidden = points.pick(|s| s.hidden);
    let playing = points.pick(|s| s.game && s.hidden);
    let shown = points.pick(|s| (!s.hidden).then(|| RuleKind::of(&s.rule)));
    let option = move |kind: Option<RuleKind>, words: Words<PointsText>| {
        view! { <option prop:selected=live(move || shown.get() == kind)>{points.words(words)}</option> }
    };
    let of_kind = move |idx: usize| option(Some(KINDS[idx].0), KINDS[idx].1);
    let chosen = move |_| {
        let Some(select) = select.get_untracked() else { return };
        // While it is hidden *Hidden* stands where the Earth does else.
        let is_hidden = hidden.get_untracked() && select.selected_index() == 0;
        if let Some((kind, _)) = KINDS.get(select.selected_index() as usize).filter(|_| !is_hidden) {
            points.selected.set(None);
            points.dispatch(Edit::Rule(*kind));
        }
        if points.peek().scene.hidden {
            select.set_selected_index(0);
        }
    };
    view! {
        <select node_ref=select id="rule" on:change=chosen>
            {live(move || if hidden.get() { option(None, |t| t.rule_hidden) } else { of_kind(0) })}
            {of_kind(1)}
            {of_kind(2)}
            // Once the game is over.
            {live(move || match playing.get() {
                true => ().into_any(),
                false => (3..KINDS.len()).map(of_kind).collect_view().into_any(),
            })}
        </select>
    }
}
