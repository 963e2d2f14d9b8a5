//! *How it thinks*: a picture of what the family does, what moves it, and its arithmetic with the numbers of now.

use super::canvas::keep_painted;
use super::check::Check;
use super::choice::Choice;
use super::explain::Explain;
use super::handle::Families;
use super::moved::Moved;
use super::order::index;
use super::paint::Seen;
use super::thinks_paint::{first_bins, think};
use crate::scene::{FamiliesEdit, FamiliesNumber, Sampler};
use crate::train::family::{AUTOREGRESSIVE_BINS, COUPLINGS, NOISE_STEPS};
use crate::train::race::RaceFamily;
use crate::ui::controls::Disclosure;
use crate::ui::dom::{hundredths, input_of, is, live};
use crate::ui::format;
use crate::ui::slices::wait_ms;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::MouseEvent;

/// A frame of Run, ms.
const FRAME_MS: i32 = 450;

/// The picture with what belongs to it.
#[component]
pub fn Thinks(families: Families, family: RaceFamily) -> impl IntoView {
    let explains = RwSignal::new(false);
    let large = families.pick(move |s| s.large == Some(family));
    let caption = move || {
        let t = families.t();
        let step = families.lane(family).view.with(|view| view.as_ref().map_or(0, |view| view.step));
        let trained = usize::from(step > 0 || !family.trains());
        t.captions[index(family)][trained]
    };
    let explain_id = EXPLAIN_IDS[index(family)];
    let open = move |_| {
        let to = if large.get_untracked() { None } else { Some(family) };
        families.dispatch(FamiliesEdit::Large(to));
    };
    view! {
        <div class="thinks">
            <div class="thinks-head">
                <h3>{families.words(|t| t.how_it_thinks)}</h3>
                <span class="toolbar-space"></span>
                <Disclosure label=families.words(|t| t.explain) open=explains controls=explain_id />
                <button class="button button-small" type="button" on:click=open>
                    {live(move || if large.get() { families.t().make_small } else { families.t().open_large })}
                </button>
            </div>
            <ThinkCanvas families family frame=None />
            <Frames families family />
            <Mover families family />
            <Below families family />
            <p class="hint">{live(caption)}</p>
            <Show when=is(move || explains.get())>
                <div class="explain" id=explain_id>
                    <Explain families family />
                </div>
            </Show>
        </div>
    }
}

/// Ids of what is explained, by family.
const EXPLAIN_IDS: [&str; RaceFamily::ALL.len()] = [
    "families-explain-box",
    "families-explain-grid",
    "families-explain-kernel",
    "families-explain-mixture",
    "families-explain-flow",
    "families-explain-autoregressive",
    "families-explain-vae",
    "families-explain-diffusion",
    "families-explain-gan",
];

