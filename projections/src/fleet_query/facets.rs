//! Facets: how many devices have each value of a field, and which devices count in which.
//!
//! Guarantee: a device counts in a field's facet when it fulfils all that is asked of other fields.
//! Deliberately not here: what is asked beside the fields with facets (chosen), but for the
//! template, which groups have in common too.

use std::collections::BTreeMap;

use crate::{
    device::{Device, DeviceFilter, DeviceStatus, Facets},
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
    /// Counts nowhere: what is asked beside the facets is not fulfilled.
    const NOWHERE: Self = Self(15);

    fn new(status: bool, model: bool, version: bool, region: bool) -> Self {
        let unless = |fulfilled: bool, bit: u8| if fulfilled { 0 } else { bit };
        Self(
            unless(status, Self::STATUS)
                | unless(model, Self::MODEL)
                | unless(version, Self::VERSION)
                | unless(region, Self::REGION),
        )
    }

    pub(super) fn of_device<Text: AsRef<str>>(
        filter: &DeviceFilter,
        device: &Device<Text>,
    ) -> Self {
        Self::new(
            is_wanted(&filter.status, &device.status),
            is_text_wanted(&filter.model, device.model.as_ref()),
            is_text_wanted(&filter.version, device.firmware_version.as_ref()),
            is_text_wanted(&filter.region, device.region.as_ref()),
        )
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
    models: Facet,
    versions: Facet,
    regions: Facet,
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
            models: Facet::of(&fleet.texts.models, &filter.model),
            versions: Facet::of(&fleet.texts.versions, &filter.version),
            regions: Facet::new(
                fleet.texts.regions.len(),
                &filter.region,
                regions.map(|(number, name)| (number, name.as_str())),
            ),
        }
    }

    /// What the filter says of the phones of each group, by its number.
    pub(super) fn verdicts(&self, filter: &DeviceFilter, fleet: &Fleet) -> Vec<Verdict> {
        let groups = fleet.index().groups().iter();
        let verdict = |group: &Group| {
            let traits = group.traits;
            match is_text_wanted(&filter.template, fleet.index().template(traits)) {
                true => self.verdict(traits),
                false => Verdict::NOWHERE,
            }
        };
        groups
            .map(|group| match group.macs.len() {
                0 => Verdict::NOWHERE,
                _ => verdict(group),
            })
            .collect()
    }

    fn verdict(&self, traits: Traits) -> Verdict {
        Verdict::new(
            self.is_status_wanted[traits.status as usize],
            self.models.is_wanted[traits.model.index()],
            self.versions.is_wanted[traits.version.index()],
            self.regions.is_wanted[traits.region.index()],
        )
    }

    /// Counts so many phones of a group.
    pub(super) fn count(&mut self, traits: Traits, verdict: Verdict, phones: usize) {
        let in_facet = |part| if verdict.counts_in(part) { phones } else { 0 };
        self.statuses[traits.status as usize] += in_facet(Verdict::STATUS);
        self.models.counts[traits.model.index()] += in_facet(Verdict::MODEL);
        self.versions.counts[traits.version.index()] += in_facet(Verdict::VERSION);
        self.regions.counts[traits.region.index()] += in_facet(Verdict::REGION);
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
            model: named(&fleet.texts.models, &self.models),
            version: named(&fleet.texts.versions, &self.versions),
            region: regions
                .filter(|(_, count)| **count > 0)
                .map(|(name, count)| (name.to_string(), *count))
                .collect(),
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
