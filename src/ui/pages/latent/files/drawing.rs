//! What the page Latent space shows, as a drawing: the plane with its grid and dots, the decoded point, the decoded jar.

use super::super::handle::Latent;
use super::super::plane::GRID;
use super::super::words::code;
use crate::data::{Picture, SIDE};
use crate::scene::LatentScene;
use crate::ui::palette::read_palette;
use crate::ui::picture::{rgba_of, show};
use crate::ui::plane::Surface;
use leptos::prelude::*;
use std::fmt::Write;

/// Sides of plane and jar, and what is left free.
const PLANE: f64 = 560.0;
const JAR: f64 = 320.0;
const MARGIN: f64 = 28.0;
const HEAD: f64 = 36.0;

/// The drawing as text; `None` while there is no plane, or if the browser gives no canvas.
pub fn svg(latent: Latent, scene: &LatentScene) -> Option<String> {
    let (shown, plane) = (latent.shown.get_untracked()?, latent.plane.get_untracked()?);
    let reading = latent.reading.get_untracked()?;
    let (palette, lang) = (read_palette(), latent.lab.lang.get_untracked());
    let (t, thing) = untrack(|| (latent.t(), latent.thing()));
    let brush = Surface::scratch(SIDE as u32, SIDE as u32)?;
    let picture = |codes: Vec<f32>, x: f64, y: f64, side: f64, opacity: f64| {
        let picture: Picture = shown.picture(codes);
        show(&brush.canvas, &rgba_of(&picture));
        let png = brush.canvas.to_data_url().ok()?;
        Some(format!(
            "<image x=\"{x:.2}\" y=\"{y:.2}\" width=\"{side:.2}\" height=\"{side:.2}\" opacity=\"{opacity}\" \
             image-rendering=\"pixelated\" href=\"{png}\"/>"
        ))
    };
    let (left, top) = (MARGIN, MARGIN + HEAD);
    let mut body = String::new();
    let _ = write!(body, "<rect x=\"{left}\" y=\"{top}\" width=\"{PLANE}\" height=\"{PLANE}\" fill=\"#fffdf8\"/>");
    if scene.grid {
        let cell = PLANE / GRID as f64;
        for at in 0..GRID * GRID {
            let (column, row) = ((at % GRID) as f64, (at / GRID) as f64);
            let middle = |k: f64| (k + 0.5) / GRID as f64;
            let codes = plane.code_at([middle(column), 1.0 - middle(row)]);
            body += &picture(codes, left + column * cell, top + row * cell, cell * 0.94, 0.6)?;
        }
    }
    let shades = latent.source.get_untracked().shades(scene.colour);
    for (idx, [x, y]) in plane.places().enumerate() {
        let share = shades.get(idx).copied().unwrap_or(0.5);
        let grey = |ink: f64| (255.0 + share * (ink - 255.0)).round();
        let _ = write!(
            body,
            "<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"3\" fill=\"rgb({},{},{})\" stroke=\"#17262e\"/>",
            left + x * PLANE,
            top + (1.0 - y) * PLANE,
            grey(23.0),
            grey(38.0),
            grey(46.0)
        );
    }
    let [x, y] = scene.place();
    let _ = write!(
        body,
        "<g transform=\"translate({:.2} {:.2})\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\"><circle r=\"11\" \
         stroke-dasharray=\"4 3\"/><path d=\"M-7 0H7M0 -7V7\"/></g>",
        left + x * PLANE,
        top + (1.0 - y) * PLANE,
        palette.model
    );
    let right = left + PLANE + MARGIN;
    body += &picture(reading.code.clone(), right, top, JAR, 1.0)?;
    let _ = write!(
        body,
        "<rect x=\"{right}\" y=\"{top}\" width=\"{JAR}\" height=\"{JAR}\" fill=\"none\" stroke=\"{}\" stroke-width=\"3\"/>",
        palette.model
    );
    let numbers = code(lang, &reading.code);
    for (x, words) in [(left, t.latent_plane), (right, &format!("{} {numbers}", thing.decoded))] {
        let _ = write!(body, "<text x=\"{x}\" y=\"{}\" fill=\"{}\">{words}</text>", MARGIN + 16.0, palette.ink);
    }
    let (width, height) = (right + JAR + MARGIN, top + PLANE + MARGIN);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"Figtree, sans-serif\" font-size=\"17\" font-weight=\"600\"><rect width=\"100%\" height=\"100%\" \
         fill=\"{}\"/>{body}</svg>",
        palette.card
    ))
}
