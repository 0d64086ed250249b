//! What the office holds about a person, on paper for that person (`DOMAIN.md` 8.2): why it is
//! kept and until when, whom it was told to, what may be asked for, and then every record under
//! the words of its form. It shows what it is given and nothing more.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::slip::Sender;
use super::{Letter, LetterError, cleaned, words};
use crate::domain::date;
use crate::words::{Lang, tr_in};

/// What the paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPaper {
    /// Language of the paper, whichever the program speaks.
    pub lang: Lang,
    /// Day it is written.
    pub date: NaiveDate,
    /// Whose it is.
    pub name: String,
    /// The numbers of the cases.
    pub number: String,
    /// Who answers for it.
    pub from: Sender,
    /// Why it is kept: what the person agreed to.
    pub why: Vec<String>,
    /// The day on which it is decided whether to go on keeping it.
    pub until: Option<NaiveDate>,
    /// To whom something of it was told.
    pub told: Vec<Entry>,
    /// Everything else, part by part.
    pub parts: Vec<Part>,
    /// Whether more is held that is not printed here.
    pub more: bool,
}

/// What belongs together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// Its records.
    pub entries: Vec<Entry>,
}

/// One record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What sort of record it is; may be empty.
    pub sort: String,
    /// What it is.
    pub title: String,
    /// Its day; may be empty.
    pub day: String,
    /// Label and value of all that is answered.
    pub rows: Vec<(String, String)>,
    /// Whether a part of it is kept under seal and not printed.
    pub sealed: bool,
}

/// Words of the template.
const WORDS: &[&str] = &[
    "held-copy",
    "held-given-by",
    "held-intro",
    "held-more",
    "held-right-1",
    "held-right-2",
    "held-right-3",
    "held-right-4",
    "held-rights",
    "held-safe",
    "held-sealed",
    "held-title",
    "held-told",
    "held-told-nobody",
    "held-until",
    "held-why",
    "held-why-none",
    "person-signature",
    "person-signature-hint",
    "signature-line",
];

impl HeldPaper {
    /// Sets the paper.
    pub fn set(&self) -> Result<Letter, LetterError> {
        Letter::set("held.typ", &self.data(), self.date)
    }

    fn data(&self) -> Value {
        let say = |key: &str, given: &[(&str, &str)]| tr_in(self.lang, key, given);
        let until = match self.until {
            Some(day) => say("letter-held-until-day", &[("date", &date::show(day))]),
            None => say("letter-held-until-none", &[]),
        };
        let entries = |all: &[Entry]| all.iter().map(Entry::data).collect::<Vec<_>>();
        cleaned(json!({
            "lang": self.lang.key(),
            "words": words(self.lang, WORDS),
            "title": say("letter-held-file-title", &[("number", &self.number)]),
            "page": say("letter-page", &[("page", "{page}"), ("pages", "{pages}")]),
            "written": say("letter-written", &[("date", &date::show(self.date))]),
            "name": self.name,
            "number": self.number,
            "from": {
                "centre": self.from.centre,
                "worker": self.from.worker,
                "phone": self.from.phone,
            },
            "why": self.why,
            "until": until,
            "told": entries(&self.told),
            "parts": self.parts.iter().map(|part| json!({
                "title": part.title,
                "entries": entries(&part.entries),
            })).collect::<Vec<_>>(),
            "more": self.more,
        }))
    }
}

impl Entry {
    fn data(&self) -> Value {
        json!({
            "sort": self.sort,
            "title": self.title,
            "day": self.day,
            "rows": self.rows,
            "sealed": self.sealed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{even, pages};
    use super::*;

    fn paper(lang: Lang) -> HeldPaper {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 8, day).unwrap();
        let rows = |given: &[(&str, &str)]| {
            given.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
        };
        HeldPaper {
            lang,
            date: day(22),
            name: "TRAORÉ Awa".to_owned(),
            number: "BKO-26-A0417".to_owned(),
            from: Sender {
                centre: "Centre de transit de Bamako".to_owned(),
                worker: "Moussa Keïta".to_owned(),
                phone: "70 00 00 02".to_owned(),
            },
            why: vec!["Recevoir les services de gestion de cas".to_owned()],
            until: Some(day(30)),
            told: vec![Entry {
                title: "Croix-Rouge malienne".to_owned(),
                day: "03/08/2026".to_owned(),
                rows: rows(&[("Informations transmises", "Numéro du dossier, Besoin")]),
                ..Entry::default()
            }],
            parts: vec![Part {
                title: "Suivi".to_owned(),
                entries: vec![Entry {
                    sort: "Note".to_owned(),
                    title: "Appel".to_owned(),
                    day: "04/08/2026".to_owned(),
                    rows: rows(&[("Note", "A retrouvé son frère.\nVeut rentrer à Kayes.")]),
                    sealed: true,
                }],
            }],
            more: true,
        }
    }

    #[test]
    fn the_paper_says_all_it_was_given_in_both_languages() {
        for lang in Lang::ALL {
            let paper = paper(lang);
            let text = pages(&paper.set().unwrap()).join(" ");
            let mut said = vec![
                paper.name.clone(),
                paper.number.clone(),
                paper.from.worker.clone(),
                paper.from.phone.clone(),
                "30/08/2026".to_owned(),
            ];
            said.extend(paper.why.clone());
            for entry in paper.told.iter().chain(paper.parts.iter().flat_map(|p| &p.entries)) {
                said.extend([entry.title.clone(), entry.day.clone()]);
                said.extend(entry.rows.iter().flat_map(|(label, value)| [label, value]).cloned());
            }
            said.extend(
                ["held-sealed", "held-more", "held-right-4"]
                    .map(|key| tr_in(lang, &format!("letter-{key}"), &[])),
            );
            for part in said {
                assert!(text.contains(&even(&part)), "{part}: {text}");
            }
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_not_there() {
        let mut paper = paper(Lang::Fr);
        (paper.more, paper.until) = (false, None);
        paper.parts.clear();
        paper.told.clear();
        paper.why.clear();
        let text = pages(&paper.set().unwrap()).join(" ");
        for key in ["held-more", "held-sealed"] {
            let words = even(&tr_in(Lang::Fr, &format!("letter-{key}"), &[]));
            assert!(!text.contains(&words), "{words}");
        }
        for key in ["held-told-nobody", "held-why-none", "held-until-none"] {
            let words = even(&tr_in(Lang::Fr, &format!("letter-{key}"), &[]));
            assert!(text.contains(&words), "{words}: {text}");
        }
    }
}
