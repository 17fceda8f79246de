//! Stories of uploaded files, firmware, boot files and settings.

use schemas::{
    FileName, FirmwareName,
    commands::{CatalogueCommand, FirmwareFile, NamesBuiltIn, Presence, UploadedFile},
    events::{BootFile, Event, PhoneChanged, SettingsGroup},
};

use super::*;

fn wants(command: CatalogueCommand) -> Command {
    Command::Catalogue(Box::new(command))
}

fn file(name: &str) -> FileName {
    name.parse().unwrap()
}

fn firmware(name: &str) -> FirmwareName {
    name.parse().unwrap()
}

fn upload(name: &str, content: u8) -> Command {
    wants(CatalogueCommand::UploadFile(UploadedFile {
        name: file(name),
        hash: ContentHash([content; 32]),
        size_bytes: 9,
    }))
}

fn delete(names: &[&str]) -> Command {
    wants(CatalogueCommand::DeleteFiles {
        names: names.iter().map(|name| file(name)).collect(),
    })
}

fn edit(number: u32) -> Command {
    wants(CatalogueCommand::EditConfiguration {
        mac: mac(number),
        hash: ContentHash([7; 32]),
        size_bytes: 9,
    })
}

fn describe(name: &str, texts: (Option<&str>, Option<&str>), presence: Presence) -> Command {
    wants(CatalogueCommand::SetFirmware {
        name: firmware(name),
        description: texts.0.map(str::to_owned),
        version: texts.1.map(str::to_owned),
        presence,
    })
}

fn image(name: &str, file_name: &str, content: u8, replaces: bool) -> Command {
    wants(CatalogueCommand::UploadFirmware {
        name: firmware(name),
        file: FirmwareFile {
            file_name: file(file_name),
            hash: ContentHash([content; 32]),
            sha256: ContentHash([content; 32]),
            size_bytes: 9,
            version: String::new(),
        },
        replaces,
    })
}

#[test]
fn files_are_deleted_all_or_none_of_them() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    story.does(upload("a.csv", 1)).unwrap();
    assert_eq!(story.kinds(upload("a.csv", 2)).unwrap(), ["FileUploaded"]);
    story.does(upload("b.csv", 1)).unwrap();
    let refusal = story.decides(delete(&["a.csv", "c.csv", "b.csv"]));
    assert_eq!(refusal.unwrap_err(), Refusal::UnknownFile(file("c.csv")));
    let own = format!("{}.cfg", mac(1));
    let decision = story.does(delete(&["a.csv", &own])).unwrap();
    let subjects: Vec<_> = decision.events.iter().map(|new| &new.subject).collect();
    let subject = schemas::Subject::File(file("a.csv"));
    assert_eq!(subjects, [&subject, &schemas::Subject::Phone(mac(1))]);
    let again = story.decides(delete(&["a.csv"])).unwrap_err();
    assert_eq!(again, Refusal::UnknownFile(file("a.csv")));
    let stranger = format!("{}.cfg", mac(2));
    let unknown = story.decides(delete(&[&stranger])).unwrap_err();
    assert_eq!(unknown, Refusal::UnknownFile(file(&stranger)));
}

#[test]
fn a_file_written_by_hand_opens_the_claim_window_again() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let fetch = Command::RecordFetch(Box::new(RecordFetch {
        mac: Some(mac(1)),
        file: "/configfiles/x.cfg".to_owned(),
        hash: ContentHash([1; 32]),
        status: 200,
        own_configuration: true,
        address: INSIDE.parse().unwrap(),
    }));
    story.does(fetch).unwrap();
    assert!(story.state.phones[&mac(1)].claim_since.is_none());
    assert_eq!(story.kinds(edit(1)).unwrap(), ["ConfigurationEdited"]);
    assert!(story.state.phones[&mac(1)].claim_since.is_some());
    let stranger = story.decides(edit(2)).unwrap_err();
    assert_eq!(stranger, Refusal::UnknownPhone(mac(2)));
}

