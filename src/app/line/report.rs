//! Reports on the command line.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::anyhow;

use super::Quarter;
use super::out::{self, no, refused, say, tell};
use crate::app::session::Session;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::place;
use crate::domain::report::{Named, Period, Place, Report, Spec};
use crate::domain::role::Right;
use crate::domain::value;
use crate::ui::command::{ReportForm, ReportOrder};
use crate::words::{self, tr, tr_with};

/// Makes the report of a period.
pub(super) fn quarter(ask: &Quarter) -> anyhow::Result<ExitCode> {
    let Some(period) = Period::parse(&ask.period) else {
        tell(&tr_with("line-no-period", &[("period", &ask.period)]));
        return Ok(ExitCode::from(2));
    };
    let mut session = out::session(&ask.opening)?;
    session.demand(Right::ReadFigures).map_err(|r| no(&r))?;
    let mut spec = Spec::of(period);
    if let Some(text) = &ask.place {
        spec.place = Some(place_of(&session, text)?);
    }
    if let Some(text) = &ask.project {
        spec.project = Some(named(&session, Kind::Project, text)?);
    }
    if let Some(scheme) = &ask.ages {
        spec.scheme.clone_from(scheme);
    }
    spec.since = ask.since;
    let figures = session.figures(&spec).map_err(|r| no(&r))?;
    let report = &figures.report;
    for (file, form) in [(&ask.pdf, ReportForm::Pdf), (&ask.xlsx, ReportForm::Xlsx)] {
        let Some(file) = file else { continue };
        let centre = session.centre().map_err(|error| refused(&error))?;
        session
            .keep_report(ReportOrder {
                path: std::path::absolute(file)?,
                form,
                report: Arc::new(report.clone()),
                lang: words::language(),
                office: centre.map(|(_, centre)| centre.name).unwrap_or_default(),
                frozen: None,
                record: None,
                pdf: None,
            })
            .map_err(|r| no(&r))?;
    }
    if ask.json {
        say(&serde_json::to_string_pretty(report)?);
    } else if ask.pdf.is_none() && ask.xlsx.is_none() {
        say_report(report);
    }
    Ok(ExitCode::SUCCESS)
}

/// A centre by name or code, else a region.
fn place_of(session: &Session, text: &str) -> anyhow::Result<Place> {
    if let Ok(centre) = named(session, Kind::Centre, text) {
        return Ok(Place::Centre(centre));
    }
    let region = place::get(text).map(|found| found.code.clone());
    let region = region.or_else(|| place::find_region(text));
    region.map(Place::Region).ok_or_else(|| anyhow!(tr_with("figure-no-such", &[("what", text)])))
}

/// A record of the office by its name or code.
fn named(session: &Session, kind: Kind, text: &str) -> anyhow::Result<Named> {
    let wanted = name::fold(text);
    let all = session.store().reader().all(kind).map_err(|error| refused(&error))?;
    let found = all.into_iter().find(|held| {
        ["name", "code"].iter().any(|key| name::fold(value::text_of(&held.row, key)) == wanted)
    });
    let held = found.ok_or_else(|| anyhow!(tr_with("figure-no-such", &[("what", text)])))?;
    let name = value::text_of(&held.row, "name").to_owned();
    Ok(Named { id: held.id.to_string(), name })
}

/// The report as text: each table with tabs between its cells.
fn say_report(report: &Report) {
    let period = report.spec.period.show();
    say(&period);
    for section in &report.sections {
        say("");
        say(&tr(&format!("figure-section-{}", section.key)));
        for text in &section.texts {
            say(&text.show());
        }
        for table in &section.tables {
            say("");
            say(&table.title());
            let mut heading = vec![table.heading.show()];
            heading.extend(table.columns.iter().map(|column| column.label.show()));
            say(&heading.join("\t"));
            for row in &table.rows {
                let mut line = vec![row.label.show()];
                line.extend(row.cells.iter().map(crate::domain::report::Cell::show));
                say(&line.join("\t"));
            }
        }
    }
}
