//! The module: declarations of everything first, then the bodies.

use base::IndexVec;
use melior::Context;
use melior::ir::block::BlockLike;
use melior::ir::operation::OperationMutLike;
use melior::ir::{Attribute, BlockRef, Location, Module as MlirModule, Region};
use mir::layout::Shapes;
use mir::{FuncId, Function, GlobalId, Import, ImportId, Program, StaticId, Terminator};

use crate::abi::{Decl, Signature};
use crate::builder::{Builder, Conv, Named};
use crate::context::Mlir;
use crate::debug::Debug;
use crate::frames;
use crate::layout::{Leaves, readable, scalar};
use crate::llvm::Machine;

use crate::names::{Namer, START, function_symbols};
use crate::once::Once;
use crate::tails::{self, Conventions};
use crate::{CodegenError, OptLevel, Options, data, function};

/// C functions that LLVM's passes would call on their own, but which no program here defines. Those that the library
/// exports (`memcpy`, `memmove`, `memset`, `memcmp`) are not among them.
const FORBIDDEN_LIBRARY_CALLS: &[&str] = &["no-builtin-bcmp", "no-builtin-strlen", "no-builtin-wcslen"];

/// Everything that bodies refer to.
pub(crate) struct Module<'p, 'c> {
    pub(crate) b: Builder<'c>,
    pub(crate) program: &'p Program,
    pub(crate) options: &'p Options<'p>,
    pub(crate) leaves: Leaves,
    pub(crate) shapes: Shapes,
    pub(crate) decls: IndexVec<FuncId, Decl>,
    pub(crate) closures: Conv,
    /// Whether function values give an exception.
    pub(crate) closures_raise: bool,
    pub(crate) is_closure: IndexVec<FuncId, bool>,
    pub(crate) globals: IndexVec<GlobalId, String>,
    /// `None` for the null reference.
    pub(crate) statics: IndexVec<StaticId, Option<String>>,
    pub(crate) imports: IndexVec<ImportId, Signature>,
    pub(crate) debug: Debug<'p, 'c>,
    pub(crate) once: Once,
    pub(crate) body: BlockRef<'c, 'c>,
}

/// Builds the MLIR module of a program.
pub fn build(program: &Program, options: &Options<'_>) -> Result<Mlir, CodegenError> {
    check_imports(program)?;
    let machine = Machine::new(&options.target, options.opt_level)?;
    Mlir::with(|cx| {
        let mut module = new_module(cx, options, machine.data_layout());
        emit(cx, &mut module, program, options);
        Ok(module)
    })
}

fn new_module<'c>(cx: &'c Context, options: &Options<'_>, data_layout: &str) -> MlirModule<'c> {
    let mut module = MlirModule::new(Location::unknown(cx));
    let b = Builder::new(cx);
    let (layout, triple) = (b.string_attr(data_layout), b.string_attr(&options.target.triple));
    let mut op = module.as_operation_mut();
    // Before translation: without a data layout LLVM aligns 64-bit loads to 4.
    op.set_attribute("llvm.data_layout", layout);
    op.set_attribute("llvm.target_triple", triple);
    module
}

/// A foreign function takes and gives scalars only.
fn check_imports(program: &Program) -> Result<(), CodegenError> {
    for import in program.imports.iter() {
        let aggregate = |t: &mir::Ty| matches!(t, mir::Ty::Agg(id) if *id != Program::UNIT);
        if import.params.iter().chain(import.ret.iter()).any(aggregate) {
            let message = format!("{} of {} passes a structure by value", import.symbol, import.library);
            return Err(CodegenError::new("foreign call", message));
        }
    }
    Ok(())
}

fn emit<'c>(cx: &'c Context, mlir: &mut MlirModule<'c>, program: &Program, options: &Options<'_>) {
    let mut b = Builder::new(cx);
    let body = crate::builder::module_body(mlir);
    let leaves = Leaves::new(program);
    let shapes = Shapes::new(program);
    let mut namer = Namer::default();
    let symbols = function_symbols(program, &mut namer);
    let globals = data::globals(&mut b, &body, program, &mut namer);
    let statics = data::statics(&mut b, &body, program, &shapes, &symbols);
    let (decls, conventions, closures_raise) = declare(program, &leaves, symbols);
    let imports = imports(&mut b, &body, program, &leaves);
    let optimised = options.opt_level != OptLevel::O0;
    let debug = Debug::new(cx, program, main_file(program, options), (options.debug, optimised));
    flags(&mut b, &body);
    start(&mut b, &body, &decls[program.entry].symbol);
    let Conventions { closures, is_closure, funcs: _ } = conventions;
    let once = Once::new(program);
    let mut m = Module {
        b,
        program,
        options,
        leaves,
        shapes,
        decls,
        closures,
        closures_raise,
        is_closure,
        globals,
        statics,
        imports,
        debug,
        once,
        body,
    };
    for id in program.funcs.ids() {
        function::emit(&mut m, id);
    }
}

