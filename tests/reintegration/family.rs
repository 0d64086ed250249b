//! A family of six, from the kits of the first day to the end: one signature for all, a business
//! of the two parents paid in tranches, visits made and missed, the survey twice.

use chrono::{Months, NaiveDate};
use segin::domain::assistance::Assistance;
use segin::domain::attachment::Attachment;
use segin::domain::budget::{Budget, Counts};
use segin::domain::case::{Case, Status};
use segin::domain::date;
use segin::domain::draft::Draft;
use segin::domain::drawing::Drawing;
use segin::domain::fact::Record as _;
use segin::domain::followup::FollowupStatus;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::payment::Payment;
use segin::domain::support::Support;
use segin::domain::survey::{self, Answer, Answers, Dimension, compute};
use segin::domain::value::{self, Keyed as _};
use segin::ui::command::Command;

use super::{refused, told, tranche, visits};
use crate::support::{Office, draft};

/// Answers to every question: the better of two ends of its scale, or the other.
fn answers(well: bool) -> Answers {
    let definition = survey::draft().unwrap();
    let mut answers = Answers::new();
    for item in definition.items.iter().filter(|item| item.scored) {
        let points = |code: &str| item.option(code).and_then(|o| o.points).unwrap_or_default();
        let codes = item.options.iter().map(|option| option.code.clone());
        let order = |a: &String, b: &String| points(a).total_cmp(&points(b));
        let code = if well { codes.max_by(order) } else { codes.min_by(order) };
        let given = Answer::Codes(vec![code.unwrap()]);
        if answers.asks(item) {
            answers.put(definition, &item.id, given).unwrap();
        }
    }
    answers
}

fn kit(case: Id, day: NaiveDate, quantity: &str) -> Draft {
    let case = case.to_string();
    let day = date::show(day);
    draft(
        Kind::Assistance,
        &[
            ("case_id", case.as_str()),
            ("service", "NFI"),
            ("given_on", &day),
            ("quantity", quantity),
        ],
    )
}

fn signature() -> Drawing {
    let mut drawing = Drawing::default();
    drawing.begin((0.1, 0.5));
    for step in 2..9_u8 {
        drawing.go_on((f32::from(step) / 10.0, 0.5 + f32::from(step % 2) / 10.0));
    }
    drawing
}

fn payments(office: &mut Office, case: Id) -> Vec<Payment> {
    let held = office.session().store().reader().children(Kind::Payment, case).unwrap();
    held.iter().map(|held| Payment::from_row(&held.row)).collect()
}

