//! What the catalogue holds after which events.

use schemas::events::*;

use super::*;
use crate::testing::{History, hash, mac, phone, region};

fn set(
    history: &mut History,
    subject: Subject,
    scope: PlaceholderScope,
    owner: &str,
    text: &str,
) -> Position {
    let event = PlaceholderSet {
        scope,
        owner: owner.to_owned(),
        name: "Language".parse().unwrap(),
        value: ConfigValue::of("Language", text),
        description: String::new(),
    };
    history.record(subject, event).position
}

fn override_region(history: &mut History, owner: &str, text: &str) -> Position {
    let event = OverrideSet {
        scope: OverrideScope::Region,
        owner: owner.to_owned(),
        parameter: "system/timezone".parse().unwrap(),
        value: ConfigValue::of("system/timezone", text),
    };
    history.record(Subject::System, event).position
}

#[test]
fn a_value_is_found_in_its_place_with_the_event_that_gave_it() {
    let mut history = History::default();
    history.phone_approved(mac(1), "north", None);
    let of_all = set(
        &mut history,
        Subject::System,
        PlaceholderScope::System,
        "",
        "A",
    );
    set(
        &mut history,
        Subject::System,
        PlaceholderScope::Model,
        "430HD",
        "B",
    );
    set(
        &mut history,
        Subject::System,
        PlaceholderScope::Region,
        "north",
        "C",
    );
    set(
        &mut history,
        phone(mac(1)),
        PlaceholderScope::Device,
        "",
        "D",
    );
    let projections = history.folded();
    let text = |place| {
        let values = projections.catalogue.placeholders(&place)?;
        values.get("Language").map(|value| value.text.clone())
    };
    assert_eq!(text(PlaceholderPlace::System).as_deref(), Some("A"));
    let model = "430hd".parse().unwrap();
    assert_eq!(text(PlaceholderPlace::Model(model)).as_deref(), Some("B"));
    assert_eq!(
        text(PlaceholderPlace::Region(region("north"))).as_deref(),
        Some("C")
    );
    assert_eq!(text(PlaceholderPlace::Device(mac(1))).as_deref(), Some("D"));
    let system = projections
        .catalogue
        .placeholders(&PlaceholderPlace::System);
    let value = &system.unwrap()["Language"];
    assert_eq!(value.position, of_all);
    let defined = projections.catalogue.defined();
    assert_eq!(defined.values().collect::<Vec<_>>(), [&4]);
}

#[test]
fn what_belongs_to_a_phone_or_a_region_goes_with_it() {
    let mut history = History::default();
    history.region_created("north", crate::testing::settings(&["10.0.0.0/8"]));
    history.phone_approved(mac(1), "north", None);
    set(
        &mut history,
        phone(mac(1)),
        PlaceholderScope::Device,
        "",
        "D",
    );
    set(
        &mut history,
        Subject::System,
        PlaceholderScope::Region,
        "north",
        "C",
    );
    override_region(&mut history, "north", "x");
    history.phone_deleted(mac(1));
    history.region_deleted("north");
    let catalogue = history.folded().catalogue;
    assert_eq!(catalogue.all_placeholders().count(), 0);
    assert_eq!(catalogue.all_overrides().count(), 0);
    assert!(catalogue.defined().is_empty());
}

#[test]
fn the_mapping_prefers_the_regions_own_row() {
    let mut history = History::default();
    for (template, region_name) in [("Wide", None), ("Narrow", Some("north"))] {
        let subject = Subject::Template(template.parse().unwrap());
        let row = TemplateMapped {
            model: "430HD".parse().unwrap(),
            region: region_name.map(region),
        };
        history.record(subject, row);
    }
    let catalogue = history.folded().catalogue;
    let mapped = |model, name| {
        let row = catalogue.mapped(model, &region(name))?;
        Some(row.template.to_string())
    };
    assert_eq!(mapped("430hd", "north").as_deref(), Some("Narrow"));
    assert_eq!(mapped("430HD", "south").as_deref(), Some("Wide"));
    assert_eq!(mapped("440HD", "north"), None);
}

#[test]
fn a_templates_version_counts_its_contents() {
    let mut history = History::default();
    let subject = Subject::Template("AudioCodes_430HD".parse().unwrap());
    let saved = TemplateSaved {
        hash: hash(1),
        size_bytes: 9,
        model: "430HD".parse().unwrap(),
        variant: TemplateVariant::Lync,
        description: String::new(),
        placeholders: vec![],
    };
    history.record(subject.clone(), saved);
    let catalogue = history.folded().catalogue;
    let (_, template) = catalogue.template("audiocodes_430hd").unwrap();
    assert_eq!(template.variant(), TemplateVariant::Lync);
    assert_eq!(catalogue.template_version("AudioCodes_430HD"), 1);
    history.record(subject, TemplateRestored {});
    let catalogue = history.folded().catalogue;
    assert!(catalogue.template("AudioCodes_430HD").is_none());
    assert_eq!(catalogue.template_version("AudioCodes_430HD"), 2);
}

