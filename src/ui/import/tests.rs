//! A table goes through the wizard as a person sees it: read, mapped, checked, brought in, undone.

use eframe::egui::accesskit::Role as Node;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use super::*;
use crate::app::session::Session;
use crate::domain::role::Role;
use crate::ui::testing::{self, Bench, show};

type Window = Harness<'static, Bench<Import>>;

struct Desk {
    folder: TempDir,
    window: Window,
}

impl Desk {
    fn new() -> Self {
        let (folder, session) = testing::session_as(&[Role::DataSteward]);
        Self::over(folder, session)
    }

    fn over(folder: TempDir, session: Session) -> Self {
        let ctx = Context::default();
        let mut window = show(session, Import::new(&ctx));
        window.run_steps(3);
        Self { folder, window }
    }

    /// Reads a table of this text.
    fn read(&mut self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        self.window.state_mut().screen.path = path.to_string_lossy().into_owned();
        self.window.run_steps(2);
        self.press("Lire le tableau");
    }

    fn press(&mut self, label: &str) {
        self.window.get_by_role_and_label(Node::Button, label).click();
        self.window.run_steps(3);
        self.window.state_mut().perform();
        self.window.run_steps(3);
    }

    fn choose(&mut self, field: &str, answer: &str) {
        self.window.get_by_role_and_label(Node::ComboBox, field).click();
        self.window.run_steps(3);
        self.window.get_by_role_and_label(Node::ListBoxOption, answer).click();
        self.window.run_steps(3);
        self.window.state_mut().perform();
        self.window.run_steps(3);
    }

    fn has(&self, label: &str) -> bool {
        self.window.query_all_by_label(label).next().is_some()
    }

    #[track_caller]
    fn says(&self, words: &str) {
        let any = egui_kittest::kittest::by().predicate(|_| true);
        let said: Vec<String> = self
            .window
            .query_all(any)
            .flat_map(|node| [node.accesskit_node().label(), node.accesskit_node().value()])
            .flatten()
            .collect();
        assert!(said.iter().any(|said| said.contains(words)), "{words}: {said:?}");
    }

    fn people(&self) -> u64 {
        self.window.state().session.store().reader().count(Kind::Person).unwrap()
    }
}

const TABLE: &str = "Nom;Prénom;Sexe;Date d’arrivée;Pays de retour;Couleur\n\
    Traoré;Awa;F;05/31/2024;Algérie;bleu\n\
    Ba;Oumar;gars.;06/13/2024;DZ nord;vert\n\
    Keïta;Sira;F;13/13/2024;Libye;\n";

#[test]
fn a_table_is_read_mapped_checked_brought_in_and_undone() {
    let mut desk = Desk::new();
    assert!(desk.has("Aucun tableau n’a encore été importé."));
    desk.read("arrivees.csv", TABLE);
    desk.says("arrivees.csv · CSV · UTF-8 · séparateur ; · 3 lignes");
    desk.says("Colonnes laissées : Couleur");
    // Two dates can only be month first; the third is none at all.
    desk.says("D’après 2 dates, sans exception.");
    desk.press("Continuer");
    desk.says("« DZ nord »");
    desk.choose("« gars. »", "Homme");
    desk.choose("« DZ nord »", "Algérie");
    desk.press("Contrôler");
    desk.says("Lignes à corriger");
    desk.says("Les 2 lignes sans faute ne ressemblent à personne du registre.");
    desk.says("Sira Keïta");
    desk.says("13/13/2024");
    let rest = desk.folder.path().join("reste.csv");
    desk.window.state_mut().screen.rest = rest.to_string_lossy().into_owned();
    desk.window.run_steps(2);
    desk.press("Importer les 2 bonnes lignes");
    assert!(desk.has("Importé"));
    assert_eq!(desk.people(), 2);
    let left = std::fs::read_to_string(&rest).unwrap();
    let lines: Vec<&str> = left.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 2, "{left}");
    assert_eq!(lines[0], "Nom;Prénom;Sexe;Date d’arrivée;Pays de retour;Couleur;problème");
    assert!(lines[1].starts_with("Keïta;Sira;F;13/13/2024;Libye;;Date d’arrivée – "), "{left}");
    desk.press("Annuler cette importation…");
    desk.window.key_press(eframe::egui::Key::Escape);
    desk.window.run_steps(4);
    assert_eq!(desk.people(), 2);
    desk.press("Annuler cette importation…");
    desk.press("Annuler l’importation");
    assert_eq!(desk.people(), 0);
    desk.says("L’importation est annulée");
    desk.says("Annulée le");
    println!("3 rows: 2 brought in, 1 set aside, undone: {} people", desk.people());
}

