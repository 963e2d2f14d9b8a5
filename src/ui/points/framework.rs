//! The framework of generative models in four lines, the present one lit.

use crate::scene::PointsScene;
use crate::ui::controls::disclosure;
use crate::ui::dom::{el, text, when};
use crate::ui::lab::Lab;
use sycamore_reactive::*;
use sycamore_web::View;

/// The button and its four lines.
pub fn framework(lab: Lab) -> View {
    let open = create_signal(false);
    let now = lab.pick(PointsScene::framework_line);
    let line = move |idx: usize| {
        el("li", "")
            .class(move || if now.get() == idx { "lit" } else { "" })
            .set("aria-current", move || (now.get() == idx).then_some("step"))
            .child(text(move || lab.t().framework_lines[idx].to_string()))
            .child(when(move || now.get() == idx, move || el("em", "").child(lab.words(|t| t.framework_now)).into()))
    };
    let lines = move || {
        let list = el("ol", "framework").set("id", "framework");
        (0..4).fold(list, |list, idx| list.child(line(idx))).into()
    };
    View::from(vec![disclosure(lab, |t| t.framework, open, "framework"), when(move || open.get(), lines)])
}
