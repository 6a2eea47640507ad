//! Reads source files: bytes to text, with one clear message for each way in which that can go wrong.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use diag::Diagnostic;

/// Reads a file as UTF-8; a byte order mark is dropped.
///
/// # Errors
/// FF9001 missing, FF9002 a folder, FF9003 unreadable, FF9004 not UTF-8.
pub fn read(path: &Path) -> Result<String, Diagnostic> {
    let shown = path.display();
    if path.is_dir() {
        return Err(Diagnostic::global("FF9002", format!("'{shown}' is a folder, not a source file.")));
    }
    let bytes = fs::read(path).map_err(|e| read_error(path, &e))?;
    decode(bytes).map_err(|why| {
        Diagnostic::global("FF9004", format!("'{shown}' is not UTF-8 text: {why}.")).help("Save the file as UTF-8.")
    })
}

fn read_error(path: &Path, e: &io::Error) -> Diagnostic {
    let shown = path.display();
    match e.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            let d = Diagnostic::global("FF9001", format!("The file '{shown}' does not exist."));
            match similar(path) {
                Some(name) => d.help(format!("There is a file '{name}' in that folder.")),
                None => d,
            }
        }
        _ => Diagnostic::global("FF9003", format!("Cannot read '{shown}': {}.", plain(e))),
    }
}

/// An operating system's error without Rust's `(os error 13)`.
pub fn plain(e: &io::Error) -> String {
    let text = e.to_string();
    match text.find(" (os error") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

/// A file beside the missing one whose name differs in case only.
fn similar(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> =
        fs::read_dir(folder).ok()?.filter_map(|e| e.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names.into_iter().find(|n| n.eq_ignore_ascii_case(wanted))
}

fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let body = match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.to_vec(),
        [0xFF, 0xFE, ..] => return Err("it is UTF-16 (little endian)".to_owned()),
        [0xFE, 0xFF, ..] => return Err("it is UTF-16 (big endian)".to_owned()),
        _ => bytes,
    };
    if u32::try_from(body.len()).is_err() {
        return Err("it is larger than 4 GiB".to_owned());
    }
    String::from_utf8(body).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        format!("line {line} holds the byte 0x{:02X}", e.as_bytes()[at])
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn byte_order_marks() {
        assert_eq!(decode(b"\xEF\xBB\xBFlet x = 1".to_vec()), Ok("let x = 1".to_owned()));
        assert_eq!(decode(b"\xFF\xFEl\0".to_vec()), Err("it is UTF-16 (little endian)".to_owned()));
        assert_eq!(decode(b"a\nb\xC3(".to_vec()), Err("line 2 holds the byte 0xC3".to_owned()));
    }
}
