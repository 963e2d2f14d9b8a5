//! Elements, built one call at a time on Sycamore's nodes.
//!
//! Sycamore's own `view!` would compile its renderer anew for each closure in a view; here the closure goes behind a
//! pointer first, and all of them share one copy; `inline(never)` keeps it one (sizes: `docs/architecture.md`).
//! Strings that name attributes and elements are what HTML calls them.

use super::lab::Lab;
use super::text::Words;
use std::any::Any;
use std::borrow::Cow;
use std::marker::PhantomData;
use std::rc::Rc;
use sycamore_reactive::*;
use sycamore_web::View;
use sycamore_web::{
    AsHtmlNode, BoolAttribute, GlobalAttributes, GlobalProps, HtmlNode, NodeRef, StringAttribute, ViewHtmlNode,
    ViewNode, events,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element under construction.
pub struct El(HtmlNode);

impl AsHtmlNode for El {
    fn as_html_node(&mut self) -> &mut HtmlNode {
        &mut self.0
    }
}

impl GlobalProps for El {}

impl From<El> for View {
    fn from(el: El) -> Self {
        View::from_node(el.0)
    }
}

/// An HTML element with a class.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> El {
    let el = El(HtmlNode::create_element(tag.into()));
    if class.is_empty() { el } else { el.set("class", class) }
}

/// An SVG element.
#[inline(never)]
pub fn svg(tag: &'static str) -> El {
    El(HtmlNode::create_element_ns(SVG, tag.into()))
}

/// A button that submits nothing.
pub fn button(class: &'static str, on_click: impl FnMut() + 'static) -> El {
    el("button", class).set("type", "button").on_click(on_click)
}

/// An icon-sized button with a name that is spoken, and shown as a tooltip.
pub fn icon_button(lab: Lab, class: &'static str, name: Words, on_click: impl FnMut() + 'static) -> El {
    button(class, on_click).says(lab, "aria-label", name).says(lab, "title", name)
}

impl El {
    /// An attribute; a closure keeps it up to date, and `None` takes it away.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: impl Into<StringAttribute>) -> Self {
        self.attr(name, value)
    }

    /// An attribute that holds a text in the language of the page.
    #[inline(never)]
    pub fn says(self, lab: Lab, name: &'static str, of: Words) -> Self {
        self.attr(name, move || of(lab.t()))
    }

    /// A class that follows from signals.
    pub fn class(self, of: impl Fn() -> &'static str + 'static) -> Self {
        self.set("class", of)
    }

    /// An attribute that is there or not.
    pub fn flag(self, name: &'static str, value: impl Into<BoolAttribute>) -> Self {
        self.bool_attr(name, value)
    }

    /// A property of the element's object.
    pub fn property(self, name: &'static str, of: impl Fn() -> JsValue + 'static) -> Self {
        self.prop(name, of)
    }

    /// Style declarations. Set as a property: the page's policy forbids style attributes.
    pub fn style(self, of: impl Fn() -> String + 'static) -> Self {
        self.property("style", move || of().into())
    }

    /// One more child.
    #[inline(never)]
    pub fn child(mut self, child: impl Into<View>) -> Self {
        self.0.append_view(child.into());
        self
    }

    /// Markup of our own making; never anything that a reader or a link wrote.
    #[inline(never)]
    pub fn markup(mut self, html: impl Into<Cow<'static, str>>) -> Self {
        self.0.set_inner_html(html.into());
        self
    }

    /// Hands out the node.
    #[inline(never)]
    pub fn node(self, node: NodeRef) -> Self {
        node.set(Some(self.0.as_web_sys().clone()));
        self
    }

    /// What a click does.
    pub fn on_click(self, mut run: impl FnMut() + 'static) -> Self {
        self.on_mouse(Box::new(move |_| run()))
    }

    #[inline(never)]
    fn on_mouse(self, run: Box<dyn FnMut(MouseEvent)>) -> Self {
        self.on(events::click, run)
    }

    /// What a change of the value does, as it is typed.
    pub fn on_input(self, run: impl FnMut(Event) + 'static) -> Self {
        let run: Box<dyn FnMut(Event)> = Box::new(run);
        self.on(events::input, run)
    }

    /// What a change of the value does, once it is made.
    pub fn on_change(self, run: impl FnMut(Event) + 'static) -> Self {
        let run: Box<dyn FnMut(Event)> = Box::new(run);
        self.on(events::change, run)
    }

    /// What a key does.
    pub fn on_key(self, run: impl FnMut(KeyboardEvent) + 'static) -> Self {
        let run: Box<dyn FnMut(KeyboardEvent)> = Box::new(run);
        self.on(events::keydown, run)
    }

    /// What a pointer does: the name of the event goes along.
    pub fn on_pointer(self, run: impl Fn(&str, &PointerEvent) + Clone + 'static) -> Self {
        let handler = |name: &'static str| -> Box<dyn FnMut(PointerEvent)> {
            let run = run.clone();
            Box::new(move |ev| run(name, &ev))
        };
        self.on(events::pointerdown, handler("down"))
            .on(events::pointermove, handler("move"))
            .on(events::pointerup, handler("up"))
            .on(events::pointercancel, handler("cancel"))
            .on(events::lostpointercapture, handler("cancel"))
    }

    /// What a finger does as it comes down.
    pub fn on_touch(self, run: impl FnMut(TouchEvent) + 'static) -> Self {
        let run: Box<dyn FnMut(TouchEvent)> = Box::new(run);
        self.on(events::touchstart, run)
    }

    /// What losing the focus does.
    pub fn on_blur(self, mut run: impl FnMut() + 'static) -> Self {
        let run: Box<dyn FnMut(web_sys::FocusEvent)> = Box::new(move |_| run());
        self.on(events::blur, run)
    }

    /// What closing a dialog does.
    pub fn on_close(self, mut run: impl FnMut() + 'static) -> Self {
        let run: Box<dyn FnMut(Event)> = Box::new(move |_| run());
        self.on(events::close, run)
    }
}

