//! Who decided on a line: scope, placeholder, and what kind of value it was.

use super::*;
use crate::provisioning::placeholder::Fact;

/// Text, scope, placeholder, fact, whether it is a default.
type Explained<'a> = (&'a str, &'static str, Option<&'a str>, Option<Fact>, bool);

fn explained(file: &RenderedFile) -> Vec<Explained<'_>> {
    file.lines()
        .map(|line| {
            (
                line.text,
                line.scope.as_str(),
                line.placeholder,
                line.fact,
                line.is_default,
            )
        })
        .collect()
}

#[test]
fn the_narrowest_placeholder_of_a_line_decides() {
    let given = Given::template(
        "",
        "fixed=1\n\
         zone=%ITCS_TimeZoneLocation%\n\
         both=%ITCS_A%%ITCS_B%%ITCS_C%\n\
         ?B:waits=%ITCS_A%\n\
         ?A,B:equal=%ITCS_C%\n\
         id=%ITCS_UserName%\n\
         language=%ITCS_Language%\n\
         empty=%ITCS_Outbound_proxy%\n\
         include %ITCS_GlobalFile%\n\
         replaced=%ITCS_A%\n",
    )
    .line("4071", "J", "p")
    .with(Scope::System, "A", "a")
    .with(Scope::Region, "B", "b")
    .with(Scope::Region, "C", "c")
    .with(Scope::Device, "Language", "German")
    .overridden(Scope::OverrideUser, "replaced", "x")
    .overridden(Scope::OverrideRegion, "added", "y");
    let rendered = given.render().unwrap();

    assert_eq!(
        explained(&rendered.private),
        [
            ("fixed=1", "template", None, None, false),
            (
                "zone=+00:00",
                "system",
                Some("TimeZoneLocation"),
                None,
                true
            ),
            ("both=abc", "region", Some("B"), None, false),
            ("waits=a", "region", Some("B"), None, false),
            ("equal=c", "region", Some("C"), None, false),
            (
                "id=4071",
                "user",
                Some("UserName"),
                Some(Fact::UserName),
                false
            ),
            ("language=German", "device", Some("Language"), None, false),
            ("empty=", "system", Some("Outbound_proxy"), None, true),
            (
                "include Acme_9000_global_GENERIC.cfg",
                "model",
                Some("GlobalFile"),
                Some(Fact::GlobalFile),
                false
            ),
            ("replaced=x", "override:user", None, None, false),
            ("added=y", "override:region", None, None, false),
        ]
    );
    let overridden = rendered
        .private
        .lines()
        .filter(|line| line.scope.is_override());
    assert_eq!(overridden.count(), 2);
}

#[test]
fn a_name_that_is_defined_for_others_only_is_empty_here() {
    let template = || {
        Given::template(
            "shared=%ITCS_Floor%\n",
            "own=%ITCS_Floor%\n?some=%ITCS_Floor%",
        )
    };
    let mut elsewhere = template();
    assert!(matches!(
        elsewhere.render(),
        Err(RenderError::UnknownPlaceholders(_))
    ));

    elsewhere.defined_for_others = vec!["Floor"];
    let rendered = elsewhere.render().unwrap();
    assert_eq!(rendered.private.text, "own=\nshared=\n");
    assert_eq!(
        explained(&rendered.private)[0],
        ("own=", "template", Some("Floor"), None, false)
    );

    // Both have the same shared file: the name has no value that all phones share.
    let mut here = template().with(Scope::Region, "Floor", "3");
    here.defined_for_others = vec!["Floor"];
    let (global, private) = here.texts();
    assert_eq!(private, "own=3\nsome=3\nshared=3\n");
    assert_eq!(global, rendered.global.text);
}

#[test]
fn ldap_lines_are_there_once_it_is_enabled_and_for_generic_phones_only() {
    let values = |is_lync| {
        Given::built_in("430HD", is_lync)
            .with(Scope::System, "LDAP_Server", "10.1.1.3")
            .with(Scope::System, "LDAP_Password", "s3cret")
            .with(Scope::System, "LDAP_DisplayName", "%sn, %givenName")
            .with(
                Scope::System,
                "LDAP_NumberFilter",
                "(|(telephoneNumber=%)(mobile=%))",
            )
    };
    let (global, private) = values(false).texts();
    assert!(!format!("{global}{private}").contains("ldap"));

    let (global, private) = values(false)
        .with(Scope::System, "LDAP_Enabled", "1")
        .texts();
    let ldap: Vec<_> = global
        .lines()
        .filter(|line| line.contains("ldap"))
        .collect();
    assert_eq!(
        ldap,
        [
            "system/ldap/enabled=1",
            "system/ldap/server_address=10.1.1.3",
            "system/ldap/number_filter=(|(telephoneNumber=%)(mobile=%))",
            "system/ldap/display_name=%sn, %givenName",
        ]
    );
    assert!(private.contains("system/ldap/password=s3cret\n"));

    let (global, private) = values(true)
        .with(Scope::System, "LDAP_Enabled", "1")
        .texts();
    assert!(!format!("{global}{private}").contains("ldap"));
}
