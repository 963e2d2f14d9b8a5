//! What is measured about outfits: a million draws of Naive Bayes, their probabilities, and the counting of many rows.

use crate::work::{N_SAMPLES, Task};
use coastline::data::{COMBINATIONS, DataSet, Feature, Outfit, Tally};
use coastline::model::{Fit, FitError, NaiveBayes, NaiveBayesParams, OutfitModelKind, Probability, Sampler};
use coastline::rng::Fnv1a;
use std::hint::black_box;

/// The rows of the table.
///
/// # Errors
/// If the observations made no model: they do.
pub fn tasks() -> Result<Vec<Task>, FitError> {
    let model = NaiveBayesParams { pseudocount: 1.0 }.fit(&DataSet::Published.rows())?;
    // Every outfit as often as any other, near ones far apart.
    let asked: Vec<Outfit> = (0..N_SAMPLES).filter_map(|idx| Outfit::from_index(idx * 1_009 % COMBINATIONS)).collect();
    let counted = asked[..100_000].to_vec();
    Ok(vec![draw_task(model.clone()), ln_prob_task(model, asked), count_task(counted)])
}

fn draw(model: &NaiveBayes) -> Vec<Outfit> {
    let mut rng = OutfitModelKind::NaiveBayes.stream(1);
    let mut outfits = Vec::with_capacity(N_SAMPLES);
    model.sample_into(&mut rng, N_SAMPLES, &mut outfits);
    outfits
}

fn draw_task(model: NaiveBayes) -> Task {
    let outfits = draw(&model);
    let mean = |feature: Feature| {
        let sum: u32 = outfits.iter().map(|outfit| u32::from(outfit.value(feature))).sum();
        f64::from(sum) / (N_SAMPLES * feature.n_values()) as f64
    };
    let mut hash = Fnv1a::new();
    outfits.iter().for_each(|outfit| hash.write(&outfit.values()));
    let mut figures = Feature::ALL.map(mean).to_vec();
    // Half of the hash: a whole one does not fit in the figures, which are f64.
    figures.push((hash.finish() >> 32) as f64);
    let run = Box::new(move || {
        black_box(draw(black_box(&model)));
    });
    Task { name: "draws, Naive Bayes".to_string(), run, figures }
}

fn ln_prob_task(model: NaiveBayes, asked: Vec<Outfit>) -> Task {
    let figures = model.ln_probs(&asked[..COMBINATIONS]);
    let run = Box::new(move || {
        black_box(model.ln_probs(black_box(&asked)));
    });
    Task { name: "ln p, Naive Bayes".to_string(), run, figures }
}

/// What each step of *Count one by one* costs at most: 100,000 rows counted anew.
fn count_task(rows: Vec<Outfit>) -> Task {
    let tally = Tally::of(&rows);
    let figures = Feature::ALL.iter().flat_map(|f| tally.value_counts(*f).map(f64::from)).collect();
    let run = Box::new(move || {
        black_box(Tally::of(black_box(&rows)));
    });
    Task { name: "count, 100,000 outfits".to_string(), run, figures }
}
