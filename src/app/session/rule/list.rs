//! Saved lists and tables: each belongs to who made it; what is shared is changed by its maker or
//! a supervisor.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::StoreError;

/// What must hold before it is written.
pub(super) fn before(at: &At<'_>, saved: &Saved<'_>, row: &mut Row) -> Result<(), StoreError> {
    if let Some(held) = saved.held {
        guard(at.me, at.may_approve, held)?;
    }
    if value::of(row, "owner_id").is_nothing() {
        value::put(row, "owner_id", Value::Text(at.me.to_string()));
    }
    Ok(())
}

/// Refuses to touch what somebody else made.
pub(in crate::app::session) fn guard(
    me: Id,
    may_approve: bool,
    held: &Row,
) -> Result<(), StoreError> {
    let owner = value::id_of(held, "owner_id");
    if may_approve || owner.is_none_or(|owner| owner == me) {
        return Ok(());
    }
    refuse(Problem::new("problem-list-owner"))
}

#[cfg(test)]
mod tests {
    use crate::app::perform::Refusal;
    use crate::domain::id::Id;
    use crate::domain::kind::Kind;
    use crate::domain::role::Role;
    use crate::ui::command::Command;
    use crate::ui::testing;

    #[test]
    fn a_list_belongs_to_who_made_it() {
        let (_folder, mut session) = testing::session_as(&[Role::SocialWorker]);
        let other = Id::from_bytes([7; 16]).to_string();
        let body = r#"{"filter":{"all":[]}}"#;
        let made = |owner: &str| {
            [("name", "Liste"), ("sort", "people"), ("body", body), ("owner_id", owner)]
                .map(|(key, text)| (key, text.to_owned()))
        };
        let mut add = |owner: &str| {
            let typed = made(owner);
            let typed: Vec<(&'static str, &str)> =
                typed.iter().map(|(key, text)| (*key, text.as_str())).collect();
            testing::add(&mut session, Kind::List, &typed)
        };
        let (foreign, mine) = (add(&other), add(""));
        match session.perform(Command::Remove(Kind::List, foreign)) {
            Err(Refusal::Problems(problems)) => assert_eq!(problems[0].word, "problem-list-owner"),
            other => panic!("{other:?}"),
        }
        assert!(session.perform(Command::Remove(Kind::List, mine)).is_ok());
    }
}
