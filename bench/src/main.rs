//! Measures the work of `work.rs` and prints what it took as JSON, a line each. Built twice, natively and for
//! WebAssembly; `run.mjs` runs both beside NumPy.

mod clock;
mod learning;
mod outfits;
mod pixels;
mod slices;
mod smooth;
mod work;

use slices::Took;
use std::hint::black_box;

/// Times that each row is measured in one run of the program.
const REPEATS: usize = 7;

/// A measurement lasts at least so long; what is shorter is done several times.
const SHORTEST_MS: f64 = 4.0;

fn main() {
    let Ok(mut tasks) = work::tasks() else {
        clock::print("{\"error\": \"no model\"}");
        return;
    };
    // Warm up, which lets the engine compile for speed, and count how often a row fits in a measurement.
    let times: Vec<usize> = tasks.iter_mut().map(|task| times_in_a_measurement(&mut task.run)).collect();
    let mut ms = vec![Vec::new(); tasks.len()];
    // Row after row, not repeat after repeat: whatever else the machine does then spreads over all rows.
    for _ in 0..REPEATS {
        for ((task, times), ms) in tasks.iter_mut().zip(&times).zip(&mut ms) {
            ms.push(measure(&mut task.run, *times));
        }
    }
    for (task, ms) in tasks.iter().zip(&ms) {
        clock::print(&format!("{{\"name\": {:?}, \"ms\": {ms:?}, \"figures\": {:?}}}", task.name, task.figures));
    }
    measure_slices();
}

/// What is worked out in slices. NumPy has no part in it.
fn measure_slices() {
    for (name, scene) in work::scenes(learning::N_OBSERVATIONS) {
        report(&format!("learning curve, {name}"), || learning::measure(&scene));
    }
    report("pixels, 50 pictures", || pixels::results(50));
    report("pixels, 4,032 pictures", || pixels::results(4_032));
    report("pixels, more data", pixels::more_data);
}

fn report(name: &str, measure: impl Fn() -> Option<Took>) {
    let took: Vec<Took> = (0..REPEATS).filter_map(|_| measure()).collect();
    let ms: Vec<f64> = took.iter().map(|t| t.ms).collect();
    let slices: Vec<f64> = took.iter().map(|t| t.longest_slice_ms).collect();
    clock::print(&format!("{{\"name\": {name:?}, \"ms\": {ms:?}, \"longest_slice_ms\": {slices:?}}}"));
}

fn measure(run: &mut dyn FnMut(), times: usize) -> f64 {
    let start = clock::now_ms();
    for _ in 0..times {
        black_box(&mut *run)();
    }
    (clock::now_ms() - start) / times as f64
}

fn times_in_a_measurement(run: &mut dyn FnMut()) -> usize {
    let mut times = 1;
    loop {
        let took = measure(run, times) * times as f64;
        if took >= SHORTEST_MS {
            // Once more, warm.
            let warm = measure(run, times) * times as f64;
            return ((times as f64 * SHORTEST_MS / warm.max(0.001)).ceil() as usize).max(1);
        }
        times *= 2;
    }
}
