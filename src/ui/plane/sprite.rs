//! Small pictures that are stamped many times: a disc, a ring, a cross, and the tiles of the two patterns.

use super::surface::Surface;
use std::f64::consts::TAU;
use web_sys::{CanvasPattern, CanvasRenderingContext2d};

/// What a sprite shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// An observation: a filled disc with a thin edge in the colour of the ground.
    Disc,
    /// A sample.
    Ring,
    /// A drowned sample.
    Cross,
}

/// A sprite with its centre in the middle.
#[derive(Clone, Debug)]
pub struct Sprite {
    /// Its pixels.
    pub surface: Surface,
    /// Half its size, in device pixels.
    pub half: f64,
}

impl Sprite {
    /// Draws one of a radius in CSS pixels, with a thin edge in the colour `halo` around it; none if that is empty.
    pub fn new(shape: Shape, radius: f64, colour: &str, halo: &str, dpr: f64) -> Option<Self> {
        let half = ((radius + 2.0) * dpr).ceil();
        let surface = Surface::scratch((2.0 * half) as u32, (2.0 * half) as u32)?;
        let ctx = &surface.ctx;
        let r = radius * dpr;
        ctx.begin_path();
        match shape {
            Shape::Disc | Shape::Ring => {
                let _ = ctx.arc(half, half, r, 0.0, TAU);
            }
            Shape::Cross => {
                for (from, to) in [((-r, -r), (r, r)), ((-r, r), (r, -r))] {
                    ctx.move_to(half + from.0, half + from.1);
                    ctx.line_to(half + to.0, half + to.1);
                }
            }
        }
        if !halo.is_empty() {
            ctx.set_stroke_style_str(halo);
            ctx.set_line_width(if shape == Shape::Disc { 2.0 } else { 3.4 } * dpr);
            ctx.stroke();
        }
        ctx.set_fill_style_str(colour);
        ctx.set_stroke_style_str(colour);
        ctx.set_line_width(1.6 * dpr);
        if shape == Shape::Disc {
            ctx.fill()
        } else {
            ctx.stroke()
        }
        Some(Self { surface, half })
    }

    /// Stamps it with its centre at a place in device pixels.
    pub fn stamp(&self, ctx: &CanvasRenderingContext2d, x: f64, y: f64) {
        let _ = ctx.draw_image_with_html_canvas_element(&self.surface.canvas, x - self.half, y - self.half);
    }
}

/// Diagonal lines: case A.
pub fn hatch(colour: &str, dpr: f64) -> Option<CanvasPattern> {
    let size = (8.0 * dpr).round();
    let tile = Surface::scratch(size as u32, size as u32)?;
    let ctx = &tile.ctx;
    ctx.set_stroke_style_str(colour);
    ctx.set_line_width(1.1 * dpr);
    ctx.begin_path();
    // The line and its two neighbours, so that tiles join without a notch.
    for shift in [-size, 0.0, size] {
        ctx.move_to(shift - 1.0, size + 1.0);
        ctx.line_to(shift + size + 1.0, -1.0);
    }
    ctx.stroke();
    ctx.create_pattern_with_html_canvas_element(&tile.canvas, "repeat").ok()?
}

/// Dots: case B.
pub fn dots(colour: &str, dpr: f64) -> Option<CanvasPattern> {
    let size = (8.0 * dpr).round();
    let tile = Surface::scratch(size as u32, size as u32)?;
    let ctx = &tile.ctx;
    ctx.set_fill_style_str(colour);
    for (x, y) in [(0.25, 0.25), (0.75, 0.75)] {
        ctx.begin_path();
        let _ = ctx.arc(x * size, y * size, 0.95 * dpr, 0.0, TAU);
        ctx.fill();
    }
    ctx.create_pattern_with_html_canvas_element(&tile.canvas, "repeat").ok()?
}
