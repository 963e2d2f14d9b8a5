//! *See how it learns*: precision and recall as the observations grow, worked out in slices while nobody waits.

use super::super::text::PanelText;
use crate::metric::{Band, Curve, CurvePoint, Learner, LearningCurve};
use crate::model::{BoxParams, FitError, ModelKind};
use crate::plane::Point;
use crate::plot::chart::{ChartArea, ChartStyle, LearningLabels, learning_area, learning_chart};
use crate::scene::{PointsScene, State};
use crate::ui::charts::{Chart, Readable, draw};
use crate::ui::dom::{effect, live};
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::slices::in_slices;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::HtmlCanvasElement;

/// The reshuffles are the same for everybody: their seed is no part of a scene.
const SEED: u32 = 1;

/// A curve, and the scene that it was worked out for.
type Worked = Option<(PointsScene, Arc<Curve>)>;

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
#[component]
pub fn Learning(points: Points) -> impl IntoView {
    let lab = points.lab;
    let worked = RwSignal::new(None);
    let why = points.follow(missing);
    work_when_due(points, why, worked);
    let words = move |why: Missing| {
        let t = PanelText::of(lab.lang.get());
        match why {
            Missing::Hidden => t.learning_hidden,
            Missing::NoRule => t.no_rule,
            Missing::TooFew => t.learning_too_few,
            Missing::NothingPainted => lab.t().fit_nothing_painted,
        }
    };
    let body = move || match why.get() {
        Some(why) => view! { <p class="hint">{live(move || words(why))}</p> }.into_any(),
        None => view! { <LearningChart points worked /> }.into_any(),
    };
    view! {
        <h3>{lab.words_of(|t: &PanelText| t.learning_title)}</h3>
        <p class="hint">{lab.words_of(|t: &PanelText| t.learning_hint)}</p>
        {body}
    }
}

/// Works the curve out anew whenever what decides it changes; what was begun for an earlier scene is given up.
fn work_when_due(points: Points, why: Memo<Option<Missing>>, worked: RwSignal<Worked>) {
    let key = points.pick(PointsScene::for_model);
    let asked = StoredValue::new(0_u64);
    effect(move || {
        key.with(|_| ());
        if why.get().is_some() {
            return;
        }
        asked.update_value(|turn| *turn += 1);
        let turn = asked.get_value();
        let state = points.peek();
        spawn_local(async move {
            // Nobody asks any more when the part is closed.
            let is_wanted = || asked.try_get_value() == Some(turn);
            let scene = state.scene.for_model();
            let Some(raster) = state.scene.rule.raster() else { return };
            let mut curve = LearningCurve::new(learner(&state), raster, &places(&state.scene), SEED);
            in_slices(|| !is_wanted() || curve.step(raster)).await;
            if is_wanted() {
                worked.set(Some((scene, Arc::new(curve.result()))));
            }
        });
    });
}

fn places(scene: &PointsScene) -> Vec<Point> {
    scene.observations.points().iter().map(|spot| spot.point()).collect()
}

fn learner(state: &State) -> Learner {
    let scene = &state.scene;
    if let Some(params) = scene.smooth_params(scene.model) {
        return Learner::Smooth(params);
    }
    match (scene.model, state.coverage()) {
        (ModelKind::BoundingBox, _) => Learner::BoundingBox(BoxParams { margin: scene.margin as f64 / 1000.0 }),
        (ModelKind::Painted, Some(coverage)) => Learner::Fixed(coverage),
        (ModelKind::Grid | ModelKind::Painted | ModelKind::KernelDensity | ModelKind::Mixture, _) => {
            Learner::Grid(scene.grid_params())
        }
    }
}

#[component]
fn LearningChart(points: Points, worked: RwSignal<Worked>) -> impl IntoView {
    let lab = points.lab;
    let is_stale = Memo::new(move |_| {
        let scene = points.state().scene.for_model();
        worked.with(|worked| worked.as_ref().is_none_or(|(of, _)| *of != scene))
    });
    let chart = Signal::derive(move || {
        let (_, curve) = worked.get()?;
        let chart: Arc<dyn Chart> = Arc::new(Shown { lang: lab.lang.get(), curve });
        Some(chart)
    });
    let summary = move || match worked.get() {
        Some((_, curve)) => summary(lab.lang.get(), &curve),
        None => lab.t().loading.to_string(),
    };
    let name = Signal::derive(move || PanelText::of(lab.lang.get()).learning_title.to_string());
    view! {
        <div
            class=live(move || if is_stale.get() { "stale" } else { "" })
            aria-busy=live(move || is_stale.get().then_some("true"))
        >
            <Readable lab name chart />
            <p class="hint">{summary}</p>
        </div>
    }
}

/// First and last in words.
fn summary(lang: Lang, curve: &Curve) -> String {
    let t = PanelText::of(lang);
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
    curve: Arc<Curve>,
}

impl Shown {
    fn with_labels<T>(&self, run: impl FnOnce(&LearningLabels) -> T) -> T {
        let (lang, t) = (self.lang, PanelText::of(self.lang));
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
    fn draw(&self, canvas: &HtmlCanvasElement, style: &ChartStyle) {
        self.with_labels(|labels| draw(canvas, style, |canvas| learning_chart(canvas, &self.curve, style, labels)));
    }

    fn area(&self, style: &ChartStyle) -> ChartArea {
        self.with_labels(|labels| learning_area(&self.curve, style, labels))
    }

    fn told(&self, idx: usize) -> String {
        let Some(point) = self.curve.points.get(idx) else { return String::new() };
        let (lang, t) = (self.lang, PanelText::of(self.lang));
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
