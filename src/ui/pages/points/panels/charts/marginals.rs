//! *Marginals*: how mass is spread along each axis alone, for p_data once it is shown, for p_model, and for the samples.

use super::super::text::PanelText;
use crate::metric::{Axis as Along, MARGINAL_BINS, data_marginal, model_marginal, sample_marginal};
use crate::plot::chart::{ChartArea, ChartStyle, MarginalLabels, MarginalSeries, marginal_area, marginal_chart};
use crate::scene::State;
use crate::ui::charts::{Chart, Readable, draw};
use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::dom::is;
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::HtmlCanvasElement;

/// Both charts with their legend.
#[component]
pub fn Marginals(points: Points) -> impl IntoView {
    let lab = points.lab;
    let shows_data = points.follow(|state| !state.scene.hidden && state.scene.rule.raster().is_some());
    let shows_model = points.follow(|state| state.scene.shows_pmodel() && state.model.is_ok());
    let shows_any = move || shows_data.get() || shows_model.get();
    let nothing = move || view! { <p class="hint">{lab.words_of(|t: &PanelText| t.marginals_nothing)}</p> };
    view! {
        <h3>{lab.words_of(|t: &PanelText| t.marginals_title)}</h3>
        <p class="hint">{lab.words_of(|t: &PanelText| t.marginals_hint)}</p>
        <Show when=shows_any fallback=nothing>
            <ul class="legend">
                <Show when=is(move || shows_data.get())>
                    <li><span class="key key-data" aria-hidden="true"></span><span>"p"<sub>"data"</sub></span></li>
                </Show>
                <Show when=is(move || shows_model.get())>
                    <li><span class="key key-model" aria-hidden="true"></span><span>"p"<sub>"model"</sub></span></li>
                    <li><span class="key key-samples" aria-hidden="true"></span><span>{points.words(|t| t.samples)}</span></li>
                </Show>
            </ul>
        </Show>
        <div class="two-charts">
            <Show when=shows_any>
                <Marginal points along=Along::X axis=Axis::X />
                <Marginal points along=Along::Y axis=Axis::Y />
            </Show>
        </div>
    }
}

/// The figures along one axis.
#[derive(Clone, PartialEq)]
struct Figures {
    data: Option<Vec<f64>>,
    model: Option<Vec<f64>>,
    samples: Option<Vec<f64>>,
}

impl Figures {
    /// Those of p_data and p_model.
    fn of(state: &State, along: Along) -> Self {
        let scene = &state.scene;
        let raster = scene.rule.raster().filter(|_| !scene.hidden);
        let model = state.model.as_ref().ok().filter(|_| scene.shows_pmodel());
        Self {
            data: raster.map(|raster| data_marginal(raster, along, MARGINAL_BINS)),
            model: model.map(|model| model_marginal(model, along, MARGINAL_BINS)),
            samples: None,
        }
    }
}

#[component]
fn Marginal(points: Points, along: Along, axis: Axis) -> impl IntoView {
    let lab = points.lab;
    let figures = points.follow(move |state| Figures::of(state, along));
    let samples = Memo::new(move |_| {
        let set = points.fresh_samples()?;
        Some(sample_marginal(&set.points, along, MARGINAL_BINS))
    });
    let coordinates = points.pick(Coordinates::of);
    let chart = Signal::derive(move || {
        let figures = Figures { samples: samples.get(), ..figures.get() };
        let chart: Arc<dyn Chart> =
            Arc::new(Shown { lang: lab.lang.get(), figures, coordinates: coordinates.get(), axis });
        Some(chart)
    });
    let name = Signal::derive(move || {
        let lang = lab.lang.get();
        fill(PanelText::of(lang).marginal_along, &[coordinates.get().name(lang, axis)])
    });
    view! { <div><Readable lab name chart /></div> }
}

struct Shown {
    lang: Lang,
    figures: Figures,
    coordinates: Coordinates,
    axis: Axis,
}

impl Shown {
    fn series(&self) -> MarginalSeries<'_> {
        let Figures { data, model, samples } = &self.figures;
        MarginalSeries { data: data.as_deref(), model: model.as_deref(), samples: samples.as_deref() }
    }

    fn with_labels<T>(&self, run: impl FnOnce(&MarginalLabels) -> T) -> T {
        let lang = self.lang;
        run(&MarginalLabels {
            axis: self.coordinates.name(lang, self.axis),
            ticks: &self.coordinates.ticks(lang, self.axis),
            share: &|share| format::percent(lang, share),
        })
    }
}

impl Chart for Shown {
    fn draw(&self, canvas: &HtmlCanvasElement, style: &ChartStyle) {
        self.with_labels(|labels| draw(canvas, style, |canvas| marginal_chart(canvas, self.series(), style, labels)));
    }

    fn area(&self, style: &ChartStyle) -> ChartArea {
        self.with_labels(|labels| marginal_area(self.series(), style, labels))
    }

    fn told(&self, idx: usize) -> String {
        let t = PanelText::of(self.lang);
        let edge = |idx: usize| self.coordinates.at(self.lang, self.axis, idx as f64 / MARGINAL_BINS as f64);
        let share = |shares: &Option<Vec<f64>>| {
            let share = shares.as_ref().and_then(|shares| shares.get(idx));
            share.map_or("–".to_string(), |share| format::percent(self.lang, *share))
        };
        let Figures { data, model, samples } = &self.figures;
        fill(t.marginal_at, &[&edge(idx), &edge(idx + 1), &share(data), &share(model), &share(samples)])
    }
}
