//! Families in `docs/quality.md`: how near each comes to the rules in full training, beside a perfect model.

use coastline::data::{Rule, Toy};
use coastline::metric::{METRIC_POINTS, baked_floor, in_heights, js_in_cells, metric_box, true_draws};
use coastline::plane::Point;
use coastline::rng;
use coastline::train::race::{RaceFamily, RaceSettings, Racer, Racing};

const SEEDS: [u32; 3] = [1, 2, 3];
const N: usize = 5_000;
const LAND: (usize, u32) = (10_000, 10_000);
const FAMILIES: [RaceFamily; 2] = [RaceFamily::Flow, RaceFamily::Autoregressive];

/// At most so many bits above the perfect model, on average of the seeds; `None` where nothing is asked.
fn asked(family: RaceFamily, toy: Toy) -> Option<f64> {
    match (family, toy) {
        (RaceFamily::Flow, Toy::TwoMoons | Toy::EightGaussians) => Some(0.010),
        (RaceFamily::Flow, Toy::Pinwheel) => Some(0.015),
        (RaceFamily::Flow, Toy::Spirals) => Some(0.020),
        (RaceFamily::Flow, Toy::Checkerboard) => Some(0.035),
        (RaceFamily::Flow, Toy::Grid25) => Some(0.045),
        (RaceFamily::Autoregressive, Toy::Grid25 | Toy::Rings) | (_, Toy::Rings) => None,
        (_, _) => Some(0.020),
    }
}

/// Divergence above the floor, and the share of samples on land, after full training.
fn trained(family: RaceFamily, rule: &Rule, (n, planned_steps): (usize, u32), seed: u32) -> Option<[f64; 2]> {
    let drawn = rule.draw(n, &mut rng::stream(seed, "observations"));
    let observations: Vec<Point> = drawn.into_iter().map(|spot| spot.point()).collect();
    let settings = RaceSettings { planned_steps, seed, ..RaceSettings::new(family) };
    let mut racing = Racing::new(settings, &observations)?;
    while racing.steps() < planned_steps {
        racing.step().ok()?;
    }
    let mut samples = Racer::of(&racing).sample(METRIC_POINTS, &mut Racer::sample_stream(seed));
    let on_land = |p: &&Point| rule.raster().is_some_and(|raster| raster.contains(**p));
    let land = samples.iter().filter(on_land).count() as f64 / samples.len() as f64;
    in_heights(&mut samples);
    let js = js_in_cells(&true_draws(rule, METRIC_POINTS, "true draws", 1), &samples, metric_box(rule));
    Some([js - baked_floor(rule)?[0].mean, land])
}

fn row(family: RaceFamily, toy: Toy) -> String {
    let all: Vec<f64> =
        SEEDS.iter().filter_map(|seed| Some(trained(family, &Rule::Toy(toy), (N, 5_000), *seed)?[0])).collect();
    let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
    let cells: String = all.iter().map(|excess| format!(" {excess:.4} |")).collect();
    let (asked, reached) = match asked(family, toy) {
        Some(asked) => (format!("{asked:.3}"), if mean <= asked { "yes" } else { "**no**" }),
        None => ("–".to_string(), ""),
    };
    format!("| {family:?}, {toy:?} |{cells} {mean:.4} | {asked} | {reached} |\n")
}

fn land(family: RaceFamily) -> String {
    let floor = baked_floor(&Rule::Earth).map_or(f64::NAN, |floor| floor[0].mean);
    let [excess, precision] = trained(family, &Rule::Earth, LAND, 1).unwrap_or([f64::NAN; 2]);
    let js = excess + floor;
    format!("| {family:?} | {precision:.3} | {js:.4} | {:.1} |\n", js / floor)
}

/// The part of the file.
pub fn part() -> String {
    // A family a core.
    let of = |family: RaceFamily| (Toy::ALL.map(|toy| row(family, toy)).concat(), land(family));
    let both =
        std::thread::scope(|scope| FAMILIES.map(|family| scope.spawn(move || of(family))).map(|run| run.join().ok()));
    let (toys, lands): (Vec<String>, Vec<String>) = both.into_iter().flatten().unzip();
    format!("{HEAD}{}{LAND_HEAD}{}", toys.concat(), lands.concat())
}

const HEAD: &str = "
## Families

5,000 observations, batch 256, 5,000 steps, the default rate. Jensen-Shannon divergence in bits, in 900 cells, of 10,000 samples from as many true
draws, less what a perfect model has; each of three seeds, and their mean.

| family, rule | seed 1 | seed 2 | seed 3 | mean | asked | reached |
|---|---|---|---|---|---|---|
";

const LAND_HEAD: &str = "
Land of the Earth, 10,000 observations, 10,000 steps, one seed. Asked of the best trained family: at least .88 of its samples on land, and a divergence of at
most 3 times a perfect model's.

| family | on land | divergence | times the perfect model's |
|---|---|---|---|
";
