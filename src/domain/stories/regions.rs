//! Regions: the windows in which jobs may do something to their phones.

use schemas::{
    commands::{Command, RegionChange},
    events::{Maintenance, MaintenanceWindow, Weekday},
};

use crate::domain::{
    Refusal,
    testing::{Story, settings},
};

fn nights(zone: &str) -> Maintenance {
    let window = MaintenanceWindow {
        days: vec![Weekday::Friday],
        from: "22:00".parse().unwrap(),
        to: "04:00".parse().unwrap(),
    };
    Maintenance {
        time_zone: zone.parse().unwrap(),
        windows: vec![window],
    }
}

fn change(region: &str, change: RegionChange) -> Command {
    Command::ChangeRegion {
        name: region.parse().unwrap(),
        change: Box::new(change),
    }
}

fn keep(maintenance: Option<Maintenance>) -> Command {
    let change_of_it = RegionChange {
        maintenance: Some(maintenance),
        ..RegionChange::default()
    };
    change("Oslo", change_of_it)
}

#[test]
fn windows_are_set_changed_and_taken_back() {
    let mut story = Story::new();
    let oslo = nights("Europe/Oslo");
    let changed = ["RegionMaintenanceChanged"];
    let none: [&str; 0] = [];
    assert_eq!(story.kinds(keep(None)).unwrap(), none);
    assert_eq!(story.kinds(keep(Some(oslo.clone()))).unwrap(), changed);
    assert_eq!(story.kinds(keep(Some(oslo))).unwrap(), none);
    assert_eq!(story.kinds(keep(Some(nights("UTC")))).unwrap(), changed);
    let other = RegionChange {
        reachable: Some(true),
        ..RegionChange::default()
    };
    assert_eq!(
        story.kinds(change("Oslo", other)).unwrap(),
        ["RegionChanged"]
    );
    assert_eq!(story.kinds(keep(Some(nights("UTC")))).unwrap(), none);
    assert_eq!(story.kinds(keep(None)).unwrap(), changed);
    assert_eq!(story.kinds(keep(None)).unwrap(), none);
}

#[test]
fn a_region_may_begin_with_windows_and_takes_them_along() {
    let mut story = Story::new();
    let create = |maintenance| Command::CreateRegion {
        name: "Bergen".parse().unwrap(),
        settings: settings(),
        maintenance,
    };
    let kinds = story.kinds(create(Some(nights("UTC")))).unwrap();
    assert_eq!(kinds, ["RegionCreated", "RegionMaintenanceChanged"]);
    let name = "Bergen".parse().unwrap();
    story.does(Command::DeleteRegion { name }).unwrap();
    assert_eq!(story.kinds(create(None)).unwrap(), ["RegionCreated"]);
    assert!(story.state.maintenance.is_empty());
    let nowhere = change("Nowhere", RegionChange::default());
    assert!(matches!(
        story.decides(nowhere),
        Err(Refusal::UnknownRegion(_))
    ));
}
