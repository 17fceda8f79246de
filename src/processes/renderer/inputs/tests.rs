//! What the renderer reads: phones, templates, addresses.

use schemas::{
    commands::{Command, NamesBuiltIn},
    events::{PhoneChanged, PhoneReported},
};

use super::*;
use crate::{
    domain::testing::{facts, mac},
    processes::testing::House,
};

fn says(model: &str, firmware_version: &str, user_agent: &str) -> PhoneReported {
    PhoneReported {
        model: model.to_owned(),
        firmware_version: firmware_version.to_owned(),
        user_agent: user_agent.to_owned(),
        ..facts("registered", "")
    }
}

type Choice = Result<(&'static str, &'static str), NoTemplate>;

/// Checks the model and the template, or why there is none, of phones that say this, and for which
/// this is set.
async fn check(phones: Vec<(PhoneReported, PhoneChanged, Choice)>) {
    let mut house = House::new().await;
    for (number, (facts, change, expected)) in phones.into_iter().enumerate() {
        let mac = mac(number as u32);
        house.approved(&[mac], &facts, None).await;
        // Some of them were there when they were set, and are no more.
        let built_in = NamesBuiltIn {
            template: true,
            firmware: false,
        };
        house
            .does(Command::ChangePhone {
                mac,
                change: Box::new(change),
                built_in,
            })
            .await;
        let projections = house.view.read();
        let inputs = inputs_of(&projections, projections.fleet.phone(mac).unwrap());
        let chosen = inputs.map(|inputs| (inputs.model, inputs.template.name().to_owned()));
        let expected = expected.map(|(model, name)| (model.to_owned(), name.to_owned()));
        assert_eq!(chosen, expected, "phone {number}");
    }
    house.stops().await;
}

#[tokio::test]
async fn the_template_follows_the_model_and_the_kind_of_firmware() {
    let generic_agent = "AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)";
    let lync_agent = "AUDC-IPPhone-430HD_UC_2.0.7.70/1.0.0000.0";
    let generic = Ok(("430HD", "AudioCodes_430HD"));
    let lync = Ok(("430HD", "AudioCodes_430HD_LYNC"));
    let phones = [
        (says("430HD", "2.0.4.30", generic_agent), generic),
        (says("430HD", "UC_2.0.13.121", lync_agent), lync.clone()),
        (says("430HD", "UC_2.0.13.121", ""), lync.clone()),
        (says("", "", lync_agent), lync),
        (
            says("450HD", "3.4", generic_agent),
            Ok(("450HD", "AudioCodes_450HD")),
        ),
        (says("", "", ""), Err(NoTemplate::NoModel)),
    ];
    check(
        phones
            .map(|(facts, choice)| (facts, PhoneChanged::default(), choice))
            .into(),
    )
    .await;
}

#[tokio::test]
async fn what_an_administrator_sets_counts_before_what_the_phone_says() {
    let set = |model: &str, template: &str| PhoneChanged {
        model: Some(model.to_owned()),
        template: Some(template.to_owned()),
        ..PhoneChanged::default()
    };
    let phones = [
        (set("420HD", ""), Ok(("420HD", "AudioCodes_420HD"))),
        (
            set("", "audiocodes_440hd_lync"),
            Ok(("430HD", "AudioCodes_440HD_LYNC")),
        ),
        (
            set("VVX411", ""),
            Err(NoTemplate::Model("VVX411".to_owned())),
        ),
        (set("", "Mine"), Err(NoTemplate::Name("Mine".to_owned()))),
    ];
    let said = || says("430HD", "2.0.4.30", "");
    check(
        phones
            .map(|(change, choice)| (said(), change, choice))
            .into(),
    )
    .await;
}

#[tokio::test]
async fn a_phone_has_the_line_of_its_owner_and_what_is_set_for_it() {
    let mut house = House::new().await;
    house
        .approved(&[mac(1)], &facts("started", "somebody else"), Some("alice"))
        .await;
    let change = PhoneChanged {
        language: Some("Norwegian".to_owned()),
        vlan_mode: Some("Manual".to_owned()),
        vlan_id: Some("12".to_owned()),
        ..PhoneChanged::default()
    };
    house
        .does(Command::ChangePhone {
            mac: mac(1),
            change: Box::new(change),
            built_in: Default::default(),
        })
        .await;
    let inputs = {
        let projections = house.view.read();
        let url = public_url(&projections, None).unwrap();
        collect(&projections, &[mac(1), mac(9)], url, None)
    };
    assert_eq!(inputs.position, house.view.position());
    let [phone] = &inputs.phones[..] else {
        panic!("{} phones", inputs.phones.len());
    };
    let user = phone.user.as_ref().unwrap();
    assert_eq!(
        (&*user.name, &*user.display_name),
        ("alice", "alice Example")
    );
    assert_eq!(user.password, Some(Secret::new("secret-7719")));
    assert_eq!(
        (&*phone.language, &*phone.vlan_mode),
        ("Norwegian", "Manual")
    );
    assert_eq!(phone.vlan_id, Some(12));
    house.stops().await;
}

#[tokio::test]
async fn the_configured_address_counts_before_that_of_the_setup() {
    let mut house = House::new().await;
    let configured: config::PublicUrl = "https://phones.example".parse().unwrap();
    {
        let projections = house.view.read();
        let root = |configured| public_url(&projections, configured).map(|url| url.root);
        assert_eq!(root(None), Ok("http://10.1.1.5/".to_owned()));
        assert_eq!(
            root(Some(&configured)),
            Ok("https://phones.example/".to_owned())
        );
    }
    assert_eq!(
        public_url(&Projections::new(), None),
        Err(NoPublicUrl::Unset)
    );
    house.stops().await;
}

#[test]
fn every_built_in_template_is_found_by_its_name_which_is_a_name() {
    for model in models::built_in_models() {
        for template in [&model.generic, &model.lync] {
            let found = templates::built_in(&template.name.to_uppercase());
            assert!(std::ptr::eq(found.unwrap().0, template));
            template.name.parse::<schemas::TemplateName>().unwrap();
            template.global_file.parse::<schemas::FileName>().unwrap();
        }
    }
}
