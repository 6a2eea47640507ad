//! The work list, and where the program starts: process start, initialisation in file order, `main`, exit.

use std::rc::Rc;
use std::sync::Arc;

use base::IndexVec;
use mir::tied::Tied;
use mir::{CycleFns, FuncId, FuncKind, FunctionBuilder, InstKind, Mode, Program, Target, Terminator};
use tast::{Body, Init, ValKind};
use types::{Builtin, Ty, ValId};

use crate::cx::{Cx, InstKey, Job};
use crate::emit::{Fx, Handler, SelfLoop};
use crate::failure;
use crate::layout::MAX_TYPE_DEPTH;
use crate::value::{BodyRef, Fun, Shape, Val};

/// Lowers everything that is reachable into `cx.out`.
pub fn lower_program(cx: &mut Cx<'_>) {
    cx.find_handlers();
    runtime_functions(cx);
    for (i, init) in cx.program.inits.iter().enumerate() {
        let file = match init {
            Init::Val(v) => v.file,
            Init::Do { file, .. } => *file,
        };
        if !cx.is_library(file) && !is_folded(cx, init) {
            cx.need_init(i);
        }
    }
    let unit = mir::Ty::Agg(Program::UNIT);
    let start = cx.declare_late("start", unit, Job::Entry);
    cx.out.funcs[start].no_return = true;
    cx.out.entry = start;
    run(cx);
    for (v, args) in cx.unseen_contracts() {
        plain_instance(cx, v, &args);
    }
    run(cx);
    cycle_functions(cx);
    if !cx.diags.is_empty() {
        return;
    }
    let exn = cx.mir_ty(Builtin::Exn.ty());
    crate::sites::drop_notes(cx);
    failure::mark_raising(&mut cx.out);
    crate::tail::tail_calls(&mut cx.out);
    failure::error_edges(&mut cx.out, exn);
    crate::guard::remove_unneeded(&mut cx.out);
}

/// Constants need no initialisation.
fn is_folded(cx: &mut Cx<'_>, init: &Init) -> bool {
    match init {
        Init::Val(v) => {
            let def = cx.program.val(*v);
            let is_mutable = def.is_mutable;
            let generic = !def.scheme.params.is_empty() || !matches!(def.kind, ValKind::Value);
            def.literal.is_some() || generic || !is_mutable && cx.folds(*v)
        }
        Init::Do { .. } => false,
    }
}

/// Functions that later stages call.
fn runtime_functions(cx: &mut Cx<'_>) {
    let find = |cx: &mut Cx<'_>, path: &str, args: &[Ty]| {
        let v = cx.library_val(path)?;
        Some(plain_instance(cx, v, args))
    };
    let (word, ptr) = (Builtin::IntPtr.ty(), byte_ptr());
    cx.out.runtime.destroy = Some(written_later(cx, "destroy", &[mir::Ty::Ptr], mir::Ty::Agg(Program::UNIT)));
    cx.out.runtime.later = find(cx, "Firefly.Runtime.Heap.later", &[ptr]);
    cx.out.runtime.alloc = find(cx, "Firefly.Runtime.Heap.alloc", &[word]);
    cx.out.runtime.free = find(cx, "Firefly.Runtime.Heap.free", &[ptr, word]);
    cx.out.runtime.region_enter = find(cx, "Firefly.Runtime.Regions.enter", &[ptr]);
    cx.out.runtime.region_alloc = find(cx, "Firefly.Runtime.Regions.alloc", &[ptr, word]);
    cx.out.runtime.region_leave = find(cx, "Firefly.Runtime.Regions.leave", &[ptr]);
    cx.out.runtime.trace = find(cx, "Firefly.Runtime.Heap.trace", &[]);
    for name in ["memcpy", "memmove", "memset", "memcmp"] {
        let path = format!("Firefly.Runtime.Memory.{name}");
        if let Some(v) = cx.library_val(&path) {
            let tys = crate::layout::uncurry(cx.program.val(v).scheme.ty).0;
            plain_instance(cx, v, &tys);
        }
    }
}

/// A function of the counting system whose body `memory` writes.
fn written_later(cx: &mut Cx<'_>, name: &str, params: &[mir::Ty], ret: mir::Ty) -> FuncId {
    let mut b = FunctionBuilder::new(name, params, ret);
    b.func().kind = FuncKind::Generated;
    b.func().is_runtime = true;
    b.func().modes = vec![Mode::Borrowed; params.len()];
    cx.out.funcs.push(b.finish())
}

