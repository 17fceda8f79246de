//! The boot file, the file of a phone's first contact, and what the DHCP server is given.
//!
//! Guarantee: the only secret in here is the system user's obfuscated password; addresses come
//! from the public URL alone. Which phone may have what is decided by whoever serves the text.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::cfg::{self, Cfg, Line, Problem};
use super::public_url::PublicUrl;

/// Decision D5: minutes between two status reports.
pub(crate) const KEEP_ALIVE_PERIOD_MINUTES: u16 = 60;

/// The placeholder by which templates name that period.
pub(crate) const KEEP_ALIVE_PERIOD: &str = "KeepActivePeriod";

/// Everything that would end a path segment, the file part behind the `;` of option 160, or the
/// value in the configuration of a DHCP server.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'\'')
    .add(b',')
    .add(b'/')
    .add(b';')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'`');

/// The user that phones report as before they have one of their own. Not printable.
#[derive(Clone)]
pub(crate) struct SystemUser {
    pub(crate) name: String,
    /// As `cipher` makes it.
    pub(crate) obfuscated_password: String,
}

/// A value that cannot stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the value of {parameter} {problem}")]
pub(crate) struct BootError {
    pub(crate) parameter: &'static str,
    pub(crate) problem: Problem,
}

/// The boot file as it is built in, to compare others with.
#[cfg(test)]
pub(crate) fn boot_file(
    public_url: &PublicUrl,
    system_user: Option<&SystemUser>,
) -> Result<String, BootError> {
    let lines = boot_lines(public_url, system_user)?;
    Ok(Cfg { lines }.to_string())
}

/// What a phone gets at its first contact, before anybody approved it: its type, the boot lines,
/// and its global file, where there is one for it, by full URL, since a bare name would be looked
/// for where it asked now.
///
/// # Errors
/// A value, or a model, that would break out of its line.
pub(crate) fn first_contact_file(
    model: &str,
    global_file: Option<&str>,
    public_url: &PublicUrl,
    system_user: Option<&SystemUser>,
) -> Result<String, BootError> {
    let mut lines = vec![parameter("system/type", model)?];
    lines.extend(boot_lines(public_url, system_user)?);
    let include = |name| Line::Include(format!("{}{name}", public_url.configuration));
    lines.extend(global_file.map(include));
    Ok(Cfg { lines }.to_string())
}

/// The lines of `dhcpoption160.cfg`: five, seven once there is a system user (protocol.md §1).
///
/// # Errors
/// A value that would break out of its line.
fn boot_lines(
    public_url: &PublicUrl,
    system_user: Option<&SystemUser>,
) -> Result<Vec<Line>, BootError> {
    let period = KEEP_ALIVE_PERIOD_MINUTES.to_string();
    let mut lines = vec![
        parameter("ems_server/keep_alive_period", &period)?,
        parameter("ems_server/provisioning/url", &public_url.provisioning)?,
        parameter("provisioning/method", "STATIC")?,
        parameter("provisioning/configuration/url", &public_url.configuration)?,
        parameter("provisioning/firmware/url", &public_url.firmware)?,
    ];
    if let Some(user) = system_user {
        lines.push(parameter("ems_server/user_name", &user.name)?);
        let password = &user.obfuscated_password;
        lines.push(parameter("ems_server/user_password", password)?);
    }
    Ok(lines)
}

/// A line of a boot file.
///
/// # Errors
/// A value that would break out of it.
pub(super) fn parameter(name: &'static str, value: &str) -> Result<Line, BootError> {
    cfg::check_value(value).map_err(|problem| BootError {
        parameter: name,
        problem,
    })?;
    Ok(Line::Parameter {
        name: name.to_owned(),
        value: value.to_owned(),
    })
}

/// One thing to enter at the DHCP server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DhcpForm {
    pub(crate) purpose: String,
    pub(crate) value: String,
}

/// Option 160 for all phones.
pub(crate) fn option_160(public_url: &PublicUrl) -> String {
    format!("{}firmwarefiles;ipp/dhcpoption160.cfg", public_url.root)
}

/// Option 160 for the phones of a region: printable ASCII, without quotes, commas and backslashes.
pub(crate) fn region_option_160(public_url: &PublicUrl, region: &str) -> String {
    let path = utf8_percent_encode(region, SEGMENT);
    format!("{}firmwarefiles;ipp/region/{path}", public_url.root)
}

