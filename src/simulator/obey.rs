//! What a phone does when it is told to: restart, update, report, show a text.
//!
//! Guarantee: as for every step; firmware is taken only if an image for the phone's model names
//! another version than it runs, and the whole image has been read. How a command reaches the phone
//! is for `steps.rs` (answers) and `rest.rs` (its own REST server).

use super::connection::Reply;
use super::error::SimulatorError;
use super::files::{BootFile, FirmwarePlace};
use super::phone::{Obeyed, Phone, PhoneCommand, Stage};
use super::statistics::RequestKind;
use crate::provisioning::firmware;

const RESTART_GRACEFUL_S: f64 = 40.0;
const RESTART_FORCED_S: f64 = 25.0;
pub(crate) const UPDATE_S: f64 = 180.0;

/// Where versions are looked for, here as in the server.
const HEAD_RANGE: &str = "bytes=0-65535";

/// The last parts of the paths that phones know commands by.
pub(crate) const HANDLERS: [&str; 7] = [
    "ResetGracefulHandler",
    "ResetForceHandler",
    "ResetScheduledHandler",
    "UpdateConfigurationHandler",
    "UpdateFirmwareHandler",
    "SendMessageHandler",
    "CheckStatusHandler",
];

impl Phone {
    /// Does what a command says.
    pub async fn obey(&mut self, command: &PhoneCommand) -> Result<Obeyed, SimulatorError> {
        let handler = command.handler();
        self.count(|statistics| statistics.obeyed(handler));
        Ok(match handler {
            "ResetGracefulHandler" => self.switch_off(RESTART_GRACEFUL_S),
            "ResetForceHandler" => self.switch_off(RESTART_FORCED_S),
            "ResetScheduledHandler" => {
                let delay_s = self.delay_s(&command.body["schedulePeriod"]);
                Obeyed::Scheduled { delay_s }
            }
            "UpdateConfigurationHandler" => Obeyed::Configured {
                status: self.fetch_configuration().await?.status,
            },
            "UpdateFirmwareHandler" => {
                let image = command.body["firmware"].as_str();
                let image = image.filter(|name| !name.is_empty());
                self.update_firmware(image).await?
            }
            "CheckStatusHandler" => Obeyed::Reported {
                status: self.report(self.status()).await?.status,
            },
            _ => Obeyed::Shown,
        })
    }

    /// Phone time until a scheduled restart: so many minutes, or until a moment.
    fn delay_s(&self, schedule: &serde_json::Value) -> f64 {
        let text = match schedule {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let delay_s = match (text.parse::<f64>(), text.parse::<jiff::Timestamp>()) {
            (Ok(minutes), _) if minutes.is_finite() => 60.0 * minutes,
            (_, Ok(moment)) => {
                let real_s = moment.as_second().saturating_sub(self.clock_s());
                real_s as f64 * self.plan.options.time_scale
            }
            (_, Err(_)) => 0.0,
        };
        delay_s.max(0.0)
    }

    fn switch_off(&mut self, delay_s: f64) -> Obeyed {
        self.memory.stage = Stage::Off;
        self.memory.restart_at_ms = None;
        Obeyed::Restarting { delay_s }
    }

    /// Fetches its file, and the firmware that the file names if that is not what it runs.
    pub(crate) async fn check_files(&mut self) -> Result<(), SimulatorError> {
        let is_configured = self.fetch_configuration().await?.is_success();
        let names_image = |boot: &BootFile| {
            let place = boot.firmware.as_ref();
            place.is_some_and(|place| place.image.is_some())
        };
        // Phones look for their model's image, too (manual B §3): here only for one that is named.
        if is_configured && self.boot_file().is_some_and(names_image) {
            self.update_firmware(None).await?;
        }
        Ok(())
    }

    /// Reads the header of an image (manual B §3): the one named, else that of its file, else that
    /// of its model.
    pub async fn check_firmware(&mut self, image: Option<&str>) -> Result<Reply, SimulatorError> {
        let path = self.image_path(image);
        let head = self.get(RequestKind::Firmware, &path, Some(HEAD_RANGE));
        head.await
    }

    /// Loads an image, as [`Phone::check_firmware`] finds it, if it is of another version.
    async fn update_firmware(&mut self, image: Option<&str>) -> Result<Obeyed, SimulatorError> {
        let head = self.check_firmware(image).await?;
        let version = head.is_success().then(|| self.version_for_it(&head.body));
        let is_other = |version: &String| !version.eq_ignore_ascii_case(&self.identity.firmware);
        let Some(version) = version.flatten().filter(is_other) else {
            let status = head.status;
            return Ok(Obeyed::Kept { status });
        };
        let path = self.image_path(image);
        let loaded = self.get(RequestKind::Firmware, &path, None).await?;
        let status = loaded.status;
        if !loaded.is_success() {
            return Ok(Obeyed::Kept { status });
        }
        self.install(&version);
        Ok(Obeyed::Updating {
            status,
            delay_s: UPDATE_S,
        })
    }

    /// The version that an image names, if phones of this model take it.
    fn version_for_it(&self, head: &[u8]) -> Option<String> {
        // How long the image is was for the server to look at.
        let version = firmware::inspect(head, u64::MAX).ok()?.version?;
        let Some(model) = firmware::model_named(&version) else {
            return Some(version);
        };
        let rest = &version[model.len()..];
        let is_its = model.eq_ignore_ascii_case(&self.identity.model);
        is_its.then(|| rest.strip_prefix('_').unwrap_or(rest).to_owned())
    }

    fn install(&mut self, version: &str) {
        let broken = self.plan.broken_firmware.as_deref();
        let is_broken = broken.is_some_and(|broken| broken.eq_ignore_ascii_case(version));
        self.memory.stage = match is_broken {
            true => Stage::Broken,
            false => Stage::Off,
        };
        self.memory.is_updating = true;
        self.memory.restart_at_ms = None;
        self.identity.run(version);
        self.remember_firmware();
        self.count(|statistics| statistics.firmware_updates += 1);
    }

    fn image_path(&self, image: Option<&str>) -> String {
        let place = self.boot_file().and_then(|boot| boot.firmware.as_ref());
        let directory = place.map_or("/firmwarefiles/", |place| &place.directory);
        let of_file = |place: &FirmwarePlace| place.image.clone();
        let name = match image {
            Some(name) => name.to_owned(),
            None => place
                .and_then(of_file)
                .unwrap_or_else(|| format!("{}.img", self.identity.model)),
        };
        // Names are of letters, digits, - _ . and blanks.
        format!("{directory}{name}").replace(' ', "%20")
    }
}
