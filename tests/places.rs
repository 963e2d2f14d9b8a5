//! Tables of places in the dresses of real spreadsheets: what opens at the first try, what is asked, and the ways on. Each
//! file of `fixtures/cases` has its right values, beside others of its kind.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use coastline::plane::Spot;
use coastline::scene::{
    Columns, Encoding, Likely, Limit, MAX_CSV_BYTES, MAX_OBSERVATIONS, Named, Order, Places, PlacesError, PlacesImport,
    ReadOptions, Sniff, TableError, UnclearCause, is_crowded, n_distinct,
};
use common::decode::decode;

const SPAIN: [(f64, f64); 3] = [(-3.7, 40.41), (-5.98, 37.38), (2.17, 41.38)];

fn read_with(options: ReadOptions, text: &str) -> Result<Places, PlacesError> {
    let read = |size: usize| {
        let mut import = PlacesImport::table(options);
        text.as_bytes().chunks(size).try_for_each(|chunk| import.push(chunk))?;
        import.finish()
    };
    let whole = read(text.len().max(1));
    assert_eq!(read(5), whole, "{text:?}");
    whole
}

fn read(text: &str) -> Result<Places, PlacesError> {
    read_with(ReadOptions::default(), text)
}

/// Longitude and latitude, as they were taken.
fn degrees(places: &Places) -> Vec<(f64, f64)> {
    let is_lat_first = places.taken.is_lat_first;
    let pairs: Vec<(f64, f64)> =
        places.pairs.iter().map(|(a, b)| if is_lat_first { (*b, *a) } else { (*a, *b) }).collect();
    let spots: Vec<Spot> = pairs.iter().map(|(lon, lat)| Spot::from_degrees(*lon, *lat)).collect();
    assert_eq!(places.degrees().unwrap(), spots);
    pairs
}

fn opens(text: &str) -> Vec<(f64, f64)> {
    degrees(&read(text).unwrap_or_else(|error| panic!("{text:?}: {error:?}")))
}

/// Row and heading of each bad cell, and how many rows are good.
fn bad_places(text: &str) -> (Vec<(u64, String)>, usize) {
    let Err(PlacesError::BadRows { lines, n_good }) = read(text).and_then(|places| places.degrees().map(|_| places))
    else {
        panic!("{text:?}")
    };
    let name = |cell: &coastline::scene::BadCell| cell.name.heading.clone().unwrap_or_else(|| cell.name.letters());
    (lines.first.iter().map(|cell| (cell.row, name(cell))).collect(), n_good)
}

fn skipping() -> ReadOptions {
    ReadOptions { skip_bad: true, ..ReadOptions::default() }
}

#[test]
fn a_row_without_coordinates_leaves_the_others_to_open() {
    for (text, row) in [
        (include_str!("fixtures/cases/one-row-na.csv"), 3),
        (include_str!("fixtures/cases/footer.csv"), 5),
        ("name,lat,lon\nA,40.41,-3.70\n\"B\nand\nC\",,\nD,41.38,2.17\n", 3),
        ("sep=,\nname,lat,lon\nA,40.41,-3.70\nB,NULL,NULL\nC,41.38,2.17\n", 3),
        ("\n\nname,lat,lon\nA,40.41,-3.70\n\nB,,\nC,41.38,2.17\n", 6),
        ("name\tlat\tlon\r\n\r\nA\t40,41\t-3,70\r\n\"B\r\nC\"\t \t\r\nD\t41,38\t2,17\r\n", 4),
        ("name,lat,lon\nA,40.41,-3.70\nB,99.5,-3\nC,41.38,2.17\n", 3),
    ] {
        let n_good = 2;
        assert_eq!(bad_places(text), (vec![(row, "lat".to_string())], n_good), "{text:?}");
        let places = read_with(skipping(), text).unwrap();
        let spots = places.degrees().unwrap();
        assert_eq!((spots.len(), spots[0]), (n_good, Spot::from_degrees(-3.7, 40.41)), "{text:?}");
        assert_eq!((places.n_skipped, places.n_passed_over(&spots)), (1, 1));
    }
}

