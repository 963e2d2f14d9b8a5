//! The way on for any table: the reader says which two columns are the places.

use super::way::Way;
use crate::scene::{Columns, FileColumn, Likely};
use crate::ui::dom::focus_main;
use crate::ui::files::errors::column_name;
use crate::ui::files::text::FilesText;
use crate::ui::text::{Texts, Words, fill};
use leptos::html::Select;
use leptos::prelude::*;

/// The columns that are most likely meant. Of those that are as likely, the first for the latitude, as most tables have it.
fn guess(columns: &[FileColumn]) -> Columns {
    let of = |likely: &[Likely], but: Option<usize>| {
        let is_it = |kind: &Likely, column: &&FileColumn| column.likely == *kind && Some(column.name.idx) != but;
        likely.iter().find_map(|kind| columns.iter().find(|column| is_it(kind, column))).map(|column| column.name.idx)
    };
    if let (None, Some(both)) = (of(&[Likely::Lon, Likely::Lat], None), of(&[Likely::Both], None)) {
        return Columns { lon: both, lat: both };
    }
    let lon = of(&[Likely::Lon], None);
    let lat = of(&[Likely::Lat, Likely::Degrees, Likely::Numbers, Likely::Nothing], lon).unwrap_or(0);
    let lon = of(&[Likely::Lon, Likely::Degrees, Likely::Numbers, Likely::Nothing], Some(lat)).unwrap_or(lat);
    Columns { lon, lat }
}

/// Two lists of the columns with examples of their values, and what is to be made of them.
#[component]
pub fn ColumnsForm(way: Way, columns: Vec<FileColumn>) -> impl IntoView {
    let lab = way.lab;
    let words = move |of: Words<FilesText>| lab.words_of(of);
    let guess = guess(&columns);
    let list = |of: NodeRef<Select>, label: Words<FilesText>, chosen: usize| {
        let option = |column: &FileColumn| {
            let (column, is_chosen) = (column.clone(), column.name.idx == chosen);
            let told = move || {
                let lang = lab.lang.get();
                let name = column_name(lang, &column.name);
                let examples = column.examples.join("; ");
                let all = if examples.is_empty() { name } else { format!("{name}: {examples}") };
                if column.likely.is_place() { fill(FilesText::of(lang).choose_likely, &[&all]) } else { all }
            };
            view! { <option selected=is_chosen>{told}</option> }
        };
        let options = columns.iter().map(option).collect_view();
        view! { <label>{words(label)} <select node_ref=of>{options}</select></label> }
    };
    let (lon, lat) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let lists = (list(lon, |t| t.choose_lon, guess.lon), list(lat, |t| t.choose_lat, guess.lat));
    let idx = move |of: NodeRef<Select>| {
        let at = of.get_untracked().and_then(|list| usize::try_from(list.selected_index()).ok());
        at.unwrap_or(0)
    };
    let open = move |as_own_plane: bool| {
        let chosen = Columns { lon: idx(lon), lat: idx(lat) };
        lab.notice.set(None);
        way.take(|choice| {
            choice.options.columns = Some(chosen);
            choice.as_own_plane = as_own_plane;
        });
        focus_main();
    };
    let (on_earth, on_plane) = (open.clone(), open);
    view! {
        <div class="notice-form">
            {lists}
            <button class="button" type="button" on:click=move |_| on_earth(false)>{words(|t| t.open_on_map)}</button>
            <button class="button" type="button" on:click=move |_| on_plane(true)>{words(|t| t.open_as_own_plane)}</button>
        </div>
    }
}
