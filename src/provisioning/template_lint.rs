//! What is odd about the lines of a template: parameters that are not known, literal values out of
//! bounds.
//!
//! Guarantee: as in `lint`, no message holds a value. A template of which something is found is one
//! all the same: phones know more parameters than this program does. Deliberately not here: values
//! that placeholders get, which are looked at when a file is made.

use super::finding::Complaint;
use super::parameters::{self, ParameterProblem};
use super::placeholder::Piece;
use super::template::{LineKind, Part, Template, TemplateLine};

/// So many unknown names are compared with the known ones, as in `lint`.
const NEAREST_MAX: usize = 100;

/// One thing to tell about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TemplateFinding {
    pub(crate) part: Part,
    /// From 1, within the part.
    pub(crate) line_number: usize,
    pub(crate) complaint: Complaint,
}

/// Everything there is to say, the global part's lines first.
pub(crate) fn lint(template: &Template) -> Vec<TemplateFinding> {
    let mut unknown = 0;
    let global = template.global.iter().map(|line| (Part::Global, line));
    let private = template.private.iter().map(|line| (Part::Private, line));
    let found = global.chain(private).filter_map(|(part, line)| {
        Some(TemplateFinding {
            part,
            line_number: line.line_number,
            complaint: complaint(line, &mut unknown)?,
        })
    });
    found.collect()
}

fn complaint(line: &TemplateLine, unknown: &mut usize) -> Option<Complaint> {
    let name = match &line.kind {
        LineKind::Parameter(name) => name,
        LineKind::Include => return None,
    };
    let problem = match parameters::lookup(name) {
        Some(parameter) => parameter.check(&literal(line)?)?,
        None => {
            *unknown += 1;
            let nearest = match *unknown <= NEAREST_MAX {
                true => parameters::nearest(name),
                false => None,
            };
            ParameterProblem::Unknown { nearest }
        }
    };
    let name = name.clone();
    Some(Complaint::Parameter { name, problem })
}

/// The value of a line that no placeholder stands on.
fn literal(line: &TemplateLine) -> Option<String> {
    let pieces = line.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => Some(text.as_str()),
        Piece::Slot(_) => None,
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::super::template::Source;
    use super::*;

    fn found(global: &str, private: &str) -> Vec<String> {
        let template = Template::compile(Source {
            name: "T",
            description: "",
            global,
            private,
        });
        let found = lint(&template.unwrap());
        let told = found.iter().map(|finding| {
            let (part, line) = (finding.part, finding.line_number);
            format!("{part} {line}: {}", finding.complaint)
        });
        told.collect()
    }

    #[test]
    fn literal_values_and_names_are_looked_at() {
        let global = "; a note\nprovisioning/method=STATIC\nprovisioning/methd=STATIC\n\n\
                      ?Language:network/lan/vlan/id=99999\n";
        let private = "network/lan/vlan/mode=%ITCS_VLANMode%\ninclude a.cfg\n";
        let told = found(global, private);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("global 3: provisioning/methd is no known parameter"));
        assert!(told[0].contains("provisioning/method"), "{}", told[0]);
        assert!(told[1].starts_with("global 5: network/lan/vlan/id must be"));
        assert!(!told[1].contains("99999"), "no value is told");
    }

    #[test]
    fn nothing_is_odd_about_the_built_in_templates() {
        for built_in in built_in::all() {
            assert_eq!(lint(built_in.template), [], "{}", built_in.template.name);
        }
    }
}
