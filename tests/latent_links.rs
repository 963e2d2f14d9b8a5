//! Links of the page Latent space: a round trip is equality; published ones open for ever; broken ones say where and why.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::Feature;
use coastline::scene::{
    Colour, JsonImport, LatentData, LatentModel, LatentPlaces, LatentScene, LatentStop, LinkCause, LinkError,
    MAX_LINK_CHARS, OwnId, PlaneAt, Scene, decode_any, decode_latent, encode_latent, latent_json_chunks,
};
use common::latent::{any_scene, figures, trained};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const HEAD: &str = "v=1&engine=1&page=latent";

fn open(link: &str) -> Result<LatentScene, LinkError> {
    match decode_any(link)?.scene {
        Scene::Latent(scene) => Ok(*scene),
        _ => panic!("a link of another page"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_link_opens_to_the_scene_that_wrote_it(scene in any_scene()) {
        let link = encode_latent(&scene);
        prop_assert!(link.len() <= MAX_LINK_CHARS);
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"=&%._~-".contains(&b)), "{}", link);
        prop_assert_eq!(open(&link).unwrap(), scene.clone());
        prop_assert_eq!(open(&format!("#{link}")).unwrap(), scene);
    }

    #[test]
    fn fields_may_come_in_any_order(scene in any_scene(), turn in any::<Index>()) {
        // What one field may be depends on another: steps on planned ones, axes on the size of codes, ends on each other.
        let link = encode_latent(&scene);
        let mut fields: Vec<&str> = link.split('&').collect();
        let by = turn.index(fields.len());
        fields.rotate_left(by);
        prop_assert_eq!(open(&fields.join("&")).unwrap(), scene.clone());
        fields.reverse();
        prop_assert_eq!(open(&fields.join("&")).unwrap(), scene);
    }
}

/// Links of version 1 that were or could have been published, and what they open to. Never change a line.
#[allow(clippy::type_complexity)]
const FROZEN: &[(&str, fn(&mut LatentScene))] = &[
    ("", |_| {}),
    ("&model=autoencoder", |s| s.model = LatentModel::Autoencoder),
    ("&model=vae", |s| s.model = LatentModel::Vae),
    ("&jars=20", |s| s.count = 20),
    ("&samples=64&seed=7&generated=1", |s| (s.samples, s.seed, s.generated) = (64, 7, true)),
    ("&places=start", |s| s.places = LatentPlaces::Start),
    ("&places=end&path=1.5000", |s| (s.places, s.path) = (LatentPlaces::End, [1, 5_000])),
    ("&jars=5000", |s| s.count = 5_000),
    ("&height-from=21", |s| s.height[0] = 210),
    ("&height-to=6", |s| s.height[1] = 60),
    ("&height-from=10.5&height-to=11.5", |s| s.height = [105, 115]),
    ("&width-from=6.1", |s| s.width[0] = 61),
    ("&width-to=7", |s| s.width[1] = 70),
    ("&width-from=26&width-to=27", |s| s.width = [260, 270]),
    ("&noise=0.05", |s| s.noise = 5),
    ("&noise=0.5", |s| s.noise = 50),
    ("&latent=1", |s| (s.latent, s.axes) = (1, [1, 1])),
    ("&latent=8", |s| s.latent = 8),
    ("&rate=0.0001", |s| s.rate = 1),
    ("&rate=10", |s| s.rate = 100_000),
    ("&batch=8", |s| s.batch = 8),
    ("&batch=512", |s| s.batch = 512),
    ("&beta=0", |s| s.beta = 0),
    ("&beta=10", |s| s.beta = 1_000),
    ("&planned=100", |s| s.planned = 100),
    ("&planned=50000", |s| s.planned = 50_000),
    ("&training-seed=0", |s| s.weights = 0),
    ("&training-seed=4294967295", |s| s.weights = 4_294_967_295),
    ("&model=vae&steps=8000", |s| (s.model, s.steps) = (LatentModel::Vae, 8_000)),
    ("&model=autoencoder&planned=50000&steps=50000", |s| {
        (s.model, s.planned, s.steps) = (LatentModel::Autoencoder, 50_000, 50_000);
    }),
    ("&point=0.10000", |s| s.point = PlaneAt { x: 0, y: 10_000 }),
    ("&axes=2.1", |s| s.axes = [2, 1]),
    ("&latent=8&axes=8.3", |s| (s.latent, s.axes) = (8, [8, 3])),
    ("&colour=width", |s| s.colour = Colour::Width),
    ("&grid=0", |s| s.grid = false),
    ("&data=outfits&model=vae&stop=plateau&steps=1500&colour=hair_colour", |s| {
        (s.data, s.model, s.stop, s.steps) = (LatentData::Outfits, LatentModel::Vae, LatentStop::Plateau, 1_500);
        s.colour = Colour::Feature(Feature::HairColour);
    }),
    ("&data=own.00000000000000ff.12", |s| s.data = LatentData::Own(OwnId { hash: 255, n: 12 })),
    ("&note=to%20you", |s| s.note = "to you".into()),
];

