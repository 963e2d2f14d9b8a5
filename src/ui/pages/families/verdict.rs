//! 4, Verdict: tables Metrics and Coverage beside a perfect model, In words, and the chart over the steps.

use super::chart::StepChart;
use super::handle::Families;
use super::order::index;
use super::sentence::{are_alike, figures_of, sentences};
use super::words::signed;
use crate::train::race::{RaceFamily, Says};
use crate::ui::controls::Disclosure;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The figures of a row: their place in a lane's figures, and the question that they answer if they are the first to.
const ROWS: [(usize, Option<usize>); 11] = [
    (0, Some(0)),
    (1, None),
    (2, None),
    (3, Some(1)),
    (5, None),
    (4, Some(2)),
    (6, None),
    (7, Some(3)),
    (8, Some(4)),
    (9, None),
    (10, Some(5)),
];
const MODES: usize = 8;
const QUALITY: usize = 9;
const LN: usize = 10;
/// Share of a bell of the plane within three deviations: 1 − exp(−9/2).
const WITHIN_THREE: f64 = 0.988_891;

/// Whether more, less, or what is nearest to the perfect model is better.
fn is_better(figure: usize, a: f64, b: f64, perfect: f64) -> bool {
    match figure {
        0..=2 => a < b,
        5 | 7 => (a - perfect).abs() < (b - perfect).abs(),
        _ => a > b,
    }
}

/// The card.
#[component]
pub fn Verdict(families: Families) -> impl IntoView {
    let explains = RwSignal::new(false);
    let step = families.race.step();
    let trains = families.pick(|s| s.trains());
    let is_first = Memo::new(move |_| trains.get() && step.get() == 0 && !families.race.is_playing.get());
    let first = move || {
        let number = |x: Option<f64>| x.map_or("–".to_string(), |x| format::decimals(families.lab.lang.get(), x, 3));
        let floor = families.beside.with(|beside| beside.floor.map(|floor| floor[0].mean));
        let floor = floor.filter(|_| !families.hidden.get());
        fill(families.t().nothing_yet, &[&number(floor)])
    };
    view! {
        <section class="card race-verdict" aria-labelledby="families-verdict">
            <div class="group-head">
                <h2 id="families-verdict">
                    <span class="step" aria-hidden="true">"4"</span>
                    <span>{families.words(|t| t.verdict)}</span>
                </h2>
                <span class="hint">
                    {live(move || if is_first.get() { first() } else { families.t().verdict_hint.to_string() })}
                </span>
                <Disclosure label=families.words(|t| t.explain) open=explains controls="families-verdict-explain" />
            </div>
            <Show when=is(move || explains.get())>
                <p class="hint" id="families-verdict-explain">{families.words(|t| t.verdict_explain)}</p>
            </Show>
            <Show when=is(move || families.hidden.get())>
                <p class="hint">{families.words(|t| t.while_hidden)}</p>
            </Show>
            <Show when=is(move || !is_first.get())>
            <div class="verdict-columns">
                <div class="verdict-tables table-scroll" tabindex="0" role="region" aria-label=families.words(|t| t.metrics)>
                    <Metrics families />
                    <Cases families />
                </div>
                <div class="verdict-words">
                    <InWords families />
                    <StepChart families />
                </div>
            </div>
            </Show>
        </section>
    }
}

/// A figure as it is written.
fn written(families: Families, figure: usize, value: f64) -> String {
    let lang = families.lab.lang.get();
    match figure {
        MODES => format::count(lang, value as usize),
        7 | QUALITY => format::percent(lang, value),
        LN => signed(lang, value, 2),
        _ => format::decimals(lang, value, 3),
    }
}

/// Why a family says nothing of p(x).
fn nothing_said(families: Families, family: RaceFamily) -> &'static str {
    let t = families.t();
    if family == RaceFamily::Gan { t.none_implicit } else { t.none_straight }
}

/// A figure of a lane; while the rule is hidden none.
fn figure_of(families: Families, family: RaceFamily, figure: usize) -> Option<f64> {
    let known = figures_of(families, family).map(|figures| figures[figure]);
    known.filter(|value| !families.hidden.get() && !value.is_nan())
}

