//! The bodies of requests and answers by their media types: JSON with its schema, texts, files.
//!
//! Guarantee: which files a route takes is said by its row alone; the description adds words.
//! Deliberately not here: the schemas of JSON bodies (`requests`).

use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

use super::operation::Operation;
use crate::http::{
    body::FORM,
    routes::{Body, FileBody, Route},
};

const JSON: &str = "application/json";

/// The body that a route takes, if it takes one.
pub(super) fn of_request(
    route: &Route,
    operation: &Operation,
    generator: &mut SchemaGenerator,
) -> Option<Value> {
    let mut json_media = operation.body.map(|schema| {
        let mut media = json!({"schema": schema(generator)});
        if let Some(example) = operation.body_example {
            media["example"] = serde_json::from_str(example)
                .expect("examples are JSON: every test that asks for the document shows it");
        }
        media
    });
    match route.body {
        Body::Json => {
            let media = json_media.take()?;
            let required = operation.needs_body;
            Some(json!({"required": required, "content": {JSON: media}}))
        }
        Body::File(taken) | Body::StoredFile(taken) | Body::Table(taken) => {
            Some(file(route, taken, operation, json_media))
        }
    }
}

fn file(route: &Route, taken: FileBody, operation: &Operation, json_media: Option<Value>) -> Value {
    let mut content = Map::new();
    for media_type in taken.media_types {
        let media = match (*media_type, &json_media) {
            (JSON, Some(media)) => media.clone(),
            (FORM, _) => form(),
            (other, _) => {
                let mut media = of_type(other);
                if let Some(example) = operation.file_example
                    && media["schema"]["type"] == "string"
                {
                    media["example"] = example.into();
                }
                media
            }
        };
        content.insert((*media_type).to_owned(), media);
    }
    let (description, most) = (operation.file, taken.bytes_max);
    let unless = match route.body {
        Body::Table(_) => " unless the configuration says otherwise",
        Body::Json | Body::File(_) | Body::StoredFile(_) => "",
    };
    json!({
        "description": format!("{description} At most {most} bytes{unless}."),
        "required": true,
        "content": content,
    })
}

/// A form with one part, which is the file.
fn form() -> Value {
    let file = json!({"type": "string", "contentMediaType": "application/octet-stream"});
    json!({"schema": {
        "type": "object",
        "description": "One part, of whatever name.",
        "properties": {"file": file},
        "required": ["file"],
        "additionalProperties": false,
    }})
}

/// A body of this type that is no JSON. Of bytes that are no text, OpenAPI 3.1 says nothing.
pub(super) fn of_type(media_type: &str) -> Value {
    let is_text = media_type.starts_with("text/") || media_type == "application/xml";
    match is_text {
        true => json!({"schema": {"type": "string"}}),
        false => json!({}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{
        call::Call,
        openapi::{errors, generator, responses},
        problem::Code,
        routes::{Access, Handler, Method, Outcome},
    };
    use schemas::events::Role;

    const OPERATION: Operation = Operation::new(Method::Put, "/x", "Log", "put_x", "X")
        .takes_file("An X.")
        .gives_file(&["text/csv", "application/zip"], "The X.");

    fn nothing(_: &Call) -> Outcome {
        unreachable!("nobody calls it")
    }

    fn route(body: Body) -> Route {
        Route {
            method: Method::Put,
            path: "/x",
            access: Access::Role(Role::Administrator),
            query: &[],
            body,
            handler: Handler::Read(nothing),
        }
    }

    const TAKEN: FileBody = FileBody {
        media_types: &["application/zip", "text/xml", "application/json", FORM],
        bytes_max: 7,
    };

    #[test]
    fn a_file_is_described_by_its_row() {
        let body = of_request(&route(Body::File(TAKEN)), &OPERATION, &mut generator()).unwrap();
        assert_eq!(body["description"], "An X. At most 7 bytes.");
        let content = body["content"].as_object().unwrap();
        assert_eq!(content.len(), 4);
        assert_eq!(content["application/zip"], json!({}));
        assert_eq!(content["text/xml"], json!({"schema": {"type": "string"}}));
        assert_eq!(content[FORM]["schema"]["required"], json!(["file"]));

        let with_json = Operation {
            body: Some(|_| schemars::json_schema!({"type": "object"})),
            ..OPERATION
        };
        let body = of_request(&route(Body::File(TAKEN)), &with_json, &mut generator()).unwrap();
        assert_eq!(body["content"][JSON]["schema"], json!({"type": "object"}));
        let body = of_request(&route(Body::Json), &OPERATION, &mut generator());
        assert_eq!(body, None);
    }

    #[test]
    fn files_come_and_go_with_their_own_errors_and_types() {
        let (plain, stored) = (route(Body::File(TAKEN)), route(Body::StoredFile(TAKEN)));
        let has = |route: &Route, status: u16, code: Code| {
            let errors = errors::of(route, &OPERATION);
            errors
                .get(&status)
                .is_some_and(|codes| codes.contains(&code))
        };
        for route in [&plain, &stored] {
            assert!(has(route, 400, Code::MalformedBody));
            assert!(has(route, 415, Code::UnsupportedMediaType));
            assert!(has(route, 413, Code::BodyTooLarge));
        }
        assert!(!has(&plain, 429, Code::TooManyStreams));
        assert!(has(&stored, 429, Code::TooManyStreams));
        let answers = responses::of(&plain, &OPERATION, &json!({}), &mut generator());
        let content = answers["200"]["content"].as_object().unwrap();
        assert_eq!(content["text/csv"], json!({"schema": {"type": "string"}}));
        assert_eq!(content["application/zip"], json!({}));
    }
}
