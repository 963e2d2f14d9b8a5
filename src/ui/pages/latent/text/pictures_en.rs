//! English, of pictures that are no jars.

use super::ThingText;

/// What is said of pictures, in English.
pub static TEXT: ThingText = ThingText {
    headline_first: "Each picture is 1,024 numbers. Can a machine say it in two?",
    headline_training: "Nobody names a feature: it only tries to redraw each picture.",
    headline_vae: "It says each picture in a few numbers, and draws pictures that nobody made.",
    headline_autoencoder: "It says each picture in a few numbers, but its plane has holes.",
    decoded: "Decoded picture",
    nearest: "Nearest training picture, no. {0}:",
    no_names: "The axes have no names. Points close to each other decode to pictures that look alike.",
    hole: "No training picture lies near this point: what is drawn here is a guess.",
    pca_hint: "PCA is solved at once. Play trains a variational autoencoder on the same pictures.",
    ghosts: "PCA orders the pictures, but between them it draws ghosts.",
    refused: "These pictures cannot be learned from. Undo, or choose others.",
    path_from_to: "picture {0} to picture {1}",
    numbered: "Picture {0}. {1}",
    samples_none: "Generate draws new codes and decodes them: pictures that nobody made.",
    a_guess: "no picture lies near",
    rebuilt: "Rebuilt pictures",
    one: "Picture",
    rows: "Pictures {0} to {1} of {2}",
    explain_layers: "Encoder g: 1,024 – 128 – 64 – {0}. Decoder f: {0} – 64 – 128 – 1,024. Each picture, 1,024 numbers, is squeezed through {0} and drawn again; what is wrong is corrected, {1} pictures at a time.",
    explain_pca: "m is the mean picture; the columns of W are the {0} straight directions in which pictures differ most. Nothing is trained: they are the solution.",
    explain_now: "Now: x is picture {0}, z = {1}.",
};
