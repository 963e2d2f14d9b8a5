//! Places from JSON: the points of GeoJSON, wherever they stand in it; else the objects of the first list that says places.

use super::error::{BadCause, ColumnName, Likely, PlacesError};
use super::gather::{At, Gather, Meaning};
use super::number::number;
use super::objects::Objects;
use super::{Limit, MAX_CSV_BYTES, MAX_PART_BYTES, Named, Order, Places, ReadOptions};
use crate::scene::json::{Events, ImportError};
use crate::scene::table::TableError;
use json_event_parser::JsonEvent;
use std::mem;

/// Most positions of a geometry that are kept until its type is known: it may follow them.
const MAX_POSITIONS: usize = 1_000_000;

/// A file being read.
pub(super) struct JsonPlaces {
    events: Events,
    walk: Walk,
    error: Option<PlacesError>,
}

impl From<ImportError> for PlacesError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::TooLarge => Self::File(TableError::TooLarge),
            // A single text beyond all measure.
            ImportError::NotCoastline => Self::NoPlaces { n_others: 0 },
            error => Self::Json(error),
        }
    }
}

impl JsonPlaces {
    pub(super) fn new(options: ReadOptions) -> Self {
        let max_bytes = if options.limit == Limit::Refuse { MAX_CSV_BYTES } else { MAX_PART_BYTES };
        Self { events: Events::new(max_bytes), walk: Walk::new(options), error: None }
    }

    pub(super) fn push(&mut self, chunk: &[u8]) -> Result<(), PlacesError> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let walk = &mut self.walk;
        let result = self.events.push(chunk, &mut |event| walk.take(event));
        self.error = result.clone().err();
        result
    }

    pub(super) fn finish(mut self) -> Result<Places, PlacesError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let walk = &mut self.walk;
        self.events.finish(&mut |event| walk.take(event))?;
        self.walk.finish()
    }
}

/// What an object says of itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Point,
    MultiPoint,
    /// Of GeoJSON, but no points: lines and areas.
    Other,
    Feature,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        match name {
            "Point" => Some(Self::Point),
            "MultiPoint" => Some(Self::MultiPoint),
            "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon" => Some(Self::Other),
            "Feature" => Some(Self::Feature),
            _ => None,
        }
    }
}

/// Where a value stands.
enum Frame {
    Array,
    Object(Box<Object>),
}

#[derive(Default)]
struct Object {
    /// The last key.
    key: String,
    kind: Option<Kind>,
    has_geometry: bool,
    has_coordinates: bool,
    /// Positions that came before the type.
    positions: Vec<Option<(f64, f64)>>,
}

/// The list under `coordinates` being read.
struct Capture {
    /// How many frames are around it.
    depth: usize,
    /// Numbers of the innermost list.
    position: Vec<Option<f64>>,
}

struct Walk {
    options: ReadOptions,
    frames: Vec<Frame>,
    capture: Option<Capture>,
    /// Once there was a point.
    points: Option<Gather>,
    n_geometries: u64,
    n_others: usize,
    /// The list being read, and how many frames are around its objects.
    objects: Option<(usize, Objects)>,
    /// What came of the lists.
    listed: Option<Result<Places, PlacesError>>,
}

impl Walk {
    fn new(options: ReadOptions) -> Self {
        Self {
            options,
            frames: Vec::new(),
            capture: None,
            points: None,
            n_geometries: 0,
            n_others: 0,
            objects: None,
            listed: None,
        }
    }

    fn take(&mut self, event: &JsonEvent<'_>) -> Result<(), PlacesError> {
        match event {
            JsonEvent::StartObject => self.start_object(),
            JsonEvent::StartArray => self.start_array(),
            JsonEvent::EndObject => return self.end_object(),
            JsonEvent::EndArray => return self.end_array(),
            JsonEvent::ObjectKey(key) => {
                if let Some(Frame::Object(object)) = self.frames.last_mut() {
                    object.key = key.to_string();
                }
            }
            JsonEvent::Number(text) => self.value(text, true),
            JsonEvent::String(text) => self.value(text, false),
            JsonEvent::Boolean(value) => self.value(if *value { "true" } else { "false" }, false),
            JsonEvent::Null => self.value("", false),
            _ => {}
        }
        Ok(())
    }

    fn start_object(&mut self) {
        if let Some(Frame::Object(object)) = self.frames.last_mut() {
            object.has_geometry |= object.key == "geometry";
        }
        let is_listed = matches!(self.frames.last(), Some(Frame::Array)) && self.capture.is_none();
        if is_listed && self.objects.is_none() && self.points.is_none() && !matches!(self.listed, Some(Ok(_))) {
            self.objects = Some((self.frames.len(), Objects::new(self.options)));
        }
        self.frames.push(Frame::Object(Box::default()));
    }

    fn start_array(&mut self) {
        if let (Some(Frame::Object(object)), None) = (self.frames.last_mut(), &self.capture)
            && object.key == "coordinates"
        {
            object.has_coordinates = true;
            self.capture = Some(Capture { depth: self.frames.len(), position: Vec::new() });
        }
        if let Some(capture) = &mut self.capture {
            capture.position.clear();
        }
        self.frames.push(Frame::Array);
    }

