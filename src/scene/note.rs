//! The note: one line of plain text about the scene. It may come from a stranger's link.

use std::sync::Arc;

/// Longest note, in characters.
pub const MAX_NOTE_CHARS: usize = 140;

/// A note as it is kept: one line, trimmed, and nothing in it that could turn the words around it. Cleaning it again
/// changes nothing. `None` if it is too long then.
pub(super) fn clean_note(text: &str) -> Option<Arc<str>> {
    let mut note = String::new();
    for c in text.chars() {
        match c {
            // Embeddings, overrides and isolates: they can make a text read as another, beyond the note itself.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            // Also the separators of lines and paragraphs, which are no control characters.
            '\u{2028}' | '\u{2029}' => note.push(' '),
            c if c.is_control() => note.push(' '),
            c => note.push(c),
        }
    }
    let note = note.trim();
    (note.chars().count() <= MAX_NOTE_CHARS).then(|| note.into())
}

#[cfg(test)]
mod tests {
    use super::clean_note;

    #[test]
    fn a_note_is_one_line_without_tricks() {
        for (text, note) in [
            ("  two  words \n", "two  words"),
            ("a\tb\r\nc\u{0}d\u{85}e", "a b  c d e"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("\u{202e}evil\u{2066} twins\u{2069}", "evil twins"),
            ("one\u{2028}two", "one two"),
            ("שלום 🌍 مرحبا", "שלום 🌍 مرحبا"),
            ("\u{202e} \n", ""),
        ] {
            let cleaned = clean_note(text).unwrap();
            assert_eq!(&*cleaned, note);
            assert_eq!(clean_note(&cleaned), Some(cleaned.clone()));
        }
        assert!(clean_note(&"🌍".repeat(140)).is_some() && clean_note(&"a".repeat(141)).is_none());
        assert!(clean_note(&format!(" {}\n", "a".repeat(140))).is_some(), "counted as kept");
    }
}
