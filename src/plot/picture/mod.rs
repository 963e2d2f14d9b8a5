//! The picture on the plane as a drawing (SVG) that can be taken home: what the screen shows, no more and no less.
//!
//! While the rule is hidden neither coast nor cases are in it, and its axes run from 0 to 1. Up to [`MAX_VECTOR_MARKS`]
//! marks are shapes; more come as two bitmaps, which the page has painted already. In reading order: the frame here, the
//! `ground`, the `marks` on it, the `note` above and the `legend` below.

mod ground;
mod legend;
mod marks;
mod note;

use super::{Palette, Ring, text_width};
use crate::data::Raster;
use crate::metric::Case;
use crate::model::Pmodel;
use crate::plane::{ASPECT, Point, Rect, Spot};
use crate::scene::State;
use std::fmt::Write;

/// Over this many observations and samples together a drawing embeds bitmaps.
pub const MAX_VECTOR_MARKS: usize = 5_000;

/// Width of the plane in the drawing, in CSS pixels.
pub const PLANE_WIDTH: f64 = 1_000.0;
/// Its height.
const PLANE_HEIGHT: f64 = PLANE_WIDTH / ASPECT;
/// Least room left of the plane and right of it; labels of a plane of one's own may be wider.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 24.0;
const LINE: f64 = 24.0;
const FONT_PX: f64 = 14.0;
const LABEL_PX: f64 = 12.0;

/// Observations and samples.
pub enum Marks<'a> {
    /// As shapes; the samples as they were drawn.
    Shapes(&'a [Point]),
    /// As two bitmaps over the whole plane, each an address of its data: samples, then outline and observations.
    Bitmaps(String, String),
}

/// A label, and how far along its axis it stands: a share of it, from the left or the top.
pub type Label = (String, f64);

/// What stands before the words of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendMark {
    /// A disc.
    Observation,
    /// A ring.
    Sample,
    /// A cross.
    Drowned,
    /// A diamond.
    Guess,
    /// A frame.
    Model,
    /// A letter on its colour.
    Case(Case),
}

/// All that a drawing needs.
pub struct Picture<'a> {
    /// The scene and what follows from it.
    pub state: &'a State,
    /// The coast; not drawn while the rule is hidden.
    pub rings: &'a [Ring],
    /// p_data of a toy rule on the raster of the plane, if it is one and that is known.
    pub truth: Option<&'a [f64]>,
    /// Observations and samples.
    pub marks: Marks<'a>,
    /// Labels under the plane, and left of it.
    pub axes: [Vec<Label>; 2],
    /// The legend; what tells about the rule is left out while that is hidden.
    pub legend: Vec<(LegendMark, String)>,
    /// Colours.
    pub palette: &'a Palette,
    /// The font as an address of its data, so that the drawing looks the same everywhere; empty for none.
    pub font: &'a str,
}

/// The drawing as text.
pub fn picture_svg(picture: &Picture<'_>) -> String {
    let scene = &picture.state.scene;
    let shows_model = scene.shows_pmodel() && !scene.is_painting_rule();
    let drawing = Drawing {
        picture,
        model: picture.state.model.as_deref().ok().filter(|_| shows_model),
        rule: scene.rule.raster().filter(|_| !scene.hidden),
        svg: String::new(),
    };
    drawing.draw()
}

struct Drawing<'a> {
    picture: &'a Picture<'a>,
    /// Where it is on screen.
    model: Option<&'a Pmodel>,
    /// Where it is on screen.
    rule: Option<&'a Raster>,
    svg: String,
}

