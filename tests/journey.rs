//! Whole cases without a window, told as stories: what the office does in a day, and what it
//! must find again after a lock, a restart and an undo.

mod door;
mod duplicate;
mod plan;
mod referral;
mod right;
mod supervision;

use chrono::Duration;
use segin::app::perform::Refusal;
use segin::domain::case::{Case, Risk, Status};
use segin::domain::date;
use segin::domain::kind::Kind;
use segin::domain::person::Person;
use segin::domain::referral::Referral;
use segin::domain::role::Role;
use segin::domain::task::{Reason, When};
use segin::domain::value::Value;
use segin::ui::command::Command;

use crate::support::{Office, word};

#[test]
fn from_the_night_of_arrival_to_the_next_followup_and_back_after_a_restart() {
    let mut office = Office::new();
    let today = office.today();
    let shown = date::show(today);
    let (person, case) = office.register(
        "Awa",
        "Traoré",
        &[("sex", "F"), ("age_estimate", "25"), ("origin_village", "Dabtab")],
    );
    office
        .change(
            Kind::Case,
            case,
            &[("arrived_on", &shown), ("departure_country", "Algérie"), ("need", "food;shelter")],
        )
        .unwrap();
    let held: Case = office.held(case);
    assert_eq!(held.status, Some(Status::Registered));
    assert_eq!(held.departure_country, "DZA");
    assert!(held.number.starts_with("BKO-"), "{}", held.number);

    office.record(
        case,
        Kind::Consent,
        &[("purpose", "services"), ("decision", "given"), ("language", "bam")],
    );
    office.record(case, Kind::Consent, &[("purpose", "photo"), ("decision", "refused")]);
    office.record(
        case,
        Kind::Vulnerability,
        &[("code", "PREGNANT"), ("noted_on", &shown), ("detail", "Dit à l’accueil.")],
    );
    assert_eq!(
        office.held::<Case>(case).status,
        Some(Status::Screened),
        "the status follows what was recorded"
    );
    office
        .change(Kind::Case, case, &[("risk", "high"), ("risk_reason", "Seule, sans ressource.")])
        .unwrap();
    assert_eq!(office.held::<Case>(case).risk_set_on, Some(today), "the program knows the day");

    let icrc = office.agency("CICR");
    let agreed =
        [("purpose", "share_referral"), ("decision", "given"), ("agency_id", &*icrc.to_string())];
    office.record(case, Kind::Consent, &agreed);
    let sent = [
        ("agency_id", icrc.to_string()),
        ("service", "FTR".to_owned()),
        ("urgency", "urgent".to_owned()),
        ("status", "sent".to_owned()),
        ("sent_on", shown.clone()),
        ("reason", "Sans nouvelles de sa mère.".to_owned()),
    ];
    let sent: Vec<(&'static str, &str)> =
        sent.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let referral = office.record(case, Kind::Referral, &sent);
    assert!(office.held::<Referral>(referral).number.starts_with("R-"));
    assert_eq!(office.held::<Case>(case).status, Some(Status::Screened), "help is no plan");
    office.record(
        case,
        Kind::Session,
        &[
            ("held_on", &shown),
            ("status", "held"),
            ("format", "individual"),
            ("activity", "PSS_IND"),
            ("duration_minutes", "45"),
            ("summary", "Écoute, souhaite revenir."),
        ],
    );
    office.record(
        case,
        Kind::Support,
        &[
            ("kind", "microbusiness"),
            ("status", "planned"),
            ("amount", "350 000"),
            ("currency", "XOF"),
            ("agreed_on", &shown),
        ],
    );
    let due_on = today + Duration::days(7);
    office.record(
        case,
        Kind::Followup,
        &[
            ("calendar", "protection"),
            ("due_on", &date::show(due_on)),
            ("status", "due"),
            ("mode", "phone"),
        ],
    );

    // Tomorrow's screen says it.
    let me = office.session().me().id;
    let tomorrow = today + Duration::days(1);
    let due =
        office.session().store().reader().due(Some(me), tomorrow + Duration::days(7)).unwrap();
    let of = |reason| due.iter().find(|due| due.reason == reason).expect("it is due");
    let followup = of(Reason::ProtectionFollowup);
    assert_eq!(
        (followup.on, followup.case_id, followup.risk),
        (due_on, Some(case), Some(Risk::High))
    );
    assert_eq!(followup.name, "Traoré Awa");
    assert_eq!(When::of(followup.on, tomorrow), When::Soon);
    assert_eq!(When::of(followup.on, due_on), When::Today);
    assert_eq!(of(Reason::ReferralAnswer).on, today + Duration::days(3), "urgent: within 72 hours");

    office.lock();
    office.unlock();
    for misspelt in ["Tarawele Awa", "aoua traore", "Traorey"] {
        let hits = office.session().store().reader().search(misspelt, 5).unwrap();
        assert_eq!(hits.first().map(|hit| hit.line.id), Some(person), "{misspelt}");
    }

    let done = office.change(Kind::Person, person, &[("given_name", "Hawa")]).unwrap();
    assert_eq!(office.held::<Person>(person).given_name, "Hawa");
    office.perform(Command::Undo(done.changed.batch.unwrap())).unwrap();
    assert_eq!(office.held::<Person>(person).given_name, "Awa");
    let history = office.session().store().reader().history(person).unwrap();
    let text = |text: &str| Value::Text(text.to_owned());
    let names: Vec<_> = history
        .iter()
        .filter(|c| c.key == "given_name")
        .map(|c| (c.from.clone(), c.to.clone()))
        .collect();
    assert!(names.contains(&(text("Awa"), text("Hawa"))), "the edit: {names:?}");
    assert!(names.contains(&(text("Hawa"), text("Awa"))), "and the undo: {names:?}");

    // Restart: all there.
    office.lock();
    office.unlock();
    let reader = office.session().store().reader();
    for (kind, count) in [
        (Kind::Person, 1),
        (Kind::Case, 1),
        (Kind::Consent, 3),
        (Kind::Vulnerability, 1),
        (Kind::Referral, 1),
        (Kind::Session, 1),
        (Kind::Support, 1),
        (Kind::Followup, 1),
    ] {
        assert_eq!(reader.count(kind).unwrap(), count, "{kind:?}");
    }
    let report = office.check();
    assert_eq!(report.findings, []);
    println!(
        "one case: {} journal entries, {} records, check passes",
        report.entries, report.records
    );
}

#[test]
fn a_followup_that_was_done_makes_the_next_one_due() {
    let mut office = Office::new();
    let today = office.today();
    let (_, case) = office.register("Moussa", "Keïta", &[]);
    let next = today + Duration::days(30);
    office.record(
        case,
        Kind::Followup,
        &[
            ("calendar", "reintegration"),
            ("due_on", &date::show(today)),
            ("status", "done"),
            ("done_on", &date::show(today)),
            ("activity_running", "yes"),
            ("next_on", &date::show(next)),
        ],
    );
    let me = office.session().me().id;
    let due = office.session().store().reader().due(Some(me), next).unwrap();
    let next_due: Vec<_> =
        due.iter().filter(|due| due.reason == Reason::ReintegrationFollowup).collect();
    assert_eq!(next_due.len(), 1);
    assert_eq!(next_due[0].on, next);
}

#[test]
fn only_who_may_approve_lowers_a_risk_level() {
    let mut office = Office::of(&[Role::SocialWorker, Role::Administrator]);
    let (_, case) = office.register("Fanta", "Sidibé", &[]);
    office.change(Kind::Case, case, &[("risk", "medium")]).unwrap();
    office.change(Kind::Case, case, &[("risk", "critical")]).unwrap();
    let refused = office.change(Kind::Case, case, &[("risk", "low")]).unwrap_err();
    assert_eq!(word(&refused), "problem-risk-lowered");
    let refused = office.change(Kind::Case, case, &[("risk", "")]).unwrap_err();
    assert_eq!(word(&refused), "problem-risk-lowered", "taking the level away lowers it too");
    assert_eq!(office.held::<Case>(case).risk, Some(Risk::Critical));

    let mut office = Office::new();
    let (_, case) = office.register("Fanta", "Sidibé", &[]);
    office.change(Kind::Case, case, &[("risk", "critical")]).unwrap();
    office.change(Kind::Case, case, &[("risk", "low")]).unwrap();
    assert_eq!(office.held::<Case>(case).risk, Some(Risk::Low));
}

#[test]
fn what_was_changed_since_is_not_undone() {
    let mut office = Office::new();
    let (person, _) = office.register("Sira", "Camara", &[]);
    let first = office.change(Kind::Person, person, &[("other_name", "Nana")]).unwrap();
    office.change(Kind::Person, person, &[("other_name", "Nènè")]).unwrap();
    let refused = office.perform(Command::Undo(first.changed.batch.unwrap())).unwrap_err();
    assert_eq!(word(&refused), "problem-undo-changed-since");
    assert_eq!(office.held::<Person>(person).other_name, "Nènè");
}

#[test]
fn a_registration_is_undone_whole_and_a_removal_comes_back() {
    let mut office = Office::new();
    let (person, case) = office.register("Oumou", "Sacko", &[]);
    office.perform(Command::Remove(Kind::Case, case)).unwrap();
    let gone = office.session().store().reader().row(Kind::Case, case).unwrap();
    assert_eq!(gone, None);
    let removed = office.perform(Command::Remove(Kind::Person, person)).unwrap();
    assert!(office.session().store().reader().search("Oumou", 5).unwrap().is_empty());
    office.perform(Command::Undo(removed.changed.batch.unwrap())).unwrap();
    assert_eq!(office.session().store().reader().search("Oumou", 5).unwrap().len(), 1);
    assert_eq!(office.check().findings, []);
}

/// What is typed in which kind of record, and the word of the complaint.
type Tried<'a> = (Kind, Vec<(&'static str, &'a str)>, &'a str);

