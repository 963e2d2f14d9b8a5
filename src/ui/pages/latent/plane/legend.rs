//! What stands on the plane, in words.

use crate::scene::Colour;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::pages::latent::handle::Latent;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The legend.
#[component]
pub fn Legend(latent: Latent) -> impl IntoView {
    let of = latent.pick(|s| (s.count, s.colour));
    let jars = move || {
        let ((n, colour), t) = (of.get(), latent.t());
        let words = if colour == Colour::Height { t.legend_height } else { t.legend_width };
        fill(words, &[&format::count(latent.lab.lang.get(), n as usize)])
    };
    let made = latent.pick(|s| (s.generated, s.samples as usize));
    let samples = move || fill(latent.t().n_samples, &[&format::count(latent.lab.lang.get(), made.get().1)]);
    view! {
        <ul class="latent-legend">
            <li><i class="gauge" aria-hidden="true"></i>{live(jars)}</li>
            <li>
                <svg class="legend-mark" viewBox="-12 -12 24 24" aria-hidden="true">
                    <circle class="point" r="9" />
                    <path class="cross" d="M-5 0H5M0 -5V5" />
                </svg>
                {latent.words(|t| t.decoded_point)}
            </li>
            <Show when=is(move || made.get().0)>
                <li><i class="ring-mark" aria-hidden="true"></i>{live(samples)}</li>
            </Show>
            <li><i class="path-mark" aria-hidden="true"></i>{latent.words(|t| t.path_word)}</li>
        </ul>
    }
}
