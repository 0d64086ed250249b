//! What can go wrong with a vault, each with a sentence that says what, where and what to do.
//! Neither the sentences nor the texts for programmers carry a password, a key or a person's name.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use super::lock::Holder;
use crate::words::{tr, tr_with};

/// Why a vault, its database or its backup could not be used.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The password does not open this user's slot; `wait_secs` is 0 while free tries remain.
    #[error("wrong password")]
    WrongPassword {
        /// Seconds before the next try.
        wait_secs: u64,
    },
    /// Too many wrong passwords: nothing was tried.
    #[error("wait {secs} s after wrong passwords")]
    Wait {
        /// Seconds before the next try.
        secs: u64,
    },
    /// The recovery key is well typed but does not open this vault.
    #[error("recovery key of another vault or replaced")]
    WrongRecoveryKey,
    /// The password is easier to guess than the vault allows.
    #[error("password under the floor: {bits} bits")]
    WeakPassword {
        /// The estimate.
        bits: u32,
    },
    /// No user of that name has a slot.
    #[error("no such user")]
    UnknownUser,
    /// Another user has that name.
    #[error("user name taken")]
    NameTaken,
    /// A name or role that the slots file cannot hold: empty, too long or with a comma in a role.
    #[error("name or role refused")]
    BadName,
    /// The last user cannot be removed: nobody could open the vault.
    #[error("last user")]
    LastUser,
    /// The restricted key is asked for, and who is signed in does not hold it.
    #[error("restricted key not held")]
    RestrictedMissing,
    /// The user can be given the restricted key only together with a new password.
    #[error("restricted key needs a new password")]
    RestrictedNeedsPassword,
    /// There is no vault in the folder.
    #[error("no vault in {}", .dir.display())]
    NoVault {
        /// The folder.
        dir: PathBuf,
    },
    /// There is a vault in the folder already.
    #[error("a vault exists in {}", .dir.display())]
    AlreadyVault {
        /// The folder.
        dir: PathBuf,
    },
    /// Both copies of the slots file are damaged.
    #[error("slots damaged in {}", .dir.display())]
    SlotsDamaged {
        /// The vault's folder.
        dir: PathBuf,
    },
    /// The slots file was written by a newer program.
    #[error("slots of a newer program in {}", .dir.display())]
    SlotsNewer {
        /// The vault's folder.
        dir: PathBuf,
    },
    /// The slots file was changed by someone who does not hold the key.
    #[error("slots changed from outside in {}", .dir.display())]
    SlotsForged {
        /// The vault's folder.
        dir: PathBuf,
    },
    /// A slot asks for less work than the floor, or for more than a machine should give.
    #[error("key derivation cost refused in {}", .dir.display())]
    CostRefused {
        /// The vault's folder.
        dir: PathBuf,
    },
    /// The slots file is older than the database remembers.
    #[error("slots of generation {found}, newest is {newest}, in {}", .dir.display())]
    SlotsOld {
        /// The vault's folder.
        dir: PathBuf,
        /// Generation of the file.
        found: u64,
        /// Generation that the database remembers.
        newest: u64,
    },
    /// Another running program holds the vault.
    #[error("vault held, {}", .dir.display())]
    Held {
        /// The vault's folder.
        dir: PathBuf,
        /// Who, when it could be read.
        holder: Option<Holder>,
    },
    /// The folder lies on a network file system.
    #[error("network folder ({kind}): {}", .dir.display())]
    NetworkFolder {
        /// The folder.
        dir: PathBuf,
        /// The file system, as the system names it.
        kind: String,
    },
    /// The file is not there.
    #[error("missing: {}", .file.display())]
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// The file is something else than a vault's database.
    #[error("not a vault: {}", .file.display())]
    NotAVault {
        /// The file.
        file: PathBuf,
    },
    /// The file cannot be read whole with the right key.
    #[error("damaged: {}", .file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// Day of its last change, dd/mm/yyyy, when known.
        on: String,
    },
    /// The file was written by a newer program; it was not touched.
    #[error("schema {found}, this program knows {known}: {}", .file.display())]
    Newer {
        /// The file.
        file: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema that this program knows.
        known: u32,
    },
    /// A backup is not equal to what it was made from; the older ones were kept.
    #[error("backup unlike its source: {}", .file.display())]
    BackupUnlike {
        /// The backup's database.
        file: PathBuf,
    },
    /// The folder or file may not be written.
    #[error("read-only: {}", .file.display())]
    ReadOnly {
        /// The file or folder.
        file: PathBuf,
    },
    /// The disk is full.
    #[error("disk full: {}", .file.display())]
    DiskFull {
        /// The file being written.
        file: PathBuf,
    },
    /// The database is locked by another connection for longer than the program waits.
    #[error("busy: {}", .file.display())]
    Busy {
        /// The file.
        file: PathBuf,
    },
    /// The database library is too old or cannot encrypt: a fault of how the program was built.
    #[error("database library refused: {found}")]
    Library {
        /// Its version.
        found: String,
    },
    /// The system gave no random numbers, or the derivation failed for lack of memory.
    #[error("no randomness or memory for keys")]
    Keys,
    /// Any other fault of a file.
    #[error("file fault: {}", .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// Any other fault of the database.
    #[error("database fault: {}", .file.display())]
    Database {
        /// The file.
        file: PathBuf,
        /// What the library said.
        #[source]
        source: rusqlite::Error,
    },
}