/// Every form of protocol.md §1, https ones when the public URL is https: option 160 for all
/// phones and for each region, the address to type at a phone without DHCP, options 66 and 67, and
/// a class for each model, matched on what phones publish in options 60 and 77.
pub(crate) fn dhcp_forms(
    public_url: &PublicUrl,
    regions: &[&str],
    models: &[&str],
) -> Vec<DhcpForm> {
    let PublicUrl { host, root, .. } = public_url;
    let form = |purpose: &str, value: String| DhcpForm {
        purpose: purpose.to_owned(),
        value,
    };
    let mut forms = vec![form("option 160", option_160(public_url))];
    for region in regions {
        let path = utf8_percent_encode(region, SEGMENT);
        forms.push(form(
            &format!("option 160, region {region}"),
            region_option_160(public_url, region),
        ));
        forms.push(form(
            &format!("without DHCP, region {region}"),
            format!("{root}ipp/region/{path}"),
        ));
    }
    forms.push(form("option 66", host.clone()));
    for name in models {
        forms.push(form(
            &format!("option 67, class {name} (options 60 and 77)"),
            format!("{name}.img"),
        ));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::super::cipher::SYSTEM_OBFUSCATED;
    use super::*;

    fn manual_url() -> PublicUrl {
        PublicUrl::parse("http://10.1.8.23").unwrap()
    }

    fn system_user() -> SystemUser {
        SystemUser {
            name: "system".to_owned(),
            obfuscated_password: SYSTEM_OBFUSCATED.to_owned(),
        }
    }

    /// Manual A §2.2, figure 2-1.
    const MANUAL: &str = "ems_server/keep_alive_period=60\n\
        ems_server/provisioning/url=http://10.1.8.23:8081/\n\
        provisioning/method=STATIC\n\
        provisioning/configuration/url=http://10.1.8.23/configfiles/\n\
        provisioning/firmware/url=http://10.1.8.23/firmwarefiles/\n\
        ems_server/user_name=system\n\
        ems_server/user_password={\"VvlZOp5/5pM=\"}\n";

    #[test]
    fn the_boot_file_is_the_manuals() {
        let boot = boot_file(&manual_url(), Some(&system_user()));
        assert_eq!(boot, Ok(MANUAL.to_owned()));
    }

    #[test]
    fn without_a_system_user_its_two_lines_are_not_there() {
        let boot = boot_file(&manual_url(), None).unwrap();
        assert!(MANUAL.starts_with(&boot));
        assert_eq!(boot.lines().count(), 5);
    }

    #[test]
    fn a_port_in_the_setting_is_the_port_of_all_three_addresses() {
        let url = PublicUrl::parse("http://10.1.1.5:9000").unwrap();
        let boot = boot_file(&url, None).unwrap();
        assert_eq!(boot.matches("=http://10.1.1.5:9000/").count(), 3);
    }

    #[test]
    fn a_system_user_cannot_add_a_line() {
        let user = SystemUser {
            name: "system\nvoip/line/0/auth_password=p".to_owned(),
            ..system_user()
        };
        let expected = BootError {
            parameter: "ems_server/user_name",
            problem: Problem::ControlCharacter('\n'),
        };
        assert_eq!(boot_file(&manual_url(), Some(&user)), Err(expected));
    }

    #[test]
    fn first_contact_is_type_boot_lines_and_the_global_file() {
        let global_file = Some("AudioCodes_430HD_global_GENERIC.cfg");
        let text =
            first_contact_file("430HD", global_file, &manual_url(), Some(&system_user())).unwrap();
        let include = "include http://10.1.8.23/configfiles/AudioCodes_430HD_global_GENERIC.cfg\n";

        assert_eq!(text, format!("system/type=430HD\n{MANUAL}{include}"));
        assert_eq!(Cfg::parse(&text).unwrap().lines.len(), 9);
        assert!(first_contact_file("430HD\nx=1", global_file, &manual_url(), None).is_err());
        let without = first_contact_file("430HD", None, &manual_url(), None).unwrap();
        assert!(!without.contains("include"), "{without}");
    }

    #[test]
    fn dhcp_is_given_every_form() {
        let url = PublicUrl::parse("https://phones.example").unwrap();
        let models = ["405HD", "VVX 411"];
        let forms = dhcp_forms(&url, &["Paris", "New York; 2"], &models);
        let values: Vec<_> = forms.iter().map(|form| form.value.as_str()).collect();

        assert_eq!(
            values[..6],
            [
                "https://phones.example/firmwarefiles;ipp/dhcpoption160.cfg",
                "https://phones.example/firmwarefiles;ipp/region/Paris",
                "https://phones.example/ipp/region/Paris",
                "https://phones.example/firmwarefiles;ipp/region/New%20York%3B%202",
                "https://phones.example/ipp/region/New%20York%3B%202",
                "phones.example",
            ]
        );
        assert_eq!(values[6..], ["405HD.img", "VVX 411.img"]);
    }
}
