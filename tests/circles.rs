//! No circle of files in the page, and no page that names another: what two of them need stands in a shared room.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "common/sources.rs"]
mod sources;

use sources::sources;
use std::collections::{BTreeMap, BTreeSet};

/// What `use` lines name: each path in full, and whether it is only shown on (`pub use`).
fn uses(code: &str) -> Vec<(Vec<String>, bool)> {
    let mut found = Vec::new();
    let mut statement: Option<String> = None;
    for line in code.lines() {
        let text = line.trim_start();
        let starts = text.starts_with("use ") || (text.starts_with("pub") && text.contains(" use "));
        if statement.is_some() || starts {
            let so_far = statement.get_or_insert_default();
            so_far.push_str(text);
            so_far.push(' ');
        }
        if let Some(whole) = statement.take_if(|s| s.trim_end().ends_with(';')) {
            let is_shown = whole.starts_with("pub");
            let (_, tree) = whole.trim_end().trim_end_matches(';').split_once("use ").unwrap();
            found.extend(expanded(tree).into_iter().map(|path| (path, is_shown)));
        }
    }
    found
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn expanded(tree: &str) -> Vec<Vec<String>> {
    let Some((before, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap().trim();
        return vec![path.split("::").map(str::to_string).collect()];
    };
    let before: Vec<String> = before.trim().split("::").filter(|s| !s.is_empty()).map(str::to_string).collect();
    let group = rest.trim_end().strip_suffix('}').unwrap();
    let mut depth = 0;
    let parts = group.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let branches = parts.map(str::trim).filter(|part| !part.is_empty()).flat_map(expanded);
    branches.map(|branch| before.iter().cloned().chain(branch).filter(|s| s != "self").collect()).collect()
}

/// Files of `ui` by module, and which names each folder shows on from its files.
struct House {
    files: BTreeMap<Vec<String>, Vec<(Vec<String>, bool)>>,
}

impl House {
    fn of_the_page() -> Self {
        let files = sources().into_iter().filter(|source| source.path.starts_with("ui/"));
        Self { files: files.map(|source| (module_of(&source.path), uses(&source.code))).collect() }
    }

    /// The file that a path leads to from a module, through what folders show on.
    fn file(&self, from: &[String], path: &[String]) -> Option<Vec<String>> {
        let mut at: Vec<String> = match path.first()?.as_str() {
            "crate" => Vec::new(),
            "super" => from[..from.len() - 1].to_vec(),
            "self" => from.to_vec(),
            child => self.child(from, child)?,
        };
        for (idx, name) in path.iter().enumerate().skip(1) {
            if name == "super" {
                at.pop();
            } else if let Some(child) = self.child(&at, name) {
                at = child;
            } else {
                // Its own files see also what it does not show to others.
                let is_own = from.starts_with(&at);
                let mut uses = self.files.get(&at).into_iter().flatten();
                let shown = uses.find(|(to, is_shown)| (*is_shown || is_own) && to.last() == Some(name));
                let onward = shown.and_then(|(to, _)| self.file(&at, to));
                return onward.or_else(|| self.files.contains_key(&at).then(|| at.clone())).filter(|_| idx > 0);
            }
        }
        self.files.contains_key(&at).then_some(at)
    }

    fn child(&self, of: &[String], name: &str) -> Option<Vec<String>> {
        let child: Vec<String> = of.iter().cloned().chain([name.to_string()]).collect();
        (child == ["ui"] || self.files.contains_key(&child)).then_some(child)
    }

    /// Which files a file names.
    fn named(&self) -> BTreeMap<String, BTreeSet<String>> {
        let name = |module: &[String]| module.join("/");
        self.files
            .iter()
            .map(|(module, uses)| {
                let used =
                    uses.iter().filter(|(_, is_shown)| !is_shown).filter_map(|(path, _)| self.file(module, path));
                (name(module), used.filter(|other| other != module).map(|other| name(&other)).collect())
            })
            .collect()
    }
}

/// `["ui", "pages"]` for `ui/pages/mod.rs`.
fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_string).collect()
}

/// Files from which a way leads back to themselves, each with those next on it.
fn circles(named: &BTreeMap<String, BTreeSet<String>>) -> Vec<(&str, Vec<&str>)> {
    let within_reach = |file: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut next: Vec<&str> = named[file].iter().map(String::as_str).collect();
        while let Some(file) = next.pop() {
            if reached.insert(file) {
                next.extend(named[file].iter().map(String::as_str));
            }
        }
        reached
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = named.keys().map(|file| (file.as_str(), within_reach(file))).collect();
    let on_the_way =
        |file: &str| named[file].iter().map(String::as_str).filter(|to| reach[to].contains(file)).collect();
    named
        .keys()
        .map(|file| (file.as_str(), on_the_way(file)))
        .filter(|(_, to): &(_, Vec<&str>)| !to.is_empty())
        .collect()
}

#[test]
fn use_trees_are_read() {
    let code = "use super::{lab::Lab, text::{self, Lang}};\npub use a::B;\nuse crate::{\n    ui::dom,\n};\n";
    let paths: Vec<String> = uses(code)
        .into_iter()
        .map(|(path, shown)| format!("{}{}", path.join("::"), if shown { "!" } else { "" }))
        .collect();
    assert_eq!(paths, ["super::lab::Lab", "super::text", "super::text::Lang", "a::B!", "crate::ui::dom"]);
}

#[test]
fn a_circle_is_found() {
    let named = |pairs: &[(&str, &[&str])]| -> BTreeMap<String, BTreeSet<String>> {
        pairs.iter().map(|(file, to)| (file.to_string(), to.iter().map(ToString::to_string).collect())).collect()
    };
    let house = named(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &["d", "b"]), ("d", &[])]);
    assert_eq!(circles(&house), [("b", vec!["c"]), ("c", vec!["b"])]);
}

#[test]
fn no_files_of_the_page_name_each_other_in_a_circle() {
    let named = House::of_the_page().named();
    assert!(named["ui/app"].contains("ui/lab") && named["ui/fetched"].contains("ui/lab"), "names are found");
    let circles = circles(&named);
    let told: Vec<String> = circles.iter().map(|(file, to)| format!("{file} names {}", to.join(", "))).collect();
    assert!(told.is_empty(), "{} files in circles:\n{}", told.len(), told.join("\n"));
}

#[test]
fn a_page_names_no_other_page() {
    let named = House::of_the_page().named();
    let page_of = |file: &str| Some(file.strip_prefix("ui/pages/")?.split_once('/')?.0.to_string());
    let pages: BTreeSet<String> = named.keys().filter_map(|file| page_of(file)).collect();
    assert!(pages.len() > 1, "pages are found");
    for (file, others) in &named {
        let within =
            |page: &String| file.strip_prefix("ui/pages/").is_some_and(|rest| rest.split('/').next() == Some(page));
        let Some(own) = pages.iter().find(|page| within(page)) else { continue };
        for other in others {
            let rest = other.strip_prefix("ui/pages/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
            assert!(rest == own || !pages.contains(rest), "{file} names {other}");
        }
    }
}
