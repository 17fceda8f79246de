//! Which template counts for a model in a region, and what a phone would be given (M78).
//!
//! Guarantee: what is tried here is chosen and made as for a phone, and nothing is recorded.

use projections::{
    Projections,
    catalogue::{MappingKey, MappingRow},
};
use schemas::{ModelName, Position, RegionName, events::TemplateVariant};
use serde::Serialize;

use super::{List, small_list};
use crate::{
    http::{
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        routes::Outcome,
    },
    processes::{maker::with_source, renderer::public_url},
    provisioning::{boot, built_in, models, public_url::PublicUrl},
    templates::{self, NoTemplate, Reason, Source, Wanted},
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort"];

/// What the tester is asked with.
pub(in crate::http) const TEST_QUERY: &[&str] = &["user_agent", "region", "model", "variant"];

/// A row of the mapping.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "TemplateMappingRow")]
pub(in crate::http) struct RowView {
    model: ModelName,
    /// `null`: every region without a row of its own.
    region: Option<RegionName>,
    template: String,
    /// The event that says so.
    position: Position,
    /// What is odd about it: a template of another model may still be meant.
    warnings: Vec<String>,
}

impl RowView {
    pub(super) fn of(
        projections: &Projections,
        (model, region): &MappingKey,
        row: &MappingRow,
    ) -> Self {
        let warning = other_model(projections, model, row.template.as_str());
        Self {
            warnings: warning.into_iter().collect(),
            model: model.clone(),
            region: region.clone(),
            template: row.template.to_string(),
            position: row.position,
        }
    }
}

/// The template of one model for phones of another.
fn other_model(projections: &Projections, model: &ModelName, template: &str) -> Option<String> {
    let saved = || projections.catalogue.template(template);
    let of_template = match built_in::named(template) {
        Some(built_in) => built_in.model,
        None => saved()?.1.model.as_str(),
    };
    let is_other = !of_template.eq_ignore_ascii_case(model.as_str());
    is_other.then(|| {
        format!("template {template} is of model {of_template}, and the row is of model {model}")
    })
}

/// `GET /api/v1/template-mapping`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let rows = projections.catalogue.mapping();
    let named = rows
        .map(|(key, row)| {
            let region = key.1.as_ref().map_or("", RegionName::as_str);
            (
                format!("{}\n{region}", key.0),
                RowView::of(&projections, key, row),
            )
        })
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "model", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// The row of exactly this model and region.
fn find<'a>(
    projections: &'a Projections,
    model: &ModelName,
    region: Option<&RegionName>,
) -> Option<(&'a MappingKey, &'a MappingRow)> {
    let mut rows = projections.catalogue.mapping();
    rows.find(|((known, of), _)| {
        known.as_str().eq_ignore_ascii_case(model.as_str()) && of.as_ref() == region
    })
}

/// Whether there is such a row.
pub(in crate::http) fn is_there(
    call: &Call,
    model: &ModelName,
    region: Option<&RegionName>,
) -> bool {
    find(&call.context.view.read(), model, region).is_some()
}

/// The row.
///
/// # Errors
/// 404: it was removed meanwhile.
pub(in crate::http) fn row(
    call: &Call,
    model: &ModelName,
    region: Option<&RegionName>,
) -> Result<RowView, Problem> {
    let projections = call.context.view.read();
    let found = find(&projections, model, region);
    let (key, row) = found
        .ok_or_else(|| Problem::new(Code::MappingNotFound, "the row was removed meanwhile"))?;
    Ok(RowView::of(&projections, key, row))
}

/// What a phone would be given.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "TemplateMappingTest")]
pub(in crate::http) struct TestView {
    /// The model that was named, or read from the User-Agent.
    model: Option<String>,
    variant: TemplateVariant,
    region: Option<String>,
    /// The template that counts; `null`: there is none.
    template: Option<String>,
    reason: Option<ReasonView>,
    first_contact: FirstContact,
    /// The same in words.
    note: String,
}

/// Why a template counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "TemplateReason")]
enum ReasonView {
    /// It is set for the phone.
    Set,
    /// The mapping says so.
    Mapping,
    /// It is the model's own.
    Model,
}

impl From<Reason> for ReasonView {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Set => Self::Set,
            Reason::Mapping => Self::Mapping,
            Reason::Model => Self::Model,
        }
    }
}

/// What a phone gets that asks at its region's address and has no file of its own.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "FirstContactTest")]
struct FirstContact {
    /// The HTTP status.
    status: u16,
    /// The header of that name.
    x_template_name: Option<String>,
}

