//! The renderer on a real engine: files are made, recorded, and made again when overtaken.

use projections::Projections;
use schemas::{
    ContentHash, FileName, Secret,
    commands::{
        ApprovePhones, CatalogueCommand, Command, NamesBuiltIn, PlaceholderPlace, PlaceholderValue,
        Presence,
    },
    events::{PhoneAction, PhoneChanged},
    sealing::Keys,
};

use super::*;
use crate::{
    domain::testing::{facts, mac},
    obfuscation::Obfuscator,
    processes::testing::House,
    templates::Templates,
};

const SHARED_FILE: &str = "AudioCodes_430HD_global_LYNC.cfg";

fn maker(house: &House) -> Maker {
    Maker::new(MakerParts {
        engine: house.engine.clone(),
        view: house.view.clone(),
        clock: house.clock(),
        keyring: house.keyring.clone(),
        blobs: house.blobs.clone(),
        metrics: house.metrics.clone(),
        obfuscator: Arc::new(Obfuscator::from_config(None, &house.keyring).unwrap()),
        templates: Arc::new(Templates::new(house.blobs.clone())),
        public_url: None,
    })
}

fn render(house: &mut House) {
    let renderer = Renderer::new(&house.feed, maker(house));
    house.runs(|stop| renderer.run(stop));
}

fn hash_of(projections: &Projections, mac: Mac) -> Option<ContentHash> {
    Some(projections.fleet.phone(mac)?.configuration()?.hash)
}

/// The phone's own file, as it would be served.
fn file_of(house: &House, mac: Mac) -> String {
    let (hash, slot) = {
        let projections = house.view.read();
        let phone = projections.fleet.phone(mac).unwrap();
        (phone.configuration().unwrap().hash, phone.key_slot())
    };
    let key = house.keyring.key(slot).unwrap();
    String::from_utf8(house.blobs.get_sealed(hash, slot, &key).unwrap()).unwrap()
}

fn shared_hash(house: &House) -> Option<ContentHash> {
    let name: FileName = SHARED_FILE.parse().unwrap();
    house.view.read().files.common(&name).map(|file| file.hash)
}

#[tokio::test]
async fn an_approved_phone_gets_its_files_and_then_its_restart() {
    let mut house = House::new().await;
    render(&mut house);
    let mut said = facts("started", "");
    (said.firmware_version, said.user_agent) = ("2.0.4.30".to_owned(), String::new());
    house.approved(&[mac(1)], &said, Some("alice")).await;
    house
        .shows(|projections| !projections.commands.of(mac(1)).is_empty())
        .await;

    let file = file_of(&house, mac(1));
    for line in [
        "system/type=430HD",
        "include AudioCodes_430HD_global_GENERIC.cfg",
        "ems_server/user_password={\"VvlZOp5/5pM=\"}",
        "voip/line/0/auth_password=secret-7719",
    ] {
        assert!(
            file.lines().any(|found| found == line),
            "{line} is not in\n{file}"
        );
    }
    let action = house.view.read().commands.of(mac(1))[0].action;
    assert_eq!(action, PhoneAction::RestartGraceful);
    house.stops().await;
}

#[tokio::test]
async fn the_shared_file_is_stored_and_recorded_once() {
    let mut house = House::new().await;
    render(&mut house);
    house.registered(mac(1)).await;
    house
        .shows(|projections| hash_of(projections, mac(1)).is_some())
        .await;
    let hash = shared_hash(&house).unwrap();
    let text = String::from_utf8(house.blobs.get(hash).unwrap()).unwrap();
    assert!(
        text.contains("ems_server/provisioning/url=http://10.1.1.5:8081/"),
        "{text}"
    );

    let before = house.view.read().files.iter().next().unwrap().1.written_at;
    house.clock.advance(1_000);
    house.registered(mac(2)).await;
    house
        .shows(|projections| hash_of(projections, mac(2)).is_some())
        .await;
    let after = house.view.read().files.iter().next().unwrap().1.written_at;
    assert_eq!(before, after);
    house.stops().await;
}

