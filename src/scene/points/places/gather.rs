//! Places as they come, one after the other: which are kept, which are bad, and which number is the longitude.

use super::error::{BadCause, BadCell, BadLines, ColumnName, PlacesError};
use super::{Limit, Named, Order, Places, ReadOptions, Taken};
use crate::rng::{self, LabRng};
use crate::scene::points::MAX_OBSERVATIONS;

/// Where a number stands.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub(super) row: u64,
    pub(super) line: u64,
    pub(super) column: u64,
}

impl At {
    pub(super) fn bad(&self, name: &ColumnName, cause: BadCause) -> BadCell {
        BadCell { row: self.row, name: name.clone(), line: self.line, column: self.column, cause }
    }
}

/// What is known of the two numbers of every row.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) named: Named,
    pub(super) order: Order,
    pub(super) is_lat_first: bool,
    /// Their columns; twice the same where one holds both.
    pub(super) names: [ColumnName; 2],
}

/// Places being gathered.
pub(super) struct Gather {
    options: ReadOptions,
    meaning: Meaning,
    /// Those that are kept, each with its place among the good ones.
    kept: Vec<(usize, (f64, f64))>,
    n_good: usize,
    bad: BadLines,
    /// Those that are no degrees if the first number is the longitude, and if it is the latitude.
    out_of_range: [BadLines; 2],
    /// Whether the first number, and the second, is ever beyond 90.
    beyond_90: [bool; 2],
    is_beyond_180: bool,
    dice: Option<LabRng>,
}

impl Gather {
    pub(super) fn new(options: ReadOptions, meaning: Meaning) -> Self {
        let dice = match options.limit {
            Limit::Drawn { seed } => Some(rng::stream(seed, "rows of a file")),
            Limit::Refuse | Limit::First => None,
        };
        Self {
            options,
            meaning,
            kept: Vec::new(),
            n_good: 0,
            bad: BadLines::default(),
            out_of_range: Default::default(),
            beyond_90: [false; 2],
            is_beyond_180: false,
            dice,
        }
    }

    pub(super) fn names(&self) -> &[ColumnName; 2] {
        &self.meaning.names
    }

    /// Whether nothing further down matters any more.
    fn is_full(&self) -> bool {
        self.options.limit == Limit::First && self.n_good >= MAX_OBSERVATIONS
    }

    pub(super) fn bad(&mut self, bad: BadCell) {
        if !self.is_full() {
            self.bad.add(bad);
        }
    }

    /// A longitude first, whatever the heading says.
    pub(super) fn is_lon_first(&mut self) {
        if self.meaning.order != Order::Named {
            self.meaning.order = Order::Looks;
            self.meaning.is_lat_first = false;
        }
    }

    /// Two numbers, and where each stands.
    pub(super) fn take(&mut self, pair: (f64, f64), at: [&At; 2]) -> Result<(), PlacesError> {
        if self.is_full() {
            return Ok(());
        }
        let numbers = [pair.0, pair.1];
        let out = [false, true].map(|is_lat_first| self.out_of_range(numbers, at, is_lat_first));
        let is_certain = self.meaning.named == Named::Degrees && self.meaning.order == Order::Named;
        if let (true, true, Some(bad)) =
            (self.options.skip_bad, is_certain, &out[usize::from(self.meaning.is_lat_first)])
        {
            self.bad.add(bad.clone());
            return Ok(());
        }
        if self.n_good == MAX_OBSERVATIONS && self.options.limit == Limit::Refuse {
            return Err(PlacesError::TooManyRows { row: at[0].row });
        }
        for (list, bad) in self.out_of_range.iter_mut().zip(out) {
            bad.into_iter().for_each(|bad| list.add(bad));
        }
        for (is_beyond, number) in self.beyond_90.iter_mut().zip(numbers) {
            *is_beyond |= number.abs() > 90.0;
            self.is_beyond_180 |= number.abs() > 180.0;
        }
        self.keep(pair);
        Ok(())
    }

    /// The first ones, or, when a reader asks for that, as many drawn from all: each new one takes the place of an
    /// earlier one as often as makes all equally likely (Vitter 1985, "Random sampling with a reservoir", algorithm R).
    fn keep(&mut self, pair: (f64, f64)) {
        let item = (self.n_good, pair);
        self.n_good += 1;
        if self.kept.len() < MAX_OBSERVATIONS {
            self.kept.push(item);
        } else if let Some(dice) = &mut self.dice {
            let idx = rng::index(dice, self.n_good as u64) as usize;
            if let Some(place) = self.kept.get_mut(idx) {
                *place = item;
            }
        }
    }

    /// The number of a pair that is no degree: the first from the left.
    fn out_of_range(&self, numbers: [f64; 2], at: [&At; 2], is_lat_first: bool) -> Option<BadCell> {
        let names = &self.meaning.names;
        let (lon, lat) = (usize::from(is_lat_first), usize::from(!is_lat_first));
        let bad_lon = (!(-180.0..=180.0).contains(&numbers[lon])).then_some((lon, BadCause::LongitudeRange));
        let bad_lat = (!(-90.0..=90.0).contains(&numbers[lat])).then_some((lat, BadCause::LatitudeRange));
        let first = [bad_lon, bad_lat].into_iter().flatten().min_by_key(|(idx, _)| (names[*idx].idx, *idx));
        first.map(|(idx, cause)| at[idx].bad(&names[idx], cause))
    }

    pub(super) fn finish(self) -> Result<Places, PlacesError> {
        let Self { options, meaning, mut kept, n_good, bad, out_of_range, beyond_90, is_beyond_180, .. } = self;
        let Meaning { mut named, mut order, mut is_lat_first, names } = meaning;
        if named == Named::Nothing && options.on_own_plane {
            named = Named::Plane;
        }
        if order == Order::Assumed && named != Named::Plane && !is_beyond_180 && beyond_90[0] != beyond_90[1] {
            order = Order::Looks;
            is_lat_first = beyond_90[1];
        }
        let no_degrees = &out_of_range[usize::from(is_lat_first)];
        let n_degrees = n_good.saturating_sub(no_degrees.n_lines);
        let are_degrees = named != Named::Plane;
        if bad.n_lines > 0 && (!options.skip_bad || n_good == 0) {
            let n_good = if are_degrees { n_degrees } else { n_good };
            let lines = if are_degrees { bad.with(no_degrees) } else { bad };
            return Err(PlacesError::BadRows { lines, n_good });
        }
        if kept.is_empty() {
            return Err(PlacesError::NoRows);
        }
        kept.sort_unstable_by_key(|(idx, _)| *idx);
        Ok(Places {
            pairs: kept.into_iter().map(|(_, pair)| pair).collect(),
            named,
            taken: Taken { columns: names, order, is_lat_first },
            n_skipped: bad.n_lines,
            n_others: 0,
            n_good,
            skip_bad: options.skip_bad,
            out_of_range,
        })
    }
}
