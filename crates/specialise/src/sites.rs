//! Where the program called the library: a failure inside a function of the library is the caller's, and says so.
//!
//! Before a call of a library function that may fail the program stores the number of the call's place in one variable:
//! a single instruction, and nothing when no failure can follow. What fails in the library reads it.
//!
//! ```fsharp
//! Map.find 3 m        // site = 17; call FSharp.Collections.Map.find
//! ```

use base::{FxHashMap, Idx, Span};
use mir::{FuncId, FuncKind, Global, GlobalId, InstKind, Program, StaticCell, Terminator, Value};
use types::{Builtin, Ty};

use crate::cx::{Cx, Job};
use crate::emit::Fx;
use crate::value::{Shape, Val};

/// Places of calls, numbered from 1.
#[derive(Default)]
pub struct Sites {
    /// Number of the place of the last call of the library.
    last: Option<GlobalId>,
    /// The same when the last exception was raised.
    raised: Option<GlobalId>,
    /// The function that gives the place as text.
    text: Option<FuncId>,
    /// File, line and column of each place.
    places: Vec<(u32, u32, u32)>,
    /// Numbers by place.
    numbers: FxHashMap<(u32, u32, u32), i64>,
    /// Names of files.
    files: Vec<String>,
}

impl Sites {
    /// Number of places known.
    pub fn len(&self) -> usize {
        self.places.len()
    }
}

impl Cx<'_> {
    fn site_variable(&mut self, name: &str) -> GlobalId {
        let name = base::Symbol::intern(name);
        self.out.globals.push(Global { name, ty: mir::Ty::I32, bytes: None, init: None, span: None })
    }

    fn last_site(&mut self) -> GlobalId {
        match self.sites.last {
            Some(g) => g,
            None => {
                let g = self.site_variable("site.last");
                self.sites.last = Some(g);
                g
            }
        }
    }

    fn raised_site(&mut self) -> GlobalId {
        match self.sites.raised {
            Some(g) => g,
            None => {
                let g = self.site_variable("site.raised");
                self.sites.raised = Some(g);
                g
            }
        }
    }

    fn site_number(&mut self, span: Span) -> i64 {
        let at = self.map.start(span);
        let name = self.map.file(span.file).name.to_string();
        let file = self.sites.files.iter().position(|f| *f == name).unwrap_or_else(|| {
            self.sites.files.push(name);
            self.sites.files.len() - 1
        });
        let place = (file as u32, at.line, at.col);
        if let Some(n) = self.sites.numbers.get(&place) {
            return *n;
        }
        self.sites.places.push(place);
        let n = self.sites.places.len() as i64;
        self.sites.numbers.insert(place, n);
        n
    }

    fn site_text_fn(&mut self) -> FuncId {
        if let Some(f) = self.sites.text {
            return f;
        }
        let f = self.declare_late("site text", mir::Ty::Cell(Program::TEXT), Job::SiteText);
        self.sites.text = Some(f);
        f
    }

    /// Whether an instance is code of the library.
    pub fn is_library_shape(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Val(id, _) => self.is_library(id.file),
            Shape::Lambda { body, .. } | Shape::Rec { body, .. } => body.is_library,
            Shape::Partial(f, _) => self.is_library_shape(f),
            Shape::Dyn(_) | Shape::Unit | Shape::Agg(_) | Shape::Delayed(..) | Shape::As(_) => true,
        }
    }
}

impl Fx<'_, '_> {
    /// Notes the place of a call that the program makes.
    pub fn note_site(&mut self, callee: FuncId) {
        let Some(span) = self.user_span else { return };
        if self.cx.own_funcs.contains(&callee) {
            return;
        }
        let n = self.cx.site_number(span);
        let g = self.cx.last_site();
        let v = self.int(n, mir::Ty::I32);
        self.emit_void(InstKind::GlobalSet(g, v));
    }

    /// The place of the program's call that led into the library.
    pub fn site_location(&mut self) -> Value {
        let f = self.cx.site_text_fn();
        self.emit(InstKind::Call(f, Vec::new()), mir::Ty::Cell(Program::TEXT))
    }

    /// Raises an exception of the library to a handler: the text of its place is made only when nobody catches it.
    pub fn raise_from_library(&mut self, e: Value) -> Val {
        let (last, raised, at) = (self.cx.last_site(), self.cx.raised_site(), self.cx.raised_at());
        let n = self.emit(InstKind::GlobalGet(last), mir::Ty::I32);
        self.emit_void(InstKind::GlobalSet(raised, n));
        let none = self.zero(mir::Ty::Cell(Program::TEXT));
        self.emit_void(InstKind::GlobalSet(at, none));
        self.raise_value(e);
        Val::Never
    }

    /// The place where the exception that nobody caught was raised.
    pub fn raised_location(&mut self) -> Value {
        let string = Builtin::String.ty();
        let (last, raised, at) = (self.cx.last_site(), self.cx.raised_site(), self.cx.raised_at());
        let text = self.emit(InstKind::GlobalGet(at), mir::Ty::Cell(Program::TEXT));
        let zero = self.zero(mir::Ty::Cell(Program::TEXT));
        let unknown = self.compare(mir::CmpOp::Eq, text, zero);
        let (library, own) = (self.block(), self.block());
        self.branch(unknown, library, own, None);
        self.switch_to(library);
        let n = self.emit(InstKind::GlobalGet(raised), mir::Ty::I32);
        self.emit_void(InstKind::GlobalSet(last, n));
        let found = self.site_location();
        let a = self.way(Val::Ssa(found));
        self.switch_to(own);
        let b = self.way(Val::Ssa(text));
        let joined = self.join(vec![a, b], string);
        self.materialise(&joined, string)
    }

