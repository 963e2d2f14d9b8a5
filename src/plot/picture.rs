//! The picture on the plane as a drawing (SVG) that can be taken home: what the screen shows, no more and no less.
//!
//! While the rule is hidden neither coast nor cases are in it, and its axes run from 0 to 1. Up to [`MAX_VECTOR_MARKS`]
//! marks are shapes; more come as two bitmaps, which the page has painted already.

use super::shades::{hatch_strength, heat_strength, observation_radius, sample_radius, support};
use super::{Palette, Ring, outline};
use crate::data::Raster;
use crate::metric::{Case, case_at};
use crate::model::Pmodel;
use crate::plane::{ASPECT, Point, Rect, Spot};
use crate::scene::{MarkKind, State};
use std::fmt::Write;

/// Over this many observations and samples together a drawing embeds bitmaps.
pub const MAX_VECTOR_MARKS: usize = 5_000;

/// Width of the plane in the drawing, in CSS pixels.
pub const PLANE_WIDTH: f64 = 1_000.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 24.0;
const LINE: f64 = 24.0;

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
    /// Observations and samples.
    pub marks: Marks<'a>,
    /// Labels under the plane, and left of it.
    pub axes: [Vec<Label>; 2],
    /// The legend.
    pub legend: Vec<(LegendMark, String)>,
    /// Colours.
    pub palette: &'a Palette,
    /// The font as an address of its data, so that the drawing looks the same everywhere; empty for none.
    pub font: &'a str,
}

/// The drawing as text.
pub fn picture_svg(picture: &Picture<'_>) -> String {
    Drawing { picture, svg: String::new() }.draw()
}

struct Drawing<'a> {
    picture: &'a Picture<'a>,
    svg: String,
}

/// Text of a reader's or of ours as XML wants it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn x_of(x: f64) -> f64 {
    x * PLANE_WIDTH
}

fn y_of(y: f64) -> f64 {
    (1.0 - y) * PLANE_WIDTH / ASPECT
}

/// Rectangles as one path.
fn path_of(rects: impl Iterator<Item = Rect>) -> String {
    let mut path = String::new();
    for r in rects {
        let (x, y) = (x_of(r.west), y_of(r.north));
        let _ = write!(path, "M{x:.2} {y:.2}H{:.2}V{:.2}H{x:.2}Z", x_of(r.east), y_of(r.south));
    }
    path
}

/// Rectangles by how strongly they are painted, in percent: those of one strength are one path, and show no seams.
fn by_strength(rects: Vec<(Rect, f64)>, strength: impl Fn(f64) -> f64) -> Vec<(u32, String)> {
    let mut levels: std::collections::BTreeMap<u32, Vec<Rect>> = Default::default();
    for (rect, density) in rects {
        levels.entry((100.0 * strength(density)).round() as u32).or_default().push(rect);
    }
    levels
        .into_iter()
        .filter(|(level, _)| *level > 0)
        .map(|(level, rects)| (level, path_of(rects.into_iter())))
        .collect()
}

