//! How long a filter on any fact takes, and a table of figures over everybody.

use segin::app::session::Session;
use segin::domain::filter::{Ask, Asked, Filter, Span, Thing};
use segin::domain::kind::Kind;
use segin::domain::pivot::{Axis, Pivot, masked, tally};
use segin::store::person::Question;

use crate::{ms, row, time};

fn one(kind: Kind, key: &str, ask: Ask) -> Filter {
    Filter::test(Thing::of(kind, key).unwrap(), ask)
}

/// Each filter through a reader of its own, as the list asks; the middle of five.
pub(crate) fn any_fact(session: &Session) {
    let is = |codes: &[&str]| Ask::Is(codes.iter().map(|code| (*code).to_owned()).collect());
    let open = one(Kind::Case, "status", is(&["active", "monitoring"]));
    let no_risk = one(Kind::Case, "risk", Ask::Empty);
    let filters = [
        ("sex", one(Kind::Person, "sex", is(&["F"]))),
        ("one of two statuses", open.clone()),
        ("risk level not answered", no_risk.clone()),
        ("arrived this year", one(Kind::Case, "arrived_on", Ask::Within(Span::Year))),
        ("nationality among several", one(Kind::Person, "nationality", is(&["MLI"]))),
        ("perhaps 17 years old", one(Kind::Person, "age", Ask::Range(Some(17), Some(17)))),
        ("a question of a form", one(Kind::Case, "intended_place", Ask::Filled)),
        ("without a telephone", Filter::has(Kind::Contact).negated()),
        ("open and without risk level", Filter::All(vec![open, no_risk])),
        (
            "a village that contains",
            one(Kind::Person, "origin_village", Ask::Contains("kolo".into())),
        ),
    ];
    let today = session.today();
    let mut worst = std::time::Duration::ZERO;
    for (what, filter) in filters {
        let asked = Asked { filter, today };
        let mut took = Vec::new();
        let mut count = 0;
        for _ in 0..5 {
            let reader = session.store().reader().another().unwrap();
            let (found, spent) = time(|| reader.whom(&asked).unwrap().len());
            count = found;
            took.push(spent);
        }
        took.sort();
        worst = worst.max(took[2]);
        row(&format!("filter: {what}"), "≤ 200 ms", &format!("{} ({count} people)", ms(took[2])));
    }
    row("filter on any fact, slowest of these", "≤ 200 ms", &ms(worst));
    let by = Some((Thing::of(Kind::Case, "arrived_on").unwrap(), today));
    let reader = session.store().reader();
    let (_, spent) = time(|| reader.people(&Question { by, ..Question::default() }).unwrap());
    row("People sorted by a column of any fact", "", &ms(spent));
    let pivot = Pivot {
        rows: Thing::of(Kind::Person, "age").map(Axis::of),
        columns: Thing::of(Kind::Person, "sex").map(Axis::of),
        ..Pivot::default()
    };
    let (total, spent) = time(|| {
        let table = tally(&pivot, &reader.units(&pivot, today).unwrap());
        masked(&table.counts, 5);
        table.people.values().map(Vec::len).max().unwrap_or_default()
    });
    row("own table, age by sex", "", &format!("{} ({total} people)", ms(spent)));
}
