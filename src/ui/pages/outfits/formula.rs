//! Formulas as MathML: our own words and formatted numbers only, nothing that a reader or a link wrote.

/// A formula of its own line.
pub fn math(inner: &str) -> String {
    format!("<math display=\"block\">{inner}</math>")
}

/// A fraction.
pub fn frac(above: &str, below: &str) -> String {
    format!("<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>")
}

/// A number, as it is written.
pub fn mn(number: &str) -> String {
    format!("<mn>{number}</mn>")
}