/// Drift: which phones' files are no longer what would be made.
mod staleness {
    use super::*;

    struct Given {
        history: History,
        north: Mac,
        south: Mac,
    }

    /// A phone in each of two regions, each with a file that it has fetched.
    fn given() -> Given {
        let mut history = History::default();
        let (north, south) = (mac(1), mac(2));
        for (phone_mac, name) in [(north, "north"), (south, "south")] {
            history.phone_approved(phone_mac, name, None);
            history.phone_reported(phone_mac, ReportedStatus::Registered);
        }
        let mut given = Given {
            history,
            north,
            south,
        };
        given.generate_and_fetch(1);
        given
    }

    impl Given {
        fn generate_and_fetch(&mut self, content: u8) {
            for phone_mac in [self.north, self.south] {
                self.history
                    .configuration_generated(phone_mac, hash(content));
                let file = format!("/configfiles/{phone_mac}.cfg");
                self.history.file_fetched(phone_mac, &file, hash(content));
            }
        }

        /// Whether the phones' files have drifted: north, south.
        fn drift(&self) -> (bool, bool) {
            let projections = self.history.folded();
            let of = |phone_mac| {
                let phone = projections.fleet.phone(phone_mac).unwrap();
                phone.device(&projections.users).config.drift
            };
            (of(self.north), of(self.south))
        }
    }

    #[test]
    fn a_changed_value_makes_the_files_of_its_phones_stale_until_they_are_made_and_fetched() {
        let mut given = given();
        assert_eq!(given.drift(), (false, false));
        set(
            &mut given.history,
            Subject::System,
            PlaceholderScope::Region,
            "north",
            "C",
        );
        assert_eq!(given.drift(), (true, false));
        given.history.configuration_generated(given.north, hash(2));
        assert_eq!(given.drift(), (true, false));
        let file = format!("/configfiles/{}.cfg", given.north);
        given.history.file_fetched(given.north, &file, hash(2));
        assert_eq!(given.drift(), (false, false));
    }

    #[test]
    fn every_scope_reaches_its_phones() {
        let north_phone = phone(mac(1));
        type Change = Box<dyn Fn(&mut History)>;
        let place = |subject: Subject, scope, owner: &'static str| -> Change {
            Box::new(move |history| {
                set(history, subject.clone(), scope, owner, "x");
            })
        };
        let cases: Vec<(Change, (bool, bool))> = vec![
            (
                place(Subject::System, PlaceholderScope::System, ""),
                (true, true),
            ),
            (
                place(Subject::System, PlaceholderScope::Model, "430hd"),
                (true, true),
            ),
            (
                place(Subject::System, PlaceholderScope::Model, "440HD"),
                (false, false),
            ),
            (
                place(north_phone, PlaceholderScope::Device, ""),
                (true, false),
            ),
            (
                Box::new(|history| {
                    override_region(history, "south", "x");
                }),
                (false, true),
            ),
            (
                Box::new(|history| {
                    let subject = Subject::Template("AudioCodes_430HD".parse().unwrap());
                    history.record(subject, TemplateRestored {});
                }),
                (true, true),
            ),
            (
                Box::new(|history| {
                    let subject = Subject::Template("Other".parse().unwrap());
                    let row = TemplateMapped {
                        model: "430HD".parse().unwrap(),
                        region: Some(region("south")),
                    };
                    history.record(subject, row);
                }),
                (false, true),
            ),
        ];
        for (index, (change, expected)) in cases.into_iter().enumerate() {
            let mut given = given();
            change(&mut given.history);
            assert_eq!(given.drift(), expected, "case {index}");
        }
    }

    #[test]
    fn a_file_made_from_older_inputs_is_stale_from_the_start() {
        let mut given = given();
        let before = Position(given.history.events().len() as u64);
        set(
            &mut given.history,
            Subject::System,
            PlaceholderScope::System,
            "",
            "x",
        );
        let late = ConfigurationGenerated {
            hash: hash(1),
            size_bytes: 9,
            template: "AudioCodes_430HD".parse().unwrap(),
            inputs: before,
            global_file: "g.cfg".parse().unwrap(),
        };
        given.history.record(phone(given.north), late);
        assert_eq!(given.drift(), (true, true));
        given.generate_and_fetch(1);
        assert_eq!(given.drift(), (false, false));
    }

    #[test]
    fn a_nickname_is_in_no_file() {
        let mut given = given();
        let nickname = PhoneChanged {
            nickname: schemas::Personal::new(Some("hall".to_owned())),
            ..PhoneChanged::default()
        };
        given.history.record(phone(given.north), nickname);
        assert_eq!(given.drift(), (false, false));
        let language = PhoneChanged {
            language: Some("French".to_owned()),
            ..PhoneChanged::default()
        };
        given.history.record(phone(given.north), language);
        assert_eq!(given.drift(), (true, false));
    }
}
