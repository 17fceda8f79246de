//! The web admin: the files of `ui/dist`, built into the program.
//!
//! Guarantee: answers `GET` and `HEAD` of paths that the route table does not have; only files of
//! the build are served, and the start page for addresses that a browser opens as a page. The
//! policy lets the page load from this server alone, and run no inline script. Compiles and says
//! what to do when the web admin was not built. Deliberately not here: who may see what; the pages
//! hold no data, the API does.

use std::borrow::Cow;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method as HttpMethod, StatusCode,
        header::{self, HeaderMap},
    },
};

/// What `make ui` has built. Debug builds read it from the checkout as it is at the moment.
#[derive(rust_embed::Embed)]
#[folder = "ui/dist"]
#[allow_missing = true]
struct Built;

/// Styles alone may be inline: the components set some by `<style>`, which cannot run anything.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

/// Their names change with their content.
const HASHED: &str = "assets/";

const START: &str = "index.html";

/// What belongs to the API, to probes and to scrapers is never a page.
const NOT_PAGES: [&str; 4] = ["/api", "/livez", "/readyz", "/metrics"];

/// The encodings that the build brings, the best first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

const WITHOUT_BUILD: &str = include_str!("ui/without_build.html");

/// A file of the build, or nothing.
type Files = fn(&str) -> Option<Cow<'static, [u8]>>;

fn built(name: &str) -> Option<Cow<'static, [u8]>> {
    Built::get(name).map(|file| file.data)
}

/// The web admin's answer, if the request is for something of it.
pub(super) fn answer(request: &HttpRequest) -> Option<HttpResponse> {
    let is_read = matches!(*request.method(), HttpMethod::GET | HttpMethod::HEAD);
    is_read
        .then(|| answered(request.path(), request.headers(), built))
        .flatten()
}

fn answered(path: &str, headers: &HeaderMap, files: Files) -> Option<HttpResponse> {
    let name = path.trim_start_matches('/');
    // What browsers ask for as `name.br` would come without its encoding.
    let is_asked = ENCODINGS.iter().all(|(_, suffix)| !name.ends_with(suffix));
    if is_asked && name != START && !name.is_empty() && files(name).is_some() {
        return file(name, headers, files);
    }
    if !is_page(path, headers) {
        return None;
    }
    let start = file(START, headers, files);
    Some(start.unwrap_or_else(|| {
        let page = WITHOUT_BUILD.as_bytes();
        response("text/html; charset=utf-8", "no-store", None, page.into())
    }))
}

/// The start of the web admin is at `/`, and at every address that a browser opens as a page: the
/// program in it knows which of them there are.
fn is_page(path: &str, headers: &HeaderMap) -> bool {
    let is_other = NOT_PAGES.iter().any(|other| {
        path.strip_prefix(other)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    // A script that is no more (of an older build) must not get a page in its place.
    let is_file = path.starts_with("/assets/");
    path == "/" || !is_other && !is_file && says(headers, header::ACCEPT, "text/html")
}

fn file(name: &str, headers: &HeaderMap, files: Files) -> Option<HttpResponse> {
    let encoded = ENCODINGS.into_iter().find_map(|(encoding, suffix)| {
        let is_taken = says(headers, header::ACCEPT_ENCODING, encoding);
        let content = is_taken
            .then(|| files(&format!("{name}{suffix}")))
            .flatten();
        content.map(|content| (Some(encoding), content))
    });
    let (encoding, content) = match encoded {
        Some(encoded) => encoded,
        None => (None, files(name)?),
    };
    let kept = match name.starts_with(HASHED) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    Some(response(media_type(name), kept, encoding, content))
}

/// Whether a header lists the word; a weight of zero counts as absent.
fn says(headers: &HeaderMap, name: header::HeaderName, word: &str) -> bool {
    headers
        .get_all(name)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|item| {
            let (listed, weight) = item.split_once(';').unwrap_or((item, ""));
            let weight = weight.replace(' ', "");
            let is_refused =
                weight.starts_with("q=0") && !weight.contains(|it| matches!(it, '1'..='9'));
            listed.trim().eq_ignore_ascii_case(word) && !is_refused
        })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn response(
    media_type: &'static str,
    kept: &'static str,
    encoding: Option<&'static str>,
    content: Cow<'static, [u8]>,
) -> HttpResponse {
    let mut response = HttpResponse::build(StatusCode::OK);
    response
        .content_type(media_type)
        .insert_header((header::CACHE_CONTROL, kept))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::X_FRAME_OPTIONS, "DENY"))
        .insert_header((header::REFERRER_POLICY, "same-origin"));
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, encoding));
    }
    match content {
        Cow::Borrowed(content) => response.body(content),
        Cow::Owned(content) => response.body(content),
    }
}

#[cfg(test)]
mod tests;
