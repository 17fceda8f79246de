//! The firmware list: an entry for each model, and what administrators have added (M94 to M97).
//!
//! Guarantee: every model has its row, whether somebody has made an entry of it or not,
//! and a row without a file says that it is missing. Deliberately not here: which phones are told
//! to load what.

use projections::{
    FirmwareUse, Projections,
    firmware::{Entry, Image},
};
use schemas::{ContentHash, FileName, FirmwareName, Timestamp};
use serde::Serialize;

use super::{List, small_list};
use crate::{
    domain::firmware::is_version,
    http::{
        answer::Answer,
        call::Call,
        known,
        problem::{Code, Problem},
        routes::Outcome,
    },
    provisioning::firmware::model_named,
    templates::models,
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort", "search"];

/// What a model's row says that nobody has described.
const DEFAULT_DESCRIPTION: &str = "default firmware";

/// An entry of the list, or a model without one.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(rename = "Firmware")]
pub(in crate::http) struct FirmwareView {
    name: String,
    description: String,
    /// As it was typed, or read from the file; empty when not known.
    version: String,
    /// The name under which phones load it.
    file_name: Option<FileName>,
    size_bytes: Option<u64>,
    /// SHA-256 of the file, to compare with what the vendor says.
    sha256: Option<ContentHash>,
    uploaded_at: Option<Timestamp>,
    /// Whether all phones of the model of this name load it, unless told otherwise.
    is_default: bool,
    /// Whether there is no file.
    missing: bool,
    /// How many phones of the fleet are to load it.
    devices: usize,
    /// How many of them report another version; `null` while its version is not known.
    outdated_devices: Option<usize>,
    /// What is odd about it: a version that names another model than the entry does.
    warnings: Vec<String>,
}

impl FirmwareView {
    /// `is_default`: it has the name of a model.
    fn new(name: &str, entry: &Entry, is_default: bool, uses: &[FirmwareUse<'_>]) -> Self {
        let image = entry.image.as_ref();
        let is_user = |user: &&FirmwareUse<'_>| match user.set {
            "" => is_default && user.model.eq_ignore_ascii_case(name),
            set => set.eq_ignore_ascii_case(name),
        };
        let users: Vec<_> = uses.iter().filter(is_user).collect();
        let is_outdated = |user: &&&FirmwareUse<'_>| {
            !user.version.is_empty() && !is_version(&entry.version, user.model, user.version)
        };
        let outdated = users.iter().filter(is_outdated).map(|user| user.phones);
        Self {
            name: name.to_owned(),
            description: match entry.description.as_str() {
                "" if is_default => DEFAULT_DESCRIPTION.to_owned(),
                description => description.to_owned(),
            },
            version: entry.version.clone(),
            file_name: image.map(|image| image.file_name.clone()),
            size_bytes: image.map(|image| image.size_bytes),
            sha256: image.map(|image| image.sha256),
            uploaded_at: image.map(|image| image.uploaded_at),
            is_default,
            missing: image.is_none(),
            devices: users.iter().map(|user| user.phones).sum(),
            outdated_devices: (!entry.version.is_empty()).then(|| outdated.sum()),
            warnings: other_model(name, is_default, &entry.version)
                .into_iter()
                .collect(),
        }
    }

    /// Whether its name, or its file's, has this part; in lower case.
    fn has(&self, part: &str) -> bool {
        let file_name = self.file_name.iter().map(FileName::as_str);
        let mut names = file_name.chain([self.name.as_str()]);
        names.any(|name| name.to_ascii_lowercase().contains(part))
    }
}

/// The image of one model in the row of another, as far as names tell.
fn other_model(name: &str, is_default: bool, version: &str) -> Option<String> {
    let of_entry = match is_default {
        true => name,
        false => model_named(name)?,
    };
    let named = model_named(version).filter(|named| !named.eq_ignore_ascii_case(of_entry))?;
    Some(format!(
        "version {version} is of model {named}, and firmware {name} is of model {of_entry}"
    ))
}

/// `GET /api/v1/firmware`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let part = call.query.one("search")?.unwrap_or_default();
    let part = part.to_ascii_lowercase();
    let projections = call.context.view.read();
    let rows = rows(&projections).into_iter();
    let named = rows
        .filter(|row| row.has(&part))
        .map(|row| (row.name.clone(), row))
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

fn rows(projections: &Projections) -> Vec<FirmwareView> {
    let uses = projections.fleet.firmware_use();
    let models = models::all(projections);
    let is_default = |name: &str| {
        let mut models = models.iter();
        models.any(|model| model.name.eq_ignore_ascii_case(name))
    };
    let entries = projections.firmware.iter();
    let mut rows: Vec<_> = entries
        .map(|(name, entry)| {
            let name = name.as_str();
            FirmwareView::new(name, entry, is_default(name), &uses)
        })
        .collect();
    // Phones may name a model as no entry can be called.
    let names = models.iter().filter_map(|model| model.name.parse().ok());
    let without =
        names.filter(|name: &FirmwareName| projections.firmware.find(name.as_str()).is_none());
    rows.extend(
        without.map(|name| FirmwareView::new(name.as_str(), &Entry::default(), true, &uses)),
    );
    rows
}

/// `GET /api/v1/firmware/{name}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    named(
        call,
        &call.parsed_parameter("name", Code::FirmwareNotFound)?,
    )
}

/// The entry of this name, or the model's row.
pub(in crate::http) fn named(call: &Call, name: &FirmwareName) -> Outcome {
    let projections = call.context.view.read();
    let uses = projections.fleet.firmware_use();
    let default = known::default_firmware(&projections, name.as_str());
    let view = match (projections.firmware.find(name.as_str()), default) {
        (Some((known, entry)), default) => {
            FirmwareView::new(known.as_str(), entry, default.is_some(), &uses)
        }
        (None, Some(model)) => FirmwareView::new(model.as_str(), &Entry::default(), true, &uses),
        (None, None) => return Err(unknown(name)),
    };
    Ok(Answer::ok(&view).at(projections.position))
}

/// `GET /api/v1/firmware/{name}/file`
pub(in crate::http) fn download(call: &Call) -> Outcome {
    let name: FirmwareName = call.parsed_parameter("name", Code::FirmwareNotFound)?;
    let (image, position) = {
        let projections = call.context.view.read();
        let entry = projections.firmware.find(name.as_str());
        let is_default = known::default_firmware(&projections, name.as_str()).is_some();
        let image: Option<Image> = match entry {
            Some((_, entry)) => entry.image.clone(),
            None if is_default => None,
            None => return Err(unknown(&name)),
        };
        (image, projections.position)
    };
    let image = image.ok_or_else(|| {
        let detail = format!("firmware {name} has no file yet: upload one");
        Problem::new(Code::FileNotFound, detail)
    })?;
    let content = call.context.blobs.open_content(image.hash)?;
    let answer = Answer::stored("application/octet-stream", content);
    Ok(answer.as_file(image.file_name.to_string()).at(position))
}

fn unknown(name: &FirmwareName) -> Problem {
    Problem::new(
        Code::FirmwareNotFound,
        format!("there is no firmware {name}"),
    )
}
