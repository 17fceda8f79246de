//! Tables that are longer than one command takes, and files that claim more than they are.

use std::fmt::Write as _;

use futures_util::future::join;

use super::*;

/// More than are imported as one command.
const LONG: usize = 10_400;

/// Users in Oslo, the last of them in another region.
fn long(last: &str) -> String {
    let mut table = "Name,Region\n".to_owned();
    for number in 1..LONG {
        writeln!(table, "user{number},Oslo").unwrap();
    }
    writeln!(table, "user{LONG},{last}").unwrap();
    table
}

#[actix_web::test]
async fn a_long_table_is_done_in_parts_and_once() {
    let (api, root) = house().await;
    let table = long("Oslo");
    let mut keyed = root.clone();
    keyed.insert("idempotency-key".to_owned(), "import-1".to_owned());
    let before = api.context.view.position();
    let done = import(&api, &keyed, "", &table).await.expect(200);
    let report = done.json();
    assert_eq!(counts(&report), [LONG as u64, 0, 0, 0]);
    assert_eq!(report["rows"], json!([]));
    assert_eq!(report["rows_left_out"], LONG);
    let parts = LONG.div_ceil(1_000) as u64;
    // Each part is a command of its own, and says behind its events that it was done.
    let (users, answer) = (LONG as u64, 1);
    let after = api.context.view.position();
    assert_eq!(after.0 - before.0, users + parts + answer);
    assert_eq!(
        done.header("rollcall-position"),
        Some(&*(after.0 - 2).to_string())
    );
    let again = import(&api, &keyed, "", &table).await.expect(200);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(again.json(), report);
    let anew = import(&api, &root, "", &table).await.expect(200).json();
    assert_eq!(counts(&anew), [0, 0, LONG as u64, 0]);
    assert_eq!(api.context.view.position(), after);
    // What is refused is named, however long the table is.
    let refused = import(&api, &root, "", &long("Atlantis")).await;
    let report = refused.refused(422, "import_refused").json();
    assert_eq!(faults(&report), [(LONG as u64 + 1, "Region".to_owned())]);
    let partly = import(&api, &root, "?partial=true", &long("Atlantis")).await;
    assert_eq!(
        counts(&partly.expect(200).json()),
        [0, 0, LONG as u64 - 1, 1]
    );
}

#[actix_web::test]
async fn a_long_table_that_is_overtaken_says_how_far_it_came() {
    let (api, root) = house().await;
    let before = api.context.view.position();
    let table = long("Bergen");
    let overtake = async {
        while api.context.view.position() == before {
            tokio::task::yield_now().await;
        }
        let deleted = api.delete(&root, "/api/v1/regions/Bergen").await;
        deleted.expect(204);
    };
    let (imported, ()) = join(import(&api, &root, "", &table), overtake).await;
    let report = imported.refused(409, "import_incomplete").json();
    // Its last part is the one that could not be done.
    let done = (LONG - LONG % 1_000) as u64;
    assert_eq!(counts(&report), [done, 0, 0, 1]);
    assert_eq!(faults(&report), [(LONG as u64 + 1, "Region".to_owned())]);
    let detail = report["detail"].as_str().unwrap();
    assert!(
        detail.contains(&format!("rows up to {} ", done + 1)),
        "{detail}"
    );
    let users = api.read(&root, "/api/v1/users?limit=1").await;
    assert_eq!(users["total"], done + 2, "and alice and system");
    let bergen = json!({"name": "Bergen"});
    api.post(&root, "/api/v1/regions", bergen).await.expect(201);
    let report = import(&api, &root, "", &table).await.expect(200).json();
    assert_eq!(counts(&report), [LONG as u64 - done, 0, done, 0]);
}

#[actix_web::test]
async fn what_is_too_large_is_refused_with_what_to_do() {
    let limits = [
        ("ROLLCALL_ADMIN__IMPORT_BYTES_MAX", "1048576"),
        ("ROLLCALL_ADMIN__IMPORT_ROWS_MAX", "3"),
    ];
    let (api, root) = TestApi::set_up_with(&limits).await;
    let table = "Name,Region\na,Oslo\nb,Oslo\nc,Oslo\n";
    import(&api, &root, "", table).await.expect(200);
    let refused = import(&api, &root, "", &format!("{table}d,Oslo\n")).await;
    let detail = refused.refused(422, "invalid_file").text;
    assert!(detail.contains("more than 3 users: split it"), "{detail}");
    let large = "x".repeat(1_048_577);
    let refused = import(&api, &root, "", &large).await;
    let detail = refused.refused(413, "body_too_large").text;
    assert!(detail.contains("split the table"), "{detail}");
}

#[actix_web::test]
async fn a_zip_that_comes_to_too_much_is_not_read_to_its_end() {
    let (api, root) = house().await;
    let before = api.context.view.position();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("users.csv", options).unwrap();
    writer.write_all(b"Name,Region\n").unwrap();
    // Rows of separators alone are passed over, so only the size is in the way.
    for _ in 0..4_000 {
        writer.write_all(&[b','; 1_000]).unwrap();
        writer.write_all(b"\n").unwrap();
    }
    let zip = Bytes::from(writer.finish().unwrap().into_inner());
    assert!(zip.len() < 20_000);
    let refused = import_as(&api, &root, "", ("application/zip", zip)).await;
    let detail = refused.refused(422, "invalid_file").text;
    assert!(detail.contains("too much"), "{detail}");
    assert_eq!(api.context.view.position(), before);
}
