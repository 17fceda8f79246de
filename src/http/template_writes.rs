//! Writes about templates that answer with what they have made.
//!
//! Guarantee: what a template begins with, or keeps, is read first, and nothing is decided by it:
//! what may happen is the domain's word. The writes themselves know nothing of the reads.

use std::sync::Arc;

use actix_web::http::StatusCode;

use super::{
    answer::Answer,
    call::Call,
    read,
    received::on_disk,
    routes::{Outcome, encoded},
    write,
};

/// `POST /api/v1/templates`
pub(super) async fn create(call: Arc<Call>) -> Outcome {
    let new = write::templates::wanted(&call)?;
    let copied = match new.copy_of.clone() {
        None => None,
        Some(name) => {
            let reader = Arc::clone(&call);
            let read = on_disk(move || Ok(read::templates::document(&reader, &name)));
            Some(read.await??)
        }
    };
    let made = write::templates::create(&call, new, copied).await?;
    saved(&call, made)
}

/// `PUT /api/v1/templates/{name}`
pub(super) async fn save(call: Arc<Call>) -> Outcome {
    let known = read::templates::known(&call);
    if call.query.flag("dry_run")? {
        return read::templates::check(&call, write::templates::draft(&call, known).await?);
    }
    let made = write::templates::save(&call, known).await?;
    saved(&call, made)
}

fn saved(call: &Call, saved: write::templates::Saved) -> Outcome {
    let answer = read::templates::saved(call, &saved.name, saved.warnings)?;
    let answer = match saved.is_new {
        true => answer.created(format!(
            "/api/v1/templates/{}",
            encoded(saved.name.as_str())
        )),
        false => answer,
    };
    Ok(answer.at(saved.position))
}

/// `POST /api/v1/templates/{name}/restore`
pub(super) async fn restore(call: Arc<Call>) -> Outcome {
    let position = write::templates::restore(&call).await?;
    Ok(read::templates::shown(&call)?.at(position))
}

/// `POST /api/v1/template-mapping`
pub(super) async fn map(call: Arc<Call>) -> Outcome {
    let row = write::template_mapping::wanted(&call)?;
    let was_there = read::template_mapping::is_there(&call, &row.model, row.region.as_ref());
    let position = write::template_mapping::set(&call, &row).await?;
    let row = read::template_mapping::row(&call, &row.model, row.region.as_ref())?;
    let status = match was_there {
        true => StatusCode::OK,
        false => StatusCode::CREATED,
    };
    Ok(Answer::json(status, &row).at(position))
}