/// What a program needs in which cells may be part of cycles.
fn cycle_functions(cx: &mut Cx<'_>) {
    if !cx.diags.is_empty() || Tied::new(&cx.out).is_empty() {
        return;
    }
    let (word, ptr) = (Builtin::IntPtr.ty(), byte_ptr());
    let find = |cx: &mut Cx<'_>, name: &str, args: &[Ty]| {
        let v = cx.library_val(&format!("Firefly.Runtime.Cycles.{name}"))?;
        Some(plain_instance(cx, v, args))
    };
    let mir_word = cx.out.word_ty();
    let children = written_later(cx, "children", &[mir::Ty::Ptr, mir_word], mir_word);
    cx.children = Some(children);
    let [suspect, forget] = ["suspect", "forget"].map(|name| find(cx, name, &[ptr]));
    let (visit, finish) = (find(cx, "visit", &[ptr, word]), find(cx, "finish", &[]));
    if let (Some(suspect), Some(forget), Some(visit), Some(finish)) = (suspect, forget, visit, finish) {
        cx.out.runtime.cycles = Some(CycleFns { suspect, forget, visit, finish, children });
    }
    run(cx);
}

fn byte_ptr() -> Ty {
    Ty::con(Builtin::NativePtr.id(), &[Builtin::Byte.ty()])
}

/// The instance of a function without type parameters, all arguments machine values.
fn plain_instance(cx: &mut Cx<'_>, v: ValId, args: &[Ty]) -> FuncId {
    let fun = Fun::Val(v, Rc::from([]));
    let fty = cx.fun_ty(&fun);
    let ret = cx.mir_ty(crate::layout::after(fty, cx.fun_arity(&fun)));
    let unit = mir::Ty::Agg(Program::UNIT);
    let shape = |t: &Ty, cx: &mut Cx<'_>| if cx.mir_ty(*t) == unit { Shape::Unit } else { Shape::Dyn(*t) };
    let args = args.iter().map(|t| shape(t, cx)).collect::<Vec<_>>();
    let args = if args.is_empty() { vec![Shape::Unit] } else { args };
    cx.instance(InstKey { callee: Shape::Val(v, Vec::new()), args }, ret)
}

/// Lowers what is on the work list; what depends on the closed world is lowered again until nothing new appears.
fn run(cx: &mut Cx<'_>) {
    loop {
        while let Some((id, job)) = cx.jobs.pop_front() {
            lower_job(cx, id, job);
        }
        let size = world_size(cx);
        let mut i = 0;
        while i < cx.late.len() {
            let (id, job) = cx.late[i].clone();
            let name = cx.out.funcs[id].name;
            let (ret, no_return) = (cx.out.funcs[id].ret, cx.out.funcs[id].no_return);
            cx.out.funcs[id] = crate::cx::empty_function(name.as_str(), FuncKind::Generated, ret);
            cx.out.funcs[id].no_return = no_return;
            lower_job(cx, id, job);
            i += 1;
        }
        if cx.jobs.is_empty() && world_size(cx) == size {
            return;
        }
    }
}

fn world_size(cx: &Cx<'_>) -> [usize; 7] {
    let (cells, objects, steps) = (cx.cell_types.len(), cx.object_exprs.len(), cx.init_funcs.len());
    [cells, cx.unknown.len(), objects, steps, cx.late.len(), cx.out.globals.len(), cx.sites.len()]
}

fn empty_body() -> BodyRef {
    let body = Body { exprs: IndexVec::new(), pats: IndexVec::new(), locals: IndexVec::new(), root: tast::ExprId(0) };
    BodyRef { body: Arc::new(body), is_library: true }
}

