//! Templates: the built-in ones and those that were saved, in one list, and their documents (M77,
//! M78).
//!
//! Guarantee: a document is given byte for byte as it was saved. Deliberately not here: what a
//! template makes of a phone's values.

use std::collections::BTreeMap;

use projections::{Projections, catalogue::SavedTemplate};
use schemas::{Position, TemplateName, Timestamp, events::TemplateVariant};
use serde::Serialize;

use super::{List, small_list};
use crate::{
    http::{
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        routes::Outcome,
        template_document::{Draft, Known, Warning, variant_of},
    },
    provisioning::{
        built_in::{self, BuiltIn},
        models, placeholder,
        template_name::global_file,
        template_xml::{self, TemplateDocument},
    },
};

pub(in crate::http) const QUERY: &[&str] =
    &["search", "model", "variant", "limit", "cursor", "sort"];

/// The parameters of one template.
pub(in crate::http) const ONE_QUERY: &[&str] = &["default"];

/// The parameters of saving one.
pub(in crate::http) const SAVE_QUERY: &[&str] = &["dry_run"];

/// What documents are given as.
pub(in crate::http) const XML: &str = "application/xml";

/// A template.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Template")]
pub(in crate::http) struct TemplateView {
    name: String,
    model: String,
    variant: TemplateVariant,
    description: String,
    /// Whether the server brings it along.
    built_in: bool,
    /// Whether another document was saved over the built-in one.
    changed: bool,
    /// How often its document has changed; 0: it is as it was built in.
    version: u32,
    /// The event that saved it; `null`: it is as it is built in.
    position: Option<Position>,
    saved_at: Option<Timestamp>,
    /// The document's length.
    size_bytes: usize,
    /// The file for all phones of the template.
    global_file: String,
    /// How many phones it is set for, or had their file made from it.
    phones: usize,
    /// How many rows of the mapping name it.
    mapped_rows: usize,
}

/// A template with its document.
#[derive(Serialize, schemars::JsonSchema)]
pub(in crate::http) struct OneTemplate {
    #[serde(flatten)]
    view: TemplateView,
    /// The lines of the file for all its phones.
    global: String,
    /// The lines of each phone's own file.
    private: String,
    /// The document as it was saved.
    xml: String,
}

/// A template that was saved a moment ago.
#[derive(Serialize, schemars::JsonSchema)]
pub(in crate::http) struct SavedView {
    #[serde(flatten)]
    view: TemplateView,
    warnings: Vec<Warning>,
}

/// A document that could be saved.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "TemplateCheck")]
pub(in crate::http) struct CheckView {
    /// Always true: what is not valid is refused.
    valid: bool,
    /// All placeholders of the document, in order of appearance.
    placeholders: Vec<String>,
    /// The private ones that saving it would make, with empty values.
    new_private: Vec<String>,
    warnings: Vec<Warning>,
}

/// A template that is there.
pub(super) struct Found<'a> {
    /// As it is known, whatever the case that was asked for.
    pub(super) name: &'a str,
    built_in: Option<&'static BuiltIn>,
    saved: Option<&'a SavedTemplate>,
}

/// The template of this name, in any case.
///
/// # Errors
/// 404.
pub(super) fn find<'a>(projections: &'a Projections, name: &str) -> Result<Found<'a>, Problem> {
    let built_in = built_in::named(name);
    let saved = projections.catalogue.template(name);
    let known_as = match (built_in, saved) {
        (Some(built_in), _) => built_in.template.name.as_str(),
        (None, Some((name, _))) => name.as_str(),
        (None, None) => return Err(unknown()),
    };
    Ok(Found {
        name: known_as,
        built_in,
        saved: saved.map(|(_, saved)| saved),
    })
}

fn unknown() -> Problem {
    let detail = "there is no template of that name: GET /api/v1/templates lists all";
    Problem::new(Code::TemplateNotFound, detail)
}

