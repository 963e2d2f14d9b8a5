//! 1, Data: which rule, how many observations, which seed.

use super::handle::Families;
use super::number::Number;
use crate::data::{Rule, Toy};
use crate::scene::{FamiliesEdit, FamiliesNumber, Page, field_of};
use crate::ui::address;
use crate::ui::controls::{Disclosure, Icon, IconName};
use crate::ui::dom::{is, live};
use crate::ui::seed::new_seed;
use leptos::html;
use leptos::prelude::*;

/// The group.
#[component]
pub fn DataGroup(families: Families) -> impl IntoView {
    let open = RwSignal::new(false);
    let is_drawn = families.pick(|s| s.own.is_none());
    let lab = families.lab;
    let reseed = move |_| {
        if let Some(seed) = new_seed(lab) {
            families.dispatch(FamiliesEdit::NewSeed(seed));
        }
    };
    view! {
        <div class="race-data">
            <div class="group-head">
                <h2>
                    <span class="step" aria-hidden="true">"1"</span>
                    <span>{families.words(|t| t.data)}</span>
                </h2>
                <Disclosure label=families.words(|t| t.more_data) open controls="families-more" />
            </div>
            <label for="families-rule">{families.words(|t| t.rule)}" (Pdata)"</label>
            <RuleSelect families />
            <div class="race-numbers">
                <Show
                    when=is(move || is_drawn.get())
                    fallback=move || view! { <p class="hint">{live(move || own_told(families))}</p> }
                >
                    <Number families field=FamiliesNumber::Count label=families.words(|t| t.observations) />
                </Show>
                <Number families field=FamiliesNumber::Seed label=families.words(|t| t.seed) />
            </div>
            <Show when=is(move || open.get())>
                <div class="more" id="families-more">
                    <button class="button" type="button" on:click=reseed>
                        <Icon name=IconName::Dice />
                        {lab.words(|t| t.new_seed)}
                    </button>
                    <button class="button" type="button" on:click=move |_| bring(families)>
                        {families.words(|t| t.bring)}
                    </button>
                    <button class="button" type="button" on:click=move |_| address::go_to(lab, Page::Points)>
                        {families.words(|t| t.back_to_points)}
                    </button>
                    <p class="hint">{families.words(|t| t.data_hint)}</p>
                </div>
            </Show>
            <Show when=is(move || families.hidden.get())>
                <button
                    class="button"
                    type="button"
                    on:click=move |_| {
                        families.dispatch(FamiliesEdit::Reveal);
                    }
                >
                    {families.words(|t| t.reveal)}
                </button>
            </Show>
        </div>
    }
}

fn own_told(families: Families) -> String {
    let n = families.race.learned.with(|learned| learned.shown.len());
    let number = crate::ui::format::count(families.lab.lang.get(), n);
    crate::ui::text::fill(families.t().own_n, &[&number])
}

/// The rule and the points of the page Points, as its link tells them.
fn bring(families: Families) {
    let link = families.lab.link_of(Page::Points);
    if field_of(&link, "page").is_none() {
        return;
    }
    if let Ok(opened) = crate::scene::decode(&link) {
        let points = opened.scene;
        let hidden = points.hidden;
        families.dispatch(FamiliesEdit::Bring { rule: points.rule, points: points.observations, hidden });
    }
}

/// Which rule. While it is hidden none of the options tells which it is; before the game of Points was played or skipped, the Earth's
/// cannot be chosen.
#[component]
fn RuleSelect(families: Families) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    let of = families.pick(|s| (s.rule.clone(), s.own.is_some(), s.hidden));
    // First what stands only if it is chosen: a person's own points, or a painted rule.
    let first = move || {
        let t = families.t();
        match of.get() {
            (_, true, _) => Some(t.my_points),
            (Rule::Painted(_), false, _) => Some(t.painted),
            _ => None,
        }
    };
    let earth = move || {
        let t = families.t();
        let is_known = families.knows_earth();
        view! {
            <option disabled=!is_known prop:selected=live(move || matches!(of.get(), (Rule::Earth, false, _)))>
                {if is_known { t.earth } else { t.hidden_rule }}
            </option>
        }
    };
    let toy = move |(idx, toy): (usize, Toy)| {
        let is_it = move || of.with(|(rule, own, _)| *rule == Rule::Toy(toy) && !own);
        view! { <option prop:selected=live(is_it)>{live(move || families.t().toys[idx])}</option> }
    };
    let chosen = move |_| {
        let Some(select) = select.get_untracked() else { return };
        let before = usize::from(untrack(first).is_some());
        let idx = (select.selected_index().max(0) as usize).checked_sub(before);
        let rule = match idx {
            None => return,
            Some(0) => Rule::Earth,
            Some(idx) => match Toy::ALL.get(idx - 1) {
                Some(toy) => Rule::Toy(*toy),
                None => return,
            },
        };
        families.dispatch(FamiliesEdit::Rule(rule));
    };
    view! {
        <select id="families-rule" node_ref=select on:change=chosen>
            {live(move || first().map(|words| view! { <option selected=true>{words}</option> }))}
            {live(earth)}
            {Toy::ALL.into_iter().enumerate().map(toy).collect_view()}
        </select>
    }
}
