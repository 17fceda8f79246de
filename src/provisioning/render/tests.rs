//! What the renderer promises: exact files for known inputs, and refusals for values that would
//! break out. For whatever values: `properties`.

mod origins;
mod properties;

use super::*;
use crate::provisioning::cfg::Cfg;
use crate::provisioning::cipher::SYSTEM_OBFUSCATED;
use crate::provisioning::models::{built_in_models, template_for};
use crate::provisioning::template::Source;

/// A phone and its surroundings; each test changes what it is about.
struct Given {
    template: Template,
    line: Option<[String; 3]>,
    language: Option<&'static str>,
    vlan: Option<(String, u16)>,
    system_user: Option<SystemUser>,
    placeholders: Vec<(Scope, &'static str, String)>,
    overrides: Vec<(Scope, String, String)>,
    defined_for_others: Vec<&'static str>,
}

impl Given {
    fn template(global: &str, private: &str) -> Self {
        let source = Source {
            name: "Acme_9000",
            description: "",
            global,
            private,
        };
        Self {
            template: Template::compile(source).unwrap(),
            line: None,
            language: None,
            vlan: None,
            system_user: None,
            placeholders: Vec::new(),
            overrides: Vec::new(),
            defined_for_others: Vec::new(),
        }
    }

    fn built_in(model: &str, is_lync: bool) -> Self {
        let template = template_for(model, is_lync).unwrap();
        let mut given = Self::template(&template.global_text, &template.private_text);
        given.template.global_file = template.global_file.clone();
        given
    }

    fn with(mut self, scope: Scope, name: &'static str, value: &str) -> Self {
        self.placeholders.push((scope, name, value.to_owned()));
        self
    }

    fn overridden(mut self, scope: Scope, parameter: &str, value: &str) -> Self {
        self.overrides
            .push((scope, parameter.to_owned(), value.to_owned()));
        self
    }

    fn line(mut self, user_name: &str, display_name: &str, password: &str) -> Self {
        self.line = Some([user_name, display_name, password].map(str::to_owned));
        self
    }

    fn render(&self) -> Result<Rendered, RenderError> {
        let lookup = |scope: Scope, name: &str| {
            self.placeholders
                .iter()
                .find(|(at, of, _)| *at == scope && *of == name)
                .map(|(_, _, value)| value.as_str())
        };
        let overrides: Vec<_> = self
            .overrides
            .iter()
            .map(|(scope, parameter, value)| Override {
                scope: *scope,
                parameter,
                value,
            })
            .collect();
        render(&Inputs {
            mac: "00908f484cf0",
            model: "430HD",
            template: &self.template,
            line: self
                .line
                .as_ref()
                .map(|[user_name, display_name, password]| SipLine {
                    user_name,
                    display_name,
                    password,
                }),
            language: self.language,
            vlan_mode: self.vlan.as_ref().map(|(mode, _)| mode.as_str()),
            vlan_id: self.vlan.as_ref().map(|(_, id)| *id),
            firmware_file: None,
            public_url: &PublicUrl::parse("http://10.1.8.23").unwrap(),
            system_user: self.system_user.as_ref(),
            placeholders: &lookup,
            is_defined: &|name| self.defined_for_others.contains(&name),
            template_model: None,
            overrides: &overrides,
            kept: None,
        })
    }

