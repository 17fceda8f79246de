//! Lists of devices: filter, facets, order, page.
//!
//! One pass over the fleet: what is asked of a shared text is decided once per text, not per phone;
//! devices are built for the page alone. Pending phones go through the same filter.

use std::collections::BTreeMap;

use schemas::Mac;

use crate::{
    device::{
        Approval, Device, DeviceColumn, DeviceFilter, DevicePage, DeviceQuery, DeviceStatus, Facets,
    },
    fleet::{Fleet, Phone},
    interner::Interner,
    page::{InvalidCursor, PageBuilder, SortKey},
    phone_row::{IP, PHONE_NUMBER},
    text::{MacNeedle, Needle, same_folded},
    users::{UserSet, Users},
};

impl Fleet {
    /// A page of the devices that match: phones of the fleet, and of `pending` (devices whose
    /// approval is [`Approval::Pending`] and whose MAC is not in the fleet).
    pub fn query(
        &self,
        users: &Users,
        query: &DeviceQuery,
        pending: &[Device],
    ) -> Result<DevicePage, InvalidCursor> {
        let chosen = Chosen::new(&query.filter, self, users);
        let mut counts = FacetCounts::new(&query.filter, self);
        let mut page = PageBuilder::new(&query.page)?;
        let column = query.page.sort.column;
        for phone in self.iter() {
            let verdict = counts.verdict(phone);
            if verdict.may_count() && chosen.has_phone(phone, users) {
                counts.count(phone, verdict);
                if verdict.fits() {
                    let key = phone_key(phone, column, users);
                    page.offer(key, phone.mac().as_u64(), Listed::Phone(phone));
                }
            }
        }
        let mut facets = counts.named(self);
        for device in pending {
            let verdict = Verdict::of_device(&query.filter, device);
            if verdict.may_count() && chosen.has_device(device) {
                count_device(&mut facets, device, verdict);
                if verdict.fits() {
                    let key = device_key(device, column);
                    page.offer(key, device.mac.as_u64(), Listed::Pending(device));
                }
            }
        }
        let page = page.finish();
        Ok(DevicePage {
            items: page
                .items
                .iter()
                .map(|listed| listed.device(users))
                .collect(),
            total: page.total,
            next_cursor: page.next_cursor,
            facets,
        })
    }
}

#[derive(Clone, Copy)]
enum Listed<'a> {
    Phone(Phone<'a>),
    Pending(&'a Device),
}

impl Listed<'_> {
    fn device(self, users: &Users) -> Device {
        match self {
            Self::Phone(phone) => phone.device(users),
            Self::Pending(device) => device.clone(),
        }
    }
}

/// What a device is sorted by.
fn phone_key<'a>(phone: Phone<'a>, column: DeviceColumn, users: &'a Users) -> SortKey<'a> {
    let Phone { row, texts } = phone;
    let shared = |symbol| SortKey::Text(texts.others.text(symbol));
    match column {
        DeviceColumn::Mac => SortKey::Number(row.mac.as_u64().into()),
        DeviceColumn::Ip => SortKey::address(row.texts.get(IP)),
        DeviceColumn::Subnet => shared(row.shared.subnet),
        DeviceColumn::VlanId => SortKey::Text(phone.vlan_id()),
        DeviceColumn::User => SortKey::Text(phone.user(users)),
        DeviceColumn::DisplayName => SortKey::Text(phone.display_name(users)),
        DeviceColumn::PhoneNumber => SortKey::Text(phone.phone_number()),
        DeviceColumn::Nickname => SortKey::Text(&row.settings().nickname),
        DeviceColumn::Status => SortKey::Number(row.status() as u128),
        DeviceColumn::ReportedStatus => shared(row.shared.reported_status),
        DeviceColumn::Approval => SortKey::Number(Approval::Approved as u128),
        DeviceColumn::Model => SortKey::Text(phone.model()),
        DeviceColumn::FirmwareVersion => SortKey::Text(texts.versions.text(row.version)),
        DeviceColumn::Region => SortKey::Text(phone.region().as_str()),
        DeviceColumn::Template => SortKey::Text(phone.template()),
        DeviceColumn::Location => shared(row.shared.location),
        DeviceColumn::SipProxy => shared(row.shared.sip_proxy),
        DeviceColumn::UserAgent => shared(row.shared.user_agent),
        DeviceColumn::BtoePairingStatus => shared(row.shared.btoe_pairing_status),
        DeviceColumn::BtoeVersion => shared(row.shared.btoe_version),
        DeviceColumn::UsbHeadsetType => shared(row.shared.usb_headset_type),
        DeviceColumn::HrsSpeakerModel => shared(row.shared.hrs_speaker_model),
        DeviceColumn::HrsSpeakerFirmware => shared(row.shared.hrs_speaker_firmware),
        DeviceColumn::Language => SortKey::Text(&row.settings().language),
        DeviceColumn::VlanMode => SortKey::Text(&row.settings().vlan_mode),
        DeviceColumn::ReportTime => SortKey::time(row.report_time),
        DeviceColumn::GeneratedAt => SortKey::time(row.generated.as_ref().map(|it| it.at)),
        DeviceColumn::FetchedAt => SortKey::time(row.fetched.as_ref().map(|it| it.at)),
        DeviceColumn::Drift => SortKey::Number(row.has_drifted().into()),
    }
}

