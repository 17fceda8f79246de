//! The first run: who holds the one-time token makes the supervisor and the first region.
//!
//! Guarantee: works once; nothing is made unless everything is valid. Deliberately not here: the
//! token's file (`setup_token`), and what setup records (the domain).

use std::sync::Arc;

use actix_web::{http::StatusCode, web};
use ipnet::IpNet;
use schemas::{
    Actor, Position, RegionName, Secret, Timestamp,
    commands::{Command, CompleteSetup},
    events::{Onboarding, PhoneCredentials, RegionSettings, Role, SecurityKind},
};
use serde::Serialize;

use super::{
    answer::Answer,
    call::Call,
    fields::Fields,
    problem::{Code, Problem},
    routes::Outcome,
    session::{UserView, check_new_password},
    setup_token::{self, SetupTokenError},
};
use crate::{config::PublicUrl, domain::Refusal};

/// How many networks a region may have.
pub(super) const NETWORKS_MAX: usize = 256;

/// The networks of a region that names none: all private ones (protocol.md 6).
const PRIVATE_NETWORKS: [&str; 4] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

/// Two keep-alive periods of an hour and five minutes (protocol.md 3).
const DISCONNECT_AFTER_SECONDS: u32 = 2 * 3600 + 300;

/// Whether setup is still to be done.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Setup")]
pub(super) struct SetupView {
    setup_required: bool,
    completed_at: Option<Timestamp>,
}

/// What setup has made.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "SetupCompletion")]
pub(super) struct CompletedView<'a> {
    setup_required: bool,
    user: UserView<'a>,
    region: RegionName,
    public_url: String,
    position: Position,
}

/// `GET /api/v1/setup`
pub(super) fn show(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let setup = projections.files.setup();
    let view = SetupView {
        setup_required: setup.is_none(),
        completed_at: setup.map(|setup| setup.completed_at),
    };
    Ok(Answer::ok(&view).at(projections.position))
}

/// The longest silence that a region may allow: a month.
pub(super) const DISCONNECT_AFTER_SECONDS_MAX: u32 = 31 * 86_400;

/// What is asked of the first run.
struct Wanted {
    username: String,
    password: Secret,
    public_url: PublicUrl,
    region: RegionName,
    region_settings: RegionSettings,
    system_password: Option<Secret>,
}

/// `POST /api/v1/setup`
pub(super) async fn complete(call: Arc<Call>) -> Outcome {
    let context = &call.context;
    if context.is_set_up() {
        return Err(Refusal::AlreadySetUp.into());
    }
    let mut fields = call.fields()?;
    let token = fields.required_secret("token");
    if let Some(token) = &token {
        check_token(&call, token.clone()).await?;
    }
    let wanted = read(&mut fields);
    let wanted = fields.finish(token.and(wanted))?;
    let password_hash = context.gate.passwords.hash(wanted.password).await?;
    let username = wanted.username.clone();
    let region = wanted.region.clone();
    let public_url = wanted.public_url.to_string();
    let receipt = call
        .submit(Command::CompleteSetup(Box::new(CompleteSetup {
            admin_name: wanted.username,
            password_hash,
            public_url: public_url.clone(),
            region: wanted.region,
            region_settings: wanted.region_settings,
            system_password: wanted.system_password,
        })))
        .await?;
    let data_directory = context.config.data_dir.clone();
    // Setup is done whether or not the file goes: the token is of no use any more.
    if let Ok(Err(error)) = web::block(move || setup_token::remove(&data_directory)).await {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "remove the token's file by hand"
        );
    }
    let view = CompletedView {
        setup_required: false,
        user: UserView {
            name: &username,
            role: Role::Supervisor,
        },
        region,
        public_url,
        position: receipt.position,
    };
    Ok(Answer::json(StatusCode::CREATED, &view).at(receipt.position))
}

async fn check_token(call: &Call, token: Secret) -> Result<(), Problem> {
    let context = &call.context;
    context.gate.attempt(call.address, context.clock.now_ms())?;
    let data_directory = context.config.data_dir.clone();
    let is_right = web::block(move || setup_token::is_right(&data_directory, &token)).await;
    let is_right = is_right
        .unwrap_or(Ok(false))
        .map_err(|error: SetupTokenError| {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the token was not checked"
            );
            Problem::new(
                Code::Internal,
                "the token could not be checked: see the server's log",
            )
        })?;
    if is_right {
        context.gate.succeeded(call.address);
        return Ok(());
    }
    let detail = "the one-time token for setup was wrong";
    let kind = SecurityKind::WrongSetupToken;
    context.record_security(Actor::Anonymous, kind, detail, call.address);
    let detail = "the server printed it when it started, and keeps it in setup-token in its data \
        directory";
    Err(Problem::new(Code::WrongSetupToken, detail))
}

