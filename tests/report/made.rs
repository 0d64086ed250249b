//! A made-up register of 2011 to mid-2014 from which the second quarter of 2014 must come out as
//! the report of that quarter printed it. Nobody in it exists. The tables are written as offices
//! write them: people registered twice, help recorded twice, lines that a later table corrects,
//! moves to another day or takes back.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

/// Distinct people who came back by an assisted return since 2011.
pub(crate) const RETURNS: usize = 14_067;
/// Of them in the quarter, by country.
pub(crate) const COUNTRIES: [(&str, &str, usize); 5] = [
    ("Tunisie", "TUN", 21),
    ("Malte", "MLT", 14),
    ("Niger", "NER", 9),
    ("Maroc", "MAR", 7),
    ("Belgique", "BEL", 6),
];
/// Of them with economic help to stay.
pub(crate) const REINTEGRATED: usize = 498;
/// Met and supported in the quarter.
pub(crate) const IDENTIFIED: usize = 572;
/// Of them referred, by agency; two people go to two agencies.
pub(crate) const AGENCIES: [(&str, usize); 5] =
    [("UNICEF", 20), ("Save the Children", 18), ("CICR", 16), ("ACTED", 14), ("NRC", 12)];
/// Of them referred, each once.
pub(crate) const REFERRED: usize = 78;
/// Sector, services as the tables name them, distinct people since June 2012.
pub(crate) const SECTORS: [(&str, &[&str], usize); 6] = [
    (
        "protection",
        &[
            "Gestion de cas individuelle",
            "COUNSEL",
            "Restoring family links (phone call, Red Cross message, search)",
        ],
        4_529,
    ),
    ("nfi", &["NFI"], 7_755),
    ("shelter", &["HOUSING"], 6_249),
    ("livelihoods", &["IGA", "MICROBIZ", "TVET"], 5_358),
    ("wash", &["WASH"], 9_226),
    ("health", &["Soins médicaux / médicaments", "FIRST_AID"], 15_360),
];

/// All people; the first `RETURNS` of them came back.
const PEOPLE: usize = 19_000;
/// People registered a second time.
const TWICE: usize = 300;
/// Early economic help, before the sectors are counted.
const EARLY: usize = 20;

/// One person, with one or two registrations.
pub(crate) struct Human {
    /// Their numbers in the register.
    pub(crate) numbers: Vec<String>,
    first: NaiveDate,
}

