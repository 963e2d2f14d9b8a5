//! A checksum in a link, by which one that was cut short on its way is told from a whole one: a cut between two points, or
//! within the last number, leaves a link that reads well and says something else.

use super::{RawField, raw_fields};

/// What it stands under.
const KEY: &str = "sum";

/// What a person or a program may add to a link or take away without making it another scene's.
const NOT_SUMMED: [&str; 5] = ["lang", "ui", "step", "course", KEY];

/// The link with its checksum, ahead of all that a cut may fall into.
pub fn summed(link: &str) -> String {
    let Ok(raw) = raw_fields(link) else { return link.to_string() };
    // The name of kept work is no scene.
    if !raw.iter().any(|field| field.key == "v") {
        return link.to_string();
    }
    // Behind version, engine and page.
    let mut fields: Vec<&str> = link.split('&').collect();
    let sum = format!("{KEY}={:08x}", sum_of(&raw));
    fields.insert(fields.len().min(3), &sum);
    fields.join("&")
}

/// The link without its checksum, and whether that is right; one that has none is taken as it is.
pub fn without_sum(link: &str) -> (String, bool) {
    let told = link.split('&').find_map(|field| field.strip_prefix(KEY)?.strip_prefix('='));
    let Some(told) = told else { return (link.to_string(), true) };
    let is_whole = raw_fields(link).is_ok_and(|raw| u32::from_str_radix(told, 16) == Ok(sum_of(&raw)));
    let others: Vec<&str> = link.split('&').filter(|field| field.split('=').next() != Some(KEY)).collect();
    (others.join("&"), is_whole)
}

/// FNV-1a, 32 bits, of keys and values as they read: a program that escapes other signs than we do changes nothing.
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV non-cryptographic hash algorithm".
fn sum_of(raw: &[RawField]) -> u32 {
    let summed = raw.iter().filter(|field| !NOT_SUMMED.contains(&field.key.as_str()));
    let bytes = summed.flat_map(|field| [field.key.as_str(), "=", field.value.as_str(), "&"]).flat_map(str::bytes);
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_seen_wherever_it_falls_and_whatever_is_added_is_not() {
        let link = "v=1&engine=1&page=points&points=AAECAwQFBgc&columns=24&seed=123";
        let whole = summed(link);
        assert_eq!(without_sum(&whole), (link.to_string(), true));
        let after_sum = whole.find("&points").unwrap();
        for end in after_sum..whole.len() {
            assert!(!without_sum(&whole[..end]).1, "{}", &whole[..end]);
        }
        assert!(without_sum(&format!("lang=es&{whole}&step=2.3&ui=min&course=own.json")).1);
        assert!(!without_sum(&whole.replace("columns=24", "columns=25")).1);
        assert!(without_sum(&whole.replace("seed=123", "seed=%3123")).1, "another way to write the same");
        assert_eq!(without_sum(link), (link.to_string(), true));
    }
}
