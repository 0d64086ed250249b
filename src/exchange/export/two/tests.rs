//! Two people for many, with names and without.

use super::*;
use crate::ui::command::Second;

#[test]
fn more_than_a_hundred_leave_only_where_two_people_stand_for_it() {
    let (folder, mut session) = session();
    for at in 0..101 {
        person(&mut session, &format!("Traoré {at}"), "Awa");
    }
    let own = "huit dromadaires reviennent";
    let mut user = |name: &str, role| {
        let (name, roles, password) = (name.to_owned(), vec![role], own.to_owned().into());
        session.perform(Command::AddUser { name, roles, password }).unwrap().changed.records
    };
    let worker = *user("Moussa", Role::SocialWorker).first().unwrap();
    let binta = *user("Binta", Role::ReportingOfficer).first().unwrap();
    let me = session.me().id;
    let all: Vec<_> = session.store().reader().all(Kind::Person).unwrap();
    let hundred: Vec<_> = all.iter().take(100).map(|held| held.id).collect();
    let second = |user, word: &str| Some(Second { user, password: word.to_owned().into() });
    let mut names = 0;
    for (privacy, password) in [(Privacy::Pseudonymised, None), (Privacy::Full, Some(PASSWORD))] {
        names += 1;
        let path = folder.path().join(format!("{names}.zip"));
        let many = order(spec(Format::Csv, privacy, usual()), path.clone(), password);
        for (who, field, word) in [
            (None, "second", "export-second-missing"),
            (second(me, "sept chameaux passent"), "second", "export-second-self"),
            (second(worker, own), "second", "export-second-no-right"),
            (second(binta, ""), "second_password", "problem-required"),
            (second(binta, "sept chameaux passent"), "second_password", "export-second-wrong"),
        ] {
            let order = ExportOrder { second: who, ..many.clone() };
            match run(&mut session, &order) {
                Err(Refusal::Problems(all)) => {
                    assert_eq!((all[0].field.as_str(), all[0].word), (field, word));
                }
                other => panic!("{:?}", other.map(|_| ())),
            }
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), names, "{word}: no file");
        }
        let order = ExportOrder { second: second(binta, own), ..many.clone() };
        assert_eq!(run(&mut session, &order).unwrap().people, 101);
        let picked = Some(Arc::new(Picked::new(String::new(), hundred.clone())));
        let whom = Some(Box::new(Question { picked, ..Question::default() }));
        let path = folder.path().join("few.zip");
        let few = ExportOrder { whom, path: path.clone(), ..many };
        assert_eq!(run(&mut session, &few).unwrap().people, 100, "one alone");
        fs::remove_file(path).unwrap();
    }
    let said = session.store().reader().history(me).unwrap();
    let noted = said.iter().filter(|change| change.kind == "export" && change.key == "second");
    let noted: Vec<_> = noted.map(|change| (change.by, change.to.text())).collect();
    let binta = binta.to_string();
    assert_eq!(noted, [(Some(me), Some(&*binta)); 2], "of many only");
}
