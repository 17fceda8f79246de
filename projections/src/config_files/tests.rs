//! The list in its orders, filters and pages; what phones run.

use schemas::{
    Subject,
    events::{ConfigurationEdited, FileDeleted, FileUploaded, PhoneChanged, ReportedStatus},
};

use super::*;
use crate::{
    FirmwareUse,
    page::Sort,
    testing::{History, hash, mac, phone},
};

fn uploaded(history: &mut History, name: &str, size_bytes: u64) {
    let subject = Subject::File(name.parse().unwrap());
    let hash = hash(9);
    history.record(subject, FileUploaded { hash, size_bytes });
}

/// Three phones of which two have a file, a file for several phones, and two uploaded ones.
fn history() -> History {
    let mut history = History::default();
    for number in [3, 1, 2] {
        history.phone_approved(mac(number), "Oslo", None);
    }
    history.configuration_generated(mac(2), hash(2));
    history.configuration_generated(mac(1), hash(1));
    history.global_file_generated("AudioCodes_430HD_global.cfg", hash(3));
    uploaded(&mut history, "00908f000001-speeddial.csv", 20_000);
    uploaded(&mut history, "directory.CFG", 7);
    history
}

fn ask(sort: &str, search: &str, kinds: &[ConfigFileKind]) -> ConfigFileQuery {
    ConfigFileQuery {
        search: search.to_owned(),
        kinds: kinds.to_vec(),
        page: PageRequest {
            sort: sort.parse::<Sort<ConfigFileColumn>>().unwrap(),
            limit: 100,
            cursor: None,
        },
    }
}

#[track_caller]
fn check(query: &ConfigFileQuery, expected: &[&str]) {
    let projections = history().folded();
    let page = projections.config_files(query).unwrap();
    let names: Vec<&str> = page.items.iter().map(|file| file.name.as_str()).collect();
    assert_eq!((names.as_slice(), page.total), (expected, expected.len()));
    // A file a page comes to the same.
    let mut query = query.clone();
    query.page.limit = 1;
    let mut one_by_one = Vec::new();
    loop {
        let page = projections.config_files(&query).unwrap();
        one_by_one.extend(page.items.into_iter().map(|file| file.name));
        match page.next_cursor {
            Some(cursor) => query.page.cursor = Some(cursor),
            None => break,
        }
    }
    assert_eq!(one_by_one, expected);
}

const FIRST: &str = "00908f000001.cfg";
const SECOND: &str = "00908f000002.cfg";
const DIAL: &str = "00908f000001-speeddial.csv";
const GLOBAL: &str = "AudioCodes_430HD_global.cfg";
const DIRECTORY: &str = "directory.CFG";

#[test]
fn all_kinds_are_one_list_in_every_order() {
    check(
        &ask("name", "", &[]),
        &[DIAL, FIRST, SECOND, GLOBAL, DIRECTORY],
    );
    check(
        &ask("-name", "", &[]),
        &[DIRECTORY, GLOBAL, SECOND, FIRST, DIAL],
    );
    check(
        &ask("modified_at", "", &[]),
        &[SECOND, FIRST, GLOBAL, DIAL, DIRECTORY],
    );
    // Three are of one size: then phones in order of MAC come first.
    check(
        &ask("size_bytes", "", &[]),
        &[DIRECTORY, FIRST, SECOND, GLOBAL, DIAL],
    );
}

#[test]
fn files_are_found_by_a_part_of_their_name_and_by_kind() {
    use ConfigFileKind::{Global, Phone, Uploaded};
    check(&ask("name", "0001", &[]), &[DIAL, FIRST]);
    check(&ask("name", "F000002.C", &[]), &[SECOND]);
    check(
        &ask("name", ".cfg", &[Global, Uploaded]),
        &[GLOBAL, DIRECTORY],
    );
    check(&ask("name", "", &[Phone]), &[FIRST, SECOND]);
    check(&ask("name", "ü", &[]), &[]);
}

#[test]
fn a_file_says_where_it_comes_from() {
    let mut history = history();
    let edited = ConfigurationEdited {
        hash: hash(5),
        size_bytes: 12,
    };
    let recorded = history.record(phone(mac(1)), edited);
    let projections = history.folded();
    let own = projections.own_config_file(mac(1)).unwrap();
    assert_eq!(own.name, FIRST);
    assert_eq!(own.kind, ConfigFileKind::Phone);
    assert_eq!((own.size_bytes, own.hash), (12, hash(5)));
    assert_eq!((own.modified_at, own.mac), (recorded.time, Some(mac(1))));
    assert_eq!(own.template.as_deref(), Some("AudioCodes_430HD"));
    assert!(own.edited);
    assert_eq!(projections.own_config_file(mac(3)), None);
    let name = GLOBAL.parse().unwrap();
    let global = projections.common_config_file(&name).unwrap();
    assert_eq!((global.kind, global.mac), (ConfigFileKind::Global, None));

    history.record(phone(mac(1)), FileDeleted {});
    assert_eq!(history.folded().own_config_file(mac(1)), None);
}

#[test]
fn a_cursor_of_another_order_is_refused() {
    let projections = history().folded();
    let mut query = ask("name", "", &[]);
    query.page.limit = 1;
    let cursor = projections.config_files(&query).unwrap().next_cursor;
    let mut other = ask("size_bytes", "", &[]);
    other.page.cursor = cursor;
    assert!(projections.config_files(&other).is_err());
}

#[test]
fn phones_are_counted_by_what_they_run_and_what_is_set() {
    let mut history = History::default();
    for number in 1..=4 {
        history.phone_approved(mac(number), "Oslo", None);
    }
    for number in 1..=3 {
        history.phone_reported(mac(number), ReportedStatus::Registered);
    }
    let firmware = Some("Alan_FW.img".to_owned());
    let change = PhoneChanged {
        firmware,
        ..PhoneChanged::default()
    };
    history.record(phone(mac(3)), change);
    let projections = history.folded();
    let found = |model, version, set, phones| FirmwareUse {
        model,
        version,
        set,
        phones,
    };
    assert_eq!(
        projections.fleet.firmware_use(),
        [
            found("", "", "", 1),
            found("430HD", "UC_2.0.13.121", "", 2),
            found("430HD", "UC_2.0.13.121", "Alan_FW.img", 1),
        ]
    );
}
