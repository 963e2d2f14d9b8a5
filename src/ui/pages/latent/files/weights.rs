//! The decoder to take away: its weights with the pictures that the page shows, and a NumPy script that draws those.

use super::super::path::{STOPS, codes_on_path};
use super::super::run::Shown;
use super::super::sample_group::sample_codes;
use crate::scene::{LatentScene, ShownCode, latent_weights_chunks};

/// `decoder.py`.
pub const SCRIPT: &str = include_str!("../../../../../scripts/take-away/decoder.py");

/// Training pictures that are redrawn among the others.
const REBUILT: usize = 10;

/// The weights as text, in pieces.
pub fn chunks(shown: &Shown, scene: &LatentScene) -> impl Iterator<Item = String> + use<> {
    let all = shown.codes.chunks_exact(shown.latent);
    let named = |name: &str, codes: Vec<Vec<f32>>| {
        let one = |(k, code)| ShownCode { name: format!("{name} {}", k + 1), code };
        codes.into_iter().enumerate().map(one).collect::<Vec<_>>()
    };
    let axes = scene.axes.map(|axis| usize::from(axis).saturating_sub(1));
    let point = shown.plane(axes).map(|plane| plane.code_at(scene.place()));
    let mut codes: Vec<ShownCode> =
        point.into_iter().map(|code| ShownCode { name: "point".to_string(), code }).collect();
    codes.extend(named("sample", sample_codes(shown, scene)));
    let path = codes_on_path(shown, scene.path_ends());
    codes.extend(named("stop", path.into_iter().skip(1).take(STOPS).collect()));
    codes.extend(named("rebuilt", all.take(REBUILT).map(<[f32]>::to_vec).collect()));
    latent_weights_chunks(scene, shown.hash.as_deref(), shown.drawer.clone(), codes)
}
