//! The options of actions: what is to be set or shown, and how fast it goes.
//!
//! Guarantee: an option that the action does not have is refused; what is named exists.
//! Deliberately not here: the pace (`pace`).

use schemas::{
    FirmwareName, ModelName, RegionName, Secret, Timestamp,
    events::{JobAction, JobPace},
};

use super::pace::{self, UsualPace};
use crate::{
    http::{
        call::Call,
        fields::Fields,
        known,
        problem::{Code, Problem},
    },
    provisioning::system_settings::LANGUAGES,
};

const MESSAGE_LENGTH_MAX: usize = 500;
const MESSAGE_SECONDS_MAX: u32 = 3_600;
const MESSAGE_SECONDS: u32 = 30;

/// What the request asks for.
pub(super) struct Options {
    pub(super) pace: JobPace,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) password: Option<Secret>,
}

/// Reads `options`, which may be left out; the action decides which there are.
pub(super) fn read(
    fields: &mut Fields,
    action: Option<JobAction>,
    usual: UsualPace,
) -> Option<Options> {
    let Some(action) = action else {
        fields.pass_over("options");
        return None;
    };
    fields.object_or_empty("options", |fields| {
        let mut password = None;
        let parameters = match action {
            JobAction::Restart => restart(fields),
            JobAction::SendMessage => message(fields),
            JobAction::GenerateConfiguration => {
                let then_update = fields.flag("then_update").unwrap_or(false);
                Some(vec![pair("then_update", then_update.to_string())])
            }
            JobAction::UpdateFirmware => {
                let firmware = fields.required_parsed::<FirmwareName>("firmware");
                firmware.map(|name| vec![pair("firmware", name.to_string())])
            }
            JobAction::SetRegion => {
                let region = fields.required_parsed::<RegionName>("region");
                region.map(|name| vec![pair("region", name.to_string())])
            }
            JobAction::SetLanguage => {
                let language = fields.required_text("language", 50);
                let is_one = |text: &String| LANGUAGES.contains(&text.as_str());
                if language.as_ref().is_some_and(|text| !is_one(text)) {
                    fields.refuse("language", format!("one of: {}", LANGUAGES.join(", ")));
                }
                language.map(|text| vec![pair("language", text)])
            }
            JobAction::SetModel => {
                let model = fields.required_parsed::<ModelName>("model");
                model.map(|name| vec![pair("model", name.to_string())])
            }
            JobAction::SetVlan => vlan(fields),
            JobAction::ResetPassword => {
                password = fields.sip_password("same");
                Some(vec![])
            }
            JobAction::UpdateConfiguration
            | JobAction::CheckStatus
            | JobAction::DeleteDevices
            | JobAction::DeleteUsers => Some(vec![]),
            JobAction::ApproveDevices => {
                fields.refuse("region", "approve phones at POST /api/v1/devices/approve");
                None
            }
        };
        let then_update = pair("then_update", "true");
        let is_told = parameters
            .as_ref()
            .is_some_and(|it| it.contains(&then_update));
        let pace = pace::read(fields, action, is_told, usual);
        Some(Options {
            pace,
            parameters: parameters?,
            password,
        })
    })
}

fn pair(name: &str, value: impl Into<String>) -> (String, String) {
    (name.to_owned(), value.into())
}

fn restart(fields: &mut Fields) -> Option<Vec<(String, String)>> {
    let mode = fields
        .text("mode", 20)
        .unwrap_or_else(|| "graceful".to_owned());
    let at = fields.parsed::<Timestamp>("at");
    let at = at.map(|time| time.to_string());
    match (mode.as_str(), at) {
        ("graceful" | "force", None) => Some(vec![pair("mode", mode)]),
        ("scheduled", Some(at)) => Some(vec![pair("mode", mode), pair("at", at)]),
        ("scheduled", None) => {
            if !fields.has_errors() {
                fields.refuse("at", "is missing: when phones are to restart");
            }
            None
        }
        ("graceful" | "force", Some(_)) => {
            fields.refuse("at", "is only for the mode scheduled");
            None
        }
        _ => {
            fields.refuse("mode", "one of: graceful, force, scheduled");
            None
        }
    }
}

