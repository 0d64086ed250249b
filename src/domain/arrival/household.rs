//! Households in the grid: lines with the same key are one. The first is the head unless another
//! says so.

use super::cell::complete;
use super::column::Column;
use super::line::Line;
use crate::domain::choice;
use crate::domain::name;
use crate::domain::problem::Problem;

/// Where a line stands in a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The key of the household, without capitals and accents.
    pub key: String,
    /// The role, by its code; empty when nobody said.
    pub role: String,
}

/// The list of roles.
const ROLES: &str = "household_role";
/// The role of who stands for a household.
const HEAD: &str = "head";

/// The key and the role a cell says: `3`, `3 épouse`, `A chef`.
pub(super) fn key(text: &str) -> Result<Option<(String, &'static str)>, Problem> {
    let text = text.trim();
    let (key, role) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let folded = name::fold(key);
    if text.is_empty() {
        return Ok(None);
    }
    if folded.is_empty() {
        return Err(Problem::new("arrival-household-key").with("given", text));
    }
    match (role.trim(), complete(ROLES, role.trim())) {
        ("", _) => Ok(Some((folded, ""))),
        (_, Some(role)) => Ok(Some((folded, role))),
        (given, None) => Err(Problem::new("arrival-household-role").with("given", given)),
    }
}

/// The cell put in order: the key as it was typed, the role by its label.
pub(super) fn settled(text: &str) -> Option<String> {
    let (_, role) = key(text).ok()??;
    let typed = text.split_whitespace().next()?;
    let label = choice::label(ROLES, role);
    Some(if role.is_empty() {
        typed.to_owned()
    } else {
        format!("{typed} {}", label.to_lowercase())
    })
}

/// For each line the household it stands in. Who comes first is the head unless another of the
/// same key is said to be.
pub fn members<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<Option<Member>> {
    let said: Vec<Option<(String, &str)>> =
        lines.into_iter().map(|line| key(line.text(Column::Household)).ok().flatten()).collect();
    let headed =
        |key: &str| said.iter().flatten().any(|(other, role)| other == key && *role == HEAD);
    let first =
        |at: usize, key: &str| !said.iter().take(at).flatten().any(|(other, _)| other == key);
    let shared = |key: &str| said.iter().flatten().filter(|(other, _)| other == key).count() > 1;
    let member = |(at, said): (usize, &Option<(String, &str)>)| {
        let (key, role) = said.as_ref()?;
        let heads = role.is_empty() && first(at, key) && shared(key) && !headed(key);
        let role = if heads { HEAD } else { role };
        Some(Member { key: key.clone(), role: role.to_owned() })
    };
    said.iter().enumerate().map(member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(cells: &[&str]) -> Vec<String> {
        let lines: Vec<Line> = cells
            .iter()
            .map(|cell| {
                let mut line = Line::new(0);
                line.set(Column::Household, (*cell).to_owned());
                line
            })
            .collect();
        let said = |member: Option<Member>| {
            member.map_or_else(String::new, |member| format!("{}:{}", member.key, member.role))
        };
        members(&lines).into_iter().map(said).collect()
    }

    #[test]
    fn the_first_of_a_key_is_the_head_unless_another_says_so() {
        assert_eq!(
            roles(&["1", "1", "", "2", "2 chef", "3"]),
            ["1:head", "1:", "", "2:", "2:head", "3:"]
        );
        assert_eq!(roles(&["1 enfant", "1", "1 épouse"]), ["1:child", "1:", "1:spouse"]);
        assert_eq!(roles(&["A", "a"]), ["a:head", "a:"]);
    }

    #[test]
    fn a_role_that_nobody_knows_is_complained_about() {
        assert_eq!(key("1 zzz").unwrap_err().word, "arrival-household-role");
        assert_eq!(key("-").unwrap_err().word, "arrival-household-key");
        assert_eq!(settled("1 fils").as_deref(), Some("1 enfant"));
        assert_eq!(settled("B").as_deref(), Some("B"));
    }
}