#[component]
fn Metrics(families: Families) -> impl IntoView {
    let lanes = families.pick(|s| s.lanes.clone());
    let n_modes = families.pick(|s| match s.rule {
        crate::data::Rule::Toy(toy) => toy.modes().map_or(0, |(centres, _)| centres.len()),
        _ => 0,
    });
    let row = move |(figure, question): (usize, Option<usize>)| {
        let is_shown = move || !matches!(figure, MODES | QUALITY) || n_modes.get() > 0;
        let cells = move || {
            let all = lanes.get();
            let floor = families.beside.with(|beside| beside.floor.filter(|_| figure < 8).map(|floor| floor[figure]));
            let values: Vec<Option<f64>> = all.iter().map(|family| figure_of(families, *family, figure)).collect();
            let alike = are_alike(families, &all);
            let cell = |family: RaceFamily, value: Option<f64>| {
                let class = match (value, floor) {
                    (Some(value), Some(floor)) => {
                        let band = floor.high - floor.low;
                        let beats = |other: f64| {
                            other == value
                                || is_better(figure, value, other, floor.mean) && (other - value).abs() > band
                        };
                        let others = values.iter().flatten().filter(|other| **other != value);
                        let is_best = alike
                            && values.len() > 1
                            && others.clone().count() > 0
                            && others.clone().all(|other| beats(*other));
                        match ((floor.low..=floor.high).contains(&value), is_best) {
                            (true, true) => "best perfect",
                            (true, false) => "perfect",
                            (false, true) => "best",
                            (false, false) => "",
                        }
                    }
                    _ => "",
                };
                let text = value.map_or("–".to_string(), |value| written(families, figure, value));
                let t = families.t();
                let (before, text) = match families.says(family) {
                    Says::Nothing if figure == LN => ("", nothing_said(families, family).to_string()),
                    Says::AtLeast if figure == LN && value.is_some() => (t.at_least, text),
                    _ => ("", text),
                };
                view! {
                    <td role="cell">
                        {(!before.is_empty()).then(|| view! { <span class="hint">{before} " "</span> })}
                        <span class=class>{text}</span>
                    </td>
                }
            };
            all.iter().zip(&values).map(|(family, value)| cell(*family, *value)).collect_view()
        };
        let perfect = move || {
            if families.hidden.get() {
                return "–".to_string();
            }
            let value = match figure {
                MODES => Some(n_modes.get() as f64),
                QUALITY => Some(WITHIN_THREE),
                LN => families.beside.with(|beside| beside.perfect_ln),
                _ => families.beside.with(|beside| beside.floor.map(|floor| floor[figure].mean)),
            };
            value.map_or("–".to_string(), |value| written(families, figure, value))
        };
        let band = move || {
            let floor = families.beside.with(|beside| beside.floor).filter(|_| figure < 8 && !families.hidden.get())?;
            let ends = [floor[figure].low, floor[figure].high].map(|x| written(families, figure, x));
            Some(fill(families.t().band, &[&ends[0], &ends[1]]))
        };
        view! {
            <Show when=is(is_shown)>
                <tr role="row">
                    <th scope="row" role="rowheader">
                        {question.map(|question| {
                            view! { <span class="question">{live(move || families.t().questions[question])}</span> }
                        })}
                        {live(move || families.t().metric_names[figure])}
                    </th>
                    {live(cells)}
                    <td role="cell" class="of-perfect">{live(perfect)}</td>
                    <td role="cell" class="of-band hint">{live(band)}</td>
                </tr>
            </Show>
        }
    };
    view! {
        <table class="numbers race-metrics" role="table" style:--lanes=live(move || lanes.with(Vec::len).to_string()) aria-label=families.words(|t| t.metrics)>
            <Head families />
            <tbody role="rowgroup">{ROWS.into_iter().map(row).collect_view()} <Cost families /></tbody>
        </table>
        <p class="hint verdict-key">
            <span class="best" aria-hidden="true">"1"</span>
            {families.words(|t| t.best_key)}
            " "
            <span class="perfect" aria-hidden="true">"1"</span>
            {families.words(|t| t.perfect_key)}
        </p>
    }
}

#[component]
fn Head(families: Families) -> impl IntoView {
    let lanes = families.pick(|s| s.lanes.clone());
    let name = move |family: RaceFamily| view! { <th scope="col" role="columnheader">{live(move || families.t().short_names[index(family)])}</th> };
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <td role="cell"></td>
                {live(move || lanes.get().into_iter().map(name).collect_view())}
                <th scope="col" role="columnheader">{families.words(|t| t.perfect_model)}</th>
                <th scope="col" role="columnheader">{families.words(|t| t.band_word)}</th>
            </tr>
        </thead>
    }
}