impl Drawing<'_> {
    /// Adds markup.
    fn put(&mut self, markup: &str) {
        self.svg.push_str(markup);
        self.svg.push('\n');
    }

    fn draw(mut self) -> String {
        let p = self.picture.palette;
        let scene = &self.picture.state.scene;
        let height = PLANE_WIDTH / ASPECT;
        let picture = self.picture;
        let rows = legend_rows(&picture.legend);
        let note_height = if scene.note.is_empty() { 0.0 } else { LINE + 6.0 };
        let (full_width, top) = (LEFT + PLANE_WIDTH + RIGHT, TOP + note_height);
        let full_height = top + height + LINE + 14.0 + LINE * rows.len() as f64 + 6.0;
        self.put(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {full_width:.0} {full_height:.0}\" \
             width=\"{full_width:.0}\" height=\"{full_height:.0}\" font-family=\"Figtree, sans-serif\" font-size=\"14\">"
        ));
        self.define(height);
        self.put(&format!("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", p.card));
        if !scene.note.is_empty() {
            let (x, y) = (LEFT, TOP + 12.0);
            let note = escaped(&scene.note);
            // `isolate` keeps a text that runs the other way from turning what stands around it.
            self.put(&format!(
                "<text x=\"{x}\" y=\"{y}\" font-size=\"16\" fill=\"{}\" unicode-bidi=\"isolate\">{note}</text>",
                p.ink
            ));
        }
        self.put(&format!("<g transform=\"translate({LEFT} {top})\">"));
        self.put("<g clip-path=\"url(#plane)\">");
        self.ground(height);
        self.model_and_marks(height);
        self.put("</g>");
        self.by_hand();
        self.labels(height);
        self.put("</g>");
        for (row_idx, row) in rows.into_iter().enumerate() {
            let y = top + height + LINE + 20.0 + LINE * row_idx as f64;
            row.into_iter().for_each(|(x, item)| self.legend_item(LEFT + x, y, item));
        }
        self.put("</svg>");
        self.svg
    }

    /// Font, patterns, and the shapes that cut others.
    fn define(&mut self, height: f64) {
        let p = self.picture.palette;
        self.put("<defs>");
        if !self.picture.font.is_empty() {
            self.put(&format!(
                "<style>@font-face{{font-family:Figtree;src:url({}) format(\"woff2\");font-weight:400 700}}</style>",
                self.picture.font
            ));
        }
        self.put(&format!(
            "<pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <path d=\"M3.5 0V7\" stroke=\"{}\" stroke-width=\"1\"/></pattern>\
             <pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <circle cx=\"3\" cy=\"3\" r=\"1\" fill=\"{}\"/></pattern>\
             <clipPath id=\"plane\"><rect width=\"{PLANE_WIDTH}\" height=\"{height:.2}\"/></clipPath>",
            p.a, p.b
        ));
        let made = self.made();
        self.put(&format!("<clipPath id=\"made\"><path d=\"{made}\"/></clipPath>"));
        self.put("</defs>");
    }

    /// The model, where it is on screen.
    fn model(&self) -> Option<&Pmodel> {
        self.picture.state.model.as_deref().ok().filter(|_| self.picture.state.scene.shows_pmodel())
    }

    /// The rule, where it is on screen.
    fn rule(&self) -> Option<&Raster> {
        self.picture.state.scene.rule.raster().filter(|_| !self.picture.state.scene.hidden)
    }

    /// Where the model counts as making things, whatever the ground there.
    fn made(&self) -> String {
        let (Some(model), Some(rule)) = (self.model(), self.rule()) else { return String::new() };
        let centre = |r: &Rect| Point { x: (r.west + r.east) / 2.0, y: (r.south + r.north) / 2.0 };
        path_of(
            support(model).into_iter().map(|(rect, _)| rect).filter(|r| case_at(rule, model, centre(r)).case.is_made()),
        )
    }

    /// The blank plane, or land and sea in the colours of the cases, or a heatmap.
    fn ground(&mut self, height: f64) {
        let p = self.picture.palette;
        let heatmap = self.picture.state.scene.heatmap;
        let on_land = self.rule().map(Raster::density_on_land);
        let scene = &self.picture.state.scene;
        let ground = if !scene.hidden && scene.rule.is_a_map() { &p.sea } else { &p.blank };
        self.put(&format!("<rect width=\"{PLANE_WIDTH}\" height=\"{height:.2}\" fill=\"{ground}\"/>"));
        let rects = self.model().map(support).unwrap_or_default();
        let cases = on_land.filter(|_| !rects.is_empty() && !heatmap);
        if let Some(on_land) = cases {
            for (percent, path) in by_strength(rects.clone(), |density| hatch_strength(density / on_land)) {
                let opacity = f64::from(percent) / 100.0;
                self.put(&format!(
                    "<g opacity=\"{opacity}\"><path d=\"{path}\" fill=\"{}\"/><path d=\"{path}\" fill=\"url(#hatch)\"/></g>",
                    p.a_bg
                ));
            }
        }
        if on_land.is_some() {
            let land = self.land();
            if cases.is_some() {
                self.put(&format!("<path d=\"{land}\" fill=\"{}\" fill-rule=\"evenodd\"/>", p.b_bg));
                self.put(&format!("<path d=\"{land}\" fill=\"url(#dots)\" fill-rule=\"evenodd\"/>"));
                self.put(&format!(
                    "<g clip-path=\"url(#made)\"><path d=\"{land}\" fill=\"{}\" fill-rule=\"evenodd\"/></g>",
                    p.c_bg
                ));
            } else {
                self.put(&format!("<path d=\"{land}\" fill=\"{}\" fill-rule=\"evenodd\"/>", p.land));
            }
            self.put(&format!("<path d=\"{land}\" fill=\"none\" stroke=\"{}\" stroke-width=\"0.9\"/>", p.coast));
        }
        if heatmap {
            let densest = rects.iter().map(|(_, density)| *density).fold(0.0, f64::max);
            for (percent, path) in by_strength(rects, |density| heat_strength(density / densest)) {
                let opacity = f64::from(percent) / 100.0;
                self.put(&format!("<path d=\"{path}\" fill=\"{}\" opacity=\"{opacity}\"/>", p.model));
            }
        }
    }

    fn land(&self) -> String {
        let mut path = String::new();
        for ring in self.picture.rings {
            for (idx, (x, y)) in ring.iter().enumerate() {
                let step = if idx == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{step}{:.2} {:.2}", x_of(f64::from(*x)), y_of(f64::from(*y)));
            }
            path.push('Z');
        }
        path
    }

    fn model_and_marks(&mut self, height: f64) {
        let p = self.picture.palette;
        match &self.picture.marks {
            Marks::Bitmaps(samples, marks) => {
                for data in [samples, marks] {
                    self.put(&format!(
                        "<image href=\"{}\" width=\"{PLANE_WIDTH}\" height=\"{height:.2}\" preserveAspectRatio=\"none\"/>",
                        escaped(data)
                    ));
                }
            }
            Marks::Shapes(samples) => {
                let (samples, radius) = (*samples, sample_radius(samples.len()));
                let (mut rings, mut crosses) = (String::new(), String::new());
                for sample in samples {
                    let (x, y) = (x_of(sample.x), y_of(sample.y));
                    if self.rule().is_some_and(|rule| !rule.contains(*sample)) {
                        let (r, d) = (radius, 2.0 * radius);
                        let _ = write!(crosses, "M{:.2} {:.2}l{d} {d}m0 -{d}l-{d} {d}", x - r, y - r);
                    } else {
                        let _ = write!(rings, "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius}\"/>");
                    }
                }
                self.put(&format!("<g fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\">", p.sample));
                self.put(&format!("{rings}<path d=\"{crosses}\"/></g>"));
                if let Some(model) = self.model() {
                    let path = outline(model).into_iter().fold(String::new(), |mut path, ((x0, y0), (x1, y1))| {
                        let _ = write!(path, "M{:.2} {:.2}L{:.2} {:.2}", x_of(x0), y_of(y0), x_of(x1), y_of(y1));
                        path
                    });
                    for (colour, width) in [(&p.card, 3.4), (&p.model, 1.8)] {
                        self.put(&format!(
                            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" \
                             stroke-linecap=\"square\"/>"
                        ));
                    }
                }
                let points = self.picture.state.scene.observations.points();
                let radius = observation_radius(points.len());
                let discs = points.iter().fold(String::new(), |mut discs, spot| {
                    let (x, y) = at(*spot);
                    let _ = write!(discs, "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius}\"/>");
                    discs
                });
                self.put(&format!("<g fill=\"{}\" stroke=\"{}\" stroke-width=\"1\">{discs}</g>", p.data, p.card));
            }
        }
    }

    /// Guesses and probes.
    fn by_hand(&mut self) {
        let p = self.picture.palette;
        let state = self.picture.state;
        for (_, spot) in state.scene.marks(MarkKind::Guess) {
            let (x, y) = at(spot);
            self.put(&diamond(x, y, p));
            if self.rule().is_some_and(|rule| !rule.contains(spot.point())) {
                self.put(&format!(
                    "<path d=\"M{:.2} {:.2}l5 5m-5 0l5-5\" stroke=\"{}\" stroke-width=\"1.6\"/>",
                    x - 2.5,
                    y - 2.5,
                    p.guess
                ));
            }
        }
        for (_, spot) in state.scene.marks(MarkKind::Probe) {
            let case = match (self.rule(), state.model.as_ref()) {
                (Some(rule), Ok(model)) => Some(case_at(rule, model, spot.point()).case),
                _ => None,
            };
            let (x, y) = at(spot);
            let (colour, letter) = case.map_or((&p.ink_2, "?"), |case| case_look(case, p));
            let head = if y < 28.0 { 1.0 } else { -1.0 };
            self.put(&format!(
                "<g transform=\"translate({x:.2} {y:.2})\"><path d=\"M0 0C-2.5-6.5-8.5-9-8.5-16A8.5 8.5 0 1 1 8.5-16C8.5-9 \
                 2.5-6.5 0 0Z\" transform=\"scale(1 {})\" fill=\"{colour}\" stroke=\"{}\" stroke-width=\"1.2\"/>\
                 <text y=\"{}\" font-size=\"11\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{}\">{letter}</text></g>",
                -head,
                p.card,
                16.0 * head + 4.0,
                p.card
            ));
        }
    }

    fn labels(&mut self, height: f64) {
        let colour = &self.picture.palette.ink_2;
        let [x_labels, y_labels] = &self.picture.axes;
        let mut texts = String::new();
        for (text, share) in x_labels {
            let (x, y) = (share * PLANE_WIDTH, height + 17.0);
            let _ = write!(texts, "<text x=\"{x:.2}\" y=\"{y:.2}\" text-anchor=\"middle\">{}</text>", escaped(text));
        }
        for (text, share) in y_labels {
            let y = share * height + 4.0;
            let _ = write!(texts, "<text x=\"-8\" y=\"{y:.2}\" text-anchor=\"end\">{}</text>", escaped(text));
        }
        self.put(&format!("<g font-size=\"12\" fill=\"{colour}\">{texts}</g>"));
    }

    fn legend_item(&mut self, x: f64, y: f64, (mark, words): &(LegendMark, String)) {
        let p = self.picture.palette;
        let (cx, cy) = (x + 8.0, y - 5.0);
        let shape = match mark {
            LegendMark::Observation => format!("<circle cx=\"{cx}\" cy=\"{cy}\" r=\"5\" fill=\"{}\"/>", p.data),
            LegendMark::Sample => format!(
                "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"4\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>",
                p.sample
            ),
            LegendMark::Drowned => format!(
                "<path d=\"M{} {}l8 8m0-8l-8 8\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>",
                cx - 4.0,
                cy - 4.0,
                p.sample
            ),
            LegendMark::Guess => diamond(cx, cy, p),
            LegendMark::Model => format!(
                "<rect x=\"{}\" y=\"{}\" width=\"14\" height=\"10\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
                cx - 7.0,
                cy - 5.0,
                p.model
            ),
            LegendMark::Case(case) => {
                let (colour, letter) = case_look(*case, p);
                format!(
                    "<rect x=\"{}\" y=\"{}\" width=\"18\" height=\"18\" rx=\"4\" fill=\"{colour}\"/><text x=\"{cx}\" y=\"{}\" \
                     font-size=\"11\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{}\">{letter}</text>",
                    cx - 9.0,
                    cy - 9.0,
                    cy + 4.0,
                    p.card
                )
            }
        };
        let colour = if *mark == LegendMark::Model { &p.model } else { &p.ink_2 };
        self.put(&format!("{shape}<text x=\"{}\" y=\"{y:.2}\" fill=\"{colour}\">{}</text>", x + 24.0, escaped(words)));
    }
}

