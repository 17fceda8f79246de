//! Ten thousand users at once (M74).

use std::{fmt::Write as _, fs, path::Path, time::Instant};

use super::*;

const USERS: u64 = 10_000;

/// What a release build does in five seconds, a build without optimisation does in this time, on a
/// machine that does other things as well.
const SECONDS_MAX: u64 = 120;

/// What a directory takes on the disk.
fn bytes_of(directory: &Path) -> u64 {
    let entries = fs::read_dir(directory).unwrap();
    let sizes = entries.map(|entry| {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        match metadata.is_dir() {
            true => bytes_of(&entry.path()),
            false => metadata.len(),
        }
    });
    sizes.sum()
}

#[actix_web::test]
async fn ten_thousand_users_with_phones_are_imported_at_once() {
    let (api, root) = house().await;
    let mut table =
        "Name,Password,Display Name,Region,Device 1 MAC Address,Device 1 IP Phone Model,\
        Device 1 Language\n"
            .to_owned();
    for number in 0..USERS {
        let row = format!("user{number},secret{number},User {number},Oslo,001122{number:06x},");
        writeln!(table, "{row}430HD,English").unwrap();
    }
    let data = api.context.config.data_dir.clone();
    let sizes = || ["log", "keyring"].map(|name| bytes_of(&data.join(name)));
    let before = (api.context.view.position(), sizes());
    let began = Instant::now();
    let report = import(&api, &root, "", &table).await.expect(200).json();
    let took = began.elapsed();
    assert_eq!(counts(&report), [USERS, 0, 0, 0]);
    let events = api.context.view.position().0 - before.0.0;
    let after = sizes();
    let grown = [0, 1].map(|place| (after[place] - before.1[place]) / 1024);
    let seconds = took.as_secs_f64();
    println!("{USERS} users: {seconds:.1} s, {events} events, KiB of log and keys: {grown:?}");
    assert!(took.as_secs() < SECONDS_MAX, "{took:?}");
    let devices = api.read(&root, "/api/v1/devices?limit=1").await;
    assert_eq!(devices["total"], USERS + 1);
    let again = import(&api, &root, "", &table).await.expect(200).json();
    assert_eq!(counts(&again), [0, 0, USERS, 0]);
}
