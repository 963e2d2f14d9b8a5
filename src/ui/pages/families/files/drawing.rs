//! What the lanes show, as a drawing: their planes side by side, with names and figures.

use super::super::handle::Families;
use super::super::moved::Moved;
use super::super::order::index;
use super::super::paint::{MAX_RINGS, Painter, Seen, disc};
use super::super::sentence::{figures_of, headline};
use super::super::thinks_paint::think;
use crate::scene::FamiliesScene;
use crate::train::race::RaceFamily;
use crate::ui::format;
use crate::ui::palette::read_palette;
use crate::ui::plane::Surface;
use leptos::prelude::*;
use std::fmt::Write;

/// Width of a plane, and what is left free.
const WIDTH: f64 = 420.0;
const MARGIN: f64 = 28.0;
const HEAD: f64 = 84.0;
const GAP: f64 = 46.0;
/// Pixels to a unit: heat and thousands of marks are a raster.
const SCALE: f64 = 2.0;

/// The drawing as text; `None` if the browser gives no canvas.
pub fn svg(families: Families, scene: &FamiliesScene) -> Option<String> {
    let (palette, seen) = (read_palette(), Seen::of(&scene.rule));
    let height = WIDTH / seen.aspect();
    let brush = Surface::scratch((WIDTH * SCALE) as u32, (height * SCALE) as u32)?;
    let painter = Painter { surface: &brush, seen, dpr: SCALE, palette: &palette };
    let png = || brush.canvas.to_data_url().ok();
    let mut body = String::new();
    for (k, family) in scene.lanes.iter().enumerate() {
        let x = MARGIN + k as f64 * (WIDTH + MARGIN);
        paint(families, *family, scene, &painter);
        let plane = png()?;
        painter.blank();
        let moved = Moved::of(scene);
        if let Some(view) = families.lane(*family).view.get_untracked() {
            think(&painter, *family, &view.thinking, &families.race.learned.get_untracked().observations, moved);
        }
        let thought = png()?;
        let figures = untrack(|| figures_of(families, *family)).filter(|_| !scene.hidden);
        let js = figures.map_or(String::new(), |figures| {
            let number = format::decimals(families.lab.lang.get_untracked(), figures[0], 3);
            untrack(|| format!("{} {number}", families.t().metric_names[0]))
        });
        let name = untrack(|| families.t().names[index(*family)]);
        let (top, below) = (HEAD + 22.0, HEAD + 22.0 + height + GAP);
        let _ = write!(
            body,
            "<text x=\"{x:.2}\" y=\"{y:.2}\" fill=\"{ink}\">{name}</text>\
             <image x=\"{x:.2}\" y=\"{top:.2}\" width=\"{WIDTH}\" height=\"{height:.2}\" href=\"{plane}\"/>\
             <text x=\"{x:.2}\" y=\"{told:.2}\" fill=\"{ink}\" font-weight=\"400\" font-size=\"15\">{js}</text>\
             <image x=\"{x:.2}\" y=\"{below:.2}\" width=\"{WIDTH}\" height=\"{height:.2}\" href=\"{thought}\"/>",
            y = HEAD + 10.0,
            ink = palette.ink,
            told = top + height + 24.0,
        );
    }
    let n = scene.lanes.len() as f64;
    let (width, high) = (MARGIN + n * (WIDTH + MARGIN), HEAD + 22.0 + 2.0 * height + GAP + MARGIN);
    let title = untrack(|| headline(families));
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {high:.0}\" width=\"{width:.0}\" height=\"{high:.0}\" \
         font-family=\"Figtree, sans-serif\" font-size=\"17\" font-weight=\"600\"><rect width=\"100%\" height=\"100%\" \
         fill=\"{}\"/><text x=\"{MARGIN}\" y=\"46\" font-size=\"22\" fill=\"{}\">{title}</text>{body}</svg>",
        palette.card, palette.ink
    ))
}

fn paint(families: Families, family: RaceFamily, scene: &FamiliesScene, painter: &Painter) {
    painter.blank();
    let view = families.lane(family).view.get_untracked();
    if let Some(view) = view.as_ref().filter(|_| scene.shows.density) {
        painter.heat(view.size, &view.cells);
    }
    if scene.shows.coast && !scene.hidden {
        families.beside.with_untracked(|beside| beside.coast.iter().for_each(|rings| painter.coast(rings)));
    }
    let learned = families.race.learned.get_untracked();
    if scene.shows.observations {
        painter.marks(learned.shown.iter(), disc(learned.shown.len(), false), &painter.palette.data, false);
    }
    if let Some(view) = view.filter(|_| scene.shows.samples) {
        painter.marks(view.samples.iter().take(MAX_RINGS), 2.2, &painter.palette.sample, true);
    }
}
