//! A template's document as it came in: read, checked and described, for whoever saves it or only
//! wants to know.
//!
//! Guarantee: what is wrong is told at once and with its lines; the document itself is kept as it
//! was given, notes and all. Deliberately not here: whether its placeholders are known, which the
//! domain decides and a dry run reads off the projections.

use std::str::FromStr;

use actix_web::web::Bytes;
use schemas::{ModelName, PlaceholderName, TemplateName, events::TemplateVariant};
use serde::Serialize;

use super::problem::{Code, FieldError, Problem};
use crate::provisioning::{
    built_in::{self, BuiltIn},
    models,
    placeholder::BUILT_IN,
    template::Template,
    template_lint,
    template_name::{self, NewNameError},
    template_xml::{self, Placed, TemplateXmlError, Variant},
};

/// What is known of a template before it is replaced: what its new document does not say, stays.
#[derive(Debug, Clone)]
pub(in crate::http) struct Known {
    pub(in crate::http) model: String,
    pub(in crate::http) variant: TemplateVariant,
    pub(in crate::http) description: String,
}

/// Something odd about a line of a document; the template can be used all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "TemplateWarning")]
pub(in crate::http) struct Warning {
    /// From 1, in the document.
    line: usize,
    /// What is odd, and what would be right.
    message: String,
}

/// A document that may be saved.
#[derive(Debug)]
pub(in crate::http) struct Draft {
    pub(in crate::http) name: TemplateName,
    pub(in crate::http) is_built_in: bool,
    pub(in crate::http) model: ModelName,
    pub(in crate::http) variant: TemplateVariant,
    pub(in crate::http) description: String,
    /// Those that are not built in, in order of appearance.
    pub(in crate::http) placeholders: Vec<PlaceholderName>,
    /// All of them.
    pub(in crate::http) all_placeholders: Vec<String>,
    pub(in crate::http) warnings: Vec<Warning>,
    pub(in crate::http) xml: Bytes,
}

impl Draft {
    /// Reads a document that is to be the template of this name.
    ///
    /// # Errors
    /// 422: `invalid_template` with each fault's line, or the fields that do not fit.
    pub(in crate::http) fn read(
        name: &str,
        xml: Bytes,
        known: Option<&Known>,
    ) -> Result<Self, Problem> {
        let placed = template_xml::read_placed(&xml).map_err(|errors| invalid(&errors))?;
        let built_in = built_in::named(name);
        let about = About::of(name, &placed, built_in, known)?;
        let template = placed
            .document
            .compile(about.name.as_str(), &about.description)
            .map_err(|error| Problem::invalid_field("name", error.to_string()))?;
        let all_placeholders = template.placeholder_names().map(str::to_owned).collect();
        let own = template
            .placeholder_names()
            .filter(|name| BUILT_IN.iter().all(|built_in| built_in.name != *name))
            .filter_map(|name| name.parse().ok());
        Ok(Self {
            is_built_in: built_in.is_some(),
            placeholders: own.collect(),
            all_placeholders,
            warnings: warnings(&placed, &template),
            xml,
            name: about.name,
            model: about.model,
            variant: about.variant,
            description: about.description,
        })
    }

    /// 422 for placeholders that nobody defines, with the lines that name them.
    pub(in crate::http) fn unknown_placeholders(&self, names: &[String]) -> Problem {
        let text = String::from_utf8_lossy(&self.xml);
        let mut errors = Vec::new();
        for name in names {
            let message = format!("nobody defines %ITCS_{name}%");
            let before = errors.len();
            let lines = text.lines().enumerate();
            errors.extend(
                lines
                    .filter(|(_, line)| mentions(line, name))
                    .map(|(index, _)| FieldError {
                        field: line_field(index + 1),
                        message: message.clone(),
                    }),
            );
            if errors.len() == before {
                let field = format!("%ITCS_{name}%");
                errors.push(FieldError { field, message });
            }
        }
        let refusal = crate::domain::Refusal::UnknownPlaceholders(names.to_vec());
        Problem::from(refusal).with_errors(errors)
    }
}

/// What a document is, from itself, from what was there, and from its name.
struct About {
    name: TemplateName,
    model: ModelName,
    variant: TemplateVariant,
    description: String,
}

