//! A closer look: values as a table, and whether more data would help.

use super::handle::Pixels;
use super::help::Help;
use super::values::Values;
use crate::ui::controls::Disclosure;
use crate::ui::dom::is;
use leptos::prelude::*;

/// The card with its two disclosures.
#[component]
pub fn Study(pixels: Pixels) -> impl IntoView {
    let (values, help) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <section class="card study" aria-label=pixels.words(|t| t.study)>
            <div class="study-head">
                <Disclosure label=pixels.words(|t| t.values) open=values controls="pixels-values" />
                <Disclosure label=pixels.words(|t| t.help) open=help controls="pixels-help" />
            </div>
            <Show when=is(move || values.get())>
                <div class="study-part" id="pixels-values">
                    <Values pixels />
                </div>
            </Show>
            <Show when=is(move || help.get())>
                <div class="study-part" id="pixels-help">
                    <Help pixels />
                </div>
            </Show>
        </section>
    }
}
