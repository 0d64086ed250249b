//! The guide, over whatever is on the screen: pages at the left, the page at the right, a search
//! that leads to the pages and marks the paragraphs where the words are.

mod guide;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id, Key, Layout, Margin, Modal, Modifiers, ScrollArea, Ui, Vec2};

use crate::domain::name::fold;
use crate::ui::look::{self, Text, icon, size, space};
use crate::ui::widgets::{button, field, text};
use crate::words::{self, Lang, tr, tr_with};
use guide::{Block, Guide, Span};

/// The guide, open at a page.
pub struct Help {
    lang: Lang,
    guide: Guide,
    page: usize,
    search: String,
    /// The words looked for, folded.
    wanted: String,
    /// A page was just opened: its beginning is shown.
    fresh: bool,
    opened: bool,
}

impl Help {
    /// The guide at a page: `unlock`, `today`, `people`, `new`, `case`, `settings`, `keys` or
    /// `limits`; at the first one when there is no such page.
    pub fn open_at(page: &str) -> Self {
        let lang = words::language();
        let guide = Guide::of(lang);
        let page = guide.pages.iter().position(|p| p.key == page).unwrap_or(0);
        let (search, wanted) = (String::new(), String::new());
        Self { lang, guide, page, search, wanted, fresh: true, opened: false }
    }

    /// Draws it over everything; false once it is to be closed.
    pub fn help_ui(&mut self, ctx: &egui::Context) -> bool {
        if self.lang != words::language() {
            self.lang = words::language();
            self.guide = Guide::of(self.lang);
        }
        let room = ctx.content_rect().size() - Vec2::splat(space::XXL * 2.0);
        let wide = room.x.min(size::ONE_COLUMN + size::RIGHT);
        let high = room.y.min(size::ONE_COLUMN);
        let mut open = true;
        let shown = Modal::new(Id::unique("help"))
            .backdrop_color(look::look(ctx).veil)
            .frame(look::raised(ctx).inner_margin(Margin::from(space::L)))
            .show(ctx, |ui| {
                ui.set_width(wide - space::L * 2.0);
                ui.set_height(high - space::L * 2.0);
                ui.accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::Dialog);
                    node.set_modal();
                    node.set_label(tr("help-title"));
                });
                open = self.inside_ui(ui);
            });
        let keys = [Key::Escape, Key::F1];
        let escaped = shown.is_top_modal
            && self.opened
            && keys.iter().any(|key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, *key)));
        self.opened = true;
        open && !escaped && !shown.backdrop_response.clicked()
    }

    fn inside_ui(&mut self, ui: &mut Ui) -> bool {
        let mut open = true;
        ui.horizontal(|ui| {
            text::section(ui, tr("help-title"));
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                open = !button::icon(ui, icon::ICON_CLOSE, tr("help-close")).clicked();
            });
        });
        ui.add_space(space::S);
        let high = ui.available_height();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            ui.vertical(|ui| {
                ui.set_width(size::RIGHT - space::XXL);
                ui.set_height(high);
                self.pages_ui(ui);
            });
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.set_height(high);
                self.page_ui(ui);
            });
        });
        open
    }

    fn pages_ui(&mut self, ui: &mut Ui) {
        let id = Id::unique("help search");
        let width = ui.available_width();
        let typed = field::search(ui, id, &tr("help-search"), "", width, &mut self.search);
        if !self.opened {
            typed.request_focus();
        }
        if typed.changed() {
            fold(&self.search).trim().clone_into(&mut self.wanted);
            let found = self.found();
            if let (Some(first), false) = (found.first(), found.contains(&self.page)) {
                self.turn_to(*first);
            }
        }
        ui.add_space(space::S);
        ui.spacing_mut().item_spacing.y = space::XS / 2.0;
        let found = self.found();
        if found.is_empty() {
            text::secondary(ui, tr_with("help-nothing", &[("text", &self.search)]));
        }
        for at in found {
            let Some(page) = self.guide.pages.get(at) else { continue };
            let place = button::Button::new(button::Kind::Place, page.title.clone());
            if ui.add(place.selected(at == self.page)).clicked() {
                self.turn_to(at);
            }
        }
    }

    /// The pages that hold what is looked for.
    fn found(&self) -> Vec<usize> {
        let pages = self.guide.pages.iter().enumerate();
        let holds = |page: &guide::Page| {
            fold(&page.title).contains(&self.wanted)
                || page.blocks.iter().any(|block| block.holds(&self.wanted))
        };
        pages.filter(|(_, page)| holds(page)).map(|(at, _)| at).collect()
    }

    fn turn_to(&mut self, page: usize) {
        self.page = page;
        self.fresh = true;
    }

    fn page_ui(&mut self, ui: &mut Ui) {
        let Some(page) = self.guide.pages.get(self.page) else { return };
        let mut area = ScrollArea::vertical().id_salt("help page").auto_shrink([false, false]);
        if std::mem::take(&mut self.fresh) {
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(size::ONE_COLUMN));
            ui.spacing_mut().item_spacing.y = space::M;
            text::page(ui, page.title.clone());
            for (at, block) in page.blocks.iter().enumerate() {
                let marked = !self.wanted.is_empty() && block.holds(&self.wanted);
                block_ui(ui, block, marked, at);
            }
            ui.add_space(space::L);
        });
    }
}

