//! What writes about files have to know before a command can be made: settings, keys, and what is
//! there already.
//!
//! Guarantee: nothing here decides. What was known may be overtaken when the command is decided,
//! and then the domain's word counts; write handlers themselves name no read model. Deliberately
//! not here: what is answered (`read`).

use std::sync::Arc;

use projections::Projections;
pub(super) use projections::config_files::ConfigFileKind;
use schemas::{
    ContentHash, FileName, FirmwareName, KeySlot, Mac, ModelName, RegionName, UserId,
    commands::PlaceholderPlace,
    events::{BootFile, SettingsGroup},
    sealing::Key,
};

use super::{
    HttpContext,
    problem::{Code, Problem},
};
use crate::{
    boot_files,
    provisioning::{firmware::SUFFIXES_DEFAULT, include::Resolution, placeholder::BUILT_IN},
    templates::models,
};

/// The setting with the suffixes that uploaded files may have.
const UPLOAD_SUFFIXES: &str = "upload_suffixes";

/// What images are called, those of models without an entry among them.
const IMAGE_SUFFIX: &str = "img";

/// Of a file that is included, so much is looked at; none that phones load is longer.
const INCLUDED_BYTES_MAX: u64 = 1024 * 1024;

/// What a name of a configuration file points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// `<MAC>.cfg`, however the MAC is written.
    Own(Mac),
    /// A file that several phones load.
    Common(FileName),
}

impl Target {
    /// What the name points to; `None` when nothing can be called so.
    pub(super) fn of(name: &str) -> Option<Self> {
        if let Some((stem, suffix)) = name.rsplit_once('.')
            && suffix.eq_ignore_ascii_case("cfg")
            && let Ok(mac) = stem.parse()
        {
            return Some(Self::Own(mac));
        }
        name.parse().ok().map(Self::Common)
    }

    /// The one name that it has here.
    pub(super) fn name(&self) -> FileName {
        match self {
            Self::Own(mac) => format!("{mac}.cfg")
                .parse()
                .expect("hex digits and .cfg are a file name"),
            Self::Common(name) => name.clone(),
        }
    }

    /// Whether there is such a file.
    pub(super) fn is_known(&self, context: &HttpContext) -> bool {
        let projections = context.view.read();
        match self {
            Self::Own(mac) => projections.own_config_file(*mac).is_some(),
            Self::Common(name) => projections.files.common(name).is_some(),
        }
    }
}

/// What writing a phone's own file takes.
pub(super) struct OwnFile {
    /// The phone.
    pub(super) mac: Mac,
    /// The slot of the phone's key.
    pub(super) slot: KeySlot,
    /// The key.
    pub(super) key: Key,
    /// What the phone is; empty when nobody knows.
    pub(super) model: String,
}

/// What writing this phone's own file takes.
///
/// # Errors
/// 404 when it is not of the fleet, or was erased.
pub(super) fn own_file(context: &HttpContext, mac: Mac) -> Result<OwnFile, Problem> {
    let found = {
        let projections = context.view.read();
        let phone = projections.fleet.phone(mac);
        phone.map(|phone| (phone.key_slot(), phone.model().to_owned()))
    };
    let (slot, model) = found.ok_or_else(|| {
        let detail = format!("{mac} is not of the fleet: approve it before its file is written");
        Problem::new(Code::DeviceNotFound, detail)
    })?;
    let key = context.keys.key(slot).ok_or_else(|| {
        let detail = format!("the key of {mac} was erased: approve it again");
        Problem::new(Code::DeviceNotFound, detail)
    })?;
    Ok(OwnFile {
        mac,
        slot,
        key,
        model,
    })
}

/// What uploaded files may end in: lower case, without the dot.
pub(super) fn upload_suffixes(context: &HttpContext) -> Vec<String> {
    let projections = context.view.read();
    let setting = projections
        .catalogue
        .setting(SettingsGroup::Phones, UPLOAD_SUFFIXES);
    match setting {
        Some(setting) => suffixes_in(&setting.text),
        None => SUFFIXES_DEFAULT.iter().map(|&it| it.to_owned()).collect(),
    }
}

fn suffixes_in(setting: &str) -> Vec<String> {
    let words = setting.split(|it: char| it.is_whitespace() || matches!(it, ',' | ';'));
    let suffixes = words.map(|word| word.trim_start_matches('.').to_ascii_lowercase());
    suffixes.filter(|suffix| !suffix.is_empty()).collect()
}

/// A user whom a path or a field names.
pub(super) struct KnownUser {
    pub(super) id: UserId,
    /// The name as it is kept.
    pub(super) name: String,
    /// The user's phones.
    pub(super) macs: Vec<Mac>,
}

