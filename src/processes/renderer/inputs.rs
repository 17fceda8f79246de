//! What goes into phones' configuration files, read off the projections at one position.
//!
//! Guarantee: everything of a batch is of the position that the batch names, so that the domain can
//! tell whether it still holds. Values are taken along, not copied: nobody changes them meanwhile.
//! Pure. Deliberately not here: storing what is rendered.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use projections::{
    Projections,
    catalogue::{OverrideOwner, Value, Values},
    device::Device,
    fleet::{Fleet, Phone},
};
use schemas::{
    ContentHash, FileName, KeySlot, Mac, ParameterName, PlaceholderName, Position, RegionName,
    Secret, UserId, commands::PlaceholderPlace, events::TemplateVariant,
};

use crate::{
    config,
    provisioning::{
        boot::SystemUser,
        models,
        placeholder::Scope,
        public_url::{PublicUrl, PublicUrlError},
        render::{self, KeptLines, Override, RenderError, Rendered, SipLine, TemplateModel},
        template::Template,
    },
    templates::{self, NoTemplate, Source, Wanted},
};

/// What the files of some phones are made from.
pub(crate) struct Inputs {
    /// The position that all of it is of.
    pub(crate) position: Position,
    pub(crate) public_url: PublicUrl,
    pub(crate) system_user: Option<SystemUser>,
    pub(crate) phones: Vec<PhoneInputs>,
    /// Phones of the fleet for which no file can be made.
    pub(crate) without_template: Vec<(Mac, NoTemplate)>,
    pub(super) values: CommonValues,
    /// Files that several phones load, as they are.
    pub(super) common: Arc<CommonFiles>,
    /// The same, before any of them was made anew for these phones and others with them.
    pub(super) before: Arc<CommonFiles>,
    /// Of those that phones include, those that are to stay as they are.
    pub(super) kept: HashMap<FileName, KeptLines>,
}

/// What files that several phones load hold.
pub(super) type CommonFiles = BTreeMap<FileName, ContentHash>;

/// Values that concern every phone.
#[derive(Default)]
pub(super) struct CommonValues {
    system: Option<Values<PlaceholderName>>,
    /// Placeholders that have a value for anybody.
    defined: Arc<BTreeMap<PlaceholderName, u32>>,
}

/// What one phone's files are made from. Not printable: it holds a password.
pub(crate) struct PhoneInputs {
    pub(crate) mac: Mac,
    pub(crate) key_slot: KeySlot,
    pub(crate) region: RegionName,
    pub(crate) model: String,
    pub(crate) template: Source,
    /// The file that it has now.
    pub(crate) current: Option<ContentHash>,
    pub(crate) user: Option<LineUser>,
    pub(crate) language: String,
    pub(crate) vlan_mode: String,
    pub(crate) vlan_id: Option<u16>,
    /// The file of the firmware that is set for it, once there is one.
    pub(crate) firmware_file: Option<FileName>,
    /// The newest event that set something for the phone.
    pub(crate) set_by: Position,
    pub(super) values: PhoneValues,
}

/// Values that concern a phone; `None`: there are none.
#[derive(Default)]
pub(super) struct PhoneValues {
    of_model: Option<Values<PlaceholderName>>,
    /// Of the model that the template is for, which may be another one.
    of_template_model: Option<Values<PlaceholderName>>,
    of_region: Option<Values<PlaceholderName>>,
    of_device: Option<Values<PlaceholderName>>,
    region_overrides: Option<Values<ParameterName>>,
    user_overrides: Option<Values<ParameterName>>,
    device_overrides: Option<Values<ParameterName>>,
}

/// The user of a phone's line.
pub(crate) struct LineUser {
    pub(crate) name: String,
    pub(crate) display_name: String,
    pub(crate) password: Option<Secret>,
    /// The newest event that set something for the user.
    pub(crate) set_by: Position,
}

