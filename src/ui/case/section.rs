//! The two ways a record is read and edited in its place: a form over one record, and a
//! list of records of a kind, each a line that opens.

use eframe::egui::{self, Ui};

use super::card;
use super::page::{Page, Wish};
use super::prefill;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::value::Row;
use crate::store::Held;
use crate::ui::command::Command;
use crate::ui::form as fields;
use crate::ui::look::{self, icon, size, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// One record in one of its forms: read, or edited in place.
pub(super) fn form_ui(
    ui: &mut Ui,
    page: &mut Page<'_>,
    title: &str,
    name: &'static str,
    held: &Held,
) {
    if page.edits(name, held.id) {
        frame::card(ui, |ui| page.titled_fields_ui(ui, title.to_owned()));
        return;
    }
    let Some(form) = form::named(name) else { return };
    frame::card(ui, |ui| {
        heading_ui(ui, page, title, |page| {
            page.wish(Wish::Edit { form: name, kind: held.kind, id: held.id });
        });
        ui.add_space(space::S);
        fields::view_under_ui(ui, page.scene, form, &held.row, title);
        ui.add_space(space::S);
        let history = button::quiet(tr("case-history")).icon(icon::ICON_HISTORY);
        if ui.add(history).clicked() {
            page.wish(Wish::History(held.id));
        }
    });
}

/// A heading with its verb at the right.
fn heading_ui(ui: &mut Ui, page: &mut Page<'_>, title: &str, edit: impl FnOnce(&mut Page<'_>)) {
    let mut pressed = false;
    let may = page.may_write();
    frame::bar(
        ui,
        |ui| {
            text::section(ui, title);
        },
        |ui| {
            if may {
                let button = button::secondary(tr("case-edit")).icon(icon::ICON_EDIT);
                pressed = ui.add(button).clicked();
            }
        },
    );
    if pressed {
        edit(page);
    }
}

/// A list of records before it is shown.
pub(super) struct List<'a> {
    /// What is listed.
    pub(super) kind: Kind,
    /// Its heading.
    pub(super) title: &'a str,
    /// A sentence under the heading; may be empty.
    pub(super) note: &'a str,
    /// What a new one opens with.
    pub(super) preset: &'a [(&'static str, String)],
}

impl<'a> List<'a> {
    /// All records of a kind.
    pub(super) fn new(kind: Kind, title: &'a str) -> Self {
        Self { kind, title, note: "", preset: &[] }
    }
}

/// A card narrower than this says less in its lines.
const NARROW: f32 = 520.0;

/// The records of a kind, newest first, with the verb that adds one; consent is added
/// elsewhere, purpose by purpose.
pub(super) fn list_ui(
    ui: &mut Ui,
    page: &mut Page<'_>,
    list: &List<'_>,
    keep: impl Fn(&Row) -> bool,
) {
    let List { kind, title, note, preset } = *list;
    let file = page.file;
    let all: Vec<&Held> =
        card::ordered(kind, file.of(kind)).into_iter().filter(|held| keep(&held.row)).collect();
    let adds = kind != Kind::Consent && page.may_add(kind);
    ui.push_id((kind, title), |ui| {
        frame::card(ui, |ui| {
            let mut add = false;
            let is_narrow = ui.available_width() < NARROW;
            frame::bar(
                ui,
                |ui| {
                    text::section(ui, title);
                    if !all.is_empty() {
                        text::secondary(ui, all.len().to_string());
                    }
                },
                |ui| {
                    if adds {
                        let word = card::verb_new(kind);
                        let short = if is_narrow { tr("case-add") } else { word.clone() };
                        let verb = button::secondary(short).icon(icon::ICON_ADD);
                        let pressed = ui.add(verb);
                        ui.accesskit_node_builder(pressed.id, |node| {
                            node.set_label(word.clone());
                        });
                        add = pressed.on_hover_text(word).clicked();
                    }
                },
            );
            if add {
                page.wish(Wish::New(kind, preset.to_vec()));
            }
            if !note.is_empty() {
                text::secondary(ui, note);
            }
            ui.add_space(space::XS);
            let here = adds
                && page.edits_new(kind)
                && preset.iter().all(|(key, text)| page.editing_text(key).as_ref() == Some(text));
            if here {
                page.fields_ui(ui);
                ui.add_space(space::L);
            } else if all.is_empty() {
                Page::nothing_ui(ui, &tr("case-nothing"));
            }
            for (at, held) in all.iter().enumerate() {
                if at > 0 {
                    let across = ui.available_rect_before_wrap().x_range();
                    ui.painter().hline(across, ui.cursor().top(), look::line(ui));
                }
                ui.push_id(held.id, |ui| record_ui(ui, page, held));
            }
        });
    });
}

