//! A phone as the fleet keeps it: small, because there may be a million.
//!
//! Texts that phones share are symbols, texts of their own are packed, what few phones have is
//! boxed. Nothing here has a Debug: most of it is personal.

use std::{collections::BTreeMap, net::IpAddr};

use schemas::{
    ContentHash, KeySlot, Mac, Position, Timestamp, UserId,
    events::{
        ConfigurationEdited, ConfigurationGenerated, PhoneApproved, PhoneChanged, PhoneReported,
        RecordedEvent, ReportedStatus,
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    device::DeviceStatus,
    interner::{Interner, RegionNumber, RegionTable, Symbol},
    table::Keyed,
    text::Packed,
    trail::TrailEnd,
};

/// The places of the texts in [`PhoneRow::texts`]; the first three are searched.
pub(crate) const IP: usize = 0;
pub(crate) const USER_NAME: usize = 1;
pub(crate) const PHONE_NUMBER: usize = 2;
pub(crate) const USER_ID: usize = 3;

/// What Lync phones have in their user agent (manual A, Devices Status).
const LYNC_MARK: &str = "_UC_";

/// The texts that phones share. Those with facets are apart, so that their symbols are few.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct SharedTexts {
    pub(crate) regions: RegionTable,
    pub(crate) models: Interner,
    pub(crate) versions: Interner,
    pub(crate) others: Interner,
    /// When files that phones include have become other ones, by name.
    pub(crate) includes_changed: BTreeMap<Box<str>, Position>,
}

/// What the phone says that other phones say too: symbols of [`SharedTexts::others`].
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct SharedFacts {
    pub(crate) reported_status: Symbol,
    pub(crate) user_agent: Symbol,
    pub(crate) vlan_id: Symbol,
    pub(crate) subnet: Symbol,
    pub(crate) location: Symbol,
    pub(crate) sip_proxy: Symbol,
    pub(crate) btoe_pairing_status: Symbol,
    pub(crate) btoe_version: Symbol,
    pub(crate) usb_headset_type: Symbol,
    pub(crate) hrs_speaker_model: Symbol,
    pub(crate) hrs_speaker_firmware: Symbol,
}

impl SharedFacts {
    fn replace(&mut self, others: &mut Interner, report: &PhoneReported) {
        for (held, text) in [
            (&mut self.reported_status, &report.reported_status),
            (&mut self.user_agent, &report.user_agent),
            (&mut self.vlan_id, &report.vlan_id),
            (&mut self.subnet, report.subnet.expose()),
            (&mut self.location, report.location.expose()),
            (&mut self.sip_proxy, report.sip_proxy.expose()),
            (&mut self.btoe_pairing_status, &report.btoe_pairing_status),
            (&mut self.btoe_version, &report.btoe_version),
            (&mut self.usb_headset_type, &report.usb_headset_type),
            (&mut self.hrs_speaker_model, &report.hrs_speaker_model),
            (&mut self.hrs_speaker_firmware, &report.hrs_speaker_firmware),
        ] {
            others.replace(held, text);
        }
    }

    fn release(&self, others: &mut Interner) {
        for held in [
            self.reported_status,
            self.user_agent,
            self.vlan_id,
            self.subnet,
            self.location,
            self.sip_proxy,
            self.btoe_pairing_status,
            self.btoe_version,
            self.usb_headset_type,
            self.hrs_speaker_model,
            self.hrs_speaker_firmware,
        ] {
            others.release(held);
        }
    }
}

/// What administrators set for a phone; empty texts are not set.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PhoneSettings {
    /// A name for the phone.
    pub nickname: String,
    /// The name on its display, against the user's.
    pub display_name: String,
    /// The model, against what the phone reports.
    pub model: String,
    /// The language of its display.
    pub language: String,
    /// `Disabled`, `Automatic`, `Manual` and the like.
    pub vlan_mode: String,
    /// The VLAN that it is put in.
    pub vlan_id: String,
    /// The entry of the firmware list whose file it should run.
    pub firmware: String,
    /// The template that its file is made from, against the mapping.
    pub template: String,
}

/// Settings of a phone for which nothing is set.
pub(crate) static NOTHING_SET: PhoneSettings = PhoneSettings {
    nickname: String::new(),
    display_name: String::new(),
    model: String::new(),
    language: String::new(),
    vlan_mode: String::new(),
    vlan_id: String::new(),
    firmware: String::new(),
    template: String::new(),
};

/// A phone's file, as it was made last.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Generated {
    pub(crate) hash: ContentHash,
    pub(crate) at: Timestamp,
    pub(crate) size_bytes: u32,
    /// The position of everything that went into it.
    pub(crate) inputs: Position,
    /// The event that says so.
    pub(crate) position: Position,
    /// Whether an administrator wrote it by hand.
    pub(crate) is_edited: bool,
    /// Of [`SharedTexts::others`].
    pub(crate) template: Symbol,
    /// Of [`SharedTexts::others`].
    pub(crate) global_file: Symbol,
}

/// A phone's file, as it was fetched last.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Fetched {
    pub(crate) at: Timestamp,
    pub(crate) position: Position,
    /// What was fetched where it is not what was made last, as nearly always it is.
    pub(crate) other: Option<Box<ContentHash>>,
}

