//! Users and their phones as a table: imported, exported, refused by row and column.

use std::io::{Cursor, Write};

use actix_web::web::Bytes;
use schemas::events::Role;
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::placeholders::house;
use crate::{
    domain::testing::mac,
    http::testing::{Client, Heard, TestApi},
};

mod bulk;
mod identity;
mod long;
mod proof;

const IMPORT: &str = "/api/v1/import/users";
const EXPORT: &str = "/api/v1/export/users.csv";

pub(super) async fn import_as(
    api: &TestApi,
    client: &Client,
    query: &str,
    (media_type, body): (&str, Bytes),
) -> Heard {
    let mut headers = client.clone();
    headers.insert("content-type".to_owned(), media_type.to_owned());
    let path = format!("{IMPORT}{query}");
    api.upload("POST", &path, &headers, body).await
}

pub(super) async fn import(api: &TestApi, client: &Client, query: &str, table: &str) -> Heard {
    let body = Bytes::copy_from_slice(table.as_bytes());
    import_as(api, client, query, ("text/csv", body)).await
}

fn counts(report: &Value) -> [u64; 4] {
    ["created", "updated", "unchanged", "refused"].map(|name| report[name].as_u64().unwrap())
}

/// Row and column of everything that is wrong.
fn faults(report: &Value) -> Vec<(u64, String)> {
    let rows = report["rows"].as_array().unwrap();
    let faults = rows.iter().flat_map(|row| {
        let errors = row["errors"].as_array().unwrap();
        let number = row["row"].as_u64().unwrap();
        errors
            .iter()
            .map(move |error| (number, error["column"].as_str().unwrap().to_owned()))
    });
    faults.collect()
}

#[actix_web::test]
async fn the_vendors_table_is_imported() {
    let (api, root) = house().await;
    // As the manual shows it, with the headers that its spreadsheet cut off.
    let table = "\u{feff}Name,Password,Display Name,Region,Device 1 Display Name,\
        Device 1 MAC Address,Device 1 IP Phone Mod,Device 1 Language,Device 1 VLAN Mod,\
        Device 1 VLAN ID\r\n\
        system,system,system,Oslo,device 1,00908f00908f,Audiocodes_420HD,English,Disabled,0\r\n\
        bob,\"se,\"\"cret\",\"Bob\",Bergen,,484cf7,,,,\r\n,,,,,,,,,\r\n";
    let report = import(&api, &root, "", table).await.expect(200).json();
    assert_eq!(counts(&report), [1, 1, 0, 0], "{report}");
    let row = json!({"row": 3, "name": "bob", "outcome": "created", "errors": []});
    assert_eq!(report["rows"][1], row);
    let list = api.read(&root, "/api/v1/users/system/devices").await;
    let device = &list["items"][0];
    assert_eq!(device["mac"], "00908f00908f");
    assert_eq!(device["model"], "420HD");
    assert_eq!(device["language"], "English");
    assert_eq!(
        (&device["vlan_mode"], &device["vlan_id"]),
        (&json!("Disabled"), &json!("0"))
    );
    let phone = api.read(&root, "/api/v1/devices/00908f484cf7").await;
    assert_eq!(
        (&phone["region"], &phone["user"]),
        (&json!("Bergen"), &json!("bob"))
    );
    let again = import(&api, &root, "", table).await.expect(200).json();
    assert_eq!(counts(&again), [0, 0, 2, 0], "{again}");
    assert!(!report.to_string().contains("cret"));
}

#[actix_web::test]
async fn tenants_serial_numbers_and_any_order_are_taken() {
    let (api, root) = house().await;
    let table = "device 2 mac address;TENANT;Serial Number;Device 1 VLAN Priority;\
        Device 1 MAC Address;Device 2 Serial Number;name\n\
        00-90-8F-00-00-02;Bergen;X1;5;00908f000001;X2;bob\n";
    let report = import(&api, &root, "", table).await.expect(200).json();
    assert_eq!(counts(&report), [1, 0, 0, 0], "{report}");
    let bob = api.read(&root, "/api/v1/users/bob").await;
    assert_eq!(
        (&bob["devices"], &bob["region"]),
        (&json!(2), &json!("Bergen"))
    );
}

