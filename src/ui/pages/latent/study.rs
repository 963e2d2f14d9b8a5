//! A closer look: jars rebuilt from their codes, and the codes themselves.

use super::codes::Codes;
use super::handle::Latent;
use super::rebuilt::Rebuilt;
use crate::ui::controls::Disclosure;
use crate::ui::dom::is;
use leptos::prelude::*;

/// The card with its two disclosures.
#[component]
pub fn Study(latent: Latent) -> impl IntoView {
    let (rebuilt, codes) = (RwSignal::new(true), RwSignal::new(false));
    view! {
        <section class="card study" aria-label=latent.words(|t| t.study)>
            <div class="study-head">
                <Disclosure label=latent.thing_words(|t| t.rebuilt) open=rebuilt controls="latent-rebuilt" />
                <Disclosure label=latent.words(|t| t.codes_as_table) open=codes controls="latent-codes" />
            </div>
            <Show when=is(move || rebuilt.get())>
                <div class="study-part" id="latent-rebuilt">
                    <Rebuilt latent />
                </div>
            </Show>
            <Show when=is(move || codes.get())>
                <div class="study-part" id="latent-codes">
                    <Codes latent />
                </div>
            </Show>
        </section>
    }
}
