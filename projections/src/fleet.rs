//! The fleet: every phone, what it says, what is set for it, and how it stands.
//!
//! Guarantee: a keep-alive that changes nothing touches one row; the index follows every other
//! change. Deliberately not here: lists and filters (fleet_query), what makes them quick
//! (fleet_index), users' names (users), counts (dashboard), pending phones (no event tells of
//! them).

use std::{collections::BTreeMap, net::IpAddr, sync::OnceLock};

use schemas::{ContentHash, KeySlot, Mac, Position, RegionName, Timestamp, UserId};
use serde::{Deserialize, Serialize};

pub use crate::phone_row::PhoneSettings;
use crate::{
    device::{Approval, Device, DeviceConfig, DeviceStatus},
    fleet_index::FleetIndex,
    interner::RegionNumber,
    page::{PageBuilder, PageRequest, Sort, SortKey},
    phone_row::{IP, PHONE_NUMBER, PhoneRow, SharedTexts, USER_ID, USER_NAME},
    table::Table,
    trail::TrailEnd,
    users::Users,
};

/// The projection's name.
pub const NAME: &str = "fleet";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 3;

/// How a phone stands, for those who count.
#[derive(Clone, PartialEq)]
pub(crate) struct Standing {
    pub(crate) region: RegionName,
    pub(crate) region_number: RegionNumber,
    pub(crate) status: DeviceStatus,
    pub(crate) owner: Option<UserId>,
}

/// A phone stands otherwise than before; `None` where it is not part of the fleet.
pub(crate) struct PhoneChange {
    pub(crate) mac: Mac,
    pub(crate) before: Option<Standing>,
    pub(crate) after: Option<Standing>,
}

/// A phone of the fleet was heard.
pub(crate) struct Heard {
    /// Its region, as it stands now.
    pub(crate) region: RegionNumber,
    pub(crate) change: Option<PhoneChange>,
}

/// All phones of the fleet.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Fleet {
    pub(crate) phones: Table<PhoneRow>,
    pub(crate) texts: SharedTexts,
    /// Made when it is first asked, and kept up from then on: whoever only folds pays nothing.
    #[serde(skip)]
    index: OnceLock<FleetIndex>,
}

/// A phone of the fleet. It has no Debug: most of it is personal.
#[derive(Clone, Copy)]
pub struct Phone<'a> {
    pub(crate) row: &'a PhoneRow,
    pub(crate) texts: &'a SharedTexts,
}

/// The time in which a phone's file is served without further proof (protocol.md 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The approval, or the newest generation.
    pub started_at: Timestamp,
    /// Whether a fetch has ended it.
    pub is_claimed: bool,
}

/// A phone's configuration file, as it was made last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Configuration<'a> {
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u32,
    /// When it was made.
    pub generated_at: Timestamp,
    /// The template that it was made from.
    pub template: &'a str,
    /// The file for all phones of the template, which it includes.
    pub global_file: &'a str,
    /// The log position of everything that went into it.
    pub inputs: Position,
    /// The event that says that it was made.
    pub position: Position,
    /// Whether an administrator wrote it by hand.
    pub is_edited: bool,
}

