//! What follows from a save, told as short stories.

use chrono::Duration;

use crate::app::perform::Refusal;
use crate::app::session::Session;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::followup::{Followup, FollowupStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::Held;
use crate::ui::command::Command;
use crate::ui::testing::{self, add, case, change, draft, person};

fn day(session: &Session, ahead: i64) -> String {
    date::show(session.today() + Duration::days(ahead))
}

fn followups(session: &Session, case: Id) -> Vec<Followup> {
    let held = session.store().reader().children(Kind::Followup, case).unwrap();
    held.iter().map(|held: &Held| Followup::from_row(&held.row)).collect()
}

fn refused(session: &mut Session, kind: Kind, typed: &[(&'static str, &str)]) -> &'static str {
    match session.perform(Command::Save(vec![draft(kind, typed)])) {
        Err(Refusal::Problems(problems)) => problems[0].word,
        Err(_) => "another refusal",
        Ok(_) => "saved",
    }
}

#[test]
fn an_attempt_is_logged_and_the_followup_stays_due() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let case = case(&mut session, awa);
    let c = case.to_string();
    let (due, today) = (day(&session, -2), day(&session, 0));
    let followup = add(
        &mut session,
        Kind::Followup,
        &[("case_id", &c), ("calendar", "protection"), ("due_on", &due), ("status", "due")],
    );
    // The link stands in the draft, as the page puts it there.
    let mut tried = draft(
        Kind::Attempt,
        &[("case_id", &c), ("tried_on", &today), ("mode", "phone"), ("result", "no_answer")],
    );
    let link = value::Value::Text(followup.to_string());
    tried.base.insert("followup_id".into(), link);
    session.perform(Command::Save(vec![tried])).unwrap();
    let held = &followups(&session, case)[0];
    assert_eq!(held.status, Some(FollowupStatus::Attempted));
    assert_eq!(held.due_on, Some(session.today() - Duration::days(2)), "the day did not move");
    assert_eq!(held.done_on, None);
    let until = session.today();
    let due = session.store().reader().due(Some(session.me().id), until).unwrap();
    assert!(due.iter().any(|due| due.record == followup), "still due");
}

#[test]
fn the_open_followup_moves_with_the_level_counted_from_the_last_done() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    change(&mut session, Kind::Case, opened, &[("risk", "low")]);
    let c = opened.to_string();
    let (done, next, tried) = (day(&session, -2), day(&session, 28), day(&session, -1));
    add(
        &mut session,
        Kind::Followup,
        &[
            ("case_id", &c),
            ("calendar", "protection"),
            ("due_on", &done),
            ("status", "done"),
            ("done_on", &done),
            ("next_on", &next),
        ],
    );
    let held = followups(&session, opened);
    assert_eq!(held.len(), 2, "what was done names the next one");
    assert_eq!(held[1].due_on, Some(session.today() + Duration::days(28)));
    add(
        &mut session,
        Kind::Attempt,
        &[("case_id", &c), ("tried_on", &tried), ("result", "no_answer")],
    );
    for (level, ahead) in [("high", 5), ("critical", 1), ("medium", 12), ("none", 88)] {
        change(&mut session, Kind::Case, opened, &[("risk", level)]);
        let held = followups(&session, opened);
        let due = session.today() + Duration::days(ahead);
        assert_eq!(held[1].due_on, Some(due), "{level}");
        assert_eq!(held[0].due_on, Some(session.today() - Duration::days(2)), "done stays");
    }
}

#[test]
fn a_followup_is_given_up_with_a_reason_only() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let c = case(&mut session, awa).to_string();
    let due = day(&session, 0);
    let all = |status: &'static str, reason: &'static str| {
        vec![
            ("case_id", c.as_str()),
            ("calendar", "protection"),
            ("due_on", due.as_str()),
            ("status", status),
            ("outcome_reason", reason),
        ]
    };
    for status in ["missed", "cancelled"] {
        let word = refused(&mut session, Kind::Followup, &all(status, ""));
        assert_eq!(word, "problem-followup-reason");
        assert_eq!(refused(&mut session, Kind::Followup, &all(status, "A déménagé")), "saved");
    }
}

#[test]
fn answers_at_arrival_raise_flags_once_and_flags_stay() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    change(&mut session, Kind::Case, opened, &[("do_not_tell_family", "yes")]);
    change(&mut session, Kind::Case, opened, &[("do_not_contact_police", "no")]);
    change(&mut session, Kind::Case, opened, &[("do_not_tell_family", "unknown")]);
    change(&mut session, Kind::Case, opened, &[("do_not_tell_family", "yes")]);
    let flags = session.store().reader().children(Kind::Flag, awa).unwrap();
    assert_eq!(flags.len(), 1);
    let flag = flags[0].id;
    assert_eq!(value::text_of(&flags[0].row, "kind"), "no_family");
    assert!(session.perform(Command::Remove(Kind::Flag, flag)).is_err());
    let today = day(&session, 0);
    change(
        &mut session,
        Kind::Flag,
        flag,
        &[("resolved_on", &today), ("resolution", "La mère est prévenue par elle-même.")],
    );
    let held = session.store().reader().row(Kind::Flag, flag).unwrap().unwrap();
    assert_eq!(value::id_of(&held, "resolved_by"), Some(session.me().id));
}

