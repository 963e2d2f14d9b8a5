//! The QR code of a link.

use super::text::FilesText;
use crate::ui::lab::Lab;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Denser codes are hard for a phone to read from a screen.
const MAX_QR_CHARS: usize = 1_200;

/// Links are bytes: looking for digits-only stretches in them would save nothing.
fn encode(url: &str) -> Option<QrCode> {
    QrCode::encode_segments(&[QrSegment::make_bytes(url.as_bytes())], QrCodeEcc::Low).ok()
}

/// The QR code as one path, or why there is none.
#[component]
pub fn Qr(lab: Lab, url: String) -> impl IntoView {
    let code = if url.len() <= MAX_QR_CHARS { encode(&url) } else { None };
    let Some(code) = code else {
        return view! { <p class="hint">{lab.words_of(|t: &FilesText| t.qr_too_long)}</p> }.into_any();
    };
    let size = code.size();
    let dark = (0..size * size).map(|i| (i % size, i / size)).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    view! {
        <svg
            class="qr"
            role="img"
            aria-label=lab.words_of(|t: &FilesText| t.qr)
            viewBox=format!("-4 -4 {0} {0}", size + 8)
            shape-rendering="crispEdges"
        >
            <path d=path />
        </svg>
    }
    .into_any()
}