/// The picture; as one of the frames, or as the slider says.
#[component]
fn ThinkCanvas(families: Families, family: RaceFamily, frame: Option<usize>) -> impl IntoView {
    let lane = families.lane(family);
    let canvas = NodeRef::<html::Canvas>::new();
    let moved = families.pick(Moved::of);
    let (beside, race) = (families.beside, families.race);
    keep_painted(
        families,
        canvas,
        move || {
            lane.view.track();
            beside.track();
            families.hidden.track();
            if frame.is_none() {
                moved.track();
            }
        },
        move |painter| {
            painter.blank();
            if !families.hidden.get_untracked() && frame.is_none() && family != RaceFamily::Vae {
                beside.with_untracked(|beside| beside.coast.iter().for_each(|rings| painter.coast(rings)));
            }
            let moved = frame_of(family, frame, moved.get_untracked());
            let learned = race.learned.get_untracked();
            if let Some(view) = lane.view.get_untracked() {
                think(painter, family, &view.thinking, &learned.observations, moved);
            }
        },
    );
    let aspect = families.pick(|s| (Seen::of(&s.rule).aspect() * 100.0) as i64);
    // The line of the slice is set by a click, too.
    let click = move |ev: MouseEvent| {
        let (Some(canvas), RaceFamily::Autoregressive) = (canvas.get_untracked(), family) else { return };
        let bounds = canvas.get_bounding_client_rect();
        let share = (f64::from(ev.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let x = Seen::of(&families.scene().rule).point([share, 0.5]).x;
        let bins = lane.view.with_untracked(|view| view.as_ref().and_then(|view| first_bins(&view.thinking)));
        if let Some([west, east]) = bins {
            let bin = ((x - west) / (east - west) * AUTOREGRESSIVE_BINS as f64).clamp(0.0, 63.0).floor();
            families.dispatch(FamiliesEdit::Number(FamiliesNumber::Slice, bin));
        }
    };
    view! {
        <div class="think-plane" style:aspect-ratio=live(move || hundredths(aspect.get() as f64 / 100.0)) on:click=click>
            <canvas node_ref=canvas aria-hidden="true"></canvas>
        </div>
    }
}

/// What a small frame shows: a flow after so many couplings, a diffusion after so many steps, the codes of a VAE carried over.
fn frame_of(family: RaceFamily, frame: Option<usize>, moved: Moved) -> Moved {
    match (family, frame) {
        (_, None) => moved,
        (RaceFamily::Diffusion, Some(walked)) => Moved { walked, is_frame: true, ..moved },
        (_, Some(time)) => Moved { time, is_frame: true, ..moved },
    }
}

/// Steps walked back at which a diffusion has a frame.
const WALKED: [usize; COUPLINGS + 1] = [0, 40, 60, 70, 80, 90, NOISE_STEPS];

/// Opened large: the flow after each of its couplings, the diffusion at some of its steps, as buttons; the VAE's decoded grid.
#[component]
fn Frames(families: Families, family: RaceFamily) -> impl IntoView {
    let large = families.pick(move |s| s.large == Some(family));
    let (field, frames) = match family {
        RaceFamily::Flow => (FamiliesNumber::Time, std::array::from_fn(|k| k)),
        RaceFamily::Diffusion => (FamiliesNumber::Walked, WALKED),
        RaceFamily::Vae => {
            return view! {
                <Show when=is(move || large.get())>
                    <p class="hint">{families.words(|t| t.decoded_grid)}</p>
                    <ThinkCanvas families family frame=Some(1) />
                </Show>
            }
            .into_any();
        }
        _ => return ().into_any(),
    };
    let at = families.pick(move |s| field.get(s));
    let running = StoredValue::new(false);
    let run = move |_| {
        if running.get_value() {
            return;
        }
        running.set_value(true);
        spawn_local(async move {
            for frame in frames {
                if running.try_get_value() != Some(true) {
                    return;
                }
                let _ = families.try_edit(FamiliesEdit::Number(field, frame as f64), Some(0));
                wait_ms(FRAME_MS).await;
            }
            running.try_set_value(false);
        });
    };
    let name = move |k: usize| {
        let count = |n: usize| format::count(families.lab.lang.get(), n);
        match (k, family) {
            (0, _) => families.t().noise.to_string(),
            (COUPLINGS, _) => families.t().samples_word.to_string(),
            (_, RaceFamily::Diffusion) => format!("t = {}", count(NOISE_STEPS - frames[k])),
            _ => count(frames[k]),
        }
    };
    let button = move |(k, frame): (usize, usize)| {
        view! {
            <button
                class="think-frame"
                type="button"
                aria-pressed=live(move || if at.get() == frame as i64 { "true" } else { "false" })
                on:click=move |_| {
                    families.dispatch(FamiliesEdit::Number(field, frame as f64));
                }
            >
                <ThinkCanvas families family frame=Some(frame) />
                <span>{live(move || name(k))}</span>
            </button>
        }
    };
    view! {
        <Show when=is(move || large.get())>
            <div class="think-frames">{frames.into_iter().enumerate().map(button).collect_view()}</div>
            <button class="button button-small" type="button" on:click=run>{families.words(|t| t.run)}</button>
        </Show>
    }
    .into_any()
}

/// What belongs to a picture: of a diffusion opened large its sampler and arrows, of a GAN what the colours say.
#[component]
fn Below(families: Families, family: RaceFamily) -> impl IntoView {
    let large = families.pick(move |s| s.large == Some(family));
    match family {
        RaceFamily::Diffusion => view! {
            <Show when=is(move || large.get())>
                <div class="think-settings">
                    <Choice
                        families
                        id="families-sampler"
                        label=|t| t.sampler
                        words=|t| t.samplers
                        all=[Sampler::Ddim, Sampler::Ancestral]
                        of=|s| s.sampler
                        edit=FamiliesEdit::Sampler
                    />
                    <Check
                        families
                        label=|t| t.arrows
                        of=|s| s.arrows
                        edit=|_, on| FamiliesEdit::Arrows(on)
                    />
                </div>
            </Show>
        }
        .into_any(),
        RaceFamily::Gan => view! {
            <p class="hint game-key">
                <span class="mark-real" aria-hidden="true"></span>
                {families.words(|t| t.real)}
                <span class="mark-fake" aria-hidden="true"></span>
                {families.words(|t| t.fake)}
                <span class="mark-forger" aria-hidden="true"></span>
                {families.words(|t| t.forger)}
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// What moves the picture: of a flow and a diffusion the slider Time, of an autoregressive model where the slice stands.
#[component]
fn Mover(families: Families, family: RaceFamily) -> impl IntoView {
    let field = match family {
        RaceFamily::Flow => FamiliesNumber::Time,
        RaceFamily::Diffusion => FamiliesNumber::Walked,
        RaceFamily::Autoregressive => FamiliesNumber::Slice,
        _ => return ().into_any(),
    };
    let is_time = family != RaceFamily::Autoregressive;
    let spec = field.spec();
    let value = families.pick(move |s| field.get(s));
    let moved = move |ev: web_sys::Event| {
        let Some(to) = input_of(&ev).map(|input| input.value_as_number()) else { return };
        let gesture = families.lab.burst(spec.key);
        // A slider is never out of its range.
        let _ = families.try_edit(FamiliesEdit::Number(field, to), Some(gesture));
    };
    let told = move || {
        let t = families.t();
        let number = format::count(families.lab.lang.get(), value.get() as usize);
        let words = match field {
            FamiliesNumber::Time => t.time_told,
            FamiliesNumber::Walked => t.walked_told,
            _ => t.slice_told,
        };
        fill(words, &[&number])
    };
    let ends = move |of: fn(&'static super::text::FamiliesText) -> [&'static str; 2], k: usize| {
        live(move || of(families.t())[k])
    };
    let words: fn(&'static super::text::FamiliesText) -> [&'static str; 2] =
        if is_time { |t| [t.noise, t.data_word] } else { |t| t.slice_ends };
    view! {
        <div class="mover">
            <span aria-hidden="true">{ends(words, 0)}</span>
            <input
                class="slider"
                type="range"
                min=spec.min.to_string()
                max=spec.max.to_string()
                aria-label=live(move || if is_time { families.t().time } else { families.t().slice })
                aria-valuetext=live(told)
                prop:value=live(move || value.get().to_string())
                on:input=moved
            />
            <span aria-hidden="true">{ends(words, 1)}</span>
        </div>
    }
    .into_any()
}
