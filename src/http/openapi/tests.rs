//! The document is true: it has every route and nothing else, and every answer of any test of the
//! listener is one that it declares.

use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::Value;

use super::{described, document, operations, parameters};
use crate::http::{
    query::MIN_POSITION,
    requests::KEY_HEADER,
    routes::{Body, ROUTES, Route},
    testing::{Client, TestApi},
};

/// Fails when the document does not say that this request can be answered so.
#[track_caller]
pub(in crate::http) fn check(method: &str, path: &str, status: u16, code: Option<&str>) {
    let path = path.split('?').next().unwrap_or_default();
    let method = if method == "HEAD" { "GET" } else { method };
    let fits = |pattern: &str| {
        let parts = || pattern.split('/').zip(path.split('/'));
        pattern.split('/').count() == path.split('/').count()
            && parts().all(|(part, given)| part.starts_with('{') || part == given)
    };
    let mut rows: Vec<&Route> = ROUTES.iter().filter(|route| fits(route.path)).collect();
    rows.sort_by_key(|route| route.path.contains('{'));
    let path = rows.first().map(|route| route.path);
    // Of paths and methods that are not there, there is nothing to say.
    let Some(row) = rows
        .into_iter()
        .find(|route| Some(route.path) == path && route.method.name() == method)
    else {
        return;
    };
    static DOCUMENT: LazyLock<Value> = LazyLock::new(document);
    let operation = &DOCUMENT["paths"][row.path][method.to_lowercase()];
    let answer = &operation["responses"][status.to_string()];
    assert!(
        answer.is_object(),
        "{method} {}: {status} is not declared",
        row.path
    );
    let Some(code) = code else { return };
    let media = &answer["content"]["application/problem+json"];
    let codes = &media["schema"]["allOf"][1]["properties"]["code"]["enum"];
    let is_declared = codes
        .as_array()
        .is_some_and(|codes| codes.iter().any(|it| it == code));
    assert!(
        is_declared,
        "{method} {}: {status} {code} is not declared",
        row.path
    );
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let routes: BTreeSet<(&str, &str)> = ROUTES
        .iter()
        .map(|route| (route.path, route.method.name()))
        .collect();
    let described: Vec<(&str, &str)> = operations::all()
        .map(|operation| (operation.path, operation.method.name()))
        .collect();
    let set: BTreeSet<_> = described.iter().copied().collect();
    let missing: Vec<_> = routes.difference(&set).collect();
    assert!(
        missing.is_empty(),
        "describe these in src/http/openapi/operations.rs: {missing:?}"
    );
    let stale: Vec<_> = set.difference(&routes).collect();
    assert!(
        stale.is_empty(),
        "described, and not in the route table: {stale:?}"
    );
    assert_eq!(set.len(), described.len(), "something is described twice");
}

#[test]
fn every_parameter_is_described_and_nothing_else() {
    for (route, operation) in described() {
        let sorted = |names: &mut dyn Iterator<Item = &'static str>| {
            let mut names: Vec<&str> = names.collect();
            names.sort_unstable();
            names
        };
        assert_eq!(
            sorted(&mut operation.query.iter().map(|parameter| parameter.name)),
            sorted(&mut route.query.iter().copied()),
            "query of {} {}",
            route.method.name(),
            route.path
        );
        let in_path = route
            .path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let described = operation
            .path_parameters
            .iter()
            .map(|parameter| parameter.name);
        assert!(in_path.eq(described), "path of {}", route.path);
        let takes_file = route.body != Body::Json;
        assert_eq!(!operation.file.is_empty(), takes_file, "{}", route.path);
    }
    assert_eq!(parameters::WAIT.name, MIN_POSITION);
    let key = parameters::IDEMPOTENCY_KEY.name;
    assert!(key.eq_ignore_ascii_case(KEY_HEADER.as_str()));
}

#[test]
fn names_are_unique_and_references_lead_somewhere() {
    let ids: Vec<&str> = operations::all().map(|operation| operation.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let tags: Vec<&str> = operations::TAGS.iter().map(|(name, _)| *name).collect();
    assert!(operations::all().all(|operation| tags.contains(&operation.tag)));
    let document = document();
    let mut references = Vec::new();
    collect_references(&document, &mut references);
    assert!(references.len() > 100, "{}", references.len());
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("references are local");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

fn collect_references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref") {
                found.push(reference.clone());
            }
            object
                .values()
                .for_each(|value| collect_references(value, found));
        }
        Value::Array(values) => values
            .iter()
            .for_each(|value| collect_references(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[actix_web::test]
async fn the_page_needs_nobody_else() {
    let api = TestApi::new();
    let nobody = Client::new();
    let page = api.get(&nobody, "/api/docs").await.expect(200);
    assert_eq!(page.header("x-frame-options"), Some("DENY"));
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'self';"),
        "{policy}"
    );
    assert!(!page.text.contains("://"), "{}", page.text);
    let named = page
        .text
        .split('"')
        .filter(|part| part.starts_with("docs/"));
    let mut count = 0;
    for file in named {
        let file = api.get(&nobody, &format!("/api/{file}")).await.expect(200);
        assert!(file.text.len() > 300);
        count += 1;
    }
    assert_eq!(count, super::docs::FILES.len());
    api.get(&nobody, "/api/docs/index.html")
        .await
        .refused(404, "not_found");
    api.get(&nobody, "/api/docs/..%2Fopenapi.json")
        .await
        .refused(404, "not_found");
}

#[actix_web::test]
async fn the_document_is_there_before_setup() {
    let api = TestApi::new();
    let served = api
        .get(&Client::new(), "/api/openapi.json")
        .await
        .expect(200);
    assert_eq!(served.header("content-type"), Some("application/json"));
    assert_eq!(served.text, super::text());
    assert_eq!(served.json()["openapi"], "3.1.0");
}
