//! What stands on the ground: samples, Pmodel's outline, observations, and what is placed by hand.

use super::{Drawing, Marks, PLANE_HEIGHT, PLANE_WIDTH, at, path_of, x_of, y_of};
use crate::data::Mask;
use crate::metric::{Case, case_at};
use crate::model::ModelKind;
use crate::plane::Point;
use crate::plot::{Palette, ellipses, observation_radius, outline, sample_radius};
use crate::scene::MarkKind;
use std::fmt::Write;

/// Nearer to the upper edge than this many pixels, a pin hangs below its point.
const PIN_HEIGHT: f64 = 28.0;

impl Drawing<'_> {
    /// Samples, cells and outline of the model, observations; as shapes, or as they were painted.
    pub(super) fn model_and_marks(&mut self) {
        match &self.picture.marks {
            Marks::Bitmaps(samples, marks) => {
                for data in [samples, marks] {
                    self.put(&format!(
                        "<image href=\"{}\" width=\"{PLANE_WIDTH}\" height=\"{PLANE_HEIGHT:.2}\" \
                         preserveAspectRatio=\"none\"/>",
                        // An address of data has nothing that XML would misread.
                        data
                    ));
                }
            }
            Marks::Shapes(samples) => {
                self.samples(samples);
                self.model_shape();
                self.observations();
            }
        }
    }

    /// Rings; where they drown, once the rule is known, crosses.
    fn samples(&mut self, samples: &[Point]) {
        if self.model.is_none() || samples.is_empty() {
            return;
        }
        let radius = sample_radius(samples.len());
        let (mut rings, mut crosses) = (String::new(), String::new());
        for sample in samples {
            let (x, y) = (x_of(sample.x), y_of(sample.y));
            if self.rule.is_some_and(|rule| !rule.contains(*sample)) {
                let (r, d) = (radius, 2.0 * radius);
                let _ = write!(crosses, "M{:.2} {:.2}l{d} {d}m0 -{d}l-{d} {d}", x - r, y - r);
            } else {
                let _ = write!(rings, "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius}\"/>");
            }
        }
        let colour = &self.picture.palette.sample;
        self.put(&format!("<g fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\">"));
        self.put(&format!("{rings}<path d=\"{crosses}\"/></g>"));
    }

    /// Painted cells, which a reader sees before Pmodel is on screen, and the outline.
    fn model_shape(&mut self) {
        let p = self.picture.palette;
        let scene = &self.picture.state.scene;
        if scene.model == ModelKind::Painted && !scene.model_mask.is_empty() {
            // Fainter once the cases tell where they are.
            let opacity = if self.model.is_some() { 0.12 } else { 0.35 };
            let cells = path_of(scene.model_mask.cells().into_iter().map(Mask::rect));
            self.put(&format!("<path d=\"{cells}\" fill=\"{}\" opacity=\"{opacity}\"/>", p.model));
        }
        let Some(model) = self.model else { return };
        let mut path = String::new();
        for ((x0, y0), (x1, y1)) in outline(model, self.rule) {
            let _ = write!(path, "M{:.2} {:.2}L{:.2} {:.2}", x_of(x0), y_of(y0), x_of(x1), y_of(y1));
        }
        for (colour, width) in [(&p.card, 3.4), (&p.model, 1.8)] {
            self.put(&format!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"square\"/>"
            ));
        }
        let mut bells = String::new();
        for ((x0, y0), (x1, y1)) in ellipses(model) {
            let _ = write!(bells, "M{:.2} {:.2}L{:.2} {:.2}", x_of(x0), y_of(y0), x_of(x1), y_of(y1));
        }
        if !bells.is_empty() {
            self.put(&format!(
                "<path d=\"{bells}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1\" stroke-dasharray=\"4 3\"/>",
                p.model
            ));
        }
    }

    fn observations(&mut self) {
        let p = self.picture.palette;
        let points = self.picture.state.scene.observations.points();
        let radius = observation_radius(points.len());
        let mut discs = String::new();
        for spot in points {
            let (x, y) = at(*spot);
            let _ = write!(discs, "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius}\"/>");
        }
        self.put(&format!("<g fill=\"{}\" stroke=\"{}\" stroke-width=\"1\">{discs}</g>", p.data, p.card));
    }

    /// Guesses and probes.
    pub(super) fn by_hand(&mut self) {
        let p = self.picture.palette;
        let state = self.picture.state;
        for (_, spot) in state.scene.marks(MarkKind::Guess) {
            let (x, y) = at(spot);
            self.put(&diamond(x, y, p));
            if self.rule.is_some_and(|rule| !rule.contains(spot.point())) {
                self.put(&format!(
                    "<path d=\"M{:.2} {:.2}l5 5m-5 0l5-5\" stroke=\"{}\" stroke-width=\"1.6\"/>",
                    x - 2.5,
                    y - 2.5,
                    p.guess
                ));
            }
        }
        for (_, spot) in state.scene.marks(MarkKind::Probe) {
            let case = match (self.rule, state.model.as_ref()) {
                (Some(rule), Ok(model)) => Some(case_at(rule, model, spot.point()).case),
                _ => None,
            };
            let (x, y) = at(spot);
            let (colour, letter) = case.map_or((&p.ink_2, "?"), |case| case_look(case, p));
            let head = if y < PIN_HEIGHT { 1.0 } else { -1.0 };
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
}

/// A guess.
pub(super) fn diamond(x: f64, y: f64, p: &Palette) -> String {
    format!(
        "<path d=\"M{x:.2} {:.2}l7 7-7 7-7-7Z\" fill=\"{}\" fill-opacity=\"0.85\" stroke=\"{}\" stroke-width=\"2\"/>",
        y - 7.0,
        p.card,
        p.guess
    )
}

/// Colour and letter of a case.
pub(super) fn case_look(case: Case, p: &Palette) -> (&String, &'static str) {
    match case {
        Case::A => (&p.a, "A"),
        Case::B => (&p.b, "B"),
        Case::C => (&p.c, "C"),
        Case::Neither => (&p.ink_2, "–"),
    }
}
