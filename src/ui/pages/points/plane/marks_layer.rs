//! The layer of marks: Pmodel's painted cells and outline, and the observations.

use crate::data::Raster;
use crate::model::{ModelKind, Pmodel};
use crate::plane::Spot;
use crate::plot::{Palette, Segment, ellipses, observation_radius, outline};
use crate::scene::PointsScene;
use crate::ui::plane::{Bitmap, STAMPED_BY_CANVAS, Shape, Sprite, Stamp, Surface, paint_cells};
use std::cell::RefCell;

/// What to draw.
pub struct MarksView<'a> {
    /// The scene.
    pub scene: &'a PointsScene,
    /// Pmodel, if it is on screen.
    pub model: Option<&'a Pmodel>,
    /// The observation that a pointer drags.
    pub dragged: Option<usize>,
}

/// The layer, with what is kept between frames.
#[derive(Default)]
pub struct MarksLayer {
    still: RefCell<Option<StillMarks>>,
}

/// The observations that do not move, drawn once: while one of 10,000 is dragged, the others are one blit.
struct StillMarks {
    surface: Surface,
    /// All observations at the time.
    points: Vec<Spot>,
    /// The one that is dragged, and not among those drawn.
    dragged: Option<usize>,
}

impl StillMarks {
    /// Whether these observations, the dragged one apart, are those drawn.
    fn is_of(&self, points: &[Spot]) -> bool {
        let split = self.dragged.unwrap_or(points.len()).min(points.len());
        let behind = (split + 1).min(points.len());
        points.len() == self.points.len()
            && points[..split] == self.points[..split]
            && points[behind..] == self.points[behind..]
    }
}

impl MarksLayer {
    /// Another size or theme: nothing that was kept holds any more.
    pub fn forget(&self) {
        self.still.replace(None);
    }

    /// Draws the layer anew.
    pub fn paint(&self, target: &Surface, palette: &Palette, dpr: f64, view: &MarksView<'_>) {
        let MarksView { scene, model, dragged } = *view;
        target.clear();
        if scene.model == ModelKind::Painted {
            // A reader sees what they paint, whether Pmodel is on screen yet or not.
            paint_cells(target, &scene.model_mask, &palette.model, model.is_some());
        }
        if let Some(model) = model {
            let rule = if scene.hidden { None } else { scene.rule.raster() };
            paint_outline(target, (model, rule), palette, dpr);
        }
        self.paint_observations(target, palette, dpr, scene.observations.points(), dragged);
    }

    fn paint_observations(
        &self,
        target: &Surface,
        palette: &Palette,
        dpr: f64,
        points: &[Spot],
        dragged: Option<usize>,
    ) {
        let (radius, few) = (observation_radius(points.len()), points.len() <= STAMPED_BY_CANVAS);
        let halo = if few { palette.card.as_str() } else { "" };
        let Some(disc) = Sprite::new(Shape::Disc, radius, &palette.data, halo, dpr) else { return };
        let (width, height) = (target.width(), target.height());
        let at = |spot: Spot| (spot.point().x * width, (1.0 - spot.point().y) * height);
        let mut still = self.still.borrow_mut();
        let holds = |s: &StillMarks| s.dragged == dragged && s.is_of(points);
        if !still.as_ref().is_some_and(holds) {
            let Some(surface) = Surface::scratch(width as u32, height as u32) else { return };
            let standing =
                points.iter().enumerate().filter(|(idx, _)| Some(*idx) != dragged).map(|(_, spot)| at(*spot));
            if few {
                standing.for_each(|(x, y)| disc.stamp(&surface.ctx, x, y));
            } else if let Some(stamp) = Stamp::new(&disc) {
                let mut bitmap = Bitmap::new(width as usize, height as usize);
                standing.for_each(|(x, y)| bitmap.stamp(&stamp, x, y));
                bitmap.put_on(&surface);
            }
            *still = Some(StillMarks { surface, points: points.to_vec(), dragged });
        }
        if let Some(still) = still.as_ref() {
            target.draw(&still.surface, 1.0, "source-over");
        }
        if let Some(spot) = dragged.and_then(|idx| points.get(idx)) {
            let (x, y) = at(*spot);
            disc.stamp(&target.ctx, x, y);
        }
    }
}

fn paint_outline(target: &Surface, (model, rule): (&Pmodel, Option<&Raster>), palette: &Palette, dpr: f64) {
    let ctx = &target.ctx;
    let (width, height) = (target.width(), target.height());
    ctx.begin_path();
    let line = match model {
        Pmodel::BoundingBox(m) => {
            let r = m.rect();
            // A box that touches the plane's edge keeps its whole line on screen.
            let inset = dpr;
            let (left, right) = ((r.west * width).max(inset), (r.east * width).min(width - inset));
            let (top, bottom) = (((1.0 - r.north) * height).max(inset), ((1.0 - r.south) * height).min(height - inset));
            ctx.rect(left, top, right - left, bottom - top);
            2.0
        }
        Pmodel::Grid(_) | Pmodel::Painted(_) | Pmodel::KernelDensity(_) | Pmodel::Mixture(_) => {
            lay(target, &outline(model, rule));
            1.4
        }
    };
    // With a thin halo, so that it stands out from hatch and heatmap.
    for (colour, width) in [(&palette.card, line + 1.6), (&palette.model, line)] {
        ctx.set_stroke_style_str(colour);
        ctx.set_line_width(width * dpr);
        ctx.stroke();
    }
    // The bells of a mixture, thinner.
    ctx.begin_path();
    lay(target, &ellipses(model));
    ctx.set_line_width(dpr);
    ctx.set_stroke_style_str(&palette.model);
    let dashes = js_sys::Array::of2(&(4.0 * dpr).into(), &(3.0 * dpr).into());
    // Refused only for what are no numbers.
    let _ = ctx.set_line_dash(&dashes);
    ctx.stroke();
    let _ = ctx.set_line_dash(&js_sys::Array::new());
}

fn lay(target: &Surface, segments: &[Segment]) {
    let (width, height) = (target.width(), target.height());
    for ((x0, y0), (x1, y1)) in segments {
        target.ctx.move_to(x0 * width, (1.0 - y0) * height);
        target.ctx.line_to(x1 * width, (1.0 - y1) * height);
    }
}
