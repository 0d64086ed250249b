//! The program itself, as a shell would call it: made, filled, searched, written out, checked.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use segin::app::session::Session;
use segin::store::vault::Vault;

use super::{PASSWORD, SECOND, SECOND_PASSWORD, register};

fn segin(folder: &Path, line: &str, password: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_segin"))
        .args(line.split(' '))
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses before it reads has closed its end.
    child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).ok();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_program_makes_fills_searches_writes_and_checks_a_vault() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let open = "--vault v --user Awa --password-stdin";
    let run = |line: &str| said(&segin(at, line, PASSWORD));

    let (code, out, err) = run(&format!(
        "init {open} --role data_steward,administrator --centre Gao --centre-code GAO"
    ));
    assert_eq!((code, out.trim().len()), (0, 34), "{err}");
    let vault = Vault::at(at.join("v"));
    super::add_second(&mut Session::open(&vault, "Awa", PASSWORD.to_owned().into()).unwrap());
    std::fs::write(at.join("in.csv"), register(300)).unwrap();
    let (code, out, err) = run(&format!("import person in.csv {open} --lang en"));
    assert_eq!((code, out.trim()), (0, "300 read / 300 added / 0 refused"), "{err}");
    let (code, out, err) = run(&format!("find Kulibali {open} --json"));
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, found[0]["family_name"].as_str()), (0, Some("COULIBALY")), "{err}");
    assert!(found[0]["case_number"].is_string() && found[0]["why"].is_string());
    let (code, _, err) = run(&format!("export person out.csv {open}"));
    assert!(code == 1 && err.contains("--pseudonymised") && !at.join("out.csv").exists(), "{err}");
    // Three hundred leave when somebody else stands for them, too.
    let line = format!("export person out.csv {open} --plain");
    let (code, _, err) = run(&line);
    assert!(code == 1 && err.contains("--second") && err.contains("Plus de 100"), "{err}");
    let (code, _, err) = run(&format!("{line} --second Personne"));
    assert!(code == 1 && !at.join("out.csv").exists(), "{err}");
    let both = |second: &str| {
        said(&segin(at, &format!("{line} --second {SECOND}"), &format!("{PASSWORD}\n{second}")))
    };
    let (code, _, err) = both("velours tambour pirogue huit");
    assert!(code == 1 && err.contains(SECOND) && !at.join("out.csv").exists(), "{err}");
    let (code, _, err) = both(SECOND_PASSWORD);
    assert!(code == 0 && err.contains("noms"), "{err}");
    assert_eq!(std::fs::read_to_string(at.join("out.csv")).unwrap().lines().count(), 301);

    // Records are brought in by the number of the person, and a report is made of them.
    let person = std::fs::read_to_string(at.join("out.csv")).unwrap();
    let number = person.lines().nth(1).unwrap().split(',').next().unwrap().to_owned();
    let help = format!("n°,personne,date,service\n1,{number},2024-05-06,NFI\n2,rien,hier,NFI\n");
    std::fs::write(at.join("help.csv"), help).unwrap();
    let (code, out, err) = run(&format!("import assistance help.csv {open} --keep-good --lang en"));
    let wanted = "2 read / 1 added / 0 corrected / 0 cancelled / 0 known already / 1 refused";
    assert_eq!((code, out.lines().next()), (0, Some(wanted)), "{err}");
    let (code, out, err) = run(&format!("report quarter 2024-Q2 {open} --json"));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &report["sections"][0]["key"]), (0, &"identified".into()), "{err}");
    let (code, out, err) = run(&format!("report quarter 2024-Q2 {open} --place Gao"));
    assert!(code == 0 && out.contains("Chiffres clés par secteur"), "{out}{err}");
    let (code, _, err) = run(&format!("report quarter 2024-Q2 {open} --place Nulle"));
    assert!(code == 1 && err.contains("Nulle"), "{err}");
    assert_eq!(run(&format!("report quarter hier {open}")).0, 2);

    let (code, out, err) = run(&format!("check {open}"));
    assert!(code == 0 && out.contains("Tout est en ordre"), "{out}{err}");

    // Damage is named, wherever it is.
    let slots = std::fs::read(at.join("v/slots")).unwrap();
    std::fs::write(at.join("v/slots"), &slots[..slots.len() / 2]).unwrap();
    let (code, _, err) = run(&format!("check {open}"));
    assert!(code == 0 && err.contains("slots"), "{err}");
    let database = at.join("v/cases.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    let (code, out, _) = run(&format!("check {open}"));
    assert!(code == 1 && out.contains("cases.db"), "{out}");
    for name in ["slots", "slots.copy"] {
        std::fs::write(at.join("v").join(name), &slots[..slots.len() / 2]).unwrap();
    }
    let (code, _, err) = run(&format!("check {open}"));
    assert!(code == 1 && err.contains("slots"), "{err}");
}

#[test]
fn the_program_writes_who_is_registered_twice() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let open = "--vault v --user Awa --password-stdin";
    let run = |line: &str| said(&segin(at, line, PASSWORD));
    let (code, _, err) =
        run(&format!("init {open} --role data_steward --centre Gao --centre-code GAO"));
    assert_eq!(code, 0, "{err}");
    let mut table = register(120);
    let heading = table.lines().next().unwrap().to_owned();
    let cells = |values: &[(&str, &str)]| {
        let cell =
            |column: &str| values.iter().find(|(name, _)| *name == column).map_or("", |v| v.1);
        heading.split(',').map(cell).collect::<Vec<_>>().join(",")
    };
    for (number, family, given) in [("TWICE1", "Tchakoro", "Boubou"), ("TWICE2", "CHAKORO", "Bubu")]
    {
        let line = cells(&[
            ("record_id", number),
            ("registration_date", "2024-02-03"),
            ("family_name", family),
            ("given_name", given),
            ("sex", "M"),
            ("birth_date", "1988-05-07"),
            ("phone", "76 12 98 54"),
            ("country_return", "Libye"),
            ("arrival_date", "2024-02-01"),
        ]);
        table.push_str(&line);
        table.push('\n');
    }
    std::fs::write(at.join("in.csv"), table).unwrap();
    let (code, out, err) = run(&format!("import person in.csv {open} --lang en"));
    assert_eq!(code, 0, "{out}{err}");
    let (code, out, err) = run(&format!("duplicates --out pairs.csv {open} --lang en"));
    assert!(code == 0 && out.contains("likely pairs"), "{out}{err}");
    let pairs = std::fs::read_to_string(at.join("pairs.csv")).unwrap();
    assert!(pairs.starts_with("a,b,score,reasons\n"), "{pairs}");
    let found = pairs.lines().find(|line| line.starts_with("TWICE1,TWICE2,")).unwrap();
    assert!(found.contains("Same phone") && found.contains("Same date of birth"), "{found}");
    println!("{} pairs; {found}", pairs.lines().count() - 1);
}

#[test]
fn the_program_says_no_in_words_and_by_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let run = |line: &str, password: &str| said(&segin(folder.path(), line, password));
    let (code, _, err) = run("check --vault none --user Awa --password-stdin", PASSWORD);
    assert!(code == 1 && !err.contains(['⟨', '{']), "{err}");
    assert_eq!(run("wrong", PASSWORD).0, 2);
    assert_eq!(run("init --vault v --user Awa --password-stdin --role king", PASSWORD).0, 2);
    let (code, out, _) = run("--version", "");
    assert!(code == 0 && out.starts_with("segin "));
    let french = run("import person --help", "").1;
    let english = run("import person --help --lang en", "").1;
    assert!(french.contains("refusées") && english.contains("refused"), "{french}{english}");
}
