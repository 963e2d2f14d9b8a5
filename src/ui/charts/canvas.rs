//! plotters' canvas, on dense screens and under our policy. It knows no devicePixelRatio: here a canvas has as many pixels
//! as the screen, and the units of a chart are scaled to them. And it measures texts by setting a style attribute, which
//! the policy blocks: here the browser's `measureText` answers.

use crate::plot::chart::{ChartError, ChartStyle, UNITS_PER_PX};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// What charts are written in.
pub const FONT: &str = "Figtree, system-ui, sans-serif";

thread_local! {
    /// Never on screen: asked for widths alone.
    static RULER: Option<CanvasRenderingContext2d> = ruler();
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn ruler() -> Option<CanvasRenderingContext2d> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    context(&canvas.dyn_into().ok()?)
}

/// Width of a text in the font of charts, in the unit of its size; 0 where the browser gives no canvas.
pub fn text_width(text: &str, size: f64) -> f64 {
    let measure = |ruler: &CanvasRenderingContext2d| {
        ruler.set_font(&format!("{size}px {FONT}"));
        ruler.measure_text(text).ok().map(|metrics| metrics.width())
    };
    RULER.with(|ruler| ruler.as_ref().and_then(measure)).unwrap_or(0.0)
}

/// Draws a chart of this style on a canvas of the page, in the place of what was there.
pub fn draw(
    canvas: &HtmlCanvasElement,
    style: &ChartStyle,
    chart: impl FnOnce(Canvas) -> Result<(), ChartError<Canvas>>,
) {
    if let Some(canvas) = Canvas::new(canvas, style) {
        // A canvas refuses only what is no number.
        let _ = chart(canvas);
    }
}

/// A canvas of the page, scaled for a chart.
pub struct Canvas {
    backend: CanvasBackend,
    size: (u32, u32),
}

impl Canvas {
    /// An empty canvas in the size of a style; `None` if the browser gives no context.
    fn new(canvas: &HtmlCanvasElement, style: &ChartStyle) -> Option<Self> {
        let dpr = web_sys::window().map_or(1.0, |w| w.device_pixel_ratio()).clamp(1.0, 3.0);
        canvas.set_width((f64::from(style.width_px) * dpr).round() as u32);
        canvas.set_height((f64::from(style.height_px) * dpr).round() as u32);
        let scale = dpr / f64::from(UNITS_PER_PX);
        // Refused only for numbers that are none.
        let _ = context(canvas)?.scale(scale, scale);
        Some(Self { backend: CanvasBackend::with_canvas_object(canvas.clone())?, size: style.size_units() })
    }
}

type Drawn<T = ()> = Result<T, DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Canvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.backend.draw_pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.backend.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.backend.draw_rect(a, b, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.backend.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.backend.draw_text(text, style, at)
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Drawn<(u32, u32)> {
        let (width, height) = (text_width(text, style.size()), 1.2 * style.size());
        Ok((width.round() as u32, height.round() as u32))
    }
}
