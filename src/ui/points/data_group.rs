//! Group 1: where the observations come from.

use super::group::group;
use crate::scene::{Edit, NumberField};
use crate::ui::controls::{NumberInput, disclosure, number_input};
use crate::ui::dom::{button, el, element, text, when};
use crate::ui::door::ask;
use crate::ui::lab::Lab;
use sycamore_reactive::*;
use sycamore_web::NodeRef;
use sycamore_web::View;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// The group Data.
pub fn data_group(lab: Lab) -> View {
    let open = create_signal(false);
    let hidden = lab.pick(|s| s.hidden);
    let rule = move || if hidden.get() { lab.t().rule_hidden } else { lab.t().rule_earth };
    let select = el("select", "").set("id", "rule").child(el("option", "").child(text(move || rule().to_string())));
    let name = el("span", "").child(el("label", "").set("for", "rule").child(lab.words(|t| t.rule))).child(" (Pdata)");
    group(lab, "1", |t| t.data, disclosure(lab, |t| t.more_data, open, "more-data"))
        .child(el("div", "field-row").child(name).child(select))
        .child(when(move || open.get(), move || more_data(lab)))
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
