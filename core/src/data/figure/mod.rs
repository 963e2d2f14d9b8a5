//! An outfit as a drawn figure: head and shoulders on a tile of its own, for the page, for drawings taken home, and as the
//! pictures of grey pixels (`pictures`).
//!
//! Markup of plain shapes: no ids, as many figures stand on one page; no style, as a drawing stands alone.

mod clothes;
mod face;
mod hair;
mod markup;
mod pen;
mod tones;

use markup::Markup;
pub(super) use pen::{OUTLINE, Pen, Ring};

/// The view box of a figure: it fills this square up to the tile's round corners.
pub const FIGURE_VIEW_BOX: &str = "0 0 100 100";

const NO_HAIR: usize = 0;
/// White and silver stand out against it as black does, on light cards and on dark ones.
pub(super) const GROUND: &str = "#a5c0cb";

/// The children of an `<svg>` whose view box is [`FIGURE_VIEW_BOX`].
///
/// An outfit holds one index per feature: accessories, clothing colour, clothing type, hair colour, top. An index
/// beyond a feature's values is drawn as its last one.
pub fn figure(outfit: [usize; 5]) -> String {
    figure_outlined(outfit, [false; 5])
}

/// The same with a ring around each value that is `rare`: a full one for a shape, a dashed one for a colour, unless the
/// shape's ring is there already. Without hair the ring of its colour is around the eyebrows; without glasses theirs is
/// dashed, where they would be.
pub fn figure_outlined(outfit: [usize; 5], rare: [bool; 5]) -> String {
    let mut pen = Markup::new(&format!(r#"<rect width="100" height="100" rx="12" fill="{GROUND}"/>"#));
    draw(&mut pen, outfit, rare);
    pen.finish()
}

/// Draws an outfit on its ground, from the back to the front, in units of 1.1 per unit of the view box, moved by (-5, -7).
pub(super) fn draw(pen: &mut dyn Pen, outfit: [usize; 5], rare: [bool; 5]) {
    let [accessories, clothing_colour, clothing_type, hair_colour, top] = outfit;
    let (cloth, tint, style) = (tones::clothes(clothing_colour), tones::hair(hair_colour), hair::style(top));
    let is_bald = top == NO_HAIR;
    let cloth_ring = Ring::of(rare[2], rare[1]);
    let hair_ring = Ring::of(rare[4], rare[3]);

    if !style.back.is_empty() {
        pen.ring(style.back, hair_ring);
        pen.outlined(style.back, tint.fill, tint.edge);
        pen.thin(style.back_lines, tint.line);
    }
    clothes::behind(pen, clothing_type, cloth, cloth_ring);
    face::neck(pen);
    clothes::before(pen, clothing_type, cloth, cloth_ring);
    // Under the head, or it would cross the face.
    pen.ring(style.front, hair_ring);
    face::head(pen, is_bald, Ring::of(rare[4], false));
    face::cheeks(pen);
    if rare[0] {
        face::glasses_ring(pen, accessories);
    }
    face::features(pen, tint, is_bald, Ring::of(is_bald && rare[3], false));
    face::glasses(pen, accessories);
    if !style.front.is_empty() {
        pen.outlined(style.front, tint.fill, tint.edge);
        pen.thin(style.front_lines, tint.line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const VALUES: [usize; 5] = [3, 8, 4, 6, 7];

    fn outfits() -> impl Iterator<Item = [usize; 5]> {
        (0..VALUES.iter().product()).map(|mut idx: usize| {
            VALUES.map(|n| {
                let value = idx % n;
                idx /= n;
                value
            })
        })
    }

    /// Panics unless the markup is well-formed and holds no other elements and attributes than these.
    fn assert_plain(markup: &str) {
        let mut open = Vec::new();
        for tag in markup.split_inclusive('>') {
            let tag = tag.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')).expect("text between tags");
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
                continue;
            }
            let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, mut attributes) = tag.split_once(' ').unwrap();
            assert!(["rect", "g", "path"].contains(&name), "{name}");
            let mut seen = HashSet::new();
            while !attributes.is_empty() {
                let (key, rest) = attributes.split_once("=\"").unwrap();
                let (value, rest) = rest.split_once('"').unwrap();
                let known = "width height rx d fill fill-opacity transform stroke stroke-width stroke-linecap \
                             stroke-linejoin stroke-dasharray";
                assert!(known.split_whitespace().any(|k| k == key), "{key}");
                assert!(seen.insert(key), "{key} twice");
                assert!(!value.is_empty() && !value.contains(['<', '&']), "{key}={value}");
                assert!(rest.is_empty() || rest.starts_with(' '), "{rest}");
                attributes = rest.trim_start();
            }
            if !is_empty {
                open.push(name);
            }
        }
        assert!(open.is_empty());
    }

    #[test]
    fn all_outfits_look_different() {
        let figures: HashSet<_> = outfits().map(figure).collect();
        assert_eq!(figures.len(), 4_032);
    }

    #[test]
    fn markup_is_plain_and_small() {
        for outfit in outfits() {
            let markup = figure(outfit);
            assert_plain(&markup);
            assert!(markup.len() < 2_770, "{outfit:?}: {}", markup.len());
        }
        let mean = outfits().map(|outfit| figure(outfit).len()).sum::<usize>() / 4_032;
        assert!(mean < 2_400, "{mean}");
    }

    #[test]
    fn each_rare_value_shows() {
        for outfit in outfits().step_by(5) {
            let plain = figure(outfit);
            for feature in 0..5 {
                let mut rare = [false; 5];
                rare[feature] = true;
                let ringed = figure_outlined(outfit, rare);
                assert_plain(&ringed);
                assert_ne!(ringed, plain, "{outfit:?}, feature {feature}");
            }
            assert_plain(&figure_outlined(outfit, [true; 5]));
        }
    }

    #[test]
    fn an_index_from_nowhere_is_the_last_value() {
        assert_eq!(figure([usize::MAX; 5]), figure([2, 7, 3, 5, 6]));
    }
}
