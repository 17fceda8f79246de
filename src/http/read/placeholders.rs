//! Placeholders and their values in the four scopes (M81 to M87): those that are set, and of the
//! system and of models those that are built in.
//!
//! Guarantee: a value whose name says that it opens something is shown to whoever may set it and to
//! nobody else, and nobody else's search finds it.

mod view;

use projections::{Projections, catalogue::Value, page::Page};
use schemas::{PlaceholderName, commands::PlaceholderPlace, events::PlaceholderScope};
use serde::Serialize;

pub(in crate::http) use self::view::PlaceholderView;
use self::view::Viewer;
use super::{List, small_list};
use crate::{
    http::{
        answer::Answer,
        call::Call,
        known, places,
        problem::{Code, Problem},
        routes::Outcome,
    },
    provisioning::placeholder::{BUILT_IN, BuiltIn, Scope},
};

pub(in crate::http) const QUERY: &[&str] = &["search", "limit", "cursor", "sort"];

/// What a copy came to.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "CopiedPlaceholders")]
pub(in crate::http) struct CopiedView {
    /// How many placeholders got a value.
    copied: usize,
    /// How many had one, which they keep.
    kept: usize,
}

/// A placeholder in a place: set there, or built in.
#[derive(Clone, Copy)]
struct Entry<'a> {
    place: &'a PlaceholderPlace,
    name: &'a str,
    set: Option<&'a Value>,
}

/// `GET /api/v1/placeholders/{scope}`: all of a scope; of the system what is built in, too.
pub(in crate::http) fn of_scope(call: &Call) -> Outcome {
    let scope = places::placeholder_scope(call)?;
    let projections = call.context.view.read();
    if scope == PlaceholderScope::System {
        let entries = entries(&projections, &PlaceholderPlace::System);
        return page(call, &projections, entries);
    }
    let places = projections.catalogue.all_placeholders();
    let of_scope = places.filter(|(place, _)| scope_of(place) == scope);
    let entries = of_scope.flat_map(|(place, values)| {
        values.iter().map(move |(name, value)| Entry {
            place,
            name: name.as_str(),
            set: Some(value),
        })
    });
    page(call, &projections, entries.collect())
}

/// `GET /api/v1/placeholders/{scope}/{owner}`: of a model also what is built in.
pub(in crate::http) fn of_owner(call: &Call) -> Outcome {
    let place = places::placeholder_place(call)?;
    let projections = call.context.view.read();
    check_owner(&projections, &place)?;
    page(call, &projections, entries(&projections, &place))
}

/// `GET /api/v1/placeholders/{scope}/{owner}/{name}` and `…/system/{name}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    let (place, name) = (
        places::placeholder_place(call)?,
        places::placeholder_name(call)?,
    );
    at(call, &place, &name)
}

/// One placeholder.
pub(in crate::http) fn at(
    call: &Call,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
) -> Outcome {
    let projections = call.context.view.read();
    check_owner(&projections, place)?;
    let values = projections.catalogue.placeholders(place);
    let set = values.and_then(|values| values.get(name));
    let name = name.as_str();
    if set.is_none() && !built_in(place).any(|built_in| built_in.name == name) {
        let detail = format!("placeholder {name} has no value there: add it first");
        return Err(Problem::new(Code::PlaceholderNotFound, detail));
    }
    let viewer = Viewer::new(call, &projections);
    let view = viewer.view(Entry { place, name, set });
    Ok(Answer::ok(&view).at(projections.position))
}

/// What a copy came to, of which nothing was there at the position `before`.
pub(in crate::http) fn copied(
    call: &Call,
    (from, to): (&PlaceholderPlace, &PlaceholderPlace),
    before: schemas::Position,
) -> Outcome {
    let projections = call.context.view.read();
    let of = |place| projections.catalogue.placeholders(place);
    let given = of(from).into_iter().flat_map(|values| values.keys());
    let found = given.filter_map(|name| of(to)?.get(name));
    let (copied, kept): (Vec<_>, Vec<_>) = found.partition(|value| value.position > before);
    let view = CopiedView {
        copied: copied.len(),
        kept: kept.len(),
    };
    Ok(Answer::ok(&view))
}

