//! The architecture, checked: who may name whom, where the browser may be known, and that nothing gives up by panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "common/sources.rs"]
mod sources;

use sources::{code_of, sources};
use std::process::Command;

/// From left to right: a module names itself and those of lower rank.
const RANKS: &[(&str, u32)] = &[
    ("math", 0),
    ("rng", 0),
    ("plane", 0),
    ("data", 1),
    ("model", 2),
    ("metric", 3),
    ("net", 4),
    ("train", 5),
    ("scene", 6),
    ("plot", 7),
    ("ui", 8),
];

const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "wasm_bindgen", "getrandom"];

/// The module of a path: `scene` for `scene/link.rs`, `math` for `math.rs`.
fn module_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap()
}

/// Whatever of this crate is named: after `crate::`, also in braces.
fn named(code: &str) -> Vec<String> {
    let first_word =
        |text: &str| text.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_string);
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => names.extend(first_word(rest)),
            Some(group) => {
                let mut depth = 1;
                let mut at_name = true;
                for (at, c) in group.char_indices() {
                    if depth == 1 && at_name && !c.is_whitespace() {
                        names.extend(first_word(&group[at..]));
                        at_name = false;
                    }
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 1 => at_name = true,
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn names_in_braces_are_found() {
    let code = "use crate::{data::{land, Rule}, metric};\nlet x = crate::ENGINE;\nuse crate::ui::lab;";
    assert_eq!(named(code), ["data", "metric", "ENGINE", "ui"]);
}

#[test]
fn comments_and_tests_are_not_code() {
    let text = "/// leptos\nfn f() {} // web_sys\n#[cfg(test)]\nmod tests {\n    x.unwrap();\n}\nfn g() {}\n";
    assert_eq!(code_of(text), "fn f() {}\nfn g() {}\n");
}

#[test]
fn a_module_names_only_those_to_its_left() {
    let rank = |module: &str| RANKS.iter().find(|(name, _)| *name == module).map(|(_, rank)| *rank);
    for source in sources() {
        let module = module_of(&source.path);
        if matches!(module, "lib" | "bin") {
            continue;
        }
        let own = rank(module).unwrap_or_else(|| panic!("{module} has no place in the order: give it one"));
        for name in named(&source.code) {
            if let Some(other) = rank(&name) {
                assert!(other <= own, "src/{} names {name}", source.path);
            }
        }
    }
}

#[test]
fn only_the_page_knows_a_browser() {
    for source in sources().iter().filter(|s| !matches!(module_of(&s.path), "ui" | "bin")) {
        for word in BROWSER {
            assert!(!source.code.contains(word), "src/{} mentions {word}", source.path);
        }
    }
}

/// Also what other crates bring along.
#[test]
fn the_plain_library_depends_on_no_browser() {
    assert!(!crates(&["--target", "wasm32-unknown-unknown"]).contains(&"plotters".to_string()));
    // plotters alone brings one along, and on wasm32 alone.
    assert!(crates(&["--features", "charts"]).contains(&"plotters".to_string()));
}

/// The crates that the library is built from, none of which may know a browser.
fn crates(options: &[&str]) -> Vec<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{lib}"])
        .args(options)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(tree.lines().any(|line| line == "rand_xoshiro"), "{tree}");
    for word in BROWSER {
        assert!(!tree.lines().any(|line| line.starts_with(word)), "{word} in\n{tree}");
    }
    tree.lines().map(str::to_string).collect()
}

#[test]
fn nothing_gives_up_by_panic() {
    for source in sources() {
        for word in [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "dbg!("] {
            assert!(!source.code.contains(word), "src/{}: {word}", source.path);
        }
    }
}
