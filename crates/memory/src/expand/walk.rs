//! Ways through the references that a cell holds, with a word that goes from one to the next.
//!
//! In: a layout, the address of its content. Out: code that does one thing to each reference: [`Walk::Drop`] ends its
//! ownership (the word is the work list of [`super::destroy`]), [`Walk::Visit`] shows its address to the search for
//! cycles (the word is the step) if it may lead into one.

use mir::layout::{ELEMENTS, union_slots};
use mir::{
    AggId, AggKind, BinOp, CmpOp, ConvOp, Function, FunctionBuilder, InstKind, Program, Target, Terminator, Ty, Value,
};

use super::generate::{Generated, Job, array_bytes, at, builder};

/// What is done to each reference.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Walk {
    /// Its ownership ends.
    Drop,
    /// The search for cycles sees it.
    Visit,
}

impl Walk {
    /// Whether values of a type hold references that matter.
    fn wants(self, program: &Program, generated: &Generated, ty: Ty) -> bool {
        match self {
            Walk::Drop => program.is_managed(ty),
            Walk::Visit => generated.tied.ty(program, ty),
        }
    }

    /// Fields at offsets from a cell's start.
    pub(super) fn fields(
        self,
        program: &Program,
        generated: &mut Generated,
        b: &mut FunctionBuilder,
        p: Value,
        fields: &[(u64, Ty)],
        word: Value,
    ) -> Value {
        let mut word = word;
        for (offset, ty) in fields {
            if self.wants(program, generated, *ty) {
                let addr = at(program, b, p, *offset);
                word = self.value(program, generated, b, *ty, addr, word);
            }
        }
        word
    }

    /// The elements of an array.
    pub(super) fn elements(
        self,
        program: &Program,
        generated: &mut Generated,
        b: &mut FunctionBuilder,
        elem: Ty,
        p: Value,
        work: Value,
    ) -> Value {
        if !self.wants(program, generated, elem) {
            return work;
        }
        let word = program.word_ty();
        let (len, _) = array_bytes(program, b, elem, p);
        let (head, head_params) = b.block_with(&[word, word]);
        let (body, after) = (b.block(), b.block());
        let zero = b.int(0, word);
        let first = at(program, b, p, ELEMENTS);
        b.jump(head, &[zero, work]);
        b.switch_to(head);
        let (i, so_far) = (head_params[0], head_params[1]);
        let more = b.compare(CmpOp::LtU, i, len);
        b.branch(more, body, after);
        b.switch_to(body);
        let stride = b.int(program.stride(elem) as i64, word);
        let offset = b.binary(BinOp::Mul, i, stride);
        let addr = b.value(InstKind::PtrAdd(first, offset), Ty::Ptr);
        let rest = self.value(program, generated, b, elem, addr, so_far);
        let one = b.int(1, word);
        let next = b.binary(BinOp::Add, i, one);
        b.jump(head, &[next, rest]);
        b.switch_to(after);
        so_far
    }

    /// The value of a type at an address.
    fn value(
        self,
        program: &Program,
        generated: &mut Generated,
        b: &mut FunctionBuilder,
        ty: Ty,
        addr: Value,
        work: Value,
    ) -> Value {
        let word = program.word_ty();
        match (ty, self) {
            (Ty::Agg(id), _) => {
                let func = generated.function(program, Job::WalkAgg(self, id));
                b.call(func, &[addr, work], word)
            }
            (_, Walk::Drop) => {
                let p = b.value(InstKind::Load(addr), Ty::Ptr);
                let job = if generated.tied.ty(program, ty) { Job::DropTied } else { Job::DropCell };
                let func = generated.function(program, job);
                b.call(func, &[p, work], word)
            }
            (_, Walk::Visit) => {
                let cycles = program.runtime.cycles.expect("invariant: what may be part of a cycle names the search");
                b.call(cycles.visit, &[addr, work], word)
            }
        }
    }

    /// The function that does it to each field of an aggregate at an address.
    pub(super) fn aggregate(self, program: &Program, generated: &mut Generated, id: AggId) -> Function {
        let word = program.word_ty();
        let layout = &program.aggs[id];
        let name = match self {
            Walk::Drop => "drop",
            Walk::Visit => "visit",
        };
        let mut b = builder(&format!("{name} {}", layout.name), &[Ty::Ptr, word], word, true);
        let (p, work) = (b.arg(0), b.arg(1));
        match &layout.kind {
            AggKind::Struct(tys) => {
                let (offsets, _) = program.struct_offsets(0, tys);
                let fields: Vec<(u64, Ty)> = offsets.into_iter().zip(tys.iter().copied()).collect();
                let work = self.fields(program, generated, &mut b, p, &fields, work);
                b.ret(work);
            }
            AggKind::Union(cases) => self.union(program, generated, &mut b, cases, (p, work)),
        }
        b.finish()
    }

    fn union(
        self,
        program: &Program,
        generated: &mut Generated,
        b: &mut FunctionBuilder,
        cases: &[Vec<Ty>],
        (p, work): (Value, Value),
    ) {
        let slots = union_slots(cases);
        let mut all = vec![slots.tag];
        all.extend(&slots.slots);
        let (offsets, _) = program.struct_offsets(0, &all);
        let tag = b.value(InstKind::Load(p), slots.tag);
        let tag = if slots.tag == Ty::I32 { tag } else { b.convert(ConvOp::ZExt, tag, Ty::I32) };
        let start = b.current();
        let mut targets = Vec::new();
        for (case, tys) in (0i64..).zip(cases) {
            if !tys.iter().any(|t| self.wants(program, generated, *t)) {
                continue;
            }
            let block = b.block();
            b.switch_to(block);
            let map = &slots.map[case as usize];
            let fields: Vec<(u64, Ty)> =
                map.iter().map(|s| offsets[*s as usize + 1]).zip(tys.iter().copied()).collect();
            let work = self.fields(program, generated, b, p, &fields, work);
            b.ret(work);
            targets.push((case, Target::new(block, [])));
        }
        let none = b.block();
        b.switch_to(start);
        b.terminate(Terminator::Switch { on: tag, cases: targets, default: Target::new(none, []) });
        b.switch_to(none);
        b.ret(work);
    }
}
