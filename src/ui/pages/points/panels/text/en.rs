//! English.

use super::PanelText;
use crate::ui::text::Plural;

/// The words of the panels of Points that are fetched when they are opened, in English.
pub static TEXT: PanelText = PanelText {
    table_hint: "Change a number, and the point moves; press a heading to sort.",
    coordinate_of: "{0} of observation {1}",
    new_coordinate: "{0} of a new observation",
    delete_row: "Delete observation {0}",
    learning_title: "More observations, better model?",
    learning_hint: "Precision and recall as observations are added: the mean and the middle 90% of 50 shuffles.",
    learning_hidden: "These curves would tell about the rule: they wait until it is revealed.",
    no_rule: "No rule: there is nothing to compare with.",
    learning_too_few: "At least two observations are needed; one point makes no box.",
    learning_none: "In no order do these observations make a model.",
    learning_summary: "With {0} observations precision is {1} and recall {2} on average; with {3} they are {4} and {5}.",
    learning_at: "{0} observations: precision {1} ({2} to {3}), recall {4} ({5} to {6}).",
    learning_no_model: "{0} observations: none of the 50 orders makes a model.",
    learning_left_out: "{0} of 50 orders make no model.",
    axis_n: "observations",
    axis_n_log: "observations (logarithmic)",
    precision: "precision",
    recall: "recall",
    marginals_title: "Along each axis alone",
    marginals_hint: "Shares of all mass in 48 strips. A model can have both marginals right and still be wrong.",
    marginals_nothing: "Nothing to show yet: press Generate, or reveal the rule.",
    marginal_along: "Marginal of {0}",
    marginal_at: "{0} to {1}: p_data {2}, p_model {3}, samples {4}.",
    area: "area",
    mass: "mass of a cell",
    explain_box: "Uniform inside the smallest box around the points, plus the margin; the two factors are its width and \
                  height as shares of the plane.",
    explain_box_numbers: "inside, and 0 outside",
    explain_grid: "n is the number of observations in a cell, N their total, K the number of cells, a the pseudocount.",
    explain_grid_full: Plural {
        one: "the fullest cell, with {0} observation",
        other: "the fullest cell, with {0} observations",
    },
    explain_grid_empty: "a cell without observations",
    explain_painted: "Uniform over the cells that you painted, of 4,608 on the plane. It knows what you believe, and nothing of the observations.",
    start_from: "Start from",
    preset_nothing: "Nothing",
    preset_earth: "The Earth",
    preset_ring: "Ring",
    preset_two_islands: "Two islands",
    preset_archipelago: "Archipelago",
    note_hint: "One line, at most 140 characters. It travels in the link.",
    framework_lines: [
        "We have observations.",
        "We assume that a hidden rule, Pdata, made them.",
        "We build Pmodel, to be as close to Pdata as we can.",
        "We sample from Pmodel what is like the data and yet new.",
    ],
    framework_now: "you are here",
    comparison: "Comparison of models",
    comparison_hint: "Each as it is set now, on these observations.",
};
