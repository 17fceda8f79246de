//! What a phone reads out of the files it is served: `name=value` lines and `include` lines.
//!
//! Guarantee: pure and lenient, as a phone is: what it does not understand it skips. It keeps only
//! what changes a simulated phone's behaviour and is no check of a file (`rollcall lint` is).

use super::identity::User;

/// Longest chain and number of included files that a phone follows.
pub(crate) const INCLUDES_MAX: usize = 8;

/// What a phone remembers of its boot file and of a first contact's answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BootFile {
    pub(crate) keep_alive_period_min: Option<u32>,
    /// Path part of `provisioning/configuration/url`, with slashes at both ends.
    pub(crate) configuration_path: Option<String>,
    /// What `provisioning/firmware/url` names.
    pub(crate) firmware: Option<FirmwarePlace>,
    pub(crate) user_name: Option<String>,
    /// As written: plain, or `{"…"}` when encrypted with a key that no simulated phone has.
    pub(crate) user_password: Option<String>,
    /// `provisioning/random_provisioning_time`, seconds.
    pub(crate) random_delay_s: Option<u32>,
}

/// Where a phone finds its firmware.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirmwarePlace {
    /// The path of the directory, with slashes at both ends.
    pub(crate) directory: String,
    /// The name of the image, where the URL has one; otherwise it is that of the model.
    pub(crate) image: Option<String>,
}

/// What a phone takes from `<MAC>.cfg` and the files it includes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Configuration {
    pub(crate) boot: BootFile,
    pub(crate) line_enabled: bool,
    pub(crate) line_id: String,
    pub(crate) line_auth_name: String,
    pub(crate) line_description: String,
    pub(crate) sip_proxy: Option<String>,
}

impl BootFile {
    pub(crate) fn parse(text: &str) -> BootFile {
        let mut boot = BootFile::default();
        for (name, value) in assignments(text) {
            boot.take(name, value);
        }
        boot
    }

    /// Takes from `newer` what it says and keeps the rest.
    pub(crate) fn overlay(&mut self, newer: &BootFile) {
        fn over<T: Clone>(old: &mut Option<T>, new: &Option<T>) {
            if new.is_some() {
                old.clone_from(new);
            }
        }
        over(
            &mut self.keep_alive_period_min,
            &newer.keep_alive_period_min,
        );
        over(&mut self.configuration_path, &newer.configuration_path);
        over(&mut self.firmware, &newer.firmware);
        over(&mut self.user_name, &newer.user_name);
        over(&mut self.user_password, &newer.user_password);
        over(&mut self.random_delay_s, &newer.random_delay_s);
    }

    fn take(&mut self, name: &str, value: &str) {
        let text = || (!value.is_empty()).then(|| value.to_owned());
        match name {
            "ems_server/keep_alive_period" => {
                self.keep_alive_period_min = value.parse().ok().filter(|minutes| *minutes > 0);
            }
            "provisioning/configuration/url" => self.configuration_path = directory(value),
            "provisioning/firmware/url" => self.firmware = firmware_place(value),
            "provisioning/random_provisioning_time" => self.random_delay_s = value.parse().ok(),
            "ems_server/user_name" => self.user_name = text(),
            "ems_server/user_password" => self.user_password = text(),
            _ => {}
        }
    }
}

impl Configuration {
    /// Takes one line in; later lines win over earlier ones.
    pub(crate) fn read(&mut self, line: &str) {
        let Some((name, value)) = assignment(line) else {
            return;
        };
        match name {
            "voip/line/0/enabled" => self.line_enabled = value == "1",
            "voip/line/0/id" => value.clone_into(&mut self.line_id),
            "voip/line/0/auth_name" => value.clone_into(&mut self.line_auth_name),
            "voip/line/0/description" => value.clone_into(&mut self.line_description),
            "voip/signalling/sip/proxy_address" => {
                self.sip_proxy = (!value.is_empty()).then(|| value.to_owned());
            }
            _ => self.boot.take(name, value),
        }
    }

    /// The user of the first line, if the file enables it and names one.
    pub(crate) fn user(&self) -> Option<User> {
        let account = if self.line_auth_name.is_empty() {
            &self.line_id
        } else {
            &self.line_auth_name
        };
        if !self.line_enabled || account.is_empty() {
            return None;
        }
        let domain = self.sip_proxy.as_deref().unwrap_or("example.com");
        let described = !self.line_description.is_empty();
        Some(User {
            name: if described {
                self.line_description.clone()
            } else {
                account.clone()
            },
            id: if account.contains('@') {
                account.clone()
            } else {
                format!("{account}@{domain}")
            },
            phone_number: self.line_id.clone(),
        })
    }
}

/// The name or URL of a line that includes another file, `<MAC>` replaced.
pub(crate) fn included(line: &str, mac: &str) -> Option<String> {
    let name = line.trim().strip_prefix("include")?;
    let is_word = name.starts_with([' ', '\t']);
    is_word.then(|| name.trim().replace("<MAC>", mac))
}

