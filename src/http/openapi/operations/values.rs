//! Placeholders, overrides and settings, described.

use super::{
    super::{
        operation::Operation,
        parameters::{self, values as own},
        requests::values as requests,
    },
    Delete, Get, Post, Put,
};
use crate::http::{
    directory_try,
    problem::Code,
    read::{
        List,
        overrides::{AppliedView, OverrideView},
        placeholders::{CopiedView, PlaceholderView},
        presets::PresetView,
        settings::{LdapView, PhonesView, SystemView},
    },
};

const OWNERS: &[Code] = &[
    Code::RegionNotFound,
    Code::DeviceNotFound,
    Code::PlaceholderNotFound,
];

const CHANGE: &str = "Absent fields stay. With another name or in another region, it is gone where \
    it was. A built-in value is there although nobody has set it, and is replaced. An empty value \
    is no value: that of the next wider scope counts, of phone, region, model, system and what is \
    built in. No file changes before it is generated.";

const SYSTEM: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/placeholders/system",
        "Placeholders",
        "list_system_placeholders",
        "Placeholders of the system",
    )
    .about(
        "What is set for all phones, and what is built in and not set. An empty value is no value: \
         what is built in counts.",
    )
    .query(&own::PLACEHOLDERS)
    .gives::<List<PlaceholderView>>(200, "A page of placeholders."),
    Operation::new(
        Post,
        "/api/v1/placeholders/system",
        "Placeholders",
        "create_system_placeholder",
        "Give a placeholder a value for all phones",
    )
    .takes(requests::new_placeholder)
    .gives::<PlaceholderView>(201, "The placeholder.")
    .refuses(&[Code::PlaceholderExists]),
    Operation::new(
        Get,
        "/api/v1/placeholders/system/{name}",
        "Placeholders",
        "show_system_placeholder",
        "One placeholder of the system",
    )
    .at(&own::PLACEHOLDER_NAME)
    .gives::<PlaceholderView>(200, "The placeholder.")
    .refuses(&[Code::PlaceholderNotFound]),
    Operation::new(
        Put,
        "/api/v1/placeholders/system/{name}",
        "Placeholders",
        "change_system_placeholder",
        "Change a placeholder of the system",
    )
    .about(CHANGE)
    .at(&own::PLACEHOLDER_NAME)
    .takes(requests::placeholder_change)
    .gives::<PlaceholderView>(200, "The placeholder as it is now.")
    .refuses(&[
        Code::PlaceholderNotFound,
        Code::PlaceholderExists,
        Code::PlaceholderInUse,
        Code::PlaceholderStays,
    ]),
    Operation::new(
        Delete,
        "/api/v1/placeholders/system/{name}",
        "Placeholders",
        "delete_system_placeholder",
        "Take a value for all phones back",
    )
    .about("A built-in value counts again. The last value of what a template names stays.")
    .at(&own::PLACEHOLDER_NAME)
    .gives_nothing("It is not set any more.")
    .refuses(&[Code::PlaceholderNotFound, Code::PlaceholderInUse]),
];

