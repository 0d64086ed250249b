//! What an agency would read about a person, ticked field by ticked field: the same for the
//! preview of the form and for the slip. What this reader may not open is left out.

use chrono::NaiveDate;

use crate::domain::fact::{Record as _, Shape};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::referral::Referral;
use crate::domain::value::{self, Keyed as _, Row};
use crate::domain::{choice, date, place, vulnerability};
use crate::store::case::{CaseFile, Office};
use crate::words::{self, Lang, tr_in};

/// From what and for whom it is told.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The person, the case and all that hangs on them, as this reader may open it.
    pub file: &'a CaseFile,
    /// The names of the office.
    pub office: &'a Office,
    /// The day.
    pub today: NaiveDate,
    /// The language it is told in.
    pub lang: Lang,
}

/// The label of a code in a language, whichever the program speaks.
pub fn label_in(lang: Lang, list: &str, code: &str) -> String {
    match choice::of(list, code) {
        Some(choice) if lang == Lang::Fr => choice.fr.clone(),
        Some(choice) => choice.en.clone(),
        None => code.to_owned(),
    }
}

impl Teller<'_> {
    /// The ticked fields that have something to tell, in the order of the list.
    pub fn told(&self, referral: &Referral) -> Vec<(&'static str, String)> {
        choice::list("disclosed_field")
            .iter()
            .filter(|field| referral.disclosed.contains(&field.code))
            .map(|field| (field.code.as_str(), self.value(&field.code, referral)))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    /// What a field is called.
    pub fn label(&self, code: &str) -> String {
        label_in(self.lang, "disclosed_field", code)
    }

    fn value(&self, code: &str, referral: &Referral) -> String {
        let person = Person::from_row(&self.file.person.row);
        match code {
            "code" => value::text_of(self.file.case_row(), "number").to_owned(),
            "contact" => {
                let (worker, centre, phone) = self.sender();
                join([worker, centre, phone], ", ")
            }
            // The service asked for, never the name of the vulnerability.
            "need" => label_in(self.lang, "referral_service", &referral.service),
            "urgency" => referral.urgency.map_or_else(String::new, |urgency| {
                label_in(self.lang, "referral_urgency", urgency.key())
            }),
            "name" => person.full_name(),
            "birth" => self.birth(&person),
            "sex" => {
                person.sex.map_or_else(String::new, |sex| label_in(self.lang, "sex", sex.key()))
            }
            "nationality" => self.labels("country", &person.nationality),
            "language" => self.labels("language", &person.language),
            "phone" => self.phones(),
            "address" => self.address(&person),
            "family" => self.family(&person),
            "caregiver" => referral.caregiver.trim().to_owned(),
            "journey" => self.journey(),
            "health" => self.health(),
            "documents" => self.documents(),
            "service" => self.services(referral),
            _ => String::new(),
        }
    }

    /// Who refers: the worker of the case, the centre, its telephone.
    pub fn sender(&self) -> (String, String, String) {
        let case = self.file.case_row();
        let name = |key: &str| {
            let id = value::id_of(case, key);
            id.map(|id| self.office.name(id).to_owned()).unwrap_or_default()
        };
        let centre = value::id_of(case, "centre_id");
        let held = self.office.centres.iter().find(|held| Some(held.id) == centre);
        let phone = held.map(|held| value::text_of(&held.row, "phone").to_owned());
        (name("worker_id"), name("centre_id"), phone.unwrap_or_default())
    }

    fn labels(&self, list: &str, codes: &[String]) -> String {
        join(codes.iter().map(|code| label_in(self.lang, list, code)), ", ")
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = (Id, &Row)> {
        self.file.of(kind).iter().map(|held| (held.id, &held.row))
    }

    fn birth(&self, person: &Person) -> String {
        if let Some(day) = person.birth_on.and_then(date::PartialDate::exact) {
            let day = date::show(day);
            let key = "referral-told-birth-about";
            return if person.birth_about { tr_in(self.lang, key, &[("day", &day)]) } else { day };
        }
        let Some(age) = person.age_on(self.today) else { return String::new() };
        let years = u16::midpoint(age.min, age.max).to_string();
        tr_in(self.lang, "referral-told-age", &[("age", &years)])
    }

    fn phones(&self) -> String {
        let safe = self.of(Kind::Contact).filter(|(_, row)| {
            // A number that is not safe to call is nobody else's business.
            value::text_of(row, "safe_to_call") != "no"
        });
        join(safe.map(|(_, row)| Shape::Phone.show(value::of(row, "number"))), ", ")
    }

    fn place(&self, text: &str) -> String {
        match place::get(text) {
            Some(place) if self.lang == Lang::Fr => place.fr.clone(),
            Some(place) => place.en.clone(),
            None => text.to_owned(),
        }
    }

    fn address(&self, person: &Person) -> String {
        let back = self.place(value::text_of(self.file.case_row(), "intended_place"));
        if !back.is_empty() {
            return back;
        }
        let parts = [&person.origin_village, &person.origin_cercle, &person.origin_region];
        join(parts.map(|part| self.place(part)), ", ")
    }

    fn family(&self, person: &Person) -> String {
        let role = label_in(self.lang, "household_role", &person.household_role);
        let size = self.file.members.len();
        let size = if size == 0 {
            String::new()
        } else {
            let count = (size + 1).to_string();
            tr_in(self.lang, "referral-told-family", &[("count", &count)])
        };
        join([role, size], ", ")
    }

    fn journey(&self) -> String {
        let mut steps: Vec<&Row> = self.of(Kind::Step).map(|(_, row)| row).collect();
        steps.sort_by_key(|row| value::of(row, "position").int().unwrap_or(i64::MAX));
        let one = |row: &&Row| {
            let country = label_in(self.lang, "country", value::text_of(row, "country"));
            join([self.place(value::text_of(row, "place")), country], ", ")
        };
        let back = value::text_of(self.file.case_row(), "departure_country");
        let from = || label_in(self.lang, "country", back);
        if steps.is_empty() { from() } else { join(steps.iter().map(one), " → ") }
    }

    /// Vulnerabilities of health that are still open, by name; a restricted name is never
    /// printed (`DOMAIN.md` 4.7).
    fn health(&self) -> String {
        const HEALTH: [&str; 3] = ["MED_", "DIS_", "PREG"];
        let open = self
            .of(Kind::Vulnerability)
            .filter(|(_, row)| value::of(row, "resolved_on").is_nothing());
        let ours = open.map(|(_, row)| value::text_of(row, "code")).filter(|code| {
            let is_open = !vulnerability::is_restricted(code);
            is_open && HEALTH.iter().any(|start| code.starts_with(start))
        });
        join(ours.map(|code| label_in(self.lang, "vulnerability", code)), ", ")
    }

    fn documents(&self) -> String {
        let one = |row: &Row| {
            let kind = label_in(self.lang, "document", value::text_of(row, "kind"));
            join([kind, value::text_of(row, "number").to_owned()], " ")
        };
        join(self.of(Kind::Document).map(|(_, row)| one(row)), ", ")
    }

    fn services(&self, referral: &Referral) -> String {
        let mut given: Vec<String> = self
            .of(Kind::Assistance)
            .map(|(_, row)| label_in(self.lang, "service_type", value::text_of(row, "service")))
            .collect();
        given.dedup();
        let own = self.of(Kind::Referral).find(|(_, row)| {
            value::text_of(row, "number") == referral.number && !referral.number.is_empty()
        });
        let done = own.map(|(_, row)| value::text_of(row, "already_done").to_owned());
        join(given.into_iter().chain(done), ", ")
    }
}

/// In the language of the program.
pub fn in_view<'a>(file: &'a CaseFile, office: &'a Office, today: NaiveDate) -> Teller<'a> {
    Teller { file, office, today, lang: words::language() }
}

fn join(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}
