//! Who may have which file (protocol.md 6, "Secrets in files").
//!
//! Guarantee: pure; decided from what the projections hold and what the request shows, before
//! anything is opened. Deliberately not here: the answer, which never tells the reasons apart.

use std::net::IpAddr;

use projections::{Projections, fleet::Phone};
use schemas::{ContentHash, FileName, KeySlot, Mac, Secret, Timestamp, events::RefusalReason};

use super::credentials::{self, BasicStanding};
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
/// or has any user's credential, may have it.
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
    if !is_in_any_network(projections, asker.address)
        && !credentials::is_known(&projections.users, asker.basic)
    {
        return Err(RefusalReason::ForeignNetwork);
    }
    Ok(CommonFile {
        hash: file.hash,
        generated_at: file.written_at,
    })
}

/// Whether an address is in any region's networks.
pub(super) fn is_in_any_network(projections: &Projections, address: IpAddr) -> bool {
    let mut regions = projections.regions.iter();
    regions.any(|(_, region)| origin::contains(&region.settings.networks, address))
}
