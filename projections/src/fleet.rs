//! The fleet: every phone, what it says, what is set for it, and how it stands.
//!
//! Guarantee: a keep-alive that changes nothing touches one row. Deliberately not here: lists and
//! filters (fleet_query), users' names (users), counts (dashboard), pending phones (no event tells
//! of them).

use std::net::IpAddr;

use schemas::{
    ContentHash, KeySlot, Mac, RegionName, Timestamp, UserId,
    events::{
        ConfigurationGenerated, FileFetched, PhoneApproved, PhoneChanged, PhoneReported,
        RecordedEvent,
    },
};
use serde::{Deserialize, Serialize};

pub use crate::phone_row::PhoneSettings;
use crate::{
    device::{Approval, Device, DeviceConfig, DeviceStatus},
    page::{PageBuilder, PageRequest, Sort, SortKey},
    phone_row::{IP, PHONE_NUMBER, PhoneRow, SharedTexts, USER_ID, USER_NAME},
    table::Table,
    trail::TrailEnd,
    users::Users,
};

/// The projection's name.
pub const NAME: &str = "fleet";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// How a phone stands, for those who count.
#[derive(Clone, PartialEq)]
pub(crate) struct Standing {
    pub(crate) region: RegionName,
    pub(crate) status: DeviceStatus,
    pub(crate) owner: Option<UserId>,
}

/// A phone stands otherwise than before; `None` where it is not part of the fleet.
pub(crate) struct PhoneChange {
    pub(crate) mac: Mac,
    pub(crate) before: Option<Standing>,
    pub(crate) after: Option<Standing>,
}

/// All phones of the fleet.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Fleet {
    pub(crate) phones: Table<PhoneRow>,
    pub(crate) texts: SharedTexts,
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
}

impl Fleet {
    /// The phone of this MAC.
    pub fn phone(&self, mac: Mac) -> Option<Phone<'_>> {
        let row = self.phones.get(mac.as_u64())?;
        let texts = &self.texts;
        Some(Phone { row, texts })
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

    /// The phones that were heard last, newest first, at most `count`.
    pub fn newest_reports(&self, region: Option<&RegionName>, count: usize) -> Vec<Mac> {
        let request = PageRequest {
            sort: Sort::descending("report_time"),
            limit: count,
            cursor: None,
        };
        let mut newest = PageBuilder::new(&request).expect("there is no cursor to be invalid");
        for phone in self
            .iter()
            .filter(|it| region.is_none_or(|region| it.region() == region))
        {
            if let Some(time) = phone.report_time() {
                newest.offer(SortKey::time(Some(time)), phone.mac().as_u64(), phone.mac());
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
        })
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
        let set = self.row.settings().template.as_str();
        match self.configuration() {
            Some(configuration) if set.is_empty() => configuration.template,
            _ => set,
        }
    }

    /// The VLAN that it says it is in, else the one it is put in.
    pub fn vlan_id(self) -> &'a str {
        match self.texts.others.text(self.row.shared.vlan_id) {
            "" => &self.row.settings().vlan_id,
            reported => reported,
        }
    }

    /// Api.md's item.
    pub fn device(self, users: &Users) -> Device {
        let Self { row, texts } = self;
        let shared = |symbol| texts.others.text(symbol).to_owned();
        let settings = row.settings();
        Device {
            mac: row.mac,
            ip: row.texts.get(IP).to_owned(),
            subnet: shared(row.shared.subnet),
            vlan_id: self.vlan_id().to_owned(),
            user: self.user(users).to_owned(),
            display_name: self.display_name(users).to_owned(),
            phone_number: self.phone_number().to_owned(),
            nickname: settings.nickname.clone(),
            status: row.status(),
            reported_status: shared(row.shared.reported_status),
            approval: Approval::Approved,
            model: self.model().to_owned(),
            firmware_version: texts.versions.text(row.version).to_owned(),
            region: self.region().to_string(),
            template: self.template().to_owned(),
            location: shared(row.shared.location),
            sip_proxy: shared(row.shared.sip_proxy),
            user_agent: shared(row.shared.user_agent),
            btoe_pairing_status: shared(row.shared.btoe_pairing_status),
            btoe_version: shared(row.shared.btoe_version),
            usb_headset_type: shared(row.shared.usb_headset_type),
            hrs_speaker_model: shared(row.shared.hrs_speaker_model),
            hrs_speaker_firmware: shared(row.shared.hrs_speaker_firmware),
            language: settings.language.clone(),
            vlan_mode: settings.vlan_mode.clone(),
            extra: row.extra.as_deref().unwrap_or_default().to_vec(),
            report_time: row.report_time,
            config: DeviceConfig {
                generated_at: row.generated.as_ref().map(|it| it.at),
                hash: row.generated.as_ref().map(|it| it.hash),
                fetched_at: row.fetched.as_ref().map(|it| it.at),
                fetched_hash: row.fetched_hash(),
                drift: row.has_drifted(),
            },
        }
    }
}

