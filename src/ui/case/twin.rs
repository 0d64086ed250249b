//! The other registrations of the same person: said over the page, with their cases one press
//! away, and the link taken back by whoever may.

use eframe::egui::{Frame, Id as UiId, Margin, Sense, Ui, Vec2};

use super::page::{Page, Wish};
use crate::domain::choice;
use crate::domain::id::Id;
use crate::domain::identity_link::LinkStatus;
use crate::domain::kind::Kind;
use crate::domain::role::Right;
use crate::domain::value;
use crate::store::StoreError;
use crate::store::person::PersonLine;
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, paint, text};
use crate::words::{tr, tr_with};

/// One other registration.
struct Twin {
    line: PersonLine,
    /// Its cases: id, number, status by key.
    cases: Vec<(Id, String, String)>,
    /// The decision that linked it.
    link: Option<Id>,
}

/// The other registrations, and a link about to be taken back.
#[derive(Default)]
pub(super) struct Twins {
    all: Vec<Twin>,
    undoing: Option<Id>,
    reason: String,
}

impl Twins {
    /// Reads who is linked with a person.
    pub(super) fn read(&mut self, person: Id, scene: Scene<'_>) -> Result<(), StoreError> {
        self.all.clear();
        let reader = scene.reader;
        let same = reader.same_as(person)?;
        for line in reader.lines_of(&same)? {
            let decided = reader.decisions_of(line.id)?;
            let with = |id: Id| id == person || same.contains(&id);
            let link = decided
                .iter()
                .filter(|one| one.status == LinkStatus::Linked && with(one.one) && with(one.other))
                .max_by_key(|one| one.one == person || one.other == person);
            let cases = reader.children(Kind::Case, line.id)?;
            let said =
                |held: &crate::store::Held, key: &str| value::text_of(&held.row, key).to_owned();
            let cases = cases
                .iter()
                .map(|held| (held.id, said(held, "number"), said(held, "status")))
                .collect();
            self.all.push(Twin { line, cases, link: link.map(|one| one.link) });
        }
        Ok(())
    }

    /// Asks before a link is taken back, and why.
    pub(super) fn undoing_ui(&mut self, ui: &Ui) -> Option<Command> {
        let link = self.undoing?;
        let id = UiId::unique(("twin-undo", link.bytes()));
        let title = tr("duplicate-unlink-title");
        let reason = &mut self.reason;
        let answer = Dialog::new(id, title, tr("duplicate-unlink-back"))
            .body(tr("duplicate-unlink-body"))
            .verb(tr("duplicate-unlink"))
            .show(ui.ctx(), |ui| {
                let look = FieldLook::new(tr("duplicate-unlink-why"));
                field::multiline(ui, id.with("why"), &look, 2, reason);
            })?;
        self.undoing = None;
        let reason = std::mem::take(&mut self.reason);
        (answer == Answer::Verb).then_some(Command::Unlink { link, reason })
    }

    fn ask(&mut self, link: Id) {
        self.undoing = Some(link);
    }
}

/// A strip for each other registration.
pub(super) fn strips_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let may = page.scene.me.may(Right::Merge);
    let here = page.file.person.id;
    let mut go = None;
    let mut undo = None;
    for twin in &page.rooms.twins.all {
        let pressed = strip_ui(ui, twin, here, may);
        go = pressed.go.or(go);
        undo = pressed.undo.or(undo);
    }
    if let Some(route) = go {
        page.wish(Wish::Send(Command::Go(route)));
    }
    if let Some(link) = undo {
        page.rooms.twins.ask(link);
    }
}

/// What was pressed on a strip.
#[derive(Default)]
struct Pressed {
    go: Option<Route>,
    undo: Option<Id>,
}

fn strip_ui(ui: &mut Ui, twin: &Twin, here: Id, may: bool) -> Pressed {
    let mut pressed = Pressed::default();
    let (ink, ground) = look::look(ui).mood(Mood::Info);
    let margin = Margin::symmetric(12, 4);
    let strip = Frame::new().fill(ground).corner_radius(look::radius()).inner_margin(margin);
    let person = twin.line.id;
    let name = twin.line.name();
    let name = if name.is_empty() { tr("person-unnamed") } else { name };
    strip.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space::S, space::XS);
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
            paint::icon(ui, rect.center(), icon::ICON_CALL_MERGE, size::ICON, ink);
            let said = tr_with("duplicate-also", &[("name", &name)]);
            let color = look::look(ui).ink;
            ui.label(text::rich(said, Text::Body, color));
            let tab = String::new;
            for (case, number, status) in &twin.cases {
                let about = choice::label("case_status", status);
                if text::link(ui, number.as_str()).on_hover_text(about).clicked() {
                    pressed.go = Some(Route::Case { person, case: Some(*case), tab: tab() });
                }
            }
            if twin.cases.is_empty() && text::link(ui, tr("duplicate-also-open")).clicked() {
                pressed.go = Some(Route::Case { person, case: None, tab: tab() });
            }
            // The smallest stands for all.
            let stands =
                if person < here { "duplicate-also-stands" } else { "duplicate-also-here" };
            text::secondary(ui, tr(stands));
            if let (true, Some(link)) = (may, twin.link) {
                let word = tr("duplicate-unlink");
                let given = [("what", word.as_str()), ("names", name.as_str())];
                let verb = button::quiet(word.clone()).icon(icon::ICON_UNDO);
                let verb = verb.named(tr_with("duplicate-undo-of", &given));
                if ui.push_id(link.bytes(), |ui| ui.add(verb).clicked()).inner {
                    pressed.undo = Some(link);
                }
            }
        });
    });
    pressed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use eframe::egui::accesskit::Role as Is;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::case::CasePage;
    use crate::ui::command::{Judgement, Verdict};
    use crate::ui::testing;

    #[test]
    fn the_page_of_either_leads_to_the_other_and_takes_the_link_back() {
        let (_folder, mut session) = testing::session();
        let awa = testing::person(&mut session, "Traoré", "Awa");
        testing::case(&mut session, awa);
        let again = testing::person(&mut session, "TRAWORE", "Hawa");
        let case = testing::case(&mut session, again);
        let number = session.store().reader().row(Kind::Case, case).unwrap().unwrap();
        let number = value::text_of(&number, "number").to_owned();
        let verdict = Verdict::Same { take: BTreeSet::new() };
        let judgement = Judgement { one: awa, other: again, verdict, reason: String::new() };
        session.perform(Command::Judge(Box::new(judgement))).unwrap();
        let mut window = testing::show(session, CasePage::new(awa, None, ""));
        window.run_steps(3);
        window.get_by_label("Aussi enregistrée comme TRAWORE Hawa");
        window.state_mut().commands.clear();
        window.get_by_label(&number).click();
        window.run_steps(2);
        let Command::Go(Route::Case { person, case: to, .. }) = window.state_mut().one_command()
        else {
            panic!("leads to the other")
        };
        assert_eq!((person, to), (again, Some(case)));
        let word = tr("duplicate-unlink");
        let given = [("what", word.as_str()), ("names", "TRAWORE Hawa")];
        let undo = tr_with("duplicate-undo-of", &given);
        window.get_by_role_and_label(Is::Button, &undo).click();
        window.run_steps(3);
        window.get_by_role_and_label(Is::Button, "Défaire le lien").click();
        window.run_steps(3);
        assert!(window.state_mut().perform().is_empty());
        window.run_steps(3);
        assert!(window.query_by_label("Aussi enregistrée comme TRAWORE Hawa").is_none());
        let links = window.state().session.store().reader().links().unwrap();
        assert!(links.are_two(awa, again));
    }
}