#[test]
fn a_reading_is_kept_and_proposed_again_to_a_colleague() {
    let mut desk = Desk::new();
    let table = "Patronyme du retourné;Prénoms;Sexe\nTraoré;Awa;dame\n";
    desk.read("a.csv", table);
    desk.choose("Patronyme du retourné", "Nom de famille");
    desk.press("Continuer");
    desk.choose("« dame »", "Femme");
    desk.window.state_mut().screen.mapping = "Partenaire".to_owned();
    desk.window.run_steps(2);
    desk.press("Garder");
    desk.says("Cette lecture est gardée sous ce nom.");
    let Desk { folder, mut window } = desk;
    let session = std::mem::replace(&mut window.state_mut().session, testing::session().1);
    drop(window);
    let mut desk = Desk::over(folder, session);
    desk.read("b.csv", &table.replace("Traoré;Awa", "Ba;Ali"));
    desk.says("Lu comme « Partenaire »");
    // Nothing is asked any more but whether to bring it in.
    desk.press("Contrôler");
    desk.press("Importer la ligne");
    assert_eq!(desk.people(), 1);
}

#[test]
fn whoever_is_known_is_shown_and_can_be_left_out() {
    let mut desk = Desk::new();
    let row = |id: &str, family: &str| {
        format!("{id},{family},Boubou,M,1988-05-07,76 12 98 54,Libye,2024-02-01\n")
    };
    let heading = "record_id,nom,prénom,sexe,date de naissance,téléphone,pays,date d’arrivée\n";
    let mut table = heading.to_owned();
    for at in 0..60 {
        let names = ["Diarra", "Coulibaly", "Sangaré", "Ag Ali", "Dembélé", "Cissé"];
        let line = format!(
            "N{at},{},{},{},19{:02}-0{}-1{},,Algérie,2024-0{}-1{}\n",
            names[at % 6],
            ["Awa", "Moussa", "Sira", "Oumar", "Fanta"][at % 5],
            if at % 2 == 0 { "F" } else { "M" },
            50 + at % 49,
            1 + at % 9,
            at % 7,
            1 + at % 8,
            at % 9,
        );
        table += &line;
    }
    table += &row("K1", "Tchakoro");
    desk.read("premier.csv", &table);
    desk.press("Contrôler");
    desk.press("Importer les 61 lignes");
    assert_eq!(desk.people(), 61);
    desk.press("Importer un autre tableau");
    desk.read(
        "second.csv",
        &(heading.to_owned()
            + &row("K2", "CHAKORO")
            + "K3,Koné,Ina,F,1999-01-02,,Libye,2024-02-01\n"),
    );
    desk.press("Contrôler");
    desk.says("Personnes qui semblent déjà enregistrées");
    desk.says("TCHAKORO Boubou");
    desk.window.state_mut().screen.table.ticked.insert(2);
    desk.window.run_steps(2);
    desk.says("1 laissée de côté");
    desk.window.state_mut().screen.rest = String::new();
    desk.press("Importer la seule bonne ligne");
    assert_eq!(desk.people(), 62, "only the other one came in");
    desk.press("Importer un autre tableau");
    let third = "Retours\nN°;Nom complet;Sexe;Né le;Téléphone;Arrivée\n\
        1;Boubou TCHAKORO;H;07/05/1988;76 12 98 54;01/02/2024\n";
    desk.read("troisieme.csv", third);
    desk.press("Contrôler");
    desk.says("Personnes qui semblent déjà enregistrées");
    // Number, age and what else is known, and on a press the whole pair.
    desk.says(" · 38 ans");
    let row = desk.window.query_all_by_role(Node::Row).last().unwrap();
    row.click();
    desk.window.run_steps(3);
    desk.says("Au registre : TCHAKORO Boubou · ");
    desk.says("07/05/1988");
}

