//! Places and choices as a table names them, each looked up once. What is on no
//! list is kept as it was told; a label that would lead elsewhere goes out as its code.

use std::collections::HashMap;

use super::Column;
use crate::domain::choice;
use crate::domain::import::Reading;
use crate::domain::place;
use crate::domain::value::Keyed as _;

/// Names looked up so far are forgotten beyond this many: a hostile table has no end of them.
const MOST: usize = 20_000;

/// What was looked up so far.
#[derive(Default)]
pub(in crate::exchange) struct Names {
    /// What was said of the words of the table.
    reading: Option<Reading>,
    read: HashMap<(Column, String, String), Named>,
    shown: HashMap<(Column, String, String), String>,
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The code; the name as told when it is on no list.
    pub(super) code: String,
    /// Whether it is on a list.
    pub(super) listed: bool,
}

impl Names {
    /// Names as they stand, but for those of which it was said what they mean.
    pub(super) fn new(reading: Option<Reading>) -> Self {
        Self { reading, ..Self::default() }
    }

    /// What was said of a text of a column.
    pub(super) fn meaning(&self, column: Column, text: &str) -> Option<&str> {
        self.reading.as_ref()?.meaning(column.key(), text).filter(|_| !text.is_empty())
    }

    /// What a cell means. `within` is the region of a cercle, else empty.
    pub(super) fn read(&mut self, column: Column, text: &str, within: &str) -> Named {
        if text.is_empty() {
            return Named { code: String::new(), listed: true };
        }
        let key = (column, text.to_owned(), within.to_owned());
        if let Some(named) = self.read.get(&key) {
            return named.clone();
        }
        let said = self.reading.as_ref().and_then(|said| said.meaning(column.key(), text));
        let named = match said {
            Some(code) => Named { code: code.to_owned(), listed: true },
            None => look_up(column, text, within),
        };
        if self.read.len() < MOST {
            self.read.insert(key, named.clone());
        }
        named
    }

    /// How a code is written, so that it is read back as the same.
    pub(in crate::exchange) fn show(&mut self, column: Column, code: &str, within: &str) -> String {
        if code.is_empty() {
            return String::new();
        }
        let key = (column, code.to_owned(), within.to_owned());
        if let Some(shown) = self.shown.get(&key) {
            return shown.clone();
        }
        let label = match column.list() {
            _ if column == Column::Sex => code.to_owned(),
            Some(list) => choice::label(list, code),
            None => place::label(code),
        };
        let same = look_up(column, label.trim(), within).code == code;
        let shown = if same { label } else { code.to_owned() };
        if self.shown.len() < MOST {
            self.shown.insert(key, shown.clone());
        }
        shown
    }
}

fn look_up(column: Column, text: &str, within: &str) -> Named {
    let code = match column {
        _ if column.list().is_some() => {
            column.list().and_then(|list| choice::find(list, text)).map(str::to_owned)
        }
        // A code says what it is.
        _ if place::get(text).is_some() => Some(text.to_owned()),
        Column::RegionOrigin => place::find_region(text),
        Column::CercleOrigin => {
            let region = place::get(within).map(|_| within);
            place::find_cercle(text, region).or_else(|| place::find_cercle(text, None))
        }
        _ => place::find(text),
    };
    let listed = code.is_some();
    Named { code: code.unwrap_or_else(|| text.to_owned()), listed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back_from_how_it_is_written() {
        let mut names = Names::default();
        let mut codes = 0;
        for column in [
            Column::HouseholdRole,
            Column::Sex,
            Column::CountryReturn,
            Column::Route,
            Column::ReturnType,
            Column::DocType,
        ] {
            for choice in choice::list(column.list().unwrap()) {
                let shown = names.show(column, &choice.code, "");
                assert_eq!(names.read(column, &shown, "").code, choice.code);
                codes += 1;
            }
        }
        for region in place::regions() {
            let shown = names.show(Column::RegionOrigin, &region, "");
            assert_eq!(names.read(Column::RegionOrigin, &shown, "").code, region);
            for cercle in place::cercles(&region) {
                for within in [region.as_str(), "", "as told"] {
                    let shown = names.show(Column::CercleOrigin, &cercle, within);
                    assert_eq!(names.read(Column::CercleOrigin, &shown, within).code, cercle);
                    codes += 1;
                }
            }
        }
        for point in choice::list("transit_point") {
            let shown = names.show(Column::TransitPoint, &point.code, "");
            assert_eq!(names.read(Column::TransitPoint, &shown, "").code, point.code);
            codes += 1;
        }
        println!("{codes} codes written and read back");
        let told = names.read(Column::TransitPoint, "Chez Baba, Sévaré", "");
        assert_eq!(told, Named { code: "Chez Baba, Sévaré".into(), listed: false });
    }
}