impl About {
    fn of(
        name: &str,
        placed: &Placed,
        built_in: Option<&'static BuiltIn>,
        known: Option<&Known>,
    ) -> Result<Self, Problem> {
        let document = &placed.document;
        let mut errors = Vec::new();
        let mut wrong = |field: &str, message: String| {
            errors.push(FieldError {
                field: field.to_owned(),
                message,
            });
        };
        if let Some(given) = &document.name
            && !given.eq_ignore_ascii_case(name)
        {
            let message = format!("the document is of template {given:?}, not of {name:?}");
            wrong("name", message);
        }
        let given = document.model.as_deref().map(models::canonical_model);
        let model = given.or(known.map(|known| known.model.as_str()));
        let variant = document.variant.map(variant_of);
        if let Some(built_in) = built_in {
            if model.is_some_and(|model| model != built_in.model) {
                let message = format!("{name} is the built-in template of {}", built_in.model);
                wrong("model", message);
            }
            if variant.is_some_and(|variant| variant != variant_of(built_in.variant)) {
                let word = built_in.variant.as_str();
                wrong("variant", format!("{name} is the built-in {word} template"));
            }
        }
        let kept = known.map(|known| known.description.as_str());
        let description = document.description.as_deref().or(kept);
        let description = description.unwrap_or_default().parse::<Description>();
        let description = description.map_err(|error| wrong("description", error.to_string()));
        let parsed = match built_in {
            Some(built_in) => built_in.template.name.parse().map_err(|_| ()),
            None => match name.parse::<NewName>() {
                Ok(NewName(name)) => Ok(name),
                Err(message) => {
                    wrong("name", message);
                    Err(())
                }
            },
        };
        let model = match model.or(built_in.map(|built_in| built_in.model)) {
            Some(model) => model
                .parse::<ModelName>()
                .map_err(|error| wrong("model", error.to_string())),
            None => {
                let message = "is missing: say which in <template model=\"…\">";
                wrong("model", message.to_owned());
                Err(())
            }
        };
        let (Ok(name), Ok(model), Ok(Description(description)), true) =
            (parsed, model, description, errors.is_empty())
        else {
            return Err(Problem::invalid(errors));
        };
        let variant = variant
            .or(built_in.map(|built_in| variant_of(built_in.variant)))
            .or(known.map(|known| known.variant))
            .unwrap_or_else(|| variant_of_name(name.as_str()));
        Ok(Self {
            name,
            model,
            variant,
            description,
        })
    }
}

/// What a template may be called that is not built in.
pub(in crate::http) struct NewName(pub(in crate::http) TemplateName);

impl FromStr for NewName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        // Whether there is one already is for the domain to say.
        template_name::check_new_name(name, "-", |_| false).map_err(|error| error.to_string())?;
        let parsed = name.parse::<TemplateName>();
        parsed.map(Self).map_err(|error| error.to_string())
    }
}

/// What a template may be described as.
pub(in crate::http) struct Description(pub(in crate::http) String);

impl FromStr for Description {
    type Err = NewNameError;

    fn from_str(text: &str) -> Result<Self, NewNameError> {
        template_name::check_new_name("-", text, |_| false)?;
        Ok(Self(text.to_owned()))
    }
}

/// The variant in events and answers.
pub(in crate::http) fn variant_of(variant: Variant) -> TemplateVariant {
    match variant {
        Variant::Generic => TemplateVariant::Generic,
        Variant::Lync => TemplateVariant::Lync,
    }
}

/// The variant in documents.
pub(in crate::http) fn word_of(variant: TemplateVariant) -> Variant {
    match variant {
        TemplateVariant::Generic => Variant::Generic,
        TemplateVariant::Lync => Variant::Lync,
    }
}

/// What a template's name says of its variant.
pub(in crate::http) fn variant_of_name(name: &str) -> TemplateVariant {
    match template_name::is_lync(name) {
        true => TemplateVariant::Lync,
        false => TemplateVariant::Generic,
    }
}