/// What a pending phone is sorted by; the same kinds of key as [`phone_key`].
fn device_key(device: &Device, column: DeviceColumn) -> SortKey<'_> {
    match column {
        DeviceColumn::Mac => SortKey::Number(device.mac.as_u64().into()),
        DeviceColumn::Ip => SortKey::address(&device.ip),
        DeviceColumn::Subnet => SortKey::Text(&device.subnet),
        DeviceColumn::VlanId => SortKey::Text(&device.vlan_id),
        DeviceColumn::User => SortKey::Text(&device.user),
        DeviceColumn::DisplayName => SortKey::Text(&device.display_name),
        DeviceColumn::PhoneNumber => SortKey::Text(&device.phone_number),
        DeviceColumn::Nickname => SortKey::Text(&device.nickname),
        DeviceColumn::Status => SortKey::Number(device.status as u128),
        DeviceColumn::ReportedStatus => SortKey::Text(&device.reported_status),
        DeviceColumn::Approval => SortKey::Number(device.approval as u128),
        DeviceColumn::Model => SortKey::Text(&device.model),
        DeviceColumn::FirmwareVersion => SortKey::Text(&device.firmware_version),
        DeviceColumn::Region => SortKey::Text(&device.region),
        DeviceColumn::Template => SortKey::Text(&device.template),
        DeviceColumn::Location => SortKey::Text(&device.location),
        DeviceColumn::SipProxy => SortKey::Text(&device.sip_proxy),
        DeviceColumn::UserAgent => SortKey::Text(&device.user_agent),
        DeviceColumn::BtoePairingStatus => SortKey::Text(&device.btoe_pairing_status),
        DeviceColumn::BtoeVersion => SortKey::Text(&device.btoe_version),
        DeviceColumn::UsbHeadsetType => SortKey::Text(&device.usb_headset_type),
        DeviceColumn::HrsSpeakerModel => SortKey::Text(&device.hrs_speaker_model),
        DeviceColumn::HrsSpeakerFirmware => SortKey::Text(&device.hrs_speaker_firmware),
        DeviceColumn::Language => SortKey::Text(&device.language),
        DeviceColumn::VlanMode => SortKey::Text(&device.vlan_mode),
        DeviceColumn::ReportTime => SortKey::time(device.report_time),
        DeviceColumn::GeneratedAt => SortKey::time(device.config.generated_at),
        DeviceColumn::FetchedAt => SortKey::time(device.config.fetched_at),
        DeviceColumn::Drift => SortKey::Number(device.config.drift.into()),
    }
}

/// The parts of a filter that have facets, as bits: those that a device does not fulfil.
#[derive(Clone, Copy, PartialEq)]
struct Verdict(u8);

impl Verdict {
    const STATUS: u8 = 1;
    const MODEL: u8 = 2;
    const VERSION: u8 = 4;
    const REGION: u8 = 8;

    fn new(status: bool, model: bool, version: bool, region: bool) -> Self {
        let unless = |fulfilled: bool, bit: u8| if fulfilled { 0 } else { bit };
        Self(
            unless(status, Self::STATUS)
                | unless(model, Self::MODEL)
                | unless(version, Self::VERSION)
                | unless(region, Self::REGION),
        )
    }

    fn of_device(filter: &DeviceFilter, device: &Device) -> Self {
        Self::new(
            is_wanted(&filter.status, &device.status),
            is_wanted(&filter.model, &device.model),
            is_wanted(&filter.version, &device.firmware_version),
            is_wanted(&filter.region, &device.region),
        )
    }

    /// Whether all parts are fulfilled.
    fn fits(self) -> bool {
        self.0 == 0
    }

    /// Whether the device counts in some facet: at most one part is not fulfilled.
    fn may_count(self) -> bool {
        self.0.count_ones() <= 1
    }

