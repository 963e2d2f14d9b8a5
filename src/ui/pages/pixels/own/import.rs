//! Pictures from files, all or nothing: what is none is named, and the others are offered.

use super::super::errors::own_error;
use super::super::handle::Pixels;
use super::super::text::PixelsText;
use super::decode::picture_of;
use super::sets::learn_from;
use crate::data::Picture;
use crate::scene::{ImageError, MAX_BAD_LINES, MAX_IMAGE_SIDE, MAX_OWN_PICTURES, OwnError};
use crate::ui::files::{broken, forget_broken};
use crate::ui::format;
use crate::ui::notice::{About, Notice};
use crate::ui::slices::let_page_breathe;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;
use web_sys::File;

/// How often a reader hears how far it is, in pictures.
const TOLD_EVERY: usize = 100;

/// A file that is no picture.
struct Bad {
    name: String,
    why: ImageError,
}

/// Puts the pictures of files in the place of those that are learned from; tells why not.
pub async fn import_files(pixels: Pixels, files: Vec<File>) {
    let lab = pixels.lab;
    let n = files.len();
    if n > MAX_OWN_PICTURES {
        lab.notice.set(Some(refused(OwnError::TooMany(n))));
        return;
    }
    let (mut pictures, mut bad) = (Vec::new(), Vec::new());
    for (idx, file) in files.iter().enumerate() {
        match picture_of(file).await {
            Ok(picture) => pictures.push(picture),
            Err(why) => bad.push(Bad { name: file.name(), why }),
        }
        if (idx + 1) % TOLD_EVERY == 0 {
            let words = move |lang: Lang| {
                fill(PixelsText::of(lang).reading, &[&format::count(lang, idx + 1), &format::count(lang, n)])
            };
            lab.notice.set(Some(Notice::new(About::File, words).quiet()));
        }
        let_page_breathe().await;
    }
    if bad.is_empty() {
        open(pixels, pictures);
    } else {
        lab.notice.set(Some(bad_files(pixels, bad, pictures)));
    }
}

fn refused(error: OwnError) -> Notice {
    broken_pictures(move |lang| own_error(lang, error))
}

fn broken_pictures(cause: impl Fn(Lang) -> String + Send + Sync + 'static) -> Notice {
    let words = move |lang: Lang| format!("{} {}", cause(lang), lang.text().work_is_still_here);
    Notice::new(About::File, words)
}

/// Learns from the pictures, or tells why that cannot be.
fn open(pixels: Pixels, pictures: Vec<Picture>) {
    let n = pictures.len();
    match learn_from(pixels, pictures) {
        Err(error) => pixels.lab.notice.set(Some(refused(error))),
        Ok(()) => {
            forget_broken(pixels.lab);
            let lang = pixels.lab.lang.get_untracked();
            pixels.lab.say(format::counted(lang, n, PixelsText::of(lang).imported));
        }
    }
}

/// The first bad files by name and cause, and the others as a way on.
fn bad_files(pixels: Pixels, bad: Vec<Bad>, good: Vec<Picture>) -> Notice {
    let n_good = good.len();
    let words = move |lang: Lang| {
        let t = PixelsText::of(lang);
        let mut lines = vec![format::counted(lang, bad.len(), t.bad_pictures)];
        lines.extend(bad.iter().take(MAX_BAD_LINES).map(|bad| bad_file(lang, bad)));
        let more = bad.len().saturating_sub(MAX_BAD_LINES);
        lines.extend((more > 0).then(|| fill(t.bad_more, &[&format::count(lang, more)])));
        lines.join("\n") + "\n"
    };
    let notice = broken(words);
    if n_good < 2 {
        return notice;
    }
    notice.offering(
        move |lang| format::counted(lang, n_good, PixelsText::of(lang).open_good),
        move || open(pixels, good.clone()),
    )
}

fn bad_file(lang: Lang, bad: &Bad) -> String {
    let t = PixelsText::of(lang);
    let count = |n: u32| format::count(lang, n as usize);
    match bad.why {
        ImageError::NoPicture => fill(t.bad_not_picture, &[&bad.name]),
        ImageError::TooLarge => fill(t.bad_large, &[&bad.name]),
        ImageError::TooWide(head) => {
            fill(t.bad_wide, &[&bad.name, &count(head.width), &count(head.height), &count(MAX_IMAGE_SIDE)])
        }
        ImageError::Broken => fill(t.bad_broken, &[&bad.name]),
    }
}
