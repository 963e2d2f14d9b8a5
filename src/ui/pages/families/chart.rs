//! A figure over the steps, for each lane, beside what a perfect model reaches. A click rewinds to the step.

use super::check::Check;
use super::handle::Families;
use super::order::index;
use crate::data::Rule;
use crate::scene::{FamiliesEdit, RaceMetric};
use crate::ui::dom::{hundredths, is, live};
use crate::ui::format;
use leptos::html;
use leptos::prelude::*;
use std::fmt::Write;
use web_sys::MouseEvent;

/// Of the drawing, in its own units.
const WIDE: f64 = 300.0;
const HIGH: f64 = 150.0;
/// A logarithmic scale shows nothing smaller.
const SMALLEST: f64 = 1e-3;
const METRICS: [RaceMetric; 11] = [
    RaceMetric::JensenShannon,
    RaceMetric::Energy,
    RaceMetric::SlicedW1,
    RaceMetric::Precision,
    RaceMetric::Recall,
    RaceMetric::Density,
    RaceMetric::Coverage,
    RaceMetric::Memorised,
    RaceMetric::Modes,
    RaceMetric::HighQuality,
    RaceMetric::LnLikelihood,
];
/// Names stand so far apart.
const NAME_HIGH: f64 = 13.0;
/// Dashes that tell the lanes apart, beside their names at the end.
const DASHES: [&str; 4] = ["", "7 4", "2 3", "9 3 2 3"];

