//! Writing the texts that boot files are made from (M19).
//!
//! Guarantee: a text that phones could not read is refused with its lines. Deliberately not here:
//! the lines that follow the settings, whatever a text says (`boot_files`).

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
        problem::{Code, Problem},
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

/// `PUT /api/v1/dhcp-template/{file}`: edited, or uploaded.
pub(in crate::http) async fn save(call: &Call) -> Result<BootFile, Problem> {
    let file = file(call)?;
    let anything = |_: &str| Resolution::Text(String::new());
    let phone = Phone::default();
    Findings::of(boot_files::NAME, &call.body, phone, &anything).accepted()?;
    // As it is read: without what Windows editors leave behind.
    let text = String::from_utf8_lossy(&call.body);
    let text = Cfg::parse(&text).map_err(|error| {
        let detail = error.to_string();
        Problem::new(Code::InvalidFile, detail)
    })?;
    let text = Secret::new(&text.to_string());
    submit(call, CatalogueCommand::SaveBootFile { file, text }).await?;
    Ok(file)
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
