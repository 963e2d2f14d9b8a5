//! The framework of generative models in four lines, the present one lit.

use super::text::tools;
use crate::scene::PointsScene;
use crate::ui::dom::{el, text, when};
use crate::ui::lab::Lab;
use sycamore_web::View;

/// The four lines.
pub fn lines(lab: Lab) -> View {
    let now = lab.pick(PointsScene::framework_line);
    let line = move |idx: usize| {
        el("li", "")
            .class(move || if now.get() == idx { "lit" } else { "" })
            .set("aria-current", move || (now.get() == idx).then_some("step"))
            .child(text(move || tools(lab.t()).framework_lines[idx].to_string()))
            .child(when(
                move || now.get() == idx,
                move || el("em", "").child(lab.words(|t| tools(t).framework_now)).into(),
            ))
    };
    (0..4).fold(el("ol", "framework"), |list, idx| list.child(line(idx))).into()
}
