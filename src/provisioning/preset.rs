//! Presets: parameters that are overridden together, such as those of daylight saving.
//!
//! Guarantee: every parameter of a preset is in the catalogue of parameters, and every default is
//! one of its values (tests). The presets themselves are data, `presets.json`; whether a manual
//! names a parameter stands there, too. Pure.

use std::sync::LazyLock;

use serde::Deserialize;

use super::parameters::{self, Parameter};

/// The file's own words.
const PRESETS: &str = include_str!("presets.json");

/// Parameters that are set together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Preset {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) fields: Vec<PresetField>,
}

/// What can be said of a preset, and the parameter that it becomes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresetField {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) parameter: String,
    /// `None`: the parameter is set only when the field is given.
    pub(crate) default: Option<String>,
    /// The section that names the parameter; `None`: neither manual does.
    pub(crate) manual: Option<String>,
}

static ALL: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    serde_json::from_str(PRESETS).expect("the presets are a constant, and a test reads them")
});

/// Every preset.
pub(crate) fn all() -> &'static [Preset] {
    &ALL
}

/// The preset of this name.
pub(crate) fn named(name: &str) -> Option<&'static Preset> {
    all().iter().find(|preset| preset.name == name)
}

impl PresetField {
    /// What is known of its parameter.
    pub(crate) fn known(&self) -> &'static Parameter {
        parameters::lookup(&self.parameter)
            .expect("every parameter of a preset is in the catalogue, as a test shows")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_set_known_parameters_to_values_that_they_take() {
        let names: Vec<&str> = all().iter().map(|preset| preset.name.as_str()).collect();
        let expected = ["daylight_saving", "telnet", "pin_lock", "common_area_phone"];
        assert_eq!(names, expected);
        for preset in all() {
            assert!(!preset.fields.is_empty() && !preset.description.is_empty());
            for field in &preset.fields {
                let known = field.known();
                assert_eq!(known.manual, field.manual.as_deref(), "{}", field.parameter);
                if let Some(default) = &field.default {
                    assert_eq!(known.check(default), None, "{}", field.parameter);
                }
                let twin = |other: &&PresetField| {
                    other.name == field.name || other.parameter == field.parameter
                };
                assert_eq!(preset.fields.iter().filter(twin).count(), 1);
            }
        }
        assert!(named("telnet").is_some() && named("Telnet").is_none());
    }
}
