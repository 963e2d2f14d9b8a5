//! Opens a JSON file again, chunk by chunk as it is read, so that a large one never holds the page. `scene` alone
//! decides; the rest must be sound JSON and is for other programs.

use super::events::Events;
use crate::scene::any::{OpenedScene, any_from_fields};
use crate::scene::link::{LinkError, RawField};
use crate::scene::page::Opened;
use crate::scene::points::from_fields;
use json_event_parser::JsonEvent;
use thiserror::Error;

/// Largest file that is read. One with 100,000 samples has 4 MB.
pub const MAX_JSON_BYTES: usize = 16_000_000;

/// Most fields that are looked at: a scene has two dozen.
const MAX_FIELDS: usize = 100;

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// Over [`MAX_JSON_BYTES`].
    #[error("larger than {MAX_JSON_BYTES} bytes")]
    TooLarge,
    /// Not JSON, from this place on (both counted from 1).
    #[error("no JSON at line {line}, column {column}")]
    Syntax {
        /// Line, from 1.
        line: u64,
        /// Column in bytes, from 1.
        column: u64,
    },
    /// The file ends too early.
    #[error("ends too early, at line {line}, column {column}")]
    Truncated {
        /// Line, from 1.
        line: u64,
        /// Column in bytes, from 1.
        column: u64,
    },
    /// JSON, but of another program.
    #[error("not a file of Coastline")]
    NotCoastline,
    /// Written by a later version.
    #[error("written by a later version")]
    FutureVersion,
    /// A file of Coastline without a scene.
    #[error("no scene in it")]
    NoScene,
    /// The scene is broken.
    #[error("in the scene: {0}")]
    Scene(LinkError),
}

/// A file being read.
pub struct JsonImport {
    events: Events,
    found: Found,
}

/// What has been found so far.
#[derive(Default)]
struct Found {
    depth: usize,
    /// The last key at depth 1, and at depth 2 when that is `scene`.
    key: String,
    scene_key: Option<String>,
    version: Option<String>,
    scene: Option<Vec<RawField>>,
}

impl Default for JsonImport {
    fn default() -> Self {
        Self::new()
    }
}

impl JsonImport {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self { events: Events::new(MAX_JSON_BYTES), found: Found::default() }
    }

    /// Reads on. The parser skips a byte-order mark, as some editors write.
    ///
    /// # Errors
    /// As soon as the file cannot be one of ours.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), ImportError> {
        let found = &mut self.found;
        self.events.push(chunk, &mut |event| {
            found.take(event);
            Ok(())
        })
    }

    /// Whether it says, as far as it is read, that it is a file of Coastline.
    pub fn is_ours(&self) -> bool {
        self.found.version.is_some()
    }

    /// The end of a file that is to be one of the page Points.
    ///
    /// # Errors
    /// When it is no such file.
    pub fn finish(self) -> Result<Opened, ImportError> {
        from_fields(&self.scene_fields()?).map_err(ImportError::Scene)
    }

    /// The end of a file of whichever page.
    ///
    /// # Errors
    /// When it is no file of ours.
    pub fn finish_any(self) -> Result<OpenedScene, ImportError> {
        any_from_fields(&self.scene_fields()?).map_err(ImportError::Scene)
    }

    fn scene_fields(mut self) -> Result<Vec<RawField>, ImportError> {
        let found = &mut self.found;
        self.events.finish(&mut |event| -> Result<(), ImportError> {
            found.take(event);
            Ok(())
        })?;
        match self.found.version.as_deref().map(str::parse::<u64>) {
            Some(Ok(1)) => {}
            Some(Ok(2..)) => return Err(ImportError::FutureVersion),
            _ => return Err(ImportError::NotCoastline),
        }
        self.found.scene.ok_or(ImportError::NoScene)
    }
}

impl Found {
    fn take(&mut self, event: &JsonEvent<'_>) {
        match event {
            JsonEvent::StartObject | JsonEvent::StartArray => {
                // A list where a value belongs is no value of any field, and must not pass for a field left out.
                self.take_value("[]");
                self.depth += 1;
                if self.depth == 2 && self.key == "scene" && matches!(event, JsonEvent::StartObject) {
                    self.scene = Some(Vec::new());
                }
            }
            JsonEvent::EndObject | JsonEvent::EndArray => self.depth -= 1,
            JsonEvent::ObjectKey(key) if self.depth == 1 => self.key = key.to_string(),
            JsonEvent::ObjectKey(key) if self.depth == 2 => self.scene_key = Some(key.to_string()),
            JsonEvent::Number(value) | JsonEvent::String(value) => self.take_value(value),
            JsonEvent::Boolean(value) => self.take_value(if *value { "1" } else { "0" }),
            JsonEvent::Null => self.take_value("null"),
            _ => {}
        }
    }

    fn take_value(&mut self, value: &str) {
        if self.depth == 1 && self.key == "coastline" {
            self.version = Some(value.to_string());
        }
        let in_scene = self.depth == 2 && self.key == "scene";
        if let (true, Some(fields), Some(key)) = (in_scene, &mut self.scene, self.scene_key.take())
            && fields.len() < MAX_FIELDS
        {
            let at = fields.len() + 1;
            fields.push(RawField { key, value: value.to_string(), at });
        }
    }
}