#[test]
fn a_photo_needs_the_consent_and_the_way_out_is_said() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let c = case(&mut session, awa).to_string();
    let p = awa.to_string();
    let photo =
        [("person_id", p.as_str()), ("slot", "photo"), ("media", "jpeg"), ("content", "00")];
    assert_eq!(refused(&mut session, Kind::Attachment, &photo), "problem-photo-consent");
    let paper =
        [("person_id", p.as_str()), ("slot", "identity"), ("media", "jpeg"), ("content", "00")];
    assert_eq!(refused(&mut session, Kind::Attachment, &paper), "saved");
    let consent = |decision: &'static str| {
        [("case_id", c.clone()), ("purpose", "photo".into()), ("decision", decision.to_owned())]
    };
    for (decision, word) in [
        ("refused", "problem-photo-consent"),
        ("given", "saved"),
        ("withdrawn", "problem-photo-consent"),
    ] {
        let typed = consent(decision);
        let typed: Vec<_> = typed.iter().map(|(key, text)| (*key, text.as_str())).collect();
        add(&mut session, Kind::Consent, &typed);
        assert_eq!(refused(&mut session, Kind::Attachment, &photo), word, "{decision}");
    }
}

#[test]
fn a_child_says_yes_with_a_parent_or_with_the_reason_why_not() {
    let (_folder, mut session) = testing::session();
    for (age, child) in [("3", true), ("17", true), ("30", false)] {
        let who = [("given_name", "Awa"), ("age_estimate", age)];
        let who = add(&mut session, Kind::Person, &who);
        let case = case(&mut session, who).to_string();
        let asked = |decision: &'static str, more: &[(&'static str, &'static str)]| {
            let mut typed = vec![("case_id", case.clone()), ("purpose", "services".to_owned())];
            typed.push(("decision", decision.to_owned()));
            typed.extend(more.iter().map(|(key, text)| (*key, (*text).to_owned())));
            typed
        };
        let mut says = |typed: Vec<(&'static str, String)>| {
            let typed: Vec<_> = typed.iter().map(|(key, text)| (*key, text.as_str())).collect();
            refused(&mut session, Kind::Consent, &typed)
        };
        let alone = says(asked("given", &[]));
        assert_eq!(alone, if child { "problem-consent-guardian" } else { "saved" }, "{age}");
        assert_eq!(says(asked("refused", &[])), "saved", "a no needs nobody");
        assert_eq!(says(asked("given", &[("guardian", "Sa mère, Fatou")])), "saved");
        assert_eq!(says(asked("given", &[("guardian_missing", "Parents inconnus")])), "saved");
    }
}

