//! Photos and documents: slots with a name, small pictures, one way in for a file (by its path
//! or dropped on the window), and a viewer that never leaves the program.

mod pictures;
#[cfg(test)]
mod tests;
mod viewer;

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align, Id, Label, Layout, Rect, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

pub(super) use self::pictures::Pictures;
use super::page::{Page, Wish};
use super::{card, consent};
use crate::domain::choice;
use crate::domain::consent::Decision;
use crate::domain::date;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::Held;
use crate::ui::command::{Attach, Command};
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, frame, list, pages, text};
use crate::words::{tr, tr_with};

/// A small picture with its words.
const TILE: Vec2 = Vec2::new(168.0, 190.0);
/// The picture of it.
const FACE: f32 = 128.0;
/// The slots that show the person.
const SHOW_THE_PERSON: &[&str] = &["photo", "activity"];

/// The tab from top to bottom.
pub(super) fn attachment_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let file = page.file;
    if page.may_write() {
        add_ui(ui, page);
        ui.add_space(space::L);
    }
    let all = card::ordered(Kind::Attachment, file.of(Kind::Attachment));
    if all.is_empty() {
        frame::card(ui, |ui| {
            frame::empty(ui, icon::ICON_ATTACH_FILE, &tr("attachment-empty"), None);
        });
        return;
    }
    for slot in choice::list("attachment_slot") {
        let of: Vec<&Held> = all
            .iter()
            .copied()
            .filter(|held| value::text_of(&held.row, "slot") == slot.code)
            .collect();
        if of.is_empty() {
            continue;
        }
        frame::card(ui, |ui| {
            ui.horizontal(|ui| {
                text::section(ui, slot.label());
                text::secondary(ui, of.len().to_string());
            });
            ui.add_space(space::XS);
            for held in &of {
                if page.edits("attachment", held.id) {
                    page.fields_ui(ui);
                    ui.add_space(space::L);
                }
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(space::M);
                for held in of {
                    ui.push_id(held.id, |ui| tile_ui(ui, page, held));
                }
            });
        });
        ui.add_space(space::L);
    }
}

/// The newest photo of the person, to be shown on top of the page.
pub(super) fn face(page: &Page<'_>) -> Option<String> {
    let all = card::ordered(Kind::Attachment, page.file.of(Kind::Attachment));
    let photo = all.into_iter().find(|held| value::text_of(&held.row, "slot") == "photo")?;
    let allowed = consent::latest(page.file, "photo")
        .and_then(|held| consent::in_force(&held.row, page.scene.today));
    // Withdrawn: it is not shown any more, whoever opens the case.
    (allowed != Some(Decision::Withdrawn)).then(|| value::text_of(&photo.row, "content").to_owned())
}

/// One way in.
fn add_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let person = page.file.person.id;
    let mut pictures = std::mem::take(&mut page.rooms.pictures);
    let dropped = ui.input(|i| i.raw.dropped_files.first().map(|file| file.path().to_owned()));
    let dropped = dropped.map(|path| path.display().to_string());
    if let Some(path) = dropped {
        pictures.path = path;
    }
    let hovering = ui.input(|i| !i.raw.hovered_files.is_empty());
    frame::titled_card(ui, tr("attachment-add"), |ui| {
        if hovering {
            frame::notice(ui, Mood::Info, &tr("attachment-drop-here"));
        }
        let slots: Vec<(&str, &str)> = choice::list("attachment_slot")
            .iter()
            .filter(|slot| slot.code != "signature")
            .map(|slot| (slot.code.as_str(), slot.label()))
            .collect();
        frame::form(ui, 3, |ui, at| match at {
            0 => {
                let look = FieldLook::new(tr("attachment-slot")).placeholder(tr("widget-choose"));
                let id = Id::unique(("attachment-slot", person.bytes()));
                list::list(ui, id, &look, &slots, &mut pictures.slot);
            }
            1 => {
                let look = FieldLook::new(tr("attachment-title")).hint(tr("attachment-title-hint"));
                let id = Id::unique(("attachment-title", person.bytes()));
                field::text(ui, id, &look, &mut pictures.title);
            }
            _ => {
                let look = FieldLook::new(tr("attachment-path")).hint(tr("attachment-path-hint"));
                let id = Id::unique(("attachment-path", person.bytes()));
                field::text(ui, id, &look, &mut pictures.path);
            }
        });
        let shows = SHOW_THE_PERSON.contains(&pictures.slot.as_str());
        let allowed = consent::latest(page.file, "photo")
            .and_then(|held| consent::in_force(&held.row, page.scene.today))
            == Some(Decision::Given);
        if shows && !allowed {
            frame::notice(ui, Mood::Warn, &tr("problem-photo-consent"));
            let ask = button::secondary(tr("attachment-ask-consent")).icon(icon::ICON_HANDSHAKE);
            if ui.add(ask).clicked() {
                let preset = vec![("purpose", "photo".to_owned())];
                page.wish(Wish::Tab(super::Tab::Consent));
                page.wish(Wish::New(Kind::Consent, preset));
            }
        }
        ui.add_space(space::XS);
        let ready =
            !pictures.slot.is_empty() && !pictures.path.trim().is_empty() && (allowed || !shows);
        let add = button::primary(tr("attachment-take")).icon(icon::ICON_ADD).enabled(ready);
        if ui.add(add).clicked() {
            let ask = Attach {
                person,
                case: page.file.case.as_ref().map(|case| case.id),
                slot: pictures.slot.clone(),
                title: pictures.title.trim().to_owned(),
                path: PathBuf::from(pictures.path.trim().trim_matches('"')),
            };
            page.wish(Wish::Send(Command::Attach(Box::new(ask))));
            pictures.path.clear();
            pictures.title.clear();
        }
    });
    page.rooms.pictures = pictures;
}

