//! Group 1: which pictures are learned from.

use super::handle::Latent;
use super::number::Number;
use super::own::{self, Missing};
use super::plane::Toolbar;
use super::source::of_jar;
use crate::data::Jar;
use crate::scene::{LatentData, LatentEdit, LatentNumber, LatentSource};
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;

/// Four jars that show what jars are: as shares of the ranges of height and width.
const SHOWN: [[f64; 2]; 4] = [[0.8, 0.9], [0.25, 0.3], [0.15, 0.95], [0.75, 0.35]];

/// The group Data.
#[component]
pub fn DataGroup(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let open = RwSignal::new(false);
    let data = latent.pick(|s| s.data);
    let source = latent.pick(|s| s.source());
    let picture = move |k: usize| {
        Memo::new(move |_| match source.get() {
            LatentSource::Jars(jars) => {
                let between = |[from, to]: [f64; 2], share: f64| from + share * (to - from);
                let [high, wide] = SHOWN[k];
                Some(of_jar(Jar { height: between(jars.height, high), width: between(jars.width, wide) }))
            }
            _ => latent.source.with(|source| source.picture(k)),
        })
    };
    let frame = move |k| view! { <div class="jar-frame"><Bitmap picture=picture(k) /></div> };
    let settings = move || match data.get() {
        LatentData::Jars => view! { <JarFields latent /> }.into_any(),
        LatentData::Outfits => view! { <p class="hint">{latent.words(|t| t.outfits_hint)}</p> }.into_any(),
        LatentData::Own(_) => view! { <p class="hint">{latent.words(|t| t.own_hint)}</p> }.into_any(),
    };
    view! {
        <Group
            number="1"
            id="latent-group-1"
            title=latent.words(|t| t.data)
            beside=move || view! { <Disclosure label=latent.words(|t| t.data_settings) open controls="latent-data" /> }
        >
            <div class="jars-row">
                {[0, 1, 2, 3].map(frame).into_iter().collect_view()}
                <DataSelect latent />
            </div>
            <Missing latent />
            <Show when=is(move || open.get())>
                <div class="more" id="latent-data">
                    {live(settings)}
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

/// Jars, outfits, or a person's own: the set that was used last.
#[component]
fn DataSelect(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let select = NodeRef::<html::Select>::new();
    let data = latent.pick(|s| s.data);
    let count = latent.pick(|s| s.count as usize);
    let place = move |data: LatentData| match data {
        LatentData::Jars => 0,
        LatentData::Outfits => 1,
        LatentData::Own(_) => 2,
    };
    let n = move |words: &'static str, n: usize| fill(words, &[&format::count(lab.lang.get(), n)]);
    let own = move || match data.get() {
        LatentData::Own(id) => n(latent.t().own_n, id.n),
        _ => latent.t().own.to_string(),
    };
    let choose = move |data| {
        latent.dispatch(LatentEdit::Data(data));
    };
    let chosen = move |_| {
        let Some(select) = select.get_untracked() else { return };
        match select.selected_index() {
            0 => choose(LatentData::Jars),
            1 => choose(LatentData::Outfits),
            _ => {
                // Until there are some, it is as it was.
                select.set_selected_index(place(data.get_untracked()));
                own::use_last(latent);
            }
        }
    };
    let is_at = move |at: i32| live(move || place(data.get()) == at);
    view! {
        <select node_ref=select aria-label=latent.words(|t| t.data) on:change=chosen>
            <option prop:selected=is_at(0)>{live(move || n(latent.t().jars_n, count.get()))}</option>
            <option prop:selected=is_at(1)>{live(move || n(latent.t().outfits_n, crate::data::COMBINATIONS))}</option>
            <option prop:selected=is_at(2)>{live(own)}</option>
        </select>
    }
}

#[component]
fn JarFields(latent: Latent) -> impl IntoView {
    view! {
        <div class="fields-three">
            <Number latent field=LatentNumber::HeightFrom label=latent.words(|t| t.height_from) />
            <Number latent field=LatentNumber::HeightTo label=latent.words(|t| t.height_to) />
            <Number latent field=LatentNumber::Noise label=latent.words(|t| t.noise) />
            <Number latent field=LatentNumber::WidthFrom label=latent.words(|t| t.width_from) />
            <Number latent field=LatentNumber::WidthTo label=latent.words(|t| t.width_to) />
            <Number latent field=LatentNumber::Count label=latent.words(|t| t.count) />
        </div>
        <p class="hint">{latent.words(|t| t.data_hint)}</p>
    }
}
