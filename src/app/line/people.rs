//! Somebody found on the command line.

use std::process::ExitCode;

use serde_json::json;

use super::Find;
use super::out::{self, no, refused, say, tell};
use crate::domain::date::{self, Age};
use crate::domain::role::Right;
use crate::store::person::Hit;
use crate::words::tr;

/// Finds somebody.
pub(super) fn find(ask: &Find) -> anyhow::Result<ExitCode> {
    let session = out::session(&ask.opening)?;
    session.demand(Right::ReadCase).map_err(|r| no(&r))?;
    let hits = session.store().reader().search(&ask.text, ask.most).map_err(|e| refused(&e))?;
    let why = |hit: &Hit| {
        hit.why.map_or_else(|| tr("line-why-other"), crate::domain::likeness::Why::sentence)
    };
    if ask.json {
        let all: Vec<_> = hits
            .iter()
            .map(|hit| {
                json!({
                    "case_number": hit.line.case_number,
                    "family_name": hit.line.family_name,
                    "given_name": hit.line.given_name,
                    "birth": hit.line.birth_on.map(|birth| birth.to_string()),
                    "age": hit.line.age_on(session.today()).map(|age| [age.min, age.max]),
                    "why": hit.why.map_or("other", crate::domain::likeness::Why::key),
                    "score": hit.score,
                })
            })
            .collect();
        say(&serde_json::Value::from(all).to_string());
    } else {
        for hit in &hits {
            let age = hit.line.age_on(session.today()).map(Age::text);
            let birth = hit.line.birth_on.map(date::show_partial).or(age).unwrap_or_default();
            let (name, score) = (hit.line.name(), hit.score.to_string());
            say(&[&hit.line.case_number, &name, &birth, &why(hit), &score]
                .map(String::as_str)
                .join("\t"));
        }
    }
    if hits.is_empty() {
        tell(&tr("line-nobody"));
    }
    Ok(ExitCode::SUCCESS)
}
