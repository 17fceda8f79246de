//! Whose files depend on what an event changes.
//!
//! Guarantee: no phone is left out whose file would be another one now; some may be named whose
//! file would come out the same. Deliberately not here: what a file is made of (`provisioning`).

use schemas::{
    Mac, RegionName, Subject,
    events::{Event, OverrideScope, PhoneChanged, PlaceholderScope, RecordedEvent},
};

use crate::{
    catalogue::Catalogue,
    users::{SYSTEM, Users},
};

/// Phones that have something in common; an absent field asks for nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The model, whose case does not matter.
    pub(crate) model: Option<String>,
    /// The region.
    pub(crate) region: Option<RegionName>,
    /// Templates: one is set for them, or their file was made from it.
    pub(crate) templates: Vec<String>,
    /// Whether no template is set for them.
    pub(crate) by_model: bool,
    /// The entry of the firmware list that is set for them.
    pub(crate) firmware: Option<String>,
}

/// Phones whose files depend on an event.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Concerned {
    /// None.
    Nobody,
    /// These.
    Phones(Vec<Mac>),
    /// All that match one of these.
    Matching(Vec<Wanted>),
}

/// The phones whose files depend on what this event changes.
pub(crate) fn concerned(
    recorded: &RecordedEvent,
    users: &Users,
    catalogue: &Catalogue,
) -> Concerned {
    match (&recorded.event, &recorded.subject) {
        (_, Subject::Phone(mac)) => Concerned::Phones(vec![*mac]),
        (_, Subject::User(id)) => match users.get(*id) {
            // The system user is in every file.
            Some(user) if user.name.eq_ignore_ascii_case(SYSTEM) => everybody(),
            Some(user) => Concerned::Phones(user.devices.to_vec()),
            None => Concerned::Nobody,
        },
        (Event::TemplateSaved(saved), Subject::Template(name)) => {
            let model = saved.model.as_str();
            // Of those that were added for a model, it may come before the one that counted. Where
            // there is a built-in one, that counts.
            let mut added = saved_for(catalogue, model);
            let built_in = built_in_names(model);
            added.retain(|name| !built_in.iter().any(|it| it.eq_ignore_ascii_case(name)));
            added.push(name.to_string());
            Concerned::Matching(vec![
                of_templates(vec![name.to_string()]),
                Wanted {
                    by_model: true,
                    ..of_templates(added)
                },
            ])
        }
        (Event::TemplateRestored(_) | Event::TemplateDeleted(_), Subject::Template(name)) => {
            Concerned::Matching(vec![of_templates(vec![name.to_string()])])
        }
        (
            Event::FirmwareSet(_) | Event::FirmwareUploaded(_) | Event::FirmwareDeleted(_),
            Subject::Firmware(name),
        ) => Concerned::Matching(vec![Wanted {
            firmware: Some(name.to_string()),
            ..Wanted::default()
        }]),
        (Event::TemplateMapped(row), _) => of_row(row.model.as_str(), row.region.as_ref()),
        (Event::TemplateUnmapped(row), _) => of_row(row.model.as_str(), row.region.as_ref()),
        (Event::PlaceholderSet(set), _) => of_scope(set.scope, &set.owner, catalogue),
        (Event::PlaceholderDeleted(gone), _) => of_scope(gone.scope, &gone.owner, catalogue),
        (Event::OverrideSet(set), _) => of_override(set.scope, &set.owner),
        (Event::OverrideDeleted(gone), _) => of_override(gone.scope, &gone.owner),
        _ => Concerned::Nobody,
    }
}

/// Whether what is set for a phone reaches its file.
pub(crate) fn changes_file(event: &PhoneChanged) -> bool {
    let PhoneChanged {
        region,
        model,
        language,
        vlan_mode,
        vlan_id,
        firmware,
        template,
        nickname: _,
        display_name,
    } = event;
    region.is_some()
        || [
            model,
            language,
            vlan_mode,
            vlan_id,
            firmware,
            template,
            display_name.expose(),
        ]
        .into_iter()
        .any(Option::is_some)
}

fn everybody() -> Concerned {
    Concerned::Matching(vec![Wanted::default()])
}

fn of_row(model: &str, region: Option<&RegionName>) -> Concerned {
    Concerned::Matching(vec![Wanted {
        model: Some(model.to_owned()),
        region: region.cloned(),
        ..Wanted::default()
    }])
}

fn of_templates(templates: Vec<String>) -> Wanted {
    Wanted {
        templates,
        ..Wanted::default()
    }
}

/// The templates that were saved for a model.
fn saved_for(catalogue: &Catalogue, model: &str) -> Vec<String> {
    let templates = catalogue.templates();
    let its = templates.filter(|(_, saved)| saved.model.as_str().eq_ignore_ascii_case(model));
    its.map(|(name, _)| name.to_string()).collect()
}

/// A model's values are in the files of its phones, and in those that are made from a template for
/// the model.
fn of_model(model: &str, catalogue: &Catalogue) -> Concerned {
    let mut templates = saved_for(catalogue, model);
    templates.extend(built_in_names(model));
    Concerned::Matching(vec![
        Wanted {
            model: Some(model.to_owned()),
            ..Wanted::default()
        },
        of_templates(templates),
    ])
}

/// What the built-in templates of a model are called.
pub fn built_in_names(model: &str) -> [String; 2] {
    [
        format!("AudioCodes_{model}"),
        format!("AudioCodes_{model}_LYNC"),
    ]
}

fn of_scope(scope: PlaceholderScope, owner: &str, catalogue: &Catalogue) -> Concerned {
    match scope {
        PlaceholderScope::System => everybody(),
        PlaceholderScope::Model => of_model(owner, catalogue),
        PlaceholderScope::Region => of_region(owner),
        PlaceholderScope::Device => Concerned::Nobody,
    }
}

fn of_override(scope: OverrideScope, owner: &str) -> Concerned {
    match scope {
        OverrideScope::Region => of_region(owner),
        OverrideScope::User | OverrideScope::Device => Concerned::Nobody,
    }
}

fn of_region(name: &str) -> Concerned {
    match name.parse() {
        Ok(region) => Concerned::Matching(vec![Wanted {
            region: Some(region),
            ..Wanted::default()
        }]),
        Err(_) => Concerned::Nobody,
    }
}