/// A phone of the fleet. What a keep-alive and a list's filter touch comes first, to lie together.
#[derive(Clone, Serialize, Deserialize)]
#[repr(C)]
pub(crate) struct PhoneRow {
    /// `None` until it has reported.
    pub(crate) report_time: Option<Timestamp>,
    pub(crate) trail_end: TrailEnd,
    pub(crate) mac: Mac,
    pub(crate) is_disconnected: bool,
    pub(crate) is_claimed: bool,
    /// Whether an administrator has deleted its file since it was made last.
    pub(crate) is_withdrawn: bool,
    /// `None` until it has reported.
    pub(crate) reported: Option<ReportedStatus>,
    pub(crate) region: RegionNumber,
    /// The model that counts; of [`SharedTexts::models`].
    pub(crate) model: Symbol,
    /// Of [`SharedTexts::versions`].
    pub(crate) version: Symbol,
    pub(crate) owner: Option<UserId>,
    pub(crate) settings: Option<Box<PhoneSettings>>,
    /// The newest event that its file depends on.
    pub(crate) inputs: Position,
    /// The event that took it in, or the newest that set something for it.
    pub(crate) set_by: Position,
    pub(crate) texts: Packed<4>,
    pub(crate) shared: SharedFacts,
    /// Of [`SharedTexts::models`].
    pub(crate) reported_model: Symbol,
    /// Of [`SharedTexts::models`].
    pub(crate) approved_model: Symbol,
    pub(crate) key_slot: KeySlot,
    pub(crate) peer_address: Option<IpAddr>,
    pub(crate) approved_at: Timestamp,
    pub(crate) claim_started_at: Timestamp,
    pub(crate) generated: Option<Generated>,
    pub(crate) fetched: Option<Fetched>,
    /// Reported fields that are not of the list.
    pub(crate) extra: Option<Box<[(String, String)]>>,
}

impl Keyed for PhoneRow {
    fn key(&self) -> u64 {
        self.mac.as_u64()
    }
}

impl PhoneRow {
    pub(crate) fn status(&self) -> DeviceStatus {
        match self.reported {
            _ if self.is_disconnected => DeviceStatus::Disconnected,
            Some(reported) => DeviceStatus::of_report(reported),
            None => DeviceStatus::NonRegistered,
        }
    }

    pub(crate) fn settings(&self) -> &PhoneSettings {
        self.settings.as_deref().unwrap_or(&NOTHING_SET)
    }

    /// The template set for it, else the one that its file was last made from.
    pub(crate) fn template<'a>(&'a self, texts: &'a SharedTexts) -> &'a str {
        let set = self.settings().template.as_str();
        match &self.generated {
            Some(generated) if set.is_empty() => texts.others.text(generated.template),
            _ => set,
        }
    }

    /// Whether its last report came from a Lync phone.
    pub(crate) fn is_lync(&self, texts: &SharedTexts) -> bool {
        texts
            .others
            .text(self.shared.user_agent)
            .contains(LYNC_MARK)
    }

    /// Whether a file was made, and either the phone has not fetched that one, or what went into it
    /// has changed since, or the file that it includes: a phone fetches both, one after the other.
    pub(crate) fn has_drifted(&self, texts: &SharedTexts) -> bool {
        let Some(generated) = &self.generated else {
            return false;
        };
        let fetched = self.fetched.as_ref().filter(|it| it.other.is_none());
        let Some(fetched) = fetched else {
            return true;
        };
        let included = texts.others.text(generated.global_file);
        let changed = texts.includes_changed.get(included);
        generated.inputs < self.inputs || changed.is_some_and(|at| *at > fetched.position)
    }

    /// What it fetched last.
    pub(crate) fn fetched_hash(&self) -> Option<ContentHash> {
        match &self.fetched.as_ref()?.other {
            Some(other) => Some(**other),
            None => self.generated.as_ref().map(|generated| generated.hash),
        }
    }
}

/// The fold.
impl PhoneRow {
    pub(crate) fn approved(
        mac: Mac,
        event: &PhoneApproved,
        recorded: &RecordedEvent,
        texts: &mut SharedTexts,
    ) -> Self {
        let model = event.model.as_ref().map_or("", |model| model.as_str());
        Self {
            mac,
            is_disconnected: false,
            is_claimed: false,
            is_withdrawn: false,
            reported: None,
            region: texts.regions.number(&event.region),
            model: texts.models.hold(model),
            reported_model: Symbol::default(),
            approved_model: texts.models.hold(model),
            version: Symbol::default(),
            key_slot: event.key_slot,
            owner: event.owner,
            report_time: None,
            trail_end: TrailEnd::from(recorded),
            approved_at: recorded.time,
            claim_started_at: recorded.time,
            peer_address: None,
            shared: SharedFacts::default(),
            texts: Packed::default(),
            generated: None,
            fetched: None,
            settings: None,
            inputs: recorded.position,
            set_by: recorded.position,
            extra: None,
        }
    }

