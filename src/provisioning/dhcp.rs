//! What is to be pasted into the configuration of a DHCP server, so that phones find this one
//! (M14 to M19, M108, M109).
//!
//! Guarantee: the same settings give the same text; nothing of a request gets in here (threat T20);
//! addresses and regions are percent-encoded, so that no name of a region ends its line or its
//! quotes. Tests have the real servers read the texts. Option 160 is given to every device that
//! asks for it; options 66 and 67 only to phones whose model is known, by classes. Deliberately not
//! here: subnets, which are the administrator's own, so what belongs to a region is given as a
//! comment where the server wants it in a subnet.

use std::fmt::Write as _;

use super::boot;
use super::public_url::PublicUrl;

/// Whose configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// `dhcpd.conf` of the ISC DHCP server.
    Isc,
    /// `kea-dhcp4.conf` of Kea.
    Kea,
    /// `dnsmasq.conf`
    Dnsmasq,
    /// A PowerShell script for the DHCP server of Windows.
    Windows,
}

/// The text for a DHCP server. Regions are names of regions; models are `ModelName`s, and each gets
/// a class.
pub(crate) fn text(
    format: Format,
    public_url: &PublicUrl,
    regions: &[&str],
    models: &[&str],
) -> String {
    let given = Given {
        option_160: boot::option_160(public_url),
        host: &public_url.host,
        regions: regions
            .iter()
            .map(|region| (*region, boot::region_option_160(public_url, region)))
            .collect(),
        models,
    };
    match format {
        Format::Isc => isc(&given),
        Format::Kea => kea(&given),
        Format::Dnsmasq => dnsmasq(&given),
        Format::Windows => windows(&given),
    }
}

/// Every form, one a line: what it is for, and the value. Without regions, the form that a region's
/// name makes complete.
pub(crate) fn list(public_url: &PublicUrl, regions: &[&str], models: &[&str]) -> String {
    let mut forms = boot::dhcp_forms(public_url, regions, models);
    if regions.is_empty() {
        let root = &public_url.root;
        let form = |purpose: &str, value: String| boot::DhcpForm {
            purpose: purpose.to_owned(),
            value,
        };
        let forms_of_a_region = [
            form(
                "option 160, one region",
                format!("{root}firmwarefiles;ipp/region/<Region>"),
            ),
            form(
                "without DHCP, one region",
                format!("{root}ipp/region/<Region>"),
            ),
        ];
        forms.splice(1..1, forms_of_a_region);
    }
    let widths = forms.iter().map(|form| form.purpose.chars().count());
    let width = widths.max().unwrap_or(0);
    let lines = forms.iter();
    lines
        .map(|form| format!("{:width$}  {}\n", form.purpose, form.value))
        .collect()
}

/// What a text is made of.
struct Given<'a> {
    option_160: String,
    host: &'a str,
    /// Names with their option 160.
    regions: Vec<(&'a str, String)>,
    models: &'a [&'a str],
}

/// Appends lines; memory takes every text.
macro_rules! put {
    ($text:ident, $($argument:tt)*) => {
        writeln!($text, $($argument)*).expect("memory takes every text")
    };
}

/// The length byte that stands before a user class (RFC 3004); some phones leave it out.
fn length_of(model: &str) -> u8 {
    u8::try_from(model.len()).expect("models are named by a few letters")
}

fn isc(given: &Given<'_>) -> String {
    let Given {
        option_160, host, ..
    } = given;
    let mut text = String::new();
    put!(
        text,
        "# ISC DHCP server, dhcpd.conf, outside of all subnets."
    );
    put!(text, "option rollcall-url code 160 = text;");
    put!(text, "option rollcall-url \"{option_160}\";");
    for (region, value) in &given.regions {
        put!(text, "\n# Inside the subnets of the region {region}:");
        put!(text, "#   option rollcall-url \"{value}\";");
    }
    put!(
        text,
        "\n# Phones name their model in options 60 and 77, the latter with its length"
    );
    put!(text, "# before it or without.");
    for model in given.models {
        let length = length_of(model);
        put!(text, "class \"rollcall-{model}\" {{");
        put!(
            text,
            "  match if option vendor-class-identifier = \"{model}\""
        );
        put!(text, "    or option user-class = \"{model}\"");
        put!(
            text,
            "    or option user-class = \"\\{length:03o}{model}\";"
        );
        put!(text, "  option tftp-server-name \"{host}\";");
        put!(text, "  option bootfile-name \"{model}.img\";");
        put!(text, "}}");
    }
    text
}