    fn value(&mut self, text: &str, is_number: bool) {
        let is_in_array = matches!(self.frames.last(), Some(Frame::Array));
        match (self.frames.last_mut(), &mut self.capture) {
            (Some(Frame::Object(object)), _) if object.key == "type" && !is_number => object.kind = Kind::of(text),
            (Some(Frame::Array), Some(capture)) if capture.position.len() < 3 => {
                capture.position.push(number(text).ok().filter(|_| is_number));
            }
            _ => {}
        }
        let Some((depth, objects)) = &mut self.objects else { return };
        let within = self.frames.get(*depth..).unwrap_or_default();
        let n_arrays = within.iter().filter(|frame| matches!(frame, Frame::Array)).count();
        // A list of values is a cell; lists of lists and of objects are none.
        if text.is_empty() || within.is_empty() || n_arrays > usize::from(is_in_array) {
            return;
        }
        let keys = within.iter().filter_map(|frame| match frame {
            Frame::Object(object) => Some(object.key.as_str()),
            Frame::Array => None,
        });
        objects.value(&keys.collect::<Vec<_>>().join("."), text, is_in_array);
    }

    fn end_array(&mut self) -> Result<(), PlacesError> {
        self.frames.pop();
        let depth = self.frames.len();
        if let Some(capture) = &mut self.capture {
            let position = mem::take(&mut capture.position);
            let owner = capture.depth;
            if owner == depth {
                self.capture = None;
            }
            if !position.is_empty() {
                let place = match position.as_slice() {
                    [Some(lon), Some(lat), ..] => Some((*lon, *lat)),
                    _ => None,
                };
                self.position(place, owner)?;
            }
        }
        match self.objects.take_if(|(inside, _)| *inside == depth + 1) {
            Some((_, objects)) => self.end_list(objects.finish()),
            None => Ok(()),
        }
    }

    /// A position of the geometry that is the last of so many frames.
    fn position(&mut self, place: Option<(f64, f64)>, depth: usize) -> Result<(), PlacesError> {
        let Some(Frame::Object(object)) = depth.checked_sub(1).and_then(|idx| self.frames.get_mut(idx)) else {
            return Ok(());
        };
        match object.kind {
            Some(Kind::Point | Kind::MultiPoint) => self.point(place),
            Some(Kind::Other | Kind::Feature) => Ok(()),
            None if object.positions.len() >= MAX_POSITIONS => Err(TableError::TooLarge.into()),
            None => {
                object.positions.push(place);
                Ok(())
            }
        }
    }

    fn point(&mut self, place: Option<(f64, f64)>) -> Result<(), PlacesError> {
        // From now on it is GeoJSON, whatever else its objects say.
        self.objects = None;
        let options = self.options;
        let points = self.points.get_or_insert_with(|| {
            let name = || ColumnName { idx: 0, heading: Some("coordinates".to_string()) };
            let names = [name(), name()];
            Gather::new(options, Meaning { named: Named::Degrees, order: Order::Named, is_lat_first: false, names })
        });
        let at = At { row: self.n_geometries + 1, line: 0, column: 0 };
        match place {
            Some(pair) => points.take(pair, [&at, &at]),
            None => {
                let bad = at.bad(&points.names()[0], BadCause::Missing);
                points.bad(bad);
                Ok(())
            }
        }
    }

    fn end_object(&mut self) -> Result<(), PlacesError> {
        let Some(Frame::Object(object)) = self.frames.pop() else { return Ok(()) };
        let Object { kind, has_geometry, has_coordinates, positions, .. } = *object;
        let is_point = has_coordinates && matches!(kind, Some(Kind::Point | Kind::MultiPoint));
        let is_other = match kind {
            Some(Kind::Other) => has_coordinates,
            Some(Kind::Feature) => !has_geometry,
            _ => false,
        };
        if is_point {
            positions.into_iter().try_for_each(|place| self.point(place))?;
        }
        self.n_others += usize::from(is_other);
        self.n_geometries += u64::from(is_point || is_other);
        let depth = self.frames.len();
        if let Some((_, objects)) = self.objects.as_mut().filter(|(inside, _)| *inside == depth) {
            objects.end_object();
            if let Some(error @ PlacesError::TooManyRows { .. }) = objects.error() {
                return Err(error.clone());
            }
        }
        Ok(())
    }

    /// A list of places counts, and the first; else what is told is what the first list lacks.
    fn end_list(&mut self, result: Result<Places, PlacesError>) -> Result<(), PlacesError> {
        let is_better = match (&self.listed, &result) {
            (None, _) => true,
            (Some(Ok(_) | Err(PlacesError::BadRows { .. })), _) => false,
            (Some(Err(_)), Ok(_) | Err(PlacesError::BadRows { .. })) => true,
            (Some(Err(_)), Err(_)) => false,
        };
        if is_better {
            self.listed = Some(result);
        }
        Ok(())
    }

    fn finish(self) -> Result<Places, PlacesError> {
        let Self { points, n_others, listed, .. } = self;
        if let Some(points) = points {
            return points.finish().map(|places| Places { n_others, ..places });
        }
        match listed {
            // Of other geometries nothing is read, whatever their properties say.
            _ if n_others > 0 => Err(PlacesError::NoPlaces { n_others }),
            Some(Err(PlacesError::Columns(unclear))) => {
                let n_numeric = unclear.columns.iter().filter(|column| column.likely != Likely::Nothing).count();
                let has_both = unclear.columns.iter().any(|column| column.likely == Likely::Both);
                let can_choose = n_numeric > 1 || has_both;
                Err(if can_choose { PlacesError::Columns(unclear) } else { PlacesError::NoPlaces { n_others } })
            }
            Some(result @ (Ok(_) | Err(PlacesError::BadRows { .. }))) => result,
            _ => Err(PlacesError::NoPlaces { n_others }),
        }
    }
}
