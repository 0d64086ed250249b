//! No screen is wider than the window gives it room for, at 150 % as at 100 %: what does not fit
//! wraps, folds or scrolls within an area of its own.

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::NaiveDate;
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::over_id;
    use super::super::tests::{Window, close, go, window_at};
    use crate::app::demo;
    use crate::domain::kind::Kind;
    use crate::domain::value;
    use crate::ui::command::Route;

    /// The window as it opens, and what is left of it at 150 %.
    const SIZES: [[f32; 2]; 2] = [[1280.0, 720.0], [853.0, 480.0]];

    /// By how much what was drawn is wider than its place, at most, until all is read.
    fn over(window: &mut Window) -> f32 {
        let mut over: f32 = 0.0;
        for _ in 0..12 {
            std::thread::park_timeout(Duration::from_millis(10));
            window.run_steps(1);
            over = window.ctx.data(|d| d.get_temp(over_id())).unwrap_or_default();
        }
        over
    }

    #[test]
    fn no_screen_is_wider_than_its_window() {
        let folder = tempfile::tempdir().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let (mut session, _) = demo::make(folder.path(), today, |_, _| {}).unwrap();
        let cases = session.store().reader().all(Kind::Case).unwrap();
        let followed = cases.iter().find(|held| value::text_of(&held.row, "status") == "follow_up");
        let followed = followed.or(cases.first()).unwrap();
        let (person, case) = (value::id_of(&followed.row, "person_id").unwrap(), Some(followed.id));
        let mut routes = vec![
            Route::Today,
            Route::People(Box::default()),
            Route::NewPerson,
            Route::Arrival,
            Route::Referrals,
            Route::Agenda,
            Route::Workshops,
            Route::Supervision,
            Route::Figures,
            Route::Import,
            Route::Duplicates,
            Route::Settings,
        ];
        for tab in ["overview", "household", "assessment", "plan", "reintegration", "review"] {
            routes.push(Route::Case { person, case, tab: tab.to_owned() });
        }
        let mut wide = Vec::new();
        for size in SIZES {
            let mut window = window_at(size, session);
            for route in &routes {
                let parts = !matches!(route, Route::Case { .. });
                go(&mut window, route.clone());
                let mut note = |part: &str, window: &mut Window| {
                    let over = over(window);
                    if over > 1.0 {
                        wide.push(format!("{size:?} {route:?} {part}: {over}"));
                    }
                };
                note("", &mut window);
                if !parts {
                    continue;
                }
                let tabs = window.query_all_by_role(Role::Tab);
                let tabs: Vec<String> =
                    tabs.filter_map(|tab| tab.accesskit_node().label()).skip(1).collect();
                for tab in tabs {
                    window.get_by_role_and_label(Role::Tab, &tab).click_accesskit();
                    note(&tab, &mut window);
                }
            }
            session = close(window);
        }
        assert!(wide.is_empty(), "{}", wide.join("\n"));
    }

    #[test]
    fn in_a_low_window_every_place_is_there_and_lock_stays_in_sight() {
        for (high, all) in [(572.0, true), (400.0, false)] {
            let (_folder, session) = crate::ui::testing::session();
            let window = window_at([960.0, high], session);
            let bottom =
                |label: &str| window.get_by_role_and_label(Role::Button, label).rect().bottom();
            assert!(bottom("Verrouiller") <= high);
            assert_eq!(bottom("Réglages") <= bottom("Aide"), all, "the places scroll");
        }
    }
}
