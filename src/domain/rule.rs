//! Rules that several records share.

use chrono::NaiveDate;

use super::date;
use super::problem::Problem;

/// A day that has already been cannot lie ahead.
pub fn not_future(field: &str, day: Option<NaiveDate>, today: NaiveDate) -> Option<Problem> {
    day.filter(|day| *day > today)
        .map(|day| Problem::new("problem-day-future").with("day", date::show(day)).at(field))
}

/// An end does not come before its start; the complaint stands at the end.
pub fn not_before(
    start: Option<NaiveDate>,
    end_field: &str,
    end: Option<NaiveDate>,
) -> Option<Problem> {
    let (start, end) = (start?, end?);
    (end < start).then(|| {
        Problem::new("problem-end-before-start").with("start", date::show(start)).at(end_field)
    })
}
