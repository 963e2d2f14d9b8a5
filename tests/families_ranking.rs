//! The ranking that the page tells is that of `docs/quality.md`, which `make quality` writes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{Rule, Toy};
use coastline::scene::ranks;
use coastline::train::race::RaceFamily;

/// Excess of each family on a rule with so many points, in the order of the tree.
fn measured(rule: &Rule, n: usize) -> Vec<f64> {
    let text = include_str!("../docs/quality.md");
    let name = match rule {
        Rule::Toy(toy) => format!("{toy:?}"),
        _ => "Land".to_string(),
    };
    let cells = |head: &str| -> Vec<f64> {
        let line = text.lines().find(|line| line.starts_with(head)).unwrap_or_else(|| panic!("no row {head}"));
        line[head.len()..]
            .split('|')
            .map(|cell| cell.trim().trim_matches('*').parse().unwrap_or(f64::INFINITY))
            .collect()
    };
    match (n, rule) {
        (21 | 200, _) => cells(&format!("| {name}, {n} |"))[..RaceFamily::ALL.len()].to_vec(),
        (_, Rule::Earth) => RaceFamily::ALL.map(|family| cells(&format!("| {family:?} |"))[1]).to_vec(),
        _ => RaceFamily::ALL.map(|family| cells(&format!("| {family:?}, {name} |"))[3]).to_vec(),
    }
}

#[test]
fn the_page_ranks_as_was_measured() {
    for rule in Toy::ALL.map(Rule::Toy).into_iter().chain([Rule::Earth]) {
        for (n, three) in ranks(&rule).unwrap() {
            let all = measured(&rule, n);
            let at = |family: RaceFamily| all[RaceFamily::ALL.iter().position(|other| *other == family).unwrap()];
            let told = three.map(at);
            assert!(told[0] <= told[1] && told[1] <= told[2], "{rule:?}, {n}: {told:?}");
            let closer = all.iter().filter(|excess| **excess < told[2]).count();
            assert!(closer < 3, "{rule:?}, {n}: {three:?} of {all:?}");
        }
    }
}
