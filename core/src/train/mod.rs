//! Training: what a network is asked to make small, and the run that does it, step by step.
//!
//! One objective a file, its gradient written out: [`autoencoder_loss`], [`vae_loss`]. A [`Training`] is data, settings and
//! the weights of now; from equal settings it takes equal steps on every machine. [`Snapshot`]s let it return to any step
//! exactly. [`family`] has the families of generative models, [`race`] their run on points. [`Host`] is what stands in a worker: it takes [`Order`]s and gives [`Report`]s.

mod autoencoder;
mod coder;
mod drawer;
pub mod family;
mod host;
mod message;
mod pictures;
mod plateau;
pub mod race;
mod report;
mod run;
mod sampling;
mod settings;
mod snapshot;
mod vae;
mod watch;
mod weights_hash;

pub use autoencoder::autoencoder_loss;
pub use coder::{Coder, Decoder, Room};
pub use drawer::Drawer;
pub use host::Host;
pub use message::{Message, Order, Reply, Wounded};
pub use pictures::{Factors, Pictures, grey_share};
pub use plateau::Plateau;
pub use report::{PcaReport, Report};
pub use run::Training;
pub use sampling::{gaussian_codes, prior_codes};
pub use settings::{CoderKind, CoderSettings, Goal, Pace};
pub use snapshot::{Snapshot, snapshot_spacing};
pub use vae::{VaeLoss, vae_loss};
pub use watch::{Diverged, Watch};
pub use weights_hash::weights_hash;
