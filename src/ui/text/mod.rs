//! The words that all pages share, and those of the first screen. Whatever is fetched on demand has a room of words of its
//! own, which travels with it. Each room is one exhaustive struct: a text that a language lacks does not compile.

mod en;
mod errors;
mod es;

pub use errors::{broken_link, edit_error, fit_error, link_cause};

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
    // The sentence at the top.
    pub headline_guess: Plural,
    pub headline_empty: &'static str,
    pub headline_box: &'static str,
    pub headline_grid: &'static str,
    pub headline_painted: &'static str,
    pub headline_revealed: &'static str,
    // Plane.
    pub plane: &'static str,
    pub plane_card: &'static str,
    pub plane_help: &'static str,
    pub plane_summary: &'static str,
    pub rule_is_hidden: &'static str,
    pub rule_is_shown: &'static str,
    pub crosshair_at: &'static str,
    pub click_places: &'static str,
    pub observation: &'static str,
    pub guess: &'static str,
    pub probe: &'static str,
    pub n_observations: Plural,
    pub n_guesses: Plural,
    pub n_samples: Plural,
    pub n_cells: Plural,
    pub n_drowned: Plural,
    pub pmodel: &'static str,
    pub case_a: &'static str,
    pub case_b: &'static str,
    pub case_c: &'static str,
    pub move_to: &'static str,
    pub delete: &'static str,
    pub choose_new_place: &'static str,
    pub added: &'static str,
    pub moved: &'static str,
    pub deleted: &'static str,
    pub selected_mark: &'static str,
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
    pub data: &'static str,
    pub more_data: &'static str,
    pub rule: &'static str,
    pub rule_hidden: &'static str,
    pub rule_earth: &'static str,
    pub points_to_draw: &'static str,
    pub draw_from_pdata: &'static str,
    pub import: &'static str,
    pub import_hint: &'static str,
    pub formats: &'static str,
    pub export_png: &'static str,
    pub export_svg: &'static str,
    pub export_csv: &'static str,
    pub paste: &'static str,
    pub paste_label: &'static str,
    pub open: &'static str,
    pub drop_here: &'static str,
    pub edit_as_table: &'static str,
    pub learns: &'static str,
    pub marginals: &'static str,
    pub study: &'static str,
    pub model: &'static str,
    pub explain: &'static str,
    pub bounding_box: &'static str,
    pub grid_density: &'static str,
    pub margin: &'static str,
    pub columns: &'static str,
    pub rows: &'static str,
    pub pseudocount: &'static str,
    pub paint: &'static str,
    pub erase: &'static str,
    pub brush_size: &'static str,
    pub rule_painted: &'static str,
    pub rule_own_plane: &'static str,
    pub painted: &'static str,
    pub painted_hint: &'static str,
    pub headline_painting: &'static str,
    pub headline_painted_rule: &'static str,
    pub headline_own_plane: &'static str,
    pub note: &'static str,
    pub add_note: &'static str,
    pub edit_note: &'static str,
    pub heatmap: &'static str,
    pub samples: &'static str,
    pub generate: &'static str,
    pub seed: &'static str,
    pub new_seed: &'static str,
    pub seed_hint: &'static str,
    pub verdict: &'static str,
    pub reveal: &'static str,
    pub hide: &'static str,
    pub skip_game: &'static str,
    pub play_game: &'static str,
    pub guesses_placed: &'static str,
    pub game_hint: &'static str,
    pub reveal_hint: &'static str,
    pub you: &'static str,
    pub blind_darts: &'static str,
    pub copies: &'static str,
    pub observations_break: Plural,
    pub a_title: &'static str,
    pub a_of: &'static str,
    pub b_title_sharp: &'static str,
    pub b_of_sharp: &'static str,
    pub b_title: &'static str,
    pub b_of: &'static str,
    pub c_title: &'static str,
    pub c_of: &'static str,
    pub no_model_no_verdict: &'static str,
    pub verdict_no_rule: &'static str,
    pub compare_models: &'static str,
    pub all_numbers: &'static str,
    pub coverage: &'static str,
    pub coverage_exact: &'static str,
    pub coverage_hidden: &'static str,
    pub precision: &'static str,
    pub recall: &'static str,
    pub total_variation: &'static str,
    pub jensen_shannon: &'static str,
    pub bits: &'static str,
    pub map_note: &'static str,
    // Probes.
    pub probes: &'static str,
    pub probes_hint: &'static str,
    pub probe_a: &'static str,
    pub probe_b: &'static str,
    pub probe_c: &'static str,
    pub probe_neither: &'static str,
    pub probe_hidden: &'static str,
    // The framework.
    pub framework: &'static str,
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
    pub too_many_observations: Plural,
    pub too_many_guesses: &'static str,
    pub too_many_probes: &'static str,
    pub no_such_mark: &'static str,
    pub nothing_to_paint: &'static str,
    pub no_rule: &'static str,
    pub nothing_allowed: &'static str,
    pub note_too_long: &'static str,
    pub fit_empty: &'static str,
    pub fit_degenerate: &'static str,
    pub fit_not_finite: &'static str,
    pub fit_nothing_painted: &'static str,
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
