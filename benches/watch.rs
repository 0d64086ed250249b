//! What a supervisor waits for: the board, the people behind a figure, the self-check.

use segin::app::session::Session;
use segin::domain::selfcheck::Rule;
use segin::domain::value::Keyed;
use segin::store::supervision::{Figure, Whose};

use crate::{row, spread, time};

/// The board and what it opens, over the whole register.
pub(crate) fn board(session: &Session) {
    let (me, today) = (session.me().id, session.today());
    let reader = session.store().reader();
    let mut boards = Vec::new();
    let mut open = 0;
    for _ in 0..30 {
        let (board, took) = time(|| reader.board(me, today).unwrap());
        open = board.load.values().sum::<usize>();
        boards.push(took);
    }
    row("the supervision board", "≤ 100 ms", &format!("{} ({open} open cases)", spread(boards)));
    for (what, figure) in [
        ("everybody’s open cases", Figure::Load(Whose::All)),
        ("without contact for long", Figure::Quiet),
        ("late", Figure::Late(Whose::All, None)),
    ] {
        let mut took = Vec::new();
        let mut people = 0;
        for _ in 0..5 {
            let (found, spent) = time(|| reader.behind(figure, me, today).unwrap());
            people = found.len();
            took.push(spent);
        }
        row(
            &format!("people behind a figure: {what}"),
            "",
            &format!("{} ({people})", spread(took)),
        );
    }
    let (found, took) = time(|| reader.self_check(today, 200).unwrap());
    let count: usize = found.values().map(|found| found.count).sum();
    let rules = Rule::ALL.len();
    row("the self-check", "", &format!("{} ({rules} rules, {count} findings)", spread(vec![took])));
}
