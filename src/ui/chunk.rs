//! Parts of the page that the first screen does not need: each is a chunk of the same program, fetched when it is first
//! asked for. A chunk that does not come says so and can be asked for again; one of another version, after a new one was
//! put in its place, needs a reload, and the work is kept.

use std::pin::Pin;

/// What a chunk gives once it is there; `Err`: it did not come.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, NotFetched>> + Send>>;

/// Work that lives in a chunk, and the chunk on its way.
pub type Doing = Pin<Box<dyn Future<Output = Result<(), NotFetched>>>>;

/// A chunk did not come. The reason is in the browser's console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Functions that live in a chunk, with all that only they need. Outside it is an `async` function that fetches the chunk
/// first. Without the feature `split`, as in tests, they are there from the start.
///
/// ```text
/// in_chunk! {
///     /// The page Outfits.
///     outfits: pub fn page(lab: Lab) -> AnyView { view! { <Outfits lab /> }.into_any() }
/// }
/// ```
macro_rules! in_chunk {
    ($($(#[$doc:meta])* $chunk:ident: $vis:vis fn $name:ident($($arg:ident: $kind:ty),*) -> $out:ty $body:block)*) => {$(
        #[cfg(feature = "split")]
        #[allow(unsafe_code, clippy::unused_async, reason = "what the macro writes to call across chunks")]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
        $(#[$doc])*
        $vis fn $name($($arg: $kind),*) -> Result<$out, $crate::ui::chunk::NotFetched> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        $(#[$doc])*
        #[allow(clippy::unused_async, reason = "as it is when it is split")]
        $vis async fn $name($($arg: $kind),*) -> Result<$out, $crate::ui::chunk::NotFetched> {
            Ok($body)
        }
    )*};
}
pub(super) use in_chunk;
