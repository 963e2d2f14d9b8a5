//! Links of the page Pixels: a round trip is equality; published ones open for ever; broken ones say where and why.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::scene::{
    Chosen, Generated, JsonImport, LinkCause, LinkError, MAX_LINK_CHARS, OwnId, PictureSet, PixelAt, PixelsScene,
    Scene, decode_any, encode_pixels, pixels_json_chunks,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const HEAD: &str = "v=1&engine=1&page=pixels";

fn open(link: &str) -> Result<PixelsScene, LinkError> {
    match decode_any(link)?.scene {
        Scene::Pixels(scene) => Ok(*scene),
        _ => panic!("a link of another page"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_link_opens_to_the_scene_that_wrote_it(scene in common::pixels::any_scene()) {
        let link = encode_pixels(&scene);
        prop_assert!(link.len() <= MAX_LINK_CHARS);
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"=&%._~-".contains(&b)), "{}", link);
        prop_assert_eq!(open(&link).unwrap(), scene.clone());
        prop_assert_eq!(open(&format!("#{link}")).unwrap(), scene);
    }
}

const OWN: OwnId = OwnId { hash: 0x0123_4567_89ab_cdef, n: 40 };

/// Links of version 1 that were or could have been published, and what they open to. Never change a line.
#[allow(clippy::type_complexity)]
const FROZEN: &[(&str, fn(&mut PixelsScene))] = &[
    ("", |_| {}),
    ("&pictures=own.0123456789abcdef.40", |s| s.pictures = PictureSet::Own(OWN)),
    ("&training=400", |s| s.training = 400),
    ("&training=4032", |s| s.training = 4_032),
    ("&pseudocount=0.25", |s| s.pseudocount = 25),
    ("&samples=1000", |s| s.samples = 1_000),
    ("&seed=4294967295", |s| s.seed = 4_294_967_295),
    ("&generated=fresh", |s| s.generated = Generated::Fresh),
    ("&generated=changed", |s| s.generated = Generated::Changed),
    ("&traits=1", |s| s.traits = true),
    ("&chosen=picture.1", |s| s.chosen = Chosen::Picture(0)),
    ("&generated=fresh&chosen=sample.3", |s| {
        (s.generated, s.chosen) = (Generated::Fresh, Chosen::Sample(2));
    }),
    ("&generated=fresh&traits=1&chosen=traits.10", |s| {
        (s.generated, s.traits, s.chosen) = (Generated::Fresh, true, Chosen::Traits(9));
    }),
    ("&pixel=1.32", |s| s.pixel = PixelAt { row: 0, column: 31 }),
    ("&note=to%20you", |s| s.note = "to you".into()),
];

fn frozen_default() -> PixelsScene {
    PixelsScene {
        pictures: PictureSet::Fashion,
        training: 50,
        pseudocount: 0,
        samples: 10,
        seed: 1,
        generated: Generated::Never,
        traits: false,
        chosen: Chosen::Picture(6),
        pixel: PixelAt { row: 9, column: 16 },
        note: "".into(),
    }
}

#[test]
fn published_links_open_for_ever() {
    for (fields, change) in FROZEN {
        let mut expected = frozen_default();
        change(&mut expected);
        let link = format!("{HEAD}{fields}");
        assert_eq!(open(&link).unwrap(), expected, "{fields}");
        assert_eq!(encode_pixels(&expected), link, "as it is written");
    }
}

#[test]
fn what_is_chosen_and_not_there_is_a_picture_that_is() {
    for fields in ["&chosen=sample.1", "&chosen=picture.51", "&generated=fresh&chosen=traits.1"] {
        assert_eq!(open(&format!("{HEAD}{fields}")).unwrap().chosen, Chosen::Picture(6), "{fields}");
    }
    let three = open(&format!("{HEAD}&pictures=own.0000000000000001.3")).unwrap();
    assert_eq!(three.chosen, Chosen::Picture(0));
}

