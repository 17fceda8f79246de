//! What a template may be called, and which names follow from that.
//!
//! Guarantee: a name that passes is one word, so that the file named after it can be included, and
//! two names never share a global file. Deliberately not here: which templates there are.

/// The longest name, in bytes.
pub(crate) const NAME_BYTES_MAX: usize = 64;
/// The longest description, in characters.
pub(crate) const DESCRIPTION_CHARACTERS_MAX: usize = 500;

/// What ends the name of a Lync template.
const LYNC: &str = "_LYNC";
/// What file systems and phones take for something else.
const RESERVED: &[char] = &['.', '\\', '|', '*', '?', '<', '>', ':', '$', '/'];

/// Why a new template cannot be called so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NewNameError {
    #[error("the template has no name")]
    EmptyName,
    #[error("the template's name holds {0:?}; leave out . \\ | * ? < > : $ and /")]
    Reserved(char),
    #[error("the template's name holds {0:?}; use letters, digits, _ and -")]
    Character(char),
    #[error("the template's name is longer than {NAME_BYTES_MAX} characters")]
    TooLong,
    #[error("there is a template {0:?} already; choose another name")]
    Exists(String),
    #[error("the template has no description")]
    EmptyDescription,
    #[error("the template's description is longer than {DESCRIPTION_CHARACTERS_MAX} characters")]
    DescriptionTooLong,
    #[error("the template's description holds the control character U+{:04X}", u32::from(*.0))]
    DescriptionCharacter(char),
}

/// Whether an administrator may add a template of this name and description.
///
/// `exists` tells whether there is a template of a name, built-in ones included; it should pay no
/// regard to case, because phones and file systems may not.
///
/// # Errors
/// The first reason against the name; if there is none, the first against the description.
pub(crate) fn check_new_name(
    name: &str,
    description: &str,
    exists: impl FnOnce(&str) -> bool,
) -> Result<(), NewNameError> {
    if name.trim().is_empty() {
        return Err(NewNameError::EmptyName);
    }
    if let Some(reserved) = name.chars().find(|letter| RESERVED.contains(letter)) {
        return Err(NewNameError::Reserved(reserved));
    }
    if let Some(letter) = name.chars().find(|&letter| !is_name_character(letter)) {
        return Err(NewNameError::Character(letter));
    }
    if name.len() > NAME_BYTES_MAX {
        return Err(NewNameError::TooLong);
    }
    if exists(name) {
        return Err(NewNameError::Exists(name.to_owned()));
    }
    if description.trim().is_empty() {
        return Err(NewNameError::EmptyDescription);
    }
    check_description(description)
}

/// Whether a description can be kept: one line, not too long. It may be empty.
///
/// # Errors
/// A control character, or more than `DESCRIPTION_CHARACTERS_MAX`.
pub(crate) fn check_description(description: &str) -> Result<(), NewNameError> {
    if description.chars().count() > DESCRIPTION_CHARACTERS_MAX {
        return Err(NewNameError::DescriptionTooLong);
    }
    let control = description
        .chars()
        .find(|letter| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}'));
    control.map_or(Ok(()), |letter| {
        Err(NewNameError::DescriptionCharacter(letter))
    })
}

/// Whether a template can be called so at all: up to 64 letters, digits and `_ - .`. Wider than
/// what `check_new_name` takes.
pub(crate) fn is_name(name: &str) -> bool {
    (1..=NAME_BYTES_MAX).contains(&name.len())
        && !name.starts_with('.')
        && name
            .chars()
            .all(|letter| is_name_character(letter) || letter == '.')
}

/// Whether a name is that of a template for Lync phones.
pub(crate) fn is_lync(name: &str) -> bool {
    name.ends_with(LYNC)
}

/// `AudioCodes_420HD` → `AudioCodes_420HD_global_GENERIC.cfg`,
/// `AudioCodes_430HD_LYNC` → `AudioCodes_430HD_global_LYNC.cfg` (M80).
pub(crate) fn global_file(name: &str) -> String {
    match name.strip_suffix(LYNC) {
        Some(base) => format!("{base}_global_LYNC.cfg"),
        None => format!("{name}_global_GENERIC.cfg"),
    }
}

fn is_name_character(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_names_are_one_word_and_new() {
        let exists = |name: &str| name.eq_ignore_ascii_case("AudioCodes_430HD");
        let check = |name: &str, description: &str| check_new_name(name, description, exists);
        assert_eq!(check("Sales_430HD-2", "For the sales floor"), Ok(()));
        for letter in RESERVED {
            let name = format!("Sales{letter}430HD");
            assert_eq!(check(&name, "x"), Err(NewNameError::Reserved(*letter)));
        }
        let long = "n".repeat(NAME_BYTES_MAX + 1);
        let taken = "audiocodes_430hd";
        for (name, description, expected) in [
            ("", "x", NewNameError::EmptyName),
            ("  ", "x", NewNameError::EmptyName),
            ("a b", "x", NewNameError::Character(' ')),
            ("Zo\u{eb}", "x", NewNameError::Character('\u{eb}')),
            ("a\n", "x", NewNameError::Character('\n')),
            (&long, "x", NewNameError::TooLong),
            (taken, "x", NewNameError::Exists(taken.to_owned())),
            ("a", "", NewNameError::EmptyDescription),
            ("a", " \t", NewNameError::EmptyDescription),
            ("a", "x\ny", NewNameError::DescriptionCharacter('\n')),
            ("a", &"x".repeat(501), NewNameError::DescriptionTooLong),
        ] {
            assert_eq!(
                check(name, description),
                Err(expected),
                "{name:?} {description:?}"
            );
        }
    }

    #[test]
    fn every_new_name_is_a_name_with_a_global_file_of_its_own() {
        for name in ["a", "X_LYNC", "_LYNC", "AudioCodes_9-8"] {
            assert_eq!(check_new_name(name, "x", |_| false), Ok(()));
            assert!(is_name(name), "{name}");
        }
        assert_eq!(global_file("X"), "X_global_GENERIC.cfg");
        assert_eq!(global_file("X_LYNC"), "X_global_LYNC.cfg");
        assert!(is_lync("X_LYNC") && !is_lync("X_lync") && !is_lync("X"));
    }
}
