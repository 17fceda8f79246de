//! Each line of a phone's file: which scope decided it, by which event, and whose doing that was.
//!
//! Guarantee: a file is explained by what stood when it was made: where something has changed
//! since, the log is folded up to that position. Deliberately not here: deciding
//! (`provisioning/render`).

use std::collections::HashMap;

use projections::{Projections, users::UserRef};
use schemas::{Mac, Position, Timestamp};
use serde::Serialize;

use super::{as_generated, as_it_would_be, cannot_render, not_generated, rendered};
use crate::{
    http::{
        HttpContext,
        answer::Answer,
        problem::{Code, Problem},
        read::{devices, event_filter::unreadable, event_view},
        routes::Outcome,
    },
    processes::inputs::{Inputs, PhoneInputs},
    projector::fold_until,
    provisioning::{
        cipher,
        placeholder::{Fact, Scope},
        render::{Rendered, RenderedLine},
    },
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
    lines: Vec<LineView>,
}

/// One line, explained.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "ExplainedLine")]
struct LineView {
    text: String,
    /// Absent where the line is no parameter: an include, a comment.
    parameter: Option<String>,
    /// The parameter's value; the file that is included.
    value: String,
    /// Whether the value is of the phones' hidden form, `{"<base64>"}`, which hides it from a
    /// glance and no more.
    obfuscated: bool,
    /// Who decided: `template`, `system`, `model`, `region`, `user`, `device`, `override:region`,
    /// `override:user`, `override:device`.
    scope: &'static str,
    /// The model, region, user or phone of that scope.
    owner: Option<String>,
    /// The placeholder whose value decided.
    placeholder: Option<String>,
    template: String,
    template_version: u32,
    /// The event that gave the value; absent where it is built in.
    position: Option<Position>,
    /// Whose doing that was.
    actor: Option<String>,
}

/// Where a line comes from.
#[derive(Clone)]
struct Origin {
    scope: Scope,
    owner: Option<String>,
    placeholder: Option<String>,
    position: Option<Position>,
}

/// What a file was made from.
struct Stand {
    inputs: Inputs,
    rendered: Rendered,
    template: TemplateStand,
    /// The user of the phone's line.
    user: Option<String>,
    setup: Option<Position>,
    system_user: Option<Position>,
}

struct TemplateStand {
    name: String,
    version: u32,
    saved_by: Option<Position>,
}

pub(super) fn show(context: &HttpContext, mac: Mac, is_preview: bool) -> Outcome {
    if is_preview {
        let (inputs, rendered) = as_it_would_be(context, mac)?;
        let position = inputs.position;
        let text = rendered.private.text.clone();
        let stand = stand(&context.view.read(), inputs, rendered)?;
        let explained = explained(context, mac, &text, &stand, None)?;
        return Ok(Answer::ok(&explained).at(position));
    }
    let (content, position) = as_generated(context, mac)?;
    let text = String::from_utf8_lossy(&content);
    let file = file_of(context, mac)?;
    let stand = match file.is_stale {
        false => as_it_stands(context, &context.view.read(), mac)?,
        true => as_it_stood(context, mac, file.inputs)?,
    };
    let explained = explained(context, mac, &text, &stand, Some(&file))?;
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

fn as_it_stands(
    context: &HttpContext,
    projections: &Projections,
    mac: Mac,
) -> Result<Stand, Problem> {
    let inputs = context.maker.inputs_of(projections, &[mac]);
    let inputs = inputs.map_err(|error| cannot_render(error.to_string()))?;
    let rendered = rendered(context, &inputs, mac)?;
    stand(projections, inputs, rendered)
}

/// Folds the log: the more has happened, the longer it takes.
fn as_it_stood(context: &HttpContext, mac: Mac, at: Position) -> Result<Stand, Problem> {
    let mut past = Projections::new();
    fold_until(&mut past, &*context.log, &*context.keys, at, &mut |_| {}).map_err(|error| {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "the log cannot be folded"
        );
        Problem::new(
            Code::Internal,
            "the log cannot be read: see the server's own log",
        )
    })?;
    as_it_stands(context, &past, mac)
}

