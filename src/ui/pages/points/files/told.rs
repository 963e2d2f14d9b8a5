//! What a reader should know of a file that is open: what was guessed, what was left out, and how to have it otherwise.

use crate::plane::Spot;
use crate::scene::{Encoding, Limit, MAX_OBSERVATIONS, Order, Places, is_crowded, n_distinct};
use crate::ui::files::errors::{column_name, encoding_told};
use crate::ui::files::text::FilesText;
use crate::ui::format;
use crate::ui::notice::{About, Notice};
use crate::ui::pages::points::text::PointsText;
use crate::ui::text::{Lang, Texts, fill};
use std::sync::Arc;

/// Numbers of a file that are on screen.
pub struct Shown<'a> {
    /// How the file was decoded.
    pub encoding: Encoding,
    /// As many of it as fit.
    pub limit: Limit,
    /// The numbers.
    pub places: &'a Places,
    /// The points they are on screen.
    pub spots: &'a [Spot],
    /// Whether that is a plane of their own.
    pub is_own_plane: bool,
}

/// Shows numbers anew; `true`: on a plane of their own.
pub type Show = Arc<dyn Fn(&Places, bool) + Send + Sync>;

/// The news of a file that is open; `None`: there is none.
pub fn told(shown: &Shown, show: &Show) -> Option<Notice> {
    let Shown { encoding, limit, places, spots, is_own_plane } = *shown;
    let n_points = spots.len();
    let order = (!is_own_plane && places.taken.order != Order::Named).then(|| places.taken.clone());
    let is_assumed = order.as_ref().is_some_and(|taken| taken.order == Order::Assumed);
    let n_skipped = if is_own_plane { places.n_skipped } else { places.n_passed_over(spots) };
    let (n_others, n_good) = (places.n_others, places.n_good);
    let n_places = (!is_own_plane && is_crowded(spots)).then(|| n_distinct(spots));
    let words = move |lang: Lang| {
        let t = FilesText::of(lang);
        let count = |n: usize| format::count(lang, n);
        let some = |n: usize, words| (n > 0).then(|| format::counted(lang, n, words));
        let order = order.as_ref().map(|taken| {
            let (lon, lat) = (column_name(lang, taken.lon()), column_name(lang, taken.lat()));
            match (taken.is_one_column(), taken.is_lat_first) {
                (false, _) => fill(t.told_order, &[&lon, &lat]),
                (true, true) => fill(t.told_lat_first, &[&lon]),
                (true, false) => fill(t.told_lon_first, &[&lon]),
            }
        });
        let part = match limit {
            Limit::First if n_points == MAX_OBSERVATIONS => Some(fill(t.told_first, &[&count(n_points)])),
            Limit::Drawn { seed } if n_good > n_points => {
                Some(fill(t.told_drawn, &[&count(n_good), &seed.to_string()]))
            }
            _ => None,
        };
        let crowded = n_places.map(|n| fill(t.told_crowded.pick(lang, n), &[&count(n_points), &count(n)]));
        let facts = [
            encoding_told(lang, encoding),
            order,
            some(n_skipped, t.told_skipped),
            some(n_others, t.json_others),
            part,
            crowded,
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let counted = format::counted(lang, n_points, PointsText::of(lang).n_observations);
        if facts.is_empty() { String::new() } else { format!("{counted}. {}", facts.join(" ")) }
    };
    if words(Lang::En).is_empty() {
        return None;
    }
    let mut notice = Notice::new(About::File, words).quiet();
    if is_assumed && places.can_swap() {
        let (mut swapped, show) = (places.clone(), show.clone());
        swapped.swap();
        notice = notice.offering(|lang| FilesText::of(lang).swap.to_string(), move || show(&swapped, false));
    }
    if n_places.is_some() {
        let (places, show) = (places.clone(), show.clone());
        notice = notice.offering(|lang| FilesText::of(lang).open_as_own_plane.to_string(), move || show(&places, true));
    }
    Some(notice)
}
