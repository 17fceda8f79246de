//! A phone's configuration file, as it was generated last.

use schemas::Mac;

use crate::{
    blobs::BlobError,
    http::{
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        routes::Outcome,
    },
};

/// `GET /api/v1/devices/{mac}/config`
pub(in crate::http) fn show(call: &Call) -> Outcome {
    of(call, call.parsed_parameter("mac", Code::DeviceNotFound)?)
}

/// This phone's file.
pub(super) fn of(call: &Call, mac: Mac) -> Outcome {
    let context = &call.context;
    let (hash, slot, position) = {
        let projections = context.view.read();
        let phone = projections
            .fleet
            .phone(mac)
            .ok_or_else(|| super::devices::unknown(mac))?;
        let configuration = phone.configuration().ok_or_else(not_generated)?;
        (configuration.hash, phone.key_slot(), projections.position)
    };
    let key = context.keys.key(slot).ok_or_else(|| {
        let detail = "the phone's key was erased, and its file with it: approve the phone again";
        Problem::new(Code::ConfigurationNotGenerated, detail)
    })?;
    match context.blobs.get_sealed(hash, slot, &key) {
        Ok(content) => Ok(Answer::text(content).at(position)),
        Err(error) => {
            tracing::error!(
                %mac,
                error = &error as &dyn std::error::Error,
                "a generated file cannot be read"
            );
            match error {
                BlobError::Missing(_) => Err(not_generated()),
                error => Err(Problem::new(Code::Internal, error.to_string())),
            }
        }
    }
}

fn not_generated() -> Problem {
    let detail = "its file is made when it is approved: approve it, or approve it again";
    Problem::new(Code::ConfigurationNotGenerated, detail)
}