#[test]
fn ten_bad_places_are_named_and_the_others_counted() {
    let rows: String =
        (0..1_619).map(|n| if n % 85 == 4 { format!("{n},,\n") } else { format!("{n},40.5,{}\n", n % 90) }).collect();
    let text = format!("id,Latitude,Longitude\n{rows}");
    let Err(PlacesError::BadRows { lines, n_good }) = read(&text) else { panic!() };
    assert_eq!((lines.n_lines, lines.first.len(), n_good), (19, 10, 1_600));
    assert_eq!((lines.first[0].row, lines.first[0].name.heading.as_deref()), (6, Some("Latitude")));
    assert_eq!(read_with(skipping(), &text).unwrap().degrees().unwrap().len(), 1_600);
    // Nothing but bad rows leaves nothing to open.
    assert!(matches!(read_with(skipping(), "lat,lon\na,b\n"), Err(PlacesError::BadRows { n_good: 0, .. })));
    // Rows without and rows out of range are told together, in order.
    let mixed = "lat,lon\n1,2\n95,3\nNA,4\n3,500\n5,6\n";
    let expected = [(3, "lat"), (4, "lat"), (5, "lon")].map(|(row, name)| (row, name.to_string()));
    assert_eq!(bad_places(mixed), (expected.to_vec(), 2));
    // Without headings a column has its letter.
    assert_eq!(bad_places("1.5,2.5\n3.5,x\n"), (vec![(2, "B".to_string())], 1));
}

#[test]
fn headings_of_all_kinds_are_known() {
    let two = &SPAIN[..2];
    for text in [
        include_str!("fixtures/cases/decimal-latitude.tsv"),
        include_str!("fixtures/cases/latitude-deg.csv"),
        include_str!("fixtures/cases/lat-in-brackets.csv"),
    ] {
        assert_eq!(opens(text), two, "{text:?}");
    }
    assert_eq!(opens(include_str!("fixtures/cases/prefixed.csv")), [(-38.7, -17.96), (-40.08, -3.12)]);
    assert_eq!(opens(include_str!("fixtures/cases/reclat.csv")), [(28.96, 13.66), (6.01, 45.82)]);
    assert_eq!(opens(include_str!("fixtures/cases/sep-line.csv")), SPAIN);
    for (lat, lon) in [
        ("geo_lat", "geo_lon"),
        ("Lat_DD", "Long_DD"),
        ("decimallatitude", "decimallongitude"),
        ("GPSLatitude", "GPSLongitude"),
        ("Latitude (N)", "Longitude (E)"),
        ("start_lat", "start_lng"),
        ("INTPTLAT", "INTPTLONG"),
        ("location.lat", "location.lng"),
        ("Latitud [°]", "Longitud [°]"),
        ("@lat", "@lon"),
        ("LATITUDE_WGS84", "LONGITUDE_WGS84"),
        ("StationLat", "StationLon"),
    ] {
        for other in ["plate", "flat", "along", "altitude", "long_name", "lat_error", "coordinateUncertaintyInMeters"] {
            let value = if other == "lat_error" { "0.01" } else { "Rue Flat" };
            let text = format!("{other},{lon},{lat}\n{value},-3.7,40.41\n{value},-5.98,37.38\n");
            assert_eq!(opens(&text), two, "{text:?}");
        }
    }
    // The surer heading counts.
    assert_eq!(opens("verbatimLatitude,decimalLatitude,decimalLongitude\n40N,40.41,-3.7\n"), SPAIN[..1]);
    // A title above the headings is none.
    assert_eq!(opens("Stations of Spain\n\nname;lat;lon\nA;40,41;-3,7\n"), SPAIN[..1]);
    assert_eq!(opens("Stations of Spain;;\nname;lat;lon\nA;40,41;-3,7\n"), SPAIN[..1]);
    let plane = read("id,Easting,Northing\n1,440000,4474000\n").unwrap();
    assert_eq!((plane.named, plane.pairs), (Named::Plane, vec![(440_000.0, 4_474_000.0)]));
}

