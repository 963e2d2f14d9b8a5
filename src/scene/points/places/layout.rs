//! Which columns of a table are the places, by the first rows of it; and when that is not certain, what a reader can
//! choose from.

use super::error::{ColumnName, FileColumn, Likely, PlacesError, Unclear, UnclearCause};
use super::gather::Meaning;
use super::heading::{Both, Heading, Part, Rank};
use super::number::{is_numeric, number, pair};
use super::{Columns, Named, Order};
use crate::scene::table::{Row, cut};

/// Most names of an unknown header that its error repeats.
const MAX_NAMES: usize = 10;

/// Most rows above a header: titles, units, sources.
const MAX_TITLES: usize = 5;

/// Most values of a column that a reader is shown.
const MAX_EXAMPLES: usize = 3;

/// Where in a table the places are.
pub(super) struct Layout {
    pub(super) meaning: Meaning,
    /// How many columns there are.
    pub(super) n_columns: usize,
    /// Rows above the first place: titles, and the header.
    pub(super) n_above: usize,
    headings: Option<Vec<String>>,
}

impl Layout {
    pub(super) fn name(&self, idx: usize) -> ColumnName {
        name(self.headings.as_deref(), idx)
    }
}

fn name(headings: Option<&[String]>, idx: usize) -> ColumnName {
    let heading = headings.and_then(|headings| headings.get(idx)).filter(|heading| !heading.is_empty());
    ColumnName { idx, heading: heading.map(|heading| cut(heading)) }
}

/// What of a row is known without the rows below it.
struct Header {
    headings: Vec<Heading>,
}

impl Header {
    fn of(row: &Row) -> Self {
        Self { headings: row.cells.iter().map(|cell| Heading::of(cell.value())).collect() }
    }

    /// The column of a part: of those that say it most surely the only one, or of equal words the first.
    fn find(&self, part: Part, holds_numbers: impl Fn(usize) -> bool) -> Option<(Rank, usize)> {
        let ranked = || {
            let ranks = self.headings.iter().enumerate().filter_map(|(idx, heading)| Some((part.rank(heading)?, idx)));
            ranks.filter(|(rank, idx)| *rank < Rank::Within || holds_numbers(*idx))
        };
        let best = ranked().min()?;
        let is_alone = ranked().filter(|(rank, _)| *rank == best.0).count() == 1;
        let is_cut = ranked().any(|(_, idx)| self.headings[idx].is_sixtieth());
        (best.0 == Rank::Exact || (is_alone && !is_cut)).then_some(best)
    }

    /// Columns of degrees, else of x and y; said no less surely than that.
    fn pair(&self, least: Rank, holds_numbers: impl Fn(usize) -> bool) -> Option<(usize, usize, Named)> {
        let find = |part| self.find(part, &holds_numbers);
        let both = |x, y, most: Rank| match (find(x), find(y)) {
            (Some(x), Some(y)) if x.0 <= most && y.0 <= most && x.1 != y.1 => Some((x.1, y.1)),
            _ => None,
        };
        let degrees = both(Part::Lon, Part::Lat, least).map(|(x, y)| (x, y, Named::Degrees));
        degrees.or_else(|| both(Part::X, Part::Y, Rank::Plain).map(|(x, y)| (x, y, Named::Plane)))
    }

    /// The column that holds both numbers.
    fn one_column(&self, holds_pairs: impl Fn(usize) -> bool) -> Option<(usize, Both)> {
        let both = || self.headings.iter().enumerate().filter_map(|(idx, heading)| Some((idx, heading.both()?)));
        let ordered = both().find(|(_, both)| *both != Both::Perhaps);
        ordered.or_else(|| both().find(|(idx, _)| holds_pairs(*idx)))
    }

    /// A part that is there alone.
    fn half(&self) -> Option<(usize, &'static str)> {
        let known = |part| self.find(part, |_| false).map(|(_, idx)| idx);
        for (x, y) in [(Part::Lon, Part::Lat), (Part::X, Part::Y)] {
            if let Some(half) = known(x).map(|idx| (idx, y.name())).or(known(y).map(|idx| (idx, x.name()))) {
                return Some(half);
            }
        }
        None
    }
}

/// How well a row, cut at some sign, has known headings, or two numbers to begin with. Words within others are weak: a
/// wrong sign leaves them in longer cells.
pub(super) fn looks_like_ours(row: &Row) -> Option<u8> {
    let header = Header::of(row);
    let is_sure = header.pair(Rank::Plain, |_| true).is_some() || is_data(row);
    let is_likely = || header.pair(Rank::Doubtful, |_| true).is_some() || header.one_column(|_| true).is_some();
    if is_sure { Some(0) } else { is_likely().then_some(1) }
}

