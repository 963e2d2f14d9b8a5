//! Paints the three canvases, each only when what it shows has changed, once a frame.

use super::base::{Base, BaseView, paint_blank, paint_heat};
use super::palette::{Palette, reduced_motion};
use super::sample_layer::{self, SampleView};
use super::sprite::{Shape, Sprite};
use super::surface::Surface;
use crate::model::Pmodel;
use crate::plot::grid_outline;
use crate::scene::{Mark, MarkKind, PointsScene};
use crate::ui::lab::Lab;
use crate::ui::slices::now_ms;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;

/// The coast draws itself in this time, then the cases appear.
const COAST_MS: f64 = 550.0;
const FADE_MS: f64 = 300.0;

/// A layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Rule, cases, heatmap.
    Base = 0,
    /// Samples.
    Samples = 1,
    /// Pmodel's outline and the observations.
    Marks = 2,
}

/// The canvases and what is kept between frames.
pub struct Painter {
    lab: Lab,
    surfaces: [Surface; 3],
    /// Read anew in the frame after a change of theme: by then the page wears it.
    palette: RefCell<Option<Palette>>,
    dpr: Cell<f64>,
    dirty: [Cell<bool>; 3],
    frame_asked: Cell<bool>,
    base: RefCell<Option<Base>>,
    /// While the coast draws itself.
    revealed: Cell<Option<Reveal>>,
    was_hidden: Cell<Option<bool>>,
    still_marks: RefCell<Option<StillMarks>>,
    samples_painted: Rc<Cell<u64>>,
}

/// A coast that draws itself.
#[derive(Clone, Copy)]
struct Reveal {
    since_ms: f64,
    /// The share of every line that is drawn; 1: they are all there and the cases appear.
    drawn: f64,
}

/// The observations that do not move, drawn once: while one of 10,000 is dragged, the others are one blit.
struct StillMarks {
    surface: Surface,
    /// What they were drawn from: while a mark is dragged only it changes.
    scene: PointsScene,
    dragged: Option<Mark>,
}

impl Painter {
    /// A painter over the three canvases, bottom first.
    pub fn new(lab: Lab, canvases: [HtmlCanvasElement; 3]) -> Option<Rc<Self>> {
        let [base, samples, marks] = canvases;
        let surfaces = [Surface::over(base)?, Surface::over(samples)?, Surface::over(marks)?];
        Some(Rc::new(Self {
            lab,
            surfaces,
            palette: RefCell::default(),
            dpr: Cell::new(1.0),
            dirty: Default::default(),
            frame_asked: Cell::new(false),
            base: RefCell::new(None),
            revealed: Cell::new(None),
            was_hidden: Cell::new(None),
            still_marks: RefCell::new(None),
            samples_painted: Rc::default(),
        }))
    }

    /// Another size, in CSS pixels.
    pub fn resize(self: &Rc<Self>, width: f64, height: f64) {
        // More than three device pixels a CSS pixel are not seen, and cost memory on phones.
        let dpr = web_sys::window().map_or(1.0, |w| w.device_pixel_ratio()).clamp(1.0, 3.0);
        self.dpr.set(dpr);
        for surface in &self.surfaces {
            surface.resize((width * dpr).round() as u32, (height * dpr).round() as u32);
        }
        self.forget();
    }

    /// Another theme.
    pub fn repalette(self: &Rc<Self>) {
        self.palette.replace(None);
        self.forget();
    }

    fn forget(self: &Rc<Self>) {
        self.base.replace(None);
        self.still_marks.replace(None);
        [Layer::Base, Layer::Samples, Layer::Marks].into_iter().for_each(|layer| self.request(layer));
    }

