//! The pictures that are learned from, as the page shows them: each by itself, and what is known of it.

use crate::data::{COMBINATIONS, Drawing, Jar, Outfit, PIXELS, Picture, training_outfits};
use crate::scene::{Colour, LatentScene, LatentSource, OwnPictures};
use crate::train::Factors;
use crate::ui::desk::Work;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    /// What shapes cover is worked out once for all outfits.
    static DRAWING: RefCell<Drawing> = RefCell::new(Drawing::default());
}

/// Pictures, and what is known of them. The same ones are the same `Arc`.
#[derive(Clone)]
pub struct Source(Arc<Known>);

enum Known {
    /// Heights and widths.
    Jars([Vec<f64>; 2]),
    Outfits(Vec<Outfit>),
    Own(OwnPictures),
    /// Named by a link, and not on this device.
    Absent,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A jar as a picture, 0 white to 255 black.
pub fn of_jar(jar: Jar) -> Picture {
    let drawn = jar.picture();
    let mut picture = [0; PIXELS];
    picture.iter_mut().zip(drawn).for_each(|(to, grey)| *to = (grey * 255.0).round() as u8);
    picture
}

impl Source {
    /// A picture, counted from 0. Without the noise that may be laid over jars.
    pub fn picture(&self, idx: usize) -> Option<Picture> {
        match &*self.0 {
            Known::Jars([heights, widths]) => {
                Some(of_jar(Jar { height: *heights.get(idx)?, width: *widths.get(idx)? }))
            }
            Known::Outfits(outfits) => {
                let outfit = *outfits.get(idx)?;
                DRAWING.with_borrow_mut(|drawing| Some(drawing.picture(outfit)))
            }
            Known::Own(own) => own.pictures().get(idx).copied(),
            Known::Absent => None,
        }
    }

    /// Heights and widths, of jars.
    pub fn sizes(&self) -> Option<&[Vec<f64>; 2]> {
        if let Known::Jars(sizes) = &*self.0 { Some(sizes) } else { None }
    }

    /// Height and width of a jar.
    pub fn size(&self, idx: usize) -> Option<[f64; 2]> {
        let [heights, widths] = self.sizes()?;
        Some([*heights.get(idx)?, *widths.get(idx)?])
    }

    /// An outfit, of outfits.
    pub fn outfit(&self, idx: usize) -> Option<Outfit> {
        if let Known::Outfits(outfits) = &*self.0 { outfits.get(idx).copied() } else { None }
    }

    /// What the pictures differ in.
    pub fn factors(&self) -> Factors {
        match &*self.0 {
            Known::Jars(sizes) => Factors::Sizes(sizes.clone()),
            Known::Outfits(outfits) => Factors::of_outfits(outfits),
            Known::Own(_) | Known::Absent => Factors::Unknown,
        }
    }

    /// How dark each picture's dot is, 0 to 1, by what colours them; nothing, if nothing is known of them.
    pub fn shades(&self, colour: Colour) -> Vec<f64> {
        match (&*self.0, colour) {
            (Known::Jars(sizes), _) => {
                let factor = &sizes[usize::from(colour == Colour::Width)];
                let low = factor.iter().copied().fold(f64::INFINITY, f64::min);
                let wide = factor.iter().copied().fold(f64::NEG_INFINITY, f64::max) - low;
                factor.iter().map(|size| if wide > 0.0 { (size - low) / wide } else { 0.5 }).collect()
            }
            (Known::Outfits(outfits), Colour::Feature(feature)) => {
                let last = (feature.n_values() - 1) as f64;
                outfits.iter().map(|outfit| f64::from(outfit.value(feature)) / last).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The pictures that the scene asks for.
pub fn source_of(work: Work<LatentScene>, own: RwSignal<Option<OwnPictures>>) -> Memo<Source> {
    let source = work.pick(LatentScene::source);
    Memo::new(move |_| {
        let known = match source.get() {
            LatentSource::Jars(settings) => {
                let made = settings.jars();
                let of = |size: fn(&Jar) -> f64| made.iter().map(size).collect();
                Known::Jars([of(|jar| jar.height), of(|jar| jar.width)])
            }
            LatentSource::Outfits => Known::Outfits(training_outfits(COMBINATIONS)),
            LatentSource::Own(id) => own.get().filter(|own| own.id() == id).map_or(Known::Absent, Known::Own),
        };
        Source(Arc::new(known))
    })
}