/// What it cost: time and parameters.
#[component]
fn Cost(families: Families) -> impl IntoView {
    let lanes = families.pick(|s| s.lanes.clone());
    let cell = move |family: RaceFamily, is_time: bool| {
        let told = move || {
            families.lane(family).view.with(|view| {
                let (view, lang) = (view.as_ref()?, families.lab.lang.get());
                Some(match is_time {
                    true => format::decimals(lang, view.seconds, 1),
                    false => format::count(lang, view.n_params as usize),
                })
            })
        };
        view! { <td role="cell">{live(move || told().unwrap_or("–".to_string()))}</td> }
    };
    let row = move |is_time: bool| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    {is_time.then(|| view! { <span class="question">{live(move || families.t().questions[6])}</span> })}
                    {live(move || if is_time { families.t().training_time } else { families.t().parameters })}
                </th>
                {live(move || lanes.get().into_iter().map(|family| cell(family, is_time)).collect_view())}
                <td role="cell"></td>
                <td role="cell"></td>
            </tr>
        }
    };
    view! {
        {row(true)}
        {row(false)}
    }
}

/// A, B and C on a map; what lies beyond the plane counts in A.
#[component]
fn Cases(families: Families) -> impl IntoView {
    let lanes = families.pick(|s| s.lanes.clone());
    let is_map = families.pick(|s| s.rule.is_a_map());
    let cell = move |family: RaceFamily, case: usize| {
        let told = move || {
            let cases = families.cases(family)?;
            let share = match [Some(cases.a), cases.b, Some(cases.c)][case] {
                Some(share) => format::percent(families.lab.lang.get(), share),
                None if families.says(family) == Says::AtLeast => families.t().none_bound.to_string(),
                None => nothing_said(families, family).to_string(),
            };
            Some(share)
        };
        view! { <td role="cell">{live(move || told().unwrap_or("–".to_string()))}</td> }
    };
    let off = move |family: RaceFamily| {
        let told = move || {
            let off = families.lane(family).view.with(|view| view.as_ref().and_then(|view| view.off_plane))?;
            Some(format::percent(families.lab.lang.get(), off))
        };
        view! { <td role="cell">{live(move || told().unwrap_or("–".to_string()))}</td> }
    };
    let row = move |case: usize| {
        let letter = ["A", "B", "C"][case];
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    <span class=format!("badge badge-{}", letter.to_lowercase())>{letter}</span>
                    " "
                    {live(move || families.t().cases[case])}
                </th>
                {live(move || lanes.get().into_iter().map(|family| cell(family, case)).collect_view())}
                <td role="cell" class="of-perfect">
                    {live(move || format::percent(families.lab.lang.get(), if case == 2 { 1.0 } else { 0.0 }))}
                </td>
                <td role="cell" class="of-band hint">{families.words(|t| t.exact_word)}</td>
            </tr>
        }
    };
    view! {
        <Show when=is(move || is_map.get())>
            <table class="numbers race-metrics" role="table" style:--lanes=live(move || lanes.with(Vec::len).to_string()) aria-label=families.words(|t| t.coverage)>
                <Head families />
                <tbody role="rowgroup">
                    {(0..3).map(row).collect_view()}
                    <tr role="row">
                        <th scope="row" role="rowheader">{families.words(|t| t.off_the_map)}</th>
                        {live(move || lanes.get().into_iter().map(off).collect_view())}
                        <td role="cell" class="of-perfect"></td>
                        <td role="cell"></td>
                    </tr>
                </tbody>
            </table>
        </Show>
    }
}

#[component]
fn InWords(families: Families) -> impl IntoView {
    let said = Memo::new(move |_| sentences(families));
    let item = move |(words, step): (String, Option<u32>)| {
        let back = step.map(|step| {
            view! {
                " "
                <button class="text-button" type="button" on:click=move |_| families.race.seek(step, true)>
                    {families.words(|t| t.rewind_there)}
                </button>
            }
        });
        view! { <li>{words}{back}</li> }
    };
    view! {
        <Show when=is(move || said.with(|said| !said.is_empty()))>
            <h3>{families.words(|t| t.in_words)}</h3>
            <ul class="in-words">{live(move || said.get().into_iter().map(item).collect_view())}</ul>
        </Show>
    }
}
