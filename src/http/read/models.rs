//! The phone models: those with built-in templates, and those that phones of the fleet name (D12,
//! M39, M77).
//!
//! Guarantee: every phone of the fleet that says a model is counted under exactly one item.

use std::collections::BTreeMap;

use projections::{
    device::{Approval, DeviceColumn, DeviceFilter, DeviceQuery},
    page::{PageRequest, Sort},
};
use serde::Serialize;

use super::{List, invalid_cursor, small_list};
use crate::{
    http::{answer::Answer, call::Call, routes::Outcome},
    provisioning::models::built_in_models,
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
    let question = DeviceQuery {
        filter: DeviceFilter {
            approval: vec![Approval::Approved],
            ..DeviceFilter::default()
        },
        page: PageRequest {
            sort: Sort::ascending(DeviceColumn::Mac),
            limit: 1,
            cursor: None,
        },
    };
    let (facets, position) = {
        let projections = call.context.view.read();
        let page = projections
            .devices::<String>(&question, &[])
            .map_err(invalid_cursor)?;
        (page.facets, projections.position)
    };
    let named = models(facets.model)
        .into_iter()
        .map(|model| (model.name.clone(), model))
        .collect();
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// The built-in models, whose names phones may write in any case, and what else phones name.
fn models(mut devices: BTreeMap<String, usize>) -> Vec<ModelView> {
    devices.remove("");
    let mut models = Vec::new();
    for built_in in built_in_models() {
        let mut count = 0;
        devices.retain(|name, phones| {
            let is_it = name.eq_ignore_ascii_case(built_in.name);
            count += if is_it { *phones } else { 0 };
            !is_it
        });
        models.push(ModelView {
            name: built_in.name.to_owned(),
            description: built_in.generic.description.clone(),
            built_in: true,
            templates: Some(TemplateNames {
                generic: built_in.generic.name.clone(),
                lync: built_in.lync.name.clone(),
            }),
            devices: count,
        });
    }
    let others = devices.into_iter().map(|(name, devices)| ModelView {
        name,
        description: String::new(),
        built_in: false,
        templates: None,
        devices,
    });
    models.extend(others);
    models
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phone_is_counted_once_under_its_model() {
        let named = [("", 5), ("430HD", 2), ("430hd", 1), ("=evil()", 7)];
        let devices = named.map(|(name, count)| (name.to_owned(), count));
        let models = models(devices.into());
        let counted: Vec<_> = models
            .iter()
            .filter(|model| model.devices > 0)
            .map(|model| (model.name.as_str(), model.devices, model.built_in))
            .collect();
        assert_eq!(counted, [("430HD", 3, true), ("=evil()", 7, false)]);
        assert_eq!(models.len(), built_in_models().len() + 1);
        let lync = models[2]
            .templates
            .as_ref()
            .map(|names| names.lync.as_str());
        assert_eq!(lync, Some("AudioCodes_430HD_LYNC"));
    }
}