fn frozen_default() -> LatentScene {
    LatentScene {
        data: LatentData::Jars,
        model: LatentModel::Pca,
        count: 1_000,
        height: [50, 220],
        width: [60, 280],
        noise: 0,
        latent: 2,
        rate: 20,
        batch: 64,
        beta: 40,
        planned: 8_000,
        stop: LatentStop::Planned,
        weights: 1,
        steps: 0,
        point: PlaneAt { x: 4_400, y: 4_000 },
        axes: [1, 2],
        colour: Colour::Height,
        grid: true,
        places: LatentPlaces::Point,
        path: [452, 572],
        samples: 8,
        seed: 1,
        generated: false,
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
        assert_eq!(encode_latent(&expected), link, "as it is written");
    }
}

#[test]
fn defaults_may_be_written_out() {
    let all = "&data=jars&model=pca&jars=1000&height-from=5&height-to=22&width-from=6&width-to=28&noise=0&latent=2&rate=0.002&batch=64\
               &beta=0.4&planned=8000&training-seed=1&stop=planned&steps=0&point=4400.4000&axes=1.2&colour=height&grid=1\
               &places=point&path=452.572&samples=8&seed=1&generated=0&note=";
    assert_eq!(open(&format!("{HEAD}{all}")).unwrap(), frozen_default());
    assert_eq!(encode_latent(&frozen_default()), HEAD, "and are not");
}

#[test]
fn what_a_scene_cannot_say_is_put_right() {
    // PCA is not trained; the steps must be sound all the same.
    for fields in ["&steps=200", "&model=pca&steps=8000"] {
        assert_eq!(open(&format!("{HEAD}{fields}")).unwrap(), frozen_default(), "{fields}");
    }
    // What outfits have not cannot colour them, nor jars what they have not.
    let outfits = open(&format!("{HEAD}&data=outfits&colour=width")).unwrap();
    assert_eq!(outfits.colour, Colour::Feature(Feature::Accessories));
    assert_eq!(encode_latent(&outfits), format!("{HEAD}&data=outfits&colour=accessories"));
    assert_eq!(open(&format!("{HEAD}&colour=top")).unwrap(), frozen_default());
    // Codes of one number have one axis, which needs no saying.
    let one = open(&format!("{HEAD}&latent=1&axes=1.1")).unwrap();
    assert_eq!((one.axes, encode_latent(&one)), ([1, 1], format!("{HEAD}&latent=1")));
}

fn out(min: &str, max: &str) -> LinkCause {
    LinkCause::OutOfRange { min: min.to_string(), max: max.to_string() }
}

