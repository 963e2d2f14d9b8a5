//! Naive Bayes on pixels and its diagnostics as NumPy has them, from the same pictures: `scripts/fixtures/pixels.py`.
//! `UPDATE_PIXELS=1 cargo test --test pixels_numpy` writes the pictures that the script reads.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use base64ct::{Base64, Encoding};
use coastline::data::{Drawing, PIXELS, Picture, SIDE};
use coastline::metric::Nearest;
use coastline::model::Probability;
use coastline::rng::Fnv1a;
use coastline::scene::{Chosen, MadePictures, PixelsResults, PixelsScene};
use common::pixels::{both, results};
use serde_json::Value;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pixels.json");

/// Pseudocount in hundredths, and seed, of each case of the script.
const CASES: [(i64, i64); 2] = [(0, 1), (50, 42)];

fn of_case((pseudocount, seed): (i64, i64)) -> PixelsResults {
    // Fifty are diagnosed, ten shown; here all fifty are looked at.
    results(&PixelsScene { pseudocount, seed, samples: 10, chosen: Chosen::Picture(0), ..both() })
}

/// The fifty outfits that are diagnosed, drawn.
fn traits_pictures(results: &PixelsResults) -> Vec<Picture> {
    let mut drawing = Drawing::default();
    results.traits.as_ref().unwrap().outfits.iter().map(|outfit| drawing.picture(*outfit)).collect()
}

fn encoded(pictures: &[Picture]) -> String {
    Base64::encode_string(pictures.as_flattened())
}

fn close(actual: f64, expected: &Value, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((actual - expected).abs() <= 1e-12 * expected.abs(), "{what}: {actual}, not {expected}");
}

fn is_made_alike(made: &MadePictures, expected: &Value) {
    close(made.neighbours.agree().unwrap(), &expected["agree"], "agree");
    close(made.neighbours.differ(), &expected["differ"], "differ");
    close(made.pass, &expected["pass"], "pass");
    close(made.n_distinct as f64, &expected["distinct"], "distinct");
    close(made.spotted[0], &expected["spotted_observations"], "observations spotted");
    close(made.spotted[1], &expected["spotted_samples"], "samples spotted");
    assert_eq!(made.hash, expected["hash"].as_str().unwrap());
    let nearest: Vec<usize> = made.nearest.iter().map(|nearest: &Nearest| nearest.idx).collect();
    let expected: Vec<usize> =
        expected["nearest"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect();
    assert_eq!(nearest, expected);
}

#[test]
fn fit_samples_and_diagnostics_are_those_of_numpy() {
    let all = CASES.map(of_case);
    let pictures = encoded(all[0].pictures());
    let traits = encoded(&all.iter().flat_map(traits_pictures).collect::<Vec<_>>());
    if std::env::var_os("UPDATE_PIXELS").is_some() {
        let fixture = serde_json::json!({ "pictures": pictures, "traits_pictures": traits });
        std::fs::write(FIXTURE, fixture.to_string()).unwrap();
    }
    let fixture: Value = serde_json::from_str(&std::fs::read_to_string(FIXTURE).unwrap()).unwrap();
    assert!(
        fixture["pictures"] == pictures.as_str() && fixture["traits_pictures"] == traits.as_str(),
        "other pictures"
    );
    let cases = fixture["cases"].as_array().unwrap();
    assert_eq!((cases.len(), all[0].pictures().len(), SIDE * SIDE), (2, 50, PIXELS));
    for (results, case) in all.iter().zip(cases) {
        let model = &results.fit.model;
        for theta in case["theta"].as_array().unwrap() {
            let (pixel, value) = (theta[0].as_u64().unwrap(), theta[1].as_u64().unwrap());
            close(model.theta(pixel as usize, value as u8), &theta[2], "theta");
        }
        close(model.ln_prob(&results.pictures()[3]), &case["ln_prob"], "ln p");
        close(results.fit.log10_support, &case["log10_support"], "support");
        let mut hash = Fnv1a::new();
        hash.write(&results.fit.mean);
        assert_eq!(format!("{:016x}", hash.finish()), case["mean_hash"].as_str().unwrap());
        let data = &case["data"];
        close(results.fit.neighbours.agree().unwrap(), &data["agree"], "data agree");
        close(results.fit.neighbours.differ(), &data["differ"], "data differ");
        close(results.fit.pass_limit, &data["limit"], "limit");
        close(results.fit.pass, &data["pass"], "data pass");
        close(results.fit.n_distinct as f64, &data["distinct"], "data distinct");
        is_made_alike(results.pixels.as_ref().unwrap(), &case["pixels"]);
        let traits = results.traits.as_ref().unwrap();
        is_made_alike(traits, &case["traits"]);
        let outfits: Vec<u64> = traits.outfits.iter().map(|outfit| outfit.index() as u64).collect();
        let expected: Vec<u64> = case["outfits"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
        assert_eq!(outfits, expected);
    }
}
