//! Places from a file of somebody else, chunk by chunk, so that a large one never holds the page (`docs/export.md`): a table,
//! GeoJSON, or a list of objects. All or nothing, unless a reader takes one of the ways on that an error offers
//! ([`ReadOptions`]).

mod error;
mod gather;
pub(in crate::scene) mod heading;
mod json;
mod layout;
mod number;
mod objects;
mod rows;

pub use error::{
    BadCause, BadCell, BadLines, ColumnName, FileColumn, Likely, MAX_CSV_BYTES, MAX_PART_BYTES, PlacesError, Unclear,
    UnclearCause,
};

use crate::plane::{Bounds, Spot};
use crate::scene::table::Table;
use json::JsonPlaces;
use rows::PointRows;

/// What a reader has said about a file, after an error of an earlier reading offered it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Which columns are the places.
    pub columns: Option<Columns>,
    /// Whether bad rows are passed over.
    pub skip_bad: bool,
    /// What becomes of more than a scene holds.
    pub limit: Limit,
    /// Whether the page shows a plane of its own: without headings the numbers are x and y then.
    pub on_own_plane: bool,
}

/// Two columns, from 0. One that holds both numbers is named twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Of longitude, or x.
    pub lon: usize,
    /// Of latitude, or y.
    pub lat: usize,
}

/// What becomes of more places than a scene holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// An error.
    #[default]
    Refuse,
    /// The first ones are read.
    First,
    /// As many as fit are drawn, in the order of the file.
    Drawn {
        /// Which draw it is: the same seed gives the same places.
        seed: u32,
    },
}

/// What the header calls the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Longitude and latitude.
    Degrees,
    /// x and y.
    Plane,
    /// There is no header.
    Nothing,
}

/// Why one number was taken for the longitude and the other for the latitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Header, format or reader say so.
    Named,
    /// A number beyond 90 is no latitude.
    Looks,
    /// Nothing says so: it may be the other way round.
    Assumed,
}

/// What was taken for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The columns of the two numbers; twice the same where one holds both.
    columns: [ColumnName; 2],
    /// Why.
    pub order: Order,
    /// Whether the first of them is the latitude.
    pub is_lat_first: bool,
}

impl Taken {
    /// The column taken for the longitude, or x.
    pub fn lon(&self) -> &ColumnName {
        &self.columns[usize::from(self.is_lat_first)]
    }

    /// The column taken for the latitude, or y.
    pub fn lat(&self) -> &ColumnName {
        &self.columns[usize::from(!self.is_lat_first)]
    }

    /// Whether one column holds both.
    pub fn is_one_column(&self) -> bool {
        self.columns[0].idx == self.columns[1].idx
    }
}

/// The numbers of a file, not yet places: what has no header may be degrees or the coordinates of some other plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The two numbers of each row, in the order of [`Taken`]; finite, at least one pair and at most `MAX_OBSERVATIONS`.
    pub pairs: Vec<(f64, f64)>,
    /// What the header calls them.
    pub named: Named,
    /// Which columns they are from, and which number is the longitude.
    pub taken: Taken,
    /// Bad rows that were passed over.
    pub n_skipped: usize,
    /// In GeoJSON: geometries that are no points, and features without any.
    pub n_others: usize,
    /// Good rows that were read, of which `pairs` may be a part.
    pub n_good: usize,
    skip_bad: bool,
    /// The rows that are no degrees, found while the places in the file were still known: if the first number is the
    /// longitude, and if it is the latitude.
    out_of_range: [BadLines; 2],
}

impl Places {
    /// Longitude and latitude of each row, as taken.
    fn lon_lat(&self) -> impl Iterator<Item = (f64, f64)> {
        let is_lat_first = self.taken.is_lat_first;
        self.pairs.iter().map(move |(first, second)| if is_lat_first { (*second, *first) } else { (*first, *second) })
    }

