//! Links of the page Outfits: a round trip is equality; published ones open for ever; broken ones say where and why; and
//! links of the page Points open as ever.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{COMBINATIONS, DataSet, Feature, Locks, Outfit};
use coastline::scene::{
    Generated, LinkCause, LinkError, MAX_LINK_CHARS, MAX_OUTFITS, OpenedScene, OutfitsEdit, OutfitsScene, Scene,
    ShowData, apply_outfits, decode, decode_any, encode, encode_outfits,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const HEAD: &str = "v=1&engine=1&page=outfits";

fn open(link: &str) -> Result<OutfitsScene, LinkError> {
    match decode_any(link)?.scene {
        Scene::Outfits(scene) => Ok(*scene),
        _ => panic!("a link of another page"),
    }
}

fn default() -> OutfitsScene {
    OutfitsScene::link_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_link_opens_to_the_scene_that_wrote_it(scene in common::outfits::any_scene()) {
        let link = encode_outfits(&scene);
        prop_assert!(link.len() <= MAX_LINK_CHARS);
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"=&%._~-".contains(&b)), "{}", link);
        prop_assert_eq!(open(&link).unwrap(), scene.clone());
        prop_assert_eq!(open(&format!("#{link}")).unwrap(), scene);
    }

    #[test]
    fn a_link_of_points_opens_as_ever(scene in common::any_scene()) {
        let link = encode(&scene);
        let OpenedScene { scene: opened, engine, lang } = decode_any(&link).unwrap();
        prop_assert_eq!((opened, engine, lang), (Scene::Points(scene.into()), 1, None));
    }
}

#[test]
fn the_default_says_nothing_and_edits_take_a_few_characters() {
    assert_eq!(encode_outfits(&default()), HEAD);
    let changed = apply_outfits(&default(), OutfitsEdit::Change(3, Outfit::COMBINATION_2)).unwrap();
    // Keep 3, drop 1, insert 1: number 1,627, which is 6 x 256 + 91.
    assert_eq!(encode_outfits(&changed), format!("{HEAD}&edits=AwEBBls"));
    let own = OutfitsScene { data_set: DataSet::Own, observations: [Outfit::COMBINATION_1; 2].into(), ..default() };
    assert_eq!(encode_outfits(&own), format!("{HEAD}&data=own&rows=pLpL"));
}

#[test]
fn a_hundred_thousand_rows_fit() {
    let all: Vec<Outfit> = (0..MAX_OUTFITS).map(|row| Outfit::from_index(row * 7 % COMBINATIONS).unwrap()).collect();
    let mut note = "🌍".repeat(140).into();
    for data_set in DataSet::ALL {
        let scene = OutfitsScene { data_set, observations: all.clone().into(), note, ..default() };
        let link = encode_outfits(&scene);
        assert!(link.len() <= MAX_LINK_CHARS, "{}", link.len());
        assert_eq!(open(&link).unwrap(), scene);
        // And one more.
        let rows = link.split("&rows=").nth(1).unwrap().split('&').next().unwrap();
        let error = open(&format!("v=1&page=outfits&rows={rows}AA")).unwrap_err();
        assert_eq!((error.at, error.cause), (18, LinkCause::TooMany(MAX_OUTFITS)));
        note = scene.note;
    }
}

/// Links of version 1 that were or could have been published, and what they open to. Never change a line.
#[allow(clippy::type_complexity)]
const FROZEN: &[(&str, fn(&mut OutfitsScene))] = &[
    ("", |_| {}),
    ("&data=published", |_| {}),
    ("&data=dependence", |s| (s.data_set, s.observations) = (DataSet::Dependence, DataSet::Dependence.rows())),
    ("&data=own", |s| (s.data_set, s.observations) = (DataSet::Own, [].into())),
    ("&data=own&rows=u_AA-_", |s| {
        let rows = [3_007, 0, 4_031].map(|number| Outfit::from_index(number).unwrap());
        (s.data_set, s.observations) = (DataSet::Own, rows.into());
    }),
    ("&rows=", |s| s.observations = [].into()),
    ("&rows=AB", |s| s.observations = [Outfit::new([0, 0, 0, 0, 1]).unwrap()].into()),
    // Keep three, drop one, insert number 1.
    ("&edits=AwEBAAE", |s| {
        let mut rows = s.observations.to_vec();
        rows[3] = Outfit::new([0, 0, 0, 0, 1]).unwrap();
        s.observations = rows.into();
    }),
    // Drop all 50.
    ("&edits=ADIA", |s| s.observations = [].into()),
    ("&joint=0", |s| s.joint_pseudocount = 0),
    ("&joint=0.25", |s| s.joint_pseudocount = 25),
    ("&bayes=10", |s| s.bayes_pseudocount = 1_000),
    ("&outfits=1000", |s| s.n_outfits = 1_000),
    ("&seed=4294967295", |s| s.seed = i64::from(u32::MAX)),
    ("&generated=fresh", |s| s.generated = Generated::Fresh),
    ("&generated=changed", |s| s.generated = Generated::Changed),
    ("&lock=-.-.Hoodie.Red.-", |s| {
        s.locks = Locks::new([None, None, Some(0), Some(4), None]).unwrap();
    }),
    ("&lock=Round.White.ShirtScoopNeck.Red.LongHairStraight", |s| {
        s.locks = Locks::new(Outfit::COMBINATION_1.values().map(Some)).unwrap();
    }),
    ("&ask=Round.Blue01.ShirtScoopNeck.Red.LongHairStraight", |s| s.asked = Outfit::COMBINATION_2),
    ("&show=table", |s| s.show_data = ShowData::Table),
    ("&count=0", |s| s.counted = Some(0)),
    ("&count=12", |s| s.counted = Some(12)),
    // No more than there are.
    ("&count=100000", |s| s.counted = Some(50)),
    ("&note=two%20words", |s| s.note = "two words".into()),
    ("&lang=es&ui=1&step=3", |_| {}),
];

