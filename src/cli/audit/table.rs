//! JSON for people: the fields of an object as lines, in their order.
//!
//! Guarantees that nothing in a value can steer the terminal. Does not know what the fields mean.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::cli::output::harmless;

/// An object's fields in the order in which they are written.
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = object.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// The fields of an object in JSON as lines `name: value`, those of objects in it as `outer.name`.
/// Fields that are lists are left out: they are shown as tables.
pub(super) fn lines(object: &str) -> serde_json::Result<Vec<String>> {
    let mut rows = Vec::new();
    collect("", object, &mut rows)?;
    let width = rows.iter().map(|(name, _)| name.chars().count()).max();
    let width = width.unwrap_or(0) + 1;
    let line = |(name, value): (String, String)| format!("{:<width$} {value}", name + ":");
    Ok(rows.into_iter().map(line).collect())
}

fn collect(prefix: &str, object: &str, rows: &mut Vec<(String, String)>) -> serde_json::Result<()> {
    let Fields(fields) = serde_json::from_str(object)?;
    for (name, value) in fields {
        let name = format!("{prefix}{}", harmless(&name));
        match value.get().as_bytes().first() {
            Some(b'{') => collect(&format!("{name}."), value.get(), rows)?,
            Some(b'[') => {}
            Some(b'"') => rows.push((
                name,
                harmless(&serde_json::from_str::<String>(value.get())?),
            )),
            Some(_) | None => rows.push((name, value.get().to_owned())),
        }
    }
    Ok(())
}

/// Rows below their headings, each column as wide as it needs.
pub(super) fn columns(headings: &[&str], rows: &[Vec<String>]) -> Vec<String> {
    let heading: Vec<String> = headings.iter().map(|&text| text.to_owned()).collect();
    let all = || std::iter::once(&heading).chain(rows);
    let widths: Vec<usize> = (0..headings.len())
        .map(|column| {
            all()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let cells: Vec<_> = cells
            .map(|(cell, &width)| format!("{cell:<width$}"))
            .collect();
        cells.join("  ").trim_end().to_owned()
    };
    all().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_order_and_cannot_steer() {
        let object = r#"{"zeta":1,"alpha":{"x":"a\nb","y":null},"list":[{"a":1}],"end":true}"#;
        assert_eq!(
            lines(object).unwrap(),
            [
                "zeta:    1",
                "alpha.x: a\\nb",
                "alpha.y: null",
                "end:     true"
            ]
        );
        assert!(lines("[]").is_err());
    }

    #[test]
    fn columns_are_as_wide_as_they_need() {
        let rows = [
            vec!["a".to_owned(), "long".to_owned()],
            vec!["bcd".to_owned(), String::new()],
        ];
        assert_eq!(
            columns(&["N", "TEXT"], &rows),
            ["N    TEXT", "a    long", "bcd"]
        );
    }
}