/// Whether a row is one of numbers, not of headings. One with a slip in it is a bad row, not an unknown header.
fn is_data(row: &Row) -> bool {
    row.cells.iter().filter(|cell| is_numeric(cell.value())).count() >= 2
        || row.cells.iter().take(2).find(|cell| !cell.value().is_empty()).is_some_and(|cell| is_numeric(cell.value()))
}

/// How many cells of a row say something.
fn n_filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.value().is_empty()).count()
}

/// The values of a column, without those that are empty.
fn values(rows: &[Row], idx: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.cells.get(idx)).map(|cell| cell.value()).filter(|value| !value.is_empty())
}

/// Whether more than half of the values are so.
fn mostly(rows: &[Row], idx: usize, is_so: impl Fn(&str) -> bool) -> bool {
    let n_so = values(rows, idx).filter(|value| is_so(value)).count();
    2 * n_so > values(rows, idx).count()
}

fn holds_numbers(rows: &[Row], idx: usize) -> bool {
    mostly(rows, idx, |value| number(value).is_ok())
}

fn holds_pairs(rows: &[Row], idx: usize) -> bool {
    mostly(rows, idx, |value| pair(value).is_ok_and(|_| !is_numeric(value)))
}

/// Decides by the first rows.
pub(super) fn layout(rows: &[Row], has_header: bool, chosen: Option<Columns>) -> Result<Layout, PlacesError> {
    if let Some(chosen) = chosen {
        return Ok(as_chosen(rows, has_header, chosen));
    }
    for (above, row) in rows.iter().enumerate().take(MAX_TITLES + 1) {
        let below = &rows[above + 1..];
        let is_title = |title: &Row| n_filled(title) < n_filled(row) && !is_data(title);
        if above > 0 && (has_header || !rows[..above].iter().all(is_title)) {
            break;
        }
        if let Some(layout) = by_header(row, below, above) {
            return Ok(layout);
        }
    }
    // No title, as it has more than one column.
    let above = rows.iter().position(|row| row.cells.len() > 1).unwrap_or(0);
    let Some((first, below)) = rows[above..].split_first() else { return Err(PlacesError::NoRows) };
    let line = first.line();
    let names = || first.cells.iter().map(|cell| cell.value().to_string()).collect::<Vec<_>>();
    let half = Header::of(first).half().map(|(idx, missing)| (&first.cells[idx], missing));
    if first.cells.len() < 2 {
        if !has_header && values(rows, 0).all(|value| value.contains([',', ';']) && pair(value).is_ok()) {
            return Ok(one_column(None, 0, 1, 0));
        }
        return Err(PlacesError::OneColumn { line });
    }
    if !has_header && is_data(first) && half.is_none() {
        return headless(first, &rows[above..], above);
    }
    let names = names();
    let cause = match half {
        Some((cell, missing)) => {
            let (line, column) = (cell.at.line, cell.at.column);
            UnclearCause::HalfHeader { line, column, found: cut(cell.value()), missing }
        }
        None => {
            let shown = names.iter().filter(|name| !name.is_empty()).take(MAX_NAMES);
            UnclearCause::UnknownHeader { line, names: shown.map(|name| cut(name)).collect() }
        }
    };
    Err(Unclear { cause, columns: file_columns(Some(&names), first.cells.len(), below) }.into())
}

fn by_header(row: &Row, below: &[Row], above: usize) -> Option<Layout> {
    let header = Header::of(row);
    let (n_columns, n_above) = (row.cells.len(), above + 1);
    let headings: Vec<String> = row.cells.iter().map(|cell| cell.value().to_string()).collect();
    // Without rows nothing speaks against it.
    let holds = |idx: usize, is_so: fn(&[Row], usize) -> bool| below.is_empty() || is_so(below, idx);
    if let Some((x_idx, y_idx, named)) = header.pair(Rank::Doubtful, |idx| holds(idx, holds_numbers)) {
        let names = [x_idx, y_idx].map(|idx| name(Some(&headings), idx));
        let meaning = Meaning { named, order: Order::Named, is_lat_first: false, names };
        return Some(Layout { meaning, n_columns, n_above, headings: Some(headings) });
    }
    let is_cut = |idx: usize| {
        let are_two = |row: &Row| {
            row.cells.len() == n_columns + 1 && row.cells[idx..].iter().all(|cell| is_numeric(cell.value()))
        };
        idx + 1 == n_columns && !below.is_empty() && below.iter().all(are_two)
    };
    let (idx, both) = header.one_column(|idx| holds(idx, holds_pairs) || is_cut(idx))?;
    let mut layout = one_column(Some(headings), idx, n_columns, n_above);
    if let Both::Ordered { is_lat_first } = both {
        (layout.meaning.order, layout.meaning.is_lat_first) = (Order::Named, is_lat_first);
    }
    Some(layout)
}