    /// Whether the device counts in the facet of this part: all other parts are fulfilled.
    fn counts_in(self, part: u8) -> bool {
        self.0 & !part == 0
    }
}

fn is_wanted<T: PartialEq>(wanted: &[T], value: &T) -> bool {
    wanted.is_empty() || wanted.contains(value)
}

/// One facet while it is counted: by the number of a symbol.
struct Facet {
    is_wanted: Vec<bool>,
    counts: Vec<usize>,
}

impl Facet {
    fn new<'a>(
        length: usize,
        wanted: &[String],
        texts: impl Iterator<Item = (usize, &'a str)>,
    ) -> Self {
        let mut facet = Self {
            is_wanted: vec![wanted.is_empty(); length],
            counts: vec![0; length],
        };
        for (number, text) in texts {
            facet.is_wanted[number] |= wanted.iter().any(|wanted| wanted == text);
        }
        facet
    }

    fn of(interner: &Interner, wanted: &[String]) -> Self {
        let texts = interner.iter().map(|(symbol, text)| (symbol.index(), text));
        Self::new(interner.capacity(), wanted, texts)
    }
}

/// All facets while they are counted.
struct FacetCounts {
    is_status_wanted: [bool; DeviceStatus::ALL.len()],
    statuses: [usize; DeviceStatus::ALL.len()],
    models: Facet,
    versions: Facet,
    regions: Facet,
}

impl FacetCounts {
    fn new(filter: &DeviceFilter, fleet: &Fleet) -> Self {
        let mut is_status_wanted = [false; DeviceStatus::ALL.len()];
        for status in DeviceStatus::ALL {
            is_status_wanted[*status as usize] = is_wanted(&filter.status, status);
        }
        let regions = fleet.texts.regions.names().iter().enumerate();
        Self {
            is_status_wanted,
            statuses: Default::default(),
            models: Facet::of(&fleet.texts.models, &filter.model),
            versions: Facet::of(&fleet.texts.versions, &filter.version),
            regions: Facet::new(
                fleet.texts.regions.len(),
                &filter.region,
                regions.map(|(number, name)| (number, name.as_str())),
            ),
        }
    }

    fn verdict(&self, phone: Phone<'_>) -> Verdict {
        let row = phone.row;
        Verdict::new(
            self.is_status_wanted[row.status() as usize],
            self.models.is_wanted[row.model.index()],
            self.versions.is_wanted[row.version.index()],
            self.regions.is_wanted[row.region.index()],
        )
    }

    fn count(&mut self, phone: Phone<'_>, verdict: Verdict) {
        let row = phone.row;
        let in_facet = |part| usize::from(verdict.counts_in(part));
        self.statuses[row.status() as usize] += in_facet(Verdict::STATUS);
        self.models.counts[row.model.index()] += in_facet(Verdict::MODEL);
        self.versions.counts[row.version.index()] += in_facet(Verdict::VERSION);
        self.regions.counts[row.region.index()] += in_facet(Verdict::REGION);
    }

    fn named(self, fleet: &Fleet) -> Facets {
        let named = |interner: &Interner, facet: &Facet| -> BTreeMap<String, usize> {
            let texts = interner
                .iter()
                .filter(|(symbol, _)| facet.counts[symbol.index()] > 0);
            texts
                .map(|(symbol, text)| (text.to_owned(), facet.counts[symbol.index()]))
                .collect()
        };
        let statuses = DeviceStatus::ALL.iter().zip(self.statuses);
        let regions = fleet.texts.regions.names().iter().zip(&self.regions.counts);
        Facets {
            status: statuses
                .map(|(status, count)| (status.to_string(), count))
                .collect(),
            model: named(&fleet.texts.models, &self.models),
            version: named(&fleet.texts.versions, &self.versions),
            region: regions
                .filter(|(_, count)| **count > 0)
                .map(|(name, count)| (name.to_string(), *count))
                .collect(),
        }
    }
}

fn count_device(facets: &mut Facets, device: &Device, verdict: Verdict) {
    for (part, facet, value) in [
        (Verdict::STATUS, &mut facets.status, device.status.name()),
        (Verdict::MODEL, &mut facets.model, &device.model),
        (
            Verdict::VERSION,
            &mut facets.version,
            &device.firmware_version,
        ),
        (Verdict::REGION, &mut facets.region, &device.region),
    ] {
        if verdict.counts_in(part) {
            *facet.entry(value.to_owned()).or_default() += 1;
        }
    }
}

