//! The page that shows the document: Swagger UI, from the binary.
//!
//! Guarantee: the page asks no other host for anything, and its policy forbids it; it runs no
//! inline script; of what the library brings, only the files of [`FILES`] are served. Deliberately
//! not here: anything of Rollcall's own pages.

use std::sync::{Arc, LazyLock};

use actix_web::http::header;
use schemars::{Schema, SchemaGenerator, json_schema};
use utoipa_swagger_ui::Config;

use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

/// What the page loads: name, media type.
pub(super) const FILES: [(&str, &str); 3] = [
    ("swagger-ui.css", "text/css; charset=utf-8"),
    ("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
    (START, "text/javascript; charset=utf-8"),
];

/// Our own script, which starts the library's.
const START: &str = "start.js";

const PAGE: &str = include_str!("docs/page.html");
const START_SCRIPT: &str = include_str!("docs/start.js");

/// The style sheet of the library has pictures inside.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// `GET /api/docs`
pub(in crate::http) fn page(_: &Call) -> Outcome {
    let page = Answer::document("text/html; charset=utf-8", PAGE.as_bytes());
    Ok(page
        .with_header(header::CONTENT_SECURITY_POLICY, POLICY)
        .with_header(header::X_FRAME_OPTIONS, "DENY")
        .with_header(header::REFERRER_POLICY, "no-referrer"))
}

/// `GET /api/docs/{file}`
pub(in crate::http) fn file(call: &Call) -> Outcome {
    let asked = call.parameter("file");
    let Some((name, media_type)) = FILES.into_iter().find(|(name, _)| *name == asked) else {
        return Err(Problem::new(Code::NotFound, "the page is at /api/docs"));
    };
    let content = match name {
        START => START_SCRIPT.as_bytes().to_vec(),
        name => of_library(name),
    };
    Ok(Answer::document(media_type, &content))
}

fn of_library(name: &str) -> Vec<u8> {
    // It concerns a script that is not ours to serve: we have our own.
    static CONFIG: LazyLock<Arc<Config<'static>>> = LazyLock::new(Arc::default);
    let file = utoipa_swagger_ui::serve(name, Arc::clone(&CONFIG))
        .ok()
        .flatten();
    file.expect("the build embeds the library's files, as a test shows")
        .bytes
        .into_owned()
}

/// The names that the path takes.
pub(super) fn file_names(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": FILES.map(|(name, _)| name)})
}
