//! What is held about a person, before it is handed to them: in which language, which parts,
//! with or without what is restricted; its pages; where its file goes. That it was handed over
//! stands in the list of who was told what.

mod gather;
#[cfg(test)]
mod tests;

use eframe::egui::{Context, Id as UiId, Ui};

use self::gather::{Ask, PARTS};
use super::{CasePage, Tab};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _};
use crate::letters::Letter;
use crate::store::case::CaseFile;
use crate::store::{Changed, Reader};
use crate::ui::Scene;
use crate::ui::command::{Command, HandOver, Paper};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::outgoing::{Answer, Outgoing, SHARP, proposed};
use crate::ui::widgets::pages::pixels;
use crate::ui::widgets::{choice, text};
use crate::words::{self, Lang, tr};

/// A paper as set: its pages and its file.
struct Made {
    pages: Vec<eframe::egui::ColorImage>,
    pdf: Vec<u8>,
}

/// The paper on show.
pub(super) struct HeldDialog {
    person: Id,
    case: Id,
    lookup: Lookup<Ask, Result<Made, String>>,
    lang: Lang,
    restricted: bool,
    /// Keys of the parts that are printed.
    parts: Vec<String>,
    pdf: Option<Vec<u8>>,
    pub(super) outgoing: Outgoing,
}

/// Draws the paper that lies over the page, if one does.
pub(super) fn over_ui(ui: &Ui, page: &mut CasePage, scene: Scene<'_>, commands: &mut Vec<Command>) {
    let Some(held) = &mut page.rooms.held else { return };
    if held.dialog_ui(ui, scene, commands) {
        page.rooms.held = None;
    }
}

impl HeldDialog {
    /// Opens it for the person of a file; nothing while they have no case or there is no reader.
    pub(super) fn open(file: &CaseFile, scene: Scene<'_>, ctx: &Context) -> Option<Self> {
        let case = file.case.as_ref()?;
        let reader = scene.reader.another().ok()?;
        let number = value::text_of(&case.row, "number");
        let safe = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
        let name: String = number.chars().map(safe).collect();
        // What is dangerous to carry about is printed only when it is asked for.
        let parts = PARTS.iter().filter(|part| **part != Tab::Overview);
        let mut dialog = Self {
            person: file.person.id,
            case: case.id,
            lookup: Lookup::new(reader, ctx.clone(), make),
            lang: words::language(),
            restricted: false,
            parts: parts.map(|part| part.key().to_owned()).collect(),
            pdf: None,
            outgoing: Outgoing::new(
                UiId::unique(("held", file.person.id.bytes())),
                proposed(&format!("{name}.pdf")),
            ),
        };
        dialog.ask(scene);
        Some(dialog)
    }

    fn ask(&mut self, scene: Scene<'_>) {
        self.outgoing.wait();
        self.pdf = None;
        self.lookup.ask(Ask {
            person: self.person,
            lang: self.lang,
            restricted: self.restricted,
            parts: self.parts.iter().filter_map(|key| Tab::from_key(key)).collect(),
            office: scene.office.clone(),
            today: scene.today,
        });
    }

    /// The paper could not be written.
    pub(super) fn refused(&mut self, problems: &[Problem]) {
        self.outgoing.refused(problems);
    }

    /// Whether this was written: the paper is on its way.
    pub(super) fn is_done(changed: &Changed) -> bool {
        changed.kinds.contains(&Kind::Disclosure)
    }

    /// Draws it; true when it closes.
    fn dialog_ui(&mut self, ui: &Ui, scene: Scene<'_>, commands: &mut Vec<Command>) -> bool {
        match self.lookup.answer() {
            None => {}
            Some(Ok(made)) => {
                self.outgoing.made(ui.ctx(), tr("case-held-preview"), made.pages);
                self.pdf = Some(made.pdf);
            }
            Some(Err(sentence)) => self.outgoing.failed(sentence),
        }
        let before = (self.lang, self.restricted, self.parts.clone());
        let (mut lang, mut restricted) = (self.lang, self.restricted);
        let mut parts = std::mem::take(&mut self.parts);
        let id = UiId::unique(("held options", self.person.bytes()));
        let answer =
            self.outgoing.show(ui.ctx(), &tr("case-held-title"), &tr("case-held-save"), |ui| {
                options_ui(ui, id, scene, &mut lang, &mut restricted, &mut parts);
            });
        (self.lang, self.restricted, self.parts) = (lang, restricted, parts);
        if before != (self.lang, self.restricted, self.parts.clone()) {
            if self.restricted && !before.1 {
                // That it was looked at is noted, as everywhere.
                commands.push(Command::View { kind: Kind::Person, id: self.person });
            }
            self.ask(scene);
        }
        match answer {
            None => false,
            Some(Answer::Leave) => true,
            Some(Answer::Save(path)) => {
                if let Some(bytes) = self.pdf.clone() {
                    let paper = Paper {
                        path,
                        bytes,
                        what: "held",
                        record: Some(self.person),
                        count: 1,
                        names: true,
                    };
                    commands.push(Command::HandOver(Box::new(HandOver { paper, case: self.case })));
                }
                false
            }
        }
    }
}

/// Language, parts, and what only some may read.
fn options_ui(
    ui: &mut Ui,
    id: UiId,
    scene: Scene<'_>,
    lang: &mut Lang,
    restricted: &mut bool,
    parts: &mut Vec<String>,
) {
    text::secondary(ui, tr("case-held-about"));
    let mut key = lang.key().to_owned();
    let names: Vec<(&str, &str)> = Lang::ALL.iter().map(|lang| (lang.key(), lang.name())).collect();
    let look = FieldLook::new(tr("report-language")).required(true);
    choice::segmented(ui, id.with("language"), &look, &names, &mut key);
    *lang = Lang::from_key(&key).unwrap_or(*lang);
    let titles: Vec<(&str, String)> =
        PARTS.iter().map(|part| (part.key(), gather::title(*part))).collect();
    let entries: Vec<(&str, &str)> =
        titles.iter().map(|(key, title)| (*key, title.as_str())).collect();
    let look = FieldLook::new(tr("case-held-parts")).hint(tr("case-held-parts-hint"));
    choice::many(ui, id.with("parts"), &look, &entries, parts);
    if scene.reader.reads_restricted() {
        choice::tick(ui, tr("case-held-restricted"), restricted);
        text::secondary(ui, tr("case-held-restricted-care"));
    } else {
        text::secondary(ui, tr("case-held-restricted-none"));
    }
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn make(reader: &Reader, ask: Ask) -> Result<Made, String> {
    words::speaking(ask.lang, || {
        let paper = gather::paper(reader, &ask).map_err(|error| error.sentence())?;
        let failed = |_| tr("agenda-print-failed");
        let letter = paper.ok_or_else(|| tr("case-gone-away"))?.set().map_err(failed)?;
        Ok(Made { pages: pictures(&letter), pdf: letter.pdf().map_err(failed)? })
    })
}

/// The pages of a letter for the screen.
fn pictures(letter: &Letter) -> Vec<eframe::egui::ColorImage> {
    (0..letter.pages())
        .filter_map(|page| letter.page_picture(page, SHARP))
        .map(|picture| pixels(picture.width, picture.height, &picture.rgba))
        .collect()
}
