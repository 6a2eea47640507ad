//! Debug information: DWARF 5 line tables always, variables and types if asked for.
//!
//! One compile unit a program, a file for each source file that a span names. A function's location holds its
//! subprogram; an instruction that came from another file (it was inlined before) is put in a block of that file.
#![allow(unsafe_code)]

use base::{FileId, FxHashMap, SourceMap, Span, Symbol};
use melior::Context;
use melior::ir::{Attribute, Location};
use mir::{Program, Ty};
use mlir_sys::{
    MlirAttribute, MlirLLVMDIEmissionKind_MlirLLVMDIEmissionKindFull as FULL,
    MlirLLVMDIEmissionKind_MlirLLVMDIEmissionKindLineTablesOnly as LINES,
    MlirLLVMDINameTableKind_MlirLLVMDINameTableKindNone as NO_NAME_TABLE, MlirStringRef, mlirDisctinctAttrCreate,
    mlirLLVMDICompileUnitAttrGet, mlirLLVMDIFileAttrGet, mlirLLVMDILexicalBlockFileAttrGet,
    mlirLLVMDILocalVariableAttrGet, mlirLLVMDISubprogramAttrGet, mlirLLVMDISubroutineTypeAttrGet, mlirStringAttrGet,
    mlirUnitAttrGet,
};

use crate::debug_types::Types;

/// `DW_LANG_C11`: DWARF 5 has no number for F#.
const LANGUAGE: u32 = 0x1d;
/// Definition, local to the unit.
const FLAGS: u64 = 8 | 4;
const OPTIMISED: u64 = 16;

/// The debug information of a program.
pub(crate) struct Debug<'a, 'c> {
    cx: &'c Context,
    unit: MlirAttribute,
    signature: MlirAttribute,
    default_file: MlirAttribute,
    files: FxHashMap<FileId, MlirAttribute>,
    types: Types<'a, 'c>,
    variables: bool,
    optimised: bool,
}

/// The function that locations belong to.
pub(crate) struct Scope<'c> {
    subprogram: MlirAttribute,
    file: Option<FileId>,
    line: u32,
    blocks: FxHashMap<FileId, MlirAttribute>,
    last: Option<(Option<Span>, Location<'c>)>,
}

pub(crate) const NONE: MlirAttribute = MlirAttribute { ptr: std::ptr::null_mut() };

pub(crate) fn string(cx: &Context, text: &str) -> MlirAttribute {
    let text = MlirStringRef { data: text.as_ptr().cast(), length: text.len() };
    // SAFETY: MLIR copies the text into the context.
    unsafe { mlirStringAttrGet(cx.to_raw(), text) }
}

fn file(cx: &Context, name: &str) -> MlirAttribute {
    // SAFETY: both attributes are strings of this context.
    unsafe { mlirLLVMDIFileAttrGet(cx.to_raw(), string(cx, name), string(cx, ".")) }
}

fn distinct(cx: &Context) -> MlirAttribute {
    // SAFETY: the context is valid.
    unsafe { mlirDisctinctAttrCreate(mlirUnitAttrGet(cx.to_raw())) }
}

