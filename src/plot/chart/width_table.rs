//! Text widths from a table, for every backend alike.
//!
//! A canvas backend measures by setting a style attribute on an element, which the page's Content-Security-Policy blocks;
//! natively plotters would need a font library. The widths of Figtree are few numbers, and do not change.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle, FontTransform, text_anchor,
};

/// Advance widths of Figtree at weight 400, in thousandths of the font size, from space to tilde; digits are the tabular
/// ones. Read from `public/fonts/figtree.woff2` by `scripts/fixtures/widths.py`.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    247, 298, 320, 629, 563, 786, 644, 200, 352, 352, 481, 623, 226, 417, 208, 389,
    623, 623, 623, 623, 623, 623, 623, 623, 623, 623, 253, 259, 623, 623, 623, 504,
    989, 677, 611, 721, 688, 592, 543, 760, 751, 271, 515, 610, 520, 846, 774, 776,
    579, 780, 626, 614, 552, 707, 693, 960, 614, 604, 641, 324, 389, 324, 551, 438,
    221, 510, 586, 541, 586, 546, 369, 587, 558, 232, 269, 485, 220, 851, 558, 580,
    591, 578, 338, 466, 378, 558, 520, 784, 475, 526, 491, 385, 257, 385, 567,
];

/// Width of a sign that the table lacks: that of a digit.
const OTHER: u16 = 623;

/// Width of a text in Figtree at weight 400, in the unit of `size`. Without kerning, which moves few pairs by more than
/// half a pixel.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(|sign| f64::from(width_of(sign))).sum::<f64>() / 1000.0 * size
}

/// In thousandths of the font size.
fn width_of(sign: char) -> u16 {
    // An accent stands above its letter and takes no room.
    let plain = match sign {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        'Á' => 'A',
        'É' => 'E',
        'Í' => 'I',
        'Ó' => 'O',
        'Ú' | 'Ü' => 'U',
        'Ñ' => 'N',
        '\u{a0}' => ' ',
        '°' => return 369,
        '·' => return 254,
        '–' => return 550,
        other => other,
    };
    let idx = (plain as usize).checked_sub(usize::from(b' '));
    idx.and_then(|idx| WIDTHS.get(idx)).copied().unwrap_or(OTHER)
}

/// Any backend, with text measured by the table. Charts accept no other, so that none asks a browser by accident.
pub struct WidthTable<'a, DB: DrawingBackend> {
    backend: &'a mut DB,
    text_scale: f64,
}

impl<'a, DB: DrawingBackend> WidthTable<'a, DB> {
    /// For a backend that writes text in the size it is told, such as a canvas.
    pub fn new(backend: &'a mut DB) -> Self {
        Self { backend, text_scale: 1.0 }
    }

    /// For plotters' SVG backend, which divides every font size by 1.24.
    pub fn for_svg(backend: &'a mut DB) -> Self {
        Self { backend, text_scale: 1.24 }
    }
}

impl<DB: DrawingBackend> DrawingBackend for WidthTable<'_, DB> {
    type ErrorType = DB::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.draw_pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        self.backend.draw_text(text, &Scaled { style, by: self.text_scale }, at)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<DB::ErrorType>> {
        let height = style.size() * 1.2;
        Ok(((text_width(text, style.size()) + 0.5) as u32, (height + 0.5) as u32))
    }
}

/// A text style in another size.
struct Scaled<'a, S> {
    style: &'a S,
    by: f64,
}

impl<S: BackendTextStyle> BackendTextStyle for Scaled<'_, S> {
    type FontError = S::FontError;

    fn color(&self) -> BackendColor {
        self.style.color()
    }

    fn size(&self) -> f64 {
        self.style.size() * self.by
    }

    fn transform(&self) -> FontTransform {
        self.style.transform()
    }

    fn style(&self) -> FontStyle {
        self.style.style()
    }

    fn anchor(&self) -> text_anchor::Pos {
        self.style.anchor()
    }

    fn family(&self) -> FontFamily<'_> {
        self.style.family()
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), S::FontError> {
        self.style.layout_box(text)
    }

    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        at: BackendCoord,
        draw: DrawFunc,
    ) -> Result<Result<(), E>, S::FontError> {
        self.style.draw(text, at, draw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        // Tabular digits: all numbers of as many digits are equally wide.
        assert_eq!(text_width("111", 12.0), text_width("048", 12.0));
        assert!((text_width("precision", 1000.0) - 4084.0).abs() < 1e-9);
        assert!((text_width("precisión", 1000.0) - 4084.0).abs() < 1e-9);
        assert!((text_width("60°", 1000.0) - 1615.0).abs() < 1e-9);
    }
}