impl Found<'_> {
    fn model(&self) -> &str {
        match (self.saved, self.built_in) {
            (Some(saved), _) => saved.model.as_str(),
            (None, Some(built_in)) => built_in.model,
            (None, None) => "",
        }
    }

    fn variant(&self) -> TemplateVariant {
        match (self.saved, self.built_in) {
            (Some(saved), _) => saved.variant(),
            (None, Some(built_in)) => variant_of(built_in.variant),
            (None, None) => TemplateVariant::Generic,
        }
    }

    fn description(&self) -> &str {
        match (self.saved, self.built_in) {
            (Some(saved), _) => &saved.description,
            (None, Some(built_in)) => &built_in.template.description,
            (None, None) => "",
        }
    }

    fn view(&self, projections: &Projections, phones: &Counts) -> TemplateView {
        let built_in_bytes = self.built_in.map_or(0, |it| it.document.len());
        let rows = projections.catalogue.mapping();
        let is_its = |template: &TemplateName| template.as_str().eq_ignore_ascii_case(self.name);
        TemplateView {
            name: self.name.to_owned(),
            model: self.model().to_owned(),
            variant: self.variant(),
            description: self.description().to_owned(),
            built_in: self.built_in.is_some(),
            changed: self.built_in.is_some() && self.saved.is_some(),
            version: projections.catalogue.template_version(self.name),
            position: self.saved.map(|saved| saved.position),
            saved_at: self.saved.map(|saved| saved.saved_at),
            size_bytes: self
                .saved
                .map_or(built_in_bytes, |saved| saved.size_bytes as usize),
            global_file: global_file(self.name),
            phones: phones.get(&self.name.to_lowercase()).copied().unwrap_or(0),
            mapped_rows: rows.filter(|(_, row)| is_its(&row.template)).count(),
        }
    }
}

/// How many phones show a template, by its name in lower case.
type Counts = BTreeMap<String, usize>;

fn phones_by_template(projections: &Projections) -> Counts {
    let mut counts = Counts::new();
    for (template, phones) in projections.fleet.templates() {
        *counts.entry(template.to_lowercase()).or_default() += phones;
    }
    counts
}

/// `GET /api/v1/templates`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let search = call.query.one("search")?.map(|text| text.to_lowercase());
    let models = call.query.all("model");
    let variants: Vec<TemplateVariant> = call.query.all_parsed("variant")?;
    let projections = call.context.view.read();
    let phones = phones_by_template(&projections);
    let own = projections
        .catalogue
        .templates()
        .map(|(name, _)| name.as_str());
    let own = own.filter(|name| built_in::named(name).is_none());
    let names = built_in::all().iter().map(|it| it.template.name.as_str());
    let found = names
        .chain(own)
        .filter_map(|name| find(&projections, name).ok());
    let is_of_model = |found: &Found<'_>| {
        let mut wanted = models.iter().map(|model| models::canonical_model(model));
        models.is_empty() || wanted.any(|model| model.eq_ignore_ascii_case(found.model()))
    };
    let is_searched = |found: &Found<'_>| {
        let texts = [found.name, found.model(), found.description()];
        search.as_ref().is_none_or(|search| {
            texts
                .iter()
                .any(|text| text.to_lowercase().contains(search))
        })
    };
    let named = found
        .filter(|found| is_of_model(found) && is_searched(found))
        .filter(|found| variants.is_empty() || variants.contains(&found.variant()))
        .map(|found| (found.name.to_owned(), found.view(&projections, &phones)))
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// `GET /api/v1/templates/{name}`: the document, or with JSON accepted first all about it.
pub(in crate::http) fn one(call: &Call) -> Outcome {
    let is_default = call.query.flag("default")?;
    let (view, source, position) = {
        let projections = call.context.view.read();
        let found = find(&projections, call.parameter("name"))?;
        let source = source(&found, is_default)?;
        let view = found.view(&projections, &phones_by_template(&projections));
        (view, source, projections.position)
    };
    let xml = source.read(call)?;
    if !call.wishes.json {
        let file = format!("{}.xml", view.name);
        return Ok(Answer::document(XML, &xml).as_file(file).at(position));
    }
    let document = template_xml::read_bytes(&xml).map_err(|_| broken(&view.name))?;
    let one = OneTemplate {
        view,
        global: document.global,
        private: document.private,
        xml: String::from_utf8_lossy(&xml).into_owned(),
    };
    Ok(Answer::ok(&one).at(position))
}

