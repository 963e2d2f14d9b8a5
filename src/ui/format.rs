//! Numbers and plurals as the reader's language writes them, through the browser's Intl.

use super::text::{Lang, Plural, fill};
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// At least and at most this many decimals.
    Decimal(u8, u8),
    /// A share as a percentage with so many decimals.
    Percent(u8),
    /// Significant digits.
    Significant(u8),
}

thread_local! {
    // Making a formatter takes some 50 microseconds, using one under one.
    static FORMATTERS: RefCell<Vec<((Lang, Style), Function)>> = const { RefCell::new(Vec::new()) };
}

fn format(lang: Lang, style: Style, value: f64) -> String {
    FORMATTERS.with_borrow_mut(|cache| {
        let cached = cache.iter().find(|(key, _)| *key == (lang, style)).map(|(_, formatter)| formatter.clone());
        let formatter = cached.unwrap_or_else(|| {
            let made = formatter(lang, style);
            cache.push(((lang, style), made.clone()));
            made
        });
        let text = formatter.call1(&JsValue::NULL, &value.into()).ok().and_then(|v| v.as_string());
        text.unwrap_or_else(|| ryu::Buffer::new().format(value).to_string())
    })
}

fn formatter(lang: Lang, style: Style) -> Function {
    let options = Object::new();
    let set = |key: &str, value: JsValue| {
        let _ = Reflect::set(&options, &key.into(), &value);
    };
    match style {
        Style::Decimal(min, max) => {
            set("minimumFractionDigits", min.into());
            set("maximumFractionDigits", max.into());
        }
        Style::Percent(digits) => {
            set("style", "percent".into());
            set("minimumFractionDigits", digits.into());
            set("maximumFractionDigits", digits.into());
        }
        Style::Significant(digits) => set("maximumSignificantDigits", digits.into()),
    }
    Intl::NumberFormat::new(&Array::of1(&lang.tag().into()), &options).format()
}

/// A count: `100,000`. Below a thousand nothing parts the digits in either language (a browser test asks Intl), and the first
/// formatter of a page that starts costs milliseconds.
pub fn count(lang: Lang, n: usize) -> String {
    if n < 1_000 {
        return n.to_string();
    }
    format(lang, Style::Decimal(0, 0), n as f64)
}

/// Exactly so many decimals: `0.6516`.
pub fn decimals(lang: Lang, value: f64, digits: u8) -> String {
    format(lang, Style::Decimal(digits, digits), value)
}

/// A share: `65.2%`.
pub fn percent(lang: Lang, share: f64) -> String {
    format(lang, Style::Percent(1), share)
}

/// A share in whole percent: `65%`.
pub fn whole_percent(lang: Lang, share: f64) -> String {
    format(lang, Style::Percent(0), share)
}

/// Three significant digits: `1.54`, `0.000245`.
pub fn significant(lang: Lang, value: f64) -> String {
    format(lang, Style::Significant(3), value)
}

/// So many significant digits: `0.0005415`.
pub fn digits(lang: Lang, value: f64, digits: u8) -> String {
    format(lang, Style::Significant(digits), value)
}

/// As many decimals as there are, at most so many: `12.5`.
pub fn decimals_at_most(lang: Lang, value: f64, digits: u8) -> String {
    format(lang, Style::Decimal(0, digits), value)
}

/// As many decimals as there are, at most four: `12.5`.
pub fn plain(lang: Lang, value: f64) -> String {
    format(lang, Style::Decimal(0, 4), value)
}

/// `1 observation`, `21 observations`.
pub fn counted(lang: Lang, n: usize, words: Plural) -> String {
    fill(words.pick(lang, n), &[&count(lang, n)])
}
