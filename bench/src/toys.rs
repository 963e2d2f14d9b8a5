//! Toy rules in `docs/quality.md`: their constants, and how near the closed-form models come, beside a perfect model.

use coastline::data::{Rule, Toy};
use coastline::metric::{METRIC_POINTS, baked_floor, in_heights, js_in_cells, metric_box, true_draws};
use coastline::model::{ModelKind, Sampler};
use coastline::plane::Point;
use coastline::scene::{BandwidthRule, Batch, Observations, PointsScene};

const N: u32 = 1_000;
const KINDS: [ModelKind; 4] = [ModelKind::BoundingBox, ModelKind::Grid, ModelKind::KernelDensity, ModelKind::Mixture];

/// Jensen–Shannon divergence in cells of samples of a model of 1,000 observations; `None` if there is no such model.
fn js(toy: Toy, kind: ModelKind) -> Option<f64> {
    let rule = Rule::Toy(toy);
    let scene = PointsScene {
        observations: Observations::from_batches(vec![Batch::Drawn { n: N, seed: 1 }], &rule),
        rule: rule.clone(),
        model: kind,
        bandwidth_rule: BandwidthRule::LeaveOneOut,
        components: 25,
        ..PointsScene::link_default()
    };
    let mut samples: Vec<Point> = Vec::new();
    scene.fit().ok()?.sample_into(&mut scene.sample_stream(), METRIC_POINTS, &mut samples);
    in_heights(&mut samples);
    Some(js_in_cells(&true_draws(&rule, METRIC_POINTS, "true draws", 1), &samples, metric_box(&rule)))
}

/// The part of the file.
pub fn part() -> String {
    let row = |toy: Toy| {
        let all = KINDS.map(|kind| js(toy, kind));
        let best = all.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let cell = |js: &Option<f64>| match js {
            Some(js) if *js == best => format!(" **{js:.3}** |"),
            Some(js) => format!(" {js:.3} |"),
            None => " – |".to_string(),
        };
        let floor = baked_floor(&Rule::Toy(toy)).map_or(String::new(), |floor| format!("{:.3}", floor[0].mean));
        let cells: String = all.iter().map(cell).collect();
        format!("| {toy:?} | {} | {} |{cells} {floor} |\n", toy.reach(), toy.noise())
    };
    format!("{HEAD}{}", Toy::ALL.map(row).concat())
}

const HEAD: &str = "
## Toy rules

Their formulas stand in `core/src/data/toy/mod.rs`, with the constants that follow: half the height of the plane and the noise,
in units of their own. Beside them the Jensen-Shannon divergence in bits, in 900 cells, between 10,000 true draws and as many
samples of each model of 1,000 observations (box without margin, grid 24 x 12, kernel density by leave-one-out likelihood,
mixture of 25), and that between two sets of true draws: nothing can be nearer. The mixture is nearest where a few bells
fit the rule, kernels where it is long and bent; the grid would need more observations, and a box never does.

| rule | half height | noise | box | grid | kernel density | mixture | perfect |
|---|---|---|---|---|---|---|---|
";
