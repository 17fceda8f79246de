//! Whose files depend on what an event changes.
//!
//! Guarantee: no phone is left out whose file would be another one now; some may be named whose
//! file would come out the same. Deliberately not here: what a file is made of (`provisioning`).

use schemas::{
    Mac, RegionName, Subject,
    events::{Event, OverrideScope, PhoneChanged, PlaceholderScope, RecordedEvent},
};

use crate::users::{SYSTEM, Users};

/// Phones that have something in common; an absent field asks for nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The model, whose case does not matter.
    pub(crate) model: Option<String>,
    /// The region.
    pub(crate) region: Option<RegionName>,
    /// The template that is set for them or that their file was made from.
    pub(crate) template: Option<String>,
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
    /// All that match.
    Matching(Wanted),
}

/// The phones whose files depend on what this event changes.
pub(crate) fn concerned(recorded: &RecordedEvent, users: &Users) -> Concerned {
    match (&recorded.event, &recorded.subject) {
        (_, Subject::Phone(mac)) => Concerned::Phones(vec![*mac]),
        (_, Subject::User(id)) => match users.get(*id) {
            // The system user is in every file.
            Some(user) if user.name.eq_ignore_ascii_case(SYSTEM) => everybody(),
            Some(user) => Concerned::Phones(user.devices.to_vec()),
            None => Concerned::Nobody,
        },
        (
            Event::TemplateSaved(_) | Event::TemplateRestored(_) | Event::TemplateDeleted(_),
            Subject::Template(name),
        ) => Concerned::Matching(Wanted {
            template: Some(name.to_string()),
            ..Wanted::default()
        }),
        (
            Event::FirmwareSet(_) | Event::FirmwareUploaded(_) | Event::FirmwareDeleted(_),
            Subject::Firmware(name),
        ) => Concerned::Matching(Wanted {
            firmware: Some(name.to_string()),
            ..Wanted::default()
        }),
        (Event::TemplateMapped(row), _) => of_row(row.model.as_str(), row.region.as_ref()),
        (Event::TemplateUnmapped(row), _) => of_row(row.model.as_str(), row.region.as_ref()),
        (Event::PlaceholderSet(set), _) => of_scope(set.scope, &set.owner),
        (Event::PlaceholderDeleted(gone), _) => of_scope(gone.scope, &gone.owner),
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
    Concerned::Matching(Wanted::default())
}

fn of_row(model: &str, region: Option<&RegionName>) -> Concerned {
    Concerned::Matching(Wanted {
        model: Some(model.to_owned()),
        region: region.cloned(),
        ..Wanted::default()
    })
}

fn of_scope(scope: PlaceholderScope, owner: &str) -> Concerned {
    match scope {
        PlaceholderScope::System => everybody(),
        PlaceholderScope::Model => of_row(owner, None),
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
        Ok(region) => Concerned::Matching(Wanted {
            region: Some(region),
            ..Wanted::default()
        }),
        Err(_) => Concerned::Nobody,
    }
}
