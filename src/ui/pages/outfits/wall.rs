//! Stub.

pub const WALL: usize = 50;