fn lower_job(cx: &mut Cx<'_>, id: FuncId, job: Job) {
    let fx = Fx::new(cx, id, empty_body(), Rc::new(Vec::new()));
    match job {
        Job::Instance(key) => fx.instance_body(&key),
        Job::ClosureBody { callee, arity, ty } => fx.closure_body(&callee, arity, ty),
        Job::Apply { ty, args } => fx.apply_body(ty, args),
        Job::PartialBody { ty, held, more } => fx.partial_code(ty, held, more),
        Job::DelegateMaker(ty) => fx.delegate_maker(ty),
        Job::DelegateCalls(ty) => fx.delegate_calls(ty),
        Job::DelegateObjects(ty) => fx.delegate_objects(ty),
        Job::Derived(d, ty) => fx.derived_body(d, ty),
        Job::Init(step) => fx.init_body(step),
        Job::Storage { val, types, global } => fx.storage_body(val, types, global),
        Job::Dispatch { slot, types, taken } => fx.dispatch_body(slot, &types, taken),
        Job::TypeTest(ty) => fx.type_test_body(ty),
        Job::StoreTest(elem) => fx.store_test_body(elem),
        Job::ClassName => fx.class_name_body(),
        Job::Dynamic(d, ty) => fx.dynamic_body(d, ty),
        Job::TypeObject { ty, case, open } => fx.type_object_body(ty, case, open),
        Job::SiteText => fx.site_text_body(),
        Job::Entry => fx.entry_body(),
    }
}

/// How deep the types nest at which a function is instantiated.
fn fun_depth(fun: &Fun) -> u32 {
    let deepest = |tys: &mut dyn Iterator<Item = Ty>| tys.map(Ty::depth).max().unwrap_or(0);
    match fun {
        Fun::Val(_, tys) => deepest(&mut tys.iter().copied()),
        Fun::Lambda(lam) => deepest(&mut lam.subst.iter().map(|(_, t)| *t)),
        Fun::Rec(group, _) => deepest(&mut group.subst.iter().map(|(_, t)| *t)),
        Fun::Partial(p) => fun_depth(&p.0),
    }
}

impl Fx<'_, '_> {
    /// The code of an instance: its parameters are the machine values of what it captures, then of its arguments.
    fn instance_body(mut self, key: &InstKey) {
        let entry = self.cur;
        let header = self.block();
        let mut params = Vec::new();
        let mut next = |fx: &mut Self, ty: mir::Ty| {
            params.push(fx.param(entry, ty));
            fx.param(header, ty)
        };
        let fun = self.fun_of_shape(&key.callee, &mut next);
        let args: Vec<Val> = key.args.iter().map(|s| self.val_of_shape(s, &mut next)).collect();
        let fty = self.cx.fun_ty(&fun);
        let ret = crate::layout::after(fty, args.len());
        let count = params.len();
        self.terminate(Terminator::Jump(Target { block: header, args: params }));
        self.switch_to(header);
        self.self_loop = Some(SelfLoop { func: self.id, header });
        let val = if fun_depth(&fun) > MAX_TYPE_DEPTH {
            self.failure("typesTooDeep");
            Val::Never
        } else {
            self.enter(&fun, args)
        };
        if !matches!(val, Val::Never) {
            let v = self.materialise(&val, ret);
            self.terminate(Terminator::Return(v));
        }
        self.finish(vec![Mode::Owned; count]);
    }

    /// A step of static initialisation.
    fn init_body(mut self, step: usize) {
        match &self.cx.program.inits[step] {
            Init::Val(v) => {
                let v = *v;
                if let Some(body) = self.cx.program.body(v).cloned() {
                    let def = self.cx.program.val(v);
                    let ty = self.cx.concrete(def.scheme.ty, &Rc::new(Vec::new()));
                    self.frame = crate::call::frame(self.cx.body_ref(&body, v.file), Rc::new(Vec::new()));
                    let val = self.lower(body.root, false);
                    self.set_global(v, &val, ty);
                }
            }
            Init::Do { body, file, .. } => {
                let body = body.clone();
                self.frame = crate::call::frame(self.cx.body_ref(&body, *file), Rc::new(Vec::new()));
                self.lower(body.root, false);
            }
        }
        let unit = self.zero(mir::Ty::Agg(Program::UNIT));
        self.terminate(Terminator::Return(unit));
        self.finish(Vec::new());
    }

    fn set_global(&mut self, v: ValId, val: &Val, ty: Ty) {
        if matches!(val, Val::Never) {
            return;
        }
        let value = self.materialise(val, ty);
        let mty = self.cx.mir_ty(ty);
        if mty != mir::Ty::Agg(Program::UNIT) {
            let g = self.cx.global(v, mty);
            self.emit_void(InstKind::GlobalSet(g, value));
        }
    }

