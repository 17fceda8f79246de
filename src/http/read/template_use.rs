//! What a template asks for, and who has it (M78): Show Placeholders, View Usage.
//!
//! Guarantee: a secret value is shown to those alone who may set it. Deliberately not here:
//! changing placeholders and the mapping.

use std::collections::{BTreeMap, HashMap};

use projections::{
    Projections,
    catalogue::{Catalogue, Value},
    device::{Device, DeviceColumn, DeviceFilter, DeviceQuery},
    page::{Page, Sort},
};
use schemas::{Position, commands::PlaceholderPlace, events::Role, private::ConfigValue};
use serde::Serialize;

use super::{
    List, invalid_cursor, page_request, small_list, template_mapping::RowView, templates::find,
};
use crate::{
    http::{
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        routes::Outcome,
    },
    processes::maker::with_source,
    provisioning::{
        placeholder::{self, BUILT_IN},
        template::{Template, TemplateLine},
    },
    templates,
};

/// What placeholders of a template are sorted by: where they appear first, unless it is asked for.
pub(in crate::http) const PLACEHOLDER_COLUMNS: [&str; 2] = [APPEARANCE, NAME];
const APPEARANCE: &str = "appearance";
const NAME: &str = "name";

/// In which part of a template something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
enum TemplatePart {
    Global,
    Private,
    Both,
}

/// A value of a placeholder for one model.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "PlaceholderOfModel")]
struct ModelValue {
    model: String,
    /// `null` for whoever may not see it.
    value: Option<String>,
    /// Whether only administrators see it.
    hidden: bool,
}

/// A placeholder of a template, and who gives it a value.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "TemplatePlaceholder")]
pub(in crate::http) struct PlaceholderView {
    name: String,
    /// As it is written in a template.
    placeholder: String,
    part: TemplatePart,
    /// Whether it exists without anybody defining it.
    built_in: bool,
    /// Whether the template made it by naming it.
    private: bool,
    /// Whether the server fills it in by itself, from what it knows of the phone.
    known: bool,
    description: String,
    /// The built-in value; `null` where there is none.
    default: Option<String>,
    /// The value for all phones, else the built-in one; `null` where it is hidden or not there.
    value: Option<String>,
    /// Whether only administrators see its values, because its name says that it opens something.
    hidden: bool,
    /// The value set for all phones; `null` where it is hidden or not there.
    system: Option<String>,
    /// The values set for models.
    models: Vec<ModelValue>,
    /// How many regions have a value of their own.
    regions: usize,
    /// How many phones have a value of their own.
    devices: usize,
}

/// Who has a template.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "TemplateUsage")]
pub(in crate::http) struct UsageView<'a> {
    /// Phones that it is set for, or had their file made from it.
    #[schemars(with = "Vec<Device>")]
    items: Vec<Device<&'a str>>,
    total: usize,
    next_cursor: Option<String>,
    /// How many of these phones are of each model.
    models: BTreeMap<String, usize>,
    /// How many of these phones are in each region.
    regions: BTreeMap<String, usize>,
    /// The rows of the mapping that name it.
    mapping: Vec<RowView>,
    position: Position,
}

/// `GET /api/v1/templates/{name}/placeholders`
pub(in crate::http) fn placeholders(call: &Call) -> Outcome {
    let source = {
        let projections = call.context.view.read();
        let found = find(&projections, call.parameter("name"))?;
        templates::named(&projections.catalogue, found.name)
    };
    let source = source.ok_or_else(|| {
        Problem::new(Code::TemplateNotFound, "the template was deleted meanwhile")
    })?;
    let template = call.context.maker.parts().templates.compiled(&source);
    let template = template.map_err(|error| {
        let reason = with_source(&error);
        tracing::error!(reason, "a saved template cannot be used");
        Problem::new(Code::Internal, error.to_string())
    })?;
    let shows_secrets = call.account().role >= Role::Administrator;
    let projections = call.context.view.read();
    let values = Values::of(&projections.catalogue);
    let sort = call.query.one("sort")?.unwrap_or_default();
    let is_by_name = matches!(sort.as_str(), NAME | "-name");
    let named = template
        .placeholder_names()
        .enumerate()
        .map(|(slot, name)| {
            let key = match is_by_name {
                true => name.to_owned(),
                // Digits enough for every template to have them in order.
                false => format!("{slot:06}"),
            };
            (key, (slot, name))
        });
    let column = if is_by_name { NAME } else { APPEARANCE };
    let Page {
        items,
        total,
        next_cursor,
    } = small_list::page(&call.query, column, named.collect())?;
    let view = |(slot, name)| values.view(name, part(&template, slot), shows_secrets);
    let page = Page {
        items: items.into_iter().map(view).collect(),
        total,
        next_cursor,
    };
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

fn part(template: &Template, slot: usize) -> TemplatePart {
    let names =
        |line: &TemplateLine| line.guards.contains(&slot) || line.slots().any(|it| it == slot);
    match (
        template.global.iter().any(names),
        template.private.iter().any(names),
    ) {
        (true, false) => TemplatePart::Global,
        (true, true) => TemplatePart::Both,
        (false, _) => TemplatePart::Private,
    }
}

/// The values of all places but phones.
struct Values<'a> {
    catalogue: &'a Catalogue,
    models: HashMap<&'a str, Vec<(&'a str, &'a Value)>>,
    regions: HashMap<&'a str, usize>,
}

