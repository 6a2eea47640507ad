//! The file: a page of description, then the region as it is in memory.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::Duration;

use crate::region::{self, BASE};

/// Bytes before the region; a multiple of every page size up to 64 KiB would be larger than needed on x86-64.
const HEADER: usize = 4096;
const WORDS: usize = 11;
const MAGIC: u64 = u64::from_le_bytes(*b"FFLYIMG1");
/// Images of other executables that are left when one is written.
const KEPT: usize = 4;
/// After this time nobody writes an image any more.
const ABANDONED: Duration = Duration::from_secs(600);

/// Whether code and constants are where they are in each run of this executable.
pub(crate) fn is_at_fixed_address() -> bool {
    // A position-independent executable is loaded far above the first four gigabytes.
    (is_at_fixed_address as fn() -> bool as usize) < 1 << 32
}

/// What tells this executable from others.
fn identity() -> Option<[u64; 6]> {
    let exe = fs::metadata("/proc/self/exe").ok()?;
    let code = is_at_fixed_address as fn() -> bool as usize as u64;
    Some([exe.dev(), exe.ino(), exe.size(), exe.mtime().cast_unsigned(), exe.mtime_nsec().cast_unsigned(), code])
}

/// FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// A file name that differs between executables.
pub(crate) fn name() -> Option<String> {
    let hash = hash(identity()?.iter().flat_map(|w| w.to_le_bytes()));
    Some(format!("{hash:016x}.image"))
}

fn header<T>(root: usize, length: usize) -> Option<[u64; WORDS]> {
    let kind = hash(std::any::type_name::<T>().bytes()) ^ size_of::<T>() as u64;
    let mut words = [MAGIC, BASE as u64, length as u64, root as u64, kind, 0, 0, 0, 0, 0, 0];
    words[5..].copy_from_slice(&identity()?);
    Some(words)
}

/// Writes the image beside its place and moves it there.
pub(crate) fn write<T>(path: &Path, root: &T) -> io::Result<()> {
    let length = region::used().next_multiple_of(HEADER);
    let words = header::<T>((&raw const *root) as usize, length).ok_or(io::ErrorKind::NotFound)?;
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let part = path.with_extension(format!("{}.part", std::process::id()));
    let written = File::create(&part).and_then(|mut file| {
        let mut page = [0_u8; HEADER];
        for (place, word) in page.chunks_exact_mut(8).zip(words) {
            place.copy_from_slice(&word.to_le_bytes());
        }
        file.write_all(&page)?;
        // SAFETY: the region is mapped a whole number of pages beyond its use.
        file.write_all(unsafe { std::slice::from_raw_parts(BASE as *const u8, length) })?;
        file.sync_data()?;
        fs::rename(&part, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written.map(|()| forget_others(folder, path))
}

/// Removes the oldest images of other executables, and what runs that were stopped have left.
fn forget_others(folder: &Path, own: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let entries = entries.filter_map(Result::ok).map(|e| e.path()).filter(|p| p != own);
    let aged: Vec<_> = entries.filter_map(|p| Some((fs::metadata(&p).ok()?.modified().ok()?, p))).collect();
    let has = |path: &Path, ending: &str| path.extension().is_some_and(|e| e == ending);
    for (time, path) in &aged {
        if has(path, "part") && time.elapsed().is_ok_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(path);
        }
    }
    let mut others: Vec<_> = aged.into_iter().filter(|(_, p)| has(p, "image")).collect();
    others.sort();
    let surplus = others.len().saturating_sub(KEPT);
    for (_, path) in others.into_iter().take(surplus) {
        let _ = fs::remove_file(path);
    }
}

/// Maps the image and gives its root's address.
pub(crate) fn map<T>(path: &Path) -> Option<usize> {
    let mut file = File::open(path).ok()?;
    let about = file.metadata().ok()?;
    // SAFETY: asks for the user's number.
    let user = unsafe { libc::geteuid() };
    // Pointers are taken from the file: only its owner may have written it.
    if about.uid() != user || about.mode() & 0o022 != 0 {
        return None;
    }
    let mut page = [0_u8; HEADER];
    file.read_exact(&mut page).ok()?;
    let word = |i: usize| page.get(i * 8..i * 8 + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    let (length, root) = (usize::try_from(word(2)).ok()?, usize::try_from(word(3)).ok()?);
    let expected = header::<T>(root, length)?;
    let intact = (0..WORDS).all(|i| word(i) == expected[i])
        && about.len() == (HEADER + length) as u64
        && (BASE..BASE + length).contains(&root);
    if !intact || !region::take() {
        return None;
    }
    let flags = libc::MAP_PRIVATE | libc::MAP_FIXED_NOREPLACE;
    let rights = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: a new mapping that replaces none.
    let got = unsafe { libc::mmap(BASE as *mut _, length, rights, flags, file.as_raw_fd(), HEADER as libc::off_t) };
    if got as usize != BASE {
        return None;
    }
    region::claim(length);
    Some(root)
}
