//! The report before it leaves: as pages for the printer or as a workbook for Excel, in which
//! language, and where its file goes.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{ColorImage, Context, Id as UiId, Ui};

use super::Shown;
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::report::Report;
use crate::letters::report::ReportPaper;
use crate::store::Reader;
use crate::ui::Scene;
use crate::ui::command::{Command, ReportForm, ReportOrder};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::outgoing::{Answer, Outgoing, SHARP, proposed};
use crate::ui::widgets::pages::pixels;
use crate::ui::widgets::{choice, text};
use crate::words::{self, Lang, tr};

/// The pages that are shown at most: a page takes four megabytes of memory.
const MOST: usize = 16;

/// What the thread beside is asked.
struct Ask {
    report: Arc<Report>,
    lang: Lang,
    office: String,
    frozen: Option<(NaiveDate, String)>,
}

/// What it made.
struct Made {
    pages: Vec<ColorImage>,
    pdf: Vec<u8>,
}

/// How it ends.
pub(super) enum End {
    /// Nothing is written.
    Leave,
    /// The file is to be written.
    Keep(Box<ReportOrder>),
}

impl End {
    /// The command it means.
    pub(super) fn command(self) -> Option<Command> {
        match self {
            Self::Leave => None,
            Self::Keep(order) => Some(Command::KeepReport(order)),
        }
    }
}

/// The report as it would leave.
pub(super) struct PaperDialog {
    report: Arc<Report>,
    record: Option<Id>,
    office: String,
    frozen: Option<(NaiveDate, String)>,
    lang: Lang,
    form: String,
    lookup: Lookup<Ask, Result<Made, String>>,
    pdf: Option<Vec<u8>>,
    outgoing: Outgoing,
}

impl PaperDialog {
    pub(super) fn open(shown: &Shown, scene: Scene<'_>, ctx: &Context) -> Option<Self> {
        let reader = scene.reader.another().ok()?;
        let report = Arc::new(shown.report().clone());
        let (record, frozen) = match shown {
            Shown::Now(_) => (None, None),
            Shown::Frozen(opened) => {
                let by = opened.record.made_by.map(|id| scene.office.name(id).to_owned());
                (Some(opened.id), opened.record.made_on.zip(by))
            }
        };
        let file = format!("{}-{}.pdf", tr("report-file"), report.spec.period.key());
        let mut dialog = Self {
            report,
            record,
            office: office(scene),
            frozen,
            lang: words::language(),
            form: "pdf".to_owned(),
            lookup: Lookup::new(reader, ctx.clone(), make),
            pdf: None,
            outgoing: Outgoing::new(UiId::unique("report-paper"), proposed(&file)),
        };
        dialog.ask();
        Some(dialog)
    }

    fn ask(&mut self) {
        self.outgoing.wait();
        self.pdf = None;
        self.lookup.ask(Ask {
            report: Arc::clone(&self.report),
            lang: self.lang,
            office: self.office.clone(),
            frozen: self.frozen.clone(),
        });
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) {
        self.outgoing.refused(problems);
    }

    /// Types where the file goes.
    #[cfg(test)]
    pub(super) fn type_path(&mut self, path: &std::path::Path) {
        self.outgoing.type_path(path);
    }

    pub(super) fn dialog_ui(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<End> {
        let _ = scene;
        match self.lookup.answer() {
            None => {}
            Some(Ok(made)) => {
                self.outgoing.made(ctx, tr("report-preview"), made.pages);
                self.pdf = Some(made.pdf);
            }
            Some(Err(sentence)) => self.outgoing.failed(sentence),
        }
        let (mut lang, mut form) = (self.lang, self.form.clone());
        let answer =
            self.outgoing.show(ctx, &tr("report-save-title"), &tr("report-save-verb"), |ui| {
                options_ui(ui, &mut lang, &mut form);
            });
        if form != self.form {
            self.form = form;
            self.outgoing.end_with(&self.form);
        }
        if lang != self.lang {
            self.lang = lang;
            self.ask();
        }
        match answer? {
            Answer::Leave => Some(End::Leave),
            Answer::Save(path) => Some(End::Keep(Box::new(self.order(path)))),
        }
    }

    fn order(&self, path: PathBuf) -> ReportOrder {
        let form = if self.form == "xlsx" { ReportForm::Xlsx } else { ReportForm::Pdf };
        ReportOrder {
            path,
            form,
            report: Arc::clone(&self.report),
            lang: self.lang,
            office: self.office.clone(),
            frozen: self.frozen.clone(),
            record: self.record,
            pdf: self.pdf.clone(),
        }
    }
}

/// The name of the first centre: who makes the report.
fn office(scene: Scene<'_>) -> String {
    let first = scene.office.centres.first();
    first.map(|held| scene.office.name(held.id).to_owned()).unwrap_or_default()
}

fn options_ui(ui: &mut Ui, lang: &mut Lang, form: &mut String) {
    text::secondary(ui, tr("report-save-about"));
    let (pdf, xlsx) = (tr("report-form-pdf"), tr("report-form-xlsx"));
    let entries = [("pdf", pdf.as_str()), ("xlsx", xlsx.as_str())];
    let look = FieldLook::new(tr("report-form")).required(true);
    choice::segmented(ui, UiId::unique("report-form"), &look, &entries, form);
    text::secondary(ui, tr(&format!("report-form-{form}-hint")));
    let mut key = lang.key().to_owned();
    let names: Vec<(&str, &str)> = Lang::ALL.iter().map(|lang| (lang.key(), lang.name())).collect();
    let look = FieldLook::new(tr("report-language")).required(true);
    choice::segmented(ui, UiId::unique("report-language"), &look, &names, &mut key);
    *lang = Lang::from_key(&key).unwrap_or(*lang);
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn make(_: &Reader, ask: Ask) -> Result<Made, String> {
    let failed = |_| tr("agenda-print-failed");
    let frozen = ask.frozen.as_ref().map(|(day, by)| (*day, by.as_str()));
    let paper = ReportPaper { report: &ask.report, lang: ask.lang, office: &ask.office, frozen };
    let letter = paper.set().map_err(failed)?;
    let pages = (0..letter.pages().min(MOST))
        .filter_map(|page| letter.page_picture(page, SHARP))
        .map(|picture| pixels(picture.width, picture.height, &picture.rgba))
        .collect();
    Ok(Made { pages, pdf: letter.pdf().map_err(failed)? })
}
