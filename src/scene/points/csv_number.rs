//! One number of a cell.

use super::csv_error::BadCause;
use crate::scene::table::cut;

/// Reads a plain decimal number: sign, digits, a point (or a comma, where none separates), exponent. `value` has no
/// spaces around it.
pub(super) fn number(value: &str, decimal_comma: bool) -> Result<f64, BadCause> {
    if value.is_empty() {
        return Err(BadCause::Missing);
    }
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    if ["nan", "inf", "infinity"].iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return Err(BadCause::NotFinite);
    }
    // The standard library reads no commas: of two of them, or of comma and point, it makes no number.
    let plain = if decimal_comma { value.replace(',', ".") } else { value.to_string() };
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) => Err(BadCause::NotFinite),
        Err(_) => Err(BadCause::NotANumber(cut(value))),
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
        ] {
            for decimal_comma in [false, true] {
                let read = number(text, decimal_comma).unwrap();
                assert_eq!(read.to_bits(), f64::to_bits(expected), "{text}");
            }
        }
        assert_eq!(number("-3,75", true), Ok(-3.75));
        assert_eq!(number(",5e1", true), Ok(5.0));
    }

    #[test]
    fn what_is_no_number_says_why() {
        for decimal_comma in [false, true] {
            assert_eq!(number("", decimal_comma), Err(BadCause::Missing));
            for text in ["NaN", "nan", "-NAN", "inf", "-Inf", "+INFINITY", "1e999", "-1e999"] {
                assert_eq!(number(text, decimal_comma), Err(BadCause::NotFinite), "{text}");
            }
            for text in [
                "1,234.5",
                "1.234,5",
                "1,234,567",
                "12°",
                "0x10",
                "1_000",
                "--1",
                "1 2",
                "e5",
                ".",
                "-",
                "N/A",
                "−3",
                "1'",
            ] {
                assert_eq!(number(text, decimal_comma), Err(BadCause::NotANumber(text.to_string())), "{text}");
            }
        }
        assert_eq!(number("1,5", false), Err(BadCause::NotANumber("1,5".to_string())));
        assert_eq!(number(&"ñ".repeat(99), false), Err(BadCause::NotANumber("ñ".repeat(40))));
    }
}
