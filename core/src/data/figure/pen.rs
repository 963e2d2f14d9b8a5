//! What draws a figure: the same shapes as markup for the page, or as grey pixels.

/// How to ring a part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::data) enum Ring {
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

/// Width of outlines, in units of the view box.
pub(in crate::data) const OUTLINE: &str = "1.3";

/// Draws shapes, each over those before it. Paths are those of SVG, colours `#rrggbb` or `#rgb`; an empty path is nothing.
pub(in crate::data) trait Pen {
    /// A filled shape.
    fn area(&mut self, path: &'static str, fill: &'static str);
    /// A filled shape with a line around it.
    fn outlined(&mut self, path: &'static str, fill: &'static str, edge: &'static str);
    /// A line of a width.
    fn line(&mut self, path: &'static str, stroke: &'static str, width: &'static str);
    /// A line as wide as outlines are.
    fn thin(&mut self, path: &'static str, stroke: &'static str);
    /// Glass in a frame.
    fn glass(&mut self, path: &'static str, frame: &'static str);
    /// The ring around a shape that is drawn next, over its inner half.
    fn ring(&mut self, _path: &'static str, _ring: Ring) {}
    /// The same, as wide as the white within it and the whole are to be.
    fn ring_apart(&mut self, _path: &'static str, _ring: Ring, _inner_and_outer: [&'static str; 2]) {}
    /// Dashes in the colour of a ring.
    fn dashes(&mut self, _path: &'static str, _width: &'static str, _lengths: &'static str) {}
}