/// The user of this name, in whatever case.
///
/// # Errors
/// 404 when there is none.
pub(super) fn user(context: &HttpContext, name: &str) -> Result<KnownUser, Problem> {
    let projections = context.view.read();
    let user = projections.users.by_name(name).ok_or_else(|| {
        let detail = "there is no user of that name: create it first";
        Problem::new(Code::UserNotFound, detail)
    })?;
    Ok(KnownUser {
        id: user.id,
        name: user.name.to_owned(),
        macs: user.devices.to_vec(),
    })
}

/// The user's name now: another request may have changed it.
pub(super) fn user_name(context: &HttpContext, id: UserId) -> Option<String> {
    let projections = context.view.read();
    projections.users.get(id).map(|user| user.name.to_owned())
}

/// What the phone is, as far as known; `None` when it is not of the fleet.
pub(super) fn model(context: &HttpContext, mac: Mac) -> Option<String> {
    let projections = context.view.read();
    let phone = projections.fleet.phone(mac);
    phone.map(|phone| phone.model().to_owned())
}

/// All configuration files, or those of a kind.
pub(super) fn config_files(context: &HttpContext, kind: Option<ConfigFileKind>) -> Vec<FileName> {
    let projections = context.view.read();
    let is_asked = |of: ConfigFileKind| kind.is_none_or(|kind| kind == of);
    let common = projections.files.iter();
    let common = common.filter(|(_, file)| is_asked(file.kind()));
    let mut names: Vec<FileName> = common.map(|(name, _)| name.clone()).collect();
    if is_asked(ConfigFileKind::Phone) {
        let phones = projections.fleet.iter();
        let with_file = phones.filter(|phone| phone.configuration().is_some());
        names.extend(with_file.map(|phone| Target::Own(phone.mac()).name()));
    }
    names
}

/// Finds what files include, one that is being written among them as it will be.
pub(super) fn resolver(
    context: Arc<HttpContext>,
    written: FileName,
    text: String,
) -> impl Fn(&str) -> Resolution + Send + 'static {
    move |name| {
        let text_of = |hash| context.blobs.get(hash).ok();
        match Target::of(name) {
            Some(target) if target.name() == written => Resolution::Text(text.clone()),
            // It is sealed, and of no other phone's business.
            Some(target @ Target::Own(_)) if target.is_known(&context) => {
                Resolution::Text(String::new())
            }
            Some(Target::Common(name)) => {
                let found = {
                    let projections = context.view.read();
                    let file = projections.files.common(&name);
                    file.map(|file| (file.hash, file.size_bytes))
                };
                match found {
                    Some((hash, size_bytes)) if size_bytes <= INCLUDED_BYTES_MAX => {
                        let bytes = text_of(hash).unwrap_or_default();
                        Resolution::Text(String::from_utf8_lossy(&bytes).into_owned())
                    }
                    Some(_) => Resolution::Text(String::new()),
                    None => Resolution::Missing,
                }
            }
            Some(Target::Own(_)) | None => Resolution::Missing,
        }
    }
}

/// Whether there is such a model: built in, of a template that was saved, of a phone, or with
/// values that were given when there was.
pub(super) fn is_model(projections: &Projections, model: &ModelName) -> bool {
    let model = model.as_str();
    models::named(projections, model).is_some()
        || projections.catalogue.model_placeholders(model).is_some()
}

/// What a placeholder of the system is: as set there, else as built in.
pub(super) fn value(projections: &Projections, placeholder: &str) -> String {
    let set = projections
        .catalogue
        .placeholders(&PlaceholderPlace::System);
    let set = set.and_then(|values| values.get(placeholder));
    let set = set.map(|value| value.text.as_str());
    let built_in = || BUILT_IN.iter().find(|it| it.name == placeholder);
    set.filter(|text| !text.is_empty())
        .or_else(|| built_in().map(|it| it.value))
        .unwrap_or_default()
        .to_owned()
}

/// The same, as things stand now.
pub(super) fn system_value(context: &HttpContext, placeholder: &str) -> String {
    value(&context.view.read(), placeholder)
}

/// The refusal of a model that there is not.
pub(super) fn unknown_model(model: &ModelName) -> Problem {
    let detail = format!("there is no model {model}: add a template for it first");
    Problem::new(Code::NotFound, detail)
}

/// Whether the place is one, as far as the domain does not look itself: it knows no models.
///
/// # Errors
/// 404 for a model that there is not.
pub(super) fn check_model(context: &HttpContext, place: &PlaceholderPlace) -> Result<(), Problem> {
    match place {
        PlaceholderPlace::Model(model) if !is_model(&context.view.read(), model) => {
            Err(unknown_model(model))
        }
        PlaceholderPlace::System
        | PlaceholderPlace::Model(_)
        | PlaceholderPlace::Region(_)
        | PlaceholderPlace::Device(_) => Ok(()),
    }
}