impl<'a, 'c> Debug<'a, 'c> {
    /// The compile unit; `main` is the file of the program's entry.
    pub(crate) fn new(
        cx: &'c Context,
        program: &'a Program,
        main: &str,
        (variables, optimised): (bool, bool),
    ) -> Debug<'a, 'c> {
        let default_file = file(cx, main);
        // gdb looks for the end of a prologue in the line table only if the producer begins like this, as rustc's does.
        let producer = string(cx, concat!("clang LLVM (firefly ", env!("CARGO_PKG_VERSION"), ")"));
        let kind = if variables { FULL } else { LINES };
        // SAFETY: every attribute is of this context and of the kind that the function takes.
        let (unit, signature) = unsafe {
            let raw = cx.to_raw();
            let unit = mlirLLVMDICompileUnitAttrGet(
                raw,
                distinct(cx),
                LANGUAGE,
                default_file,
                producer,
                optimised,
                kind,
                NO_NAME_TABLE,
                string(cx, ""),
            );
            (unit, mlirLLVMDISubroutineTypeAttrGet(raw, 0, 0, std::ptr::null()))
        };
        let (files, types) = (FxHashMap::default(), Types::new(cx, program));
        Debug { cx, unit, signature, default_file, files, types, variables, optimised }
    }
    fn file(&mut self, sources: &SourceMap, id: Option<FileId>) -> MlirAttribute {
        let Some(source) = id.and_then(|id| sources.get(id)) else { return self.default_file };
        let cx = self.cx;
        // A debugger can be told to step over the library by this name.
        let name = if source.is_library { format!("firefly:{}", source.name) } else { source.name.clone() };
        *self.files.entry(id.expect("invariant: the file was found")).or_insert_with(|| file(cx, &name))
    }
    /// The scope of a function, and the location that its operation takes.
    pub(crate) fn function(
        &mut self,
        sources: &SourceMap,
        name: &str,
        symbol: &str,
        span: Option<Span>,
    ) -> (Scope<'c>, Location<'c>) {
        let file_id = span.map(|s| s.file).filter(|f| sources.get(*f).is_some());
        let line = span.filter(|_| file_id.is_some()).map_or(0, |s| sources.start(s).line);
        let file = self.file(sources, file_id);
        let flags = FLAGS | if self.optimised { OPTIMISED } else { 0 };
        let cx = self.cx;
        // SAFETY: every attribute is of this context and of the kind that the function takes; null where it is optional.
        let subprogram = unsafe {
            mlirLLVMDISubprogramAttrGet(
                cx.to_raw(),
                NONE,
                false,
                distinct(cx),
                self.unit,
                file,
                string(cx, name),
                string(cx, symbol),
                file,
                line,
                line,
                flags,
                self.signature,
                0,
                std::ptr::null(),
                0,
                std::ptr::null(),
            )
        };
        let scope = Scope { subprogram, file: file_id, line, blocks: FxHashMap::default(), last: None };
        let place = self.plain(sources, file_id, line, 1);
        // SAFETY: the subprogram was just made in this context.
        let metadata = unsafe { Attribute::from_raw(subprogram) };
        (scope, Location::fused(cx, &[place], metadata))
    }
    fn plain(&self, sources: &SourceMap, file: Option<FileId>, line: u32, col: u32) -> Location<'c> {
        let name = file.and_then(|f| sources.get(f)).map_or("", |f| f.name.as_str());
        Location::new(self.cx, name, line as usize, col as usize)
    }
    /// The location of what has no place in the source: a debugger does not stop there.
    pub(crate) fn no_line(&self, sources: &SourceMap, scope: &mut Scope<'c>) -> Location<'c> {
        scope.last = None;
        self.plain(sources, scope.file, 0, 0)
    }
    /// The location of an instruction; without a span, the function's own line.
    pub(crate) fn location(&mut self, sources: &SourceMap, scope: &mut Scope<'c>, span: Option<Span>) -> Location<'c> {
        let span = span.filter(|s| sources.get(s.file).is_some());
        if let Some((last, location)) = &scope.last
            && *last == span
        {
            return *location;
        }
        let location = match span {
            None => self.plain(sources, scope.file, scope.line, 0),
            Some(s) => {
                let at = sources.start(s);
                let place = self.plain(sources, Some(s.file), at.line, at.col);
                if Some(s.file) == scope.file { place } else { self.in_other_file(sources, scope, s.file, place) }
            }
        };
        scope.last = Some((span, location));
        location
    }
    fn in_other_file(
        &mut self,
        sources: &SourceMap,
        scope: &mut Scope<'c>,
        id: FileId,
        place: Location<'c>,
    ) -> Location<'c> {
        let block = match scope.blocks.get(&id) {
            Some(block) => *block,
            None => {
                let file = self.file(sources, Some(id));
                // SAFETY: scope and file are attributes of this context.
                let block = unsafe { mlirLLVMDILexicalBlockFileAttrGet(self.cx.to_raw(), scope.subprogram, file, 0) };
                scope.blocks.insert(id, block);
                block
            }
        };
        // SAFETY: the block is an attribute of this context.
        let metadata = unsafe { Attribute::from_raw(block) };
        Location::fused(self.cx, &[place], metadata)
    }
    /// A variable, if variables are wanted.
    pub(crate) fn variable(
        &mut self,
        sources: &SourceMap,
        scope: &Scope<'c>,
        name: &str,
        (ty, shown): (Ty, Option<Symbol>),
        (span, argument): (Option<Span>, u32),
    ) -> Option<Attribute<'c>> {
        if !self.variables {
            return None;
        }
        let di_type = self.types.of(ty, shown);
        Some(self.variable_of(sources, scope, name, di_type, (span, argument)))
    }
    /// The variable whose type defines all types of cells.
    pub(crate) fn definitions(&mut self, sources: &SourceMap, scope: &Scope<'c>) -> Attribute<'c> {
        let all = self.types.definitions();
        self.variable_of(sources, scope, "firefly.types", all, (None, 0))
    }
    fn variable_of(
        &mut self,
        sources: &SourceMap,
        scope: &Scope<'c>,
        name: &str,
        di_type: MlirAttribute,
        (span, argument): (Option<Span>, u32),
    ) -> Attribute<'c> {
        let line = span.filter(|s| sources.get(s.file).is_some()).map_or(scope.line, |s| sources.start(s).line);
        let file = self.file(sources, scope.file);
        let cx = self.cx;
        // SAFETY: every attribute is of this context and of the kind that the function takes.
        unsafe {
            let raw = mlirLLVMDILocalVariableAttrGet(
                cx.to_raw(),
                scope.subprogram,
                string(cx, name),
                file,
                line,
                argument,
                0,
                di_type,
                0,
            );
            Attribute::from_raw(raw)
        }
    }
}
