//! One program per vault: a lock of the operating system on a file in the vault's folder.
//!
//! The system lets go of it when the holder ends, however it ends, so a dead holder's lock is
//! simply taken over. Who holds it is written beside it, for the sentence that the second one
//! shows.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

use super::VaultError;
use super::file::{owner_only, read_limited, write_atomically};
use crate::words::tr_with;

const LOCK_FILE: &str = "lock";
const HOLDER_FILE: &str = "holder";

/// The program that holds a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its process number.
    pub pid: u32,
    /// The machine it runs on.
    pub host: String,
    /// When it took the vault, in seconds since 1970.
    pub since: i64,
}

impl Holder {
    fn myself(now: i64) -> Self {
        let host = ["/proc/sys/kernel/hostname", "/etc/hostname"]
            .iter()
            .find_map(|path| fs::read_to_string(path).ok())
            .or_else(|| std::env::var("COMPUTERNAME").ok())
            .unwrap_or_default();
        Self { pid: std::process::id(), host: host.trim().to_owned(), since: now }
    }

    fn read(dir: &Path) -> Option<Self> {
        let bytes = read_limited(&dir.join(HOLDER_FILE), 1024).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let mut lines = text.lines();
        let pid = lines.next()?.parse().ok()?;
        let since = lines.next()?.parse().ok()?;
        Some(Self { pid, since, host: lines.next()?.to_owned() })
    }

    /// Says which program holds the vault, since when, and what to do.
    pub(super) fn sentence(&self, dir: &Path) -> String {
        let since = chrono::DateTime::from_timestamp(self.since, 0).unwrap_or_default();
        let since = since.with_timezone(&chrono::Local);
        tr_with(
            "vault-held-by",
            &[
                ("path", &dir.to_string_lossy()),
                ("pid", &self.pid.to_string()),
                ("host", &self.host),
                ("date", &since.format("%d/%m/%Y").to_string()),
                ("time", &since.format("%H:%M").to_string()),
            ],
        )
    }
}

/// The vault is ours until this is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    dir: PathBuf,
}

impl Lock {
    /// Takes the vault in `dir`, at `now` (seconds since 1970).
    ///
    /// # Errors
    /// [`VaultError::Held`] names the holder; a folder on a network disk is refused.
    pub fn take(dir: &Path, now: i64) -> Result<Self, VaultError> {
        super::file::refuse_network(dir)?;
        let path = dir.join(LOCK_FILE);
        let file = owner_only()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|source| VaultError::of_file(&path, source))?;
        match FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(VaultError::Held { dir: dir.to_path_buf(), holder: Holder::read(dir) });
            }
            Err(TryLockError::Error(source)) => return Err(VaultError::of_file(&path, source)),
        }
        let myself = Holder::myself(now);
        let text = format!("{}\n{}\n{}\n", myself.pid, myself.since, myself.host);
        write_atomically(&dir.join(HOLDER_FILE), text.as_bytes())?;
        Ok(Self { file, dir: dir.to_path_buf() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file lets go of the lock in any case.
        fs::remove_file(self.dir.join(HOLDER_FILE)).ok();
        FileExt::unlock(&self.file).ok();
    }
}

/// Keeps the memory of this process out of core dumps and away from other programs of the same
/// user. Called once, first thing.
pub fn harden_process() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Where the system refuses, the program is no worse off than without asking.
        setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).ok();
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_at_a_time_and_the_second_hears_who() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path(), 1_800_000_000).unwrap();
        let refused = (0..9).filter(|_| {
            let Err(VaultError::Held { holder, .. }) = Lock::take(dir.path(), 1_800_000_001) else {
                return false;
            };
            holder.is_some_and(|h| h.pid == std::process::id() && h.since == 1_800_000_000)
        });
        println!("second instance: 10 at once, 1 opened, {} told who holds it", refused.count());
        let told = Lock::take(dir.path(), 0).unwrap_err().sentence();
        assert!(told.contains(&std::process::id().to_string()), "{told}");
        drop(first);
        Lock::take(dir.path(), 2).unwrap();
    }

    #[test]
    fn a_dead_holders_words_do_not_keep_the_vault() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(LOCK_FILE), "").unwrap();
        fs::write(dir.path().join(HOLDER_FILE), "4194304\n1\nlost-laptop\n").unwrap();
        let lock = Lock::take(dir.path(), 5).unwrap();
        assert_eq!(Holder::read(dir.path()).unwrap().pid, std::process::id());
        drop(lock);
        assert!(!dir.path().join(HOLDER_FILE).exists());
    }
}
