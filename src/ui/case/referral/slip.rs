//! The slip of a referral before it is printed: its pages as they will be, made beside the
//! drawing thread, and the folder its file goes to.

use std::path::PathBuf;

use eframe::egui::{self, ColorImage, Id, ScrollArea, TextureHandle, TextureOptions, Ui};

use crate::domain::fact::Record as _;
use crate::domain::id::Id as Record;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::value::Keyed as _;
use crate::letters::Picture;
use crate::letters::code::Token;
use crate::letters::slip::Slip;
use crate::store::Reader;
use crate::store::case::CaseFile;
use crate::ui::Scene;
use crate::ui::case::prefill;
use crate::ui::command::{Command, SlipOrder};
use crate::ui::look::{Mood, space};
use crate::ui::lookup::Lookup;
use crate::ui::referral::slip::{consent_in, slip};
use crate::ui::referral::told::Teller;
use crate::ui::widgets::choice;
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{frame, text};
use crate::words::{self, Lang, tr, tr_with};

/// Pixels of a page for each of its points: sharp at the width of the dialog.
const SHARP: f32 = 1.5;
/// What stands above and below the page in the dialog.
const AROUND: f32 = 430.0;
/// The least of a page that is shown.
const LEAST: f32 = 160.0;

/// A slip as set: what it would be on paper, and the file.
struct Set {
    pages: Vec<Picture>,
    pdf: Vec<u8>,
}

/// The open dialog.
pub(in crate::ui::case) struct SlipDialog {
    referral: Record,
    lang: Lang,
    token: Token,
    lookup: Lookup<Slip, Option<Set>>,
    asked: bool,
    pdf: Option<Vec<u8>>,
    pages: Vec<TextureHandle>,
    page: String,
    folder: String,
    wrong: Option<String>,
    saved: bool,
}

/// What is to become of the dialog.
pub(in crate::ui::case) enum Next {
    /// It stays.
    Stay,
    /// It closes.
    Close,
}

impl SlipDialog {
    /// Opens it over a referral; nothing where no reader or no random bits are to be had.
    pub(in crate::ui::case) fn open(
        referral: Record,
        scene: Scene<'_>,
        ctx: &egui::Context,
    ) -> Option<Self> {
        let reader = scene.reader.another().ok()?;
        Some(Self {
            referral,
            lang: words::language(),
            token: Token::from_bytes(crate::store::random().ok()?),
            lookup: Lookup::new(reader, ctx.clone(), set),
            asked: false,
            pdf: None,
            pages: Vec::new(),
            page: "0".to_owned(),
            folder: ctx.data(|d| d.get_temp(folder_id())).unwrap_or_default(),
            wrong: None,
            saved: false,
        })
    }

    /// The referral it is about.
    pub(in crate::ui::case) fn referral(&self) -> Record {
        self.referral
    }

    /// The slip was written.
    pub(in crate::ui::case) fn saved(&mut self) {
        self.saved = true;
        self.wrong = None;
    }

    /// The slip could not be written.
    pub(in crate::ui::case) fn refused(&mut self, problems: &[Problem]) {
        self.wrong = problems.first().map(Problem::sentence);
    }

    /// Types a folder.
    #[cfg(test)]
    pub(in crate::ui::case) fn type_folder(&mut self, folder: &std::path::Path) {
        self.folder = folder.to_string_lossy().into_owned();
    }

