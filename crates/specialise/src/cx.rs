//! State of the whole lowering: instances made so far, caches, the work list.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use base::{FileId, FxHashMap, FxHashSet, IndexVec, SourceMap, Span, Symbol};
use diag::Diagnostic;
use mir::{
    AggKind, AggLayout, CellKind, CellLayout, FuncId, FuncKind, Function, Global, GlobalId, Program, RuntimeFns,
    StaticCell, StaticId,
};
use tast::{Body, ExprId, LocalId};
use types::{Ty, TyConId, ValId};

use crate::Options;
use crate::value::{BodyRef, Shape};

/// Full names of the library functions that lowered code calls.
pub const ROOTS: &[&str] = &[
    "Firefly.Runtime.Heap.alloc",
    "Firefly.Runtime.Heap.free",
    "Firefly.Runtime.Heap.traceEnabled",
    "Firefly.Runtime.Heap.trace",
    "Firefly.Runtime.Heap.later",
    "Firefly.Runtime.Regions.enter",
    "Firefly.Runtime.Regions.alloc",
    "Firefly.Runtime.Regions.leave",
    "Firefly.Runtime.Cycles.suspect",
    "Firefly.Runtime.Cycles.forget",
    "Firefly.Runtime.Cycles.visit",
    "Firefly.Runtime.Cycles.finish",
    "Firefly.Runtime.Process.start",
    "Firefly.Runtime.Process.arguments",
    "Firefly.Runtime.Process.exit",
    "Firefly.Runtime.Process.finish",
    "Firefly.Runtime.Failure.raise",
    "Firefly.Runtime.Failure.place",
    "Firefly.Runtime.Failure.indexOutOfRange",
    "Firefly.Runtime.Failure.divideByZero",
    "Firefly.Runtime.Failure.overflow",
    "Firefly.Runtime.Failure.matchFailure",
    "Firefly.Runtime.Failure.nullReference",
    "Firefly.Runtime.Failure.invalidCast",
    "Firefly.Runtime.Failure.negativeLength",
    "Firefly.Runtime.Failure.wrongArgumentCount",
    "Firefly.Runtime.Failure.wrongArgument",
    "Firefly.Runtime.Failure.wrongElement",
    "Firefly.Runtime.Failure.zeroStep",
    "Firefly.Runtime.Failure.typesTooDeep",
    "Firefly.Runtime.Text.concat",
    "Firefly.Runtime.Text.concat3",
    "Firefly.Runtime.Text.concat4",
    "Firefly.Runtime.Text.equals",
    "Firefly.Runtime.Text.compare",
    "Firefly.Runtime.Text.hash",
    "Firefly.Runtime.Convert.parseSByte",
    "Firefly.Runtime.Convert.parseByte",
    "Firefly.Runtime.Convert.parseInt16",
    "Firefly.Runtime.Convert.parseUInt16",
    "Firefly.Runtime.Convert.parseInt32",
    "Firefly.Runtime.Convert.parseUInt32",
    "Firefly.Runtime.Convert.parseInt64",
    "Firefly.Runtime.Convert.parseUInt64",
    "Firefly.Runtime.Convert.parseIntPtr",
    "Firefly.Runtime.Convert.parseUIntPtr",
    "Firefly.Runtime.Convert.parseDouble",
    "Firefly.Runtime.Convert.parseSingle",
    "Firefly.Runtime.Convert.int64ToString",
    "Firefly.Runtime.Convert.uint64ToString",
    "Firefly.Runtime.Convert.doubleToString",
    "Firefly.Runtime.Convert.singleToString",
    "Firefly.Runtime.Convert.charToString",
    "Firefly.Runtime.Convert.boolToString",
    "Firefly.Runtime.Convert.parseChar",
    "Firefly.Runtime.Collect.reverse",
    "Firefly.Runtime.Collect.arrayOfReversed",
    "Firefly.Runtime.Collect.arrayOfList",
    "Firefly.Runtime.Collect.floatRange",
    "Firefly.Runtime.Collect.floatRangeArray",
    "Firefly.Runtime.Types.make",
    "Firefly.Runtime.Types.makeEnum",
    "Firefly.Runtime.Types.enumText",
    "Firefly.Runtime.Types.castFailed",
    "Firefly.Runtime.Types.notComparable",
    "Firefly.Runtime.Types.mustBe",
    "Firefly.Runtime.Types.flag",
    "Firefly.Runtime.Any.structTuple",
    "Firefly.Runtime.Any.render",
    "Firefly.Runtime.AnyCollections.sequence",
    "Firefly.Runtime.AnyCollections.map",
    "Firefly.Runtime.AnyCollections.set",
    "Firefly.Runtime.Any.atom",
    "Firefly.Runtime.Any.text",
    "Firefly.Runtime.Any.character",
    "Firefly.Runtime.Any.floating",
    "Firefly.Runtime.Any.single",
    "Firefly.Runtime.Any.decimal",
    "Firefly.Runtime.Any.nothing",
    "Firefly.Runtime.Any.display",
    "Firefly.Runtime.Any.displayedObject",
    "Firefly.Runtime.Any.list",
    "Firefly.Runtime.Any.array",
    "Firefly.Runtime.Any.grid",
    "Firefly.Runtime.Array2DSupport.rows",
    "Firefly.Runtime.Array2DSupport.firstRow",
    "Firefly.Runtime.Array2DSupport.firstColumn",
    "Firefly.Runtime.Any.tuple",
    "Firefly.Runtime.Any.record",
    "Firefly.Runtime.Any.case",
    "Firefly.Runtime.Math.pow",
    "Firefly.Runtime.Math.powSingle",
    "Firefly.Runtime.Math.fmod",
    "Firefly.Runtime.Math.fmodSingle",
    "Firefly.Runtime.Memory.memcpy",
    "Firefly.Runtime.Memory.memmove",
    "Firefly.Runtime.Memory.memset",
    "Firefly.Runtime.Memory.memcmp",
];