#[test]
fn what_is_wrong_is_named_with_its_field() {
    let digits = "9".repeat(400);
    let out = |min: &str, max: &str| LinkCause::OutOfRange { min: min.to_string(), max: max.to_string() };
    let pictures = LinkCause::UnknownWord("fashion, own.hash.count");
    let chosen = LinkCause::UnknownWord("picture.number, sample.number, traits.number");
    let pixel = LinkCause::UnknownWord("row.column, 1.1 to 32.32");
    for (field, cause) in [
        ("pictures=own", pictures.clone()),
        ("pictures=own.0123456789abcde.40", pictures.clone()),
        ("pictures=own.0123456789abcdef0.40", pictures.clone()),
        ("pictures=own.0123456789ABCDEF.40", pictures.clone()),
        ("pictures=own.0123456789abcdef", pictures.clone()),
        ("pictures=", pictures),
        ("pictures=own.0123456789abcdef.1", out("2", "5000")),
        ("pictures=own.0123456789abcdef.5001", out("2", "5000")),
        ("pictures=own.0123456789abcdef.x", LinkCause::NotANumber),
        ("training=49", out("50", "4032")),
        ("training=4033", out("50", "4032")),
        ("training=fifty", LinkCause::NotANumber),
        ("pseudocount=10.01", out("0", "10")),
        ("pseudocount=0.001", LinkCause::NotANumber),
        ("samples=0", out("1", "1000")),
        ("samples=1001", out("1", "1000")),
        ("seed=4294967296", out("0", "4294967295")),
        ("seed=-1", out("0", "4294967295")),
        ("generated=now", LinkCause::UnknownWord("never, fresh, changed")),
        ("traits=yes", LinkCause::UnknownWord("0, 1")),
        ("chosen=7", chosen.clone()),
        ("chosen=foo.1", chosen),
        ("chosen=sample.0", out("1", "1000")),
        ("chosen=sample.1001", out("1", "1000")),
        ("chosen=traits.1001", out("1", "1000")),
        ("chosen=picture.5001", out("1", "5000")),
        ("chosen=picture.", LinkCause::NotANumber),
        ("pixel=1", pixel),
        ("pixel=0.1", out("1", "32")),
        ("pixel=33.1", out("1", "32")),
        ("pixel=1.33", out("1", "32")),
        ("pixel=1.1.1", LinkCause::NotANumber),
        ("pixel=+1.1", LinkCause::NotANumber),
        (&format!("pixel={digits}.1"), LinkCause::NotANumber),
        (&format!("pixel=1.{digits}"), LinkCause::NotANumber),
        (&format!("chosen=picture.{digits}"), LinkCause::NotANumber),
        (&format!("pictures=own.0123456789abcdef.{digits}"), LinkCause::NotANumber),
        (&format!("pictures=own.{digits}.40"), LinkCause::UnknownWord("fashion, own.hash.count")),
        (&format!("training={digits}"), out("50", "4032")),
        (&format!("pseudocount={digits}"), out("0", "10")),
        (&format!("samples={digits}"), out("1", "1000")),
        (&format!("seed={digits}"), out("0", "4294967295")),
        ("columns=3", LinkCause::UnknownField),
    ] {
        let error = open(&format!("{HEAD}&{field}")).unwrap_err();
        assert_eq!((error.cause, error.at), (cause, HEAD.len() + 2), "{field}");
        assert_eq!(error.key, field.split('=').next().unwrap());
    }
    let twice = open(&format!("{HEAD}&pixel=1.1&pixel=1.1")).unwrap_err();
    assert_eq!(twice.cause, LinkCause::Twice);
}

const WORDS: &[&str] = &[
    "pictures",
    "training",
    "pseudocount",
    "samples",
    "seed",
    "generated",
    "traits",
    "chosen",
    "pixel",
    "note",
    "lang",
    "=",
    "=",
    "=",
    "&",
    "&",
    "&",
    "v=1&",
    "page=pixels&",
    "own.",
    "fashion",
    "0123456789abcdef",
    "fresh",
    "picture.",
    "sample.",
    "traits.",
    ".",
    "0",
    "1",
    "32",
    "50",
    "4032",
    "4294967295",
    "%",
    "~",
    "-",
];

/// What must hold for every text: no panic; what opens is a scene whose own link opens to it again; and an error names
/// a field that stands where it says.
fn check(text: &str) -> Result<(), TestCaseError> {
    match decode_any(text) {
        Ok(opened) => is_sound(opened.scene)?,
        Err(error) => {
            let characters: Vec<char> = text.strip_prefix('#').unwrap_or(text).chars().collect();
            prop_assert!(error.at >= 1 && error.at <= characters.len() + 1, "{error:?} in {text:?}");
            prop_assert!(error.at == 1 || characters[error.at - 2] == '&', "{error:?} in {text:?}");
        }
    }
    Ok(())
}

fn is_sound(scene: Scene) -> Result<(), TestCaseError> {
    // A wound may make it another page's.
    if let Scene::Pixels(scene) = scene {
        prop_assert_eq!(open(&encode_pixels(&scene)).unwrap(), *scene);
    }
    Ok(())
}

/// A file without samples, and one with two of each kind.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let scene = PixelsScene { samples: 2, ..common::pixels::both() };
    let results = common::pixels::results(&scene);
    let made: String = pixels_json_chunks(&scene, Some(&results)).collect();
    let bare = |scene| pixels_json_chunks(&scene, None).collect::<String>().into_bytes();
    prop_oneof![common::pixels::any_scene().prop_map(bare), Just(made.into_bytes())]
}

fn valid_link() -> impl Strategy<Value = String> {
    let frozen: Vec<String> = FROZEN.iter().map(|(fields, _)| format!("{HEAD}{fields}")).collect();
    prop_oneof![2 => select(frozen), 1 => common::pixels::any_scene().prop_map(|scene| encode_pixels(&scene))]
}

fn wounded(bytes: &[u8], wounds: &[(Index, Option<u8>)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, put) in wounds.iter().filter(|_| !bytes.is_empty()).cloned().collect::<Vec<_>>() {
        let at = at.index(bytes.len());
        match put {
            Some(byte) => bytes[at] = byte,
            None => drop(bytes.remove(at)),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn our_own_words_in_any_order_never_panic(words in vec(select(WORDS), 0..24)) {
        check(&format!("v=1&page=pixels&{}", words.concat()))?;
    }

    #[test]
    fn fields_with_bytes_for_values_never_panic(key in select(WORDS), value in "\\PC{0,24}") {
        check(&format!("v=1&page=pixels&{key}={value}"))?;
    }

    #[test]
    fn wounded_links_never_panic(link in valid_link(), wounds in vec((any::<Index>(), any::<Option<u8>>()), 1..5)) {
        check(&String::from_utf8_lossy(&wounded(link.as_bytes(), &wounds)))?;
    }

    #[test]
    fn wounded_files_never_panic(file in file(), wounds in vec((any::<Index>(), any::<Option<u8>>()), 1..5)) {
        let mut import = JsonImport::new();
        // Refused, or a scene: both are well.
        if let Ok(opened) = import.push(&wounded(&file, &wounds)).and_then(|()| import.finish_any()) {
            is_sound(opened.scene)?;
        }
    }
}
