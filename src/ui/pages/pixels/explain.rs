//! The formula of Naive Bayes on pixels, and how much of what it can make is an outfit.

use super::handle::Pixels;
use super::three_columns::Same;
use super::words::power;
use crate::data::{GREYS, PIXELS};
use crate::metric::OutfitsMade;
use crate::scene::{OutfitsMadeWork, PictureSet, PixelsScene};
use crate::ui::dom::{effect, live};
use crate::ui::format;
use crate::ui::slices::in_slices;
use crate::ui::text::fill;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// p_model(x) = ∏ θᵢ(xᵢ), and θ itself. Our own signs only.
const PRODUCT: &str = "<math display=\"block\"><msub><mi>p</mi><mtext>model</mtext></msub><mo>(</mo><mi>x</mi><mo>)</mo>\
    <mo>=</mo><munderover><mo>∏</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mn>1024</mn></munderover>\
    <msub><mi>θ</mi><mi>i</mi></msub><mo>(</mo><msub><mi>x</mi><mi>i</mi></msub><mo>)</mo></math>";
const THETA: &str = "<math display=\"block\"><msub><mi>θ</mi><mi>i</mi></msub><mo>(</mo><mi>v</mi><mo>)</mo><mo>=</mo>\
    <mfrac><mrow><msub><mi>n</mi><mrow><mi>i</mi><mi>v</mi></mrow></msub><mo>+</mo><mi>a</mi></mrow>\
    <mrow><mi>N</mi><mo>+</mo><mn>256</mn><mi>a</mi></mrow></mfrac></math>";
const POSSIBLE: &str = "<math><msup><mn>256</mn><mn>1024</mn></msup></math>";

/// The formulas and the figures.
#[component]
pub fn Explain(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let made = RwSignal::new(None::<OutfitsMade>);
    work_out(pixels, made);
    let n = pixels.pick(PixelsScene::n_training);
    let a = pixels.pick(|s| s.pseudocount as f64 / 100.0);
    let is_fashion = pixels.pick(|s| s.pictures == PictureSet::Fashion);
    let support = pixels.follow(|results| results.fit.log10_support);
    let lang = move || lab.lang.get();
    let possible = PIXELS as f64 * crate::math::ln(GREYS as f64) / std::f64::consts::LN_10;
    let noise = move || {
        let mass = GREYS as f64 * a.get();
        let share = format::percent(lang(), mass / (mass + n.get() as f64));
        (mass > 0.0).then(|| fill(pixels.t().noise_share, &[&share]))
    };
    let dash = || "–".into_any();
    let among = move || made.get().map_or_else(dash, |made| format::count(lang(), made.n_possible).into_any());
    let chance = move || made.get().map_or_else(dash, |made| power(lang(), made.log10_chance()));
    let outfit_rows = move || {
        is_fashion.get().then(|| {
            view! {
                <tr>
                    <th scope="row">{pixels.words(|t| t.outfits_among)}</th>
                    <td>{live(among)}</td>
                </tr>
                <tr>
                    <th scope="row">{pixels.words(|t| t.chance)}</th>
                    <td>{live(chance)}</td>
                </tr>
            }
        })
    };
    view! {
        // Wider than a phone, they scroll; then the keyboard must reach them.
        <div class="formula" tabindex="0" inner_html=PRODUCT></div>
        <div class="formula" tabindex="0" inner_html=THETA></div>
        <p class="hint">{pixels.words(|t| t.explain_hint)}</p>
        <table class="numbers" aria-label=pixels.words(|t| t.explain)>
            <tbody>
                <tr>
                    <th scope="row">
                        {pixels.words(|t| t.free_parameters)}
                        <span class="hint unit-below">
                            {live(move || format::counted(lang(), n.get(), pixels.t().free_parameters_hint))}
                        </span>
                    </th>
                    <td>{live(move || format::count(lang(), PIXELS * (GREYS - 1)))}</td>
                </tr>
                <tr>
                    <th scope="row">
                        {pixels.words(|t| t.possible)}
                        <span class="hint unit-below" inner_html=POSSIBLE></span>
                    </th>
                    <td>{live(move || power(lang(), possible))}</td>
                </tr>
                <tr>
                    <th scope="row">{pixels.words(|t| t.can_make)}</th>
                    <td>{live(move || support.get().map_or_else(dash, |support| power(lang(), support)))}</td>
                </tr>
                {live(outfit_rows)}
            </tbody>
        </table>
        <p class="hint">{live(noise)}</p>
    }
}

/// Asks of all outfits how likely each is, anew for each fit.
fn work_out(pixels: Pixels, made: RwSignal<Option<OutfitsMade>>) {
    let asked = StoredValue::new(0_u64);
    let results = pixels.results;
    let key = Memo::new(move |_| results.get().map(Same));
    let fitted = Memo::new(move |before: Option<&Option<Same>>| {
        // Samples come and go with the same fit.
        let now = key.get();
        match (before.cloned().flatten(), now) {
            (Some(Same(old)), Some(Same(new))) if std::sync::Arc::ptr_eq(&old.fit, &new.fit) => Some(Same(old)),
            (_, now) => now,
        }
    });
    effect(move || {
        let Some(Same(results)) = fitted.get().filter(|Same(results)| results.is_fashion()) else { return };
        asked.update_value(|turn| *turn += 1);
        let turn = asked.get_value();
        made.set(None);
        spawn_local(async move {
            let mut work = OutfitsMadeWork::default();
            // Nobody asks any more when the part is closed.
            let is_wanted = || asked.try_get_value() == Some(turn);
            in_slices(|| !is_wanted() || work.step(&results.fit.model)).await;
            if is_wanted() {
                made.set(Some(work.made()));
            }
        });
    });
}
