//! Configuration files, listed and shown (M93).
//!
//! Guarantee: the list looks at no content. What files hold is for administrators alone: phones'
//! own files have passwords in them, and files for several phones what placeholders hide.

use projections::config_files::{ConfigFile, ConfigFileColumn, ConfigFileQuery};
use projections::page::Sort;
use serde::Serialize;

use super::{List, device_config, invalid_cursor, page_request};
use crate::http::{
    answer::Answer,
    call::Call,
    findings::Findings,
    known::Target,
    problem::{Code, Problem},
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort", "search", "kind"];

/// A file that was sent, and what there is to say about it.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "SentConfigFile")]
pub(in crate::http) struct SentView {
    /// The file as it is now; `null` when it was only looked at.
    file: Option<ConfigFile>,
    #[serde(flatten)]
    findings: Findings,
}

/// `GET /api/v1/config-files`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let query = ConfigFileQuery {
        search: call.query.one("search")?.unwrap_or_default(),
        kinds: call.query.all_parsed("kind")?,
        page: page_request(&call.query, Sort::ascending(ConfigFileColumn::Name))?,
    };
    let projections = call.context.view.read();
    let page = projections.config_files(&query).map_err(invalid_cursor)?;
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// `GET /api/v1/config-files/{name}`: what it holds.
pub(in crate::http) fn content(call: &Call) -> Outcome {
    let name = match Target::of(call.parameter("name")) {
        Some(Target::Own(mac)) => {
            let generated = device_config::as_generated(&call.context, mac);
            let (content, position) = generated.map_err(|problem| match problem.code() {
                Code::DeviceNotFound | Code::ConfigurationNotGenerated => unknown(call),
                _ => problem,
            })?;
            let answer = Answer::text(content).as_file(format!("{mac}.cfg"));
            return Ok(answer.at(position));
        }
        Some(Target::Common(name)) => name,
        None => return Err(unknown(call)),
    };
    let (hash, position) = {
        let projections = call.context.view.read();
        let file = projections.files.common(&name);
        (file.map(|file| file.hash), projections.position)
    };
    let content = call
        .context
        .blobs
        .open_content(hash.ok_or_else(|| unknown(call))?)?;
    // What is not known to be text is not called one.
    let media_type = match name.as_str().to_ascii_lowercase().ends_with(".cfg") {
        true => "text/plain; charset=utf-8",
        false => "application/octet-stream",
    };
    let answer = Answer::stored(media_type, content);
    Ok(answer.as_file(name.to_string()).at(position))
}

fn unknown(call: &Call) -> Problem {
    let name: String = call.parameter("name").chars().take(100).collect();
    Problem::new(Code::FileNotFound, format!("there is no file {name}"))
}

/// A file that was sent, and perhaps written.
pub(in crate::http) fn sent(call: &Call, target: Option<&Target>, findings: Findings) -> SentView {
    let projections = call.context.view.read();
    let file = target.and_then(|target| match target {
        Target::Own(mac) => projections.own_config_file(*mac),
        Target::Common(name) => projections.common_config_file(name),
    });
    SentView { file, findings }
}
