//! Somebody registered twice: joined as one, counted as one, and two again with everything as it
//! was, at once or later.

use std::collections::BTreeSet;

use chrono::Datelike as _;
use segin::domain::date;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::person::Person;
use segin::domain::report::{Content, Period, Spec};
use segin::domain::role::Role;
use segin::ui::command::{Command, Judgement, Verdict};

use crate::support::{Office, word};

/// Others who came back.
const OTHERS: [&str; 8] =
    ["Moussa", "Fanta", "Ousmane", "Kadiatou", "Seydou", "Rokia", "Boubacar", "Oumou"];

fn returned(office: &mut Office) -> u64 {
    let today = office.today();
    let quarter = today.month0() / 3 + 1;
    let period = Period::parse(&format!("{}-Q{quarter}", today.year())).unwrap();
    let spec = Spec { threshold: 0, ..Spec::of(period) };
    let figures = office.session().figures(&spec).unwrap();
    match &figures.report.cell("return").unwrap().content {
        Content::Count(count) => *count,
        other => panic!("{other:?}"),
    }
}

fn one_person(one: Id, other: Id, take: &[&str]) -> Command {
    let take: BTreeSet<String> = take.iter().map(|key| (*key).to_owned()).collect();
    let reason = "Même téléphone".to_owned();
    Command::Judge(Box::new(Judgement { one, other, verdict: Verdict::Same { take }, reason }))
}

#[test]
fn two_registrations_become_one_person_and_two_again() {
    let mut office = Office::new();
    let today = date::show(office.today());
    let arrived = |office: &mut Office, case: Id| {
        let typed = [
            ("arrived_on", today.as_str()),
            ("departure_country", "Algérie"),
            ("return_category", "AVR"),
        ];
        office.change(Kind::Case, case, &typed).unwrap();
    };
    for given in OTHERS {
        let (_, case) = office.register(given, "Diallo", &[]);
        arrived(&mut office, case);
    }
    let (awa, first) = office.register(
        "Awa",
        "Traoré",
        &[("sex", "F"), ("birth_on", "1991"), ("mother_name", "Sitan")],
    );
    let (again, second) = office.register(
        "Hawa",
        "TRAWORE",
        &[("sex", "F"), ("birth_on", "11/04/1991"), ("origin_village", "Bla")],
    );
    assert!(awa < again);
    arrived(&mut office, first);
    arrived(&mut office, second);
    assert_eq!(returned(&mut office), 10);

    let take = ["birth_on", "origin_village"];
    let done = office.perform(one_person(awa, again, &take)).unwrap();
    assert_eq!(done.word, "duplicate-linked");
    assert_eq!(returned(&mut office), 9, "one person");
    let held: Person = office.held(awa);
    assert_eq!((held.given_name.as_str(), held.origin_village.as_str()), ("Awa", "Bla"));
    assert_eq!(
        held.birth_on.and_then(segin::domain::date::PartialDate::exact).map(|day| day.month()),
        Some(4)
    );
    assert_eq!(held.mother_name, "Sitan");
    let untouched: Person = office.held(again);
    assert_eq!(untouched.given_name, "Hawa", "the other registration stays as it is");
    let reader = office.session().store().reader();
    let links = reader.links().unwrap();
    assert!(links.are_one(awa, again) && links.stands_for(again) == awa);
    assert_eq!(reader.same_as(again).unwrap(), [awa]);
    for (person, case) in [(awa, first), (again, second)] {
        let cases = reader.children(Kind::Case, person).unwrap();
        assert_eq!(cases.iter().map(|held| held.id).collect::<Vec<_>>(), [case], "nothing moves");
    }
    let hits = reader.search("Traore", 10).unwrap();
    assert_eq!((hits.len(), hits[0].line.id), (1, awa), "search shows one");
    let all = reader.side(again).unwrap().unwrap();
    assert_eq!((all.cases.len(), all.counts[&Kind::Case]), (1, 1));

    // At once, from the toast.
    office.perform(Command::Undo(done.changed.batch.unwrap())).unwrap();
    assert_eq!(returned(&mut office), 10);
    let held: Person = office.held(awa);
    assert_eq!((held.birth_on.unwrap().exact(), held.origin_village.as_str()), (None, ""));
    assert!(!office.session().store().reader().links().unwrap().are_two(awa, again));

    // Later, from the page, after a restart and after one of the values was corrected.
    office.perform(one_person(awa, again, &take)).unwrap();
    office.change(Kind::Person, awa, &[("origin_village", "Bla Sobala")]).unwrap();
    office.lock();
    office.unlock();
    assert_eq!(returned(&mut office), 9);
    let link = office.session().store().reader().decisions().unwrap()[0].link;
    let refused = office.perform(Command::Remove(Kind::IdentityLink, link)).unwrap_err();
    assert_eq!(word(&refused), "problem-link-unlink", "it would leave the values behind");
    let undone = office.perform(Command::Unlink { link, reason: "Deux sœurs".to_owned() }).unwrap();
    assert_eq!(undone.warnings.len(), 1, "what was corrected since is named");
    assert_eq!(returned(&mut office), 10);
    let held: Person = office.held(awa);
    assert_eq!(held.birth_on.unwrap().exact(), None, "brought back");
    assert_eq!(held.origin_village, "Bla Sobala", "corrected since: it stays");
    let links = office.session().store().reader().links().unwrap();
    assert!(links.are_two(awa, again) && !links.are_one(awa, again));
    assert_eq!(office.check().findings, []);

    // One decision about a pair is one record, whichever way it goes.
    office.perform(one_person(again, awa, &[])).unwrap();
    let decided = office.session().store().reader().decisions().unwrap();
    assert_eq!(decided.len(), 1);
    assert_eq!((decided[0].link, decided[0].one), (link, awa));
}

