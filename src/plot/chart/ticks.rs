//! Which numbers stand on an axis: round ones, as many as fit, and the ends.

use crate::math;

/// Least room between two labels, in CSS pixels.
const GAP_PX: f64 = 16.0;

/// Where a count stands between the first and the last, 0 to 1; on a logarithmic scale if asked.
pub(super) fn place_of(n: usize, first: usize, last: usize, is_log: bool) -> f64 {
    if last <= first {
        return 0.5;
    }
    let (n, first, last) = (n as f64, first as f64, last as f64);
    if is_log { math::ln(n / first) / math::ln(last / first) } else { (n - first) / (last - first) }
}

/// The counts to write below an axis of `width_px`: the ends first, then round numbers that keep their distance. In no order.
/// `label_px` is the width of a count's label.
pub(super) fn count_ticks(
    first: usize,
    last: usize,
    is_log: bool,
    width_px: f64,
    label_px: impl Fn(usize) -> f64,
) -> Vec<usize> {
    let mut ticks = vec![first];
    let extent = |n: usize| {
        let (x, half) = (place_of(n, first, last, is_log) * width_px, 0.5 * label_px(n));
        (x - half, x + half)
    };
    let fits = |ticks: &[usize], n: usize| {
        let (left, right) = extent(n);
        ticks.iter().all(|held| {
            let (held_left, held_right) = extent(*held);
            right + GAP_PX <= held_left || held_right + GAP_PX <= left
        })
    };
    if last > first && fits(&ticks, last) {
        ticks.push(last);
    }
    let ends = ticks.clone();
    for candidates in if is_log { log_candidates(last) } else { linear_candidates(last) } {
        let inner = candidates.into_iter().filter(|n| *n > first && *n < last);
        // All or none, but for what the ends displace: 10, 30, 40 would look as if the axis were bent.
        let mut with_these = ticks.clone();
        let has_room = inner.filter(|n| fits(&ends, *n)).all(|n| {
            let has_room = fits(&with_these, n);
            with_these.push(n);
            has_room
        });
        if has_room {
            ticks = with_these;
        }
        if !is_log && ticks.len() > ends.len() {
            break;
        }
    }
    ticks
}

/// 1, 2, 5, 10, 20, ... up to `last`.
fn steps(last: usize) -> impl Iterator<Item = usize> {
    let decades = std::iter::successors(Some(1_usize), |decade| decade.checked_mul(10));
    decades
        .flat_map(|decade| [1, 2, 5].map(|factor| decade.saturating_mul(factor)))
        .take_while(move |step| *step <= last)
}

/// The multiples of each step, the finest first that leaves no more than eight.
fn linear_candidates(last: usize) -> Vec<Vec<usize>> {
    let few = steps(last).filter(|step| last / step <= 8);
    few.map(|step| (1..=last / step).map(|k| k * step).collect()).collect()
}

/// Powers of ten first, then their fives, then their twos.
fn log_candidates(last: usize) -> Vec<Vec<usize>> {
    let starting_with = |digit: char| steps(last).filter(|step| step.to_string().starts_with(digit)).collect();
    ['1', '5', '2'].map(starting_with).into()
}

/// The least of 1, 2, 4, 6 and 8 times a power of ten that is not below `value`, so that half of it is round too; 1 if
/// nothing is above 0.
pub(super) fn round_up(value: f64) -> f64 {
    if !(value > 0.0 && value <= 1.0) {
        return 1.0;
    }
    // Whole numerators and denominators: a tenth of a tenth is not 0.01 in binary, but 1/100 is as near as it gets.
    let denominators = std::iter::successors(Some(1.0), |ten| Some(ten * 10.0)).take(12);
    let rounds = denominators.flat_map(|ten| [10.0, 8.0, 6.0, 4.0, 2.0].map(|tenths| tenths / (10.0 * ten)));
    rounds.take_while(|round| *round >= value).last().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(last: usize, is_log: bool, width_px: f64) -> Vec<usize> {
        let mut ticks = count_ticks(2, last, is_log, width_px, |n| 7.0 * n.to_string().len() as f64);
        ticks.sort_unstable();
        ticks
    }

    #[test]
    fn ticks_are_round_and_keep_their_distance() {
        assert_eq!(ticks(21, false, 340.0), [2, 5, 10, 15, 21]);
        assert_eq!(ticks(21, false, 200.0), [2, 5, 10, 15, 21]);
        assert_eq!(ticks(100, false, 340.0), [2, 20, 40, 60, 80, 100]);
        assert_eq!(ticks(20_000, true, 340.0), [2, 10, 100, 1_000, 20_000]);
        assert_eq!(ticks(2_000, true, 900.0), [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000]);
        assert_eq!(ticks(300, true, 120.0), [2, 10, 50, 300]);
        assert_eq!(ticks(2, false, 340.0), [2]);
        assert_eq!(ticks(3, false, 340.0), [2, 3]);
    }

    #[test]
    fn the_top_of_an_axis_is_round() {
        assert_eq!([0.031, 0.06, 0.061, 0.2, 0.9, 0.0].map(round_up), [0.04, 0.06, 0.08, 0.2, 1.0, 1.0]);
    }
}
