//! What the browser's decoder does, for tests.

use coastline::scene::Encoding;

/// The 32 signs between ASCII and Latin-1.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let units = |order: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes.chunks_exact(2).map(|unit| order([unit[0], unit[1]])).collect()
    };
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => String::from_utf16_lossy(&units(u16::from_le_bytes)),
        Encoding::Utf16Be => String::from_utf16_lossy(&units(u16::from_be_bytes)),
        Encoding::Windows1252 => {
            let sign = |byte: &u8| match byte {
                0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
                byte => char::from(*byte),
            };
            bytes.iter().map(sign).collect()
        }
    };
    text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text)
}
