//! What an operator sees of configuration: which layer wins, what is refused, and with what words.

use std::collections::HashMap;
use std::io::Write;

use super::*;

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|&(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn of_file(text: &str) -> Result<Config, ConfigError> {
    Config::load(Some(file(text).path()), [], &Overrides::default())
}

fn of_environment(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::load(None, variables(pairs), &Overrides::default())
}

fn refusal(result: Result<Config, ConfigError>) -> String {
    result.expect_err("should have been refused").to_string()
}

#[test]
fn defaults_are_valid_and_those_promised() {
    let config = Config::load(None, [], &Overrides::default()).unwrap();
    assert_eq!(config.data_dir, Path::new("./data"));
    assert_eq!(config.admin.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.phones.listen, ["0.0.0.0:8081".parse().unwrap()]);
    assert_eq!(config.phones.public_url, None);
    assert_eq!(config.phones.pending_max, 5_000);
    assert_eq!(config.phones.report_bytes_max, 65_536);
    assert_eq!(
        (config.phones.misses_max, config.phones.miss_window_seconds),
        (20, 300)
    );
    assert_eq!(config.directory.ports, [389, 636, 3268, 3269]);
    assert_eq!(config.engine.batch_commands_max, 512);
    assert_eq!(config.storage.reserve_bytes, 256 * 1024 * 1024);
    assert_eq!(
        (config.session.idle_seconds, config.session.absolute_seconds),
        (600, 43_200)
    );
    assert!(
        config
            .metrics
            .allow
            .iter()
            .all(|network| network.addr().is_loopback())
    );
    assert!(
        config
            .effective()
            .iter()
            .all(|(_, _, source)| *source == Source::Default)
    );
    assert_eq!(config.effective().len(), keys::KEYS.len());
}

#[test]
fn each_layer_beats_the_one_below_and_is_named_as_the_source() {
    let file = file(
        "data_dir = '/file'\nlog_level = 'debug'\n[phones]\npending_max = 7\nmisses_max = 8\n",
    );
    let environment = variables(&[
        ("ROLLCALL_DATA_DIR", "/environment"),
        ("ROLLCALL_PHONES__PENDING_MAX", "9"),
        ("PATH", "/usr/bin"),
    ]);
    let overrides = Overrides {
        data_dir: Some("/flag".into()),
        ..Overrides::default()
    };
    let config = Config::load(Some(file.path()), environment, &overrides).unwrap();

    assert_eq!(config.data_dir, Path::new("/flag"));
    assert_eq!(
        (config.phones.pending_max, config.phones.misses_max),
        (9, 8)
    );
    assert_eq!(config.log_level, LogLevel::Debug);

    let effective: HashMap<_, _> = config
        .effective()
        .iter()
        .map(|(key, value, source)| (*key, (value.as_str(), source.to_string())))
        .collect();
    let path = file.path().display().to_string();
    assert_eq!(effective["data_dir"], ("/flag", "--data".into()));
    assert_eq!(
        effective["phones.pending_max"],
        ("9", "ROLLCALL_PHONES__PENDING_MAX".into())
    );
    assert_eq!(effective["phones.misses_max"], ("8", path));
    assert_eq!(
        effective["phones.listen"],
        ("[\"0.0.0.0:8081\"]", "default".into())
    );
    assert_eq!(effective["phones.public_url"], ("", "default".into()));
}

#[test]
fn every_flag_reaches_its_key() {
    let overrides = Overrides {
        data_dir: Some("/d".into()),
        admin_listen: Some("127.0.0.1:0".into()),
        phones_listen: Some(vec!["127.0.0.1:0".into(), "[::1]:0".into()]),
        phones_public_url: Some("http://phones.example/".into()),
        log_format: Some("json".into()),
        log_level: Some("warn".into()),
    };
    let config = Config::load(None, [], &overrides).unwrap();
    assert_eq!(config.admin.listen.port(), 0);
    assert_eq!(config.phones.listen.len(), 2);
    assert_eq!(
        config.phones.public_url.unwrap().as_str(),
        "http://phones.example"
    );
    assert_eq!(config.log_format, LogFormat::Json);
    assert_eq!(config.log_level, LogLevel::Warn);
}

#[test]
fn the_environment_spells_lists_with_commas_and_unsets_with_nothing() {
    let config = of_environment(&[
        ("ROLLCALL_PHONES__LISTEN", "127.0.0.1:8081, [::1]:8081"),
        ("ROLLCALL_METRICS__ALLOW", "192.0.2.0/24,198.51.100.7"),
        ("ROLLCALL_ADMIN__TRUSTED_PROXIES", ""),
        ("ROLLCALL_PHONES__PUBLIC_URL", ""),
        ("ROLLCALL_MASTER_KEY", "read by the keyring, not here"),
    ])
    .unwrap();
    assert_eq!(config.phones.listen.len(), 2);
    assert_eq!(config.metrics.allow[1].to_string(), "198.51.100.7/32");
    assert!(config.admin.trusted_proxies.is_empty());
    assert_eq!(config.phones.public_url, None);
}

#[test]
fn unknown_keys_and_variables_name_the_nearest_known_one() {
    let words = refusal(of_file("[phones]\npublc_url = 'http://a.example'\n"));
    assert!(
        words.ends_with("unknown key \"phones.publc_url\"; did you mean \"phones.public_url\"?"),
        "{words}"
    );
    let words = refusal(of_file("pending_max = 3\n"));
    assert!(
        words.contains("did you mean \"phones.pending_max\"?"),
        "{words}"
    );
    let words = refusal(of_file("[phone]\npending_max = 3\n"));
    assert!(words.contains("unknown key \"phone\""), "{words}");
    let words = refusal(of_file("phones = 3\n"));
    assert!(words.contains("\"phones\" is a section"), "{words}");
    assert_eq!(
        refusal(of_environment(&[(
            "ROLLCALL_PHONES_PUBLIC_URL",
            "http://a.example"
        )])),
        "unknown environment variable ROLLCALL_PHONES_PUBLIC_URL; \
         did you mean ROLLCALL_PHONES__PUBLIC_URL?"
    );
}

#[test]
fn invalid_values_name_the_key_its_source_and_what_is_valid() {
    assert_eq!(
        refusal(of_environment(&[("ROLLCALL_PHONES__PENDING_MAX", "many")])),
        "phones.pending_max (from ROLLCALL_PHONES__PENDING_MAX) \
         must be a whole number from 1 to 1000000"
    );
    for (text, key, reason) in [
        ("data_dir = ''", "data_dir", "must not be empty"),
        ("data_dir = 3", "data_dir", "must be text"),
        ("data_dir = { a = 1 }", "data_dir", "must be text"),
        ("log_format = 'xml'", "log_format", "one of pretty, json"),
        (
            "[phones]\npending_max = 0",
            "phones.pending_max",
            "from 1 to",
        ),
        (
            "[phones]\npending_max = -1",
            "phones.pending_max",
            "from 1 to",
        ),
        (
            "[phones]\npending_max = '5'",
            "phones.pending_max",
            "a whole number",
        ),
        (
            "[phones]\nclaim_window_seconds = 86401",
            "phones.claim_window_seconds",
            "to 86400",
        ),
        ("[phones]\nlisten = []", "phones.listen", "at least one"),
        (
            "[phones]\nlisten = '0.0.0.0:80'",
            "phones.listen",
            "must be a list",
        ),
        (
            "[phones]\nlisten = ['localhost:80']",
            "phones.listen",
            "\"localhost:80\" must be an IP",
        ),
        (
            "[phones]\nlisten = ['127.0.0.1:8080']",
            "phones.listen",
            "taken by another",
        ),
        (
            "[phones]\npublic_url = 'phones.example'",
            "phones.public_url",
            "must be a URL",
        ),
        (
            "[metrics]\nallow = ['10.0.0.0/33']",
            "metrics.allow",
            "must be a network",
        ),
        (
            "[session]\nabsolute_seconds = 300",
            "session.idle_seconds",
            "from 60 to 300",
        ),
        (
            "[engine]\nqueue_length_max = 10",
            "engine.batch_commands_max",
            "from 1 to 10",
        ),
    ] {
        let words = refusal(of_file(text));
        assert!(
            words.starts_with(key) && words.contains(reason),
            "{text:?} gave {words:?}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_or_parsed_is_named() {
    let missing = Config::load(Some(Path::new("/no/such.toml")), [], &Overrides::default());
    assert_eq!(
        refusal(missing),
        "cannot read the configuration file /no/such.toml"
    );
    let words = refusal(of_file("data_dir = \n"));
    assert!(words.ends_with("is not valid TOML"), "{words}");
}

#[test]
fn ports_are_numbers_however_they_are_written() {
    for text in ["[389, 1389]", "[\"389\", \"1389\"]"] {
        let config = of_file(&format!("[directory]\nports = {text}")).unwrap();
        assert_eq!(config.directory.ports, [389, 1389], "{text}");
    }
    let config = of_environment(&[("ROLLCALL_DIRECTORY__PORTS", "389, 1389")]).unwrap();
    assert_eq!(config.directory.ports, [389, 1389]);
    for text in ["[0]", "[65536]", "[-1]", "[\"ldap\"]", "[3.5]", "389"] {
        let refused = refusal(of_file(&format!("[directory]\nports = {text}")));
        assert!(refused.contains("directory.ports"), "{text}: {refused}");
    }
}