const OF_OWNERS: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/placeholders/{scope}",
        "Placeholders",
        "list_placeholders",
        "Placeholders of a scope",
    )
    .about(
        "What is set for any model, region or phone. Phones are also found by user, display name, \
         nickname and number. An empty value is no value: that of the next wider scope counts, of \
         phone, region, model, system and what is built in.",
    )
    .at(&own::PLACEHOLDERS_OF_SCOPE)
    .query(&own::PLACEHOLDERS)
    .gives::<List<PlaceholderView>>(200, "A page of placeholders."),
    Operation::new(
        Get,
        "/api/v1/placeholders/{scope}/{owner}",
        "Placeholders",
        "list_owned_placeholders",
        "Placeholders of a model, a region or a phone",
    )
    .about("Of a model also what is built in and not set.")
    .at(&own::PLACEHOLDERS_OF_OWNER)
    .query(&own::PLACEHOLDERS)
    .gives::<List<PlaceholderView>>(200, "A page of placeholders.")
    .refuses(OWNERS),
    Operation::new(
        Post,
        "/api/v1/placeholders/{scope}/{owner}",
        "Placeholders",
        "create_placeholder",
        "Give a placeholder a value",
    )
    .at(&own::PLACEHOLDERS_OF_OWNER)
    .takes(requests::new_placeholder)
    .gives::<PlaceholderView>(201, "The placeholder.")
    .refuses(&[
        Code::PlaceholderExists,
        Code::RegionNotFound,
        Code::DeviceNotFound,
        Code::PlaceholderNotFound,
    ]),
    Operation::new(
        Post,
        "/api/v1/placeholders/{scope}/{owner}/copy",
        "Placeholders",
        "copy_placeholders",
        "Copy placeholders from another owner",
    )
    .about("Of the same scope. What has a value keeps it.")
    .at(&own::PLACEHOLDERS_OF_OWNER)
    .takes(requests::placeholder_copy)
    .gives::<CopiedView>(200, "How many were copied.")
    .refuses(&[Code::RegionNotFound, Code::DeviceNotFound])
    .refuses_fields(&[Code::RegionNotFound, Code::DeviceNotFound, Code::NotFound]),
    Operation::new(
        Get,
        "/api/v1/placeholders/{scope}/{owner}/{name}",
        "Placeholders",
        "show_placeholder",
        "One placeholder",
    )
    .at(&own::OWNED_PLACEHOLDER)
    .gives::<PlaceholderView>(200, "The placeholder.")
    .refuses(OWNERS),
    Operation::new(
        Put,
        "/api/v1/placeholders/{scope}/{owner}/{name}",
        "Placeholders",
        "change_placeholder",
        "Change a placeholder",
    )
    .about(CHANGE)
    .at(&own::OWNED_PLACEHOLDER)
    .takes(requests::placeholder_change)
    .gives::<PlaceholderView>(200, "The placeholder as it is now.")
    .refuses(&[
        Code::RegionNotFound,
        Code::DeviceNotFound,
        Code::PlaceholderNotFound,
        Code::PlaceholderExists,
        Code::PlaceholderInUse,
        Code::PlaceholderStays,
    ])
    .refuses_fields(&[Code::RegionNotFound]),
    Operation::new(
        Delete,
        "/api/v1/placeholders/{scope}/{owner}/{name}",
        "Placeholders",
        "delete_placeholder",
        "Take a value back",
    )
    .about("The last value of what a template names stays.")
    .at(&own::OWNED_PLACEHOLDER)
    .gives_nothing("It is not set there any more.")
    .refuses(&[
        Code::RegionNotFound,
        Code::DeviceNotFound,
        Code::PlaceholderNotFound,
        Code::PlaceholderInUse,
    ]),
];

const NO_OWNER: &[Code] = &[
    Code::RegionNotFound,
    Code::UserNotFound,
    Code::DeviceNotFound,
];

const NO_OVERRIDE: &[Code] = &[
    Code::RegionNotFound,
    Code::UserNotFound,
    Code::DeviceNotFound,
    Code::OverrideNotFound,
];

