//! Charts as SVG, against the drawings in `tests/goldens/`. `UPDATE_GOLDENS=1 cargo test --features charts --test charts`
//! draws those anew: look at them before you commit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "common/svg.rs"]
mod svg;

use coastline::data::{DataSet, Outfit, Rule, Tally, land, opening_observations};
use coastline::metric::{
    Axis, Curve, Learner, LearningCurve, MARGINAL_BINS, data_marginal, model_marginal, sample_marginal,
};
use coastline::model::{BoxParams, Fit, GridParams, JointParams, NaiveBayesParams, Pmodel, Probability, Sampler};
use coastline::plane::Point;
use coastline::plot::chart::{
    ChartArea, ChartStyle, LearningLabels, MarginalLabels, MarginalSeries, SpaceLabels, UNITS_PER_PX, learning_area,
    learning_chart, marginal_area, marginal_chart, rgb, space_chart,
};
use coastline::plot::text_width;
use coastline::rng;
use std::fs;
use std::path::Path;
use svg::Svg;

/// Colours as the page has them.
fn style(theme: &str, width_px: u32, height_px: u32) -> ChartStyle {
    let css = fs::read_to_string("style/tokens.css").unwrap();
    let block = if theme == "dark" { css.split("[data-theme=\"dark\"]").nth(1).unwrap() } else { &css };
    let token = |name: &str| {
        let value = block.split(&format!("--{name}:")).nth(1).unwrap().split(';').next().unwrap();
        rgb(value).unwrap_or_else(|| panic!("--{name}: {value}"))
    };
    ChartStyle {
        width_px,
        height_px,
        font_family: "Figtree".into(),
        text_width,
        label_px: 12.0,
        label: token("ink-2"),
        grid: token("line"),
        precision: token("c"),
        recall: token("b"),
        data: token("coast"),
        model: token("model"),
        sample: token("sample"),
    }
}

