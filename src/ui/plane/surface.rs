//! A canvas with its context and its size: one on screen, or a scratch one.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas that can be drawn on.
#[derive(Clone, Debug)]
pub struct Surface {
    /// The element.
    pub canvas: HtmlCanvasElement,
    /// Its context.
    pub ctx: CanvasRenderingContext2d,
}

impl Surface {
    /// A surface over a canvas of the page; `None` if the browser gives no context.
    pub fn over(canvas: HtmlCanvasElement) -> Option<Self> {
        let ctx = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, ctx })
    }

    /// A scratch surface of a size in device pixels.
    pub fn scratch(width: u32, height: u32) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let surface = Self::over(document.create_element("canvas").ok()?.dyn_into().ok()?)?;
        surface.resize(width, height);
        Some(surface)
    }

    /// Sets the size in device pixels, which also clears it.
    pub fn resize(&self, width: u32, height: u32) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
    }

    /// Width in device pixels.
    pub fn width(&self) -> f64 {
        f64::from(self.canvas.width())
    }

    /// Height in device pixels.
    pub fn height(&self) -> f64 {
        f64::from(self.canvas.height())
    }

    /// Makes it transparent.
    pub fn clear(&self) {
        self.ctx.clear_rect(0.0, 0.0, self.width(), self.height());
    }

    /// Fills all of it with a colour.
    pub fn fill(&self, colour: &str) {
        self.ctx.set_fill_style_str(colour);
        self.ctx.fill_rect(0.0, 0.0, self.width(), self.height());
    }

    /// Draws another surface of the same size over it, with an opacity and a way of compositing.
    pub fn draw(&self, other: &Surface, alpha: f64, how: &str) {
        self.ctx.set_global_alpha(alpha);
        // Only a canvas of no size is refused, and then there is nothing to draw.
        let _ = self.ctx.set_global_composite_operation(how);
        let _ = self.ctx.draw_image_with_html_canvas_element(&other.canvas, 0.0, 0.0);
        let _ = self.ctx.set_global_composite_operation("source-over");
        self.ctx.set_global_alpha(1.0);
    }
}
