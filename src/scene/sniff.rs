//! What a file is, told from its bytes alone: a table or JSON, in which encoding; or a file of another program, which the
//! reader is told how to save. Whoever reads the file decodes it: here it is only named.

use super::seek::has;
use std::str::from_utf8;

/// As much of a file as its kind is sought in.
const MAX_HEAD_BYTES: usize = 16_384;

/// As many bytes as the zeros of UTF-16 are counted in.
const MAX_COUNTED_BYTES: usize = 512;

/// How the bytes of a text are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a byte-order mark or without.
    Utf8,
    /// Two bytes a character, the smaller first, as "Unicode text" is saved by spreadsheets.
    Utf16Le,
    /// Two bytes a character, the larger first.
    Utf16Be,
    /// One byte a character, as spreadsheets in western languages save plain "CSV".
    Windows1252,
}

impl Encoding {
    /// As the standard of encodings, and so every browser's decoder, calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// How a text is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Rows and cells; also what is empty.
    Table,
    /// It begins with `{` or `[`.
    Json,
}

/// A text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextKind {
    /// How it is built.
    pub form: Form,
    /// How its bytes are to be read.
    pub encoding: Encoding,
}

/// What is not read here, though some of it holds places: each is told what to save instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A workbook of Excel, old or new.
    Excel,
    /// A sheet of LibreOffice.
    OpenDocument,
    /// Places of Google Earth, packed or not.
    Kml,
    /// Tracks of a GPS device.
    Gpx,
    /// A page of the web.
    Html,
    /// Other XML.
    Xml,
    /// A ZIP archive of other things.
    Zip,
    /// Something packed by another program.
    Packed,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// No text, and none of those.
    Binary,
}

/// A file being looked at, chunk by chunk: a letter beyond ASCII may first come at its end.
#[derive(Default)]
pub struct Sniff {
    head: Vec<u8>,
    /// The first bytes of a character whose rest is in the next chunk.
    unread: Vec<u8>,
    is_utf8: Option<bool>,
    has_zero: bool,
}

impl Sniff {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks on; `true` when more of the file changes nothing.
    pub fn push(&mut self, chunk: &[u8]) -> bool {
        let room = MAX_HEAD_BYTES - self.head.len();
        self.head.extend_from_slice(&chunk[..chunk.len().min(room)]);
        self.has_zero |= chunk.contains(&0);
        if self.is_utf8 != Some(false) {
            self.unread.extend_from_slice(chunk);
            match from_utf8(&self.unread) {
                Ok(_) => self.unread.clear(),
                Err(error) if error.error_len().is_none() => drop(self.unread.drain(..error.valid_up_to())),
                Err(_) => self.is_utf8 = Some(false),
            }
        }
        self.head.len() == MAX_HEAD_BYTES && (self.has_zero || self.is_utf8 == Some(false))
    }

    /// What it is.
    ///
    /// # Errors
    /// When it is nothing that is read.
    pub fn finish(self) -> Result<TextKind, Foreign> {
        if let Some(foreign) = foreign(&self.head) {
            return Err(foreign);
        }
        let encoding = match utf16(&self.head) {
            Some(encoding) => encoding,
            None if self.has_zero || has_controls(&self.head) => return Err(Foreign::Binary),
            None if self.head.starts_with(b"\xef\xbb\xbf") => Encoding::Utf8,
            None if self.is_utf8 == Some(false) || !self.unread.is_empty() => Encoding::Windows1252,
            None => Encoding::Utf8,
        };
        let start = plain_start(&self.head);
        match start.first() {
            Some(b'{' | b'[') => Ok(TextKind { form: Form::Json, encoding }),
            Some(b'<') => xml(&start).map_or(Ok(TextKind { form: Form::Table, encoding }), Err),
            _ => Ok(TextKind { form: Form::Table, encoding }),
        }
    }
}

/// The text as far as it is ASCII, from its first sign that is no space: enough to know the names of formats by.
fn plain_start(head: &[u8]) -> Vec<u8> {
    head.iter()
        .copied()
        .filter(|byte| (1..0x80).contains(byte))
        .skip_while(u8::is_ascii_whitespace)
        .take(4_096)
        .collect()
}

/// By its mark, or because every second byte is zero, as it is where the letters are those of western languages.
fn utf16(head: &[u8]) -> Option<Encoding> {
    match head {
        // UTF-32 starts so too; nobody writes it.
        [0xff, 0xfe, 0, 0, ..] => return None,
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let counted = &head[..head.len().min(MAX_COUNTED_BYTES)];
    let n_zeros = |from: usize| counted.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (n_first, n_second, n_pairs) = (n_zeros(0), n_zeros(1), counted.len() / 2);
    let is_most = |n: usize| n > 0 && 2 * n >= n_pairs;
    match (n_first, n_second) {
        (0, n) if is_most(n) => Some(Encoding::Utf16Le),
        (n, 0) if is_most(n) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether a text has signs that no text has. A few are allowed: old programs end a file with one.
fn has_controls(head: &[u8]) -> bool {
    let n = head.iter().filter(|byte| matches!(byte, 1..=8 | 14..=25 | 28..=31)).count();
    n > 2 && n * 50 > head.len()
}

fn foreign(head: &[u8]) -> Option<Foreign> {
    let starts: [(&[u8], Foreign); 14] = [
        (b"\xd0\xcf\x11\xe0", Foreign::Excel),
        (b"%PDF-", Foreign::Pdf),
        (b"\x1f\x8b", Foreign::Packed),
        (b"BZh", Foreign::Packed),
        (b"7z\xbc\xaf", Foreign::Packed),
        (b"\xfd7zXZ", Foreign::Packed),
        (b"\x28\xb5\x2f\xfd", Foreign::Packed),
        (b"Rar!\x1a", Foreign::Packed),
        (b"\x89PNG", Foreign::Picture),
        (b"\xff\xd8\xff", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"II*\0", Foreign::Picture),
        (b"MM\0*", Foreign::Picture),
        (b"SQLite format 3", Foreign::Binary),
    ];
    let has = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(match () {
            () if has(b"opendocument.spreadsheet") => Foreign::OpenDocument,
            () if has(b".kml") => Foreign::Kml,
            () if has(b"xl/") => Foreign::Excel,
            () if has(b"word/") || has(b"ppt/") => Foreign::Zip,
            () if has(b"[Content_Types].xml") => Foreign::Excel,
            () => Foreign::Zip,
        });
    }
    starts.into_iter().find(|(start, _)| head.starts_with(start)).map(|(_, foreign)| foreign)
}

/// Which XML, if the `<` is a tag at all.
fn xml(start: &[u8]) -> Option<Foreign> {
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let is_tag = text
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '?' | '!')));
    let names =
        [("<kml", Foreign::Kml), ("<gpx", Foreign::Gpx), ("<!doctype html", Foreign::Html), ("<html", Foreign::Html)];
    let named = names.into_iter().find(|(name, _)| has(&text, name)).map(|(_, foreign)| foreign);
    let is_sheet = has(&text, "excel.sheet") || has(&text, "schemas-microsoft-com:office:spreadsheet");
    let named = if is_sheet { Some(Foreign::Excel) } else { named };
    // A table may start with markup; XML closes what it opens, before any separator of a table.
    let is_xml = text.starts_with("<?xml") || text.starts_with("<!");
    named.or_else(|| {
        (is_tag && (is_xml || !text.split(['\r', '\n']).next().unwrap_or_default().contains([',', ';', '\t'])))
            .then_some(Foreign::Xml)
    })
}
