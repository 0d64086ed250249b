//! The made-up names, places, convoys and sentences of the demo, from
//! `assets/demo`. Nobody real is meant.

use std::collections::BTreeMap;

use super::chance::Chance;

/// A line of a table, by heading.
#[derive(Debug, Clone, Default)]
pub(super) struct Line(BTreeMap<String, String>);

impl Line {
    /// The cell under a heading; empty when there is none.
    pub(super) fn get(&self, heading: &str) -> &str {
        self.0.get(heading).map(String::as_str).unwrap_or_default()
    }

    /// The cell as text of one's own.
    pub(super) fn text(&self, heading: &str) -> String {
        self.get(heading).to_owned()
    }

    /// The cell as a number; 0 when it is none.
    pub(super) fn number(&self, heading: &str) -> i64 {
        self.get(heading).parse().unwrap_or_default()
    }

    /// How often it is picked.
    pub(super) fn weight(&self) -> i64 {
        self.number("weight")
    }
}

/// Every table of the demo.
pub(super) struct Lists {
    pub(super) centre: Vec<Line>,
    pub(super) collective: Vec<Line>,
    pub(super) convoy: Vec<Line>,
    pub(super) family: Vec<Line>,
    pub(super) given: Vec<Line>,
    pub(super) home: Vec<Line>,
    pub(super) journey: Vec<Line>,
    pub(super) offer: Vec<Line>,
    pub(super) project: Vec<Line>,
    pub(super) referral: Vec<Line>,
    pub(super) user: Vec<Line>,
    text: BTreeMap<String, Vec<String>>,
}

macro_rules! table {
    ($name:literal) => {
        read(include_str!(concat!("../../../assets/demo/", $name, ".csv")))
    };
}

impl Lists {
    /// Reads them all.
    pub(super) fn read() -> Self {
        let mut text: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in table!("text") {
            text.entry(line.text("about")).or_default().push(line.text("text"));
        }
        Self {
            centre: table!("centre"),
            collective: table!("collective"),
            convoy: table!("convoy"),
            family: table!("family"),
            given: table!("given"),
            home: table!("home"),
            journey: table!("journey"),
            offer: table!("offer"),
            project: table!("project"),
            referral: table!("referral"),
            user: table!("user"),
            text,
        }
    }

    /// A sentence about something; empty when there is none.
    pub(super) fn say(&self, chance: &mut Chance, about: &str) -> String {
        self.text.get(about).map(|all| chance.pick(all)).unwrap_or_default()
    }

    /// The first sentence about something.
    pub(super) fn first(&self, about: &str) -> &str {
        self.text.get(about).and_then(|all| all.first()).map(String::as_str).unwrap_or_default()
    }

    /// A family name of a people.
    pub(super) fn family_name(&self, chance: &mut Chance, people: &str) -> String {
        let fit: Vec<&str> = self
            .family
            .iter()
            .filter(|l| l.get("people") == people)
            .map(|l| l.get("name"))
            .collect();
        chance.pick(&fit).to_owned()
    }

    /// A given name: mostly one that everybody uses, sometimes one of the people.
    pub(super) fn given_name(&self, chance: &mut Chance, people: &str, sex: &str) -> String {
        let own = chance.percent(45);
        let fits =
            |line: &&Line, wanted: &str| line.get("sex") == sex && line.get("people") == wanted;
        let named = |wanted: &str| -> Vec<&str> {
            self.given.iter().filter(|l| fits(l, wanted)).map(|l| l.get("name")).collect()
        };
        let mut fit = named(if own { people } else { "" });
        if fit.is_empty() {
            fit = named("");
        }
        chance.pick(&fit).to_owned()
    }
}

fn read(table: &str) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table.as_bytes());
    let headings: Vec<String> =
        reader.headers().map(|row| row.iter().map(str::to_owned).collect()).unwrap_or_default();
    reader
        .records()
        .flatten()
        .map(|row| Line(headings.iter().cloned().zip(row.iter().map(str::to_owned)).collect()))
        .collect()
}
