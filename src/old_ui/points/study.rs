//! A closer look at the points: as a table, how a model learns from more of them, what each axis says alone. The workshop
//! fills these in.

use crate::ui::controls::disclosure;
use crate::ui::dom::{el, when};
use crate::ui::door::panel;
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use sycamore_reactive::*;
use sycamore_web::View;

/// The card with its three disclosures.
pub fn study(lab: Lab) -> View {
    let part = |name: &'static str, words: Words| {
        let open = create_signal(false);
        let body = move || el("div", "study-part").set("id", name).child(panel(lab, name)).into();
        (disclosure(lab, words, open, name), when(move || open.get(), body))
    };
    let (table, table_body) = part("table", |t| t.edit_as_table);
    let (learning, learning_body) = part("learning", |t| t.learns);
    let (marginals, marginals_body) = part("marginals", |t| t.marginals);
    el("section", "card study")
        .says(lab, "aria-label", |t| t.study)
        .child(el("div", "study-head").child(table).child(learning).child(marginals))
        .child(table_body)
        .child(learning_body)
        .child(marginals_body)
        .into()
}
