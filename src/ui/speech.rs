//! Places and marks in words, for labels and screen readers. While the rule is hidden no degree is spoken.

use super::format;
use super::text::{Lang, fill};
use crate::metric::Case;
use crate::plane::Spot;
use crate::scene::MarkKind;

/// `11°E, 56°S`, or `x1 0.53, x2 0.09` while the rule is hidden.
pub fn place(lang: Lang, spot: Spot, hidden: bool) -> String {
    let p = spot.point();
    if hidden {
        return fill(lang.text().place_hidden, &[&format::decimals(lang, p.x, 2), &format::decimals(lang, p.y, 2)]);
    }
    format!("{}, {}", longitude(lang, p.lon_deg()), latitude(lang, p.lat_deg()))
}

/// `120°W`.
pub fn longitude(lang: Lang, lon_deg: f64) -> String {
    let [_, _, east, west] = lang.text().compass;
    degrees(lang, lon_deg, east, west)
}

/// `30°N`.
pub fn latitude(lang: Lang, lat_deg: f64) -> String {
    let [north, south, _, _] = lang.text().compass;
    degrees(lang, lat_deg, north, south)
}

fn degrees(lang: Lang, value: f64, positive: &str, negative: &str) -> String {
    let whole = value.abs().round() as usize;
    let side = if whole == 0 || whole == 180 {
        ""
    } else if value > 0.0 {
        positive
    } else {
        negative
    };
    format!("{}°{side}", format::count(lang, whole))
}

/// What a mark is called.
pub fn mark(lang: Lang, kind: MarkKind) -> &'static str {
    let t = lang.text();
    match kind {
        MarkKind::Observation => t.observation,
        MarkKind::Guess => t.guess,
        MarkKind::Probe => t.probe,
    }
}

/// The letter of a case; a dash for neither.
pub fn letter(case: Case) -> &'static str {
    match case {
        Case::A => "A",
        Case::B => "B",
        Case::C => "C",
        Case::Neither => "–",
    }
}

/// A case in words.
pub fn case(lang: Lang, case: Case) -> &'static str {
    let t = lang.text();
    match case {
        Case::A => t.probe_a,
        Case::B => t.probe_b,
        Case::C => t.probe_c,
        Case::Neither => t.probe_neither,
    }
}
