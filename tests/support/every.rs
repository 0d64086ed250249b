//! One record of every kind with every field filled, as rows: for tests of what must hold for
//! all that the office keeps.

use std::collections::BTreeMap;

use segin::domain::choice;
use segin::domain::fact::Shape;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::value::{self, Keyed, Row, Value};
use segin::store::{StoreError, Writer, new_id};

/// One record of every kind; texts say `word`, links name the others.
pub(crate) fn rows(word: &str) -> Vec<(Kind, Id, Row)> {
    let ids: BTreeMap<Kind, Id> = Kind::ALL.iter().map(|kind| (*kind, new_id().unwrap())).collect();
    let row = |kind: Kind| {
        let mut row = Row::new();
        for field in kind.fields() {
            let text = match field.shape {
                Shape::Line | Shape::Prose => format!("{word} {}", field.key),
                Shape::Count | Shape::Amount => {
                    value::put(&mut row, field.key, Value::Int(7));
                    continue;
                }
                Shape::Tick => {
                    value::put(&mut row, field.key, Value::Int(1));
                    continue;
                }
                Shape::Decimal => "7.5".to_owned(),
                Shape::Day => "2026-05-03".to_owned(),
                Shape::PartialDay => "2001-04".to_owned(),
                Shape::Time => "09:40".to_owned(),
                Shape::Choice(list) | Shape::Choices(list) => {
                    choice::list(list).first().map(|c| c.code.clone()).unwrap_or_default()
                }
                Shape::State(_, keys) => keys[0].to_owned(),
                Shape::Phone => "+22370000007".to_owned(),
                Shape::Place => "Zinziguiri".to_owned(),
                Shape::Link(to) => ids[&to].to_string(),
            };
            value::put(&mut row, field.key, Value::Text(text));
        }
        row
    };
    Kind::ALL.iter().map(|kind| (*kind, ids[kind], row(*kind))).collect()
}

/// Writes all of them, and a file's content.
pub(crate) fn write(w: &mut Writer<'_>, rows: Vec<(Kind, Id, Row)>) -> Result<(), StoreError> {
    for (kind, id, mut row) in rows {
        if kind.field("content").is_some() {
            let text = value::text_of(&row, "title").to_owned();
            let hash = w.put_content(text.as_bytes())?;
            value::put(&mut row, "content", Value::Text(hash));
        }
        w.put_row(kind, id, row)?;
    }
    Ok(())
}
