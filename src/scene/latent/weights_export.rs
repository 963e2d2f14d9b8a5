//! The decoder's weights to take away (`docs/export.md`): all that draws the pictures on the page, and the pictures, so that
//! `decoder.py` can show that it draws the same.

use super::LatentScene;
use super::link::latent_fields;
use crate::ENGINE;
use crate::data::PIXELS;
use crate::scene::json::{scene_json, single};
use crate::scene::link::Word;
use crate::train::{Decoder, Drawer};
use std::iter;

/// A picture that the page shows: what it is there, and its code.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownCode {
    /// `point`, `sample 1`, `stop 1`, `rebuilt 1`.
    pub name: String,
    /// As many numbers as the drawer asks for.
    pub code: Vec<f32>,
}

fn list(values: &[f32]) -> String {
    let numbers: Vec<String> = values.iter().map(|x| single(*x)).collect();
    format!("[{}]", numbers.join(","))
}

/// Rows of so many numbers.
fn rows(values: &[f32], width: usize) -> String {
    let rows: Vec<String> = values.chunks_exact(width).map(list).collect();
    format!("[{}]", rows.join(",\n"))
}

/// The text in pieces, a layer or a picture each; `hash` is the weights hash, if there is one.
pub fn latent_weights_chunks(
    scene: &LatentScene,
    hash: Option<&str>,
    drawer: Drawer,
    shown: Vec<ShownCode>,
) -> impl Iterator<Item = String> + use<> {
    let head = format!(
        "{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"model\":\"{}\",\"step\":{},\"weights_hash\":{},\"latent\":{},\n",
        scene_json(latent_fields(scene)),
        scene.model.word(),
        scene.steps,
        hash.map_or("null".to_string(), |hash| format!("\"{hash}\"")),
        drawer.latent(),
    );
    let weights: Vec<String> = match &drawer {
        Drawer::Pca { mean, components } => {
            vec![format!("\"mean\":{},\n\"components\":{},\n", list(mean), rows(components, PIXELS))]
        }
        Drawer::Network(decoder) => layers(decoder),
    };
    let n = shown.len();
    let pictures = shown.into_iter().enumerate().map(move |(k, ShownCode { name, code })| {
        let picture = list(&drawer.draw(code.clone()));
        let comma = if k + 1 < n { ",\n" } else { "" };
        format!("{{\"name\":\"{name}\",\"code\":{},\"picture\":{picture}}}{comma}", list(&code))
    });
    iter::once(head)
        .chain(weights)
        .chain(iter::once("\"shown\":[\n".to_string()))
        .chain(pictures)
        .chain(iter::once("]}\n".to_string()))
}

/// Layers of a network, in to out.
fn layers(decoder: &Decoder) -> Vec<String> {
    let n = decoder.layers().len();
    let layer = |(k, layer): (usize, &crate::net::Dense)| {
        let (before, activation, after) = match k {
            0 => ("\"layers\":[\n", "relu", ",\n"),
            _ if k + 1 < n => ("", "relu", ",\n"),
            _ => ("", "sigmoid", "],\n"),
        };
        let params = decoder.params();
        format!(
            "{before}{{\"activation\":\"{activation}\",\"weights\":{},\"biases\":{}}}{after}",
            rows(&params[layer.weights()], layer.outputs()),
            list(&params[layer.biases()]),
        )
    };
    decoder.layers().enumerate().map(layer).collect()
}
