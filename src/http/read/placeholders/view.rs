//! One placeholder as it is answered, and whether a search finds it.
//!
//! Guarantee: see `placeholders`; what hides a value hides what counts without it, too.

use projections::{Projections, fleet::Phone};
use schemas::{
    Position, Timestamp, commands::PlaceholderPlace, events::PlaceholderScope, private::ConfigValue,
};
use serde::Serialize;

use super::{Entry, owner, scope_of};
use crate::{
    http::{call::Call, read::sees_hidden},
    processes,
    provisioning::{
        cipher,
        placeholder::{BUILT_IN, BuiltIn, Fact},
        public_url::PublicUrl,
        system_settings,
    },
};

/// A placeholder in one place.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Placeholder")]
pub(in crate::http) struct PlaceholderView {
    name: String,
    /// As templates write it: `%ITCS_Name%`.
    placeholder: String,
    scope: PlaceholderScope,
    /// The model, the region or the phone; `None` for the system.
    owner: Option<String>,
    /// What counts there; `None` when it is hidden. An empty value is no value: what counts is the
    /// one of the next wider scope that has one, which is `default_value`.
    value: Option<String>,
    /// What counts where nothing is set there: the value of the next wider scope that has one, at
    /// last the built-in one. `None`: there is none, or it is hidden.
    default_value: Option<String>,
    /// Whether nothing is set there.
    is_default: bool,
    /// Whether the server itself knows it for each phone, or for all of them.
    is_known: bool,
    description: String,
    /// Whether only administrators see the value, because its name says that it opens something.
    hidden: bool,
    /// Whether the value is of the phones' hidden form, `{"<base64>"}`, which hides it from a
    /// glance and no more.
    obfuscated: bool,
    /// The event that set it.
    position: Option<Position>,
    set_at: Option<Timestamp>,
    /// What is odd about the value: one that the setting of this placeholder would not take.
    warnings: Vec<String>,
    /// The phone's user, also while nobody is signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<String>,
    /// The phone's model.
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<String>,
}

/// Shows placeholders to whoever asks.
pub(super) struct Viewer<'a> {
    projections: &'a Projections,
    sees_hidden: bool,
    public_url: Option<PublicUrl>,
}

impl<'a> Viewer<'a> {
    pub(super) fn new(call: &Call, projections: &'a Projections) -> Self {
        let configured = call.context.config.phones.public_url.as_ref();
        Self {
            projections,
            sees_hidden: sees_hidden(call),
            public_url: processes::inputs::public_url(projections, configured).ok(),
        }
    }

    fn hides(&self, entry: Entry<'_>) -> bool {
        !self.sees_hidden && is_secret(entry)
    }

    pub(super) fn view(&self, entry: Entry<'_>) -> PlaceholderView {
        let built_in = built_in(entry.name);
        let default = self.default_of(entry);
        let value = match entry.set {
            Some(set) => Some(set.text.clone()),
            None => default.clone(),
        };
        let described = entry.set.map(|set| set.description.as_str());
        let description = described
            .filter(|text| !text.is_empty())
            .or(built_in.map(|built_in| built_in.description));
        let phone = self.phone(entry);
        let shown = |value: Option<String>| value.filter(|_| !self.hides(entry));
        let set = entry.set.map(|set| set.text.as_str());
        let warning = set.and_then(|text| system_settings::oddity(entry.name, text));
        let obfuscated = value.as_deref().is_some_and(cipher::is_obfuscated);
        PlaceholderView {
            name: entry.name.to_owned(),
            placeholder: format!("%ITCS_{}%", entry.name),
            scope: scope_of(entry.place),
            owner: Some(owner(entry.place)).filter(|owner| !owner.is_empty()),
            value: shown(value),
            default_value: shown(default),
            is_default: entry.set.is_none(),
            is_known: built_in.is_some_and(|built_in| built_in.fact.is_some()),
            description: description.unwrap_or_default().to_owned(),
            hidden: is_secret(entry),
            obfuscated,
            position: entry.set.map(|set| set.position),
            set_at: entry.set.map(|set| set.set_at),
            warnings: warning.into_iter().collect(),
            user: phone.map(|phone| self.user(phone).to_owned()),
            model: phone.map(|phone| phone.model().to_owned()),
        }
    }

