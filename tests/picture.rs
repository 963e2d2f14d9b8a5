//! The drawing that a reader takes home, against `tests/goldens/picture-*.svg` and read back by an XML parser of others.
//! `UPDATE_GOLDENS=1 cargo test --test picture` draws the goldens anew: look at them before you commit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{Mask, OPENING, Preset, Rule, land};
use coastline::metric::Case;
use coastline::model::{ModelKind, Sampler};
use coastline::plane::{Bounds, Decimal, Point, Span, Spot};
use coastline::plot::{
    Label, LegendMark, MAX_VECTOR_MARKS, Marks, PLANE_WIDTH, Palette, Picture, Ring, coast, picture_svg, text_width,
};
use coastline::scene::{ClickPlaces, Generated, Observations, PaintTarget, PointsScene, State};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Colours as the page has them by day.
fn palette() -> Palette {
    let css = fs::read_to_string("style/tokens.css").unwrap();
    let token = |name: &str| {
        let value = css.split(&format!("--{name}:")).nth(1).unwrap();
        value.split(';').next().unwrap().trim().to_string()
    };
    Palette {
        card: token("card"),
        ink: token("ink"),
        ink_2: token("ink-2"),
        line: token("line"),
        blank: token("blank"),
        sea: token("sea"),
        land: token("land"),
        coast: token("coast"),
        data: token("data"),
        sample: token("sample"),
        guess: token("guess"),
        model: token("model"),
        a: token("a"),
        a_bg: token("a-bg"),
        b: token("b"),
        b_bg: token("b-bg"),
        c: token("c"),
        c_bg: token("c-bg"),
    }
}

fn quarters(of: impl Fn(f64) -> String) -> Vec<Label> {
    [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().map(|share| (of(share), share)).collect()
}

fn unit_axes() -> [Vec<Label>; 2] {
    [quarters(|share| share.to_string()), quarters(|share| (1.0 - share).to_string())]
}

/// Every kind of item, whether the scene has it or not.
fn full_legend() -> Vec<(LegendMark, String)> {
    let item = |mark, words: &str| (mark, words.to_string());
    vec![
        item(LegendMark::Observation, "21 observations"),
        item(LegendMark::Guess, "2 guesses"),
        item(LegendMark::Sample, "40 samples"),
        item(LegendMark::Drowned, "13 at sea"),
        item(LegendMark::Model, "Pmodel"),
        item(LegendMark::Case(Case::A), "made, forbidden 64.8%"),
        item(LegendMark::Case(Case::B), "allowed, not made 12.4%"),
        item(LegendMark::Case(Case::C), "made and allowed 35.2%"),
    ]
}

/// As many samples as the scene has.
fn samples(state: &State) -> Vec<Point> {
    let Ok(model) = &state.model else { return Vec::new() };
    let mut rng = state.scene.sample_stream();
    (0..state.scene.samples.min(50)).map(|_| model.sample(&mut rng)).collect()
}

fn draw_with(scene: &PointsScene, change: impl FnOnce(&mut Picture)) -> String {
    let (state, palette) = (State::new(scene.clone()), palette());
    let rings: Vec<Ring> = match &scene.rule {
        // Traced once; thousands of lines would also make large goldens.
        Rule::Earth => {
            static EARTH: LazyLock<Vec<Ring>> = LazyLock::new(|| coast(land()));
            EARTH.clone()
        }
        rule => rule.raster().map(coast).unwrap_or_default(),
    };
    let samples = samples(&state);
    let mut picture = Picture {
        state: &state,
        rings: &rings,
        truth: None,
        marks: Marks::Shapes(&samples),
        axes: unit_axes(),
        legend: full_legend(),
        palette: &palette,
        font: "",
    };
    change(&mut picture);
    picture_svg(&picture)
}

fn draw(scene: &PointsScene) -> String {
    draw_with(scene, |_| {})
}

fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let is_text = |n: &Node| n.has_tag_name("text");
    document.descendants().filter(is_text).map(|n| n.text().unwrap_or_default().to_string()).collect()
}

fn opening() -> Observations {
    Observations::from_points(OPENING.iter().map(|(lon, lat)| Spot::from_degrees(*lon, *lat)).collect())
}

fn islands() -> Rule {
    Rule::painted(Preset::TwoIslands.mask())
}

