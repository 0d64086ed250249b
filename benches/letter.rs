//! How long a referral slip takes, from its data to the file for the printer.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use segin::letters::code::Token;
use segin::letters::slip::{Basis, Receiver, Sender, Slip};
use segin::words::Lang;

/// The first slip, which reads the fonts, and the slowest of ten others.
pub(crate) fn slips() -> (Duration, Duration) {
    let first = slip(0);
    (first, (1..=10).map(slip).max().unwrap_or_default())
}

fn slip(number: u8) -> Duration {
    let day = NaiveDate::from_ymd_opt(2026, 8, 22).unwrap();
    let slip = Slip {
        lang: Lang::Fr,
        number: format!("BKO-2026-00417-R{number}"),
        date: day,
        token: Token::from_bytes([number; 10]),
        urgency: "Urgent (sous 72 heures)".to_owned(),
        answer_by: Some(day),
        service: "Recherche / réunification familiale".to_owned(),
        reason: "Sans nouvelles de sa famille depuis le départ.".to_owned(),
        agency: Receiver { name: "Croix-Rouge malienne".to_owned(), ..Receiver::default() },
        from: Sender { centre: "Centre de Bamako".to_owned(), ..Sender::default() },
        disclosed: vec![("Numéro du dossier".to_owned(), "BKO-2026-00417".to_owned()); 8],
        basis: Basis::Given { on: day },
        child: None,
    };
    let begun = Instant::now();
    let file = slip.set().unwrap().pdf().unwrap();
    assert!(file.starts_with(b"%PDF"));
    begun.elapsed()
}
