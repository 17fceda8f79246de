//! What the document says of one route beside what the route table knows: built in one expression,
//! by constant functions, so that the descriptions are tables.
//!
//! Guarantee: pure data. Deliberately not here: what follows from the row itself (its role, who is
//! refused, which errors every write can have), which `errors` and `document` add.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::http::{problem::Code, routes::Method};

/// Gives the schema of something, registering what it refers to.
pub(super) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// Roles by value of a field, and the name under which the document has them.
pub(super) type Roles = (&'static str, fn() -> Value);

/// The schema of a type, as a reference where the type has a name.
pub(super) fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// One parameter of a path or a query.
#[derive(Clone, Copy)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) schema: SchemaOf,
    /// Whether it may be given more than once, each value an alternative.
    pub(super) is_repeatable: bool,
    /// A value that readers can try.
    pub(super) example: Option<&'static str>,
}

impl Parameter {
    /// A parameter that is given once at most.
    pub(super) const fn one(
        name: &'static str,
        schema: SchemaOf,
        description: &'static str,
    ) -> Self {
        Self {
            name,
            description,
            schema,
            is_repeatable: false,
            example: None,
        }
    }

    /// A parameter that may be repeated.
    pub(super) const fn many(
        name: &'static str,
        schema: SchemaOf,
        description: &'static str,
    ) -> Self {
        Self {
            is_repeatable: true,
            ..Self::one(name, schema, description)
        }
    }

    /// The same parameter with a value to try.
    pub(super) const fn example(self, example: &'static str) -> Self {
        Self {
            example: Some(example),
            ..self
        }
    }
}

/// What a successful answer holds.
#[derive(Clone, Copy)]
pub(super) enum Content {
    /// Nothing.
    Empty,
    /// JSON.
    Json(SchemaOf),
    /// A text of this media type.
    Text(&'static str),
    /// JSON, or a plain text for whoever accepts that rather.
    JsonOrText(SchemaOf),
    /// A text of this media type, or JSON for whoever accepts that rather.
    TextOrJson(&'static str, SchemaOf),
    /// Bytes that are no text.
    Bytes,
    /// A file of one of these media types.
    File(&'static [&'static str]),
}

/// One route, described.
#[derive(Clone, Copy)]
pub(super) struct Operation {
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) tag: &'static str,
    /// What client generators call it; unique.
    pub(super) id: &'static str,
    pub(super) summary: &'static str,
    pub(super) description: &'static str,
    pub(super) path_parameters: &'static [Parameter],
    pub(super) query: &'static [Parameter],
    /// The headers that it heeds, `Idempotency-Key` aside.
    pub(super) headers: &'static [Parameter],
    /// The body that it takes, if it takes one.
    pub(super) body: Option<SchemaOf>,
    /// Whether it must be there.
    pub(super) needs_body: bool,
    /// What the file is that it takes, where its row says that it takes one; otherwise empty.
    pub(super) file: &'static str,
    /// A body that readers can try, as JSON.
    pub(super) body_example: Option<&'static str>,
    /// The same file, where it is a text that can be shown.
    pub(super) file_example: Option<&'static str>,
    pub(super) status: u16,
    pub(super) outcome: &'static str,
    /// Another status with which it answers the same, and when.
    pub(super) other: Option<(u16, &'static str)>,
    pub(super) content: Content,
    /// What it can answer beside what its row implies, with the code's usual status.
    pub(super) codes: &'static [Code],
    /// The roles that values of a field of the body need beside the row's.
    pub(super) roles: Option<Roles>,
    /// The same as `codes` with 422, because a field of the request names what is not there.
    pub(super) field_codes: &'static [Code],
}

impl Operation {
    /// A route that answers 204 and nothing else of its own.
    pub(super) const fn new(
        method: Method,
        path: &'static str,
        tag: &'static str,
        id: &'static str,
        summary: &'static str,
    ) -> Self {
        Self {
            method,
            path,
            tag,
            id,
            summary,
            description: "",
            path_parameters: &[],
            query: &[],
            headers: &[],
            body: None,
            needs_body: true,
            file: "",
            body_example: None,
            file_example: None,
            status: 204,
            outcome: "Done.",
            other: None,
            content: Content::Empty,
            codes: &[],
            roles: None,
            field_codes: &[],
        }
    }

    /// More than the summary says.
    pub(super) const fn about(self, description: &'static str) -> Self {
        Self {
            description,
            ..self
        }
    }

