//! The published XML Schema and the reader say the same, as the real xmllint has it.

use std::io::Write;
use std::process::{Command, Output};

use super::*;

/// Runs the program of libxml2 on a document.
fn xmllint(document: &str) -> Output {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(document.as_bytes()).unwrap();
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/template.xsd");
    Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", schema])
        .arg(file.path())
        .output()
        .expect("ops/setup.sh installs xmllint")
}

#[test]
fn xmllint_accepts_every_built_in_template() {
    assert!(SCHEMA.contains("xs:schema"));
    for model in built_in_models() {
        for template in [&model.generic, &model.lync] {
            let output = xmllint(&print(&TemplateDocument::of(template, Some(model.name))));
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{}: {said}", template.name);
        }
    }
}

#[test]
fn xmllint_and_the_reader_accept_and_refuse_the_same_documents() {
    let part = "<global>a=1</global><private/>";
    let long = "x".repeat(501);
    for (document, is_valid) in [
        (WHOLE.to_owned(), true),
        (format!("<template>{part}</template>"), true),
        (
            format!("<template><description>x</description>{part}</template>"),
            true,
        ),
        (format!("<template description=''>{part}</template>"), false),
        (
            format!("<template description=' \n '>{part}</template>"),
            false,
        ),
        (
            format!("<template><description> </description>{part}</template>"),
            false,
        ),
        ("<template><private/><global/></template>".to_owned(), true),
        (
            format!("<template name='a.b-C_9' model='X 1' variant='lync'>{part}</template>"),
            true,
        ),
        ("<template><global/></template>".to_owned(), false),
        (format!("<template>{part}<private/></template>"), false),
        (format!("<template>{part}<extra/></template>"), false),
        (format!("<template>text{part}</template>"), false),
        (
            "<template><global><a/></global><private/></template>".to_owned(),
            false,
        ),
        (
            "<template><global x=''/><private/></template>".to_owned(),
            false,
        ),
        (format!("<template extra=''>{part}</template>"), false),
        (format!("<template name='a b'>{part}</template>"), false),
        (format!("<template name='.a'>{part}</template>"), false),
        (format!("<template name=''>{part}</template>"), false),
        (
            format!("<template name='{}'>{part}</template>", &long[..65]),
            false,
        ),
        (format!("<template model=' x'>{part}</template>"), false),
        (format!("<template variant='LYNC'>{part}</template>"), false),
        (
            format!("<template description='{long}'>{part}</template>"),
            false,
        ),
        (format!("<phone>{part}</phone>"), false),
        ("<template>".to_owned(), false),
    ] {
        let output = xmllint(&document);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.success(), is_valid, "{document}: {said}");
        assert_eq!(read(&document).is_ok(), is_valid, "{document}");
    }
}
