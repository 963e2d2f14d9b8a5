//! Buttons that are an icon.

use super::{Icon, IconName};
use crate::ui::dom::live;
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use leptos::prelude::*;

/// An icon-sized button with a name that is spoken, and shown as a tooltip.
#[component]
pub fn IconButton(
    lab: Lab,
    /// Its name.
    name: Words,
    /// What it shows.
    icon: IconName,
    /// What a press does.
    on_press: impl Fn() + 'static,
    /// Whether it stands among text, without a frame.
    #[prop(optional)]
    bare: bool,
    /// Whether it cannot be pressed now. No signal of its own: one would go with its page before the page is gone.
    #[prop(optional)]
    disabled: Option<Box<dyn FnMut() -> bool + Send>>,
) -> impl IntoView {
    view! {
        <button
            class=if bare { "icon-button" } else { "button icon-button" }
            type="button"
            aria-label=lab.words(name)
            title=lab.words(name)
            disabled=disabled.unwrap_or_else(|| live(|| false))
            on:click=move |_| on_press()
        >
            <Icon name=icon />
        </button>
    }
}

/// One step back on the page on screen.
#[component]
pub fn UndoButton(lab: Lab) -> impl IntoView {
    let disabled = live(move || !lab.can_undo());
    view! { <IconButton lab name=|t| t.undo icon=IconName::Undo on_press=move || lab.undo() disabled /> }
}

/// One step forward again.
#[component]
pub fn RedoButton(lab: Lab) -> impl IntoView {
    let disabled = live(move || !lab.can_redo());
    view! { <IconButton lab name=|t| t.redo icon=IconName::Redo on_press=move || lab.redo() disabled /> }
}
