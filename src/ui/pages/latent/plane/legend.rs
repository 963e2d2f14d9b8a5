//! What stands on the plane, in words.

use crate::scene::{Colour, LatentData};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::outfit_words;
use crate::ui::pages::latent::handle::Latent;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The legend.
#[component]
pub fn Legend(latent: Latent) -> impl IntoView {
    let of = latent.pick(|s| (s.n_pictures(), s.data, s.colour));
    let has_gauge = Memo::new(move |_| !matches!(of.get().1, LatentData::Own(_)));
    let pictures = move || {
        let ((n, data, colour), t, lang) = (of.get(), latent.t(), latent.lab.lang.get());
        let n = format::count(lang, n);
        match (data, colour) {
            (LatentData::Own(_), _) => fill(t.legend_own, &[&n]),
            (_, Colour::Height) => fill(t.legend_height, &[&n]),
            (_, Colour::Width) => fill(t.legend_width, &[&n]),
            (_, Colour::Feature(feature)) => {
                let values = outfit_words::values(lang, feature);
                let value = |value: Option<&&'static str>| value.map_or(String::new(), |value| value.to_lowercase());
                let name = outfit_words::feature(lang, feature).to_lowercase();
                fill(t.legend_outfits, &[&n, &name, &value(values.first()), &value(values.last())])
            }
        }
    };
    let gauge = move || if has_gauge.get() { "gauge" } else { "gauge plain" };
    let made = latent.pick(|s| (s.generated, s.samples as usize));
    let samples = move || fill(latent.t().n_samples, &[&format::count(latent.lab.lang.get(), made.get().1)]);
    view! {
        <ul class="latent-legend">
            <li><i class=live(gauge) aria-hidden="true"></i>{live(pictures)}</li>
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