    fn texts(&self) -> (String, String) {
        let rendered = self.render().unwrap();
        (rendered.global.text, rendered.private.text)
    }
}

#[test]
fn a_generic_phone_with_a_user_gets_its_line_and_the_shared_file() {
    let mut given = Given::built_in("430HD", false)
        .line("4071", "Jonathan", "12345")
        .with(Scope::System, "Outbound_proxy", "10.1.1.9");
    given.vlan = Some(("Manual".to_owned(), 7));
    given.language = Some("French");
    given.system_user = Some(SystemUser {
        name: "system".to_owned(),
        obfuscated_password: SYSTEM_OBFUSCATED.to_owned(),
    });
    let rendered = given.render().unwrap();

    assert_eq!(rendered.private.name, "00908f484cf0.cfg");
    assert_eq!(
        rendered.private.text,
        "system/type=430HD\n\
         network/lan/vlan/mode=Manual\n\
         network/lan/vlan/id=7\n\
         personal_settings/language=French\n\
         system/web_user_password=1234\n\
         ems_server/user_name=system\n\
         ems_server/user_password={\"VvlZOp5/5pM=\"}\n\
         voip/line/0/enabled=1\n\
         voip/line/0/id=4071\n\
         voip/line/0/auth_name=4071\n\
         voip/line/0/auth_password=12345\n\
         voip/line/0/description=Jonathan\n\
         include AudioCodes_430HD_global_GENERIC.cfg\n"
    );
    assert_eq!(rendered.global.name, "AudioCodes_430HD_global_GENERIC.cfg");
    assert_eq!(
        rendered.global.text,
        "provisioning/method=STATIC\n\
         provisioning/configuration/url=http://10.1.8.23/configfiles/\n\
         provisioning/firmware/url=http://10.1.8.23/firmwarefiles/\n\
         provisioning/period/type=daily\n\
         provisioning/period/hourly/hours_interval=24\n\
         provisioning/period/daily/time=00:00\n\
         provisioning/period/weekly/time=00:00\n\
         provisioning/random_provisioning_time=120\n\
         ems_server/provisioning/url=http://10.1.8.23:8081/\n\
         ems_server/keep_alive_period=60\n\
         system/ntp/enabled=1\n\
         system/ntp/gmt_offset=+00:00\n\
         system/daylight_saving/activate=Disable\n\
         system/daylight_saving/start_date/month=3\n\
         system/daylight_saving/start_date/day=26\n\
         system/daylight_saving/end_date/month=9\n\
         system/daylight_saving/end_date/day=14\n\
         system/web_user_name=admin\n\
         system/http_server_port=80\n\
         system/https_server_port=443\n\
         voip/signalling/sip/use_proxy=1\n\
         voip/signalling/sip/proxy_address=10.1.1.9\n\
         voip/signalling/sip/sip_outbound_proxy/enabled=1\n\
         voip/signalling/sip/sip_outbound_proxy/addr=10.1.1.9\n\
         voip/signalling/sip/digit_map=**xxxx\n\
         voip/services/msg_waiting_ind/enabled=1\n\
         voip/services/msg_waiting_ind/voice_mail_number=1000\n\
         voip/media/srtp/enabled=0\n"
    );
}

#[test]
fn a_phone_without_user_password_or_vlan_has_no_such_lines() {
    let (_, nobody) = Given::built_in("430HD", false).texts();
    assert_eq!(
        nobody,
        "system/type=430HD\n\
         personal_settings/language=English\n\
         system/web_user_password=1234\n\
         include AudioCodes_430HD_global_GENERIC.cfg\n"
    );

    let (_, no_password) = Given::built_in("430HD", false).line("4071", "", "").texts();
    assert!(no_password.contains("voip/line/0/auth_name=4071\n"));
    assert!(!no_password.contains("auth_password"));
    assert!(!no_password.contains("description"));

    let (global, lync) = Given::built_in("430HD", true).line("4071", "J", "").texts();
    assert!(!format!("{global}{lync}").contains("voip/"), "{lync}");
    assert!(lync.ends_with("include AudioCodes_430HD_global_LYNC.cfg\n"));
    let (_, given) = Given::built_in("430HD", true)
        .line("4071", "J", "p")
        .texts();
    assert!(given.contains("voip/line/0/auth_password=p\n"), "{given}");
}

#[test]
fn every_built_in_template_lets_a_phone_register_keep_time_update_and_report() {
    let needed = [
        "system/type",
        "voip/line/0/enabled",
        "voip/line/0/id",
        "voip/line/0/auth_name",
        "voip/line/0/auth_password",
        "system/ntp/enabled",
        "system/ntp/gmt_offset",
        "system/daylight_saving/activate",
        "provisioning/method",
        "provisioning/configuration/url",
        "provisioning/firmware/url",
        "provisioning/random_provisioning_time",
        "provisioning/period/type",
        "provisioning/period/hourly/hours_interval",
        "provisioning/period/daily/time",
        "provisioning/period/weekly/time",
        "ems_server/provisioning/url",
        "ems_server/keep_alive_period",
        "personal_settings/language",
        "system/web_user_name",
        "system/web_user_password",
        "system/http_server_port",
        "system/https_server_port",
    ];
    for model in built_in_models() {
        for is_lync in [false, true] {
            let rendered = Given::built_in(model.name, is_lync)
                .line("1", "2", "3")
                .render();
            let rendered = rendered.unwrap();
            for file in [&rendered.global, &rendered.private] {
                let cfg = Cfg::parse(&file.text).unwrap();
                assert_eq!(cfg.lines.len(), file.lines().count());
            }
            let all = || rendered.global.lines().chain(rendered.private.lines());
            for name in needed {
                let is_it = |line: RenderedLine<'_>| line.parameter == Some(name);
                assert!(all().any(is_it), "{}: {name}", model.name);
            }
        }
    }
}

#[test]
fn values_are_looked_up_narrow_to_wide_and_explained() {
    let given = Given::template(
        "",
        "a=x%ITCS_A%\nb=%ITCS_A%%ITCS_Language%\nc=1\ninclude f\n",
    )
    .with(Scope::System, "A", "from system")
    .with(Scope::Region, "A", "from region")
    .with(Scope::Region, "Language", "German");
    let rendered = given.render().unwrap();

    let lines: Vec<_> = rendered
        .private
        .lines()
        .map(|line| (line.text, line.parameter, line.value, line.scope.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("a=xfrom region", Some("a"), "xfrom region", "region"),
            (
                "b=from regionGerman",
                Some("b"),
                "from regionGerman",
                "region"
            ),
            ("c=1", Some("c"), "1", "template"),
            ("include f", None, "f", "template"),
        ]
    );
}

#[test]
fn the_global_file_is_shared_and_a_phones_own_values_follow_its_include() {
    let template = "zone=%ITCS_Zone%\n?speed=%ITCS_SpeedDialName1%\n?Zone:zoned=1\nfixed=1\n";
    let given = Given::template(template, "include %ITCS_GlobalFile%\n")
        .with(Scope::System, "Zone", "UTC")
        .with(Scope::Region, "Zone", "CET")
        .with(Scope::Region, "SpeedDialName1", "IZIK");

    let (global, private) = given.texts();

    assert_eq!(global, "zone=UTC\nzoned=1\nfixed=1\n");
    assert_eq!(
        private,
        "include Acme_9000_global_GENERIC.cfg\nzone=CET\nspeed=IZIK\nzoned=1\n"
    );
    let same = given.with(Scope::Device, "Zone", "UTC").texts().1;
    assert_eq!(same, "include Acme_9000_global_GENERIC.cfg\nspeed=IZIK\n");
}

#[test]
fn overrides_replace_their_line_or_follow_and_the_narrowest_counts() {
    let given = Given::template("zone=%ITCS_Zone%\n", "a=1\n?b=%ITCS_UserName%\ninclude f\n")
        .with(Scope::Device, "Zone", "CET")
        .overridden(Scope::OverrideRegion, "a", "region")
        .overridden(Scope::OverrideDevice, "a", "device")
        .overridden(Scope::OverrideUser, "a", "user")
        .overridden(Scope::OverrideUser, "b", "user")
        .overridden(Scope::OverrideRegion, "zone", "%ITCS_Zone%")
        .overridden(Scope::OverrideRegion, "new/key", "");
    let rendered = given.render().unwrap();

    let lines: Vec<_> = rendered
        .private
        .lines()
        .map(|line| (line.text, line.scope.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("a=device", "override:device"),
            ("b=user", "override:user"),
            ("include f", "template"),
            ("new/key=", "override:region"),
            ("zone=%ITCS_Zone%", "override:region"),
        ]
    );
}

#[test]
fn overrides_that_clash_or_break_out_are_refused() {
    let plain = || Given::template("", "a=1\n");
    let twice = plain()
        .overridden(Scope::OverrideUser, "x", "1")
        .overridden(Scope::OverrideUser, "x", "2");
    assert_eq!(
        twice.render(),
        Err(RenderError::DuplicateOverride {
            parameter: "x".to_owned(),
            scope: Scope::OverrideUser,
        })
    );
    let name = plain().overridden(Scope::OverrideUser, "x=1\ny", "1");
    assert!(matches!(
        name.render(),
        Err(RenderError::OverrideName { .. })
    ));
    let value = plain().overridden(Scope::OverrideUser, "a", "1\ny=2");
    assert!(matches!(value.render(), Err(RenderError::Value { .. })));
}

#[test]
fn a_value_is_never_a_template() {
    for value in [
        "%ITCS_IPPhonePassword%",
        "%ITCS_A%",
        "%ITCS_Nobody%",
        "{{7*7}}",
        "?x",
    ] {
        let given = Given::template("", "a=%ITCS_A%\n").with(Scope::Region, "A", value);
        assert_eq!(given.texts().1, format!("a={value}\n"));
    }
}

#[test]
fn unknown_placeholders_are_all_listed_once() {
    let given = Given::template(
        "a=%ITCS_One%\n?b=%ITCS_Optional%\n",
        "c=%ITCS_Two%%ITCS_One%\nd=%ITCS_Language%\n",
    );
    let refused = given.render().unwrap_err();

    assert_eq!(
        refused,
        RenderError::UnknownPlaceholders(vec!["One".to_owned(), "Two".to_owned()])
    );
    assert!(refused.to_string().contains("One, Two"));
    let defined = given
        .with(Scope::Region, "One", "1")
        .with(Scope::System, "Two", "");
    assert_eq!(defined.texts().1, "c=1\nd=English\na=1\n");
}

#[test]
fn a_value_that_would_break_out_is_refused_by_name_without_being_shown() {
    for character in ['\n', '\r', '\0', '\t', '\u{85}', '\u{2028}', '\u{2029}'] {
        let value = format!("s3cret{character}include http://evil/a.cfg");
        let given = Given::built_in("430HD", false).line("4071", &value, "p");
        let refused = given.render().unwrap_err();

        let shown = format!("{refused} {refused:?}");
        assert!(shown.contains("voip/line/0/description"), "{shown}");
        assert!(shown.contains("DisplayName"), "{shown}");
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    let included = Given::template("", "include %ITCS_F%\n").with(Scope::System, "F", "a b");
    assert!(matches!(included.render(), Err(RenderError::Value { .. })));
}

#[test]
fn the_debug_of_a_file_does_not_show_it() {
    let given = Given::built_in("430HD", false).line("4071", "J", "s3cret");
    assert!(!format!("{:?}", given.render()).contains("s3cret"));
}

/// The files of a phone of this model whose template's tone is `tone` in its own model.
fn of_model(template: &Template, model: &str, tone: &str, is_other: bool) -> Rendered {
    let public_url = PublicUrl::parse("http://10.1.8.23").unwrap();
    let of_template = |name: &str| (name == "Tone").then_some("low");
    let template_model = TemplateModel {
        name: "9000",
        placeholders: &of_template,
    };
    let inputs = Inputs {
        mac: "00908f484cf0",
        model,
        template,
        line: None,
        language: None,
        vlan_mode: None,
        vlan_id: None,
        firmware_file: None,
        public_url: &public_url,
        system_user: None,
        placeholders: &|scope, name| (scope == Scope::Model && name == "Tone").then_some(tone),
        is_defined: &|_| false,
        template_model: is_other.then_some(template_model),
        overrides: &[],
        kept: None,
    };
    render(&inputs).unwrap()
}

#[test]
fn phones_of_other_models_share_the_global_file_of_the_templates_own() {
    let global = "a/tone=%ITCS_Tone%\na/type=%ITCS_Model%\n";
    let template = Given::template(global, "b/c=1\n").template;
    let own = of_model(&template, "9000", "low", false);
    let other = of_model(&template, "9001", "high", true);
    assert_eq!(own.global.text, "a/tone=low\na/type=9000\n");
    assert_eq!(other.global.text, own.global.text);
    assert_eq!(other.private.text, "b/c=1\na/tone=high\na/type=9001\n");
}