const OVERRIDES: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/override-presets",
        "Overrides",
        "list_override_presets",
        "Parameters that are overridden together",
    )
    .query(&parameters::NAMED)
    .gives::<List<PresetView>>(200, "A page of presets."),
    Operation::new(
        Get,
        "/api/v1/overrides/{scope}/{owner}",
        "Overrides",
        "list_overrides",
        "Parameters that are overridden for a region, a user or a phone",
    )
    .at(&own::OVERRIDES_OF_OWNER)
    .query(&own::OVERRIDES)
    .gives::<List<OverrideView>>(200, "A page of overrides.")
    .refuses(NO_OWNER),
    Operation::new(
        Post,
        "/api/v1/overrides/{scope}/{owner}/preset",
        "Overrides",
        "apply_override_preset",
        "Override all parameters of a preset",
    )
    .at(&own::OVERRIDES_OF_OWNER)
    .takes(requests::applied_preset)
    .gives::<AppliedView>(200, "What is overridden now.")
    .refuses(NO_OWNER),
    Operation::new(
        Get,
        "/api/v1/overrides/{scope}/{owner}/{parameter}",
        "Overrides",
        "show_override",
        "One override",
    )
    .at(&own::OVERRIDE)
    .gives::<OverrideView>(200, "The override.")
    .refuses(NO_OVERRIDE),
    Operation::new(
        Put,
        "/api/v1/overrides/{scope}/{owner}/{parameter}",
        "Overrides",
        "set_override",
        "Override a parameter",
    )
    .about(
        "The line stands behind those of the template. A parameter that nobody documents is taken, \
         with a warning. No file changes before it is generated.",
    )
    .at(&own::OVERRIDE)
    .takes(requests::override_value)
    .gives::<OverrideView>(200, "The override as it is now.")
    .refuses(NO_OVERRIDE),
    Operation::new(
        Delete,
        "/api/v1/overrides/{scope}/{owner}/{parameter}",
        "Overrides",
        "delete_override",
        "Override a parameter no longer",
    )
    .at(&own::OVERRIDE)
    .gives_nothing("What the template says counts again.")
    .refuses(NO_OVERRIDE),
];

const SETTINGS: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/settings/system",
        "Settings",
        "show_system_settings",
        "System settings",
    )
    .gives::<SystemView>(200, "The settings, and what each changes."),
    Operation::new(
        Put,
        "/api/v1/settings/system",
        "Settings",
        "change_system_settings",
        "Change system settings",
    )
    .about(
        "Absent fields stay; empty ones and `null` are taken back. A backup goes with the mode \
         `primary_backup` in the same request, and away with the mode `none`; that mode needs one.",
    )
    .takes(requests::system_settings)
    .gives::<SystemView>(200, "The settings as they are now."),
    Operation::new(
        Get,
        "/api/v1/settings/ldap",
        "Settings",
        "show_ldap_settings",
        "The directory that phones search",
    )
    .gives::<LdapView>(200, "The settings, without the password."),
    Operation::new(
        Put,
        "/api/v1/settings/ldap",
        "Settings",
        "change_ldap_settings",
        "Change the directory that phones search",
    )
    .about(
        "Absent fields stay; empty ones and `null` are taken back. What is active has a server; \
         filters stand in brackets that match.",
    )
    .takes(requests::ldap_settings)
    .gives::<LdapView>(200, "The settings as they are now."),
    Operation::new(
        Post,
        "/api/v1/settings/ldap/test",
        "Settings",
        "try_directory",
        "Look somebody up in the directory",
    )
    .about(
        "With the settings that are kept, or with others instead; nothing is changed. The detail \
         of `directory_failed` ends with a word for what failed.",
    )
    .takes(requests::directory_try)
    .gives::<directory_try::ReportView>(200, "What a phone would show.")
    .refuses(&[Code::DirectoryFailed]),
    Operation::new(
        Get,
        "/api/v1/settings/phones",
        "Settings",
        "show_phone_settings",
        "What phones are told, and may fetch",
    )
    .gives::<PhonesView>(200, "The settings."),
    Operation::new(
        Put,
        "/api/v1/settings/phones",
        "Settings",
        "change_phone_settings",
        "Change what phones are told, and may fetch",
    )
    .about("Absent fields stay.")
    .takes(requests::phone_settings)
    .gives::<PhonesView>(200, "The settings as they are now."),
];

/// All of these.
pub(super) fn all() -> impl Iterator<Item = &'static Operation> {
    [SYSTEM, OF_OWNERS, OVERRIDES, SETTINGS]
        .into_iter()
        .flatten()
}
