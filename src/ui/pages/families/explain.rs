//! How a family works, in a few words, and its arithmetic with the numbers of now.

use super::handle::Families;
use super::order::index;
use super::words::{loss_index, signed};
use crate::train::family::{NOISE_STEPS, Schedule};
use crate::train::race::{ARROWS_EVERY, RaceFamily, Says};
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;
use std::sync::Arc;

/// The words, and the numbers at the probe or at the first observation.
#[component]
pub fn Explain(families: Families, family: RaceFamily) -> impl IntoView {
    let lane = families.lane(family);
    let walked = families.pick(|s| s.walked);
    let numbers = move || {
        let t = families.t();
        let lang = families.lab.lang.get();
        let number = |x: f64| signed(lang, x, 2);
        let (probed, loss) = lane.view.with(|view| {
            view.as_ref().map_or((Vec::new(), None), |view| {
                let last = |losses: RwSignal<Arc<Vec<f32>>>| losses.with(|losses| losses.last().copied());
                let both = last(lane.losses).map(|loss| [loss, last(lane.critic_losses).unwrap_or(loss)]);
                (view.probed.clone(), both)
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
            ([ln, redrawn, kl, z1, z2], RaceFamily::Vae) => {
                fill(t.vae_numbers, &[&number(*z1), &number(*z2), &number(*redrawn), &number(*kl), &number(*ln)])
            }
            ([ln, guesses @ ..], RaceFamily::Diffusion) => {
                // What the network says at the nearest of the times that it was asked for.
                let step = ((NOISE_STEPS - walked.get() as usize) as f64 / ARROWS_EVERY as f64).round() as usize;
                let t_now = (step * ARROWS_EVERY).max(1);
                let at = format::count(lang, t_now);
                let [x, y] = [0, 1].map(|k| guesses.get(2 * step + k).copied().unwrap_or(f64::NAN));
                if families.says(family) == Says::Nothing {
                    fill(t.straight_numbers, &[&at, &number(x), &number(y)])
                } else {
                    let schedule = Schedule::default();
                    let (beta, left) = (schedule.beta(t_now), schedule.alpha_bar(t_now));
                    let scale = 1.0 / (1.0 - beta).sqrt();
                    let three = |x: f64| signed(lang, x, 3);
                    let less = scale * beta / (1.0 - left).sqrt();
                    fill(t.diffusion_numbers, &[&at, &three(scale), &three(less), &number(x), &number(y), &number(*ln)])
                }
            }
            ([_, score], RaceFamily::Gan) => fill(t.gan_numbers, &[&number(*score)]),
            ([ln, ..], _) => fill(t.density_numbers, &[&number(crate::math::exp(*ln)), &number(*ln)]),
            ([], _) => t.no_probe.to_string(),
        };
        let told = |[loss, of_critic]: [f32; 2]| {
            fill(t.loss_numbers[loss_index(family)], &[&number(f64::from(loss)), &number(f64::from(of_critic))])
        };
        let loss = loss.map(told).unwrap_or_default();
        format!("{at_probe} {loss}")
    };
    view! {
        <p>{live(move || families.t().explains[index(family)])}</p>
        <p class="formula-line"><i>{live(move || families.t().formulas[index(family)])}</i></p>
        <p class="hint">{live(numbers)}</p>
    }
}
