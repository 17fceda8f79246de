//! Tests of device lists: filters, facets, order, pages, and the written form.

use std::collections::BTreeMap;

use schemas::{Personal, events::*};

use super::*;
use crate::{
    Projections,
    device::{Approval, DeviceFilter, DeviceStatus},
    page::{PageRequest, Sort},
    testing::{History, START, mac, phone, region, report},
};

fn page(column: DeviceColumn) -> PageRequest<DeviceColumn> {
    PageRequest {
        sort: Sort::ascending(column),
        limit: 100,
        cursor: None,
    }
}

/// The numbers of the phones that match, in order of MAC; the same for the list and for the whole.
fn found(projections: &Projections, filter: DeviceFilter, pending: &[Device]) -> Vec<u8> {
    let page = page(DeviceColumn::Mac);
    let (fleet, users) = (&projections.fleet, &projections.users);
    let all = fleet.matching(users, &filter, pending.to_vec());
    let answer = projections
        .devices(&DeviceQuery { filter, page }, pending)
        .unwrap();
    assert_eq!(answer.total, answer.items.len());
    assert!(answer.items.iter().map(|device| device.mac).eq(all));
    answer
        .items
        .iter()
        .map(|device| device.mac.bytes()[5])
        .collect()
}

fn said(user: &str, number: &str, ip: &str, model: &str, status: ReportedStatus) -> PhoneReported {
    PhoneReported {
        user_name: Personal::new(user.to_owned()),
        phone_number: Personal::new(number.to_owned()),
        ip: Personal::new(ip.to_owned()),
        model: model.to_owned(),
        user_agent: "AUDC-IPPhone/2.0.4.30".to_owned(),
        ..report(status)
    }
}

/// Phones 1 to 3 of the fleet, 4 pending: 1 and 2 alice's, 3 nobody's.
fn fleet() -> (Projections, Vec<Device>) {
    let mut history = History::default();
    let alice = history.user_created("alice", None);
    history.phone_approved(mac(1), "north", Some(alice));
    history.phone_approved(mac(2), "north", Some(alice));
    history.phone_approved(mac(3), "south", None);
    let registered = ReportedStatus::Registered;
    history.record(
        phone(mac(1)),
        said("", "+49 7", "10.0.0.9", "430HD", registered),
    );
    history.record(
        phone(mac(2)),
        said("bob", "", "10.0.0.10", "445HD", registered),
    );
    let offline = ReportedStatus::Offline;
    history.record(phone(mac(3)), said("", "", "10.0.0.11", "430HD", offline));
    let change = PhoneChanged {
        nickname: Personal::new(Some("Lobby".to_owned())),
        template: Some("Lobby_phone".to_owned()),
        ..PhoneChanged::default()
    };
    history.record(phone(mac(3)), change);
    let waiting = said("carol", "", "10.0.0.12", "430HD", registered);
    let pending = Device::pending(mac(4), &region("north"), &waiting, START).owned();
    (history.folded(), vec![pending])
}

#[test]
fn each_filter_chooses_its_devices() {
    let (projections, pending) = fleet();
    let all = DeviceFilter::default;
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let search = |text: &str| Some(text.to_owned());
    for (filter, expected) in [
        (all(), vec![1, 2, 3, 4]),
        (
            DeviceFilter {
                status: vec![DeviceStatus::NonRegistered],
                ..all()
            },
            vec![3],
        ),
        (
            DeviceFilter {
                approval: vec![Approval::Pending],
                ..all()
            },
            vec![4],
        ),
        (
            DeviceFilter {
                approval: vec![Approval::Approved],
                ..all()
            },
            vec![1, 2, 3],
        ),
        (
            DeviceFilter {
                user: texts(&["ALICE", "carol"]),
                ..all()
            },
            vec![1, 4],
        ),
        (
            DeviceFilter {
                mac: texts(&["00:90:8F:00:00:02"]),
                ..all()
            },
            vec![2],
        ),
        (
            DeviceFilter {
                mac: texts(&["00908f"]),
                ..all()
            },
            vec![1, 2, 3, 4],
        ),
        (
            DeviceFilter {
                mac: texts(&["nonsense"]),
                ..all()
            },
            vec![],
        ),
        (
            DeviceFilter {
                ip: texts(&["10.0.0.1", "10.0.0.12"]),
                ..all()
            },
            vec![4],
        ),
        (
            DeviceFilter {
                model: texts(&["430HD"]),
                ..all()
            },
            vec![1, 3, 4],
        ),
        (
            DeviceFilter {
                version: texts(&["1.0"]),
                ..all()
            },
            vec![],
        ),
        (
            DeviceFilter {
                region: texts(&["south", "west"]),
                ..all()
            },
            vec![3],
        ),
        (
            DeviceFilter {
                template: texts(&["Lobby_phone"]),
                ..all()
            },
            vec![3],
        ),
        (
            DeviceFilter {
                phone_number: texts(&["+49 7"]),
                ..all()
            },
            vec![1],
        ),
        (
            DeviceFilter {
                multiple_devices: true,
                ..all()
            },
            vec![1, 2],
        ),
        (
            DeviceFilter {
                search: search("alice"),
                ..all()
            },
            vec![1, 2],
        ),
        (
            DeviceFilter {
                search: search("AROL"),
                ..all()
            },
            vec![4],
        ),
        (
            DeviceFilter {
                search: search("bob"),
                ..all()
            },
            vec![2],
        ),
        (
            DeviceFilter {
                search: search("445hd"),
                ..all()
            },
            vec![2],
        ),
        (
            DeviceFilter {
                search: search("lobby"),
                ..all()
            },
            vec![3],
        ),
        (
            DeviceFilter {
                search: search("8f-00-00-03"),
                ..all()
            },
            vec![3],
        ),
        (
            DeviceFilter {
                search: search("10.0.0.1"),
                ..all()
            },
            vec![2, 3, 4],
        ),
        (
            DeviceFilter {
                search: search("+49"),
                ..all()
            },
            vec![1],
        ),
        (
            DeviceFilter {
                search: search("secret"),
                ..all()
            },
            vec![],
        ),
        (
            DeviceFilter {
                search: search("  "),
                ..all()
            },
            vec![1, 2, 3, 4],
        ),
        (
            DeviceFilter {
                region: texts(&["north"]),
                model: texts(&["430HD"]),
                status: vec![DeviceStatus::Registered, DeviceStatus::Disconnected],
                ..all()
            },
            vec![1, 4],
        ),
    ] {
        assert_eq!(found(&projections, filter, &pending), expected);
    }
}

