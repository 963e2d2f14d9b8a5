//! An SVG path as polygons: its curves cut into straight pieces.
//!
//! Of the grammar (SVG 2, section 9.3) what our figures use: M, L, H, V, C, S, Q, A, Z, absolute and relative, with arcs of
//! circles alone. Only `+ - * /` and square roots, so that the same path gives the same bits everywhere.

/// A place, x to the right and y down.
pub(super) type At = [f64; 2];

/// A part of a path: its corners, and whether it comes back to the first.
pub(super) struct Part {
    pub corners: Vec<At>,
    pub is_closed: bool,
}

/// Straight pieces of a curve.
const PIECES: usize = 8;

/// How often an arc is halved: 16 pieces, for arcs go half around and more.
const HALVINGS: u32 = 4;

/// The parts of a path. What is not of the grammar above ends it: our own paths have nothing else, by a test.
pub(super) fn parts(path: &str) -> Vec<Part> {
    reader(path).read()
}

/// A number as paths write it, without an exponent.
pub(super) fn number(text: &str) -> Option<f64> {
    reader(text).number()
}

fn reader(path: &str) -> Reader<'_> {
    Reader { text: path.as_bytes(), at: [0.0; 2], control: None, parts: Vec::new() }
}

struct Reader<'a> {
    text: &'a [u8],
    at: At,
    /// The last control point of a cubic, which S mirrors.
    control: Option<At>,
    parts: Vec<Part>,
}

