//! The bottom layer: the blank plane, or the rule with the cases, or a heatmap.
//!
//! Everything about the model is a small mask, one pixel a piece, scaled up without smoothing: a grid of 96 by 96 costs
//! as much as a box. The coast and the land in each of its dresses are drawn once for a size and theme.

use super::sprite::{dots, hatch};
use super::surface::Surface;
use crate::data::{Mask as Painting, Raster, Rule};
use crate::metric::is_made;
use crate::model::{CELL_COLUMNS, CELL_ROWS, Pmodel};
use crate::plane::Rect;
use crate::plot::{Palette, Ring, hatch_strength, heat_strength, truth_strength};
use std::rc::Rc;
use wasm_bindgen::Clamped;
use web_sys::{CanvasPattern, ImageData, Path2d};

/// What the base shows.
pub struct BaseView<'a> {
    /// The rule, where there is one.
    pub rule: Option<&'a Raster>,
    /// Pmodel, if it is on screen.
    pub model: Option<&'a Pmodel>,
    /// Whether p_model is shown as a heatmap.
    pub heatmap: bool,
}

/// The land and the coast, drawn for one size and theme.
pub struct Base {
    palette: Palette,
    dpr: f64,
    width: f64,
    height: f64,
    /// Whose land this is.
    pub rule: Option<Rule>,
    rings: Rc<Vec<Ring>>,
    /// Layers that are drawn: while the coast draws itself, one a frame.
    prepared: usize,
    land: Surface,
    land_b: Surface,
    land_c: Surface,
    coast: Surface,
    picture: Surface,
    layer: Surface,
    hatch: Option<CanvasPattern>,
}

impl Base {
    /// Nothing drawn yet.
    pub fn new(palette: &Palette, width: u32, height: u32, dpr: f64) -> Option<Self> {
        let surface = || Surface::scratch(width, height);
        Some(Self {
            palette: palette.clone(),
            dpr,
            width: f64::from(width),
            height: f64::from(height),
            rule: None,
            rings: Rc::default(),
            prepared: 0,
            land: surface()?,
            land_b: surface()?,
            land_c: surface()?,
            coast: surface()?,
            picture: surface()?,
            layer: surface()?,
            hatch: hatch(&palette.a, dpr),
        })
    }

    /// Another rule: its land is drawn anew.
    pub fn draw_rule(&mut self, rule: Rule, rings: Rc<Vec<Ring>>) {
        [&self.land, &self.land_b, &self.land_c, &self.coast].into_iter().for_each(Surface::clear);
        (self.rule, self.rings, self.prepared) = (Some(rule), rings, 0);
    }

    /// Draws the next layer that stays the same; `false` when there is none left.
    pub fn prepare(&mut self) -> bool {
        match self.prepared {
            0 => self.draw_land(),
            1 => self.dress_land(&self.land_b, &self.palette.b_bg, dots(&self.palette.b, self.dpr)),
            2 => self.dress_land(&self.land_c, &self.palette.c_bg, None),
            3 => self.stroke(&self.coast, 0.0, 1.0),
            _ => return false,
        }
        self.prepared += 1;
        true
    }

    fn draw_land(&self) {
        let Some(path) = self.path(0.0, 1.0) else { return };
        self.land.ctx.set_fill_style_str(&self.palette.land);
        self.land.ctx.fill_with_path_2d_and_winding(&path, web_sys::CanvasWindingRule::Evenodd);
    }

    /// The land in another colour, with a pattern on it.
    fn dress_land(&self, surface: &Surface, colour: &str, pattern: Option<CanvasPattern>) {
        surface.draw(&self.land, 1.0, "source-over");
        let _ = surface.ctx.set_global_composite_operation("source-in");
        surface.fill(colour);
        if let Some(pattern) = pattern {
            let _ = surface.ctx.set_global_composite_operation("source-atop");
            surface.ctx.set_fill_style_canvas_pattern(&pattern);
            surface.ctx.fill_rect(0.0, 0.0, self.width, self.height);
        }
        let _ = surface.ctx.set_global_composite_operation("source-over");
    }

    /// Every ring from one share of its length to another, in device pixels.
    fn path(&self, from: f64, to: f64) -> Option<Path2d> {
        let path = Path2d::new().ok()?;
        for ring in self.rings.iter() {
            let n = ring.len() as f64;
            // The last point joins the first, so a whole ring has one point more than it stores.
            let (first, last) = ((from * n) as usize, (to * n).ceil() as usize);
            for idx in first..=last {
                let (x, y) = ring[idx % ring.len()];
                let (x, y) = (f64::from(x) * self.width, (1.0 - f64::from(y)) * self.height);
                if idx == first { path.move_to(x, y) } else { path.line_to(x, y) }
            }
        }
        Some(path)
    }