/// What is looked for, and which shared texts have it.
struct Search {
    text: Needle,
    mac: MacNeedle,
    /// By the number of the model's symbol.
    models: Vec<bool>,
    /// The users that have it in their login name.
    names: UserSet,
    /// The users that have it in their display name.
    display_names: UserSet,
}

/// The parts of a filter without facets, made ready for many devices.
struct Chosen<'a> {
    filter: &'a DeviceFilter,
    is_approved_wanted: bool,
    macs: Vec<MacNeedle>,
    /// The owners whose phones are wanted, where not all are.
    owners: Option<UserSet>,
    search: Option<Search>,
}

impl<'a> Chosen<'a> {
    fn new(filter: &'a DeviceFilter, fleet: &Fleet, users: &Users) -> Self {
        let search = filter
            .search
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        Self {
            filter,
            is_approved_wanted: is_wanted(&filter.approval, &Approval::Approved),
            macs: filter.mac.iter().map(|text| MacNeedle::new(text)).collect(),
            owners: filter
                .multiple_devices
                .then(|| users.with_several_devices()),
            search: search.map(|text| {
                let text_needle = Needle::new(text);
                let mut models = vec![false; fleet.texts.models.capacity()];
                for (symbol, model) in fleet.texts.models.iter() {
                    models[symbol.index()] = text_needle.is_in(model);
                }
                let (names, display_names) = users.found(&text_needle);
                Search {
                    names,
                    display_names,
                    mac: MacNeedle::new(text),
                    text: text_needle,
                    models,
                }
            }),
        }
    }

    fn has_phone(&self, phone: Phone<'_>, users: &Users) -> bool {
        let filter = self.filter;
        self.is_approved_wanted
            && self.has_mac(phone.mac())
            && has_text(&filter.ip, || phone.row.texts.get(IP))
            && has_text(&filter.phone_number, || phone.phone_number())
            && has_text(&filter.template, || phone.template())
            && has_folded_text(&filter.user, || phone.user(users))
            && self
                .owners
                .as_ref()
                .is_none_or(|owners| phone.owner().is_some_and(|owner| owners.contains(owner)))
            && self
                .search
                .as_ref()
                .is_none_or(|search| search.is_in_phone(phone))
    }

    fn has_device(&self, device: &Device) -> bool {
        let filter = self.filter;
        is_wanted(&filter.approval, &device.approval)
            && self.has_mac(device.mac)
            && has_text(&filter.ip, || &device.ip)
            && has_text(&filter.phone_number, || &device.phone_number)
            && has_text(&filter.template, || &device.template)
            && has_folded_text(&filter.user, || &device.user)
            && !filter.multiple_devices
            && self
                .search
                .as_ref()
                .is_none_or(|search| search.is_in_device(device))
    }

    fn has_mac(&self, mac: Mac) -> bool {
        self.macs.is_empty() || self.macs.iter().any(|wanted| wanted.is_start_of(mac))
    }
}

impl Search {
    fn is_in_phone(&self, phone: Phone<'_>) -> bool {
        let row = phone.row;
        // The reported texts that are searched are packed side by side.
        if self.models[row.model.index()]
            || self.text.is_in(row.texts.head(PHONE_NUMBER))
            || self.mac.is_in(row.mac)
        {
            return true;
        }
        let settings = row.settings.as_deref();
        if settings.is_some_and(|settings| {
            self.text.is_in(&settings.nickname) || self.text.is_in(&settings.display_name)
        }) {
            return true;
        }
        let Some(owner) = row.owner else {
            return false;
        };
        let shows_name = || phone.reported_user_name().is_empty() && !phone.is_signed_out();
        let shows_display_name = || settings.is_none_or(|it| it.display_name.is_empty());
        self.names.contains(owner) && shows_name()
            || self.display_names.contains(owner) && shows_display_name()
    }

    fn is_in_device(&self, device: &Device) -> bool {
        let texts = [
            &device.user,
            &device.display_name,
            &device.ip,
            &device.model,
            &device.nickname,
            &device.phone_number,
        ];
        self.mac.is_in(device.mac) || texts.iter().any(|text| self.text.is_in(text))
    }
}

fn has_text<'a>(wanted: &[String], value: impl FnOnce() -> &'a str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let value = value();
    wanted.iter().any(|wanted| wanted == value)
}

fn has_folded_text<'a>(wanted: &[String], value: impl FnOnce() -> &'a str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let value = value();
    wanted.iter().any(|wanted| same_folded(wanted, value))
}

mod all;
#[cfg(test)]
mod tests;
