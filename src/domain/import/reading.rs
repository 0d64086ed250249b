//! How a table is read: which of its columns are taken for what, what its own words mean, and in
//! which order its dates are written. Proposed from the headings, changed by a person, kept under
//! a name and proposed again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::heading::{flat, is_bare_number};
use super::{Answers, Habit, Habits, Look, Profile, Topic};
use crate::domain::value::Keyed;

/// How a table is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// For each heading the key of the column it is taken for; nothing when it is not taken. What
    /// the headings say themselves when there is none at all.
    #[serde(default)]
    pub columns: Vec<Option<String>>,
    /// By column and text what the text means: a code, or nothing for an empty answer.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// The key of the order of dates; day first when it is empty.
    #[serde(default)]
    pub habit: String,
    /// The line of its headings; the first row where it is not said. It is another in each table.
    #[serde(skip)]
    pub heading: Option<u64>,
}

/// An answer that is on no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The column it is taken for.
    pub column: String,
    /// As the table says it.
    pub text: String,
    /// Cells that say so.
    pub count: u64,
}

impl Reading {
    /// What the headings say by themselves; of two with one meaning the first. What only counts
    /// the rows is no number of a register.
    pub fn proposed(topic: Topic, look: &Look) -> Self {
        let mut columns: Vec<Option<String>> = Vec::with_capacity(look.headings.len());
        for (at, heading) in look.headings.iter().enumerate() {
            let meant = topic.meant(heading).map(str::to_owned);
            let meant = meant.filter(|_| !Self::only_counts(look, at));
            columns.push(meant.filter(|meant| !columns.contains(&Some(meant.clone()))));
        }
        let mut reading = Self { columns, heading: Some(look.heading), ..Self::default() };
        let habit = reading.habits(topic, look).decide();
        habit.key().clone_into(&mut reading.habit);
        reading
    }

    /// Whether a column is called a number and only counts the rows.
    pub fn only_counts(look: &Look, at: usize) -> bool {
        let bare = look.headings.get(at).is_some_and(|heading| is_bare_number(heading));
        bare && look.columns.get(at).is_some_and(Profile::is_running)
    }

    /// The same for another table with these headings.
    #[must_use]
    pub fn over(mut self, look: &Look) -> Self {
        self.heading = Some(look.heading);
        self.columns.resize(look.headings.len(), None);
        self
    }

