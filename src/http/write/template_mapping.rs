//! Which template counts for a model in a region: rows are set and removed.

use std::sync::Arc;

use schemas::{
    ModelName, Position, RegionName, TemplateName,
    commands::{CatalogueCommand, Command},
};

use crate::{
    http::{
        answer::Answer,
        call::Call,
        fields::Fields,
        problem::{Code, Problem},
        routes::Outcome,
    },
    provisioning::{built_in, models},
};

/// What stands for every region that has no row of its own.
const EVERY_OTHER: &str = "*";

/// A row that is to be set.
pub(in crate::http) struct Row {
    pub(in crate::http) model: ModelName,
    pub(in crate::http) region: Option<RegionName>,
    template: TemplateName,
}

/// `POST /api/v1/template-mapping`: the row that the body describes.
pub(in crate::http) fn wanted(call: &Call) -> Result<Row, Problem> {
    let mut fields = call.fields()?;
    let model = fields.required_parsed::<ModelName>("model");
    let region = region(&mut fields);
    let template = fields.required_parsed::<TemplateName>("template");
    let (model, template) = fields.finish(model.zip(template))?;
    Ok(Row {
        model: canonical(model),
        region,
        template,
    })
}

fn region(fields: &mut Fields) -> Option<RegionName> {
    let region = fields.parsed::<RegionName>("region")?;
    Some(region).filter(|region| region.as_str() != EVERY_OTHER)
}

/// Sets the row; one that is there gets the new template.
pub(in crate::http) async fn set(call: &Call, row: &Row) -> Result<Position, Problem> {
    let built_in = built_in::named(row.template.as_str());
    let known_as = built_in.and_then(|built_in| built_in.template.name.parse().ok());
    let command = CatalogueCommand::MapTemplate {
        model: row.model.clone(),
        region: row.region.clone(),
        template: known_as.unwrap_or_else(|| row.template.clone()),
        is_built_in: built_in.is_some(),
    };
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await;
    let receipt = receipt.map_err(|problem| match problem.code() {
        Code::TemplateNotFound => problem.of_field("template"),
        _ => super::region_is_field(problem),
    });
    Ok(receipt?.position)
}

/// `DELETE /api/v1/template-mapping/{model}/{region}`
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    let model: ModelName = call.parsed_parameter("model", Code::MappingNotFound)?;
    let region = match call.parameter("region") {
        EVERY_OTHER => None,
        _ => Some(call.parsed_parameter("region", Code::MappingNotFound)?),
    };
    call.no_fields()?;
    let model = canonical(model);
    let command = CatalogueCommand::UnmapTemplate { model, region };
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await?;
    Ok(Answer::no_content().at(receipt.position))
}

fn canonical(model: ModelName) -> ModelName {
    models::canonical_model(model.as_str())
        .parse()
        .unwrap_or(model)
}