impl Fleet {
    /// The phone of this MAC.
    pub fn phone(&self, mac: Mac) -> Option<Phone<'_>> {
        self.phones.position(mac.as_u64()).map(|row| self.at(row))
    }

    /// The phone of the row at this place.
    pub(crate) fn at(&self, place: usize) -> Phone<'_> {
        let row = &self.phones.rows()[place];
        let texts = &self.texts;
        Phone { row, texts }
    }

    /// All phones, in no order that means something.
    pub fn iter(&self) -> impl Iterator<Item = Phone<'_>> {
        let texts = &self.texts;
        self.phones
            .rows()
            .iter()
            .map(move |row| Phone { row, texts })
    }

    /// How many phones there are.
    pub fn len(&self) -> usize {
        self.phones.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes ready for lists, so that the first does not wait: some hundred milliseconds for a
    /// million phones.
    pub fn make_ready(&self) {
        self.index();
    }

    pub(crate) fn index(&self) -> &FleetIndex {
        let make = || FleetIndex::of(self.phones.rows(), &self.texts);
        self.index.get_or_init(make)
    }

    /// The templates that phones show (see [`Phone::template`]), and how many show each; those
    /// that show none are under the empty name.
    pub fn templates(&self) -> BTreeMap<&str, usize> {
        let index = self.index();
        let mut counts = BTreeMap::new();
        for group in index.groups().iter().filter(|group| group.macs.len() > 0) {
            *counts.entry(index.template(group.traits)).or_default() += group.macs.len();
        }
        counts
    }

    /// The phones that were heard last, newest first, at most `count`.
    pub fn newest_reports(&self, region: Option<&RegionName>, count: usize) -> Vec<Mac> {
        let request = PageRequest {
            sort: Sort::descending("report_time"),
            limit: count,
            cursor: None,
        };
        let mut newest = PageBuilder::new(&request).expect("there is no cursor to be invalid");
        let mut offer = |phone: Phone<'_>| {
            if let Some(time) = phone.report_time() {
                newest.offer(SortKey::time(Some(time)), phone.mac().as_u64(), phone.mac());
            }
        };
        match region {
            None => self.iter().for_each(&mut offer),
            Some(region) => {
                let number = self.texts.regions.find(region);
                let groups = self.index().groups().iter();
                groups
                    .filter(|group| Some(group.traits.region) == number)
                    .flat_map(|group| group.macs.range(0, u64::MAX))
                    .filter_map(|mac| self.phones.position(mac))
                    .for_each(|place| offer(self.at(place)));
            }
        }
        newest.finish().items
    }
}

impl<'a> Phone<'a> {
    /// Its identity.
    pub fn mac(self) -> Mac {
        self.row.mac
    }

