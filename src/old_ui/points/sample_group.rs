//! Group 3: samples.

use super::group::group;
use crate::scene::{Edit, NextStep, NumberField, PointsScene};
use crate::ui::controls::{IconName, NumberInput, disclosure, icon, number_input};
use crate::ui::dom::{button, el, when};
use crate::ui::format;
use crate::ui::lab::{Lab, Notice};
use sycamore_reactive::*;
use sycamore_web::View;

/// The group Samples.
pub fn sample_group(lab: Lab) -> View {
    let open = create_signal(false);
    let samples = NumberInput { label_hidden: true, ..NumberInput::plain(NumberField::Samples, |t| t.samples) };
    let row = el("div", "generate-row")
        .child(when(move || !lab.narrow.get(), move || generate_button(lab)))
        .child(number_input(lab, samples));
    group(lab, "3", |t| t.samples, disclosure(lab, |t| t.seed, open, "seed"))
        .child(row)
        .child(when(move || open.get(), move || seed(lab)))
        .into()
}

fn seed(lab: Lab) -> View {
    el("div", "more")
        .set("id", "seed")
        .child(number_input(lab, NumberInput::plain(NumberField::Seed, |t| t.seed)))
        .child(button("button", move || new_seed(lab)).child(icon(IconName::Dice)).child(lab.words(|t| t.new_seed)))
        .child(lab.hint(|t| t.seed_hint))
        .into()
}

fn new_seed(lab: Lab) {
    match getrandom::u32() {
        Ok(seed) => {
            lab.dispatch(Edit::NewSeed(seed));
        }
        Err(_) => lab.notice.set(Some(Notice::NoRandomness)),
    }
}

/// Draws samples.
pub fn generate_button(lab: Lab) -> View {
    let next = lab.pick(PointsScene::next_step);
    let generate = move || {
        lab.drops.set_silent(true);
        lab.dispatch(Edit::Generate);
        let (lang, n) = (lab.lang.get_untracked(), lab.peek().scene.samples as usize);
        lab.say(format::counted(lang, n, lang.text().n_samples));
    };
    button("", generate)
        .class(move || if next.get() == NextStep::Generate { "button grow primary" } else { "button grow" })
        .child(lab.words(|t| t.generate))
        .into()
}
