//! The families of generative models, one a file: what each says of p(x), how it is trained, how it makes samples.
//!
//! All of them see the same: places of the plane in units of their own ([`Frame`]). [`Flow`] bends a sheet of noise by
//! [`spline`]s; [`Autoregressive`] says one coordinate after the other; [`PlaneVae`] carries a latent plane over; [`Diffusion`] walks noise
//! back; in a [`Gan`] a forger learns from a critic. [`Network`] is whichever was chosen.

mod autoregressive;
mod diffusion;
mod flow;
mod frame;
mod gan;
mod network;
mod schedule;
mod spline;
mod vae;

pub use autoregressive::{AUTOREGRESSIVE_BINS, Autoregressive, AutoregressiveRoom};
pub use diffusion::{Diffusion, DiffusionRoom, Paths, Walk};
pub use flow::{COUPLINGS, Flow, FlowRoom};
pub use frame::Frame;
pub use gan::{Gan, GanLoss, GanLosses, GanRoom, GanSettings};
pub use network::{Moment, Network, NetworkKind, NetworkRoom, in_single};
pub use schedule::{NOISE_STEPS, Schedule};
pub use spline::{BINS, SPLINE_NUMBERS, spline, spline_backward, spline_inverse};
pub use vae::{Elbo, PlaneVae, PlaneVaeRoom};
