//! *See how it learns*: precision and recall as the observations grow, worked out in slices while nobody waits.

use super::backend::Canvas;
use super::reader::{Chart, readable};
use crate::metric::{Band, Curve, CurvePoint, Learner, LearningCurve};
use crate::model::{BoxParams, FitError, ModelKind};
use crate::plane::Point;
use crate::plot::chart::{ChartArea, ChartStyle, LearningLabels, WidthTable, learning_area, learning_chart};
use crate::scene::{PointsScene, State};
use crate::ui::dom::{Selector, dynamic, effect, el, selector, text};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::slices::in_slices;
use crate::ui::text::{Lang, fill};
use crate::ui::workshop::text::tools;
use std::cell::Cell;
use std::rc::Rc;
use sycamore_reactive::*;
use sycamore_web::View;
use wasm_bindgen_futures::spawn_local;

/// The reshuffles are the same for everybody: their seed is no part of a scene.
const SEED: u32 = 1;

/// A curve, and the scene that it was worked out for.
type Worked = Option<(PointsScene, Rc<Curve>)>;

/// Why there is no curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Hidden,
    NoRule,
    TooFew,
    NothingPainted,
}

fn missing(state: &State) -> Option<Missing> {
    let scene = &state.scene;
    if scene.hidden {
        Some(Missing::Hidden)
    } else if scene.rule.raster().is_none() {
        Some(Missing::NoRule)
    } else if scene.observations.points().len() < 2 {
        Some(Missing::TooFew)
    } else if matches!(state.model, Err(FitError::NothingPainted)) {
        Some(Missing::NothingPainted)
    } else {
        None
    }
}

/// The chart, or why there is none.
pub fn learning(lab: Lab) -> View {
    let worked = create_signal(None);
    let why = selector(move || missing(&lab.state()));
    work_when_due(lab, why, worked);
    let body = dynamic(move || match why.get() {
        Some(why) => lab
            .hint(match why {
                Missing::Hidden => |t| tools(t).learning_hidden,
                Missing::NoRule => |t| tools(t).no_rule,
                Missing::TooFew => |t| tools(t).learning_too_few,
                Missing::NothingPainted => |t| t.fit_nothing_painted,
            })
            .into(),
        None => chart(lab, worked),
    });
    View::from(vec![
        el("h3", "").child(lab.words(|t| tools(t).learning_title)).into(),
        lab.hint(|t| tools(t).learning_hint).into(),
        body,
    ])
}

/// Works the curve out anew whenever what decides it changes; what was begun for an earlier scene is given up.
fn work_when_due(lab: Lab, why: Selector<Option<Missing>>, worked: Signal<Worked>) {
    let key = lab.pick(PointsScene::for_model);
    let asked = Rc::new(Cell::new(0_u64));
    let gone = asked.clone();
    on_cleanup(move || gone.set(u64::MAX));
    effect(move || {
        key.track();
        if why.get().is_some() {
            return;
        }
        let turn = asked.get() + 1;
        asked.set(turn);
        let asked = asked.clone();
        let state = lab.peek();
        spawn_local(async move {
            let scene = state.scene.for_model();
            let Some(raster) = state.scene.rule.raster() else { return };
            let mut curve = LearningCurve::new(learner(&state), raster, &points(&state.scene), SEED);
            in_slices(|| asked.get() != turn || curve.step(raster)).await;
            if asked.get() == turn {
                worked.set(Some((scene, Rc::new(curve.result()))));
            }
        });
    });
}

fn points(scene: &PointsScene) -> Vec<Point> {
    scene.observations.points().iter().map(|spot| spot.point()).collect()
}

fn learner(state: &State) -> Learner {
    let scene = &state.scene;
    match (scene.model, state.coverage) {
        (ModelKind::BoundingBox, _) => Learner::BoundingBox(BoxParams { margin: scene.margin as f64 / 1000.0 }),
        (ModelKind::Painted, Some(coverage)) => Learner::Fixed(coverage),
        (ModelKind::Grid | ModelKind::Painted, _) => Learner::Grid(scene.grid_params()),
    }
}

fn chart(lab: Lab, worked: Signal<Worked>) -> View {
    let is_stale = selector(move || {
        let scene = lab.state().scene.for_model();
        worked.with(|worked| worked.as_ref().is_none_or(|(of, _)| *of != scene))
    });
    let shown = move || {
        let (_, curve) = worked.get_clone()?;
        let chart: Rc<dyn Chart> = Rc::new(Shown { lang: lab.lang.get(), curve });
        Some(chart)
    };
    let summary = move || {
        let Some((_, curve)) = worked.get_clone() else { return lab.t().loading.to_string() };
        summary(lab.lang.get(), &curve)
    };
    el("div", "")
        .class(move || if is_stale.get() { "stale" } else { "" })
        .set("aria-busy", move || is_stale.get().then_some("true"))
        .child(readable(lab, move || tools(lab.t()).learning_title.to_string(), shown))
        .child(el("p", "hint").child(text(summary)))
        .into()
}

/// First and last in words.
fn summary(lang: Lang, curve: &Curve) -> String {
    let t = tools(lang.text());
    let made = |p: &&CurvePoint| p.precision.is_some();
    let (Some(first), Some(last)) = (curve.points.iter().find(made), curve.points.iter().rfind(made)) else {
        return t.learning_none.to_string();
    };
    let mean = |band: Option<Band>| band.map_or(String::new(), |band| format::decimals(lang, band.mean, 2));
    let values = |p: &CurvePoint| [format::count(lang, p.n), mean(p.precision), mean(p.recall)];
    let ([n0, p0, r0], [n1, p1, r1]) = (values(first), values(last));
    fill(t.learning_summary, &[&n0, &p0, &r0, &n1, &p1, &r1])
}

struct Shown {
    lang: Lang,
    curve: Rc<Curve>,
}

impl Shown {
    fn with_labels<T>(&self, run: impl FnOnce(&LearningLabels) -> T) -> T {
        let (lang, t) = (self.lang, tools(self.lang.text()));
        run(&LearningLabels {
            n: t.axis_n,
            n_log: t.axis_n_log,
            precision: t.precision,
            recall: t.recall,
            share: &|share| format::plain(lang, share),
            count: &|n| format::count(lang, n),
        })
    }
}

impl Chart for Shown {
    fn draw(&self, canvas: &mut Canvas, style: &ChartStyle) {
        // Nothing can fail on a canvas.
        let _ = self.with_labels(|labels| learning_chart(WidthTable::new(canvas), &self.curve, style, labels));
    }

    fn area(&self, style: &ChartStyle) -> ChartArea {
        self.with_labels(|labels| learning_area(&self.curve, style, labels))
    }

    fn told(&self, idx: usize) -> String {
        let Some(point) = self.curve.points.get(idx) else { return String::new() };
        let (lang, t) = (self.lang, tools(self.lang.text()));
        let n = format::count(lang, point.n);
        let (Some(precision), Some(recall)) = (point.precision, point.recall) else {
            return fill(t.learning_no_model, &[&n]);
        };
        let number = |value| format::decimals(lang, value, 2);
        let mut values = vec![n];
        for band in [precision, recall] {
            values.extend([band.mean, band.low, band.high].map(number));
        }
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let words = fill(t.learning_at, &values);
        if point.n_left_out == 0 {
            return words;
        }
        format!("{words} {}", fill(t.learning_left_out, &[&format::count(lang, point.n_left_out)]))
    }
}