impl Inputs {
    /// Makes both files of a phone.
    ///
    /// # Errors
    /// Its values do not make a file.
    pub(crate) fn render(
        &self,
        phone: &PhoneInputs,
        template: &Template,
    ) -> Result<Rendered, RenderError> {
        let (mac, model) = (phone.mac.to_string(), phone.template.model());
        let line = phone.user.as_ref().map(|user| SipLine {
            user_name: &user.name,
            display_name: &user.display_name,
            password: user
                .password
                .as_ref()
                .map_or("", |password| password.expose()),
        });
        let text = |value| Some(value).filter(|value: &&str| !value.is_empty());
        let is_other_model = !model.eq_ignore_ascii_case(&phone.model);
        let of_template_model = |name: &str| {
            let values = phone.values.of_template_model.as_ref()?;
            values.get(name).map(|value| value.text.as_str())
        };
        let template_model = TemplateModel {
            name: model,
            placeholders: &of_template_model,
        };
        render::render(&render::Inputs {
            mac: &mac,
            model: &phone.model,
            template,
            line,
            language: text(&phone.language),
            vlan_mode: text(&phone.vlan_mode),
            vlan_id: phone.vlan_id,
            firmware_file: phone.firmware_file.as_ref().map(FileName::as_str),
            public_url: &self.public_url,
            system_user: self.system_user.as_ref(),
            placeholders: &|scope, name| {
                let value = self.placeholder(phone, scope, name)?;
                Some(value.text.as_str())
            },
            is_defined: &|name| self.values.defined.contains_key(name),
            template_model: Some(template_model).filter(|_| is_other_model),
            overrides: &phone.overrides(),
            kept: self.kept.get(template.global_file.as_str()),
        })
    }

    /// The value that a scope gives a placeholder, for a phone.
    pub(crate) fn placeholder<'a>(
        &'a self,
        phone: &'a PhoneInputs,
        scope: Scope,
        name: &str,
    ) -> Option<&'a Value> {
        let values = match scope {
            Scope::System => &self.values.system,
            Scope::Model => &phone.values.of_model,
            Scope::Region => &phone.values.of_region,
            Scope::Device => &phone.values.of_device,
            Scope::Template
            | Scope::User
            | Scope::OverrideRegion
            | Scope::OverrideUser
            | Scope::OverrideDevice => return None,
        };
        values.as_ref()?.get(name)
    }

    /// The value that a scope gives a placeholder in the file that all phones of the phone's
    /// template share: what holds for a model is that of the template's own model.
    pub(crate) fn shared_placeholder<'a>(
        &'a self,
        phone: &'a PhoneInputs,
        scope: Scope,
        name: &str,
    ) -> Option<&'a Value> {
        if scope == Scope::Model {
            return phone.values.of_template_model.as_ref()?.get(name);
        }
        self.placeholder(phone, scope, name)
    }
}

impl PhoneInputs {
    fn overrides(&self) -> Vec<Override<'_>> {
        let owners = [
            (Scope::OverrideRegion, &self.values.region_overrides),
            (Scope::OverrideUser, &self.values.user_overrides),
            (Scope::OverrideDevice, &self.values.device_overrides),
        ];
        let given = owners.into_iter().flat_map(|(scope, values)| {
            let values = values.iter().flat_map(|values| values.iter());
            values.map(move |(parameter, value)| Override {
                scope,
                parameter: parameter.as_str(),
                value: &value.text,
            })
        });
        given.collect()
    }

    /// The value that a scope adds after the template.
    pub(crate) fn override_of(&self, scope: Scope, parameter: &str) -> Option<&Value> {
        let values = match scope {
            Scope::OverrideRegion => &self.values.region_overrides,
            Scope::OverrideUser => &self.values.user_overrides,
            Scope::OverrideDevice => &self.values.device_overrides,
            Scope::Template
            | Scope::System
            | Scope::Model
            | Scope::Region
            | Scope::User
            | Scope::Device => return None,
        };
        values.as_ref()?.get(parameter)
    }
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

/// The phones of the fleet that have no file, though they could, and nobody has deleted it.
pub(super) fn without_file(fleet: &Fleet) -> Vec<Mac> {
    let phones = fleet.iter();
    let phones = phones.filter(|phone| phone.configuration().is_none() && !phone.is_withdrawn());
    phones.map(Phone::mac).collect()
}

/// Whether a file can be made for this phone at all: its model is known and has a template.
pub(crate) fn has_template(projections: &Projections, mac: Mac) -> bool {
    let phone = projections.fleet.phone(mac);
    phone.is_some_and(|phone| {
        choose_template(projections, phone, &phone.device(&projections.users)).is_ok()
    })
}