#[tokio::test]
async fn phones_without_a_file_get_one_at_the_start_however_many() {
    let mut house = House::new().await;
    let macs: Vec<Mac> = (1..=700).map(mac).collect();
    house.approved(&macs, &facts("registered", ""), None).await;
    render(&mut house);
    while macs
        .iter()
        .any(|mac| hash_of(&house.view.read(), *mac).is_none())
    {
        // The queue is shorter than a batch: what it has no room for waits for the clock.
        tokio::task::yield_now().await;
        house.clock.advance(50);
    }
    assert_ne!(file_of(&house, mac(700)), "");
    house.stops().await;
}

#[tokio::test]
async fn a_change_is_in_the_file_once_it_is_asked_for_and_not_before() {
    let mut house = House::new().await;
    render(&mut house);
    house.registered(mac(1)).await;
    house
        .shows(|projections| hash_of(projections, mac(1)).is_some())
        .await;
    let before = hash_of(&house.view.read(), mac(1));

    let change = PhoneChanged {
        language: Some("Norwegian".into()),
        ..PhoneChanged::default()
    };
    house
        .does(Command::ChangePhone {
            mac: mac(1),
            change: Box::new(change),
            built_in: Default::default(),
        })
        .await;
    // Whatever the change had caused would have happened before this.
    house.registered(mac(2)).await;
    house
        .shows(|projections| hash_of(projections, mac(2)).is_some())
        .await;
    assert_eq!(hash_of(&house.view.read(), mac(1)), before);

    house.feed.render_requests().request([mac(1)]);
    house
        .shows(|projections| hash_of(projections, mac(1)) != before)
        .await;
    assert!(file_of(&house, mac(1)).contains("personal_settings/language=Norwegian\n"));
    house.stops().await;
}

#[tokio::test]
async fn a_file_whose_inputs_have_changed_is_made_again() {
    let mut house = House::new().await;
    house
        .approved(&[mac(1), mac(2)], &facts("registered", ""), None)
        .await;
    let maker = maker(&house);
    let (mut macs, mut report) = (vec![mac(1), mac(2)], Report::default());
    let actor = Actor::Process(Process::Renderer);
    let Ok(inputs) = maker.inputs(&macs) else {
        panic!("there are inputs");
    };
    let Ok(made) = maker.store(inputs, Shared::Made, Default::default()).await else {
        panic!("the files are stored");
    };
    let change = PhoneChanged {
        language: Some("Norwegian".into()),
        ..PhoneChanged::default()
    };
    house
        .does(Command::ChangePhone {
            mac: mac(1),
            change: Box::new(change),
            built_in: Default::default(),
        })
        .await;

    let recorded = maker.record_own(made.own, actor, &mut macs, &mut report);
    assert_eq!(recorded.await, Ok(()));
    assert_eq!(macs, [mac(1)]);
    assert!(hash_of(&house.view.read(), mac(1)).is_none());
    assert_eq!(
        maker
            .make(&mut macs, Shared::Made, actor, &mut report)
            .await,
        Ok(())
    );
    assert!(macs.is_empty());
    assert_eq!(report.changed, [mac(2), mac(1)]);
    assert_eq!(house.metrics.config_generated.get(), 2);
    assert!(file_of(&house, mac(1)).contains("personal_settings/language=Norwegian\n"));
    house.stops().await;
}