/// Which function an instance is of, with the static part of what it captures and of its arguments.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct InstKey {
    /// The function.
    pub callee: Shape,
    /// Its arguments.
    pub args: Vec<Shape>,
}

/// Code to be made for a function id that has been handed out.
#[derive(Clone)]
pub enum Job {
    /// A direct instance.
    Instance(InstKey),
    /// The body of a function value: captures come from the cell.
    ClosureBody { callee: Shape, arity: usize, ty: Ty },
    /// `apply` of a function value of unknown arity to `args` arguments.
    Apply { ty: Ty, args: usize },
    /// Partial application of a function value: `held` arguments in the cell, `more` to come.
    PartialBody { ty: Ty, held: usize, more: usize },
    /// Makes a delegate of a type that calls several.
    DelegateMaker(Ty),
    /// The code of a delegate of a type that calls several.
    DelegateCalls(Ty),
    /// Calls a delegate of a type with objects.
    DelegateObjects(Ty),
    /// Structural code for a type.
    Derived(crate::derive::Derived, Ty),
    /// Initialisation step of the program.
    Init(usize),
    /// A static value of an instance of a generic type.
    Storage { val: ValId, types: Vec<Ty>, global: GlobalId },
    /// A dispatcher on an abstract slot, taking so many arguments, the receiver included.
    Dispatch { slot: ValId, types: Vec<Ty>, taken: usize },
    /// Whether a reference is of a type.
    TypeTest(Ty),
    /// Whether a reference may be an element of an array, which may be of a subtype of the type given.
    StoreTest(Ty),
    /// The name of an exception's class.
    ClassName,
    /// Structural code for a reference whose type is known only at run time.
    Dynamic(crate::derive::Derived, Ty),
    /// The `System.Type` of a type or of a union case's class; `open`: of a generic definition.
    TypeObject { ty: Ty, case: Option<usize>, open: bool },
    /// The place of the program's last call of the library, as text.
    SiteText,
    /// Where the program starts.
    Entry,
}

