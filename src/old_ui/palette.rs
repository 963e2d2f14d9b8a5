//! The colours of the theme in force, read from the style sheet: tokens.css is their only home.

use crate::plot::Palette;
use wasm_bindgen::JsCast;

/// Reads a token of the style sheet by its name.
pub fn token_reader() -> impl Fn(&str) -> String {
    let style = web_sys::window().and_then(|w| {
        let root = w.document()?.document_element()?;
        w.get_computed_style(&root).ok()?
    });
    move |name| {
        let value = style.as_ref().and_then(|s| s.get_property_value(name).ok());
        value.map(|v| v.trim().to_string()).unwrap_or_default()
    }
}

/// Reads all colours.
pub fn read_palette() -> Palette {
    let token = token_reader();
    Palette {
        card: token("--card"),
        ink: token("--ink"),
        ink_2: token("--ink-2"),
        line: token("--line"),
        blank: token("--blank"),
        sea: token("--sea"),
        land: token("--land"),
        coast: token("--coast"),
        data: token("--data"),
        sample: token("--sample"),
        guess: token("--guess"),
        model: token("--model"),
        a: token("--a"),
        a_bg: token("--a-bg"),
        b: token("--b"),
        b_bg: token("--b-bg"),
        c: token("--c"),
        c_bg: token("--c-bg"),
    }
}

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    let query = web_sys::window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|q| q.unchecked_into::<web_sys::MediaQueryList>().matches())
}
