//! The table of configuration keys: every key there is, with its default.
//!
//! Guarantees that the file, the environment and `rollcall check-config` speak of the same keys,
//! because each reads this table. Does not say which values are valid; `typed.rs` does.

/// What the environment calls every key: this prefix, then the key in capitals with `__` for `.`.
pub(super) const ENVIRONMENT_PREFIX: &str = "ROLLCALL_";

/// Variables with the prefix that are no configuration keys and are read elsewhere.
pub(super) const OTHER_VARIABLES: &[&str] =
    &["ROLLCALL_CONFIG", "ROLLCALL_MASTER_KEY", "ROLLCALL_TOKEN"];

/// What a key is when no layer sets it.
#[derive(Debug, Clone, Copy)]
pub(super) enum DefaultValue {
    /// Nothing; the key is optional.
    Unset,
    Text(&'static str),
    Integer(i64),
    List(&'static [&'static str]),
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// Dotted name, as in `rollcall.toml`.
    pub name: &'static str,
    pub default: DefaultValue,
}

const fn key(name: &'static str, default: DefaultValue) -> Key {
    Key { name, default }
}

use DefaultValue::{Integer, List, Text, Unset};

/// Every key, in the order in which `check-config` shows them.
pub(super) const KEYS: &[Key] = &[
    key("data_dir", Text("./data")),
    key("shutdown_seconds", Integer(30)),
    key("log_format", Text("pretty")),
    key("log_level", Text("info")),
    key("admin.listen", Text("127.0.0.1:8080")),
    key("admin.trusted_proxies", List(&[])),
    key("admin.import_bytes_max", Integer(256 * 1024 * 1024)),
    key("admin.import_rows_max", Integer(1_000_000)),
    key("phones.listen", List(&["0.0.0.0:8081"])),
    key("phones.public_url", Unset),
    key("phones.trusted_proxies", List(&[])),
    key("phones.pending_max", Integer(5_000)),
    key("phones.report_bytes_max", Integer(64 * 1024)),
    key("phones.misses_max", Integer(20)),
    key("phones.miss_window_seconds", Integer(300)),
    key("phones.claim_window_seconds", Integer(86_400)),
    key("phones.obfuscation_key_file", Unset),
    key("phones.command_table_file", Unset),
    key("phones.command_life_seconds", Integer(86_400)),
    key("phones.rest_port", Integer(80)),
    key("connections.unread_seconds", Integer(30)),
    key("directory.ports", List(&["389", "636", "3268", "3269"])),
    key("engine.queue_length_max", Integer(8_192)),
    key("engine.batch_commands_max", Integer(512)),
    key("engine.snapshot_every_events", Integer(1_000_000)),
    key("log.cache_bytes", Integer(64 * 1024 * 1024)),
    key("storage.reserve_bytes", Integer(256 * 1024 * 1024)),
    key("keyring.master_key_file", Unset),
    key("session.idle_seconds", Integer(600)),
    key("session.absolute_seconds", Integer(43_200)),
    key("metrics.allow", List(&["127.0.0.0/8", "::1/128"])),
];

/// The key of this dotted name.
pub(super) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The environment variable that sets the key of this name.
pub(super) fn variable_of(name: &str) -> String {
    format!(
        "{ENVIRONMENT_PREFIX}{}",
        name.to_uppercase().replace('.', "__")
    )
}

/// The key that an unknown `name` most likely meant: the nearest by spelling, where the right word
/// in the wrong section counts for nearly as much as the whole name.
pub(super) fn nearest(name: &str) -> &'static str {
    let leaf = |dotted: &str| dotted.rsplit('.').next().unwrap_or_default().to_owned();
    let likeness = |candidate: &str| {
        let whole = strsim::normalized_damerau_levenshtein(name, candidate);
        let last = strsim::normalized_damerau_levenshtein(&leaf(name), &leaf(candidate));
        whole.max(0.9 * last)
    };
    KEYS.iter()
        .map(|key| (likeness(key.name), key.name))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, nearest)| nearest)
        .expect("the table of keys is not empty")
}

/// The environment variable that an unknown `variable` most likely meant.
pub(super) fn nearest_variable(variable: &str) -> String {
    let likeness = |candidate: &str| strsim::normalized_damerau_levenshtein(variable, candidate);
    KEYS.iter()
        .map(|key| variable_of(key.name))
        .chain(OTHER_VARIABLES.iter().map(|&other| other.to_owned()))
        .max_by(|one, other| likeness(one).total_cmp(&likeness(other)))
        .expect("the table of keys is not empty")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_is_its_own_nearest() {
        for key in KEYS {
            assert_eq!(find(key.name).map(|found| found.name), Some(key.name));
            assert_eq!(nearest(key.name), key.name);
            assert_eq!(
                nearest_variable(&variable_of(key.name)),
                variable_of(key.name)
            );
        }
        assert!(find("phones").is_none());
    }

    #[test]
    fn slips_lead_to_the_key_that_was_meant() {
        for (slip, meant) in [
            ("phones.publc_url", "phones.public_url"),
            ("phone.public_url", "phones.public_url"),
            ("public_url", "phones.public_url"),
            ("pending_max", "phones.pending_max"),
            ("engine.pending_max", "phones.pending_max"),
            ("datadir", "data_dir"),
            ("log.level", "log_level"),
            ("session.idle_second", "session.idle_seconds"),
        ] {
            assert_eq!(nearest(slip), meant, "for {slip}");
        }
        assert_eq!(
            nearest_variable("ROLLCALL_PHONES_PUBLIC_URL"),
            "ROLLCALL_PHONES__PUBLIC_URL"
        );
        assert_eq!(
            nearest_variable("ROLLCALL_MASTERKEY"),
            "ROLLCALL_MASTER_KEY"
        );
    }
}
