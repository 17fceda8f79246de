//! What an update of firmware takes before phones are told: that the image is of their model, and
//! that their files name it (M45, M95, M97).
//!
//! Guarantee: a phone whose model is known is never given an image that says it is of another one.
//! Deliberately not here: what an image that says nothing of its model is good for.

use std::collections::HashMap;

use projections::Projections;
use schemas::{
    Mac,
    commands::{Command, JobTarget, NamesBuiltIn},
    events::PhoneChanged,
};

use super::{Jobs, NotTaken, Turn, phones};
use crate::{engine::SubmitError, provisioning::models::canonical_model, templates::models};

/// What a job gives its phones.
struct Given {
    /// The entry's name.
    firmware: String,
    /// Whether the entry is there for each phone of a model, also before it has a file.
    is_built_in: bool,
    /// The model that its image is of, if it says so.
    model: Option<String>,
}

impl Jobs {
    /// Sets which firmware phones should run, so that their files say so; why not, for those that
    /// it is not for.
    pub(super) async fn set_firmware(
        &self,
        turn: Turn,
        targets: &[(u32, JobTarget)],
    ) -> Result<HashMap<Mac, String>, NotTaken> {
        let Some((given, others)) = self.looked_up(turn, targets) else {
            return Ok(HashMap::new());
        };
        let built_in = NamesBuiltIn {
            firmware: given.is_built_in,
            ..NamesBuiltIn::default()
        };
        let fitting = phones(targets).filter(|mac| !others.contains_key(mac));
        let commands = fitting.map(|mac| {
            let change = PhoneChanged {
                firmware: Some(given.firmware.clone()),
                ..PhoneChanged::default()
            };
            let change = Box::new(change);
            let command = Command::ChangePhone {
                mac,
                change,
                built_in,
            };
            (mac, command)
        });
        for (_, outcome) in self.submitter.submit_all(commands).await {
            match outcome {
                Ok(receipt) => self.view.wait_for(receipt.position).await,
                // Its turn will say so.
                Err(SubmitError::Refused(_)) => {}
                Err(SubmitError::Stopped) => return Err(NotTaken::Stopped),
                Err(_) => return Err(NotTaken::Trouble),
            }
        }
        Ok(others)
    }

    /// What is given, and the phones that it is not for.
    fn looked_up(
        &self,
        turn: Turn,
        targets: &[(u32, JobTarget)],
    ) -> Option<(Given, HashMap<Mac, String>)> {
        let projections = self.view.read();
        let job = projections.jobs.get(turn.id)?;
        let firmware = job.parameter("firmware").to_owned();
        let version = job.parameter("version");
        let named = models::all(&projections);
        let names: Vec<&str> = named.iter().map(|model| model.name.as_str()).collect();
        let given = Given {
            is_built_in: names
                .iter()
                .any(|name| name.eq_ignore_ascii_case(&firmware)),
            model: model_of(&names, &firmware, version).map(str::to_owned),
            firmware,
        };
        let others = phones(targets).filter_map(|mac| Some((mac, given.unfit(&projections, mac)?)));
        let others = others.collect();
        Some((given, others))
    }
}

impl Given {
    /// Why a phone is not given it.
    fn unfit(&self, projections: &Projections, mac: Mac) -> Option<String> {
        let of = self.model.as_ref()?;
        let model = canonical_model(projections.fleet.phone(mac)?.model());
        let is_other = !model.is_empty() && !model.eq_ignore_ascii_case(of);
        is_other.then(|| {
            format!(
                "firmware {} is for {of}, this phone is a {model}",
                self.firmware
            )
        })
    }
}

/// The model that an image is of: its entry is called after one, or its version begins with one, as
/// `440HDUC_2.0.9.65` does. `None`: it does not say.
fn model_of<'a>(models: &[&'a str], firmware: &str, version: &str) -> Option<&'a str> {
    let begins = |model: &&&str| {
        let begin = version.get(..model.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(model))
    };
    let mut all = models.iter().filter(|model| !model.is_empty());
    let called = all
        .clone()
        .find(|model| model.eq_ignore_ascii_case(firmware));
    let called = called.or_else(|| all.by_ref().filter(begins).max_by_key(|model| model.len()));
    called.copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_says_its_model_by_its_name_or_its_version() {
        let models = ["430HD", "440HD", "C450HD", "450HD", "450"];
        for (firmware, version, expected) in [
            ("430HD", "UC_2.0.13.121", Some("430HD")),
            ("430hd", "440HDUC_2.0.9.65", Some("430HD")),
            ("pilot", "440HDUC_2.0.9.65", Some("440HD")),
            ("pilot", "C450HD_UC_3.4.6.604", Some("C450HD")),
            ("pilot", "450HD_UC_3.4.6.604", Some("450HD")),
            ("pilot", "UC_3.4.6.604", None),
            ("pilot", "", None),
            ("pilot", "43", None),
        ] {
            assert_eq!(
                model_of(&models, firmware, version),
                expected,
                "{firmware} {version}"
            );
        }
    }
}