fn kea(given: &Given<'_>) -> String {
    let Given {
        option_160, host, ..
    } = given;
    let mut text = String::new();
    put!(
        text,
        "// Kea, kea-dhcp4.conf: put these three into your own \"Dhcp4\"."
    );
    put!(text, "{{ \"Dhcp4\": {{");
    put!(text, "  \"option-def\": [");
    put!(text, "    {{ \"name\": \"rollcall-url\", \"code\": 160,");
    put!(text, "      \"space\": \"dhcp4\", \"type\": \"string\" }}");
    put!(text, "  ],");
    put!(text, "  \"option-data\": [");
    put!(text, "    {}", kea_option("rollcall-url", option_160));
    put!(text, "  ],");
    for (region, value) in &given.regions {
        put!(
            text,
            "  // Into the \"option-data\" of the subnets of the region {region}:"
        );
        put!(text, "  //   {}", kea_option("rollcall-url", value));
    }
    put!(
        text,
        "  // Phones name their model in options 60 and 77, the latter with its length"
    );
    put!(text, "  // before it or without.");
    put!(text, "  \"client-classes\": [");
    for (index, model) in given.models.iter().enumerate() {
        let mut with_length = format!("0x{:02X}", length_of(model));
        for byte in model.bytes() {
            with_length.push_str(&format!("{byte:02X}"));
        }
        let comma = if index + 1 < given.models.len() {
            ","
        } else {
            ""
        };
        put!(text, "    {{ \"name\": \"rollcall-{model}\",");
        put!(
            text,
            "      \"test\": \"option[60].hex == '{model}' or option[77].hex == '{model}' \
             or option[77].hex == {with_length}\","
        );
        put!(text, "      \"option-data\": [");
        put!(text, "        {},", kea_option("tftp-server-name", host));
        put!(
            text,
            "        {} ] }}{comma}",
            kea_option("boot-file-name", &format!("{model}.img"))
        );
    }
    put!(text, "  ]");
    put!(text, "}} }}");
    text
}

fn kea_option(name: &str, data: &str) -> String {
    format!("{{ \"name\": \"{name}\", \"data\": \"{data}\" }}")
}

fn dnsmasq(given: &Given<'_>) -> String {
    let Given {
        option_160, host, ..
    } = given;
    let mut text = String::new();
    put!(text, "# dnsmasq.conf");
    put!(text, "dhcp-option=160,\"{option_160}\"");
    for (index, (region, value)) in given.regions.iter().enumerate() {
        let tag = format!("rollcall-region-{}", index + 1);
        put!(
            text,
            "\n# The region {region}: tag the address ranges of its phones,"
        );
        put!(text, "# dhcp-range=set:{tag},<first>,<last>");
        put!(text, "dhcp-option=tag:{tag},160,\"{value}\"");
    }
    put!(
        text,
        "\n# Phones name their model in options 60 and 77. A part of a name is enough for"
    );
    put!(
        text,
        "# dnsmasq, so a model whose name is part of another's excludes that one."
    );
    let tag_of = |model: &str| format!("rollcall-{}", model.replace(' ', "_"));
    for model in given.models {
        let tag = tag_of(model);
        let mut tags = format!("tag:{tag}");
        let longer = given.models.iter();
        for longer in longer.filter(|it| *it != model && it.contains(model)) {
            tags.push_str(&format!(",tag:!{}", tag_of(longer)));
        }
        put!(text, "dhcp-vendorclass=set:{tag},{model}");
        put!(text, "dhcp-userclass=set:{tag},{model}");
        put!(text, "dhcp-option={tags},66,\"{host}\"");
        put!(text, "dhcp-option={tags},67,\"{model}.img\"");
    }
    text
}

fn windows(given: &Given<'_>) -> String {
    let Given {
        option_160, host, ..
    } = given;
    let mut text = String::new();
    put!(
        text,
        "# Windows DHCP server: run in PowerShell as administrator, on the server itself."
    );
    put!(text, "# Running it again changes nothing.");
    put!(text, "$ErrorActionPreference = 'Stop'");
    put!(text, "Import-Module DhcpServer");
    put!(
        text,
        "if (-not (Get-DhcpServerv4OptionDefinition | Where-Object {{ $_.OptionId -eq 160 }})) {{"
    );
    put!(
        text,
        "    Add-DhcpServerv4OptionDefinition -OptionId 160 -Name 'Rollcall URL' -Type String"
    );
    put!(text, "}}");
    put!(
        text,
        "Set-DhcpServerv4OptionValue -OptionId 160 -Value '{option_160}'"
    );
    for (region, value) in &given.regions {
        put!(
            text,
            "\n# For each scope of the region {region}, with its address:"
        );
        put!(
            text,
            "# Set-DhcpServerv4OptionValue -ScopeId <address> -OptionId 160 -Value '{value}'"
        );
    }
    let models: Vec<_> = given.models.iter().map(|it| format!("'{it}'")).collect();
    put!(text, "\n# Phones name their model in options 60 and 77.");
    put!(text, "foreach ($model in {}) {{", models.join(", "));
    put!(text, "    $policy = \"Rollcall $model\"");
    for (kind, class) in [("Vendor", "$policy (60)"), ("User", "$policy (77)")] {
        put!(
            text,
            "    if (-not (Get-DhcpServerv4Class -Type {kind} | \
             Where-Object {{ $_.Name -eq \"{class}\" }})) {{"
        );
        put!(
            text,
            "        Add-DhcpServerv4Class -Type {kind} -Name \"{class}\" -Data $model"
        );
        put!(text, "    }}");
    }
    put!(
        text,
        "    if (-not (Get-DhcpServerv4Policy | Where-Object {{ $_.Name -eq $policy }})) {{"
    );
    put!(
        text,
        "        Add-DhcpServerv4Policy -Name $policy -Condition OR `"
    );
    put!(
        text,
        "            -VendorClass EQ,\"$policy (60)\" -UserClass EQ,\"$policy (77)\""
    );
    put!(text, "    }}");
    for (code, value) in [(66, format!("'{host}'")), (67, "\"$model.img\"".to_owned())] {
        put!(
            text,
            "    Set-DhcpServerv4OptionValue -PolicyName $policy -OptionId {code} -Value {value}"
        );
    }
    put!(text, "}}");
    text
}

