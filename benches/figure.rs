//! The quarterly report of a register in which everybody was helped: made-up services, sessions,
//! referrals and people registered twice, then the report, what a figure opens, and freezing.

use chrono::{Days, NaiveDate};
use segin::app::session::Session;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::report::{FigureId, Period, Spec};
use segin::domain::value::{Row, Value};
use segin::store::person::Question;
use segin::store::{Keys, Op, Store, new_id};

use super::{ms, row, spread, time};

/// People whose records are written together.
const CHUNK: usize = 2_000;

/// Writes what was done for everybody, unless an earlier bench did, and makes the report.
pub(crate) fn report(session: &Session) {
    let reader = session.store().reader();
    if reader.count(Kind::Assistance).unwrap() < 100 {
        let ((), took) = time(|| fill(session));
        row("what was done for everybody, written", "", &format!("{:.1} s", took.as_secs_f64()));
    }
    let spec = Spec::of(Period::parse("2024-Q2").unwrap());
    let mut took = Vec::new();
    let mut made = None;
    for _ in 0..5 {
        let (figures, spent) = time(|| session.figures(&spec).unwrap());
        took.push(spent);
        made = Some(figures);
    }
    row("the quarterly report", "≤ 2 s", &spread(took));
    let figures = made.unwrap();
    let all = figures.names().count();
    let (opened, spent) = time(|| {
        let names = figures.names();
        names.map(|name| figures.members(name).unwrap().len()).max().unwrap_or_default()
    });
    row(
        "every figure opened",
        "",
        &format!("{} ({all} figures, the largest of {opened})", ms(spent)),
    );
    let found = figures.members(&FigureId::new("sector/health/since")).map_or(0, |all| all.len());
    row("persons helped with health since the start", "", &found.to_string());
    drop(figures);
    let keys = Keys::of(session.unlocked());
    let mut store = Store::open(session.unlocked().dir(), &keys).unwrap();
    let figures = session.figures(&spec).unwrap();
    let by = session.me().id;
    let (id, spent) =
        time(|| store.transact(Op::Save, Some(by), "", |w| w.freeze(&figures, "", by)).unwrap().0);
    row("freezing it", "", &ms(spent));
    let (difference, spent) =
        time(|| store.reader().difference(id, session.today()).unwrap().unwrap());
    assert_eq!(difference.changed, []);
    row("its difference, with the report made anew", "", &ms(spent));
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn fill(session: &Session) {
    let reader = session.store().reader();
    let agency = reader.all(Kind::Agency).unwrap()[0].id;
    let numbers = reader.people(&Question::default()).unwrap();
    let keys = Keys::of(session.unlocked());
    let mut store = Store::open(session.unlocked().dir(), &keys).unwrap();
    let services = ["COUNSEL", "NFI", "HOUSING", "MICROBIZ", "WASH", "MEDICAL", "FIRST_AID"];
    let begin = NaiveDate::from_ymd_opt(2019, 1, 1).unwrap();
    let mut at = 0;
    for chunk in numbers.chunks(CHUNK) {
        let lines = reader.people_lines(chunk).unwrap();
        store
            .transact(Op::Import, None, "", |w| {
                let mut before: Option<Id> = None;
                for line in &lines {
                    let Some(case) = line.case_id else { continue };
                    let on = |salt: usize| {
                        text((begin + Days::new((at * 7 + salt * 131) as u64 % 2_700)).to_string())
                    };
                    let link = || ("case_id", text(case.to_string()));
                    let mut add = |kind, values: Vec<(&'static str, Value)>| {
                        let values = values.into_iter().map(|(key, value)| (key.into(), value));
                        w.put_row(kind, new_id()?, values.collect::<Row>()).map(|_| ())
                    };
                    for which in 0..=at % 2 {
                        let service = services[(at + which * 3) % services.len()];
                        let values =
                            vec![link(), ("service", text(service)), ("given_on", on(which))];
                        add(Kind::Assistance, values)?;
                    }
                    if at.is_multiple_of(5) {
                        let held = [("held_on", on(3)), ("status", text("held"))];
                        let mut values = vec![link(), ("format", text("individual"))];
                        values.extend(held);
                        add(Kind::Session, values)?;
                    }
                    if at.is_multiple_of(8) {
                        let sent = [("sent_on", on(4)), ("status", text("sent"))];
                        let mut values = vec![link(), ("agency_id", text(agency.to_string()))];
                        values.extend(sent);
                        values.extend([("service", text("PSS_MH")), ("urgency", text("normal"))]);
                        add(Kind::Referral, values)?;
                    }
                    if at.is_multiple_of(200)
                        && let Some(before) = before
                    {
                        let one = ("person_id", text(line.id.to_string()));
                        let other = ("same_as_id", text(before.to_string()));
                        add(Kind::IdentityLink, vec![one, other, ("status", text("linked"))])?;
                    }
                    before = Some(line.id);
                    at += 1;
                }
                Ok(())
            })
            .unwrap();
    }
    store.checkpoint().unwrap();
}
