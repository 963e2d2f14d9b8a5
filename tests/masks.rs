//! Masks, bounds and notes in links: what is written comes back, and whatever else stands there is refused or read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use base64ct::{Base64UrlUnpadded, Encoding};
use coastline::data::{Mask, Preset, Rule};
use coastline::scene::{Edit, EditError, LinkCause, PointsScene, RuleKind, apply, decode, encode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

fn scene(mask: Mask) -> PointsScene {
    PointsScene { rule: Rule::painted(mask), ..PointsScene::link_default() }
}

/// The text of a field of the link of a scene.
fn field<'a>(link: &'a str, key: &str) -> &'a str {
    link.split('&').find_map(|f| f.strip_prefix(key).and_then(|f| f.strip_prefix('='))).unwrap_or("")
}

/// What a mask field opens to.
fn read(text: &str) -> Result<Mask, LinkCause> {
    let opened = decode(&format!("v=1&rule=painted&mask={text}")).map_err(|error| error.cause)?;
    match opened.scene.rule {
        Rule::Painted(world) => Ok(world.mask().clone()),
        _ => panic!("not painted"),
    }
}

fn base64(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// LEB128 of numbers below 16,384, as the grammar has it.
fn leb(runs: &[usize]) -> Vec<u8> {
    let byte = |run: &usize| match run {
        0..=127 => vec![*run as u8],
        _ => vec![(run % 128 + 128) as u8, (run / 128) as u8],
    };
    runs.iter().flat_map(byte).collect()
}

#[test]
fn masks_are_short_and_never_over_768_characters() {
    let length = |mask: Mask| field(&encode(&scene(mask)), "mask").len();
    assert_eq!(length(Mask::empty()), 0);
    assert_eq!(length(Mask::full()), 4);
    assert!(length(Preset::Ring.mask()) < 200 && length(Preset::Archipelago.mask()) < 400);
    assert!(length(Preset::Earth.mask()) <= 768);
    assert_eq!(length(Mask::from_cells(|idx| idx % 2 == 0)), 768);
}

/// At the border between both forms: every single cell adds two bytes of runs, and 287 make 576.
#[test]
fn runs_are_never_as_long_as_the_cells() {
    for (n_dots, chars) in [(286, 766), (287, 768), (288, 768), (300, 768)] {
        let mask = Mask::from_cells(|idx| idx % 9 == 1 && idx / 9 < n_dots);
        let link = encode(&scene(mask.clone()));
        assert_eq!(field(&link, "mask").len(), chars, "{n_dots}");
        assert_eq!(decode(&link).unwrap().scene, scene(mask));
    }
}

#[test]
fn runs_cover_all_cells_and_no_more() {
    let broken = Err(LinkCause::BrokenMask);
    assert_eq!(read(&base64(&leb(&[4_608]))), Ok(Mask::empty()));
    assert_eq!(read(&base64(&leb(&[0, 4_608]))), Ok(Mask::full()));
    assert_eq!(read(&base64(&leb(&[4_607, 1]))), Ok(Mask::from_cells(|idx| idx == 4_607)));
    for runs in [&[][..], &[0], &[4_607], &[4_609], &[1, 4_608], &[4_608, 1], &[4_608, 0], &[7, 0, 4_601]] {
        assert_eq!(read(&base64(&leb(runs))), broken, "{runs:?}");
    }
    // A number of four bytes, and one that stops half way.
    assert_eq!(read(&base64(&[0x80, 0xa4, 0x80, 0x00])), broken);
    assert_eq!(read(&base64(&[0x00, 0x80])), broken);
    // 576 bytes are the cells, whatever they would say as runs; 575 and 577 are not.
    assert_eq!(read(&base64(&[0x80; 576])).unwrap().count(), 576);
    assert_eq!((read(&base64(&[0x80; 575])), read(&base64(&[0x80; 577]))), (broken.clone(), broken.clone()));
    for text in ["", "A", "====", "AIAk=", "AI Ak", "ñ", "AIAl", "*"] {
        let expected = if text == "AIAl" { broken.clone() } else { Err(LinkCause::BrokenMask) };
        assert_eq!(read(text), expected, "{text}");
    }
}

// Together 140,000 cases.
proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 5_000, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn a_mask_comes_back_equal(mask in common::mask(), as_rule in any::<bool>()) {
        let scene = if as_rule {
            scene(mask)
        } else {
            PointsScene { model_mask: mask.into(), ..PointsScene::link_default() }
        };
        let link = encode(&scene);
        prop_assert!(field(&link, "mask").len() <= 768 && field(&link, "pmask").len() <= 768);
        prop_assert_eq!(decode(&link).unwrap().scene, scene);
    }

    #[test]
    fn any_576_bytes_are_a_mask(bytes in vec(any::<u8>(), 576)) {
        let mask = read(&base64(&bytes)).unwrap();
        prop_assert_eq!(&mask.to_bytes()[..], &bytes[..]);
        prop_assert_eq!(mask.count(), bytes.iter().map(|byte| byte.count_ones() as usize).sum::<usize>());
    }
}

