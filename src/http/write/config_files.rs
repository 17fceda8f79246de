//! Uploading, editing and deleting configuration files (M93).
//!
//! Guarantee: what phones could not read is refused with its lines before anything is stored; a
//! phone's own file is sealed with the phone's key and never lies open on the disk; nothing that
//! phones would load as firmware comes in here, past what is asked of images (T11). What is there
//! already, and the keys, are told by `known`.

use std::{collections::BTreeSet, sync::Arc};

use actix_web::web;
use schemas::{
    FileName, Position,
    commands::{CatalogueCommand, Command, UploadedFile},
};
use serde::Serialize;

use crate::{
    http::{
        actions,
        answer::Answer,
        body::{FORM, FileBody},
        call::Call,
        fields::Fields,
        findings::Findings,
        known::{self, ConfigFileKind, OwnFile, Target},
        problem::{Code, Problem},
        received::on_disk,
        routes::Outcome,
    },
    provisioning::{firmware::check_file_name, include::Phone},
};

/// What a configuration file is sent as: whatever the endings that are taken by default make of its
/// type. The type itself means nothing.
pub(in crate::http) const FILE: FileBody = FileBody {
    media_types: &[
        "text/plain",
        "application/octet-stream",
        "text/csv",
        "application/zip",
        "application/x-zip-compressed",
        "application/vnd.ms-cab-compressed",
        FORM,
    ],
    bytes_max: 16 * 1024 * 1024,
};

pub(in crate::http) const PUT_QUERY: &[&str] = &["dry_run"];

/// The largest file with parameters: the longest that phones are known to load is a tenth of it.
const CFG_BYTES_MAX: usize = 1024 * 1024;

/// How many files are deleted by one command: all of them, or none.
const DELETED_AT_ONCE: usize = 10_000;

/// What has become of a file that was sent.
pub(in crate::http) struct Put {
    /// Which file.
    pub(in crate::http) target: Target,
    /// What there is to say about it.
    pub(in crate::http) findings: Findings,
    /// Whether it is new, and the event that says so; `None` when it was only looked at.
    pub(in crate::http) written: Option<(bool, Position)>,
}

/// `PUT /api/v1/config-files/{name}`: uploads a file, or saves one from the editor.
pub(in crate::http) async fn put(call: &Call) -> Result<Put, Problem> {
    let is_dry = call.query.flag("dry_run")?;
    let context = &call.context;
    let Some(target) = Target::of(call.parameter("name")) else {
        let rule = "letters, digits, - _ . or space, not a path";
        return Err(Problem::invalid_field("name", rule));
    };
    if let Some(firmware) = known::firmware_of_file(context, &target.name()) {
        let message = format!("is firmware: upload it at /api/v1/firmware/{firmware}/file");
        return Err(Problem::invalid_field("name", message));
    }
    let is_known = target.is_known(context);
    let own = match &target {
        Target::Own(mac) => Some(known::own_file(context, *mac)?),
        Target::Common(_) if is_known => None,
        Target::Common(name) => {
            let checked = check_file_name(name.as_str(), &known::upload_suffixes(context));
            checked.map_err(|problem| Problem::invalid_field("name", problem.to_string()))?;
            None
        }
    };
    let findings = look(call, &target, own.as_ref()).await?;
    if is_dry {
        return Ok(Put {
            target,
            findings,
            written: None,
        });
    }
    let findings = findings.accepted()?;
    let command = store(call, &target, own).await?;
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await?;
    Ok(Put {
        target,
        findings,
        written: Some((!is_known, receipt.position)),
    })
}

/// What is wrong with the file, or odd about it.
async fn look(call: &Call, target: &Target, own: Option<&OwnFile>) -> Result<Findings, Problem> {
    let name = target.name();
    let body = call.body.clone();
    if body.is_empty() {
        return Ok(Findings::error("is empty"));
    }
    let suffix = name.as_str().rsplit_once('.').map(|(_, suffix)| suffix);
    if !suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("cfg")) {
        return Ok(Findings::default());
    }
    if body.len() > CFG_BYTES_MAX {
        let detail = format!("a .cfg file has at most {CFG_BYTES_MAX} bytes");
        return Err(Problem::new(Code::BodyTooLarge, detail));
    }
    let mac = match target {
        Target::Own(mac) => Some(mac.to_string()),
        Target::Common(_) => None,
    };
    let model = own.map(|own| own.model.clone());
    let text = String::from_utf8_lossy(&body).into_owned();
    let resolver = known::resolver(Arc::clone(&call.context), name.clone(), text);
    let found = web::block(move || {
        let phone = Phone {
            mac: mac.as_deref(),
            model: model.as_deref().filter(|model| !model.is_empty()),
        };
        Findings::of(name.as_str(), &body, phone, &resolver)
    });
    found.await.map_err(|_| {
        let detail = "nothing was stored: send it again";
        Problem::new(Code::Stopping, detail)
    })
}

/// Stores the content; the command that makes it count.
async fn store(
    call: &Call,
    target: &Target,
    own: Option<OwnFile>,
) -> Result<CatalogueCommand, Problem> {
    let (blobs, body) = (Arc::clone(&call.context.blobs), call.body.clone());
    let length = body.len();
    Ok(match own {
        Some(OwnFile { mac, slot, key, .. }) => {
            let hash = on_disk(move || blobs.put_sealed(&body, slot, &key)).await?;
            let size_bytes = u32::try_from(length).expect("a phone's own file is 1 MiB at most");
            CatalogueCommand::EditConfiguration {
                mac,
                hash,
                size_bytes,
            }
        }
        None => {
            let hash = on_disk(move || blobs.put(&body)).await?;
            CatalogueCommand::UploadFile(UploadedFile {
                name: target.name(),
                hash,
                size_bytes: length as u64,
            })
        }
    })
}

