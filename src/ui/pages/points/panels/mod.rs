//! Stub.
pub mod text;