/// The legend's items with their distance from the left, row by row.
fn legend_rows(legend: &[(LegendMark, String)]) -> Vec<Vec<(f64, &(LegendMark, String))>> {
    let mut rows = vec![Vec::new()];
    let mut x = 0.0;
    for item in legend {
        // No text can be measured here: Figtree's letters are about half as wide as the font is high.
        let width = 24.0 + 7.4 * item.1.chars().count() as f64 + 20.0;
        if x + width > PLANE_WIDTH && x > 0.0 {
            rows.push(Vec::new());
            x = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((x, item));
        }
        x += width;
    }
    rows
}

fn at(spot: Spot) -> (f64, f64) {
    let p = spot.point();
    (x_of(p.x), y_of(p.y))
}

fn diamond(x: f64, y: f64, p: &Palette) -> String {
    format!(
        "<path d=\"M{x:.2} {:.2}l7 7-7 7-7-7Z\" fill=\"{}\" fill-opacity=\"0.85\" stroke=\"{}\" stroke-width=\"2\"/>",
        y - 7.0,
        p.card,
        p.guess
    )
}

/// Colour and letter of a case.
fn case_look(case: Case, p: &Palette) -> (&String, &'static str) {
    match case {
        Case::A => (&p.a, "A"),
        Case::B => (&p.b, "B"),
        Case::C => (&p.c, "C"),
        Case::Neither => (&p.ink_2, "–"),
    }
}
