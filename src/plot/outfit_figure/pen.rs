//! Writes the markup. Attributes that most shapes share stand on the group around them.

use std::fmt::Write;

/// The ring around a rare value: far from the tile, and from red hair and clothes by a white ring within it.
const RARE: &str = "#b8440a";

/// How to ring a part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ring {
    None,
    /// The shape itself is rare.
    Full,
    /// Only its colour is.
    Dashed,
}

impl Ring {
    pub fn of(shape_is_rare: bool, colour_is_rare: bool) -> Self {
        match (shape_is_rare, colour_is_rare) {
            (true, _) => Self::Full,
            (false, true) => Self::Dashed,
            (false, false) => Self::None,
        }
    }
}

pub(super) struct Pen {
    markup: String,
}

impl Pen {
    pub fn new(tile: &str) -> Self {
        let mut markup = String::with_capacity(2_500);
        markup.push_str(tile);
        markup.push_str(r#"<g transform="translate(-5 -7) scale(1.1)" fill="none" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">"#);
        Self { markup }
    }

    pub fn finish(mut self) -> String {
        self.markup.push_str("</g>");
        self.markup
    }

    fn write(&mut self, args: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.markup.write_fmt(args);
    }

    pub fn area(&mut self, path: &str, fill: &str) {
        self.write(format_args!(r#"<path d="{path}" fill="{fill}"/>"#));
    }

    /// Glass in a frame.
    pub fn glass(&mut self, path: &str, frame: &str) {
        self.write(format_args!(
            r##"<path d="{path}" fill="#fff" fill-opacity=".2" stroke="{frame}" stroke-width="1.9"/>"##
        ));
    }

    pub fn outlined(&mut self, path: &str, fill: &str, edge: &str) {
        self.write(format_args!(r#"<path d="{path}" fill="{fill}" stroke="{edge}"/>"#));
    }

    pub fn line(&mut self, path: &str, stroke: &str, width: &str) {
        if !path.is_empty() {
            self.write(format_args!(r#"<path d="{path}" stroke="{stroke}" stroke-width="{width}"/>"#));
        }
    }

    /// The ring around a shape that is drawn next, over its inner half.
    pub fn ring(&mut self, path: &str, ring: Ring) {
        self.ring_apart(path, ring, ["2.8", "7.2"]);
    }

    /// The same, as wide as the white within it and the whole are to be.
    pub fn ring_apart(&mut self, path: &str, ring: Ring, [inner, outer]: [&str; 2]) {
        match ring {
            Ring::None => return,
            Ring::Full => self.line(path, RARE, outer),
            Ring::Dashed => {
                self.line(path, "#fff", outer);
                self.dashes(path, outer, "4 3");
            }
        }
        self.line(path, "#fff", inner);
    }

    /// Dashes in the colour of a ring.
    pub fn dashes(&mut self, path: &str, width: &str, lengths: &str) {
        if !path.is_empty() {
            let dashes = format_args!(r#"stroke-linecap="butt" stroke-dasharray="{lengths}""#);
            self.write(format_args!(r#"<path d="{path}" stroke="{RARE}" stroke-width="{width}" {dashes}/>"#));
        }
    }

    /// A line as wide as outlines are.
    pub fn thin(&mut self, path: &str, stroke: &str) {
        if !path.is_empty() {
            self.write(format_args!(r#"<path d="{path}" stroke="{stroke}"/>"#));
        }
    }
}
