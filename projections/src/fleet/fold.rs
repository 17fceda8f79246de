//! How events change the fleet.
//!
//! Guarantee: the index has followed whatever a fold changed, and the answer tells those who count
//! what a phone stood for before and stands for now. Deliberately not here: counting (dashboard,
//! users, alarms).

use schemas::{
    FileName, Mac, Position, UserId,
    events::{
        ConfigurationEdited, ConfigurationGenerated, FileFetched, PhoneApproved, PhoneChanged,
        PhoneReported, RecordedEvent,
    },
};

use super::{Fleet, Heard, PhoneChange, Standing};
use crate::{
    inputs::Wanted,
    phone_row::{PhoneRow, SharedTexts},
    trail::TrailEnd,
};

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
        if let (Some(index), Some(row)) = (self.index.get_mut(), self.phones.rows().last()) {
            index.pushed(row, &self.texts);
        }
        Some(PhoneChange { mac, before, after })
    }

    pub(crate) fn deleted(&mut self, mac: Mac) -> Option<PhoneChange> {
        let before = Some(self.take(mac)?);
        let after = None;
        Some(PhoneChange { mac, before, after })
    }

    /// `None` when the phone is not part of the fleet.
    #[inline]
    pub(crate) fn kept_alive(&mut self, mac: Mac, recorded: &RecordedEvent) -> Option<Heard> {
        let row = self.phones.get_mut(mac.as_u64())?;
        row.report_time = Some(recorded.time);
        row.trail_end = TrailEnd::from(recorded);
        let region = row.region;
        let change = match row.is_disconnected {
            true => self.update(mac, |row, _| row.is_disconnected = false),
            false => None,
        };
        Some(Heard { region, change })
    }

    pub(crate) fn reported(
        &mut self,
        mac: Mac,
        event: &PhoneReported,
        recorded: &RecordedEvent,
    ) -> Option<Heard> {
        let change = self.update(mac, |row, texts| {
            let before = (row.model, row.is_lync(texts));
            row.report_time = Some(recorded.time);
            row.report(event, texts);
            // Its template is chosen by these.
            if before != (row.model, row.is_lync(texts)) {
                row.inputs = recorded.position;
            }
        });
        let place = self.phones.position(mac.as_u64())?;
        let row = &self.phones.rows()[place];
        if let Some(index) = self.index.get_mut() {
            index.reported(place, row);
        }
        let region = row.region;
        Some(Heard { region, change })
    }

    pub(crate) fn disconnected(&mut self, mac: Mac) -> Option<PhoneChange> {
        self.update(mac, |row, _| row.is_disconnected = true)
    }

    pub(crate) fn assigned(&mut self, mac: Mac, owner: Option<UserId>) -> Option<PhoneChange> {
        self.update(mac, |row, _| row.owner = owner)
    }

    pub(crate) fn changed(
        &mut self,
        mac: Mac,
        event: &PhoneChanged,
        recorded: &RecordedEvent,
    ) -> Option<PhoneChange> {
        self.update(mac, |row, texts| {
            row.change(event, texts);
            row.set_by = recorded.position;
        })
    }

    /// A new file opens the claim window again: the phone is expected to fetch it.
    pub(crate) fn generated(
        &mut self,
        mac: Mac,
        event: &ConfigurationGenerated,
        recorded: &RecordedEvent,
    ) -> Option<PhoneChange> {
        self.update(mac, |row, texts| {
            row.generate(event, recorded, texts);
            row.claim_started_at = recorded.time;
            row.is_claimed = false;
        })
    }

    /// As when a file is generated.
    pub(crate) fn edited(
        &mut self,
        mac: Mac,
        event: &ConfigurationEdited,
        recorded: &RecordedEvent,
    ) -> Option<PhoneChange> {
        self.update(mac, |row, texts| {
            row.edit(event, recorded, texts);
            row.claim_started_at = recorded.time;
            row.is_claimed = false;
        })
    }

    pub(crate) fn file_deleted(&mut self, mac: Mac) -> Option<PhoneChange> {
        self.update(mac, PhoneRow::delete_file)
    }

    /// A phone's file would be another one from this position on.
    pub(crate) fn inputs_changed(&mut self, mac: Mac, position: Position) {
        if let Some(row) = self.phones.get_mut(mac.as_u64()) {
            row.inputs = position;
        }
    }

    /// The files of all these phones would be other ones from this position on. Looks at every
    /// phone: some milliseconds for a million.
    pub(crate) fn inputs_changed_of(&mut self, wanted: &Wanted, position: Position) {
        let region = wanted.region.as_ref();
        let region = region.map(|region| self.texts.regions.number(region));
        let texts = &self.texts;
        let is = |wanted: &Option<String>, text: &str| {
            let wanted = wanted.as_deref();
            wanted.is_none_or(|wanted| text.eq_ignore_ascii_case(wanted))
        };
        let is_made_from = |wanted: &[String], template: &str| {
            let mut wanted_ones = wanted.iter();
            wanted.is_empty() || wanted_ones.any(|wanted| template.eq_ignore_ascii_case(wanted))
        };
        for place in 0..self.phones.len() {
            let row = self.phones.at_mut(place);
            if region.is_none_or(|region| region == row.region)
                && is(&wanted.model, texts.models.text(row.model))
                && is_made_from(&wanted.templates, row.template(texts))
                && (!wanted.by_model || row.settings().template.is_empty())
                && is(&wanted.firmware, &row.settings().firmware)
            {
                row.inputs = position;
            }
        }
    }

    pub(crate) fn fetched(
        &mut self,
        mac: Mac,
        event: &FileFetched,
        recorded: &RecordedEvent,
    ) -> Option<PhoneChange> {
        let row = self.phones.get_mut(mac.as_u64())?;
        if is_own_configuration(mac, &event.file) {
            row.fetch(event.hash, recorded.time, recorded.position);
            row.is_claimed = true;
        }
        row.is_claimed |= event.claimed;
        None
    }

    /// A file that phones include is another one from this event on.
    pub(crate) fn include_changed(&mut self, name: &FileName, position: Position) {
        let changed = &mut self.texts.includes_changed;
        changed.insert(name.as_str().into(), position);
    }

    /// The newest event of a phone; `false` when it is not part of the fleet.
    pub(crate) fn record(&mut self, mac: Mac, end: TrailEnd) -> bool {
        let row = self.phones.get_mut(mac.as_u64());
        row.map(|row| row.trail_end = end).is_some()
    }

    fn take(&mut self, mac: Mac) -> Option<Standing> {
        let place = self.phones.position(mac.as_u64())?;
        if let Some(index) = self.index.get_mut() {
            index.removed(place, &self.phones.rows()[place]);
        }
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
        let place = self.phones.position(mac.as_u64())?;
        let row = self.phones.at_mut(place);
        let (region, status, owner) = (row.region, row.status(), row.owner);
        change(row, &mut self.texts);
        if let Some(index) = self.index.get_mut() {
            index.changed(place, row, &self.texts);
        }
        if (region, status, owner) == (row.region, row.status(), row.owner) {
            return None;
        }
        let row = &self.phones.rows()[place];
        let before = Standing {
            region: self.texts.regions.name(region).clone(),
            region_number: region,
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
            region_number: row.region,
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