    /// Its region.
    pub fn region(self) -> &'a RegionName {
        self.texts.regions.name(self.row.region)
    }

    /// Registered, not, or silent.
    pub fn status(self) -> DeviceStatus {
        self.row.status()
    }

    /// The slot of its key.
    pub fn key_slot(self) -> KeySlot {
        self.row.key_slot
    }

    /// The user that it belongs to.
    pub fn owner(self) -> Option<UserId> {
        self.row.owner
    }

    /// The model set by an administrator, else the reported one, else the one at approval; empty
    /// when none is known.
    pub fn model(self) -> &'a str {
        self.texts.models.text(self.row.model)
    }

    /// When it was approved.
    pub fn approved_at(self) -> Timestamp {
        self.row.approved_at
    }

    /// Its claim window.
    pub fn claim(self) -> Claim {
        Claim {
            started_at: self.row.claim_started_at,
            is_claimed: self.row.is_claimed,
        }
    }

    /// The address that its last accepted full report came from.
    pub fn peer_address(self) -> Option<IpAddr> {
        self.row.peer_address
    }

    /// When it was last heard.
    pub fn report_time(self) -> Option<Timestamp> {
        self.row.report_time
    }

    /// The user name that it last reported; empty when nobody is signed in.
    pub fn reported_user_name(self) -> &'a str {
        self.row.texts.get(USER_NAME)
    }

    /// The `name@domain` that it last reported.
    pub fn reported_user_id(self) -> &'a str {
        self.row.texts.get(USER_ID)
    }

    /// The number that it last reported.
    pub fn phone_number(self) -> &'a str {
        self.row.texts.get(PHONE_NUMBER)
    }

    /// What administrators set for it.
    pub fn settings(self) -> &'a PhoneSettings {
        self.row.settings()
    }

    /// Its configuration file; `None` until one has been made.
    pub fn configuration(self) -> Option<Configuration<'a>> {
        let generated = self.row.generated.as_ref()?;
        Some(Configuration {
            hash: generated.hash,
            size_bytes: generated.size_bytes,
            generated_at: generated.at,
            template: self.texts.others.text(generated.template),
            global_file: self.texts.others.text(generated.global_file),
            inputs: generated.inputs,
            position: generated.position,
            is_edited: generated.is_edited,
        })
    }

    /// The newest event that its file depends on, as far as that is the phone's, its user's, or a
    /// change of what shapes files.
    pub fn inputs(self) -> Position {
        self.row.inputs
    }

    /// Whether an administrator has deleted its file since it was made last.
    pub fn is_withdrawn(self) -> bool {
        self.row.is_withdrawn
    }

    /// Whether a file was made, and either the phone has not fetched that one, or what went into it
    /// has changed since, or the file that it includes.
    pub fn has_drifted(self) -> bool {
        self.row.has_drifted(self.texts)
    }

    /// The event that took it in, or the newest that set something for it.
    pub fn set_by(self) -> Position {
        self.row.set_by
    }

    /// Where its history ends.
    pub fn trail_end(self) -> TrailEnd {
        self.row.trail_end
    }

    /// The user to show: whom it last reported; nobody when a Lync phone is signed out; else its
    /// owner.
    pub fn user(self, users: &'a Users) -> &'a str {
        let reported = self.reported_user_name();
        if !reported.is_empty() || self.is_signed_out() {
            return reported;
        }
        let owner = self.row.owner.and_then(|owner| users.names(owner));
        owner.map_or("", |(name, _)| name)
    }

    /// Whether it is a Lync phone that has reported, and reported no user.
    pub(crate) fn is_signed_out(self) -> bool {
        let is_empty = self.reported_user_name().is_empty();
        is_empty && self.row.reported.is_some() && self.row.is_lync(self.texts)
    }

    /// The name set for it, else its owner's.
    pub fn display_name(self, users: &'a Users) -> &'a str {
        let set = &self.row.settings().display_name;
        if !set.is_empty() {
            return set;
        }
        let owner = self.row.owner.and_then(|owner| users.names(owner));
        owner.map_or("", |(_, display_name)| display_name)
    }

    /// The template set for it, else the one that its file was last made from.
    pub fn template(self) -> &'a str {
        self.row.template(self.texts)
    }

    /// The VLAN that it says it is in, else the one it is put in.
    pub fn vlan_id(self) -> &'a str {
        match self.texts.others.text(self.row.shared.vlan_id) {
            "" => &self.row.settings().vlan_id,
            reported => reported,
        }
    }

    /// Api.md's item, to be kept.
    pub fn device(self, users: &Users) -> Device {
        self.listed(users).owned()
    }

    /// Api.md's item, to be written at once: it borrows every text.
    pub fn listed(self, users: &'a Users) -> Device<&'a str> {
        let Self { row, texts } = self;
        let shared = |symbol| texts.others.text(symbol);
        let extra = row.extra.as_deref().unwrap_or_default().iter();
        let settings = row.settings();
        Device {
            mac: row.mac,
            ip: row.texts.get(IP),
            subnet: shared(row.shared.subnet),
            vlan_id: self.vlan_id(),
            user: self.user(users),
            display_name: self.display_name(users),
            phone_number: self.phone_number(),
            nickname: &settings.nickname,
            status: row.status(),
            reported_status: shared(row.shared.reported_status),
            approval: Approval::Approved,
            model: self.model(),
            firmware_version: texts.versions.text(row.version),
            region: self.region().as_str(),
            template: self.template(),
            location: shared(row.shared.location),
            sip_proxy: shared(row.shared.sip_proxy),
            user_agent: shared(row.shared.user_agent),
            btoe_pairing_status: shared(row.shared.btoe_pairing_status),
            btoe_version: shared(row.shared.btoe_version),
            usb_headset_type: shared(row.shared.usb_headset_type),
            hrs_speaker_model: shared(row.shared.hrs_speaker_model),
            hrs_speaker_firmware: shared(row.shared.hrs_speaker_firmware),
            language: &settings.language,
            vlan_mode: &settings.vlan_mode,
            extra: extra.map(|(name, value)| (&**name, &**value)).collect(),
            report_time: row.report_time,
            config: DeviceConfig {
                generated_at: row.generated.as_ref().map(|it| it.at),
                hash: row.generated.as_ref().map(|it| it.hash),
                fetched_at: row.fetched.as_ref().map(|it| it.at),
                fetched_hash: row.fetched_hash(),
                drift: self.has_drifted(),
            },
        }
    }
}

mod fold;
#[cfg(test)]
mod tests;
