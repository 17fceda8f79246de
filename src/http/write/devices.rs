//! Changing and removing phones.

use std::sync::Arc;

use schemas::{
    FirmwareName, Mac, ModelName, Personal, Position, RegionName, TemplateName,
    commands::{Command, NamesBuiltIn},
    events::PhoneChanged,
};

use crate::{
    http::{
        HttpContext,
        answer::Answer,
        call::Call,
        fields::Fields,
        known,
        problem::{Code, Problem},
        routes::Outcome,
        texts,
    },
    provisioning::built_in,
};

/// The greatest VLAN id (IEEE 802.1Q).
const VLAN_ID_MAX: u16 = 4094;

/// `PATCH /api/v1/devices/{mac}`
pub(in crate::http) async fn change(call: &Call) -> Result<Position, Problem> {
    let mac: Mac = call.parsed_parameter("mac", Code::DeviceNotFound)?;
    let mut fields = call.fields()?;
    let change = read(&mut fields);
    let mut change = fields.finish(Some(change))?;
    let built_in = named_as_built_in(&call.context, &mut change);
    let command = Command::ChangePhone {
        mac,
        change: Box::new(change),
        built_in,
    };
    let receipt = call.submit(command).await;
    let receipt = receipt.map_err(|problem| match problem.code() {
        Code::TemplateNotFound => problem.of_field("template"),
        Code::FirmwareNotFound => problem.of_field("firmware"),
        _ => super::region_is_field(problem),
    });
    Ok(receipt?.position)
}

/// Which names are built in, a model's firmware among them; those are spelled as they are there.
pub(super) fn named_as_built_in(context: &HttpContext, change: &mut PhoneChanged) -> NamesBuiltIn {
    let template = change.template.as_deref().and_then(built_in::named);
    let firmware = change.firmware.as_deref();
    let firmware = firmware.and_then(|name| known::model_firmware(context, name));
    let found = NamesBuiltIn {
        template: template.is_some(),
        firmware: firmware.is_some(),
    };
    if let Some(built_in) = template {
        change.template = Some(built_in.template.name.clone());
    }
    if let Some(model) = firmware {
        change.firmware = Some(model.to_string());
    }
    found
}

/// What can be taken back; a phone always has a region.
const CLEARABLE: [&str; 8] = [
    "model",
    "language",
    "vlan_mode",
    "vlan_id",
    "firmware",
    "template",
    "nickname",
    "display_name",
];

/// An absent field stays as it is; an empty text or `null` takes back what was set.
fn read(fields: &mut Fields) -> PhoneChanged {
    fields.null_clears(&CLEARABLE);
    let mut change = PhoneChanged {
        region: fields.parsed::<RegionName>("region"),
        model: emptiable::<ModelName>(fields, "model"),
        language: fields.text("language", texts::WORD_LENGTH_MAX),
        vlan_mode: fields.text("vlan_mode", texts::WORD_LENGTH_MAX),
        vlan_id: vlan_id(fields, "vlan_id"),
        firmware: emptiable::<FirmwareName>(fields, "firmware"),
        template: emptiable::<TemplateName>(fields, "template"),
        nickname: Personal::new(fields.text("nickname", texts::NAME_LENGTH_MAX)),
        display_name: Personal::new(fields.text("display_name", texts::NAME_LENGTH_MAX)),
    };
    let vlan = fields.object("vlan", |fields| {
        Some((
            fields.text("mode", texts::WORD_LENGTH_MAX),
            vlan_id(fields, "id"),
        ))
    });
    if let Some((mode, id)) = vlan {
        change.vlan_mode = mode.or(change.vlan_mode);
        change.vlan_id = id.or(change.vlan_id);
    }
    change
}

/// A text that is empty or parses as a `T`.
pub(super) fn emptiable<T>(fields: &mut Fields, field: &str) -> Option<String>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    fields.checked(field, |text| match text {
        "" => Ok(()),
        text => text
            .parse::<T>()
            .map(drop)
            .map_err(|error| error.to_string()),
    })
}

pub(super) fn vlan_id(fields: &mut Fields, field: &str) -> Option<String> {
    fields.number_or_text(field, check_vlan_id)
}

/// Refuses what is no VLAN id; the empty text is fine.
pub(in crate::http) fn check_vlan_id(text: &str) -> Result<(), String> {
    match text.parse::<u16>() {
        _ if text.is_empty() => Ok(()),
        Ok(0..=VLAN_ID_MAX) => Ok(()),
        _ => Err(format!("must be a number from 0 to {VLAN_ID_MAX}")),
    }
}

/// `DELETE /api/v1/devices/{mac}`: out of the fleet, or off the list of those that wait.
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    let mac: Mac = call.parsed_parameter("mac", Code::DeviceNotFound)?;
    call.no_fields()?;
    let receipt = call.submit(Command::DeletePhone { mac }).await?;
    Ok(Answer::no_content().at(receipt.position))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change_of(body: &str) -> Result<PhoneChanged, Vec<String>> {
        let mut fields = Fields::parse(body.as_bytes()).unwrap();
        let change = read(&mut fields);
        fields.finish(Some(change)).map_err(|problem| {
            problem
                .errors()
                .iter()
                .map(|error| error.field.clone())
                .collect()
        })
    }

    #[test]
    fn null_takes_back_what_was_set() {
        let change = change_of(r#"{"nickname":null,"vlan_id":null,"region":null}"#).unwrap();
        assert_eq!(change.nickname.expose().as_deref(), Some(""));
        assert_eq!(change.vlan_id.as_deref(), Some(""));
        assert_eq!((change.region, change.template), (None, None));
    }

    #[test]
    fn absent_stays_and_empty_takes_back() {
        let change = change_of(r#"{"nickname":"Lobby","template":"","vlan_id":100}"#).unwrap();
        assert_eq!(change.nickname.expose().as_deref(), Some("Lobby"));
        assert_eq!(change.template.as_deref(), Some(""));
        assert_eq!(change.vlan_id.as_deref(), Some("100"));
        assert_eq!((change.region, change.model), (None, None));
        let change = change_of(r#"{"vlan":{"mode":"Manual","id":"7"}}"#).unwrap();
        assert_eq!(change.vlan_mode.as_deref(), Some("Manual"));
        assert_eq!(change.vlan_id.as_deref(), Some("7"));
    }

    #[test]
    fn what_could_reach_a_file_is_checked() {
        let body = r#"{"display_name":"x\nvoip/line/0/auth_password=p","model":"a/b",
            "template":"../x","firmware":"a\u0000","vlan_id":"4095","language":"En\u2028glish",
            "approved":true}"#;
        let refused = change_of(body).unwrap_err();
        let fields = [
            "model",
            "language",
            "vlan_id",
            "firmware",
            "template",
            "display_name",
            "approved",
        ];
        assert_eq!(refused, fields);
    }
}