fn stand(projections: &Projections, inputs: Inputs, rendered: Rendered) -> Result<Stand, Problem> {
    let phone = inputs.phones.first().ok_or_else(not_generated)?;
    let catalogue = &projections.catalogue;
    let name = phone.template.name().to_owned();
    let template = TemplateStand {
        version: catalogue.template_version(&name),
        saved_by: catalogue.template(&name).map(|(_, it)| it.position),
        name,
    };
    Ok(Stand {
        template,
        user: phone.user.as_ref().map(|user| user.name.clone()),
        setup: projections.files.setup().map(|setup| setup.position),
        system_user: projections
            .users
            .system()
            .map(|user: UserRef<'_>| user.set_by),
        inputs,
        rendered,
    })
}

/// Explains the lines of `text`, which is what the stand came to unless it was written by hand.
fn explained(
    context: &HttpContext,
    mac: Mac,
    text: &str,
    stand: &Stand,
    file: Option<&File>,
) -> Result<Explained, Problem> {
    let mut made: HashMap<&str, Vec<Origin>> = HashMap::new();
    let lines: Vec<RenderedLine<'_>> = stand.rendered.private.lines().collect();
    // Backwards, so that the first of equal lines is taken first.
    for line in lines.iter().rev() {
        made.entry(line.text).or_default().push(stand.origin(line));
    }
    let by_hand = Origin {
        scope: Scope::OverrideDevice,
        owner: Some(mac.to_string()),
        placeholder: None,
        position: file.map(|file| file.position),
    };
    let mut actors = HashMap::new();
    let mut views = Vec::with_capacity(lines.len());
    for line in text.lines() {
        let origin = made.get_mut(line).and_then(Vec::pop);
        let origin = origin.unwrap_or_else(|| by_hand.clone());
        let actor = match origin.position {
            Some(position) => actor_of(context, position, &mut actors)?,
            None => None,
        };
        views.push(stand.view(line, origin, actor));
    }
    Ok(Explained {
        file: format!("{mac}.cfg"),
        template: stand.template.name.clone(),
        template_version: stand.template.version,
        generated_at: file.map(|file| file.generated_at),
        edited: file.is_some_and(|file| file.is_edited),
        lines: views,
    })
}

/// Whose doing an event was.
fn actor_of(
    context: &HttpContext,
    position: Position,
    known: &mut HashMap<Position, Option<String>>,
) -> Result<Option<String>, Problem> {
    if let Some(actor) = known.get(&position) {
        return Ok(actor.clone());
    }
    let event = context.log.read_one(position);
    let event = event.map_err(|error| unreadable(&error))?;
    let actor =
        event.map(|(provenance, _)| event_view::actor_text(provenance.actor, &context.view.read()));
    known.insert(position, actor.clone());
    Ok(actor)
}

impl Stand {
    fn origin(&self, line: &RenderedLine<'_>) -> Origin {
        let Some(phone) = self.inputs.phones.first() else {
            return Origin {
                scope: line.scope,
                owner: None,
                placeholder: None,
                position: None,
            };
        };
        Origin {
            scope: line.scope,
            owner: self.owner(phone, line.scope),
            placeholder: line.placeholder.map(str::to_owned),
            position: self.position(phone, line),
        }
    }

    fn owner(&self, phone: &PhoneInputs, scope: Scope) -> Option<String> {
        match scope {
            Scope::Template => Some(self.template.name.clone()),
            Scope::System => None,
            Scope::Model => Some(phone.model.clone()),
            Scope::Region | Scope::OverrideRegion => Some(phone.region.to_string()),
            Scope::User | Scope::OverrideUser => self.user.clone(),
            Scope::Device | Scope::OverrideDevice => Some(phone.mac.to_string()),
        }
    }

    /// The event that decided; `None` where nobody but the program did.
    fn position(&self, phone: &PhoneInputs, line: &RenderedLine<'_>) -> Option<Position> {
        if line.scope.is_override() {
            let value = phone.override_of(line.scope, line.parameter?);
            return value.map(|value| value.position);
        }
        let Some(placeholder) = line.placeholder else {
            return self.template.saved_by;
        };
        if line.is_default {
            return None;
        }
        match line.fact {
            Some(fact) => self.told_by(phone, fact),
            None => {
                let value = self.inputs.placeholder(phone, line.scope, placeholder);
                value.map(|value| value.position)
            }
        }
    }

    /// The event that a fact follows from.
    fn told_by(&self, phone: &PhoneInputs, fact: Fact) -> Option<Position> {
        match fact {
            Fact::Mac | Fact::Language | Fact::VlanMode | Fact::VlanId | Fact::Model => {
                Some(phone.set_by)
            }
            Fact::LineEnabled | Fact::UserName | Fact::UserPassword | Fact::DisplayName => {
                phone.user.as_ref().map(|user| user.set_by)
            }
            Fact::GlobalFile => self.template.saved_by,
            Fact::ServerIp | Fact::ProvisioningUrl | Fact::ConfigurationUrl | Fact::FirmwareUrl => {
                self.setup
            }
            Fact::SystemUserName | Fact::SystemUserPassword => self.system_user,
        }
    }

    fn view(&self, text: &str, origin: Origin, actor: Option<String>) -> LineView {
        let (parameter, value) = match text.strip_prefix("include ") {
            Some(target) => (None, target),
            None => match text.split_once('=') {
                Some((name, value)) => (Some(name.to_owned()), value),
                None => (None, ""),
            },
        };
        LineView {
            text: text.to_owned(),
            parameter,
            value: value.to_owned(),
            obfuscated: cipher::is_obfuscated(value),
            scope: origin.scope.as_str(),
            owner: origin.owner,
            placeholder: origin.placeholder,
            template: self.template.name.clone(),
            template_version: self.template.version,
            position: origin.position,
            actor,
        }
    }
}
