//! A text to count words in.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

const BYTES: usize = 100_000_000;
const VOCABULARY: u64 = 60_000;

/// Writes a text of 100 MB: lower-case words of two to eleven letters, the n-th of them about 1/(n + 10) of all, lines of
/// twelve. The same at every call.
///
/// # Errors
/// What the file system says.
pub fn write(path: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut state = 7;
    let words: Vec<Vec<u8>> = (0..VOCABULARY)
        .map(|_| {
            let length = 2 + next(&mut state) % 10;
            (0..length).map(|_| b'a' + (next(&mut state) % 26) as u8).collect()
        })
        .collect();
    // The sum of 1/(i + 10) up to n is nearly ln((n + 10) / 10): a number spread evenly below the whole sum gives n.
    let whole = ((VOCABULARY as f64 + 10.0) / 10.0).ln();
    let (mut bytes, mut count) = (0, 0_u64);
    while bytes < BYTES {
        let share = (next(&mut state) >> 11) as f64 / (1_u64 << 53) as f64;
        let n = ((share * whole).exp() * 10.0 - 10.0) as usize;
        let word = &words[n.min(words.len() - 1)];
        count += 1;
        let end: &[u8] = match count {
            c if !c.is_multiple_of(12) => b" ",
            c if c.is_multiple_of(60) => b"\n",
            _ => b".\n",
        };
        out.write_all(word)?;
        out.write_all(end)?;
        bytes += word.len() + end.len();
    }
    out.flush()
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
