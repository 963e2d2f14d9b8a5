//! Writes what a perfect model reaches on the rules that are built in: `core/src/metric/samples/floors.in` (two minutes).

use coastline::data::{Rule, Toy};
use coastline::metric::{FloorWork, PAIRS};
use std::fmt::Write;

fn main() -> std::io::Result<()> {
    let mut text = "[\n".to_string();
    for rule in std::iter::once(Rule::Earth).chain(Toy::ALL.map(Rule::Toy)) {
        let mut work = FloorWork::new(0);
        while !work.step(&rule, PAIRS) {}
        text += "    [\n";
        for floor in work.result().into_iter().flatten() {
            let _ = writeln!(
                text,
                "        Floor {{ low: {:.6}, mean: {:.6}, high: {:.6} }},",
                floor.low, floor.mean, floor.high
            );
        }
        text += "    ],\n";
    }
    text += "]\n";
    std::fs::write("core/src/metric/samples/floors.in", text)
}
