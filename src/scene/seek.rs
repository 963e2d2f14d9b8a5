//! Looking for a word in short texts. The standard library's search for strings is quicker in long ones, but is larger
//! than all that is read with it, and would travel with the first load.

/// What stands before the first `part` of a text, and after it.
pub(super) fn around<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(part.len().max(1)).position(|window| window == part.as_bytes())?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// What stands after the last `part` of a text.
pub(super) fn after_last<'a>(text: &'a str, part: &str) -> Option<&'a str> {
    let at = text.as_bytes().windows(part.len().max(1)).rposition(|window| window == part.as_bytes())?;
    text.get(at + part.len()..)
}

/// Whether a part is in a text.
pub(super) fn has(text: &str, part: &str) -> bool {
    around(text, part).is_some()
}
