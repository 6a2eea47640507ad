//! Small files that a run keeps for later ones.
//!
//! Holds: a file that is cut, changed, another user's or under a name that is not its own is not used; whatever goes
//! wrong, nothing was kept. The oldest files go when there are too many.

use std::fs::{self, OpenOptions};
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

/// Files of one kind in a folder of their own.
pub struct Cache {
    /// The folder.
    pub folder: PathBuf,
    /// How many are kept.
    pub files: usize,
    /// How many bytes they may have in all.
    pub bytes: u64,
    grown: AtomicBool,
}

impl Cache {
    /// The files of a folder, which need not exist.
    pub fn new(folder: PathBuf, files: usize, bytes: u64) -> Cache {
        Cache { folder, files, bytes, grown: AtomicBool::new(false) }
    }
    /// The content that was kept under a name.
    pub fn load(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        let about = fs::symlink_metadata(&path).ok()?;
        let user = fs::metadata("/proc/self").ok()?.uid();
        if !about.is_file() || about.uid() != user || about.mode() & 0o022 != 0 || about.len() > self.bytes {
            return None;
        }
        let mut bytes = fs::read(&path).ok()?;
        let (content, sum) = bytes.split_last_chunk::<8>()?;
        if checksum(name, content) != *sum {
            return None;
        }
        bytes.truncate(bytes.len() - 8);
        Some(bytes)
    }
    /// Keeps a content under a name. Without room for it the next run finds the same again.
    pub fn save(&self, name: &str, content: &[u8]) {
        if content.len() as u64 <= self.bytes / 4 && self.write(name, content).is_ok() {
            self.grown.store(true, Ordering::Relaxed);
        }
    }
    fn write(&self, name: &str, content: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let path = self.folder.join(name);
        let part = path.with_extension(format!("{}.part", std::process::id()));
        let written =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part).and_then(|mut f| {
                f.write_all(content)?;
                f.write_all(&checksum(name, content))
            });
        let written = written.and_then(|()| fs::rename(&part, path));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written
    }
}

impl Drop for Cache {
    /// Removes the oldest files, and what runs that were stopped have left.
    fn drop(&mut self) {
        if !self.grown.load(Ordering::Relaxed) {
            return;
        }
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let about = |path: PathBuf| {
            let about = fs::metadata(&path).ok().filter(|a| a.is_file())?;
            Some((about.modified().ok()?, about.len(), path))
        };
        let mut kept: Vec<(SystemTime, u64, PathBuf)> =
            entries.filter_map(Result::ok).filter_map(|e| about(e.path())).collect();
        kept.sort();
        let mut bytes: u64 = kept.iter().map(|k| k.1).sum();
        let mut files = kept.len();
        for (_, length, path) in kept {
            if files <= self.files && bytes <= self.bytes {
                break;
            }
            let _ = fs::remove_file(path);
            files -= 1;
            bytes -= length;
        }
    }
}

/// Of the content and its name: a copy under another name says nothing.
fn checksum(name: &str, content: &[u8]) -> [u8; 8] {
    let mut hasher = DefaultHasher::new();
    hasher.write(name.as_bytes());
    hasher.write_u8(0);
    hasher.write(content);
    hasher.finish().to_le_bytes()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn cache(folder: &Path, files: usize, bytes: u64) -> Cache {
        Cache::new(folder.join("kept"), files, bytes)
    }

    #[test]
    fn a_broken_file_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = cache(folder.path(), 9, 1 << 20);
        assert_eq!(cache.load("a"), None);
        cache.save("a", b"content");
        assert_eq!(cache.load("a").as_deref(), Some(&b"content"[..]));
        let path = cache.folder.join("a");
        let bytes = fs::read(&path).expect("the file");
        for i in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[i] ^= 0x10;
            fs::write(&path, &changed).expect("it is changed");
            assert_eq!(cache.load("a"), None, "byte {i} is changed");
            fs::write(&path, &bytes[..i]).expect("it is cut");
            assert_eq!(cache.load("a"), None, "cut after {i}");
        }
        fs::write(&path, &bytes).expect("it is mended");
        assert!(cache.load("a").is_some());
        fs::rename(&path, cache.folder.join("b")).expect("it is renamed");
        assert_eq!(cache.load("b"), None, "another name");
    }

    #[test]
    fn the_oldest_go() {
        let folder = tempfile::tempdir().expect("a folder");
        for (files, bytes, left) in [(3, 1 << 20, 3), (9, 4 * 108 + 50, 4)] {
            for i in 0..6 {
                cache(folder.path(), 9, 1 << 20).save(&format!("f{i}"), &[7; 100]);
                let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000 + i);
                let file = fs::File::options().append(true).open(folder.path().join(format!("kept/f{i}"))).expect("it");
                file.set_modified(time).expect("a time");
            }
            let last = cache(folder.path(), files, bytes);
            last.save("f5", &[7; 100]);
            drop(last);
            let names = fs::read_dir(folder.path().join("kept")).expect("the folder").flatten();
            let mut names: Vec<_> = names.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            let expected: Vec<String> = (6 - left..6).map(|i| format!("f{i}")).collect();
            assert_eq!(names, expected);
        }
    }
}
