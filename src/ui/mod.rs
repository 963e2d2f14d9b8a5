//! The page: draws a scene and dispatches edits. The only folder that knows a browser.
//!
//! In reading order: `app` starts it; `lab` holds what all pages share, `desk` one page's scene with its past; `address`
//! keeps scenes in the address bar (`fragment`) and in storage (`keeping`, `storage`, `tab`); what the first screen does not
//! need is a `chunk`, and `fetched` shows it; `header`, `share` and `notices` stand around the `pages`, one folder each;
//! `plane`, `charts` and `controls` are what pages are made of; `text` is every word that all of them share, in every
//! language. No file names another in a circle (`tests/circles.rs`).

mod address;
mod app;
mod charts;
mod chunk;
mod controls;
mod coordinates;
mod desk;
mod dom;
mod fetched;
mod files;
mod format;
mod fragment;
mod header;
mod keeping;
mod lab;
mod notice;
mod notices;
mod outfit_words;
mod own_store;
mod pages;
mod palette;
mod panic;
mod picture;
mod plane;
mod seed;
mod share;
mod slices;
mod speech;
mod storage;
mod tab;
mod text;
mod trainer;
mod width;

pub use app::start;
