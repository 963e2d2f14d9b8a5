//! Files of the page Points: taking home what is on screen, and opening points of one's own.

mod columns;
mod drawing;
mod open;
mod save;
mod told;
mod way;
mod ways;

use super::Points;
use crate::ui::chunk::{Doing, in_chunk};
use crate::ui::files::{self, Source};
use crate::ui::lab::Lab;

/// Saves in a format, named by its ending.
pub fn export(lab: Lab, format: &'static str) -> Doing {
    Box::pin(async move { saving(lab, format).await?.await })
}

/// Opens a file, or text that was pasted.
pub fn import(lab: Lab, source: Source) -> Doing {
    Box::pin(async move { opening(lab, source).await?.await })
}

in_chunk! {
    files: fn saving(lab: Lab, format: &'static str) -> Doing {
        Box::pin(async move {
            if let Some(points) = Points::of(lab) {
                save::export(points, format).await;
            }
            Ok(())
        })
    }
    files: fn opening(lab: Lab, source: Source) -> Doing {
        Box::pin(async move {
            if let Some(points) = Points::of(lab) {
                files::open(lab, source, async |blob, kind| open::open_places(points, blob, kind).await).await;
            }
            Ok(())
        })
    }
}