/// What is read is a mask that comes back equal; all else is refused as broken, and nothing panics.
fn check(text: &str) -> Result<(), TestCaseError> {
    match read(text) {
        Ok(mask) => prop_assert_eq!(decode(&encode(&scene(mask.clone()))).unwrap().scene, scene(mask)),
        Err(cause) => prop_assert_eq!(cause, LinkCause::BrokenMask),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 5_000, ..ProptestConfig::with_cases(50_000) })]

    #[test]
    fn bytes_are_a_mask_or_broken(bytes in vec(prop_oneof![0_u8..4, any::<u8>()], 0..40)) {
        check(&base64(&bytes))?;
    }

    #[test]
    fn a_wounded_mask_is_a_mask_or_broken(
        mask in common::mask(), wounds in vec((any::<Index>(), any::<u8>(), 0_u8..4), 1..4), in_text in any::<bool>(),
    ) {
        let link = encode(&scene(mask));
        let text = field(&link, "mask");
        let mut bytes =
            if in_text { text.as_bytes().to_vec() } else { Base64UrlUnpadded::decode_vec(text).unwrap() };
        for (at, byte, kind) in wounds {
            let at = at.index(bytes.len() + 1);
            match kind {
                0 if at < bytes.len() => bytes[at] ^= byte,
                1 => bytes.truncate(at),
                2 => bytes.insert(at, byte),
                _ => { bytes.drain(at..(at + usize::from(byte % 8)).min(bytes.len())); }
            }
        }
        if in_text {
            // A wound that ends the field makes another link.
            let text = String::from_utf8_lossy(&bytes).replace(['&', '%'], "");
            check(&text)?;
        } else {
            check(&base64(&bytes))?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn bounds_come_back_equal(bounds in common::bounds()) {
        let scene = PointsScene { rule: Rule::OwnPlane(bounds), ..PointsScene::link_default() };
        prop_assert_eq!(decode(&encode(&scene)).unwrap().scene, scene);
    }

    #[test]
    fn any_text_is_a_note_that_comes_back_equal_or_too_long(text in any::<String>()) {
        match apply(&PointsScene::link_default(), Edit::Note(text)) {
            Ok(scene) => {
                let link = encode(&scene);
                prop_assert!(link.is_ascii() && !field(&link, "note").contains(['"', '<', '>', ' ', '\'', '\\']));
                prop_assert_eq!(decode(&link).unwrap().scene, scene);
            }
            Err(error) => prop_assert_eq!(error, EditError::NoteTooLong),
        }
    }
}

#[test]
fn broken_bounds_are_refused_by_cause() {
    for bounds in [
        "",
        "0",
        "0~1",
        "0~1~0",
        "0~1~0~1~2",
        "0~1~0~1~",
        "~0~1~0~1",
        "1~0~0~1",
        "0~0~0~1",
        "0~1~5~5",
        "0~1~2~-2",
        "a~1~0~1",
        "0~1e3~0~1",
        "+0~1~0~1",
        "0~ 1~0~1",
        "0~1.~0~1",
        ".5~1~0~1",
        "0~NaN~0~1",
        "0~inf~0~1",
        "0~1000000000000000~0~1",
        "0~0.0000000000001~0~1",
        "0~123456789.1234567~0~1",
        "0,5~1~0~1",
        "--1~1~0~1",
        "0~9999999999999999999999~0~1",
    ] {
        let error = decode(&format!("v=1&rule=none&bounds={bounds}")).unwrap_err();
        assert_eq!((error.key.as_str(), error.at, error.cause), ("bounds", 15, LinkCause::BrokenBounds), "{bounds}");
    }
}

#[test]
fn notes_are_text_and_nothing_else() {
    let note = |text: &str| {
        let scene = apply(&PointsScene::link_default(), Edit::Note(text.to_string())).unwrap();
        assert_eq!(decode(&encode(&scene)).unwrap().scene, scene);
        scene.note.to_string()
    };
    assert_eq!(
        note("<img src=x onerror=alert(1)> & \"quotes\" 'n' \\"),
        "<img src=x onerror=alert(1)> & \"quotes\" 'n' \\"
    );
    assert_eq!(note("🌍👩‍🚀 שלום مرحبا"), "🌍👩‍🚀 שלום مرحبا");
    assert_eq!(note("100%25 &data=none#v=2"), "100%25 &data=none#v=2");
    // What would turn the words around it is gone; marks of direction, which do not, stay.
    assert_eq!(note("a\u{202e}b\u{202a}c\u{2066}d\u{2069}\u{200f}e"), "abcd\u{200f}e");
    assert_eq!(note(" \r\n two\u{0}lines\u{7f} "), "two lines");
    assert_eq!(note(&"ñ".repeat(140)).chars().count(), 140);
    let too_long = apply(&PointsScene::link_default(), Edit::Note("🌍".repeat(141)));
    assert_eq!(too_long, Err(EditError::NoteTooLong));
}

#[test]
fn the_kinds_of_rules_are_told_apart() {
    use coastline::plane::Bounds;
    let rules = [Rule::Earth, Rule::painted(Mask::full()), Rule::OwnPlane(Bounds::UNIT)];
    assert_eq!(rules.map(|rule| RuleKind::of(&rule)), [RuleKind::Earth, RuleKind::Painted, RuleKind::OwnPlane]);
}
