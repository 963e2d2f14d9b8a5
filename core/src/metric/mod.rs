//! How Pmodel differs from Pdata; and, for outfits and pictures, from the observations.

mod case;
mod coverage;
mod factors;
mod game;
mod learning_curve;
mod marginals;
mod neighbours;
mod outfit_figures;
mod outfit_pairs;
mod outfits_made;
mod pictures;
mod running;
mod samples;
mod samples_hash;

pub use case::{Case, HARDLY_EVER, Verdict, case_at, is_made};
pub use coverage::{Coverage, coverage, coverage_of_cells};
pub use factors::{LocalFit, linear_r2, local_fit, neighbour_agreements, neighbour_r2, neighbour_r2s};
pub use game::{COPY_DEG, GAME_DARTS, Score, obey_rule, score};
pub use learning_curve::{
    Band, Curve, CurvePoint, EVERY_COUNT_TO, LOG_COUNTS, Learner, LearningCurve, RESHUFFLES, SMOOTH_COUNTS,
    SMOOTH_RESHUFFLES, evaluated_counts,
};
pub use marginals::{Axis, MARGINAL_BINS, data_marginal, model_marginal, sample_marginal};
pub use neighbours::Neighbours;
pub use outfit_figures::{LnLikelihood, OutfitFigures, outfit_figures};
pub use outfit_pairs::{PairInformation, UnseenPair, mass_with_any, pair_information, unseen_pairs};
pub use outfits_made::OutfitsMade;
pub use pictures::{Nearest, is_spotted, n_distinct_pictures, nearest, pass_limit, pass_share, squared_distance};
pub use running::Measure;
pub use samples::{
    DIRECTIONS, EnergyDistance, FIGURES, Floor, FloorWork, METRIC_POINTS, Modes, Near, PAIRS, PRDC_K, PRDC_POINTS,
    Prdc, PrdcWork, SampleMetrics, SampleMetricsWork, SlicedW1, baked_floor, in_heights, js_in_cells, memorised,
    metric_box, modes, true_draws,
};
pub use samples_hash::{SamplesHash, samples_hash};
