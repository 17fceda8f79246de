//! Adding configuration keys after the template, one by one or as a preset.
//!
//! Guarantee: what is accepted stands on a line of a file, and a parameter that is known has a
//! value that it takes.

use std::sync::Arc;

use schemas::{
    ParameterName, Position, Secret,
    commands::{CatalogueCommand, Command, OverridePlace},
};

use crate::{
    http::{
        answer::Answer,
        call::Call,
        fields::Fields,
        places,
        problem::{Code, Problem},
        routes::Outcome,
        texts,
    },
    provisioning::{
        cfg,
        parameters::{self, ParameterProblem},
        preset::{self, Preset},
    },
};

/// `PUT /api/v1/overrides/{scope}/{owner}/{parameter}`
pub(in crate::http) async fn set(
    call: &Call,
) -> Result<(OverridePlace, ParameterName, Position), Problem> {
    let place = places::override_place(call)?;
    let parameter = call.parameter("parameter");
    let parameter: ParameterName = parameter.parse().map_err(|error: schemas::InvalidId| {
        Problem::invalid_field("parameter", error.to_string())
    })?;
    cfg::check_name(parameter.as_str())
        .map_err(|problem| Problem::invalid_field("parameter", problem.to_string()))?;
    let mut fields = call.fields()?;
    let value = fields.required_config_value("value");
    let value = fields.finish(value)?;
    if let Some(ParameterProblem::Value { expected }) =
        parameters::check(parameter.as_str(), value.expose())
    {
        let message = format!("must be {expected}");
        return Err(Problem::invalid_field("value", message));
    }
    let command = CatalogueCommand::SetOverrides {
        place: place.clone(),
        values: vec![(parameter.clone(), value)],
    };
    Ok((place, parameter, submit(call, command).await?))
}

/// `DELETE /api/v1/overrides/{scope}/{owner}/{parameter}`
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    let place = places::override_place(&call)?;
    let parameter = call.parsed_parameter("parameter", Code::OverrideNotFound)?;
    call.no_fields()?;
    let command = CatalogueCommand::DeleteOverrides {
        place,
        parameters: vec![parameter],
    };
    let position = submit(&call, command).await?;
    Ok(Answer::no_content().at(position))
}

/// What a preset was asked to set, and where.
pub(in crate::http) struct Applied {
    pub(in crate::http) place: OverridePlace,
    pub(in crate::http) preset: &'static Preset,
    pub(in crate::http) parameters: Vec<ParameterName>,
    pub(in crate::http) position: Position,
}

/// `POST /api/v1/overrides/{scope}/{owner}/preset`
pub(in crate::http) async fn apply(call: &Call) -> Result<Applied, Problem> {
    let place = places::override_place(call)?;
    let mut fields = call.fields()?;
    let preset = fields.required_name("preset");
    let preset = preset.and_then(|name| {
        let known = preset::named(&name);
        if known.is_none() {
            let names: Vec<&str> = preset::all().iter().map(|it| it.name.as_str()).collect();
            fields.refuse("preset", format!("must be one of {}", names.join(", ")));
        }
        known
    });
    let given = fields.object("values", |fields| {
        Some(preset.map_or_else(Vec::new, |preset| preset_values(fields, preset)))
    });
    let preset = fields.finish(preset)?;
    let given = given.unwrap_or_default();
    let values = preset.fields.iter().filter_map(|field| {
        let mut given = given.iter();
        let given = given.find(|(name, _)| *name == field.name);
        let value = given
            .map(|(_, value)| value.as_str())
            .or(field.default.as_deref())
            .filter(|value| !value.is_empty())?;
        let parameter = field.parameter.parse().ok()?;
        Some((parameter, Secret::new(value)))
    });
    let values: Vec<(ParameterName, Secret)> = values.collect();
    let parameters = values.iter().map(|(name, _)| name.clone()).collect();
    let command = CatalogueCommand::SetOverrides {
        place: place.clone(),
        values,
    };
    let position = submit(call, command).await?;
    Ok(Applied {
        place,
        preset,
        parameters,
        position,
    })
}

/// What is said of a preset; empty: the parameter is not set.
fn preset_values(fields: &mut Fields, preset: &'static Preset) -> Vec<(&'static str, String)> {
    let values = preset.fields.iter().filter_map(|field| {
        let value = fields.number_or_text(&field.name, |text| {
            texts::check_config_value(text)?;
            match field.known().check(text) {
                Some(problem) if !text.is_empty() => Err(problem.to_string()),
                Some(_) | None => Ok(()),
            }
        })?;
        Some((field.name.as_str(), value))
    });
    values.collect()
}

async fn submit(call: &Call, command: CatalogueCommand) -> Result<Position, Problem> {
    let command = Command::Catalogue(Box::new(command));
    Ok(call.submit(command).await?.position)
}