#[test]
fn only_whoever_may_merge_says_that_two_are_one() {
    let mut office = Office::of(&[Role::SocialWorker]);
    let (awa, _) = office.register("Awa", "Traoré", &[]);
    let (again, _) = office.register("Hawa", "Traoré", &[]);
    let refused = office.perform(one_person(awa, again, &[])).unwrap_err();
    assert_eq!(word(&refused), "no right");
    let typed = [
        ("person_id", awa.to_string()),
        ("same_as_id", again.to_string()),
        ("status", "linked".to_owned()),
    ];
    let typed: Vec<(&'static str, &str)> =
        typed.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let refused = office.try_add(Kind::IdentityLink, &typed).unwrap_err();
    assert_eq!(word(&refused), "problem-merge-right", "nor by another door");
    let verdict = Verdict::Two;
    let judgement = Judgement { one: awa, other: again, verdict, reason: String::new() };
    office.perform(Command::Judge(Box::new(judgement))).unwrap();
    assert!(office.session().store().reader().links().unwrap().are_two(awa, again));
}

#[test]
fn of_three_the_smallest_stands_and_a_pair_that_moved_is_told() {
    let mut office = Office::new();
    let mut people: Vec<Id> = ["Awa", "Hawa", "Haoua"]
        .iter()
        .map(|given| office.register(given, "Traoré", &[]).0)
        .collect();
    people.sort_unstable();
    let [least, middle, last] = people[..] else { panic!("three") };
    office.perform(one_person(least, middle, &[])).unwrap();
    let refused = office.perform(one_person(middle, last, &[])).unwrap_err();
    assert_eq!(word(&refused), "problem-link-stands");
    office.perform(one_person(last, least, &[])).unwrap();
    let reader = office.session().store().reader();
    assert_eq!(reader.same_as(middle).unwrap(), [least, last]);
    let mut others = reader.links().unwrap().others(last);
    others.sort_unstable();
    assert_eq!(others, [least, middle]);
}
