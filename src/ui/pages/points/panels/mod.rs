//! What the page shows only when it is asked for: each part is fetched first. Two chunks: `charts` brings the drawing of
//! charts along, `panels` all the rest, which is little.

mod charts;
mod comparison;
mod explain;
mod families;
mod fitted;
mod framework;
mod more_data;
mod note;
mod numbers;
mod presets;
mod probe_list;
mod revealed;
mod sample_metrics;
mod smooth;
mod table;
mod text;
mod toy;

use super::Points;
use crate::data::Rule;
use crate::ui::chunk::{Coming, Doing, in_chunk};
use crate::ui::dom::live;
use crate::ui::lab::Lab;
use charts::{Learning, Marginals};
use comparison::Comparison;
use explain::Explain;
use framework::Lines;
use leptos::prelude::*;
use more_data::MoreData;
use note::Note;
use numbers::AllNumbers;
use presets::Presets;
use probe_list::ProbeCard;
use revealed::Revealed;
use sample_metrics::SampleMetrics;
use smooth::{Components, Kernel};
use table::Table;
use toy::ToyRule;

in_chunk! {
    panels: fn comparison_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Comparison points /> }.into_any()) }
    panels: fn explain_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Explain points /> }.into_any()) }
    panels: fn framework_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Lines points /> }.into_any()) }
    panels: fn note_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Note points /> }.into_any()) }
    panels: fn rule_panel(lab: Lab) -> AnyView { shown(lab, rule_of) }
    panels: fn more_data_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <MoreData points /> }.into_any()) }
    panels: fn all_numbers_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <AllNumbers points /> }.into_any()) }
    panels: fn probe_list_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <ProbeCard points /> }.into_any()) }
    panels: fn revealed_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Revealed points /> }.into_any()) }
    panels: fn table_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Table points /> }.into_any()) }
    panels: fn kernel_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Kernel points /> }.into_any()) }
    panels: fn components_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Components points /> }.into_any()) }
    panels: fn sample_metrics_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <SampleMetrics points /> }.into_any()) }
    panels: fn fit_panel(lab: Lab) -> Doing { Points::of(lab).map_or_else(|| -> Doing { Box::pin(async { Ok(()) }) }, fitted::fit) }
    panels: fn families_panel(lab: Lab) -> Doing { Points::of(lab).map_or_else(|| -> Doing { Box::pin(async { Ok(()) }) }, families::bring) }
    charts: fn learning_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Learning points /> }.into_any()) }
    charts: fn marginals_panel(lab: Lab) -> AnyView { shown(lab, |points| view! { <Marginals points /> }.into_any()) }
}

fn shown(lab: Lab, of: fn(Points) -> AnyView) -> AnyView {
    Points::of(lab).map(of).into_any()
}

/// The three models side by side.
pub fn comparison(lab: Lab) -> Coming<AnyView> {
    Box::pin(comparison_panel(lab))
}

/// What can be said of samples alone.
pub fn sample_metrics(lab: Lab) -> Coming<AnyView> {
    Box::pin(sample_metrics_panel(lab))
}

/// The numbers of the kernel density.
pub fn kernel(lab: Lab) -> Coming<AnyView> {
    Box::pin(kernel_panel(lab))
}

/// The numbers of the mixture.
pub fn components(lab: Lab) -> Coming<AnyView> {
    Box::pin(components_panel(lab))
}

/// Fits a smooth model in slices.
pub fn fitted(lab: Lab) -> Doing {
    Box::pin(async move { fit_panel(lab).await?.await })
}

/// Takes rule and points to the page Families.
pub fn try_families(lab: Lab) -> Doing {
    Box::pin(async move { families_panel(lab).await?.await })
}

/// The formula of the model.
pub fn explain(lab: Lab) -> Coming<AnyView> {
    Box::pin(explain_panel(lab))
}

/// The framework of generative models.
pub fn framework(lab: Lab) -> Coming<AnyView> {
    Box::pin(framework_panel(lab))
}

/// The field of the note.
pub fn note(lab: Lab) -> Coming<AnyView> {
    Box::pin(note_panel(lab))
}

/// Worlds to start painting a rule from, or the formula of a toy.
pub fn rule(lab: Lab) -> Coming<AnyView> {
    Box::pin(rule_panel(lab))
}

fn rule_of(points: Points) -> AnyView {
    let is_toy = points.pick(|s| matches!(s.rule, Rule::Toy(_)));
    let panel = move || match is_toy.get() {
        true => view! { <ToyRule points /> }.into_any(),
        false => view! { <Presets points /> }.into_any(),
    };
    view! { {live(panel)} }.into_any()
}

/// The observations as a table.
pub fn table(lab: Lab) -> Coming<AnyView> {
    Box::pin(table_panel(lab))
}

/// How a model learns from more observations.
pub fn learning(lab: Lab) -> Coming<AnyView> {
    Box::pin(learning_panel(lab))
}

/// What each axis says alone.
pub fn marginals(lab: Lab) -> Coming<AnyView> {
    Box::pin(marginals_panel(lab))
}

/// More data: drawn, from a file, pasted.
pub fn more_data(lab: Lab) -> Coming<AnyView> {
    Box::pin(more_data_panel(lab))
}

/// The table Coverage.
pub fn all_numbers(lab: Lab) -> Coming<AnyView> {
    Box::pin(all_numbers_panel(lab))
}

/// The probes in words.
pub fn probe_list(lab: Lab) -> Coming<AnyView> {
    Box::pin(probe_list_panel(lab))
}

/// The verdict once the rule is shown.
pub fn revealed(lab: Lab) -> Coming<AnyView> {
    Box::pin(revealed_panel(lab))
}