#[test]
fn published_links_open_for_ever() {
    for (fields, change) in FROZEN {
        let mut scene = default();
        change(&mut scene);
        assert_eq!(open(&format!("{HEAD}{fields}")), Ok(scene.clone()), "{fields}");
        assert_eq!(open(&encode_outfits(&scene)), Ok(scene), "{fields}");
    }
    let default = default();
    let frozen_default = OutfitsScene {
        data_set: DataSet::Published,
        observations: DataSet::Published.rows(),
        joint_pseudocount: 100,
        bayes_pseudocount: 0,
        n_outfits: 10,
        seed: 1,
        generated: Generated::Never,
        locks: Locks::NONE,
        asked: Outfit::COMBINATION_1,
        show_data: ShowData::Figures,
        counted: None,
        note: "".into(),
    };
    assert_eq!(default, frozen_default);
    let opened = decode_any("#lang=es&page=outfits&engine=7&v=1").unwrap();
    assert_eq!((opened.engine, opened.lang.as_deref()), (7, Some("es")));
}

/// Every row's number is written into links that start from a data set: what the sets are must not change.
#[test]
fn the_rows_of_data_sets_are_frozen() {
    let numbers = |data_set: DataSet| data_set.rows().iter().map(|row| row.index() as u64).collect::<Vec<_>>();
    let hash =
        |data_set| numbers(data_set).iter().fold(7_u64, |hash, number| hash.wrapping_mul(4_099).wrapping_add(*number));
    let hashes = [DataSet::Published, DataSet::Dependence].map(hash);
    assert_eq!(hashes, [5_534_858_470_614_101_782, 1_754_329_755_697_830_001], "{hashes:?}");
}

#[test]
fn each_error_names_its_field_its_place_and_its_cause() {
    use LinkCause::*;
    let range = |min: &str, max: &str| OutOfRange { min: min.to_string(), max: max.to_string() };
    let types = "Hoodie, Overall, ShirtScoopNeck, ShirtVNeck";
    for (fields, key, at, cause) in [
        ("&joint=10.01", "joint", 18, range("0", "10")),
        ("&bayes=-1", "bayes", 18, range("0", "10")),
        ("&bayes=0.001", "bayes", 18, NotANumber),
        ("&outfits=0", "outfits", 18, range("1", "1000")),
        ("&outfits=1001", "outfits", 18, range("1", "1000")),
        ("&seed=4294967296", "seed", 18, range("0", "4294967295")),
        ("&count=100001", "count", 18, range("0", "100000")),
        ("&count=-1", "count", 18, NotANumber),
        ("&data=opening", "data", 18, UnknownWord("published, dependence, own")),
        ("&show=wall", "show", 18, UnknownWord("figures, table")),
        ("&generated=1", "generated", 18, UnknownWord("never, fresh, changed")),
        ("&lock=", "lock", 18, UnknownWord("Blank, Round, Sunglasses")),
        ("&lock=-.-.Coat.-.-", "lock", 18, UnknownWord(types)),
        ("&lock=-.-", "lock", 18, UnknownWord(types)),
        ("&lock=-.-.-.-.-.-", "lock", 18, TooMany(5)),
        ("&ask=-.White.Hoodie.Red.NoHair", "ask", 18, UnknownWord("Blank, Round, Sunglasses")),
        ("&rows=A", "rows", 18, BrokenPoints),
        ("&rows=AA*A", "rows", 18, BrokenPoints),
        // Number 4,032.
        ("&rows=_A", "rows", 18, BrokenPoints),
        ("&edits=!", "edits", 18, BrokenEdits),
        ("&edits=MwAA", "edits", 18, BrokenEdits),
        ("&edits=AwEBD8A", "edits", 18, BrokenEdits),
        ("&rows=AA&edits=AAEA", "edits", 26, Twice),
        ("&seed=1&seed=1", "seed", 25, Twice),
        ("&margin=5", "margin", 18, UnknownField),
        ("&page=outfits", "page", 18, Twice),
        ("&note", "note", 18, NotAPair),
    ] {
        let error = LinkError { key: key.to_string(), at, cause };
        assert_eq!(open(&format!("v=1&page=outfits{fields}")), Err(error), "{fields}");
    }
    let cause = |link: &str| decode_any(link).unwrap_err().cause;
    assert_eq!(cause("v=1&page=jars"), UnknownWord("points, outfits, pixels, latent, families"));
    assert_eq!(cause("v=2&page=outfits"), FutureVersion);
    assert_eq!(cause("page=outfits"), NoVersion);
    // The page Points reads its own links alone.
    assert_eq!(decode("v=1&page=outfits").unwrap_err().cause, UnknownWord("points"));
}