#[cfg(test)]
mod tests {
    use super::super::models::names_with;
    use super::*;

    const ALL: [Format; 4] = [Format::Isc, Format::Kea, Format::Dnsmasq, Format::Windows];

    fn models() -> Vec<&'static str> {
        names_with(["VVX 411", "430hd"].into_iter())
    }

    fn url() -> PublicUrl {
        PublicUrl::parse("https://phones.example").unwrap()
    }

    #[test]
    fn every_text_has_all_options_and_models() {
        for format in ALL {
            let text = text(format, &url(), &["Paris"], &models());
            for wanted in [
                "https://phones.example/firmwarefiles;ipp/dhcpoption160.cfg",
                "https://phones.example/firmwarefiles;ipp/region/Paris",
                "phones.example",
                "C450HD",
                "VVX 411",
                ".img",
            ] {
                assert!(text.contains(wanted), "{format:?} has no {wanted}:\n{text}");
            }
            assert!(
                !text.contains("http://") && !text.contains("430hd"),
                "{text}"
            );
            let lines = text.lines();
            assert!(lines.into_iter().all(|line| line.len() <= 140), "{text}");
        }
    }

    #[test]
    fn the_list_is_of_forms_with_or_without_regions() {
        let list = |regions: &[&str]| super::list(&url(), regions, &models());
        let plain = list(&[]);
        let values: Vec<_> = plain
            .lines()
            .map(|line| line.rsplit(' ').next().unwrap())
            .collect();
        assert_eq!(
            values[..5],
            [
                "https://phones.example/firmwarefiles;ipp/dhcpoption160.cfg",
                "https://phones.example/firmwarefiles;ipp/region/<Region>",
                "https://phones.example/ipp/region/<Region>",
                "phones.example",
                "405HD.img",
            ]
        );
        let paris = list(&["Paris"]);
        assert!(paris.contains("option 160, region Paris"), "{paris}");
        assert!(!paris.contains("<Region>"), "{paris}");
    }

    /// What would end a line, quotes or a list in any of the formats is not in the values.
    #[test]
    fn no_region_breaks_out_of_its_place() {
        let region = "a'b,c \u{e9}; $(d) `e` & 'f";
        for format in ALL {
            let plain = text(format, &url(), &["Paris"], &models());
            let odd = text(format, &url(), &[region], &models());
            let shape = |text: &str| {
                let code = text.lines().filter(|line| {
                    let line = line.trim_start();
                    !line.starts_with('#') && !line.starts_with("//")
                });
                let marks = |line: &str| {
                    let marks = line.chars().filter(|it| "'\"`,".contains(*it));
                    marks.collect::<String>()
                };
                code.map(marks).collect::<Vec<_>>()
            };
            assert_eq!(shape(&plain), shape(&odd), "{format:?}");
            assert_eq!(plain.lines().count(), odd.lines().count(), "{format:?}");
        }
    }

    #[test]
    fn a_model_in_the_name_of_another_excludes_it() {
        let text = text(Format::Dnsmasq, &url(), &[], &models());
        let wanted = "dhcp-option=tag:rollcall-450HD,tag:!rollcall-C450HD,67,\"450HD.img\"\n";
        assert!(text.contains(wanted), "{text}");
        let added = "dhcp-option=tag:rollcall-VVX_411,67,\"VVX 411.img\"\n";
        assert!(text.contains(added), "{text}");
        assert!(
            text.contains("dhcp-option=tag:rollcall-430HD,67,"),
            "{text}"
        );
    }
}
