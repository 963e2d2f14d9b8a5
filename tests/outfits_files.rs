//! Files of the page Outfits: JSON of the documented shape that opens again, CSV in any order of columns, and files that
//! are neither.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{COMBINATIONS, DataSet, Feature, Outfit};
use coastline::model::OutfitModelKind;
use coastline::scene::{
    BadOutfit, BadOutfitCause, ColumnName, Generated, ImportError, JsonImport, MAX_JSON_BYTES, MAX_OUTFITS,
    MAX_OUTFITS_CSV_BYTES, OutfitsCsvError, OutfitsCsvImport, OutfitsRead, OutfitsScene, OutfitsState, Scene,
    TableError, outfits_csv_chunks, outfits_json_chunks, outfits_sample_csv,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::sync::Arc;

fn json_of(scene: OutfitsScene) -> String {
    outfits_json_chunks(&OutfitsState::new(scene)).collect()
}

fn open_json(bytes: &[u8], chunk: usize) -> Result<Scene, ImportError> {
    let mut import = JsonImport::new();
    for chunk in bytes.chunks(chunk) {
        import.push(chunk)?;
    }
    import.finish_any().map(|opened| opened.scene)
}

fn generated() -> OutfitsScene {
    OutfitsScene { generated: Generated::Fresh, ..OutfitsScene::link_default() }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn json_has_the_documented_shape() {
    let state = OutfitsState::new(generated());
    let text = json_of(generated());
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(keys(&file), ["coastline", "engine", "outfits", "scene"]);
    assert!(
        text.starts_with("{\"coastline\":1,\"engine\":1,\"scene\":{\"v\":\"1\",\"engine\":\"1\",\"page\":\"outfits\"")
    );
    let outfits = &file["outfits"];
    assert_eq!(keys(outfits), ["features", "generated", "models", "observations"]);
    let features: Vec<&Value> = outfits["features"].as_array().unwrap().iter().map(|f| &f["name"]).collect();
    assert_eq!(features, ["accessories", "clothing_colour", "clothing_type", "hair_colour", "top"]);
    assert_eq!(outfits["features"][2]["values"], json!(["Hoodie", "Overall", "ShirtScoopNeck", "ShirtVNeck"]));
    let rows = outfits["observations"].as_array().unwrap();
    assert_eq!(rows.len(), 50);
    assert_eq!(rows[3], json!(["Round", "White", "ShirtScoopNeck", "Red", "LongHairStraight"]));

    let models = &outfits["models"];
    let common =
        ["entropy_bits", "free_parameters", "leave_one_out_mean", "leave_one_out_mean_impossible", "ln_likelihood"];
    for (kind, n) in OutfitModelKind::ALL.into_iter().zip([4_031, 4_031, 23]) {
        let model = &models[kind.name()];
        assert!(common.iter().all(|key| model.get(key).is_some()));
        let figures = state.figures(kind).unwrap();
        assert_eq!(model["free_parameters"], n);
        assert_eq!(model["unseen_mass"].as_f64(), Some(figures.unseen_mass));
        assert_eq!(model["entropy_bits"].as_f64(), Some(figures.entropy_bits));
        assert_eq!(model["ln_likelihood"].as_f64(), Some(figures.ln_likelihood.sum()));
        assert_eq!(model["nonzero_combinations"], figures.nonzero_combinations);
        assert_eq!(model["leave_one_out_mean"].as_f64(), figures.leave_one_out.mean());
    }
    assert_eq!(models["mle"]["leave_one_out_mean_impossible"], 48);
    let theta = &models["naive_bayes"]["parameters"];
    assert_eq!(theta["top"]["LongHairStraight"], 0.46);
    assert_eq!(theta["clothing_colour"]["Black"], 0.0);
    assert_eq!(theta.as_object().unwrap().values().map(|f| f.as_object().unwrap().len()).sum::<usize>(), 28);

    let made = outfits["generated"].as_array().unwrap();
    assert_eq!(made.len(), 30);
    for (idx, one) in made.iter().enumerate() {
        assert_eq!(keys(one), ["model", "p", "seen", "values"]);
        assert_eq!(one["model"], OutfitModelKind::ALL[idx / 10].name());
        assert_eq!(keys(&one["p"]), ["laplace", "mle", "naive_bayes"]);
        assert_eq!(one["seen"], rows.contains(&one["values"]));
        assert_eq!(one["p"]["mle"].as_f64().unwrap() > 0.0, one["seen"].as_bool().unwrap());
    }
}

#[test]
fn json_of_no_rows_says_null() {
    let scene = OutfitsScene { data_set: DataSet::Own, observations: [].into(), ..generated() };
    let file: Value = serde_json::from_str(&json_of(scene)).unwrap();
    let outfits = &file["outfits"];
    assert_eq!((&outfits["observations"], &outfits["models"]["mle"]), (&json!([]), &Value::Null));
    assert_eq!(outfits["generated"].as_array().unwrap().len(), 10);
    assert_eq!(outfits["generated"][0]["p"]["naive_bayes"], Value::Null);
    assert_eq!(outfits["models"]["laplace"]["leave_one_out_mean"], Value::Null);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn json_opens_to_the_scene_that_wrote_it(scene in common::outfits::any_scene(), chunk in 1_usize..5_000) {
        let text = json_of(scene.clone());
        prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
        prop_assert_eq!(open_json(text.as_bytes(), chunk), Ok(Scene::Outfits(scene.into())));
    }
}

/// Nothing in the program goes on for long: pieces are small, whatever the size of the whole.
#[test]
fn a_hundred_thousand_rows_are_written_in_pieces_and_open_again() {
    let all: Arc<[Outfit]> = (0..MAX_OUTFITS).map(|row| Outfit::from_index(row % COMBINATIONS).unwrap()).collect();
    let scene = OutfitsScene { data_set: DataSet::Own, observations: all.clone(), n_outfits: 1_000, ..generated() };
    let pieces: Vec<String> = outfits_json_chunks(&OutfitsState::new(scene.clone())).collect();
    assert!(pieces.iter().skip(1).all(|piece| piece.len() < 150_000));
    let text = pieces.concat();
    assert!(text.len() < MAX_JSON_BYTES);
    assert_eq!(open_json(text.as_bytes(), 100_000), Ok(Scene::Outfits(scene.into())));
    let pieces: Vec<String> = outfits_csv_chunks(all.clone()).collect();
    assert!(pieces.iter().all(|piece| piece.len() < 80_000));
    let text = pieces.concat();
    assert!(text.len() < MAX_OUTFITS_CSV_BYTES);
    assert_eq!(read(text.as_bytes(), 65_536), Ok(all));
    let more = format!("{text}{}\n", Outfit::COMBINATION_1.names().join(","));
    assert_eq!(read(more.as_bytes(), 65_536), Err(OutfitsCsvError::TooManyRows { row: 100_002 }));
}

#[test]
fn a_file_of_either_page_opens_and_points_alone_where_points_are_asked_for() {
    let outfits = json_of(generated());
    let mut import = JsonImport::new();
    import.push(outfits.as_bytes()).unwrap();
    assert!(matches!(import.finish(), Err(ImportError::Scene(error)) if error.key == "page"));
    let points = "{\"coastline\":1,\"scene\":{\"v\":\"1\",\"page\":\"points\"}}";
    assert!(matches!(open_json(points.as_bytes(), 9), Ok(Scene::Points(_))));
    // The results are for other programs: what they say is not looked at.
    let other = outfits.replacen("\"observations\":[[", "\"observations\":[[1,2],[", 1);
    assert_eq!(open_json(other.as_bytes(), 100), Ok(Scene::Outfits(generated().into())));
}

fn read_all(bytes: &[u8], chunk: usize) -> Result<OutfitsRead, OutfitsCsvError> {
    let mut import = OutfitsCsvImport::new();
    for chunk in bytes.chunks(chunk) {
        import.push(chunk)?;
    }
    import.finish()
}

fn read(bytes: &[u8], chunk: usize) -> Result<Arc<[Outfit]>, OutfitsCsvError> {
    read_all(bytes, chunk).map(|read| read.rows)
}

fn csv(text: &str) -> Result<Arc<[Outfit]>, OutfitsCsvError> {
    let whole = read(text.as_bytes(), text.len().max(1));
    assert_eq!(read(text.as_bytes(), 1), whole, "however it is cut");
    whole
}

const HEADER: &str = "accessories,clothing_colour,clothing_type,hair_colour,top\n";

#[test]
fn what_is_written_is_read_back() {
    let rows = DataSet::Published.rows();
    let text: String = outfits_csv_chunks(rows.clone()).collect();
    assert!(text.starts_with(&format!("{HEADER}Round,White,ShirtScoopNeck,Red,ShortHairShortFlat\n")));
    assert_eq!(csv(&text), Ok(rows));
    assert_eq!(outfits_csv_chunks([].into()).collect::<String>(), HEADER);
}

#[test]
fn columns_come_in_any_order_and_in_the_dress_of_any_spreadsheet() {
    let one: Arc<[Outfit]> = [Outfit::COMBINATION_1].into();
    for text in [
        "top,hair_colour,clothing_type,clothing_colour,accessories\nLongHairStraight,Red,ShirtScoopNeck,White,Round",
        "\u{feff}top;hair_colour;clothing_type;clothing_colour;accessories\r\nLongHairStraight;Red;ShirtScoopNeck;White;Round\r\n",
        "top\thair_colour\tclothing_type\tclothing_colour\taccessories\nLongHairStraight\tRed\tShirtScoopNeck\tWhite\tRound\n",
        // A column without a name, as of row numbers; blank lines; spaces, quotes, and another case.
        "\n,Top, Hair colour ,\"Clothing Type\",clothing-color,ACCESSORIES\n\n0,longhairstraight, RED ,\"ShirtScoopNeck\",white,round\n,,,,,\n",
    ] {
        assert_eq!(csv(text), Ok(one.clone()), "{text}");
    }
}

#[test]
fn each_cause_has_its_error() {
    let row = "Round,White,Hoodie,Red,NoHair\n";
    let bad = |text: &str| match csv(text) {
        Err(OutfitsCsvError::BadRows(rows)) => (rows.n_lines, rows.first),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(csv(""), Err(OutfitsCsvError::NoRows));
    assert_eq!(csv(" \n\n"), Err(OutfitsCsvError::NoRows));
    assert_eq!(csv(HEADER), Err(OutfitsCsvError::NoRows));
    let missing = |line, missing: &[Feature], others: &[&str]| {
        let others = others.iter().map(|name| name.to_string()).collect();
        Err(OutfitsCsvError::MissingFeatures { line, missing: missing.to_vec(), others })
    };
    assert_eq!(
        csv("\ntop,shoes,hair_colour,clothing_type,accessories\na,b,c,d,e"),
        missing(2, &[Feature::ClothingColour], &["shoes"])
    );
    assert_eq!(
        csv("top,hair_colour,Top,clothing_type,clothing_colour,accessories\n"),
        Err(OutfitsCsvError::FeatureTwice { line: 1, column: 17, feature: Feature::Top })
    );
    // Rows without a header, and a table of another kind.
    assert_eq!(csv(row), missing(1, &Feature::ALL, &["Round", "White", "Hoodie", "Red", "NoHair"]));
    assert_eq!(csv("lon,lat\n1,2\n"), missing(1, &Feature::ALL, &["lon", "lat"]));
    // Without blank lines, rows of a spreadsheet are lines.
    let at = |row, idx: usize, line, column, cause| {
        let heading = HEADER.trim().split(',').nth(idx).map(str::to_string);
        BadOutfit { row, name: ColumnName { idx, heading }, line, column, cause }
    };
    let unknown = |feature, name: &str| BadOutfitCause::UnknownValue(feature, name.to_string());
    assert_eq!(
        bad(&format!("{HEADER}{row}Round,White,Coat,Red,Hat\n\nRound,White\nRound,,Hoodie,Red,NoHair\n{row}")),
        (
            3,
            vec![
                at(3, 2, 3, 13, unknown(Feature::ClothingType, "Coat")),
                at(5, 2, 5, 12, BadOutfitCause::Missing(Feature::ClothingType)),
                at(6, 1, 6, 7, BadOutfitCause::Missing(Feature::ClothingColour)),
            ]
        )
    );
    assert_eq!(
        bad(&format!("{HEADER}Round,White,Hoodie,Red,NoHair,Cat\n")),
        (1, vec![at(2, 5, 2, 31, BadOutfitCause::Extra)])
    );
    assert!(csv(&format!("{HEADER}Round,White,Hoodie,Red,NoHair,\n")).is_ok(), "nothing stands there");
    let (n_lines, first) = bad(&format!("{HEADER}{}", "Red,Red,Red,Red,Red\n".repeat(30)));
    assert_eq!((n_lines, first.len(), first[9].line), (30, 10, 11));
    let long = "ñ".repeat(100);
    assert_eq!(bad(&format!("{HEADER}{long},,,,\n")).1, [at(2, 0, 2, 1, unknown(Feature::Accessories, &long[..80]))]);
    let file = |text: &[u8]| match read(text, 7) {
        Err(OutfitsCsvError::File(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(file(format!("{HEADER}\"Round,White").as_bytes()), TableError::UnclosedQuote { line: 2, column: 1 });
    assert_eq!(file(b"top,\xff"), TableError::NotText { line: 1, column: 5 });
    assert_eq!(file(b"\xff\xfet\0o\0p\0"), TableError::NotText { line: 1, column: 1 });
    assert_eq!(file(&vec![b'\n'; MAX_OUTFITS_CSV_BYTES + 1]), TableError::TooLarge);
}

#[test]
fn other_columns_are_read_over_and_said() {
    let text = "accessories,clothing_colour,clothing_type,hair_colour,top,age,\nRound,White,ShirtScoopNeck,Red,LongHairStraight,31,x\n";
    let read = read_all(text.as_bytes(), 7).unwrap();
    assert_eq!((&*read.rows, read.other_columns), (&[Outfit::COMBINATION_1][..], vec!["age".to_string()]));
    let text =
        "id;top;shoes;hair_colour;clothing_type;clothing_colour;accessories\n1;NoHair;big;Red;Hoodie;White;Round\n";
    assert_eq!(read_all(text.as_bytes(), 9).unwrap().other_columns, ["id", "shoes"]);
}

#[test]
fn the_names_of_the_page_are_read_in_both_languages() {
    let english = "Accessories,Clothing colour,Clothing type,Hair colour,Hair style\n\
        Round glasses,White,Scoop neck,Red,\"Long hair, straight\"\n";
    let spanish = "Accesorios;Color de la ropa;TIPO DE ROPA;color del pelo;Peinado\n\
        Gafas redondas;Blanco;cuello redondo;PELIRROJO;Pelo largo, liso\n";
    let no_accents =
        "accesorios,color ropa,tipo ropa,color pelo,peinado\nsin gafas,azul,peto,castano,\"pelo largo, mono\"\n";
    let one: Arc<[Outfit]> = [Outfit::COMBINATION_1].into();
    assert_eq!((csv(english), csv(spanish)), (Ok(one.clone()), Ok(one)));
    let bun = Outfit::from_names(["Blank", "Blue01", "Overall", "Brown", "LongHairBun"]);
    assert_eq!(csv(no_accents).unwrap().first().copied(), bun);
}

/// The words are compiled for the browser alone: they are looked up in their source.
#[test]
fn whatever_the_page_calls_a_value_a_file_may_call_it_so() {
    let texts = [include_str!("../src/ui/outfit_words/en.rs"), include_str!("../src/ui/outfit_words/es.rs")];
    for text in texts {
        let list = |key: &str| -> Vec<&str> {
            let list = text.split_once(&format!("    {key}: [")).unwrap().1.split_once(']').unwrap().0;
            list.split('"').skip(1).step_by(2).collect()
        };
        let header = list("features").join(",") + "\n";
        let keys = ["accessories", "clothing_colours", "clothing_types", "hair_colours", "tops"];
        for (feature, key) in Feature::ALL.into_iter().zip(keys) {
            let names = list(key);
            assert_eq!(names.len(), feature.n_values());
            for (name, value) in names.iter().zip(feature.values()) {
                let mut cells = Outfit::COMBINATION_1.names();
                cells[feature.idx()] = value;
                let expected = Outfit::from_names(cells).unwrap();
                let row = cells.map(|cell| format!("\"{}\"", if cell == *value { name } else { cell }));
                assert_eq!(csv(&format!("{header}{}\n", row.join(","))).as_deref(), Ok(&[expected][..]), "{name}");
            }
        }
    }
}

#[test]
fn bad_rows_can_be_passed_over() {
    let text =
        format!("{HEADER}Round,White,Hoodie,Red,NoHair\n\nRound,White,Coat,Red,NoHair\nBlank,Red,Hoodie,Red,NoHair\n");
    let Err(OutfitsCsvError::BadRows(bad)) = csv(&text) else { panic!("{text}") };
    assert_eq!((bad.n_lines, bad.n_good, bad.first[0].row), (1, 2, 4));
    let mut import = OutfitsCsvImport::skipping_bad();
    import.push(text.as_bytes()).unwrap();
    let read = import.finish().unwrap();
    assert_eq!((read.rows.len(), read.n_skipped), (2, 1));
    let mut none = OutfitsCsvImport::skipping_bad();
    none.push(format!("{HEADER}a,b,c,d,e\n").as_bytes()).unwrap();
    assert!(matches!(none.finish(), Err(OutfitsCsvError::BadRows(bad)) if bad.n_good == 0));
}

#[test]
fn the_sample_file_opens() {
    let text = outfits_sample_csv();
    assert_eq!(csv(&text).unwrap()[..], DataSet::Published.rows()[..5]);
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn bytes_never_panic(bytes in vec(any::<u8>(), 0..80), chunk in 1_usize..20) {
        prop_assert_eq!(read(&bytes, chunk), read(&bytes, 1_000));
    }

    #[test]
    fn our_own_words_never_panic(words in vec(select(WORDS), 0..40), chunk in 1_usize..20) {
        let text = words.concat();
        prop_assert_eq!(read(text.as_bytes(), chunk), read(text.as_bytes(), 10_000));
    }

    #[test]
    fn wounded_files_never_panic(rows in vec(common::outfits::outfit(), 1..8), wounds in vec((any::<Index>(), any::<u8>()), 0..4)) {
        let mut bytes = outfits_csv_chunks(rows.clone().into()).collect::<String>().into_bytes();
        for (at, byte) in &wounds {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        let opened = read(&bytes, 1_000);
        prop_assert_eq!(read(&bytes, 7), opened.clone());
        if wounds.is_empty() {
            prop_assert_eq!(opened, Ok(rows.into()));
        }
    }

    #[test]
    fn wounded_json_never_panics(at in any::<Index>(), byte in any::<u8>()) {
        let mut bytes = SMALL.to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = open_json(&bytes, 50);
    }
}

const SMALL: &[u8] =
    b"{\"coastline\":1,\"engine\":1,\"scene\":{\"v\":\"1\",\"page\":\"outfits\",\"data\":\"own\",\"rows\":\"u_AA\",\
    \"joint\":\"0.5\",\"lock\":\"-.-.Hoodie.-.-\"},\"outfits\":{\"observations\":[[\"Round\"]],\"generated\":[]}}";

const WORDS: &[&str] = &[
    HEADER,
    "top",
    "hair_colour",
    "clothing_type",
    "clothing_colour",
    "accessories",
    ",",
    ",",
    ",",
    ";",
    "\t",
    "\n",
    "\n",
    "\r\n",
    "\"",
    " ",
    "Round",
    "Red",
    "White",
    "Hoodie",
    "NoHair",
    "Round,White,Hoodie,Red,NoHair\n",
    "Coat",
    "\u{feff}",
    "ñ",
];
