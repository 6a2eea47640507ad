//! A value kept between runs of a program as an image of the memory that holds it.
//!
//! In: work that makes a value, all of whose allocations are taken from a region at a fixed address. Out: the region as
//! a file, and in a later process the same value, mapped and not read: it costs the pages that are touched, however
//! large it is. Emacs' portable dumper and Smalltalk's images are the models.
//!
//! What makes that sound:
//! - The region lies at the same address in each process, so that pointers within it hold. If the address is taken,
//!   there is no image.
//! - The program is linked at a fixed address, so that pointers from the region to its code, tables of methods and
//!   constants hold. The image names the executable (file, size, time): another one does not use it.
//! - Nothing in the region points to the heap or a stack of the process that made it. That is verified word by word
//!   before the file is written; when in doubt there is no file.
//! - The mapping is private: changes stay in the process. Freeing memory of the region does nothing.
//!
//! The program's global allocator must be [`Allocator`]; without it nothing is ever recorded.
#![allow(unsafe_code)]

mod file;
mod region;

use std::path::Path;

pub use region::Allocator;

/// Makes a value in the region; to be called on a thread other than the first. `None` when there can be no image: another value is there already, the address is
/// taken, the program is not linked at a fixed address or has another allocator. Then nothing was run.
pub fn record<T: Sync + 'static>(make: impl FnOnce() -> T) -> Option<&'static T> {
    if !file::is_at_fixed_address() || !region::reserve() {
        return None;
    }
    let recording = region::Recording::start();
    let probe = Box::new(0_u8);
    if !region::holds((&raw const *probe) as usize) {
        return None;
    }
    let value: &'static T = Box::leak(Box::new(make()));
    drop(recording);
    Some(value)
}

/// Writes the region with `root`, which [`record`] gave, for later processes of this executable. False when it cannot
/// be kept: the region is not self-contained, or the file cannot be written. An incomplete file is never left.
pub fn save<T: Sync + 'static>(path: &Path, root: &'static T) -> bool {
    region::holds((&raw const *root) as usize) && region::is_self_contained() && file::write(path, root).is_ok()
}

/// The value in an image that this executable wrote. `None` when there is none, or the region's address is taken.
pub fn load<T: Sync + 'static>(path: &Path) -> Option<&'static T> {
    if !file::is_at_fixed_address() {
        return None;
    }
    let root = file::map::<T>(path)?;
    // SAFETY: the executable that wrote the image is this one, and the image says that it wrote a value of this type.
    Some(unsafe { &*(root as *const T) })
}

/// The name of the image file that belongs to this executable.
pub fn file_name() -> Option<String> {
    file::name()
}
