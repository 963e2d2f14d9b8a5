//! *Sample metrics*: what can be said of samples alone, beside true draws; and what a perfect model would reach.

use super::text::PanelText;
use crate::data::Rule;
use crate::math::ln;
use crate::metric::{
    FIGURES, Floor, FloorWork, METRIC_POINTS, Modes, SampleMetricsWork, baked_floor, in_heights, metric_box, true_draws,
};
use crate::model::{Density, Sampler};
use crate::plane::{ASPECT, Point};
use crate::scene::{PointsScene, State};
use crate::ui::dom::{effect, is, live};
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::slices::in_slices;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Pairs of true draws for a painted rule: fewer than are baked for the Earth, since a reader waits for them.
const PAIRS_HERE: u32 = 20;
/// Seed of the true draws: the same for everybody.
const SEED: u32 = 1;

type Figures = [Option<f64>; FIGURES];

/// What was worked out, and of which scene.
type Worked = Option<(PointsScene, Figures, Option<Modes>, f64)>;

/// The table.
#[component]
pub fn SampleMetrics(points: Points) -> impl IntoView {
    let lab = points.lab;
    let (worked, floor) = (RwSignal::new(Worked::None), RwSignal::new(None));
    work_when_due(points, worked);
    find_floor(points, floor);
    let is_stale = Memo::new(move |_| {
        let state = points.state();
        worked.with(|worked| worked.as_ref().is_some_and(|(of, ..)| *of != key(&state)))
    });
    let row = move |figure: usize| {
        let own = move || {
            let value = worked.with(|worked| worked.as_ref().and_then(|(_, figures, ..)| figures[figure]));
            value.map_or("–".to_string(), |value| written(lab.lang.get(), figure, value))
        };
        let perfect = move || {
            let (floor, lang) = (floor.get(), lab.lang.get());
            let Some(Floor { low, mean, high }) = floor.map(|floor: [Floor; FIGURES]| floor[figure]) else {
                return ("–".to_string(), String::new());
            };
            let number = |value| written(lang, figure, value);
            (number(mean), fill(PanelText::of(lang).band, &[&number(low), &number(high)]))
        };
        view! {
            <tr>
                <th scope="row">{live(move || PanelText::of(lab.lang.get()).metric_names[figure])}</th>
                <td>{live(own)}</td>
                <td>{live(move || perfect().0)}<span class="hint">{live(move || perfect().1)}</span></td>
            </tr>
        }
    };
    view! {
        <h3>{lab.words_of(|t: &PanelText| t.sample_metrics)}</h3>
        <div class=live(move || if is_stale.get() { "stale" } else { "" })>
            <table class="numbers sample-metrics" aria-label=lab.words_of(|t: &PanelText| t.sample_metrics)>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col" class="model-word">{points.words(|t| t.pmodel)}</th>
                        <th scope="col">{lab.words_of(|t: &PanelText| t.perfect_model)}</th>
                    </tr>
                </thead>
                <tbody>
                    {(0..FIGURES).map(row).collect_view()}
                    <ModeRows points worked />
                    <LnRow points worked />
                </tbody>
            </table>
        </div>
        <p class="hint">{lab.words_of(|t: &PanelText| t.metrics_hint)}</p>
    }
}

/// How many of the rule's modes are made, and how well, where it has modes.
#[component]
fn ModeRows(points: Points, worked: RwSignal<Worked>) -> impl IntoView {
    let lab = points.lab;
    let n_modes = points.pick(|s| match s.rule {
        Rule::Toy(toy) => toy.modes().map_or(0, |(centres, _)| centres.len()),
        _ => 0,
    });
    let modes = Memo::new(move |_| worked.with(|worked| worked.as_ref().and_then(|(_, _, modes, _)| *modes)));
    let count = move |n: usize| format::count(lab.lang.get(), n);
    let made = move || modes.get().map_or("–".to_string(), |modes| count(modes.made));
    let quality =
        move || modes.get().map_or("–".to_string(), |modes| format::percent(lab.lang.get(), modes.high_quality));
    view! {
        <Show when=is(move || n_modes.get() > 0)>
            <tr>
                <th scope="row">{lab.words_of(|t: &PanelText| t.modes_made)}</th>
                <td>{live(made)}</td>
                <td>{live(move || count(n_modes.get()))}</td>
            </tr>
            <tr>
                <th scope="row">{lab.words_of(|t: &PanelText| t.high_quality)}</th>
                <td>{live(quality)}</td>
                <td>{live(move || format::percent(lab.lang.get(), WITHIN_THREE))}</td>
            </tr>
        </Show>
    }
}