#[test]
fn a_billion_steps_and_a_million_units_are_refused_by_name_and_range() {
    for (field, cause, told) in [
        ("planned=1000000000", out("100", "50000"), "field `planned` at character 26: not from 100 to 50000"),
        ("steps=1000000000", out("0", "50000"), "field `steps` at character 26: not from 0 to 50000"),
        ("latent=1000000", out("1", "8"), "field `latent` at character 26: not from 1 to 8"),
    ] {
        let error = open(&format!("{HEAD}&{field}")).unwrap_err();
        assert_eq!((error.to_string().as_str(), &error.cause), (told, &cause));
        assert_eq!(error.key, field.split('=').next().unwrap());
    }
    // Together: the first that stands there.
    let both = open(&format!("{HEAD}&model=vae&steps=1000000000&planned=1000000000")).unwrap_err();
    assert_eq!((both.key.as_str(), both.cause), ("steps", out("0", "50000")));
    let planned = open(&format!("{HEAD}&planned=1000000000&steps=1000000000")).unwrap_err();
    assert_eq!(planned.key, "planned");
}

#[test]
fn what_is_wrong_is_named_with_its_field() {
    let digits = "9".repeat(400);
    let model = LinkCause::UnknownWord("pca, autoencoder, vae");
    let colour = LinkCause::UnknownWord("height, width, accessories, clothing_colour, clothing_type, hair_colour, top");
    let grid = LinkCause::UnknownWord("0, 1");
    let data = LinkCause::UnknownWord("jars, outfits, own.hash.count");
    let point = LinkCause::UnknownWord("right.up, 0.0 to 10000.10000");
    let axes = LinkCause::UnknownWord("first.second, two different numbers of a code");
    for (field, cause) in [
        ("model=gan", model.clone()),
        ("model=PCA", model.clone()),
        ("model=", model),
        ("jars=19", out("20", "5000")),
        ("jars=5001", out("20", "5000")),
        ("jars=20.0", LinkCause::NotANumber),
        ("jars=1e3", LinkCause::NotANumber),
        ("height-from=4.9", out("5", "22")),
        ("height-from=22.1", out("5", "22")),
        ("height-from=5.55", LinkCause::NotANumber),
        ("height-to=4.9", out("5", "22")),
        ("height-to=22.1", out("5", "22")),
        ("width-from=5.9", out("6", "28")),
        ("width-from=28.1", out("6", "28")),
        ("width-to=5.9", out("6", "28")),
        ("width-to=28.1", out("6", "28")),
        ("noise=0.51", out("0", "0.5")),
        ("noise=-0.01", out("0", "0.5")),
        ("noise=0.001", LinkCause::NotANumber),
        ("latent=0", out("1", "8")),
        ("latent=9", out("1", "8")),
        ("rate=0", out("0.0001", "10")),
        ("rate=10.0001", out("0.0001", "10")),
        ("rate=0.00005", LinkCause::NotANumber),
        ("rate=NaN", LinkCause::NotANumber),
        ("rate=inf", LinkCause::NotANumber),
        ("batch=7", out("8", "512")),
        ("batch=513", out("8", "512")),
        ("beta=-0.01", out("0", "10")),
        ("beta=10.01", out("0", "10")),
        ("planned=99", out("100", "50000")),
        ("planned=50001", out("100", "50000")),
        ("training-seed=-1", out("0", "4294967295")),
        ("training-seed=4294967296", out("0", "4294967295")),
        ("steps=-1", out("0", "50000")),
        ("steps=50001", out("0", "50000")),
        ("steps=8001", out("0", "8000")),
        ("steps=1.5", LinkCause::NotANumber),
        ("steps=+1", LinkCause::NotANumber),
        ("steps=", LinkCause::NotANumber),
        ("point=1", point.clone()),
        ("point=", point),
        ("point=10001.0", out("0", "10000")),
        ("point=0.10001", out("0", "10000")),
        ("point=-1.0", LinkCause::NotANumber),
        ("point=1.", LinkCause::NotANumber),
        ("point=1.2.3", LinkCause::NotANumber),
        ("axes=1", axes.clone()),
        ("path=1", LinkCause::UnknownWord("from.to, two numbers of jars")),
        ("path=0.5", out("1", "5000")),
        ("path=5.5001", out("1", "5000")),
        ("samples=65", out("1", "64")),
        ("seed=4294967296", out("0", "4294967295")),
        ("places=line", LinkCause::UnknownWord("point, start, end")),
        ("axes=1.1", axes.clone()),
        ("axes=0.1", out("1", "8")),
        ("axes=1.9", out("1", "8")),
        ("axes=1.3", out("1", "2")),
        ("axes=3.3", out("1", "2")),
        ("axes=a.b", LinkCause::NotANumber),
        ("colour=depth", colour),
        ("grid=yes", grid),
        (&format!("jars={digits}"), out("20", "5000")),
        (&format!("height-from={digits}"), out("5", "22")),
        (&format!("rate={digits}"), out("0.0001", "10")),
        (&format!("planned={digits}"), out("100", "50000")),
        (&format!("training-seed={digits}"), out("0", "4294967295")),
        (&format!("steps={digits}"), out("0", "50000")),
        (&format!("point={digits}.1"), LinkCause::NotANumber),
        (&format!("axes=1.{digits}"), LinkCause::NotANumber),
        (&format!("note={digits}"), LinkCause::NoteTooLong),
        ("data=pictures", data.clone()),
        ("data=own.ff.12", data.clone()),
        ("data=own.00000000000000FF.12", data),
        ("data=own.00000000000000ff.1", out("2", "5000")),
        ("data=own.00000000000000ff.5001", out("2", "5000")),
        ("data=own.00000000000000ff.x", LinkCause::NotANumber),
        ("stop=never", LinkCause::UnknownWord("planned, plateau")),
        ("cells=3", LinkCause::UnknownField),
        ("count=300", LinkCause::UnknownField),
        ("height=5", LinkCause::UnknownField),
        ("weights=1", LinkCause::UnknownField),
    ] {
        let error = open(&format!("{HEAD}&{field}")).unwrap_err();
        assert_eq!((error.cause, error.at), (cause, HEAD.len() + 2), "{field}");
        assert_eq!(error.key, field.split('=').next().unwrap());
    }
    let twice = open(&format!("{HEAD}&steps=1&steps=1")).unwrap_err();
    assert_eq!(twice.cause, LinkCause::Twice);
    // The page reads its own links alone.
    assert_eq!(decode_latent("v=1&page=pixels").unwrap_err().cause, LinkCause::UnknownWord("latent"));
}

