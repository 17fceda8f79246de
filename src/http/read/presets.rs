//! Presets of overrides: what they set, and what can be said of them.

use schemas::Position;
use serde::Serialize;

use super::{List, small_list};
use crate::{
    http::{answer::Answer, call::Call, routes::Outcome},
    provisioning::preset::{self, Preset},
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort"];

/// Parameters that are overridden together.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "OverridePreset")]
pub(in crate::http) struct PresetView {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    fields: Vec<FieldView>,
}

/// What can be said of a preset.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "OverridePresetField")]
struct FieldView {
    name: &'static str,
    title: &'static str,
    /// The parameter that it becomes.
    parameter: &'static str,
    /// What it is when nothing is said; `None`: the parameter is not set then.
    default: Option<&'static str>,
    /// What a value must be.
    expected: String,
    /// The section of the manuals that names the parameter; `None`: neither does.
    manual: Option<&'static str>,
}

/// `GET /api/v1/override-presets`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let named = preset::all()
        .iter()
        .map(|preset| (preset.name.clone(), view(preset)))
        .collect();
    let position: Position = call.context.view.position();
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

fn view(preset: &'static Preset) -> PresetView {
    let fields = preset.fields.iter().map(|field| FieldView {
        name: &field.name,
        title: &field.title,
        parameter: &field.parameter,
        default: field.default.as_deref(),
        expected: field.known().kind.to_string(),
        manual: field.manual.as_deref(),
    });
    PresetView {
        name: &preset.name,
        title: &preset.title,
        description: &preset.description,
        fields: fields.collect(),
    }
}