/// One record: its line, and all its answers once it is opened.
pub(super) fn record_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held) {
    let Some(form) = form::of_kind(held.kind).next() else { return };
    if page.edits(form.name, held.id) {
        ui.add_space(space::L);
        page.fields_ui(ui);
        ui.add_space(space::L);
        return;
    }
    let line = card::summary(page.scene.office, held.kind, &held.row, page.today());
    let is_open = page.open.contains(&held.id);
    ui.add_space(space::S);
    let (mut turn, mut press) = (false, false);
    let may = page.may_write();
    let is_narrow = ui.available_width() < NARROW;
    frame::bar(
        ui,
        |ui| {
            let sign = if is_open { icon::ICON_EXPAND_MORE } else { icon::ICON_CHEVRON_RIGHT };
            let word = if is_open { "case-less" } else { "case-more" };
            let name = match word {
                "case-less" => tr_with("case-less", &[("what", &line.title)]),
                _ => tr_with("case-more", &[("what", &line.title)]),
            };
            turn = button::icon(ui, sign, name).clicked();
            if !line.day.is_empty() {
                text::secondary(ui, &line.day);
            }
            if !is_narrow {
                press = title_ui(ui, &line.title);
            }
        },
        |ui| {
            if may {
                let edit = button::quiet(tr("case-edit")).icon(icon::ICON_EDIT);
                let edit = ui.add(edit);
                if edit.on_hover_text(&line.title).clicked() {
                    page.wish(Wish::Edit { form: form.name, kind: held.kind, id: held.id });
                }
            }
            if let Some(sign) = &line.sign {
                badge::badge(ui, sign.mood, sign.icon, &sign.word);
            }
        },
    );
    let indent = size::TARGET + space::S;
    ui.horizontal(|ui| {
        ui.add_space(indent);
        ui.vertical(|ui| {
            press |= is_narrow && title_ui(ui, &line.title);
            if is_open {
                fields::view_ui(ui, page.scene, form, &held.row);
            } else if !line.detail.is_empty() {
                let ink = look::look(ui).ink_soft;
                let detail = text::rich(&line.detail, look::Text::Secondary, ink);
                ui.add(egui::Label::new(detail).truncate());
            }
            actions_ui(ui, page, held, is_open);
        });
    });
    ui.add_space(space::XS);
    if (turn || press) && !page.open.remove(&held.id) {
        page.open.insert(held.id);
    }
}

/// What a record is, in one line; a press on it opens the record.
fn title_ui(ui: &mut Ui, title: &str) -> bool {
    let ink = look::look(ui).ink;
    let title = text::rich(title, look::Text::Strong, ink);
    ui.add(egui::Label::new(title).sense(egui::Sense::click())).clicked()
}

/// One-press changes of state; the rarer verbs once the record is open.
fn actions_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, is_open: bool) {
    // Resolving a vulnerability is rare: it waits until the record is open.
    let offered = is_open || held.kind != Kind::Vulnerability;
    let quick =
        if page.may_write() && offered { prefill::quick(held, page.today()) } else { Vec::new() };
    if quick.is_empty() && !is_open {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (word, draft) in quick {
            if ui.add(button::secondary(word)).clicked() {
                page.wish(Wish::Send(Command::Save(vec![draft])));
            }
        }
        if !is_open {
            return;
        }
        if ui.add(button::quiet(tr("case-history")).icon(icon::ICON_HISTORY)).clicked() {
            page.wish(Wish::History(held.id));
        }
        if page.may_write()
            && ui.add(button::quiet(tr("case-remove")).icon(icon::ICON_DELETE)).clicked()
        {
            page.wish(Wish::Remove(held.kind, held.id));
        }
    });
}