impl Reader<'_> {
    fn read(mut self) -> Vec<Part> {
        let mut command = b'Z';
        while let Some(next) = self.peek() {
            if next.is_ascii_alphabetic() {
                command = next;
                self.text = &self.text[1..];
            }
            let from = if command.is_ascii_lowercase() { self.at } else { [0.0; 2] };
            if self.take(command.to_ascii_uppercase(), from).is_none() {
                break;
            }
        }
        self.parts
    }

    /// Reads the numbers of one command; `None` if they are not there.
    fn take(&mut self, command: u8, from: At) -> Option<()> {
        let before = self.control.take();
        match command {
            b'M' => {
                self.at = self.place(from)?;
                self.parts.push(Part { corners: vec![self.at], is_closed: false });
            }
            b'L' => {
                let to = self.place(from)?;
                self.line_to(to);
            }
            b'H' => {
                let x = from[0] + self.number()?;
                self.line_to([x, self.at[1]]);
            }
            b'V' => {
                let y = from[1] + self.number()?;
                self.line_to([self.at[0], y]);
            }
            b'C' => {
                let [a, b, to] = [self.place(from)?, self.place(from)?, self.place(from)?];
                self.cubic_to(a, b, to);
            }
            b'S' => {
                let [b, to] = [self.place(from)?, self.place(from)?];
                let a = before.map_or(self.at, |c| [2.0 * self.at[0] - c[0], 2.0 * self.at[1] - c[1]]);
                self.cubic_to(a, b, to);
            }
            b'Q' => {
                let [c, to] = [self.place(from)?, self.place(from)?];
                let towards = |end: At| [end[0] + (c[0] - end[0]) * 2.0 / 3.0, end[1] + (c[1] - end[1]) * 2.0 / 3.0];
                self.cubic_to(towards(self.at), towards(to), to);
                self.control = None;
            }
            b'A' => {
                let (radius, _, _) = (self.number()?, self.number()?, self.number()?);
                let (is_large, is_clockwise) = (self.flag()?, self.flag()?);
                let to = self.place(from)?;
                self.arc_to(radius, is_large, is_clockwise, to);
            }
            b'Z' => {
                let part = self.parts.last_mut()?;
                part.is_closed = true;
                self.at = *part.corners.first()?;
            }
            _ => return None,
        }
        Some(())
    }

    fn line_to(&mut self, to: At) {
        self.at = to;
        // After Z a path goes on from where it closed.
        if self.parts.last().is_none_or(|part| part.is_closed) {
            self.parts.push(Part { corners: Vec::new(), is_closed: false });
        }
        if let Some(part) = self.parts.last_mut() {
            part.corners.push(to);
        }
    }

    fn cubic_to(&mut self, a: At, b: At, to: At) {
        let from = self.at;
        for piece in 1..=PIECES {
            let t = piece as f64 / PIECES as f64;
            let u = 1.0 - t;
            let along =
                |k: usize| u * u * u * from[k] + 3.0 * u * u * t * a[k] + 3.0 * u * t * t * b[k] + t * t * t * to[k];
            self.line_to([along(0), along(1)]);
        }
        self.at = to;
        self.control = Some(b);
    }

    /// An arc of a circle, from its centre (SVG 2, appendix B.2.4, for equal radii).
    fn arc_to(&mut self, radius: f64, is_large: bool, is_clockwise: bool, to: At) {
        let from = self.at;
        let half = [(to[0] - from[0]) / 2.0, (to[1] - from[1]) / 2.0];
        let middle = [from[0] + half[0], from[1] + half[1]];
        let half_chord = (half[0] * half[0] + half[1] * half[1]).sqrt();
        if half_chord == 0.0 {
            return;
        }
        // A radius too small for the chord grows until it fits.
        let radius = radius.max(half_chord);
        let height = (radius * radius - half_chord * half_chord).max(0.0).sqrt();
        // Towards the side that the arc bulges to, y down.
        let side = if is_clockwise {
            [half[1] / half_chord, -half[0] / half_chord]
        } else {
            [-half[1] / half_chord, half[0] / half_chord]
        };
        let lift = if is_large { height } else { -height };
        let centre = [middle[0] + side[0] * lift, middle[1] + side[1] * lift];
        let top = [centre[0] + side[0] * radius, centre[1] + side[1] * radius];
        self.halve(centre, radius, from, top, HALVINGS - 1);
        self.halve(centre, radius, top, to, HALVINGS - 1);
        self.at = to;
    }

    /// The arc between two places less than half around, and its end.
    fn halve(&mut self, centre: At, radius: f64, from: At, to: At, halvings: u32) {
        if halvings == 0 {
            return self.line_to(to);
        }
        let out = [from[0] + to[0] - 2.0 * centre[0], from[1] + to[1] - 2.0 * centre[1]];
        let length = (out[0] * out[0] + out[1] * out[1]).sqrt();
        let between = [centre[0] + out[0] / length * radius, centre[1] + out[1] / length * radius];
        self.halve(centre, radius, from, between, halvings - 1);
        self.halve(centre, radius, between, to, halvings - 1);
    }

    fn peek(&mut self) -> Option<u8> {
        let skip = self.text.iter().take_while(|byte| matches!(byte, b' ' | b',')).count();
        self.text = &self.text[skip..];
        self.text.first().copied()
    }

    fn place(&mut self, from: At) -> Option<At> {
        Some([from[0] + self.number()?, from[1] + self.number()?])
    }

    /// Flags of arcs may stand without anything between.
    fn flag(&mut self) -> Option<bool> {
        let flag = self.peek()?;
        self.text = &self.text[1..];
        Some(flag == b'1')
    }

    fn number(&mut self) -> Option<f64> {
        let first = self.peek()?;
        let mut has_point = first == b'.';
        let is_more = |byte: &&u8| match **byte {
            b'0'..=b'9' => true,
            // A second point begins the next number.
            b'.' => !std::mem::replace(&mut has_point, true),
            _ => false,
        };
        let length = 1 + self.text[1..].iter().take_while(is_more).count();
        let (number, rest) = self.text.split_at(length);
        self.text = rest;
        // A whole number over a power of ten: both exact, so rounded once, as `f64::from_str` does; which is large, and the worker holds
        // it for nothing else.
        let (sign, number) = if first == b'-' { (-1.0, &number[1..]) } else { (1.0, number) };
        let (mut whole, mut scale) = (0.0, 1.0);
        let mut digits = number.iter().filter(|byte| **byte != b'.').peekable();
        digits.peek()?;
        for digit in digits {
            whole = 10.0 * whole + f64::from(digit.checked_sub(b'0')?);
        }
        let behind = number.iter().rev().take_while(|byte| **byte != b'.').count();
        if behind < number.len() {
            (0..behind).for_each(|_| scale *= 10.0);
        }
        (whole < 9e15).then_some(sign * (whole / scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corners(path: &str) -> Vec<At> {
        parts(path).into_iter().flat_map(|part| part.corners).collect()
    }

    #[test]
    fn lines_are_read_as_written() {
        assert_eq!(corners("M1,2H5V.5L3-4Zl1.5.5"), [[1.0, 2.0], [5.0, 2.0], [5.0, 0.5], [3.0, -4.0], [2.5, 2.5]]);
        let both = parts("M0,0h1M2,2v1Z");
        assert_eq!(both.iter().map(|part| part.is_closed).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn curves_end_where_they_should_and_lie_on_the_curve() {
        let cubic = corners("M0,0C0,8 8,8 8,0S16,-8 16,0");
        assert_eq!((cubic.len(), cubic[PIECES / 2], cubic[PIECES]), (1 + 2 * PIECES, [4.0, 6.0], [8.0, 0.0]));
        // S mirrors the last control point, so the second half is the first turned over.
        assert_eq!(cubic[PIECES + PIECES / 2], [12.0, -6.0]);
        assert_eq!(corners("M0,0Q4,8 8,0")[PIECES / 2], [4.0, 4.0]);
    }

    #[test]
    fn arcs_keep_their_distance_to_the_centre() {
        // Half a circle around (5, 0), then three quarters of one.
        for (path, centre, radius, through) in [
            ("M0,0A5,5 0 0 1 10,0", [5.0, 0.0], 5.0, [5.0, -5.0]),
            ("M0,0A5,5 0 0 0 10,0", [5.0, 0.0], 5.0, [5.0, 5.0]),
            ("M1,0a1 1 0 1 1-1-1", [0.0, 0.0], 1.0, [-0.5_f64.sqrt(), 0.5_f64.sqrt()]),
            ("M1,0a1 1 0 011-1", [2.0, 0.0], 1.0, [2.0 - 0.5_f64.sqrt(), -0.5_f64.sqrt()]),
        ] {
            let arc = corners(path);
            assert_eq!(arc.len(), 17, "{path}");
            for at in &arc {
                let [x, y] = [at[0] - centre[0], at[1] - centre[1]];
                let distance = (x * x + y * y).sqrt();
                assert!((distance - radius).abs() < 1e-12, "{path}: {at:?}");
            }
            let near = |at: &At| (at[0] - through[0]).abs() + (at[1] - through[1]).abs() < 1e-12;
            assert!(arc.iter().any(near), "{path}: {arc:?}");
        }
    }
}
