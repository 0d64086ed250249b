//! Which screen stands at which place.

use eframe::egui;

use crate::app::session::Session;
use crate::domain::id::Id;
use crate::store::StoreError;
use crate::ui::Screen;
use crate::ui::command::Route;
use crate::ui::people::People;
use crate::ui::preference::Preferences;
use crate::ui::today::Today;

/// The screen of a place, not yet read.
pub(super) fn screen(
    route: &Route,
    session: &Session,
    ctx: &egui::Context,
    _preferences: &Preferences,
) -> Box<dyn Screen> {
    let scene = session.scene();
    match route {
        Route::Today => Box::new(Today::new(scene, ctx)),
        Route::People(question) => Box::new(People::new(scene, ctx, (**question).clone())),
        _ => Box::new(People::new(scene, ctx, crate::store::person::Question::default())),
    }
}

/// A screen and where it stands.
pub(super) type Placed = (Route, Box<dyn Screen>);

/// The place and the screen that take up what was being typed.
pub(super) fn resumed(
    _record: Id,
    _session: &Session,
    _ctx: &egui::Context,
) -> Result<Option<Placed>, StoreError> {
    Ok(None)
}
