//! The lines of a file that a phone's own file includes, and where each comes from.
//!
//! Guarantee: a file that an administrator uploaded is explained by that upload, whatever its name;
//! one that was made, by what stood when it was made, as far as its phone's template made it.

use projections::files::CommonFile;
use schemas::{FileName, Mac, Position, Subject};

use super::{
    super::common,
    stand::{Origin, Stand, Traced, as_it_stands, as_it_stood},
};
use crate::{http::HttpContext, provisioning::placeholder::Scope};

/// What the file holds and its lines; `None`: there is no such file.
pub(super) fn lines(
    context: &HttpContext,
    mac: Mac,
    name: &str,
    stand: &Stand,
    is_preview: bool,
) -> Option<(String, Vec<Traced>)> {
    let shared = &stand.rendered.global;
    if is_preview && shared.name == name {
        return Some((shared.text.clone(), stand.shared_lines_made()));
    }
    let (file, text) = common(context, name)?;
    let written = written(context, name, &file);
    let is_shared = shared.name == name && file.template.is_some();
    let lines = match is_shared {
        true => shared_lines(context, mac, &text, stand, &written),
        false => {
            let lines = text.lines().map(|line| (line.to_owned(), written.clone()));
            lines.collect()
        }
    };
    Some((text, lines))
}

/// The event that wrote the file, which is all that is known of a line that nothing else explains.
fn written(context: &HttpContext, name: &str, file: &CommonFile) -> Origin {
    let projections = context.view.read();
    let subject: Option<FileName> = name.parse().ok();
    let end = subject.and_then(|name| projections.trail_end(&Subject::File(name)));
    let template = file.template.as_ref().map(|template| {
        let version = projections.catalogue.template_version(template.as_str());
        (template.to_string(), version)
    });
    let owner = match &template {
        Some((template, _)) => template.clone(),
        None => name.to_owned(),
    };
    Origin {
        scope: Scope::Template,
        owner: Some(owner),
        placeholder: None,
        position: end.map(|end| end.position),
        template,
    }
}

/// The lines of the file that the template made for all its phones. It may have been made at
/// another time than the phone's own: then what stood at that time explains it.
fn shared_lines(
    context: &HttpContext,
    mac: Mac,
    text: &str,
    stand: &Stand,
    written: &Origin,
) -> Vec<Traced> {
    let is_of = |stand: &Stand| stand.rendered.global.text == text;
    if is_of(stand) {
        return stand.shared_lines(text, written);
    }
    let now = as_it_stands(context, &context.view.read(), mac);
    if let Ok(now) = now
        && is_of(&now)
    {
        return now.shared_lines(text, written);
    }
    let at = written.position.unwrap_or(Position(0));
    match as_it_stood(context, mac, at) {
        Ok(then) => then.shared_lines(text, written),
        // There was no such phone, or nothing could be made for it.
        Err(_) => stand.shared_lines(text, written),
    }
}