#[test]
fn one_column_may_hold_both() {
    for (text, order) in [
        ("name,\"lat,lon\"\nA,\"40.41, -3.70\"\nB,\"37.38,-5.98\"\n", Order::Named),
        ("name;lat,lon\nA;40.41,-3.70\nB;37.38,-5.98\n", Order::Named),
        ("name\tcoordinates\nA\tPOINT (-3.70 40.41)\nB\tPOINT (-5.98 37.38)\n", Order::Looks),
        ("name,Geo Point (lat lon)\nA,\"40.41, -3.70\"\nB,\"37.38,-5.98\"\n", Order::Named),
        ("latlng;name\n40,41, -3,70;A\n37,38, -5,98;B\n", Order::Named),
        ("\"lat,lon\"\n\"40.41,-3.70\"\n\"37.38,-5.98\"\n", Order::Named),
        ("name,coordinates\nA,\"(-3.70, 40.41)\"\nB,\"(-5.98, 37.38)\"\n", Order::Assumed),
        ("name,coordenadas\nA,-3.70,40.41\nB,-5.98,37.38\n", Order::Assumed),
        ("\"-3.70,40.41\"\n\"-5.98,37.38\"\n", Order::Assumed),
    ] {
        let places = read(text).unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
        assert_eq!((degrees(&places), places.taken.order), (SPAIN[..2].to_vec(), order), "{text:?}");
        assert!(places.taken.is_one_column());
    }
    // A word for a place may be its name.
    assert_eq!(opens("location,lat,lon\nMadrid,40.41,-3.7\n"), SPAIN[..1]);
    assert!(matches!(read("location,size\nMadrid,5\n"), Err(PlacesError::Columns(_))));
    assert_eq!(
        bad_places("name,coordinates\nA,\"1.5,2\"\nB,none\nC,\"3.5,4\"\n"),
        (vec![(3, "coordinates".to_string())], 2)
    );
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let france = [(3.21, 44.567), (-1.25, 45.5), (2.5, 48.1)];
    assert_eq!(opens(include_str!("fixtures/cases/quoted-decimal-commas.csv")), france);
    assert_eq!(opens(include_str!("fixtures/cases/unicode-minus.csv")), SPAIN[..2]);
    assert_eq!(opens("lat,lon\n40.41\u{a0},\u{2212}\u{a0}3.70\n"), SPAIN[..1]);
    assert_eq!(opens("lat;lon\n40,41;\u{2013}3,70\n"), SPAIN[..1]);
    let utm = read("x;y\n440\u{a0}290,5;4\u{202f}474\u{202f}000\n").unwrap();
    assert_eq!(utm.pairs, [(440_290.5, 4_474_000.0)]);
}

#[test]
fn a_number_beyond_90_says_which_is_the_latitude() {
    let certain = read("40.4168, -103.7038\n-33.45, -70.65\n").unwrap();
    assert_eq!((certain.taken.order, degrees(&certain)), (Order::Looks, vec![(-103.7038, 40.4168), (-70.65, -33.45)]));
    let lon_first = read("-103.7038, 40.4168\n").unwrap();
    assert_eq!((lon_first.taken.order, degrees(&lon_first)), (Order::Looks, vec![(-103.7038, 40.4168)]));
    let mut assumed = read("40.4168, -3.7038\n").unwrap();
    assert_eq!((assumed.taken.order, degrees(&assumed)), (Order::Assumed, vec![(40.4168, -3.7038)]));
    assert_eq!((assumed.taken.lon().letters(), assumed.taken.lat().letters()), ("A".to_string(), "B".to_string()));
    assert!(assumed.can_swap());
    assumed.swap();
    assert_eq!(degrees(&assumed), [(-3.7038, 40.4168)]);
    assert_eq!(assumed.taken.lon().letters(), "B");
    // What no order makes degrees stays as it is.
    assert!(!read("10,150\n150,10\n").unwrap().taken.is_lat_first);
    assert!(!read("10,1500\n").unwrap().taken.is_lat_first);
    // On a plane of one's own numbers are x and y.
    let own = read_with(ReadOptions { on_own_plane: true, ..ReadOptions::default() }, "10,150\n20,160\n").unwrap();
    assert_eq!((own.named, own.taken.is_lat_first, own.pairs[0]), (Named::Plane, false, (10.0, 150.0)));
    // A name beside two columns of numbers leaves no doubt which they are.
    let named = read("Madrid,40.4,-3.7\nDenver,39.7,-105\n").unwrap();
    assert_eq!((named.taken.lat().idx, degrees(&named)), (1, vec![(-3.7, 40.4), (-105.0, 39.7)]));
}

