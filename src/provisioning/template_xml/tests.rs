//! Documents: what is read, what is refused and where, and that print and read agree.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::provisioning::models::built_in_models;
use crate::provisioning::{template, template_name};

mod schema;

const WHOLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by hand. -->
<template name="Sales_430HD" model="430HD" variant="generic"
 description="For &quot;sales&quot; &amp; more">
  <global><![CDATA[
; note
provisioning/method=STATIC
a=%ITCS_A% <b> & c
]]></global>
  <private>

    system/type=%ITCS_Model%
    filter=(&amp;(a=1)(b&lt;2))
  </private>
</template>
"#;

fn document() -> TemplateDocument {
    TemplateDocument {
        name: Some("Sales_430HD".to_owned()),
        model: Some("430HD".to_owned()),
        variant: Some(Variant::Generic),
        description: Some("For \"sales\" & more".to_owned()),
        global: "; note\nprovisioning/method=STATIC\na=%ITCS_A% <b> & c\n".to_owned(),
        private: "    system/type=%ITCS_Model%\n    filter=(&(a=1)(b<2))\n".to_owned(),
    }
}

/// Lines and messages of what is wrong.
fn wrong(text: &str) -> Vec<(usize, String)> {
    let errors = read(text).expect_err("the document is broken");
    errors
        .into_iter()
        .map(|error| (error.line, error.message))
        .collect()
}

