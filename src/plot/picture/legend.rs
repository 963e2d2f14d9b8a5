//! Words around the plane: the labels of its axes, and the legend below.

use super::marks::{case_look, diamond};
use super::{Drawing, FONT_PX, LABEL_PX, LegendMark, PLANE_HEIGHT, PLANE_WIDTH, escaped};
use crate::plot::text_width;
use std::fmt::Write;

/// Room for a mark, and after the words.
const MARK_PX: f64 = 24.0;
const GAP_PX: f64 = 24.0;

/// An item of the legend.
type Item = (LegendMark, String);

impl<'a> Drawing<'a> {
    /// The labels of both axes.
    pub(super) fn labels(&mut self) {
        let colour = &self.picture.palette.ink_2;
        let [x_labels, y_labels] = &self.picture.axes;
        let mut texts = String::new();
        for (text, share) in x_labels {
            let (x, y) = (share * PLANE_WIDTH, PLANE_HEIGHT + 17.0);
            let _ = write!(texts, "<text x=\"{x:.2}\" y=\"{y:.2}\" text-anchor=\"middle\">{}</text>", escaped(text));
        }
        for (text, share) in y_labels {
            let y = share * PLANE_HEIGHT + 4.0;
            let _ = write!(texts, "<text x=\"-8\" y=\"{y:.2}\" text-anchor=\"end\">{}</text>", escaped(text));
        }
        self.put(&format!("<g font-size=\"{LABEL_PX}\" fill=\"{colour}\">{texts}</g>"));
    }

    /// The legend's items with their distance from the plane's left edge, row by row.
    pub(super) fn legend_rows(&self) -> Vec<Vec<(f64, &'a Item)>> {
        let mut rows = vec![Vec::new()];
        let mut x = 0.0;
        // A hidden rule is not told by its legend either.
        let tells = |mark: LegendMark| matches!(mark, LegendMark::Drowned | LegendMark::Case(_));
        for item in self.picture.legend.iter().filter(|(mark, _)| self.rule.is_some() || !tells(*mark)) {
            let width = MARK_PX + text_width(&item.1, FONT_PX);
            if x + width > PLANE_WIDTH && x > 0.0 {
                rows.push(Vec::new());
                x = 0.0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((x, item));
            }
            x += width + GAP_PX;
        }
        rows
    }

    /// One of them.
    pub(super) fn legend_item(&mut self, x: f64, y: f64, (mark, words): &Item) {
        let p = self.picture.palette;
        let (cx, cy) = (x + 8.0, y - 5.0);
        let shape = match mark {
            LegendMark::Observation => format!("<circle cx=\"{cx:.2}\" cy=\"{cy:.2}\" r=\"5\" fill=\"{}\"/>", p.data),
            LegendMark::Sample => format!(
                "<circle cx=\"{cx:.2}\" cy=\"{cy:.2}\" r=\"4\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>",
                p.sample
            ),
            LegendMark::Drowned => format!(
                "<path d=\"M{:.2} {:.2}l8 8m0-8l-8 8\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>",
                cx - 4.0,
                cy - 4.0,
                p.sample
            ),
            LegendMark::Guess => diamond(cx, cy, p),
            LegendMark::Model => format!(
                "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"14\" height=\"10\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
                cx - 7.0,
                cy - 5.0,
                p.model
            ),
            LegendMark::Case(case) => {
                let (colour, letter) = case_look(*case, p);
                format!(
                    "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"18\" height=\"18\" rx=\"4\" fill=\"{colour}\"/>\
                     <text x=\"{cx:.2}\" y=\"{:.2}\" font-size=\"11\" font-weight=\"700\" text-anchor=\"middle\" \
                     fill=\"{}\">{letter}</text>",
                    cx - 9.0,
                    cy - 9.0,
                    cy + 4.0,
                    p.card
                )
            }
        };
        let colour = if *mark == LegendMark::Model { &p.model } else { &p.ink_2 };
        let words = escaped(words);
        self.put(&format!("{shape}<text x=\"{:.2}\" y=\"{y:.2}\" fill=\"{colour}\">{words}</text>", x + MARK_PX));
    }
}