#[test]
fn three_columns_of_numbers_without_headings_are_asked_about() {
    for text in [
        include_str!("fixtures/cases/no-header-three-columns.csv"),
        "1;40,41;-3,70\n2;37,38;-5,98\n3;41,38;2,17\n",
        "1,A,40.41,-3.70\n2,B,37.38,-5.98\n3,C,41.38,2.17\n",
        "2020\t40.41\t-3.70\t655\n2021\t37.38\t-5.98\t7\n2022\t41.38\t2.17\t12\n",
    ] {
        let Err(PlacesError::Columns(unclear)) = read(text) else { panic!("{text:?}") };
        assert!(matches!(unclear.cause, UnclearCause::NoHeader { .. }));
        let likely: Vec<usize> =
            unclear.columns.iter().filter(|column| column.likely.is_place()).map(|c| c.name.idx).collect();
        let [lat, lon] = likely[..] else { panic!("{likely:?}") };
        assert_eq!((unclear.columns[lat].likely, unclear.columns[lat].examples.len()), (Likely::Degrees, 3));
        let columns = Some(Columns { lon, lat });
        let places = read_with(ReadOptions { columns, ..ReadOptions::default() }, text).unwrap();
        assert_eq!((degrees(&places), places.taken.order), (SPAIN.to_vec(), Order::Named), "{text:?}");
    }
}

#[test]
fn whatever_the_headings_a_reader_can_choose() {
    let many: String = (0..30).map(|n| format!("c{n},")).collect();
    let cells: String = (0..30).map(|n| format!("t{n},")).collect();
    let text = format!("{many}breite,laenge\n{cells}40.41,-3.70\n{cells}37.38,-5.98\n");
    let Err(PlacesError::Columns(unclear)) = read(&text) else { panic!() };
    assert!(matches!(&unclear.cause, UnclearCause::UnknownHeader { line: 1, names } if names.len() == 10));
    let likely: Vec<&str> =
        unclear.columns.iter().filter(|c| c.likely.is_place()).filter_map(|c| c.name.heading.as_deref()).collect();
    assert_eq!((unclear.columns.len(), likely), (32, vec!["breite", "laenge"]), "wherever they stand");
    let columns = Some(Columns { lon: 31, lat: 30 });
    assert_eq!(degrees(&read_with(ReadOptions { columns, ..ReadOptions::default() }, &text).unwrap()), SPAIN[..2]);

    // Two pairs of places, degrees with minutes, a half: asked, not guessed.
    for text in [
        "start_lat,start_lon,end_lat,end_lon\n1.5,2.5,3.5,4.5\n",
        "lat_deg,lat_min,lon_deg,lon_min\n40,25,-3,42\n",
        "lat_d,lat_m,lat_s,lon_d,lon_m,lon_s\n40,25,3,-3,42,1\n",
        "id,lat,breite\n1,40.41,-3.7\n",
    ] {
        let Err(PlacesError::Columns(unclear)) = read(text) else { panic!("{text:?}") };
        assert!(unclear.columns.iter().any(|column| matches!(column.likely, Likely::Lat)), "{text:?}");
    }
    // One column for both, chosen twice.
    let text = "a,b,c\n1,x,\"40.41 -103.7\"\n2,y,\"37.38 -5.98\"\n";
    let Err(PlacesError::Columns(unclear)) = read(text) else { panic!() };
    assert_eq!(unclear.columns[2].likely, Likely::Both);
    let columns = Some(Columns { lon: 2, lat: 2 });
    let places = read_with(ReadOptions { columns, ..ReadOptions::default() }, text).unwrap();
    assert_eq!(degrees(&places), [(-103.7, 40.41), (-5.98, 37.38)]);
    // A column that is not there gives bad rows, and no panic.
    let columns = Some(Columns { lon: 7, lat: usize::MAX });
    assert!(matches!(
        read_with(ReadOptions { columns, ..ReadOptions::default() }, text),
        Err(PlacesError::BadRows { .. })
    ));
}