/// What must hold for every text: no panic; what opens is a scene whose own link opens to it again; and an error names
/// a field that stands where it says.
fn check(text: &str) -> Result<(), TestCaseError> {
    match decode_any(text) {
        Ok(OpenedScene { scene: Scene::Outfits(scene), .. }) => {
            prop_assert_eq!(open(&encode_outfits(&scene)), Ok(*scene));
        }
        Ok(OpenedScene { scene, .. }) => {
            if let Scene::Points(scene) = scene {
                prop_assert_eq!(decode(text).map(|opened| opened.scene), Ok(*scene));
            }
        }
        Err(error) => {
            let characters: Vec<char> = text.strip_prefix('#').unwrap_or(text).chars().collect();
            prop_assert!(error.at >= 1 && error.at <= characters.len() + 1, "{error:?} in {text:?}");
            prop_assert!(error.at == 1 || characters[error.at - 2] == '&', "{error:?} in {text:?}");
        }
    }
    Ok(())
}

const WORDS: &[&str] = &[
    "v",
    "engine",
    "page",
    "data",
    "edits",
    "rows",
    "joint",
    "bayes",
    "outfits",
    "seed",
    "generated",
    "lock",
    "ask",
    "show",
    "count",
    "note",
    "lang",
    "=",
    "=",
    "=",
    "&",
    "&",
    "&",
    "v=1&",
    "page=outfits&",
    "own",
    "published",
    "dependence",
    "fresh",
    "-.",
    "-",
    "Round.",
    "Red.",
    "Hoodie.",
    "White.",
    "NoHair",
    "AA",
    "_",
    "u_",
    "AwEBAAE",
    "1",
    "50",
    "4294967295",
    "0.5",
    ".",
    "%",
    "~",
    "table",
];

fn valid_link() -> impl Strategy<Value = String> {
    let frozen: Vec<String> = FROZEN.iter().map(|(fields, _)| format!("{HEAD}{fields}")).collect();
    prop_oneof![2 => select(frozen), 1 => common::outfits::any_scene().prop_map(|scene| encode_outfits(&scene))]
}

fn wounded(link: &str, wounds: &[(Index, Index, Option<u8>)]) -> String {
    let mut bytes = link.as_bytes().to_vec();
    for (from, to, put) in wounds {
        let (a, b) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
        match put {
            Some(byte) if a < bytes.len() => bytes[a] = *byte,
            _ => drop(bytes.drain(a.min(b)..a.max(b).min(a.min(b) + 4))),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

// Together 120,000 cases: our own words in any order, values of bytes, and links of ours with a wound or a few.
proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(40_000) })]

    #[test]
    fn our_own_words_in_any_order_never_panic(words in vec(select(WORDS), 0..24)) {
        check(&format!("v=1&page=outfits&{}", words.concat()))?;
    }

    #[test]
    fn fields_with_bytes_for_values_never_panic(key in select(WORDS), value in "\\PC{0,24}") {
        check(&format!("v=1&page=outfits&{key}={value}"))?;
    }

    #[test]
    fn wounded_links_never_panic(link in valid_link(),
                                 wounds in vec((any::<Index>(), any::<Index>(), any::<Option<u8>>()), 1..5)) {
        check(&wounded(&link, &wounds))?;
    }
}

/// A feature's values never change their order: links number them.
#[test]
fn numbers_of_outfits_are_frozen() {
    let first = |feature: Feature| feature.values()[0];
    assert_eq!(Feature::ALL.map(first), ["Blank", "Black", "Hoodie", "Black", "NoHair"]);
    assert_eq!([Outfit::COMBINATION_1, Outfit::COMBINATION_2].map(Outfit::index), [2_635, 1_627]);
}
