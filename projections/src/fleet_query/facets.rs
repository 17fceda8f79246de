//! Facets: how many devices have each value of a field, and which devices count in which.
//!
//! Guarantee: a device counts in a field's facet when it fulfils all that is asked of other fields.
//! Deliberately not here: what is asked beside the fields with facets (chosen).

use std::collections::BTreeMap;

use crate::{
    device::{Approval, Device, DeviceFilter, DeviceStatus, Facets},
    fleet::Fleet,
    fleet_index::{Group, Traits},
    interner::Interner,
};

/// The parts of a filter that have facets, as bits: those that a device does not fulfil.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Verdict(u8);

impl Verdict {
    const STATUS: u8 = 1;
    const MODEL: u8 = 2;
    const VERSION: u8 = 4;
    const REGION: u8 = 8;
    const TEMPLATE: u8 = 16;
    const APPROVAL: u8 = 32;
    /// Counts nowhere, as a group without phones.
    const NOWHERE: Self = Self(63);

    /// Which parts are fulfilled, each with its bit.
    fn new(fulfilled: [(u8, bool); 6]) -> Self {
        let missed = fulfilled
            .into_iter()
            .filter(|(_, is_fulfilled)| !is_fulfilled);
        Self(missed.fold(0, |bits, (part, _)| bits | part))
    }

    pub(super) fn of_device<Text: AsRef<str>>(
        filter: &DeviceFilter,
        device: &Device<Text>,
    ) -> Self {
        let has = |wanted, text: &Text| is_text_wanted(wanted, text.as_ref());
        Self::new([
            (Self::STATUS, is_wanted(&filter.status, &device.status)),
            (Self::MODEL, has(&filter.model, &device.model)),
            (
                Self::VERSION,
                has(&filter.version, &device.firmware_version),
            ),
            (Self::REGION, has(&filter.region, &device.region)),
            (Self::TEMPLATE, has(&filter.template, &device.template)),
            (
                Self::APPROVAL,
                is_wanted(&filter.approval, &device.approval),
            ),
        ])
    }

    /// Whether all parts are fulfilled.
    pub(super) fn fits(self) -> bool {
        self.0 == 0
    }

    /// Whether the device counts in some facet: at most one part is not fulfilled.
    pub(super) fn may_count(self) -> bool {
        self.0.count_ones() <= 1
    }

    /// Whether the device counts in the facet of this part: all other parts are fulfilled.
    fn counts_in(self, part: u8) -> bool {
        self.0 & !part == 0
    }
}

/// Whether a value is asked for, or none is.
pub(super) fn is_wanted<T: PartialEq>(wanted: &[T], value: &T) -> bool {
    wanted.is_empty() || wanted.contains(value)
}

fn is_text_wanted(wanted: &[String], value: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| wanted == value)
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
            facet.is_wanted[number] |= is_text_wanted(wanted, text);
        }
        facet
    }

    fn of(interner: &Interner, wanted: &[String]) -> Self {
        let texts = interner.iter().map(|(symbol, text)| (symbol.index(), text));
        Self::new(interner.capacity(), wanted, texts)
    }
}

/// All facets while they are counted.
pub(super) struct FacetCounts {
    is_status_wanted: [bool; DeviceStatus::ALL.len()],
    statuses: [usize; DeviceStatus::ALL.len()],
    is_approved_wanted: bool,
    approved: usize,
    models: Facet,
    versions: Facet,
    regions: Facet,
    templates: Facet,
}

impl FacetCounts {
    pub(super) fn new(filter: &DeviceFilter, fleet: &Fleet) -> Self {
        let mut is_status_wanted = [false; DeviceStatus::ALL.len()];
        for status in DeviceStatus::ALL {
            is_status_wanted[*status as usize] = is_wanted(&filter.status, status);
        }
        let regions = fleet.texts.regions.names().iter().enumerate();
        Self {
            is_status_wanted,
            statuses: Default::default(),
            is_approved_wanted: is_wanted(&filter.approval, &Approval::Approved),
            approved: 0,
            models: Facet::of(&fleet.texts.models, &filter.model),
            versions: Facet::of(&fleet.texts.versions, &filter.version),
            regions: Facet::new(
                fleet.texts.regions.len(),
                &filter.region,
                regions.map(|(number, name)| (number, name.as_str())),
            ),
            templates: Facet::of(fleet.index().templates(), &filter.template),
        }
    }

    /// What the filter says of the phones of each group, by its number.
    pub(super) fn verdicts(&self, fleet: &Fleet) -> Vec<Verdict> {
        let verdict = |group: &Group| match group.macs.len() {
            0 => Verdict::NOWHERE,
            _ => self.verdict(group.traits),
        };
        fleet.index().groups().iter().map(verdict).collect()
    }

    fn verdict(&self, traits: Traits) -> Verdict {
        let has = |facet: &Facet, number: usize| facet.is_wanted[number];
        Verdict::new([
            (
                Verdict::STATUS,
                self.is_status_wanted[traits.status as usize],
            ),
            (Verdict::MODEL, has(&self.models, traits.model.index())),
            (
                Verdict::VERSION,
                has(&self.versions, traits.version.index()),
            ),
            (Verdict::REGION, has(&self.regions, traits.region.index())),
            (
                Verdict::TEMPLATE,
                has(&self.templates, traits.template.index()),
            ),
            (Verdict::APPROVAL, self.is_approved_wanted),
        ])
    }

    /// Counts so many phones of a group.
    pub(super) fn count(&mut self, traits: Traits, verdict: Verdict, phones: usize) {
        let in_facet = |part| if verdict.counts_in(part) { phones } else { 0 };
        self.statuses[traits.status as usize] += in_facet(Verdict::STATUS);
        self.models.counts[traits.model.index()] += in_facet(Verdict::MODEL);
        self.versions.counts[traits.version.index()] += in_facet(Verdict::VERSION);
        self.regions.counts[traits.region.index()] += in_facet(Verdict::REGION);
        self.templates.counts[traits.template.index()] += in_facet(Verdict::TEMPLATE);
        self.approved += in_facet(Verdict::APPROVAL);
    }

    pub(super) fn named(self, fleet: &Fleet) -> Facets {
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
            approval: [(Approval::Approved, self.approved), (Approval::Pending, 0)]
                .map(|(approval, count)| (approval.name().to_owned(), count))
                .into(),
            model: named(&fleet.texts.models, &self.models),
            version: named(&fleet.texts.versions, &self.versions),
            region: regions
                .filter(|(_, count)| **count > 0)
                .map(|(name, count)| (name.to_string(), *count))
                .collect(),
            template: named(fleet.index().templates(), &self.templates),
        }
    }
}

/// Counts a pending phone.
pub(super) fn count_device<Text: AsRef<str>>(
    facets: &mut Facets,
    device: &Device<Text>,
    verdict: Verdict,
) {
    for (part, facet, value) in [
        (Verdict::STATUS, &mut facets.status, device.status.name()),
        (Verdict::MODEL, &mut facets.model, device.model.as_ref()),
        (
            Verdict::VERSION,
            &mut facets.version,
            device.firmware_version.as_ref(),
        ),
        (Verdict::REGION, &mut facets.region, device.region.as_ref()),
        (
            Verdict::TEMPLATE,
            &mut facets.template,
            device.template.as_ref(),
        ),
        (
            Verdict::APPROVAL,
            &mut facets.approval,
            device.approval.name(),
        ),
    ] {
        if !verdict.counts_in(part) {
            continue;
        }
        match facet.get_mut(value) {
            Some(count) => *count += 1,
            None => drop(facet.insert(value.to_owned(), 1)),
        }
    }
}
