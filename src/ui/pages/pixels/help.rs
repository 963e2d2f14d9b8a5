//! *Would more data help?* Worked out once it is asked, in slices; the same for everybody.

use super::handle::Pixels;
use super::text::PixelsText;
use super::words::{power, two_decimals};
use crate::metric::{Band, Curve, CurvePoint};
use crate::plot::chart::{ChartArea, ChartStyle, LearningLabels, learning_area, learning_chart};
use crate::scene::{MoreData, MoreDataPoint, MoreDataWork, PictureSet};
use crate::ui::charts::{Chart, Readable, draw};
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::slices::in_slices;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::HtmlCanvasElement;

/// Numbers of training pictures of which samples are shown.
const SHOWN: [usize; 3] = [50, 400, 4_032];

/// The chart, samples, and the answer.
#[component]
pub fn Help(pixels: Pixels) -> impl IntoView {
    let answer = RwSignal::new(None::<Arc<MoreData>>);
    let is_fashion = pixels.pick(|s| s.pictures == PictureSet::Fashion);
    spawn_local(async move {
        let mut work = MoreDataWork::default();
        // Nobody asks any more when the part is closed.
        in_slices(|| answer.is_disposed() || work.step()).await;
        if let Some(found) = work.result() {
            answer.try_set(Some(Arc::new(found)));
        }
    });
    let body = move || match answer.get() {
        None => view! { <p class="hint" role="status">{pixels.words(|t| t.working)}</p> }.into_any(),
        Some(answer) => view! { <Answer pixels answer /> }.into_any(),
    };
    view! {
        <h3>{pixels.words(|t| t.help)}</h3>
        <p class="hint">{live(move || if is_fashion.get() { pixels.t().help_hint } else { pixels.t().help_own })}</p>
        {live(body)}
    }
}

#[component]
fn Answer(pixels: Pixels, answer: Arc<MoreData>) -> impl IntoView {
    let lab = pixels.lab;
    let curve = Arc::new(curve(&answer.points));
    let shown = answer.clone();
    let chart = Signal::derive(move || {
        let chart: Arc<dyn Chart> =
            Arc::new(Shown { lang: lab.lang.get(), curve: curve.clone(), answer: shown.clone() });
        Some(chart)
    });
    let name = Signal::derive(move || pixels.t().help_axis.to_string());
    let row = |point: &MoreDataPoint| {
        let n = point.n;
        let samples = point.samples.iter().map(|picture| {
            view! { <li class="tile sample"><Bitmap picture=Signal::stored(Some(*picture)) /></li> }
        });
        view! {
            <div class="help-row">
                <span>{live(move || format::count(lab.lang.get(), n))}</span>
                <ul class="sample-list" aria-hidden="true">{samples.collect_view()}</ul>
            </div>
        }
    };
    let rows = answer.points.iter().filter(|point| SHOWN.contains(&point.n)).map(row).collect_view();
    let (support, chance) = (answer.log10_support, answer.log10_chance);
    view! {
        <div class="help-columns">
            <div>
                <p class="hint">{pixels.words(|t| t.help_axis)}</p>
                <Readable lab name chart />
            </div>
            <div class="help-samples">
                <p class="hint">{pixels.words(|t| t.training)}</p>
                {rows}
            </div>
        </div>
        <p class="help-answer">
            {pixels.words(|t| t.help_answer)}" "{live(move || power(lab.lang.get(), support))}" "
            {pixels.words(|t| t.help_answer_then)}" "{live(move || power(lab.lang.get(), chance))}"."
        </p>
    }
}

/// The data's line and Pmodel's, as a learning curve has its two. Pmodel's is 0 but for chance: below the axis is 0 too.
fn curve(points: &[MoreDataPoint]) -> Curve {
    let band = |value: f64| Band { low: value.max(0.0), mean: value.max(0.0), high: value.max(0.0) };
    let point = |point: &MoreDataPoint| CurvePoint {
        n: point.n,
        n_made: 1,
        n_left_out: 0,
        precision: Some(band(point.data)),
        recall: Some(band(point.model)),
    };
    Curve { points: points.iter().map(point).collect() }
}

struct Shown {
    lang: Lang,
    curve: Arc<Curve>,
    answer: Arc<MoreData>,
}

impl Shown {
    fn with_labels<T>(&self, run: impl FnOnce(&LearningLabels) -> T) -> T {
        let (lang, t) = (self.lang, PixelsText::of(self.lang));
        run(&LearningLabels {
            n: t.training,
            n_log: t.training,
            precision: t.of_data,
            recall: t.pmodel,
            share: &|share| format::plain(lang, share),
            count: &|n| format::count(lang, n),
        })
    }
}

/// The data's colour and Pmodel's, in the place of precision's and recall's.
fn coloured(style: &ChartStyle) -> ChartStyle {
    ChartStyle { precision: style.label, recall: style.model, ..style.clone() }
}

impl Chart for Shown {
    fn draw(&self, canvas: &HtmlCanvasElement, style: &ChartStyle) {
        let style = &coloured(style);
        self.with_labels(|labels| draw(canvas, style, |canvas| learning_chart(canvas, &self.curve, style, labels)));
    }

    fn area(&self, style: &ChartStyle) -> ChartArea {
        self.with_labels(|labels| learning_area(&self.curve, style, labels))
    }

    fn told(&self, idx: usize) -> String {
        let Some(point) = self.answer.points.get(idx) else { return String::new() };
        let lang = self.lang;
        let values = [format::count(lang, point.n), two_decimals(lang, point.data), two_decimals(lang, point.model)];
        fill(PixelsText::of(lang).help_told, &[&values[0], &values[1], &values[2]])
    }
}
