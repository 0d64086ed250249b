//! What the office of the demo has beside its people: projects, the directory of services,
//! shared supports, workshops, and a scanned paper.

use chrono::{Datelike, Duration, NaiveDate, Weekday};
use image::{ImageFormat, Rgb, RgbImage};

use super::Maker;
use crate::domain::attachment::{Attachment, Media};
use crate::domain::collective::Collective;
use crate::domain::id::Id;
use crate::domain::offer::Offer;
use crate::domain::project::Project;
use crate::domain::session::SessionStatus;
use crate::domain::support::SupportStatus;
use crate::domain::value::Keyed as _;
use crate::domain::workshop::Workshop;
use crate::store::StoreError;

type Written = Result<(), StoreError>;

/// Days of workshops, back from today.
const WORKSHOP_DAYS: i64 = 120;

impl Maker<'_, '_> {
    /// Writes all of it.
    pub(super) fn office(&mut self) -> Written {
        self.projects()?;
        self.shared()?;
        self.directory()?;
        self.workshops()
    }

    fn projects(&mut self) -> Written {
        for line in &self.lists.project {
            let project = Project {
                name: line.text("name"),
                code: line.text("code"),
                donor: line.text("donor"),
                currency: line.text("currency"),
                budget: Some(line.number("budget")),
                person_limit: Some(line.number("limit")),
                starts_on: NaiveDate::from_ymd_opt(self.today.year() - 1, 1, 1),
                ends_on: NaiveDate::from_ymd_opt(self.today.year() + 1, 12, 31),
                inactive: false,
            };
            self.projects.push(Some(self.w.add(&project)?));
        }
        Ok(())
    }

    fn shared(&mut self) -> Written {
        for line in &self.lists.collective {
            let at = self.lists.project.iter().position(|p| p.get("code") == line.get("project"));
            let status = SupportStatus::from_key(line.get("status"));
            let over = status == Some(SupportStatus::Completed);
            let collective = Collective {
                name: line.text("name"),
                scope: line.text("scope"),
                kind: line.text("kind"),
                status,
                project_id: at.and_then(|at| self.projects.get(at).copied().flatten()),
                amount: Some(line.number("amount")),
                currency: "XOF".to_owned(),
                place: place(line.get("place")),
                started_on: Some(self.today - Duration::days(150)),
                ended_on: over.then(|| self.today - Duration::days(30)),
                participation: Some(line.number("participation")).filter(|many| *many > 0),
                note: String::new(),
            };
            let id = self.w.add(&collective)?;
            if line.get("scope") == "collective" {
                self.collectives.push(Some(id));
            }
        }
        Ok(())
    }

    fn directory(&mut self) -> Written {
        for line in &self.lists.offer {
            let Some(agency) = self.agencies.get(line.get("agency")).copied() else { continue };
            let offer = Offer {
                agency_id: Some(agency),
                service: line.text("service"),
                place: place(line.get("place")),
                contact: line.text("contact"),
                phone: line.text("phone"),
                hours: line.text("hours"),
                checked_on: Some(self.today - Duration::days(30 * line.number("months"))),
                note: String::new(),
                inactive: false,
            };
            self.w.add(&offer)?;
        }
        Ok(())
    }

    /// Every Thursday a workshop, and two that are planned.
    fn workshops(&mut self) -> Written {
        let me = self.staff.iter().find(|colleague| colleague.listens).cloned().unwrap_or_default();
        for back in (-14..WORKSHOP_DAYS).rev() {
            let day = self.today - Duration::days(back);
            if day.weekday() != Weekday::Thu {
                continue;
            }
            let held = day <= self.today;
            let workshop = Workshop {
                held_on: Some(day),
                begins_at: "15:00".to_owned(),
                status: Some(if held { SessionStatus::Held } else { SessionStatus::Planned }),
                activity: self.chance.pick(&["THEATRE", "SUPPORT_GRP", "ART", "SPORT"]).to_owned(),
                title: self.lists.say(&mut self.chance, "workshop"),
                duration_minutes: Some(90),
                language: "bam".to_owned(),
                place: self.lists.say(&mut self.chance, "session_place"),
                centre_id: me.centre_id,
                led_by: me.id,
                anonymous: held.then(|| self.chance.between(2, 9)),
                ..Workshop::default()
            };
            let id = self.w.add(&workshop)?;
            if held {
                self.workshops.push((id, day));
            }
        }
        Ok(())
    }

    /// The workshop held nearest to a day, within a week.
    pub(super) fn workshop_near(&self, day: NaiveDate) -> Option<(Id, NaiveDate)> {
        let far = |on: NaiveDate| (on - day).num_days().abs();
        self.workshops
            .iter()
            .copied()
            .filter(|(_, on)| far(*on) <= 7)
            .min_by_key(|(_, on)| far(*on))
    }

    /// A scanned paper: grey lines that say nothing about anybody.
    pub(super) fn paper(&mut self, person: Id, on: NaiveDate) -> Written {
        let page = RgbImage::from_fn(420, 300, |x, y| {
            let line = y % 24 < 6 && (40..360).contains(&x) && y > 50;
            let frame = x < 6 || y < 6 || x > 413 || y > 293;
            match (line, frame) {
                (_, true) => Rgb([90, 120, 110]),
                (true, _) => Rgb([170, 175, 170]),
                _ => Rgb([246, 244, 236]),
            }
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        if page.write_to(&mut bytes, ImageFormat::Png).is_err() {
            return Ok(());
        }
        let bytes = bytes.into_inner();
        let attachment = Attachment {
            person_id: Some(person),
            slot: "identity".to_owned(),
            title: String::new(),
            media: Some(Media::Png),
            size: i64::try_from(bytes.len()).ok(),
            content: self.w.put_content(&bytes)?,
            taken_on: Some(on),
            ..Attachment::default()
        };
        self.w.add(&attachment).map(|_| ())
    }
}

/// A place of the lists by its code; any other as told.
fn place(told: &str) -> String {
    crate::domain::place::find(told).unwrap_or_else(|| told.to_owned())
}