    pub(crate) fn release(self, texts: &mut SharedTexts) {
        for model in [self.model, self.reported_model, self.approved_model] {
            texts.models.release(model);
        }
        texts.versions.release(self.version);
        self.shared.release(&mut texts.others);
        if let Some(generated) = self.generated {
            texts.others.release(generated.template);
            texts.others.release(generated.global_file);
        }
    }

    pub(crate) fn report(&mut self, event: &PhoneReported, texts: &mut SharedTexts) {
        self.is_disconnected = false;
        self.reported = Some(event.status);
        self.peer_address = Some(*event.peer_address.expose());
        texts.models.replace(&mut self.reported_model, &event.model);
        texts
            .versions
            .replace(&mut self.version, &event.firmware_version);
        self.shared.replace(&mut texts.others, event);
        self.texts = Packed::new([
            event.ip.expose(),
            event.user_name.expose(),
            event.phone_number.expose(),
            event.user_id.expose(),
        ]);
        let extra = event.extra.expose();
        self.extra = (!extra.is_empty()).then(|| extra.as_slice().into());
        self.choose_model(texts);
    }

    pub(crate) fn generate(
        &mut self,
        event: &ConfigurationGenerated,
        recorded: &RecordedEvent,
        texts: &mut SharedTexts,
    ) {
        let others = &mut texts.others;
        let generated = Generated {
            hash: event.hash,
            at: recorded.time,
            size_bytes: event.size_bytes,
            inputs: event.inputs,
            position: recorded.position,
            is_edited: false,
            template: others.hold(event.template.as_str()),
            global_file: others.hold(event.global_file.as_str()),
        };
        self.replace_file(generated, texts);
    }

    /// A file written by hand stands for the one that was generated last.
    pub(crate) fn edit(
        &mut self,
        event: &ConfigurationEdited,
        recorded: &RecordedEvent,
        texts: &mut SharedTexts,
    ) {
        let others = &mut texts.others;
        let (template, global_file) = match &self.generated {
            Some(before) => {
                let template = others.text(before.template).to_owned();
                let global_file = others.text(before.global_file).to_owned();
                (others.hold(&template), others.hold(&global_file))
            }
            None => (Symbol::default(), Symbol::default()),
        };
        let edited = Generated {
            hash: event.hash,
            at: recorded.time,
            size_bytes: event.size_bytes,
            inputs: recorded.position,
            position: recorded.position,
            is_edited: true,
            template,
            global_file,
        };
        self.replace_file(edited, texts);
    }

    fn replace_file(&mut self, file: Generated, texts: &mut SharedTexts) {
        let fetched_hash = self.fetched_hash();
        let hash = file.hash;
        self.is_withdrawn = false;
        if let Some(before) = self.generated.replace(file) {
            texts.others.release(before.template);
            texts.others.release(before.global_file);
        }
        if let (Some(fetched), Some(before)) = (&mut self.fetched, fetched_hash) {
            fetched.other = (before != hash).then(|| Box::new(before));
        }
    }

    pub(crate) fn delete_file(&mut self, texts: &mut SharedTexts) {
        let fetched_hash = self.fetched_hash();
        self.is_withdrawn = true;
        if let Some(before) = self.generated.take() {
            texts.others.release(before.template);
            texts.others.release(before.global_file);
        }
        if let (Some(fetched), Some(before)) = (&mut self.fetched, fetched_hash) {
            fetched.other = Some(Box::new(before));
        }
    }

    pub(crate) fn fetch(&mut self, hash: ContentHash, at: Timestamp, position: Position) {
        let generated = self.generated.as_ref().map(|generated| generated.hash);
        let other = (generated != Some(hash)).then(|| Box::new(hash));
        self.fetched = Some(Fetched {
            at,
            position,
            other,
        });
    }

    pub(crate) fn change(&mut self, event: &PhoneChanged, texts: &mut SharedTexts) {
        let mut settings = self.settings().clone();
        for (setting, change) in [
            (&mut settings.nickname, event.nickname.expose()),
            (&mut settings.display_name, event.display_name.expose()),
            (&mut settings.model, &event.model),
            (&mut settings.language, &event.language),
            (&mut settings.vlan_mode, &event.vlan_mode),
            (&mut settings.vlan_id, &event.vlan_id),
            (&mut settings.firmware, &event.firmware),
            (&mut settings.template, &event.template),
        ] {
            if let Some(value) = change {
                setting.clone_from(value);
            }
        }
        self.settings = (settings != NOTHING_SET).then(|| Box::new(settings));
        if let Some(region) = &event.region {
            self.region = texts.regions.number(region);
        }
        self.choose_model(texts);
    }

    /// The administrator's word counts before the phone's, the phone's before the approval's.
    fn choose_model(&mut self, texts: &mut SharedTexts) {
        let chosen = match self.settings().model.as_str() {
            "" if self.reported_model != Symbol::default() => {
                texts.models.text(self.reported_model)
            }
            "" => texts.models.text(self.approved_model),
            set => set,
        };
        if texts.models.text(self.model) != chosen {
            let chosen = chosen.to_owned();
            texts.models.replace(&mut self.model, &chosen);
        }
    }
}