/// The state.
pub struct Cx<'a> {
    /// The checked program.
    pub program: &'a tast::Program,
    /// Sources, for positions.
    pub map: &'a SourceMap,
    /// What is made.
    pub out: Program,
    /// Errors.
    pub diags: Vec<Diagnostic>,
    /// Work list.
    pub jobs: VecDeque<(FuncId, Job)>,
    /// Instances by key.
    pub instances: FxHashMap<InstKey, FuncId>,
    /// Number of instances with known function arguments, by function.
    pub instance_counts: FxHashMap<ValId, usize>,
    /// Bodies of function values.
    pub closure_bodies: FxHashMap<(Shape, usize), FuncId>,
    /// `apply` helpers.
    pub applies: FxHashMap<(Ty, usize), FuncId>,
    /// Bodies of partial applications.
    pub partials: FxHashMap<(Ty, usize, usize), FuncId>,
    /// Functions that give the static values of instances of generic types.
    pub storages: FxHashMap<(ValId, Vec<Ty>), FuncId>,
    /// Functions of delegate types, by what they do.
    pub delegate_fns: FxHashMap<(Ty, &'static str), FuncId>,
    /// Structural code.
    pub derived: FxHashMap<(crate::derive::Derived, Ty), FuncId>,
    /// Dispatchers.
    pub dispatchers: FxHashMap<(ValId, Vec<Ty>, Ty), FuncId>,
    /// Type tests.
    pub type_tests: FxHashMap<Ty, FuncId>,
    /// Tests of what is stored in arrays, by type of element.
    pub store_tests: FxHashMap<Ty, FuncId>,
    /// The function that names an exception's class.
    pub class_name: Option<FuncId>,
    /// Functions that give `System.Type` values.
    pub type_objects: FxHashMap<(Ty, Option<usize>, bool), FuncId>,
    /// Structural code for references of any type.
    pub dynamic: FxHashMap<(crate::derive::Derived, Ty), FuncId>,
    /// Classes that others inherit from.
    pub extended: FxHashSet<TyConId>,
    /// Functions whose code depends on which cells exist; made again while that changes.
    pub late: Vec<(FuncId, Job)>,
    /// Places of the program's calls of the library.
    pub sites: crate::sites::Sites,
    /// Instances of the program's own functions.
    pub own_funcs: FxHashSet<FuncId>,
    /// Where the last exception was raised, when it may be caught.
    pub raised_at: Option<GlobalId>,
    /// Machine types of concrete types.
    pub tys: FxHashMap<Ty, mir::Ty>,
    /// Cells of classes, arrays, ...
    pub cell_of: FxHashMap<Ty, mir::CellId>,
    /// Cells of boxed values.
    pub boxes: FxHashMap<Ty, mir::CellId>,
    /// Every boxed type that exists, for type tests, in order of appearance.
    pub cell_types: Vec<(mir::CellId, Ty)>,
    /// Cells of which some reference says less than their type: they were cast to `obj`, an interface or a base class.
    /// Only they can be behind such a reference.
    pub unknown: FxHashSet<mir::CellId>,
    /// Variables that an earlier attempt took for never assigned, wrongly.
    pub set_later: FxHashSet<ValId>,
    /// Variables that this attempt takes for never assigned.
    pub assumed_unset: FxHashSet<ValId>,
    /// Variables that lowered code assigns.
    pub assigned: FxHashSet<ValId>,
    /// See [`crate::layout::fixed_up`].
    pub fixed_up: FxHashSet<(TyConId, usize)>,
    /// Object expressions: cell, interface or base type, members.
    pub object_exprs: Vec<crate::object_expr::ObjectClass>,
    /// Whether the definition of a type contains itself by value.
    pub recursive: FxHashMap<TyConId, bool>,
    /// Static cells by content.
    pub statics: FxHashMap<StaticCell, StaticId>,
    /// Module-level variables.
    pub globals: FxHashMap<ValId, GlobalId>,
    /// Initialisation steps that set values, by value.
    pub init_of: FxHashMap<ValId, usize>,
    /// Steps that are needed, with their functions.
    pub init_funcs: FxHashMap<usize, FuncId>,
    /// Static buffers by place of their text.
    pub buffers: FxHashMap<Span, GlobalId>,
    /// Free locals of lambdas.
    pub free: FxHashMap<(usize, ExprId), Rc<[LocalId]>>,
    /// Locals whose address is taken, by body.
    pub addressed: FxHashMap<usize, Rc<FxHashSet<LocalId>>>,
    /// Cells of mutable locals whose address is taken.
    pub slots: FxHashMap<mir::Ty, mir::CellId>,
    /// Modules and functions of the memory system, by path.
    pub runtime_paths: FxHashSet<Symbol>,
    /// What the source demands of functions.
    pub contracts: crate::contracts::Contracts,
    /// Files of the library.
    pub library_files: FxHashSet<FileId>,
    /// Whether some `try .. with` is reachable, so that failures can be caught.
    pub has_handlers: bool,
    /// The functions `children` and `destroy` that `memory` writes, in programs that may make cycles of cells.
    pub children: Option<FuncId>,
    /// [`Options::debug`].
    pub debug: bool,
    /// Names of lookups that failed, to report each once.
    pub missing: FxHashSet<String>,
}

