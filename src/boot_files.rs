//! The boot files as they are now: the text, built in or saved, with what the settings say
//! (protocol.md 1).
//!
//! Guarantee: addresses come from the settings alone, never from a request (threat T20).
//! Deliberately not here: which lines follow the settings (`provisioning::boot_text`), and who may
//! see the system user.

use projections::Projections;
use schemas::events::{BootFile, SettingsGroup};

use crate::{
    config::PublicUrl,
    processes::inputs::{self, NoPublicUrl},
    provisioning::{
        boot::{BootError, SystemUser},
        boot_text::{self, Addresses},
        cfg::{Cfg, CfgError},
    },
};

/// The setting with the address under which phones reach the server through a proxy.
pub(crate) const PROXY_URL: &str = "proxy_url";

/// Why there is no such file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoBootFile {
    /// The server has not been set up.
    #[error("the server has not been set up")]
    NotSetUp,
    /// Nobody said where the proxy is.
    #[error("the setting proxy_url says nothing")]
    NoProxy,
    /// Phones cannot be told where the server is.
    #[error("phones cannot be told where to report")]
    PublicUrl(#[source] NoPublicUrl),
    /// A value would break out of its line.
    #[error("a line of the boot file cannot be written")]
    Line(#[source] BootError),
    /// The saved text is none.
    #[error("the saved text is no configuration file")]
    Text(#[source] CfgError),
}

/// What the file is called, wherever it is.
pub(crate) const NAME: &str = "dhcpoption160.cfg";

/// Where phones find it.
pub(crate) fn path(file: BootFile) -> &'static str {
    match file {
        BootFile::Direct => "/ipp/dhcpoption160.cfg",
        BootFile::Proxy => "/ipp/httpproxy/dhcpoption160.cfg",
    }
}

/// The file as phones get it; with the system user for whoever may see it.
///
/// # Errors
/// Why there is none.
pub(crate) fn served(
    projections: &Projections,
    file: BootFile,
    configured: Option<&PublicUrl>,
    system_user: Option<&SystemUser>,
) -> Result<String, NoBootFile> {
    let addresses = addresses(projections, file, configured)?;
    let text = saved(projections, file)?;
    boot_text::served(text, &addresses, system_user).map_err(NoBootFile::Line)
}

/// The text that it is made from, with the addresses as the settings say; where they say nothing of
/// a proxy, its address is empty.
///
/// # Errors
/// Why there is none.
pub(crate) fn text(
    projections: &Projections,
    file: BootFile,
    configured: Option<&PublicUrl>,
) -> Result<String, NoBootFile> {
    let addresses = match addresses(projections, file, configured) {
        Err(NoBootFile::NoProxy) => Addresses {
            provisioning: String::new(),
            ..addresses(projections, BootFile::Direct, configured)?
        },
        addresses => addresses?,
    };
    let text = saved(projections, file)?;
    let text = boot_text::with_addresses(text, &addresses).map_err(NoBootFile::Line)?;
    Ok(text.to_string())
}

fn saved(projections: &Projections, file: BootFile) -> Result<Cfg, NoBootFile> {
    match projections.catalogue.boot_file(file) {
        Some(saved) => Cfg::parse(&saved.text).map_err(NoBootFile::Text),
        None => Ok(boot_text::built_in()),
    }
}

fn addresses(
    projections: &Projections,
    file: BootFile,
    configured: Option<&PublicUrl>,
) -> Result<Addresses, NoBootFile> {
    if projections.files.setup().is_none() {
        return Err(NoBootFile::NotSetUp);
    }
    let url = inputs::public_url(projections, configured).map_err(NoBootFile::PublicUrl)?;
    let provisioning = match file {
        BootFile::Direct => url.provisioning,
        BootFile::Proxy => proxy_url(projections).ok_or(NoBootFile::NoProxy)?,
    };
    Ok(Addresses {
        provisioning,
        configuration: url.configuration,
        firmware: url.firmware,
    })
}

/// Phones put their paths behind it, so it ends in a slash.
fn proxy_url(projections: &Projections) -> Option<String> {
    let setting = projections
        .catalogue
        .setting(SettingsGroup::Phones, PROXY_URL)?;
    let url = setting.text.trim();
    let slash = if url.ends_with('/') { "" } else { "/" };
    (!url.is_empty()).then(|| format!("{url}{slash}"))
}