/// How likely true draws are, as the model says itself: all models of this page say p(x) exactly.
#[component]
fn LnRow(points: Points, worked: RwSignal<Worked>) -> impl IntoView {
    let lab = points.lab;
    let number = move |value: f64| match value {
        // A place without any density, and all of them are impossible together.
        f64::NEG_INFINITY => "−∞".to_string(),
        _ => format::decimals(lab.lang.get(), value, 3),
    };
    let own = move || worked.with(|worked| worked.as_ref().map_or("–".to_string(), |(.., ln)| number(*ln)));
    let rule = points.pick(|s| s.rule.clone());
    let perfect = Memo::new(move |_| rule.with(perfect_ln));
    view! {
        <tr>
            <th scope="row">{lab.words_of(|t: &PanelText| t.ln_likelihood)}</th>
            <td>{live(own)}</td>
            <td>{live(move || number(perfect.get()))}</td>
        </tr>
    }
}

/// The same of p_data itself: no model can have more, on average.
fn perfect_ln(rule: &Rule) -> f64 {
    match rule {
        Rule::Toy(toy) => {
            let (density, draws) = (toy.density(), on_plane(true_draws(rule, LN_POINTS, "true draws", SEED)));
            draws.iter().map(|p| ln(density.at(*p))).sum::<f64>() / draws.len() as f64
        }
        _ => rule.raster().map_or(f64::NAN, |raster| ln(raster.density_on_land())),
    }
}

/// True draws that are asked for their likelihood, and how many at once.
const LN_POINTS: usize = 500;
const LN_STEP: usize = 10;

/// From heights back to the plane.
fn on_plane(mut points: Vec<Point>) -> Vec<Point> {
    points.iter_mut().for_each(|p| p.x /= ASPECT);
    points
}

/// Share of a bell of the plane within three deviations: 1 − exp(−9/2).
const WITHIN_THREE: f64 = 0.988_891;

/// Three digits, or as many as tell small distances apart.
fn written(lang: Lang, figure: usize, value: f64) -> String {
    format::decimals(lang, value, if figure < 3 { 4 } else { 3 })
}

/// What decides the figures: the samples are the first of the stream, however many are shown.
fn key(state: &State) -> PointsScene {
    PointsScene { seed: state.scene.seed, ..state.scene.for_model() }
}

/// Works them out anew whenever what decides them changes; what was begun for an earlier scene is given up.
fn work_when_due(points: Points, worked: RwSignal<Worked>) {
    let due = points.follow(|state| (key(state), state.is_stale));
    let asked = StoredValue::new(0_u64);
    effect(move || {
        due.with(|_| ());
        asked.update_value(|turn| *turn += 1);
        let turn = asked.get_value();
        let state = points.peek();
        spawn_local(async move {
            // Nobody asks any more when the part is closed.
            let is_wanted = || asked.try_get_value() == Some(turn);
            let Some(model) = state.model.as_ref().ok().filter(|_| !state.is_stale) else {
                worked.try_set(None);
                return;
            };
            let rule = &state.scene.rule;
            let mut samples: Vec<Point> = Vec::new();
            model.sample_into(&mut state.scene.sample_stream(), METRIC_POINTS, &mut samples);
            in_heights(&mut samples);
            let mut observations: Vec<Point> =
                state.scene.observations.points().iter().map(|spot| spot.point()).collect();
            in_heights(&mut observations);
            let fresh = true_draws(rule, observations.len(), "fresh", SEED);
            let mut work = SampleMetricsWork::new(true_draws(rule, METRIC_POINTS, "true draws", SEED), samples)
                .memorising(observations, fresh);
            if let Rule::Toy(toy) = rule
                && let Some((centres, deviation)) = toy.modes()
            {
                work = work.with_modes(centres, deviation);
            }
            // A few at a time: a kernel density looks at all its observations for each.
            let (mut told, mut sum) = (0, 0.0);
            let asked = on_plane(true_draws(rule, LN_POINTS, "true draws", SEED));
            in_slices(|| {
                for p in asked.iter().skip(told).take(LN_STEP) {
                    sum += model.ln_density(p);
                }
                told += LN_STEP;
                told >= asked.len() || !is_wanted()
            })
            .await;
            let ln_likelihood = sum / asked.len().max(1) as f64;
            in_slices(|| work.step() || !is_wanted()).await;
            if is_wanted() {
                let metrics = work.result(metric_box(rule));
                worked.set(Some((key(&state), metrics.figures(), metrics.modes, ln_likelihood)));
            }
        });
    });
}

/// What a perfect model reaches: known for the Earth, worked out for a painted rule.
fn find_floor(points: Points, floor: RwSignal<Option<[Floor; FIGURES]>>) {
    let rule = points.pick(|s| s.rule.clone());
    let asked = StoredValue::new(0_u64);
    effect(move || {
        let rule = rule.get();
        asked.update_value(|turn| *turn += 1);
        let turn = asked.get_value();
        if let Some(known) = baked_floor(&rule) {
            floor.set(Some(known));
            return;
        }
        floor.set(None);
        spawn_local(async move {
            let is_wanted = || asked.try_get_value() == Some(turn);
            let mut work = FloorWork::new(0);
            in_slices(|| !is_wanted() || work.step(&rule, PAIRS_HERE)).await;
            if is_wanted() {
                floor.set(work.result());
            }
        });
    });
}
