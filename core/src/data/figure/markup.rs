//! Writes the markup. Attributes that most shapes share stand on the group around them.

use super::pen::{OUTLINE, Pen, Ring};
use std::fmt::Write;

/// The ring around a rare value: far from the tile, and from red hair and clothes by a white ring within it.
const RARE: &str = "#b8440a";

/// A pen that writes SVG.
pub(super) struct Markup {
    markup: String,
}

impl Markup {
    pub fn new(tile: &str) -> Self {
        let mut markup = String::with_capacity(2_500);
        markup.push_str(tile);
        let mut pen = Self { markup };
        pen.write(format_args!(
            r#"<g transform="translate(-5 -7) scale(1.1)" fill="none" stroke-width="{OUTLINE}" stroke-linecap="round" stroke-linejoin="round">"#
        ));
        pen
    }

    pub fn finish(mut self) -> String {
        self.markup.push_str("</g>");
        self.markup
    }

    fn write(&mut self, args: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.markup.write_fmt(args);
    }
}

impl Pen for Markup {
    fn area(&mut self, path: &str, fill: &str) {
        self.write(format_args!(r#"<path d="{path}" fill="{fill}"/>"#));
    }

    fn glass(&mut self, path: &str, frame: &str) {
        self.write(format_args!(
            r##"<path d="{path}" fill="#fff" fill-opacity=".2" stroke="{frame}" stroke-width="1.9"/>"##
        ));
    }

    fn outlined(&mut self, path: &str, fill: &str, edge: &str) {
        self.write(format_args!(r#"<path d="{path}" fill="{fill}" stroke="{edge}"/>"#));
    }

    fn line(&mut self, path: &str, stroke: &str, width: &str) {
        if !path.is_empty() {
            self.write(format_args!(r#"<path d="{path}" stroke="{stroke}" stroke-width="{width}"/>"#));
        }
    }

    fn thin(&mut self, path: &str, stroke: &str) {
        if !path.is_empty() {
            self.write(format_args!(r#"<path d="{path}" stroke="{stroke}"/>"#));
        }
    }

    fn ring(&mut self, path: &'static str, ring: Ring) {
        self.ring_apart(path, ring, ["2.8", "7.2"]);
    }

    fn ring_apart(&mut self, path: &'static str, ring: Ring, [inner, outer]: [&'static str; 2]) {
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

    fn dashes(&mut self, path: &str, width: &str, lengths: &str) {
        if !path.is_empty() {
            let dashes = format_args!(r#"stroke-linecap="butt" stroke-dasharray="{lengths}""#);
            self.write(format_args!(r#"<path d="{path}" stroke="{RARE}" stroke-width="{width}" {dashes}/>"#));
        }
    }
}
