//! The built-in templates, each with its model, its variant and its document.
//!
//! Guarantee: names are found in any case, and a document reads back as the template that it is of.
//! Deliberately not here: what the templates say (`models`), and what was saved over them.

use std::sync::LazyLock;

use super::{
    models,
    template::Template,
    template_xml::{self, TemplateDocument, Variant},
};

/// What a model that is not built in starts from.
const START_MODEL: &str = "440HD";

/// A built-in template.
pub(crate) struct BuiltIn {
    pub(crate) template: &'static Template,
    /// E.g. `430HD`.
    pub(crate) model: &'static str,
    pub(crate) variant: Variant,
    /// As it is downloaded.
    pub(crate) document: String,
}

static BUILT_IN: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
    let of_model = |model: &'static models::BuiltInModel| {
        let templates = [
            (&model.generic, Variant::Generic),
            (&model.lync, Variant::Lync),
        ];
        templates.map(|(template, variant)| BuiltIn {
            template,
            model: model.name,
            variant,
            document: template_xml::print(&TemplateDocument::of(template, Some(model.name))),
        })
    };
    models::built_in_models()
        .iter()
        .flat_map(of_model)
        .collect()
});

/// All of them, in the manuals' order of models.
pub(crate) fn all() -> &'static [BuiltIn] {
    &BUILT_IN
}

/// The one of this name, in any case.
pub(crate) fn named(name: &str) -> Option<&'static BuiltIn> {
    let is_it = |built_in: &&BuiltIn| built_in.template.name.eq_ignore_ascii_case(name);
    all().iter().find(is_it)
}

/// What a new template for a model begins with: the model's own, else what most phones understand.
pub(crate) fn starting_point(model: &str, variant: Variant) -> &'static Template {
    let is_lync = match variant {
        Variant::Generic => false,
        Variant::Lync => true,
    };
    models::template_for(model, is_lync)
        .or_else(|| models::template_for(START_MODEL, is_lync))
        .expect("the model to start from is one of the manuals', as a test shows")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_reads_back_as_its_template() {
        for built_in in all() {
            let name = &built_in.template.name;
            let document = template_xml::read(&built_in.document).unwrap();
            assert_eq!(document.name.as_ref(), Some(name));
            assert_eq!(document.model.as_deref(), Some(built_in.model));
            assert_eq!(document.variant, Some(built_in.variant));
            assert_eq!(
                document.description.as_ref(),
                Some(&built_in.template.description)
            );
            assert_eq!(
                document.private,
                template_xml::canonical_part(&built_in.template.private_text)
            );
            let found = named(&name.to_lowercase()).unwrap();
            assert_eq!(found.template.name, *name);
        }
        assert!(named("AudioCodes").is_none());
    }

    /// Whoever is in a phone network may have the file that phones share.
    #[test]
    fn nothing_that_opens_something_is_in_the_shared_part() {
        for built_in in all() {
            let lines = built_in.template.global_text.lines();
            for line in lines.filter(|line| !line.starts_with(';')) {
                let name = line.split_once('=').map_or(line, |(name, _)| name);
                let is_hidden = schemas::ConfigValue::of(name, "x").is_hidden();
                assert!(!is_hidden, "{}: {name}", built_in.template.name);
            }
        }
    }

    #[test]
    fn every_model_starts_from_something() {
        let name = |model, variant| starting_point(model, variant).name.as_str();
        assert_eq!(name("c450hd", Variant::Generic), "AudioCodes_C450HD");
        assert_eq!(name("VVX411", Variant::Generic), "AudioCodes_440HD");
        assert_eq!(name("VVX411", Variant::Lync), "AudioCodes_440HD_LYNC");
    }
}
