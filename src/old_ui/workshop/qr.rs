//! The QR code of a link.

use super::text::tools;
use crate::ui::dom::svg;
use crate::ui::lab::Lab;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};
use sycamore_web::View;

/// Denser codes are hard for a phone to read from a screen.
const MAX_QR_CHARS: usize = 1_200;

/// Links are bytes: looking for digits-only stretches in them would save nothing.
fn encode(url: &str) -> Option<QrCode> {
    QrCode::encode_segments(&[QrSegment::make_bytes(url.as_bytes())], QrCodeEcc::Low).ok()
}

/// The QR code as one path, or why there is none.
pub fn qr(lab: Lab, url: &str) -> View {
    let code = if url.len() <= MAX_QR_CHARS { encode(url) } else { None };
    let Some(code) = code else { return lab.hint(|t| tools(t).qr_too_long).into() };
    let size = code.size();
    let dark = (0..size * size).map(|i| (i % size, i / size)).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    svg("svg")
        .set("class", "qr")
        .set("role", "img")
        .says(lab, "aria-label", |t| tools(t).qr)
        .set("viewBox", format!("-4 -4 {0} {0}", size + 8))
        .set("shape-rendering", "crispEdges")
        .child(svg("path").set("d", path))
        .into()
}
