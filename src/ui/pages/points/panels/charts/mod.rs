//! Charts of the page Points: how a model learns, and what each axis says alone.

mod learning;
mod marginals;

pub use learning::Learning;
pub use marginals::Marginals;
