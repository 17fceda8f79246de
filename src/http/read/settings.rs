//! Settings as they count: those that are placeholders of the system (M88 to M92), and those for
//! phones.
//!
//! Guarantee: what was never set shows its documented default; a password is never shown, only
//! whether there is one.

use std::collections::BTreeMap;

use projections::Projections;
use schemas::events::{SettingsGroup, TemplateVariant};
use serde::Serialize;

use crate::{
    http::{
        actions::pace::UsualPace,
        answer::Answer,
        call::Call,
        known::{self, value},
        routes::Outcome,
    },
    processes,
    provisioning::{
        models::built_in_models,
        system_settings::{REDUNDANT_MODES, SYSTEM},
    },
    templates::{self, Source},
};

const NOTE: &str = "Changes take effect in a file when the file has the parameter.";

/// System settings (M88 to M90).
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "SystemSettings")]
pub(in crate::http) struct SystemView {
    language: String,
    ntp_server: String,
    voice_mail_number: String,
    require_srtp: bool,
    /// `none`, `primary_backup`, or what else its placeholder was set to.
    redundant_mode: String,
    primary: String,
    /// Counts with `primary_backup`.
    backup: String,
    /// What to know before changing any of it.
    note: &'static str,
    /// What each field changes.
    effects: BTreeMap<&'static str, EffectView>,
    /// Phones that have not fetched what they would be given now.
    stale_devices: usize,
}

/// What a setting changes.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "SettingEffect")]
struct EffectView {
    /// The placeholder that it is.
    placeholder: String,
    /// Whether templates for Lync have it, too.
    lync_too: bool,
    /// How many templates have it.
    templates: usize,
}

/// The directory that phones search (M91, M92).
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "LdapSettings")]
pub(in crate::http) struct LdapView {
    active: bool,
    server: String,
    port: Option<u32>,
    user_name: String,
    /// The password itself is never shown.
    has_password: bool,
    base: String,
    name_filter: String,
    name_attributes: String,
    number_filter: String,
    number_attributes: String,
    display_name: String,
    max_hits: Option<u32>,
    country_code: String,
    area_code: String,
    sort_result: bool,
    /// In seconds.
    search_timeout: Option<u32>,
    call_lookup: bool,
    /// Phones that have not fetched what they would be given now.
    stale_devices: usize,
}

/// What phones are told, and may fetch, and how fast actions go through them.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "PhoneSettings")]
pub(in crate::http) struct PhonesView {
    /// The address of the proxy that some phones come through; empty: none.
    proxy_url: String,
    /// The endings of names that uploaded files may have.
    upload_suffixes: Vec<String>,
    /// The address under which phones reach the server.
    public_url: PublicUrlView,
    #[serde(flatten)]
    pace: UsualPace,
}

/// An address that is set elsewhere.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "PublicUrl")]
struct PublicUrlView {
    url: Option<String>,
    source: Option<UrlSource>,
}

/// Where it is set.
#[derive(Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
enum UrlSource {
    /// `phones.public_url` of the server's configuration.
    Configuration,
    /// The setup.
    Setup,
}

/// `GET /api/v1/settings/system`
pub(in crate::http) fn system(call: &Call) -> Outcome {
    let (mut view, sources, position) = {
        let projections = call.context.view.read();
        let sources = sources(&projections);
        (system_view(&projections), sources, projections.position)
    };
    view.effects = effects(call, &sources);
    Ok(Answer::ok(&view).at(position))
}

fn system_view(projections: &Projections) -> SystemView {
    let of = |placeholder| value(projections, placeholder);
    let mode = of("Redundant_outbound_proxy_enable");
    let word = REDUNDANT_MODES.iter().find(|(_, stored)| *stored == mode);
    SystemView {
        language: of("Language"),
        ntp_server: of("Primary_NTP"),
        voice_mail_number: of("MwiVmNumber"),
        require_srtp: of("SRTP") == "1",
        redundant_mode: word.map_or(mode.clone(), |(word, _)| (*word).to_owned()),
        primary: of("Outbound_proxy"),
        backup: of("Redundant_outbound_proxy"),
        note: NOTE,
        effects: BTreeMap::new(),
        stale_devices: stale_devices(projections),
    }
}

