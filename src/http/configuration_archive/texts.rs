//! What the texts of an archive may be: the same as where they are set one by one.
//!
//! Guarantee: what is accepted can stand where it goes. Pure.

use crate::{
    config::PublicUrl,
    http::{
        actions::pace,
        write::settings::{SUFFIX_LENGTH_MAX, SUFFIXES_MAX},
    },
};

/// The largest text of a boot file, in bytes.
const BOOT_FILE_BYTES_MAX: usize = 64 * 1024;

/// The settings for phones, in order of name.
pub(super) const SETTINGS: [&str; 5] = [
    "action_delay_seconds",
    "proxy_url",
    "restart_batch_delay_seconds",
    "restart_batch_size",
    "upload_suffixes",
];

pub(super) fn check_setting(name: &str, value: &str) -> Result<(), String> {
    let pace = pace::SETTINGS.iter().find(|setting| setting.name == name);
    if let Some(setting) = pace
        && !value.is_empty()
    {
        return setting.kind().check(value);
    }
    match name {
        _ if value.is_empty() => Err("is empty: leave it out".to_owned()),
        "proxy_url" => match value.parse::<PublicUrl>() {
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        },
        "upload_suffixes" => check_suffixes(value),
        _ => Err(format!(
            "is not known here: there are {}",
            SETTINGS.join(", ")
        )),
    }
}

fn check_suffixes(value: &str) -> Result<(), String> {
    let suffixes: Vec<&str> = value.split(',').collect();
    let is_suffix = |suffix: &&str| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        (1..=SUFFIX_LENGTH_MAX).contains(&suffix.len()) && suffix.bytes().all(is_letter)
    };
    if suffixes.len() > SUFFIXES_MAX || !suffixes.iter().all(is_suffix) {
        return Err(format!(
            "must be 1 to {SUFFIXES_MAX} endings with commas between them, each of 1 to \
             {SUFFIX_LENGTH_MAX} small letters and digits"
        ));
    }
    if !suffixes.is_sorted_by(|before, after| before < after) {
        return Err("must have its endings in order, each once".to_owned());
    }
    Ok(())
}

pub(super) fn check_boot_file(text: &str) -> Result<(), String> {
    if text.len() > BOOT_FILE_BYTES_MAX {
        return Err(format!("has more than {BOOT_FILE_BYTES_MAX} bytes"));
    }
    let is_strange =
        |character: &char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    match text.chars().find(is_strange) {
        Some(character) => Err(format!("contains {character:?}: no control characters")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_checked_as_where_they_are_set() {
        for (name, value, is_fine) in [
            ("proxy_url", "http://10.1.1.7", true),
            ("proxy_url", "telnet://10.1.1.7", false),
            ("proxy_url", "", false),
            ("upload_suffixes", "cab,cfg,img", true),
            ("upload_suffixes", "img,cab", false),
            ("upload_suffixes", "cab,cab", false),
            ("upload_suffixes", "CAB", false),
            ("upload_suffixes", "a.b", false),
            ("restart_batch_size", "10", true),
            ("restart_batch_size", "0", false),
            ("restart_batch_size", "", false),
            ("action_delay_seconds", "0", true),
            ("action_delay_seconds", "soon", false),
            ("something", "x", false),
        ] {
            assert_eq!(
                check_setting(name, value).is_ok(),
                is_fine,
                "{name}={value}"
            );
        }
        assert!(check_boot_file("a=b\r\n\tc=ü\n").is_ok());
        assert!(check_boot_file("a=\0").is_err());
        assert!(check_boot_file(&"a".repeat(BOOT_FILE_BYTES_MAX + 1)).is_err());
    }
}
