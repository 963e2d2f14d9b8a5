//! What a lane shows, drawn on a canvas.

use crate::data::Rule;
use crate::plane::{ASPECT, Point, Rect};
use crate::plot::{Palette, Ring};
use crate::ui::plane::{Surface, tinted_cells};
use std::f64::consts::TAU;

/// Of a toy, which stands in the middle of the plane, so many heights are shown across.
const TOY_WIDTH: f64 = 1.32;
/// Opacity of the densest cell.
const DENSEST: f64 = 0.78;
/// The share of cells that counts as densest: a flow may have a few far denser ones.
const TOP_SHARE: f64 = 0.995;
/// Discs no larger than this, in device pixels, are squares: nobody sees it, and thousands of circles in one path take a third of a
/// second.
const SQUARE: f64 = 1.25;
/// Rings, at most; figures use all samples.
pub const MAX_RINGS: usize = 400;

/// The part of the plane that is seen: all heights, from one x to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// Western end.
    pub west: f64,
    /// Eastern end.
    pub east: f64,
}

impl Seen {
    /// Of a rule.
    pub fn of(rule: &Rule) -> Self {
        let half = 0.5 * TOY_WIDTH / ASPECT;
        match rule {
            Rule::Toy(_) => Self { west: 0.5 - half, east: 0.5 + half },
            Rule::Earth | Rule::Painted(_) | Rule::OwnPlane(_) => Self { west: 0.0, east: 1.0 },
        }
    }

    /// Width by height.
    pub fn aspect(self) -> f64 {
        ASPECT * (self.east - self.west)
    }

    /// A place of the plane, as shares from the left and from the top.
    pub fn share(self, p: Point) -> [f64; 2] {
        [(p.x - self.west) / (self.east - self.west), 1.0 - p.y]
    }

    /// And back.
    pub fn point(self, [x, y]: [f64; 2]) -> Point {
        Point { x: self.west + x * (self.east - self.west), y: 1.0 - y }
    }
}

/// A canvas with what is seen on it.
pub struct Painter<'a> {
    /// Where.
    pub surface: &'a Surface,
    /// What of the plane.
    pub seen: Seen,
    /// Device pixels a CSS pixel.
    pub dpr: f64,
    /// The colours of the theme.
    pub palette: &'a Palette,
}

