//! The limits of texts that come in through the admin listener (threats T12, T28).
//!
//! Guarantee: a text accepted here is trimmed, within its length, and has no character that ends a
//! line or hides: no control character, line separator or direction override. Pure.

use crate::provisioning::cfg;

/// Characters of a login name, a display name, a nickname.
pub const NAME_LENGTH_MAX: usize = 100;
/// Characters of a model, a language, a VLAN and the like.
pub const WORD_LENGTH_MAX: usize = 100;
/// Characters of a SIP password.
pub const SIP_PASSWORD_LENGTH_MAX: usize = 128;
/// Characters of the value of a placeholder or an override.
pub const CONFIG_VALUE_LENGTH_MAX: usize = 1_000;
/// Characters of a description.
pub const DESCRIPTION_LENGTH_MAX: usize = 500;
/// Characters of a query parameter.
pub const PARAMETER_LENGTH_MAX: usize = 500;

/// Whether the character may stand in a text that can reach a file or a log.
fn is_harmless(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// Refuses a text that is too long or has harmful characters; the empty text is fine.
pub fn check(text: &str, length_max: usize) -> Result<(), String> {
    let length = text.chars().count();
    if length > length_max {
        return Err(format!(
            "has {length} characters: {length_max} are the most"
        ));
    }
    match text.chars().find(|character| !is_harmless(*character)) {
        Some(character) => Err(format!(
            "contains {:?}: no line breaks or control characters",
            character
        )),
        None => Ok(()),
    }
}

/// As [`check`], and neither empty nor with spaces around it.
pub fn check_name(text: &str, length_max: usize) -> Result<(), String> {
    if text.is_empty() {
        return Err("is empty".to_owned());
    }
    if matches!(text, "." | "..") {
        return Err("is a step in a path".to_owned());
    }
    if text.trim() != text {
        return Err("begins or ends with a space".to_owned());
    }
    check(text, length_max)
}

/// As [`check`], for what is to stand behind an equals sign in a phone's file.
pub fn check_config_value(text: &str) -> Result<(), String> {
    check(text, CONFIG_VALUE_LENGTH_MAX)?;
    cfg::check_value(text).map_err(|problem| problem.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_line_or_hides_is_refused() {
        for character in [
            '\n', '\r', '\0', '\t', '\u{85}', '\u{2028}', '\u{202e}', '\u{7f}',
        ] {
            assert!(
                check(&format!("x{character}y"), 100).is_err(),
                "{character:?}"
            );
        }
        assert_eq!(check("Straße 7, Käthe – 東京 <b>", 100), Ok(()));
        assert_eq!(check("", 100), Ok(()));
    }

    #[test]
    fn a_value_stays_behind_its_equals_sign() {
        for value in ["a\nb=c", "a\u{85}b", " a", &"a".repeat(1_001)] {
            assert!(check_config_value(value).is_err(), "{value:?}");
        }
        for value in ["", "%ITCS_IPPhonePassword%", "{{7*7}}", "a=b # c", "0 "] {
            assert_eq!(check_config_value(value), Ok(()), "{value:?}");
        }
    }

    #[test]
    fn lengths_count_characters() {
        assert_eq!(check(&"ü".repeat(100), 100), Ok(()));
        assert!(check(&"ü".repeat(101), 100).unwrap_err().contains("101"));
        assert!(check_name("", 100).is_err() && check_name(" a", 100).is_err());
    }
}