    /// Strokes every ring from one share of its length to another.
    fn stroke(&self, surface: &Surface, from: f64, to: f64) {
        let Some(path) = self.path(from, to) else { return };
        surface.ctx.set_stroke_style_str(&self.palette.coast);
        surface.ctx.set_line_width(0.9 * self.dpr);
        surface.ctx.stroke_with_path(&path);
    }

    /// The coast drawing itself: of every line the part from one share of it to another, on what is there; the
    /// blank plane first.
    pub fn grow_coast(&self, target: &Surface, from: f64, to: f64) {
        if from == 0.0 {
            paint_blank(target, &self.palette);
        }
        self.stroke(target, from, to);
    }

    /// Puts the picture of the rule together; [`Self::show`] shows it.
    pub fn compose(&mut self, view: &BaseView<'_>) {
        while self.prepare() {}
        let picture = &self.picture;
        picture.fill(if self.rule.as_ref().is_some_and(Rule::is_a_map) {
            &self.palette.sea
        } else {
            &self.palette.blank
        });
        match (view.model, view.rule) {
            (Some(model), Some(rule)) if !view.heatmap => self.paint_cases(picture, rule, model),
            (model, _) => {
                picture.draw(&self.land, 1.0, "source-over");
                if let Some(model) = model.filter(|_| view.heatmap) {
                    paint_heat(picture, model, &self.palette);
                }
            }
        }
        picture.draw(&self.coast, 1.0, "source-over");
    }

    /// Shows the picture that was put together last, with an opacity.
    pub fn show(&self, target: &Surface, alpha: f64) {
        target.draw(&self.picture, alpha, "source-over");
    }

    /// Hatched sea where the model makes it, dotted land where it does not, plain land where it does.
    fn paint_cases(&self, picture: &Surface, rule: &Raster, model: &Pmodel) {
        let layer = &self.layer;
        layer.clear();
        let on_land = rule.density_on_land();
        let at_sea = Mask::of(model, |density| hatch_strength(density / on_land));
        at_sea.paint(layer, &self.palette.a);
        let _ = layer.ctx.set_global_composite_operation("source-in");
        layer.fill(&self.palette.a_bg);
        if let Some(hatch) = &self.hatch {
            let _ = layer.ctx.set_global_composite_operation("source-atop");
            layer.ctx.set_fill_style_canvas_pattern(hatch);
            layer.ctx.fill_rect(0.0, 0.0, self.width, self.height);
        }
        picture.draw(layer, 1.0, "source-over");
        picture.draw(&self.land_b, 1.0, "source-over");

        let _ = layer.ctx.set_global_composite_operation("source-over");
        layer.clear();
        // Whether a piece is made does not depend on where in it we ask: land decides between A and C.
        let sharp = model.has_sharp_edge();
        let made = Mask::of(model, |density| if is_made(sharp, density, on_land) { 1.0 } else { 0.0 });
        made.paint(layer, &self.palette.a);
        layer.draw(&self.land_c, 1.0, "source-in");
        picture.draw(layer, 1.0, "source-over");
    }
}

/// The plane while the rule is hidden: even lines that tell nothing about it.
pub fn paint_blank(target: &Surface, palette: &Palette) {
    target.fill(&palette.blank);
    let (width, height) = (target.width(), target.height());
    target.ctx.set_fill_style_str(&palette.line);
    target.ctx.set_global_alpha(0.6);
    for share in [0.25, 0.5, 0.75] {
        target.ctx.fill_rect((share * width).round(), 0.0, 1.0, height);
        target.ctx.fill_rect(0.0, (share * height).round(), width, 1.0);
    }
    target.ctx.set_global_alpha(1.0);
}

/// Painted cells over what is there: fainter once the cases tell where they are.
pub fn paint_cells(target: &Surface, painting: &Painting, colour: &str, faint: bool) {
    let strength = if faint { 0.12 } else { 0.35 };
    let alpha = (0..Painting::CELLS).map(|idx| if painting.is_on(idx) { strength } else { 0.0 }).collect();
    Mask::Cells { columns: Painting::COLUMNS, rows: Painting::ROWS, alpha }.paint(target, colour);
}

