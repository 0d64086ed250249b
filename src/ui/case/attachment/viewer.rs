//! The viewer: one piece at a time over the page, larger and smaller, turned, the next and the
//! one before; a copy leaves only with a warning and an entry.

use std::path::PathBuf;

use eframe::egui::{ColorImage, Context, Id as UiId, Key, Modal, Modifiers, Ui};

use super::pictures::{PAGES, decoded, pages};
use super::{card, name};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value;
use crate::store::case::CaseFile;
use crate::store::{Held, Reader};
use crate::ui::Scene;
use crate::ui::command::Paper;
use crate::ui::look::{self, Mood, icon};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::pages::Pages;
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// A piece as it is shown: its pages, how many there are, its bytes.
struct Seen {
    pages: Vec<ColorImage>,
    count: usize,
    bytes: Vec<u8>,
}

/// How a frame of it ends.
pub(super) enum End {
    /// It closes.
    Leave,
    /// Another piece.
    Go(Id),
    /// A copy is to be written.
    Keep(Box<Paper>),
}

/// One piece on show.
pub(super) struct Viewer {
    piece: Id,
    lookup: Lookup<Id, Option<Seen>>,
    pages: Option<Pages>,
    bytes: Vec<u8>,
    count: usize,
    failed: bool,
    copying: bool,
    path: String,
    complaint: Option<String>,
}

impl Viewer {
    /// Opens a piece; it is decoded beside the drawing thread.
    pub(super) fn open(ctx: &Context, piece: Id, scene: Scene<'_>) -> Option<Self> {
        let reader = scene.reader.another().ok()?;
        let mut lookup = Lookup::new(reader, ctx.clone(), see);
        lookup.ask(piece);
        Some(Self {
            piece,
            lookup,
            pages: None,
            bytes: Vec::new(),
            count: 0,
            failed: false,
            copying: false,
            path: String::new(),
            complaint: None,
        })
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.complaint = problems.first().map(Problem::sentence);
        true
    }

    pub(super) fn kept(&mut self) {
        self.copying = false;
    }

    pub(super) fn viewer_ui(
        &mut self,
        ctx: &Context,
        file: &CaseFile,
        scene: Scene<'_>,
    ) -> Option<End> {
        let all = card::ordered(Kind::Attachment, file.of(Kind::Attachment));
        let at = all.iter().position(|held| held.id == self.piece);
        let Some(held) = at.and_then(|at| all.get(at)) else { return Some(End::Leave) };
        match self.lookup.answer() {
            None => {}
            Some(Some(seen)) => {
                self.pages = Some(Pages::new(ctx, name(held), seen.pages));
                (self.bytes, self.count) = (seen.bytes, seen.count);
            }
            Some(None) => self.failed = true,
        }
        let room = ctx.content_rect().size();
        let neighbour = |by: isize| {
            let to = at?.checked_add_signed(by)?;
            all.get(to).map(|held| held.id)
        };
        let (before, after) = (neighbour(-1), neighbour(1));
        let shown = Modal::new(UiId::unique("attachment-viewer"))
            .backdrop_color(look::look(ctx).veil)
            .frame(look::raised(ctx).inner_margin(look::card_margin()))
            .show(ctx, |ui| {
                ui.set_width((room.x - 160.0).clamp(480.0, 1100.0));
                self.inside_ui(ui, held, (before, after), room.y - 220.0, scene)
            });
        let escaped =
            shown.is_top_modal && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if escaped { Some(End::Leave) } else { shown.inner }
    }

    fn inside_ui(
        &mut self,
        ui: &mut Ui,
        held: &Held,
        (before, after): (Option<Id>, Option<Id>),
        high: f32,
        scene: Scene<'_>,
    ) -> Option<End> {
        let mut end = None;
        let line = card::summary(scene.office, Kind::Attachment, &held.row, scene.today);
        frame::bar(
            ui,
            |ui| {
                text::section(ui, name(held));
                text::secondary(ui, card::join([line.title, line.day], " · "));
            },
            |ui| {
                if button::icon(ui, icon::ICON_CLOSE, tr("attachment-close")).clicked() {
                    end = Some(End::Leave);
                }
                if ui.add(button::quiet(tr("attachment-copy")).icon(icon::ICON_DOWNLOAD)).clicked()
                {
                    self.copying ^= true;
                    self.path = proposed(held);
                }
                let typing = ui.ctx().text_edit_focused();
                let took =
                    |ui: &Ui, key| !typing && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
                if let Some(id) = after {
                    let next = button::secondary(tr("attachment-next"));
                    if ui.add(next).clicked() || took(ui, Key::ArrowRight) {
                        end = Some(End::Go(id));
                    }
                }
                if let Some(id) = before {
                    let back = button::secondary(tr("attachment-before"));
                    if ui.add(back).clicked() || took(ui, Key::ArrowLeft) {
                        end = Some(End::Go(id));
                    }
                }
            },
        );
        if self.copying
            && let Some(paper) = self.copy_ui(ui, held)
        {
            end = Some(End::Keep(paper));
        }
        let high = if self.copying { high - 150.0 } else { high };
        if self.failed {
            frame::notice(ui, Mood::Warn, &tr("attachment-unreadable"));
        } else if let Some(pages) = &mut self.pages {
            if self.count > PAGES {
                let given = [("shown", PAGES.to_string()), ("count", self.count.to_string())];
                let given: Vec<(&str, &str)> = given.iter().map(|(k, v)| (*k, &**v)).collect();
                text::secondary(ui, tr_with("attachment-more-pages", &given));
            }
            pages.pages_ui(ui, high.max(200.0));
        } else {
            text::faint(ui, tr("attachment-reading"));
            ui.add_space(high.max(200.0));
        }
        end
    }

    /// Where a copy goes, and what that means.
    fn copy_ui(&mut self, ui: &mut Ui, held: &Held) -> Option<Box<Paper>> {
        frame::notice(ui, Mood::Warn, &tr("attachment-copy-care"));
        let look = FieldLook::new(tr("agenda-print-where")).complaint(self.complaint.clone());
        let id = UiId::unique(("attachment-copy", held.id.bytes()));
        if field::text(ui, id, &look, &mut self.path).changed() {
            self.complaint = None;
        }
        let save = button::primary(tr("attachment-copy-save")).enabled(!self.bytes.is_empty());
        if !ui.add(save).clicked() {
            return None;
        }
        self.complaint = None;
        Some(Box::new(Paper {
            path: PathBuf::from(self.path.trim()),
            bytes: self.bytes.clone(),
            what: "attachment",
            record: Some(held.id),
            count: 1,
            names: true,
        }))
    }
}

/// A name without any name in it.
fn proposed(held: &Held) -> String {
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().and_then(|dirs| dirs.document_dir().or(Some(dirs.home_dir())));
    let kind = if value::text_of(&held.row, "media") == "pdf" { "pdf" } else { "jpg" };
    let id: String = held.id.to_string().chars().rev().take(6).collect();
    let file = format!("copie-{id}.{kind}");
    folder.map_or(PathBuf::from(&file), |folder| folder.join(&file)).display().to_string()
}

/// What the thread beside does.
fn see(reader: &Reader, piece: Id) -> Option<Seen> {
    let row = reader.row(Kind::Attachment, piece).ok()??;
    let bytes = reader.content(value::text_of(&row, "content")).ok()??;
    if value::text_of(&row, "media") == "pdf" {
        let (pages, count) = pages(bytes.clone())?;
        return Some(Seen { pages, count, bytes });
    }
    let picture = decoded(&bytes, None)?;
    Some(Seen { pages: vec![picture], count: 1, bytes })
}
