//! The page: draws a scene and dispatches edits. The only folder that knows a browser.
//!
//! In reading order: `app` starts it; `lab` holds what all pages share, `desk` one page's scene with its past; `address`
//! keeps scenes in the address bar (`fragment`) and in storage (`keeping`, `storage`, `tab`); `chunk` fetches what the first screen does not need; `header`, `share`
//! and `notice` stand around the `pages`, one folder each; `plane`, `charts` and `controls` are what pages are made of;
//! `text` is every word that all of them share, in every language.

mod address;
mod app;
mod charts;
mod chunk;
mod controls;
mod coordinates;
mod desk;
mod dom;
mod files;
mod format;
mod fragment;
mod header;
mod keeping;
mod lab;
mod notice;
mod pages;
mod palette;
mod plane;
mod share;
mod slices;
mod speech;
mod storage;
mod tab;
mod text;

pub use app::start;
