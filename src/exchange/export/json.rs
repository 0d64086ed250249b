//! One object: what it is, and a list of objects per table, by the keys of the columns.

use std::io::Write as _;

use super::made::Shown;
use super::out::Out;
use super::{Ask, Table};
use crate::domain::value::Keyed as _;
use crate::exchange::ExchangeError;

/// Writes the object.
pub(super) struct Object {
    stem: String,
    table: String,
    keys: Vec<Vec<u8>>,
    tables: usize,
    rows: usize,
}

impl Object {
    pub(super) fn new(stem: &str) -> Self {
        let (table, keys) = (String::new(), Vec::new());
        Self { stem: stem.to_owned(), table, keys, tables: 0, rows: 0 }
    }

    pub(super) fn open(&mut self, out: &mut Out<'_>, ask: &Ask<'_>) -> Result<(), ExchangeError> {
        out.part(format!("{}.json", self.stem))?;
        let head = serde_json::json!({
            "format": "segin-export/1",
            "made_on": ask.today.to_string(),
            "privacy": ask.spec.privacy.key(),
        });
        let head = head.to_string();
        out.bytes.extend_from_slice(head.strip_suffix('}').unwrap_or(&head).as_bytes());
        out.bytes.extend_from_slice(b",\"tables\":{");
        Ok(())
    }

    pub(super) fn name(&mut self, key: &str) {
        key.clone_into(&mut self.table);
    }

    pub(super) fn close(out: &mut Out<'_>) {
        out.bytes.extend_from_slice(b"\n}}\n");
    }
}

impl Table for Object {
    fn begin(&mut self, out: &mut Out<'_>, heading: &[String]) -> Result<(), ExchangeError> {
        let comma = if self.tables > 0 { "," } else { "" };
        (self.tables, self.rows) = (self.tables + 1, 0);
        let name = quoted(&self.table);
        let _ = write!(out.bytes, "{comma}\n{name}:[");
        self.keys = heading.iter().map(|key| format!("{}:", quoted(key)).into_bytes()).collect();
        Ok(())
    }

    fn row(&mut self, out: &mut Out<'_>, cells: &[Shown<'_>]) -> Result<(), ExchangeError> {
        let bytes = &mut out.bytes;
        bytes.extend_from_slice(if self.rows > 0 { b",\n{" } else { b"\n{" });
        self.rows += 1;
        let mut first = true;
        for (key, cell) in self.keys.iter().zip(cells) {
            if *cell == Shown::Nothing {
                continue;
            }
            if !std::mem::take(&mut first) {
                bytes.push(b',');
            }
            bytes.extend_from_slice(key);
            match cell {
                Shown::Nothing => {}
                Shown::Int(number) => {
                    let _ = write!(bytes, "{number}");
                }
                Shown::Decimal(number) => bytes.extend_from_slice(number.as_bytes()),
                Shown::Text(text) | Shown::Day(text) => {
                    // Writing to memory does not fail.
                    let _ = serde_json::to_writer(&mut *bytes, text);
                }
            }
        }
        bytes.push(b'}');
        out.flow()
    }

    fn end(&mut self, out: &mut Out<'_>) -> Result<(), ExchangeError> {
        out.bytes.extend_from_slice(b"\n]");
        Ok(())
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
