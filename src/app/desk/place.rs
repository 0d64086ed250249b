//! Which screen stands at which place.

use eframe::egui;

use crate::app::session::Session;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::StoreError;
use crate::ui::Screen;
use crate::ui::agenda::Agenda;
use crate::ui::arrival::ArrivalScreen;
use crate::ui::case::CasePage;
use crate::ui::command::Route;
use crate::ui::duplicate::Duplicates;
use crate::ui::export::Export;
use crate::ui::figure::Figures;
use crate::ui::import::Import;
use crate::ui::people::People;
use crate::ui::person::NewPerson;
use crate::ui::preference::Preferences;
use crate::ui::referral::Referrals;
use crate::ui::settings::Settings;
use crate::ui::supervision::Supervision;
use crate::ui::today::Today;
use crate::ui::workshop::Workshops;

/// The screen of a place, not yet read.
pub(super) fn screen(
    route: &Route,
    session: &Session,
    ctx: &egui::Context,
    preferences: &Preferences,
) -> Box<dyn Screen> {
    let scene = session.scene();
    match route {
        Route::Today => Box::new(Today::new(scene, ctx)),
        Route::People(question) => Box::new(People::new(scene, ctx, (**question).clone())),
        Route::NewPerson => Box::new(NewPerson::new(scene, ctx)),
        Route::Case { person, case, tab } => Box::new(CasePage::new(*person, *case, tab)),
        Route::Arrival => Box::new(ArrivalScreen::new(ctx, None)),
        Route::Referrals => Box::new(Referrals::new(scene, ctx)),
        Route::Agenda => Box::new(Agenda::new(scene, ctx)),
        Route::Workshops => Box::new(Workshops::new(ctx)),
        Route::Supervision => Box::new(Supervision::new(scene, ctx)),
        Route::Figures => Box::new(Figures::new(scene, ctx)),
        Route::Import => Box::new(Import::new(ctx)),
        Route::Duplicates => Box::new(Duplicates::new(scene, ctx)),
        Route::Export(question) => Box::new(Export::new(scene, ctx, (**question).clone())),
        Route::Settings => {
            Box::new(Settings::new(preferences.clone(), session.unlocked().dir().to_owned()))
        }
    }
}

/// A screen and where it stands.
pub(super) type Placed = (Route, Box<dyn Screen>);

/// The place and the screen that take up what was being typed.
pub(super) fn resumed(
    record: Id,
    session: &Session,
    ctx: &egui::Context,
) -> Result<Option<Placed>, StoreError> {
    let reader = session.store().reader();
    let Some(draft) = reader.resume(record)? else { return Ok(None) };
    let parent = draft
        .kind
        .parent()
        .and_then(|(link, kind)| value::id_of(&draft.base, link).map(|id| (kind, id)));
    let person = match (draft.kind, parent) {
        (Kind::Person, _) => Some(record),
        (_, Some((kind, id))) => reader.person_of(kind, id)?,
        _ => None,
    };
    let known = match person {
        Some(person) => reader.row(Kind::Person, person)?.is_some(),
        None => false,
    };
    Ok(match person {
        None if draft.kind == Kind::Arrival => {
            Some((Route::Arrival, Box::new(ArrivalScreen::new(ctx, Some(draft)))))
        }
        Some(person) if known => {
            let case = parent.filter(|(kind, _)| *kind == Kind::Case).map(|(_, id)| id);
            let route = Route::Case { person, case, tab: String::new() };
            let mut page = CasePage::new(person, case, "");
            page.take_up(draft);
            Some((route, Box::new(page)))
        }
        _ if draft.kind == Kind::Person => {
            Some((Route::NewPerson, Box::new(NewPerson::resume(session.scene(), ctx, draft, None))))
        }
        // The case, the telephone or the paper of somebody who is still being registered.
        Some(person) if matches!(draft.kind, Kind::Case | Kind::Contact | Kind::Document) => {
            let case = Some(draft).filter(|draft| draft.kind == Kind::Case);
            reader.resume(person)?.map(|kept| -> Placed {
                let page = NewPerson::resume(session.scene(), ctx, kept, case);
                (Route::NewPerson, Box::new(page))
            })
        }
        _ => None,
    })
}

/// The page of the guide for a place.
pub(super) fn help(route: &Route) -> &'static str {
    match route {
        Route::Today => "today",
        Route::People(_) => "people",
        Route::NewPerson => "new",
        Route::Case { .. } => "case",
        Route::Arrival => "arrival",
        Route::Referrals => "referrals",
        Route::Agenda => "agenda",
        Route::Workshops => "workshops",
        Route::Supervision => "supervision",
        Route::Figures => "figures",
        Route::Import => "import",
        Route::Duplicates => "duplicates",
        Route::Export(_) => "export",
        Route::Settings => "settings",
    }
}