#[test]
fn what_is_no_table_is_told_where_the_file_was_chosen() {
    let mut desk = Desk::new();
    desk.read("faux.xlsx", "%PDF-1.4 rien");
    desk.says("Ce fichier n’est pas un tableau : c’est PDF.");
    assert!(desk.has("Lire le tableau"));
    desk.read("abime.csv", "Nom;Prénom\nTraoré;\"Awa\n");
    desk.says("Ligne 2 : un guillemet est ouvert et jamais fermé.");
    assert_eq!(desk.people(), 0);
}

#[test]
fn headings_below_a_title_are_found_and_another_row_can_be_chosen() {
    let mut desk = Desk::new();
    let table = "Retours de mai, Gao\nN°;Nom et prénoms;Sexe\n1;TRAORÉ Awa;F\n2;Ba Ali;H\n";
    desk.read("titre.csv", table);
    desk.says("séparateur ; · 2 lignes");
    desk.says("Ligne 2 : N° · Nom et prénoms · Sexe");
    desk.says("Compte seulement les lignes : 1 · 2");
    desk.says("« TRAORÉ Awa » : nom TRAORÉ, prénoms Awa.");
    desk.choose("Ligne des titres", "Ligne 3 : 1 · TRAORÉ Awa · F");
    desk.says("séparateur ; · 1 ligne");
    desk.says("Aucune colonne n’est prise.");
    desk.choose("Ligne des titres", "Ligne 2 : N° · Nom et prénoms · Sexe");
    desk.press("Contrôler");
    desk.press("Importer les 2 lignes");
    let reader = desk.window.state().session.store().reader();
    let said = |key: &str| -> Vec<String> {
        let all = reader.all(Kind::Person).unwrap();
        all.iter().map(|held| crate::domain::value::text_of(&held.row, key).to_owned()).collect()
    };
    assert_eq!(said("family_name"), ["TRAORÉ", "Ba"]);
    assert_eq!(said("given_name"), ["Awa", "Ali"]);
    assert_eq!(said("sex"), ["F", "M"]);
    assert_eq!(said("outside_number"), ["", ""]);
}

#[test]
fn what_was_set_aside_is_read_as_the_table_was_and_tells_who_has_no_name() {
    let mut desk = Desk::new();
    desk.read("a.csv", "Le nom;Sexe\nTraoré;dame\n;F\nKoné;dame\n");
    desk.choose("Le nom", "Nom de famille");
    desk.press("Continuer");
    desk.says("2 cellules ont une réponse dont le sens n’est pas dit");
    desk.press("Contrôler");
    desk.says("La ligne 3 n’a aucun nom");
    desk.says("dame");
    let rest = desk.folder.path().join("reste.csv");
    desk.window.state_mut().screen.rest = rest.to_string_lossy().into_owned();
    desk.window.run_steps(2);
    desk.press("Importer la seule bonne ligne");
    desk.press("Importer un autre tableau");
    let left = std::fs::read_to_string(&rest).unwrap();
    desk.read("reste.csv", &left);
    // Which column has the names is known already; what is missing is asked once more.
    desk.press("Continuer");
    desk.press("Contrôler");
    desk.says("Aucune ligne à importer");
    desk.press("Dire ce que ces réponses veulent dire");
    desk.choose("« dame »", "Femme");
    desk.press("Contrôler");
    desk.press("Importer les 2 lignes");
    assert_eq!(desk.people(), 3);
}
