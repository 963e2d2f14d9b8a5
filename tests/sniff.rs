//! What a file is, by its bytes: tables and JSON in their encodings, and files of other programs.
#![cfg(not(target_arch = "wasm32"))]

use coastline::scene::{Encoding, Foreign, Form, Sniff, TextKind};
use proptest::collection::vec;
use proptest::prelude::*;

fn sniff_in(bytes: &[u8], size: usize) -> Result<TextKind, Foreign> {
    let mut sniff = Sniff::new();
    for chunk in bytes.chunks(size) {
        if sniff.push(chunk) {
            break;
        }
    }
    sniff.finish()
}

fn sniff(bytes: impl AsRef<[u8]>) -> Result<TextKind, Foreign> {
    let bytes = bytes.as_ref();
    let whole = sniff_in(bytes, bytes.len().max(1));
    assert_eq!(sniff_in(bytes, 3), whole, "{:?}", String::from_utf8_lossy(bytes));
    whole
}

fn table(encoding: Encoding) -> Result<TextKind, Foreign> {
    Ok(TextKind { form: Form::Table, encoding })
}

/// The start of an archive whose first files have these names, packed.
fn archive(names: &[&str], content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for name in names {
        bytes.extend(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xb5\x6f\x8a\x4e\x60\x01\0\0\x3b\x05\0\0");
        bytes.extend([name.len() as u8, 0, 0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
    }
    bytes
}

#[test]
fn files_of_other_programs_are_known_by_their_first_bytes() {
    for (bytes, foreign) in [
        (archive(&["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"], b"\x9c\xb5\0"), Foreign::Excel),
        (archive(&["xl/workbook.xml"], b"\x9c"), Foreign::Excel),
        (archive(&["mimetype"], b"application/vnd.oasis.opendocument.spreadsheet"), Foreign::OpenDocument),
        (archive(&["doc.kml"], b"\x9c"), Foreign::Kml),
        (archive(&["word/document.xml"], b"\x9c"), Foreign::Zip),
        (archive(&["data.csv"], b"\x9c"), Foreign::Zip),
        (b"PK\x05\x06\0\0".to_vec(), Foreign::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), Foreign::Excel),
        (b"<?xml version=\"1.0\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">".to_vec(), Foreign::Kml),
        (b"\xef\xbb\xbf<?xml version=\"1.0\"?><gpx version=\"1.1\">".to_vec(), Foreign::Gpx),
        (b"\n <!DOCTYPE html><html>".to_vec(), Foreign::Html),
        (b"<osm version=\"0.6\">\n".to_vec(), Foreign::Xml),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".to_vec(), Foreign::Excel),
        (b"\x1f\x8b\x08\0".to_vec(), Foreign::Packed),
        (b"%PDF-1.7\n".to_vec(), Foreign::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Foreign::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), Foreign::Picture),
        (vec![0; 100], Foreign::Binary),
        (b"lon,lat\n1,2\n\0".to_vec(), Foreign::Binary),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08".to_vec(), Foreign::Binary),
    ] {
        assert_eq!(sniff(&bytes), Err(foreign), "{:?}", String::from_utf8_lossy(&bytes));
    }
    let utf16: Vec<u8> = "\u{feff}<?xml?><kml>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(sniff(utf16), Err(Foreign::Kml));
}

#[test]
fn text_has_an_encoding_and_a_form() {
    for text in ["", "lon,lat\n1,2\n", "\u{feff}año,lat\n", "PK,lat\n", "<b>x</b>,lat,lon\n", "año\u{a0}€", "a\u{1a}"]
    {
        assert_eq!(sniff(text), table(Encoding::Utf8), "{text:?}");
    }
    assert_eq!(sniff(b"lon;lat;a\xf1o\n"), table(Encoding::Windows1252));
    assert_eq!(sniff(b"1,2\n3,4\xe2\x82"), table(Encoding::Windows1252), "cut within a character");
    // The first such letter may come late.
    let late = [&b"lon,lat,name\n"[..], &b"1,2,a\n".repeat(100_000), b"3,4,M\xe1laga\n"].concat();
    assert_eq!(sniff_in(&late, 32_768), table(Encoding::Windows1252));
    for (order, encoding) in
        [(u16::to_le_bytes as fn(u16) -> [u8; 2], Encoding::Utf16Le), (u16::to_be_bytes, Encoding::Utf16Be)]
    {
        for text in ["\u{feff}lon,lat\n1,2\n", "lon,lat\n1,2\n", "Año;Latitud;Łódź\n", "\u{feff}東京"] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
            assert_eq!(sniff(bytes), table(encoding), "{text:?}");
        }
        let json: Vec<u8> = " [{\"lat\":1}]".encode_utf16().flat_map(order).collect();
        assert_eq!(sniff(json), Ok(TextKind { form: Form::Json, encoding }));
    }
    for text in ["{\"coastline\":1}", "\u{feff}\n [1]"] {
        assert_eq!(sniff(text), Ok(TextKind { form: Form::Json, encoding: Encoding::Utf8 }));
    }
    assert_eq!(Encoding::Windows1252.label(), "windows-1252");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn it_does_not_matter_how_a_file_is_cut(bytes in vec(prop_oneof![any::<u8>(), Just(0), Just(b'<'), Just(b'P')], 0..60), size in 1_usize..9) {
        prop_assert_eq!(sniff_in(&bytes, size), sniff_in(&bytes, 60));
    }

    #[test]
    fn whatever_is_utf8_without_controls_is_read_as_such(text in "[^\\p{Cc}<]{0,60}") {
        let kind = sniff(&text);
        prop_assert!(kind.is_err() || kind.map(|kind| kind.encoding) == Ok(Encoding::Utf8), "{:?}", text);
    }
}