/// p_model as a heatmap over what is there.
pub fn paint_heat(target: &Surface, model: &Pmodel, palette: &Palette) {
    let densest = match model {
        Pmodel::BoundingBox(m) => m.density_inside(),
        Pmodel::Painted(m) => m.density_inside(),
        Pmodel::Grid(m) => (0..m.mass().len()).map(|idx| m.density_in(idx)).fold(0.0, f64::max),
        Pmodel::KernelDensity(m) => m.cells().iter().copied().fold(0.0, f64::max),
        Pmodel::Mixture(m) => m.cells().iter().copied().fold(0.0, f64::max),
    };
    Mask::of(model, |density| heat_strength(density / densest)).paint(target, &palette.model);
}

/// p_data as a heatmap over what is there: cells row by row from the north-west, as a smooth model's.
pub fn paint_truth(target: &Surface, cells: &[f64], palette: &Palette) {
    let densest = cells.iter().copied().fold(0.0, f64::max);
    let alpha = cells.iter().map(|density| truth_strength(density / densest)).collect();
    Mask::Cells { columns: CELL_COLUMNS, rows: CELL_ROWS, alpha }.paint(target, &palette.coast);
}

/// Opacities on the pieces of a model: a rectangle, or cells row by row from the north-west.
enum Mask {
    Rect(Rect, f64),
    Cells { columns: usize, rows: usize, alpha: Vec<f64> },
}

impl Mask {
    /// An opacity for each piece, by its density.
    fn of(model: &Pmodel, alpha: impl Fn(f64) -> f64) -> Self {
        let cells = |cells: &[f64]| cells.iter().map(|density| alpha(*density)).collect();
        match model {
            Pmodel::BoundingBox(m) => Self::Rect(m.rect(), alpha(m.density_inside())),
            Pmodel::Grid(m) => {
                let alpha = (0..m.params().cells()).map(|idx| alpha(m.density_in(idx))).collect();
                Self::Cells { columns: m.params().columns, rows: m.params().rows, alpha }
            }
            Pmodel::KernelDensity(m) => Self::Cells { columns: CELL_COLUMNS, rows: CELL_ROWS, alpha: cells(m.cells()) },
            Pmodel::Mixture(m) => Self::Cells { columns: CELL_COLUMNS, rows: CELL_ROWS, alpha: cells(m.cells()) },
            Pmodel::Painted(m) => {
                let density = |idx| if m.mask().is_on(idx) { m.density_inside() } else { 0.0 };
                let alpha = (0..Painting::CELLS).map(|idx| alpha(density(idx))).collect();
                Self::Cells { columns: Painting::COLUMNS, rows: Painting::ROWS, alpha }
            }
        }
    }

    /// Paints a colour with these opacities.
    fn paint(&self, target: &Surface, colour: &str) {
        let (width, height) = (target.width(), target.height());
        match self {
            Self::Rect(r, alpha) => {
                target.ctx.set_global_alpha(*alpha);
                target.ctx.set_fill_style_str(colour);
                let (x, y) = (r.west * width, (1.0 - r.north) * height);
                target.ctx.fill_rect(x, y, (r.east - r.west) * width, (r.north - r.south) * height);
                target.ctx.set_global_alpha(1.0);
            }
            Self::Cells { columns, rows, alpha } => {
                let Some(cells) = tinted_cells(*columns as u32, *rows as u32, alpha, colour) else { return };
                target.ctx.set_image_smoothing_enabled(false);
                let drawn = target.ctx.draw_image_with_html_canvas_element_and_dw_and_dh(
                    &cells.canvas,
                    0.0,
                    0.0,
                    width,
                    height,
                );
                // Only a canvas of no size is refused.
                drop(drawn);
                target.ctx.set_image_smoothing_enabled(true);
            }
        }
    }
}

/// A colour with an opacity for each cell, one pixel a cell, row by row from the north-west.
pub fn tinted_cells(columns: u32, rows: u32, alpha: &[f64], colour: &str) -> Option<Surface> {
    let surface = Surface::scratch(columns, rows)?;
    let bytes: Vec<u8> = alpha.iter().flat_map(|a| [0, 0, 0, (a * 255.0).round() as u8]).collect();
    let image = ImageData::new_with_u8_clamped_array(Clamped(&bytes), columns).ok()?;
    surface.ctx.put_image_data(&image, 0.0, 0.0).ok()?;
    let _ = surface.ctx.set_global_composite_operation("source-in");
    surface.fill(colour);
    Some(surface)
}