#[tokio::test]
async fn a_phone_whose_file_cannot_be_made_hinders_no_other() {
    let mut house = House::new().await;
    let mut unknown = facts("registered", "");
    (unknown.model, unknown.user_agent) = ("VVX411".to_owned(), String::new());
    house.approved(&[mac(1)], &unknown, None).await;
    house.registered(mac(2)).await;
    let approval = ApprovePhones {
        macs: vec![mac(2)],
        region: "Oslo".parse().unwrap(),
        user_name: Some("bob\ninclude http://evil.example/a.cfg".to_owned()),
        display_name: None,
        password: Some(Secret::new("p")),
    };
    house.does(Command::ApprovePhones(Box::new(approval))).await;
    let generic = PhoneChanged {
        template: Some("AudioCodes_430HD".to_owned()),
        ..PhoneChanged::default()
    };
    house
        .does(Command::ChangePhone {
            mac: mac(2),
            change: Box::new(generic),
            built_in: NamesBuiltIn {
                template: true,
                firmware: false,
            },
        })
        .await;
    house.registered(mac(3)).await;
    let erased = house.view.read().fleet.phone(mac(3)).unwrap().key_slot();
    house.keyring.erase(erased).unwrap();
    house.registered(mac(4)).await;

    let macs = [mac(1), mac(2), mac(3), mac(4)];
    let report = maker(&house)
        .make_all(&macs, Shared::Made, Actor::CommandLine)
        .await;
    let report = report.unwrap();
    assert_eq!(report.changed, [mac(4)]);
    let failed: Vec<_> = report.failed.iter().map(|(mac, _)| *mac).collect();
    assert_eq!(failed, [mac(1), mac(2), mac(3)]);
    let made: Vec<bool> = (1..=4)
        .map(|number| hash_of(&house.view.read(), mac(number)).is_some())
        .collect();
    assert_eq!(made, [false, false, false, true]);
    house.stops().await;
}

#[tokio::test]
async fn a_store_in_trouble_delays_files_and_loses_none() {
    let mut house = House::new().await;
    let folder = house.place.path().join("blobs").join("unfinished");
    let elsewhere = house.place.path().join("elsewhere");
    std::fs::rename(&folder, &elsewhere).unwrap();
    house.registered(mac(1)).await;
    render(&mut house);
    house.clock.wait_for_sleepers(1).await;
    assert!(hash_of(&house.view.read(), mac(1)).is_none());
    std::fs::rename(&elsewhere, &folder).unwrap();
    house.clock.advance(TROUBLE_PAUSE_MS);
    house
        .shows(|projections| hash_of(projections, mac(1)).is_some())
        .await;
    house.stops().await;
}

/// The shared file is made with the first of them, and all others include it as well.
#[tokio::test]
async fn all_phones_count_as_changed_when_what_they_share_is_made_with_the_first() {
    let mut house = House::new().await;
    let macs: Vec<Mac> = (0..4).map(mac).collect();
    house.approved(&macs, &facts("registered", ""), None).await;
    let maker = maker(&house);
    let actor = Actor::CommandLine;
    maker.make_all(&macs, Shared::Made, actor).await.unwrap();
    let again = maker.make_all(&macs, Shared::Made, actor).await.unwrap();
    assert_eq!((again.changed.len(), again.unchanged.len()), (0, 4));
    let period = PlaceholderValue {
        name: "KeepActivePeriod".parse().unwrap(),
        value: Secret::new("17"),
        description: None,
    };
    house
        .does(Command::Catalogue(Box::new(
            CatalogueCommand::SetPlaceholders {
                place: PlaceholderPlace::System,
                values: vec![period],
                presence: Presence::Any,
            },
        )))
        .await;
    // As very many are made, one part after the other.
    let mut report = Report::default();
    for part in macs.chunks(2) {
        let mut part = part.to_vec();
        let made = maker.make(&mut part, Shared::Made, actor, &mut report);
        made.await.unwrap();
    }
    assert_eq!((report.changed.len(), report.shared.len()), (4, 1));
    house.stops().await;
}

#[tokio::test]
async fn a_file_that_was_deleted_does_not_come_back_by_itself() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    let maker = maker(&house);
    assert_eq!(maker.without_file(), [mac(1)]);
    let actor = Actor::CommandLine;
    maker
        .make_all(&[mac(1)], Shared::Made, actor)
        .await
        .unwrap();
    let names = vec![format!("{}.cfg", mac(1)).parse().unwrap()];
    let delete = CatalogueCommand::DeleteFiles { names };
    house.does(Command::Catalogue(Box::new(delete))).await;
    assert!(maker.without_file().is_empty());
    maker
        .make_all(&[mac(1)], Shared::Made, actor)
        .await
        .unwrap();
    assert!(hash_of(&house.view.read(), mac(1)).is_some());
    house.stops().await;
}
