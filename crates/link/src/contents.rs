//! What is in an executable: sections, and symbols with their sizes.
//!
//! In: an ELF file with symbols. Out: [`Contents`]. (System V ABI, chapter 4: sections and the symbol table.)

use object::{Object as _, ObjectSection as _, ObjectSymbol as _, SectionKind, SymbolKind};

/// What a part of an executable is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Machine code.
    Code,
    /// Data that does not change.
    Constant,
    /// Data that changes, with its first content in the file.
    Data,
    /// Data that starts as zeros and is not in the file.
    Zeros,
    /// For debuggers and the like; never loaded.
    Debug,
}

/// A named part of an executable.
#[derive(Clone, Debug)]
pub struct Part {
    /// As in the symbol table.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// What it is for.
    pub kind: Kind,
}

/// An executable's parts.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Bytes of the file.
    pub file: u64,
    /// Bytes of the sections by kind.
    pub sections: Vec<(Kind, u64)>,
    /// Functions and data with names.
    pub symbols: Vec<Part>,
}

/// Reads an executable.
///
/// # Errors
/// When the bytes are no executable, in words.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let file = object::File::parse(bytes).map_err(|e| e.to_string())?;
    let mut sections: Vec<(Kind, u64)> = Vec::new();
    for section in file.sections() {
        let kind = of_section(section.kind());
        match sections.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, size)) => *size += section.size(),
            None => sections.push((kind, section.size())),
        }
    }
    sections.sort_unstable();
    let mut symbols = Vec::new();
    for symbol in file.symbols().filter(|s| s.size() > 0) {
        let kind = match symbol.kind() {
            SymbolKind::Text => Kind::Code,
            SymbolKind::Data => {
                let section = symbol.section_index().and_then(|i| file.section_by_index(i).ok());
                section.map_or(Kind::Data, |s| of_section(s.kind()))
            }
            _ => continue,
        };
        let name = symbol.name().map_err(|e| e.to_string())?.to_owned();
        symbols.push(Part { name, size: symbol.size(), kind });
    }
    Ok(Contents { file: bytes.len() as u64, sections, symbols })
}

fn of_section(kind: SectionKind) -> Kind {
    match kind {
        SectionKind::Text => Kind::Code,
        SectionKind::ReadOnlyData | SectionKind::ReadOnlyString | SectionKind::ReadOnlyDataWithRel => Kind::Constant,
        SectionKind::Data | SectionKind::Tls => Kind::Data,
        SectionKind::UninitializedData | SectionKind::UninitializedTls | SectionKind::Common => Kind::Zeros,
        _ => Kind::Debug,
    }
}