impl<'a> Cx<'a> {
    /// Nothing lowered yet.
    pub fn new(program: &'a tast::Program, map: &'a SourceMap, options: &Options) -> Cx<'a> {
        let mut aggs = IndexVec::new();
        aggs.push(AggLayout { name: Symbol::intern("unit"), kind: AggKind::Struct(Vec::new()) });
        let mut cells = IndexVec::new();
        cells.push(CellLayout { name: Symbol::intern("obj"), kind: CellKind::Any, nullable: true });
        cells.push(CellLayout { name: Symbol::intern("string"), kind: CellKind::Text, nullable: true });
        let out = Program {
            word: options.word,
            funcs: IndexVec::new(),
            aggs,
            cells,
            globals: IndexVec::new(),
            statics: IndexVec::new(),
            imports: IndexVec::new(),
            entry: FuncId(0),
            runtime: RuntimeFns::default(),
            names: mir::LayoutNames::default(),
        };
        let mut init_of = FxHashMap::default();
        for (i, init) in program.inits.iter().enumerate() {
            match init {
                tast::Init::Val(v) => {
                    init_of.insert(*v, i);
                }
                tast::Init::Do { body, .. } => {
                    for e in body.exprs.iter() {
                        if let tast::ExprKind::InitVal(v, _) = &e.kind {
                            init_of.insert(*v, i);
                        }
                    }
                }
            }
        }
        let mut cx = Cx {
            program,
            map,
            out,
            diags: Vec::new(),
            jobs: VecDeque::new(),
            instances: FxHashMap::default(),
            instance_counts: FxHashMap::default(),
            closure_bodies: FxHashMap::default(),
            applies: FxHashMap::default(),
            partials: FxHashMap::default(),
            delegate_fns: FxHashMap::default(),
            derived: FxHashMap::default(),
            dispatchers: FxHashMap::default(),
            type_tests: FxHashMap::default(),
            store_tests: FxHashMap::default(),
            class_name: None,
            type_objects: FxHashMap::default(),
            dynamic: FxHashMap::default(),
            extended: FxHashSet::default(),
            late: Vec::new(),
            sites: crate::sites::Sites::default(),
            own_funcs: FxHashSet::default(),
            raised_at: None,
            tys: FxHashMap::default(),
            cell_of: FxHashMap::default(),
            boxes: FxHashMap::default(),
            cell_types: vec![(Program::TEXT, types::Builtin::String.ty())],
            unknown: FxHashSet::default(),
            set_later: FxHashSet::default(),
            fixed_up: crate::layout::fixed_up(program),
            assumed_unset: FxHashSet::default(),
            assigned: FxHashSet::default(),
            object_exprs: Vec::new(),
            storages: FxHashMap::default(),
            recursive: FxHashMap::default(),
            statics: FxHashMap::default(),
            globals: FxHashMap::default(),
            init_of,
            init_funcs: FxHashMap::default(),
            buffers: FxHashMap::default(),
            free: FxHashMap::default(),
            addressed: FxHashMap::default(),
            slots: FxHashMap::default(),
            runtime_paths: FxHashSet::default(),
            contracts: crate::contracts::Contracts::default(),
            library_files: program.files.iter().filter(|f| f.is_library).map(|f| f.file).collect(),
            has_handlers: false,
            children: None,
            debug: options.debug,
            missing: FxHashSet::default(),
        };
        cx.find_runtime_code();
        cx.find_contracts();
        cx.find_extended();
        cx
    }

    fn find_runtime_code(&mut self) {
        let marked = |attrs: &[tast::Attr]| attrs.iter().any(|a| a.name.as_str() == "RuntimeCode");
        for file in self.program.files.iter().filter(|f| f.is_library) {
            let modules = file.modules.iter().filter(|m| marked(&m.attrs)).map(|m| m.path);
            let vals = file.vals.iter().filter(|v| marked(&v.attrs)).map(|v| v.path);
            self.runtime_paths.extend(modules.chain(vals));
        }
    }

    /// Whether a function belongs to the memory system.
    pub fn is_runtime_code(&self, id: ValId) -> bool {
        let path = self.program.val(id).path;
        if self.runtime_paths.contains(&path) {
            return true;
        }
        let text = path.as_str();
        text.match_indices('.').any(|(i, _)| self.runtime_paths.contains(&Symbol::intern(&text[..i])))
    }

    /// Whether a file is part of the library.
    pub fn is_library(&self, file: FileId) -> bool {
        self.library_files.contains(&file)
    }

    /// A body with its origin.
    pub fn body_ref(&self, body: &Arc<Body>, file: FileId) -> BodyRef {
        BodyRef { body: body.clone(), is_library: self.is_library(file) }
    }

    /// Reports a construct that cannot be compiled yet.
    pub fn not_yet(&mut self, span: Span, what: &str) {
        let text = format!("{what} cannot be compiled yet");
        if self.missing.insert(format!("{span:?}{what}")) {
            self.diags.push(Diagnostic::error("FF2002", span, text));
        }
    }

    /// A library function that must exist.
    pub fn library_val(&mut self, path: &str) -> Option<ValId> {
        let found = self.program.find_val(path);
        if found.is_none() && self.missing.insert(path.to_string()) {
            self.diags
                .push(Diagnostic::global("FF9010", format!("the library has no `{path}`, which compiled code needs")));
        }
        found
    }

    /// A constant cell.
    pub fn static_cell(&mut self, cell: StaticCell) -> StaticId {
        if let Some(id) = self.statics.get(&cell) {
            return *id;
        }
        let id = self.out.statics.push(cell.clone());
        self.statics.insert(cell, id);
        id
    }

    /// A new function id whose code follows.
    pub fn declare(&mut self, name: &str, kind: FuncKind, ret: mir::Ty, job: Job) -> FuncId {
        let id = self.out.funcs.push(empty_function(name, kind, ret));
        self.jobs.push_back((id, job));
        id
    }

    /// The variable of a module-level value.
    pub fn global(&mut self, id: ValId, ty: mir::Ty) -> GlobalId {
        if let Some(g) = self.globals.get(&id) {
            return *g;
        }
        let def = self.program.val(id);
        let g = self.out.globals.push(Global { name: def.path, ty, bytes: None, init: None, span: Some(def.span) });
        self.globals.insert(id, g);
        if let Some(step) = self.init_of.get(&id).copied() {
            self.need_init(step);
        }
        g
    }

    /// Schedules an initialisation step.
    pub fn need_init(&mut self, step: usize) {
        if !self.init_funcs.contains_key(&step) {
            let unit = mir::Ty::Agg(Program::UNIT);
            let f = self.declare(&format!("init.{step}"), FuncKind::Source, unit, Job::Init(step));
            self.init_funcs.insert(step, f);
        }
    }

    /// `file(line,col)` of a place.
    pub fn location(&self, span: Span) -> String {
        let at = self.map.start(span);
        format!("{}({},{})", self.map.file(span.file).name, at.line, at.col)
    }

    /// The finished program, or why there is none.
    pub fn finish(self) -> Result<Program, Vec<Diagnostic>> {
        if self.diags.is_empty() { Ok(self.out) } else { Err(self.diags) }
    }
}

/// A function without code.
pub fn empty_function(name: &str, kind: FuncKind, ret: mir::Ty) -> Function {
    Function {
        name: Symbol::intern(name),
        kind,
        modes: Vec::new(),
        ret,
        values: IndexVec::new(),
        blocks: IndexVec::new(),
        captures: Vec::new(),
        raises: false,
        no_return: false,
        is_cold: false,
        no_opt: false,
        contracts: Vec::new(),
        always_inline: false,
        no_inline: false,
        is_runtime: false,
        export: None,
        span: None,
    }
}
