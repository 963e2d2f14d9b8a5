//! Group 1: which jars are learned from.

use super::decoded::of_jar;
use super::handle::Latent;
use super::number::Number;
use super::plane::Toolbar;
use crate::data::Jar;
use crate::scene::LatentNumber;
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::prelude::*;

/// Four jars that show what jars are: as shares of the ranges of height and width.
const SHOWN: [[f64; 2]; 4] = [[0.8, 0.9], [0.25, 0.3], [0.15, 0.95], [0.75, 0.35]];

/// The group Data.
#[component]
pub fn DataGroup(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let open = RwSignal::new(false);
    let jars = latent.pick(|s| s.jars());
    let count = latent.pick(|s| s.count);
    let picture = move |[high, wide]: [f64; 2]| {
        Memo::new(move |_| {
            let jars = jars.get();
            let between = |[from, to]: [f64; 2], share: f64| from + share * (to - from);
            Some(of_jar(Jar { height: between(jars.height, high), width: between(jars.width, wide) }))
        })
    };
    let jar = move |sizes| view! { <div class="jar-frame"><Bitmap picture=picture(sizes) /></div> };
    let option = move || fill(latent.t().jars_n, &[&format::count(lab.lang.get(), count.get() as usize)]);
    view! {
        <Group
            number="1"
            id="latent-group-1"
            title=latent.words(|t| t.data)
            beside=move || view! { <Disclosure label=latent.words(|t| t.data_settings) open controls="latent-data" /> }
        >
            <div class="jars-row">
                {SHOWN.map(jar).collect_view()}
                <p class="jars-name">{live(option)}</p>
            </div>
            <Show when=is(move || open.get())>
                <div class="more" id="latent-data">
                    <div class="fields-three">
                        <Number latent field=LatentNumber::HeightFrom label=latent.words(|t| t.height_from) />
                        <Number latent field=LatentNumber::HeightTo label=latent.words(|t| t.height_to) />
                        <Number latent field=LatentNumber::Noise label=latent.words(|t| t.noise) />
                        <Number latent field=LatentNumber::WidthFrom label=latent.words(|t| t.width_from) />
                        <Number latent field=LatentNumber::WidthTo label=latent.words(|t| t.width_to) />
                        <Number latent field=LatentNumber::Count label=latent.words(|t| t.count) />
                    </div>
                    <p class="hint">{latent.words(|t| t.data_hint)}</p>
                    // On a narrow page the plane has no room for them.
                    <Show when=is(move || lab.narrow.get())>
                        <div class="latent-dress">
                            <Toolbar latent />
                        </div>
                    </Show>
                </div>
            </Show>
        </Group>
    }
}