#[test]
fn what_one_field_allows_depends_on_another() {
    for (fields, key, cause) in [
        // An end, by what the other end leaves to it.
        ("&height-from=21.1", "height-from", out("5", "21")),
        ("&height-to=5.9", "height-to", out("6", "22")),
        ("&width-from=27.1", "width-from", out("6", "27")),
        ("&width-to=6.9", "width-to", out("7", "28")),
        ("&height-from=15&height-to=15.9", "height-from", out("5", "14.9")),
        ("&height-to=15.9&height-from=15", "height-to", out("16", "22")),
        ("&width-from=20&width-to=10", "width-from", out("6", "9")),
        ("&width-to=10&width-from=20", "width-to", out("21", "28")),
        // A range that is named is never empty: at fault is the end that leaves no room to the other one.
        ("&height-from=20&height-to=5", "height-to", out("21", "22")),
        ("&height-from=22&height-to=10", "height-from", out("5", "9")),
        ("&height-to=10&height-from=22", "height-from", out("5", "9")),
        ("&height-from=22&height-to=5", "height-from", out("5", "21")),
        ("&height-to=5&height-from=22", "height-to", out("6", "22")),
        ("&model=vae&planned=500&steps=501", "steps", out("0", "500")),
        ("&steps=501&model=vae&planned=500", "steps", out("0", "500")),
        ("&latent=3&axes=4.1", "axes", out("1", "3")),
        ("&axes=1.4&latent=3", "axes", out("1", "3")),
        ("&latent=1&axes=1.2", "axes", out("1", "1")),
        ("&latent=3&axes=3.3", "axes", LinkCause::UnknownWord("first.second, two different numbers of a code")),
    ] {
        let link = format!("{HEAD}{fields}");
        let error = open(&link).unwrap_err();
        let at = link.find(&format!("&{key}=")).unwrap() + 2;
        assert_eq!((error.key.as_str(), error.at, error.cause), (key, at, cause), "{fields}");
    }
}

