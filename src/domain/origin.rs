//! Who a phone is (protocol.md 6): the region it speaks from, and what its credential is worth.

use std::net::IpAddr;

use ipnet::IpNet;
use md5::{Digest, Md5};
use schemas::{
    Mac, RegionName, Secret, UserId,
    commands::PhoneOrigin,
    events::{PhoneCredentials, RegionSettings},
};
use subtle::ConstantTimeEq;

use super::{
    refusal::Refusal,
    state::{SYSTEM_USER, State, User},
};

/// What a good credential shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// It is the system user's.
    System,
    /// It is this user's own.
    User(UserId),
    /// Nothing but that the region accepts it.
    Region,
}

/// What a request's credential is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is good for this phone.
    Accepted(Proof),
    /// It shows nothing; a phone that is not of the fleet may still announce itself.
    Unverified,
}

/// Whether an address is inside one of the networks. An IPv4 address that arrives in IPv6 clothes
/// is the IPv4 address.
pub fn contains(networks: &[IpNet], address: IpAddr) -> bool {
    let address = address.to_canonical();
    networks.iter().any(|network| network.contains(&address))
}

/// The region that a phone which is not of the fleet would belong to: the one that it names, if it
/// speaks from there, otherwise the one whose network fits its address most closely.
pub fn region_for<'a>(
    state: &'a State,
    named: Option<&RegionName>,
    address: IpAddr,
) -> Result<(&'a RegionName, &'a RegionSettings), Refusal> {
    if let Some(name) = named
        && let Some((name, settings)) = state.regions.get_key_value(name)
    {
        if contains(&settings.networks, address) {
            return Ok((name, settings));
        }
        return Err(Refusal::ForeignNetwork);
    }
    let address = address.to_canonical();
    let longest = |networks: &[IpNet]| {
        networks
            .iter()
            .filter(|n| n.contains(&address))
            .map(IpNet::prefix_len)
            .max()
    };
    state
        .regions
        .iter()
        .filter_map(|(name, settings)| Some((longest(&settings.networks)?, name, settings)))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, name, settings)| (name, settings))
        .ok_or(Refusal::ForeignNetwork)
}

/// What the credential in a request is worth for a phone with this owner. A correct credential of
/// another phone's user is refused outright (T18), whatever the region accepts.
pub fn standing(
    state: &State,
    origin: &PhoneOrigin,
    owner: Option<UserId>,
    accepts: PhoneCredentials,
) -> Result<Standing, Refusal> {
    let mut others = false;
    let basic = origin
        .basic
        .as_ref()
        .map(|(name, password)| (name, password, false));
    let (name, password) = &origin.ems;
    let ems = (!name.is_empty()).then_some((name, password, true));
    for (name, password, hashed_allowed) in [basic, ems].into_iter().flatten() {
        let Some((id, user)) = state.user_named(name) else {
            continue;
        };
        if !password_matches(user, password, hashed_allowed) {
            continue;
        }
        let is_system = user.name.eq_ignore_ascii_case(SYSTEM_USER);
        if is_system || owner.is_none() || owner == Some(id) {
            let proof = if is_system {
                Proof::System
            } else {
                Proof::User(id)
            };
            return Ok(Standing::Accepted(proof));
        }
        others = true;
    }
    if others {
        return Err(Refusal::OtherPhonesCredential);
    }
    let known_name = !name.is_empty() && state.user_named(name).is_some();
    let password_given = !origin.ems.1.expose().is_empty();
    let accepted = match accepts {
        PhoneCredentials::Open => true,
        PhoneCredentials::Learn => known_name && password_given,
        PhoneCredentials::Verify => false,
    };
    Ok(if accepted {
        Standing::Accepted(Proof::Region)
    } else {
        Standing::Unverified
    })
}

/// Whether the credential is good for the phone `mac` or a phone that is not of the fleet.
pub fn standing_of(
    state: &State,
    origin: &PhoneOrigin,
    mac: Mac,
    accepts: PhoneCredentials,
) -> Result<Standing, Refusal> {
    let owner = state.phones.get(&mac).and_then(|phone| phone.owner);
    standing(state, origin, owner, accepts)
}

/// Whether `given` is the user's password or, where phones may send that, its MD5 in hex. A user
/// without a password has no credential.
fn password_matches(user: &User, given: &Secret, hashed_allowed: bool) -> bool {
    let Some(password) = &user.password else {
        return false;
    };
    if password.expose().is_empty() {
        return false;
    }
    if password.matches(given.expose()) {
        return true;
    }
    let given = given.expose();
    if !hashed_allowed || given.len() != 32 {
        return false;
    }
    let digest = Md5::digest(password.expose().as_bytes());
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.as_bytes()
        .ct_eq(given.to_ascii_lowercase().as_bytes())
        .into()
}
