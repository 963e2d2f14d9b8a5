//! The note above the plane, in as many lines as it takes: SVG breaks none.

use super::{Drawing, LINE, PLANE_WIDTH, TOP, escaped};
use crate::plot::text_width;

const NOTE_PX: f64 = 16.0;

/// The lines of a note, each as wide as the plane at most; broken at spaces where there are any.
pub(super) fn lines(note: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let fits = |line: &str, more: &str| text_width(line, NOTE_PX) + text_width(more, NOTE_PX) <= PLANE_WIDTH;
    for word in note.split_inclusive(' ') {
        match lines.last_mut() {
            Some(line) if fits(line, word.trim_end()) => line.push_str(word),
            _ if fits("", word.trim_end()) => lines.push(word.to_string()),
            _ => {
                // Wider than a line by itself.
                lines.push(String::new());
                for sign in word.chars() {
                    match lines.last_mut() {
                        Some(line) if fits(line, sign.encode_utf8(&mut [0; 4])) => line.push(sign),
                        _ => lines.push(sign.to_string()),
                    }
                }
            }
        }
    }
    lines
}

/// Whether a text runs from right to left, as its first letter tells. What is a letter is told by range: Unicode's own
/// tables weigh more than all of this file.
fn runs_leftward(text: &str) -> bool {
    let first = text.chars().find_map(|c| match c {
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => Some(true),
        '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}' => Some(true),
        // Punctuation, arrows and other signs; pictures.
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe6f}' | '\u{1f000}'..='\u{1ffff}' => None,
        c => (c.is_ascii_alphabetic() || c >= '\u{c0}').then_some(false),
    });
    first == Some(true)
}

impl Drawing<'_> {
    /// The note, as on screen: at the side where it begins.
    pub(super) fn note(&mut self, left: f64, lines: &[String]) {
        let rtl = runs_leftward(&self.picture.state.scene.note);
        let (x, direction) = if rtl { (left + PLANE_WIDTH, " direction=\"rtl\"") } else { (left, "") };
        for (idx, line) in lines.iter().enumerate() {
            let y = TOP + 12.0 + LINE * idx as f64;
            // `isolate` keeps a text that runs the other way from turning what stands around it.
            self.put(&format!(
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{NOTE_PX}\" fill=\"{}\" unicode-bidi=\"isolate\"{direction}>{}</text>",
                self.picture.palette.ink,
                escaped(line.trim_end())
            ));
        }
    }
}
