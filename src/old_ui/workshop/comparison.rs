//! The three models side by side, each with its present numbers on the same observations.

use super::text::tools;
use crate::metric::Coverage;
use crate::model::{FitError, ModelKind};
use crate::scene::PointsScene;
use crate::ui::dom::{dynamic, el, selector, text};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::text::{Words, fit_error};
use std::cell::RefCell;
use sycamore_web::View;

/// The table; it is there only after Reveal.
pub fn comparison(lab: Lab) -> View {
    // By what decides the models: a note or a guess changes no figure here.
    let last = RefCell::new(None);
    let models = selector(move || {
        let state = lab.state();
        let key = PointsScene { model: ModelKind::BoundingBox, ..state.scene.for_model() };
        let mut last = last.borrow_mut();
        if last.as_ref().is_none_or(|(of, _)| *of != key) {
            *last = Some((key, state.comparison()));
        }
        last.as_ref().map(|(_, models)| models.clone()).unwrap_or_default()
    });
    let now = lab.pick(|s| s.model);
    let rows = dynamic(move || {
        let lang = lab.lang.get();
        let row = |(kind, covers): (ModelKind, Result<Coverage, FitError>)| -> View {
            let name: Words = match kind {
                ModelKind::BoundingBox => |t| t.bounding_box,
                ModelKind::Grid => |t| t.grid_density,
                ModelKind::Painted => |t| t.painted,
            };
            let line = el("tr", "")
                .set("aria-current", (now.get() == kind).then_some("true"))
                .child(el("th", "").set("scope", "row").child(lab.words(name)));
            match covers {
                Ok(c) => [c.a, c.b, c.c]
                    .into_iter()
                    .fold(line, |line, share| line.child(el("td", "").child(format::percent(lang, share)))),
                Err(why) => line
                    .child(el("td", "hint").set("colspan", "3").child(text(move || fit_error(lang, why).to_string()))),
            }
            .into()
        };
        models.get().into_iter().map(row).collect::<Vec<View>>().into()
    });
    let head = |letter: &'static str| el("th", "").set("scope", "col").child(letter);
    let heads = el("tr", "").child(el("td", "")).child(head("A")).child(head("B")).child(head("C"));
    let table = el("table", "numbers compared")
        .says(lab, "aria-label", |t| tools(t).comparison)
        .child(el("thead", "").child(heads))
        .child(el("tbody", "").child(rows));
    View::from(vec![table.into(), lab.hint(|t| tools(t).comparison_hint).into()])
}