/// Guesses on land and at sea, a probe of each letter's kind, and few samples.
fn scene() -> PointsScene {
    let at = |x, y| Spot::nearest(Point { x, y });
    PointsScene {
        rule: islands(),
        observations: Observations::from_points(vec![at(0.3, 0.6), at(0.2, 0.5), at(0.35, 0.7), at(0.7, 0.45)]),
        guesses: vec![at(0.25, 0.6), at(0.5, 0.1)],
        probes: vec![at(0.5, 0.55), at(0.8, 0.4), at(0.25, 0.55), at(0.5, 0.99)],
        samples: 40,
        generated: Generated::Fresh,
        ..PointsScene::link_default()
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn own_plane() -> PointsScene {
    let span = |from, to| Span::new(decimal(from), decimal(to)).unwrap();
    let bounds = Bounds { x: span("-1500000", "2500000"), y: span("0.25", "0.75") };
    PointsScene { rule: Rule::OwnPlane(bounds), guesses: Vec::new(), ..scene() }
}

fn painted() -> PointsScene {
    let mask = Mask::from_fn(|p| (p.x - 0.3).abs() < 0.2 && (p.y - 0.5).abs() < 0.2);
    PointsScene { model: ModelKind::Painted, model_mask: mask.into(), ..scene() }
}

fn hidden() -> PointsScene {
    PointsScene { hidden: true, note: "Where is the land?".into(), ..scene() }
}

fn assert_golden(name: &str, svg: &str) {
    let path = Path::new("tests/goldens").join(name).with_extension("svg");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(&path, svg).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    // Line by line: the whole would drown the difference.
    for (idx, (drawn, golden)) in svg.lines().zip(golden.lines()).enumerate() {
        assert_eq!(drawn, golden, "{} line {}", path.display(), idx + 1);
    }
    assert_eq!(svg.lines().count(), golden.lines().count(), "{}", path.display());
    Document::parse(svg).unwrap();
}

#[test]
fn a_hidden_scene_with_a_note() {
    assert_golden("picture-hidden", &draw(&hidden()));
}

#[test]
fn a_revealed_box() {
    assert_golden("picture-box", &draw(&scene()));
}

#[test]
fn a_grid_with_a_pseudocount() {
    let scene = PointsScene { model: ModelKind::Grid, columns: 8, rows: 4, pseudocount: 10, ..scene() };
    assert_golden("picture-grid", &draw(&scene));
    assert_golden("picture-heatmap", &draw(&PointsScene { heatmap: true, ..scene }));
}

#[test]
fn a_painted_world_with_a_painted_model() {
    assert_golden("picture-painted", &draw(&painted()));
}

#[test]
fn a_plane_of_ones_own() {
    let axes = [
        quarters(|share| format!("{}", -1_500_000.0 + 4_000_000.0 * share)),
        quarters(|share| format!("{}", 0.75 - 0.5 * share)),
    ];
    assert_golden("picture-own-plane", &draw_with(&own_plane(), |picture| picture.axes = axes));
}

#[test]
fn a_hidden_rule_is_not_given_away() {
    let palette = palette();
    let telling = [
        &palette.sea,
        &palette.land,
        &palette.coast,
        &palette.a,
        &palette.a_bg,
        &palette.b,
        &palette.b_bg,
        &palette.c,
        &palette.c_bg,
    ];
    let grid = PointsScene { model: ModelKind::Grid, heatmap: true, rule: Rule::Earth, ..hidden() };
    let ready = PointsScene { observations: opening(), ..grid.clone() };
    for scene in [hidden(), grid, ready, PointsScene { hidden: true, ..painted() }] {
        // The drawing is handed coast, cases and drowned samples, and shows none of them.
        let svg = draw(&scene);
        for colour in telling {
            assert!(!svg.contains(colour.as_str()), "{colour}");
        }
        let texts = texts(&svg);
        assert!(
            !texts.iter().any(|t| t.contains(['°', '%']) || t.contains("sea") || ["A", "B", "C", "–"].contains(&&**t))
        );
        // The published probes are absent; those placed by hand tell nothing.
        assert_eq!(texts.iter().filter(|t| *t == "?").count(), scene.probes.len());
        // The same picture whatever the rule is.
        let other = PointsScene { rule: Rule::painted(Preset::Ring.mask()), ..scene.clone() };
        assert_eq!(svg, draw(&other));
    }
}

#[test]
fn before_generate_a_hidden_scene_shows_no_model_but_what_was_painted() {
    let model = palette().model;
    let early = |scene| PointsScene { generated: Generated::Never, ..scene };
    let draw = |scene: &PointsScene| draw_with(scene, |picture| picture.legend.clear());
    assert!(!draw(&early(hidden())).contains(&model));
    let svg = draw(&early(PointsScene { hidden: true, ..painted() }));
    let document = Document::parse(&svg).unwrap();
    let of_model: Vec<Node> = document
        .descendants()
        .filter(|n| [n.attribute("fill"), n.attribute("stroke")].contains(&Some(&*model)))
        .collect();
    assert_eq!(of_model.len(), 1);
    assert_eq!(of_model[0].attribute("opacity"), Some("0.35"));
}

#[test]
fn while_a_rule_is_painted_the_land_stands_alone() {
    let scene = PointsScene { click_places: ClickPlaces::Paint, paint_target: PaintTarget::Rule, ..scene() };
    let (svg, p) = (draw_with(&scene, |picture| picture.legend.clear()), palette());
    assert!(svg.contains(&p.land) && svg.contains(&p.coast));
    assert!([&p.sample, &p.model, &p.a_bg, &p.b_bg, &p.c_bg].into_iter().all(|colour| !svg.contains(colour.as_str())));
}

#[test]
fn thousands_of_marks_are_two_images() {
    let mut rng = coastline::rng::stream(1, "observations");
    let points = Rule::Earth.draw(MAX_VECTOR_MARKS + 1, &mut rng);
    let scene = PointsScene { observations: Observations::from_points(points), hidden: true, ..scene() };
    let bitmap = |name: &str| format!("data:image/png;base64,{name}");
    let svg = draw_with(&scene, |picture| {
        picture.marks = Marks::Bitmaps(bitmap("c2FtcGxlcw=="), bitmap("bWFya3M="));
        picture.legend.clear();
    });
    let document = Document::parse(&svg).unwrap();
    let images: Vec<Node> = document.descendants().filter(|n| n.has_tag_name("image")).collect();
    let addresses: Vec<_> = images.iter().filter_map(|n| n.attribute("href")).collect();
    assert_eq!(addresses, [bitmap("c2FtcGxlcw=="), bitmap("bWFya3M=")]);
    assert!(!document.descendants().any(|n| n.has_tag_name("circle")));
    assert!(svg.len() < 10_000, "{}", svg.len());
}

#[test]
fn markup_in_a_note_is_text() {
    for (note, shown) in [
        ("<script>alert('1')</script>", "<script>alert('1')</script>"),
        ("]]> & &amp; \"quoted\" <!-- -->", "]]> & &amp; \"quoted\" <!-- -->"),
        // XML has no way to write these.
        ("a\u{fffe}b\u{ffff}c", "a\u{fffd}b\u{fffd}c"),
        ("\u{fdd0} \u{1fffe} \u{7f} \u{10ffff}", "\u{fdd0} \u{1fffe} \u{7f} \u{10ffff}"),
        // A scene never has these, and the drawing stays sound all the same.
        ("a\u{0}b\u{1b}c\td", "a\u{fffd}b\u{fffd}c d"),
    ] {
        let svg = draw(&PointsScene { note: note.into(), ..hidden() });
        assert_eq!(texts(&svg)[0], shown);
    }
    let words = "<&\"\u{ffff}>";
    let svg = draw_with(&hidden(), |picture| {
        picture.legend = vec![(LegendMark::Observation, words.to_string())];
        picture.axes[0] = vec![(words.to_string(), 0.5)];
    });
    assert_eq!(texts(&svg).iter().filter(|t| *t == "<&\"\u{fffd}>").count(), 2);
}

/// Number of an attribute.
fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

#[test]
fn a_long_note_stays_within_the_drawing() {
    let words = "observations are what a hidden rule made, and a model is what we make of them; ".repeat(3);
    let words: String = words.chars().take(140).collect();
    for (note, n_lines) in [(&*words, 2), (&*"W".repeat(140), 3), (&*"海".repeat(140), 3), (&*"🌍".repeat(140), 3)] {
        let svg = draw(&PointsScene { note: note.into(), ..hidden() });
        let document = Document::parse(&svg).unwrap();
        let lines: Vec<Node> = document.descendants().filter(|n| n.attribute("font-size") == Some("16")).collect();
        assert_eq!(lines.len(), n_lines, "{note}");
        assert!(lines.iter().all(|n| text_width(n.text().unwrap(), 16.0) <= PLANE_WIDTH));
        let joined: String = lines.iter().map(|n| n.text().unwrap()).collect();
        assert_eq!(joined.replace(' ', ""), note.replace(' ', ""));
        // The plane begins below the last line.
        let plane = document.descendants().find(|n| n.attribute("transform").is_some()).unwrap();
        let top: f64 =
            plane.attribute("transform").unwrap().trim_end_matches(')').split(' ').nth(1).unwrap().parse().unwrap();
        assert!(number(lines.last().unwrap(), "y") + 6.0 < top);
    }
}

#[test]
fn a_note_that_runs_leftward_begins_at_the_right() {
    let is_leftward = |note: &str| {
        let svg = draw(&PointsScene { note: note.into(), ..hidden() });
        let document = Document::parse(&svg).unwrap();
        let note = document.descendants().find(|n| n.has_tag_name("text")).unwrap();
        assert_eq!(note.attribute("unicode-bidi"), Some("isolate"));
        let is_rtl = note.attribute("direction") == Some("rtl");
        assert_eq!(number(&note, "x"), if is_rtl { 1_056.0 } else { 56.0 });
        is_rtl
    };
    for note in ["שלום (1)!", "12 «مرحبا» land", "🌍 → שלום"] {
        assert!(is_leftward(note), "{note}");
    }
    for note in ["land שלום", "¿Dónde? مرحبا", "Ω שלום", "海岸 שלום", "1 + 1 = 2"] {
        assert!(!is_leftward(note), "{note}");
    }
}

#[test]
fn no_words_overlap_or_leave_the_drawing() {
    let wide =
        [quarters(|share| format!("-{}", 123_456.0 + share)), quarters(|share| format!("-{}", 1_234_567.0 + share))];
    for axes in [unit_axes(), wide] {
        let svg = draw_with(&scene(), |picture| {
            picture.axes = axes;
            // Spanish is longer.
            picture
                .legend
                .extend((0..6).map(|_| (LegendMark::Case(Case::B), "permitido, no generado 12,4 %".to_string())));
        });
        let document = Document::parse(&svg).unwrap();
        let width = number(&document.root_element(), "width");
        let group = document.descendants().find(|n| n.attribute("transform").is_some()).unwrap();
        let left = group.attribute("transform").unwrap();
        let left: f64 = left.trim_start_matches("translate(").split(' ').next().unwrap().parse().unwrap();
        let in_plane = |n: &Node| n.ancestors().any(|a| a == group);
        let mut legend = Vec::new();
        for node in document.descendants().filter(|n| n.has_tag_name("text") && n.attribute("x").is_some()) {
            let size = if in_plane(&node) { 12.0 } else { 14.0 };
            let (wide, offset) = (text_width(node.text().unwrap(), size), if in_plane(&node) { left } else { 0.0 });
            let from = offset + number(&node, "x")
                - match node.attribute("text-anchor") {
                    Some("middle") => 0.5 * wide,
                    Some("end") => wide,
                    _ => 0.0,
                };
            assert!(from >= 0.0 && from + wide <= width, "{:?} {from} {wide}", node.text());
            if !in_plane(&node) && node.attribute("text-anchor").is_none() {
                legend.push((node.attribute("y").unwrap().to_string(), from, from + wide));
            }
        }
        assert_eq!(legend.len(), 14);
        for pair in legend.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            // A mark stands between.
            assert!(pair[0].2 + 24.0 <= pair[1].1, "{pair:?}");
        }
        assert!(legend.iter().map(|(y, ..)| y).collect::<std::collections::BTreeSet<_>>().len() > 1);
    }
}

#[test]
fn the_font_is_inside() {
    let svg = draw_with(&hidden(), |picture| picture.font = "data:font/woff2;base64,AAAA");
    let document = Document::parse(&svg).unwrap();
    let style = document.descendants().find(|n| n.has_tag_name("style")).unwrap();
    assert!(style.text().unwrap().contains("url(data:font/woff2;base64,AAAA)"));
    assert!(!draw(&hidden()).contains("<style"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_scene_makes_sound_xml_that_names_nothing_outside(scene in common::any_scene()) {
        let few = scene.observations.points().len() <= MAX_VECTOR_MARKS;
        let svg = draw_with(&scene, |picture| {
            if !few {
                picture.marks = Marks::Bitmaps("data:,".into(), "data:,".into());
            }
        });
        let document = Document::parse(&svg).unwrap();
        let ids: Vec<&str> = document.descendants().filter_map(|n| n.attribute("id")).collect();
        for attribute in document.descendants().flat_map(|n| n.attributes().collect::<Vec<_>>()) {
            let value = attribute.value();
            prop_assert!(!value.contains("NaN") && !value.contains("inf"), "{}", value);
            if let Some(id) = value.strip_prefix("url(#") {
                prop_assert!(ids.contains(&id.trim_end_matches(')')), "{}", value);
            }
        }
    }
}