/// The fold. What it answers tells those who count that a phone stands otherwise.
impl Fleet {
    pub(crate) fn approved(
        &mut self,
        mac: Mac,
        event: &PhoneApproved,
        recorded: &RecordedEvent,
    ) -> Option<PhoneChange> {
        let before = self.take(mac);
        let row = PhoneRow::approved(mac, event, recorded, &mut self.texts);
        let after = Some(self.standing(&row));
        let inserted = self.phones.insert(row);
        debug_assert!(
            inserted.is_ok(),
            "a row of the same MAC was taken out above"
        );
        Some(PhoneChange { mac, before, after })
    }

    pub(crate) fn deleted(&mut self, mac: Mac) -> Option<PhoneChange> {
        let before = Some(self.take(mac)?);
        let after = None;
        Some(PhoneChange { mac, before, after })
    }

    /// `None` when the phone is not part of the fleet.
    #[inline]
    pub(crate) fn kept_alive(
        &mut self,
        mac: Mac,
        recorded: &RecordedEvent,
    ) -> Option<Option<PhoneChange>> {
        let row = self.phones.get_mut(mac.as_u64())?;
        row.report_time = Some(recorded.time);
        row.trail_end = TrailEnd::from(recorded);
        if !row.is_disconnected {
            return Some(None);
        }
        Some(self.update(mac, |row, _| row.is_disconnected = false))
    }

    pub(crate) fn reported(
        &mut self,
        mac: Mac,
        event: &PhoneReported,
        at: Timestamp,
    ) -> Option<PhoneChange> {
        self.update(mac, |row, texts| {
            row.report_time = Some(at);
            row.report(event, texts);
        })
    }

    pub(crate) fn disconnected(&mut self, mac: Mac) -> Option<PhoneChange> {
        self.update(mac, |row, _| row.is_disconnected = true)
    }

    pub(crate) fn assigned(&mut self, mac: Mac, owner: Option<UserId>) -> Option<PhoneChange> {
        self.update(mac, |row, _| row.owner = owner)
    }

    pub(crate) fn changed(&mut self, mac: Mac, event: &PhoneChanged) -> Option<PhoneChange> {
        self.update(mac, |row, texts| row.change(event, texts))
    }

    /// A new file opens the claim window again: the phone is expected to fetch it.
    pub(crate) fn generated(
        &mut self,
        mac: Mac,
        event: &ConfigurationGenerated,
        at: Timestamp,
    ) -> Option<PhoneChange> {
        let row = self.phones.get_mut(mac.as_u64())?;
        row.generate(event, at, &mut self.texts);
        row.claim_started_at = at;
        row.is_claimed = false;
        None
    }

    pub(crate) fn fetched(
        &mut self,
        mac: Mac,
        event: &FileFetched,
        at: Timestamp,
    ) -> Option<PhoneChange> {
        let row = self.phones.get_mut(mac.as_u64())?;
        if is_own_configuration(mac, &event.file) {
            row.fetch(event.hash, at);
            row.is_claimed = true;
        }
        row.is_claimed |= event.claimed;
        None
    }

    /// The newest event of a phone; `false` when it is not part of the fleet.
    pub(crate) fn record(&mut self, mac: Mac, end: TrailEnd) -> bool {
        let row = self.phones.get_mut(mac.as_u64());
        row.map(|row| row.trail_end = end).is_some()
    }

    fn take(&mut self, mac: Mac) -> Option<Standing> {
        let row = self.phones.remove(mac.as_u64())?;
        let standing = self.standing(&row);
        row.release(&mut self.texts);
        Some(standing)
    }

    /// Changes a row, and tells when the phone then stands otherwise.
    fn update(
        &mut self,
        mac: Mac,
        change: impl FnOnce(&mut PhoneRow, &mut SharedTexts),
    ) -> Option<PhoneChange> {
        let row = self.phones.get_mut(mac.as_u64())?;
        let (region, status, owner) = (row.region, row.status(), row.owner);
        change(row, &mut self.texts);
        if (region, status, owner) == (row.region, row.status(), row.owner) {
            return None;
        }
        let row = self.phones.get(mac.as_u64())?;
        let before = Standing {
            region: self.texts.regions.name(region).clone(),
            status,
            owner,
        };
        let after = self.standing(row);
        Some(PhoneChange {
            mac,
            before: Some(before),
            after: Some(after),
        })
    }

    fn standing(&self, row: &PhoneRow) -> Standing {
        Standing {
            region: self.texts.regions.name(row.region).clone(),
            status: row.status(),
            owner: row.owner,
        }
    }
}

/// Whether a path of the phone listener names the configuration file of this phone, by whichever
/// way it is asked for.
fn is_own_configuration(mac: Mac, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').filter(|(_, extension)| {
        extension.eq_ignore_ascii_case("cfg") || extension.eq_ignore_ascii_case("cfx")
    });
    stem.is_some_and(|(stem, _)| stem.parse() == Ok(mac))
}

#[cfg(test)]
mod tests;