#[test]
fn what_touches_a_phones_file_claims_the_phone() {
    let story = Story::new();
    let claims = |command: &Command| {
        let mut claims = Vec::new();
        crate::domain::claims(&story.state, command, &mut claims);
        claims
    };
    let phone = schemas::commands::Claim::Subject(schemas::Subject::Phone(mac(1)));
    let own = format!("{}.cfg", mac(1));
    for command in [edit(1), delete(&["a.csv", &own])] {
        assert!(claims(&command).contains(&phone));
    }
    let together = CatalogueCommand::Together(vec![CatalogueCommand::EditConfiguration {
        mac: mac(1),
        hash: ContentHash([7; 32]),
        size_bytes: 9,
    }]);
    assert!(claims(&wants(together)).contains(&phone));
    assert!(!claims(&upload("a.csv", 1)).contains(&phone));
}

#[test]
fn firmware_is_one_however_its_name_is_written() {
    let mut story = Story::new();
    let new = describe("Alan_FW", (Some("for Alan"), None), Presence::New);
    assert_eq!(story.kinds(new).unwrap(), ["FirmwareSet"]);
    let again = describe("ALAN_FW", (Some("other"), None), Presence::New);
    let refusal = story.decides(again).unwrap_err();
    assert_eq!(refusal, Refusal::FirmwareExists(firmware("Alan_FW")));
    let same = describe("alan_fw", (Some("for Alan"), Some("")), Presence::Known);
    assert_eq!(story.kinds(same).unwrap(), [""; 0], "nothing changes");
    let version = describe("alan_fw", (None, Some("7")), Presence::Known);
    let decision = story.does(version).unwrap();
    let Event::FirmwareSet(set) = &decision.events[0].event else {
        panic!("not set")
    };
    assert_eq!(
        (set.description.as_str(), set.version.as_str()),
        ("for Alan", "7")
    );
    let unknown = describe("430HD", (None, Some("7")), Presence::Known);
    let refusal = story.decides(unknown).unwrap_err();
    assert_eq!(refusal, Refusal::UnknownFirmware("430HD".to_owned()));
    let any = describe("430HD", (None, Some("7")), Presence::Any);
    assert_eq!(story.kinds(any).unwrap(), ["FirmwareSet"]);
    let name = firmware("ALAN_fw");
    let gone = wants(CatalogueCommand::DeleteFirmware { name });
    assert_eq!(story.kinds(gone.clone()).unwrap(), ["FirmwareDeleted"]);
    assert!(matches!(
        story.decides(gone),
        Err(Refusal::UnknownFirmware(_))
    ));
}

#[test]
fn another_image_takes_the_place_of_one_only_when_that_is_asked_for() {
    let mut story = Story::new();
    let version = |story: &Story| {
        story.state.catalogue.firmware[&firmware("430HD")]
            .version
            .clone()
    };
    let typed = describe("430HD", (None, Some("7")), Presence::Any);
    story.does(typed).unwrap();
    let first = image("430HD", "430HD.img", 1, false);
    assert_eq!(story.kinds(first.clone()).unwrap(), ["FirmwareUploaded"]);
    assert_eq!(version(&story), "7", "typed for the first one");
    assert_eq!(story.kinds(first).unwrap(), [""; 0], "the same again");
    let refusal = story.decides(image("430hd", "430HD.img", 2, false));
    let exists = Refusal::FirmwareFileExists(firmware("430HD"));
    assert_eq!(refusal.unwrap_err(), exists);
    let taken = story.decides(image("Other", "430hd.IMG", 1, true));
    let refusal = Refusal::FirmwareFileTaken(firmware("430HD"));
    assert_eq!(taken.unwrap_err(), refusal);
    let replaced = story.kinds(image("430hd", "430HD.img", 2, true));
    assert_eq!(replaced.unwrap(), ["FirmwareUploaded"]);
    assert_eq!(version(&story), "", "not that of the one before");
    assert_eq!(story.state.catalogue.firmware.len(), 1);
}

