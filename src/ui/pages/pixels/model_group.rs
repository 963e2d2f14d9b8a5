//! Group 2: Naive Bayes on pixels.

use super::explain::Explain;
use super::handle::Pixels;
use super::histogram::Histogram;
use super::number::Number;
use crate::scene::PixelsNumber;
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The group Pmodel.
#[component]
pub fn ModelGroup(pixels: Pixels) -> impl IntoView {
    let open = RwSignal::new(false);
    let mean = pixels.follow(|results| results.fit.mean);
    let at = pixels.pick(|s| s.pixel);
    let of = move || {
        let [row, column] = [at.get().row + 1, at.get().column + 1].map(|n| n.to_string());
        fill(pixels.t().mean_of_at, &[&row, &column])
    };
    view! {
        <Group
            number="2"
            id="pixels-group-2"
            title=pixels.words(|t| t.pmodel)
            beside=move || view! { <Disclosure label=pixels.words(|t| t.explain) open controls="pixels-explain" /> }
        >
            <div class="pmodel-row">
                <div class="mean-picture" role="img" aria-label=pixels.words(|t| t.mean_picture)>
                    <Bitmap picture=mean />
                </div>
                <Histogram pixels />
            </div>
            <p class="hint">
                {pixels.words(|t| t.mean_of)}<sub>"model"</sub>" "{live(of)}
            </p>
            <Number pixels field=PixelsNumber::Pseudocount label=pixels.words(|t| t.pseudocount) slider=true />
            <Show when=is(move || open.get())>
                <div class="more explain" id="pixels-explain">
                    <Explain pixels />
                </div>
            </Show>
        </Group>
    }
}