fn main_file<'a>(program: &Program, options: &'a Options<'_>) -> &'a str {
    let of_entry = program.funcs[program.entry].span.and_then(|s| options.source_map.get(s.file));
    let last = || options.source_map.files().map(|(_, f)| f).filter(|f| !f.is_library).last();
    of_entry.filter(|f| !f.is_library).or_else(last).map_or("program", |f| f.name.as_str())
}

/// Signatures, conventions and whether function values may raise.
fn declare(
    program: &Program,
    leaves: &Leaves,
    symbols: IndexVec<FuncId, String>,
) -> (IndexVec<FuncId, Decl>, Conventions, bool) {
    let by_raises = |raises: &dyn Fn(FuncId) -> bool| -> IndexVec<FuncId, Signature> {
        let sig = |(id, f): (FuncId, &Function)| {
            let params = f.params().iter().map(|v| f.ty(*v));
            Signature::new(leaves, params, f.ret, raises(id))
        };
        program.funcs.iter_enumerated().map(sig).collect()
    };
    // Which functions are bodies does not depend on signatures.
    let is_closure = tails::conventions(program, |_, _| true).is_closure;
    let closures_raise = closures_raise(program, &is_closure);
    let sigs = by_raises(&|id| if is_closure[id] { closures_raise } else { program.funcs[id].raises });
    let conventions = tails::conventions(program, |f, g| sigs[f] == sigs[g]);
    let mut symbols = symbols.iter().cloned();
    let decls = sigs
        .iter_enumerated()
        .map(|(id, sig)| {
            let symbol = symbols.next().expect("invariant: a symbol for each function");
            Decl { symbol, conv: conventions.funcs[id], sig: sig.clone() }
        })
        .collect();
    (decls, conventions, closures_raise)
}

/// All function values are called in one way: if one body can raise, or one call has a handler, they all can.
fn closures_raise(program: &Program, is_closure: &IndexVec<FuncId, bool>) -> bool {
    let body_raises = program.funcs.iter_enumerated().any(|(id, f)| f.raises && is_closure[id]);
    let invoked = |f: &Function| f.blocks.iter().any(|b| matches!(b.term, Terminator::InvokeClosure { .. }));
    body_raises || program.funcs.iter().any(invoked)
}

fn imports<'c>(
    b: &mut Builder<'c>,
    body: &BlockRef<'c, 'c>,
    program: &Program,
    leaves: &Leaves,
) -> IndexVec<ImportId, Signature> {
    let mut declared = base::FxHashSet::default();
    let mut sigs = IndexVec::new();
    for import in program.imports.iter() {
        let ret = import.ret.unwrap_or(mir::Ty::Agg(Program::UNIT));
        let sig = Signature::new(leaves, import.params.iter().copied(), ret, false);
        if declared.insert(import.symbol.as_str()) {
            import_declaration(b, body, import, &sig);
        }
        sigs.push(sig);
    }
    sigs
}

fn import_declaration<'c>(b: &mut Builder<'c>, body: &BlockRef<'c, 'c>, import: &Import, sig: &Signature) {
    let linkage = b.parse("#llvm.linkage<external>");
    let ty = sig.function_type(b);
    // C compilers rely on truth values being extended.
    let params: Vec<Attribute<'c>> = import
        .params
        .iter()
        .map(|t| b.parse(if scalar(*t) == mir::Ty::I1 { "{llvm.zeroext}" } else { "{}" }))
        .collect();
    let mut attributes: Vec<Named<'c>> = vec![
        ("sym_name", b.string_attr(&import.symbol)),
        ("function_type", b.type_attr(ty)),
        ("linkage", linkage),
        ("no_unwind", b.unit_attr()),
    ];
    if params.len() == sig.params.len() {
        attributes.push(("arg_attrs", b.array_attr(&params)));
    }
    body.append_operation(b.top_level("llvm.func", &attributes, vec![Region::new()]));
}

fn flags<'c>(b: &mut Builder<'c>, body: &BlockRef<'c, 'c>) {
    let dwarf = b.parse("#llvm.mlir.module_flag<max, \"Dwarf Version\", 5 : i32>");
    let version = b.parse("#llvm.mlir.module_flag<warning, \"Debug Info Version\", 3 : i32>");
    let all = b.array_attr(&[dwarf, version]);
    body.append_operation(b.top_level("llvm.module_flags", &[("flags", all)], Vec::new()));
}

/// Where the operating system starts the program: hands the initial stack pointer to the entry function.
fn start<'c>(b: &mut Builder<'c>, body: &BlockRef<'c, 'c>, entry: &str) {
    let ty = b.function_type(b.t.void, &[]);
    let linkage = b.parse("#llvm.linkage<external>");
    let passthrough = b.parse("[\"naked\", \"noinline\", \"noreturn\"]");
    let attributes: Vec<Named<'c>> = vec![
        ("sym_name", b.string_attr(START)),
        ("function_type", b.type_attr(ty)),
        ("linkage", linkage),
        ("no_unwind", b.unit_attr()),
        ("passthrough", passthrough),
    ];
    let region = Region::new();
    b.begin(&region, &[]);
    let code = b.address_of(entry);
    // A zero frame pointer marks the outermost frame; calls want the stack aligned to 16.
    let text = "xorl %ebp, %ebp\nmovq %rsp, %rdi\nandq $$-16, %rsp\ncallq ${0:P}\nud2";
    b.asm(text, "s,~{memory}", &[code], None);
    b.unreachable();
    body.append_operation(b.top_level("llvm.func", &attributes, vec![region]));
}

