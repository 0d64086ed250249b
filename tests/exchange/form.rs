//! Our own exports read back in: the register in words and under a password, and the answers to a
//! form of the office, loaded from a workbook as Kobo writes it.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use segin::domain::draft::Draft;
use segin::domain::export::{Column, Format, Privacy, Spec, columns, usual};
use segin::domain::kind::Kind;
use segin::domain::questionnaire::{AskedOf, read_sheets};
use segin::domain::role::Role;
use segin::domain::value;
use segin::exchange::{Errand, xlsform};
use segin::ui::command::{Command, ExportOrder, FormOrder};

use super::{Office, register};

const WORDS: &str = "pirogue chantons velours tambour";

/// Writes an export under a password and gives the tables in it.
fn export(office: &mut Office, columns: Vec<Column>, words: bool) -> Vec<(String, String)> {
    let text = |(name, bytes)| (name, String::from_utf8(bytes).unwrap());
    export_as(Format::Csv, office, columns, words).into_iter().map(text).collect()
}

/// Writes an export in some format under a password and gives the files in it.
fn export_as(
    format: Format,
    office: &mut Office,
    columns: Vec<Column>,
    words: bool,
) -> Vec<(String, Vec<u8>)> {
    let path = office.folder.path().join(format!("out-{words}-{}.zip", columns.len()));
    std::fs::remove_file(&path).ok();
    let spec = Spec {
        format,
        privacy: Privacy::Full,
        columns,
        words,
        receiver: "le centre voisin".to_owned(),
        purpose: "transfert".to_owned(),
    };
    let order = ExportOrder {
        path: path.clone(),
        spec,
        whom: None,
        password: Some(WORDS.to_owned().into()),
        second: office.second(),
        plain: false,
        watch: Arc::default(),
    };
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
    office.session.export(&order, &errand).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index_decrypt(at, WORDS.as_bytes()).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// A form with what our subset knows and a thing it does not.
fn workbook(folder: &Path) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    let mut sheet = |name: &str, rows: &[&str]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells.split('|').map(str::trim)) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    };
    sheet(
        "survey",
        &[
            "type|name|label::Français (fr)|label::English (en)|required|relevant|constraint",
            "begin_group|toit|Le toit|The roof|||",
            "select_one oui_non|loge|A-t-elle un toit ?|Has she a roof?|yes||",
            "integer|pieces|Combien de pièces ?|How many rooms?||${loge} = 'oui'|. <= 20",
            "end_group||||||",
            "decimal|loyer|Loyer|Rent||${pieces} > 1|. >= 0",
            "select_multiple bien|biens|Ce qu’elle possède|What she owns|||",
            "text|mot|Ses mots|Her words|||",
            "date|depuis|Depuis quand ?|Since when?|||",
            "geopoint|lieu|Lieu|Place|||",
        ],
    );
    sheet(
        "choices",
        &[
            "list_name|name|label::Français (fr)",
            "oui_non|oui|Oui",
            "oui_non|non|Non",
            "bien|tel|Un téléphone",
            "bien|velo|Un vélo ou une moto",
        ],
    );
    sheet("settings", &["form_title|form_id|version", "Le toit|toit_exchange|2026-1"]);
    let path = folder.join("toit.xlsx");
    book.save(&path).unwrap();
    path
}

fn load(office: &mut Office) -> usize {
    let path = workbook(office.folder.path());
    let body = Box::new(read_sheets(&xlsform::read(&path).unwrap()).unwrap());
    let left = body.left.len();
    let order = FormOrder { asked_of: AskedOf::Case, body };
    office.session.perform(Command::LoadForm(Box::new(order))).unwrap();
    left
}

#[test]
fn a_register_in_words_under_a_password_comes_back_as_it_was() {
    let mut first = Office::new();
    first.import_text(&register(400), false).unwrap();
    let [in_words, keys] = [true, false].map(|words| export(&mut first, usual(), words).remove(0));
    assert_eq!(in_words.0, "person.csv");
    assert!(in_words.1.starts_with("\u{feff}Numéro d’enregistrement,"), "{}", &in_words.1[..60]);
    let mut second = Office::new();
    let report = second.import_text(&in_words.1, false).unwrap();
    assert_eq!((report.read, report.refused.len(), report.unknown_headings.len()), (400, 0, 0));
    let again = export(&mut second, usual(), false).remove(0);
    assert!(again.1 == keys.1, "the same table");
    assert!(second.is_sound());
    println!("400 people out in words, in, and out again: {} bytes the same", again.1.len());
}

