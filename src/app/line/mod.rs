//! The command line: what may be asked, and in which language it answers.
//! Results go to standard output, progress to standard error.

mod export;
mod likeness;
mod open;
mod out;
mod people;
mod report;
mod table;
mod vault;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::exchange::record::What;
use crate::exchange::source;
use crate::store::vault::harden_process;
use crate::words::{self, Lang};

#[derive(Parser)]
#[command(name = "segin", version)]
struct Line {
    #[command(subcommand)]
    errand: Option<Errand>,
    #[arg(long)]
    vault: Option<PathBuf>,
    #[arg(long, global = true, value_enum)]
    lang: Option<Tongue>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Fr,
    En,
}

#[derive(Subcommand)]
enum Errand {
    Init(Init),
    Demo(Demo),
    #[command(subcommand)]
    Import(Import),
    #[command(subcommand)]
    Export(Export),
    #[command(subcommand)]
    Report(Report),
    Find(Find),
    Duplicates(Duplicates),
    Check(Check),
    Backup(Backup),
    Restore(Restore),
}

/// Which vault, and who opens it.
#[derive(Args)]
struct Opening {
    #[arg(long)]
    vault: PathBuf,
    #[arg(long)]
    user: String,
    #[arg(long, required = true)]
    password_stdin: bool,
}

#[derive(Args)]
struct Init {
    #[command(flatten)]
    opening: Opening,
    #[arg(long, required = true, value_delimiter = ',')]
    role: Vec<String>,
    #[arg(long, default_value = "")]
    centre: String,
    #[arg(long, default_value = "")]
    centre_code: String,
}

#[derive(Args)]
struct Demo {
    #[arg(long)]
    today: Option<NaiveDate>,
}

#[derive(Subcommand)]
enum Import {
    Person(ImportTable),
    Assistance(ImportTable),
    Referral(ImportTable),
    Session(ImportTable),
    Return(ImportTable),
    Form(ImportForm),
}

#[derive(Args)]
struct ImportForm {
    form: String,
    file: PathBuf,
    #[command(flatten)]
    opening: Opening,
}

#[derive(Args)]
struct ImportTable {
    file: PathBuf,
    #[command(flatten)]
    opening: Opening,
    #[arg(long)]
    keep_good: bool,
    #[arg(long, requires = "keep_good")]
    rest: Option<PathBuf>,
    #[arg(long, default_value_t = 1)]
    sheet: usize,
    #[arg(long, value_enum)]
    dates: Option<Order>,
    #[arg(long)]
    mapping: Option<String>,
    #[arg(long)]
    json: bool,
}

/// In which order a table writes its dates.
#[derive(Clone, Copy, ValueEnum)]
enum Order {
    Day,
    Month,
    Year,
}

#[derive(Subcommand)]
enum Report {
    Quarter(Quarter),
}