#[test]
fn who_comes_back_to_a_household_has_the_role_they_had() {
    let (_folder, mut session) = testing::session();
    let home = add(&mut session, Kind::Household, &[("name", "Traoré")]).to_string();
    let awa = person(&mut session, "Traoré", "Awa");
    let lives = |session: &mut Session, key: &'static str, text: &str| {
        change(session, Kind::Person, awa, &[(key, text)]);
        let row = session.store().reader().row(Kind::Person, awa).unwrap().unwrap();
        value::text_of(&row, "household_role").to_owned()
    };
    let join = |session: &mut Session| {
        change(session, Kind::Person, awa, &[("household_id", &home)]);
        let row = session.store().reader().row(Kind::Person, awa).unwrap().unwrap();
        value::text_of(&row, "household_role").to_owned()
    };
    assert_eq!(join(&mut session), "");
    assert_eq!(lives(&mut session, "household_role", "spouse"), "spouse");
    let today = day(&session, 0);
    let p = awa.to_string();
    let mut left = draft(
        Kind::HouseholdEvent,
        &[("person_id", &p), ("event", "left"), ("happened_on", &today), ("role", "spouse")],
    );
    left.base.insert("household_id".into(), value::Value::Text(home.clone()));
    session.perform(Command::Save(vec![left])).unwrap();
    assert_eq!(join(&mut session), "spouse");
    let all = session.store().reader().children(Kind::HouseholdEvent, awa).unwrap();
    let last = &all.last().unwrap().row;
    assert_eq!(value::text_of(last, "event"), "reunited");
    assert_eq!(value::text_of(last, "role"), "spouse");
}

#[test]
fn a_household_is_left_and_found_again_on_its_days() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let home = add(&mut session, Kind::Household, &[("name", "Traoré")]);
    let (p, h) = (awa.to_string(), home.to_string());
    let lives = |session: &Session| {
        let row = session.store().reader().row(Kind::Person, awa).unwrap().unwrap();
        let role = value::text_of(&row, "household_role").to_owned();
        (value::id_of(&row, "household_id"), role)
    };
    let mut event = |event: &'static str, ahead: i64, role: &'static str| {
        let on = day(&session, ahead);
        let mut draft = draft(
            Kind::HouseholdEvent,
            &[("person_id", &p), ("event", event), ("happened_on", &on), ("role", role)],
        );
        draft.base.insert("household_id".into(), value::Value::Text(h.clone()));
        session.perform(Command::Save(vec![draft])).unwrap();
        lives(&session)
    };
    assert_eq!(event("joined", -10, "head"), (Some(home), "head".to_owned()));
    assert_eq!(event("left", -5, ""), (None, String::new()));
    assert_eq!(event("joined", -8, ""), (None, String::new()), "an older day changes nothing now");
    assert_eq!(event("reunited", 0, ""), (Some(home), "head".to_owned()), "as it was");
    let all = session.store().reader().children(Kind::HouseholdEvent, awa).unwrap();
    assert_eq!(all.len(), 4);
}

#[test]
fn nothing_is_planned_in_a_case_that_has_ended_from_whatever_screen() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let case = case(&mut session, awa);
    let c = case.to_string();
    let (today, ahead) = (day(&session, 0), day(&session, 4));
    testing::end(&mut session, case);
    let me = session.me().id.to_string();
    let planned: [(Kind, &[(&'static str, &str)]); 3] = [
        (Kind::Followup, &[("calendar", "protection"), ("due_on", &ahead), ("status", "due")]),
        (Kind::Session, &[("held_on", &ahead), ("status", "planned"), ("format", "individual")]),
        (Kind::Task, &[("text", "Appeler"), ("due_on", &ahead), ("worker_id", &me)]),
    ];
    for (kind, typed) in planned {
        let typed = [&[("case_id", &*c)], typed].concat();
        assert_eq!(refused(&mut session, kind, &typed), "problem-case-closed", "{kind:?}");
    }
    // What was done before may still be written down.
    let note = [("case_id", &*c), ("text", "Sa soeur a appelé."), ("written_on", &*today)];
    assert_eq!(refused(&mut session, Kind::Note, &note), "saved");
    let given = [("case_id", &*c), ("service", "NFI"), ("given_on", &*today)];
    assert_eq!(refused(&mut session, Kind::Assistance, &given), "saved");
}
