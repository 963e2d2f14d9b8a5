//! The three models side by side: what each is, what it made, and three figures that tell them apart.

use super::Outfits;
use super::figure::Figure;
use super::formula::math;
use super::number::Number;
use super::table::GeneratedTable;
use super::text::OutfitsText;
use super::words::model as model_name;
use crate::metric::OutfitFigures;
use crate::model::{FitError, NoOutfits, OutfitModelKind};
use crate::scene::{GeneratedOutfit, OutfitsNumber, ShowData};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, Words, fill};
use leptos::prelude::*;

/// Figures to a model on screen; the table has them all.
const SHOWN: usize = 50;

/// The cards, and what they made as a table where a reader wants tables.
#[component]
pub fn Cards(outfits: Outfits) -> impl IntoView {
    let as_table = outfits.follow(|state| state.scene.show_data == ShowData::Table && state.generated.is_some());
    let card = |kind| view! { <Card outfits kind /> };
    view! {
        <div class="model-cards">{OutfitModelKind::ALL.into_iter().map(card).collect_view()}</div>
        <Show when=is(move || as_table.get())>
            <section class="card padded" aria-labelledby="outfits-generated">
                <h2 id="outfits-generated">{outfits.words(|t| t.generated)}</h2>
                <GeneratedTable outfits />
            </section>
        </Show>
    }
}

#[component]
fn Card(outfits: Outfits, kind: OutfitModelKind) -> impl IntoView {
    let id = format!("model-{}", kind.name());
    let labelled_by = id.clone();
    let what = outfits.words(match kind {
        OutfitModelKind::Mle => |t| t.what_mle,
        OutfitModelKind::Laplace => |t| t.what_laplace,
        OutfitModelKind::NaiveBayes => |t| t.what_naive_bayes,
    });
    let pseudocount = match kind {
        OutfitModelKind::Mle => None,
        OutfitModelKind::Laplace => Some((OutfitsNumber::JointPseudocount, outfits.words(|t| t.pseudocount_joint))),
        OutfitModelKind::NaiveBayes => Some((OutfitsNumber::BayesPseudocount, outfits.words(|t| t.pseudocount_bayes))),
    };
    view! {
        <section class="card model-card" aria-labelledby=labelled_by>
            <h2 id=id>{live(move || model_name(outfits.lab.lang.get(), kind))}</h2>
            <p class="hint">{what}</p>
            // Wider than a phone, it scrolls; then the keyboard must reach it.
            <div class="formula" tabindex="0" inner_html=formula(kind)></div>
            {pseudocount.map(|(field, label)| view! { <Number outfits field label /> })}
            <Made outfits kind />
            <Figures outfits kind />
        </section>
    }
}

/// Without numbers.
fn formula(kind: OutfitModelKind) -> String {
    let theta = "<msub><mi>θ</mi><mi>j</mi></msub>";
    let n = "<msub><mi>n</mi><mi>j</mi></msub>";
    math(&match kind {
        OutfitModelKind::Mle => format!("{theta}<mo>=</mo><mfrac>{n}<mi>N</mi></mfrac>"),
        OutfitModelKind::Laplace => format!(
            "{theta}<mo>=</mo><mfrac><mrow>{n}<mo>+</mo><mi>a</mi></mrow><mrow><mi>N</mi><mo>+</mo><mi>a</mi><mo>·</mo>\
             <mn>4032</mn></mrow></mfrac>"
        ),
        OutfitModelKind::NaiveBayes => "<mi>p</mi><mo>(</mo><mi>x</mi><mo>)</mo><mo>=</mo><munder><mo>∏</mo><mi>k</mi></munder>\
                                        <msub><mi>θ</mi><mi>k</mi></msub><mo>(</mo><msub><mi>x</mi><mi>k</mi></msub><mo>)</mo>"
            .to_string(),
    })
}

/// What the model made, each marked seen or new; and one line of what that says.
#[component]
fn Made(outfits: Outfits, kind: OutfitModelKind) -> impl IntoView {
    let made = outfits.follow(move |state| state.generated.as_ref().map(|all| all[kind.idx()].outfits.clone()));
    let figure = move |made: &GeneratedOutfit| {
        let (class, words) =
            if made.seen { ("tag", outfits.words(|t| t.seen)) } else { ("tag new", outfits.words(|t| t.new)) };
        view! {
            <li>
                <Figure outfits outfit=made.outfit ring_rare=true />
                <span class=class>{words}</span>
            </li>
        }
    };
    move || match made.get() {
        None => view! { <p class="hint">{outfits.words(|t| t.nothing_made)}</p> }.into_any(),
        Some(Err(why)) => view! {
            <p class="field-error" role="status">{live(move || no_outfits(outfits.lab.lang.get(), why))}</p>
        }
        .into_any(),
        Some(Ok(made)) => {
            let (n, n_seen) = (made.len(), made.iter().filter(|outfit| outfit.seen).count());
            let more = n.saturating_sub(SHOWN);
            let more_words = move || fill(outfits.t().and_more, &[&format::count(outfits.lab.lang.get(), more)]);
            view! {
                <ul class="wall made">{made.iter().take(SHOWN).map(figure).collect_view()}</ul>
                {(more > 0).then(|| view! { <p class="hint">{more_words}</p> })}
                <p class="made-line">{live(move || made_line(outfits.lab.lang.get(), kind, n_seen, n))}</p>
            }
            .into_any()
        }
    }
}

/// Why a model made nothing.
fn no_outfits(lang: Lang, why: NoOutfits) -> &'static str {
    let t = OutfitsText::of(lang);
    match why {
        NoOutfits::Fit(FitError::Empty) => t.no_model_empty,
        NoOutfits::Fit(_) => t.no_model,
        NoOutfits::Lock(_) => t.no_row_has_lock,
    }
}

fn made_line(lang: Lang, kind: OutfitModelKind, n_seen: usize, n: usize) -> String {
    let t = OutfitsText::of(lang);
    let counts = fill(t.seen_of, &[&format::count(lang, n_seen), &format::count(lang, n)]);
    format!("{counts} {}", t.made_lines[kind.idx()])
}

/// Free parameters, mass on outfits never seen, entropy.
#[component]
fn Figures(outfits: Outfits, kind: OutfitModelKind) -> impl IntoView {
    let lab = outfits.lab;
    let figures = outfits.follow(move |state| state.figures(kind).ok());
    let row = move |name: Words<OutfitsText>, value: fn(Lang, &OutfitFigures) -> String| {
        let shown = move || figures.get().map_or("–".to_string(), |figures| value(lab.lang.get(), &figures));
        view! {
            <tr>
                <th scope="row">{outfits.words(name)}</th>
                <td>{shown}</td>
            </tr>
        }
    };
    view! {
        <table class="numbers" aria-label=live(move || model_name(lab.lang.get(), kind))>
            <tbody>
                {row(|t| t.free_parameters, |lang, f| format::count(lang, f.free_parameters))}
                {row(|t| t.unseen_mass, |lang, f| format::percent(lang, f.unseen_mass))}
                {row(|t| t.entropy_bits, |lang, f| format::decimals(lang, f.entropy_bits, 2))}
            </tbody>
        </table>
    }
}
