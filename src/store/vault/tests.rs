//! What the vault promises, against slips, damage and people with a file editor.

use std::fs;

use zeroize::Zeroizing;

use super::slots::{COPY_FILE, SLOTS_FILE, Slots};
use super::*;
use crate::store::connection;

const NOW: i64 = 1_800_000_000;

struct Place {
    home: tempfile::TempDir,
    vault: Vault,
}

fn place() -> Place {
    let home = tempfile::tempdir().unwrap();
    let vault = Vault::with_gate(home.path().join("segin.vault"), Gate::for_tests());
    Place { home, vault }
}

fn password(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

fn user(name: &str, restricted: bool) -> NewUser {
    let mut user_id = [0; 16];
    fill(&mut user_id).unwrap();
    NewUser { name: name.into(), roles: vec!["social".into()], restricted, user_id }
}

fn cost() -> Cost {
    Gate::for_tests().floor
}

impl Place {
    /// A vault of Awa, who reads restricted content, and Binta, who does not.
    fn filled() -> (Self, Unlocked, RecoveryKey) {
        let place = place();
        let (mut unlocked, recovery) =
            place.vault.create(&user("Awa", true), password("un"), cost(), NOW).unwrap();
        connection::create(&place.vault.database_path(), unlocked.database_key()).unwrap();
        unlocked.add_user(&user("Binta", false), password("deux"), cost()).unwrap();
        (place, unlocked, recovery)
    }

    fn open(&self, name: &str, text: &str) -> Result<Unlocked, VaultError> {
        self.vault.open(name, password(text), NOW)
    }

    /// Writes both copies with a checksum that holds, as somebody with a file editor would.
    fn forge(&self, bytes: &[u8]) {
        let (body, _) = bytes.split_last_chunk::<32>().unwrap();
        let whole = [body, blake3::hash(body).as_bytes()].concat();
        self.put(&whole, &whole);
    }

    fn put(&self, first: &[u8], second: &[u8]) {
        fs::write(self.vault.dir().join(SLOTS_FILE), first).unwrap();
        fs::write(self.vault.dir().join(COPY_FILE), second).unwrap();
        fs::remove_file(self.vault.dir().join("tries")).ok();
    }

    fn slots(&self) -> Vec<u8> {
        fs::read(self.vault.dir().join(SLOTS_FILE)).unwrap()
    }
}

#[test]
fn a_password_opens_and_a_wrong_one_does_not() {
    let (place, unlocked, _) = Place::filled();
    let key = unlocked.database_key().clone();
    assert!(unlocked.restricted_key().is_some());
    assert_eq!(place.vault.names().unwrap(), ["Awa", "Binta"]);
    assert!(matches!(place.open("Awa", "un"), Err(VaultError::Held { .. })));
    drop(unlocked);
    let awa = place.open(" awa ", "un").unwrap();
    assert_eq!(awa.database_key().bytes(), key.bytes());
    assert_eq!((awa.user().name.as_str(), awa.way()), ("Awa", Way::Password));
    drop(awa);
    let binta = place.open("Binta", "deux").unwrap();
    assert_eq!(binta.database_key().bytes(), key.bytes());
    assert!(binta.restricted_key().is_none());
    drop(binta);
    assert!(matches!(place.open("Awa", "deux"), Err(VaultError::WrongPassword { wait_secs: 0 })));
    assert!(matches!(place.open("Moussa", "un"), Err(VaultError::UnknownUser)));
}

#[test]
fn accents_typed_either_way_are_one_password() {
    let place = place();
    let made = place.vault.create(&user("Awa", true), password("caf\u{e9}"), cost(), NOW).unwrap();
    drop(made);
    fs::write(place.vault.database_path(), b"x").unwrap();
    place.open("Awa", "cafe\u{301}").unwrap();
}

#[test]
fn five_wrong_passwords_are_free_then_it_waits_across_restarts() {
    let (place, unlocked, _) = Place::filled();
    drop(unlocked);
    for _ in 0..4 {
        assert!(matches!(place.open("Awa", "?"), Err(VaultError::WrongPassword { wait_secs: 0 })));
    }
    assert!(matches!(place.open("Awa", "?"), Err(VaultError::WrongPassword { wait_secs: 30 })));
    assert!(matches!(place.open("Awa", "un"), Err(VaultError::Wait { secs: 30 })));
    let earlier = place.vault.open("Awa", password("un"), NOW - 400_000_000);
    assert!(matches!(earlier, Err(VaultError::Wait { secs: 30 })));
    place.open("Binta", "deux").unwrap();
    place.vault.open("Awa", password("un"), NOW - 400_000_000 + 30).unwrap();
    place.open("Awa", "un").unwrap();
}

#[test]
fn the_recovery_key_gives_a_new_password_and_is_spent() {
    let (place, unlocked, recovery) = Place::filled();
    let (key, restricted) =
        (unlocked.database_key().clone(), unlocked.restricted_key().unwrap().clone());
    drop(unlocked);
    let typed = RecoveryKey::parse(&recovery.text().to_lowercase()).unwrap();
    let (binta, fresh) =
        place.vault.recover(&typed, "Binta", password("trois"), cost(), NOW).unwrap();
    assert_eq!((binta.database_key().bytes(), binta.way()), (key.bytes(), Way::Recovery));
    assert!(binta.restricted_key().is_none(), "recovery does not promote");
    drop(binta);
    place.open("Binta", "trois").unwrap();
    place.open("Awa", "un").unwrap();
    let spent = place.vault.recover(&typed, "Awa", password("x"), cost(), NOW);
    assert!(matches!(spent, Err(VaultError::WrongRecoveryKey)));
    let (awa, _) = place.vault.recover(&fresh, "Awa", password("quatre"), cost(), NOW).unwrap();
    assert_eq!(awa.restricted_key().unwrap().bytes(), restricted.bytes());
}

#[test]
fn users_come_change_and_go() {
    let (place, mut awa, recovery) = Place::filled();
    let [_, binta] = awa.users().try_into().unwrap();
    let clash = awa.add_user(&user("BINTA", false), password("x"), cost());
    assert!(matches!(clash, Err(VaultError::NameTaken)));
    let unnamed = awa.add_user(&user(" ", false), password("x"), cost());
    assert!(matches!(unnamed, Err(VaultError::BadName)));
    let roles = ["counsellor".to_owned(), "steward".to_owned()];
    let without = awa.set_roles(&binta.user_id, &roles, true);
    assert!(matches!(without, Err(VaultError::RestrictedNeedsPassword)));
    awa.set_roles(&binta.user_id, &roles, false).unwrap();
    awa.set_password(&binta.user_id, password("cinq"), true, cost()).unwrap();
    let wrong = awa.change_password(password("?"), password("six"), cost());
    assert!(matches!(wrong, Err(VaultError::WrongPassword { .. })));
    awa.change_password(password("un"), password("six"), cost()).unwrap();
    drop(awa);
    assert!(matches!(place.open("Awa", "un"), Err(VaultError::WrongPassword { .. })));
    let mut binta = place.open("Binta", "cinq").unwrap();
    assert_eq!(binta.user().roles, roles);
    assert!(binta.restricted_key().is_some());
    let fresh = binta.new_recovery_key(cost()).unwrap();
    let me = binta.user().user_id;
    binta.set_roles(&me, &roles, false).unwrap();
    assert!(binta.restricted_key().is_none());
    let given = binta.add_user(&user("Moussa", true), password("x"), cost());
    assert!(matches!(given, Err(VaultError::RestrictedMissing)));
    assert!(matches!(binta.new_recovery_key(cost()), Err(VaultError::RestrictedMissing)));
    let awa = binta.users()[0].user_id;
    binta.remove_user(&awa).unwrap();
    assert!(matches!(binta.remove_user(&me), Err(VaultError::LastUser)));
    assert_eq!(place.vault.names().unwrap(), ["Binta"]);
    drop(binta);
    let old = place.vault.recover(&recovery, "Binta", password("x"), cost(), NOW);
    assert!(matches!(old, Err(VaultError::WrongRecoveryKey)));
    place.vault.recover(&fresh, "Binta", password("x"), cost(), NOW).unwrap();
}

#[test]
fn old_slots_put_back_after_a_removal_are_known_by_their_generation() {
    let (place, mut awa, _) = Place::filled();
    let old = place.slots();
    let binta = awa.users()[1].user_id;
    awa.remove_user(&binta).unwrap();
    let newest = awa.generation();
    awa.refuse_older_than(newest).unwrap();
    drop(awa);
    place.put(&old, &old);
    let binta = place.open("Binta", "deux").unwrap();
    let refused = binta.refuse_older_than(newest);
    assert!(matches!(refused, Err(VaultError::SlotsOld { found: 2, newest: 3, .. })));
    drop(binta);
    // A larger number written into the old file breaks its seal.
    let mut raised = old;
    raised[26] = 9;
    place.forge(&raised);
    assert!(matches!(place.open("Binta", "deux"), Err(VaultError::SlotsForged { .. })));
}

#[test]
fn every_byte_of_the_slots_matters() {
    let (place, unlocked, recovery) = Place::filled();
    let key = unlocked.database_key().clone();
    drop(unlocked);
    let whole = place.slots();
    let (mut from_copy, mut refused, mut forged) = (0, 0, 0);
    for at in 0..whole.len() {
        let mut bent = whole.clone();
        bent[at] ^= 1 << (at % 8);
        place.put(&bent, &whole);
        let open = place.open("Awa", "un").unwrap();
        assert_eq!(open.notice(), Some(Notice::FirstCopyDamaged));
        assert_eq!(open.database_key().bytes(), key.bytes());
        drop(open);
        assert_eq!(place.slots(), whole, "mended");
        from_copy += 1;
        place.put(&bent, &bent);
        assert!(matches!(place.open("Awa", "un"), Err(VaultError::SlotsDamaged { .. })));
        refused += 1;
        if at < whole.len() - 32 {
            place.forge(&bent);
            place.open("Awa", "un").unwrap_err();
            place.vault.recover(&recovery, "Awa", password("x"), cost(), NOW).unwrap_err();
            forged += 1;
        }
        place.put(&whole[..at], &whole[..at]);
        place.open("Awa", "un").unwrap_err();
    }
    place.put(&whole, &whole);
    place.open("Awa", "un").unwrap();
    println!(
        "slots: {} bytes; one flipped: {from_copy} opened from the copy, {refused} refused with \
         both bent, {forged} of {} refused with the checksum mended, {} cut short refused",
        whole.len(),
        whole.len() - 32,
        whole.len(),
    );
}

#[test]
fn a_cheaper_slot_is_refused_even_where_everything_else_holds() {
    let (place, unlocked, recovery) = Place::filled();
    drop(unlocked);
    // A real vault holds the same file to the standard floor.
    let standard = Vault::at(place.vault.dir());
    let opened = standard.open("Awa", password("un"), NOW);
    assert!(matches!(opened, Err(VaultError::CostRefused { .. })));
    let recovered =
        standard.recover(&recovery, "Awa", super::password::offer().unwrap(), cost(), NOW);
    assert!(matches!(recovered, Err(VaultError::CostRefused { .. })));
    // An edited cost, dearer than a machine should give or cheaper than the gate.
    for edited in [u32::MAX, 16] {
        let (mut slots, _) = Slots::load(place.vault.dir()).unwrap();
        slots.all[0].cost.memory_kib = edited;
        place.forge(&slots.encode());
        let opened = place.open("Awa", "un");
        assert!(matches!(opened, Err(VaultError::CostRefused { .. })));
    }
}

#[test]
fn a_slot_carried_to_another_user_or_vault_does_not_open() {
    let (place, unlocked, _) = Place::filled();
    drop(unlocked);
    let (slots, _) = Slots::load(place.vault.dir()).unwrap();
    // Binta takes Awa's name and record, or Awa's wrapped keys, or gives herself Awa's roles.
    let binta = slots.all.iter().position(|slot| slot.name == "Binta").unwrap();
    let edits: [fn(&mut slots::Slot, &slots::Slot); 5] = [
        |binta, awa| binta.user_id = awa.user_id,
        |binta, awa| binta.database = awa.database.clone(),
        |binta, awa| binta.restricted = awa.restricted.clone(),
        |binta, _| binta.roles = vec!["administrator".into()],
        |binta, _| binta.kind = slots::Kind::Recovery,
    ];
    for edit in edits {
        let mut edited = slots.clone();
        let awa = edited.all[0].clone();
        edit(&mut edited.all[binta], &awa);
        place.forge(&edited.encode());
        place.open("Binta", "deux").unwrap_err();
    }
    let mut swapped = slots.clone();
    let name = std::mem::take(&mut swapped.all[0].name);
    swapped.all[0].name = std::mem::replace(&mut swapped.all[binta].name, name);
    place.forge(&swapped.encode());
    assert!(matches!(place.open("Awa", "deux"), Err(VaultError::WrongPassword { .. })));
    // The slots of another vault, whole, do not open this database.
    let (other, unlocked, _) = Place::filled();
    drop(unlocked);
    place.put(&other.slots(), &other.slots());
    let foreign = place.open("Awa", "un").unwrap();
    let opened = connection::open(&place.vault.database_path(), foreign.database_key(), 1);
    assert!(matches!(opened, Err(VaultError::Damaged { .. })));
}

#[test]
fn a_vault_is_made_once_and_only_with_a_good_password() {
    let (place, unlocked, _) = Place::filled();
    drop(unlocked);
    let again = place.vault.create(&user("Awa", true), password("un"), cost(), NOW);
    assert!(matches!(again, Err(VaultError::AlreadyVault { .. })));
    let other = Vault::at(place.home.path().join("other"));
    let cheap = other.create(&user("Awa", true), super::password::offer().unwrap(), cost(), NOW);
    assert!(matches!(cheap, Err(VaultError::CostRefused { .. })));
    let weak = other.create(&user("Awa", true), password("Awa2026"), Cost::FLOOR, NOW);
    assert!(matches!(weak, Err(VaultError::WeakPassword { .. })));
    assert!(matches!(other.names(), Err(VaultError::NoVault { .. })));
    let none = other.open("Awa", password("un"), NOW);
    assert!(matches!(none, Err(VaultError::NoVault { .. })));
}

#[test]
fn a_real_slot_takes_its_time() {
    let start = std::time::Instant::now();
    let cost = Cost::tuned().unwrap();
    let tuned = start.elapsed();
    assert!(Gate::standard().accepts(cost));
    let start = std::time::Instant::now();
    key::derive(cost, b"pirogue velours tambour fougere", &[1; 32]).unwrap();
    println!("{cost:?}: tuned in {tuned:?}, one derivation {:?}", start.elapsed());
}

#[test]
fn every_error_has_a_sentence() {
    let file = || std::path::PathBuf::from("/x/cases.db");
    let dir = file;
    let all = [
        VaultError::WrongPassword { wait_secs: 0 },
        VaultError::WrongPassword { wait_secs: 60 },
        VaultError::Wait { secs: 900 },
        VaultError::WrongRecoveryKey,
        VaultError::WeakPassword { bits: 3 },
        VaultError::UnknownUser,
        VaultError::NameTaken,
        VaultError::BadName,
        VaultError::LastUser,
        VaultError::RestrictedMissing,
        VaultError::RestrictedNeedsPassword,
        VaultError::NoVault { dir: dir() },
        VaultError::AlreadyVault { dir: dir() },
        VaultError::SlotsDamaged { dir: dir() },
        VaultError::SlotsNewer { dir: dir() },
        VaultError::SlotsForged { dir: dir() },
        VaultError::CostRefused { dir: dir() },
        VaultError::SlotsOld { dir: dir(), found: 1, newest: 2 },
        VaultError::Held { dir: dir(), holder: None },
        VaultError::NetworkFolder { dir: dir(), kind: "nfs".into() },
        VaultError::Missing { file: file() },
        VaultError::NotAVault { file: file() },
        VaultError::damaged(&file()),
        VaultError::Newer { file: file(), found: 2, known: 1 },
        VaultError::BackupUnlike { file: file() },
        VaultError::ReadOnly { file: file() },
        VaultError::DiskFull { file: file() },
        VaultError::Busy { file: file() },
        VaultError::Library { found: "3.40".into() },
        VaultError::Keys,
        VaultError::of_file(&file(), std::io::Error::other("x")),
        VaultError::of_database(&file(), rusqlite::Error::InvalidQuery),
    ];
    for error in all {
        let sentence = error.sentence();
        assert!(!sentence.contains(['⟨', '{', '$']), "{error:?}: {sentence}");
        assert!(sentence.len() > 30, "{error:?}: {sentence}");
    }
}

/// The slots as a program wrote them before there was a public half.
fn without_half(place: &Place, unlocked: &Unlocked, passwords: &[(&str, &str)]) {
    let (mut slots, _) = Slots::load(place.vault.dir()).unwrap();
    let vault_id = slots.vault_id;
    for slot in &mut slots.all {
        let Some((_, text)) = passwords.iter().find(|(name, _)| *name == slot.name) else {
            continue;
        };
        let under = derive(slot.cost, text.as_bytes(), &slot.salt).unwrap();
        let (database, restricted) = slot.unwrap(&vault_id, &under).unwrap();
        slot.half = None;
        slot.wrap(&vault_id, &under, &database, restricted.as_ref()).unwrap();
    }
    slots.all.retain(|slot| slot.half.is_none());
    slots.advance(unlocked.database_key());
    slots.write(place.vault.dir()).unwrap();
}

#[test]
fn everybody_knows_the_public_half_and_nobody_swaps_it_for_another_user() {
    let (place, unlocked, _) = Place::filled();
    let half = Half::of(unlocked.restricted_key().unwrap());
    let database = unlocked.database_key().clone();
    drop(unlocked);
    let binta = place.open("Binta", "deux").unwrap();
    assert!(binta.restricted_key().is_none());
    assert_eq!(binta.half(), Some(half));
    drop(binta);
    // Somebody with the database key and a file editor: the seal and the checksum hold.
    let foreign = Half::of(&Key::random().unwrap());
    let whole = place.slots();
    let (mut slots, _) = Slots::load(place.vault.dir()).unwrap();
    for slot in &mut slots.all {
        slot.half = Some(foreign);
    }
    slots.advance(&database);
    slots.write(place.vault.dir()).unwrap();
    for (name, text) in [("Binta", "deux"), ("Awa", "un")] {
        assert!(matches!(place.open(name, text), Err(VaultError::WrongPassword { .. })), "{name}");
    }
    // Left out it does not open either.
    for slot in &mut slots.all {
        slot.half = None;
    }
    slots.advance(&database);
    slots.write(place.vault.dir()).unwrap();
    assert!(matches!(place.open("Binta", "deux"), Err(VaultError::WrongPassword { .. })));
    // Only another's: who holds the restricted key is told.
    place.put(&whole, &whole);
    let (mut slots, _) = Slots::load(place.vault.dir()).unwrap();
    slots.all.iter_mut().find(|slot| slot.name == "Binta").unwrap().half = Some(foreign);
    slots.advance(&database);
    slots.write(place.vault.dir()).unwrap();
    let awa = place.open("Awa", "un").unwrap();
    assert_eq!(awa.notice(), Some(Notice::ForeignHalf));
    assert_eq!(awa.half(), Some(half));
}

#[test]
fn a_vault_from_before_learns_the_half_from_who_holds_the_key() {
    let (place, unlocked, _) = Place::filled();
    let half = Half::of(unlocked.restricted_key().unwrap());
    let both = [("Awa", "un"), ("Binta", "deux")];
    without_half(&place, &unlocked, &both);
    drop(unlocked);
    let mut binta = place.open("Binta", "deux").unwrap();
    assert_eq!(binta.half(), None, "nobody with the key came yet");
    binta.bind_half().unwrap();
    let generation = binta.generation();
    drop(binta);
    let mut awa = place.open("Awa", "un").unwrap();
    assert_eq!(awa.half(), Some(half));
    awa.bind_half().unwrap();
    assert_eq!(awa.generation(), generation + 1);
    drop(awa);
    for more in [1, 0] {
        let mut binta = place.open("Binta", "deux").unwrap();
        assert_eq!((binta.half(), binta.restricted_key().is_some()), (Some(half), false));
        let before = binta.generation();
        binta.bind_half().unwrap();
        assert_eq!(binta.generation(), before + more, "bound once");
    }
    let mut awa = place.open("Awa", "un").unwrap();
    assert_eq!((awa.half(), awa.notice()), (Some(half), None));
    awa.add_user(&user("Fatou", false), password("trois"), cost()).unwrap();
    drop(awa);
    assert_eq!(place.open("Fatou", "trois").unwrap().half(), Some(half));
}