/// Reads what the files of these phones are made from. Those that are not of the fleet are passed
/// over.
pub(crate) fn collect(
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
    let catalogue = &projections.catalogue;
    let common = Arc::new(common(projections));
    Inputs {
        position: projections.position,
        public_url,
        system_user,
        phones,
        without_template,
        values: CommonValues {
            system: catalogue.placeholders(&PlaceholderPlace::System).cloned(),
            defined: Arc::clone(catalogue.defined()),
        },
        before: Arc::clone(&common),
        common,
        kept: HashMap::new(),
    }
}

/// Those that were made from a template, and those that stand for such.
fn common(projections: &Projections) -> CommonFiles {
    let is_configuration = |name: &FileName| name.as_str().ends_with(".cfg");
    let files = projections.files.iter();
    let files = files.filter(|(name, _)| is_configuration(name));
    files
        .map(|(name, file)| (name.clone(), file.hash))
        .collect()
}

fn inputs_of(projections: &Projections, phone: Phone<'_>) -> Result<PhoneInputs, NoTemplate> {
    let device = phone.device(&projections.users);
    let (model, template) = choose_template(projections, phone, &device)?;
    let owner = phone.owner().and_then(|owner| projections.users.get(owner));
    let user = owner.map(|owner| LineUser {
        name: owner.name.to_owned(),
        display_name: device.display_name,
        password: owner.password.cloned(),
        set_by: owner.set_by,
    });
    let catalogue = &projections.catalogue;
    let (mac, region) = (phone.mac(), phone.region());
    let overrides = |owner| catalogue.overrides(owner).cloned();
    let of_user = |id: UserId| overrides(OverrideOwner::User(id));
    let of_region = PlaceholderPlace::Region(region.clone());
    let values = PhoneValues {
        of_model: catalogue.model_placeholders(&model).cloned(),
        of_template_model: catalogue.model_placeholders(template.model()).cloned(),
        of_region: catalogue.placeholders(&of_region).cloned(),
        of_device: catalogue
            .placeholders(&PlaceholderPlace::Device(mac))
            .cloned(),
        region_overrides: overrides(OverrideOwner::Region(region)),
        user_overrides: owner.and_then(|owner| of_user(owner.id)),
        device_overrides: overrides(OverrideOwner::Device(mac)),
    };
    let entry = projections.firmware.find(&phone.settings().firmware);
    let image = entry.and_then(|(_, entry)| entry.image.as_ref());
    Ok(PhoneInputs {
        mac,
        key_slot: phone.key_slot(),
        region: region.clone(),
        model,
        template,
        current: phone.configuration().map(|file| file.hash),
        user,
        language: device.language,
        vlan_mode: device.vlan_mode,
        vlan_id: phone.settings().vlan_id.parse().ok(),
        firmware_file: image.map(|image| image.file_name.clone()),
        set_by: phone.set_by(),
        values,
    })
}

/// The phone's model and the template that its file is made from.
fn choose_template<Text: AsRef<str>>(
    projections: &Projections,
    phone: Phone<'_>,
    device: &Device<Text>,
) -> Result<(String, Source), NoTemplate> {
    let told = models::model_of_user_agent(device.user_agent.as_ref());
    let runs_lync = told.as_ref().is_some_and(|(_, is_lync)| *is_lync)
        || device.firmware_version.as_ref().starts_with("UC_");
    let model = match told {
        Some((model, _)) if device.model.as_ref().is_empty() => model,
        _ => device.model.as_ref().to_owned(),
    };
    let variant = match runs_lync {
        true => TemplateVariant::Lync,
        false => TemplateVariant::Generic,
    };
    let wanted = Wanted {
        set: &phone.settings().template,
        model: &model,
        variant,
        region: phone.region(),
    };
    let (template, _) = templates::choose(projections, wanted)?;
    Ok((model, template))
}

/// The phones of the fleet whose files are made from a template now, or were made from it last; of
/// a region, or all.
pub(super) fn phones_of(
    projections: &Projections,
    template: &str,
    region: Option<&RegionName>,
) -> Vec<Mac> {
    let is_its = |name: &str| name.eq_ignore_ascii_case(template);
    let phones = projections.fleet.iter();
    let phones = phones.filter(|phone| region.is_none_or(|region| phone.region() == region));
    let made = phones.filter(|phone| {
        let was_made = phone.configuration().is_some_and(|it| is_its(it.template));
        was_made || {
            let device = phone.listed(&projections.users);
            let chosen = choose_template(projections, *phone, &device);
            chosen.is_ok_and(|(_, source)| is_its(source.name()))
        }
    });
    made.map(Phone::mac).collect()
}

#[cfg(test)]
mod tests;