#[test]
fn facets_count_the_other_values_of_their_own_field() {
    let (projections, pending) = fleet();
    let filter = DeviceFilter {
        model: vec!["430HD".into()],
        region: vec!["north".into()],
        ..DeviceFilter::default()
    };
    let page = page(DeviceColumn::Mac);
    let answer = projections
        .devices(&DeviceQuery { filter, page }, &pending)
        .unwrap();
    let counts = |counts: &[(&str, usize)]| -> BTreeMap<String, usize> {
        counts
            .iter()
            .map(|(value, count)| ((*value).to_owned(), *count))
            .collect()
    };
    let statuses = [
        ("registered", 2),
        ("non_registered", 0),
        ("disconnected", 0),
    ];
    assert_eq!(answer.total, 2);
    assert_eq!(answer.facets.status, counts(&statuses));
    assert_eq!(answer.facets.model, counts(&[("430HD", 2), ("445HD", 1)]));
    assert_eq!(answer.facets.version, counts(&[("UC_2.0.13.121", 2)]));
    assert_eq!(answer.facets.region, counts(&[("north", 2), ("south", 1)]));
}

#[test]
fn every_column_pages_through_all_devices_in_its_order() {
    let (projections, pending) = fleet();
    for column in DeviceColumn::ALL {
        for descending in [false, true] {
            let mut macs = Vec::new();
            let mut keys = Vec::new();
            let sort = Sort {
                column: *column,
                descending,
            };
            let mut page = PageRequest {
                sort,
                limit: 1,
                cursor: None,
            };
            loop {
                let filter = DeviceFilter::default();
                let query = DeviceQuery {
                    filter,
                    page: page.clone(),
                };
                let answer = projections.devices(&query, &pending).unwrap();
                assert_eq!(answer.total, 4);
                macs.extend(answer.items.iter().map(|device| device.mac.bytes()[5]));
                keys.extend(answer.items);
                page.cursor = answer.next_cursor;
                if page.cursor.is_none() {
                    break;
                }
            }
            let in_order = keys.windows(2).all(|pair| {
                let (left, right) = (device_key(&pair[0], *column), device_key(&pair[1], *column));
                if descending {
                    left >= right
                } else {
                    left <= right
                }
            });
            assert!(in_order, "{column} {descending}");
            macs.sort_unstable();
            assert_eq!(macs, [1, 2, 3, 4], "{column} {descending}");
        }
    }
}

#[test]
fn addresses_are_sorted_as_addresses() {
    let (projections, pending) = fleet();
    let (filter, page) = (DeviceFilter::default(), page(DeviceColumn::Ip));
    let answer = projections
        .devices(&DeviceQuery { filter, page }, &pending)
        .unwrap();
    let addresses: Vec<&str> = answer.items.iter().map(|device| device.ip).collect();
    assert_eq!(
        addresses,
        ["10.0.0.9", "10.0.0.10", "10.0.0.11", "10.0.0.12"]
    );
}

#[test]
fn a_device_is_written_as_the_contract_says() {
    let (projections, _) = fleet();
    let phone = projections.fleet.phone(mac(3)).unwrap();
    let json = serde_json::to_value(phone.device(&projections.users)).unwrap();
    for (field, value) in [
        ("mac", "00908f000003"),
        ("status", "non_registered"),
        ("approval", "approved"),
        ("reported_status", "offline"),
        ("region", "south"),
        ("report_time", "2023-11-14T22:13:26.000Z"),
    ] {
        assert_eq!(json[field], value, "{field}");
    }
    assert_eq!(json["extra"], serde_json::json!({}));
    assert_eq!(json["config"]["drift"], false);
    let fields: Vec<&String> = json.as_object().unwrap().keys().collect();
    for column in DeviceColumn::ALL
        .iter()
        .filter(|it| !it.name().contains('.'))
    {
        assert!(
            fields.iter().any(|field| *field == column.name()),
            "{column}"
        );
    }
    assert!(!format!("{:?}", phone.device(&projections.users)).contains("Lobby"));
}
