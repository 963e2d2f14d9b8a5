//! Stub.
use crate::ui::chunk::{Doing, in_chunk};
use crate::ui::files::Source;
use crate::ui::lab::Lab;

/// Saves.
pub fn export(lab: Lab, format: &'static str) -> Doing {
    Box::pin(async move { saving(lab, format).await?.await })
}

/// Opens.
pub fn import(lab: Lab, source: Source) -> Doing {
    Box::pin(async move { opening(lab, source).await?.await })
}

in_chunk! {
    files: fn saving(lab: Lab, format: &'static str) -> Doing { let _ = (lab, format); Box::pin(async { Ok(()) }) }
    files: fn opening(lab: Lab, source: Source) -> Doing { let _ = (lab, source); Box::pin(async { Ok(()) }) }
}
