//! The colours of the theme in force, read from the style sheet: tokens.css is their only home.

use wasm_bindgen::JsCast;

/// Colours as CSS writes them.
#[allow(missing_docs, reason = "named after the tokens")]
#[derive(Clone, Debug, Default)]
pub struct Palette {
    pub blank: String,
    pub sea: String,
    pub land: String,
    pub coast: String,
    pub line: String,
    pub card: String,
    pub data: String,
    pub sample: String,
    pub model: String,
    pub a: String,
    pub a_bg: String,
    pub b: String,
    pub b_bg: String,
    pub c_bg: String,
}

impl Palette {
    /// Reads them.
    pub fn read() -> Self {
        let style = web_sys::window().and_then(|w| {
            let root = w.document()?.document_element()?;
            w.get_computed_style(&root).ok()?
        });
        let token = |name: &str| {
            let value = style.as_ref().and_then(|s| s.get_property_value(name).ok());
            value.map(|v| v.trim().to_string()).unwrap_or_default()
        };
        Self {
            blank: token("--blank"),
            sea: token("--sea"),
            land: token("--land"),
            coast: token("--coast"),
            line: token("--line"),
            card: token("--card"),
            data: token("--data"),
            sample: token("--sample"),
            model: token("--model"),
            a: token("--a"),
            a_bg: token("--a-bg"),
            b: token("--b"),
            b_bg: token("--b-bg"),
            c_bg: token("--c-bg"),
        }
    }
}

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    let query = web_sys::window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|q| q.unchecked_into::<web_sys::MediaQueryList>().matches())
}