fn warnings(placed: &Placed, template: &Template) -> Vec<Warning> {
    let findings = template_lint::lint(template).into_iter();
    let warnings = findings.map(|finding| Warning {
        line: placed.line_of(finding.part, finding.line_number),
        message: finding.complaint.to_string(),
    });
    warnings.collect()
}

fn invalid(errors: &[TemplateXmlError]) -> Problem {
    let listed = errors.iter().map(|error| FieldError {
        field: line_field(error.line),
        message: error.message.clone(),
    });
    let detail = match errors {
        [error] => error.to_string(),
        _ => format!("correct {} faults and send it again", errors.len()),
    };
    Problem::new(Code::InvalidTemplate, detail).with_errors(listed.collect())
}

fn line_field(line: usize) -> String {
    format!("line {line}")
}

/// Whether a line of a document holds a placeholder, or waits for it.
fn mentions(line: &str, name: &str) -> bool {
    let guards = line
        .trim_start()
        .strip_prefix('?')
        .and_then(|rest| rest.split_once(':'))
        .map_or("", |(guards, _)| guards);
    line.contains(&format!("%ITCS_{name}%")) || guards.split(',').any(|guard| guard == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, attributes: &str, lines: &str) -> Result<Draft, Problem> {
        let xml = format!(
            "<template {attributes}>\n<global>{lines}</global>\n<private></private></template>"
        );
        Draft::read(name, xml.into(), None)
    }

    fn fields(outcome: Result<Draft, Problem>) -> Vec<String> {
        let errors = outcome.unwrap_err().errors().to_vec();
        errors.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn what_a_document_does_not_say_comes_from_its_name() {
        let draft = read("Ours_LYNC", "model='audiocodes_430hd' description='x'", "").unwrap();
        assert_eq!((draft.model.as_str(), draft.is_built_in), ("430HD", false));
        assert_eq!(draft.variant, TemplateVariant::Lync);
        let draft = read("audiocodes_430hd", "description='x'", "").unwrap();
        assert_eq!(draft.name.as_str(), "AudioCodes_430HD");
        assert_eq!((draft.model.as_str(), draft.is_built_in), ("430HD", true));
        let draft = read("Ours", "model='m' description='x' variant='lync'", "").unwrap();
        assert_eq!(draft.variant, TemplateVariant::Lync);
    }

    #[test]
    fn what_does_not_fit_is_told_at_once() {
        assert_eq!(
            fields(read("Ours", "name='Other'", "")),
            ["name", "description", "model"]
        );
        let refused = read("AudioCodes_430HD", "model='440HD' variant='lync'", "");
        assert_eq!(fields(refused), ["model", "variant", "description"]);
        for name in ["a.b", "a b", "", "a/b"] {
            let refused = read(name, "model='m' description='x'", "");
            assert_eq!(fields(refused), ["name"], "{name}");
        }
        assert!(read("Ours", "name='OURS' model='m' description='x'", "").is_ok());
    }

    #[test]
    fn faults_oddities_and_unknown_placeholders_have_lines() {
        let about = "model='m' description='x'";
        let refused = read("Ours", about, "\na/b=1\na/b=2\nnonsense\n").unwrap_err();
        assert_eq!(refused.code(), Code::InvalidTemplate);
        let fields: Vec<_> = refused.errors().iter().map(|it| &*it.field).collect();
        assert_eq!(fields, ["line 4", "line 5"]);

        let lines = "\n\nprovisioning/methd=%ITCS_A%\n?B,A:provisioning/method=X%ITCS_Model%\n";
        let draft = read("Ours", about, lines).unwrap();
        assert_eq!(draft.warnings.len(), 1);
        assert_eq!(draft.warnings[0].line, 4);
        let names: Vec<_> = draft.placeholders.iter().map(|it| it.as_str()).collect();
        assert_eq!(names, ["A", "B"]);
        assert_eq!(draft.all_placeholders, ["A", "B", "Model"]);
        let problem = draft.unknown_placeholders(&["A".to_owned(), "B".to_owned()]);
        assert_eq!(
            (problem.status().as_u16(), problem.code()),
            (422, Code::UnknownPlaceholders)
        );
        let fields: Vec<_> = problem.errors().iter().map(|it| &*it.field).collect();
        assert_eq!(fields, ["line 4", "line 5", "line 5"]);
    }
}
