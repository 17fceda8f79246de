//! Writing the texts that boot files are made from (M19).
//!
//! Guarantee: a text that phones could not read, or would read a placeholder in, is refused with
//! its lines. Deliberately not here: the lines that follow the settings, whatever a text says
//! (`boot_files`).

use schemas::{
    Secret,
    commands::{CatalogueCommand, Command},
    events::BootFile,
};

use crate::{
    boot_files,
    http::{
        body::{FORM, FileBody},
        call::Call,
        findings::Findings,
        known,
        problem::{Code, FieldError, Problem},
    },
    provisioning::{
        cfg::Cfg,
        include::{Phone, Resolution},
    },
};

/// What a text is sent as.
pub(in crate::http) const FILE: FileBody = FileBody {
    media_types: &["text/plain", "application/octet-stream", FORM],
    bytes_max: 64 * 1024,
};

/// How many lines with placeholders are told.
const ERRORS_MAX: usize = 100;

/// `PUT /api/v1/dhcp-template/{file}`: edited, or uploaded.
pub(in crate::http) async fn save(call: &Call) -> Result<BootFile, Problem> {
    let file = file(call)?;
    let anything = |_: &str| Resolution::Text(String::new());
    let phone = Phone::default();
    let mut findings = Findings::of(boot_files::NAME, &call.body, phone, &anything);
    let text = String::from_utf8_lossy(&call.body);
    findings.errors.extend(placeholders(&text));
    findings.accepted()?;
    // As it is read: without what Windows editors leave behind.
    let text = Cfg::parse(&text).map_err(|error| {
        let detail = error.to_string();
        Problem::new(Code::InvalidFile, detail)
    })?;
    let text = Secret::new(&text.to_string());
    submit(call, CatalogueCommand::SaveBootFile { file, text }).await?;
    Ok(file)
}

/// The lines with placeholders, which would reach every phone that starts as they are: the file is
/// nobody's in particular, so there is nothing to put in their place.
fn placeholders(text: &str) -> Vec<FieldError> {
    let lines = text.lines().enumerate();
    let is_read = |line: &str| !line.trim_start().starts_with([';', '#']);
    let found = lines.filter(|(_, line)| line.contains("%ITCS_") && is_read(line));
    let errors = found.take(ERRORS_MAX).map(|(index, _)| FieldError {
        field: format!("line {}", index + 1),
        message: "holds a placeholder, %ITCS_…%, which only a template can hold".to_owned(),
    });
    errors.collect()
}

/// `POST /api/v1/dhcp-template/{file}/restore`
pub(in crate::http) async fn restore(call: &Call) -> Result<BootFile, Problem> {
    let file = file(call)?;
    call.no_fields()?;
    submit(call, CatalogueCommand::RestoreBootFile { file }).await?;
    Ok(file)
}

/// `POST /api/v1/dhcp-template/{file}/regenerate`: saves the addresses that count now. They are
/// served in any case; the saved text only shows them.
pub(in crate::http) async fn regenerate(call: &Call) -> Result<BootFile, Problem> {
    let file = file(call)?;
    call.no_fields()?;
    if let Some(text) = known::outdated_boot_file(&call.context, file) {
        let text = Secret::new(&text);
        submit(call, CatalogueCommand::SaveBootFile { file, text }).await?;
    }
    Ok(file)
}

fn file(call: &Call) -> Result<BootFile, Problem> {
    call.parsed_parameter("file", Code::FileNotFound)
}

async fn submit(call: &Call, command: CatalogueCommand) -> Result<(), Problem> {
    call.submit(Command::Catalogue(Box::new(command))).await?;
    Ok(())
}
