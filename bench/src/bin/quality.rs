//! What both coders learn of jars, in full, and how near models and families come to the rules: prints `docs/quality.md` (`make quality`; half an
//! hour on two cores).

#[path = "../families.rs"]
mod families;
#[path = "../toys.rs"]
mod toys;

use coastline::data::{JarSettings, PIXELS};
use coastline::metric::neighbour_r2s;
use coastline::model::{FitError, Pca};
use coastline::train::{CoderKind, CoderSettings, Training, weights_hash};
use std::sync::Arc;

const SEEDS: [u32; 3] = [1, 2, 3];
const KINDS: [(CoderKind, &str); 2] =
    [(CoderKind::Autoencoder, "autoencoder"), (CoderKind::Variational, "variational autoencoder")];
/// What is asked of each.
const MOST_OF_PCA: f64 = 0.12;
const LEAST_R2: f64 = 0.98;

/// The jars, and what each is to be found by.
struct Jars {
    pictures: Arc<[f32]>,
    factors: [Vec<f64>; 2],
}

/// Mean squared error, R² of height and width, weights hash.
struct Row {
    name: String,
    mse: f64,
    r2s: Vec<Option<f64>>,
    hash: String,
}

fn found(jars: &Jars, codes: &[f32]) -> Vec<Option<f64>> {
    neighbour_r2s(codes, 2, &[&jars.factors[0], &jars.factors[1]])
}

fn trained(jars: &Jars, (kind, name): (CoderKind, &str), seed: u32) -> Option<Row> {
    let mut training = Training::new(CoderSettings { seed, ..CoderSettings::new(kind) }, jars.pictures.clone())?;
    while !training.is_over() {
        training.step().ok()?;
    }
    let codes = training.codes();
    let (mse, r2s, hash) = (training.mse(&codes), found(jars, &codes), weights_hash(&[training.params()]));
    Some(Row { name: format!("{name}, seed {seed}"), mse, r2s, hash })
}

fn line(row: &Row, pca: f64) -> String {
    let r2 = |k: usize| row.r2s.get(k).copied().flatten().unwrap_or(f64::NAN);
    let is_met = row.mse <= MOST_OF_PCA * pca && r2(0) >= LEAST_R2 && r2(1) >= LEAST_R2;
    let met = if row.hash == "–" {
        ""
    } else if is_met {
        "yes"
    } else {
        "**no**"
    };
    format!(
        "| {} | {:.6} | {:.3} | {:.4} | {:.4} | {} | {met} |",
        row.name,
        row.mse,
        row.mse / pca,
        r2(0),
        r2(1),
        row.hash
    )
}

fn main() -> Result<(), FitError> {
    let settings = JarSettings::default();
    let made = settings.jars();
    let jars = Jars {
        pictures: settings.pictures(&made).into(),
        factors: [made.iter().map(|jar| jar.height).collect(), made.iter().map(|jar| jar.width).collect()],
    };
    let pca = Pca::fit(&jars.pictures, PIXELS, 2)?;
    let (error, codes) = (pca.mse(&jars.pictures), pca.codes(&jars.pictures));
    let mut rows =
        vec![Row { name: "PCA".to_string(), mse: error, r2s: found(&jars, &codes), hash: "–".to_string() }];
    // One kind a core: each run is in one thread.
    let jars = &jars;
    let of = |kind| SEEDS.map(|seed| trained(jars, kind, seed));
    let both = std::thread::scope(|scope| KINDS.map(|kind| scope.spawn(move || of(kind))).map(|run| run.join().ok()));
    rows.extend(both.into_iter().flatten().flatten().flatten());
    let lines: Vec<String> = rows.iter().map(|row| line(row, error)).collect();
    println!("{}\n{}\n{}\n{}", HEAD, lines.join("\n"), toys::part().trim_end(), families::part().trim_end());
    Ok(())
}

const HEAD: &str = "# Quality

What the models of the lab reach, measured in full. `make quality` writes this file: it trains for half an hour on two cores,
natively; the weights are those that every browser trains to.

## Latent space: jars

1,000 jars without noise, 8,000 steps, the default settings. Asked of each seed: a mean squared error of at most 0.12 of
PCA's, and a neighbour R² of at least 0.98 for height and for width. `make test` trains 1,000 steps and asks for less
(`tests/train_quality.rs`).

| model | mean squared error | of PCA's | R² height | R² width | weights hash | reached |
|---|---|---|---|---|---|---|";
