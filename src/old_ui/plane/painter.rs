//! Paints the three canvases, each only when what it shows has changed, once a frame.

use super::base::{Base, BaseView, paint_blank, paint_cells, paint_heat};
use super::bitmap::{Bitmap, STAMPED_BY_CANVAS, Stamp};
use super::sample_layer::{self, SampleView};
use super::sprite::{Shape, Sprite};
use super::surface::Surface;
use crate::data::{Rule, land};
use crate::model::{ModelKind, Pmodel};
use crate::plane::Spot;
use crate::plot::{CoastTracer, Palette, Ring, coast, observation_radius, outline};
use crate::scene::{MarkKind, PointsScene};
use crate::ui::lab::Lab;
use crate::ui::palette::{read_palette, reduced_motion};
use crate::ui::slices::{in_slices, now_ms, wait_ms};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use sycamore_reactive::{Signal, create_signal};
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
    rings: RefCell<Option<Rc<Vec<Ring>>>>,
    /// What the samples' canvas shows; dimmed while that is not the present scene's.
    pub painted_samples: Signal<Option<PointsScene>>,
    painting_samples: Cell<bool>,
    css_size: Cell<(f64, f64)>,
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

impl Painter {
    /// A painter over the three canvases, bottom first.
    pub fn new(lab: Lab, canvases: [HtmlCanvasElement; 3]) -> Option<Rc<Self>> {
        let [base, samples, marks] = canvases;
        let surfaces = [Surface::over(base)?, Surface::over(samples)?, Surface::over(marks)?];
        let painter = Rc::new(Self {
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
            rings: RefCell::default(),
            painted_samples: create_signal(None),
            painting_samples: Cell::new(false),
            css_size: Cell::default(),
        });
        painter.clone().trace_coast();
        Some(painter)
    }

    /// Traces the coast ahead of Reveal, in slices.
    fn trace_coast(self: Rc<Self>) {
        spawn_local(async move {
            // First what a reader sees.
            wait_ms(200).await;
            let mut tracer = CoastTracer::new(land());
            in_slices(|| tracer.step()).await;
            self.rings.borrow_mut().get_or_insert_with(|| Rc::new(tracer.into_rings()));
        });
    }

    /// The coast; the Earth's is traced at once if a reader was faster.
    fn rings(&self, rule: &Rule) -> Rc<Vec<Ring>> {
        match rule {
            Rule::Earth => self.rings.borrow_mut().get_or_insert_with(|| Rc::new(coast(land()))).clone(),
            _ => Rc::new(rule.raster().map(coast).unwrap_or_default()),
        }
    }

