//! Bytes to text, chunk by chunk: the byte-order mark, the size, and what is no UTF-8. What comes out does not depend
//! on where the chunks are cut.

use super::error::TableError;
use std::mem;
use std::str::from_utf8;

/// Longest byte-order mark.
const MARK_BYTES: usize = 3;

/// A place in the file as a text editor shows it.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct Place {
    /// From 1.
    pub(in crate::scene) line: u64,
    /// In characters, from 1.
    pub(in crate::scene) column: u64,
    after_cr: bool,
}

impl Place {
    pub(in crate::scene) const START: Self = Self { line: 1, column: 1, after_cr: false };

    /// Of what is of no text file.
    pub(in crate::scene) const NOWHERE: Self = Self { line: 0, column: 0, after_cr: false };

    /// Whether a LF here would be the second half of CR LF.
    pub(in crate::scene) fn is_within_crlf(self) -> bool {
        self.after_cr
    }

    /// Moves past a byte. LF, CR and CR LF each end one line.
    pub(in crate::scene) fn pass(&mut self, byte: u8) {
        match byte {
            b'\n' if self.after_cr => {}
            b'\n' | b'\r' => {
                self.line += 1;
                self.column = 1;
            }
            // All but the first byte of a character.
            0x80..=0xbf => {}
            _ => self.column += 1,
        }
        self.after_cr = byte == b'\r';
    }

    /// Moves past a character.
    pub(in crate::scene) fn pass_char(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.pass(byte));
    }
}

/// A text being decoded.
pub(in crate::scene) struct Utf8Text {
    max_bytes: usize,
    n_bytes: usize,
    is_past_mark: bool,
    /// Bytes of a mark or of a character whose rest is in the next chunk.
    unread: Vec<u8>,
    at: Place,
}

impl Utf8Text {
    pub(in crate::scene) fn new(max_bytes: usize) -> Self {
        Self { max_bytes, n_bytes: 0, is_past_mark: false, unread: Vec::new(), at: Place::START }
    }

    /// Hands on what can be decoded. What stands before an error is handed on first, so that of two errors the one
    /// further up in the file wins, however the file is cut.
    pub(in crate::scene) fn push<E: From<TableError>>(
        &mut self,
        chunk: &[u8],
        sink: &mut impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let within = &chunk[..chunk.len().min(self.max_bytes - self.n_bytes)];
        self.n_bytes += within.len();
        self.unread.extend_from_slice(within);
        if self.is_past_mark || self.unread.len() >= MARK_BYTES {
            self.decode(false, sink)?;
        }
        if within.len() < chunk.len() { Err(TableError::TooLarge.into()) } else { Ok(()) }
    }

    /// The end of the file.
    pub(in crate::scene) fn finish<E: From<TableError>>(
        &mut self,
        sink: &mut impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        self.decode(true, sink)
    }

    fn decode<E: From<TableError>>(
        &mut self,
        is_ending: bool,
        sink: &mut impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let bytes = mem::take(&mut self.unread);
        let mut bytes = bytes.as_slice();
        if !mem::replace(&mut self.is_past_mark, true) {
            bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        }
        let is_broken = from_utf8(bytes).is_err_and(|error| is_ending || error.error_len().is_some());
        let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let text = valid.split('\0').next().unwrap_or_default();
        sink(text)?;
        text.bytes().for_each(|byte| self.at.pass(byte));
        if is_broken || text.len() < valid.len() {
            return Err(TableError::NotText { line: self.at.line, column: self.at.column }.into());
        }
        self.unread = bytes[valid.len()..].to_vec();
        Ok(())
    }
}
