//! Widths of texts from a table, where no browser can be asked: in charts, and in the drawing that is taken home.
//!
//! The widths of Figtree are few numbers, and do not change.

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

/// Width of a sign of East Asia, and of a picture: a square.
const SQUARE: u16 = 1_000;

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
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'.. => return SQUARE,
        other => other,
    };
    let idx = (plain as usize).checked_sub(usize::from(b' '));
    idx.and_then(|idx| WIDTHS.get(idx)).copied().unwrap_or(OTHER)
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
        assert!((text_width("海岸🌍", 10.0) - 30.0).abs() < 1e-9);
    }
}