/// What a piece is called.
pub(super) fn name(held: &Held) -> String {
    let title = value::text_of(&held.row, "title").trim();
    if title.is_empty() {
        choice::label("attachment_slot", value::text_of(&held.row, "slot"))
    } else {
        title.to_owned()
    }
}

/// One piece: its small picture, its name, its day; a press opens it.
fn tile_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    let t = look::look(ui);
    let (rect, _) = ui.allocate_exact_size(TILE, Sense::hover());
    let face = Rect::from_min_size(rect.min, Vec2::new(TILE.x, FACE));
    let id = Id::unique(("attachment", held.id.bytes()));
    let response = ui.interact(face, id, Sense::click());
    let (name, is_pdf) = (name(held), value::text_of(&held.row, "media") == "pdf");
    let words = tr_with("attachment-open", &[("name", &name)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    ui.painter().rect_filled(face, look::radius(), t.ground);
    let small = page.rooms.pictures.small(value::text_of(&held.row, "content"));
    if let Some(texture) = small {
        pages::contained(ui, face.shrink(2.0), texture);
    } else {
        let sign = if is_pdf { icon::ICON_DESCRIPTION } else { icon::ICON_IMAGE };
        let (glyph, font) = look::icon_font(sign, 40.0);
        ui.painter().text(face.center(), egui::Align2::CENTER_CENTER, glyph, font, t.ink_faint);
    }
    let line =
        if response.hovered() || response.has_focus() { look::ring(ui) } else { look::line(ui) };
    ui.painter().rect_stroke(face, look::radius(), line, StrokeKind::Inside);
    let below = Rect::from_min_max(egui::pos2(rect.left(), face.bottom() + 4.0), rect.max);
    let layout = Layout::left_to_right(Align::Min);
    let mut below = ui.new_child(egui::UiBuilder::new().max_rect(below).layout(layout));
    below.vertical(|ui| {
        ui.set_width(TILE.x - size::TARGET * 2.0 - space::S);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(text::rich(&name, Text::Strong, t.ink)).truncate());
        let day = value::day_of(&held.row, "taken_on").map(date::show).unwrap_or_default();
        let kilo = value::of(&held.row, "size").int().unwrap_or_default() / 1024;
        let weight = tr_with("attachment-weight", &[("size", &kilo.max(1).to_string())]);
        text::faint(ui, day);
        text::faint(ui, weight);
    });
    if page.may_write() {
        below.spacing_mut().item_spacing.x = 0.0;
        let edit = tr_with("attachment-edit", &[("name", &name)]);
        if button::icon(&mut below, icon::ICON_EDIT, edit).clicked() {
            page.wish(Wish::Edit { form: "attachment", kind: Kind::Attachment, id: held.id });
        }
        let remove = tr_with("attachment-remove", &[("name", &name)]);
        if button::icon(&mut below, icon::ICON_DELETE, remove).clicked() {
            page.wish(Wish::Remove(Kind::Attachment, held.id));
        }
    }
    if response.clicked() {
        page.rooms.pictures.open(held.id);
    }
}
