//! One number of a cell, or two of a cell that holds a whole place.

use super::error::BadCause;
use crate::scene::seek::{after_last, around, has};
use crate::scene::table::cut;

/// Reads a plain decimal number: sign, digits, a point or a comma, exponent. `value` has no spaces around it.
///
/// A comma is a decimal comma wherever it stands: where commas separate, it is in quotes.
pub(super) fn number(value: &str) -> Result<f64, BadCause> {
    let plain = plain(value);
    if plain.is_empty() {
        return Err(BadCause::Missing);
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    if ["nan", "inf", "infinity"].iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return Err(BadCause::NotFinite);
    }
    // The standard library reads no commas: of two of them, or of comma and point, it makes no number.
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) => Err(BadCause::NotFinite),
        Err(_) => Err(BadCause::NotANumber(cut(value))),
    }
}

/// With the signs of programs for those of type setters: the minus, the dash that stands for one, and spaces that break no
/// line, which some put between thousands.
fn plain(value: &str) -> String {
    let plain = value.chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' | '\u{feff}'));
    plain
        .map(|c| match c {
            '\u{2212}' | '\u{2013}' | '\u{fe63}' | '\u{ff0d}' => '-',
            ',' => '.',
            c => c,
        })
        .collect()
}

/// Whether something was meant as a number.
pub(super) fn is_numeric(value: &str) -> bool {
    matches!(number(value), Ok(_) | Err(BadCause::NotFinite))
}

/// Two numbers of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) first: f64,
    pub(super) second: f64,
    /// Whether it is a `POINT` of Well-Known Text, whose longitude comes first.
    pub(super) is_point: bool,
}

/// Reads `40.4, -3.7`, the same in brackets or with decimal commas, and `POINT (-3.7 40.4)`.
pub(super) fn pair(value: &str) -> Result<Pair, BadCause> {
    if value.is_empty() {
        return Err(BadCause::Missing);
    }
    let bad = || BadCause::NotANumber(cut(value));
    // Some write the reference system before the point.
    let text = after_last(value, "POINT").or(after_last(value, "Point"));
    let (is_point, text) = text.map_or((false, value), |rest| (true, rest.trim_start_matches([' ', 'Z', 'M'])));
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '{' | '}'));
    let parts: Vec<&str> = if is_point {
        text.split_whitespace().collect()
    } else {
        // What separates is whatever cannot be a decimal comma.
        let n_commas = text.matches(',').count();
        let separators = [(";", true), ("/", true), (", ", true), (",", n_commas == 1)];
        let separator = separators.into_iter().find(|(separator, counts)| *counts && has(text, separator));
        let cut =
            separator.and_then(|(separator, _)| around(text, separator).filter(|(_, rest)| !has(rest, separator)));
        match (separator, cut) {
            (None, _) => text.split_whitespace().collect(),
            (Some(_), None) => Vec::new(),
            (Some(_), Some((first, second))) => vec![first, second],
        }
    };
    match parts.as_slice() {
        [first, second] => Ok(Pair {
            first: number(first.trim()).map_err(|_| bad())?,
            second: number(second.trim()).map_err(|_| bad())?,
            is_point,
        }),
        // With a height.
        [first, second, ..] if is_point => {
            Ok(Pair { first: number(first).map_err(|_| bad())?, second: number(second).map_err(|_| bad())?, is_point })
        }
        _ => Err(bad()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_decimals_are_read() {
        for (text, expected) in [
            ("12", 12.0),
            ("-3.7", -3.7),
            ("+40.4", 40.4),
            (".5", 0.5),
            ("5.", 5.0),
            ("-0", -0.0),
            ("1e2", 100.0),
            ("1.5E-3", 0.0015),
            ("007", 7.0),
            ("1e-999", 0.0),
            ("-3,75", -3.75),
            (",5e1", 5.0),
            ("\u{2212}3", -3.0),
            ("\u{2013}3,5", -3.5),
            ("\u{2212}\u{a0}3.25\u{a0}", -3.25),
            ("4\u{202f}474\u{202f}000,5", 4_474_000.5),
        ] {
            assert_eq!(number(text).unwrap().to_bits(), f64::to_bits(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        assert_eq!(number(""), Err(BadCause::Missing));
        assert_eq!(number("\u{a0}"), Err(BadCause::Missing));
        for text in ["NaN", "nan", "-NAN", "inf", "-Inf", "+INFINITY", "1e999", "-1e999"] {
            assert_eq!(number(text), Err(BadCause::NotFinite), "{text}");
        }
        for text in
            ["1,234.5", "1.234,5", "1,234,567", "12°", "0x10", "1_000", "--1", "1 2", "e5", ".", "-", "N/A", "1'"]
        {
            assert_eq!(number(text), Err(BadCause::NotANumber(text.to_string())), "{text}");
        }
        assert_eq!(number(&"ñ".repeat(99)), Err(BadCause::NotANumber("ñ".repeat(40))));
    }

    #[test]
    fn a_cell_may_hold_a_whole_place() {
        for text in [
            "40.5,-3.25",
            "40.5, -3.25",
            "(40.5, -3.25)",
            "[40.5,-3.25]",
            "40,5, -3,25",
            "40,5;-3,25",
            "40.5 -3.25",
            "40,5 / -3,25",
        ] {
            assert_eq!(pair(text), Ok(Pair { first: 40.5, second: -3.25, is_point: false }), "{text}");
        }
        for text in
            ["POINT (-3.25 40.5)", "Point(-3.25 40.5)", "POINT Z (-3.25 40.5 600)", "SRID=4326;POINT(-3.25 40.5)"]
        {
            assert_eq!(pair(text), Ok(Pair { first: -3.25, second: 40.5, is_point: true }), "{text}");
        }
        for text in ["40.5", "Madrid", "1,2,3", "40,5,-3,25", "a,b", "1, NaN", "POINT EMPTY", ",", "POINT"] {
            assert_eq!(pair(text), Err(BadCause::NotANumber(text.to_string())), "{text}");
        }
        assert_eq!(pair(""), Err(BadCause::Missing));
    }
}
