//! The sources of the product, as the tests of its architecture read them.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the library.
pub struct Source {
    /// Below `src` or `core/src`, such as `scene/link.rs`.
    pub path: String,
    /// Without comments and tests.
    pub code: String,
}

pub fn sources() -> Vec<Source> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = sources_below(&here.join("core/src"));
    assert!(sources.len() > 12);
    sources.extend(sources_below(&here.join("src")));
    assert!(sources.len() > 40);
    sources
}

fn sources_below(root: &Path) -> Vec<Source> {
    let mut folders: Vec<PathBuf> = vec![root.to_path_buf()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                sources.push(Source { path: name, code: code_of(&fs::read_to_string(&path).unwrap()) });
            }
        }
    }
    sources
}

/// Drops comments, and what only tests compile: an attribute of `cfg(test)` and the item after it, which rustfmt ends
/// with a brace, or a semicolon, at the attribute's own indentation.
pub fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let indentation = &line[..line.len() - line.trim_start().len()];
        if line.trim_start().starts_with("#[cfg(") && line.contains("test") {
            let end = format!("{indentation}}}");
            lines
                .by_ref()
                .find(|l| *l == end || (l.ends_with(';') && l[..l.len() - l.trim_start().len()] == *indentation));
        } else if !line.trim_start().starts_with("//") {
            code.push_str(line.split(" // ").next().unwrap());
            code.push('\n');
        }
    }
    code
}