    /// Another size, in CSS pixels.
    pub fn resize(self: &Rc<Self>, width: f64, height: f64) {
        self.css_size.set((width, height));
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
        self.revealed.set(None);
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
        // The page may have moved to a screen of another density.
        if web_sys::window().is_some_and(|w| w.device_pixel_ratio().clamp(1.0, 3.0) != self.dpr.get()) {
            let (width, height) = self.css_size.get();
            self.resize(width, height);
        }
        // A canvas of no size: the page is not laid out yet, and will be resized.
        if self.surfaces[0].width() < 1.0 || self.surfaces[0].height() < 1.0 {
            return;
        }
        let palette = self.palette.borrow_mut().get_or_insert_with(read_palette).clone();
        let state = self.lab.peek();
        let scene = &state.scene;
        let model = state.model.as_deref().ok().filter(|_| scene.shows_pmodel() && !scene.is_painting_rule());
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
            *base = Base::new(palette, width, height, self.dpr.get());
        }
        let Some(base) = base.as_mut() else { return };
        if base.rule.as_ref() != Some(&scene.rule) {
            base.draw_rule(scene.rule.clone(), self.rings(&scene.rule));
        }
        let view = BaseView { rule: scene.rule.raster(), model, heatmap: scene.heatmap };
        let Some(reveal) = self.revealed.get() else {
            base.compose(&view);
            base.show(target, 1.0);
            return;
        };
        let elapsed = now_ms() - reveal.since_ms;
        let share = (elapsed / COAST_MS).min(1.0);
        if reveal.drawn < 1.0 {
            base.grow_coast(target, reveal.drawn, share);
            base.prepare();
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

    /// A painting that has begun is finished, then the newest follows: as with drawing them.
    fn paint_samples(self: &Rc<Self>, scene: &PointsScene, has_model: bool, palette: Palette) {
        let target = self.surfaces[Layer::Samples as usize].clone();
        let Some(set) = self.lab.samples.get_clone_untracked().filter(|_| has_model) else {
            target.clear();
            return;
        };
        if self.painting_samples.replace(true) {
            self.dirty[Layer::Samples as usize].set(true);
            return;
        }
        let rule = (!scene.hidden).then(|| scene.rule.clone());
        let view = SampleView { points: Arc::clone(&set.points), rule };
        let (painter, dpr) = (self.clone(), self.dpr.get());
        let drops = self.lab.drops.take_silent() && !reduced_motion();
        spawn_local(async move {
            // Whatever comes next does not wait for the show to end.
            let is_wanted = || !painter.dirty[Layer::Samples as usize].get();
            let drop: Option<&dyn Fn() -> bool> = if drops { Some(&is_wanted) } else { None };
            if drops {
                // What falls is of the present scene already.
                painter.painted_samples.set(Some(set.scene.clone()));
            }
            sample_layer::paint(target, palette, dpr, view, drop).await;
            painter.painting_samples.set(false);
            painter.painted_samples.set(Some(set.scene.clone()));
            if painter.dirty[Layer::Samples as usize].get() {
                painter.request(Layer::Samples);
            }
        });
    }

    fn paint_marks(&self, scene: &PointsScene, model: Option<&Pmodel>, palette: &Palette) {
        let target = &self.surfaces[Layer::Marks as usize];
        target.clear();
        if scene.model == ModelKind::Painted {
            // A reader sees what they paint, whether Pmodel is on screen yet or not.
            paint_cells(target, &scene.model_mask, &palette.model, model.is_some());
        }
        if let Some(model) = model {
            self.paint_outline(target, model, palette);
        }
        let dragged = self.lab.dragged.get_untracked().filter(|m| m.kind == MarkKind::Observation).map(|m| m.idx);
        let points = scene.observations.points();
        let (radius, few) = (observation_radius(points.len()), points.len() <= STAMPED_BY_CANVAS);
        let halo = if few { palette.card.as_str() } else { "" };
        let Some(disc) = Sprite::new(Shape::Disc, radius, &palette.data, halo, self.dpr.get()) else { return };
        let (width, height) = (target.width(), target.height());
        let at = |spot: Spot| (spot.point().x * width, (1.0 - spot.point().y) * height);
        let mut still = self.still_marks.borrow_mut();
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

    fn paint_outline(&self, target: &Surface, model: &Pmodel, palette: &Palette) {
        let (ctx, dpr) = (&target.ctx, self.dpr.get());
        let (width, height) = (target.width(), target.height());
        ctx.begin_path();
        let line = match model {
            Pmodel::BoundingBox(m) => {
                let r = m.rect();
                // A box that touches the plane's edge keeps its whole line on screen.
                let inset = dpr;
                let (left, right) = ((r.west * width).max(inset), (r.east * width).min(width - inset));
                let (top, bottom) =
                    (((1.0 - r.north) * height).max(inset), ((1.0 - r.south) * height).min(height - inset));
                ctx.rect(left, top, right - left, bottom - top);
                2.0
            }
            Pmodel::Grid(_) | Pmodel::Painted(_) => {
                for ((x0, y0), (x1, y1)) in outline(model) {
                    ctx.move_to(x0 * width, (1.0 - y0) * height);
                    ctx.line_to(x1 * width, (1.0 - y1) * height);
                }
                1.4
            }
        };
        // With a thin halo, so that it stands out from hatch and heatmap.
        for (colour, width) in [(&palette.card, line + 1.6), (&palette.model, line)] {
            ctx.set_stroke_style_str(colour);
            ctx.set_line_width(width * dpr);
            ctx.stroke();
        }
    }
}
