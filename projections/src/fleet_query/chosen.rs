//! The parts of a filter without facets, made ready for many devices.
//!
//! What is asked of a shared text is decided once per text, not per phone. Deliberately not here:
//! which phones are looked at (candidates, grouped).

use schemas::Mac;

use crate::{
    device::{Device, DeviceFilter},
    fleet::{Fleet, Phone},
    phone_row::{IP, PHONE_NUMBER},
    text::{MacNeedle, Needle, same_folded},
    users::{UserSet, Users},
};

/// What is looked for, and which shared texts have it.
pub(super) struct Search {
    text: Needle,
    mac: MacNeedle,
    /// By the number of the model's symbol.
    models: Vec<bool>,
    /// The users that have it in their login name.
    names: UserSet,
    /// The users that have it in their display name.
    display_names: UserSet,
}

/// What is asked beside the fields with facets.
pub(super) struct Chosen<'a> {
    pub(super) filter: &'a DeviceFilter,
    pub(super) macs: Vec<MacNeedle>,
    /// The owners whose phones are wanted, where not all are.
    pub(super) owners: Option<UserSet>,
    pub(super) search: Option<Search>,
}

impl<'a> Chosen<'a> {
    pub(super) fn new(filter: &'a DeviceFilter, fleet: &Fleet, users: &Users) -> Self {
        let search = filter
            .search
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        Self {
            filter,
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

    /// Whether a phone fulfils all that is asked beside the fields with facets.
    pub(super) fn has_phone(&self, phone: Phone<'_>, users: &Users) -> bool {
        let filter = self.filter;
        self.has_mac(phone.mac())
            && has_text(&filter.ip, || phone.row.texts.get(IP))
            && has_text(&filter.phone_number, || phone.phone_number())
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

    pub(super) fn has_device<Text: AsRef<str>>(&self, device: &Device<Text>) -> bool {
        let filter = self.filter;
        self.has_mac(device.mac)
            && has_text(&filter.ip, || device.ip.as_ref())
            && has_text(&filter.phone_number, || device.phone_number.as_ref())
            && has_folded_text(&filter.user, || device.user.as_ref())
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

    fn is_in_device<Text: AsRef<str>>(&self, device: &Device<Text>) -> bool {
        let texts = [
            &device.user,
            &device.display_name,
            &device.ip,
            &device.model,
            &device.nickname,
            &device.phone_number,
        ];
        self.mac.is_in(device.mac) || texts.iter().any(|text| self.text.is_in(text.as_ref()))
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
