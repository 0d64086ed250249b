//! Where the bytes go: encoded on one thread, compressed, encrypted and written on another, in
//! pieces. When either stops, so does the other, and the half file goes away with whoever holds it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use zeroize::Zeroizing;
use zip::write::{FileOptions, SimpleFileOptions};
use zip::{AesMode, CompressionMethod, ZipWriter};

use super::Report;
use crate::exchange::ExchangeError;

/// What stands in the file.
pub(super) enum Layout<'a> {
    /// One part, as it is.
    Single,
    /// Every part a file of an archive; with a password, encrypted.
    Archive(Option<&'a Zeroizing<String>>),
    /// The parts of a workbook.
    Book,
    /// A workbook as the one file of an encrypted archive, under this name.
    SealedBook(&'a Zeroizing<String>, String),
}

/// What is sent across.
enum Piece {
    /// From here on another part.
    Part(String),
    /// Its next bytes.
    Bytes(Vec<u8>),
}

/// Bytes that are sent at once.
const PIECE: usize = 1 << 18;
/// Pieces under way.
const WAITING: usize = 8;
/// Fast rather than small: the machine is eight years old.
const LEVEL: i64 = 1;

/// Takes what is encoded.
pub(super) struct Out<'a> {
    sender: &'a SyncSender<Piece>,
    /// The bytes not sent yet: written to directly.
    pub(super) bytes: Vec<u8>,
}

/// The thread that writes is gone: what it says counts, and this names no file.
fn stopped() -> ExchangeError {
    ExchangeError::File(PathBuf::new(), io::ErrorKind::BrokenPipe.into())
}

impl Out<'_> {
    /// Begins another part.
    pub(super) fn part(&mut self, name: impl Into<String>) -> Result<(), ExchangeError> {
        self.send()?;
        self.sender.send(Piece::Part(name.into())).map_err(|_| stopped())
    }

    /// Called after every row: sends what has gathered.
    pub(super) fn flow(&mut self) -> Result<(), ExchangeError> {
        if self.bytes.len() < PIECE { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<(), ExchangeError> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.bytes, Vec::with_capacity(PIECE + PIECE / 8));
        self.sender.send(Piece::Bytes(piece)).map_err(|_| stopped())
    }
}

/// Encodes with `work` what another thread writes to a new file.
pub(super) fn beside(
    path: &Path,
    layout: Layout<'_>,
    work: impl FnOnce(&mut Out<'_>) -> Result<Report, ExchangeError>,
) -> Result<Report, ExchangeError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(ExchangeError::of_file(path))?;
    std::thread::scope(|scope| {
        let (sender, pieces) = sync_channel(WAITING);
        let write = move || layout.write(file, &pieces);
        let thread = std::thread::Builder::new()
            .name("export".to_owned())
            .spawn_scoped(scope, write)
            .map_err(ExchangeError::of_file(path))?;
        let mut out = Out { sender: &sender, bytes: Vec::with_capacity(PIECE + PIECE / 8) };
        let made = work(&mut out).and_then(|report| out.send().map(|()| report));
        drop(sender);
        let written = thread.join().unwrap_or_else(|_| Err(io::Error::other("writer")));
        match (made, written) {
            // Whoever writes stopped first: why says the disk.
            (Err(ExchangeError::File(none, _)), Err(error)) if none.as_os_str().is_empty() => {
                Err(ExchangeError::File(path.to_path_buf(), error))
            }
            (Err(error), _) => Err(error),
            (Ok(_), Err(error)) => Err(ExchangeError::File(path.to_path_buf(), error)),
            (Ok(report), Ok(())) => Ok(report),
        }
    })
}

impl Layout<'_> {
    fn write(self, file: File, pieces: &Receiver<Piece>) -> io::Result<()> {
        let mut file = BufWriter::with_capacity(PIECE, file);
        let deflated = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL));
        match self {
            Self::Single => {
                for piece in pieces {
                    if let Piece::Bytes(bytes) = piece {
                        file.write_all(&bytes)?;
                    }
                }
            }
            Self::Archive(password) => {
                let options = match password {
                    Some(password) => deflated.with_aes_encryption(AesMode::Aes256, password),
                    None => deflated,
                };
                let mut archive = ZipWriter::new(&mut file);
                parts(&mut archive, options, pieces)?;
                archive.finish()?;
            }
            Self::Book => {
                let mut book = ZipWriter::new(&mut file);
                parts(&mut book, deflated, pieces)?;
                book.finish()?;
            }
            Self::SealedBook(password, name) => {
                let sealed = SimpleFileOptions::default()
                    .compression_method(CompressionMethod::Stored)
                    .large_file(true)
                    .with_aes_encryption(AesMode::Aes256, password);
                let mut archive = ZipWriter::new(&mut file);
                archive.start_file(name, sealed)?;
                let mut book = ZipWriter::new_stream(&mut archive);
                parts(&mut book, deflated, pieces)?;
                book.finish()?;
                archive.finish()?;
            }
        }
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()
    }
}

fn parts<W: Write + Seek>(
    archive: &mut ZipWriter<W>,
    options: FileOptions<'_, 'static, ()>,
    pieces: &Receiver<Piece>,
) -> io::Result<()> {
    for piece in pieces {
        match piece {
            Piece::Part(name) => archive.start_file(name, options)?,
            Piece::Bytes(bytes) => archive.write_all(&bytes)?,
        }
    }
    Ok(())
}

/// The fingerprint of a file.
pub(super) fn fingerprint(path: &Path) -> Result<String, ExchangeError> {
    let mut file = File::open(path).map_err(ExchangeError::of_file(path))?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; PIECE];
    loop {
        let count = file.read(&mut buffer).map_err(ExchangeError::of_file(path))?;
        if count == 0 {
            return Ok(hasher.finalize().to_hex().to_string());
        }
        hasher.update(buffer.get(..count).unwrap_or_default());
    }
}