#[actix_web::test]
async fn everything_that_is_wrong_is_named_by_row_and_column() {
    let (api, root) = house().await;
    let before = api.context.view.position();
    let table = format!(
        "Name,Password,Display Name,Region,Device 1 MAC Address,Device 1 IP Phone Model,\
         Device 1 VLAN ID,Device 1 Language\n\
         bob,,,Oslo,00908f48abc,,,\n\
         carol,,,Oslo,00908f000001,,,\n\
         dora,,,Oslo,00:90:8f:00:00:01,999HD,5000,\n\
         eve,,,Atlantis,,,,\n\
         BOB,,,Oslo,,,,English\n\
         {},,,Oslo,,,,\n\
         ,,,Oslo,,,,\n\
         frank,\"p\nvoip/line/0/id=1\",\"x\ninclude http://evil/a.cfg\",,,,,\"a\u{2028}b\"\n\
         gil,,,Oslo,,,,,,more\n",
        "x".repeat(101)
    );
    let refused = import(&api, &root, "", &table).await;
    let report = refused.refused(422, "import_refused").json();
    let expected = [
        (2, "Device 1 MAC Address"),
        (4, "Device 1 MAC Address"),
        (4, "Device 1 VLAN ID"),
        (4, "Device 1 IP Phone Model"),
        (5, "Region"),
        (6, "Name"),
        (6, "Device 1 MAC Address"),
        (7, "Name"),
        (8, "Name"),
        (9, "Display Name"),
        (9, "Password"),
        (9, "Region"),
        (9, "Device 1 MAC Address"),
        (10, ""),
    ];
    let expected = expected.map(|(row, column)| (row, column.to_owned()));
    assert_eq!(faults(&report), expected);
    assert_eq!(counts(&report), [1, 0, 0, 8]);
    let message = report["rows"][2]["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("row 3"), "{message}");
    assert_eq!(api.context.view.position(), before, "nothing was done");
    assert!(!report.to_string().contains("voip"), "no password is shown");
}

#[actix_web::test]
async fn a_header_says_what_columns_are() {
    let (api, root) = house().await;
    for (table, column) in [
        ("Login,Region\nbob,Oslo\n", "Login"),
        ("Region,Password\nOslo,x\n", "Name"),
        ("Name,Region,Tenant\nbob,Oslo,Oslo\n", "Tenant"),
        ("Name,Device 1 Language\nbob,x\n", "Device 1 MAC Address"),
    ] {
        let refused = import(&api, &root, "", table).await;
        let report = refused.refused(422, "import_refused").json();
        assert_eq!(faults(&report)[0], (1, column.to_owned()), "{table}");
        // Even what can be imported is not known.
        let refused = import(&api, &root, "?partial=true", table).await;
        refused.refused(422, "import_refused");
    }
    import(&api, &root, "", "")
        .await
        .refused(422, "invalid_file");
}

#[actix_web::test]
async fn a_dry_run_does_nothing_and_a_partial_import_what_it_can() {
    let (api, root) = house().await;
    let table = "Name,Region,Password\nbob,Oslo,canary\ncarol,Atlantis,\nALICE,Bergen,\n";
    let before = api.context.view.position();
    let dry = import(&api, &root, "?dry_run=true&partial=true", table).await;
    let dry = dry.expect(200).json();
    assert_eq!(counts(&dry), [1, 1, 0, 1]);
    import(&api, &root, "?dry_run=true", table)
        .await
        .refused(422, "import_refused");
    assert_eq!(api.context.view.position(), before);
    let done = import(&api, &root, "?partial=true", table)
        .await
        .expect(200)
        .json();
    assert_eq!(done, dry);
    api.get(&root, "/api/v1/users/carol")
        .await
        .refused(404, "user_not_found");
    // Alice has moved, and her phone with her.
    let phone = api
        .read(&root, &format!("/api/v1/devices/{}", mac(1)))
        .await;
    assert_eq!(phone["region"], "Bergen");
}

#[actix_web::test]
async fn a_table_comes_zipped_or_in_a_form() {
    let (api, root) = house().await;
    let zipped = |names: &[&str]| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(b"Name,Region\nbob,Oslo\n").unwrap();
        }
        Bytes::from(writer.finish().unwrap().into_inner())
    };
    let zip = |names| ("application/zip", zipped(names));
    let report = import_as(
        &api,
        &root,
        "",
        zip(&["a/users.CSV", "__MACOSX/._a.csv", "read.me"]),
    );
    assert_eq!(counts(&report.await.expect(200).json()), [1, 0, 0, 0]);
    for names in [&["a.csv", "b.csv"][..], &["a.txt"]] {
        let refused = import_as(&api, &root, "", zip(names)).await;
        refused.refused(422, "invalid_archive");
    }
    let broken = ("application/zip", Bytes::from_static(b"PK\x03\x04nothing"));
    import_as(&api, &root, "", broken)
        .await
        .refused(422, "invalid_archive");
    let form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"u.csv\"\r\n\r\n\
        Name,Region\ncarol,Oslo\n\r\n--b--\r\n";
    let form = (
        "multipart/form-data; boundary=b",
        Bytes::from_static(form.as_bytes()),
    );
    let report = import_as(&api, &root, "", form).await.expect(200).json();
    assert_eq!(counts(&report), [1, 0, 0, 0], "{report}");
    let other = ("application/json", Bytes::from_static(b"{}"));
    import_as(&api, &root, "", other)
        .await
        .refused(415, "unsupported_media_type");
}