/// A text that follows from signals.
pub fn text(of: impl Fn() -> String + 'static) -> View {
    #[inline(never)]
    fn boxed(of: Box<dyn FnMut() -> String>) -> View {
        View::from_dynamic(of)
    }
    boxed(Box::new(of))
}

/// A part of a view that is built anew whenever the signals in it change.
pub fn dynamic(of: impl Fn() -> View + 'static) -> View {
    #[inline(never)]
    fn boxed(of: Box<dyn FnMut() -> View>) -> View {
        View::from_dynamic(of)
    }
    boxed(Box::new(of))
}

/// A part of a view that is there while `is_there`.
pub fn when(is_there: impl Fn() -> bool + 'static, of: impl Fn() -> View + 'static) -> View {
    #[inline(never)]
    fn boxed(is_there: Selector<bool>, of: Box<dyn Fn() -> View>) -> View {
        dynamic(move || if is_there.get() { of() } else { View::new() })
    }
    boxed(selector(is_there), Box::new(of))
}

/// A value that follows from signals; who reads it hears of it only when it changed.
pub fn selector<T: PartialEq + 'static>(of: impl Fn() -> T + 'static) -> Selector<T> {
    #[inline(never)]
    fn erased(of: Box<dyn FnMut() -> Rc<dyn Any>>, equal: fn(&dyn Any, &dyn Any) -> bool) -> ReadSignal<Rc<dyn Any>> {
        create_selector_with(of, move |new, old| equal(&**new, &**old))
    }
    fn equal<T: PartialEq + 'static>(new: &dyn Any, old: &dyn Any) -> bool {
        new.downcast_ref::<T>() == old.downcast_ref::<T>()
    }
    Selector { signal: erased(Box::new(move || Rc::new(of())), equal::<T>), of: PhantomData }
}

/// What [`selector`] makes. Sycamore's own would be compiled anew for each type.
pub struct Selector<T> {
    signal: ReadSignal<Rc<dyn Any>>,
    of: PhantomData<T>,
}

impl<T> Clone for Selector<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Selector<T> {}

impl<T: Clone + 'static> Selector<T> {
    /// The value. Who reads it runs again when it changes.
    pub fn get(self) -> T {
        match self.signal.get_clone().downcast::<T>() {
            Ok(value) => (*value).clone(),
            // Only `selector` makes these, and it puts a T in.
            Err(_) => std::process::abort(),
        }
    }

    /// Runs the reader again when the value changes, without reading it.
    pub fn track(self) {
        self.signal.track();
    }
}

/// Does something outward now, and whenever the signals in it change.
pub fn effect(run: impl Fn() + 'static) {
    #[inline(never)]
    fn boxed(run: Box<dyn FnMut()>) {
        create_effect(run);
    }
    boxed(Box::new(run));
}

/// A number for a style or a path, to a hundredth. (The standard library's way to write any f64 has 12 kB.)
pub fn hundredths(value: f64) -> String {
    let n = (value * 100.0).round() as i64;
    format!("{}{}.{:02}", if n < 0 { "-" } else { "" }, n.abs() / 100, n.abs() % 100)
}

/// The element behind a reference, once it is there.
pub fn element<T: JsCast>(node: NodeRef) -> Option<T> {
    node.try_get().and_then(|n| n.dyn_into().ok())
}

/// Gives an element the focus.
pub fn focus(node: NodeRef) {
    if let Some(element) = element::<web_sys::HtmlElement>(node) {
        // Refused only for an element that is gone.
        let _ = element.focus();
    }
}

impl Lab {
    /// A text in the language of the page.
    #[inline(never)]
    pub fn words(self, of: Words) -> View {
        text(move || of(self.t()).to_string())
    }

    /// A paragraph in the language of the page.
    #[inline(never)]
    pub fn hint(self, of: Words) -> El {
        el("p", "hint").child(self.words(of))
    }
}