    /// Where the program starts.
    fn entry_body(mut self) {
        let entry = self.cur;
        let stack = self.param(entry, mir::Ty::Ptr);
        self.call_library("Firefly.Runtime.Process.start", vec![], vec![Val::Ssa(stack)]);
        let handler = self.cx.has_handlers.then(|| {
            let block = self.block();
            self.handler = Some(Handler { block, muts: Vec::new() });
            block
        });
        let unit = mir::Ty::Agg(Program::UNIT);
        let mut steps: Vec<(usize, FuncId)> = self.cx.init_funcs.iter().map(|(i, f)| (*i, *f)).collect();
        steps.sort();
        for (_, f) in steps {
            self.call(f, Vec::new(), unit);
        }
        let code = self.call_main();
        self.call_library("Firefly.Runtime.Process.finish", vec![], vec![Val::Unit]);
        self.handler = None;
        self.release_globals();
        let int = Builtin::Int32.ty();
        self.leave(code, int);
        if let Some(block) = handler {
            self.unhandled(block);
        }
        self.finish(vec![Mode::Owned]);
    }

    fn call_main(&mut self) -> Val {
        let Some(main) = self.cx.program.entry else {
            return Val::Ssa(self.int(0, mir::Ty::I32));
        };
        let fun = Fun::Val(main, Rc::from([]));
        let fty = self.cx.fun_ty(&fun);
        let takes_array = fty.as_fun().is_some_and(|(a, _)| a.builtin() == Some(Builtin::Array));
        let args = if takes_array {
            self.call_library("Firefly.Runtime.Process.arguments", vec![], vec![Val::Unit])
        } else {
            Val::Unit
        };
        let code = self.apply_fun(&fun, vec![args], false);
        match code {
            Val::Unit => Val::Ssa(self.int(0, mir::Ty::I32)),
            Val::Never => Val::Never,
            v => v,
        }
    }

    fn leave(&mut self, code: Val, int: Ty) {
        if !matches!(code, Val::Never)
            && let Some(v) = self.cx.library_val("Firefly.Runtime.Process.exit")
        {
            let unit = Builtin::Unit.ty();
            let tys: Vec<Ty> = self.cx.program.val(v).scheme.params.iter().map(|_| unit).collect();
            self.call_instance(&Fun::Val(v, tys.into()), vec![code], &[int], unit, false);
        }
        self.terminate(Terminator::Unreachable);
    }

    /// When the memory trace is on, module-level values are given back before the report.
    fn release_globals(&mut self) {
        let traced = self.call_library("Firefly.Runtime.Heap.traceEnabled", vec![], vec![Val::Unit]);
        let c = self.materialise(&traced, Builtin::Bool.ty());
        let (yes, on) = (self.block(), self.block());
        self.branch(c, yes, on, Some(false));
        self.switch_to(yes);
        let globals: Vec<(mir::GlobalId, mir::Ty)> =
            self.cx.out.globals.iter_enumerated().map(|(g, d)| (g, d.ty)).collect();
        for (g, ty) in globals {
            if self.cx.out.is_managed(ty) {
                let zero = self.zero(ty);
                self.emit_void(InstKind::GlobalSet(g, zero));
            }
        }
        self.call_library("Firefly.Runtime.Heap.trace", vec![], vec![Val::Unit]);
        self.jump(on, Vec::new());
        self.switch_to(on);
    }

    /// An exception that nothing catches.
    fn unhandled(&mut self, block: mir::Block) {
        let exn = self.cx.mir_ty(Builtin::Exn.ty());
        let e = self.param(block, exn);
        self.switch_to(block);
        let location = self.raised_location();
        if let Some(v) = self.cx.library_val("Firefly.Runtime.Failure.raise") {
            let unit = Builtin::Unit.ty();
            let tys: Vec<Ty> = self.cx.program.val(v).scheme.params.iter().map(|_| unit).collect();
            let args = vec![Val::Ssa(e), Val::Ssa(location)];
            self.call_instance(&Fun::Val(v, tys.into()), args, &[Builtin::Exn.ty(), Builtin::String.ty()], unit, false);
        }
        self.terminate(Terminator::Unreachable);
    }
}