    /// The heading that is taken for a column.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|held| held.as_deref() == Some(column))
    }

    /// Takes a heading for a column, or for none; no other is taken for it any more.
    pub fn take(&mut self, at: usize, column: Option<&str>) {
        if let Some(column) = column {
            for held in &mut self.columns {
                if held.as_deref() == Some(column) {
                    *held = None;
                }
            }
        }
        if let Some(slot) = self.columns.get_mut(at) {
            *slot = column.map(str::to_owned);
        }
    }

    /// In which order its dates are written.
    pub fn habit(&self) -> Habit {
        Habit::from_key(&self.habit).unwrap_or(Habit::Day)
    }

    /// How the dates of the columns that are taken for dates are written.
    pub fn habits(&self, topic: Topic, look: &Look) -> Habits {
        let taken = self.columns.iter().zip(&look.columns).filter_map(|(column, profile)| {
            let column = column.as_deref()?;
            (topic.answers(column) == Answers::Day).then_some(profile.habits)
        });
        taken.fold(Habits::default(), Habits::and)
    }

    /// What a text of a column was said to mean.
    pub fn meaning(&self, column: &str, text: &str) -> Option<&str> {
        self.values.get(column)?.get(&flat(text)).map(String::as_str)
    }

    /// Says what a text of a column means; nothing takes it back.
    pub fn mean(&mut self, column: &str, text: &str, code: Option<&str>) {
        let values = self.values.entry(column.to_owned()).or_default();
        match code {
            Some(code) => values.insert(flat(text), code.to_owned()),
            None => values.remove(&flat(text)),
        };
        if values.is_empty() {
            self.values.remove(column);
        }
    }

    /// The answers that are on no list, whether it was said what they mean or not; the most
    /// frequent of a column first.
    pub fn unread(&self, topic: Topic, look: &Look) -> Vec<Unread> {
        let mut all = Vec::new();
        for (column, profile) in self.columns.iter().zip(&look.columns) {
            let Some(column) = column else { continue };
            let answers = topic.answers(column);
            let mut seen: BTreeMap<String, Unread> = BTreeMap::new();
            for (text, count) in &profile.values {
                if answers.understand(text) {
                    continue;
                }
                let unread = Unread { column: column.clone(), text: text.clone(), count: 0 };
                seen.entry(flat(text)).or_insert(unread).count += count;
            }
            let mut seen: Vec<Unread> = seen.into_values().collect();
            seen.sort_by(|one, other| other.count.cmp(&one.count).then(one.text.cmp(&other.text)));
            all.extend(seen);
        }
        all
    }

    /// As it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what `to_json` wrote; `None` for what this program does not know.
    pub fn from_json(topic: Topic, text: &str) -> Option<Self> {
        let read: Self = serde_json::from_str(text).ok()?;
        let known = |column: &String| topic.columns().any(|known| known == column);
        read.columns.iter().flatten().all(known).then_some(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(headings: &[&str], rows: &[&[&str]]) -> Look {
        let mut columns = vec![Profile::default(); headings.len()];
        for row in rows {
            columns.iter_mut().zip(*row).for_each(|(column, cell)| column.see(cell));
        }
        let headings = headings.iter().map(|heading| (*heading).to_owned()).collect();
        Look { headings, columns, rows: rows.len() as u64, ..Look::default() }
    }

    #[test]
    fn headings_propose_columns_values_and_the_order_of_dates() {
        let look = look(
            &["Nom", "Prénom", "Sexe", "Arrivée", "Pays", "Couleur", "Patronyme"],
            &[
                &["Traoré", "Awa", "femme", "05/31/2024", "Algérie", "bleu", ""],
                &["Ba", "Ali", "gars.", "06/01/2024", "DZ-Alger", "vert", ""],
                &["Koné", "Sira", "Gars", "", "dz alger", "", ""],
            ],
        );
        let mut reading = Reading::proposed(Topic::Person, &look);
        let taken: Vec<Option<&str>> = reading.columns.iter().map(Option::as_deref).collect();
        let wanted =
            ["family_name", "given_name", "sex", "arrival_date", "country_return"].map(Some);
        assert_eq!(taken[..5], wanted);
        assert_eq!(taken[5..], [None, None], "no column twice");
        assert_eq!(reading.habit(), Habit::Month);
        let unread = reading.unread(Topic::Person, &look);
        let said: Vec<_> = unread.iter().map(|u| (u.column.as_str(), u.count)).collect();
        assert_eq!(said, [("sex", 2), ("country_return", 2)]);
        reading.mean("sex", "gars.", Some("M"));
        assert_eq!(reading.meaning("sex", "GARS"), Some("M"));
        reading.take(6, Some("family_name"));
        assert_eq!((reading.place("family_name"), &reading.columns[0]), (Some(6), &None));
        let kept = reading.to_json();
        let again = Reading::from_json(Topic::Person, &kept).map(|kept| kept.over(&look));
        assert_eq!(again, Some(reading.clone()));
        assert_eq!(Reading::from_json(Topic::Session, &kept), None);
        reading.mean("sex", "gars.", None);
        assert!(reading.values.is_empty());
    }

    #[test]
    fn a_mere_running_number_is_no_number_of_a_register() {
        let check = |heading: &str, cells: [&str; 3], wanted: Option<&str>| {
            let rows = cells.map(|cell| [cell, "Traoré"]);
            let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
            let reading = Reading::proposed(Topic::Person, &look(&[heading, "Nom"], &rows));
            assert_eq!(reading.columns[0].as_deref(), wanted, "{heading} {cells:?}");
        };
        check("N°", ["1", "2", "3"], None);
        check("No", ["1", "2", "3"], None);
        check("N°", ["BKO-12", "BKO-13", "BKO-19"], Some("record_id"));
        check("N°", ["48213", "48214", "51007"], Some("record_id"));
        // Who says so means it: our own tables among them.
        check("record_id", ["1", "2", "3"], Some("record_id"));
        check("Numéro d’enregistrement", ["1", "2", "3"], Some("record_id"));
    }
}