/// Where a document is.
enum Source {
    BuiltIn(&'static str),
    Stored(schemas::ContentHash),
}

impl Source {
    fn read(self, call: &Call) -> Result<Vec<u8>, Problem> {
        match self {
            Self::BuiltIn(document) => Ok(document.as_bytes().to_vec()),
            Self::Stored(hash) => Ok(call.context.blobs.get(hash)?),
        }
    }
}

fn source(found: &Found<'_>, is_default: bool) -> Result<Source, Problem> {
    match (found.saved, found.built_in) {
        (Some(saved), _) if !is_default => Ok(Source::Stored(saved.hash)),
        (_, Some(built_in)) => Ok(Source::BuiltIn(&built_in.document)),
        (_, None) => {
            let detail = "no template of that name is built in: there is no default document";
            Err(Problem::new(Code::TemplateNotFound, detail))
        }
    }
}

fn broken(name: &str) -> Problem {
    tracing::error!(name, "a saved template is none to this version");
    let detail = format!("the document of template {name} cannot be read: save it again");
    Problem::new(Code::Internal, detail)
}

/// The template of this name as a document that another one can begin with. Reads the disk.
pub(in crate::http) fn document(call: &Call, name: &str) -> Result<TemplateDocument, Problem> {
    let source = {
        let projections = call.context.view.read();
        let found = find(&projections, name).map_err(|problem| problem.of_field("copy_of"))?;
        source(&found, false)?
    };
    template_xml::read_bytes(&source.read(call)?).map_err(|_| broken(name))
}

/// What is known of the template of the path before it is replaced.
pub(in crate::http) fn known(call: &Call) -> Option<Known> {
    let projections = call.context.view.read();
    let found = find(&projections, call.parameter("name")).ok()?;
    Some(Known {
        model: found.model().to_owned(),
        variant: found.variant(),
        description: found.description().to_owned(),
    })
}

/// The template of the path, as it is listed.
pub(in crate::http) fn shown(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let found = find(&projections, call.parameter("name"))?;
    let view = found.view(&projections, &phones_by_template(&projections));
    Ok(Answer::ok(&view).at(projections.position))
}

/// A template that was saved a moment ago.
pub(in crate::http) fn saved(call: &Call, name: &TemplateName, warnings: Vec<Warning>) -> Outcome {
    let projections = call.context.view.read();
    let found = find(&projections, name.as_str())?;
    let view = found.view(&projections, &phones_by_template(&projections));
    Ok(Answer::ok(&SavedView { view, warnings }).at(projections.position))
}

/// What saving this document would come to.
pub(in crate::http) fn check(call: &Call, draft: Draft) -> Outcome {
    let projections = call.context.view.read();
    let defined = projections.catalogue.defined();
    let undefined = draft.placeholders.iter().map(|name| name.as_str());
    let undefined = undefined.filter(|name| !defined.contains_key(*name));
    let (private, unknown): (Vec<_>, Vec<_>) = undefined
        .map(str::to_owned)
        .partition(|name| placeholder::is_private(name));
    if !unknown.is_empty() {
        return Err(draft
            .unknown_placeholders(&unknown)
            .at(projections.position));
    }
    let check = CheckView {
        valid: true,
        placeholders: draft.all_placeholders,
        new_private: private,
        warnings: draft.warnings,
    };
    Ok(Answer::ok(&check).at(projections.position))
}
