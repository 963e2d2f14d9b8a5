//! Places and marks in words, for labels and screen readers. While the rule is hidden no degree is spoken.

use super::coordinates::{Axis, Coordinates};
use super::format;
use super::text::Lang;
use crate::metric::Case;
use crate::plane::Spot;
use crate::scene::{MarkKind, PointsScene};

/// `11°E, 56°S`; `x1 0.53, x2 0.09` while the rule is hidden; `x 4.3, y 0.1` on a plane of one's own.
pub fn place(lang: Lang, scene: &PointsScene, spot: Spot) -> String {
    let coordinates = Coordinates::of(scene);
    let p = spot.point();
    let told = |axis, share: f64| match &coordinates {
        Coordinates::Degrees => coordinates.at(lang, axis, share),
        Coordinates::Shares => format!("{} {}", coordinates.name(lang, axis), format::decimals(lang, share, 2)),
        Coordinates::Plane(_) => format!("{} {}", coordinates.name(lang, axis), coordinates.at(lang, axis, share)),
    };
    format!("{}, {}", told(Axis::X, p.x), told(Axis::Y, p.y))
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
