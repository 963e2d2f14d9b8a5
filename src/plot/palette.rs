//! The colours of a picture. The page reads those of its theme from the style sheet; tests bring their own.

/// Colours as CSS writes them.
#[allow(missing_docs, reason = "named after the tokens of style/tokens.css")]
#[derive(Clone, Debug, Default)]
pub struct Palette {
    pub card: String,
    pub ink: String,
    pub ink_2: String,
    pub line: String,
    pub blank: String,
    pub sea: String,
    pub land: String,
    pub coast: String,
    pub data: String,
    pub sample: String,
    pub guess: String,
    pub model: String,
    pub a: String,
    pub a_bg: String,
    pub b: String,
    pub b_bg: String,
    pub c: String,
    pub c_bg: String,
}