/// The attributes of a function's operation.
pub(crate) fn function_attributes<'c>(m: &mut Module<'_, 'c>, id: FuncId) -> Vec<Named<'c>> {
    let func = &m.program.funcs[id];
    let external = tails::is_external(m.program, id) && func.export.is_some();
    let decl = &m.decls[id];
    let ty = decl.sig.function_type(&m.b);
    let decl_conv = decl.conv;
    let linkage = m.b.parse(if external { "#llvm.linkage<external>" } else { "#llvm.linkage<internal>" });
    let conv = m.b.conv_attr(decl_conv);
    let mut attributes = vec![
        ("sym_name", m.b.string_attr(&m.decls[id].symbol)),
        ("function_type", m.b.type_attr(ty)),
        ("linkage", linkage),
        ("CConv", conv),
        ("dso_local", m.b.unit_attr()),
        ("no_unwind", m.b.unit_attr()),
    ];
    let mut words: Vec<&str> = Vec::new();
    if func.export.is_some() {
        words.push("no-builtins");
    } else {
        words.extend(FORBIDDEN_LIBRARY_CALLS);
    }
    let once = func.no_return;
    let needs_return = decl_conv == Conv::Tail;
    let choices = [
        // Behind a call of such a function LLVM would drop the return that makes it a tail call (see `call`).
        (func.no_return && !needs_return, "noreturn"),
        (func.is_cold || once, "cold"),
        (func.always_inline && !func.no_inline && !func.is_cold && !func.no_opt, "alwaysinline"),
        (func.no_inline || func.is_cold || func.no_opt, "noinline"),
        (func.no_opt, "optnone"),
    ];
    words.extend(choices.iter().filter(|(on, _)| *on).map(|(_, word)| *word));
    if let Some(symbol) = func.export {
        // In a section of its own, so that the linker leaves it out if nobody calls it.
        attributes.push(("section", m.b.string_attr(&format!(".text.{symbol}"))));
    }
    let words: Vec<Attribute<'c>> = words.iter().map(|w| m.b.string_attr(w)).collect();
    // A frame of several pages touches each of them, so that it cannot jump over the guard page.
    let probe = m.b.parse("[\"probe-stack\", \"inline-asm\"]");
    let frame = m.options.frames.then(|| m.b.parse(frames::ATTRIBUTE));
    let words: Vec<Attribute<'c>> = words.into_iter().chain([probe]).chain(frame).collect();
    attributes.push(("passthrough", m.b.array_attr(&words)));
    attributes.extend(value_attributes(m, id));
    attributes
}

/// What is certain of parameters and result.
fn value_attributes<'c>(m: &mut Module<'_, 'c>, id: FuncId) -> Vec<Named<'c>> {
    let mut out = Vec::new();
    let sig = &m.decls[id].sig;
    let mut params = Vec::with_capacity(sig.params.len());
    let func = &m.program.funcs[id];
    for v in func.params() {
        // A reference always comes from somewhere; parts of a union's other cases may not.
        let known = match (func.ty(*v), readable(m.program, func.ty(*v))) {
            (mir::Ty::Cell(_), 0) => "{llvm.noundef}".to_string(),
            (mir::Ty::Cell(_), n) => format!("{{llvm.noundef, llvm.dereferenceable_or_null = {n} : i64}}"),
            _ => "{}".to_string(),
        };
        params.extend(m.leaves.of(func.ty(*v)).iter().map(|_| known.clone()));
    }
    if m.is_closure[id]
        && let Some(first) = params.first_mut()
    {
        // The function value itself: the caller keeps it, and no function value is null.
        *first =
            format!("{{llvm.noundef, llvm.nonnull, llvm.dereferenceable = {} : i64}}", mir::layout::CLOSURE_CAPTURES);
    }
    if sig.ret.in_memory {
        let (bytes, align) = sig.ret.slot(m.program);
        let slot = format!(
            "{{llvm.noalias, llvm.nonnull, llvm.writable, llvm.align = {align} : i64, llvm.dereferenceable = {bytes} : i64}}"
        );
        params.insert(0, slot);
    }
    if params.iter().any(|p| p != "{}") {
        let params: Vec<Attribute<'c>> = params.iter().map(|p| m.b.parse(p)).collect();
        out.push(("arg_attrs", m.b.array_attr(&params)));
    }
    if (m.program.runtime.alloc == Some(id) || m.program.runtime.region_alloc == Some(id))
        && !m.decls[id].sig.ret.raises
    {
        let fresh = m.b.parse("[{llvm.noalias, llvm.nonnull, llvm.align = 8 : i64}]");
        out.push(("res_attrs", fresh));
    }
    out
}
