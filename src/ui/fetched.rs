//! A chunk on the page: what it shows or does once it is there, and what the reader hears if it does not come.

use super::chunk::{Coming, Doing, NotFetched};
use super::lab::Lab;
use super::notice::{About, Notice};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Shows what a chunk holds, once it is there.
#[component]
pub fn Fetched(
    lab: Lab,
    /// Fetches it: `|| Box::pin(page(lab))`.
    load: fn(Lab) -> Coming<AnyView>,
) -> impl IntoView {
    let tries = RwSignal::new(0);
    let failed = move || {
        view! {
            <p class="hint" role="status">{lab.words(|t| t.not_fetched)}</p>
            <p class="presets">
                <button class="button button-small" type="button" on:click=move |_| tries.update(|n| *n += 1)>
                    {lab.words(|t| t.try_again)}
                </button>
                <button class="button button-small" type="button" on:click=move |_| reload()>
                    {lab.words(|t| t.reload)}
                </button>
            </p>
        }
    };
    let content = move || {
        tries.track();
        view! {
            <Suspense fallback=move || view! { <p class="hint fetching" role="status">{lab.words(|t| t.loading)}</p> }>
                {Suspend::new(async move { load(lab).await.unwrap_or_else(|NotFetched| failed().into_any()) })}
            </Suspense>
        }
    };
    view! { <div class="fetched">{content}</div> }
}

/// Does something that lives in a chunk; tells the reader if it does not come.
pub fn run(lab: Lab, fetch: impl Fn() -> Doing + Send + Sync + Clone + 'static) {
    spawn_local(async move {
        if fetch().await.is_err() {
            let again = fetch.clone();
            let notice = Notice::new(About::Chunk, |lang| lang.text().not_fetched.to_string())
                .offering(|lang| lang.text().try_again.to_string(), move || run(lab, again.clone()))
                .offering(|lang| lang.text().reload.to_string(), reload);
            lab.notice.set(Some(notice));
        }
    });
}

/// Loads the page anew. As it goes away, what is on screen is written.
fn reload() {
    let _ = window().location().reload();
}
