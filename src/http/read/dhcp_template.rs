//! The boot files as administrators see them, and what to enter at the DHCP server (M14 to M19).
//!
//! Guarantee: addresses come from the settings, never from the request (threat T20). The texts may
//! hold a password, so these answers are for administrators alone.

use projections::Projections;
use schemas::{ModelName, Position, Timestamp, events::BootFile};
use serde::Serialize;

use crate::{
    boot_files,
    http::{
        HttpContext,
        answer::Answer,
        call::Call,
        findings::Findings,
        problem::{Code, FieldError},
        routes::Outcome,
    },
    processes::inputs,
    provisioning::{
        boot,
        include::{Phone, Resolution},
        models::names_with,
    },
    templates::models,
};

/// A boot file.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "BootFileView")]
pub(in crate::http) struct BootFileView {
    /// What it is called.
    name: &'static str,
    /// For which phones it is.
    kind: BootFile,
    /// Where phones find it, behind the public URL.
    path: &'static str,
    /// Whether somebody has written its text.
    changed: bool,
    /// The text that it is made from, with the addresses as the settings say.
    text: String,
    /// What a phone gets that asks from inside a region's networks; `null` while there is none: the
    /// file for phones behind a proxy waits for the setting `proxy_url`.
    served: Option<String>,
    /// The event with which the text was saved.
    position: Option<Position>,
    /// When that was.
    saved_at: Option<Timestamp>,
    /// What is odd about the text, by line.
    warnings: Vec<FieldError>,
}

/// One thing to enter at the DHCP server, or at a phone.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "DhcpUrl")]
struct UrlView {
    /// For what.
    purpose: String,
    value: String,
}

/// Everything of the page.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "DhcpTemplate")]
pub(in crate::http) struct DhcpView {
    files: Vec<BootFileView>,
    urls: Vec<UrlView>,
    /// The address under which phones reach the server.
    public_url: Option<String>,
    position: Position,
}

/// `GET /api/v1/dhcp-template`
pub(in crate::http) fn show(call: &Call) -> Outcome {
    let context = &call.context;
    let projections = context.view.read();
    let configured = context.config.phones.public_url.as_ref();
    let url = inputs::public_url(&projections, configured).ok();
    let regions: Vec<&str> = projections
        .regions
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    // What phones name may be no model's name.
    let models = models::all(&projections).into_iter();
    let models: Vec<ModelName> = models.filter_map(|it| it.name.parse().ok()).collect();
    let models = names_with(models.iter().map(ModelName::as_str));
    let forms = url
        .as_ref()
        .map(|url| boot::dhcp_forms(url, &regions, &models));
    let urls = forms.unwrap_or_default().into_iter();
    let view = DhcpView {
        files: BootFile::ALL
            .iter()
            .map(|file| view(context, &projections, *file))
            .collect(),
        urls: urls
            .map(|form| UrlView {
                purpose: form.purpose,
                value: form.value,
            })
            .collect(),
        public_url: url.map(|url| url.root.trim_end_matches('/').to_owned()),
        position: projections.position,
    };
    Ok(Answer::ok(&view).at(projections.position))
}

/// `GET /api/v1/dhcp-template/{file}`: its text, to be edited.
pub(in crate::http) fn text(call: &Call) -> Outcome {
    let file: BootFile = call.parsed_parameter("file", Code::FileNotFound)?;
    let projections = call.context.view.read();
    let text = text_of(&call.context, &projections, file);
    let answer = Answer::text(text.into_bytes()).as_file(boot_files::NAME);
    Ok(answer.at(projections.position))
}

/// One boot file, after it was changed.
pub(in crate::http) fn one(call: &Call, file: BootFile) -> Answer {
    let projections = call.context.view.read();
    let view = view(&call.context, &projections, file);
    Answer::ok(&view).at(projections.position)
}

fn view(context: &HttpContext, projections: &Projections, file: BootFile) -> BootFileView {
    let saved = projections.catalogue.boot_file(file);
    let user = context.maker.system_user(projections);
    let configured = context.config.phones.public_url.as_ref();
    let served = boot_files::served(projections, file, configured, user.as_ref());
    let text = text_of(context, projections, file);
    let missing = |_: &str| Resolution::Text(String::new());
    let findings = Findings::of(
        boot_files::NAME,
        text.as_bytes(),
        Phone::default(),
        &missing,
    );
    BootFileView {
        name: boot_files::NAME,
        kind: file,
        path: boot_files::path(file),
        changed: saved.is_some(),
        text,
        served: served.ok(),
        position: saved.map(|saved| saved.position),
        saved_at: saved.map(|saved| saved.set_at),
        warnings: findings.warnings,
    }
}

/// The text with its addresses; while nobody knows these, as it was saved.
fn text_of(context: &HttpContext, projections: &Projections, file: BootFile) -> String {
    let configured = context.config.phones.public_url.as_ref();
    let saved = projections.catalogue.boot_file(file);
    let text = boot_files::text(projections, file, configured);
    text.unwrap_or_else(|_| saved.map(|saved| saved.text.clone()).unwrap_or_default())
}