    /// The pairs as places on Earth.
    ///
    /// # Errors
    /// [`PlacesError::BadRows`] when a pair is no place on Earth and bad rows are not passed over. The numbers are still
    /// there, for a plane of their own; and perhaps for [`Self::swap`].
    pub fn degrees(&self) -> Result<Vec<Spot>, PlacesError> {
        let lines = &self.out_of_range[usize::from(self.taken.is_lat_first)];
        let on_earth = |(lon, lat): &(f64, f64)| lon.abs() <= 180.0 && lat.abs() <= 90.0;
        let spots =
            || self.lon_lat().filter(on_earth).map(|(lon, lat)| Spot::from_degrees(lon, lat)).collect::<Vec<_>>();
        if lines.n_lines == 0 {
            return Ok(spots());
        }
        let spots = if self.skip_bad { spots() } else { Vec::new() };
        if spots.is_empty() {
            let n_good = self.n_good.saturating_sub(lines.n_lines);
            return Err(PlacesError::BadRows { lines: lines.clone(), n_good });
        }
        Ok(spots)
    }

    /// The pairs on a plane of their own, whose bounds fit them; `None`: they are too large or too close together.
    pub fn own_plane(&self) -> Option<(Bounds, Vec<Spot>)> {
        let pairs: Vec<(f64, f64)> = self.lon_lat().collect();
        let bounds = Bounds::around(&pairs)?;
        let spots = pairs.iter().map(|(x, y)| bounds.spot(*x, *y)).collect();
        Some((bounds, spots))
    }

    /// Takes the first number for what the second was, and the reverse.
    pub fn swap(&mut self) {
        self.taken.is_lat_first = !self.taken.is_lat_first;
    }

    /// Whether all of them would be places on Earth the other way round.
    pub fn can_swap(&self) -> bool {
        self.out_of_range[usize::from(!self.taken.is_lat_first)].n_lines == 0
    }

    /// Rows that [`Self::degrees`] passed over: bad ones, and those that are no degrees.
    pub fn n_passed_over(&self, spots: &[Spot]) -> usize {
        self.n_skipped + self.pairs.len().saturating_sub(spots.len())
    }
}

/// How many different places of the plane there are.
pub fn n_distinct(spots: &[Spot]) -> usize {
    let mut spots = spots.to_vec();
    spots.sort_unstable();
    spots.dedup();
    spots.len()
}

/// Whether points fall on so few places of the plane that a reader should hear of it: less than half as many.
pub fn is_crowded(spots: &[Spot]) -> bool {
    2 * n_distinct(spots) < spots.len()
}

/// A file being read.
pub struct PlacesImport(Reader);

enum Reader {
    Table(Box<Table<PointRows>>),
    Json(Box<JsonPlaces>),
}

impl PlacesImport {
    /// Nothing read yet, of a table: UTF-8, whatever the file itself was.
    pub fn table(options: ReadOptions) -> Self {
        let max_bytes = if options.limit == Limit::Refuse { MAX_CSV_BYTES } else { MAX_PART_BYTES };
        Self(Reader::Table(Box::new(Table::new(PointRows::new(options), max_bytes))))
    }

    /// Nothing read yet, of JSON.
    pub fn json(options: ReadOptions) -> Self {
        Self(Reader::Json(Box::new(JsonPlaces::new(options))))
    }

    /// Reads on. Chunks may be cut anywhere, also within a character.
    ///
    /// # Errors
    /// As soon as it is clear that nothing further down can mend the file. Bad rows are gathered until the end.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), PlacesError> {
        match &mut self.0 {
            Reader::Table(table) => table.push(chunk),
            Reader::Json(json) => json.push(chunk),
        }
    }

    /// The end of the file.
    ///
    /// # Errors
    /// When it gives no places.
    pub fn finish(self) -> Result<Places, PlacesError> {
        match self.0 {
            Reader::Table(table) => table.finish(),
            Reader::Json(json) => json.finish(),
        }
    }
}
