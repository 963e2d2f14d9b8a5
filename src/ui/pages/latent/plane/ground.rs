//! The ground of the plane: what the decoder draws all over it, and each picture as a dot, from white
//! to ink by what colours it.
//!
//! Drawn in slices, on canvases that nobody sees; what is on screen stays until all of it is there.

use crate::data::SIDE;
use crate::plot::LatentPlane;
use crate::scene::Colour;
use crate::ui::dom::effect;
use crate::ui::pages::latent::handle::Latent;
use crate::ui::pages::latent::run::Shown;
use crate::ui::pages::latent::source::Source;
use crate::ui::plane::Surface;
use crate::ui::slices::in_slices;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::Clamped;
use web_sys::ImageData;

/// Decoded pictures in a row and in a column.
pub const GRID: usize = 11;
/// How dark a decoded picture is beneath the dots.
const GRID_INK: f32 = 0.62;
/// Dots drawn in one step of a slice.
const DOTS: usize = 100;
/// Radius of a dot, in CSS pixels; and where there are so many that they would hide each other.
const RADIUS: f64 = 2.6;
const SMALL_RADIUS: f64 = 1.7;
const MANY: usize = 2_000;
/// Greys that dots have.
const SHADES: usize = 24;
/// Ink, as the style sheet has it in light: paper is light in both themes.
const INK: [u8; 3] = [23, 38, 46];

/// What decides the ground.
#[derive(Clone, PartialEq)]
struct Ground {
    shown: Arc<Shown>,
    plane: Arc<LatentPlane>,
    source: Source,
    colour: Colour,
    has_grid: bool,
    size: (f64, f64),
}

/// Paints anew whenever something decides otherwise: what has begun is finished, then the newest follows.
pub fn keep_painted(latent: Latent, canvas: NodeRef<html::Canvas>, size: RwSignal<(f64, f64)>) {
    let dress = latent.pick(|s| (s.colour, s.grid));
    let wanted = Memo::new(move |_| {
        let (shown, plane, (colour, has_grid)) = (latent.shown.get()?, latent.plane.get()?, dress.get());
        let fits = shown.latent == plane.latent() && shown.codes.len() == plane.codes().len();
        fits.then(|| Ground { shown, plane, source: latent.source.get(), colour, has_grid, size: size.get() })
    });
    let busy = Rc::new(Cell::new(false));
    effect(move || {
        let Some(canvas) = canvas.get() else { return };
        wanted.with(|_| ());
        if latent.lacking.get().is_some() {
            // Nothing of other pictures may stand for those that are not here.
            if let Some(surface) = Surface::over(canvas.clone()) {
                surface.clear();
            }
        }
        if busy.replace(true) {
            return;
        }
        let busy = busy.clone();
        spawn_local(async move {
            let mut painted = None;
            while let Some(Some(ground)) = wanted.try_get_untracked() {
                if painted.as_ref() == Some(&ground) {
                    break;
                }
                if let Some(surface) = Surface::over(canvas.clone()) {
                    paint(&surface, &ground).await;
                }
                painted = Some(ground);
            }
            busy.set(false);
        });
    });
}

async fn paint(target: &Surface, ground: &Ground) {
    let (width, height) = ground.size;
    let scale = window().device_pixel_ratio().clamp(1.0, 3.0);
    let [w, h] = [width, height].map(|side| (side * scale).round() as u32);
    if w == 0 || h == 0 {
        return;
    }
    let Some(layer) = Surface::scratch(w, h) else { return };
    if ground.has_grid {
        paint_grid(&layer, ground).await;
    }
    paint_dots(&layer, ground, scale).await;
    if target.width() != f64::from(w) || target.height() != f64::from(h) {
        target.resize(w, h);
    }
    target.clear();
    target.draw(&layer, 1.0, "source-over");
}

