//! Stories of templates and of the mapping.

use schemas::{
    ModelName, TemplateName,
    commands::{
        CatalogueCommand, NamesBuiltIn, PlaceholderPlace, PlaceholderValue, Presence,
        TemplateContent,
    },
    events::{Event, PhoneChanged, TemplateVariant},
};

use super::*;

fn named(name: &str) -> TemplateName {
    name.parse().unwrap()
}

fn model(name: &str) -> ModelName {
    name.parse().unwrap()
}

fn save(name: &str, presence: Presence, placeholders: &[&str]) -> Command {
    saved(name, presence, placeholders, false)
}

fn saved(name: &str, presence: Presence, placeholders: &[&str], is_built_in: bool) -> Command {
    catalogue(CatalogueCommand::SaveTemplate {
        name: named(name),
        content: TemplateContent {
            hash: ContentHash([7; 32]),
            size_bytes: 100,
            model: model("430HD"),
            variant: TemplateVariant::Generic,
            description: "one of ours".to_owned(),
            placeholders: placeholders.iter().map(|it| it.parse().unwrap()).collect(),
        },
        presence,
        is_built_in,
    })
}

fn map(of: &str, region: Option<&str>, template: &str) -> Command {
    catalogue(CatalogueCommand::MapTemplate {
        model: model(of),
        region: region.map(|name| name.parse().unwrap()),
        template: named(template),
        is_built_in: template.starts_with("AudioCodes_"),
    })
}

fn unmap(of: &str, region: Option<&str>) -> Command {
    catalogue(CatalogueCommand::UnmapTemplate {
        model: model(of),
        region: region.map(|name| name.parse().unwrap()),
    })
}

fn restore(name: &str) -> Command {
    catalogue(CatalogueCommand::RestoreTemplate { name: named(name) })
}

fn delete(name: &str, is_built_in: bool) -> Command {
    catalogue(CatalogueCommand::DeleteTemplate {
        name: named(name),
        is_built_in,
    })
}

fn catalogue(command: CatalogueCommand) -> Command {
    Command::Catalogue(Box::new(command))
}

fn define(name: &str) -> Command {
    catalogue(CatalogueCommand::SetPlaceholders {
        place: PlaceholderPlace::System,
        values: vec![PlaceholderValue {
            name: name.parse().unwrap(),
            value: Secret::new("x"),
            description: None,
        }],
        presence: Presence::New,
    })
}

/// The names in the mapping, in order of model and region.
fn rows(story: &Story) -> Vec<String> {
    let rows = story.state.catalogue.mapping.iter();
    rows.map(|((model, region), template)| {
        let region = region.as_ref().map_or("*", |region| region.as_str());
        format!("{model} {region} {template}")
    })
    .collect()
}

#[test]
fn a_name_is_taken_whatever_its_case() {
    let mut story = Story::new();
    let kinds = story.kinds(save("Ours", Presence::New, &[]));
    assert_eq!(kinds.unwrap(), ["TemplateSaved"]);
    assert_eq!(
        story.decides(save("OURS", Presence::New, &[])).unwrap_err(),
        Refusal::TemplateExists(named("OURS"))
    );
    let built_in = saved("AudioCodes_430HD", Presence::New, &[], true);
    assert!(matches!(
        story.decides(built_in),
        Err(Refusal::TemplateExists(_))
    ));
    assert_eq!(
        story
            .decides(save("Other", Presence::Known, &[]))
            .unwrap_err(),
        Refusal::UnknownTemplate("Other".to_owned())
    );
    let again = story.does(save("ours", Presence::Known, &[])).unwrap();
    assert_eq!(
        again.events[0].subject,
        schemas::Subject::Template(named("Ours"))
    );
    assert_eq!(story.state.catalogue.templates.len(), 1);
}

#[test]
fn what_a_template_names_is_defined_or_private() {
    let mut story = Story::new();
    let refusal = story.decides(save("Ours", Presence::Any, &["Desk", "P_Desk", "Floor"]));
    assert_eq!(
        refusal.unwrap_err(),
        Refusal::UnknownPlaceholders(vec!["Desk".to_owned(), "Floor".to_owned()])
    );
    story.does(define("Desk")).unwrap();
    let kinds = story.kinds(save("Ours", Presence::Any, &["Desk", "P_Desk"]));
    assert_eq!(kinds.unwrap(), ["PlaceholderSet", "TemplateSaved"]);
    let system = &story.state.catalogue.placeholders[&PlaceholderPlace::System];
    assert_eq!(system["P_Desk"].value, "");
    let kinds = story.kinds(save("Ours", Presence::Any, &["Desk", "P_Desk"]));
    assert_eq!(kinds.unwrap(), ["TemplateSaved"], "it is there by now");
}

#[test]
fn restoring_happens_only_where_something_was_saved() {
    let mut story = Story::new();
    let kinds = story.kinds(restore("AudioCodes_430HD"));
    assert_eq!(kinds.unwrap(), [""; 0]);
    let over = saved("AudioCodes_430HD", Presence::Any, &[], true);
    story.does(over).unwrap();
    let kinds = story.kinds(restore("audiocodes_430hd"));
    assert_eq!(kinds.unwrap(), ["TemplateRestored"]);
    assert!(story.state.catalogue.templates.is_empty());
}

