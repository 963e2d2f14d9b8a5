//! The page: draws a scene and dispatches edits. The only folder that knows a browser.
//!
//! In reading order: `app` starts it; `lab` holds the state and everything that follows from it; `address` keeps it in
//! the address bar and in storage; `plane` draws and listens; `points` is the page around it, with `header` and `share`;
//! `controls` are the widgets; `text` is every word of the page in every language. `workshop` is a second program, fetched
//! on demand through the `door`; it uses what both need: `dom`, `lab`, `sampling`, `slices`, `coordinates`, `format`.

mod address;
mod app;
mod controls;
mod coordinates;
mod dom;
mod door;
mod format;
mod header;
mod lab;
mod palette;
mod plane;
mod points;
mod sampling;
mod share;
mod slices;
mod speech;
mod storage;
mod text;
pub mod workshop;

pub use app::start;
