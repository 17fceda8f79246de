//! What is exported comes to nothing when it is imported, whatever users and phones are called.

use proptest::{collection::vec, prelude::*, sample::select};
use schemas::{
    Personal,
    events::{PhoneChanged, PhoneReported},
};

use super::*;
use crate::domain::testing::facts;

#[actix_web::test]
async fn formulas_go_out_guarded_and_come_back_as_they_were() {
    let (api, root) = house().await;
    for name in ["@SUM(1)", "=1+1", "-x", "+47", "'=x", "''"] {
        let body = json!({"name": name, "display_name": format!("={name}"), "region": "Oslo",
            "password": format!("-{name}")});
        api.post(&root, "/api/v1/users", body).await.expect(201);
    }
    let table = api
        .get(&root, &format!("{EXPORT}?passwords=true"))
        .await
        .expect(200)
        .text;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
    }
    let report = import(&api, &root, "", &table).await.expect(200).json();
    assert_eq!(counts(&report), [0, 0, 8, 0], "{report}");
    let other = TestApi::set_up().await;
    let report = import(&other.0, &other.1, "?partial=true", &table).await;
    assert_eq!(counts(&report.expect(200).json())[0], 7);
    let copied = other
        .0
        .get(&other.1, &format!("{EXPORT}?passwords=true"))
        .await;
    assert_eq!(
        copied.expect(200).text.lines().count(),
        table.lines().count()
    );
}

/// Texts that are hard for tables.
fn text() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "=", "+", "-", "@", "'", "\"", ",", ";", " ", "a", "Ä", "東", "|", "`", "\u{fffd}",
    ]);
    vec(odd, 1..8).prop_map(|parts| parts.concat())
}

/// What phones say and were set for, which no form has looked at.
fn wild_text() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "\t", "\r", "\n", "\r\n", "=", "'", "\"", ",", " ", "x", "\u{2028}", "\u{feff}", "\0",
    ]);
    vec(odd, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_export_imported_is_nothing(
        users in vec((text(), text(), proptest::option::of(text())), 1..6),
        phones in vec((0..6usize, wild_text(), wild_text()), 0..8),
    ) {
        let system = actix_web::rt::System::new();
        system.block_on(async move {
            let (api, root) = TestApi::set_up().await;
            let mut names = Vec::new();
            for (name, display_name, password) in users {
                let body = json!({"name": name.trim(), "display_name": display_name.trim(),
                    "password": password.as_deref().map(str::trim), "region": "Oslo"});
                let heard = api.post(&root, "/api/v1/users", body).await;
                if heard.status == 201 {
                    names.push(heard.header("location").unwrap().to_owned());
                }
            }
            for (number, (owner, said, set)) in (1..).zip(phones) {
                let Some(user) = names.get(owner) else { continue };
                let path = format!("{user}/devices?generate=false");
                let body = json!({"mac": mac(number), "language": "x"});
                api.post(&root, &path, body).await.expect(201);
                let is_said = said.len() % 2 == 0;
                let report = crate::domain::testing::report(mac(number), PhoneReported {
                    model: if is_said { said } else { String::new() },
                    ..facts("registered", "x")
                });
                api.submit(schemas::commands::Command::ReportPhone(Box::new(report))).await;
                let change = PhoneChanged {
                    language: Some(set.clone()),
                    display_name: Personal::new(Some(set)),
                    ..PhoneChanged::default()
                };
                let change = Box::new(change);
                let set = schemas::commands::Command::ChangePhone {
                    mac: mac(number),
                    change,
                    built_in: schemas::commands::NamesBuiltIn::default(),
                };
                api.submit(set).await;
            }
            api.settle().await;
            for query in ["", "?passwords=true"] {
                let table = api.get(&root, &format!("{EXPORT}{query}")).await.expect(200).text;
                // An export of secrets is an event of its own, which the view may hear of later.
                api.settle().await;
                let before = api.context.view.position();
                let report = import(&api, &root, "", &table).await.expect(200).json();
                let [created, updated, unchanged, refused] = counts(&report);
                assert_eq!((created, updated, refused), (0, 0, 0), "{table}\n{report}");
                assert_eq!(unchanged as usize, names.len() + 1);
                assert_eq!(api.context.view.position(), before);
            }
        });
    }
}
