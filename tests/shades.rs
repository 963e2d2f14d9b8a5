//! How strongly Pmodel is shown, and where it is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::model::ModelKind;
use coastline::plot::{hatch_strength, heat_strength, observation_radius, sample_radius, support};
use coastline::scene::PointsScene;
use proptest::prelude::*;

#[test]
fn strengths_are_opacities_that_rise() {
    for strength in [hatch_strength, heat_strength] {
        assert_eq!(strength(0.0), 0.0);
        let values: Vec<f64> = (0..=10_000).map(|step| strength(f64::from(step) / 10_000.0)).collect();
        assert!(values.iter().all(|v| (0.0..=1.0).contains(v)));
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
    }
    // p_model may be many times p_data on land.
    assert!((1..1_000).all(|ratio| hatch_strength(f64::from(ratio)) == 1.0));
    assert_eq!(heat_strength(1.0), 0.5);
    // Where Pmodel makes a tenth of what the rule does, the hatch is there to be seen.
    assert!(hatch_strength(0.1) > 0.4);
}

#[test]
fn marks_shrink_as_they_grow_many() {
    for radius in [observation_radius, sample_radius] {
        let radii: Vec<f64> = (0..20_000).map(radius).collect();
        assert!(radii.windows(2).all(|pair| pair[0] >= pair[1]) && radii.iter().all(|r| *r > 1.0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_support_holds_all_mass_and_nothing_else(scene in common::any_scene()) {
        for kind in ModelKind::ALL {
            let Ok(model) = (PointsScene { model: kind, ..scene.clone() }).fit() else { continue };
            let rects = support(&model);
            let mass: f64 = rects.iter().map(|(rect, density)| rect.area() * density).sum();
            // Of a smooth model what is too faint to be seen is left out, and runs of nearly the same density are one.
            let is_smooth = model.cells().is_some();
            let (least, most) = if is_smooth { (0.98, 1.0) } else { (1.0, 1.0) };
            let inside = 1.0 - model.off_plane();
            prop_assert!(mass > least * inside - 1e-9 && mass < most * inside + 1e-9, "{:?} {}", kind, mass);
            prop_assert!(rects.iter().all(|(_, density)| *density > 0.0));
            // The same density as the model's own, in the middle of each.
            for (rect, density) in rects.iter().filter(|_| !is_smooth) {
                let centre = coastline::plane::Point {
                    x: (rect.west + rect.east) / 2.0,
                    y: (rect.south + rect.north) / 2.0,
                };
                prop_assert_eq!(model.density(centre), *density);
            }
        }
    }
}
