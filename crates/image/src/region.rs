//! The region: memory at a fixed address, and the allocator that takes from it while a value is recorded.
//!
//! Blocks are multiples of 16 bytes; freed ones are kept in lists by size for as long as the recording lasts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Where the region lies: far from where Linux puts programs, heaps, libraries and stacks.
pub(crate) const BASE: usize = 0x1000_0000_0000;
/// Address space kept for a recording.
const SIZE: usize = 1 << 30;
const UNIT: usize = 16;
/// Block sizes up to this have a list of free blocks each.
const SMALL: usize = 2048;

/// First byte after the memory of the region that is in use; `BASE` when there is no region.
static END: AtomicUsize = AtomicUsize::new(BASE);
static RESERVED: AtomicBool = AtomicBool::new(false);
static LOCK: AtomicBool = AtomicBool::new(false);
static FREE: [AtomicUsize; SMALL / UNIT] = [const { AtomicUsize::new(0) }; SMALL / UNIT];

thread_local! {
    static RECORDING: Cell<bool> = const { Cell::new(false) };
}

/// The system's allocator, except for threads that record: those allocate in the region.
pub struct Allocator;

/// Whether an address is in the region.
pub(crate) fn holds(address: usize) -> bool {
    (BASE..END.load(Ordering::Relaxed)).contains(&address)
}

/// Bytes of the region that are in use.
pub(crate) fn used() -> usize {
    END.load(Ordering::Acquire) - BASE
}

/// Claims the region for a mapped image of a length.
pub(crate) fn claim(length: usize) {
    END.store(BASE + length, Ordering::Release);
}

/// Marks the region as taken; false if it was.
pub(crate) fn take() -> bool {
    !RESERVED.swap(true, Ordering::AcqRel)
}

/// Reserves address space for a recording.
pub(crate) fn reserve() -> bool {
    if !take() {
        return false;
    }
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED_NOREPLACE;
    // SAFETY: a new mapping that replaces none.
    let got = unsafe { libc::mmap(BASE as *mut _, SIZE, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
    got as usize == BASE
}

/// The current thread records as long as this lives.
pub(crate) struct Recording;

impl Recording {
    pub(crate) fn start() -> Recording {
        RECORDING.with(|r| r.set(true));
        Recording
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        RECORDING.with(|r| r.set(false));
    }
}

fn is_recording() -> bool {
    RECORDING.try_with(Cell::get).unwrap_or(false)
}

fn locked<T>(work: impl FnOnce() -> T) -> T {
    while LOCK.compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {
        std::hint::spin_loop();
    }
    let result = work();
    LOCK.store(false, Ordering::Release);
    result
}

/// The list of free blocks of a layout's size, if there is one.
fn list(size: usize, align: usize) -> Option<&'static AtomicUsize> {
    FREE.get(size / UNIT - 1).filter(|_| align <= UNIT)
}

fn rounded(layout: Layout) -> usize {
    layout.size().max(1).next_multiple_of(UNIT)
}

fn allocate(layout: Layout) -> *mut u8 {
    let size = rounded(layout);
    locked(|| {
        if let Some(head) = list(size, layout.align()) {
            let first = head.load(Ordering::Relaxed);
            if first != 0 {
                // SAFETY: a free block holds the address of the next one in its first word.
                head.store(unsafe { *(first as *const usize) }, Ordering::Relaxed);
                return first as *mut u8;
            }
        }
        let start = END.load(Ordering::Relaxed).next_multiple_of(layout.align().max(UNIT));
        if start + size > BASE + SIZE {
            return ptr::null_mut();
        }
        END.store(start + size, Ordering::Release);
        start as *mut u8
    })
}

/// # Safety
/// `block` was allocated here with `layout` and is not used any more.
unsafe fn release(block: *mut u8, layout: Layout) {
    let size = rounded(layout);
    // Nothing stale stays in the image: neither addresses nor what would make two images of one library differ.
    // SAFETY: the block is whole and unused.
    unsafe { ptr::write_bytes(block, 0, size) };
    if let Some(head) = list(size, layout.align()) {
        locked(|| {
            // SAFETY: a free block has room for a word.
            unsafe { *block.cast::<usize>() = head.load(Ordering::Relaxed) };
            head.store(block as usize, Ordering::Relaxed);
        });
    }
}

// SAFETY: blocks of the region are disjoint, aligned and of the asked size; all others are the system's.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: handed on.
        if is_recording() { allocate(layout) } else { unsafe { System.alloc(layout) } }
    }
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !is_recording() {
            // SAFETY: handed on.
            return unsafe { System.alloc_zeroed(layout) };
        }
        let block = allocate(layout);
        if !block.is_null() {
            // SAFETY: a new block of that size.
            unsafe { ptr::write_bytes(block, 0, layout.size()) };
        }
        block
    }
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if !holds(block as usize) {
            // SAFETY: not of the region, so the system's.
            unsafe { System.dealloc(block, layout) };
        } else if is_recording() {
            // SAFETY: handed on.
            unsafe { release(block, layout) };
        }
    }
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !holds(block as usize) && !is_recording() {
            // SAFETY: not of the region, so the system's.
            return unsafe { System.realloc(block, layout, size) };
        }
        let Ok(wanted) = Layout::from_size_align(size, layout.align()) else { return ptr::null_mut() };
        if holds(block as usize) && rounded(wanted) <= rounded(layout) && rounded(wanted) == rounded(layout) {
            return block;
        }
        // SAFETY: both blocks are alive and at least as long as what is copied; the old one is given back once.
        unsafe {
            let new = self.alloc(wanted);
            if !new.is_null() {
                ptr::copy_nonoverlapping(block, new, layout.size().min(size));
                self.dealloc(block, layout);
            }
            new
        }
    }
}

