//! What a phone's two files are made from, and where each line of them comes from.
//!
//! Guarantee: a line is traced to what gave its value when the stand was taken. In the file that
//! all phones of a template share, what holds for a model is that of the template's own model,
//! whatever model the phone is. Deliberately not here: which stand a file was made from.

use std::collections::HashMap;

use projections::{Projections, users::UserRef};
use schemas::{Mac, Position};

use super::super::{cannot_render, not_generated, rendered};
use crate::{
    http::{
        HttpContext,
        problem::{Code, Problem},
    },
    processes::inputs::{Inputs, PhoneInputs},
    projector::fold_until,
    provisioning::{
        placeholder::{Fact, Scope},
        render::{Rendered, RenderedFile, RenderedLine},
    },
};

/// Where a line comes from.
#[derive(Clone)]
pub(super) struct Origin {
    pub(super) scope: Scope,
    pub(super) owner: Option<String>,
    pub(super) placeholder: Option<String>,
    pub(super) position: Option<Position>,
    /// The template of the line's file, and how often it had changed; `None`: it has none.
    pub(super) template: Option<(String, u32)>,
}

/// A line of a file and where it comes from.
pub(super) type Traced = (String, Origin);

/// What files are made from.
pub(super) struct Stand {
    pub(super) inputs: Inputs,
    pub(super) rendered: Rendered,
    pub(super) template: TemplateStand,
    /// The user of the phone's line.
    user: Option<String>,
    setup: Option<Position>,
    system_user: Option<Position>,
}

pub(super) struct TemplateStand {
    pub(super) name: String,
    pub(super) version: u32,
    /// The model that it is for.
    model: String,
    saved_by: Option<Position>,
}

/// The two files of a phone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The phone's own.
    Own,
    /// That of all phones of the template.
    Shared,
}

pub(super) fn as_it_stands(
    context: &HttpContext,
    projections: &Projections,
    mac: Mac,
) -> Result<Stand, Problem> {
    let inputs = context.maker.inputs_of(projections, &[mac]);
    let inputs = inputs.map_err(|error| cannot_render(error.to_string()))?;
    let rendered = rendered(context, &inputs, mac)?;
    Stand::new(projections, inputs, rendered)
}

/// Folds the log: the more has happened, the longer it takes.
pub(super) fn as_it_stood(context: &HttpContext, mac: Mac, at: Position) -> Result<Stand, Problem> {
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

/// Each line of `text` with its origin: that of the first equal line of `made` that is left, else
/// `otherwise`.
fn traced(
    text: &str,
    made: &[&RenderedFile],
    origin: impl Fn(&RenderedLine<'_>) -> Origin,
    otherwise: &Origin,
) -> Vec<Traced> {
    let mut origins: HashMap<&str, Vec<Origin>> = HashMap::new();
    let lines = made.iter().flat_map(|file| file.lines());
    let lines: Vec<RenderedLine<'_>> = lines.collect();
    // Backwards, so that the first of equal lines is taken first.
    for line in lines.iter().rev() {
        origins.entry(line.text).or_default().push(origin(line));
    }
    text.lines()
        .map(|line| {
            let origin = origins.get_mut(line).and_then(Vec::pop);
            (line.to_owned(), origin.unwrap_or_else(|| otherwise.clone()))
        })
        .collect()
}

impl Stand {
    pub(super) fn new(
        projections: &Projections,
        inputs: Inputs,
        rendered: Rendered,
    ) -> Result<Self, Problem> {
        let phone = inputs.phones.first().ok_or_else(not_generated)?;
        let catalogue = &projections.catalogue;
        let name = phone.template.name().to_owned();
        let template = TemplateStand {
            version: catalogue.template_version(&name),
            saved_by: catalogue.template(&name).map(|(_, it)| it.position),
            model: phone.template.model().to_owned(),
            name,
        };
        Ok(Self {
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

    /// The lines of the phone's own file. What this stand does not come to was written by hand,
    /// with the event at `written_by`.
    pub(super) fn own_lines(
        &self,
        text: &str,
        mac: Mac,
        written_by: Option<Position>,
    ) -> Vec<Traced> {
        let by_hand = Origin {
            scope: Scope::OverrideDevice,
            owner: Some(mac.to_string()),
            placeholder: None,
            position: written_by,
            template: self.line_template(),
        };
        // Where the shared file was to stay as it was, what it does not say stands here.
        let made = [&self.rendered.private, &self.rendered.global];
        traced(text, &made, |line| self.origin(Part::Own, line), &by_hand)
    }

    /// The lines of the file that all phones of the template share; `otherwise` says where those
    /// come from that this stand does not come to.
    pub(super) fn shared_lines(&self, text: &str, otherwise: &Origin) -> Vec<Traced> {
        let made = [&self.rendered.global];
        traced(
            text,
            &made,
            |line| self.origin(Part::Shared, line),
            otherwise,
        )
    }

    /// The lines of the shared file as this stand comes to it.
    pub(super) fn shared_lines_made(&self) -> Vec<Traced> {
        let lines = self.rendered.global.lines();
        let traced = lines.map(|line| (line.text.to_owned(), self.origin(Part::Shared, &line)));
        traced.collect()
    }

    fn line_template(&self) -> Option<(String, u32)> {
        Some((self.template.name.clone(), self.template.version))
    }

    fn origin(&self, part: Part, line: &RenderedLine<'_>) -> Origin {
        let phone = self.inputs.phones.first();
        Origin {
            scope: line.scope,
            owner: phone.and_then(|phone| self.owner(part, phone, line.scope)),
            placeholder: line.placeholder.map(str::to_owned),
            position: phone.and_then(|phone| self.position(part, phone, line)),
            template: self.line_template(),
        }
    }

    fn owner(&self, part: Part, phone: &PhoneInputs, scope: Scope) -> Option<String> {
        match scope {
            Scope::Template => Some(self.template.name.clone()),
            Scope::System => None,
            Scope::Model => Some(match part {
                Part::Own => phone.model.clone(),
                Part::Shared => self.template.model.clone(),
            }),
            Scope::Region | Scope::OverrideRegion => Some(phone.region.to_string()),
            Scope::User | Scope::OverrideUser => self.user.clone(),
            Scope::Device | Scope::OverrideDevice => Some(phone.mac.to_string()),
        }
    }

    /// The event that decided; `None` where nobody but the program did.
    fn position(
        &self,
        part: Part,
        phone: &PhoneInputs,
        line: &RenderedLine<'_>,
    ) -> Option<Position> {
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
        if let Some(fact) = line.fact {
            return self.told_by(part, phone, fact);
        }
        let value = match part {
            Part::Own => self.inputs.placeholder(phone, line.scope, placeholder),
            Part::Shared => self
                .inputs
                .shared_placeholder(phone, line.scope, placeholder),
        };
        value.map(|value| value.position)
    }

    /// The event that a fact follows from.
    fn told_by(&self, part: Part, phone: &PhoneInputs, fact: Fact) -> Option<Position> {
        match fact {
            Fact::Model if part == Part::Shared => self.template.saved_by,
            Fact::Mac
            | Fact::Language
            | Fact::VlanMode
            | Fact::VlanId
            | Fact::FirmwareFile
            | Fact::Model => Some(phone.set_by),
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
}
