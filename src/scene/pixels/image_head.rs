//! The head of a picture file: whether it is PNG or JPEG, and how large the picture is, before a browser decodes it.

use thiserror::Error;

/// Largest file that is decoded.
pub const MAX_IMAGE_BYTES: u64 = 50_000_000;

/// Longest side of a picture, in pixels.
pub const MAX_IMAGE_SIDE: u32 = 10_000;

/// As much of a file as its size is sought in: a photograph may carry a preview and more ahead of it.
pub const MAX_IMAGE_HEAD: usize = 1_000_000;

/// How large a picture is, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageHead {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// Why a file is no picture to learn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ImageError {
    /// Neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    NoPicture,
    /// Over [`MAX_IMAGE_BYTES`].
    #[error("over {MAX_IMAGE_BYTES} bytes")]
    TooLarge,
    /// A side over [`MAX_IMAGE_SIDE`].
    #[error("{} by {} pixels", .0.width, .0.height)]
    TooWide(ImageHead),
    /// It says that it is one, but no size is found in it, or the browser cannot decode it.
    #[error("broken")]
    Broken,
}

impl ImageHead {
    /// Reads the first bytes of a file, at most [`MAX_IMAGE_HEAD`] of them.
    ///
    /// # Errors
    /// When it is neither PNG (RFC 2083, section 4.1.1) nor JPEG (ITU-T T.81, section B.2.2), has no size, or is too wide.
    pub fn read(bytes: &[u8]) -> Result<Self, ImageError> {
        let head = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(bytes)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            jpeg(bytes)
        } else {
            return Err(ImageError::NoPicture);
        };
        let head = head.filter(|head| head.width > 0 && head.height > 0).ok_or(ImageError::Broken)?;
        if head.width.max(head.height) > MAX_IMAGE_SIDE { Err(ImageError::TooWide(head)) } else { Ok(head) }
    }
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// The first chunk is the header, by the standard.
fn png(bytes: &[u8]) -> Option<ImageHead> {
    let header = bytes.get(12..24)?.strip_prefix(b"IHDR")?;
    let (width, height) = header.split_at(4);
    Some(ImageHead { width: big_endian(width), height: big_endian(height) })
}

/// Segment by segment until a frame begins.
fn jpeg(bytes: &[u8]) -> Option<ImageHead> {
    let mut rest = bytes.get(2..)?;
    loop {
        // Fill bytes may stand before a marker.
        let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
        let marker = *rest.get(fill).filter(|_| fill > 0)?;
        rest = &rest[fill + 1..];
        match marker {
            // Markers without a segment.
            0x01 | 0xd0..=0xd7 => continue,
            // Frames; c4, c8 and cc are tables.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let frame = rest.get(3..7)?;
                return Some(ImageHead { height: big_endian(&frame[..2]), width: big_endian(&frame[2..]) });
            }
            _ => rest = rest.get(big_endian(rest.get(..2)?).max(2) as usize..)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a picture 3 pixels wide and 2 high.
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0";
    const JPEG: &[u8] = &[
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0,
    ];

    #[test]
    fn sizes_are_found_in_both_kinds() {
        for bytes in [PNG, JPEG] {
            assert_eq!(ImageHead::read(bytes), Ok(ImageHead { width: 3, height: 2 }));
            for end in 0..bytes.len() - 6 {
                let kind =
                    if end < 8 && (bytes == PNG || end < 3) { ImageError::NoPicture } else { ImageError::Broken };
                assert_eq!(ImageHead::read(&bytes[..end]), Err(kind), "{end}");
            }
        }
    }

    #[test]
    fn what_is_no_picture_or_too_wide_says_so() {
        for other in [&b"GIF89a"[..], b"", b"BM", b"lon,lat\n1,2\n", b"RIFF\0\0\0\0WEBP", b"\xff\xd8"] {
            assert_eq!(ImageHead::read(other), Err(ImageError::NoPicture));
        }
        let mut wide = PNG.to_vec();
        wide[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
        assert_eq!(ImageHead::read(&wide), Err(ImageError::TooWide(ImageHead { width: 20_000, height: 2 })));
        wide[16..20].copy_from_slice(&[0; 4]);
        assert_eq!(ImageHead::read(&wide), Err(ImageError::Broken));
        assert_eq!(ImageHead::read(&[0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff]), Err(ImageError::Broken));
    }
}
