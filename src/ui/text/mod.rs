//! The words that all pages share. Each page, and whatever else is fetched on demand, has a room of words of its own, which
//! travels with it. Each room is one exhaustive struct: a text that a language lacks does not compile.

mod en;
mod errors;
mod es;

pub use errors::{broken_link, fit_error, link_cause};

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// From a language tag such as `es-MX`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "es" => Some(Self::Es),
            _ => None,
        }
    }

    /// The tag for `lang` attributes and Intl.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The words that all pages share.
    pub fn text(self) -> &'static Text {
        Text::of(self)
    }
}

/// A room of words.
pub trait Texts: Send + Sync + 'static {
    /// Its words in a language.
    fn of(lang: Lang) -> &'static Self;
}

impl Texts for Text {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::TEXT,
            Lang::Es => &es::TEXT,
        }
    }
}

/// Picks one text of a room.
pub type Words<T = Text> = fn(&'static T) -> &'static str;

/// A text for one and for more; `{0}` is the number.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// For one.
    pub one: &'static str,
    /// For more, and none.
    pub other: &'static str,
}

impl Plural {
    /// The form for `n`.
    pub fn pick(self, lang: Lang, n: usize) -> &'static str {
        if is_one(lang, n) { self.one } else { self.other }
    }
}

/// Whether the language counts `n` as one. English and Spanish agree on whole numbers (a browser test asks Intl): to ask it
/// here would cost a start some milliseconds for its rules.
fn is_one(_: Lang, n: usize) -> bool {
    n == 1
}

/// Puts values into a text, at `{0}`, `{1}`, ...; what names no value stays as it is.
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    for (idx, part) in text.split('{').enumerate() {
        // Every part but the first follows a brace.
        let (name, rest) = if idx == 0 { ("", part) } else { part.split_once('}').unwrap_or(("", part)) };
        let value = name.parse::<usize>().ok().and_then(|n| values.get(n));
        filled.push_str(value.copied().unwrap_or(name));
        filled.push_str(rest);
    }
    filled
}

/// All words of a language, grouped as on the page.
#[allow(missing_docs, reason = "the text is its own description")]
#[derive(Debug)]
pub struct Text {
    // Header.
    pub page_title: &'static str,
    pub points_tab: &'static str,
    pub outfits_tab: &'static str,
    pub pixels_tab: &'static str,
    pub latent_tab: &'static str,
    pub families_tab: &'static str,
    pub pages: &'static str,
    pub to_dark: &'static str,
    pub to_light: &'static str,
    pub language: &'static str,
    pub export: &'static str,
    pub share: &'static str,
    pub menu: &'static str,
    pub clear: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub close: &'static str,
    pub restore: &'static str,
    pub restore_hint: &'static str,
    // Plane.
    pub observation: &'static str,
    pub guess: &'static str,
    pub probe: &'static str,
    pub longitude: &'static str,
    pub latitude: &'static str,
    pub compass: [&'static str; 4],
    // Tables.
    pub observations: &'static str,
    pub number: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub rows_shown: &'static str,
    pub add: &'static str,
    // Groups.
    pub import: &'static str,
    pub formats: &'static str,
    pub export_png: &'static str,
    pub export_svg: &'static str,
    pub export_csv: &'static str,
    pub export_weights: &'static str,
    pub export_script: &'static str,
    pub drop_here: &'static str,
    pub model: &'static str,
    pub generate: &'static str,
    pub seed: &'static str,
    pub new_seed: &'static str,
    // Probes.
    pub probe_a: &'static str,
    pub probe_b: &'static str,
    pub probe_c: &'static str,
    pub probe_neither: &'static str,
    // Share.
    pub share_title: &'static str,
    pub link: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_denied: &'static str,
    pub link_length: &'static str,
    pub link_long: &'static str,
    pub link_too_long: &'static str,
    // Errors.
    pub dismiss: &'static str,
    pub not_in_range: &'static str,
    pub note_too_long: &'static str,
    pub fit_empty: &'static str,
    pub fit_degenerate: &'static str,
    pub fit_not_finite: &'static str,
    pub fit_nothing_painted: &'static str,
    pub fit_on_a_line: &'static str,
    pub fit_no_bandwidth: &'static str,
    pub fit_too_many_components: &'static str,
    pub fit_pending: &'static str,
    pub link_cut: &'static str,
    pub open_what_is_left: &'static str,
    pub kept_nowhere: &'static str,
    pub broken_link: &'static str,
    pub try_again: &'static str,
    pub reload: &'static str,
    pub loading: &'static str,
    pub not_fetched: &'static str,
    pub work_is_still_here: &'static str,
    pub other_engine: &'static str,
    pub not_saved: &'static str,
    pub too_long_for_link: &'static str,
    pub no_randomness: &'static str,
    pub link_field: &'static str,
    pub link_at: &'static str,
    pub kept_elsewhere: &'static str,
    pub link_too_many_chars: &'static str,
    pub link_no_version: &'static str,
    pub link_future: &'static str,
    pub link_not_a_pair: &'static str,
    pub link_unknown_field: &'static str,
    pub link_twice: &'static str,
    pub link_not_a_number: &'static str,
    pub link_out_of_range: &'static str,
    pub link_unknown_word: &'static str,
    pub link_broken_points: &'static str,
    pub link_too_many: &'static str,
    pub link_broken_edits: &'static str,
    pub link_broken_mask: &'static str,
    pub link_broken_bounds: &'static str,
    pub link_note_too_long: &'static str,
    pub link_only_with: &'static str,
    pub link_nothing_to_draw: &'static str,
}