fn block_ui(ui: &mut Ui, block: &Block, marked: bool, at: usize) {
    let fill = if marked { look::look(ui).selected } else { egui::Color32::TRANSPARENT };
    let ground = egui::Frame::new().fill(fill).corner_radius(look::radius());
    ground.show(ui, |ui| match block {
        Block::Heading(heading) => {
            text::section(ui, heading.clone());
        }
        Block::Paragraph(spans) => spans_ui(ui, spans),
        Block::Point(spans) => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                ui.add_space(space::XS);
                text::body(ui, "•");
                spans_ui(ui, spans);
            });
        }
        Block::Rows(rows) => {
            let grid = egui::Grid::new(("help rows", at)).num_columns(2);
            grid.spacing(Vec2::new(space::XL, space::S)).show(ui, |ui| {
                for [left, right] in rows {
                    let left: Vec<Span> =
                        left.iter().map(|span| Span { strong: true, ..span.clone() }).collect();
                    spans_ui(ui, &left);
                    ui.vertical(|ui| {
                        ui.set_width(ui.available_width().min(size::ONE_COLUMN - size::RAIL));
                        spans_ui(ui, right);
                    });
                    ui.end_row();
                }
            });
        }
    });
}

fn spans_ui(ui: &mut Ui, spans: &[Span]) {
    let ink = look::look(ui).ink;
    let mut job = egui::text::LayoutJob::default();
    for span in spans {
        let font = if span.strong { Text::Strong } else { Text::Body };
        let format = egui::TextFormat {
            font_id: font.font(),
            color: ink,
            italics: span.slanted,
            ..egui::TextFormat::default()
        };
        job.append(&span.text, 0.0, format);
    }
    ui.add(egui::Label::new(job).wrap().selectable(true));
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::harness;

    #[test]
    fn help_opens_at_its_page_and_finds_words_without_accents() {
        let state = (Help::open_at("people"), true);
        let mut window = harness([1280.0, 720.0], state, |ui, (help, open)| {
            *open &= help.help_ui(ui.ctx());
        });
        window.run();
        window.get_by_role_and_label(Role::Heading, "Personnes");
        window.event(egui::Event::Text("cle de secours".to_owned()));
        window.run();
        let first = "Ouvrir et verrouiller le coffre";
        window.get_by_role_and_label(Role::Heading, first);
        assert!(window.query_by_role_and_label(Role::Button, "Personnes").is_none());
        window.key_press(Key::Escape);
        window.run();
        assert!(!window.state().1, "closed");
    }

    #[test]
    fn words_that_are_nowhere_are_said_to_be() {
        let mut help = Help::open_at("limits");
        help.search = "xyzzy".to_owned();
        help.wanted = "xyzzy".to_owned();
        let mut window = harness([1280.0, 720.0], help, |ui, help| {
            help.help_ui(ui.ctx());
        });
        window.run();
        window.get_by_label_contains("xyzzy");
    }
}
