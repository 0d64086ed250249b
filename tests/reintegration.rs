//! Reintegration as the office carries it out: supports, budgets, tranches, projects, monitoring
//! visits, and the plan beside what was given.

mod family;

use chrono::Months;
use segin::app::perform::Refusal;
use segin::domain::date;
use segin::domain::fact::Record as _;
use segin::domain::followup::{Followup, FollowupStatus};
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::payment::{Payment, PaymentStatus};
use segin::domain::plan_item::{PlanItem, PlanItemStatus};
use segin::domain::role::Role;
use segin::domain::support::{Support, SupportStatus};

use crate::support::{Office, word};

/// The sentence of a refusal, with the word it stands under.
fn refused<T: std::fmt::Debug>(told: Result<T, Refusal>) -> (&'static str, String) {
    let refusal = told.expect_err("it is refused");
    (word(&refusal), refusal.sentence())
}

fn visits(office: &mut Office, case: Id) -> Vec<Followup> {
    let held = office.session().store().reader().children(Kind::Followup, case).unwrap();
    let all = held.iter().map(|held| Followup::from_row(&held.row));
    all.filter(|followup| followup.month.is_some()).collect()
}

fn tranche(support: Id, amount: &str) -> Vec<(&'static str, String)> {
    vec![
        ("support_id", support.to_string()),
        ("amount", amount.to_owned()),
        ("status", "planned".to_owned()),
    ]
}

fn told<'a>(all: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    all.iter().map(|(key, text)| (*key, text.as_str())).collect()
}

#[test]
fn a_budget_is_paid_in_tranches_and_never_above_its_balance() {
    let mut office = Office::new();
    let today = office.today();
    let (_, case) = office.register("Moussa", "Diallo", &[]);
    let bare =
        office.record(case, Kind::Support, &[("kind", "microbusiness"), ("status", "planned")]);
    let none = office.try_record(case, Kind::Payment, &told(&tranche(bare, "10000")));
    assert_eq!(refused(none).0, "problem-payment-no-budget");
    office.change(Kind::Support, bare, &[("amount", "450 000")]).unwrap();
    assert_eq!(office.held::<Support>(bare).currency, "XOF");
    let mut ids = Vec::new();
    for amount in ["200000", "150000"] {
        ids.push(office.record(case, Kind::Payment, &told(&tranche(bare, amount))));
    }
    assert_eq!(office.held::<Payment>(ids[1]).position, Some(2), "numbered by the program");
    let (why, said) =
        refused(office.try_record(case, Kind::Payment, &told(&tranche(bare, "150000"))));
    assert_eq!(why, "problem-payment-above");
    assert!(said.contains("100\u{202f}000") && said.contains("450\u{202f}000"), "{said}");
    println!("{said}");
    let third = office.record(case, Kind::Payment, &told(&tranche(bare, "100000")));
    // Paid only after approved, once.
    let early = office.change(Kind::Payment, ids[0], &[("status", "paid")]);
    assert_eq!(refused(early).0, "problem-paid-without-day");
    let shown = date::show(today);
    let early = office.change(Kind::Payment, ids[0], &[("status", "paid"), ("paid_on", &shown)]);
    assert_eq!(refused(early).0, "problem-move");
    office.change(Kind::Payment, ids[0], &[("status", "approved")]).unwrap();
    let approved: Payment = office.held(ids[0]);
    assert_eq!(
        (approved.approved_on, approved.approved_by),
        (Some(today), Some(office.session().me().id))
    );
    office.change(Kind::Payment, ids[0], &[("status", "paid"), ("paid_on", &shown)]).unwrap();
    let more = office.change(Kind::Payment, ids[0], &[("amount", "1")]);
    assert_eq!(refused(more).0, "problem-payment-paid");
    // The budget does not sink below what was promised.
    let (why, said) = refused(office.change(Kind::Support, bare, &[("amount", "400000")]));
    assert_eq!(why, "problem-support-budget-low", "{said}");
    let euros = [
        ("support_id", bare.to_string()),
        ("amount", "5".into()),
        ("status", "planned".into()),
        ("currency", "EUR".into()),
    ];
    assert_eq!(
        refused(office.try_record(case, Kind::Payment, &told(&euros))).0,
        "problem-payment-currency"
    );
    let nothing = tranche(bare, "0");
    assert_eq!(
        refused(office.try_record(case, Kind::Payment, &told(&nothing))).0,
        "problem-payment-nothing"
    );
    office.change(Kind::Payment, third, &[("status", "cancelled")]).unwrap();
    office.change(Kind::Support, bare, &[("amount", "350000")]).unwrap();
}

