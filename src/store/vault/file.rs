//! Writing beside the database: whole or not at all, for the owner only, never on a network disk.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::VaultError;

/// Makes the folder (and those above it) readable by its owner only.
pub(crate) fn make_folder(dir: &Path) -> Result<(), VaultError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|source| VaultError::of_file(dir, source))
}

/// Options that make a file readable by its owner only.
pub(crate) fn owner_only() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Replaces a file so that after a power cut either the old or the new one is there, whole.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new");
    let fresh = path.with_file_name(name);
    let written = (|| {
        let mut file = owner_only().write(true).create(true).truncate(true).open(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&fresh, path)
    })();
    if let Err(source) = written {
        // The complaint is about the first fault; what is left behind is overwritten next time.
        fs::remove_file(&fresh).ok();
        return Err(VaultError::of_file(path, source));
    }
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Makes renames and new names in the folder survive a power cut.
pub(crate) fn sync_folder(dir: &Path) -> Result<(), VaultError> {
    if !cfg!(unix) {
        return Ok(());
    }
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    File::open(dir)
        .and_then(|folder| folder.sync_all())
        .map_err(|source| VaultError::of_file(dir, source))
}

/// The bytes of a small file, at most `limit` and one more: a longer one is never read whole.
pub(crate) fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(|source| VaultError::of_file(path, source))?;
    Ok(bytes)
}

/// Copies a file for its owner only, onto the disk before it returns; gives the BLAKE3 of what
/// was read, and refuses when what was written reads differently.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), VaultError> {
    let mut source = File::open(from).map_err(|fault| VaultError::of_file(from, fault))?;
    let copied = (|| {
        let mut target = owner_only().write(true).create_new(true).open(to)?;
        std::io::copy(&mut source, &mut target)?;
        target.sync_all()
    })();
    copied.map_err(|fault| VaultError::of_file(to, fault))?;
    if hash(from)? == hash(to)? {
        Ok(())
    } else {
        Err(VaultError::BackupUnlike { file: to.to_path_buf() })
    }
}

fn hash(path: &Path) -> Result<blake3::Hash, VaultError> {
    let mut hasher = blake3::Hasher::new();
    File::open(path)
        .and_then(|mut file| std::io::copy(&mut file, &mut hasher))
        .map_err(|source| VaultError::of_file(path, source))?;
    Ok(hasher.finalize())
}

/// Refuses a folder on a file system that is shared over a network: its locks cannot be trusted,
/// and two laptops would write one file. The folder need not exist yet.
pub(crate) fn refuse_network(dir: &Path) -> Result<(), VaultError> {
    let present = present_part(dir);
    network_kind(&present)
        .map_or(Ok(()), |kind| Err(VaultError::NetworkFolder { dir: dir.to_path_buf(), kind }))
}

/// The nearest folder above (or at) the path that exists, without symbolic links.
fn present_part(dir: &Path) -> PathBuf {
    let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    dir.ancestors().find_map(|part| part.canonicalize().ok()).unwrap_or(dir)
}

#[cfg(target_os = "linux")]
fn network_kind(dir: &Path) -> Option<String> {
    if let Ok(stat) = rustix::fs::statfs(dir)
        && let Some(kind) = network_magic(stat.f_type as u32)
    {
        return Some(kind.to_owned());
    }
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = kind_of_mount(&mounts, dir)?;
    is_network(&kind).then_some(kind)
}

#[cfg(not(target_os = "linux"))]
fn network_kind(dir: &Path) -> Option<String> {
    // A Windows path on another machine begins with two backslashes.
    dir.to_string_lossy()
        .strip_prefix(r"\\")
        .filter(|rest| !rest.starts_with('?'))
        .map(|_| "SMB".into())
}

/// Numbers of network file systems, from the Linux header `magic.h`.
fn network_magic(magic: u32) -> Option<&'static str> {
    match magic {
        0x6969 => Some("nfs"),
        0x517b => Some("smb"),
        0xff53_4d42 => Some("cifs"),
        0xfe53_4d42 => Some("smb2"),
        0x5346_414f => Some("afs"),
        0x00c3_6400 => Some("ceph"),
        _ => None,
    }
}

/// The file-system type of the mount that the folder lies in, from the text of `mountinfo`.
fn kind_of_mount(mounts: &str, dir: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let (place, kind) = line.split_once(" - ")?;
            let point = place.split(' ').nth(4)?.replace("\\040", " ");
            dir.starts_with(&point).then(|| (point.len(), kind.split(' ').next()))
        })
        // Of two mounts on one point the later hides the earlier.
        .max_by_key(|(length, _)| *length)
        .and_then(|(_, kind)| kind.map(str::to_owned))
}

fn is_network(kind: &str) -> bool {
    const NETWORK: &[&str] = &[
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "fuse.sshfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.curlftpfs",
        "fuse.s3fs",
        "fuse.smbnetfs",
    ];
    NETWORK.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_mount_is_known_by_its_type() {
        let mounts = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/awa/partage\\040bureau rw shared:9 - cifs //srv/b rw
31 22 0:41 / /mnt/ssh rw - fuse.sshfs awa@srv:/ rw
32 22 0:42 / /media/cle rw - fuseblk /dev/sdb1 rw
";
        let check = |dir: &str, network: bool| {
            let kind = kind_of_mount(mounts, Path::new(dir)).unwrap_or_default();
            assert_eq!(is_network(&kind), network, "{dir} is {kind}");
        };
        check("/home/awa", false);
        check("/home/awa/partage bureau/segin.vault", true);
        check("/home/awa/partage bureaux", false);
        check("/mnt/ssh/x", true);
        check("/media/cle/x", false);
        assert_eq!(network_magic(0x6969), Some("nfs"));
        assert_eq!(network_magic(0xef53), None);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_for_the_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("a/b");
        make_folder(&dir).unwrap();
        let file = dir.join("slots");
        write_atomically(&file, b"one").unwrap();
        write_atomically(&file, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&dir), mode(&file)), (0o700, 0o600));
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1, "nothing is left behind");
    }
}