#[derive(Args)]
struct Quarter {
    period: String,
    #[command(flatten)]
    opening: Opening,
    #[arg(long)]
    place: Option<String>,
    #[arg(long)]
    project: Option<String>,
    #[arg(long)]
    ages: Option<String>,
    #[arg(long)]
    since: Option<NaiveDate>,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    pdf: Option<PathBuf>,
    #[arg(long)]
    xlsx: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Export {
    Person(ExportPerson),
    Columns(ExportColumns),
}

#[derive(Clone, Copy, ValueEnum)]
enum TableFormat {
    Csv,
    Xlsx,
    Json,
}

#[derive(Args)]
struct ExportColumns {
    #[command(flatten)]
    opening: Opening,
}

#[derive(Args)]
struct ExportPerson {
    file: PathBuf,
    #[command(flatten)]
    opening: Opening,
    #[arg(long, value_enum, default_value_t = TableFormat::Csv)]
    format: TableFormat,
    #[arg(long, value_delimiter = ',')]
    columns: Vec<String>,
    #[arg(long)]
    list: Option<String>,
    #[arg(long)]
    pseudonymised: bool,
    #[arg(long, conflicts_with = "pseudonymised")]
    zip_password_stdin: bool,
    #[arg(long, conflicts_with_all = ["pseudonymised", "zip_password_stdin"])]
    plain: bool,
    #[arg(long)]
    words: bool,
    #[arg(long)]
    second: Option<String>,
    #[arg(long, default_value = "")]
    receiver: String,
    #[arg(long, default_value = "")]
    purpose: String,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Find {
    text: String,
    #[command(flatten)]
    opening: Opening,
    #[arg(long, default_value_t = 10)]
    most: usize,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Duplicates {
    #[command(flatten)]
    opening: Opening,
    #[arg(long)]
    out: PathBuf,
    #[arg(long, default_value_t = crate::domain::likeness::POSSIBLE)]
    least: f32,
}

#[derive(Args)]
struct Check {
    #[command(flatten)]
    opening: Opening,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Backup {
    #[command(flatten)]
    opening: Opening,
    #[arg(long)]
    to: Option<PathBuf>,
}

#[derive(Args)]
struct Restore {
    from: PathBuf,
    #[command(flatten)]
    opening: Opening,
}

/// Does what the command line asks.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    harden_process();
    let args: Vec<OsString> = args.into_iter().collect();
    if args.get(1).is_some_and(|first| first == source::ARGUMENT) {
        return source::read_table(args.get(2).and_then(|sheet| sheet.to_str()));
    }
    if let Ok(program) = std::env::current_exe() {
        source::read_with(program);
    }
    words::set_language(language(&args));
    let read = spoken(Line::command()).try_get_matches_from(args);
    let line = match read.and_then(|found| Line::from_arg_matches(&found)) {
        Ok(line) => line,
        Err(error) => {
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            error.print().ok();
            return ExitCode::from(code);
        }
    };
    match carry_out(line) {
        Ok(code) => code,
        Err(error) => {
            out::tell(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn carry_out(line: Line) -> anyhow::Result<ExitCode> {
    let lang = line.lang.map(|_| words::language());
    let Some(errand) = line.errand else {
        return open::office(line.vault, lang);
    };
    match errand {
        Errand::Init(ask) => vault::init(ask),
        Errand::Demo(ask) => open::demonstration(line.vault.as_deref(), ask.today, lang),
        Errand::Import(Import::Person(ask)) => table::people(&ask),
        Errand::Import(Import::Assistance(ask)) => table::records(What::Assistance, &ask),
        Errand::Import(Import::Referral(ask)) => table::records(What::Referral, &ask),
        Errand::Import(Import::Session(ask)) => table::records(What::Session, &ask),
        Errand::Import(Import::Return(ask)) => table::records(What::Return, &ask),
        Errand::Import(Import::Form(ask)) => export::answers(&ask),
        Errand::Report(Report::Quarter(ask)) => report::quarter(&ask),
        Errand::Export(Export::Person(ask)) => export::export(&ask),
        Errand::Export(Export::Columns(ask)) => export::columns(&ask),
        Errand::Find(ask) => people::find(&ask),
        Errand::Duplicates(ask) => likeness::duplicates(&ask),
        Errand::Check(ask) => vault::check(&ask),
        Errand::Backup(ask) => vault::back_up(&ask),
        Errand::Restore(ask) => vault::restore(&ask),
    }
}

/// The language that `--lang` asks for, wherever it stands; French without it.
fn language(args: &[OsString]) -> Lang {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let apart = texts.windows(2).find_map(|pair| match pair {
        ["--lang", key] => Some(*key),
        _ => None,
    });
    joined.or(apart).and_then(Lang::from_key).unwrap_or_default()
}

/// The help of every command and argument, from the words.
fn spoken(command: clap::Command) -> clap::Command {
    let about = format!("line-{}", command.get_name());
    let names: Vec<String> =
        command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let args: Vec<String> = command
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .filter(|id| id != "help" && id != "version")
        .collect();
    let mut command = command.about(words::tr(&about));
    for id in args {
        let key = format!("line-arg-{}", id.replace('_', "-"));
        command = command.mut_arg(id, |arg| arg.help(words::tr(&key)));
    }
    for name in names {
        command = command.mut_subcommand(name, spoken);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        fn walk(command: &clap::Command, seen: &mut usize) {
            let mut keys = vec![format!("line-{}", command.get_name())];
            keys.extend(
                command
                    .get_arguments()
                    .map(|arg| arg.get_id().as_str().replace('_', "-"))
                    .map(|id| format!("line-arg-{id}")),
            );
            for key in keys {
                assert!(words::has(&key), "{key}");
                *seen += 1;
            }
            command.get_subcommands().for_each(|below| walk(below, seen));
        }
        let mut seen = 0;
        walk(&Line::command(), &mut seen);
        Line::command().debug_assert();
        println!("{seen} explanations");
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let check = |line: &str, lang| {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(language(&args), lang, "{line}");
        };
        check("segin", Lang::Fr);
        check("segin --lang en find x", Lang::En);
        check("segin find x --lang=en", Lang::En);
        check("segin --lang", Lang::Fr);
    }
}
