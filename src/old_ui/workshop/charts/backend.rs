//! A canvas as plotters draws on it. plotters-canvas knows neither fractions of a pixel nor dense screens: here the canvas
//! has as many pixels as the screen, and the units of a chart are scaled to them.

use crate::plot::chart::{ChartStyle, UNITS_PER_PX};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas of the page, scaled for a chart. Nothing that is drawn on it can fail.
pub struct Canvas {
    ctx: CanvasRenderingContext2d,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn css(colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    format!("rgba({r},{g},{b},{})", colour.alpha)
}

impl Canvas {
    /// An empty canvas in the size of a style; `None` if the browser gives no context.
    pub fn new(canvas: &HtmlCanvasElement, style: &ChartStyle) -> Option<Self> {
        let dpr = web_sys::window().map_or(1.0, |w| w.device_pixel_ratio()).clamp(1.0, 3.0);
        canvas.set_width((f64::from(style.width_px) * dpr).round() as u32);
        canvas.set_height((f64::from(style.height_px) * dpr).round() as u32);
        let ctx: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let scale = dpr / f64::from(UNITS_PER_PX);
        // Refused only for numbers that are none.
        let _ = ctx.scale(scale, scale);
        Some(Self { ctx, size: style.size_units() })
    }

    fn trace(&self, points: impl IntoIterator<Item = BackendCoord>) {
        self.ctx.begin_path();
        for (x, y) in points {
            self.ctx.line_to(f64::from(x), f64::from(y));
        }
    }

    fn stroke<S: BackendStyle>(&self, style: &S) {
        self.ctx.set_stroke_style_str(&css(style.color()));
        self.ctx.set_line_width(f64::from(style.stroke_width()));
        self.ctx.stroke();
    }

    fn fill<S: BackendStyle>(&self, style: &S) {
        self.ctx.set_fill_style_str(&css(style.color()));
        self.ctx.fill();
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.ctx.set_fill_style_str(&css(colour));
        self.ctx.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.trace(path);
        self.stroke(style);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.trace([a, (b.0, a.1), b, (a.0, b.1), a]);
        if fill {
            self.fill(style)
        } else {
            self.stroke(style)
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.ctx.begin_path();
        let _ = self.ctx.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, std::f64::consts::TAU);
        if fill {
            self.fill(style)
        } else {
            self.stroke(style)
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.trace(corners);
        self.fill(style);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let (h, v) = (style.anchor().h_pos, style.anchor().v_pos);
        self.ctx.set_text_align(match h {
            HPos::Left => "left",
            HPos::Right => "right",
            HPos::Center => "center",
        });
        self.ctx.set_text_baseline(match v {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.ctx.set_font(&format!("{}px {}", style.size(), style.family().as_str()));
        self.ctx.set_fill_style_str(&css(style.color()));
        // Refused only for places that are no numbers.
        let _ = self.ctx.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }
}
