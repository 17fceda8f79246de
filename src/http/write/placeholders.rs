//! Giving placeholders values (M81 to M87).

use std::sync::Arc;

use schemas::{
    PlaceholderName, Position, RegionName,
    commands::{
        CatalogueCommand, Command, PlaceholderChange, PlaceholderPlace, PlaceholderValue, Presence,
    },
};

use crate::{
    domain::Refusal,
    http::{
        answer::Answer,
        call::Call,
        known,
        places::{self, WrittenName},
        problem::Problem,
        routes::Outcome,
        texts,
    },
    provisioning::placeholder::{BUILT_IN, Scope},
};

/// A placeholder in its place, and the position of what was done to it.
pub(in crate::http) type Done = (PlaceholderPlace, PlaceholderName, Position);

/// `POST /api/v1/placeholders/{scope}/{owner}` and `…/system`
pub(in crate::http) async fn create(call: &Call) -> Result<Done, Problem> {
    let place = place(call)?;
    let mut fields = call.fields()?;
    let name = fields.required_parsed::<WrittenName>("name");
    let value = fields.required_config_value("value");
    let description = fields.text("description", texts::DESCRIPTION_LENGTH_MAX);
    let (WrittenName(name), value) = fields.finish(name.zip(value))?;
    let value = PlaceholderValue {
        name: name.clone(),
        value,
        description,
    };
    let command = CatalogueCommand::SetPlaceholders {
        place: place.clone(),
        values: vec![value],
        presence: Presence::New,
    };
    Ok((place, name, submit(call, command).await?))
}

/// `PUT /api/v1/placeholders/{scope}/{owner}/{name}` and `…/system/{name}`: absent fields stay. A
/// built-in value is there although nobody has set it, and is replaced.
pub(in crate::http) async fn change(call: &Call) -> Result<Done, Problem> {
    let (place, name) = (place(call)?, places::placeholder_name(call)?);
    let mut fields = call.fields()?;
    let change = PlaceholderChange {
        name: fields.parsed::<WrittenName>("name").map(|name| name.0),
        region: fields.parsed::<RegionName>("region"),
        value: fields.config_value("value"),
        description: fields.text("description", texts::DESCRIPTION_LENGTH_MAX),
    };
    let change = fields.finish(Some(change))?;
    let new_place = match &change.region {
        Some(region) => PlaceholderPlace::Region(region.clone()),
        None => place.clone(),
    };
    let new_name = change.name.clone().unwrap_or_else(|| name.clone());
    let stays = (&new_place, &new_name) == (&place, &name);
    let command = match change {
        PlaceholderChange {
            value: Some(value),
            description,
            ..
        } if stays && is_built_in(&place, &name) => CatalogueCommand::SetPlaceholders {
            place,
            values: vec![PlaceholderValue {
                name,
                value,
                description,
            }],
            presence: Presence::Any,
        },
        change => CatalogueCommand::ChangePlaceholder {
            place,
            name,
            change,
        },
    };
    let position = submit(call, command).await;
    let position = position.map_err(|problem| match &new_place {
        PlaceholderPlace::Region(region) => unless_there(problem, region, "region"),
        PlaceholderPlace::System | PlaceholderPlace::Model(_) | PlaceholderPlace::Device(_) => {
            problem
        }
    })?;
    Ok((new_place, new_name, position))
}

/// `DELETE /api/v1/placeholders/{scope}/{owner}/{name}` and `…/system/{name}`
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    let (place, name) = (
        places::placeholder_place(&call)?,
        places::placeholder_name(&call)?,
    );
    call.no_fields()?;
    let command = CatalogueCommand::DeletePlaceholder { place, name };
    let position = submit(&call, command).await?;
    Ok(Answer::no_content().at(position))
}

/// `POST /api/v1/placeholders/{scope}/{owner}/copy`: from where, and where to.
pub(in crate::http) async fn copy(
    call: &Call,
) -> Result<(PlaceholderPlace, PlaceholderPlace, Position), Problem> {
    let to = place(call)?;
    let scope = places::placeholder_scope(call)?;
    let mut fields = call.fields()?;
    let from = fields.required_name("from");
    let from = fields.finish(from)?;
    let from = places::place_of(scope, &from).map_err(|problem| problem.of_field("from"))?;
    known::check_model(&call.context, &from).map_err(|problem| problem.of_field("from"))?;
    let command = CatalogueCommand::CopyPlaceholders {
        from: from.clone(),
        to: to.clone(),
    };
    let position = submit(call, command).await;
    let position = position.map_err(|problem| match &from {
        _ if from == to => problem,
        PlaceholderPlace::Region(region) => unless_there(problem, region, "from"),
        PlaceholderPlace::Device(mac) if problem == Refusal::UnknownPhone(*mac).into() => {
            problem.of_field("from")
        }
        PlaceholderPlace::System | PlaceholderPlace::Model(_) | PlaceholderPlace::Device(_) => {
            problem
        }
    })?;
    Ok((from, to, position))
}

/// Whose placeholder the path is about, if it is a model's a model that there is.
fn place(call: &Call) -> Result<PlaceholderPlace, Problem> {
    let place = places::placeholder_place(call)?;
    known::check_model(&call.context, &place)?;
    Ok(place)
}

/// A region that the body names and that does not exist is an error of that field.
fn unless_there(problem: Problem, region: &RegionName, field: &str) -> Problem {
    match problem == Refusal::UnknownRegion(region.clone()).into() {
        true => problem.of_field(field),
        false => problem,
    }
}

fn is_built_in(place: &PlaceholderPlace, name: &PlaceholderName) -> bool {
    let scope = match place {
        PlaceholderPlace::System => Scope::System,
        PlaceholderPlace::Model(_) => Scope::Model,
        PlaceholderPlace::Region(_) | PlaceholderPlace::Device(_) => return false,
    };
    let is_it = |built_in: &crate::provisioning::placeholder::BuiltIn| {
        built_in.scope == scope && built_in.name == name.as_str()
    };
    BUILT_IN.iter().any(is_it)
}

async fn submit(call: &Call, command: CatalogueCommand) -> Result<Position, Problem> {
    let command = Command::Catalogue(Box::new(command));
    Ok(call.submit(command).await?.position)
}
