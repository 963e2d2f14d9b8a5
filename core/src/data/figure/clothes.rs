//! Clothes. All share shoulders; necks differ in what they leave free.

use super::pen::{Pen, Ring};
use super::tones::{SHIRT, Tone};

const SLEEVES: &str = "M29,97C29,93 28.5,90 27.5,87M71,97C71,93 71.5,90 72.5,87";
const SCOOP: &str = "M17,97.3C17,87 20,80 29,77L37,73.5C37,92 63,92 63,73.5L71,77C80,80 83,87 83,97.3";
const SCOOP_TRIM: &str = "M34,74.5L38,73C38,90 62,90 62,73L66,74.5C65,95 35,95 34,74.5Z";
const V: &str = "M17,97.3C17,87 20,80 29,77L41,71.5L50,92L59,71.5L71,77C80,80 83,87 83,97.3";
const V_TRIM: &str = "M37.5,73L41.5,71L50,89.5L58.5,71L62.5,73L50,96.5Z";
const CREW: &str = "M17,97.3C17,87 20,80 29,77L41,71.5C42,78 58,78 59,71.5L71,77C80,80 83,87 83,97.3";
const BIB: &str = "M26,97.3C30,96 33,94 33.5,90L31,76L37,73.2L39.5,84H60.5L63,73.2L69,76L66.5,90C67,94 70,96 74,97.3";
const HOOD: &str = "M25,82C23,66 32,59 50,59S77,66 75,82Z";
const HOODIE: &str = "M15.5,97.3C15.5,87 19,79 29,76L37,73L50,86L63,73L71,76C81,79 84.5,87 84.5,97.3";
const HOOD_EDGE: &str = "M27,78C28,72 33,69 38,68.5C40,76 45,81 50,82.5C55,81 60,76 62,68.5C67,69 72,72 73,78C69,86 58,90 50,90S31,86 27,78Z";

/// What hangs behind the neck, over the hair there.
pub(super) fn behind(pen: &mut dyn Pen, kind: usize, tone: Tone, ring: Ring) {
    if kind == 0 {
        pen.ring(HOOD, ring);
        pen.outlined(HOOD, tone.shade, tone.edge);
    }
}

/// The garment, over the neck.
pub(super) fn before(pen: &mut dyn Pen, kind: usize, tone: Tone, ring: Ring) {
    match kind {
        0 => hoodie(pen, tone, ring),
        1 => overall(pen, tone, ring),
        2 => {
            pen.ring(SCOOP, ring);
            pen.outlined(SCOOP, tone.fill, tone.edge);
            pen.outlined(SCOOP_TRIM, tone.shade, tone.line);
            pen.thin(SLEEVES, tone.line);
        }
        _ => {
            pen.ring(V, ring);
            pen.outlined(V, tone.fill, tone.edge);
            pen.outlined(V_TRIM, tone.shade, tone.line);
            pen.thin(SLEEVES, tone.line);
        }
    }
}

fn hoodie(pen: &mut dyn Pen, tone: Tone, ring: Ring) {
    pen.ring(HOODIE, ring);
    pen.outlined(HOODIE, tone.fill, tone.edge);
    pen.thin(SLEEVES, tone.line);
    pen.outlined(HOOD_EDGE, tone.fill, tone.line);
    // White in a darker casing: one of the two stands out on any colour.
    const STRINGS: &str = "M44,85C43,88 44,91 43.5,94M56,85C57,88 56,91 56.5,94";
    pen.line(STRINGS, tone.line, "3.4");
    pen.line(STRINGS, "#fff", "1.8");
}

fn overall(pen: &mut dyn Pen, tone: Tone, ring: Ring) {
    pen.outlined(CREW, SHIRT.fill, SHIRT.edge);
    pen.line("M20,87H33M19,92H33M18.5,96.5H26M67,87H80M67,92H81M74,96.5H81.5M40,80H60", SHIRT.shade, "1.8");
    pen.ring(BIB, ring);
    pen.outlined(BIB, tone.fill, tone.edge);
    pen.thin("M44.5,88H55.5V92C55.5,94.5 44.5,94.5 44.5,92Z", tone.line);
    const BUTTONS: &str = "M37.5,86.5h.01M62.5,86.5h.01";
    pen.line(BUTTONS, "#7a5510", "5");
    pen.line(BUTTONS, "#ffd166", "3");
}
