//! Templates: saved, restored, deleted, and mapped to models and regions (M77 to M80).
//!
//! Guarantee: a template that is saved names no placeholder that nobody defines; one that is new
//! and private gets an empty value with it. Deliberately not here: what a template's document says,
//! which is read before it is saved.

use schemas::{
    ModelName, PlaceholderName, RegionName, Subject, TemplateName,
    commands::{Presence, TemplateContent},
    events::{
        Event, NewEvent, PlaceholderScope, PlaceholderSet, TemplateDeleted, TemplateMapped,
        TemplateRestored, TemplateSaved, TemplateUnmapped,
    },
    private::ConfigValue,
};

use super::{
    catalogue::{Catalogue, of_system},
    placeholder::is_defined,
    refusal::Refusal,
    state::State,
};

/// How the name of a private placeholder begins: a template makes it by naming it.
const PRIVATE_PREFIX: &str = "P_";

pub(super) fn decide_save(
    catalogue: &Catalogue,
    name: &TemplateName,
    content: &TemplateContent,
    presence: Presence,
    is_built_in: bool,
) -> Result<Vec<NewEvent>, Refusal> {
    let known = known_as(catalogue, name);
    match (presence, known.is_some() || is_built_in) {
        (Presence::New, true) => return Err(Refusal::TemplateExists(name.clone())),
        (Presence::Known, false) => return Err(Refusal::UnknownTemplate(name.to_string())),
        (Presence::New, false) | (Presence::Known, true) | (Presence::Any, _) => {}
    }
    let name = known.unwrap_or(name);
    let undefined = content
        .placeholders
        .iter()
        .filter(|placeholder| !is_defined(catalogue, placeholder));
    let (private, unknown): (Vec<_>, Vec<_>) =
        undefined.partition(|placeholder| placeholder.as_str().starts_with(PRIVATE_PREFIX));
    if !unknown.is_empty() {
        let names = unknown.into_iter().map(ToString::to_string).collect();
        return Err(Refusal::UnknownPlaceholders(names));
    }
    let mut events: Vec<_> = private.into_iter().map(empty_placeholder).collect();
    events.push(about(
        name,
        TemplateSaved {
            hash: content.hash,
            size_bytes: content.size_bytes,
            model: content.model.clone(),
            variant: content.variant,
            description: content.description.clone(),
            placeholders: content
                .placeholders
                .iter()
                .map(ToString::to_string)
                .collect(),
        },
    ));
    Ok(events)
}

/// The name of a template that there is, as it is spelled; an empty one names none.
pub(super) fn named(
    catalogue: &Catalogue,
    written: &str,
    is_built_in: bool,
) -> Result<String, Refusal> {
    let mut names = catalogue.templates.keys();
    match names.find(|known| known.as_str().eq_ignore_ascii_case(written)) {
        Some(known) => Ok(known.to_string()),
        None if is_built_in || written.is_empty() => Ok(written.to_owned()),
        None => Err(Refusal::UnknownTemplate(written.to_owned())),
    }
}

/// The name under which a template is known: names are the same whatever their case.
fn known_as<'a>(catalogue: &'a Catalogue, name: &TemplateName) -> Option<&'a TemplateName> {
    let mut names = catalogue.templates.keys();
    names.find(|known| known.as_str().eq_ignore_ascii_case(name.as_str()))
}

fn empty_placeholder(name: &PlaceholderName) -> NewEvent {
    of_system(PlaceholderSet {
        scope: PlaceholderScope::System,
        owner: String::new(),
        name: name.clone(),
        value: ConfigValue::of(name.as_str(), ""),
        description: String::new(),
    })
}

/// Nothing happens to a template that is as it is built in.
pub(super) fn decide_restore(catalogue: &Catalogue, name: &TemplateName) -> Vec<NewEvent> {
    let known = known_as(catalogue, name);
    let restored = known.map(|name| about(name, TemplateRestored {}));
    restored.into_iter().collect()
}

pub(super) fn decide_delete(
    state: &State,
    catalogue: &Catalogue,
    name: &TemplateName,
    is_built_in: bool,
) -> Result<Vec<NewEvent>, Refusal> {
    if is_built_in {
        return Err(Refusal::TemplateBuiltIn(name.clone()));
    }
    let name =
        known_as(catalogue, name).ok_or_else(|| Refusal::UnknownTemplate(name.to_string()))?;
    let rows = catalogue.mapping.values().filter(|it| *it == name).count();
    let is_theirs = |template: &str| template.eq_ignore_ascii_case(name.as_str());
    let phones = state
        .phones
        .values()
        .filter(|phone| phone.template.as_deref().is_some_and(is_theirs))
        .count();
    if rows + phones > 0 {
        return Err(Refusal::TemplateInUse {
            name: name.clone(),
            rows,
            phones,
        });
    }
    Ok(vec![about(name, TemplateDeleted {})])
}

pub(super) fn decide_map(
    state: &State,
    catalogue: &Catalogue,
    (model, region): (&ModelName, Option<&RegionName>),
    template: &TemplateName,
    is_built_in: bool,
) -> Result<Vec<NewEvent>, Refusal> {
    let known = known_as(catalogue, template);
    if known.is_none() && !is_built_in {
        return Err(Refusal::UnknownTemplate(template.to_string()));
    }
    if let Some(region) = region
        && !state.regions.contains_key(region)
    {
        return Err(Refusal::UnknownRegion(region.clone()));
    }
    let template = known.unwrap_or(template);
    let row = known_row(catalogue, model, region);
    if row.is_some_and(|(_, mapped)| mapped == template) {
        return Ok(vec![]);
    }
    let model = row.map_or(model, |((known, _), _)| known).clone();
    let region = region.cloned();
    Ok(vec![about(template, TemplateMapped { model, region })])
}

pub(super) fn decide_unmap(
    catalogue: &Catalogue,
    model: &ModelName,
    region: Option<&RegionName>,
) -> Result<Vec<NewEvent>, Refusal> {
    let row = known_row(catalogue, model, region).ok_or(Refusal::UnknownMapping)?;
    let ((model, region), template) = row;
    let (model, region) = (model.clone(), region.clone());
    Ok(vec![about(template, TemplateUnmapped { model, region })])
}

/// The row of a model, which is the same whatever its case.
fn known_row<'a>(
    catalogue: &'a Catalogue,
    model: &ModelName,
    region: Option<&RegionName>,
) -> Option<(&'a (ModelName, Option<RegionName>), &'a TemplateName)> {
    let mut rows = catalogue.mapping.iter();
    rows.find(|((known, of), _)| {
        known.as_str().eq_ignore_ascii_case(model.as_str()) && of.as_ref() == region
    })
}

fn about(name: &TemplateName, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::Template(name.clone()),
        key_slot: None,
        event: event.into(),
    }
}
