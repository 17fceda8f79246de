//! What goes into phones' configuration files, read off the projections at one position.
//!
//! Guarantee: everything of a batch is of the position that the batch names, so that the domain can
//! tell whether it still holds. Pure. Deliberately not here: administrators' placeholder values and
//! overrides, of which there are none yet, and rendering.

use projections::{
    Projections,
    device::Device,
    fleet::{Fleet, Phone},
};
use schemas::{KeySlot, Mac, Position, Secret};

use crate::{
    config,
    provisioning::{
        boot::SystemUser,
        models,
        public_url::{PublicUrl, PublicUrlError},
        template::Template,
    },
};

/// What the files of some phones are made from.
pub(super) struct Inputs {
    /// The position that all of it is of.
    pub(super) position: Position,
    pub(super) public_url: PublicUrl,
    pub(super) system_user: Option<SystemUser>,
    pub(super) phones: Vec<PhoneInputs>,
    /// Phones of the fleet for which no file can be made.
    pub(super) without_template: Vec<(Mac, NoTemplate)>,
}

/// What one phone's files are made from. Not printable: it holds a password.
pub(super) struct PhoneInputs {
    pub(super) mac: Mac,
    pub(super) key_slot: KeySlot,
    pub(super) model: String,
    pub(super) template: &'static Template,
    pub(super) user: Option<LineUser>,
    pub(super) language: String,
    pub(super) vlan_mode: String,
    pub(super) vlan_id: Option<u16>,
}

/// The user of a phone's line.
pub(super) struct LineUser {
    pub(super) name: String,
    pub(super) display_name: String,
    pub(super) password: Option<Secret>,
}

/// Why there is no template for a phone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub(super) enum NoTemplate {
    #[error("its model is not known yet: set it, or ask for the file once the phone has reported")]
    NoModel,
    #[error("there is no template for model {0:?}: set a model or a template for the phone")]
    Model(String),
    #[error("there is no template {0:?}: set another one for the phone")]
    Name(String),
}

/// Why no phone can be told where the server is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoPublicUrl {
    #[error("the address for phones is not known: complete the setup, or set phones.public_url")]
    Unset,
    #[error("the address for phones cannot be used")]
    Invalid(#[source] PublicUrlError),
}

/// The addresses that phones are given: the configured one before that of the setup.
pub(crate) fn public_url(
    projections: &Projections,
    configured: Option<&config::PublicUrl>,
) -> Result<PublicUrl, NoPublicUrl> {
    let setup = projections
        .files
        .setup()
        .map(|setup| setup.public_url.as_str());
    let setting = configured.map(config::PublicUrl::as_str).or(setup);
    PublicUrl::parse(setting.ok_or(NoPublicUrl::Unset)?).map_err(NoPublicUrl::Invalid)
}

/// The phones of the fleet that have no file, though they could.
pub(super) fn without_file(fleet: &Fleet) -> Vec<Mac> {
    let phones = fleet.iter().filter(|phone| phone.configuration().is_none());
    phones.map(Phone::mac).collect()
}

/// Whether a file can be made for this phone at all: its model is known and has a template.
pub(crate) fn has_template(projections: &Projections, mac: Mac) -> bool {
    let phone = projections.fleet.phone(mac);
    phone.is_some_and(|phone| choose_template(phone, &phone.device(&projections.users)).is_ok())
}

/// Reads what the files of these phones are made from. Those that are not of the fleet are passed
/// over.
pub(super) fn collect(
    projections: &Projections,
    macs: &[Mac],
    public_url: PublicUrl,
    system_user: Option<SystemUser>,
) -> Inputs {
    let mut phones = Vec::with_capacity(macs.len());
    let mut without_template = Vec::new();
    for mac in macs {
        let Some(phone) = projections.fleet.phone(*mac) else {
            continue;
        };
        match inputs_of(projections, phone) {
            Ok(inputs) => phones.push(inputs),
            Err(reason) => without_template.push((*mac, reason)),
        }
    }
    let position = projections.position;
    Inputs {
        position,
        public_url,
        system_user,
        phones,
        without_template,
    }
}

fn inputs_of(projections: &Projections, phone: Phone<'_>) -> Result<PhoneInputs, NoTemplate> {
    let device = phone.device(&projections.users);
    let (model, template) = choose_template(phone, &device)?;
    let owner = phone.owner().and_then(|owner| projections.users.get(owner));
    let user = owner.map(|owner| LineUser {
        name: owner.name.to_owned(),
        display_name: device.display_name,
        password: owner.password.cloned(),
    });
    Ok(PhoneInputs {
        mac: phone.mac(),
        key_slot: phone.key_slot(),
        model,
        template,
        user,
        language: device.language,
        vlan_mode: device.vlan_mode,
        vlan_id: phone.settings().vlan_id.parse().ok(),
    })
}

/// The phone's model and the template that its file is made from: the one set for it, else that of
/// the model and of the kind of firmware that the phone runs.
fn choose_template(
    phone: Phone<'_>,
    device: &Device,
) -> Result<(String, &'static Template), NoTemplate> {
    let told = models::model_of_user_agent(&device.user_agent);
    let runs_lync = told.as_ref().is_some_and(|(_, is_lync)| *is_lync)
        || device.firmware_version.starts_with("UC_");
    let model = match told {
        Some((model, _)) if device.model.is_empty() => model,
        _ => device.model.clone(),
    };
    let set = phone.settings().template.as_str();
    let template = if !set.is_empty() {
        named(set).ok_or_else(|| NoTemplate::Name(set.to_owned()))?
    } else if model.is_empty() {
        return Err(NoTemplate::NoModel);
    } else {
        let template = models::template_for(&model, runs_lync);
        template.ok_or_else(|| NoTemplate::Model(model.clone()))?
    };
    Ok((model, template))
}

/// The built-in template of this name, which may come in any case.
fn named(name: &str) -> Option<&'static Template> {
    let templates = models::built_in_models().iter();
    templates
        .flat_map(|model| [&model.generic, &model.lync])
        .find(|template| template.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests;
