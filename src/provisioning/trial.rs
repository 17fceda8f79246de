//! One round of a template's life, for whoever tries it with inputs that nobody thought of: the
//! fuzz target `template`.
//!
//! Guarantee: calls what the server calls, and panics where a promise of this room does not hold.
//! The server itself never calls it.

use std::collections::HashSet;

use super::cfg::Cfg;
use super::placeholder::Scope;
use super::public_url::PublicUrl;
use super::render::{Inputs, Override, RenderedFile, SipLine, render};
use super::template::{LineKind, Template};
use super::template_xml::{DOCUMENT_BYTES_MAX, TemplateDocument, print, read, read_bytes};

const SCOPES: [Scope; 5] = [
    Scope::System,
    Scope::Model,
    Scope::Region,
    Scope::User,
    Scope::Device,
];

/// Reads a document, compiles it, and renders it with these values: the placeholders take them in
/// turn, and one more is an override. Tells whether there was a file in the end.
///
/// # Panics
/// Something that was read is not printed and read the same; an error is not of the document; a
/// template that was read does not compile; a rendered file does not read back, or holds another
/// parameter than the template and the override name.
pub fn read_and_render(document: &[u8], values: &[&str]) -> bool {
    let template = match read_bytes(document) {
        Ok(read) => printed_and_compiled(&read),
        Err(errors) => {
            let ends = |byte: &&u8| matches!(byte, b'\n' | b'\r');
            let lines = document.iter().filter(ends).count() + 1;
            assert!(!errors.is_empty(), "refused for no reason");
            let is_there = |line| (1..=lines).contains(&line);
            assert!(
                errors.iter().all(|error| is_there(error.line)),
                "{errors:?}"
            );
            return false;
        }
    };
    let value = |index: usize| {
        let turn = index.checked_rem(values.len())?;
        values.get(turn).copied()
    };
    let lookup = |scope: Scope, name: &str| {
        let index = template.placeholder_names().position(|it| it == name)?;
        // Every third name has no value anywhere, the next one a value in two scopes.
        let is_at = |turn: usize| SCOPES.get(turn % SCOPES.len()) == Some(&scope);
        let has = index % 3 != 0 && (is_at(index) || (index % 3 == 1 && is_at(index + 2)));
        has.then(|| value(index)).flatten()
    };
    let own = value(1).unwrap_or("");
    let overrides = [Override {
        scope: Scope::OverrideUser,
        parameter: value(0).unwrap_or("a/b"),
        value: own,
    }];
    let public_url = PublicUrl::parse("http://192.0.2.1").expect("it is the address of a host");
    let rendered = render(&Inputs {
        mac: "00908f484cf0",
        model: "430HD",
        template: &template,
        line: Some(SipLine {
            user_name: own,
            display_name: own,
            password: own,
        }),
        language: value(2),
        vlan_mode: value(3),
        vlan_id: Some(7),
        firmware_file: None,
        public_url: &public_url,
        system_user: None,
        placeholders: &lookup,
        is_defined: &|name| name.len() % 2 == 0,
        template_model: None,
        overrides: &overrides,
        kept: None,
    });
    let Ok(rendered) = rendered else {
        return false;
    };
    let lines = template.global.iter().chain(&template.private);
    let mut intended: HashSet<&str> = lines
        .filter_map(|line| match &line.kind {
            LineKind::Parameter(name) => Some(name.as_str()),
            LineKind::Include => None,
        })
        .collect();
    intended.extend(overrides.iter().map(|each| each.parameter));
    for file in [&rendered.global, &rendered.private] {
        assert_reads_back(file, &intended);
    }
    true
}

fn printed_and_compiled(document: &TemplateDocument) -> Template {
    let printed = print(document);
    if printed.len() <= DOCUMENT_BYTES_MAX {
        assert_eq!(read(&printed).as_ref(), Ok(document), "read back otherwise");
    }
    document
        .compile("Trial", "")
        .expect("what was read compiles under any name")
}

fn assert_reads_back(file: &RenderedFile, intended: &HashSet<&str>) {
    let read = Cfg::parse(&file.text).expect("what was rendered is a configuration file");
    assert_eq!(read.to_string(), file.text, "it reads as another file");
    assert_eq!(read.lines.len(), file.lines().count(), "a line of its own");
    let mut seen = HashSet::new();
    for (_, name, _) in read.parameters() {
        assert!(intended.contains(name), "{name:?} was never asked for");
        assert!(seen.insert(name), "{name:?} is there twice");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provisioning::models::built_in_models;

    #[test]
    fn built_in_templates_survive_a_trial() {
        let built_in = &built_in_models()[0].generic;
        let document = print(&TemplateDocument::of(built_in, None));
        assert!(read_and_render(document.as_bytes(), &[]));
        assert!(read_and_render(document.as_bytes(), &["a", "%ITCS_A%"]));
        assert!(!read_and_render(document.as_bytes(), &["a", "x\ny=1"]));
        assert!(!read_and_render(b"<!DOCTYPE t>\n<t/>", &["a"]));
    }
}