/// The tables, and who is in what.
pub(crate) struct Made {
    pub(crate) people: Vec<Human>,
    /// Tables in the order they are brought in: `person`, then records; then what corrects them.
    pub(crate) person: String,
    pub(crate) assistance: String,
    pub(crate) referral: String,
    pub(crate) session: String,
    pub(crate) returns: String,
    pub(crate) assistance_corrected: String,
    pub(crate) referral_corrected: String,
    pub(crate) returns_corrected: String,
    /// By sector: the people in it.
    pub(crate) members: Vec<Vec<usize>>,
    /// The people identified and supported in the quarter.
    pub(crate) identified: Vec<usize>,
    lines: usize,
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A number that looks like chance and is the same each time.
fn chance(of: usize, salt: usize) -> usize {
    let mut x = (of as u64 ^ ((salt as u64) << 32)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((x ^ (x >> 31)) >> 1).unwrap()
}

/// A day between two, both possible.
fn between(from: NaiveDate, to: NaiveDate, of: usize, salt: usize) -> NaiveDate {
    let days = usize::try_from((to - from).num_days()).unwrap() + 1;
    from + Days::new((chance(of, salt) % days) as u64)
}

/// The first so many of a range, in an order that looks like chance.
fn some(count: usize, of: impl Iterator<Item = usize>, salt: usize) -> Vec<usize> {
    let mut all: Vec<usize> = of.collect();
    all.sort_by_key(|at| chance(*at, salt));
    assert!(all.len() >= count, "{} of {count}", all.len());
    all.truncate(count);
    all.sort_unstable();
    all
}

impl Made {
    pub(crate) fn new() -> Self {
        let quarter = (day("2014-04-01"), day("2014-06-30"));
        let back_now: Vec<usize> = some(57, 0..RETURNS, 1);
        let is = |all: &[usize], at: &usize| all.binary_search(at).is_ok();
        let identified = some(IDENTIFIED, (0..PEOPLE).filter(|at| !is(&back_now, at)), 2);
        // Met in the quarter and not supported: no case of the quarter.
        let free = |at: &usize| !is(&back_now, at) && !is(&identified, at);
        let only_met = some(60, (0..PEOPLE).filter(free), 3);
        let twice_now = some(14, identified.iter().copied(), 4);
        let others = |at: &usize| free(at) && !is(&only_met, at);
        let mut twice = some(TWICE - 19, (0..PEOPLE).filter(others), 5);
        twice.extend(&twice_now);
        twice.extend(some(5, back_now.iter().copied(), 15));
        twice.sort_unstable();
        let mut made = Self {
            people: Vec::new(),
            person: "Numéro d’enregistrement;Date d’enregistrement;Date de premier contact;Bureau;Nom;Prénom;Sexe;Année de naissance\n".to_owned(),
            assistance: "N°;Numéro de la personne;Date de remise;Service;Quantité;Annulé\n".to_owned(),
            referral: "record number,person number,date sent,agency,service,date answered,date completed,cancelled\n".to_owned(),
            session: "id,personne,tenue le,format,activité\n".to_owned(),
            returns: "Numéro de la ligne;Numéro d’enregistrement;Date de retour;Type de retour;Pays de départ\n".to_owned(),
            assistance_corrected: "N°;Numéro de la personne;Date de remise;Service;Quantité;Annulé\n".to_owned(),
            referral_corrected: "record number,person number,date sent,agency,service,date answered,date completed,cancelled\n".to_owned(),
            returns_corrected: "Numéro de la ligne;Numéro d’enregistrement;Date de retour;Type de retour;Pays de départ;Annulé\n".to_owned(),
            members: Vec::new(),
            identified: identified.clone(),
            lines: 0,
        };
        for at in 0..PEOPLE {
            let in_quarter = is(&identified, &at) || is(&only_met, &at) || is(&back_now, &at);
            let first = if in_quarter {
                between(quarter.0, quarter.1, at, 6)
            } else {
                between(day("2011-01-03"), day("2014-03-31"), at, 6)
            };
            let mut numbers = vec![format!("R{at:06}")];
            if is(&twice, &at) {
                numbers.push(format!("R{at:06}B"));
            }
            made.register(at, &numbers, first, is(&twice_now, &at) || is(&back_now, &at));
            made.people.push(Human { numbers, first });
        }
        made.sectors(&identified, &only_met, &back_now, &twice);
        made.referrals(&identified, &twice_now);
        made.returned(&back_now, &twice);
        made.sessions();
        made
    }

    /// One line per registration. The second came later; only of some in the quarter itself.
    fn register(&mut self, at: usize, numbers: &[String], first: NaiveDate, now: bool) {
        for (which, number) in numbers.iter().enumerate() {
            // Registered days after they were met: what counts is the first contact.
            let met = match (which, now) {
                (0, _) => first,
                (_, true) => first.max(day("2014-06-20")),
                // A second registration in the quarter of somebody met long before.
                (_, false) => between(day("2014-04-01"), day("2014-06-30"), at, 7),
            };
            let registered = met + Days::new((chance(at, 8) % 21) as u64);
            let sex = ["F", "Homme", "M", "féminin", ""][chance(at, 9) % 5];
            let born = if chance(at, 10).is_multiple_of(20) {
                String::new()
            } else {
                (1950 + chance(at, 11) % 62).to_string()
            };
            let site = ["Bamako", "Gao", "Kayes"][chance(at, 12) % 3];
            let name = ["Traoré", "Keïta", "Coulibaly", "Diarra", "Ag Mohamed"][chance(at, 13) % 5];
            let given = ["Awa", "Moussa", "Fatoumata", "Ibrahim", "Mariam"][chance(at, 14) % 5];
            let (registered, met) = (registered.format("%d/%m/%Y"), met.format("%d/%m/%Y"));
            writeln!(
                self.person,
                "{number};{registered};{met};{site};{name};{given} {at};{sex};{born}"
            )
            .unwrap();
        }
    }

    fn line(&mut self) -> usize {
        self.lines += 1;
        self.lines
    }

    /// A line of help given; returns its number.
    fn give(&mut self, whom: &str, on: NaiveDate, service: &str) -> String {
        let number = format!("A{}", self.line());
        writeln!(self.assistance, "{number};{whom};{};{service};1;", on.format("%d/%m/%Y"))
            .unwrap();
        number
    }

    fn correct(&mut self, number: &str, whom: &str, on: NaiveDate, service: &str, gone: &str) {
        let on = on.format("%d/%m/%Y");
        writeln!(self.assistance_corrected, "{number};{whom};{on};{service};1;{gone}").unwrap();
    }

    fn sectors(
        &mut self,
        identified: &[usize],
        only_met: &[usize],
        back_now: &[usize],
        twice: &[usize],
    ) {
        let is = |all: &[usize], at: &usize| all.binary_search(at).is_ok();
        let (start, end) = (day("2012-06-01"), day("2014-06-30"));
        for (place, (sector, services, count)) in SECTORS.into_iter().enumerate() {
            let members = match sector {
                "protection" => {
                    let rest =
                        |at: &usize| !is(identified, at) && !is(only_met, at) && !is(back_now, at);
                    let mut all = some(count - IDENTIFIED, (0..PEOPLE).filter(rest), 20);
                    all.extend(identified);
                    all
                }
                "livelihoods" => {
                    let mut all = some(REINTEGRATED - EARLY, 0..RETURNS, 21);
                    all.extend(some(count - all.len(), RETURNS..PEOPLE, 22));
                    all
                }
                _ => some(count, 0..PEOPLE, 23 + place),
            };
            let mut members = members;
            members.sort_unstable();
            for at in &members {
                let salt = 40 + place * 10;
                let numbers = self.people[*at].numbers.clone();
                let from = self.people[*at].first.max(start);
                let service = services[chance(*at, salt) % services.len()];
                let on = between(from, end, *at, salt + 1);
                let what = chance(*at, salt + 2) % 40;
                // Written on a wrong day first, after the quarter: the table that corrects
                // brings it back. Those identified keep theirs.
                let is_late = what == 2 && !is(identified, at);
                let written = if is_late { day("2014-07-03") } else { on };
                let number = self.give(&numbers[0], written, service);
                if is_late {
                    self.correct(&number, &numbers[0], on, service, "");
                }
                match what {
                    // Helped again: another service, the same person.
                    0 => {
                        self.give(&numbers[0], end, service);
                    }
                    // Helped after the quarter, too.
                    1 => {
                        self.give(&numbers[0], day("2014-07-15"), service);
                    }
                    _ => {}
                }
                if numbers.len() > 1 {
                    self.give(&numbers[1], end, service);
                }
            }
            // Outside the sector: written and taken back, in the wrong sector, too early.
            let out: Vec<usize> = (0..PEOPLE)
                .filter(|at| !is(&members, at) && !is(identified, at) && !is(twice, at))
                .filter(|at| sector != "protection" || !is(only_met, at) && !is(back_now, at))
                .collect();
            for at in some(30, out.iter().copied(), 120 + place) {
                let whom = self.people[at].numbers[0].clone();
                let number = self.give(&whom, day("2014-05-05"), services[0]);
                self.correct(&number, &whom, day("2014-05-05"), services[0], "oui");
            }
            for at in some(25, out.iter().copied(), 130 + place) {
                let whom = self.people[at].numbers[0].clone();
                let number = self.give(&whom, day("2014-05-06"), services[0]);
                self.correct(&number, &whom, day("2014-05-06"), "EDUCATION", "");
            }
            // Before the count begins: in none of the sectors. Economic help only to people who
            // did not come back, or it would be reintegration.
            let early = out.iter().copied().filter(|at| sector != "livelihoods" || *at >= RETURNS);
            for at in some(40, early, 140 + place) {
                let whom = self.people[at].numbers[0].clone();
                self.give(&whom, day("2012-05-14"), services[0]);
            }
            self.members.push(members);
        }
        // Met in the quarter, and supported by mistake of the pen only.
        for at in only_met.iter().take(12) {
            let whom = self.people[*at].numbers[0].clone();
            let number = self.give(&whom, day("2014-06-10"), "COUNSEL");
            self.correct(&number, &whom, day("2014-06-10"), "COUNSEL", "x");
        }
        // Economic help before June 2012 to people who came back: reintegration, in no sector.
        let livelihoods = self.members[3].clone();
        let early = (0..RETURNS).filter(|at| !is(&livelihoods, at) && !is(twice, at));
        for at in some(EARLY, early, 160) {
            let whom = self.people[at].numbers[0].clone();
            self.give(&whom, day("2012-03-20"), "MICROBIZ");
        }
    }

    fn refer(&mut self, whom: &str, on: NaiveDate, agency: &str) -> String {
        let number = format!("F{}", self.line());
        let done = if self.lines.is_multiple_of(3) { "2014-06-29" } else { "" };
        let answered = if self.lines.is_multiple_of(2) { "2014-06-28" } else { "" };
        writeln!(self.referral, "{number},{whom},{on},{agency},PSS_MH,{answered},{done},").unwrap();
        number
    }

    fn referrals(&mut self, identified: &[usize], twice_now: &[usize]) {
        // Everybody registered twice in the quarter was referred under both numbers.
        let mut whom: Vec<usize> = twice_now.to_vec();
        let rest = identified.iter().copied().filter(|at| twice_now.binary_search(at).is_err());
        whom.extend(some(REFERRED - whom.len(), rest, 170));
        // Two people go to two agencies: the first two once more.
        whom.extend([whom[20], whom[21]]);
        let mut next = whom.into_iter();
        for (agency, count) in AGENCIES {
            for at in next.by_ref().take(count) {
                let numbers = self.people[at].numbers.clone();
                for number in &numbers {
                    self.refer(number, day("2014-06-25"), agency);
                }
            }
        }
        assert_eq!(next.next(), None);
        // Referred, and not identified in the quarter; and of the quarter, but taken back.
        let before = (0..PEOPLE).filter(|at| identified.binary_search(at).is_err());
        for at in some(45, before, 180) {
            let whom = self.people[at].numbers[0].clone();
            self.refer(&whom, day("2014-05-20"), "UNICEF");
        }
        let referred = self.referral.clone();
        let others =
            identified.iter().copied().filter(|at| !referred.contains(&format!(",R{at:06}")));
        for (place, at) in some(20, others, 190).into_iter().enumerate() {
            let whom = self.people[at].numbers[0].clone();
            let number = self.refer(&whom, day("2014-06-26"), "NRC");
            let (on, gone) =
                if place % 2 == 0 { ("2014-06-26", "yes") } else { ("2014-07-02", "") };
            writeln!(self.referral_corrected, "{number},{whom},{on},NRC,PSS_MH,,,{gone}").unwrap();
        }
    }

    fn come_back(&mut self, whom: &str, on: NaiveDate, category: &str, country: &str) -> String {
        let number = format!("V{}", self.line());
        let on = on.format("%d/%m/%Y");
        writeln!(self.returns, "{number};{whom};{on};{category};{country}").unwrap();
        number
    }

    fn returned(&mut self, back_now: &[usize], twice: &[usize]) {
        let countries: Vec<&str> = COUNTRIES
            .iter()
            .flat_map(|(name, _, count)| std::iter::repeat_n(*name, *count))
            .collect();
        let mut now = countries.into_iter();
        for at in 0..RETURNS {
            let numbers = self.people[at].numbers.clone();
            let category =
                ["AVR", "Retour volontaire assisté avec réintégration"][chance(at, 200) % 2];
            if back_now.binary_search(&at).is_ok() {
                let country = now.next().unwrap();
                let on = between(day("2014-04-01"), day("2014-06-30"), at, 201);
                // Some are written for July first.
                let is_late = chance(at, 204).is_multiple_of(7) && numbers.len() == 1;
                let written = if is_late { day("2014-07-02") } else { on };
                let number = self.come_back(&numbers[0], written, category, country);
                if is_late {
                    let (whom, on) = (&numbers[0], on.format("%d/%m/%Y"));
                    writeln!(self.returns_corrected, "{number};{whom};{on};{category};{country};")
                        .unwrap();
                }
                if let Some(second) = numbers.get(1) {
                    self.come_back(second, on, category, country);
                }
                continue;
            }
            let country = ["Libye", "Algérie", "Maroc", "Niger", "Tunisie"][chance(at, 202) % 5];
            let on = between(day("2011-01-05"), day("2014-03-31"), at, 203);
            self.come_back(&numbers[0], on, category, country);
            if let Some(second) = numbers.get(1) {
                // The same return, written for the other registration as well.
                self.come_back(second, on, category, country);
            }
        }
        assert_eq!(now.next(), None);
        // Others came back otherwise, or before, or were written as assisted by mistake.
        let others = |at: &usize| twice.binary_search(at).is_err();
        for (place, at) in some(400, (RETURNS..PEOPLE).filter(others), 210).into_iter().enumerate()
        {
            let whom = self.people[at].numbers[0].clone();
            match place % 4 {
                0 => self.come_back(&whom, day("2013-05-06"), "SPONT", "Algérie"),
                1 => self.come_back(&whom, day("2010-12-20"), "AVR", "Libye"),
                2 => self.come_back(&whom, day("2014-05-02"), "DEPORT", "Algérie"),
                _ => {
                    let number = self.come_back(&whom, day("2014-05-03"), "AVR", "Tunisie");
                    let (category, gone) =
                        if place % 8 == 3 { ("SPONT", "") } else { ("AVR", "oui") };
                    writeln!(
                        self.returns_corrected,
                        "{number};{whom};03/05/2014;{category};Tunisie;{gone}"
                    )
                    .unwrap();
                    number
                }
            };
        }
    }

    /// Three hundred people, each in one to four sessions of the quarter.
    fn sessions(&mut self) {
        for at in some(300, 0..PEOPLE, 220) {
            for which in 0..=chance(at, 221) % 4 {
                let number = format!("S{}", self.line());
                let whom = self.people[at].numbers[0].clone();
                let on = day("2014-04-07") + Days::new((which * 7) as u64);
                let (format, activity) =
                    [("group", "INFO"), ("individual", "BASIC")][chance(at, 222) % 2];
                writeln!(self.session, "{number},{whom},{on},{format},{activity}").unwrap();
            }
        }
    }
}
