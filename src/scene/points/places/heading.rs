//! What a heading of a column says: a longitude, a latitude, both, x or y. Whole words count, or their usual joins: in
//! "plate", "flat" and "along" there is none.

use crate::scene::seek::around;

/// Which number of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Lon,
    Lat,
    X,
    Y,
}

/// How surely a heading says a part; the smaller, the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The very word.
    Exact,
    /// The word, with others that say nothing else: `decimalLatitude`, `Lat (deg)`.
    Plain,
    /// The word beside others: `VL_LATITUDE`, `location.lat`.
    Within,
    /// Only "long" beside others, which may be a length.
    Doubtful,
}

const LON: &[&str] = &["lon", "long", "lng", "longitude", "longitud"];
const LAT: &[&str] = &["lat", "latitude", "latitud"];
const X: &[&str] = &["x", "easting"];
const Y: &[&str] = &["y", "northing"];

/// Words that are joined to those without a gap: `reclat`, `GPSlong`, `latdd`.
const PREFIXES: &[&str] = &["rec", "dec", "decimal", "geo", "gps", "intpt"];
const SUFFIXES: &[&str] = &["deg", "dd", "dec", "degrees", "wgs"];

/// Words beside them that change nothing.
const PLAIN: &[&str] = &[
    "decimal",
    "dec",
    "deg",
    "degree",
    "degrees",
    "dd",
    "geo",
    "gps",
    "wgs",
    "84",
    "rec",
    "grados",
    "decimales",
    "coord",
    "coordinate",
    "coordinates",
    "coordenada",
    "coordenadas",
    "point",
    "punto",
    "2d",
    "2",
    "d",
    "utm",
    "etrs",
    "m",
];

/// Words that make it the error of a place, not a place.
const ERRORS: &[&str] = &["error", "err", "uncertainty", "accuracy", "precision", "std", "sd", "incertidumbre"];

/// Words that make it a part of degrees, minutes and seconds.
const SIXTIETHS: &[&str] =
    &["min", "mins", "minute", "minutes", "minutos", "sec", "secs", "second", "seconds", "segundos"];

/// Words for both numbers in one cell.
const PAIRS: &[&str] = &[
    "coordinates",
    "coordinate",
    "coords",
    "coord",
    "coordenadas",
    "coordenada",
    "location",
    "ubicacion",
    "localizacion",
    "position",
    "posicion",
    "point",
    "punto",
    "gps",
    "wkt",
    "geom",
    "geometry",
    "geolocation",
    "geopoint",
    "place",
    "lugar",
];

impl Part {
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Lon => LON,
            Self::Lat => LAT,
            Self::X => X,
            Self::Y => Y,
        }
    }

    /// As errors call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Lon => "lon",
            Self::Lat => "lat",
            Self::X => "x",
            Self::Y => "y",
        }
    }

    /// Whether a word says it.
    fn is_said_by(self, word: &str) -> bool {
        if matches!(self, Self::X | Self::Y) {
            return self.words().contains(&word);
        }
        let is_joined = |base: &str| {
            let Some((before, after)) = around(word, base) else { return false };
            // The long words are in no other word, but for "platitude".
            let starts = before.is_empty() || PREFIXES.contains(&before) || (base.len() > 6 && before.len() > 1);
            starts && (after.is_empty() || SUFFIXES.contains(&after))
        };
        self.words().iter().any(|base| is_joined(base))
    }

    /// How surely a heading says it, if it does.
    pub(super) fn rank(self, heading: &Heading) -> Option<Rank> {
        let Heading { words } = heading;
        let n_said = words.iter().filter(|word| self.is_said_by(word)).count();
        if n_said == 0 || words.iter().any(|word| ERRORS.contains(&word.as_str())) {
            return None;
        }
        let is_known = |word: &String| self.is_said_by(word) || PLAIN.contains(&word.as_str());
        Some(match words.as_slice() {
            [word] if self.words().contains(&word.as_str()) => Rank::Exact,
            _ if words.iter().all(is_known) => Rank::Plain,
            _ if words.iter().all(|word| word == "long" || !self.is_said_by(word)) => Rank::Doubtful,
            _ => Rank::Within,
        })
    }
}

/// Both numbers in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Both {
    /// The heading says which comes first.
    Ordered {
        /// Whether it is the latitude.
        is_lat_first: bool,
    },
    /// A word for a place, which may also be its name.
    Perhaps,
}

/// The words of a heading, in small letters without accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    words: Vec<String>,
}

impl Heading {
    pub(super) fn of(text: &str) -> Self {
        Self { words: words(text) }
    }

    /// Whether it says minutes or seconds: the degrees beside it are no whole number then.
    pub(super) fn is_sixtieth(&self) -> bool {
        self.words.iter().any(|word| SIXTIETHS.contains(&word.as_str()))
    }

