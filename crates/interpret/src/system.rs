//! The system calls of a program that is interpreted, by the standard library.
//!
//! In: number and arguments as Linux takes them on x86-64. Out: the result as Linux gives it: a negative error number for what
//! fails. What is not here is refused.

use std::collections::hash_map::Entry;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::{FileExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use base::FxHashMap;

use crate::Options;
use crate::heap::{Fill, Heap, Origin};
use crate::machine::UNSUPPORTED;

const BAD_FILE: i64 = -9;
const INVALID: i64 = -22;
const NO_TERMINAL: i64 = -25;
const NOT_THERE: i64 = -38;
/// The number of the first file that the program opens.
const FIRST_FILE: u64 = 3;

pub(crate) struct System {
    pub(crate) exit: Option<i32>,
    input: Option<(Vec<u8>, usize)>,
    kept: Option<(Vec<u8>, Vec<u8>)>,
    files: Vec<Option<File>>,
    /// Of open folders, what is still to be told.
    folders: FxHashMap<u64, Vec<Vec<u8>>>,
    start: Instant,
    random: u64,
}

fn failed(e: &io::Error) -> i64 {
    -i64::from(e.raw_os_error().unwrap_or(5))
}

fn number(result: io::Result<u64>) -> i64 {
    match result {
        Ok(n) => n as i64,
        Err(e) => failed(&e),
    }
}

fn path(heap: &mut Heap, addr: u64) -> Result<String, String> {
    let mut bytes = Vec::new();
    loop {
        match heap.load(addr + bytes.len() as u64, 1)? {
            0 => return Ok(String::from_utf8_lossy(&bytes).into_owned()),
            b => bytes.push(b as u8),
        }
    }
}

impl System {
    pub(crate) fn new(options: &Options) -> System {
        System {
            exit: None,
            input: options.input.clone().map(|bytes| (bytes, 0)),
            kept: options.keep.then(Default::default),
            files: Vec::new(),
            folders: FxHashMap::default(),
            start: Instant::now(),
            random: 0x9E37_79B9_7F4A_7C15,
        }
    }

    /// What was written.
    pub(crate) fn finish(&mut self) -> (Vec<u8>, Vec<u8>) {
        self.kept.take().unwrap_or_default()
    }

    /// One system call.
    pub(crate) fn call(&mut self, heap: &mut Heap, n: u64, args: &[u64]) -> Result<u64, String> {
        let arg = |i: usize| args.get(i).copied().unwrap_or(0);
        let result = match n {
            0 => self.read(heap, arg(0), arg(1), arg(2))?,
            1 => {
                let bytes = heap.read(arg(1), arg(2))?.to_vec();
                self.write(arg(0), &bytes)
            }
            3 => match self.files.get_mut((arg(0).wrapping_sub(FIRST_FILE)) as usize) {
                Some(file) => file.take().map_or(BAD_FILE, |_| 0),
                None => BAD_FILE,
            },
            5 => match self.file(arg(0)).map(|f| f.metadata()) {
                Some(found) => status(heap, arg(1), found)?,
                None => BAD_FILE,
            },
            8 => match (self.file(arg(0)), arg(2)) {
                (Some(file), 0) => number(file.seek(SeekFrom::Start(arg(1)))),
                (Some(file), 1) => number(file.seek(SeekFrom::Current(arg(1) as i64))),
                (Some(file), 2) => number(file.seek(SeekFrom::End(arg(1) as i64))),
                _ => INVALID,
            },
            9 if arg(4) as i64 == -1 => heap.make(arg(1), Fill::Zeros, Origin::Mapped)? as i64,
            9 => {
                let mut bytes = vec![0; arg(1) as usize];
                match self.file(arg(4)).map(|f| f.read_at(&mut bytes, arg(5))) {
                    Some(Ok(_)) => {
                        let addr = heap.make(arg(1), Fill::Zeros, Origin::Mapped)?;
                        heap.write(addr, arg(1))?.copy_from_slice(&bytes);
                        addr as i64
                    }
                    Some(Err(e)) => failed(&e),
                    None => BAD_FILE,
                }
            }
            11 => {
                heap.end(arg(0), None, Origin::Mapped)?;
                0
            }
            13 | 131 => 0,
            16 => NO_TERMINAL,
            39 => i64::from(std::process::id()),
            60 | 231 => {
                self.exit = Some(arg(0) as u8 as i32);
                0
            }
            77 => match self.file(arg(0)) {
                Some(file) => number(file.set_len(arg(1)).map(|()| 0)),
                None => BAD_FILE,
            },
            79 => {
                let folder = std::env::current_dir().map(|p| p.display().to_string()).unwrap_or_default();
                let n = folder.len() as u64 + 1;
                let bytes = heap.write(arg(0), n)?;
                bytes[..folder.len()].copy_from_slice(folder.as_bytes());
                bytes[folder.len()] = 0;
                n as i64
            }
            82 => {
                let (from, to) = (path(heap, arg(0))?, path(heap, arg(1))?);
                number(fs::rename(from, to).map(|()| 0))
            }
            83 => number(fs::create_dir(path(heap, arg(0))?).map(|()| 0)),
            84 => number(fs::remove_dir(path(heap, arg(0))?).map(|()| 0)),
            87 => number(fs::remove_file(path(heap, arg(0))?).map(|()| 0)),
            // The stack needs no more room, and the processors are not asked for.
            97 | 160 | 204 => NOT_THERE,
            217 => self.entries(heap, arg(0), arg(1), arg(2))?,
            228 => self.clock(heap, arg(0), arg(1))?,
            230 => {
                let (s, ns) = (heap.load(arg(2), 8)?, heap.load(arg(2) + 8, 8)?);
                std::thread::sleep(Duration::new(s, ns as u32));
                0
            }
            257 => {
                let name = path(heap, arg(1))?;
                self.open(&name, arg(2))
            }
            262 => {
                let name = path(heap, arg(1))?;
                status(heap, arg(2), fs::metadata(name))?
            }
            318 => {
                for byte in heap.write(arg(0), arg(1))? {
                    // splitmix64
                    self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
                    let z = (self.random ^ (self.random >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                    *byte = (z >> 56) as u8;
                }
                arg(1) as i64
            }
            _ => return Err(format!("{UNSUPPORTED}the system call {n}")),
        };
        Ok(result as u64)
    }

    fn file(&mut self, handle: u64) -> Option<&mut File> {
        self.files.get_mut(handle.wrapping_sub(FIRST_FILE) as usize)?.as_mut()
    }

    fn read(&mut self, heap: &mut Heap, handle: u64, to: u64, n: u64) -> Result<i64, String> {
        let mut bytes = vec![0; n as usize];
        let got = match (handle, &mut self.input) {
            (0, Some((input, at))) => {
                let n = (input.len() - *at).min(n as usize);
                bytes[..n].copy_from_slice(&input[*at..*at + n]);
                *at += n;
                Ok(n)
            }
            (0, None) => io::stdin().read(&mut bytes),
            _ => match self.file(handle) {
                Some(file) => file.read(&mut bytes),
                None => return Ok(BAD_FILE),
            },
        };
        match got {
            Ok(n) => {
                heap.write(to, n as u64)?.copy_from_slice(&bytes[..n]);
                Ok(n as i64)
            }
            Err(e) => Ok(failed(&e)),
        }
    }

    fn write(&mut self, handle: u64, bytes: &[u8]) -> i64 {
        let done = match (handle, &mut self.kept) {
            (1, Some((out, _))) | (2, Some((_, out))) => {
                out.extend_from_slice(bytes);
                Ok(())
            }
            (1, None) => io::stdout().write_all(bytes).and_then(|()| io::stdout().flush()),
            (2, None) => io::stderr().write_all(bytes),
            _ => match self.file(handle) {
                Some(file) => file.write_all(bytes),
                None => return BAD_FILE,
            },
        };
        number(done.map(|()| bytes.len() as u64))
    }

    fn open(&mut self, name: &str, flags: u64) -> i64 {
        let mut options = OpenOptions::new();
        options.read(flags & 3 != 1).write(flags & 3 != 0).custom_flags((flags & !3 & !0x2C0) as i32);
        let is = |bit: u64| flags & bit != 0;
        options.create(is(0x40) && !is(0x80)).create_new(is(0x80)).truncate(is(0x200));
        match options.open(name) {
            Ok(file) => {
                self.files.push(Some(file));
                self.files.len() as i64 - 1 + FIRST_FILE as i64
            }
            Err(e) => failed(&e),
        }
    }

    /// Entries of an open folder, as `linux_dirent64`: number, offset, size of the entry, kind, name.
    fn entries(&mut self, heap: &mut Heap, handle: u64, to: u64, room: u64) -> Result<i64, String> {
        let Some(file) = self.file(handle) else { return Ok(BAD_FILE) };
        let place = format!("/proc/self/fd/{}", file.as_raw_fd());
        let left = match self.folders.entry(handle) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => match fs::read_dir(place) {
                Ok(found) => new.insert(records(found)),
                Err(e) => return Ok(failed(&e)),
            },
        };
        let mut done = 0;
        while let Some(record) = left.pop_if(|r| done + r.len() as u64 <= room) {
            heap.write(to + done, record.len() as u64)?.copy_from_slice(&record);
            done += record.len() as u64;
        }
        Ok(done as i64)
    }

    fn clock(&mut self, heap: &mut Heap, which: u64, to: u64) -> Result<i64, String> {
        let now = match which {
            0 => SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default(),
            _ => self.start.elapsed() + Duration::from_secs(1),
        };
        heap.store(to, 8, now.as_secs())?;
        heap.store(to + 8, 8, u64::from(now.subsec_nanos()))?;
        Ok(0)
    }
}

/// Linux's `struct stat`: what the library reads of it is there, the rest is zero.
fn status(heap: &mut Heap, to: u64, found: io::Result<fs::Metadata>) -> Result<i64, String> {
    let found = match found {
        Ok(found) => found,
        Err(e) => return Ok(failed(&e)),
    };
    heap.write(to, 144)?.fill(0);
    heap.store(to + 24, 4, u64::from(found.mode()))?;
    heap.store(to + 48, 8, found.size())?;
    let times =
        [(found.atime(), found.atime_nsec()), (found.mtime(), found.mtime_nsec()), (found.ctime(), found.ctime_nsec())];
    for (at, (s, ns)) in (72..).step_by(16).zip(times) {
        heap.store(to + at, 8, s as u64)?;
        heap.store(to + at + 8, 8, ns as u64)?;
    }
    Ok(0)
}

/// The entries of a folder as `linux_dirent64`, the last one first.
fn records(found: fs::ReadDir) -> Vec<Vec<u8>> {
    let record = |entry: fs::DirEntry| {
        let kind = match entry.file_type() {
            Ok(kind) if kind.is_dir() => 4,
            Ok(kind) if kind.is_symlink() => 10,
            Ok(_) => 8,
            Err(_) => 0,
        };
        let name = entry.file_name();
        let size = (19 + name.len() + 1).next_multiple_of(8);
        let mut record = vec![0; size];
        record[16..18].copy_from_slice(&(size as u16).to_le_bytes());
        record[18] = kind;
        record[19..19 + name.len()].copy_from_slice(name.as_encoded_bytes());
        record
    };
    found.flatten().map(record).collect()
}