/// The name as an entry of the firmware list spells it, or a model, or else as it is.
pub(super) fn firmware_name(context: &HttpContext, name: FirmwareName) -> FirmwareName {
    let projections = context.view.read();
    match projections.firmware.find(name.as_str()) {
        Some((known, _)) => known.clone(),
        None => default_firmware(&projections, name.as_str()).unwrap_or(name),
    }
}

/// The entry that is in the firmware list by default, since it is called like a model, if this is
/// the name of one.
pub(super) fn default_firmware(projections: &Projections, name: &str) -> Option<FirmwareName> {
    models::named(projections, name)?.parse().ok()
}

/// The same, as things stand now.
pub(super) fn model_firmware(context: &HttpContext, name: &str) -> Option<FirmwareName> {
    default_firmware(&context.view.read(), name)
}

/// The firmware entry that a file of this name belongs to: the one whose file it is, or whose image
/// it would be. Phones load such a file as firmware, whoever uploaded it.
pub(super) fn firmware_of_file(context: &HttpContext, file_name: &FileName) -> Option<String> {
    let projections = context.view.read();
    if let Some(name) = owner_of_image(&projections, file_name) {
        return Some(name.to_string());
    }
    let file_name = file_name.as_str();
    let (stem, suffix) = file_name.rsplit_once('.')?;
    let is_image = suffix.eq_ignore_ascii_case(IMAGE_SUFFIX);
    is_image.then(|| {
        default_firmware(&projections, stem).map_or(stem.to_owned(), |model| model.to_string())
    })
}

/// Another entry whose file has this name, in whatever case.
pub(super) fn other_firmware(
    context: &HttpContext,
    name: &FirmwareName,
    file_name: &FileName,
) -> Option<FirmwareName> {
    let projections = context.view.read();
    let owner = owner_of_image(&projections, file_name).filter(|owner| *owner != name);
    owner.cloned()
}

/// The entry whose file is called so.
fn owner_of_image<'a>(
    projections: &'a Projections,
    file_name: &FileName,
) -> Option<&'a FirmwareName> {
    let mut entries = projections.firmware.iter();
    let owner = entries.find(|(_, entry)| {
        let image = entry.image.as_ref();
        image.is_some_and(|it| {
            let its = it.file_name.as_str();
            its.eq_ignore_ascii_case(file_name.as_str())
        })
    });
    owner.map(|(name, _)| name)
}

/// Whether the entry has a file already, under another name or with another content.
pub(super) fn has_other_firmware(
    context: &HttpContext,
    name: &FirmwareName,
    file: (&FileName, ContentHash),
) -> bool {
    let projections = context.view.read();
    let entry = projections.firmware.get(name);
    let image = entry.and_then(|entry| entry.image.as_ref());
    image.is_some_and(|image| (&image.file_name, image.hash) != file)
}

/// The text of a saved boot file with the addresses as the settings say now; `None` when it says so
/// already, or is the built-in one, which always does.
pub(super) fn outdated_boot_file(context: &HttpContext, file: BootFile) -> Option<String> {
    let projections = context.view.read();
    let saved = projections.catalogue.boot_file(file)?;
    let configured = context.config.phones.public_url.as_ref();
    let text = boot_files::text(&projections, file, configured).ok()?;
    (text != saved.text).then_some(text)
}

/// Whether there is the region, and each of the phones in the fleet.
///
/// # Errors
/// 422 naming the field, and the first phone that there is not.
pub(super) fn check(
    context: &HttpContext,
    region: Option<&RegionName>,
    macs: Option<&[Mac]>,
) -> Result<(), Problem> {
    let projections = context.view.read();
    if let Some(name) = region
        && projections.regions.get(name).is_none()
    {
        let detail = format!("there is no region {name}");
        return Err(Problem::new(Code::RegionNotFound, detail).of_field("region"));
    }
    let is_missing = |mac: &&Mac| projections.fleet.phone(**mac).is_none();
    if let Some(mac) = macs.unwrap_or_default().iter().find(is_missing) {
        let detail = format!("there is no phone {mac} in the fleet");
        return Err(Problem::new(Code::DeviceNotFound, detail).of_field("macs"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phones_file_is_one_however_its_name_is_written() {
        for name in ["00908F484CF0.CFG", "00-90-8f-48-4c-f0.cfg"] {
            let target = Target::of(name).unwrap();
            assert_eq!(target.name().as_str(), "00908f484cf0.cfg");
        }
        let common = |name: &str| Some(Target::Common(name.parse().unwrap()));
        assert_eq!(Target::of("00908f484cf0.cfx"), common("00908f484cf0.cfx"));
        assert_eq!(Target::of("../x.cfg"), None);
    }

    #[test]
    fn suffixes_are_read_however_they_are_separated() {
        assert_eq!(suffixes_in("cfg, .IMG;zip\n"), ["cfg", "img", "zip"]);
        assert_eq!(suffixes_in(" "), [""; 0]);
    }
}
