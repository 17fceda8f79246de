//! Which column of a table holds what, by its header.
//!
//! Guarantee: columns stand in any order and are written in any case; of what is not known, or
//! there twice, the import is refused, so that nothing is passed over. The header that a version
//! of the vendor's writes into narrow cells (`IP Phone Mod`) counts, and *Tenant* is *Region*
//! (D11). Pure.

use std::collections::BTreeMap;

use super::report::CellError;

/// The parts of a group of columns about one phone, as an export writes them.
pub(super) const DEVICE_TITLES: [&str; 6] = [
    "Display Name",
    "MAC Address",
    "IP Phone Model",
    "Language",
    "VLAN Mode",
    "VLAN ID",
];

/// The columns about the user, as an export writes them.
pub(super) const USER_TITLES: [&str; 4] = ["Name", "Password", "Display Name", "Region"];

/// The greatest number of a group.
const DEVICE_NUMBER_MAX: u32 = 1_000;

/// So many faults are told.
const ERRORS_MAX: usize = 100;

/// What a column of a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    DisplayName,
    Mac,
    Model,
    Language,
    VlanMode,
    VlanId,
    /// The vendor's: it is taken, and nothing is done with it.
    SerialNumber,
    /// As the serial number: files of phones have no place for it.
    VlanPriority,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Name,
    Password,
    DisplayName,
    Region,
    SerialNumber,
    Device(u32, Part),
}

/// Where a group's columns are.
pub(super) type DeviceColumns = BTreeMap<Part, usize>;

/// Where everything is.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) titles: Vec<String>,
    pub(super) name: usize,
    pub(super) password: Option<usize>,
    pub(super) display_name: Option<usize>,
    pub(super) region: Option<usize>,
    /// By the group's number.
    pub(super) devices: BTreeMap<u32, DeviceColumns>,
}

impl Columns {
    /// Reads a header.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub(super) fn read(header: &csv::StringRecord) -> Result<Self, Vec<CellError>> {
        let titles: Vec<String> = header.iter().map(|title| title.trim().to_owned()).collect();
        let mut found: BTreeMap<Meaning, usize> = BTreeMap::new();
        let mut errors = Vec::new();
        let mut refuse = |column: &str, message: String| {
            if errors.len() < ERRORS_MAX {
                let column = column.chars().take(100).collect();
                errors.push(CellError { column, message });
            }
        };
        for (place, title) in titles.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
            let Some(meaning) = meaning(title) else {
                refuse(title, unknown());
                continue;
            };
            if let Some(before) = found.insert(meaning, place) {
                let message = format!("says the same as column {}", titles[before]);
                refuse(title, message);
            }
        }
        let name = found.remove(&Meaning::Name);
        if name.is_none() {
            refuse(
                "Name",
                "is missing: the header names the columns".to_owned(),
            );
        }
        let mut devices: BTreeMap<u32, DeviceColumns> = BTreeMap::new();
        for (meaning, place) in &found {
            if let Meaning::Device(number, part) = meaning {
                devices.entry(*number).or_default().insert(*part, *place);
            }
        }
        for (number, columns) in &devices {
            if !columns.contains_key(&Part::Mac) {
                let column = format!("Device {number} MAC Address");
                refuse(&column, "is missing: it says which phone it is".to_owned());
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            titles,
            name: name.unwrap_or_default(),
            password: found.get(&Meaning::Password).copied(),
            display_name: found.get(&Meaning::DisplayName).copied(),
            region: found.get(&Meaning::Region).copied(),
            devices,
        })
    }

    /// How many phones a row names.
    pub(super) fn phones(&self, row: &csv::StringRecord) -> usize {
        let macs = self.devices.values().filter_map(|it| it.get(&Part::Mac));
        let cells = macs.filter_map(|place| row.get(*place));
        cells.filter(|cell| !cell.trim().is_empty()).count()
    }

    /// What the header calls a column.
    pub(super) fn title(&self, place: Option<usize>, otherwise: &str) -> String {
        let title = place.and_then(|place| self.titles.get(place));
        title.map_or_else(|| otherwise.to_owned(), Clone::clone)
    }
}

fn unknown() -> String {
    let (user, device) = (USER_TITLES.join(", "), DEVICE_TITLES.join(", Device 1 "));
    format!("is not known: there are {user}, Device 1 {device}, and Device 2 and so on")
}

fn meaning(title: &str) -> Option<Meaning> {
    let words = title.split_whitespace().map(str::to_lowercase);
    let title = words.collect::<Vec<_>>().join(" ");
    if let Some(rest) = title.strip_prefix("device ") {
        let (number, part) = rest.split_once(' ')?;
        let number = number.parse().ok()?;
        let is_number = (1..=DEVICE_NUMBER_MAX).contains(&number);
        return is_number.then_some(Meaning::Device(number, part_of(part)?));
    }
    Some(match title.as_str() {
        "name" => Meaning::Name,
        "password" => Meaning::Password,
        "display name" => Meaning::DisplayName,
        "region" | "tenant" => Meaning::Region,
        "serial number" => Meaning::SerialNumber,
        _ => return None,
    })
}

fn part_of(title: &str) -> Option<Part> {
    Some(match title {
        "display name" => Part::DisplayName,
        "mac address" | "mac" => Part::Mac,
        "ip phone model" | "ip phone mod" | "model" => Part::Model,
        "language" => Part::Language,
        "vlan mode" | "vlan mod" => Part::VlanMode,
        "vlan id" => Part::VlanId,
        "serial number" => Part::SerialNumber,
        "vlan priority" => Part::VlanPriority,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(titles: &[&str]) -> Result<Columns, Vec<String>> {
        let columns = Columns::read(&csv::StringRecord::from(titles.to_vec()));
        columns.map_err(|errors| errors.into_iter().map(|it| it.column).collect())
    }

    #[test]
    fn columns_stand_in_any_order_and_case() {
        let columns = read(&[
            "device 2 mac address",
            " TENANT ",
            "Device 1  VLAN Mod",
            "Device 1 Serial Number",
            "Device 1 MAC Address",
            "",
            "name",
        ]);
        let columns = columns.unwrap();
        assert_eq!(
            (columns.name, columns.region, columns.password),
            (6, Some(1), None)
        );
        assert_eq!(columns.devices[&2], BTreeMap::from([(Part::Mac, 0)]));
        assert_eq!(columns.devices[&1][&Part::VlanMode], 2);
        assert_eq!(columns.title(columns.region, "Region"), "TENANT");
    }

    #[test]
    fn what_is_missing_twice_or_not_known_is_named() {
        let errors = read(&[
            "Pasword",
            "Region",
            "Tenant",
            "Device 1 Language",
            "Device 0 MAC",
        ]);
        let expected = [
            "Pasword",
            "Tenant",
            "Device 0 MAC",
            "Name",
            "Device 1 MAC Address",
        ];
        assert_eq!(errors.unwrap_err(), expected);
    }
}