impl Drawing<'_> {
    /// Adds markup.
    fn put(&mut self, markup: &str) {
        self.svg.push_str(markup);
        self.svg.push('\n');
    }

    fn draw(mut self) -> String {
        let p = self.picture.palette;
        let note = note::lines(&self.picture.state.scene.note);
        let rows = self.legend_rows();
        let (left, right) = self.margins();
        let note_height = if note.is_empty() { 0.0 } else { LINE * note.len() as f64 + 6.0 };
        let (full_width, top) = (left + PLANE_WIDTH + right, TOP + note_height);
        let full_height = top + PLANE_HEIGHT + LINE + 14.0 + LINE * rows.len() as f64 + 6.0;
        self.put(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {full_width:.0} {full_height:.0}\" \
             width=\"{full_width:.0}\" height=\"{full_height:.0}\" font-family=\"Figtree, sans-serif\" \
             font-size=\"{FONT_PX}\">"
        ));
        self.define();
        self.put(&format!("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", p.card));
        self.note(left, &note);
        self.put(&format!("<g transform=\"translate({left} {top})\">"));
        self.put("<g clip-path=\"url(#plane)\">");
        self.ground();
        self.model_and_marks();
        self.put("</g>");
        self.by_hand();
        self.labels();
        self.put("</g>");
        for (row_idx, row) in rows.iter().enumerate() {
            let y = top + PLANE_HEIGHT + LINE + 20.0 + LINE * row_idx as f64;
            row.iter().for_each(|(x, item)| self.legend_item(left + x, y, item));
        }
        self.put("</svg>");
        self.svg
    }

    /// Room for the labels, left of the plane and right of it.
    fn margins(&self) -> (f64, f64) {
        let [x_labels, y_labels] = &self.picture.axes;
        let width = |(text, _): &Label| text_width(text, LABEL_PX);
        let widest = y_labels.iter().map(width).fold(0.0, f64::max);
        // How far a label that is centred on its place reaches beyond the plane.
        let beyond = |label: &Label, share: f64| 0.5 * width(label) - share * PLANE_WIDTH;
        let before = x_labels.iter().map(|label| beyond(label, label.1)).fold(0.0, f64::max);
        let behind = x_labels.iter().map(|label| beyond(label, 1.0 - label.1)).fold(0.0, f64::max);
        (LEFT.max(widest + 16.0).max(before + 8.0).ceil(), RIGHT.max(behind + 8.0).ceil())
    }

    /// Font, patterns, and the shapes that cut others.
    fn define(&mut self) {
        self.put("<defs>");
        if !self.picture.font.is_empty() {
            self.put(&format!(
                "<style>@font-face{{font-family:Figtree;src:url({}) format(\"woff2\");font-weight:400 700}}</style>",
                self.picture.font
            ));
        }
        self.put(&format!(
            "<clipPath id=\"plane\"><rect width=\"{PLANE_WIDTH}\" height=\"{PLANE_HEIGHT:.2}\"/></clipPath>"
        ));
        self.define_cases();
        self.put("</defs>");
    }
}

/// Text of a reader's or of ours as XML wants it. What XML cannot hold at all becomes the sign for that.
fn escaped(text: &str) -> String {
    let mut xml = String::new();
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' | '\r' => xml.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            c => xml.push(c),
        }
    }
    xml
}

fn x_of(x: f64) -> f64 {
    x * PLANE_WIDTH
}

fn y_of(y: f64) -> f64 {
    (1.0 - y) * PLANE_HEIGHT
}

fn at(spot: Spot) -> (f64, f64) {
    let p = spot.point();
    (x_of(p.x), y_of(p.y))
}

/// Rectangles as one path; neighbours in a row are joined.
fn path_of(rects: impl IntoIterator<Item = Rect>) -> String {
    let mut joined: Vec<Rect> = Vec::new();
    for r in rects {
        match joined.last_mut() {
            Some(last) if last.east == r.west && last.south == r.south && last.north == r.north => last.east = r.east,
            _ => joined.push(r),
        }
    }
    let mut path = String::new();
    for r in joined {
        let (x, y) = (x_of(r.west), y_of(r.north));
        let _ = write!(path, "M{x:.2} {y:.2}H{:.2}V{:.2}H{x:.2}Z", x_of(r.east), y_of(r.south));
    }
    path
}
