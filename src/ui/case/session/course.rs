//! Courses of sessions: how many are planned, how many were held, how it ended.

use eframe::egui::Ui;

use super::super::body::one_list_ui;
use super::super::page::Page;
use crate::domain::course::{Course, CourseStatus};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::session::SessionStatus;
use crate::domain::value::{self, Keyed as _};
use crate::store::case::CaseFile;
use crate::ui::look::space;
use crate::ui::widgets::{frame, text};
use crate::words::tr_with;

/// How many sessions of a course were held.
pub(super) fn held(file: &CaseFile, course: Id) -> usize {
    let sessions = file.of(Kind::Session).iter();
    let of_course = sessions.filter(|session| {
        value::id_of(&session.row, "course_id") == Some(course)
            && value::text_of(&session.row, "status") == SessionStatus::Held.key()
    });
    of_course.count()
}

/// The courses with their progress, then the list of them.
pub(super) fn courses_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let running: Vec<(Id, Course)> = page
        .file
        .of(Kind::Course)
        .iter()
        .map(|course| (course.id, Course::from_row(&course.row)))
        .filter(|(_, course)| course.status == Some(CourseStatus::Running))
        .collect();
    if !running.is_empty() {
        frame::card(ui, |ui| {
            for (id, course) in &running {
                let planned = course.planned.unwrap_or_default();
                let done = held(page.file, *id);
                let given = [("held", done.to_string()), ("planned", planned.to_string())];
                let given = given.each_ref().map(|(name, value)| (*name, value.as_str()));
                let words = tr_with("session-course-progress", &given);
                let title = if course.goal.is_empty() {
                    crate::words::tr("kind-course")
                } else {
                    course.goal.clone()
                };
                text::strong(ui, title);
                text::secondary(ui, words);
                ui.add_space(space::XS);
            }
        });
        ui.add_space(space::L);
    }
    one_list_ui(ui, page, Kind::Course);
}
