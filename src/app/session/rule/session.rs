//! Psychosocial sessions: what is still to come was not held, and a course that has ended takes
//! no more sessions.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::course::CourseStatus;
use crate::domain::date;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::session::SessionStatus;
use crate::domain::value::{self, Keyed as _, Row};
use crate::store::{StoreError, Writer};

/// What must hold before it is written.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let held = value::text_of(row, "status") == SessionStatus::Held.key();
    if let Some(day) = value::day_of(row, "held_on").filter(|day| held && *day > at.today) {
        let problem = Problem::new("session-held-future").with("day", date::show(day));
        return refuse(problem.at("held_on"));
    }
    let course = value::id_of(row, "course_id").filter(|_| saved.changes(row, "course_id"));
    if let Some(course) = course
        && let Some(course) = w.row(Kind::Course, course)?
        && value::text_of(&course, "status") != CourseStatus::Running.key()
    {
        return refuse(Problem::new("session-course-ended").at("course_id"));
    }
    Ok(())
}