#[test]
fn of_too_many_the_first_or_drawn_ones_open() {
    let n = 3 * MAX_OBSERVATIONS;
    let text: String = std::iter::once("lon,lat\n".to_string())
        .chain((0..n).map(|n| format!("{},{}\n", n % 180, n / 1_000)))
        .collect();
    let row = MAX_OBSERVATIONS as u64 + 2;
    assert_eq!(read(&text), Err(PlacesError::TooManyRows { row }));
    let with = |limit| read_with(ReadOptions { limit, ..ReadOptions::default() }, &text).unwrap();
    let first = with(Limit::First);
    assert!(first.pairs.iter().enumerate().all(|(n, pair)| *pair == ((n % 180) as f64, (n / 1_000) as f64)));
    let drawn = [1, 1, 2].map(|seed| with(Limit::Drawn { seed }));
    assert_eq!(drawn[0], drawn[1]);
    assert_ne!(drawn[0].pairs, drawn[2].pairs);
    for places in drawn.iter().chain([&first]) {
        assert_eq!(places.pairs.len(), MAX_OBSERVATIONS);
    }
    for places in &drawn {
        assert_eq!(places.n_good, n);
        assert!(places.pairs.is_sorted_by_key(|pair| pair.1), "in the order of the file");
        let n_late = places.pairs.iter().filter(|pair| pair.1 >= 40.0).count();
        assert!((6_300..7_030).contains(&n_late), "a third, give or take five standard deviations: {n_late}");
    }
    // A file may be larger when only a part of it is wanted.
    let long =
        format!("lon,lat,{}\n", "x".repeat(900)) + &format!("1,2,{}\n", "x".repeat(1_200)).repeat(MAX_OBSERVATIONS);
    assert!(long.len() > MAX_CSV_BYTES);
    assert_eq!(read_with(ReadOptions::default(), &long), Err(TableError::TooLarge.into()));
    assert!(read_with(ReadOptions { limit: Limit::First, ..ReadOptions::default() }, &long).is_ok());
    // Bad rows do not count.
    let gaps = "lon,lat\n".to_string() + &"1,2\n,\nNA,NA\n".repeat(MAX_OBSERVATIONS);
    assert!(matches!(read(&gaps), Err(PlacesError::BadRows { n_good: MAX_OBSERVATIONS, .. })));
    assert_eq!(read_with(skipping(), &gaps).unwrap().degrees().unwrap().len(), MAX_OBSERVATIONS);
}

#[test]
fn a_street_falls_on_few_places_of_the_map_and_fits_a_plane_of_its_own() {
    let places = read(include_str!("fixtures/cases/one-street.csv")).unwrap();
    let spots = places.degrees().unwrap();
    assert_eq!((spots.len(), n_distinct(&spots), is_crowded(&spots)), (6, 2, true));
    let (bounds, own) = places.own_plane().unwrap();
    assert_eq!((n_distinct(&own), is_crowded(&own)), (6, false));
    assert!(bounds.x.from.value() < -1.6456 && bounds.x.to.value() > -1.6409 && bounds.x.to.value() < -1.63);
    assert!(bounds.y.from.value() < 42.8158 && bounds.y.to.value() > 42.8191);
    let world = read("lat,lon\n1,2\n1,2\n3,4\n3,4\n").unwrap().degrees().unwrap();
    assert_eq!((n_distinct(&world), is_crowded(&world)), (2, false), "half is not less than half");
}

#[test]
fn text_of_other_encodings_opens() {
    let spanish = include_bytes!("fixtures/cases/windows-1252.csv").to_vec();
    let text = "Estación;Latitud;Longitud\r\nUno;40,41;-3,70\r\nDos;37,38;-5,98\r\nTres;41,38;2,17\r\n";
    let utf16 = |order: fn(u16) -> [u8; 2], mark: &str| {
        format!("{mark}{text}").encode_utf16().flat_map(order).collect::<Vec<u8>>()
    };
    for (bytes, encoding) in [
        (spanish, Encoding::Windows1252),
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8),
        (utf16(u16::to_le_bytes, "\u{feff}"), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes, "\u{feff}"), Encoding::Utf16Be),
        (utf16(u16::to_le_bytes, ""), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes, ""), Encoding::Utf16Be),
    ] {
        let mut sniff = Sniff::new();
        bytes.chunks(3).for_each(|chunk| _ = sniff.push(chunk));
        assert_eq!(sniff.finish().unwrap().encoding, encoding);
        assert_eq!(opens(&decode(&bytes, encoding)), SPAIN, "{encoding:?}");
    }
}