impl Painter<'_> {
    /// A place in device pixels.
    pub fn at(&self, p: Point) -> (f64, f64) {
        let [x, y] = self.seen.share(p);
        (x * self.surface.width(), y * self.surface.height())
    }

    /// The ground.
    pub fn blank(&self) {
        self.surface.fill(&self.palette.blank);
    }

    /// p_model, by its cells.
    pub fn heat(&self, [columns, rows]: [u32; 2], cells: &[f32]) {
        if cells.len() < 2 {
            return;
        }
        let mut some: Vec<f32> = cells.iter().step_by(cells.len().div_ceil(8_000)).copied().collect();
        some.sort_unstable_by(f32::total_cmp);
        let top = f64::from(some[((some.len() - 1) as f64 * TOP_SHARE) as usize]);
        let top = if top > 0.0 { top } else { f64::from(some[some.len() - 1]) };
        if top <= 0.0 {
            return;
        }
        let alpha: Vec<f64> = cells.iter().map(|d| DENSEST * (f64::from(*d) / top).clamp(0.0, 1.0).sqrt()).collect();
        self.tinted([columns, rows], &alpha, &self.palette.model);
    }

    /// Cells of the plane in one colour, each as opaque as is told.
    pub fn tinted(&self, [columns, rows]: [u32; 2], alpha: &[f64], colour: &str) {
        let Some(tinted) = tinted_cells(columns, rows, alpha, colour) else { return };
        let Seen { west, east } = self.seen;
        let (from, wide) = (west * f64::from(columns), (east - west) * f64::from(columns));
        // Only a canvas of no size is refused.
        let drawn = self.surface.ctx.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &tinted.canvas,
            from,
            0.0,
            wide,
            f64::from(rows),
            0.0,
            0.0,
            self.surface.width(),
            self.surface.height(),
        );
        drop(drawn);
    }

    /// The coast.
    pub fn coast(&self, rings: &[Ring]) {
        let ctx = &self.surface.ctx;
        ctx.begin_path();
        for ring in rings {
            for (idx, (x, y)) in ring.iter().enumerate() {
                let (x, y) = self.at(Point { x: f64::from(*x), y: f64::from(*y) });
                if idx == 0 { ctx.move_to(x, y) } else { ctx.line_to(x, y) }
            }
            ctx.close_path();
        }
        ctx.set_stroke_style_str(&self.palette.coast);
        ctx.set_line_width(0.8 * self.dpr);
        ctx.stroke();
    }

    /// Discs, or rings, of a radius in CSS pixels.
    pub fn marks<'p>(&self, points: impl Iterator<Item = &'p Point>, radius: f64, colour: &str, ring: bool) {
        let ctx = &self.surface.ctx;
        let r = radius * self.dpr;
        if !ring && r <= SQUARE {
            ctx.set_fill_style_str(colour);
            for p in points {
                let (x, y) = self.at(*p);
                ctx.fill_rect(x - r, y - r, 2.0 * r, 2.0 * r);
            }
            return;
        }
        ctx.begin_path();
        for p in points {
            let (x, y) = self.at(*p);
            ctx.move_to(x + radius * self.dpr, y);
            // A radius below 0 alone is refused.
            let _ = ctx.arc(x, y, radius * self.dpr, 0.0, TAU);
        }
        if ring {
            ctx.set_stroke_style_str(colour);
            ctx.set_line_width(1.3 * self.dpr);
            ctx.stroke();
        } else {
            ctx.set_fill_style_str(colour);
            ctx.fill();
        }
    }

    /// A line through places.
    pub fn line(&self, places: impl Iterator<Item = Point>, width: f64, colour: &str, closed: bool) {
        let ctx = &self.surface.ctx;
        ctx.begin_path();
        for (idx, p) in places.enumerate() {
            let (x, y) = self.at(p);
            if idx == 0 { ctx.move_to(x, y) } else { ctx.line_to(x, y) }
        }
        if closed {
            ctx.close_path();
        }
        ctx.set_stroke_style_str(colour);
        ctx.set_line_width(width * self.dpr);
        ctx.stroke();
    }

    /// A rectangle, dashed.
    pub fn dashed(&self, r: Rect) {
        self.dashed_line(corners(r).into_iter(), 1.6);
    }

    /// A closed line in the colour of models, dashed.
    pub fn dashed_line(&self, places: impl Iterator<Item = Point>, width: f64) {
        let ctx = &self.surface.ctx;
        let dash = js_sys::Array::of2(&(5.0 * self.dpr).into(), &(4.0 * self.dpr).into());
        // Numbers are never refused.
        let _ = ctx.set_line_dash(&dash);
        self.line(places, width, &self.palette.model, true);
        let _ = ctx.set_line_dash(&js_sys::Array::new());
    }

    /// A filled rectangle.
    pub fn fill(&self, r: Rect, colour: &str, alpha: f64) {
        let ((left, top), (right, bottom)) =
            (self.at(Point { x: r.west, y: r.north }), self.at(Point { x: r.east, y: r.south }));
        self.surface.ctx.set_global_alpha(alpha);
        self.surface.ctx.set_fill_style_str(colour);
        self.surface.ctx.fill_rect(left, top, right - left, bottom - top);
        self.surface.ctx.set_global_alpha(1.0);
    }

    /// The probe: a cross in a ring.
    pub fn probe(&self, p: Point) {
        let r = 7.0 * self.dpr;
        let (x, y) = self.at(p);
        let ctx = &self.surface.ctx;
        for (colour, width) in [(&self.palette.card, 5.0), (&self.palette.ink, 2.0)] {
            ctx.begin_path();
            let _ = ctx.arc(x, y, r, 0.0, TAU);
            for (dx, dy) in [(1.0, 0.0), (0.0, 1.0)] {
                ctx.move_to(x - dx * 1.6 * r, y - dy * 1.6 * r);
                ctx.line_to(x + dx * 1.6 * r, y + dy * 1.6 * r);
            }
            ctx.set_stroke_style_str(colour);
            ctx.set_line_width(width * self.dpr);
            ctx.stroke();
        }
    }
}

/// Corners in order.
pub fn corners(r: Rect) -> [Point; 4] {
    [(r.west, r.south), (r.east, r.south), (r.east, r.north), (r.west, r.north)].map(|(x, y)| Point { x, y })
}

/// Radius of an observation's disc in CSS pixels.
pub fn disc(n: usize, is_small: bool) -> f64 {
    let large: f64 = if n <= 300 {
        3.2
    } else if n <= 2_500 {
        1.5
    } else {
        1.0
    };
    if is_small { (0.75 * large).max(0.8) } else { large }
}