/// The chart with what chooses it.
#[component]
pub fn StepChart(families: Families) -> impl IntoView {
    let lab = families.lab;
    let metric = families.pick(|s| s.metric);
    let log = families.pick(|s| s.log);
    let lanes = families.pick(|s| s.lanes.clone());
    let planned = families.pick(|s| s.planned as f64);
    let select = NodeRef::<html::Select>::new();
    let has_modes = families.pick(|s| matches!(s.rule, Rule::Toy(toy) if toy.modes().is_some()));
    let option = move |of: RaceMetric| {
        let is_of_modes = matches!(of, RaceMetric::Modes | RaceMetric::HighQuality);
        view! {
            <option
                prop:selected=live(move || metric.get() == of)
                disabled=live(move || is_of_modes && !has_modes.get())
            >
                {live(move || families.t().metric_names[of.figure()])}
            </option>
        }
    };
    let chosen = move |_| {
        let idx = select.get_untracked().map_or(0, |select| select.selected_index().max(0) as usize);
        if let Some(metric) = METRICS.get(idx) {
            families.dispatch(FamiliesEdit::Metric(*metric));
        }
    };
    let figure = move || metric.get().figure();
    // The lines: points of each lane, one that is fitted at once as a level.
    let lines = Memo::new(move |_| {
        let of = |family| {
            let lane = families.lane(family);
            let points: Vec<(f64, f64)> = lane.chart.with(|chart| {
                chart
                    .iter()
                    .map(|point| (f64::from(point.step), point.figures[figure()]))
                    .filter(|(_, y)| y.is_finite())
                    .collect()
            });
            let level =
                lane.view.with(|view| view.as_ref().and_then(|view| view.figures)).map(|figures| figures[figure()]);
            match (points.is_empty(), level) {
                (true, Some(level)) if level.is_finite() => vec![(0.0, level), (planned.get(), level)],
                _ => points,
            }
        };
        match families.hidden.get() {
            true => Vec::new(),
            false => lanes.get().into_iter().map(|family| (family, of(family))).collect::<Vec<_>>(),
        }
    });
    let floor = Memo::new(move |_| {
        let floor = families.beside.with(|beside| beside.floor.filter(|_| figure() < 8).map(|floor| floor[figure()]));
        floor.filter(|_| !families.hidden.get()).map(|floor| (floor.low, floor.mean, floor.high))
    });
    let is_log = move || log.get() && figure() < 3;
    let scale = Memo::new(move |_| {
        let all = lines
            .with(|lines| lines.iter().flat_map(|(_, points)| points.iter().map(|(_, y)| *y)).collect::<Vec<f64>>());
        let floor = floor.get().map(|(low, _, high)| [low, high]);
        let all = all.into_iter().chain(floor.into_iter().flatten());
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
        if low > high { (0.0, 1.0) } else { (low, high.max(low + 1e-6)) }
    });
    let y = move |value: f64| {
        let (low, high) = scale.get();
        let of = |v: f64| if is_log() { crate::math::ln(v.max(SMALLEST)) } else { v };
        HIGH * (1.0 - (of(value) - of(low)) / (of(high) - of(low)).max(1e-9))
    };
    // Names at the ends, pushed apart where they would lie on each other.
    let names_at = Memo::new(move |_| {
        let ends = lines
            .with(|lines| lines.iter().map(|(_, points)| points.last().map(|(_, end)| y(*end))).collect::<Vec<_>>());
        let mut order: Vec<usize> = (0..ends.len()).filter(|k| ends[*k].is_some()).collect();
        let of = |k: usize| ends[k].unwrap_or_default();
        order.sort_by(|a, b| of(*a).total_cmp(&of(*b)));
        let mut at = vec![0.0; ends.len()];
        let mut least = f64::NEG_INFINITY;
        for k in order {
            at[k] = of(k).max(least);
            least = at[k] + NAME_HIGH;
        }
        at
    });
    let line = move |(k, (family, points)): (usize, (crate::train::race::RaceFamily, Vec<(f64, f64)>))| {
        let mut path = String::new();
        for (idx, (x, value)) in points.iter().enumerate() {
            let x = WIDE * x / planned.get().max(1.0);
            let _ = write!(path, "{}{} {}", if idx == 0 { "M" } else { "L" }, hundredths(x), hundredths(y(*value)));
        }
        let label = points.last().map(|_| {
            let at = names_at.with(|at| at.get(k).copied().unwrap_or_default());
            view! { <text x="306" y=hundredths(at + 4.0)>{families.t().short_names[index(family)]}</text> }
        });
        view! {
            <path class="line" d=path stroke-dasharray=DASHES[k % DASHES.len()] />
            {label}
        }
    };
    let band = move || {
        let (low, _, high) = floor.get()?;
        let (top, bottom) = (y(high), y(low));
        Some(view! {
            <rect class="band" x="0" y=hundredths(top) width=WIDE.to_string() height=hundredths((bottom - top).max(1.5)) />
        })
    };
    let step = families.race.step();
    let cursor = move || {
        let x = hundredths(WIDE * f64::from(step.get()) / planned.get().max(1.0));
        format!("M{x} 0V{HIGH}")
    };
    let frame = NodeRef::<html::Div>::new();
    let click = move |ev: MouseEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        let bounds = frame.get_bounding_client_rect();
        // Names of lanes stand in the last part of the drawing.
        let share = (f64::from(ev.client_x()) - bounds.left()) / (bounds.width() * WIDE / 380.0).max(1.0);
        if (0.0..=1.0).contains(&share) {
            families.race.seek((share * planned.get_untracked()).round() as u32, true);
        }
    };
    let ends = move |top: bool| {
        let (low, high) = scale.get();
        format::significant(lab.lang.get(), if top { high } else { low }).replace('-', "−")
    };
    let told = move || {
        let all = lines.get();
        let end = |(family, points): &(crate::train::race::RaceFamily, Vec<(f64, f64)>)| {
            let value = points.last().map_or("–".to_string(), |(_, y)| format::significant(lab.lang.get(), *y));
            format!("{}: {value}", families.name(*family))
        };
        let names = all.iter().map(end).collect::<Vec<_>>().join("; ");
        format!("{}. {names}", families.t().metric_names[figure()])
    };
    view! {
        <div class="step-chart">
            <div class="step-chart-head">
                <label for="families-metric">{families.words(|t| t.over_steps)}</label>
                <select id="families-metric" aria-label=families.words(|t| t.metric) node_ref=select on:change=chosen>
                    {METRICS.into_iter().map(option).collect_view()}
                </select>
                <Show when=is(move || figure() < 3)>
                    <Check families label=|t| t.log_scale of=|s| s.log edit=|_, on| FamiliesEdit::Log(on) />
                </Show>
            </div>
            <div node_ref=frame class="step-chart-frame" role="img" aria-label=live(told) on:click=click>
                <span class="chart-end top" aria-hidden="true">{live(move || ends(true))}</span>
                <span class="chart-end bottom" aria-hidden="true">{live(move || ends(false))}</span>
                <svg viewBox=format!("0 -6 380 {}", HIGH + 12.0) aria-hidden="true">
                    {live(band)}
                    <path class="base" d=format!("M0 {HIGH}H{WIDE}") />
                    {live(move || lines.get().into_iter().enumerate().map(line).collect_view())}
                    <path class="cursor" d=live(cursor) />
                </svg>
            </div>
            <p class="hint step-chart-foot">
                <span>"0"</span>
                <span>{live(move || format::count(lab.lang.get(), planned.get() as usize))}</span>
                <span></span>
            </p>
            <p class="hint">{families.words(|t| t.click_a_step)}</p>
        </div>
    }
}
