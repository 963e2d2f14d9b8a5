//! The colours of hair and clothes.

/// A colour with its companions.
#[derive(Clone, Copy)]
pub(super) struct Tone {
    /// The colour itself.
    pub fill: &'static str,
    /// Linings and trims.
    pub shade: &'static str,
    /// Lines within: seams and strands. Lighter than the fill where that is black, or they would vanish.
    pub line: &'static str,
    /// The line around.
    pub edge: &'static str,
}

const fn tone(fill: &'static str, shade: &'static str, line: &'static str) -> Tone {
    Tone { fill, shade, line, edge: line }
}

const CLOTHES: [Tone; 8] = [
    Tone { fill: "#262e33", shade: "#414e56", line: "#84949d", edge: "#0e1417" },
    tone("#65c9ff", "#3ba5e2", "#1c6a9e"),
    tone("#e6e6e6", "#b9c0c4", "#68737a"),
    tone("#a7ffc4", "#74dd9b", "#34895a"),
    tone("#ffdeb5", "#f1bd80", "#a66f30"),
    tone("#ff488e", "#d8276e", "#94124b"),
    tone("#ff5c5c", "#da383d", "#931c23"),
    tone("#ffffff", "#dce4e8", "#7b8a94"),
];

const HAIR: [Tone; 6] = [
    Tone { fill: "#2c1b18", shade: "#46302b", line: "#7d6056", edge: "#140a08" },
    tone("#b58143", "#976632", "#7a4f1f"),
    tone("#724133", "#5a3024", "#42211a"),
    tone("#f59797", "#e07676", "#b9545a"),
    tone("#c93305", "#a72803", "#7f1c00"),
    tone("#e8e1e1", "#cbc2c4", "#8d8287"),
];

/// The neutral shirt under an overall.
pub(super) const SHIRT: Tone = tone("#f7f5ee", "#7d95a3", "#6f808a");
/// Skin; the line around it is its shade.
pub(super) const SKIN: Tone = tone("#edb98a", "#d99a68", "#b87444");

pub(super) const INK: &str = "#2b3338";

fn pick(tones: &[Tone], idx: usize) -> Tone {
    // An index from nowhere is drawn as the last value rather than ending the page.
    tones.get(idx).or(tones.last()).copied().unwrap_or(SKIN)
}

pub(super) fn clothes(idx: usize) -> Tone {
    pick(&CLOTHES, idx)
}

pub(super) fn hair(idx: usize) -> Tone {
    pick(&HAIR, idx)
}