/// The only thing that is wrong.
fn only(text: &str) -> (usize, String) {
    let mut all = wrong(text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn with_parts(global: &str, private: &str) -> String {
    format!("<template>\n<global>{global}</global>\n<private>{private}</private>\n</template>")
}

#[test]
fn a_document_is_read_in_all_its_forms() {
    assert_eq!(read(WHOLE), Ok(document()));
    let windows = format!("\u{feff}{}", WHOLE.replace('\n', "\r\n"));
    assert_eq!(read(&windows), Ok(document()));
    assert_eq!(read_bytes(windows.as_bytes()), Ok(document()));
    assert_eq!(read(&WHOLE.replace('\n', "\r")), Ok(document()));
    let element = WHOLE
        .replace("\n description=\"For &quot;sales&quot; &amp; more\"", "")
        .replace(
            "  <global>",
            "<description>\n For \"sales\"\n<![CDATA[& more]]></description>\n  <global>",
        );
    assert_eq!(read(&element), Ok(document()));

    let bare = read("<template><private/><global></global></template>");
    assert_eq!(bare, Ok(TemplateDocument::default()));
    let template = document().compile("Other_LYNC", "x").unwrap();
    assert!(template.is_lync);
    assert_eq!(template.private.len(), 2);
}

#[test]
fn every_fault_of_a_line_has_its_line_in_the_document() {
    let text = WHOLE
        .replace("; note", "words\n; note\nx = 1")
        .replace("    filter=", "a=2\nb=%ITCS_S RTP%\nfilter=");
    assert_eq!(
        wrong(&text),
        [
            (
                6,
                "the line is neither name=value, nor include, nor a comment".to_owned()
            ),
            (
                8,
                "the line has a space beside the equals sign; write name=value".to_owned()
            ),
            (
                15,
                "the line gives a again; a parameter appears once in a template".to_owned()
            ),
            (
                16,
                "the line has a broken placeholder: %ITCS_S RTP% is no placeholder; \
                 write %ITCS_Name% with letters, digits and _"
                    .to_owned()
            ),
        ]
    );
    assert_eq!(wrong(&text.replace('\n', "\r\n")), wrong(&text));
    for (part, line) in [
        ("words", 2),
        ("\n\n \n words", 5),
        ("a=1\n<![CDATA[words]]>", 3),
        ("<![CDATA[\na=1\nb=2]]>\n<![CDATA[\nwords]]>", 6),
        ("a=&lt;\nwords", 3),
        ("a=<![CDATA[]]]]><![CDATA[>]]>\nwords", 3),
        ("a=\u{2028}\nwords\u{85}", 2),
    ] {
        let found = wrong(&with_parts(part, ""));
        assert_eq!(found[0].0, line, "{part:?}: {found:?}");
    }
}

#[test]
fn what_is_no_template_is_listed_with_its_place() {
    let text = "<template name='a b' model='' variant='LYNC' extra='1'\n \
                description='x'>\n\
                <global also='1'>a=1</global>\n\
                lost\n\
                <descripton/>\n\
                <private><b>x=1</b><!-- note --></private>\n\
                <private/>\n\
                <description>y</description>\n\
                </template>";
    let expected = [
        (1, "template name"),
        (1, "the model is not"),
        (1, "neither \"generic\" nor \"lync\""),
        (1, "extra is no attribute"),
        (3, "also is no attribute"),
        (4, "text stands beside the parts"),
        (5, "<descripton> is no element"),
        (6, "<private> holds <b>"),
        (6, "XML comment"),
        (7, "second <private> part"),
        (8, "given twice"),
    ];
    let found = wrong(text);
    for ((line, message), (expected_line, says)) in found.iter().zip(expected) {
        assert_eq!(*line, expected_line, "{message}");
        assert!(message.contains(says), "{message}");
    }
    assert_eq!(found.len(), expected.len(), "{found:?}");

    let (line, message) = only("<template>\n<global/></template>");
    assert_eq!((line, message.contains("no <private> part")), (1, true));
    let (line, message) = only("\n<phone><global/><private/></phone>");
    assert_eq!((line, message.contains("not <template>")), (2, true));
    let foreign = "<template xmlns='urn:x'><global/><private/></template>";
    assert!(only(foreign).1.contains("not <template>"));
    let long = format!("<{}/>", "x".repeat(100_000));
    assert!(only(&long).1.len() < 400);
    let many: String = (0..60).map(|n| format!("<e{n}/>")).collect();
    let many = format!(
        "<template>{many}<global>{}</global><private/></template>",
        "w\n".repeat(99)
    );
    assert_eq!(wrong(&many).len(), ERRORS_MAX);
}

#[test]
fn what_is_not_well_formed_is_told_with_its_line() {
    for (text, line, says) in [
        ("", 1, ""),
        ("a=1", 1, ""),
        ("<template>\n<global>\n</template>", 3, "not 'template'"),
        ("<template>\n<global>\n", 2, ""),
        (
            "<template>\n<global>a=1 & b</global></template>",
            2,
            "&amp;",
        ),
        (
            "<template>\n<global>&nbsp;</global></template>",
            2,
            "&nbsp;",
        ),
        (
            "<template>\n<global>a=&#10;b=1</global></template>",
            2,
            "&#10;",
        ),
        (
            "<template>\n<global>a=&#xD;</global></template>",
            2,
            "&#xD;",
        ),
        ("<template a='&#0;'/>", 1, "&#0;"),
        ("<template>\n<global>\0</global></template>", 2, "U+0000"),
        (
            "<template>\n<global><![CDATA[\n\u{ffff}]]></global></template>",
            3,
            "U+FFFF",
        ),
        ("<template/>\n<template/>", 2, ""),
        ("\n<?xml version='1.0'?><template/>", 2, "very beginning"),
        (
            "<template>\n<?php x ?></template>",
            2,
            "processing instructions",
        ),
        ("<template name='a' name='b'/>", 1, "name"),
    ] {
        let (found_line, message) = only(text);
        assert_eq!(found_line, line, "{text:?}: {message}");
        assert!(message.contains(says), "{text:?}: {message}");
        let place = format!(" at {found_line}:");
        assert!(!message.contains(&place), "{text:?}: {message}");
    }
}

#[test]
fn other_encodings_are_told_apart_from_broken_files() {
    let utf_16: Vec<u8> = WHOLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = [b"\xff\xfe".as_slice(), &utf_16].concat();
    for (bytes, line, says) in [
        (utf_16, 1, "UTF-16"),
        (with_mark, 1, "UTF-16"),
        (b"<template>\n\xe9</template>".to_vec(), 2, "no UTF-8"),
        (
            b"<?xml version='1.0' encoding='ISO-8859-1'?><template/>".to_vec(),
            1,
            "another encoding",
        ),
        (
            b"<?xml version='1.0' encoding = \"utf-16\"?><template/>".to_vec(),
            1,
            "another encoding",
        ),
    ] {
        let errors = read_bytes(&bytes).unwrap_err();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].line, line, "{errors:?}");
        assert!(errors[0].message.contains(says), "{errors:?}");
    }
    let lower = WHOLE.replace("UTF-8", "utf-8");
    assert_eq!(read_bytes(lower.as_bytes()), Ok(document()));
}