    /// Whether a text, in lower case, is a part of its name, its value or its owner; of a phone's
    /// also of the phone's names and number (M86).
    pub(super) fn matches(&self, entry: Entry<'_>, search: &str) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(search);
        let value = entry.set.map(|set| set.text.clone());
        let value = value.or_else(|| self.default_of(entry));
        let value = value.filter(|_| !self.hides(entry));
        let users = &self.projections.users;
        holds(&format!("%itcs_{}%", entry.name))
            || holds(&owner(entry.place))
            || value.is_some_and(|value| holds(&value))
            || self.phone(entry).is_some_and(|phone| {
                holds(phone.user(users))
                    || holds(self.user(phone))
                    || holds(phone.display_name(users))
                    || holds(phone.phone_number())
                    || holds(&phone.settings().nickname)
            })
    }

    /// Whose phone it is; nobody's: who is signed in.
    fn user(&self, phone: Phone<'a>) -> &'a str {
        let users = &self.projections.users;
        let owner = phone.owner().and_then(|owner| users.get(owner));
        owner.map_or_else(|| phone.user(users), |owner| owner.name)
    }

    fn phone(&self, entry: Entry<'_>) -> Option<Phone<'a>> {
        match entry.place {
            PlaceholderPlace::Device(mac) => self.projections.fleet.phone(*mac),
            PlaceholderPlace::System | PlaceholderPlace::Model(_) | PlaceholderPlace::Region(_) => {
                None
            }
        }
    }

    /// What counts where nothing is set in the entry's place. Of a region that is the system's: its
    /// phones are of many models.
    fn default_of(&self, entry: Entry<'_>) -> Option<String> {
        let phone = self.phone(entry);
        let catalogue = &self.projections.catalogue;
        let of_region = phone.and_then(|phone| {
            catalogue.placeholders(&PlaceholderPlace::Region(phone.region().clone()))
        });
        let of_model = phone.and_then(|phone| catalogue.model_placeholders(phone.model()));
        let of_system = match entry.place {
            PlaceholderPlace::System => None,
            PlaceholderPlace::Model(_)
            | PlaceholderPlace::Region(_)
            | PlaceholderPlace::Device(_) => catalogue.placeholders(&PlaceholderPlace::System),
        };
        let wider = [of_region, of_model, of_system];
        let mut wider = wider
            .into_iter()
            .flatten()
            .filter_map(|values| values.get(entry.name));
        // Empty is no value: the next scope decides.
        match wider.find(|value| !value.text.is_empty()) {
            Some(value) => Some(value.text.clone()),
            None => built_in(entry.name).map(|built_in| self.value_of(built_in).to_owned()),
        }
    }

    /// The built-in value, or what the server knows and all phones are told.
    fn value_of(&self, built_in: &'static BuiltIn) -> &str {
        let url = |pick: fn(&PublicUrl) -> &String| self.public_url.as_ref().map(pick);
        let known = match built_in.fact {
            Some(Fact::ServerIp) => url(|url| &url.host),
            Some(Fact::ProvisioningUrl) => url(|url| &url.provisioning),
            Some(Fact::ConfigurationUrl) => url(|url| &url.configuration),
            Some(Fact::FirmwareUrl) => url(|url| &url.firmware),
            Some(
                Fact::Mac
                | Fact::Language
                | Fact::VlanMode
                | Fact::VlanId
                | Fact::FirmwareFile
                | Fact::LineEnabled
                | Fact::UserName
                | Fact::UserPassword
                | Fact::DisplayName
                | Fact::Model
                | Fact::GlobalFile
                | Fact::SystemUserName
                | Fact::SystemUserPassword,
            )
            | None => None,
        };
        known.map_or(built_in.value, String::as_str)
    }
}

fn built_in(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|built_in| built_in.name == name)
}

fn is_secret(entry: Entry<'_>) -> bool {
    match entry.set {
        Some(set) => set.is_hidden,
        None => ConfigValue::of(entry.name, "").is_hidden(),
    }
}
