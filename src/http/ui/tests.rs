//! The web admin's files, from builds that tests make up.

use actix_web::{
    body::to_bytes,
    http::header::{HeaderName, HeaderValue},
};

use super::*;

fn a_build(name: &str) -> Option<Cow<'static, [u8]>> {
    let content: &'static str = match name {
        "index.html" => "the start",
        "index.html.br" => "the start, br",
        "icon.svg" => "<svg/>",
        "assets/main-1a2b.js" => "script",
        "assets/main-1a2b.js.br" => "script, br",
        "assets/main-1a2b.js.gz" => "script, gz",
        _ => return None,
    };
    Some(content.as_bytes().into())
}

fn no_build(_: &str) -> Option<Cow<'static, [u8]>> {
    None
}

struct Heard {
    headers: HeaderMap,
    text: String,
}

impl Heard {
    fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or_default()
    }
}

fn sent(headers: &[(&'static str, &'static str)]) -> HeaderMap {
    let named = |(name, value): &(&'static str, &'static str)| {
        let name = HeaderName::from_static(name);
        (name, HeaderValue::from_static(value))
    };
    headers.iter().map(named).collect()
}

async fn hear(path: &str, headers: &[(&'static str, &'static str)], files: Files) -> Option<Heard> {
    let response = answered(path, &sent(headers), files)?;
    let headers = response.headers().clone();
    let content = to_bytes(response.into_body()).await.unwrap();
    Some(Heard {
        headers,
        text: String::from_utf8(content.to_vec()).unwrap(),
    })
}

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

#[actix_web::test]
async fn a_browser_gets_the_start_at_every_address_of_a_page() {
    for path in ["/", "/devices", "/devices/00908f000001", "/users/a.b"] {
        let start = hear(path, &[BROWSER], a_build).await.unwrap();
        assert_eq!(start.text, "the start", "{path}");
        assert_eq!(start.header("cache-control"), "no-cache");
        assert_eq!(start.header("content-type"), "text/html; charset=utf-8");
    }
    let start = hear("/", &[], a_build).await.unwrap();
    assert_eq!(start.text, "the start", "whoever asks");
}

#[actix_web::test]
async fn what_is_no_page_stays_not_found() {
    for path in [
        "/api",
        "/api/v1/nothing",
        "/livez/x",
        "/metrics/x",
        "/assets/gone-0000.js",
    ] {
        assert!(hear(path, &[BROWSER], a_build).await.is_none(), "{path}");
    }
    let json = ("accept", "application/json");
    assert!(hear("/devices", &[json], a_build).await.is_none());
    assert!(hear("/devices", &[], a_build).await.is_none());
    for path in [
        "/assets/main-1a2b.js.br",
        "/assets/../icon.svg",
        "/%69con.svg",
    ] {
        assert!(hear(path, &[], a_build).await.is_none(), "{path}");
    }
    // The API's names begin pages, too.
    assert!(hear("/apia", &[BROWSER], a_build).await.is_some());
}

#[actix_web::test]
async fn files_come_in_the_best_encoding_that_is_taken() {
    let path = "/assets/main-1a2b.js";
    for (taken, encoding, text) in [
        ("gzip, deflate, br", "br", "script, br"),
        ("gzip", "gzip", "script, gz"),
        ("br;q=0, gzip;q=0.5", "gzip", "script, gz"),
        ("br;q=0.0", "", "script"),
        ("identity", "", "script"),
    ] {
        let file = hear(path, &[("accept-encoding", taken)], a_build)
            .await
            .unwrap();
        assert_eq!(file.header("content-encoding"), encoding, "{taken}");
        assert_eq!(file.text, text, "{taken}");
        assert_eq!(
            file.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(file.header("vary"), "Accept-Encoding");
    }
}

#[actix_web::test]
async fn only_names_that_change_with_their_content_are_kept_for_ever() {
    let file = hear("/assets/main-1a2b.js", &[], a_build).await.unwrap();
    assert!(file.header("cache-control").contains("immutable"));
    let icon = hear("/icon.svg", &[], a_build).await.unwrap();
    assert_eq!(icon.header("cache-control"), "no-cache");
    assert_eq!(icon.header("content-type"), "image/svg+xml");
}

#[actix_web::test]
async fn the_policy_lets_no_inline_script_and_no_other_host_in() {
    for files in [a_build as Files, no_build] {
        let page = hear("/", &[BROWSER], files).await.unwrap();
        let policy = page.header("content-security-policy");
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(
            !policy.contains("http") && !policy.contains('*'),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-eval"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("x-frame-options"), "DENY");
    }
}

#[actix_web::test]
async fn without_a_build_the_page_says_how_to_make_one() {
    let page = hear("/devices", &[BROWSER], no_build).await.unwrap();
    assert!(page.text.contains("make ui"), "{}", page.text);
    assert!(!page.text.contains("<script"), "{}", page.text);
    assert!(hear("/assets/main-1a2b.js", &[], no_build).await.is_none());
}
