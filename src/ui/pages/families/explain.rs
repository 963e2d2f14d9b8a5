//! How a family works, in a few words, and its arithmetic with the numbers of now.

use super::handle::Families;
use super::order::index;
use super::words::signed;
use crate::train::race::RaceFamily;
use crate::ui::dom::live;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The words, and the numbers at the probe or at the first observation.
#[component]
pub fn Explain(families: Families, family: RaceFamily) -> impl IntoView {
    let lane = families.lane(family);
    let numbers = move || {
        let t = families.t();
        let lang = families.lab.lang.get();
        let number = |x: f64| signed(lang, x, 2);
        let (probed, loss) = lane.view.with(|view| {
            view.as_ref().map_or((Vec::new(), None), |view| {
                (view.probed.clone(), lane.losses.with(|losses| losses.last().copied()))
            })
        });
        let at_probe = match (&probed[..], family) {
            ([ln, z1, z2, stretch], RaceFamily::Flow) => {
                // ln N(z): what is left of ln p without the stretch.
                fill(
                    t.flow_numbers,
                    &[&number(*z1), &number(*z2), &number(ln - stretch), &number(*stretch), &number(*ln)],
                )
            }
            ([ln, first, second], RaceFamily::Autoregressive) => {
                fill(t.autoregressive_numbers, &[&number(*first), &number(*second), &number(*ln)])
            }
            ([ln, ..], _) => fill(t.density_numbers, &[&number(crate::math::exp(*ln)), &number(*ln)]),
            ([], _) => t.no_probe.to_string(),
        };
        let loss = loss.map(|loss| fill(t.loss_numbers, &[&number(f64::from(loss))])).unwrap_or_default();
        format!("{at_probe} {loss}")
    };
    view! {
        <p>{live(move || families.t().explains[index(family)])}</p>
        <p class="formula-line"><i>{live(move || families.t().formulas[index(family)])}</i></p>
        <p class="hint">{live(numbers)}</p>
    }
}
