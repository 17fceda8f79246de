//! A phone's configuration file: as it was generated last, as it would be now, with its includes in
//! their places, and explained line by line.
//!
//! Guarantee: nothing is stored or changed. Deliberately not here: making files (`processes`).

mod explain;

use projections::files::CommonFile;
use schemas::{FileName, Mac, Position};

use crate::{
    blobs::BlobError,
    http::{
        HttpContext,
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        routes::Outcome,
    },
    processes::{inputs::Inputs, maker::with_source},
    provisioning::{
        effective::{self, Effective},
        include::{Phone, Resolution, Resolver},
        render::Rendered,
    },
};

pub(in crate::http) use self::explain::Explained;

pub(in crate::http) const QUERY: &[&str] = &["preview", "effective", "explain"];

/// `GET /api/v1/devices/{mac}/config`
pub(in crate::http) fn show(call: &Call) -> Outcome {
    let mac: Mac = call.parsed_parameter("mac", Code::DeviceNotFound)?;
    let is_preview = call.query.flag("preview")?;
    let is_effective = call.query.flag("effective")?;
    if call.query.flag("explain")? {
        return explain::show(&call.context, mac, is_preview, is_effective);
    }
    let (text, shared, position) = match is_preview {
        false => {
            let (content, position) = as_generated(&call.context, mac)?;
            (content, None, position)
        }
        true => {
            let (inputs, rendered) = as_it_would_be(&call.context, mac)?;
            let text = rendered.private.text.into_bytes();
            (text, Some(rendered.global), inputs.position)
        }
    };
    if !is_effective {
        return Ok(Answer::text(text).at(position));
    }
    let shared = shared.map(|file| (file.name, file.text));
    let text = String::from_utf8_lossy(&text);
    let text = resolved(&call.context, mac, &text, shared);
    Ok(Answer::text(text.into_bytes()).at(position))
}

/// The file as it was generated last, and the position that says so.
pub(super) fn as_generated(
    context: &HttpContext,
    mac: Mac,
) -> Result<(Vec<u8>, Position), Problem> {
    let (hash, slot, position) = {
        let projections = context.view.read();
        let phone = projections
            .fleet
            .phone(mac)
            .ok_or_else(|| super::devices::unknown(mac))?;
        let configuration = phone.configuration().ok_or_else(not_generated)?;
        (configuration.hash, phone.key_slot(), projections.position)
    };
    let key = context.keys.key(slot).ok_or_else(|| {
        let detail = "the phone's key was erased, and its file with it: approve the phone again";
        Problem::new(Code::ConfigurationNotGenerated, detail)
    })?;
    match context.blobs.get_sealed(hash, slot, &key) {
        Ok(content) => Ok((content, position)),
        Err(error) => {
            tracing::error!(
                %mac,
                error = &error as &dyn std::error::Error,
                "a generated file cannot be read"
            );
            match error {
                BlobError::Missing(_) => Err(not_generated()),
                error => Err(Problem::new(Code::Internal, error.to_string())),
            }
        }
    }
}

fn not_generated() -> Problem {
    let detail = "its file is made when it is approved: approve it, or approve it again";
    Problem::new(Code::ConfigurationNotGenerated, detail)
}

/// What would be generated now, and from what.
fn as_it_would_be(context: &HttpContext, mac: Mac) -> Result<(Inputs, Rendered), Problem> {
    if context.view.read().fleet.phone(mac).is_none() {
        return Err(super::devices::unknown(mac));
    }
    let inputs = context.maker.inputs(&[mac]);
    let inputs = inputs.map_err(|error| cannot_render(error.to_string()))?;
    let rendered = rendered(context, &inputs, mac)?;
    Ok((inputs, rendered))
}

/// Both files of the one phone that these inputs are of.
fn rendered(context: &HttpContext, inputs: &Inputs, mac: Mac) -> Result<Rendered, Problem> {
    if let Some((_, reason)) = inputs.without_template.first() {
        return Err(cannot_render(reason.to_string()));
    }
    let phone = inputs.phones.first();
    let phone = phone.ok_or_else(|| super::devices::unknown(mac))?;
    let templates = &context.maker.parts().templates;
    let template = templates
        .compiled(&phone.template)
        .map_err(|error| cannot_render(with_source(&error)))?;
    inputs
        .render(phone, &template)
        .map_err(|error| cannot_render(with_source(&error)))
}

fn cannot_render(reason: String) -> Problem {
    Problem::new(Code::CannotRender, reason)
}

/// The file with its includes in their places. `shared` stands for the file of its name.
fn resolved(
    context: &HttpContext,
    mac: Mac,
    text: &str,
    shared: Option<(String, String)>,
) -> String {
    let resolver = |wanted: &str| {
        if let Some((name, text)) = &shared
            && name == wanted
        {
            return Resolution::Text(text.clone());
        }
        match common(context, wanted) {
            Some((_, text)) => Resolution::Text(text),
            None => Resolution::Missing,
        }
    };
    effective_file(context, mac, text, &resolver).to_text()
}

/// The file of the phone with its includes in their places.
fn effective_file(
    context: &HttpContext,
    mac: Mac,
    text: &str,
    resolver: &Resolver<'_>,
) -> Effective {
    let mac_text = mac.to_string();
    let model = {
        let projections = context.view.read();
        let phone = projections.fleet.phone(mac);
        phone.map(|phone| phone.model().to_owned())
    };
    let phone = Phone {
        mac: Some(&mac_text),
        model: model.as_deref(),
    };
    effective::resolve(&own_name(mac), text, phone, resolver)
}

fn own_name(mac: Mac) -> String {
    format!("{mac}.cfg")
}

/// A file that several phones load, and what it holds; `None` where there is none to include.
fn common(context: &HttpContext, name: &str) -> Option<(CommonFile, String)> {
    let name: FileName = name.parse().ok()?;
    let file = context.view.read().files.common(&name)?.clone();
    let content = context.blobs.get(file.hash).ok()?;
    Some((file, String::from_utf8_lossy(&content).into_owned()))
}
