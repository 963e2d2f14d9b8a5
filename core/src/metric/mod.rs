//! How Pmodel differs from Pdata.

mod case;
mod coverage;
mod game;
mod samples_hash;

pub use case::{Case, HARDLY_EVER, Verdict, case_at};
pub use coverage::{Coverage, coverage};
pub use game::{COPY_DEG, GAME_DARTS, Score, obey_rule, score};
pub use samples_hash::{SamplesHash, samples_hash};
