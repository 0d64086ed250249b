//! Saved tables: those that come with the program, one's own, and those colleagues share.

use eframe::egui::{Context, Id, Ui};

use super::Tables;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::filter::{Filter, Thing};
use crate::domain::form;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::list::{List, ListSort};
use crate::domain::pivot::{Axis, Counted, Cut, Pivot};
use crate::domain::problem::Problem;
use crate::store::{Reader, StoreError, new_id};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{icon, space};
use crate::ui::widgets::choice::{self as pick, Entry};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, text};
use crate::words::tr;

/// A table that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    id: Option<RecordId>,
    name: String,
    pivot: Option<Pivot>,
    mine: bool,
}

/// A name being given to the table on show.
pub(super) struct Naming {
    id: RecordId,
    name: String,
    shared: bool,
    complaint: Option<String>,
}

fn axis(kind: Kind, key: &str, cut: Option<Cut>) -> Option<Axis> {
    let axis = Thing::of(kind, key).map(Axis::of)?;
    Some(Axis { cut: cut.unwrap_or_else(|| axis.cut.clone()), ..axis })
}

/// The table that stands there at first: age by sex.
pub(super) fn first() -> Pivot {
    Pivot {
        rows: axis(Kind::Person, "age", None),
        columns: axis(Kind::Person, "sex", None),
        ..Pivot::default()
    }
}

fn ready() -> Vec<Kept> {
    let all = [
        ("pivot-ready-age", first()),
        (
            "pivot-ready-return",
            Pivot {
                rows: axis(Kind::Case, "departure_country", None),
                columns: axis(Kind::Case, "arrived_on", Some(Cut::Quarter)),
                counted: Counted::Episodes,
                ..Pivot::default()
            },
        ),
        (
            "pivot-ready-risk",
            Pivot {
                rows: axis(Kind::Case, "worker_id", None),
                columns: axis(Kind::Case, "risk", None),
                counted: Counted::Episodes,
                ..Pivot::default()
            },
        ),
        (
            "pivot-ready-help",
            Pivot {
                rows: axis(Kind::Assistance, "service", None),
                columns: axis(Kind::Assistance, "given_on", Some(Cut::Quarter)),
                counted: Counted::Services,
                ..Pivot::default()
            },
        ),
    ];
    let kept = |(name, pivot): (&str, Pivot)| Kept {
        id: None,
        name: tr(name),
        pivot: Some(pivot),
        mine: false,
    };
    all.into_iter().map(kept).collect()
}

/// One's own tables and those that are shared.
pub(super) fn read(reader: &Reader, me: RecordId) -> Result<Vec<Kept>, StoreError> {
    let mut all = ready();
    for held in reader.all(Kind::List)? {
        let list = List::from_row(&held.row);
        let mine = list.owner_id == Some(me);
        if list.sort == Some(ListSort::Table) && (mine || list.shared) {
            let pivot = Pivot::from_json(&list.body);
            all.push(Kept { id: Some(held.id), name: list.name, pivot, mine });
        }
    }
    Ok(all)
}

impl Tables {
    /// Which table, and what can be done with it.
    pub(super) fn saved_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let codes: Vec<String> = (0..self.saved.len()).map(|at| at.to_string()).collect();
            let entries: Vec<Entry<'_>> = codes
                .iter()
                .zip(&self.saved)
                .map(|(code, kept)| (code.as_str(), kept.name.as_str()))
                .collect();
            let held = self.opened.as_ref();
            let at = self
                .saved
                .iter()
                .position(|kept| Some((&kept.id, &kept.name)) == held.map(|o| (&o.id, &o.name)));
            let before = at.map(|at| at.to_string()).unwrap_or_default();
            let mut code = before.clone();
            let look = FieldLook::new(tr("pivot-saved")).width(320.0);
            pick::list(ui, Id::unique("pivot-saved"), &look, &entries, &mut code);
            if code != before
                && let Some(kept) = code.parse::<usize>().ok().and_then(|at| self.saved.get(at))
            {
                let kept = kept.clone();
                self.open(kept);
            }
            ui.vertical(|ui| {
                // In line with the box, not with its label.
                ui.add_space(space::XL);
                ui.horizontal(|ui| {
                    if ui.add(button::secondary(tr("pivot-save")).icon(icon::ICON_SAVE)).clicked() {
                        self.naming = new_id().ok().map(Naming::new);
                    }
                    let may = |kept: &&super::Kept| {
                        kept.mine || scene.me.may(crate::domain::role::Right::Approve)
                    };
                    let own = self.opened.as_ref().filter(may).and_then(|kept| kept.id);
                    if let Some(id) = own
                        && ui.add(button::quiet(tr("pivot-remove"))).clicked()
                    {
                        self.opened = None;
                        commands.push(Command::Remove(Kind::List, id));
                    }
                });
            });
        });
    }

    fn open(&mut self, kept: Kept) {
        let Some(pivot) = kept.pivot.clone() else {
            self.trouble = Some(tr("list-unknown"));
            return;
        };
        self.conditions = match &pivot.filter {
            Filter::All(parts) => parts.clone(),
            other => vec![other.clone()],
        };
        self.pivot = pivot;
        self.opened = Some(kept);
        self.stale = true;
    }

    /// The dialog that gives the table on show a name.
    pub(super) fn naming_ui(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<Command> {
        let naming = self.naming.as_mut()?;
        let dialog =
            Dialog::new(Id::unique("pivot-naming"), tr("pivot-save-title"), tr("filter-leave"))
                .verb(tr("pivot-save-verb"));
        let answer = dialog.show(ctx, |ui| naming.inside_ui(ui))?;
        if answer != Answer::Verb {
            self.naming = None;
            return None;
        }
        let (id, name, shared) = (naming.id, naming.name.trim().to_owned(), naming.shared);
        if name.is_empty() {
            naming.complaint = Some(Problem::new("problem-required").sentence());
            return None;
        }
        self.naming = None;
        let filter = Filter::All(self.conditions.clone());
        let pivot = Pivot { filter, ..self.pivot.clone() };
        let list = List {
            name: name.clone(),
            sort: Some(ListSort::Table),
            body: pivot.to_json(),
            owner_id: Some(scene.me.id),
            shared,
        };
        self.opened = Some(Kept { id: Some(id), name, pivot: Some(pivot), mine: true });
        let form = form::named("list")?;
        Some(Command::Save(vec![Draft::new(form, id, list.to_row())]))
    }
}

impl Naming {
    fn new(id: RecordId) -> Self {
        Self { id, name: String::new(), shared: false, complaint: None }
    }

    fn inside_ui(&mut self, ui: &mut Ui) {
        ui.add_space(space::S);
        let look =
            FieldLook::new(tr("pivot-name")).required(true).complaint(self.complaint.clone());
        let id = Id::unique(("pivot-name", self.id.bytes()));
        if field::text(ui, id, &look, &mut self.name).changed() {
            self.complaint = None;
        }
        ui.add_space(space::S);
        pick::tick(ui, form::label(Kind::List, "shared"), &mut self.shared);
        text::secondary(ui, tr("list-shared-care"));
    }
}

#[cfg(test)]
impl Naming {
    pub(super) fn named_for_tests(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }
}

#[cfg(test)]
impl Kept {
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name == name && self.mine
    }
}
