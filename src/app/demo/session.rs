//! Courses of sessions with the scales taken along them, and safety alerts.

use chrono::{Duration, NaiveDate};

use super::Maker;
use super::course::Course;
use crate::domain::alert::{Alert, AlertSource, AlertStatus};
use crate::domain::course::{Course as Sessions, CourseStatus};
use crate::domain::id::Id;
use crate::domain::scale::Scale;
use crate::store::StoreError;

type Written = Result<(), StoreError>;

impl Maker<'_, '_> {
    /// A course of sessions with the scales taken along it.
    pub(super) fn course_of_sessions(&mut self, course: &Course<'_>) -> Result<Id, StoreError> {
        let over = !course.status.is_open();
        let begun = self.day_after(course.who.arrived, course.until, 20);
        let status = match () {
            () if !over => CourseStatus::Running,
            () if self.chance.percent(75) => CourseStatus::Completed,
            () => CourseStatus::Dropped,
        };
        let sessions = Sessions {
            case_id: Some(course.id),
            goal: self.lists.say(&mut self.chance, "course"),
            planned: Some(self.chance.between(3, 6)),
            starts_on: Some(begun),
            status: Some(status),
            ended_on: over.then_some(course.until.max(begun)),
            drop_reason: if status == CourseStatus::Dropped {
                "moved".to_owned()
            } else {
                String::new()
            },
            satisfaction: if status == CourseStatus::Completed {
                "satisfied".to_owned()
            } else {
                String::new()
            },
            note: String::new(),
        };
        let id = self.w.add(&sessions)?;
        let listener = self.staff.iter().find(|colleague| colleague.listens).and_then(|c| c.id);
        let mut level = self.chance.between(1, 3);
        let mut day = begun;
        for _ in 0..self.chance.between(1, 3) {
            let answers = |chance: &mut super::Chance, items: i64, level: i64| {
                (1..=items)
                    .map(|item| {
                        // The item on self-harm is answered no: an alert would stand beside it.
                        let answer =
                            if item == 9 { 0 } else { (level - chance.between(0, 1)).clamp(0, 3) };
                        format!("{item}={answer}")
                    })
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let text = answers(&mut self.chance, 9, level);
            self.scale(course, "phq9", text, day, listener)?;
            if self.chance.percent(50) {
                let text = answers(&mut self.chance, 5, 3 - level);
                self.scale(course, "who5", text, day, listener)?;
            }
            level = (level - 1).max(0);
            day = self.day_after(day + Duration::days(14), course.until.max(day), 30);
        }
        Ok(id)
    }

    fn scale(
        &mut self,
        course: &Course<'_>,
        instrument: &str,
        answers: String,
        day: NaiveDate,
        by: Option<Id>,
    ) -> Result<Id, StoreError> {
        self.w.add(&Scale {
            case_id: Some(course.id),
            instrument: instrument.to_owned(),
            version: String::new(),
            taken_on: Some(day),
            taken_by: by,
            language: course.who.language.clone(),
            interpreter: false,
            oral_translation: course.who.language != "fra",
            consent_id: None,
            answers,
        })
    }

    /// A safety alert that was handled; cleared when the case is over.
    pub(super) fn alert(&mut self, course: &Course<'_>) -> Written {
        let day = self.today - Duration::days(self.chance.between(0, 1));
        let listener = self.staff.iter().find(|colleague| colleague.listens).and_then(|c| c.id);
        let scale = self.scale(
            course,
            "phq9",
            "1=1 2=2 3=1 4=1 5=0 6=2 7=1 8=0 9=1".to_owned(),
            day,
            listener,
        )?;
        let alert = Alert {
            case_id: Some(course.id),
            source: Some(AlertSource::Scale),
            scale_id: Some(scale),
            opened_on: Some(day),
            opened_at: "09:40".to_owned(),
            opened_by: listener,
            detail: self.lists.say(&mut self.chance, "alert:detail"),
            action: self.lists.say(&mut self.chance, "alert:action"),
            told: self.lists.say(&mut self.chance, "alert:told"),
            told_at: "09:55".to_owned(),
            next_contact_on: Some(self.today + Duration::days(1)),
            status: Some(AlertStatus::Handled),
            ..Alert::default()
        };
        self.w.add(&alert).map(|_| ())
    }
}
