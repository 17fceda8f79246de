//! The options of actions: what is to be set or shown, and how fast it goes.
//!
//! Guarantee: an option that the action does not have is refused; what is named exists. Defaults
//! are the manual's: restarts five at a time, two minutes apart, everything else two seconds apart.

use schemas::{
    FirmwareName, ModelName, RegionName, Secret, Timestamp,
    events::{JobAction, JobPace},
};

use crate::http::{
    call::Call,
    fields::Fields,
    problem::{Code, Problem},
};

const BATCH_SIZE_MAX: u32 = 500;
const DELAY_SECONDS_MAX: u32 = 86_400;
const MESSAGE_LENGTH_MAX: usize = 500;
const MESSAGE_SECONDS_MAX: u32 = 3_600;
const MESSAGE_SECONDS: u32 = 30;
const RING_SIZE_MAX: u32 = 10_000;
const RING_WAIT_SECONDS: u32 = 1_800;

/// What the request asks for.
pub(super) struct Options {
    pub(super) pace: JobPace,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) password: Option<Secret>,
}

/// Reads `options`, which may be left out; the action decides which there are.
pub(super) fn read(fields: &mut Fields, action: Option<JobAction>) -> Option<Options> {
    let Some(action) = action else {
        fields.pass_over("options");
        return None;
    };
    fields.object_or_empty("options", |fields| {
        let pace = pace(fields, action);
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
        };
        Some(Options {
            pace: pace?,
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
    let at = fields.text("at", 40);
    match (mode.as_str(), at) {
        ("graceful" | "force", None) => Some(vec![pair("mode", mode)]),
        ("scheduled", Some(at)) => Some(vec![pair("mode", mode), pair("at", at)]),
        ("scheduled", None) => {
            fields.refuse("at", "is missing: when phones are to restart");
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

fn pace(fields: &mut Fields, action: JobAction) -> Option<JobPace> {
    let delay = fields.number("delay_seconds", 0, DELAY_SECONDS_MAX);
    let batch_size = fields.number("batch_size", 1, BATCH_SIZE_MAX);
    let batch_delay = fields.number("batch_delay_seconds", 0, DELAY_SECONDS_MAX);
    let not_before = fields.parsed::<Timestamp>("start_at").unwrap_or_default();
    let ring_size = fields.number("ring_size", 0, RING_SIZE_MAX).unwrap_or(0);
    let ring_wait = fields.number("ring_wait_seconds", 1, DELAY_SECONDS_MAX);
    let failed_percent_max = fields.number("stop_after_failed_percent", 0, 100);
    let failed_count_min = fields.number("stop_after_failed_count", 1, 1_000_000);
    let in_maintenance_window = fields.flag("in_maintenance_window").unwrap_or(false);
    let (size, seconds) = match (action, delay) {
        (_, Some(seconds)) => (1, seconds),
        (JobAction::Restart, None) => (5, 120),
        (JobAction::GenerateConfiguration, None) => (100, 0),
        (_, None) => (1, 2),
    };
    let failed_percent_max = failed_percent_max.unwrap_or(100);
    Some(JobPace {
        batch_size: batch_size.unwrap_or(size),
        batch_delay_ms: u64::from(batch_delay.unwrap_or(seconds)) * 1_000,
        not_before,
        ring_size,
        ring_wait_ms: u64::from(ring_wait.unwrap_or(RING_WAIT_SECONDS)) * 1_000,
        failed_percent_max: u8::try_from(failed_percent_max).unwrap_or(100),
        failed_count_min: failed_count_min.unwrap_or(10),
        in_maintenance_window,
    })
}

impl Options {
    /// The same, with what the server knows of what is named.
    ///
    /// # Errors
    /// There is no such region or firmware, or the firmware cannot be followed.
    pub(super) fn checked(mut self, call: &Call, action: JobAction) -> Result<Self, Problem> {
        match action {
            JobAction::SetRegion => self.check_region(call)?,
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
