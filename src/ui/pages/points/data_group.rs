//! Group 1: where the observations come from.

use super::group::Group;
use super::{Points, panels};
use crate::scene::{Edit, NumberField, RuleKind};
use crate::ui::chunk::Fetched;
use crate::ui::controls::{Disclosure, NumberInput};
use crate::ui::dom::{is, live};
use crate::ui::files::Source;
use crate::ui::pages::import;
use crate::ui::text::Words;
use leptos::html;
use leptos::prelude::*;

/// What Import takes.
const FORMATS: &str = ".json,.csv,.tsv,.txt,application/json,text/csv,text/plain";

/// The group Data.
#[component]
pub fn DataGroup(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    let painting = points.pick(|s| RuleKind::of(&s.rule) == RuleKind::Painted && !s.hidden);
    view! {
        <Group
            points
            number="1"
            title=|t| t.data
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
                <MoreData points />
            </Show>
        </Group>
    }
}

/// Which rule. While it is hidden none of the options tells which it is, or names the Earth.
#[component]
fn RuleSelect(points: Points) -> impl IntoView {
    const KINDS: [(RuleKind, Words); 3] = [
        (RuleKind::Earth, |t| t.rule_earth),
        (RuleKind::Painted, |t| t.rule_painted),
        (RuleKind::OwnPlane, |t| t.rule_own_plane),
    ];
    let select = NodeRef::<html::Select>::new();
    let hidden = points.pick(|s| s.hidden);
    let shown = points.pick(|s| (!s.hidden).then(|| RuleKind::of(&s.rule)));
    let option = move |kind: Option<RuleKind>, words: Words| {
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

#[component]
fn MoreData(points: Points) -> impl IntoView {
    let draw = move |_| {
        if points.dispatch(Edit::DrawFromPdata) {
            points.say_counts();
        }
    };
    view! {
        <div class="more" id="more-data">
            <NumberInput
                lab=points.lab
                spec=NumberField::PointsToDraw.spec()
                steps=points.pick(|s| NumberField::PointsToDraw.get(s))
                typed=points.typed(NumberField::PointsToDraw)
                label=points.words(|t| t.points_to_draw)
            />
            <button class="button" type="button" on:click=draw>{points.words(|t| t.draw_from_pdata)}</button>
            <Import points />
        </div>
    }
}

/// Opens a file, or what is pasted.
#[component]
fn Import(points: Points) -> impl IntoView {
    let file = NodeRef::<html::Input>::new();
    let pasting = RwSignal::new(false);
    let choose = move |_| {
        if let Some(file) = file.get_untracked() {
            file.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = file.get_untracked() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
            import(points.lab, chosen.into());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <div class="import">
            <button class="button" type="button" on:click=choose>{points.words(|t| t.import)}</button>
            <span class="hint">{points.words(|t| t.import_hint)}</span>
            <input node_ref=file type="file" accept=FORMATS hidden on:change=chosen />
            <Disclosure label=points.words(|t| t.paste) open=pasting controls="paste" />
            <Show when=is(move || pasting.get())>
                <Paste points />
            </Show>
        </div>
    }
}

/// A place for points from a table or a message.
#[component]
fn Paste(points: Points) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let open = move |_| {
        if let Some(area) = area.get_untracked() {
            import(points.lab, Source::Text(area.value()));
        }
    };
    view! {
        <div class="paste" id="paste">
            <label class="hint" for="paste-text">{points.words(|t| t.paste_label)}</label>
            <textarea node_ref=area id="paste-text" rows="5" spellcheck="false"></textarea>
            <button class="button" type="button" on:click=open>{points.words(|t| t.open)}</button>
        </div>
    }
}
