//! Icons: strokes on a 24 by 24 grid, drawn for this project. Decoration only: the control that holds one has a name.

use crate::ui::dom::live;
use leptos::prelude::*;

/// Which icon.
#[allow(missing_docs, reason = "named by what they show")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Undo,
    Redo,
    Trash,
    Moon,
    Sun,
    Download,
    Down,
    Link,
    Dots,
    Dice,
    Cross,
    Play,
    Pause,
}

/// An icon in the colour of the text around it.
#[component]
pub fn Icon(
    /// Which; it may follow from signals.
    #[prop(into)]
    name: Signal<IconName>,
) -> impl IntoView {
    // Dots are strokes of no length: as wide as a stroke they would hardly be seen.
    let class = move || if name.get() == IconName::Dots { "icon dots" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=live(move || path(name.get())) />
        </svg>
    }
}

fn path(name: IconName) -> &'static str {
    match name {
        IconName::Undo => "M8 5 4 9l4 4M4.500 9H14a5 5 0 0 1 0 10h-3",
        IconName::Redo => "m16 5 4 4-4 4M19.500 9H10a5 5 0 0 0 0 10h3",
        IconName::Trash => "M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7M10.500 11v5M13.500 11v5",
        IconName::Moon => "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z",
        IconName::Sun => {
            "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 \
             17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400"
        }
        IconName::Download => "M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14",
        IconName::Down => "m7 10 5 5 5-5",
        IconName::Link => {
            "M10 14a4 4 0 0 0 6 .4l3-3a4.200 4.200 0 0 0-6-6l-1.200 1.200M14 10a4 4 0 0 0-6-.4l-3 3a4.200 4.200 0 0 0 6 6l1.200-1.200"
        }
        IconName::Dots => "M6 12h.01M12 12h.01M18 12h.01",
        IconName::Dice => {
            "M5.500 4h13A1.500 1.500 0 0 1 20 5.500v13a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18.500v-13A1.500 \
             1.500 0 0 1 5.500 4ZM8.500 8.500h.01M15.500 8.500h.01M12 12h.01M8.500 15.500h.01M15.500 15.500h.01"
        }
        IconName::Cross => "M6 6l12 12M18 6 6 18",
        IconName::Play => "M8 5.500v13l10.500-6.500Z",
        IconName::Pause => "M9 6v12M15 6v12",
    }
}