#[test]
fn a_register_as_a_workbook_comes_back_as_it_was() {
    let mut first = Office::new();
    first.import_text(&register(400), false).unwrap();
    let keys = export(&mut first, usual(), false).remove(0).1;
    for words in [true, false] {
        let (name, bytes) = export_as(Format::Xlsx, &mut first, usual(), words).remove(0);
        let mut second = Office::new();
        let file = second.file(&name, bytes);
        let report = second.import(&file, false).unwrap();
        assert_eq!((report.read, report.refused.len(), report.unknown_headings.len()), (400, 0, 0));
        let again = export(&mut second, usual(), false).remove(0).1;
        assert!(again == keys, "the same table");
        assert!(second.is_sound());
        println!("{name}: 400 people out as a workbook, in words: {words}, and in again");
    }
}

#[test]
fn a_form_of_the_office_is_loaded_answered_written_out_and_read_back() {
    let roles = [Role::DataSteward, Role::Administrator];
    let mut first = Office::of(&roles);
    first.import_text(&register(30), false).unwrap();
    assert_eq!(load(&mut first), 1, "the place is listed, not dropped");
    let form = first.session.office().forms[0].form;
    let key = |name: &str| format!("{}.{name}", form.name);
    let cases = first.session.store().reader().all(Kind::Case).unwrap();
    let answers = [("oui", "3", "12,5", "tel velo", "=1+1"), ("non", "", "", "velo", "rien")];
    for (held, (loge, pieces, loyer, biens, mot)) in cases.iter().zip(answers) {
        let mut draft = Draft::edit(form, held.id, held.row.clone());
        let typed = [
            ("loge", loge),
            ("pieces", pieces),
            ("loyer", loyer),
            ("biens", biens),
            ("mot", mot),
            ("depuis", "03/05/2026"),
        ];
        for (name, text) in typed {
            draft.type_in(&key(name), draft.shape(&key(name)), text);
        }
        first.session.perform(Command::Save(vec![draft])).unwrap();
    }
    let of_form = |office: &Office| -> Vec<Column> {
        let all = columns(&office.session.office().forms());
        all.into_iter().filter(|column| column.sheet.key() == form.name).collect()
    };
    let own = of_form(&first);
    let (name, table) = export(&mut first, own.clone(), false).remove(0);
    assert_eq!(name, "q_toit_exchange.csv");
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(
        table.contains("Un téléphone; Un vélo ou une moto") && table.contains("12.5"),
        "{table}"
    );
    assert!(table.contains("'=1+1"), "{table}");

    let mut second = Office::of(&roles);
    let people = export(&mut first, usual(), false).remove(0).1;
    second.import_text(&people, false).unwrap();
    load(&mut second);
    let file = second.file("answers.csv", &table);
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &|_| {} };
    let (report, _) = second.session.import_answers("toit_exchange", &file, &errand).unwrap();
    assert_eq!((report.read, report.changed, report.refused.len()), (2, 2, 0), "{report:?}");
    let (report, _) = second.session.import_answers("toit_exchange", &file, &errand).unwrap();
    assert_eq!((report.changed, report.same), (0, 2));
    let same = of_form(&second);
    let again = export(&mut second, same, false).remove(0).1;
    assert_eq!(again, table, "the same answers");

    // All or nothing: one bad line leaves the good ones out, too.
    let bad = table.replace(",3,", ",99,").replace("Non", "Oui");
    let file = second.file("bad.csv", bad);
    let (report, _) = second.session.import_answers("toit_exchange", &file, &errand).unwrap();
    assert_eq!((report.changed, report.refused.len()), (0, 1), "{report:?}");
    assert_eq!(export(&mut second, own, false).remove(0).1, table);

    // Undone, the form is gone from the case, and its answers wait for it.
    let loaded = second.session.office().forms[0].id;
    second.session.perform(Command::Remove(Kind::Questionnaire, loaded)).unwrap();
    assert!(second.session.office().forms.is_empty());
    let case = second.session.store().reader().all(Kind::Case).unwrap().remove(0);
    assert_eq!(value::text_of(&case.row, &key("loge")), "oui");
    load(&mut second);
    assert_eq!(second.session.office().forms.len(), 1);
    assert!(second.is_sound() && first.is_sound());
    println!("5 answers of 2 cases out and in again, 1 point listed");
}