fn stale_devices(projections: &Projections) -> usize {
    let phones = projections.fleet.iter();
    phones.filter(|phone| phone.has_drifted()).count()
}

/// Every template, and the kind of firmware that it is for.
fn sources(projections: &Projections) -> Vec<(Source, TemplateVariant)> {
    let catalogue = &projections.catalogue;
    let built_in = built_in_models().iter().flat_map(|model| {
        [
            (&model.generic.name, TemplateVariant::Generic),
            (&model.lync.name, TemplateVariant::Lync),
        ]
    });
    let added = catalogue
        .templates()
        .filter(|(name, _)| templates::built_in(name.as_str()).is_none())
        .map(|(name, saved)| (name.as_str(), saved.variant()));
    built_in
        .map(|(name, variant)| (name.as_str(), variant))
        .chain(added)
        .filter_map(|(name, variant)| Some((templates::named(catalogue, name)?, variant)))
        .collect()
}

/// What each system setting changes; templates that cannot be read have nothing.
fn effects(
    call: &Call,
    sources: &[(Source, TemplateVariant)],
) -> BTreeMap<&'static str, EffectView> {
    let templates = &call.context.maker.parts().templates;
    let compiled: Vec<_> = sources
        .iter()
        .filter_map(|(source, variant)| Some((templates.compiled(source).ok()?, *variant)))
        .collect();
    let effect = |placeholder: &'static str| {
        let having = compiled
            .iter()
            .filter(|(template, _)| template.placeholder_names().any(|name| name == placeholder));
        let variants: Vec<TemplateVariant> = having.map(|(_, variant)| *variant).collect();
        EffectView {
            placeholder: format!("%ITCS_{placeholder}%"),
            lync_too: variants.contains(&TemplateVariant::Lync),
            templates: variants.len(),
        }
    };
    SYSTEM
        .iter()
        .map(|setting| (setting.field, effect(setting.placeholder)))
        .collect()
}

/// `GET /api/v1/settings/ldap`
pub(in crate::http) fn ldap(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let of = |placeholder| value(&projections, placeholder);
    let number = |placeholder| of(placeholder).parse().ok();
    let view = LdapView {
        active: of("LDAP_Enabled") == "1",
        server: of("LDAP_Server"),
        port: number("LDAP_Port"),
        user_name: of("LDAP_UserName"),
        has_password: !of("LDAP_Password").is_empty(),
        base: of("LDAP_Base"),
        name_filter: of("LDAP_NameFilter"),
        name_attributes: of("LDAP_NameAttributes"),
        number_filter: of("LDAP_NumberFilter"),
        number_attributes: of("LDAP_NumberAttributes"),
        display_name: of("LDAP_DisplayName"),
        max_hits: number("LDAP_MaxHits"),
        country_code: of("LDAP_CountryCode"),
        area_code: of("LDAP_AreaCode"),
        sort_result: of("LDAP_SortResult") == "1",
        search_timeout: number("LDAP_SearchTimeout"),
        call_lookup: of("LDAP_CallLookup") == "1",
        stale_devices: stale_devices(&projections),
    };
    Ok(Answer::ok(&view).at(projections.position))
}

/// `GET /api/v1/settings/phones`
pub(in crate::http) fn phones(call: &Call) -> Outcome {
    let upload_suffixes = known::upload_suffixes(&call.context);
    let projections = call.context.view.read();
    let setting = |name| {
        let value = projections.catalogue.setting(SettingsGroup::Phones, name);
        value.map(|value| value.text.as_str())
    };
    let configured = call.context.config.phones.public_url.as_ref();
    let url = processes::inputs::public_url(&projections, configured).ok();
    let source = match configured {
        Some(_) => UrlSource::Configuration,
        None => UrlSource::Setup,
    };
    let view = PhonesView {
        proxy_url: setting("proxy_url").unwrap_or_default().to_owned(),
        upload_suffixes,
        public_url: PublicUrlView {
            source: url.is_some().then_some(source),
            url: url.map(|url| url.root),
        },
        pace: UsualPace::of(&projections),
    };
    Ok(Answer::ok(&view).at(projections.position))
}