#[test]
fn what_cannot_stand_is_refused_with_a_sentence_and_nothing_is_written() {
    let mut office = Office::new();
    let today = office.today();
    let tomorrow = date::show(today + Duration::days(1));
    let (shown, before) = (date::show(today), date::show(today - Duration::days(1)));
    let (person, case) = office.register("Bintou", "Maïga", &[]);
    let person = person.to_string();
    let in_case = case.to_string();
    let entries = office.check().entries;
    let tried: Vec<Tried> = vec![
        (
            Kind::Person,
            vec![("given_name", "Ali"), ("birth_on", &tomorrow)],
            "problem-birth-future",
        ),
        (Kind::Person, vec![("given_name", "Ali"), ("birth_on", "31/02/20")], "date-day"),
        (
            Kind::Person,
            vec![("given_name", "Ali"), ("age_estimate", "beaucoup")],
            "problem-not-a-number",
        ),
        (
            Kind::Contact,
            vec![("person_id", &person), ("number", "soixante-seize")],
            "phone-letters",
        ),
        (
            Kind::Support,
            vec![
                ("case_id", &in_case),
                ("kind", "training"),
                ("status", "completed"),
                ("started_on", &shown),
                ("ended_on", &before),
            ],
            "problem-end-before-start",
        ),
        (
            Kind::Referral,
            vec![
                ("case_id", &in_case),
                ("service", "FTR"),
                ("urgency", "normal"),
                ("status", "draft"),
            ],
            "problem-required",
        ),
        (
            Kind::Session,
            vec![
                ("case_id", &in_case),
                ("held_on", &tomorrow),
                ("status", "held"),
                ("format", "group"),
            ],
            "problem-day-future",
        ),
        (Kind::Note, vec![("case_id", &in_case), ("written_on", &shown)], "problem-note-empty"),
        (
            Kind::Consent,
            vec![("case_id", &in_case), ("purpose", "voyage"), ("decision", "given")],
            "problem-not-in-list",
        ),
    ];
    for (kind, typed, expected) in &tried {
        let refused = office.try_add(*kind, typed).expect_err(expected);
        assert_eq!(word(&refused), *expected, "{typed:?}");
        let sentence = refused.sentence();
        assert!(!sentence.contains(['⟨', '{']) && sentence.len() > 10, "{sentence}");
    }
    let refused = office.change(Kind::Case, case, &[("status", "closed")]).unwrap_err();
    assert_eq!(word(&refused), "problem-closed-without-reason");
    assert_eq!(office.check().entries, entries, "nothing was written");
    println!("{} bad inputs refused, each with a sentence, nothing written", tried.len() + 1);
}

#[test]
fn somebody_must_stay_who_manages_users() {
    let mut office = Office::new();
    let me = office.session().me().id;
    for command in [
        Command::RemoveUser(me),
        Command::SetRoles { user: me, roles: vec![Role::SocialWorker], password: None },
    ] {
        let refused = office.session().perform(command);
        assert!(
            matches!(&refused, Err(Refusal::Problems(problems)) if problems[0].word == "problem-last-administrator")
        );
    }
}
