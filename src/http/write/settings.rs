//! Changing settings: those that are placeholders of the system, and those for phones.
//!
//! Guarantee: what is absent stays, and what is given is set in one step or not at all; nothing is
//! switched on that lacks what it needs.

use schemas::{
    Position, Secret,
    commands::{CatalogueCommand, Command, PlaceholderPlace, PlaceholderValue, Presence},
    events::SettingsGroup,
};

use crate::{
    config::PublicUrl,
    http::{actions::pace, call::Call, fields::Fields, known, problem::Problem, texts},
    provisioning::system_settings::{
        LDAP, REDUNDANT_MODES, SYSTEM, Setting, SettingKind, TEXT_LENGTH_MAX,
    },
};

/// How many endings of names may be allowed.
pub(in crate::http) const SUFFIXES_MAX: usize = 50;

/// Characters of such an ending.
pub(in crate::http) const SUFFIX_LENGTH_MAX: usize = 10;

/// Placeholders, and what they are set to.
pub(in crate::http) type Given = Vec<(&'static str, String)>;

/// `PUT /api/v1/settings/system`
pub(in crate::http) async fn system(call: &Call) -> Result<Position, Problem> {
    let mut fields = call.fields()?;
    let given = read(&mut fields, SYSTEM);
    let given = redundancy(&mut fields, given);
    let current = |placeholder: &str| known::system_value(&call.context, placeholder);
    complete(&mut fields, &given, &BACKUP_NEEDED, current);
    set(call, fields.finish(Some(given))?).await
}

/// `PUT /api/v1/settings/ldap`
pub(in crate::http) async fn ldap(call: &Call) -> Result<Position, Problem> {
    let mut fields = call.fields()?;
    let given = read(&mut fields, LDAP);
    let current = |placeholder: &str| known::system_value(&call.context, placeholder);
    complete(&mut fields, &given, &SERVER_NEEDED, current);
    set(call, fields.finish(Some(given))?).await
}

/// The settings of a table that an object names; empty or `null` takes back what was set.
pub(in crate::http) fn read(fields: &mut Fields, settings: &'static [Setting]) -> Given {
    let mut given = Vec::new();
    for Setting {
        field,
        placeholder,
        kind,
    } in settings
    {
        if !matches!(kind, SettingKind::Flag { .. }) {
            fields.null_clears(&[field]);
        }
        let check = |text: &str| {
            texts::check(text, TEXT_LENGTH_MAX)?;
            kind.check(text)
        };
        let value = match kind {
            SettingKind::Flag { on, off } => {
                let flag = fields.flag(field);
                flag.map(|flag| if flag { *on } else { *off }.to_owned())
            }
            SettingKind::Number { .. } => fields.number_or_text(field, check),
            SettingKind::RedundantMode => {
                let word = fields.checked(field, check);
                word.map(|word| stored_mode(&word).to_owned())
            }
            SettingKind::Language
            | SettingKind::Address
            | SettingKind::LdapAddress
            | SettingKind::Text
            | SettingKind::Secret
            | SettingKind::Filter => fields.checked(field, check),
        };
        given.extend(value.map(|value| (*placeholder, value)));
    }
    given
}

/// A setting that another one needs.
struct Needed {
    /// The placeholder that needs it, and with which value.
    by: (&'static str, &'static str),
    /// Its own.
    placeholder: &'static str,
    /// Its name in requests.
    field: &'static str,
    message: &'static str,
}

const BACKUP_NEEDED: Needed = Needed {
    by: ("Redundant_outbound_proxy_enable", "1"),
    placeholder: "Redundant_outbound_proxy",
    field: "backup",
    message: "is missing: \"redundant_mode\": \"primary_backup\" needs one",
};

const SERVER_NEEDED: Needed = Needed {
    by: ("LDAP_Enabled", "1"),
    placeholder: "LDAP_Server",
    field: "server",
    message: "is missing: \"active\": true needs one",
};

/// Refuses a change after which something would be missing. One that touches neither passes: what
/// was there before may have been made otherwise.
fn complete(fields: &mut Fields, given: &Given, needed: &Needed, current: impl Fn(&str) -> String) {
    let of = |placeholder: &str| {
        let found = given.iter().find(|(name, _)| *name == placeholder);
        found.map(|(_, value)| value.clone())
    };
    let (by, value) = (of(needed.by.0), of(needed.placeholder));
    if fields.has_errors() || (by.is_none() && value.is_none()) {
        return;
    }
    let is_on = by.unwrap_or_else(|| current(needed.by.0)) == needed.by.1;
    if is_on
        && value
            .unwrap_or_else(|| current(needed.placeholder))
            .is_empty()
    {
        fields.refuse(needed.field, needed.message);
    }
}

fn stored_mode(word: &str) -> &'static str {
    let mut modes = REDUNDANT_MODES.iter();
    modes
        .find(|(known, _)| *known == word)
        .map_or("", |(_, stored)| stored)
}