/// `DELETE /api/v1/config-files/{name}`
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    call.no_fields()?;
    let name = call.parameter("name");
    let target = Target::of(name).filter(|target| target.is_known(&call.context));
    let target = target.ok_or_else(|| {
        let shown: String = name.chars().take(100).collect();
        Problem::new(Code::FileNotFound, format!("there is no file {shown}"))
    })?;
    let position = submit(&call, vec![target.name()]).await?;
    Ok(Answer::no_content().at(position))
}

/// What was deleted.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "DeletedConfigFiles")]
pub(in crate::http) struct DeletedView {
    /// How many files.
    deleted: usize,
    position: Position,
}

/// Which files are to go.
enum Chosen {
    Named(Vec<FileName>),
    All(Option<ConfigFileKind>, Option<u32>),
}

fn read(fields: &mut Fields) -> Option<Chosen> {
    let names = fields.list::<FileName>("names");
    let all = fields.flag("all");
    let kind = fields.parsed::<ConfigFileKind>("kind");
    let expected = fields.number("expected_count", 0, u32::MAX);
    match (names, all) {
        _ if fields.has_errors() => None,
        (Some(names), None) if names.is_empty() => {
            fields.refuse("names", "must name at least one file");
            None
        }
        (Some(_), None) if kind.is_some() => {
            fields.refuse("kind", "goes with all");
            None
        }
        (Some(_), None) if expected.is_some() => {
            fields.refuse("expected_count", "goes with all");
            None
        }
        (Some(names), None) => Some(Chosen::Named(names)),
        (None, Some(true)) => Some(Chosen::All(kind, expected)),
        (None, Some(false)) => {
            fields.refuse("all", "must be true, or left away");
            None
        }
        (Some(_), Some(_)) | (None, None) => {
            fields.refuse("names", "give either names, or all: true");
            None
        }
    }
}

/// `POST /api/v1/config-files/delete`: many files, all of them or none.
pub(in crate::http) async fn delete_many(call: Arc<Call>) -> Outcome {
    let mut fields = call.fields()?;
    let chosen = read(&mut fields);
    let (names, field) = match fields.finish(chosen)? {
        Chosen::Named(names) => (named(&call, &names)?, "names"),
        Chosen::All(kind, expected) => {
            let names = known::config_files(&call.context, kind);
            actions::check_count(expected, names.len())?;
            (names, "all")
        }
    };
    let mut position = call.context.view.position();
    for names in names.chunks(DELETED_AT_ONCE) {
        let submitted = submit(&call, names.to_vec()).await;
        position = submitted.map_err(|problem| match problem.code() {
            Code::FileNotFound => problem.of_field(field),
            _ => problem,
        })?;
    }
    let deleted = names.len();
    Ok(Answer::ok(&DeletedView { deleted, position }).at(position))
}

/// Each of these once, and as it is called here.
fn named(call: &Call, names: &[FileName]) -> Result<Vec<FileName>, Problem> {
    let mut found = BTreeSet::new();
    for (index, name) in names.iter().enumerate() {
        let target = Target::of(name.as_str()).filter(|target| target.is_known(&call.context));
        let Some(target) = target else {
            let detail = format!("there is no file {name}");
            let field = format!("names[{index}]");
            return Err(Problem::new(Code::FileNotFound, detail).of_field(&field));
        };
        found.insert(target.name());
    }
    Ok(found.into_iter().collect())
}

async fn submit(call: &Call, names: Vec<FileName>) -> Result<Position, Problem> {
    let command = CatalogueCommand::DeleteFiles { names };
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await?;
    Ok(receipt.position)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(body: &str) -> Result<String, String> {
        let mut fields = Fields::parse(body.as_bytes()).unwrap();
        let chosen = read(&mut fields);
        match fields.finish(chosen) {
            Ok(Chosen::Named(names)) => Ok(names.len().to_string()),
            Ok(Chosen::All(kind, _)) => Ok(kind.map_or("all", ConfigFileKind::name).to_owned()),
            Err(problem) => Err(problem.errors()[0].field.clone()),
        }
    }

    #[test]
    fn files_are_named_or_all_meant() {
        for (body, expected) in [
            (r#"{"names":["a.cfg","b.cfg"]}"#, Ok("2")),
            (r#"{"all":true}"#, Ok("all")),
            (r#"{"all":true,"kind":"uploaded"}"#, Ok("uploaded")),
            (r#"{"all":true,"expected_count":0}"#, Ok("all")),
            (
                r#"{"names":["a.cfg"],"expected_count":1}"#,
                Err("expected_count"),
            ),
            (r#"{"all":true,"expected_count":-1}"#, Err("expected_count")),
            (r#"{}"#, Err("names")),
            (r#"{"names":[]}"#, Err("names")),
            (r#"{"names":["a/b"]}"#, Err("names[0]")),
            (r#"{"all":false}"#, Err("all")),
            (r#"{"names":["a.cfg"],"all":true}"#, Err("names")),
            (r#"{"names":["a.cfg"],"kind":"phone"}"#, Err("kind")),
            (r#"{"all":true,"kind":"other"}"#, Err("kind")),
        ] {
            let expected = expected.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(chosen(body), expected, "{body}");
        }
    }
}