#[test]
fn a_description_is_left_away_or_says_something() {
    let parts = "<global/>\n<private/>";
    let read_description = |document: String| read(&document).map(|read| read.description);
    assert_eq!(
        read_description(format!("<template>{parts}</template>")),
        Ok(None)
    );
    for (document, line) in [
        (
            format!("<template\n description=\"\">{parts}</template>"),
            2,
        ),
        (
            format!("<template\n\n description=' \n '>{parts}</template>"),
            3,
        ),
        (
            format!("<template>\n\n\n<description/>{parts}</template>"),
            4,
        ),
    ] {
        let errors = read_description(document).unwrap_err();
        assert_eq!((errors.len(), errors[0].line), (1, line), "{errors:?}");
        assert!(errors[0].message.contains("description"), "{errors:?}");
    }
}

/// Threat T14. The bound is that of the threat, though tests run unoptimised.
#[test]
fn t14_bombs_are_refused_in_a_tenth_of_a_second() {
    let entities: String = (1..10)
        .map(|n| {
            format!(
                "<!ENTITY l{n} \"{}\">\n",
                format!("&l{};", n - 1).repeat(10)
            )
        })
        .collect();
    let attributes: String = (0..800_000).map(|n| format!(" a{n}=''")).collect();
    let fewer: String = (0..20_000).map(|n| format!(" a{n}=''")).collect();
    let limit = DOCUMENT_BYTES_MAX;
    let bombs = [
        "<!DOCTYPE template><template/>".to_owned(),
        "<!DOCTYPE t SYSTEM 'file:///etc/passwd'><t/>".to_owned(),
        "<!DOCTYPE t [<!ENTITY x SYSTEM 'http://127.0.0.1/'>]><t>&x;</t>".to_owned(),
        format!("<!DOCTYPE l [<!ENTITY l0 \"l\">\n{entities}]><l>&l9;</l>"),
        format!("<template{attributes}/>"),
        format!("<template{fewer}/>"),
        "<a>".repeat(100_000),
        format!("{}{}", "<a>".repeat(30_000), "</a>".repeat(30_000)),
        "<a/>".repeat(60_000),
        format!("<a {}", "'".repeat(limit - 10)),
        "<a ".repeat(80_000),
        "&amp;".repeat(50_000),
        "&".repeat(limit),
        "<![CDATA[".repeat(29_000),
        "<!--".repeat(60_000),
        "<".repeat(limit),
        format!("<a xmlns:b='{}'/>", "c".repeat(limit - 20)),
        with_parts(&"x\n".repeat(120_000), ""),
        with_parts(&"a=%ITCS_X%\n".repeat(20_000), ""),
        with_parts(&format!("a={}", "%ITCS_X%".repeat(30_000)), ""),
        "\0".repeat(limit),
    ];
    for bomb in bombs {
        assert!(read_bytes(bomb.as_bytes()).is_err());
        // The machine does other things, too: the quickest of some tries is what it takes.
        let took = (0..5).map(|_| {
            let start = Instant::now();
            drop(read_bytes(bomb.as_bytes()));
            start.elapsed()
        });
        let took = took.min().unwrap();
        let begins: String = bomb.chars().take(40).collect();
        assert!(took < Duration::from_millis(100), "{took:?}: {begins}");
    }
}