/// There is a backup with the mode that has one, and with no other. Which mode is set already is
/// not known here, so whoever names a backup says the mode, too.
fn redundancy(fields: &mut Fields, mut given: Given) -> Given {
    const BACKUP: &str = "Redundant_outbound_proxy";
    let of = |placeholder: &str| {
        let found = given.iter().find(|(name, _)| *name == placeholder);
        found.map(|(_, value)| value.as_str())
    };
    let with_backup = stored_mode("primary_backup");
    let mode = of("Redundant_outbound_proxy_enable");
    let has_backup = of(BACKUP).is_some_and(|backup| !backup.is_empty());
    if has_backup && mode != Some(with_backup) {
        let message = "goes with \"redundant_mode\": \"primary_backup\" in the same request";
        fields.refuse("backup", message);
    }
    if mode.is_some_and(|mode| mode != with_backup) {
        given.retain(|(name, _)| *name != BACKUP);
        given.push((BACKUP, String::new()));
    }
    given
}

async fn set(call: &Call, given: Given) -> Result<Position, Problem> {
    let values = given.into_iter().map(|(placeholder, value)| {
        let name = placeholder
            .parse()
            .expect("settings are built-in placeholders, as a test shows");
        PlaceholderValue {
            name,
            value: Secret::new(&value),
            description: None,
        }
    });
    let command = CatalogueCommand::SetPlaceholders {
        place: PlaceholderPlace::System,
        values: values.collect(),
        presence: Presence::Any,
    };
    submit(call, command).await
}

/// `PUT /api/v1/settings/phones`
pub(in crate::http) async fn phones(call: &Call) -> Result<Position, Problem> {
    let mut fields = call.fields()?;
    fields.null_clears(&["proxy_url"]);
    fields.null_clears(&pace::SETTINGS.map(|setting| setting.name));
    let proxy_url = fields.checked("proxy_url", |text| match text {
        "" => Ok(()),
        text => text
            .parse::<PublicUrl>()
            .map(drop)
            .map_err(|error| error.to_string()),
    });
    let suffixes = suffixes(&mut fields);
    let mut given = vec![("proxy_url", proxy_url), ("upload_suffixes", suffixes)];
    given.extend(pace::SETTINGS.map(|setting| {
        let check = |text: &str| setting.kind().check(text);
        (setting.name, fields.number_or_text(setting.name, check))
    }));
    let given = fields.finish(Some(given))?;
    let values = given
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), Secret::new(&value?))));
    let command = CatalogueCommand::ChangeSettings {
        group: SettingsGroup::Phones,
        values: values.collect(),
    };
    submit(call, command).await
}

/// Endings of names, in lower case, as they are kept: with commas between them.
fn suffixes(fields: &mut Fields) -> Option<String> {
    let mut suffixes: Vec<String> = fields.list("upload_suffixes")?;
    for (index, suffix) in suffixes.iter_mut().enumerate() {
        suffix.make_ascii_lowercase();
        let is_suffix = (1..=SUFFIX_LENGTH_MAX).contains(&suffix.len())
            && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_suffix {
            let field = format!("upload_suffixes[{index}]");
            let most = SUFFIX_LENGTH_MAX;
            fields.refuse(&field, format!("must be 1 to {most} letters and digits"));
        }
    }
    if !(1..=SUFFIXES_MAX).contains(&suffixes.len()) {
        let message = format!("must have 1 to {SUFFIXES_MAX} entries");
        fields.refuse("upload_suffixes", message);
        return None;
    }
    suffixes.sort_unstable();
    suffixes.dedup();
    Some(suffixes.join(","))
}

async fn submit(call: &Call, command: CatalogueCommand) -> Result<Position, Problem> {
    let command = Command::Catalogue(Box::new(command));
    Ok(call.submit(command).await?.position)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> Vec<String> {
        let mut fields = Fields::parse(body.as_bytes()).unwrap();
        let given = read(&mut fields, SYSTEM);
        redundancy(&mut fields, given);
        match fields.finish(Some(())) {
            Ok(()) => vec![],
            Err(problem) => {
                let errors = problem.errors().iter();
                errors.map(|error| error.field.clone()).collect()
            }
        }
    }

    #[test]
    fn a_backup_goes_with_its_mode() {
        for (body, expected) in [
            (
                r#"{"redundant_mode":"primary_backup","backup":"10.1.1.2"}"#,
                &[][..],
            ),
            (r#"{"backup":""}"#, &[]),
            (r#"{"backup":null,"redundant_mode":"none"}"#, &[]),
            (r#"{"backup":"10.1.1.2"}"#, &["backup"]),
            (
                r#"{"backup":"10.1.1.2","redundant_mode":"none"}"#,
                &["backup"],
            ),
            (r#"{"redundant_mode":"both"}"#, &["redundant_mode"]),
        ] {
            assert_eq!(refused(body), expected, "{body}");
        }
    }

    #[test]
    fn without_redundancy_there_is_no_backup() {
        let mut fields = Fields::parse(br#"{"redundant_mode":"none"}"#).unwrap();
        let given = read(&mut fields, SYSTEM);
        let given = redundancy(&mut fields, given);
        assert!(given.contains(&("Redundant_outbound_proxy", String::new())));
        assert!(given.contains(&("Redundant_outbound_proxy_enable", "0".to_owned())));
    }
}
