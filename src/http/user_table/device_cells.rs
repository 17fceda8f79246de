//! One group of cells about one phone.
//!
//! Guarantee: as of all cells (`plan`). A model counts as the phone says it and as the vendor
//! writes it (`Audiocodes_420HD`).

use schemas::{
    Mac, ModelName, Personal, UserId,
    commands::{NamesBuiltIn, UserDevice},
    events::PhoneChanged,
};

use super::{
    columns::{DeviceColumns, Part},
    plan::{Planner, Row},
};
use crate::{
    http::{macs, texts, write},
    provisioning::models::{built_in_models, canonical_model},
};

impl Planner<'_> {
    /// The phone of a group, and whether anything about it is new; `None` where there is none.
    pub(super) fn device(
        &mut self,
        row: &mut Row<'_>,
        columns: &DeviceColumns,
        user: Option<UserId>,
        has_region: bool,
    ) -> Option<(UserDevice, bool)> {
        let at = |part: Part| columns.get(&part).copied();
        let mac = self.mac(row, columns)?;
        let projections = self.projections;
        let phone = projections.fleet.phone(mac);
        if phone.is_none() && !has_region && user.is_some() {
            let message = "is missing: a new phone is in its user's region".to_owned();
            row.refuse(row.columns.region, "Region", message);
        }
        let is = phone.map(|phone| phone.settings());
        let word = |text: &str| texts::check(text, texts::WORD_LENGTH_MAX);
        let display_name = row.set(
            at(Part::DisplayName),
            is.map(|is| is.display_name.as_str()),
            |text| texts::check(text, texts::NAME_LENGTH_MAX),
        );
        let language = is.map(|is| is.language.as_str());
        let vlan_mode = is.map(|is| is.vlan_mode.as_str());
        let vlan_id = is.map(|is| is.vlan_id.as_str());
        let mut settings = PhoneChanged {
            language: row.set(at(Part::Language), language, word),
            vlan_mode: row.set(at(Part::VlanMode), vlan_mode, word),
            vlan_id: row.set(at(Part::VlanId), vlan_id, write::devices::check_vlan_id),
            display_name: Personal::new(display_name),
            ..PhoneChanged::default()
        };
        let said = phone.map(|phone| phone.model());
        let mut model = self.model(row, at(Part::Model), said);
        if phone.is_some() {
            settings.model = model.take().map(|model| model.to_string());
        }
        let is_so = phone.is_some_and(|phone| phone.owner().is_some() && phone.owner() == user)
            && settings == PhoneChanged::default();
        let device = UserDevice {
            mac,
            model,
            settings,
            // A table sets neither.
            built_in: NamesBuiltIn::default(),
        };
        Some((device, !is_so))
    }

    fn mac(&mut self, row: &mut Row<'_>, columns: &DeviceColumns) -> Option<Mac> {
        let place = columns.get(&Part::Mac).copied();
        let cell = row.cell(place).trim();
        if cell.is_empty() {
            let is_filled = |place: &usize| !row.cell(Some(*place)).trim().is_empty();
            if columns.values().any(is_filled) {
                let message = "is missing, and other cells of the phone are filled".to_owned();
                row.refuse(place, "", message);
            }
            return None;
        }
        match macs::typed(cell) {
            Ok(mac) => {
                self.take(row, place, mac);
                Some(mac)
            }
            Err(error) => {
                row.refuse(place, "", error.to_string());
                None
            }
        }
    }

    /// The model, where it is another one than the phone's.
    fn model(
        &self,
        row: &mut Row<'_>,
        place: Option<usize>,
        said: Option<&str>,
    ) -> Option<ModelName> {
        let cell = row.cell(place);
        let wanted = canonical_model(cell.trim());
        let is_said = said
            .is_some_and(|said| said == cell || canonical_model(said).eq_ignore_ascii_case(wanted));
        if wanted.is_empty() || is_said {
            return None;
        }
        let model: Option<ModelName> = wanted.parse().ok();
        let model = model.filter(|model| self.is_known(model));
        if model.is_none() {
            let known: Vec<&str> = built_in_models().iter().map(|it| it.name).collect();
            let message = format!("is no known model: there are {}", known.join(", "));
            row.refuse(place, "", message);
        }
        model
    }

    /// Whether there is a template for the model.
    fn is_known(&self, model: &ModelName) -> bool {
        let is_it = |name: &str| name.eq_ignore_ascii_case(model.as_str());
        let catalogue = &self.projections.catalogue;
        built_in_models().iter().any(|model| is_it(model.name))
            || catalogue
                .mapping()
                .any(|((mapped, _), _)| is_it(mapped.as_str()))
            || catalogue
                .templates()
                .any(|(_, it)| is_it(it.model.as_str()))
    }
}