impl<'a> Values<'a> {
    fn of(catalogue: &'a Catalogue) -> Self {
        let mut models: HashMap<_, Vec<_>> = HashMap::new();
        let mut regions: HashMap<_, usize> = HashMap::new();
        // Phones come last.
        let places = catalogue
            .all_placeholders()
            .take_while(|(place, _)| !matches!(place, PlaceholderPlace::Device(_)));
        for (place, values) in places {
            for (name, value) in values.iter() {
                match place {
                    PlaceholderPlace::Model(model) => {
                        let of_name = models.entry(name.as_str()).or_default();
                        of_name.push((model.as_str(), value));
                    }
                    PlaceholderPlace::Region(_) => {
                        *regions.entry(name.as_str()).or_default() += 1;
                    }
                    PlaceholderPlace::System | PlaceholderPlace::Device(_) => {}
                }
            }
        }
        Self {
            catalogue,
            models,
            regions,
        }
    }

    fn view(&self, name: &str, part: TemplatePart, shows_secrets: bool) -> PlaceholderView {
        let built_in = BUILT_IN.iter().find(|built_in| built_in.name == name);
        let system = self.catalogue.placeholders(&PlaceholderPlace::System);
        let system = system.and_then(|values| values.get(name));
        let of_models = self.models.get(name).map_or(&[][..], Vec::as_slice);
        let regions = self.regions.get(name).copied().unwrap_or(0);
        let places = self.catalogue.defined().get(name).copied().unwrap_or(0) as usize;
        let others = usize::from(system.is_some()) + of_models.len() + regions;
        let text = |value: &Value| {
            let is_shown = shows_secrets || !value.is_hidden;
            is_shown.then(|| value.text.clone())
        };
        let default = built_in
            .map(|built_in| built_in.value)
            .filter(|it| !it.is_empty());
        let counting = system.filter(|value| !value.text.is_empty());
        let is_secret = ConfigValue::of(name, "").is_hidden();
        PlaceholderView {
            name: name.to_owned(),
            placeholder: format!("%ITCS_{name}%"),
            part,
            built_in: built_in.is_some(),
            private: placeholder::is_private(name),
            known: built_in.is_some_and(|built_in| built_in.fact.is_some()),
            description: match (system, built_in) {
                (Some(value), _) if !value.description.is_empty() => value.description.clone(),
                (_, Some(built_in)) => built_in.description.to_owned(),
                (_, None) => String::new(),
            },
            default: default.map(str::to_owned),
            value: match counting {
                Some(value) => text(value),
                None => default.map(str::to_owned),
            },
            hidden: is_secret,
            system: system.and_then(text),
            models: of_models
                .iter()
                .map(|(model, value)| ModelValue {
                    model: (*model).to_owned(),
                    value: text(value),
                    hidden: value.is_hidden,
                })
                .collect(),
            regions,
            devices: places.saturating_sub(others),
        }
    }
}

/// `GET /api/v1/templates/{name}/usage`
pub(in crate::http) fn usage(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let found = find(&projections, call.parameter("name"))?;
    let query = DeviceQuery {
        filter: DeviceFilter {
            template: spellings(&projections, found.name),
            ..DeviceFilter::default()
        },
        page: page_request(&call.query, Sort::ascending(DeviceColumn::Mac))?,
    };
    let page = projections
        .devices::<String>(&query, &[])
        .map_err(invalid_cursor)?;
    let rows = projections.catalogue.mapping();
    let position = projections.position;
    let view = UsageView {
        items: page.items,
        total: page.total,
        next_cursor: page.next_cursor,
        models: page.facets.model,
        regions: page.facets.region,
        mapping: rows
            .filter(|(_, row)| row.template.as_str().eq_ignore_ascii_case(found.name))
            .map(|(key, row)| RowView::of(&projections, key, row))
            .collect(),
        position,
    };
    Ok(Answer::ok(&view).at(position))
}

/// A template's name in every case in which phones have it; never none, which would be no filter.
fn spellings(projections: &Projections, name: &str) -> Vec<String> {
    let shown = projections.fleet.templates();
    let others = shown
        .into_keys()
        .filter(|shown| shown.eq_ignore_ascii_case(name) && *shown != name);
    std::iter::once(name)
        .chain(others)
        .map(str::to_owned)
        .collect()
}
