//! The latent plane: every jar where its code lies, what the decoder draws all over it, and the point that one moves.

mod ground;
mod legend;
mod overlay;
mod pointer;
mod toolbar;
mod view;

pub use ground::GRID;
pub use legend::Legend;
pub use toolbar::{ClickPlaces, Toolbar};
pub use view::Plane;
