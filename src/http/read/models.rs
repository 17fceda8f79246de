//! The phone models: those with built-in templates, those that templates were added for, and those
//! that phones of the fleet name (D12, M39, M77).
//!
//! Guarantee: every phone of the fleet that says a model is counted under exactly one item.

use serde::Serialize;

use super::{List, small_list};
use crate::{
    http::{answer::Answer, call::Call, routes::Outcome},
    templates::models::{self, Model},
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort"];

/// A model, and what there is for it and of it.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Model")]
pub(in crate::http) struct ModelView {
    name: String,
    description: String,
    /// Whether the server brings its templates along.
    built_in: bool,
    /// What files of its phones are made from; `None`: nothing, until an administrator sets one.
    templates: Option<TemplateNames>,
    /// How many phones of the fleet are of this model.
    devices: usize,
}

/// The templates by kind of firmware.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "ModelTemplates")]
struct TemplateNames {
    generic: String,
    lync: String,
}

/// `GET /api/v1/models`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let (models, position) = {
        let projections = call.context.view.read();
        (models::all(&projections), projections.position)
    };
    let named = models
        .into_iter()
        .map(|model| (model.name.clone(), ModelView::from(model)))
        .collect();
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

impl From<Model> for ModelView {
    fn from(model: Model) -> Self {
        Self {
            name: model.name,
            description: model.description,
            built_in: model.is_built_in,
            templates: model.templates.map(|names| TemplateNames {
                generic: names.generic,
                lync: names.lync,
            }),
            devices: model.phones,
        }
    }
}
