//! Head, face and glasses.

use super::pen::{Pen, Ring};
use super::tones::{INK, SKIN, Tone};

const HEAD: &str = "M32,42C32,29 39.5,22 50,22S68,29 68,42V47C68,58 60.5,65 50,65S32,58 32,47Z";
const EARS: &str = "M32.5,42C28.5,40.5 27.5,45 29,48.5S32,52 33,51ZM67.5,42C71.5,40.5 72.5,45 71,48.5S68,52 67,51Z";
const BROWS: &str = "M38,39.8Q42,36.8 46,38.8M54,38.8Q58,36.8 62,39.8";
const LENSES: &str =
    "M49,47A6.7,6.7 0 1 0 35.6,47A6.7,6.7 0 1 0 49,47ZM64.4,47A6.7,6.7 0 1 0 51,47A6.7,6.7 0 1 0 64.4,47Z";
const SHADES: &str = "M33.5,42.5H48.5L50,43.5L51.5,42.5H66.5C67,50 65,54.5 59.5,54.5C54,54.5 52,51 51,47H49C48,51 46,54.5 40.5,54.5C35,54.5 33,50 33.5,42.5Z";

pub(super) fn neck(pen: &mut dyn Pen) {
    pen.area("M43,58H57V70L66,76L50,98L34,76L43,70Z", SKIN.fill);
    pen.area("M43,62H57V67C54,71 46,71 43,67Z", SKIN.shade);
}

pub(super) fn head(pen: &mut dyn Pen, is_bald: bool, ring: Ring) {
    if is_bald {
        pen.ring(HEAD, ring);
    }
    pen.outlined(EARS, SKIN.fill, SKIN.shade);
    pen.outlined(HEAD, SKIN.fill, SKIN.shade);
    if is_bald {
        pen.line("M38,31C40,28 43,26.5 46,26", "#fbe0c4", "2.2");
    }
}

pub(super) fn cheeks(pen: &mut dyn Pen) {
    // Lines without length: their round ends are the shortest way to write discs.
    pen.line("M37.5,54.5h.01M62.5,54.5h.01", "#e8a580", "6.4");
}

pub(super) fn features(pen: &mut dyn Pen, hair: Tone, is_bald: bool, ring: Ring) {
    pen.line("M42.3,47h.01M57.7,47h.01", INK, "4.6");
    pen.line("M43,46.2h.01M58.4,46.2h.01", "#fff", "1.4");
    pen.line("M49.3,52.3Q50.5,53.3 51.5,52.2", SKIN.line, "1.3");
    pen.line("M44.5,57.5Q50,62 55.5,57.5", "#8c4a32", "1.8");
    // Without hair the eyebrows alone tell its colour, so they are bushier.
    let (casing, brow) = if is_bald { ("4", "2.8") } else { ("3", "2") };
    pen.ring_apart(BROWS, ring, ["5.6", "8.6"]);
    pen.line(BROWS, hair.edge, casing);
    pen.line(BROWS, hair.fill, brow);
}

/// Narrower than other rings: the mouth is near.
const GLASSES_RING: [&str; 2] = ["2.8", "5.6"];

/// The ring around glasses, under all that lenses let through; where there are none, the place they would have.
pub(super) fn glasses_ring(pen: &mut dyn Pen, kind: usize) {
    match kind {
        0 => pen.dashes(LENSES, "1.6", "2.4 1.8"),
        1 => {
            pen.ring_apart(LENSES, Ring::Full, GLASSES_RING);
            pen.area(LENSES, SKIN.fill);
        }
        _ => pen.ring_apart(SHADES, Ring::Full, GLASSES_RING),
    }
}

pub(super) fn glasses(pen: &mut dyn Pen, kind: usize) {
    match kind {
        0 => {}
        1 => {
            pen.glass(LENSES, INK);
            pen.line("M48.8,45.8Q50,44.8 51.2,45.8M35.6,46L32,44.5M64.4,46L68,44.5", INK, "1.9");
        }
        _ => {
            pen.line("M34,43.5L31.5,43M66,43.5L68.5,43", INK, "2.2");
            pen.outlined(SHADES, INK, "#161d21");
            pen.line("M38,46L37,50M56,46L55,50", "#8fa3ae", "1.6");
        }
    }
}
