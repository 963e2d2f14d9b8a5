//! Smaller types for views. Leptos compiles its renderer anew for every closure in a view; these put the closure
//! behind a pointer first, so that all of them share one copy. It halved the page (`docs/dependencies.md`).

use super::lab::Lab;
use super::text::Text;
use leptos::prelude::*;

/// A value that follows from signals.
pub fn sig<T: Send + Sync + 'static>(of: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    fn boxed<T: Send + Sync + 'static>(of: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
        Signal::derive(of)
    }
    boxed(Box::new(of))
}

/// A value that follows from signals, kept until they change.
pub fn memo<T: Clone + PartialEq + Send + Sync + 'static>(of: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn boxed<T: Clone + PartialEq + Send + Sync + 'static>(of: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| of())
    }
    boxed(Box::new(of))
}

/// Does something outward whenever the signals in it change.
pub fn effect(run: impl Fn() + 'static) {
    fn boxed(run: Box<dyn Fn()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}

/// A part of a view that is built anew when the signals in it change.
pub fn dynamic<V: IntoAny>(of: impl Fn() -> V + Send + 'static) -> AnyView {
    fn boxed(of: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || of()).into_any()
    }
    boxed(Box::new(move || of().into_any()))
}

/// A part of a view that is there while `is_there`. It is built when it appears, not when signals inside change.
pub fn when<V: IntoAny>(is_there: Signal<bool>, of: impl Fn() -> V + Send + 'static) -> AnyView {
    let is_there = memo(move || is_there.get());
    dynamic(move || if is_there.get() { of().into_any() } else { ().into_any() })
}

/// What an event does.
pub fn on<E: 'static>(run: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(run)
}

impl Lab {
    /// A text in the language of the page.
    pub fn text(self, of: fn(&'static Text) -> &'static str) -> Signal<&'static str> {
        sig(move || of(self.t()))
    }
}
