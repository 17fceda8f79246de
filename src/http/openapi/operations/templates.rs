//! Templates and the mapping, described.
//!
//! Guarantee: as for all rows (`operations`).

use schemars::{Schema, SchemaGenerator, json_schema};

use super::super::{
    operation::{Operation, of},
    parameters, requests,
};
use crate::http::{
    problem::Code,
    read::{List, template_mapping, template_use, templates},
    routes::Method::{Delete, Get, Post, Put},
};

/// What saving a document answers, or only looking at it.
fn saved_or_checked(generator: &mut SchemaGenerator) -> Schema {
    let saved = of::<templates::SavedView>(generator);
    let checked = of::<templates::CheckView>(generator);
    json_schema!({"anyOf": [saved, checked]})
}

const DOCUMENT: &str = "<template name=\"AudioCodes_430HD\" model=\"430HD\" description=\"Ours\">\n\
     <global>\nprovisioning/method=STATIC\n</global>\n\
     <private>\nsystem/type=%ITCS_Model%\ninclude %ITCS_GlobalFile%\n</private>\n\
     </template>\n";

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/templates",
        "Templates",
        "list_templates",
        "Templates",
    )
    .about(
        "The built-in ones and those that were saved. `changed` marks built-in ones that were \
            saved over.",
    )
    .query(&parameters::TEMPLATES)
    .gives::<List<templates::TemplateView>>(200, "A page of templates."),
    Operation::new(
        Post,
        "/api/v1/templates",
        "Templates",
        "create_template",
        "Add a template, for a new model perhaps, or copy one",
    )
    .takes(requests::new_template)
    .gives::<templates::SavedView>(201, "The template.")
    .refuses(&[Code::TemplateExists, Code::UnknownPlaceholders])
    .refuses_fields(&[Code::TemplateNotFound]),
    Operation::new(
        Get,
        "/api/v1/templates/{name}",
        "Templates",
        "show_template",
        "One template",
    )
    .about(
        "Its document as it was saved, as a file; all about it for whoever accepts JSON before \
         XML. `schemas/template.xsd` says what a document looks like.",
    )
    .at(&parameters::TEMPLATE_NAME)
    .query(&parameters::TEMPLATE)
    .gives_text_or::<templates::OneTemplate>(templates::XML, "The template.")
    .refuses(&[Code::TemplateNotFound]),
    Operation::new(
        Put,
        "/api/v1/templates/{name}",
        "Templates",
        "save_template",
        "Save a template's document",
    )
    .about(
        "Replaces the template or makes it. What the document does not say of its model, variant \
         and description stays as it is; a new one says its model and its description. Private \
         placeholders, `%ITCS_P_…%`, are made with it.",
    )
    .at(&parameters::TEMPLATE_NAME)
    .query(&parameters::TEMPLATE_SAVE)
    .takes_file("The document: UTF-8, no document type, no entities of its own.")
    .file_example(DOCUMENT)
    .gives_schema(
        200,
        saved_or_checked,
        "The template, or what it would come to.",
    )
    .or_gives(201, "The new template.")
    .refuses(&[
        Code::InvalidTemplate,
        Code::UnknownPlaceholders,
        Code::TemplateNotFound,
    ]),
    Operation::new(
        Delete,
        "/api/v1/templates/{name}",
        "Templates",
        "delete_template",
        "Delete a template",
    )
    .about("One that is not built in, that no row of the mapping names and no phone is set to.")
    .at(&parameters::TEMPLATE_NAME)
    .gives_nothing("Deleted.")
    .refuses(&[
        Code::TemplateNotFound,
        Code::TemplateBuiltIn,
        Code::TemplateInUse,
    ]),
    Operation::new(
        Post,
        "/api/v1/templates/{name}/restore",
        "Templates",
        "restore_template",
        "Give a built-in template its first document again",
    )
    .at(&parameters::TEMPLATE_NAME)
    .gives::<templates::TemplateView>(200, "The template as it is built in.")
    .refuses(&[Code::TemplateNotFound]),
    Operation::new(
        Get,
        "/api/v1/templates/{name}/placeholders",
        "Templates",
        "list_template_placeholders",
        "The placeholders of a template",
    )
    .about("With who gives them values.")
    .at(&parameters::TEMPLATE_NAME)
    .query(&parameters::TEMPLATE_PLACEHOLDERS)
    .gives::<List<template_use::PlaceholderView>>(200, "A page of placeholders.")
    .refuses(&[Code::TemplateNotFound]),
    Operation::new(
        Get,
        "/api/v1/templates/{name}/usage",
        "Templates",
        "show_template_usage",
        "Who has a template",
    )
    .at(&parameters::TEMPLATE_NAME)
    .query(&parameters::TEMPLATE_USAGE)
    .gives::<template_use::UsageView<'static>>(200, "A page of phones, and what names it.")
    .refuses(&[Code::TemplateNotFound]),
    Operation::new(
        Get,
        "/api/v1/template-mapping",
        "Templates",
        "list_template_mapping",
        "Which template counts for a model in a region",
    )
    .about(
        "The row of a phone's model and region counts, else the one of its model and every other \
         region, else the model's own template.",
    )
    .query(&parameters::TEMPLATE_MAPPING)
    .gives::<List<template_mapping::RowView>>(200, "A page of rows."),
    Operation::new(
        Post,
        "/api/v1/template-mapping",
        "Templates",
        "map_template",
        "Set a row of the mapping",
    )
    .about("A template of another model is taken, with a warning.")
    .takes(requests::mapping_row)
    .example(r#"{"model": "430HD", "region": "Oslo", "template": "AudioCodes_430HD"}"#)
    .gives::<template_mapping::RowView>(201, "The new row.")
    .or_gives(200, "The row, which was there and names this template now.")
    .refuses(&[Code::MappingNotFound])
    .refuses_fields(&[Code::TemplateNotFound, Code::RegionNotFound]),
    Operation::new(
        Get,
        "/api/v1/template-mapping/test",
        "Templates",
        "try_template_mapping",
        "What a phone would be given",
    )
    .about("Answers in words where there is nothing. Nothing is recorded.")
    .query(&parameters::TEMPLATE_MAPPING_TEST)
    .gives::<template_mapping::TestView>(200, "The template that counts, and why."),
    Operation::new(
        Delete,
        "/api/v1/template-mapping/{model}/{region}",
        "Templates",
        "unmap_template",
        "Remove a row of the mapping",
    )
    .at(&parameters::MAPPING_ROW)
    .gives_nothing("Removed.")
    .refuses(&[Code::MappingNotFound]),
];
