//! JSON, piece by piece: a large scene never holds the page.

/// Items to a piece, some 20 to 40 kB.
const CHUNK: usize = 500;

/// The fields of a scene as an object of texts: what opens the file again.
pub(in crate::scene) fn scene_json(fields: Vec<(&'static str, String)>) -> String {
    let fields: Vec<String> = fields.into_iter().map(|(key, value)| format!("\"{key}\":{}", quoted(&value))).collect();
    format!("{{{}}}", fields.join(","))
}

/// Items of a list, joined by commas, a piece at a time.
pub(in crate::scene) fn pieces(n: usize, item: impl Fn(usize) -> String) -> impl Iterator<Item = String> {
    (0..n).step_by(CHUNK).map(move |from| {
        let items: Vec<String> = (from..n.min(from + CHUNK)).map(&item).collect();
        let comma = if from == 0 { "" } else { "," };
        format!("{comma}{}", items.join(","))
    })
}

/// A text with all that JSON wants escaped.
fn quoted(text: &str) -> String {
    let mut json = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            // A note has none; no other value either.
            '\0'..='\u{1f}' => json.push(' '),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// The shortest digits that read back as the same number. Everything here is finite.
pub(in crate::scene) fn number(value: f64) -> String {
    ryu::Buffer::new().format_finite(value).to_string()
}

/// The shortest digits that read back as the same `f32`; null for what is no number.
pub(in crate::scene) fn single(value: f32) -> String {
    if value.is_finite() { ryu::Buffer::new().format_finite(value).to_string() } else { "null".to_string() }
}