/// A row of pictures in each step.
async fn paint_grid(layer: &Surface, ground: &Ground) {
    let Some(sheet) = Surface::scratch((GRID * SIDE) as u32, (GRID * SIDE) as u32) else { return };
    let middle = |k: usize| (k as f64 + 0.5) / GRID as f64;
    let mut row = 0;
    let mut paint_row = || {
        let rows = if ground.plane.is_line() { GRID / 2..GRID / 2 + 1 } else { 0..GRID };
        if !rows.contains(&row) {
            row += 1;
            return row >= GRID;
        }
        let codes = (0..GRID).flat_map(|column| ground.plane.code_at([middle(column), 1.0 - middle(row)])).collect();
        let drawn = ground.shown.drawer.draw(codes);
        let mut rgba = vec![0; GRID * SIDE * SIDE * 4];
        for (at, grey) in drawn.iter().enumerate() {
            let (column, y, x) = (at / (SIDE * SIDE), at / SIDE % SIDE, at % SIDE);
            let pixel = 4 * (y * GRID * SIDE + column * SIDE + x);
            rgba[pixel..pixel + 3].copy_from_slice(&INK);
            rgba[pixel + 3] = (grey * GRID_INK * 255.0) as u8;
        }
        if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&rgba), (GRID * SIDE) as u32) {
            // Refused only for a canvas of another document.
            let _ = sheet.ctx.put_image_data(&image, 0.0, (row * SIDE) as f64);
        }
        row += 1;
        row >= GRID
    };
    in_slices(&mut paint_row).await;
    // Each picture keeps its square, in the middle of its cell.
    let [cell_w, cell_h] = [layer.width(), layer.height()].map(|side| side / GRID as f64);
    let side = 0.94 * cell_w.min(cell_h);
    for at in 0..GRID * GRID {
        let (column, row) = ((at % GRID) as f64, (at / GRID) as f64);
        let from = SIDE as f64;
        let _ = layer.ctx.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &sheet.canvas,
            column * from,
            row * from,
            from,
            from,
            column * cell_w + (cell_w - side) / 2.0,
            row * cell_h + (cell_h - side) / 2.0,
            side,
            side,
        );
    }
}

/// Dots stamped from one picture of each shade.
async fn paint_dots(layer: &Surface, ground: &Ground, scale: f64) {
    let shades = ground.source.shades(ground.colour);
    let places: Vec<[f64; 2]> = ground.plane.places().collect();
    let radius = if places.len() > MANY { SMALL_RADIUS } else { RADIUS };
    let Some(stamps) = stamps(radius, scale) else { return };
    let side = stamps.height();
    let mut done = 0;
    in_slices(|| {
        for (idx, [x, y]) in places.iter().enumerate().skip(done).take(DOTS) {
            // What nothing is known of is grey.
            let share = shades.get(idx).copied().unwrap_or(0.5);
            let shade = (share * (SHADES - 1) as f64).round();
            let (x, y) = (x * layer.width() - side / 2.0, (1.0 - y) * layer.height() - side / 2.0);
            let _ = layer.ctx.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &stamps.canvas,
                shade * side,
                0.0,
                side,
                side,
                x,
                y,
                side,
                side,
            );
        }
        done += DOTS;
        done >= places.len()
    })
    .await;
}

/// One dot of each shade, side by side: white to ink within a thin rim.
fn stamps(radius: f64, scale: f64) -> Option<Surface> {
    let side = (2.0 * (radius + 1.0) * scale).ceil();
    let stamps = Surface::scratch((side * SHADES as f64) as u32, side as u32)?;
    let ctx = &stamps.ctx;
    let [r, g, b] = INK;
    ctx.set_line_width(scale * radius / RADIUS);
    ctx.set_stroke_style_str(&format!("rgb({r},{g},{b})"));
    for shade in 0..SHADES {
        let share = shade as f64 / (SHADES - 1) as f64;
        let [r, g, b] = INK.map(|ink| (255.0 + share * (f64::from(ink) - 255.0)).round() as u8);
        ctx.set_fill_style_str(&format!("rgb({r},{g},{b})"));
        ctx.begin_path();
        let middle = side / 2.0;
        // Refused only for a negative radius.
        let _ = ctx.arc(shade as f64 * side + middle, middle, radius * scale, 0.0, std::f64::consts::TAU);
        ctx.fill();
        ctx.stroke();
    }
    Some(stamps)
}
