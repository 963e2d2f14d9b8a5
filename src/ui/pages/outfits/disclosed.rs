//! What lies behind names at the end of the page: parameters, models in numbers, counting, and what independence loses.

use super::Outfits;
use super::counting::Counting;
use super::independence::Independence;
use super::numbers::Numbers;
use super::parameters::Parameters;
use super::text::OutfitsText;
use super::walk::count;
use crate::ui::controls::Disclosure;
use crate::ui::dom::{effect, is};
use crate::ui::text::Words;
use leptos::prelude::*;

/// The four panels, closed.
#[component]
pub fn Disclosed(outfits: Outfits) -> impl IntoView {
    let closed = || RwSignal::new(false);
    // A link that counts opens where it counts.
    let is_counting = RwSignal::new(outfits.peek().scene.counted.is_some());
    // Closed, it leaves no count behind.
    effect(move || {
        if !is_counting.get() && outfits.peek().scene.counted.is_some() {
            count(outfits, None);
        }
    });
    view! {
        <Panel outfits name=|t| t.deep.parameters id="outfits-parameters" open=closed()>
            <Parameters outfits />
        </Panel>
        <Panel outfits name=|t| t.deep.models_in_numbers id="outfits-numbers" open=closed()>
            <Numbers outfits />
        </Panel>
        <Panel outfits name=|t| t.deep.count_one_by_one id="outfits-counting" open=is_counting>
            <Counting outfits />
        </Panel>
        <Panel outfits name=|t| t.deep.what_independence_loses id="outfits-independence" open=closed()>
            <Independence outfits />
        </Panel>
    }
}

#[component]
fn Panel(
    outfits: Outfits,
    name: Words<OutfitsText>,
    id: &'static str,
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <section class="card padded deep">
            <h2><Disclosure label=outfits.words(name) open controls=id /></h2>
            <Show when=is(move || open.get())>
                <div class="deep-body" id=id>{children()}</div>
            </Show>
        </section>
    }
}