const WORDS: &[&str] = &[
    "model",
    "jars",
    "height-from",
    "height-to",
    "width-from",
    "width-to",
    "noise",
    "latent",
    "rate",
    "batch",
    "beta",
    "planned",
    "training-seed",
    "steps",
    "point",
    "axes",
    "colour",
    "grid",
    "places",
    "path",
    "samples",
    "seed",
    "generated",
    "note",
    "lang",
    "=",
    "=",
    "=",
    "&",
    "&",
    "&",
    "v=1&",
    "page=latent&",
    "pca",
    "autoencoder",
    "vae",
    "height",
    "width",
    ".",
    "0",
    "1",
    "2",
    "8",
    "20",
    "0.4",
    "4000",
    "8001",
    "50000",
    "1000000000",
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
            if let LinkCause::OutOfRange { min, max } = &error.cause {
                let [min, max]: [f64; 2] = [min, max].map(|end| end.parse().unwrap());
                prop_assert!(min <= max, "an empty range: {error:?} in {text:?}");
            }
        }
    }
    Ok(())
}

fn is_sound(scene: Scene) -> Result<(), TestCaseError> {
    // A wound may make it another page's.
    if let Scene::Latent(scene) = scene {
        prop_assert_eq!(open(&encode_latent(&scene)).unwrap(), *scene.clone());
        prop_assert!(i64::from(scene.steps) <= scene.planned && (scene.settings().is_some() || scene.steps == 0));
        prop_assert!([scene.height, scene.width].iter().all(|[from, to]| to - from >= 10));
    }
    Ok(())
}

/// A file without figures, and one with those of three jars.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let made: String = latent_json_chunks(&trained(LatentModel::Vae), Some(&figures())).collect();
    let bare = |scene| latent_json_chunks(&scene, None).collect::<String>().into_bytes();
    prop_oneof![any_scene().prop_map(bare), Just(made.into_bytes())]
}

fn valid_link() -> impl Strategy<Value = String> {
    let frozen: Vec<String> = FROZEN.iter().map(|(fields, _)| format!("{HEAD}{fields}")).collect();
    prop_oneof![2 => select(frozen), 1 => any_scene().prop_map(|scene| encode_latent(&scene))]
}

fn wounded(bytes: &[u8], wounds: &[(Index, Option<u8>)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, put) in wounds {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match put {
            Some(byte) => bytes[at] = *byte,
            None => drop(bytes.remove(at)),
        }
    }
    bytes
}

/// Fields with values of any of our words: most of them reach the checks of one field beside another.
fn pairs() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        4 => (0_u32..300).prop_map(|n| n.to_string()),
        2 => (0_u32..300).prop_map(|n| format!("{}.{}", n / 10, n % 10)),
        1 => select(WORDS).prop_map(str::to_string),
    ];
    vec((select(&WORDS[..19]), value), 1..8)
        .prop_map(|fields| fields.iter().map(|(key, value)| format!("&{key}={value}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn our_own_words_in_any_order_never_panic(words in vec(select(WORDS), 0..24)) {
        check(&format!("v=1&page=latent&{}", words.concat()))?;
    }

    #[test]
    fn fields_beside_each_other_never_panic(fields in pairs()) {
        check(&format!("v=1&page=latent{fields}"))?;
    }

    #[test]
    fn fields_with_bytes_for_values_never_panic(key in select(WORDS), value in "\\PC{0,24}") {
        check(&format!("v=1&page=latent&{key}={value}"))?;
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