impl VaultError {
    /// A fault of the file system, sorted into what a person can act on.
    pub fn of_file(file: &Path, source: io::Error) -> Self {
        let file = file.to_path_buf();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { file },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { file }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { file },
            _ => Self::File { file, source },
        }
    }

    /// A fault of the database, sorted into what a person can act on.
    pub fn of_database(file: &Path, source: rusqlite::Error) -> Self {
        let path = file.to_path_buf();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::damaged(file),
            Some(ErrorCode::DiskFull) => Self::DiskFull { file: path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { file: path }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { file: path },
            _ => Self::Database { file: path, source },
        }
    }

    /// The file is damaged; its day of last change is looked up.
    pub fn damaged(file: &Path) -> Self {
        let changed = std::fs::metadata(file).and_then(|data| data.modified());
        let on = changed.map_or_else(
            |_| String::from("?"),
            |time| chrono::DateTime::<chrono::Local>::from(time).format("%d/%m/%Y").to_string(),
        );
        Self::Damaged { file: file.to_path_buf(), on }
    }

    /// What happened, where, and what to do, in the language in use.
    pub fn sentence(&self) -> String {
        match self {
            Self::WrongPassword { wait_secs: 0 } => tr("vault-wrong-password"),
            Self::WrongPassword { wait_secs } => {
                tr_with("vault-wrong-password-wait", &[("time", &duration(*wait_secs))])
            }
            Self::Wait { secs } => tr_with("vault-wait", &[("time", &duration(*secs))]),
            Self::WrongRecoveryKey => tr("vault-wrong-recovery-key"),
            Self::WeakPassword { .. } => tr("vault-weak-password"),
            Self::UnknownUser => tr("vault-unknown-user"),
            Self::NameTaken => tr("vault-name-taken"),
            Self::BadName => tr("vault-bad-name"),
            Self::LastUser => tr("vault-last-user"),
            Self::RestrictedMissing => tr("vault-restricted-missing"),
            Self::RestrictedNeedsPassword => tr("vault-restricted-needs-password"),
            Self::NoVault { dir } => tr_with("vault-none", &at(dir)),
            Self::AlreadyVault { dir } => tr_with("vault-already", &at(dir)),
            Self::SlotsDamaged { dir } => tr_with("vault-slots-damaged", &at(dir)),
            Self::SlotsNewer { dir } => tr_with("vault-slots-newer", &at(dir)),
            Self::SlotsForged { dir } => tr_with("vault-slots-forged", &at(dir)),
            Self::CostRefused { dir } => tr_with("vault-cost-refused", &at(dir)),
            Self::SlotsOld { dir, .. } => tr_with("vault-slots-old", &at(dir)),
            Self::Held { dir, holder: Some(holder) } => holder.sentence(dir),
            Self::Held { dir, holder: None } => tr_with("vault-held", &at(dir)),
            Self::NetworkFolder { dir, kind } => {
                tr_with("vault-network", &[("path", &dir.to_string_lossy()), ("kind", kind)])
            }
            Self::Missing { file } => tr_with("vault-missing", &at(file)),
            Self::NotAVault { file } => tr_with("vault-not-a-vault", &at(file)),
            Self::Damaged { file, on } => {
                tr_with("vault-damaged", &[("path", &file.to_string_lossy()), ("date", on)])
            }
            Self::Newer { file, found, known } => tr_with(
                "vault-newer",
                &[
                    ("path", &file.to_string_lossy()),
                    ("found", &found.to_string()),
                    ("known", &known.to_string()),
                ],
            ),
            Self::BackupUnlike { file } => tr_with("vault-backup-unlike", &at(file)),
            Self::ReadOnly { file } => tr_with("vault-read-only", &at(file)),
            Self::DiskFull { file } => tr_with("vault-disk-full", &at(file)),
            Self::Busy { file } => tr_with("vault-busy", &at(file)),
            Self::Library { found } => tr_with("vault-library", &[("version", found)]),
            Self::Keys => tr("vault-keys"),
            Self::File { file, source } => tr_with(
                "vault-file-fault",
                &[("path", &file.to_string_lossy()), ("fault", &source.kind().to_string())],
            ),
            Self::Database { file, source } => {
                let code = source
                    .sqlite_error()
                    .map_or(String::from("?"), |e| e.extended_code.to_string());
                let path = file.to_string_lossy();
                tr_with("vault-database-fault", &[("path", &path), ("fault", &code)])
            }
        }
    }
}

/// Seconds as a person says them: whole minutes from 90 seconds on.
pub fn duration(secs: u64) -> String {
    if secs < 90 {
        return tr_with("vault-seconds", &[("count", &secs.to_string())]);
    }
    tr_with("vault-minutes", &[("count", &secs.div_ceil(60).to_string())])
}

/// A `path` value that lives as long as the sentence is being made.
fn at(path: &Path) -> [(&'static str, &str); 1] {
    [("path", path.to_str().unwrap_or("?"))]
}
