//! Group 1: where the observations come from.

use super::text::PointsText;
use super::{Points, panels};
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
    let painting = points.pick(|s| RuleKind::of(&s.rule) == RuleKind::Painted && !s.hidden);
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
            <Show when=is(move || painting.get())>
                <Fetched lab load=panels::presets />
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
    const KINDS: [(RuleKind, Words<PointsText>); 3] = [
        (RuleKind::Earth, |t| t.rule_earth),
        (RuleKind::Painted, |t| t.rule_painted),
        (RuleKind::OwnPlane, |t| t.rule_own_plane),
    ];
    let select = NodeRef::<html::Select>::new();
    let hidden = points.pick(|s| s.hidden);
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
        </select>
    }
}
