//! The button that opens the framework of generative models.

use crate::ui::controls::disclosure;
use crate::ui::dom::{el, when};
use crate::ui::door::panel;
use crate::ui::lab::Lab;
use sycamore_reactive::*;
use sycamore_web::View;

/// The button, and what it opens.
pub fn framework(lab: Lab) -> View {
    let open = create_signal(false);
    let lines = move || el("div", "wide").set("id", "framework").child(panel(lab, "framework")).into();
    View::from(vec![disclosure(lab, |t| t.framework, open, "framework"), when(move || open.get(), lines)])
}