/// The path to fetch an included file from: that of a URL, or the name below `directory`.
/// `None` for what HTTP cannot fetch (`tftp:`, `ftp:`).
pub(crate) fn included_path(name: &str, directory: &str) -> Option<String> {
    match name.split_once("://") {
        Some(("http" | "https", rest)) => {
            Some(rest.find('/').map_or("/", |at| &rest[at..]).to_owned())
        }
        Some(_) => None,
        None => Some(format!("{directory}{}", name.trim_start_matches('/'))),
    }
}

fn assignments(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(assignment)
}

fn assignment(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (name, value) = line.trim().split_once('=')?;
    Some((name.trim(), value.trim()))
}

/// The URL names a directory, or an image in one.
fn firmware_place(url: &str) -> Option<FirmwarePlace> {
    let is_image = |name: &&str| name.to_ascii_lowercase().ends_with(".img");
    let image = url.rsplit('/').next().filter(is_image);
    let url = &url[..url.len() - image.map_or(0, str::len)];
    Some(FirmwarePlace {
        directory: directory(url)?,
        image: image.map(str::to_owned),
    })
}

/// The host in these URLs may not be reachable from where the phones run: only the path is kept.
fn directory(url: &str) -> Option<String> {
    let path = included_path(url, "/").filter(|_| !url.is_empty())?;
    Some(if path.ends_with('/') {
        path
    } else {
        path + "/"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configuration(text: &str) -> Configuration {
        let mut file = Configuration::default();
        text.lines().for_each(|line| file.read(line));
        file
    }

    #[test]
    fn the_boot_file_gives_period_paths_and_credentials() {
        let boot = BootFile::parse(
            "ems_server/keep_alive_period=15\r\n\
             ems_server/provisioning/url=http://192.0.2.1:8081/\r\n\
             provisioning/configuration/url=http://192.0.2.1/p/0a1b/configfiles\r\n\
             provisioning/firmware/url=http://192.0.2.1/firmwarefiles/\r\n\
             ems_server/user_name=system\r\n\
             ems_server/user_password={\"VvlZOp5/5pM=\"}\r\n",
        );
        assert_eq!(boot.keep_alive_period_min, Some(15));
        assert_eq!(
            boot.configuration_path.as_deref(),
            Some("/p/0a1b/configfiles/")
        );
        let firmware = boot.firmware.unwrap();
        assert_eq!(firmware.directory, "/firmwarefiles/");
        assert_eq!(firmware.image, None);
        assert_eq!(boot.user_name.as_deref(), Some("system"));
        assert_eq!(boot.user_password.as_deref(), Some("{\"VvlZOp5/5pM=\"}"));
    }

    #[test]
    fn a_period_of_nothing_is_no_period() {
        assert_eq!(
            BootFile::parse("ems_server/keep_alive_period=0").keep_alive_period_min,
            None
        );
        assert_eq!(
            BootFile::parse("ems_server/keep_alive_period=x").keep_alive_period_min,
            None
        );
    }

    #[test]
    fn a_configuration_names_its_user_and_its_includes() {
        let text = "system/type=440HD\nvoip/line/0/enabled=1\nvoip/line/0/id=4101\n\
             voip/line/0/auth_name=ann\ninclude 440HD_<MAC>_voip.cfg\n\
             include http://10.10.10.10/x/vlan.cfg\ninclude tftp://10.10.10.10/n.cfg\n\
             ems_server/keep_alive_period=5\n\
             provisioning/firmware/url=http://10.1.8.23/firmwarefiles/Other 440HD.img";
        let file = configuration(text);
        let user = file.user().unwrap();
        assert_eq!(
            (user.name.as_str(), user.id.as_str()),
            ("ann", "ann@example.com")
        );
        assert_eq!(user.phone_number, "4101");
        assert_eq!(file.boot.keep_alive_period_min, Some(5));
        let firmware = file.boot.firmware.unwrap();
        assert_eq!(firmware.directory, "/firmwarefiles/");
        assert_eq!(firmware.image.as_deref(), Some("Other 440HD.img"));
        let includes = text.lines();
        let includes = includes.filter_map(|line| included(line, "00908f000001"));
        let paths: Vec<_> = includes
            .map(|name| included_path(&name, "/configfiles/"))
            .collect();
        assert_eq!(
            paths,
            [
                Some("/configfiles/440HD_00908f000001_voip.cfg".to_owned()),
                Some("/x/vlan.cfg".to_owned()),
                None
            ]
        );
    }

    #[test]
    fn a_file_without_an_enabled_line_names_nobody() {
        let file = configuration("voip/line/0/enabled=0\nvoip/line/0/id=4101");
        assert_eq!(file.user(), None);
    }

    #[test]
    fn what_is_newer_wins_and_what_is_unsaid_stays() {
        let mut boot = BootFile::parse("ems_server/keep_alive_period=60\nems_server/user_name=a");
        boot.overlay(&BootFile::parse("ems_server/keep_alive_period=5"));
        assert_eq!(
            (boot.keep_alive_period_min, boot.user_name.as_deref()),
            (Some(5), Some("a"))
        );
    }
}