fn scope_of(place: &PlaceholderPlace) -> PlaceholderScope {
    match place {
        PlaceholderPlace::System => PlaceholderScope::System,
        PlaceholderPlace::Model(_) => PlaceholderScope::Model,
        PlaceholderPlace::Region(_) => PlaceholderScope::Region,
        PlaceholderPlace::Device(_) => PlaceholderScope::Device,
    }
}

/// The placeholders whose built-in value is listed in this place.
fn built_in(place: &PlaceholderPlace) -> impl Iterator<Item = &'static BuiltIn> + use<> {
    let scope = match place {
        PlaceholderPlace::System => Some(Scope::System),
        PlaceholderPlace::Model(_) => Some(Scope::Model),
        PlaceholderPlace::Region(_) | PlaceholderPlace::Device(_) => None,
    };
    BUILT_IN
        .iter()
        .filter(move |built_in| Some(built_in.scope) == scope)
}

/// What is set in a place, and what is built in and not set there.
fn entries<'a>(projections: &'a Projections, place: &'a PlaceholderPlace) -> Vec<Entry<'a>> {
    let values = projections.catalogue.placeholders(place);
    let set = values.into_iter().flat_map(|values| values.iter());
    let set = set.map(|(name, value)| (name.as_str(), Some(value)));
    let is_unset =
        |built_in: &&BuiltIn| values.is_none_or(|values| !values.contains_key(built_in.name));
    let unset = built_in(place).filter(is_unset);
    let unset = unset.map(|built_in| (built_in.name, None));
    set.chain(unset)
        .map(|(name, set)| Entry { place, name, set })
        .collect()
}

/// Models, regions and phones must be there.
fn check_owner(projections: &Projections, place: &PlaceholderPlace) -> Result<(), Problem> {
    match place {
        PlaceholderPlace::System => Ok(()),
        PlaceholderPlace::Model(model) => match known::is_model(projections, model) {
            true => Ok(()),
            false => Err(known::unknown_model(model)),
        },
        PlaceholderPlace::Region(region) => match projections.regions.get(region) {
            Some(_) => Ok(()),
            None => {
                let detail = format!("there is no region {region}");
                Err(Problem::new(Code::RegionNotFound, detail))
            }
        },
        PlaceholderPlace::Device(mac) => match projections.fleet.phone(*mac) {
            Some(_) => Ok(()),
            None => {
                let detail = format!("no phone {mac} is of the fleet");
                Err(Problem::new(Code::DeviceNotFound, detail))
            }
        },
    }
}

/// The page that the query asks for, in order of name and then of owner.
fn page(call: &Call, projections: &Projections, entries: Vec<Entry<'_>>) -> Outcome {
    let search = call.query.one("search")?.map(|text| text.to_lowercase());
    let viewer = Viewer::new(call, projections);
    let is_found = |entry: &Entry<'_>| {
        let search = search.as_deref();
        search.is_none_or(|search| viewer.matches(*entry, search))
    };
    let found = entries.into_iter().filter(is_found);
    let named = found
        .map(|entry| (format!("{}\0{}", entry.name, owner(entry.place)), entry))
        .collect();
    let Page {
        items,
        total,
        next_cursor,
    } = small_list::page(&call.query, "name", named)?;
    let page = Page {
        items: items.into_iter().map(|entry| viewer.view(entry)).collect(),
        total,
        next_cursor,
    };
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// Whose it is; empty: the system's.
fn owner(place: &PlaceholderPlace) -> String {
    match place {
        PlaceholderPlace::System => String::new(),
        PlaceholderPlace::Model(model) => model.to_string(),
        PlaceholderPlace::Region(region) => region.to_string(),
        PlaceholderPlace::Device(mac) => mac.to_string(),
    }
}