#[actix_web::test]
async fn passwords_leave_for_supervisors_alone() {
    let (api, root) = house().await;
    let change = json!({"password": "canary-sip"});
    api.patch(&root, "/api/v1/users/alice", change)
        .await
        .expect(200);
    let (admin, all) = (
        api.account(&root, Role::Administrator).await,
        "?passwords=true",
    );
    let shown = api
        .get(&root, &format!("{EXPORT}{all}"))
        .await
        .expect(200)
        .text;
    assert!(shown.contains("canary-sip"));
    api.settle().await;
    let path = "/api/v1/events?kind=SecurityEvent&actor=admin:root";
    let recorded = &api.read(&root, path).await["items"][0];
    assert_eq!(recorded["data"]["kind"], "secrets_exported", "{recorded}");
    assert_eq!(recorded["data"]["detail"], "passwords of users");
    api.get(&admin, &format!("{EXPORT}{all}"))
        .await
        .refused(403, "role_required");
    let hidden = api.get(&admin, EXPORT).await.expect(200).text;
    assert!(!hidden.contains("canary-sip"));
    // What is not in it stays.
    let edited = hidden.replace(",alice,", ",Alice A.,");
    assert_ne!(edited, hidden);
    let report = import(&api, &admin, "", &edited).await.expect(200).json();
    assert_eq!(counts(&report), [0, 1, 1, 0], "{report}");
    let after = api
        .get(&root, &format!("{EXPORT}{all}"))
        .await
        .expect(200)
        .text;
    assert!(after.contains("canary-sip") && after.contains("Alice A."));
    let operator = api.account(&root, Role::Operator).await;
    import(&api, &operator, "", &edited)
        .await
        .refused(403, "role_required");
}

#[actix_web::test]
async fn there_is_a_table_to_start_from() {
    let (api, root) = house().await;
    let template = api
        .get(&root, "/api/v1/import/users/template.csv")
        .await
        .expect(200);
    assert_eq!(
        template.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    let report = import(&api, &root, "", &template.text)
        .await
        .expect(200)
        .json();
    assert_eq!(counts(&report), [1, 0, 0, 0], "{report}");
}