    /// Draws it; what was asked for, and whether it stays.
    pub(in crate::ui::case) fn dialog_ui(
        &mut self,
        ui: &Ui,
        scene: Scene<'_>,
        file: &CaseFile,
        commands: &mut Vec<Command>,
    ) -> Next {
        let held = file.of(Kind::Referral).iter().find(|held| held.id == self.referral);
        let Some(held) = held else { return Next::Close };
        let referral = Referral::from_row(&held.row);
        let consent = consent_in(file, &referral, scene.today);
        let overridden = referral.override_by.is_some() && !referral.override_reason.is_empty();
        let lack = consent.as_ref().err().filter(|_| !overridden);
        if lack.is_none() {
            self.prepare(ui, scene, file, &referral, consent.as_ref().ok().copied());
        }
        let id = Id::unique(("slip", self.referral.bytes()));
        let title = tr_with("referral-slip-title", &[("number", &referral.number)]);
        let mut dialog = Dialog::new(id, title, tr("referral-slip-close")).width(560.0);
        let draft = referral.status == Some(ReferralStatus::Draft);
        if self.saved && draft {
            dialog = dialog.verb(tr("referral-slip-sent"));
        } else if !self.saved {
            let ready = self.pdf.is_some() && !self.folder.trim().is_empty();
            dialog = dialog.verb(tr("referral-slip-save")).ready(ready);
        }
        let answer = dialog.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            match lack {
                Some(lack) => {
                    frame::notice(ui, Mood::Warn, &lack.problem().sentence());
                }
                None => self.inside_ui(ui, &referral),
            }
        });
        match answer {
            Some(Answer::Verb) if self.saved => {
                commands.extend(sent(file, scene, self.referral));
                Next::Close
            }
            Some(Answer::Verb) => {
                self.save(ui, commands);
                Next::Stay
            }
            Some(_) => Next::Close,
            None => Next::Stay,
        }
    }

    /// Asks for the pages where they must be made, and takes them.
    fn prepare(
        &mut self,
        ui: &Ui,
        scene: Scene<'_>,
        file: &CaseFile,
        referral: &Referral,
        consent: Option<Record>,
    ) {
        if !std::mem::replace(&mut self.asked, true) {
            let teller = Teller { file, office: scene.office, today: scene.today, lang: self.lang };
            self.lookup.ask(slip(teller, referral, consent, self.token.clone()));
        }
        match self.lookup.answer() {
            Some(Some(set)) => {
                let texture = |(at, page): (usize, &Picture)| {
                    let image =
                        ColorImage::from_rgba_unmultiplied([page.width, page.height], &page.rgba);
                    ui.load_texture(format!("slip {at}"), image, TextureOptions::LINEAR)
                };
                self.pages = set.pages.iter().enumerate().map(texture).collect();
                self.pdf = Some(set.pdf);
            }
            Some(None) => self.wrong = Some(tr("problem-slip-set")),
            None => {}
        }
    }

    fn save(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let folder = PathBuf::from(self.folder.trim());
        if !folder.is_dir() {
            self.wrong = Some(tr("problem-slip-folder"));
            return;
        }
        ui.data_mut(|d| d.insert_temp(folder_id(), self.folder.clone()));
        commands.push(Command::Slip(Box::new(SlipOrder {
            referral: self.referral,
            lang: self.lang,
            folder,
            token: self.token.clone(),
            pdf: self.pdf.clone(),
        })));
    }

    fn inside_ui(&mut self, ui: &mut Ui, referral: &Referral) {
        if self.saved {
            let name = format!("{}.pdf", referral.number);
            let said = tr_with("referral-slip-done", &[("file", &name)]);
            frame::notice(ui, Mood::Good, &said);
            let due = referral.urgency.map(|urgency| urgency.answer_days().to_string());
            text::body(ui, tr_with("referral-slip-next", &[("days", &due.unwrap_or_default())]));
            return;
        }
        self.choices_ui(ui);
        self.page_ui(ui);
        let look = FieldLook::new(tr("settings-folder"))
            .hint(tr("referral-slip-folder-hint"))
            .complaint(self.wrong.clone());
        let typed = field::text(ui, folder_id(), &look, &mut self.folder);
        if typed.changed() {
            self.wrong = None;
        }
        let dropped = ui.input(|i| i.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(folder) = dropped.filter(|path| path.is_dir()) {
            self.folder = folder.to_string_lossy().into_owned();
            self.wrong = None;
        }
        text::secondary(ui, tr("referral-slip-voids"));
    }

    /// Language and page.
    fn choices_ui(&mut self, ui: &mut Ui) {
        let mut lang = self.lang.key().to_owned();
        let names: Vec<(&str, &str)> =
            Lang::ALL.iter().map(|lang| (lang.key(), lang.name())).collect();
        let look = FieldLook::new(tr("referral-slip-language")).required(true);
        let id = Id::unique(("slip language", self.referral.bytes()));
        choice::segmented(ui, id, &look, &names, &mut lang);
        if let Some(lang) = Lang::from_key(&lang).filter(|lang| *lang != self.lang) {
            (self.lang, self.asked, self.pdf) = (lang, false, None);
        }
        let pages = ["own", "person", "agency", "return"]
            .map(|page| tr(&format!("referral-slip-page-{page}")));
        let entries: Vec<(&str, &str)> =
            ["0", "1", "2", "3"].into_iter().zip(pages.iter().map(String::as_str)).collect();
        let look = FieldLook::new(tr("referral-slip-page")).required(true);
        let id = Id::unique(("slip page", self.referral.bytes()));
        choice::segmented(ui, id, &look, &entries, &mut self.page);
    }

    fn page_ui(&self, ui: &mut Ui) {
        let high = (ui.ctx().content_rect().height() - AROUND).max(LEAST);
        let page = self.page.parse().unwrap_or(0_usize);
        let Some(texture) = self.pages.get(page).filter(|_| self.pdf.is_some()) else {
            ui.allocate_ui(egui::vec2(ui.available_width(), high), |ui| {
                ui.set_min_height(high);
                text::faint(ui, tr("referral-slip-making"));
            });
            return;
        };
        let id = Id::unique(("slip preview", self.referral.bytes(), page));
        ScrollArea::vertical().id_salt(id).max_height(high).min_scrolled_height(high).show(
            ui,
            |ui| {
                let wide = ui.available_width() - space::L;
                let size = texture.size_vec2() * (wide / texture.size_vec2().x);
                let image =
                    egui::Image::new((texture.id(), size)).alt_text(tr("referral-slip-alt"));
                ui.add(image);
            },
        );
    }
}

/// Where the last folder is remembered while the vault is open.
fn folder_id() -> Id {
    Id::unique("slip folder")
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn set(_: &Reader, slip: Slip) -> Option<Set> {
    let letter = slip.set().ok()?;
    let pages = (0..letter.pages()).map_while(|page| letter.page_picture(page, SHARP)).collect();
    Some(Set { pages, pdf: letter.pdf().ok()? })
}

/// Sent today: the move, which takes the referral along.
fn sent(file: &CaseFile, scene: Scene<'_>, referral: Record) -> Option<Command> {
    let preset =
        [("referral_id", referral.to_string()), ("status", ReferralStatus::Sent.key().to_owned())];
    let draft = prefill::new_draft(file, scene, Kind::ReferralMove, &preset).ok()??;
    Some(Command::Save(vec![draft]))
}