#[test]
fn a_boot_file_is_saved_and_restored_once() {
    let mut story = Story::new();
    let save = |text: &str| {
        wants(CatalogueCommand::SaveBootFile {
            file: BootFile::Direct,
            text: Secret::new(text),
        })
    };
    let restore = |file| wants(CatalogueCommand::RestoreBootFile { file });
    assert_eq!(story.kinds(restore(BootFile::Direct)).unwrap(), [""; 0]);
    assert_eq!(story.kinds(save("a=1\n")).unwrap(), ["BootFileSaved"]);
    assert_eq!(story.kinds(save("a=1\n")).unwrap(), [""; 0]);
    assert_eq!(story.kinds(save("a=2\n")).unwrap(), ["BootFileSaved"]);
    assert_eq!(story.kinds(restore(BootFile::Proxy)).unwrap(), [""; 0]);
    let restored = story.kinds(restore(BootFile::Direct)).unwrap();
    assert_eq!(restored, ["BootFileRestored"]);
}

#[test]
fn settings_that_stay_say_nothing_and_an_empty_one_is_the_default() {
    let mut story = Story::new();
    let change = |values: &[(&str, &str)]| {
        let values = values.iter();
        wants(CatalogueCommand::ChangeSettings {
            group: SettingsGroup::Phones,
            values: values
                .map(|(name, value)| ((*name).to_owned(), Secret::new(value)))
                .collect(),
        })
    };
    let both = [("proxy_url", "http://p"), ("upload_suffixes", "cfg")];
    let kinds = story.kinds(change(&both)).unwrap();
    assert_eq!(kinds, ["SettingSet", "SettingSet"]);
    let decision = story.does(change(&[both[0], ("upload_suffixes", "zip")]));
    assert_eq!(decision.unwrap().events.len(), 1);
    let cleared = story.kinds(change(&[("proxy_url", "")])).unwrap();
    assert_eq!(cleared, ["SettingSet"]);
    assert_eq!(story.kinds(change(&[("proxy_url", "")])).unwrap(), [""; 0]);
    assert_eq!(story.state.catalogue.settings.len(), 1);
}

#[test]
fn commands_given_together_see_what_those_before_them_leave() {
    let mut story = Story::new();
    let of = |command: Command| match command {
        Command::Catalogue(command) => *command,
        _ => panic!("not of the catalogue"),
    };
    let together = CatalogueCommand::Together(vec![
        of(upload("a.csv", 1)),
        of(delete(&["a.csv"])),
        of(image("430HD", "430HD.img", 1, false)),
    ]);
    let kinds = story.kinds(wants(together)).unwrap();
    assert_eq!(kinds, ["FileUploaded", "FileDeleted", "FirmwareUploaded"]);
    let torn = CatalogueCommand::Together(vec![of(upload("b.csv", 1)), of(delete(&["a.csv"]))]);
    assert!(story.decides(wants(torn)).is_err());
}

#[test]
fn firmware_that_phones_are_told_to_load_stays() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let set = |name: &str, is_model: bool| Command::ChangePhone {
        mac: mac(1),
        change: Box::new(PhoneChanged {
            firmware: Some(name.to_owned()),
            ..PhoneChanged::default()
        }),
        built_in: NamesBuiltIn {
            template: false,
            firmware: is_model,
        },
    };
    let unknown = story.decides(set("beta", false)).unwrap_err();
    assert_eq!(unknown, Refusal::UnknownFirmware("beta".to_owned()));
    story.does(set("430HD", true)).unwrap();
    story.does(image("Beta", "b.img", 1, false)).unwrap();
    story.does(set("beta", false)).unwrap();
    let gone = |name: &str| {
        let name = firmware(name);
        wants(CatalogueCommand::DeleteFirmware { name })
    };
    let in_use = Refusal::FirmwareInUse {
        name: firmware("Beta"),
        phones: 1,
    };
    assert_eq!(story.decides(gone("BETA")).unwrap_err(), in_use);
    story.does(set("", false)).unwrap();
    assert_eq!(story.kinds(gone("beta")).unwrap(), ["FirmwareDeleted"]);
}
