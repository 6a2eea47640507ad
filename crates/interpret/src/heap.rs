//! The interpreter's memory: blocks of bytes at addresses, each checked on every access.
//!
//! In: loads and stores at addresses. Out: bits, or an error that names the fault: outside of a block, after its end, of bytes
//! that nothing wrote, given back twice, given back with another size. A block that ended keeps its address for a long
//! time (65,536 or more later ends of blocks of its class), so that a use of it is found.
//!
//! An address is below 2^48, as the code that counts expects: two bits name a class, then a slot, then the offset in it.
//! No two blocks share a slot, so what runs past a block's end runs into nothing.

use std::collections::VecDeque;

/// What a block of memory is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    /// Made by `alloc` or `New`.
    Cell,
    /// A global or a constant.
    Static,
    /// Bytes of a frame.
    Stack,
    /// Asked of the system.
    Mapped,
    /// Ended.
    Gone,
}

/// What new memory holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fill {
    Nothing,
    Zeros,
}

struct Bytes {
    /// The bytes, then for each of them whether it was written.
    data: Vec<u8>,
    origin: Origin,
}

/// Blocks of similar size.
struct Class {
    /// Bits of an offset.
    bits: u32,
    /// How many ended blocks are kept.
    kept: usize,
    blocks: Vec<Bytes>,
    ended: VecDeque<u32>,
}

/// Where a class's number is in an address.
const CLASS: u32 = 46;
/// Where code addresses begin: the class of no memory.
pub(crate) const CODE: u64 = 3 << CLASS;

/// Memory.
pub(crate) struct Heap {
    classes: [Class; 3],
    /// Cells made, alive now, and the most there were.
    pub(crate) made: u64,
    pub(crate) live: usize,
    pub(crate) peak: usize,
}

impl Default for Heap {
    fn default() -> Heap {
        let class = |bits, kept| Class {
            bits,
            kept,
            // Slot 0 holds nothing: null is in it.
            blocks: vec![Bytes { data: Vec::new(), origin: Origin::Gone }],
            ended: VecDeque::new(),
        };
        Heap { classes: [class(12, 1 << 20), class(24, 1 << 16), class(36, 64)], made: 0, live: 0, peak: 0 }
    }
}

impl Heap {
    pub(crate) fn make(&mut self, size: u64, fill: Fill, origin: Origin) -> Result<u64, String> {
        let n = self.classes.iter().position(|c| size < 1 << c.bits).ok_or("more memory than there is")?;
        let class = &mut self.classes[n];
        let mut data = vec![0; 2 * size as usize];
        if fill == Fill::Zeros {
            data[size as usize..].fill(1);
        }
        let block = Bytes { data, origin };
        let oldest = if class.ended.len() > class.kept { class.ended.pop_front() } else { None };
        let slot = match oldest {
            Some(slot) => {
                class.blocks[slot as usize] = block;
                slot
            }
            None => {
                class.blocks.push(block);
                (class.blocks.len() - 1) as u32
            }
        };
        if u64::from(slot) >> (CLASS - class.bits) != 0 {
            return Err("more memory than there is".into());
        }
        Ok(self.made(n, slot, origin))
    }

    fn made(&mut self, class: usize, slot: u32, origin: Origin) -> u64 {
        if origin == Origin::Cell {
            self.made += 1;
            self.live += 1;
            self.peak = self.peak.max(self.live);
        }
        (class as u64) << CLASS | u64::from(slot) << self.classes[class].bits
    }

    /// Class, slot and offset.
    fn place(&self, addr: u64) -> Option<(usize, u32, usize)> {
        let class = (addr >> CLASS) as usize;
        let bits = self.classes.get(class)?.bits;
        let within = addr & ((1 << CLASS) - 1);
        Some((class, (within >> bits) as u32, (within & ((1 << bits) - 1)) as usize))
    }

