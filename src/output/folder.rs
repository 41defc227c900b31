//! The output folder: guarded, locked, and changed only when everything is written.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::manifest::{FileRow, Manifest, NAME};
use super::render::FILES;
use crate::error::{Error, Result};
use crate::hash::{Hasher, sha256};
use crate::json;

/// An output folder that is being filled. Dropped before [`Folder::commit`], it leaves what stood there.
pub struct Folder {
    path: PathBuf,
    lock: Option<File>,
    files: Vec<Growing>,
    made: bool,
}

/// A file under its temporary name.
struct Growing {
    name: &'static str,
    writer: BufWriter<File>,
    hasher: Hasher,
    bytes: u64,
}

/// The name of the lock file.
const LOCK: &str = ".dateline.lock";

impl Folder {
    /// Makes or opens the folder, locks it, and looks whether what stands there may be replaced: results of a
    /// former run that nobody has changed since, or anything where `force` is set.
    ///
    /// # Errors
    /// [`Error::File`], with what stands in the way.
    pub fn open(path: &Path, force: bool) -> Result<Folder> {
        let made = !path.exists();
        fs::create_dir_all(path).map_err(|e| Error::file(path, format!("cannot make this folder: {e}")))?;
        let mut folder = Folder { path: path.to_path_buf(), lock: None, files: Vec::new(), made };
        folder.lock = Some(lock(path)?);
        if !force {
            folder.guard()?;
        }
        for name in FILES {
            let temporary = folder.temporary(name);
            let file = File::create(&temporary).map_err(|e| Error::file(&temporary, e))?;
            let writer = BufWriter::with_capacity(1 << 16, file);
            folder.files.push(Growing { name, writer, hasher: Hasher::new(), bytes: 0 });
        }
        Ok(folder)
    }

    /// Adds bytes to one of [`FILES`].
    ///
    /// # Errors
    /// [`Error::File`] where the disk takes no more.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.path.join(name);
        let file = self.files.iter_mut().find(|f| f.name == name).expect("one of FILES");
        file.hasher.update(bytes);
        file.bytes += bytes.len() as u64;
        file.writer.write_all(bytes).map_err(|e| Error::file(&path, e))
    }

    /// Puts everything in its place. The manifest gets the rows of the files and is written last.
    ///
    /// # Errors
    /// [`Error::File`]; what stood in the folder before is then whole, unless giving names itself failed.
    pub fn commit(mut self, mut manifest: Manifest) -> Result<()> {
        for growing in std::mem::take(&mut self.files) {
            let path = self.temporary(growing.name);
            let file = growing.writer.into_inner().map_err(|e| Error::file(&path, e.error()))?;
            file.sync_all().map_err(|e| Error::file(&path, e))?;
            let sha256 = growing.hasher.finish();
            manifest.files.push(FileRow { name: growing.name.to_string(), bytes: growing.bytes, sha256 });
        }
        manifest.files.sort_by(|a, b| a.name.cmp(&b.name));
        // The new manifest lies ready before the first name changes: whoever finds this folder after a crash
        // can tell that the new files are ours too.
        let path = self.temporary(NAME);
        let written = File::create(&path).and_then(|mut file| {
            file.write_all(json::pretty(&manifest).as_bytes())?;
            file.sync_all()
        });
        written.map_err(|e| Error::file(&path, e))?;
        for name in FILES.into_iter().chain([NAME]) {
            let place = self.path.join(name);
            fs::rename(self.temporary(name), &place).map_err(|e| Error::file(&place, e))?;
        }
        if let Ok(folder) = File::open(&self.path) {
            let _ = folder.sync_all();
        }
        self.made = false;
        Ok(())
    }

    fn temporary(&self, name: &str) -> PathBuf {
        self.path.join(format!(".dateline-{name}.tmp"))
    }

    /// Refuses to write over a file that dateline did not leave there as it is.
    fn guard(&self) -> Result<()> {
        let mut known: Vec<FileRow> = Vec::new();
        let pending = self.temporary(NAME);
        for path in [self.path.join(NAME), pending] {
            let Ok(bytes) = fs::read(&path) else { continue };
            let text = String::from_utf8_lossy(&bytes);
            if let Ok(manifest) = json::parse::<Manifest>(NAME, 1, &text) {
                known.extend(manifest.files);
                known.push(FileRow { name: NAME.into(), bytes: 0, sha256: sha256(&bytes) });
            }
        }
        for name in FILES.into_iter().chain([NAME]) {
            let path = self.path.join(name);
            if fs::symlink_metadata(&path).is_err() {
                continue;
            }
            let hash = hash_file(&path)?;
            if !known.iter().any(|row| row.name == name) {
                let reason = "stands here already and was not written by dateline; choose another folder \
                              (-o), or --force to replace it";
                return Err(Error::file(path, reason));
            }
            if !known.iter().any(|row| row.name == name && row.sha256 == hash) {
                let reason =
                    "was changed since dateline wrote it; save it elsewhere, or --force to replace it";
                return Err(Error::file(path, reason));
            }
        }
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.lock.is_none() {
            // Somebody else is at work here.
            return;
        }
        for name in FILES.into_iter().chain([NAME]) {
            let _ = fs::remove_file(self.temporary(name));
        }
        let _ = fs::remove_file(self.path.join(LOCK));
        if self.made {
            // Only an empty folder goes.
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// Locks the folder. The lock falls with the process, however it ends.
fn lock(folder: &Path) -> Result<File> {
    let path = folder.join(LOCK);
    loop {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = file.map_err(|e| Error::file(folder, format!("cannot write here: {e}")))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut pid = String::new();
                let _ = file.read_to_string(&mut pid);
                let reason = format!("another dateline (process {}) is writing here", pid.trim());
                return Err(Error::file(folder, reason));
            }
            Err(TryLockError::Error(_)) => return Ok(file),
        }
        // The one who had it may have removed the file between our opening and our locking it.
        if path.exists() {
            let _ = file.set_len(0);
            let _ = file.rewind();
            let _ = write!(file, "{}", std::process::id());
            return Ok(file);
        }
    }
}

/// SHA-256 of a file, read in pieces.
///
/// # Errors
/// [`Error::File`] where it cannot be read.
pub fn hash_file(path: &Path) -> Result<String> {
    let mut file = File::open(path).map_err(|e| Error::file(path, e))?;
    let mut hasher = Hasher::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer).map_err(|e| Error::file(path, e))? {
            0 => return Ok(hasher.finish()),
            count => hasher.update(&buffer[..count]),
        }
    }
}