fn message(fields: &mut Fields) -> Option<Vec<(String, String)>> {
    let text = fields.required_text("text", MESSAGE_LENGTH_MAX);
    let seconds = fields.number("seconds", 1, MESSAGE_SECONDS_MAX);
    let seconds = seconds.unwrap_or(MESSAGE_SECONDS).to_string();
    Some(vec![pair("text", text?), pair("seconds", seconds)])
}

fn vlan(fields: &mut Fields) -> Option<Vec<(String, String)>> {
    let mode = fields.text("vlan_mode", 50);
    let id = fields.number("vlan_id", 0, 4094);
    let named = [
        mode.map(|mode| pair("vlan_mode", mode)),
        id.map(|id| pair("vlan_id", id.to_string())),
    ];
    let parameters: Vec<_> = named.into_iter().flatten().collect();
    if parameters.is_empty() && !fields.has_errors() {
        fields.refuse("vlan_mode", "is missing: give it, or vlan_id");
    }
    Some(parameters)
}

impl Options {
    /// The same, with what the server knows of what is named, and of phones.
    ///
    /// # Errors
    /// There is no such region or firmware, or the firmware cannot be followed.
    pub(super) fn checked(mut self, call: &Call, action: JobAction) -> Result<Self, Problem> {
        if self.pace.ring_wait_ms == 0 {
            self.pace.ring_wait_ms = pace::ring_wait_ms(&call.context.view.read());
        }
        match action {
            JobAction::SetRegion => self.check_region(call)?,
            JobAction::SetModel => self.check_model(call)?,
            JobAction::UpdateFirmware => self.find_firmware(call)?,
            _ => {}
        }
        Ok(self)
    }

    fn value(&self, name: &str) -> &str {
        let value = self.parameters.iter().find(|(known, _)| known == name);
        value.map_or("", |(_, value)| value)
    }

    fn check_region(&self, call: &Call) -> Result<(), Problem> {
        let name = self.value("region");
        let projections = call.context.view.read();
        let region = name.parse().ok();
        match region.and_then(|region: RegionName| projections.regions.get(&region).map(|_| ())) {
            Some(()) => Ok(()),
            None => {
                let detail = format!("there is no region {name}");
                Err(Problem::new(Code::RegionNotFound, detail).of_field("options.region"))
            }
        }
    }

    fn check_model(&self, call: &Call) -> Result<(), Problem> {
        let name = self.value("model");
        let is_known = name
            .parse()
            .is_ok_and(|model| known::is_model(&call.context.view.read(), &model));
        match is_known {
            true => Ok(()),
            false => {
                let message = format!("there is no model {name}: add a template for it first");
                Err(Problem::invalid_field("options.model", message))
            }
        }
    }

    /// Phones show by their version that they have loaded it, so it must be known.
    fn find_firmware(&mut self, call: &Call) -> Result<(), Problem> {
        let name = self.value("firmware").to_owned();
        let problem = |detail: String| {
            Problem::new(Code::FirmwareNotFound, detail).of_field("options.firmware")
        };
        let projections = call.context.view.read();
        let entry = name.parse().ok();
        let entry = entry.and_then(|name: FirmwareName| projections.firmware.get(&name));
        let entry = entry.ok_or_else(|| problem(format!("there is no firmware {name}")))?;
        let image = entry.image.as_ref();
        let image = image.ok_or_else(|| problem(format!("firmware {name} has no file yet")))?;
        if entry.version.is_empty() {
            return Err(problem(format!(
                "the version of firmware {name} is not known: give it at /api/v1/firmware/{name}"
            )));
        }
        self.parameters
            .push(pair("file", image.file_name.to_string()));
        self.parameters.push(pair("version", entry.version.clone()));
        Ok(())
    }
}