    /// Ends a block; if `size` is given, it must be the one that was asked for.
    pub(crate) fn end(&mut self, addr: u64, size: Option<u64>, origin: Origin) -> Result<(), String> {
        let none = || format!("free of {addr:#x}, which is no cell");
        let (class, slot, offset) = self.place(addr).ok_or_else(none)?;
        let class = &mut self.classes[class];
        let block = class.blocks.get_mut(slot as usize).filter(|_| offset == 0).ok_or_else(none)?;
        if block.origin == Origin::Gone {
            return Err(format!("free of {addr:#x}, which was freed before"));
        }
        if block.origin != origin {
            return Err(format!("free of {addr:#x}, which is {:?}, not {origin:?}", block.origin));
        }
        let bytes = block.data.len() as u64 / 2;
        if size.is_some_and(|size| size != bytes) {
            return Err(format!("free of {} bytes of a cell of {bytes}", size.unwrap_or_default()));
        }
        *block = Bytes { data: Vec::new(), origin: Origin::Gone };
        class.ended.push_back(slot);
        if origin == Origin::Cell {
            self.live -= 1;
        }
        Ok(())
    }

    /// The data of the block at an address, where in it the address is, and the block's size.
    fn block(&mut self, addr: u64, size: u64) -> Result<(&mut [u8], usize, usize), String> {
        let Some((class, slot, at)) = self.place(addr) else {
            return Err(format!("access to {addr:#x}, which is no memory"));
        };
        let Some(block) = self.classes[class].blocks.get_mut(slot as usize) else {
            return Err(format!("access to {addr:#x}, which is no memory"));
        };
        let bytes = block.data.len() / 2;
        if (at as u64).saturating_add(size) > bytes as u64 {
            return Err(if block.origin != Origin::Gone {
                format!("access to {size} bytes at {at} of a block of {bytes}")
            } else if slot == 0 {
                format!("access to null ({addr:#x})")
            } else {
                format!("access to {addr:#x} after it was freed")
            });
        }
        Ok((&mut block.data, at, bytes))
    }

    /// Bytes that were written before.
    pub(crate) fn read(&mut self, addr: u64, size: u64) -> Result<&[u8], String> {
        if size == 0 {
            return Ok(&[]);
        }
        let (data, at, bytes) = self.block(addr, size)?;
        let size = size as usize;
        if data[bytes + at..bytes + at + size].contains(&0) {
            return Err(format!("{size} bytes at {at} of a block of {bytes} are read, but were never all written"));
        }
        Ok(&data[at..at + size])
    }

    /// Bytes, taken to be written now.
    pub(crate) fn write(&mut self, addr: u64, size: u64) -> Result<&mut [u8], String> {
        if size == 0 {
            return Ok(&mut []);
        }
        let (data, at, bytes) = self.block(addr, size)?;
        let size = size as usize;
        data[bytes + at..bytes + at + size].fill(1);
        Ok(&mut data[at..at + size])
    }

    /// Makes what a block holds behind its first bytes as if it had never been written.
    pub(crate) fn forget(&mut self, addr: u64, keep: u64) -> Result<(), String> {
        let (data, at, bytes) = self.block(addr, keep)?;
        data[bytes + at + keep as usize..].fill(0);
        Ok(())
    }

    /// Copies bytes, written or not.
    pub(crate) fn copy(&mut self, to: u64, from: u64, size: u64) -> Result<(), String> {
        if size == 0 {
            return Ok(());
        }
        let n = size as usize;
        let (data, at, bytes) = self.block(from, size)?;
        let (content, written) = (data[at..at + n].to_vec(), data[bytes + at..bytes + at + n].to_vec());
        let (data, at, bytes) = self.block(to, size)?;
        data[at..at + n].copy_from_slice(&content);
        data[bytes + at..bytes + at + n].copy_from_slice(&written);
        Ok(())
    }

    pub(crate) fn load(&mut self, addr: u64, size: u64) -> Result<u64, String> {
        let bytes = self.read(addr, size)?;
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        Ok(u64::from_le_bytes(word))
    }

    pub(crate) fn store(&mut self, addr: u64, size: u64, bits: u64) -> Result<(), String> {
        self.write(addr, size)?.copy_from_slice(&bits.to_le_bytes()[..size as usize]);
        Ok(())
    }
}
