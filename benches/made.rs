//! Made-up people for the benches: as many as wanted, the same each time.

use chrono::{Days, NaiveDate};
use segin::domain::case::{Case, Risk, Status};
use segin::domain::contact::Contact;
use segin::domain::date::PartialDate;
use segin::domain::id::Id;
use segin::domain::person::{Person, Sex};

const FAMILY: &str = include_str!("../assets/demo/family.csv");
const GIVEN: &str = include_str!("../assets/demo/given.csv");
const HOME: &str = include_str!("../assets/demo/home.csv");

/// People, one after the other.
pub(crate) struct Made {
    seed: u64,
    family: Vec<&'static str>,
    given: Vec<(bool, &'static str)>,
    home: Vec<[&'static str; 3]>,
    worker: Id,
    count: u32,
}

impl Made {
    pub(crate) fn new(worker: Id) -> Self {
        let cell = |line: &'static str, at: usize| line.split(',').nth(at).unwrap_or_default();
        Self {
            seed: 0x5e61,
            family: FAMILY.lines().skip(1).map(|line| cell(line, 1)).collect(),
            given: GIVEN
                .lines()
                .skip(1)
                .map(|line| (cell(line, 1) == "F", cell(line, 2)))
                .collect(),
            home: HOME
                .lines()
                .skip(1)
                .map(|line| [cell(line, 2), cell(line, 3), cell(line, 4)])
                .collect(),
            worker,
            count: 0,
        }
    }

    fn below(&mut self, most: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % most
    }

    /// The next person with a case and, mostly, a telephone.
    pub(crate) fn next(&mut self) -> (Person, Case, Option<Contact>) {
        self.count += 1;
        // Few names are common and many are rare.
        let common = self.below(self.family.len()).min(self.below(self.family.len()));
        let family = self.family[common];
        let at = self.below(self.given.len());
        let (woman, first) = self.given[at];
        let second = self.below(self.given.len() * 3);
        let second = self.given.get(second).map(|(_, name)| *name).unwrap_or_default();
        let at = self.below(self.home.len());
        let home = self.home[at];
        let arrived =
            NaiveDate::from_ymd_opt(2019, 1, 1).unwrap() + Days::new(self.below(2_800) as u64);
        let father = self.below(self.given.len());
        let person = Person {
            family_name: family.to_owned(),
            given_name: format!("{first} {second}").trim().to_owned(),
            sex: Some(if woman { Sex::Female } else { Sex::Male }),
            birth_on: Some(PartialDate {
                year: 1960 + self.below(60) as i32,
                month: (self.below(2) == 0).then(|| 1 + self.below(12) as u32),
                day: None,
            }),
            father_name: self.given[father].1.to_owned(),
            nationality: vec!["MLI".to_owned()],
            origin_region: home[0].to_owned(),
            origin_cercle: home[1].to_owned(),
            origin_village: home[2].to_owned(),
            ..Person::default()
        };
        let status =
            [Status::Closed, Status::Closed, Status::Closed, Status::Active, Status::Monitoring];
        let country = ["DZA", "LBY", "NER", "MRT", "TUN", "MAR"];
        let case = Case {
            number: format!("BKO-{}-BEN{:06}", arrived.format("%y"), self.count),
            worker_id: (self.count.is_multiple_of(4_000)).then_some(self.worker),
            status: Some(status[self.below(status.len())]),
            risk: [Some(Risk::High), Some(Risk::Medium), Some(Risk::Low), None][self.below(4)],
            registered_on: Some(arrived),
            arrived_on: Some(arrived),
            departure_country: country[self.below(country.len())].to_owned(),
            ..Case::default()
        };
        let contact = (self.below(10) < 7).then(|| Contact {
            number: format!("+2233{:07}", self.below(9_999_999)),
            ..Contact::default()
        });
        (person, case, contact)
    }
}

/// The name as somebody might type it after hearing it.
pub(crate) fn misspell(name: &str, how: usize) -> String {
    let plain = |text: &str| text.replace(['é', 'è', 'ê'], "e").replace(['ï', 'î'], "i");
    match how % 6 {
        0 => plain(name).replace("ou", "u"),
        1 => plain(name).replace('k', "c").replace('K', "C"),
        2 => plain(name).replacen("ss", "s", 1).replace("Dia", "Ja"),
        3 => {
            // Two letters the wrong way round.
            let mut letters: Vec<char> = plain(name).chars().collect();
            if letters.len() > 4 {
                letters.swap(2, 3);
            }
            letters.into_iter().collect()
        }
        4 => {
            let (family, given) = name.split_once(' ').unwrap_or((name, ""));
            format!("{} {}", plain(given), plain(family))
        }
        _ => {
            // A letter is missing.
            let mut letters: Vec<char> = plain(name).chars().collect();
            if letters.len() > 5 {
                letters.remove(4);
            }
            letters.into_iter().collect()
        }
    }
}