fn one_column(headings: Option<Vec<String>>, idx: usize, n_columns: usize, n_above: usize) -> Layout {
    let names = [idx, idx].map(|idx| name(headings.as_deref(), idx));
    let named = if headings.is_some() { Named::Degrees } else { Named::Nothing };
    let meaning = Meaning { named, order: Order::Assumed, is_lat_first: false, names };
    Layout { meaning, n_columns, n_above, headings }
}

/// Without a header: the two columns of numbers, if there are no more.
fn headless(first: &Row, rows: &[Row], n_above: usize) -> Result<Layout, PlacesError> {
    let n_columns = first.cells.len();
    let numeric: Vec<usize> = (0..n_columns).filter(|idx| holds_numbers(rows, *idx)).collect();
    let idxs = match numeric.as_slice() {
        [first, second] => [*first, *second],
        [_, _, ..] => {
            let cause = UnclearCause::NoHeader { n_numeric: numeric.len() };
            return Err(Unclear { cause, columns: file_columns(None, n_columns, rows) }.into());
        }
        _ => [0, 1],
    };
    let names = idxs.map(|idx| name(None, idx));
    let meaning = Meaning { named: Named::Nothing, order: Order::Assumed, is_lat_first: false, names };
    Ok(Layout { meaning, n_columns, n_above, headings: None })
}

/// As a reader says: only where the header ends is to be found.
fn as_chosen(rows: &[Row], has_header: bool, chosen: Columns) -> Layout {
    let Columns { lon, lat } = chosen;
    let above = rows.iter().position(|row| row.cells.len() > lon.max(lat)).unwrap_or(0);
    let first = rows.get(above);
    let is_one = lon == lat;
    let holds = |idx: usize| {
        let value = first.and_then(|row| row.cells.get(idx)).map_or("", |cell| cell.value());
        if is_one { pair(value).is_ok() } else { is_numeric(value) }
    };
    let has_header = has_header || !(holds(lon) && holds(lat));
    let headings =
        first.filter(|_| has_header).map(|row| row.cells.iter().map(|cell| cell.value().to_string()).collect());
    let headings: Option<Vec<String>> = headings;
    let (n_columns, n_above) = (first.map_or(0, |row| row.cells.len()), above + usize::from(has_header));
    if is_one {
        let mut layout = one_column(headings, lon, n_columns, n_above);
        layout.meaning.named = Named::Degrees;
        return layout;
    }
    let names = [lon, lat].map(|idx| name(headings.as_deref(), idx));
    let meaning = Meaning { named: Named::Degrees, order: Order::Named, is_lat_first: false, names };
    Layout { meaning, n_columns, n_above, headings }
}

/// What a reader can choose from.
fn file_columns(headings: Option<&[String]>, n_columns: usize, rows: &[Row]) -> Vec<FileColumn> {
    let column = |idx: usize| FileColumn {
        name: name(headings, idx),
        examples: values(rows, idx).take(MAX_EXAMPLES).map(cut).collect(),
        likely: likely(headings.and_then(|headings| headings.get(idx)).map_or("", String::as_str), rows, idx),
    };
    (0..n_columns).map(column).collect()
}

fn likely(heading: &str, rows: &[Row], idx: usize) -> Likely {
    let heading = Heading::of(heading);
    if holds_pairs(rows, idx) {
        return Likely::Both;
    }
    let holds_numbers = holds_numbers(rows, idx);
    let says = |parts: [Part; 2]| holds_numbers && parts.into_iter().any(|part| part.rank(&heading).is_some());
    if says([Part::Lon, Part::X]) {
        return Likely::Lon;
    }
    if says([Part::Lat, Part::Y]) {
        return Likely::Lat;
    }
    let numbers: Vec<f64> = values(rows, idx).filter_map(|value| number(value).ok()).collect();
    // Whole numbers are counts, years and names of rows far more often than degrees.
    let may_be = |number: &f64| number.abs() <= 180.0;
    match holds_numbers {
        false => Likely::Nothing,
        true if numbers.iter().all(may_be) && numbers.iter().any(|number| number.fract() != 0.0) => Likely::Degrees,
        true => Likely::Numbers,
    }
}
