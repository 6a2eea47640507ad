//! Debug information: DWARF 5 line tables always, variables and types if asked for.
//!
//! One compile unit a program, a file for each source file that a span names. A function's location holds its
//! subprogram; an instruction that came from another file (it was inlined before) is put in a block of that file.
#![allow(unsafe_code)]

use base::{FileId, FxHashMap, SourceMap, Span};
use melior::Context;
use melior::ir::{Attribute, Location};
use mir::Ty;
use mlir_sys::{
    MlirAttribute, MlirLLVMDIEmissionKind_MlirLLVMDIEmissionKindFull as FULL,
    MlirLLVMDIEmissionKind_MlirLLVMDIEmissionKindLineTablesOnly as LINES,
    MlirLLVMDINameTableKind_MlirLLVMDINameTableKindNone as NO_NAME_TABLE, MlirLLVMTypeEncoding,
    MlirLLVMTypeEncoding_MlirLLVMTypeEncodingAddress as ADDRESS,
    MlirLLVMTypeEncoding_MlirLLVMTypeEncodingBoolean as BOOLEAN,
    MlirLLVMTypeEncoding_MlirLLVMTypeEncodingFloatT as FLOAT,
    MlirLLVMTypeEncoding_MlirLLVMTypeEncodingSigned as SIGNED, MlirStringRef, mlirDisctinctAttrCreate,
    mlirLLVMDIBasicTypeAttrGet, mlirLLVMDICompileUnitAttrGet, mlirLLVMDIFileAttrGet, mlirLLVMDILexicalBlockFileAttrGet,
    mlirLLVMDILocalVariableAttrGet, mlirLLVMDISubprogramAttrGet, mlirLLVMDISubroutineTypeAttrGet, mlirStringAttrGet,
    mlirUnitAttrGet,
};

/// `DW_LANG_C11`: DWARF 5 has no number for F#.
const LANGUAGE: u32 = 0x1d;
/// `DW_TAG_base_type`.
const BASE_TYPE: u32 = 0x24;
/// Definition, local to the unit.
const FLAGS: u64 = 8 | 4;
const OPTIMISED: u64 = 16;

/// The debug information of a program.
pub(crate) struct Debug<'c> {
    cx: &'c Context,
    unit: MlirAttribute,
    signature: MlirAttribute,
    default_file: MlirAttribute,
    files: FxHashMap<FileId, MlirAttribute>,
    types: FxHashMap<Ty, MlirAttribute>,
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

const NONE: MlirAttribute = MlirAttribute { ptr: std::ptr::null_mut() };

fn string(cx: &Context, text: &str) -> MlirAttribute {
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

impl<'c> Debug<'c> {
    /// The compile unit; `main` is the file of the program's entry.
    pub(crate) fn new(cx: &'c Context, main: &str, variables: bool, optimised: bool) -> Debug<'c> {
        let default_file = file(cx, main);
        let producer = string(cx, concat!("firefly ", env!("CARGO_PKG_VERSION")));
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
        let (files, types) = (FxHashMap::default(), FxHashMap::default());
        Debug { cx, unit, signature, default_file, files, types, variables, optimised }
    }
    fn file(&mut self, sources: &SourceMap, id: Option<FileId>) -> MlirAttribute {
        let Some(source) = id.and_then(|id| sources.get(id)) else { return self.default_file };
        let cx = self.cx;
        *self.files.entry(id.expect("invariant: the file was found")).or_insert_with(|| file(cx, &source.name))
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
    /// A variable of a scalar type, if variables are wanted.
    pub(crate) fn variable(
        &mut self,
        sources: &SourceMap,
        scope: &Scope<'c>,
        name: &str,
        ty: Ty,
        span: Option<Span>,
        argument: u32,
    ) -> Option<Attribute<'c>> {
        if !self.variables {
            return None;
        }
        let di_type = self.basic_type(ty)?;
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
            Some(Attribute::from_raw(raw))
        }
    }
    fn basic_type(&mut self, ty: Ty) -> Option<MlirAttribute> {
        if let Some(known) = self.types.get(&ty) {
            return Some(*known);
        }
        let (name, bits, encoding): (&str, u64, MlirLLVMTypeEncoding) = match ty {
            Ty::I1 => ("bool", 8, BOOLEAN),
            Ty::I8 => ("int8", 8, SIGNED),
            Ty::I16 => ("int16", 16, SIGNED),
            Ty::I32 => ("int", 32, SIGNED),
            Ty::I64 => ("int64", 64, SIGNED),
            Ty::F32 => ("float32", 32, FLOAT),
            Ty::F64 => ("float", 64, FLOAT),
            Ty::Ptr => ("nativeptr", 64, ADDRESS),
            Ty::Cell(_) => ("reference", 64, ADDRESS),
            Ty::Agg(_) => return None,
        };
        let cx = self.cx;
        // SAFETY: the name is a string of this context.
        let made = unsafe { mlirLLVMDIBasicTypeAttrGet(cx.to_raw(), BASE_TYPE, string(cx, name), bits, encoding) };
        self.types.insert(ty, made);
        Some(made)
    }
}
