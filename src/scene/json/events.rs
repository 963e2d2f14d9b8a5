//! JSON as events, chunk by chunk, with bounds on what a file may ask for.

use super::read::ImportError;
use json_event_parser::{JsonEvent, JsonSyntaxError, LowLevelJsonParser};

/// Longest single string or number. The longest of ours, 20,000 points, has 106,667 characters.
const MAX_TOKEN_BYTES: usize = 400_000;

/// Deepest nesting.
const MAX_DEPTH: usize = 32;

/// A file being read.
pub(in crate::scene) struct Events {
    parser: LowLevelJsonParser,
    unread: Vec<u8>,
    max_bytes: usize,
    n_bytes: usize,
    at_end: bool,
}

impl Events {
    pub(in crate::scene) fn new(max_bytes: usize) -> Self {
        let parser = LowLevelJsonParser::new().with_max_stack_size(MAX_DEPTH);
        Self { parser, unread: Vec::new(), max_bytes, n_bytes: 0, at_end: false }
    }

    /// Reads on. The parser skips a byte-order mark, as some editors write.
    pub(in crate::scene) fn push<E: From<ImportError>>(
        &mut self,
        chunk: &[u8],
        sink: &mut impl FnMut(&JsonEvent<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.n_bytes += chunk.len();
        if self.n_bytes > self.max_bytes {
            return Err(ImportError::TooLarge.into());
        }
        self.unread.extend_from_slice(chunk);
        self.parse(false, sink)?;
        if self.unread.len() > MAX_TOKEN_BYTES { Err(ImportError::NotCoastline.into()) } else { Ok(()) }
    }

    /// The end of the file.
    pub(in crate::scene) fn finish<E: From<ImportError>>(
        &mut self,
        sink: &mut impl FnMut(&JsonEvent<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.parse(true, sink)
    }

    fn parse<E: From<ImportError>>(
        &mut self,
        is_ending: bool,
        sink: &mut impl FnMut(&JsonEvent<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut from = 0;
        while !self.at_end {
            let result = self.parser.parse_next(&self.unread[from..], is_ending);
            from += result.consumed_bytes;
            match result.event {
                Some(Ok(JsonEvent::Eof)) => self.at_end = true,
                Some(Ok(event)) => sink(&event)?,
                Some(Err(error)) => return Err(syntax_error(&error, is_ending).into()),
                None => break,
            }
        }
        self.unread.drain(..from);
        Ok(())
    }
}

fn syntax_error(error: &JsonSyntaxError, is_ending: bool) -> ImportError {
    let at = error.location().start;
    let (line, column) = (at.line + 1, at.column + 1);
    if is_ending { ImportError::Truncated { line, column } } else { ImportError::Syntax { line, column } }
}