    /// The parameters of its path.
    pub(super) const fn at(self, path_parameters: &'static [Parameter]) -> Self {
        Self {
            path_parameters,
            ..self
        }
    }

    /// The parameters of its query, `min_position` aside.
    pub(super) const fn query(self, query: &'static [Parameter]) -> Self {
        Self { query, ..self }
    }

    /// The headers that it heeds, `Idempotency-Key` aside.
    pub(super) const fn heeds(self, headers: &'static [Parameter]) -> Self {
        Self { headers, ..self }
    }

    /// The body that it takes.
    pub(super) const fn takes(self, body: SchemaOf) -> Self {
        Self {
            body: Some(body),
            ..self
        }
    }

    /// The body that it takes where there is one.
    pub(super) const fn takes_perhaps(self, body: SchemaOf) -> Self {
        Self {
            needs_body: false,
            ..self.takes(body)
        }
    }

    /// The file that it takes; which kinds, and how large, is in its row.
    pub(super) const fn takes_file(self, file: &'static str) -> Self {
        Self { file, ..self }
    }

    /// Such a file, which is a text.
    pub(super) const fn file_example(self, example: &'static str) -> Self {
        Self {
            file_example: Some(example),
            ..self
        }
    }

    /// Such a body, as JSON.
    pub(super) const fn example(self, example: &'static str) -> Self {
        Self {
            body_example: Some(example),
            ..self
        }
    }

    /// It answers JSON with this status.
    pub(super) const fn gives<T: JsonSchema>(self, status: u16, outcome: &'static str) -> Self {
        Self {
            status,
            outcome,
            content: Content::Json(of::<T>),
            ..self
        }
    }

    /// It answers the same with another status, too.
    pub(super) const fn or_gives(self, status: u16, outcome: &'static str) -> Self {
        Self {
            other: Some((status, outcome)),
            ..self
        }
    }

    /// It answers JSON of this schema with this status.
    pub(super) const fn gives_schema(
        self,
        status: u16,
        schema: SchemaOf,
        outcome: &'static str,
    ) -> Self {
        Self {
            status,
            outcome,
            content: Content::Json(schema),
            ..self
        }
    }

    /// It answers a text with status 200, or JSON for whoever accepts that rather.
    pub(super) const fn gives_text_or<T: JsonSchema>(
        self,
        media_type: &'static str,
        outcome: &'static str,
    ) -> Self {
        Self {
            status: 200,
            outcome,
            content: Content::TextOrJson(media_type, of::<T>),
            ..self
        }
    }

    /// It answers a text with status 200.
    pub(super) const fn gives_text(self, media_type: &'static str, outcome: &'static str) -> Self {
        Self {
            status: 200,
            outcome,
            content: Content::Text(media_type),
            ..self
        }
    }

    /// It answers JSON with status 200, or a plain text for whoever accepts that rather.
    pub(super) const fn gives_or_text<T: JsonSchema>(self, outcome: &'static str) -> Self {
        Self {
            status: 200,
            outcome,
            content: Content::JsonOrText(of::<T>),
            ..self
        }
    }

    /// It answers bytes with status 200.
    pub(super) const fn gives_bytes(self, outcome: &'static str) -> Self {
        Self {
            status: 200,
            outcome,
            content: Content::Bytes,
            ..self
        }
    }

    /// It answers a file of one of these media types, with status 200.
    pub(super) const fn gives_file(
        self,
        media_types: &'static [&'static str],
        outcome: &'static str,
    ) -> Self {
        Self {
            status: 200,
            outcome,
            content: Content::File(media_types),
            ..self
        }
    }

    /// It answers nothing, with status 204.
    pub(super) const fn gives_nothing(self, outcome: &'static str) -> Self {
        Self { outcome, ..self }
    }

    /// It can refuse with these codes.
    pub(super) const fn refuses(self, codes: &'static [Code]) -> Self {
        Self { codes, ..self }
    }

    /// What is in the body decides who may: told under this name.
    pub(super) const fn needs_roles(self, name: &'static str, roles: fn() -> Value) -> Self {
        Self {
            roles: Some((name, roles)),
            ..self
        }
    }

    /// It can refuse a field with these codes and 422.
    pub(super) const fn refuses_fields(self, field_codes: &'static [Code]) -> Self {
        Self {
            field_codes,
            ..self
        }
    }
}
