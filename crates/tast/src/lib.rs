//! The typed tree: what `check` makes of a program. Data, printer and verifier.
//!
//! Holds afterwards: no inference variable; every name is an id; overloads, implicit conversions,
//! computation expressions, optional and named arguments, record copies and format strings are
//! resolved into the few forms of [`ExprKind`]. What stays symbolic is [`ExprKind::TraitCall`], a
//! statically resolved member of a type parameter, which is resolved when the parameter is known.
//!
//! Each body (of a function, a value or a top-level action) has tables of its own, so that bodies
//! can be checked on demand, in parallel, and cached.

mod body;
pub mod build;
mod defs;
pub mod print;
mod shape;
#[cfg(test)]
mod tests;
pub mod verify;
pub mod walk;

pub use body::{
    ActiveKind, Arm, Body, Const, Expr, ExprId, ExprKind, Local, LocalId, LoopKind, Pat, PatId, PatKind, RangeSpec,
};
pub use defs::{
    Attr, AttrArg, Case, ConstraintFlags, Field, FileSig, Import, MemberInfo, MemberKind, ModuleDef, ModuleId,
    TyConDef, TyConKind, ValDef, ValKind,
};

use std::sync::Arc;

use base::{FileId, FxHashMap, Span, Symbol};
use types::{TyConId, TyNames, TyVar, ValId};

/// A checked program, or as much of it as is reachable.
#[derive(Default, Debug, Clone)]
pub struct Program {
    /// Signatures in compilation order, library files first.
    pub files: Vec<Arc<FileSig>>,
    /// Position of a file in `files`.
    pub by_file: FxHashMap<FileId, usize>,
    /// Definitions of the built-in types (`list`'s cases, members given to built-in types by the library), indexed by `Builtin`.
    pub builtins: Vec<TyConDef>,
    /// Bodies of functions, members and values. Library bodies only when reachable.
    pub bodies: FxHashMap<ValId, Arc<Body>>,
    /// What runs at start, in order: library values first (reachable ones), then file by file.
    pub inits: Vec<Init>,
    /// The `[<EntryPoint>]` function.
    pub entry: Option<ValId>,
}

/// One step of static initialisation.
#[derive(Debug, Clone)]
pub enum Init {
    /// Evaluate the body of a module-level value and keep the result.
    Val(ValId),
    /// Evaluate for effect; values bound by patterns are set by [`ExprKind::InitVal`].
    Do {
        /// The body.
        body: Arc<Body>,
        /// Its file.
        file: FileId,
        /// Its place.
        span: Span,
    },
}

impl Program {
    /// The definition of a type.
    pub fn tycon(&self, id: TyConId) -> &TyConDef {
        if id.file == TyConId::BUILTIN_FILE {
            return &self.builtins[id.index as usize];
        }
        &self.files[self.by_file[&id.file]].tycons[id.index as usize]
    }
    /// The definition of a value.
    pub fn val(&self, id: ValId) -> &ValDef {
        &self.files[self.by_file[&id.file]].vals[id.index as usize]
    }
    /// The body of a value.
    pub fn body(&self, id: ValId) -> Option<&Arc<Body>> {
        self.bodies.get(&id)
    }
    /// Finds a library value by its full name, such as `Firefly.Runtime.concat`.
    pub fn find_val(&self, path: &str) -> Option<ValId> {
        let (module, name) = path.rsplit_once('.')?;
        self.files.iter().rev().find_map(|f| f.find_val(module, name))
    }
    /// Finds a type by its full name and number of parameters.
    pub fn find_tycon(&self, path: &str, arity: usize) -> Option<TyConId> {
        self.files.iter().rev().find_map(|f| f.find_tycon(path, arity))
    }
}

impl TyNames for Program {
    fn con(&self, id: TyConId) -> String {
        self.tycon(id).name.to_string()
    }
    fn var(&self, v: TyVar) -> String {
        format!("'t{}", v.index)
    }
    fn infer(&self, v: types::InferVar) -> Result<String, types::Ty> {
        Ok(format!("?{}", v.0))
    }
}

/// Interned name shorthand.
pub fn sym(s: &str) -> Symbol {
    Symbol::intern(s)
}
