//! Sets of own pictures: put to use, sought, and deleted.

use super::super::errors::own_error;
use super::super::handle::Pixels;
use super::super::text::PixelsText;
use crate::data::Picture;
use crate::scene::{OwnError, OwnId, OwnPictures, PictureSet, PixelsEdit};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::own_store as store;
use crate::ui::text::{Lang, Texts};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A word of the page about files, as a notice.
pub fn told(words: fn(&'static PixelsText) -> &'static str) -> Notice {
    Notice::new(About::File, move |lang: Lang| words(PixelsText::of(lang)).to_string())
}

/// Learns from pictures of a person's own, and keeps them.
///
/// # Errors
/// When they make no set. Nothing has changed then.
pub fn learn_from(pixels: Pixels, pictures: Vec<Picture>) -> Result<(), OwnError> {
    let own = OwnPictures::new(pictures.into())?;
    pixels.use_own(own.clone());
    spawn_local(async move {
        if !store::keep(&own).await {
            tell_once(pixels.lab);
        }
    });
    Ok(())
}

/// Says that nothing is kept, where the reader is not being told something of more weight.
fn tell_once(lab: Lab) {
    if lab.kept.with_untracked(Option::is_none) {
        lab.kept.set(Some(told(|t| t.not_kept)));
    }
}

/// Adds a painted picture to those that are learned from; while they are too few, or all alike, they wait.
pub fn add_painted(pixels: Pixels, picture: Picture) {
    let shown = match pixels.scene().pictures {
        PictureSet::Own(id) => pixels.own_of(id).map(|own| own.pictures().to_vec()),
        PictureSet::Fashion => None,
    };
    let mut pictures = shown.unwrap_or_else(|| pixels.waiting.get_untracked());
    pictures.push(picture);
    let (lang, n) = (pixels.lab.lang.get_untracked(), pictures.len());
    match learn_from(pixels, pictures.clone()) {
        Ok(()) => {}
        Err(OwnError::TooFew(_) | OwnError::AllAlike) => pixels.waiting.set(pictures),
        Err(error) => {
            pixels.lab.notice.set(Some(Notice::new(About::File, move |lang| own_error(lang, error))));
            return;
        }
    }
    pixels.lab.say(format::counted(lang, n, PixelsText::of(lang).added));
}

/// Looks for pictures on this device; what is not there is named to the reader.
pub fn seek(pixels: Pixels, id: OwnId) {
    if pixels.lacks(PictureSet::Own(id)) {
        return;
    }
    spawn_local(async move {
        match store::load(id).await {
            Some(own) => pixels.own.update(|sets| sets.push(own)),
            None => {
                pixels.missing.update(|missing| missing.push(id));
                // Nothing of other pictures may stand for these.
                pixels.results.set(None);
            }
        }
    });
}

/// Learns from the set that was used last, if there is one.
pub fn use_last(pixels: Pixels) {
    let in_tab = pixels.own.with_untracked(|own| own.last().cloned());
    spawn_local(async move {
        let own = match in_tab {
            Some(own) => Some(own),
            None => match store::newest().await {
                Some(id) => store::load(id).await,
                None => None,
            },
        };
        match own {
            Some(own) => pixels.use_own(own),
            None => pixels.lab.say(PixelsText::of(pixels.lab.lang.get_untracked()).own_none.to_string()),
        }
    });
}

/// Deletes all own pictures from this device and from this tab.
pub fn delete(pixels: Pixels) {
    spawn_local(async move {
        let deleted = store::delete_all().await;
        let named: Vec<OwnId> = pixels.own.with_untracked(|own| own.iter().map(OwnPictures::id).collect());
        pixels.missing.update(|missing| missing.extend(named));
        pixels.own.set(Vec::new());
        pixels.waiting.set(Vec::new());
        pixels.results.update(|results| *results = results.take().filter(|results| results.is_fashion()));
        if pixels.scene().pictures != PictureSet::Fashion {
            pixels.dispatch(PixelsEdit::Pictures(PictureSet::Fashion));
        }
        pixels.lab.notice.set(Some(match deleted {
            true => told(|t| t.deleted).quiet(),
            false => told(|t| t.not_deleted),
        }));
    });
}
