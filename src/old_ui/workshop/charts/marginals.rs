//! *Marginals*: how mass is spread along each axis alone, for p_data once it is shown, for p_model, and for the samples.

use super::backend::Canvas;
use super::reader::{Chart, readable};
use crate::metric::{Axis as Along, MARGINAL_BINS, data_marginal, model_marginal, sample_marginal};
use crate::plot::chart::{
    ChartArea, ChartStyle, MarginalLabels, MarginalSeries, WidthTable, marginal_area, marginal_chart,
};
use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::dom::{El, dynamic, el, selector};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::sampling::start_sampling;
use crate::ui::text::{Lang, fill};
use crate::ui::workshop::text::tools;
use std::rc::Rc;
use sycamore_web::View;

/// The figures along one axis.
#[derive(Clone, PartialEq)]
struct Figures {
    data: Option<Vec<f64>>,
    model: Option<Vec<f64>>,
    samples: Option<Vec<f64>>,
}

/// Both charts with their legend.
pub fn marginals(lab: Lab) -> View {
    // The page has drawn them, but these are the same to the last bit.
    start_sampling(lab);
    let shows = selector(move || {
        let scene = &lab.state().scene;
        let has_model = scene.shows_pmodel() && lab.state().model.is_ok();
        [!scene.hidden && scene.rule.raster().is_some(), has_model, has_model]
    });
    let legend = dynamic(move || {
        let item = |class: &'static str, words: View| -> El {
            el("li", "").child(el("span", class).set("aria-hidden", "true")).child(el("span", "").child(words))
        };
        let density = |of: &'static str| View::from(vec!["p".into(), el("sub", "").child(of).into()]);
        let items: [(&'static str, View); 3] = [
            ("key key-data", density("data")),
            ("key key-model", density("model")),
            ("key key-samples", lab.words(|t| t.samples)),
        ];
        let shown = items.into_iter().zip(shows.get()).filter(|(_, shows)| *shows);
        let list = shown.fold(el("ul", "legend"), |list, ((class, words), _)| list.child(item(class, words)));
        if shows.get().contains(&true) { list.into() } else { lab.hint(|t| tools(t).marginals_nothing).into() }
    });
    let charts = dynamic(move || {
        if !shows.get().contains(&true) {
            return View::new();
        }
        View::from(vec![along(lab, Along::X, Axis::X), along(lab, Along::Y, Axis::Y)])
    });
    View::from(vec![
        el("h3", "").child(lab.words(|t| tools(t).marginals_title)).into(),
        lab.hint(|t| tools(t).marginals_hint).into(),
        legend,
        el("div", "two-charts").child(charts).into(),
    ])
}

fn along(lab: Lab, along: Along, axis: Axis) -> View {
    let figures = selector(move || {
        let state = lab.state();
        let scene = &state.scene;
        let shows_model = scene.shows_pmodel();
        let raster = scene.rule.raster().filter(|_| !scene.hidden);
        Figures {
            data: raster.map(|raster| data_marginal(raster, along, MARGINAL_BINS)),
            model: state.model.as_ref().ok().filter(|_| shows_model).map(|m| model_marginal(m, along, MARGINAL_BINS)),
            samples: lab.fresh_samples().map(|set| sample_marginal(&set.points, along, MARGINAL_BINS)),
        }
    });
    let coordinates = lab.pick(Coordinates::of);
    let chart = move || {
        let chart: Rc<dyn Chart> =
            Rc::new(Shown { lang: lab.lang.get(), figures: figures.get(), coordinates: coordinates.get(), axis });
        Some(chart)
    };
    let name = move || fill(tools(lab.t()).marginal_along, &[coordinates.get().name(lab.lang.get(), axis)]);
    el("div", "").child(readable(lab, name, chart)).into()
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
    fn draw(&self, canvas: &mut Canvas, style: &ChartStyle) {
        // Nothing can fail on a canvas.
        let _ = self.with_labels(|labels| marginal_chart(WidthTable::new(canvas), self.series(), style, labels));
    }

    fn area(&self, style: &ChartStyle) -> ChartArea {
        self.with_labels(|labels| marginal_area(self.series(), style, labels))
    }

    fn told(&self, idx: usize) -> String {
        let t = tools(self.lang.text());
        let edge = |idx: usize| self.coordinates.at(self.lang, self.axis, idx as f64 / MARGINAL_BINS as f64);
        let share = |shares: &Option<Vec<f64>>| {
            let share = shares.as_ref().and_then(|shares| shares.get(idx));
            share.map_or("–".to_string(), |share| format::percent(self.lang, *share))
        };
        let Figures { data, model, samples } = &self.figures;
        fill(t.marginal_at, &[&edge(idx), &edge(idx + 1), &share(data), &share(model), &share(samples)])
    }
}
