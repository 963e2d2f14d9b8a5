//! A row of native radio buttons that looks like one control.

use crate::ui::dom::{Selector, el};
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use sycamore_web::View;

/// Radio buttons with one choice: `options` are values with their labels, `name` is unique on the page.
pub fn radio_group<T: Copy + PartialEq + 'static>(
    lab: Lab,
    label: Words,
    name: &'static str,
    options: &[(T, Words)],
    value: Selector<T>,
    on_change: fn(Lab, T),
) -> View {
    radios(lab, label, name, options, value, move |option| on_change(lab, option))
}

/// The same, for whatever keeps the choice.
pub fn radios<T: Copy + PartialEq + 'static>(
    lab: Lab,
    label: Words,
    name: &'static str,
    options: &[(T, Words)],
    value: Selector<T>,
    on_change: impl Fn(T) + Copy + 'static,
) -> View {
    let radio = |(option, words): (T, Words)| {
        let input = el("input", "")
            .set("type", "radio")
            .set("name", name)
            .property("checked", move || (value.get() == option).into())
            .on_change(move |_| on_change(option));
        el("label", "radio").child(input).child(el("span", "").child(lab.words(words)))
    };
    let group = el("div", "radios").set("role", "radiogroup").set("aria-label", move || label(lab.t()));
    options.iter().fold(group, |group, option| group.child(radio(*option))).into()
}
