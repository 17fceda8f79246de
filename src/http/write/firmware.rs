//! Entries of the firmware list, and their files (M94 to M97).
//!
//! Guarantee: what is plainly no firmware is refused and not kept (threat T11); a file that is
//! there is replaced only by whoever asks for it in so many words. Deliberately not here: how a
//! file gets to the disk (`received`).

use std::sync::Arc;

use schemas::{
    ContentHash, FirmwareName, Position,
    commands::{CatalogueCommand, Command, FirmwareFile, Presence},
};

use crate::{
    domain::Refusal,
    http::{
        answer::Answer,
        body::{FORM, FileBody},
        call::Call,
        findings::Findings,
        known,
        problem::{Code, Problem},
        routes::Outcome,
        texts,
    },
    provisioning::firmware::{check_file_name, inspect},
};

/// What firmware is sent as. Images of these phones have some tens of megabytes.
pub(in crate::http) const FILE: FileBody = FileBody {
    media_types: &["application/octet-stream", FORM],
    bytes_max: 512 * 1024 * 1024,
};

pub(in crate::http) const PUT_QUERY: &[&str] = &["file_name", "replace", "sha256"];

/// `POST /api/v1/firmware`
pub(in crate::http) async fn create(call: &Call) -> Result<(FirmwareName, Position), Problem> {
    let mut fields = call.fields()?;
    let name = fields.required_parsed::<FirmwareName>("name");
    let description = fields.required_name("description");
    let version = fields.text("version", texts::WORD_LENGTH_MAX);
    let (name, description) = fields.finish(name.zip(description))?;
    let name = known::firmware_name(&call.context, name);
    let command = CatalogueCommand::SetFirmware {
        name: name.clone(),
        description: Some(description),
        version,
        presence: Presence::New,
    };
    Ok((name, submit(call, command).await?))
}

/// `PATCH /api/v1/firmware/{name}`: absent fields stay. A model's row becomes an entry.
pub(in crate::http) async fn change(call: &Call) -> Result<(FirmwareName, Position), Problem> {
    let name = name(call)?;
    let mut fields = call.fields()?;
    fields.null_clears(&["version"]);
    let description = fields.text("description", texts::NAME_LENGTH_MAX);
    let version = fields.text("version", texts::WORD_LENGTH_MAX);
    fields.finish(Some(()))?;
    let command = CatalogueCommand::SetFirmware {
        presence: match known::model_firmware(&call.context, name.as_str()) {
            Some(_) => Presence::Any,
            None => Presence::Known,
        },
        name: name.clone(),
        description,
        version,
    };
    Ok((name, submit(call, command).await?))
}

/// `DELETE /api/v1/firmware/{name}`, with its file.
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    let name = name(&call)?;
    call.no_fields()?;
    let command = CatalogueCommand::DeleteFirmware { name };
    let position = submit(&call, command).await?;
    Ok(Answer::no_content().at(position))
}

/// `PUT /api/v1/firmware/{name}/file`: the entry is made where there is none.
pub(in crate::http) async fn put_file(call: &Call) -> Result<(FirmwareName, Position), Problem> {
    let name = name(call)?;
    let file_name = match call.query.one("file_name")? {
        Some(file_name) => file_name,
        None => format!("{name}.img"),
    };
    let suffixes = known::upload_suffixes(&call.context);
    let file_name = check_file_name(&file_name, &suffixes)
        .map_err(|problem| Problem::invalid_field("file_name", problem.to_string()))?;
    let is_configuration = |suffix: &str| file_name.as_str().to_ascii_lowercase().ends_with(suffix);
    if [".cfg", ".cfx"].into_iter().any(is_configuration) {
        let message = "is a configuration file's: see /api/v1/config-files, /api/v1/dhcp-template";
        return Err(Problem::invalid_field("file_name", message));
    }
    let replaces = call.query.flag("replace")?;
    let expected: Option<ContentHash> = call.query.one_parsed("sha256")?;

    let received = call.received();
    let facts = received.facts;
    let image = inspect(&received.head, facts.size_bytes).map_err(|problem| {
        let findings = Findings::error(problem.to_string());
        let detail = format!("nothing was stored: {problem}");
        Problem::new(Code::InvalidFile, detail).with_errors(findings.errors)
    })?;
    let sha256 = ContentHash(facts.sha256);
    if expected.is_some_and(|expected| expected != sha256) {
        let message = format!("is not that of the file, which has {sha256}: send it again");
        return Err(Problem::invalid_field("sha256", message));
    }
    // Before it is kept: a file that is refused afterwards would lie in the store for nothing.
    if !replaces && known::has_other_firmware(&call.context, &name, (&file_name, facts.hash)) {
        return Err(Refusal::FirmwareFileExists(name).into());
    }
    if let Some(other) = known::other_firmware(&call.context, &name, &file_name) {
        return Err(Refusal::FirmwareFileTaken(other).into());
    }
    call.keep_received().await?;
    let command = CatalogueCommand::UploadFirmware {
        name: name.clone(),
        file: FirmwareFile {
            file_name,
            hash: facts.hash,
            sha256,
            size_bytes: facts.size_bytes,
            version: image.version.unwrap_or_default(),
        },
        replaces,
    };
    Ok((name, submit(call, command).await?))
}

/// The entry that the path names, as it is spelled here.
fn name(call: &Call) -> Result<FirmwareName, Problem> {
    let name = call.parsed_parameter("name", Code::FirmwareNotFound)?;
    Ok(known::firmware_name(&call.context, name))
}

async fn submit(call: &Call, command: CatalogueCommand) -> Result<Position, Problem> {
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await?;
    Ok(receipt.position)
}
