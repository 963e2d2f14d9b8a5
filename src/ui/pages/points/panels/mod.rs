//! Stub.
mod charts;
pub mod text;