#[test]
fn doctypes_are_named_as_what_is_wrong() {
    let (line, message) = only("<?xml version='1.0'?>\n\n<!DOCTYPE template>\n<template/>");
    assert_eq!(line, 3);
    assert!(message.contains("document types"), "{message}");
}

#[test]
fn built_in_templates_read_back_as_what_they_are() {
    for model in built_in_models() {
        for template in [&model.generic, &model.lync] {
            let document = TemplateDocument::of(template, Some(model.name));
            let text = print(&document);
            assert!(text.len() < DOCUMENT_BYTES_MAX / 4);
            assert_eq!(read(&text), Ok(document.clone()));
            assert_eq!(document.variant == Some(Variant::Lync), template.is_lync);
            let again = document.compile(&template.name, &template.description);
            let again = again.unwrap();
            let (names, before) = (again.placeholder_names(), template.placeholder_names());
            assert!(names.eq(before));
            assert_eq!(again.global_text, template.global_text);
            assert_eq!(again.private_text, template.private_text);
        }
    }
}

/// Parts that may compile, with what XML treats specially.
fn part() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => "[a-z]{1,3}/[0-9]{3}=[ -~]{0,12}",
        1 => "[a-z]{4}=.{0,8}",
        1 => Just("x=]]>".to_owned()),
        1 => Just("y=<![CDATA[&amp;<!--".to_owned()),
        1 => "; .{0,8}",
        1 => "[ \t\r]{0,2}",
    ];
    let end = prop_oneof![Just("\n"), Just("\r\n")];
    prop::collection::vec((line, end), 0..6).prop_map(|lines| {
        lines
            .into_iter()
            .flat_map(|(line, end)| [line, end.into()])
            .collect()
    })
}

proptest! {
    #[test]
    fn what_print_wrote_read_gives_back(
        name in prop::option::of("[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}"),
        model in prop::option::of("[A-Z0-9]{1,8}"),
        variant in prop::option::of(prop_oneof![Just(Variant::Generic), Just(Variant::Lync)]),
        description in prop::option::of(".{0,30}"),
        (global, private) in (part(), part()),
    ) {
        let description = description.filter(|text| template_name::check_description(text).is_ok());
        prop_assume!(template::faults(&global, &private).is_empty());
        let given = TemplateDocument { name, model, variant, description, global, private };
        let canonical = TemplateDocument {
            description: given.description.as_deref().map(one_line).filter(|it| !it.is_empty()),
            global: canonical_part(&given.global),
            private: canonical_part(&given.private),
            ..given.clone()
        };
        prop_assert_eq!(read(&print(&given)), Ok(canonical.clone()));
        prop_assert_eq!(print(&canonical), print(&given));
    }

    #[test]
    fn whatever_is_read_is_read_again_from_what_is_printed(
        pieces in prop::collection::vec(prop_oneof![
            Just("<template>"), Just("</template>"), Just("<global>"), Just("</global>"),
            Just("<private>"), Just("</private>"), Just("<private/>"), Just("<![CDATA["),
            Just("]]>"), Just("a=1\n"), Just("&lt;"), Just("&#65;=&#x20AC;\n"), Just("\n"),
            Just("\r"), Just("; x"), Just("<!-- -->"), Just(" name='x'"),
        ], 0..12),
        inner in part(),
    ) {
        let text = format!(
            "<template><global>{}</global><private><![CDATA[{inner}]]></private></template>",
            pieces.concat()
        );
        for text in [pieces.concat(), text] {
            match read(&text) {
                Ok(document) => prop_assert_eq!(read(&print(&document)), Ok(document)),
                Err(errors) => {
                    let lines = unix_lines(&text).matches('\n').count() + 1;
                    prop_assert!(!errors.is_empty());
                    let is_there = |line| (1..=lines).contains(&line);
                    prop_assert!(errors.iter().all(|it| is_there(it.line)), "{errors:?}");
                }
            }
        }
    }
}