#[test]
fn who_may_not_approve_asks() {
    let mut office = Office::of(&[Role::ReintegrationOfficer, Role::Administrator]);
    let (_, case) = office.register("Moussa", "Diallo", &[]);
    let support = office.record(
        case,
        Kind::Support,
        &[("kind", "training"), ("status", "planned"), ("amount", "100000")],
    );
    let payment = office.record(case, Kind::Payment, &told(&tranche(support, "100000")));
    let (why, said) = refused(office.change(Kind::Payment, payment, &[("status", "approved")]));
    assert_eq!(why, "problem-payment-approval", "{said}");
    let mut at_once = tranche(support, "100000");
    at_once[2].1 = "paid".to_owned();
    at_once.push(("paid_on", date::show(office.today())));
    let (why, _) = refused(office.try_record(case, Kind::Payment, &told(&at_once)));
    assert_eq!(why, "problem-payment-unapproved", "not even at once");
    assert_eq!(office.held::<Payment>(payment).status, Some(PaymentStatus::Planned));
}

#[test]
fn a_project_gives_a_person_no_more_than_its_limit_over_all_cases() {
    let mut office = Office::new();
    let project = office.add(
        Kind::Project,
        &[("name", "Retour digne"), ("currency", "XOF"), ("person_limit", "500000")],
    );
    let project = project.to_string();
    let (person, first) = office.register("Moussa", "Diallo", &[]);
    let again = office.add(Kind::Case, &[("person_id", &person.to_string())]);
    let of = |kind: &'static str, amount: &'static str| {
        vec![
            ("kind", kind.to_owned()),
            ("status", "planned".to_owned()),
            ("amount", amount.to_owned()),
            ("project_id", project.clone()),
        ]
    };
    office.record(first, Kind::Support, &told(&of("microbusiness", "350000")));
    let (why, said) =
        refused(office.try_record(again, Kind::Support, &told(&of("training", "200000"))));
    assert_eq!(why, "problem-support-limit");
    assert!(said.contains("500\u{202f}000") && said.contains("150\u{202f}000"), "{said}");
    println!("{said}");
    office.record(again, Kind::Support, &told(&of("training", "150000")));
    let mut euros = of("housing", "10");
    euros.push(("currency", "EUR".to_owned()));
    assert_eq!(
        refused(office.try_record(again, Kind::Support, &told(&euros))).0,
        "problem-support-currency"
    );
}

#[test]
fn no_support_starts_while_the_return_is_on_hold() {
    let mut office = Office::new();
    let shown = date::show(office.today());
    let (_, case) = office.register("Moussa", "Diallo", &[]);
    office.change(Kind::Case, case, &[("return_stopped_on", &shown)]).unwrap();
    let support =
        office.record(case, Kind::Support, &[("kind", "training"), ("status", "planned")]);
    let started = [("status", "started"), ("started_on", shown.as_str())];
    let (why, said) = refused(office.change(Kind::Support, support, &started));
    assert_eq!(why, "problem-return-stopped");
    assert!(said.contains(&shown), "{said}");
    assert_eq!(office.held::<Support>(support).status, Some(SupportStatus::Planned));
    assert!(visits(&mut office, case).is_empty());
}

#[test]
fn the_first_start_makes_five_visits_due_once() {
    let mut office = Office::new();
    let today = office.today();
    let (_, case) = office.register("Moussa", "Diallo", &[]);
    let arrived = today - Months::new(2);
    office.change(Kind::Case, case, &[("arrived_on", &date::show(arrived))]).unwrap();
    let first = office.record(case, Kind::Support, &[("kind", "training"), ("status", "planned")]);
    let second = office.record(case, Kind::Support, &[("kind", "housing"), ("status", "planned")]);
    assert!(visits(&mut office, case).is_empty());
    for support in [first, second] {
        office.change(Kind::Support, support, &[("status", "started")]).unwrap();
        let all = visits(&mut office, case);
        let months: Vec<i64> = all.iter().filter_map(|visit| visit.month).collect();
        assert_eq!(months, [1, 3, 6, 9, 12], "once for the case");
        assert_eq!(all[0].due_on, Some(today + Months::new(1)), "from the start, the later day");
        assert!(all.iter().all(|visit| visit.status == Some(FollowupStatus::Due)));
    }
    assert_eq!(office.held::<Support>(first).started_on, Some(today));
}

#[test]
fn help_given_moves_the_plan_on() {
    let mut office = Office::new();
    let shown = date::show(office.today());
    let (_, case) = office.register("Moussa", "Diallo", &[]);
    let item = |office: &mut Office, service: &str| {
        office.record(case, Kind::PlanItem, &[("service", service), ("status", "planned")])
    };
    let (kit, talk) = (item(&mut office, "NFI"), item(&mut office, "COUNSEL"));
    for (item, service, quantity) in
        [(kit, "NFI", "2"), (talk, "COUNSEL", "1"), (talk, "COUNSEL", "3")]
    {
        let item = item.to_string();
        let given = [
            ("service", service),
            ("given_on", shown.as_str()),
            ("quantity", quantity),
            ("plan_item_id", item.as_str()),
        ];
        office.record(case, Kind::Assistance, &given);
    }
    let (kit, talk): (PlanItem, PlanItem) = (office.held(kit), office.held(talk));
    assert_eq!((kit.status, kit.quantity), (Some(PlanItemStatus::Delivered), Some(2)));
    assert_eq!(kit.delivered_on, Some(office.today()));
    assert_eq!((talk.status, talk.quantity), (Some(PlanItemStatus::Ongoing), Some(4)));
}
