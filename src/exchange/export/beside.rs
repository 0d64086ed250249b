//! What goes out beside the tables: what the export is, what its columns mean, and what was taken
//! out or made coarser so that nobody is known by it.

use super::made::Shown;
use super::out::Out;
use super::{Ask, Writer};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::export::{Privacy, Treatment};
use crate::domain::value::Keyed as _;
use crate::exchange::ExchangeError;
use crate::words::tr;

/// Longer lists are named, not written out.
const WRITTEN_OUT: usize = 40;

/// Writes all of it.
pub(super) fn write(
    writer: &mut Writer,
    out: &mut Out<'_>,
    ask: &Ask<'_>,
) -> Result<(), ExchangeError> {
    about(writer, out, ask)?;
    definitions(writer, out, ask)?;
    if ask.spec.privacy == Privacy::Pseudonymised {
        removed(writer, out, ask)?;
    }
    Ok(())
}

fn table(
    writer: &mut Writer,
    out: &mut Out<'_>,
    key: &str,
    headings: &[&str],
    rows: &[Vec<String>],
) -> Result<(), ExchangeError> {
    let label = tr(&format!("export-sheet-{key}"));
    let headings: Vec<String> = match writer {
        Writer::Json(_) => headings.iter().map(|key| (*key).to_owned()).collect(),
        _ => headings.iter().map(|key| tr(&format!("export-head-{key}"))).collect(),
    };
    writer.begin_named(out, key, &label, &headings)?;
    for row in rows {
        let cells: Vec<Shown<'_>> = row.iter().map(|text| Shown::Text(text)).collect();
        writer.row(out, &cells)?;
    }
    writer.end(out)
}

fn about(writer: &mut Writer, out: &mut Out<'_>, ask: &Ask<'_>) -> Result<(), ExchangeError> {
    let spec = ask.spec;
    let privacy = spec.privacy.key();
    let mut rows = vec![
        vec![tr("export-made-on"), date::show(ask.today)],
        vec![tr("export-privacy"), tr(&format!("export-privacy-{privacy}"))],
        vec![tr("export-receiver"), spec.receiver.clone()],
        vec![tr("export-purpose"), spec.purpose.clone()],
        vec![tr("export-restricted"), tr("export-restricted-never")],
    ];
    if spec.privacy == Privacy::Pseudonymised {
        rows.push(vec![tr("export-care"), tr("export-still-personal")]);
    }
    table(writer, out, "about", &["what", "said"], &rows)
}

fn definitions(writer: &mut Writer, out: &mut Out<'_>, ask: &Ask<'_>) -> Result<(), ExchangeError> {
    let mut rows = Vec::new();
    for (sheet, columns) in ask.spec.sheets() {
        for column in columns {
            let answers = column.list().map(|list| {
                let all = choice::list(list);
                if all.len() > WRITTEN_OUT {
                    return list.to_owned();
                }
                let one = |choice: &choice::Choice| format!("{} = {}", choice.code, choice.label());
                all.iter().map(one).collect::<Vec<_>>().join("; ")
            });
            rows.push(vec![
                sheet.label(),
                ask.spec.heading(column),
                column.label(),
                column.sort(),
                answers.unwrap_or_default(),
            ]);
        }
    }
    let headings = ["table", "column", "label", "sort", "answers"];
    table(writer, out, "definitions", &headings, &rows)
}

fn removed(writer: &mut Writer, out: &mut Out<'_>, ask: &Ask<'_>) -> Result<(), ExchangeError> {
    let mut rows = Vec::new();
    for column in &ask.spec.columns {
        let treatment = column.treatment();
        if treatment != Treatment::Kept {
            let done = tr(&format!("export-done-{}", treatment.key()));
            rows.push(vec![column.sheet.label(), column.heading.clone(), column.label(), done]);
        }
    }
    table(writer, out, "removed", &["table", "column", "label", "done"], &rows)
}