    /// Asks for a layer to be painted in the next frame.
    pub fn request(self: &Rc<Self>, layer: Layer) {
        self.dirty[layer as usize].set(true);
        if self.frame_asked.replace(true) {
            return;
        }
        let painter = self.clone();
        let frame = Closure::once_into_js(move || painter.paint());
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(frame.unchecked_ref());
        }
    }

    fn paint(self: Rc<Self>) {
        self.frame_asked.set(false);
        // A canvas of no size: the page is not laid out yet, and will be resized.
        if self.surfaces[0].width() < 1.0 || self.surfaces[0].height() < 1.0 {
            return;
        }
        let palette = self.palette.borrow_mut().get_or_insert_with(Palette::read).clone();
        let state = self.lab.peek();
        let scene = &state.scene;
        let model = state.model.as_deref().ok().filter(|_| scene.shows_pmodel());
        let is_due = |layer: Layer| self.dirty[layer as usize].replace(false);
        if is_due(Layer::Base) {
            self.paint_base(scene, model, &palette);
        }
        if is_due(Layer::Samples) {
            self.paint_samples(scene, model.is_some(), palette.clone());
        }
        if is_due(Layer::Marks) {
            self.paint_marks(scene, model, &palette);
        }
    }

    fn paint_base(self: &Rc<Self>, scene: &PointsScene, model: Option<&Pmodel>, palette: &Palette) {
        let target = &self.surfaces[Layer::Base as usize];
        let was_hidden = self.was_hidden.replace(Some(scene.hidden));
        if scene.hidden {
            self.revealed.set(None);
            paint_blank(target, palette);
            if let Some(model) = model.filter(|_| scene.heatmap) {
                paint_heat(target, model, palette);
            }
            return;
        }
        if was_hidden == Some(true) && !reduced_motion() {
            self.revealed.set(Some(Reveal { since_ms: now_ms(), drawn: 0.0 }));
        }
        let mut base = self.base.borrow_mut();
        if base.is_none() {
            let (width, height) = (target.canvas.width(), target.canvas.height());
            *base = Base::new(scene.rule, palette, width, height, self.dpr.get());
        }
        let Some(base) = base.as_ref() else { return };
        let view = BaseView { rule: scene.rule, model, heatmap: scene.heatmap };
        let Some(reveal) = self.revealed.get() else {
            base.compose(&view);
            base.show(target, 1.0);
            return;
        };
        let elapsed = now_ms() - reveal.since_ms;
        let share = (elapsed / COAST_MS).min(1.0);
        if reveal.drawn < 1.0 {
            base.grow_coast(target, reveal.drawn, share);
            if share == 1.0 {
                base.compose(&view);
            }
            self.revealed.set(Some(Reveal { drawn: share, ..reveal }));
        } else if elapsed < COAST_MS + FADE_MS {
            // Each frame lays a thin coat over the last: no need to begin from the blank plane again.
            base.show(target, (elapsed - COAST_MS) / FADE_MS);
        } else {
            // Whatever changed meanwhile is in the last picture.
            self.revealed.set(None);
        }
        self.request(Layer::Base);
    }

    fn paint_samples(self: &Rc<Self>, scene: &PointsScene, has_model: bool, palette: Palette) {
        let target = self.surfaces[Layer::Samples as usize].clone();
        let job = self.samples_painted.get() + 1;
        self.samples_painted.set(job);
        let set = self.lab.samples.get_clone_untracked().filter(|_| has_model);
        let Some(set) = set else {
            target.clear();
            return;
        };
        let rule = (!scene.hidden).then(|| scene.rule.raster());
        let view = SampleView { points: Arc::clone(&set.points), rule };
        let (dpr, newest) = (self.dpr.get(), self.samples_painted.clone());
        spawn_local(sample_layer::paint(target, palette, dpr, view, move || newest.get() != job));
    }

    fn paint_marks(&self, scene: &PointsScene, model: Option<&Pmodel>, palette: &Palette) {
        let target = &self.surfaces[Layer::Marks as usize];
        target.clear();
        if let Some(model) = model {
            self.paint_outline(target, model, palette);
        }
        let dragged = self.lab.dragged.get_untracked().filter(|m| m.kind == MarkKind::Observation);
        let n = scene.observations.points().len();
        let Some(disc) = Sprite::new(Shape::Disc, disc_radius(n), &palette.data, &palette.card, self.dpr.get()) else {
            return;
        };
        let (width, height) = (target.width(), target.height());
        let stamp = |surface: &Surface, mark: Mark| {
            if let Some(p) = scene.spot(mark).map(|s| s.point()) {
                disc.stamp(&surface.ctx, p.x * width, (1.0 - p.y) * height);
            }
        };
        let mut still = self.still_marks.borrow_mut();
        let holds =
            |s: &StillMarks| s.dragged == dragged && (dragged.is_some() || s.scene.observations == scene.observations);
        if !still.as_ref().is_some_and(holds) {
            let Some(surface) = Surface::scratch(width as u32, height as u32) else { return };
            scene
                .marks(MarkKind::Observation)
                .filter(|(m, _)| Some(*m) != dragged)
                .for_each(|(m, _)| stamp(&surface, m));
            *still = Some(StillMarks { surface, scene: scene.clone(), dragged });
        }
        if let Some(still) = still.as_ref() {
            target.draw(&still.surface, 1.0, "source-over");
        }
        if let Some(mark) = dragged {
            stamp(target, mark);
        }
    }

    fn paint_outline(&self, target: &Surface, model: &Pmodel, palette: &Palette) {
        let (ctx, dpr) = (&target.ctx, self.dpr.get());
        let (width, height) = (target.width(), target.height());
        ctx.set_stroke_style_str(&palette.model);
        match model {
            Pmodel::BoundingBox(m) => {
                let r = m.rect();
                ctx.set_line_width(2.0 * dpr);
                // A box that touches the plane's edge keeps its whole line on screen.
                let inset = dpr;
                let (left, right) = ((r.west * width).max(inset), (r.east * width).min(width - inset));
                let (top, bottom) =
                    (((1.0 - r.north) * height).max(inset), ((1.0 - r.south) * height).min(height - inset));
                ctx.stroke_rect(left, top, right - left, bottom - top);
            }
            Pmodel::Grid(m) => {
                ctx.set_line_width(1.4 * dpr);
                ctx.begin_path();
                for ((x0, y0), (x1, y1)) in grid_outline(m) {
                    ctx.move_to(x0 * width, (1.0 - y0) * height);
                    ctx.line_to(x1 * width, (1.0 - y1) * height);
                }
                ctx.stroke();
            }
        }
    }
}

/// Discs of five pixels while they are few; thousands of those would hide the plane.
pub fn disc_radius(n: usize) -> f64 {
    match n {
        0..=300 => 5.0,
        301..=1_500 => 3.5,
        1_501..=5_000 => 2.2,
        _ => 1.5,
    }
}
