//! Paints the three canvases, each only when what it shows has changed, once a frame.

use super::marks_layer::{MarksLayer, MarksView};
use crate::data::{LandDecoder, Rule, land};
use crate::model::Pmodel;
use crate::plot::{CoastTracer, Palette, Ring, coast};
use crate::scene::{MarkKind, PointsScene};
use crate::ui::pages::points::Points;
use crate::ui::palette::{read_palette, reduced_motion};
use crate::ui::plane::{Base, BaseView, SampleView, Surface, paint_blank, paint_heat, paint_samples, paint_truth};
use crate::ui::slices::{in_slices, now_ms, wait_ms};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
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
    /// Pmodel's painted cells and outline, and the observations.
    Marks = 2,
}

/// The canvases and what is kept between frames.
pub struct Painter {
    points: Points,
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
    marks: MarksLayer,
    rings: RefCell<Option<Rc<Vec<Ring>>>>,
    painted_samples: RwSignal<Option<PointsScene>>,
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

impl Painter {
    /// A painter over the three canvases, bottom first. It tells what the samples' canvas shows.
    pub fn new(
        points: Points,
        canvases: [HtmlCanvasElement; 3],
        painted_samples: RwSignal<Option<PointsScene>>,
    ) -> Option<Rc<Self>> {
        let [base, samples, marks] = canvases;
        let surfaces = [Surface::over(base)?, Surface::over(samples)?, Surface::over(marks)?];
        let painter = Rc::new(Self {
            points,
            surfaces,
            palette: RefCell::default(),
            dpr: Cell::new(1.0),
            dirty: Default::default(),
            frame_asked: Cell::new(false),
            base: RefCell::new(None),
            revealed: Cell::new(None),
            was_hidden: Cell::new(None),
            marks: MarksLayer::default(),
            rings: RefCell::default(),
            painted_samples,
            painting_samples: Cell::new(false),
            css_size: Cell::default(),
        });
        painter.clone().trace_coast();
        Some(painter)
    }

    /// Decodes the land and traces its coast ahead of Reveal, in slices.
    fn trace_coast(self: Rc<Self>) {
        spawn_local(async move {
            // First what a reader sees.
            wait_ms(200).await;
            let mut decoder = LandDecoder::default();
            in_slices(|| decoder.step()).await;
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
        self.marks.forget();
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
        let state = self.points.peek();
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
        if let Rule::Toy(toy) = scene.rule {
            self.revealed.set(None);
            target.fill(&palette.blank);
            match (model.filter(|_| scene.heatmap), untrack(|| self.points.truth(toy))) {
                (Some(model), _) => paint_heat(target, model, palette),
                (None, Some(cells)) => paint_truth(target, &cells, palette),
                (None, None) => {}
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
        let Some(set) = self.points.samples.get_untracked().filter(|_| has_model) else {
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
        // Asked for once: whatever is painted next is there at once.
        let drops = self.points.drops.try_update_value(std::mem::take).unwrap_or_default() && !reduced_motion();
        spawn_local(async move {
            // Whatever comes next does not wait for the show to end.
            let is_wanted = || !painter.dirty[Layer::Samples as usize].get();
            let drop: Option<&dyn Fn() -> bool> = if drops { Some(&is_wanted) } else { None };
            if drops {
                // What falls is of the present scene already.
                painter.painted_samples.set(Some(set.scene.clone()));
            }
            paint_samples(target, palette, dpr, view, drop).await;
            painter.painting_samples.set(false);
            painter.painted_samples.set(Some(set.scene.clone()));
            if painter.dirty[Layer::Samples as usize].get() {
                painter.request(Layer::Samples);
            }
        });
    }

    fn paint_marks(&self, scene: &PointsScene, model: Option<&Pmodel>, palette: &Palette) {
        let dragged = self.points.dragged.get_untracked().filter(|m| m.kind == MarkKind::Observation).map(|m| m.idx);
        let view = MarksView { scene, model, dragged };
        self.marks.paint(&self.surfaces[Layer::Marks as usize], palette, self.dpr.get(), &view);
    }
}
