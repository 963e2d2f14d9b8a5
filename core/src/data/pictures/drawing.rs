//! The drawing of an outfit as grey pixels: what turns five values into a picture, so the decoder of *five traits*.

use super::coverage::{Coverage, filled, stroked};
use super::path::{Part, number, parts};
use super::{PIXELS, Picture, SIDE};
use crate::data::Outfit;
use crate::data::figure::{self, GROUND, OUTLINE, Pen};
use std::collections::BTreeMap;

/// Pixels to a unit of a figure, and how far it is moved: 100 units of the view box are 32 pixels.
const SCALE: f64 = 1.1 * SIDE as f64 / 100.0;
const MOVED: [f64; 2] = [-5.0 * SIDE as f64 / 100.0, -7.0 * SIDE as f64 / 100.0];

/// Opacity of glass.
const GLASS: f32 = 0.2;

/// Draws outfits. What a shape covers is worked out once: four thousand figures share some eighty shapes.
#[derive(Default)]
pub struct Drawing {
    /// By path, and the width of a line; `None` for the area within.
    covers: BTreeMap<(&'static str, Option<&'static str>), Coverage>,
}

impl Drawing {
    /// The picture of an outfit.
    pub fn picture(&mut self, outfit: Outfit) -> Picture {
        let mut pen = GreyPen { drawing: self, grey: [grey(GROUND); PIXELS] };
        figure::draw(&mut pen, outfit.values().map(usize::from), [false; 5]);
        pen.grey.map(|grey| 255 - grey.round() as u8)
    }
}

/// How light a colour is, 0 to 255: the luma of ITU-R BT.709. It is linear, so shapes may be laid over each other in grey.
fn grey(colour: &str) -> f32 {
    let digits = colour.trim_start_matches('#').as_bytes();
    let digit =
        |idx: usize| f32::from(digits.get(idx).map_or(0, |digit| (*digit as char).to_digit(16).unwrap_or(0)) as u8);
    let [red, green, blue] = match digits.len() {
        3 => [0, 1, 2].map(|idx| 17.0 * digit(idx)),
        _ => [0, 2, 4].map(|idx| 16.0 * digit(idx) + digit(idx + 1)),
    };
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

struct GreyPen<'a> {
    drawing: &'a mut Drawing,
    grey: [f32; PIXELS],
}

impl GreyPen<'_> {
    fn lay(&mut self, path: &'static str, width: Option<&'static str>, colour: &str, opacity: f32) {
        if path.is_empty() {
            return;
        }
        let cover = self.drawing.covers.entry((path, width)).or_insert_with(|| cover(path, width));
        let tone = grey(colour);
        let laid = cover.rows.start * SIDE..cover.rows.end * SIDE;
        for (grey, share) in self.grey[laid.clone()].iter_mut().zip(&cover.shares[laid]) {
            // Eighths of a row add up to a hair over one.
            *grey += (tone - *grey) * (share * opacity).min(1.0);
        }
    }
}

fn cover(path: &str, width: Option<&str>) -> Coverage {
    let mut parts: Vec<Part> = parts(path);
    for corner in parts.iter_mut().flat_map(|part| &mut part.corners) {
        *corner = [0, 1].map(|k| corner[k] * SCALE + MOVED[k]);
    }
    // Widths are our own, and numbers by a test.
    width.map_or_else(|| filled(&parts), |width| stroked(&parts, number(width).unwrap_or(0.0) * SCALE))
}

impl Pen for GreyPen<'_> {
    fn area(&mut self, path: &'static str, fill: &'static str) {
        self.lay(path, None, fill, 1.0);
    }

    fn outlined(&mut self, path: &'static str, fill: &'static str, edge: &'static str) {
        self.area(path, fill);
        self.thin(path, edge);
    }

    fn line(&mut self, path: &'static str, stroke: &'static str, width: &'static str) {
        self.lay(path, Some(width), stroke, 1.0);
    }

    fn thin(&mut self, path: &'static str, stroke: &'static str) {
        self.line(path, stroke, OUTLINE);
    }

    fn glass(&mut self, path: &'static str, frame: &'static str) {
        self.lay(path, None, "#fff", GLASS);
        self.line(path, frame, "1.9");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_as_light_as_bt_709_says() {
        assert_eq!([grey("#fff"), grey("#000000")].map(f32::round), [255.0, 0.0]);
        assert!((grey("#ff0000") - 54.213).abs() < 1e-3 && (grey("#65c9ff") - 183.639).abs() < 2e-2);
    }

    #[test]
    fn every_shape_of_every_outfit_is_read_to_its_end() {
        let mut drawing = Drawing::default();
        for outfit in Outfit::all() {
            drawing.picture(outfit);
        }
        assert!(drawing.covers.len() > 60, "{}", drawing.covers.len());
        for ((path, width), cover) in &drawing.covers {
            let covered: f32 = cover.shares.iter().sum();
            assert!(
                covered > 0.05 && cover.shares.iter().all(|share| (-1e-6..1.001).contains(share)),
                "{path} {width:?}"
            );
            assert!(width.is_none_or(|width| width.parse().ok() == number(width)), "{width:?}");
            // The last number of the text is the end of the last part, or it is closed.
            assert!(parts(path).iter().all(|part| !part.corners.is_empty()), "{path}");
        }
    }
}
