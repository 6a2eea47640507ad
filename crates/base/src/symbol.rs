//! Interned strings. A symbol is `Copy`; its text lives as long as the process.

use std::fmt;
use std::sync::OnceLock;

use lasso::{Spur, ThreadedRodeo};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An interned string. Compare symbols for equality only: their order is the order of
/// interning and says nothing (sort by [`Symbol::as_str`] where order can be seen).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Symbol(Spur);

/// All symbols of the process.
#[derive(Debug, Default)]
pub struct Symbols(ThreadedRodeo);

static SYMBOLS: OnceLock<&'static Symbols> = OnceLock::new();

impl Symbols {
    /// The table, made when it is first asked for.
    pub fn table() -> &'static Symbols {
        SYMBOLS.get_or_init(|| Box::leak(Box::default()))
    }
    /// Whether there is a table already.
    pub fn exist() -> bool {
        SYMBOLS.get().is_some()
    }
    /// Makes this the process's table; false if there is one already.
    pub fn adopt(&'static self) -> bool {
        SYMBOLS.set(self).is_ok()
    }
}

fn interner() -> &'static ThreadedRodeo {
    &Symbols::table().0
}

impl Symbol {
    /// The symbol of a text.
    pub fn intern(text: &str) -> Symbol {
        Symbol(interner().get_or_intern(text))
    }
    /// The text of the symbol.
    pub fn as_str(self) -> &'static str {
        interner().resolve(&self.0)
    }
}
impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}
impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
/// As its text.
impl Serialize for Symbol {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Symbol, D::Error> {
        <&str>::deserialize(d).map(Symbol::intern)
    }
}
impl From<&str> for Symbol {
    fn from(s: &str) -> Symbol {
        Symbol::intern(s)
    }
}