fn read(fields: &mut Fields) -> Option<Wanted> {
    let username = fields.required_name("username");
    let password = check_new_password(fields, "password", username.as_deref());
    let public_url = fields.required_parsed::<PublicUrl>("public_url");
    let region = fields.required_object("region", |fields| {
        let name = fields.required_parsed::<RegionName>("name");
        let settings = region_settings(fields);
        name.zip(settings)
    });
    let system_password = fields.object("system_user", |fields| {
        let password = fields.sip_password("password");
        if password.is_none() && !fields.has_errors() {
            fields.refuse("password", "is missing");
        }
        password
    });
    let (region, region_settings) = region?;
    Some(Wanted {
        username: username?,
        password: password?,
        public_url: public_url?,
        region,
        region_settings,
        system_password,
    })
}

/// The settings of a new region; what is absent gets its default.
pub(super) fn region_settings(fields: &mut Fields) -> Option<RegionSettings> {
    Some(RegionSettings {
        networks: networks(fields).unwrap_or_else(private_networks),
        onboarding: fields.parsed("onboarding").unwrap_or(Onboarding::Approve),
        phone_credentials: fields
            .parsed("phone_credentials")
            .unwrap_or(PhoneCredentials::Verify),
        reachable: fields.flag("reachable").unwrap_or(false),
        disconnect_after_seconds: disconnect_after_seconds(fields)
            .unwrap_or(DISCONNECT_AFTER_SECONDS),
    })
}

/// The networks of a region, in their plain form: `10.1.2.3/8` is `10.0.0.0/8`.
pub(super) fn networks(fields: &mut Fields) -> Option<Vec<IpNet>> {
    let networks = fields.list::<IpNet>("networks")?;
    if networks.is_empty() || networks.len() > NETWORKS_MAX {
        let message = format!("must name 1 to {NETWORKS_MAX} networks such as 10.0.0.0/8");
        fields.refuse("networks", message);
        return None;
    }
    Some(
        networks
            .into_iter()
            .map(|network| network.trunc())
            .collect(),
    )
}

/// After how much silence phones of a region are disconnected: a second to a month.
pub(super) fn disconnect_after_seconds(fields: &mut Fields) -> Option<u32> {
    fields.number("disconnect_after_seconds", 1, DISCONNECT_AFTER_SECONDS_MAX)
}

fn private_networks() -> Vec<IpNet> {
    PRIVATE_NETWORKS
        .iter()
        .map(|text| {
            text.parse()
                .expect("the constants are networks, as a test shows")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(body: &str) -> Result<RegionSettings, Problem> {
        let mut fields = Fields::parse(body.as_bytes()).unwrap();
        let settings = region_settings(&mut fields);
        fields.finish(settings)
    }

    #[test]
    fn a_region_has_safe_defaults() {
        let settings = settings("{}").unwrap();
        assert_eq!(settings.networks.len(), 4);
        assert_eq!(settings.onboarding, Onboarding::Approve);
        assert_eq!(settings.phone_credentials, PhoneCredentials::Verify);
        assert_eq!(settings.disconnect_after_seconds, 7_500);
        assert!(!settings.reachable);
    }

    #[test]
    fn what_is_given_counts_and_is_checked() {
        let read = settings(
            r#"{"networks":["10.1.2.3/8"],"onboarding":"automatic","phone_credentials":"open",
                "reachable":true,"disconnect_after_seconds":900}"#,
        );
        let read = read.unwrap();
        assert_eq!(read.networks[0].to_string(), "10.0.0.0/8");
        assert_eq!(read.onboarding, Onboarding::Automatic);
        assert_eq!(read.phone_credentials, PhoneCredentials::Open);
        assert!(read.reachable && read.disconnect_after_seconds == 900);
        for (body, field) in [
            (r#"{"networks":[]}"#, "networks"),
            (r#"{"networks":["10.0.0.0/33"]}"#, "networks[0]"),
            (r#"{"onboarding":"maybe"}"#, "onboarding"),
            (r#"{"phone_credentials":1}"#, "phone_credentials"),
            (
                r#"{"disconnect_after_seconds":0}"#,
                "disconnect_after_seconds",
            ),
            (r#"{"approved":true}"#, "approved"),
        ] {
            assert_eq!(
                settings(body).unwrap_err().errors()[0].field,
                field,
                "{body}"
            );
        }
    }
}
