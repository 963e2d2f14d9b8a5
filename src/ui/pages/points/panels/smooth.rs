//! The numbers of smooth models.

use super::text::PanelText;
use crate::scene::{BandwidthRule, Edit, NumberField};
use crate::ui::controls::Radios;
use crate::ui::dom::is;
use crate::ui::pages::points::Points;
use crate::ui::pages::points::number::Number;
use leptos::prelude::*;

/// How wide the bells of the kernel density are. What a rule makes of it stands in Explain.
#[component]
pub fn Kernel(points: Points) -> impl IntoView {
    let lab = points.lab;
    let rule = points.pick(|s| s.bandwidth_rule);
    let rules = vec![
        (BandwidthRule::Scott, lab.words_of(|t: &PanelText| t.scott)),
        (BandwidthRule::LeaveOneOut, lab.words_of(|t: &PanelText| t.leave_one_out)),
        (BandwidthRule::ByHand, lab.words_of(|t: &PanelText| t.by_hand)),
    ];
    let choose = move |rule| {
        points.dispatch(Edit::BandwidthRule(rule));
    };
    let name = lab.words_of(|t: &PanelText| t.bandwidth);
    view! {
        <Radios label=name name="bandwidth-rule" options=rules value=rule on_change=choose />
        <Show when=is(move || rule.get() == BandwidthRule::ByHand)>
            <Number points field=NumberField::Bandwidth label=name slider=true />
        </Show>
    }
}

/// How many bells a mixture has, and where they begin.
#[component]
pub fn Components(points: Points) -> impl IntoView {
    let lab = points.lab;
    view! {
        <div class="three">
            <Number points field=NumberField::Components label=lab.words_of(|t: &PanelText| t.components) />
            <Number points field=NumberField::MixtureSeed label=lab.words_of(|t: &PanelText| t.mixture_seed) />
        </div>
    }
}
