//! Registration slips before they are printed: their pages as they will be, made beside the
//! drawing thread, and where the file goes.

use eframe::egui::{ColorImage, Context, Id};

use crate::domain::id::Id as RecordId;
use crate::domain::problem::Problem;
use crate::domain::value::id_of;
use crate::letters::arrival::{PersonSlip, Slips, short_name};
use crate::letters::code::Token;
use crate::store::Reader;
use crate::store::arrival::Passenger;
use crate::ui::Scene;
use crate::ui::command::{Command, Paper, SlipsOrder};
use crate::ui::look::Mood;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::outgoing::{self, Answer, Outgoing};
use crate::ui::widgets::pages::pixels;
use crate::ui::widgets::{frame, text};
use crate::words::{self, tr, tr_with};

/// What the thread beside made.
struct Made {
    pages: Vec<ColorImage>,
    pdf: Vec<u8>,
}

/// The slips on show.
pub(super) struct Print {
    lookup: Lookup<Slips, Option<Made>>,
    outgoing: Outgoing,
    arrival: Option<RecordId>,
    people: Vec<(RecordId, Token)>,
    renewed: usize,
    pdf: Option<Vec<u8>>,
}

impl Print {
    /// Opens slips for these people; nothing where no reader or no random bits are to be had.
    pub(super) fn open(
        scene: Scene<'_>,
        ctx: &Context,
        arrival: Option<RecordId>,
        whose: &[Passenger],
    ) -> Option<Self> {
        let reader = scene.reader.another().ok()?;
        let (mut people, mut slips) = (Vec::new(), Vec::new());
        for passenger in whose {
            let token = Token::from_bytes(crate::store::random().ok()?);
            people.push((passenger.person, token.clone()));
            slips.push(PersonSlip {
                name: short_name(&passenger.family_name, &passenger.given_name),
                number: passenger.number.clone(),
                arrived_on: passenger.arrived_on,
                token,
            });
        }
        let me = scene.office.users.iter().find(|user| user.id == scene.me.id);
        let own = me.and_then(|user| id_of(&user.row, "centre_id"));
        let centre = own.or_else(|| scene.office.centres.first().map(|centre| centre.id));
        let mut lookup = Lookup::new(reader, ctx.clone(), make);
        lookup.ask(Slips {
            lang: words::language(),
            date: scene.today,
            centre: centre.map(|id| scene.office.name(id).to_owned()).unwrap_or_default(),
            people: slips,
        });
        let file = format!("{}-{}.pdf", tr("arrival-slips-file"), scene.today);
        Some(Self {
            lookup,
            outgoing: Outgoing::new(Id::unique("arrival-slips"), outgoing::proposed(&file)),
            arrival,
            people,
            renewed: whose.iter().filter(|passenger| passenger.has_slip).count(),
            pdf: None,
        })
    }

    /// Shows why the file could not be written.
    pub(super) fn refused(&mut self, problems: &[Problem]) {
        self.outgoing.refused(problems);
    }

    /// Whether the paper is there.
    #[cfg(test)]
    pub(super) fn is_made(&self) -> bool {
        self.pdf.is_some()
    }

    /// Types where the file goes.
    #[cfg(test)]
    pub(super) fn type_path(&mut self, path: &std::path::Path) {
        self.outgoing.type_path(path);
    }

    /// Draws it; what is asked for, and whether it stays.
    pub(super) fn print_ui(&mut self, ctx: &Context) -> (Option<Command>, bool) {
        match self.lookup.answer() {
            None => {}
            Some(Some(made)) => {
                self.outgoing.made(ctx, tr("arrival-slips-preview"), made.pages);
                self.pdf = Some(made.pdf);
            }
            Some(None) => self.outgoing.failed(tr("problem-slip-set")),
        }
        let count = self.people.len().to_string();
        let (renewed, title) = (self.renewed, tr_with("arrival-slips-title", &[("count", &count)]));
        let answer = self.outgoing.show(ctx, &title, &tr("arrival-slips-save"), |ui| {
            text::body(ui, tr("arrival-slips-about"));
            if renewed > 0 {
                let said = tr_with("arrival-slips-renewed", &[("count", &renewed.to_string())]);
                frame::notice(ui, Mood::Warn, &said);
            }
        });
        match answer {
            None => (None, true),
            Some(Answer::Leave) => (None, false),
            Some(Answer::Save(path)) => {
                let Some(bytes) = self.pdf.clone() else { return (None, true) };
                let (people, count) = (self.people.clone(), self.people.len());
                let record = self.arrival;
                let paper = Paper { path, bytes, what: "slips", record, count, names: true };
                (Some(Command::GiveSlips(Box::new(SlipsOrder { paper, people }))), true)
            }
        }
    }
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn make(_: &Reader, slips: Slips) -> Option<Made> {
    let letter = slips.set().ok()?;
    let pages = (0..letter.pages())
        .filter_map(|page| letter.page_picture(page, outgoing::SHARP))
        .map(|picture| pixels(picture.width, picture.height, &picture.rgba))
        .collect();
    Some(Made { pages, pdf: letter.pdf().ok()? })
}
