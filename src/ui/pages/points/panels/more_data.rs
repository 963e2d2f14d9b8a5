//! More data: drawn from Pdata, from a file, or pasted.

use crate::scene::{Edit, NumberField};
use crate::ui::controls::Disclosure;
use crate::ui::dom::is;
use crate::ui::files::{Source, import};
use crate::ui::pages::points::Points;
use crate::ui::pages::points::number::Number;
use leptos::html;
use leptos::prelude::*;

/// What Import takes.
const FORMATS: &str = ".json,.csv,.tsv,.txt,application/json,text/csv,text/plain";

/// The panel.
#[component]
pub fn MoreData(points: Points) -> impl IntoView {
    let draw = move |_| {
        if points.dispatch(Edit::DrawFromPdata) {
            points.say_counts();
        }
    };
    view! {
        <div class="more" id="more-data">
            <Number points field=NumberField::PointsToDraw label=points.words(|t| t.points_to_draw) />
            <button class="button" type="button" on:click=draw>{points.words(|t| t.draw_from_pdata)}</button>
            <Import points />
        </div>
    }
}

/// Opens a file, or what is pasted.
#[component]
fn Import(points: Points) -> impl IntoView {
    let file = NodeRef::<html::Input>::new();
    let pasting = RwSignal::new(false);
    let choose = move |_| {
        if let Some(file) = file.get_untracked() {
            file.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = file.get_untracked() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
            import(points.lab, chosen.into());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <div class="import">
            <button class="button" type="button" on:click=choose>{points.lab.words(|t| t.import)}</button>
            <span class="hint">{points.words(|t| t.import_hint)}</span>
            <input node_ref=file type="file" accept=FORMATS hidden on:change=chosen />
            <Disclosure label=points.words(|t| t.paste) open=pasting controls="paste" />
            <Show when=is(move || pasting.get())>
                <Paste points />
            </Show>
        </div>
    }
}

/// A place for points from a table or a message.
#[component]
fn Paste(points: Points) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let open = move |_| {
        if let Some(area) = area.get_untracked() {
            import(points.lab, Source::Text(area.value()));
        }
    };
    view! {
        <div class="paste" id="paste">
            <label class="hint" for="paste-text">{points.words(|t| t.paste_label)}</label>
            <textarea node_ref=area id="paste-text" rows="5" spellcheck="false"></textarea>
            <button class="button" type="button" on:click=open>{points.words(|t| t.open)}</button>
        </div>
    }
}
