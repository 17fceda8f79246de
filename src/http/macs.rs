//! MAC addresses as people type them: six digits are those behind the vendor's prefix.
//!
//! Pure.

use schemas::{InvalidId, Mac};

use super::{fields::Fields, texts};

/// What the vendor's MAC addresses begin with.
const VENDOR_PREFIX: &str = "00908f";

/// How many digits there are behind the prefix.
const OWN_DIGITS: usize = 6;

/// Why a text is no MAC address.
#[derive(Debug, thiserror::Error)]
#[error("{0}; behind {VENDOR_PREFIX} the last {OWN_DIGITS} are enough")]
pub(super) struct NoMac(InvalidId);

/// The MAC address, in any spelling, or its last six digits.
pub(super) fn typed(text: &str) -> Result<Mac, NoMac> {
    let is_short = text.len() == OWN_DIGITS && text.bytes().all(|it| it.is_ascii_hexdigit());
    let whole = match is_short {
        true => format!("{VENDOR_PREFIX}{text}").parse(),
        false => text.parse(),
    };
    whole.map_err(NoMac)
}

/// A field that says which phone, and must be there.
pub(super) fn required(fields: &mut Fields, field: &str) -> Option<Mac> {
    let text = fields.required_text(field, texts::WORD_LENGTH_MAX)?;
    let mac = typed(&text);
    mac.map_err(|error| fields.refuse(field, error.to_string()))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendors_prefix_goes_without_saying() {
        for text in ["484CF0", "00908f484cf0", "00-90-8F-48-4C-F0"] {
            assert_eq!(typed(text).unwrap().to_string(), "00908f484cf0", "{text}");
        }
        for text in [
            "",
            "484cf",
            "484cg0",
            "48:4cf0",
            "00908f484cf",
            "00908f484cf01",
        ] {
            assert!(typed(text).is_err(), "{text}");
        }
    }
}