    /// Whether a cell below may hold both numbers.
    pub(super) fn both(&self) -> Option<Both> {
        let at = |part: Part| self.words.iter().position(|word| part.is_said_by(word));
        let is_plain = |word: &String| {
            Part::Lat.is_said_by(word)
                || Part::Lon.is_said_by(word)
                || PLAIN.contains(&word.as_str())
                || PAIRS.contains(&word.as_str())
        };
        if let (Some(lat), Some(lon)) = (at(Part::Lat), at(Part::Lon)) {
            return self.words.iter().all(is_plain).then_some(Both::Ordered { is_lat_first: lat < lon });
        }
        let glued = |parts: &[&str], others: &[&str]| {
            let is_glued = |word: &String| {
                parts.iter().any(|part| word.strip_prefix(part).is_some_and(|rest| others.contains(&rest)))
            };
            self.words.iter().any(is_glued)
        };
        if glued(LAT, LON) {
            return Some(Both::Ordered { is_lat_first: true });
        }
        if glued(LON, LAT) {
            return Some(Both::Ordered { is_lat_first: false });
        }
        self.words.iter().any(|word| PAIRS.contains(&word.as_str())).then_some(Both::Perhaps)
    }
}

/// Cuts a heading into words: at signs and spaces, where a capital follows a small letter, and before the last of several
/// capitals that starts a word (`GPSLatitude`).
fn words(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().take(200).collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (idx, c) in signs.iter().enumerate() {
        let before = idx.checked_sub(1).and_then(|idx| signs.get(idx)).copied().unwrap_or(' ');
        let next_is_small = signs.get(idx + 1).is_some_and(|next| next.is_lowercase());
        let starts_word = c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && next_is_small));
        let is_other = !c.is_alphanumeric() || (c.is_numeric() != before.is_numeric());
        if (starts_word || is_other) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(plain_letter(*c).to_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// A letter without the accents of Spanish and its neighbours.
pub(in crate::scene) fn plain_letter(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let (accented, plain) =
        ("áàâäãåéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ", "aaaaaaeeeeiiiiooooouuuuncAAAAAAEEEEIIIIOOOOOUUUUNC");
    accented.chars().position(|other| other == c).and_then(|idx| plain.chars().nth(idx)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(part: Part, text: &str) -> Option<Rank> {
        part.rank(&Heading::of(text))
    }

    #[test]
    fn words_and_their_usual_joins_are_known() {
        use Rank::{Doubtful, Exact, Plain, Within};
        for (text, expected) in [
            ("lat", Exact),
            ("LATITUD", Exact),
            (" Latitude ", Exact),
            ("decimalLatitude", Plain),
            ("decimallatitude", Plain),
            ("latitude_deg", Plain),
            ("reclat", Plain),
            ("geo_lat", Plain),
            ("Lat (deg)", Plain),
            ("GPSLatitude", Plain),
            ("lat_wgs84", Plain),
            ("Latitud (°)", Exact),
            ("VL_LATITUDE", Within),
            ("location.lat", Within),
            ("startLat", Within),
            ("Latitud estación", Within),
        ] {
            assert_eq!(rank(Part::Lat, text), Some(expected), "{text}");
        }
        for (text, expected) in [
            ("lng", Exact),
            ("reclong", Plain),
            ("Lon (deg)", Plain),
            ("longitude_deg", Plain),
            ("VL_LONGITUDE", Within),
            ("INTPTLONG", Plain),
            ("long_name", Doubtful),
        ] {
            assert_eq!(rank(Part::Lon, text), Some(expected), "{text}");
        }
        for text in [
            "plate",
            "flat",
            "along",
            "platitude",
            "template",
            "relative",
            "Belong",
            "colony",
            "latin",
            "lat_error",
            "lonely",
            "",
        ] {
            assert_eq!((rank(Part::Lat, text), rank(Part::Lon, text)), (None, None), "{text}");
        }
        assert_eq!(
            (rank(Part::X, "X"), rank(Part::Y, "Y coord"), rank(Part::X, "max")),
            (Some(Exact), Some(Plain), None)
        );
    }

    #[test]
    fn one_heading_may_say_both() {
        for text in ["lat,lon", "lat/lng", "latitude longitude", "LatLng", "latlon", "Coordinates (lat, lon)"] {
            assert_eq!(Heading::of(text).both(), Some(Both::Ordered { is_lat_first: true }), "{text}");
        }
        for text in ["lon,lat", "lonlat", "Longitud / Latitud"] {
            assert_eq!(Heading::of(text).both(), Some(Both::Ordered { is_lat_first: false }), "{text}");
        }
        for text in ["coordinates", "Coordenadas", "Ubicación", "the_geom", "WKT"] {
            assert_eq!(Heading::of(text).both(), Some(Both::Perhaps), "{text}");
        }
        for text in ["lat,lon,note", "name", "lat", ""] {
            assert_eq!(Heading::of(text).both(), None, "{text}");
        }
    }
}
