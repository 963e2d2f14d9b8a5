//! Group 1: where the observations come from.

use super::group::group;
use crate::data::Preset;
use crate::scene::{Edit, NumberField, RuleKind};
use crate::ui::controls::{NumberInput, disclosure, number_input};
use crate::ui::dom::{button, dynamic, effect, el, element, when};
use crate::ui::door::ask;
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use sycamore_reactive::*;
use sycamore_web::NodeRef;
use sycamore_web::View;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The group Data.
pub fn data_group(lab: Lab) -> View {
    let open = create_signal(false);
    let painting = lab.pick(|s| RuleKind::of(&s.rule) == RuleKind::Painted && !s.hidden);
    let name = el("span", "").child(el("label", "").set("for", "rule").child(lab.words(|t| t.rule))).child(" (Pdata)");
    group(lab, "1", |t| t.data, disclosure(lab, |t| t.more_data, open, "more-data"))
        .child(el("div", "field-row").child(name).child(rule_select(lab)))
        .child(when(move || painting.get(), move || presets(lab)))
        .child(when(move || open.get(), move || more_data(lab)))
        .into()
}

/// Which rule. While it is hidden none of the options tells which it is.
fn rule_select(lab: Lab) -> View {
    const KINDS: [(RuleKind, Words); 3] = [
        (RuleKind::Earth, |t| t.rule_earth),
        (RuleKind::Painted, |t| t.rule_painted),
        (RuleKind::OwnPlane, |t| t.rule_own_plane),
    ];
    let node = NodeRef::new();
    let shown = lab.pick(|s| (s.hidden, RuleKind::of(&s.rule)));
    let options = dynamic(move || {
        let hidden = shown.get().0;
        let option = |words: Words| -> View { el("option", "").child(lab.words(words)).into() };
        let hidden = hidden.then(|| option(|t| t.rule_hidden));
        View::from(hidden.into_iter().chain(KINDS.iter().map(|(_, words)| option(*words))).collect::<Vec<_>>())
    });
    let show = move || {
        let (hidden, kind) = shown.get();
        let idx = KINDS.iter().position(|(k, _)| *k == kind).unwrap_or(0);
        if let Some(select) = element::<HtmlSelectElement>(node) {
            select.set_selected_index(if hidden { 0 } else { idx as i32 });
        }
    };
    let chosen = move |_| {
        let Some(select) = element::<HtmlSelectElement>(node) else { return };
        let idx = select.selected_index() - i32::from(untrack(|| shown.get()).0);
        if let Some((kind, _)) = KINDS.get(idx as usize) {
            lab.selected.set(None);
            lab.dispatch(Edit::Rule(*kind));
        }
        // Where nothing changed the old choice stands.
        untrack(show);
    };
    let select = el("select", "").node(node).set("id", "rule").on_change(chosen).child(options);
    effect(show);
    select.into()
}

/// Worlds to start painting from.
fn presets(lab: Lab) -> View {
    let preset = |preset: Preset, words: Words| {
        button("button button-small", move || {
            lab.dispatch(Edit::StartFrom(preset));
        })
        .child(lab.words(words))
    };
    el("div", "presets")
        .set("role", "group")
        .says(lab, "aria-label", |t| t.start_from)
        .child(el("span", "hint").set("aria-hidden", "true").child(lab.words(|t| t.start_from)))
        .child(preset(Preset::Nothing, |t| t.preset_nothing))
        .child(preset(Preset::Earth, |t| t.preset_earth))
        .child(preset(Preset::Ring, |t| t.preset_ring))
        .child(preset(Preset::TwoIslands, |t| t.preset_two_islands))
        .child(preset(Preset::Archipelago, |t| t.preset_archipelago))
        .into()
}

fn more_data(lab: Lab) -> View {
    let file = NodeRef::new();
    let input = move || element::<HtmlInputElement>(file);
    let chosen = move |_| {
        let Some(input) = input() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
            ask(lab, "import", vec![chosen.into()]);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let choose = move || {
        if let Some(input) = input() {
            input.click();
        }
    };
    let draw = move || {
        if lab.dispatch(Edit::DrawFromPdata) {
            lab.say_counts();
        }
    };
    let pasting = create_signal(false);
    let import = el("div", "import")
        .child(button("button", choose).child(lab.words(|t| t.import)))
        .child(el("span", "hint").child(lab.words(|t| t.import_hint)))
        .child(
            el("input", "")
                .node(file)
                .set("type", "file")
                .set("accept", ".json,.csv,.tsv,.txt,application/json,text/csv,text/plain")
                .set("hidden", "")
                .on_change(chosen),
        )
        .child(disclosure(lab, |t| t.paste, pasting, "paste"))
        .child(when(move || pasting.get(), move || paste(lab)));
    el("div", "more")
        .set("id", "more-data")
        .child(number_input(lab, NumberInput::plain(NumberField::PointsToDraw, |t| t.points_to_draw)))
        .child(button("button", draw).child(lab.words(|t| t.draw_from_pdata)))
        .child(import)
        .into()
}

/// A place for points from a table or a message.
fn paste(lab: Lab) -> View {
    let area = NodeRef::new();
    let open = move || {
        let Some(area) = element::<HtmlTextAreaElement>(area) else { return };
        ask(lab, "import", vec![area.value().into()]);
    };
    el("div", "paste")
        .set("id", "paste")
        .child(el("label", "hint").set("for", "paste-text").child(lab.words(|t| t.paste_label)))
        .child(el("textarea", "").node(area).set("id", "paste-text").set("rows", "5").set("spellcheck", "false"))
        .child(button("button", open).child(lab.words(|t| t.open)))
        .into()
}