/// Whether no word of the region looks like an address of memory that belongs to this process alone.
///
/// Padding is copied with what it held before, so that a word may look like an address and be none: the answer errs on
/// the side of "no", and a later run tries again. The stack of the thread that recorded is left out for that reason:
/// what is `'static` does not point there.
pub(crate) fn is_self_contained() -> bool {
    let Some(mut foreign) = foreign_memory() else { return false };
    let local = 0_u8;
    let here = (&raw const local) as usize;
    foreign.retain(|(lo, hi)| !(*lo..*hi).contains(&here));
    // SAFETY: the region is mapped and in use up to its end.
    let words = unsafe { std::slice::from_raw_parts(BASE as *const usize, used() / size_of::<usize>()) };
    words
        .iter()
        .filter(|w| **w % align_of::<usize>() == 0)
        .all(|w| !foreign.iter().any(|(lo, hi)| (*lo..*hi).contains(w)))
}

/// Heaps, stacks and data of libraries: what can be written outside the region and the executable, merged.
fn foreign_memory() -> Option<Vec<(usize, usize)>> {
    let exe = fs::read_link("/proc/self/exe").ok()?;
    let exe = exe.to_string_lossy();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut after_exe = false;
    for line in fs::read_to_string("/proc/self/maps").ok()?.lines() {
        let (range, rest) = line.split_once(' ')?;
        let (lo, hi) = range.split_once('-')?;
        let (lo, hi) = (usize::from_str_radix(lo, 16).ok()?, usize::from_str_radix(hi, 16).ok()?);
        // What follows the executable without a name is its zeroed data.
        let unnamed = rest.split_whitespace().nth(4).is_none();
        let own = line.ends_with(&*exe) || (after_exe && unnamed);
        after_exe = own;
        // The first thread's heap lies so low that small numbers look like addresses in it; recording is for other threads.
        if !own && lo != BASE && rest.starts_with("rw") && !line.ends_with("[heap]") {
            match found.last_mut() {
                Some(last) if last.1 == lo => last.1 = hi,
                _ => found.push((lo, hi)),
            }
        }
    }
    Some(found)
}
