//! Who may have which file (protocol.md 6, "Secrets in files").
//!
//! Guarantee: pure; decided from what the projections hold and what the request shows, before
//! anything is opened. Deliberately not here: the answer, which never tells the reasons apart.

use std::net::IpAddr;

use projections::{Projections, fleet::Phone};
use schemas::{ContentHash, FileName, KeySlot, Mac, Secret, Timestamp, events::RefusalReason};

use super::{
    credentials::{self, BasicStanding},
    streamed::StreamedFile,
};
use crate::domain::origin;

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asker<'a> {
    /// From where.
    pub(super) address: IpAddr,
    /// With which HTTP Basic credential.
    pub(super) basic: Option<&'a (String, Secret)>,
    /// When.
    pub(super) now: Timestamp,
    /// How long a claim window is.
    pub(super) claim_window_ms: i64,
}

/// A phone's own file, for somebody who may have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnFile {
    /// The phone.
    pub(super) mac: Mac,
    /// What to serve.
    pub(super) hash: ContentHash,
    /// The slot of the key that seals it.
    pub(super) key_slot: KeySlot,
    /// When it was made.
    pub(super) generated_at: Timestamp,
    /// The template that it was made from.
    pub(super) template: String,
    /// Whether nothing but the claim window speaks for the asker: this fetch must be the only one.
    pub(super) is_claim: bool,
}

/// A file that several phones load, for somebody who may have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CommonFile {
    /// What to serve.
    pub(super) hash: ContentHash,
    /// Its length.
    pub(super) size_bytes: u64,
    /// When it was made.
    pub(super) generated_at: Timestamp,
}

/// A phone's own file.
///
/// # Errors
/// The true reason for which the asker does not get it.
pub(super) fn own_file(
    projections: &Projections,
    mac: Mac,
    asker: Asker<'_>,
) -> Result<OwnFile, RefusalReason> {
    let phone = projections
        .fleet
        .phone(mac)
        .ok_or(RefusalReason::UnknownPhone)?;
    let is_claim = claims(projections, phone, asker)?;
    let configuration = phone.configuration().ok_or(RefusalReason::NotGenerated)?;
    Ok(OwnFile {
        mac,
        hash: configuration.hash,
        key_slot: phone.key_slot(),
        generated_at: configuration.generated_at,
        template: configuration.template.to_owned(),
        is_claim,
    })
}

/// Whether it is only the claim window that entitles the asker.
fn claims(
    projections: &Projections,
    phone: Phone<'_>,
    asker: Asker<'_>,
) -> Result<bool, RefusalReason> {
    let standing = credentials::standing_for(&projections.users, asker.basic, phone.owner());
    if standing == BasicStanding::Correct {
        return Ok(false);
    }
    let region = projections.regions.get(phone.region());
    let is_inside = region.is_some_and(|it| origin::contains(&it.settings.networks, asker.address));
    if !is_inside {
        return Err(RefusalReason::ForeignNetwork);
    }
    let last_address = phone.peer_address().map(|address| address.to_canonical());
    if last_address == Some(asker.address) {
        return Ok(false);
    }
    let claim = phone.claim();
    let age_ms = asker.now.since_ms(claim.started_at);
    if !claim.is_claimed && age_ms < asker.claim_window_ms {
        return Ok(true);
    }
    Err(match standing {
        BasicStanding::Wrong => RefusalReason::WrongCredential,
        BasicStanding::Absent | BasicStanding::Correct => RefusalReason::NotEntitled,
    })
}

/// A file that several phones load. It holds no phone's secrets, so whoever is in a phone network,
/// or has any user's credential, may have it. `<MAC>.cfx` is one phone's all the same, in a form
/// that only hides what it says: it is for whoever may have the phone's own file.
///
/// # Errors
/// The true reason for which the asker does not get it.
pub(super) fn common_file(
    projections: &Projections,
    name: &FileName,
    asker: Asker<'_>,
) -> Result<CommonFile, RefusalReason> {
    let file = projections
        .files
        .common(name)
        .ok_or(RefusalReason::NotFound)?;
    match obfuscated_of(name) {
        Some(mac) => {
            let phone = projections.fleet.phone(mac);
            // The claim window is for one fetch, of the phone's own file.
            if claims(
                projections,
                phone.ok_or(RefusalReason::UnknownPhone)?,
                asker,
            )? {
                return Err(RefusalReason::NotEntitled);
            }
        }
        None => check_common(projections, asker)?,
    }
    Ok(CommonFile {
        hash: file.hash,
        size_bytes: file.size_bytes,
        generated_at: file.written_at,
    })
}

/// Firmware, by the name of its file in whatever case; for whoever may have common files.
///
/// # Errors
/// The true reason for which the asker does not get it.
pub(super) fn firmware_file(
    projections: &Projections,
    name: &FileName,
    asker: Asker<'_>,
) -> Result<StreamedFile, RefusalReason> {
    let image = projections
        .firmware
        .image(name.as_str())
        .ok_or(RefusalReason::NotFound)?;
    check_common(projections, asker)?;
    Ok(StreamedFile {
        hash: image.hash,
        size_bytes: image.size_bytes,
        modified: image.uploaded_at,
        media_type: "application/octet-stream",
        file_name: image.file_name.clone(),
        is_firmware: true,
        mac: None,
    })
}

fn check_common(projections: &Projections, asker: Asker<'_>) -> Result<(), RefusalReason> {
    let is_entitled = is_in_any_network(projections, asker.address)
        || credentials::is_known(&projections.users, asker.basic);
    match is_entitled {
        true => Ok(()),
        false => Err(RefusalReason::ForeignNetwork),
    }
}

/// The phone that the name `<MAC>.cfx` names.
fn obfuscated_of(name: &FileName) -> Option<Mac> {
    let (stem, suffix) = name.as_str().rsplit_once('.')?;
    suffix.eq_ignore_ascii_case("cfx").then_some(())?;
    stem.parse().ok()
}

/// Whether an address is in any region's networks.
pub(super) fn is_in_any_network(projections: &Projections, address: IpAddr) -> bool {
    let mut regions = projections.regions.iter();
    regions.any(|(_, region)| origin::contains(&region.settings.networks, address))
}
