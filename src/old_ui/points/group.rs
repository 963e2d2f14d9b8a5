//! The frame of a numbered group.

use crate::ui::dom::{El, el};
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use sycamore_web::View;

/// A numbered group with its heading, and what stands right of it.
pub fn group(lab: Lab, number: &'static str, title: Words, beside: View) -> El {
    let id = format!("group-{number}");
    let heading = el("h2", "")
        .set("id", id.clone())
        .child(el("span", "step").set("aria-hidden", "true").child(number))
        .child(el("span", "").child(lab.words(title)));
    el("section", "group").set("aria-labelledby", id).child(el("div", "group-head").child(heading).child(beside))
}