#[test]
fn a_family_of_six_from_the_first_kit_to_the_end() {
    use FollowupStatus::{Done, Due, Missed};
    let mut office = Office::new();
    let today = office.today();
    let back = today - Months::new(7);
    let shown = |day: NaiveDate| date::show(day);
    let home = office.add(Kind::Household, &[("name", "Diallo")]).to_string();
    let of = |age: &'static str, role: &'static str| {
        [("age_estimate", age), ("household_role", role), ("household_id", home.as_str())]
    };
    // Parents and the two eldest have a case each; the small ones are in their father's.
    let (father, amadou) = office.register("Amadou", "Diallo", &of("38", "head"));
    let (_, fatou) = office.register("Fatou", "Diallo", &of("34", "spouse"));
    let (_, issa) = office.register("Issa", "Diallo", &of("16", "child"));
    let (_, mariam) = office.register("Mariam", "Diallo", &of("12", "child"));
    for (name, age) in [("Salif", "7"), ("Aïcha", "2")] {
        let mut known = vec![("given_name", name), ("family_name", "Diallo")];
        known.extend(of(age, "child"));
        office.add(Kind::Person, &known);
    }
    let file = office.session().store().reader().case_file(father, None).unwrap().unwrap();
    assert_eq!(file.members.len() + 1, 6);
    let cases = [amadou, fatou, issa, mariam];
    for case in cases {
        office.change(Kind::Case, case, &[("arrived_on", &shown(back))]).unwrap();
    }

    // Kits for all at once, with one signature, and one undo.
    let drafts = |father: &str| {
        let quantity = |case: Id| if case == amadou { father.to_owned() } else { "1".to_owned() };
        cases.iter().map(|case| kit(*case, back, &quantity(*case))).collect::<Vec<_>>()
    };
    let slip = Drawing::default();
    let (why, _) = refused(
        office.perform(Command::SaveSigned { drafts: drafts("3"), drawing: Box::new(slip) }),
    );
    assert_eq!(why, "problem-signature-short", "an empty field is no proof");
    let signed = |drafts| Command::SaveSigned { drafts, drawing: Box::new(signature()) };
    let by_mistake = office.perform(signed(drafts("30"))).unwrap();
    office.perform(Command::Undo(by_mistake.changed.batch.unwrap())).unwrap();
    office.perform(signed(drafts("3"))).unwrap();
    let mut kits = 0;
    let mut signatures = Vec::new();
    for case in cases {
        let held = office.session().store().reader().children(Kind::Assistance, case).unwrap();
        assert_eq!(held.len(), 1, "the mistake is taken back in every case");
        let given = Assistance::from_row(&held[0].row);
        kits += given.quantity.unwrap();
        signatures.extend(given.signature_id);
    }
    signatures.dedup();
    assert_eq!((kits, signatures.len()), (6, 1));
    let proof: Attachment = office.held(signatures[0]);
    assert_eq!((proof.person_id, proof.slot.as_str()), (Some(father), "signature"));

    // A market garden of both parents: one budget, two shares, each person once.
    let project = office.add(
        Kind::Project,
        &[
            ("name", "Retour"),
            ("donor", "UE"),
            ("currency", "XOF"),
            ("budget", "2000000"),
            ("person_limit", "600000"),
        ],
    );
    let garden = office.add(
        Kind::Collective,
        &[
            ("name", "Maraîchage Diallo"),
            ("scope", "collective"),
            ("kind", "farming"),
            ("status", "started"),
        ],
    );
    let (project_id, garden_id) = (project.to_string(), garden.to_string());
    let share = [
        ("kind", "microbusiness"),
        ("scope", "collective"),
        ("status", "planned"),
        ("collective_id", garden_id.as_str()),
        ("eligible_on", &*shown(back)),
    ];
    let mut own = share.to_vec();
    own.extend([("amount", "600000"), ("project_id", project_id.as_str())]);
    let business = office.record(amadou, Kind::Support, &own);
    let second = office.record(fatou, Kind::Support, &share);
    let members = office.session().store().reader().collective_members(garden).unwrap();
    assert_eq!(members.len(), 2, "each person once");

    // Three tranches; what does not fit is refused with what is left.
    for amount in ["300000", "200000"] {
        office.record(amadou, Kind::Payment, &told(&tranche(business, amount)));
    }
    let above = office.try_record(amadou, Kind::Payment, &told(&tranche(business, "150000")));
    let (why, said) = refused(above);
    assert_eq!(why, "problem-payment-above");
    println!("refused: {said}");
    office.record(amadou, Kind::Payment, &told(&tranche(business, "100000")));
    for (support, case) in [(business, amadou), (second, fatou)] {
        let day = shown(back);
        office
            .change(Kind::Support, support, &[("status", "started"), ("started_on", &day)])
            .unwrap();
        assert_eq!(visits(&mut office, case).len(), 5);
    }
    let held = office.session().store().reader().children(Kind::Payment, amadou).unwrap();
    for held in held.iter().take(2) {
        office.change(Kind::Payment, held.id, &[("status", "approved")]).unwrap();
        let paid = [("status", "paid"), ("paid_on", &*shown(today)), ("receipt", "signature")];
        office.change(Kind::Payment, held.id, &paid).unwrap();
    }
    let support: Support = office.held(business);
    let budget = Budget::of(&support, &payments(&mut office, amadou));
    assert_eq!((budget.paid, budget.balance(), budget.left()), (500_000, 100_000, 0));
    let spent = office.session().store().reader().project_spent(project).unwrap();
    assert_eq!((spent.paid, spent.people), (500_000, 1), "{spent:?}");
    let counts = Counts::of([&support]);
    assert_eq!((counts.eligible, counts.started, counts.completed), (1, 1, 0));

    // Visits: the first made, the second missed, with its reason.
    let all = office.session().store().reader().children(Kind::Followup, amadou).unwrap();
    let visit = |month: i64| {
        let of = |held: &&segin::store::Held| value::of(&held.row, "month").int() == Some(month);
        all.iter().find(of).unwrap().id
    };
    let made = [
        ("status", "done"),
        ("done_on", &*shown(back + Months::new(1))),
        ("activity_running", "yes"),
        ("income", "85000"),
        ("employee_count", "1"),
    ];
    office.change(Kind::Followup, visit(1), &made).unwrap();
    let missed = [("status", "missed"), ("outcome_reason", "Route coupée par la crue.")];
    office.change(Kind::Followup, visit(3), &missed).unwrap();
    let states: Vec<FollowupStatus> =
        visits(&mut office, amadou).iter().filter_map(|visit| visit.status).collect();
    assert_eq!(states, [Done, Missed, Due, Due, Due]);

    // The survey at the start and after six months: recomputed from what was answered.
    let definition = survey::draft().unwrap();
    let mut scores = Vec::new();
    for (round, day, well) in [("baseline", back, false), ("m6", today, true)] {
        let text = answers(well).to_text(definition);
        let day = shown(day);
        let taken = [
            ("definition", definition.id.as_str()),
            ("version", &definition.version),
            ("round", round),
            ("taken_on", &day),
            ("answers", &text),
        ];
        let id = office.record(amadou, Kind::Survey, &taken);
        let held: survey::Survey = office.held(id);
        let score = compute(definition, &Answers::from_text(definition, &held.answers).unwrap());
        scores.push(score);
    }
    for dimension in Dimension::ALL {
        let (first, last) = (scores[0].of(*dimension), scores[1].of(*dimension));
        println!("{dimension:?} {first:?} → {last:?}");
        assert!(first < last, "{dimension:?}");
    }
    assert!(scores[0].name().contains("simplifié"), "{}", scores[0].name());

    // The end: the business stands, the support is completed, the case may be closed.
    office.change(Kind::Support, business, &[("status", "completed")]).unwrap();
    let closing = [
        ("status", "closed"),
        ("closed_on", &*shown(today)),
        ("closure_reason", "DURATION_END"),
        ("closure_note", "Le maraîchage tient, la famille est logée, les enfants vont à l’école."),
    ];
    office.change(Kind::Case, amadou, &closing).unwrap();
    assert_eq!(office.held::<Case>(amadou).status, Some(Status::Closed));
    let report = office.check();
    assert_eq!(report.findings, []);
}
