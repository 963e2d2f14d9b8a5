//! The families of generative models, one a file: what each says of p(x), how it is trained, how it makes samples.
//!
//! All of them see the same: places of the plane in units of their own ([`Frame`]). [`Flow`] bends a sheet of noise by
//! [`spline`]s; [`Autoregressive`] says one coordinate after the other. [`Network`] is whichever was chosen.

mod autoregressive;
mod flow;
mod frame;
mod network;
mod spline;

pub use autoregressive::{AUTOREGRESSIVE_BINS, Autoregressive, AutoregressiveRoom};
pub use flow::{COUPLINGS, Flow, FlowRoom};
pub use frame::Frame;
pub use network::{Network, NetworkKind, NetworkRoom};
pub use spline::{BINS, SPLINE_NUMBERS, spline, spline_backward, spline_inverse};
