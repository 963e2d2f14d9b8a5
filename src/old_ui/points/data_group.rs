//! Group 1: where the observations come from.

use super::group::group;
use crate::scene::{Edit, NumberField, RuleKind};
use crate::ui::controls::{NumberInput, disclosure, number_input};
use crate::ui::dom::{button, dynamic, el, element, when};
use crate::ui::door::{ask, panel};
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
        .child(when(move || painting.get(), move || panel(lab, "presets")))
        .child(when(move || open.get(), move || more_data(lab)))
        .into()
}

/// Which rule. While it is hidden none of the options tells which it is, or names the Earth.
fn rule_select(lab: Lab) -> View {
    const KINDS: [(RuleKind, Words); 3] = [
        (RuleKind::Earth, |t| t.rule_earth),
        (RuleKind::Painted, |t| t.rule_painted),
        (RuleKind::OwnPlane, |t| t.rule_own_plane),
    ];
    let node = NodeRef::new();
    let hidden = lab.pick(|s| s.hidden);
    let shown = lab.pick(|s| (!s.hidden).then(|| RuleKind::of(&s.rule)));
    let option = move |kind: Option<RuleKind>, words: Words| -> View {
        let is_chosen = move || (shown.get() == kind).into();
        el("option", "").property("selected", is_chosen).child(lab.words(words)).into()
    };
    let of_kind = move |idx: usize| option(Some(KINDS[idx].0), KINDS[idx].1);
    let chosen = move |_| {
        let Some(select) = element::<HtmlSelectElement>(node) else { return };
        // While it is hidden *Hidden* stands where the Earth does else.
        let is_hidden = untrack(|| hidden.get()) && select.selected_index() == 0;
        if let Some((kind, _)) = KINDS.get(select.selected_index() as usize).filter(|_| !is_hidden) {
            lab.selected.set(None);
            lab.dispatch(Edit::Rule(*kind));
        }
        if lab.peek().scene.hidden {
            select.set_selected_index(0);
        }
    };
    el("select", "")
        .node(node)
        .set("id", "rule")
        .on_change(chosen)
        .child(dynamic(move || if hidden.get() { option(None, |t| t.rule_hidden) } else { of_kind(0) }))
        .child(of_kind(1))
        .child(of_kind(2))
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