fn share_en(share: f64) -> String {
    let hundredths = (share * 1000.0 + 0.5) as u32;
    let text = format!("{}.{:03}", hundredths / 1000, hundredths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

fn count_en(n: usize) -> String {
    if n < 10_000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

const ENGLISH: LearningLabels = LearningLabels {
    n: "observations",
    n_log: "observations, logarithmic",
    precision: "precision",
    recall: "recall",
    share: &share_en,
    count: &count_en,
};

const SPANISH: LearningLabels = LearningLabels {
    n: "observaciones",
    n_log: "observaciones, escala logarítmica",
    precision: "precisión",
    recall: "exhaustividad",
    share: &|share| share_en(share).replace('.', ","),
    count: &count_en,
};

fn drawn(n: usize) -> Vec<Point> {
    Rule::Earth.draw(n, &mut rng::stream(1, "observations")).iter().map(|spot| spot.point()).collect()
}

fn curve(learner: Learner, observations: &[Point]) -> Curve {
    let mut learning = LearningCurve::new(learner, land(), observations, 1);
    while !learning.step(land()) {}
    learning.result()
}

fn opening_curve() -> Curve {
    let observations: Vec<Point> = opening_observations().iter().map(|spot| spot.point()).collect();
    curve(Learner::BoundingBox(BoxParams::default()), &observations)
}

fn grid_curve(pseudocount: f64, n: usize) -> Curve {
    curve(Learner::Grid(GridParams { columns: 24, rows: 12, pseudocount }), &drawn(n))
}

fn svg_of_curve(curve: &Curve, style: &ChartStyle, labels: &LearningLabels) -> (String, ChartArea) {
    let mut svg = String::new();
    learning_chart(Svg::new(&mut svg, style.size_units()), curve, style, labels).unwrap();
    (svg, learning_area(curve, style, labels))
}

fn svg_of_marginal(series: MarginalSeries, style: &ChartStyle, labels: &MarginalLabels) -> (String, ChartArea) {
    let mut svg = String::new();
    marginal_chart(Svg::new(&mut svg, style.size_units()), series, style, labels).unwrap();
    (svg, marginal_area(series, style, labels))
}

fn assert_golden(name: &str, svg: &str) {
    let path = Path::new("tests/goldens").join(name).with_extension("svg");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::create_dir_all("tests/goldens").unwrap();
        fs::write(&path, svg).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    // Line by line: the whole would drown the difference.
    for (idx, (drawn, golden)) in svg.lines().zip(golden.lines()).enumerate() {
        assert_eq!(drawn, golden, "{} line {}", path.display(), idx + 1);
    }
    assert_eq!(svg.lines().count(), golden.lines().count(), "{}", path.display());
}

#[test]
fn learning_curves_look_as_recorded() {
    let (opening, light) = (opening_curve(), style("light", 400, 170));
    assert_golden("learning-box", &svg_of_curve(&opening, &light, &ENGLISH).0);
    let dark = style("dark", 290, 170);
    assert_golden("learning-grid-dark-es", &svg_of_curve(&grid_curve(0.5, 100), &dark, &SPANISH).0);
    assert_golden("learning-grid-log", &svg_of_curve(&grid_curve(0.0, 20_000), &light, &ENGLISH).0);
}

#[test]
fn a_curve_with_gaps_looks_as_recorded() {
    // Places on one parallel, and one off it. And no curve at all.
    let observations = [(0.2, 0.5), (0.4, 0.5), (0.6, 0.5)].map(|(x, y)| Point { x, y });
    let none = curve(Learner::BoundingBox(BoxParams::default()), &observations);
    let mut broken = opening_curve();
    for idx in [3, 4, 6] {
        (broken.points[idx].precision, broken.points[idx].recall) = (None, None);
    }
    let style = style("light", 320, 150);
    assert_golden("learning-gaps", &svg_of_curve(&broken, &style, &ENGLISH).0);
    assert_golden("learning-none", &svg_of_curve(&none, &style, &ENGLISH).0);
    assert!(!svg_of_curve(&Curve::default(), &style, &ENGLISH).0.contains("polygon"));
}

const SPACE_ENGLISH: SpaceLabels = SpaceLabels {
    accessories: &["No glasses", "Round glasses", "Sunglasses"],
    clothing_colours: &["Black", "Blue", "Gray", "Pastel green", "Pastel orange", "Pink", "Red", "White"],
};

fn svg_of_space(model: &impl Probability<Outfit>, style: &ChartStyle) -> String {
    let tally = Tally::of(&DataSet::Published.rows());
    let mut svg = String::new();
    let is_seen = |outfit| tally.count(outfit) > 0;
    let backend = Svg::new(&mut svg, style.size_units());
    space_chart(backend, |o| model.prob(&o), is_seen, style, &SPACE_ENGLISH).unwrap();
    svg
}

#[test]
fn the_space_of_outfits_looks_as_recorded() {
    let rows = DataSet::Published.rows();
    let joint = |pseudocount| JointParams { pseudocount }.fit(&rows).unwrap();
    let mle = svg_of_space(&joint(0.0), &style("light", 720, 360));
    assert_golden("space-mle", &mle);
    assert_golden("space-laplace-narrow-dark", &svg_of_space(&joint(1.0), &style("dark", 300, 310)));
    // 3,024 combinations are possible, and neighbours of one probability are one rectangle.
    let bayes = NaiveBayesParams { pseudocount: 0.0 }.fit(&rows).unwrap();
    let drawn = svg_of_space(&bayes, &style("light", 720, 360)).matches("<rect").count();
    assert!((49 + 1_000..=49 + 3_024).contains(&drawn), "{drawn} cells and marks");
    // 49 cells, of which twice two neighbours are one rectangle, and 49 marks.
    assert_eq!(mle.matches("<rect").count(), 96);
}

struct Marginals {
    data: Vec<f64>,
    model: Vec<f64>,
    samples: Vec<f64>,
}

fn marginals(model: &Pmodel, axis: Axis) -> Marginals {
    let mut rng = rng::stream(1, "samples");
    let samples: Vec<Point> = (0..1_000).map(|_| model.sample(&mut rng)).collect();
    Marginals {
        data: data_marginal(land(), axis, MARGINAL_BINS),
        model: model_marginal(model, axis, MARGINAL_BINS),
        samples: sample_marginal(&samples, axis, MARGINAL_BINS),
    }
}

fn degrees() -> Vec<(f64, String)> {
    let at = |(lon_deg, text): (f64, &str)| (Point::from_degrees(lon_deg, 0.0).x, text.to_string());
    [(-120.0, "120°W"), (-60.0, "60°W"), (0.0, "0°"), (60.0, "60°E"), (120.0, "120°E")].map(at).into()
}

#[test]
fn marginals_look_as_recorded() {
    let observations: Vec<Point> = opening_observations().iter().map(|spot| spot.point()).collect();
    let model = Pmodel::BoundingBox(BoxParams::default().fit(&observations).unwrap());
    let along_x = marginals(&model, Axis::X);
    let series =
        MarginalSeries { data: Some(&along_x.data), model: Some(&along_x.model), samples: Some(&along_x.samples) };
    let labels = MarginalLabels { axis: "longitude", ticks: &degrees(), share: &share_en };
    assert_golden("marginal-box", &svg_of_marginal(series, &style("light", 400, 170), &labels).0);

    let grid = GridParams { columns: 24, rows: 12, pseudocount: 0.05 };
    let along_y = marginals(&Pmodel::Grid(grid.fit(&drawn(100)).unwrap()), Axis::Y);
    // Hidden: no p_data, and the plane has no degrees.
    let series = MarginalSeries { data: None, model: Some(&along_y.model), samples: Some(&along_y.samples) };
    let ticks: Vec<(f64, String)> = (0..=10).map(|k| f64::from(k) / 10.0).map(|x2| (x2, share_en(x2))).collect();
    let labels = MarginalLabels { axis: "x2", ticks: &ticks, share: &share_en };
    assert_golden("marginal-grid-hidden-dark", &svg_of_marginal(series, &style("dark", 290, 150), &labels).0);
}

/// Coordinates of the first polyline in a colour, in CSS pixels.
fn first_line(svg: &str, width_units: u32, color: coastline::plot::chart::RGBColor) -> Vec<(f64, f64)> {
    let stroke = format!("stroke=\"#{:02X}{:02X}{:02X}\" stroke-width=\"{width_units}\"", color.0, color.1, color.2);
    let line = svg.lines().find(|line| line.starts_with("<polyline") && line.contains(&stroke)).unwrap();
    let points = line.split("points=\"").nth(1).unwrap().split('"').next().unwrap();
    let px = |v: &str| v.parse::<f64>().unwrap() / f64::from(UNITS_PER_PX);
    points.split_whitespace().map(|pair| pair.split_once(',').unwrap()).map(|(x, y)| (px(x), px(y))).collect()
}

/// plotters rounds down to a unit.
const UNIT_PX: f64 = 1.01 / UNITS_PER_PX as f64;

/// Whether places on a chart are where values from 0 to `max` belong.
fn is_drawn_at(places: &[(f64, f64)], area: &ChartArea, values: &[(f64, f64)], max: f64) -> bool {
    let y = |value: f64| area.top + (1.0 - value / max) * area.height;
    let is_near = |((x0, y0), (x1, value)): (&(f64, f64), &(f64, f64))| {
        (x0 - x1).abs() < UNIT_PX && (y0 - y(*value)).abs() < UNIT_PX
    };
    places.len() == values.len() && places.iter().zip(values).all(is_near)
}

#[test]
fn a_page_finds_the_figures_where_they_were_drawn() {
    let style = style("light", 400, 170);
    for curve in [opening_curve(), grid_curve(1.0, 1_000)] {
        let (svg, area) = svg_of_curve(&curve, &style, &ENGLISH);
        let means = curve.points.iter().map(|point| point.precision.unwrap().mean);
        let values: Vec<(f64, f64)> = means.enumerate().map(|(idx, mean)| (area.x_of(idx), mean)).collect();
        assert_eq!(area.n_figures(), curve.points.len());
        assert!(is_drawn_at(&first_line(&svg, 2 * UNITS_PER_PX, style.precision), &area, &values, 1.0));
        assert!((0..area.n_figures()).all(|idx| area.idx_at(area.x_of(idx)) == Some(idx)));
    }
    let shares = [0.1, 0.4, 0.3, 0.2];
    let series = MarginalSeries { data: Some(&shares), ..MarginalSeries::default() };
    let labels = MarginalLabels { axis: "", ticks: &[], share: &share_en };
    let (svg, area) = svg_of_marginal(series, &style, &labels);
    // Each step reaches half a strip to both sides of its figure. The axis ends at 0.4.
    let half = 0.5 * (area.x_of(1) - area.x_of(0));
    let ends = |idx| [area.x_of(idx) - half, area.x_of(idx) + half].map(|x| (x, shares[idx]));
    let values: Vec<(f64, f64)> = (0..4).flat_map(ends).collect();
    assert!(is_drawn_at(&first_line(&svg, 20, style.data), &area, &values, 0.4));
}

/// x, anchor, size and text of each label, in CSS pixels.
fn labels_of(svg: &str) -> Vec<(f64, String, f64, String)> {
    let attribute = |tag: &str, name: &str| {
        tag.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_string()
    };
    let px = |text: String| text.parse::<f64>().unwrap() / f64::from(UNITS_PER_PX);
    let tags = svg.split("<text").skip(1);
    tags.map(|tag| {
        let text = tag.split(['>', '<']).nth(1).unwrap().trim().to_string();
        (px(attribute(tag, "x")), attribute(tag, "text-anchor"), px(attribute(tag, "font-size")), text)
    })
    .collect()
}

#[test]
fn every_label_is_on_the_chart_and_in_the_size_asked_for() {
    for width_px in [220, 290, 400, 860] {
        let style = style("light", width_px, 170);
        for curve in [opening_curve(), grid_curve(0.0, 20_000)] {
            for (x, anchor, size, text) in labels_of(&svg_of_curve(&curve, &style, &SPANISH).0) {
                let width = text_width(&text, style.label_px);
                let left = x - if anchor == "end" { width } else { 0.5 * width };
                assert!((size - style.label_px).abs() < 1e-9, "{text}: {size}");
                assert!(left >= -0.1 && left + width <= f64::from(width_px) + 0.1, "{text} at {x} of {width_px}");
            }
        }
    }
}

#[test]
fn the_axis_says_whether_it_is_logarithmic() {
    let style = style("light", 400, 170);
    let texts = |curve| labels_of(&svg_of_curve(&curve, &style, &ENGLISH).0).into_iter().map(|label| label.3);
    let (even, log): (Vec<String>, Vec<String>) =
        (texts(grid_curve(0.0, 200)).collect(), texts(grid_curve(0.0, 201)).collect());
    assert!(even.iter().any(|text| text == "observations") && even.iter().any(|text| text == "200"));
    assert!(log.iter().any(|text| text == "observations, logarithmic") && log.iter().any(|text| text == "201"));
}
