//! Who a simulated phone is: MAC, model, firmware, User-Agent, addresses, site and user.
//!
//! Guarantee: an identity is a pure function of seed and index, so that a fleet need not keep it in
//! memory and a run can be repeated. Models are those of manual B §1; the three User-Agent shapes
//! are those that phones in the field send. It does not know what the phone is doing.

use std::net::{IpAddr, Ipv4Addr};

use super::random::Random;

/// Phones of one site: they share a subnet, a location and, behind NAT, one public address.
pub const PHONES_PER_SITE: u32 = 200;

/// Which of the two firmware families a phone runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Third-party SIP: credentials come from the configuration file, no location is shown.
    Generic,
    /// Lync / Skype for Business ("UC"): a user signs in at the phone; the location is shown.
    Lync,
}

/// The signed-in user as reports name him; empty texts before sign-in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct User {
    /// Display name, `userName` in a report.
    pub name: String,
    /// `name@domain`, `userId` in a report.
    pub id: String,
    /// Extension or number, `phoneNumber` in a report.
    pub phone_number: String,
}

/// All that a phone says about itself; tests may change any of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Twelve lower-case hex digits.
    pub mac: String,
    /// `430HD`, as in D12 of the mission.
    pub model: String,
    pub family: Family,
    /// `2.0.4.30`, or `UC_2.0.13.121` for the Lync family.
    pub firmware: String,
    pub user_agent: String,
    /// The address the phone believes it has; behind NAT not the one the server sees.
    pub ip: IpAddr,
    /// Dotted mask, as field clients send it.
    pub subnet: String,
    pub vlan_id: u16,
    /// Empty for generic phones.
    pub location: String,
    pub sip_proxy: String,
    /// Which site it stands in, counted from 0.
    pub site: u32,
    /// Who signs in at this phone when no file names a user.
    pub user: User,
    /// A USB headset, on some phones.
    pub headset: Option<&'static str>,
}

struct Build {
    model: &'static str,
    family: Family,
    versions: &'static [&'static str],
}

