//! Bytes of a link as `%` and two hexadecimal digits, and back.

/// Some programs percent-encode what needs none. What is no valid escape stays as it is and fails later, by its field.
pub(in crate::scene) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escape = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match escape.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

/// Leaves what no program touches and all that our own fields need; only a note has anything else.
pub(in crate::scene) fn percent_encode(link: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~-".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            [byte >> 4, byte & 15]
                .iter()
                .for_each(|digit| link.push(char::from(b"0123456789ABCDEF"[usize::from(*digit)])));
        }
    }
}
