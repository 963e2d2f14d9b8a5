//! Why a file gives no points, and the ways on that a reader can take from there.

use super::columns::ColumnsForm;
use super::way::Way;
use crate::scene::{Limit, MAX_OBSERVATIONS, PlacesError, TableError};
use crate::ui::files::broken;
use crate::ui::files::errors::places_error;
use crate::ui::files::text::FilesText;
use crate::ui::format;
use crate::ui::notice::Notice;
use crate::ui::text::{Texts, fill};
use leptos::prelude::*;

/// Why, and how to go on.
pub fn refused(way: &Way, error: PlacesError) -> Notice {
    let told = error.clone();
    let notice = broken(move |lang| places_error(lang, &told));
    let way = way.clone();
    match error {
        PlacesError::BadRows { n_good, .. } if n_good > 0 => notice.offering(
            move |lang| format::counted(lang, n_good, FilesText::of(lang).open_others),
            move || way.take(|choice| choice.options.skip_bad = true),
        ),
        PlacesError::TooManyRows { .. } | PlacesError::File(TableError::TooLarge)
            if way.choice.options.limit == Limit::Refuse =>
        {
            let seed = way.seed;
            let n = |lang| format::count(lang, MAX_OBSERVATIONS);
            let drawn = way.clone();
            notice
                .offering(
                    move |lang| fill(FilesText::of(lang).open_first, &[&n(lang)]),
                    move || way.take(|choice| choice.options.limit = Limit::First),
                )
                .offering(
                    move |lang| fill(FilesText::of(lang).open_drawn, &[&n(lang), &seed.to_string()]),
                    move || drawn.take(|choice| choice.options.limit = Limit::Drawn { seed }),
                )
        }
        PlacesError::Columns(unclear) => notice.with_form(move || {
            let (way, columns) = (way.clone(), unclear.columns.clone());
            view! { <ColumnsForm way columns /> }.into_any()
        }),
        _ => notice,
    }
}