    /// The code of [`Cx::site_text_fn`].
    pub fn site_text_body(mut self) {
        let string = Builtin::String.ty();
        let table_ty = Ty::con(Builtin::Array.id(), &[Builtin::Int64.ty()]);
        let g = self.cx.last_site();
        let n = self.emit(InstKind::GlobalGet(g), mir::Ty::I32);
        let zero = self.zero(mir::Ty::I32);
        let none = self.compare(mir::CmpOp::Eq, n, zero);
        let (unknown, known) = (self.block(), self.block());
        self.branch(none, unknown, known, None);
        self.switch_to(unknown);
        let empty = self.text("");
        self.terminate(Terminator::Return(empty));
        self.switch_to(known);
        let mir::Ty::Cell(cell) = self.cx.mir_ty(table_ty) else { unreachable!("invariant: an array is a cell") };
        let pack = |p: &(u32, u32, u32)| u64::from(p.0) << 48 | u64::from(p.1) << 16 | u64::from(p.2.min(65535));
        let bits = self.cx.sites.places.iter().map(pack).collect();
        let table = self.cx.static_cell(StaticCell::Array(cell, bits));
        let table = self.emit(InstKind::Static(table), mir::Ty::Cell(cell));
        let one = self.int(1, mir::Ty::I32);
        let index = self.binary(mir::BinOp::Sub, n, one);
        let index = self.word_of(index);
        let packed = self.emit(InstKind::ArrayGet(table, index), mir::Ty::I64);
        let shift = self.int(48, mir::Ty::I64);
        let file = self.binary(mir::BinOp::ShrU, packed, shift);
        let mut ways = Vec::new();
        for (i, name) in self.cx.sites.files.clone().iter().enumerate() {
            let k = self.int(i as i64, mir::Ty::I64);
            let hit = self.compare(mir::CmpOp::Eq, file, k);
            let (yes, on) = (self.block(), self.block());
            self.branch(hit, yes, on, None);
            self.switch_to(yes);
            let text = self.text(name);
            ways.push(self.way(Val::Ssa(text)));
            self.switch_to(on);
        }
        let other = self.text("?");
        ways.push(self.way(Val::Ssa(other)));
        let name = self.join(ways, string);
        let text = self.call_library("Firefly.Runtime.Failure.place", vec![], vec![name, Val::Ssa(packed)]);
        let v = self.materialise(&text, string);
        self.terminate(Terminator::Return(v));
        self.finish(Vec::new());
    }
}

/// Takes away the notes before calls of functions from which no failure of the library can be reached.
pub fn drop_notes(cx: &mut Cx<'_>) {
    let Some(last) = cx.sites.last else { return };
    let reads = readers(&cx.out, last);
    for id in cx.out.funcs.ids() {
        for b in cx.out.funcs[id].blocks.ids().collect::<Vec<_>>() {
            let block = &mut cx.out.funcs[id].blocks[b];
            // Backwards: whether the next call reads the note.
            let mut needed = match &block.term {
                Terminator::Invoke { func, .. } | Terminator::TailCall(func, _) => reads[func.index()],
                Terminator::InvokeClosure { .. } | Terminator::TailCallClosure(..) => true,
                _ => false,
            };
            let mut keep = vec![true; block.insts.len()];
            for (i, inst) in block.insts.iter().enumerate().rev() {
                match &inst.kind {
                    InstKind::Call(f, _) => needed = reads[f.index()],
                    InstKind::CallClosure(..) => needed = true,
                    InstKind::GlobalGet(g) if *g == last => needed = true,
                    InstKind::GlobalSet(g, _) if *g == last => {
                        keep[i] = needed;
                        needed = false;
                    }
                    _ => {}
                }
            }
            let mut kept = keep.into_iter();
            block.insts.retain(|_| kept.next().unwrap_or(true));
        }
    }
}

/// Functions from which code that reads the variable can be reached.
fn readers(program: &Program, last: GlobalId) -> Vec<bool> {
    let n = program.funcs.len();
    let mut callers: Vec<Vec<usize>> = vec![Vec::new(); n + 1];
    let mut reads = vec![false; n + 1];
    for (id, f) in program.funcs.iter_enumerated() {
        for b in f.blocks.iter() {
            for inst in &b.insts {
                match &inst.kind {
                    InstKind::Call(g, _) => callers[g.index()].push(id.index()),
                    InstKind::CallClosure(..) => callers[n].push(id.index()),
                    InstKind::GlobalGet(g) if *g == last => reads[id.index()] = true,
                    _ => {}
                }
            }
            match &b.term {
                Terminator::Invoke { func, .. } | Terminator::TailCall(func, _) => {
                    callers[func.index()].push(id.index());
                }
                Terminator::InvokeClosure { .. } | Terminator::TailCallClosure(..) => callers[n].push(id.index()),
                _ => {}
            }
        }
        if f.kind == FuncKind::Closure {
            callers[id.index()].push(n);
        }
    }
    let mut work: Vec<usize> = (0..n).filter(|i| reads[*i]).collect();
    while let Some(g) = work.pop() {
        for c in &callers[g] {
            if !std::mem::replace(&mut reads[*c], true) {
                work.push(*c);
            }
        }
    }
    reads
}
