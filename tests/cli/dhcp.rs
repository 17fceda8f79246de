//! `dhcp`: the real DHCP servers read what it writes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{fail, stderr, stdout, succeed};
use crate::support::process::rollcall;

const URL: &str = "http://10.1.8.23";

/// Where Debian puts servers, which is not in every user's path.
const PLACES: [&str; 3] = ["/usr/sbin", "/usr/local/sbin", "/sbin"];

/// A copy of a server's program: profiles of AppArmor let the installed one read nothing here.
fn server(folder: &Path, name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain(PLACES.map(PathBuf::from));
    let program = places.map(|place| place.join(name)).find(|it| it.is_file());
    let program = program.unwrap_or_else(|| panic!("{name} is missing: run ops/setup.sh"));
    let copy = folder.join(name);
    fs::copy(program, &copy).unwrap();
    copy
}

/// Whether the server reads this text; if not, what it says.
fn check(name: &str, arguments: &[&str], text: &str) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rollcall.conf");
    fs::write(&file, text).unwrap();
    let output = Command::new(server(folder.path(), name))
        .args(arguments)
        .arg(&file)
        .output()
        .unwrap();
    let said = format!("{}{}", stdout(&output), stderr(&output));
    output.status.success().then_some(()).ok_or(said)
}

/// The text with what it says about regions put into a subnet, as it asks for.
fn with_a_subnet(format: &str, text: &str) -> String {
    let of_regions = |mark: &str| {
        let lines = text
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix(mark));
        let lines: Vec<_> = lines.map(str::trim).collect();
        assert_eq!(lines.len(), 2, "a line for each region: {text}");
        lines
    };
    match format {
        "isc" => {
            let lines = of_regions("#   ");
            let subnets = lines.iter().enumerate().map(|(index, line)| {
                format!("subnet 10.{index}.0.0 netmask 255.255.0.0 {{ {line} }}\n")
            });
            text.to_owned() + &subnets.collect::<String>()
        }
        "kea" => {
            let lines = of_regions("//   ");
            let subnets = lines.iter().enumerate().map(|(index, line)| {
                format!("{{ \"subnet\": \"10.{index}.0.0/16\", \"option-data\": [ {line} ] }}")
            });
            let subnets: Vec<_> = subnets.collect();
            let before = text.strip_suffix("} }\n").expect("the text ends so");
            format!("{before}, \"subnet4\": [ {} ] }} }}\n", subnets.join(",\n"))
        }
        _ => text.to_owned(),
    }
}

#[test]
fn the_real_servers_read_their_texts() {
    let odd_region = "Zo\u{eb}, 'q' & $(x) `y`; 100 =*";
    for (format, name, arguments) in [
        ("isc", "dhcpd", &["-t", "-cf"][..]),
        ("kea", "kea-dhcp4", &["-t"]),
        ("dnsmasq", "dnsmasq", &["--test", "-C"]),
    ] {
        let given = ["dhcp", "--public-url", URL, "--format", format];
        let plain = succeed(&given);
        let added = ["--model", "999HD", "--model", "VVX 411.a"];
        let models = succeed(&[&given[..], &added].concat());
        assert!(
            models.contains("999HD") && models.contains("VVX 411.a.img"),
            "{models}"
        );
        check(name, arguments, &models).unwrap_or_else(|said| panic!("{name}: {said}\n{models}"));
        let regions =
            succeed(&[&given[..], &["--region", "Paris", "--region", odd_region]].concat());
        for text in [&plain, &regions, &with_a_subnet(format, &regions)] {
            assert!(text.contains("http://10.1.8.23/firmwarefiles;ipp/dhcpoption160.cfg"));
            check(name, arguments, text).unwrap_or_else(|said| panic!("{name}: {said}\n{text}"));
        }
        let value = "http://10.1.8.23/firmwarefiles;ipp/region/Paris";
        assert!(
            regions.contains(value) && !plain.contains(value),
            "{regions}"
        );
        // Such a check could pass whatever it reads.
        let broken = plain.replacen("160", "option:nonsense", 1);
        assert!(
            check(name, arguments, &broken).is_err(),
            "{name} reads anything"
        );
    }
}

#[test]
fn forms_are_listed_one_a_line() {
    let list = succeed(&["dhcp", "--public-url", URL]);
    for value in [
        "http://10.1.8.23/firmwarefiles;ipp/dhcpoption160.cfg",
        "http://10.1.8.23/firmwarefiles;ipp/region/<Region>",
        "http://10.1.8.23/ipp/region/<Region>",
        "10.1.8.23",
        "C450HD.img",
    ] {
        let of_it = |line: &&str| line.ends_with(&format!(" {value}"));
        assert_eq!(list.lines().filter(of_it).count(), 1, "{value} in {list}");
    }
    let list = succeed(&[
        "dhcp",
        "--public-url",
        "https://phones.example:8443",
        "--region",
        "New York",
    ]);
    let region = "https://phones.example:8443/firmwarefiles;ipp/region/New%20York\n";
    assert!(list.contains(region) && !list.contains("http://"), "{list}");
    let list = succeed(&["dhcp", "--public-url", URL, "--model", "999HD"]);
    assert!(
        list.contains("option 67, class 999HD (options 60 and 77)"),
        "{list}"
    );
    let script = succeed(&["dhcp", "--public-url", URL, "--format", "windows"]);
    assert!(
        script.contains("Set-DhcpServerv4OptionValue -OptionId 160"),
        "{script}"
    );
}

#[test]
fn the_address_is_given_or_configured() {
    let folder = tempfile::tempdir().unwrap();
    let in_folder = |arguments: &[&str]| {
        let mut command = rollcall(arguments);
        command.current_dir(folder.path());
        command
    };
    let unknown = in_folder(&["dhcp"]).output().unwrap();
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        stderr(&unknown).contains("--public-url"),
        "{}",
        stderr(&unknown)
    );

    let mut by_environment = in_folder(&["dhcp"]);
    by_environment.env("ROLLCALL_PHONES__PUBLIC_URL", "http://10.9.9.9");
    assert!(stdout(&by_environment.output().unwrap()).contains("http://10.9.9.9/"));

    let file = "[phones]\npublic_url = \"http://10.8.8.8\"\n";
    fs::write(folder.path().join("rollcall.toml"), file).unwrap();
    let configured = in_folder(&["dhcp"]).output().unwrap();
    assert!(stdout(&configured).contains("http://10.8.8.8/"));
    let given = in_folder(&["dhcp", "--public-url", URL]).output().unwrap();
    assert!(!stdout(&given).contains("10.8.8.8"));

    fail(&["dhcp", "--public-url", "http://10.1.8.23/ipp"], 2);
    fail(&["dhcp", "--public-url", URL, "--region", "a/b"], 2);
    fail(&["dhcp", "--public-url", URL, "--format", "bind"], 2);
}