const fn generic(model: &'static str, versions: &'static [&'static str]) -> Build {
    Build {
        model,
        family: Family::Generic,
        versions,
    }
}

const fn lync(model: &'static str, versions: &'static [&'static str]) -> Build {
    Build {
        model,
        family: Family::Lync,
        versions,
    }
}

const BUILDS: [Build; 13] = [
    generic("405HD", &["2.2.8.61", "2.2.16.142"]),
    generic("420HD", &["2.0.4.30", "2.2.0.7"]),
    generic("430HD", &["2.0.4.30", "2.2.12.95"]),
    generic("440HD", &["2.2.2.77", "2.2.16.142"]),
    generic("445HD", &["3.4.4.1000"]),
    generic("450HD", &["3.4.4.1000", "3.4.6.604"]),
    lync("420HD", &["2.0.7.70", "2.0.9.65"]),
    lync("430HD", &["2.0.7.70", "2.0.13.121"]),
    lync("440HD", &["2.0.9.65", "2.0.13.121"]),
    lync("445HD", &["3.2.1.80", "3.4.6.604"]),
    lync("450HD", &["3.2.1.80", "3.4.6.604"]),
    lync("C450HD", &["3.4.6.604"]),
    lync("RX50", &["3.4.6.604"]),
];

const CITIES: [&str; 10] = [
    "Lisbon",
    "Kraków",
    "Tel Aviv",
    "Montréal",
    "São Paulo",
    "Leeds",
    "Graz",
    "Osaka",
    "Austin",
    "Nairobi",
];
const GIVEN: [&str; 12] = [
    "Ann",
    "Boris",
    "Chiara",
    "Dov",
    "Élodie",
    "Farid",
    "Greta",
    "Hana",
    "Iker",
    "Jun",
    "Kateřina",
    "Luís",
];
const FAMILY_NAMES: [&str; 10] = [
    "Almeida", "Berg", "Cohen", "Dvořák", "Eriksen", "Fischer", "García", "Hughes", "Ito",
    "O'Brien",
];

impl Identity {
    /// The identity of phone `index` of a fleet whose first MAC is `first_mac` (48 bits).
    /// `behind_nat` gives it a private address that other sites use too.
    pub(crate) fn of(seed: u64, first_mac: u64, index: u32, behind_nat: bool) -> Identity {
        let mut random = Random::of(seed, u64::from(index));
        let build = random.pick(&BUILDS);
        let version = *random.pick(build.versions);
        let mac = format!("{:012x}", first_mac + u64::from(index));
        let site = index / PHONES_PER_SITE;
        let host = (index % PHONES_PER_SITE) as u8 + 10;
        let ip = if behind_nat {
            Ipv4Addr::new(192, 168, 1, host)
        } else {
            Ipv4Addr::new(10, 64 + (site >> 8) as u8 % 128, site as u8, host)
        };
        let lync = build.family == Family::Lync;
        let city = CITIES[site as usize % CITIES.len()];
        Identity {
            model: build.model.to_owned(),
            family: build.family,
            firmware: if lync {
                format!("UC_{version}")
            } else {
                version.to_owned()
            },
            user_agent: user_agent(build.model, build.family, version, &mac),
            ip: IpAddr::V4(ip),
            subnet: "255.255.255.0".to_owned(),
            vlan_id: 100 + (site % 50) as u16,
            location: if lync {
                format!(
                    "{city}, building {}, floor {}",
                    site % 4 + 1,
                    random.below(9) + 1
                )
            } else {
                String::new()
            },
            sip_proxy: format!("sip{}.example.com", site % 3 + 1),
            site,
            user: user(&mut random, index),
            headset: random.chance(0.1).then_some("Jabra BIZ 2300"),
            mac,
        }
    }

    /// Runs another version from now on: `2.2.0.7`, or `UC_2.0.9.65`, which also is of the other
    /// family.
    pub(crate) fn run(&mut self, version: &str) {
        let lync = version.strip_prefix("UC_");
        self.family = match lync {
            Some(_) => Family::Lync,
            None => Family::Generic,
        };
        let number = lync.unwrap_or(version);
        self.user_agent = user_agent(&self.model, self.family, number, &self.mac);
        version.clone_into(&mut self.firmware);
    }
}

fn user_agent(model: &str, family: Family, version: &str, mac: &str) -> String {
    match family {
        Family::Generic => {
            format!(
                "AUDC-IPPhone/{version} ({model}; {})",
                mac.to_ascii_uppercase()
            )
        }
        Family::Lync if version.starts_with('3') => {
            format!("AUDC/{version} AUDC-IPPhone-{model}_UC_{version}/1")
        }
        Family::Lync => format!("AUDC-IPPhone-{model}_UC_{version}/1.0.0000.0"),
    }
}

fn user(random: &mut Random, index: u32) -> User {
    let given = random.pick(&GIVEN);
    let family_name = random.pick(&FAMILY_NAMES);
    User {
        name: format!("{given} {family_name}"),
        id: format!("user{index}@example.com"),
        phone_number: format!("+1555{index:07}"),
    }
}

/// Reads a MAC in any of the accepted shapes (case, `:`, `-`, `.` or no separators).
pub(crate) fn parse_mac(text: &str) -> Option<u64> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ':' | '-' | '.'))
        .collect();
    let hex = digits.len() == 12 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    hex.then(|| u64::from_str_radix(&digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const FIRST: u64 = 0x0090_8f00_0000;

    #[test]
    fn an_identity_follows_from_seed_and_index_alone() {
        assert_eq!(
            Identity::of(1, FIRST, 5, false),
            Identity::of(1, FIRST, 5, false)
        );
        assert_eq!(Identity::of(1, FIRST, 0x1_0002, false).mac, "00908f010002");
    }

    #[test]
    fn a_fleet_mixes_all_builds_and_both_families_with_distinct_addresses() {
        let fleet: Vec<_> = (0..1_000)
            .map(|index| Identity::of(3, FIRST, index, false))
            .collect();
        let builds: HashSet<_> = fleet
            .iter()
            .map(|phone| (phone.model.clone(), phone.family == Family::Lync))
            .collect();
        assert_eq!(builds.len(), BUILDS.len());
        let addresses: HashSet<_> = fleet.iter().map(|phone| phone.ip).collect();
        assert_eq!(addresses.len(), fleet.len());
        assert!(
            fleet
                .iter()
                .all(|p| p.location.is_empty() == (p.family == Family::Generic))
        );
    }

    #[test]
    fn user_agents_have_the_three_shapes_of_the_field() {
        let agent = |model, family, version| user_agent(model, family, version, "00908f4867af");
        assert_eq!(
            agent("430HD", Family::Generic, "2.0.4.30"),
            "AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)"
        );
        assert_eq!(
            agent("430HD", Family::Lync, "2.0.7.70"),
            "AUDC-IPPhone-430HD_UC_2.0.7.70/1.0.0000.0"
        );
        assert_eq!(
            agent("C450HD", Family::Lync, "3.4.6.604"),
            "AUDC/3.4.6.604 AUDC-IPPhone-C450HD_UC_3.4.6.604/1"
        );
    }

    #[test]
    fn another_version_shows_in_all_that_the_phone_says() {
        let mut phone = Identity::of(1, FIRST, 0, false);
        phone.model = "430HD".to_owned();
        phone.run("UC_2.0.9.65");
        assert_eq!(
            (phone.firmware.as_str(), phone.family),
            ("UC_2.0.9.65", Family::Lync)
        );
        assert_eq!(
            phone.user_agent,
            "AUDC-IPPhone-430HD_UC_2.0.9.65/1.0.0000.0"
        );
        phone.run("2.2.0.7");
        assert_eq!(
            (phone.firmware.as_str(), phone.family),
            ("2.2.0.7", Family::Generic)
        );
        assert!(
            phone
                .user_agent
                .starts_with("AUDC-IPPhone/2.2.0.7 (430HD; ")
        );
    }

    #[test]
    fn behind_nat_sites_reuse_the_same_private_addresses() {
        let near = Identity::of(1, FIRST, 3, true);
        let far = Identity::of(1, FIRST, 3 + PHONES_PER_SITE, true);
        assert_eq!(near.ip, far.ip);
        assert_ne!(near.site, far.site);
    }

    #[test]
    fn macs_are_read_in_every_accepted_shape() {
        for text in ["00908F484CF0", "00:90:8f:48:4c:f0", "00-90-8F-48-4C-F0"] {
            assert_eq!(parse_mac(text), Some(0x0090_8f48_4cf0), "{text}");
        }
        for text in ["", "00908f484cf", "00908f484cg0", "+0908f484cf0"] {
            assert_eq!(parse_mac(text), None, "{text}");
        }
    }
}
