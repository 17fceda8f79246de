//! Making, saving, restoring and deleting templates.

use std::sync::Arc;

use schemas::{
    ContentHash, ModelName, Position, TemplateName,
    commands::{CatalogueCommand, Command, Presence, TemplateContent},
    events::TemplateVariant,
};

use crate::{
    http::{
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        received::on_disk,
        routes::{FileBody, Outcome},
        template_document::{self, Description, Draft, Known, NewName, Warning},
    },
    provisioning::{
        built_in, models,
        template_xml::{self, DOCUMENT_BYTES_MAX, TemplateDocument},
    },
};

/// What a template is sent as. More is read than a document may have, so that whoever sends one
/// that is somewhat longer is told as of any other fault (T14); nothing of it is parsed.
pub(in crate::http) const DOCUMENT: FileBody = FileBody {
    media_types: &["application/xml", "text/xml", crate::http::body::FORM],
    bytes_max: 4 * DOCUMENT_BYTES_MAX as u64,
};

/// A template that is to be made.
pub(in crate::http) struct NewTemplate {
    name: TemplateName,
    model: ModelName,
    variant: TemplateVariant,
    description: String,
    /// Whose lines it has.
    pub(in crate::http) copy_of: Option<String>,
}

/// A template that was saved.
pub(in crate::http) struct Saved {
    pub(in crate::http) name: TemplateName,
    pub(in crate::http) is_new: bool,
    pub(in crate::http) warnings: Vec<Warning>,
    pub(in crate::http) position: Position,
}

/// `POST /api/v1/templates`: what is to be made.
pub(in crate::http) fn wanted(call: &Call) -> Result<NewTemplate, Problem> {
    let mut fields = call.fields()?;
    let name = fields.required_parsed::<NewName>("name");
    let model = fields.required_parsed::<ModelName>("model");
    let variant = fields.parsed::<TemplateVariant>("variant");
    let description = fields.required_parsed::<Description>("description");
    let copy_of = fields.parsed::<TemplateName>("copy_of");
    let value = name.zip(model).zip(description);
    let ((NewName(name), model), Description(description)) = fields.finish(value)?;
    let variant = variant.unwrap_or_else(|| template_document::variant_of_name(name.as_str()));
    let model = models::canonical_model(model.as_str())
        .parse()
        .unwrap_or(model);
    Ok(NewTemplate {
        name,
        model,
        variant,
        description,
        copy_of: copy_of.map(|name| name.to_string()),
    })
}

/// Makes a template, with the parts of this document or, without one, with those of the built-in
/// template that its model begins with.
pub(in crate::http) async fn create(
    call: &Arc<Call>,
    new: NewTemplate,
    copied: Option<TemplateDocument>,
) -> Result<Saved, Problem> {
    let variant = template_document::word_of(new.variant);
    let parts = copied.unwrap_or_else(|| {
        let start = built_in::starting_point(new.model.as_str(), variant);
        TemplateDocument::of(start, None)
    });
    let document = TemplateDocument {
        name: Some(new.name.to_string()),
        model: Some(new.model.to_string()),
        variant: Some(variant),
        description: Some(new.description),
        ..parts
    };
    let xml = template_xml::print(&document);
    let draft = Draft::read(new.name.as_str(), xml.into(), None)?;
    let hash = stored(call, &draft).await?;
    let position = submitted(call, &draft, hash, Presence::New).await?;
    Ok(saved(draft, true, position))
}

/// `PUT /api/v1/templates/{name}`: a document as it is. `known` is the template that is there.
pub(in crate::http) async fn save(
    call: &Arc<Call>,
    known: Option<Known>,
) -> Result<Saved, Problem> {
    let draft = draft(call, known).await?;
    let hash = stored(call, &draft).await?;
    if draft.is_built_in {
        let position = submitted(call, &draft, hash, Presence::Any).await?;
        return Ok(saved(draft, false, position));
    }
    // Whether it is new, the domain says, also to whoever sends the request again.
    match submitted(call, &draft, hash, Presence::New).await {
        Ok(position) => Ok(saved(draft, true, position)),
        Err(problem) if problem.code() == Code::TemplateExists => {
            let position = submitted(call, &draft, hash, Presence::Known).await?;
            Ok(saved(draft, false, position))
        }
        Err(problem) => Err(problem),
    }
}

/// The document of the request, read on a thread that may take its time.
pub(in crate::http) async fn draft(
    call: &Arc<Call>,
    known: Option<Known>,
) -> Result<Draft, Problem> {
    let reader = Arc::clone(call);
    on_disk(move || {
        let name = reader.parameter("name");
        Ok(Draft::read(name, reader.body.clone(), known.as_ref()))
    })
    .await?
}

async fn stored(call: &Arc<Call>, draft: &Draft) -> Result<ContentHash, Problem> {
    let (blobs, xml) = (Arc::clone(&call.context.blobs), draft.xml.clone());
    on_disk(move || blobs.put(&xml)).await
}

async fn submitted(
    call: &Call,
    draft: &Draft,
    hash: ContentHash,
    presence: Presence,
) -> Result<Position, Problem> {
    let size_bytes = u32::try_from(draft.xml.len());
    let content = TemplateContent {
        hash,
        size_bytes: size_bytes.expect("a document has 256 KiB at most: the route's limit"),
        model: draft.model.clone(),
        variant: draft.variant,
        description: draft.description.clone(),
        placeholders: draft.placeholders.clone(),
    };
    let command = CatalogueCommand::SaveTemplate {
        name: draft.name.clone(),
        content,
        presence,
        is_built_in: draft.is_built_in,
    };
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await;
    let receipt = receipt.map_err(|problem| match problem.code() {
        Code::UnknownPlaceholders => {
            let errors = problem.errors().iter();
            let names: Vec<String> = errors.map(|error| error.field.clone()).collect();
            draft.unknown_placeholders(&names)
        }
        _ => problem,
    });
    Ok(receipt?.position)
}

fn saved(draft: Draft, is_new: bool, position: Position) -> Saved {
    Saved {
        name: draft.name,
        is_new,
        warnings: draft.warnings,
        position,
    }
}

/// `POST /api/v1/templates/{name}/restore`
pub(in crate::http) async fn restore(call: &Call) -> Result<Position, Problem> {
    call.no_fields()?;
    let name = call.parameter("name");
    let built_in = built_in::named(name).and_then(|it| it.template.name.parse().ok());
    let name = built_in.ok_or_else(|| {
        let detail = "no template of that name is built in: there is nothing to go back to";
        Problem::new(Code::TemplateNotFound, detail)
    })?;
    let command = CatalogueCommand::RestoreTemplate { name };
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await?;
    Ok(receipt.position)
}

/// `DELETE /api/v1/templates/{name}`
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    let name: TemplateName = call.parsed_parameter("name", Code::TemplateNotFound)?;
    call.no_fields()?;
    let is_built_in = built_in::named(name.as_str()).is_some();
    let command = CatalogueCommand::DeleteTemplate { name, is_built_in };
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await?;
    Ok(Answer::no_content().at(receipt.position))
}
