//! A table as a file that table programs open: no cell of it is run as a formula.

use std::borrow::Cow;

/// Would a table program run it, but for spaces and apostrophes before it? Full-width signs count
/// as well.
pub fn is_risky(text: &str) -> bool {
    let start = text.trim_start_matches(['\'', ' ', '\u{a0}', '\u{202f}', '\n', '\u{feff}']);
    start.starts_with(['=', '+', '-', '@', '\t', '\r', '|', '＝', '＋', '－', '＠', '−'])
}

/// The text as it is written in a cell: no table program runs it.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A table as CSV in UTF-8, marked so that table programs read its accents.
pub fn csv(heading: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let all = std::iter::once(heading).chain(rows.iter().map(Vec::as_slice));
    for row in all {
        // Writing to memory does not fail; a row of another length is part of the table.
        let _ = table.write_record(row.iter().map(|cell| guarded(cell).into_owned()));
    }
    table.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_its_accents_and_runs_nothing() {
        let text = |text: &str| text.to_owned();
        let made = csv(&[text("Nom"), text("Téléphone")], &[vec![text("=1+1"), text("+223, 76")]]);
        let made = String::from_utf8(made).unwrap();
        assert_eq!(made, "\u{feff}Nom,Téléphone\n'=1+1,\"'+223, 76\"\n");
    }
}
