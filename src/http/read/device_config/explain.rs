//! Each line of a phone's file, and on wish of the files that it includes: which scope decided it,
//! by which event, and whose doing that was.
//!
//! Guarantee: a file is explained by what stood when it was made: where something has changed
//! since, the log is folded up to that position. Deliberately not here: deciding
//! (`provisioning/render`).

mod included;
mod stand;

use std::{cell::RefCell, collections::HashMap};

use schemas::{Mac, Position, Timestamp};
use serde::Serialize;

use self::stand::{Origin, Stand, Traced, as_it_stands, as_it_stood};
use super::{as_generated, as_it_would_be, effective_file, not_generated, own_name};
use crate::{
    http::{
        HttpContext,
        answer::Answer,
        problem::Problem,
        read::{devices, event_filter::unreadable, event_view},
        routes::Outcome,
    },
    provisioning::{cfg::Line, cipher, include::Resolution},
};

/// A file, explained.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "ExplainedConfiguration")]
pub(in crate::http) struct Explained {
    file: String,
    template: String,
    /// How often the template's content had changed.
    template_version: u32,
    /// When the file was made; absent in a preview.
    generated_at: Option<Timestamp>,
    /// Whether an administrator wrote it by hand.
    edited: bool,
    /// In the order in which the phone reads them.
    lines: Vec<LineView>,
}

/// One line, explained.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "ExplainedLine")]
struct LineView {
    /// The file where it stands: the phone's own, or one that this includes.
    file: String,
    text: String,
    /// Absent where the line is no parameter: an include, a comment.
    parameter: Option<String>,
    /// The parameter's value; the file that is included.
    value: String,
    /// Whether the value is of the phones' hidden form, `{"<base64>"}`, which hides it from a
    /// glance and no more.
    obfuscated: bool,
    /// Who decided: `template`, `system`, `model`, `region`, `user`, `device`, `override:region`,
    /// `override:user`, `override:device`. A line of an uploaded file is of `template`.
    scope: &'static str,
    /// The template, model, region, user or phone of that scope; the name of an uploaded file.
    owner: Option<String>,
    /// The placeholder whose value decided.
    placeholder: Option<String>,
    /// The template that the line's file was made from; absent in one that was uploaded.
    template: Option<String>,
    template_version: Option<u32>,
    /// The event that gave the value; absent where it is built in.
    position: Option<Position>,
    /// Whose doing that was.
    actor: Option<String>,
}

pub(super) fn show(
    context: &HttpContext,
    mac: Mac,
    is_preview: bool,
    is_effective: bool,
) -> Outcome {
    let (text, stand, file, position) = match is_preview {
        true => {
            let (inputs, rendered) = as_it_would_be(context, mac)?;
            let position = inputs.position;
            let stand = Stand::new(&context.view.read(), inputs, rendered)?;
            (stand.rendered.private.text.clone(), stand, None, position)
        }
        false => {
            let (content, position) = as_generated(context, mac)?;
            let text = String::from_utf8_lossy(&content).into_owned();
            let file = file_of(context, mac)?;
            let stand = match file.is_stale {
                false => as_it_stands(context, &context.view.read(), mac)?,
                true => as_it_stood(context, mac, file.inputs)?,
            };
            (text, stand, Some(file), position)
        }
    };
    let written_by = file.as_ref().map(|file| file.position);
    let own = stand.own_lines(&text, mac, written_by);
    let name = own_name(mac);
    let lines = match is_effective {
        false => own.into_iter().map(|line| (name.clone(), line)).collect(),
        true => with_included(context, mac, &text, own, &stand, is_preview),
    };
    let mut actors = Actors {
        context,
        known: HashMap::new(),
    };
    let lines = lines.into_iter().map(|(file, (text, origin))| {
        let actor = match origin.position {
            Some(position) => actors.of(position)?,
            None => None,
        };
        Ok(LineView::new(file, text, origin, actor))
    });
    let explained = Explained {
        file: name,
        lines: lines.collect::<Result<_, Problem>>()?,
        template: stand.template.name,
        template_version: stand.template.version,
        generated_at: file.as_ref().map(|file| file.generated_at),
        edited: file.is_some_and(|file| file.is_edited),
    };
    Ok(Answer::ok(&explained).at(position))
}

/// What is known of a file that was made.
struct File {
    inputs: Position,
    position: Position,
    generated_at: Timestamp,
    is_edited: bool,
    is_stale: bool,
}

fn file_of(context: &HttpContext, mac: Mac) -> Result<File, Problem> {
    let projections = context.view.read();
    let phone = projections.fleet.phone(mac);
    let phone = phone.ok_or_else(|| devices::unknown(mac))?;
    let configuration = phone.configuration().ok_or_else(not_generated)?;
    Ok(File {
        inputs: configuration.inputs,
        position: configuration.position,
        generated_at: configuration.generated_at,
        is_edited: configuration.is_edited,
        is_stale: configuration.inputs < phone.inputs(),
    })
}

/// The lines of the phone's file, and behind each include those of the file that it names, all with
/// the names of their files.
fn with_included(
    context: &HttpContext,
    mac: Mac,
    text: &str,
    own: Vec<Traced>,
    stand: &Stand,
    is_preview: bool,
) -> Vec<(String, Traced)> {
    let files = RefCell::new(HashMap::from([(own_name(mac), own)]));
    let resolver = |wanted: &str| match included::lines(context, mac, wanted, stand, is_preview) {
        Some((text, lines)) => {
            files.borrow_mut().insert(wanted.to_owned(), lines);
            Resolution::Text(text)
        }
        None => Resolution::Missing,
    };
    let effective = effective_file(context, mac, text, &resolver);
    let files = files.into_inner();
    let lines = effective.lines.iter().filter_map(|line| {
        let name = effective.file_of(line);
        let traced = files.get(name)?.get(line.line_number - 1)?;
        Some((name.to_owned(), traced.clone()))
    });
    lines.collect()
}

/// Whose doing events were, each looked up once.
struct Actors<'a> {
    context: &'a HttpContext,
    known: HashMap<Position, Option<String>>,
}

impl Actors<'_> {
    fn of(&mut self, position: Position) -> Result<Option<String>, Problem> {
        if let Some(actor) = self.known.get(&position) {
            return Ok(actor.clone());
        }
        let event = self.context.log.read_one(position);
        let event = event.map_err(|error| unreadable(&error))?;
        let actor = event.map(|(provenance, _)| {
            event_view::actor_text(provenance.actor, &self.context.view.read())
        });
        self.known.insert(position, actor.clone());
        Ok(actor)
    }
}

impl LineView {
    fn new(file: String, text: String, origin: Origin, actor: Option<String>) -> Self {
        let (parameter, value) = match Line::parse(&text) {
            Ok(Line::Parameter { name, value }) => (Some(name), value),
            Ok(Line::Include(target)) => (None, target),
            Ok(Line::Blank | Line::Comment(_)) | Err(_) => (None, String::new()),
        };
        let (template, template_version) = origin.template.unzip();
        Self {
            file,
            text,
            parameter,
            obfuscated: cipher::is_obfuscated(&value),
            value,
            scope: origin.scope.as_str(),
            owner: origin.owner,
            placeholder: origin.placeholder,
            template,
            template_version,
            position: origin.position,
            actor,
        }
    }
}
