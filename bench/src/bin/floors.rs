//! Writes what a perfect model reaches on the rules that are built in: `core/src/metric/samples/earth_floor.in`.

use coastline::data::Rule;
use coastline::metric::{FloorWork, PAIRS};
use std::fmt::Write;

fn main() -> std::io::Result<()> {
    let mut work = FloorWork::new(0);
    while !work.step(&Rule::Earth, PAIRS) {}
    let mut text = "[\n".to_string();
    for floor in work.result().into_iter().flatten() {
        let _ =
            writeln!(text, "    Floor {{ low: {:.6}, mean: {:.6}, high: {:.6} }},", floor.low, floor.mean, floor.high);
    }
    text += "]\n";
    std::fs::write("core/src/metric/samples/earth_floor.in", text)
}