/// Why a phone would be given nothing.
#[derive(Debug, thiserror::Error)]
enum Nothing {
    #[error("name a region: phones ask at the address of theirs")]
    NoRegion,
    #[error("there is no region {0:?}")]
    Region(String),
    #[error("name a model, or a User-Agent that holds one")]
    NoModel,
    #[error("the User-Agent names no model of these phones")]
    UserAgent,
    #[error(transparent)]
    Template(NoTemplate),
    #[error("{0}")]
    Unusable(String),
}

/// `GET /api/v1/template-mapping/test`: it answers in words, since it is for trying.
pub(in crate::http) fn test(call: &Call) -> Outcome {
    let asked = Asked::read(call)?;
    let (chosen, position) = {
        let projections = call.context.view.read();
        (asked.choose(call, &projections), projections.position)
    };
    let made = match &chosen {
        Ok(chosen) => asked.first_contact(call, chosen),
        Err(nothing) => Err(Nothing::Unusable(nothing.to_string())),
    };
    let name = chosen
        .as_ref()
        .ok()
        .map(|chosen| chosen.source.name().to_owned());
    let reason = chosen.as_ref().ok().map(|chosen| chosen.reason);
    let view = TestView {
        note: note(reason, made.as_ref().err()),
        template: name.clone(),
        reason: reason.map(ReasonView::from),
        first_contact: FirstContact {
            status: if made.is_ok() { 200 } else { 404 },
            x_template_name: name.filter(|_| made.is_ok()),
        },
        model: asked.model,
        variant: asked.variant,
        region: asked.region,
    };
    Ok(Answer::ok(&view).at(position))
}

fn note(reason: Option<Reason>, nothing: Option<&Nothing>) -> String {
    if let Some(nothing) = nothing {
        return nothing.to_string();
    }
    let why = match reason {
        Some(Reason::Set) => "it is set for the phone",
        Some(Reason::Mapping) => "a row of the mapping names it",
        Some(Reason::Model) | None => "it is the model's own, and no row of the mapping counts",
    };
    format!("{why}; a phone for which a template is set, or that has a file, gets that instead")
}

/// What is tried.
struct Asked {
    model: Option<String>,
    variant: TemplateVariant,
    region: Option<String>,
    has_user_agent: bool,
}

/// The template that counts.
struct Chosen {
    source: Source,
    reason: Reason,
    url: Result<PublicUrl, String>,
}

impl Asked {
    fn read(call: &Call) -> Result<Self, Problem> {
        let text = |name| {
            let text = call.query.one(name)?;
            Ok::<_, Problem>(text.filter(|text| !text.is_empty()))
        };
        let user_agent = text("user_agent")?;
        let told = user_agent.as_deref().and_then(models::model_of_user_agent);
        let is_lync = told.as_ref().is_some_and(|(_, is_lync)| *is_lync);
        let by_user_agent = match is_lync {
            true => TemplateVariant::Lync,
            false => TemplateVariant::Generic,
        };
        let model = text("model")?.or(told.map(|(model, _)| model));
        Ok(Self {
            model: model.map(|model| models::canonical_model(&model).to_owned()),
            variant: call.query.one_parsed("variant")?.unwrap_or(by_user_agent),
            region: text("region")?,
            has_user_agent: user_agent.is_some(),
        })
    }

    fn choose(&self, call: &Call, projections: &Projections) -> Result<Chosen, Nothing> {
        let model = self.model.as_deref().ok_or(match self.has_user_agent {
            true => Nothing::UserAgent,
            false => Nothing::NoModel,
        })?;
        let named = self.region.as_deref().ok_or(Nothing::NoRegion)?;
        let unknown = || Nothing::Region(named.to_owned());
        let region: RegionName = named.parse().map_err(|_| unknown())?;
        projections.regions.get(&region).ok_or_else(unknown)?;
        let wanted = Wanted {
            set: "",
            model,
            variant: self.variant,
            region: &region,
        };
        let (source, reason) = templates::choose(projections, wanted).map_err(Nothing::Template)?;
        let configured = call.context.config.phones.public_url.as_ref();
        let url = public_url(projections, configured);
        let url = url.map_err(|error| with_source(&error));
        Ok(Chosen {
            source,
            reason,
            url,
        })
    }

    /// Makes what the phone would get.
    fn first_contact(&self, call: &Call, chosen: &Chosen) -> Result<(), Nothing> {
        let url = chosen.url.as_ref();
        let url = url.map_err(|reason| Nothing::Unusable(reason.clone()))?;
        let template = call
            .context
            .maker
            .parts()
            .templates
            .compiled(&chosen.source);
        let template = template.map_err(|error| Nothing::Unusable(with_source(&error)))?;
        let model = self.model.as_deref().unwrap_or_default();
        let global_file = Some(template.global_file.as_str());
        let text = boot::first_contact_file(model, global_file, url, None);
        text.map_err(|error| Nothing::Unusable(with_source(&error)))?;
        Ok(())
    }
}