#[test]
fn a_template_that_is_named_stays() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    story.does(save("Ours", Presence::New, &[])).unwrap();
    let built_in = story.decides(delete("AudioCodes_430HD", true));
    assert!(matches!(built_in, Err(Refusal::TemplateBuiltIn(_))));
    assert!(matches!(
        story.decides(delete("Other", false)),
        Err(Refusal::UnknownTemplate(_))
    ));
    story.does(map("430HD", None, "Ours")).unwrap();
    let set_for = |template: &str| Command::ChangePhone {
        mac: mac(1),
        change: Box::new(PhoneChanged {
            region: None,
            model: None,
            language: None,
            vlan_mode: None,
            vlan_id: None,
            firmware: None,
            template: Some(template.to_owned()),
            nickname: Personal::new(None),
            display_name: Personal::new(None),
        }),
        built_in: NamesBuiltIn::default(),
    };
    let refusal = story.decides(set_for("Other")).unwrap_err();
    assert_eq!(refusal, Refusal::UnknownTemplate("Other".to_owned()));
    story.does(set_for("ours")).unwrap();
    assert_eq!(
        story.state.phones[&mac(1)].template.as_deref(),
        Some("Ours")
    );
    let in_use = |rows, phones| Refusal::TemplateInUse {
        name: named("Ours"),
        rows,
        phones,
    };
    let refusal = story.decides(delete("OURS", false)).unwrap_err();
    assert_eq!(refusal, in_use(1, 1));
    story.does(unmap("430HD", None)).unwrap();
    let refusal = story.decides(delete("Ours", false)).unwrap_err();
    assert_eq!(refusal, in_use(0, 1));
    story.does(set_for("")).unwrap();
    let kinds = story.kinds(delete("Ours", false));
    assert_eq!(kinds.unwrap(), ["TemplateDeleted"]);
}

#[test]
fn a_row_is_one_for_its_model_and_region() {
    let mut story = Story::new();
    story.does(save("Ours", Presence::New, &[])).unwrap();
    assert_eq!(
        story.decides(map("430HD", None, "Other")).unwrap_err(),
        Refusal::UnknownTemplate("Other".to_owned())
    );
    assert!(matches!(
        story.decides(map("430HD", Some("Atlantis"), "Ours")),
        Err(Refusal::UnknownRegion(_))
    ));
    story.does(map("430HD", None, "AudioCodes_430HD")).unwrap();
    story.does(map("430HD", Some("Oslo"), "ours")).unwrap();
    let expected = ["430HD * AudioCodes_430HD", "430HD Oslo Ours"];
    assert_eq!(rows(&story), expected);
    let kinds = story.kinds(map("430hd", Some("Oslo"), "Ours"));
    assert_eq!(kinds.unwrap(), [""; 0], "it says so already");
    let kinds = story.kinds(map("430hd", Some("Oslo"), "AudioCodes_440HD"));
    assert_eq!(kinds.unwrap(), ["TemplateMapped"]);
    assert_eq!(rows(&story)[1], "430HD Oslo AudioCodes_440HD");
    let decision = story.does(unmap("430hd", Some("Oslo"))).unwrap();
    assert!(matches!(
        &decision.events[0].event,
        Event::TemplateUnmapped(row) if row.model == model("430HD")
    ));
    assert_eq!(
        story.decides(unmap("430HD", Some("Oslo"))).unwrap_err(),
        Refusal::UnknownMapping
    );
}

#[test]
fn rows_go_with_their_region() {
    let mut story = Story::new();
    story.does(save("Ours", Presence::New, &[])).unwrap();
    story.does(map("430HD", Some("Oslo"), "Ours")).unwrap();
    story.does(map("440HD", None, "Ours")).unwrap();
    let name = "Oslo".parse().unwrap();
    story.does(Command::DeleteRegion { name }).unwrap();
    assert_eq!(rows(&story), ["440HD * Ours"]);
}

#[test]
fn what_is_done_together_is_decided_in_turn() {
    let mut story = Story::new();
    let inner = |command| match command {
        Command::Catalogue(command) => *command,
        _ => unreachable!("all of these are"),
    };
    let all = [
        define("Desk"),
        save("Ours", Presence::New, &["Desk"]),
        map("430HD", None, "Ours"),
    ];
    let together = catalogue(CatalogueCommand::Together(all.map(inner).into()));
    let kinds = story.kinds(together).unwrap();
    assert_eq!(kinds, ["PlaceholderSet", "TemplateSaved", "TemplateMapped"]);
    let broken = [
        unmap("430HD", None),
        delete("Ours", false),
        delete("Ours", false),
    ];
    let together = catalogue(CatalogueCommand::Together(broken.map(inner).into()));
    assert!(story.decides(together).is_err());
    assert_eq!(rows(&story).len(), 1, "all or nothing");
}
