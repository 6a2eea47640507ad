//! The operands of instructions and terminators, in the order in which they are written.
//!
//! In: an instruction. Out: calls of a visitor. Everything that walks operands goes through here, so a new
//! instruction is added in one place; who owns what is [`crate::ownership`]'s business.

use crate::{Inst, InstKind, Place, Target, Terminator, Value};

impl Place {
    /// The address of the region.
    pub fn region(&self) -> Option<Value> {
        if let Place::Region(r) = self { Some(*r) } else { None }
    }

    /// The same, to be changed.
    pub fn region_mut(&mut self) -> Option<&mut Value> {
        if let Place::Region(r) = self { Some(r) } else { None }
    }
}

impl InstKind {
    /// Visits each operand.
    pub fn for_each_operand(&self, mut f: impl FnMut(Value)) {
        use InstKind as K;
        match self {
            K::Const(_) | K::Zero | K::Static(_) | K::GlobalGet(_) | K::GlobalAddr(_) | K::Pause | K::FuncAddr(_) => {}
            K::Unary(_, a)
            | K::Convert(_, a)
            | K::Extract(a, _)
            | K::Tag(a)
            | K::ExtractCase(a, _, _)
            | K::CellTag(a)
            | K::Field(a, _, _)
            | K::FieldAddr(a, _)
            | K::ArrayLen(a)
            | K::TextHeader(a)
            | K::TextData(a)
            | K::Capture(a, _)
            | K::ClosureArity(a)
            | K::IsCell(a, _)
            | K::CastCell(a)
            | K::GlobalSet(_, a)
            | K::Load(a)
            | K::StackAlloc(a, _)
            | K::Retain(a)
            | K::Release(a)
            | K::EndCell(a)
            | K::RegionBegin(a)
            | K::RegionEnd(a)
            | K::DebugValue(_, a) => f(*a),
            K::NewArray { len, place, .. } => {
                f(*len);
                place.region().into_iter().for_each(&mut f);
            }
            K::Binary(_, a, b)
            | K::Compare(_, a, b)
            | K::Insert(a, _, b)
            | K::SetField(a, _, b)
            | K::ArrayGet(a, b)
            | K::ArrayAddr(a, b)
            | K::Store(a, b)
            | K::Replace(a, b)
            | K::PtrAdd(a, b) => {
                f(*a);
                f(*b);
            }
            K::NewText { len, wide, place } => {
                f(*len);
                f(*wide);
                place.region().into_iter().for_each(&mut f);
            }
            K::Select(a, b, c)
            | K::ArraySet(a, b, c)
            | K::MemMove(a, b, c)
            | K::MemCopy(a, b, c)
            | K::MemSet(a, b, c) => {
                f(*a);
                f(*b);
                f(*c);
            }
            K::MakeAgg(_, vs) | K::MakeCase(_, _, vs) | K::CallImport(_, vs) | K::Call(_, vs) => {
                vs.iter().for_each(|v| f(*v))
            }
            K::New { fields: vs, place, .. } | K::NewClosure { captures: vs, place, .. } => {
                vs.iter().for_each(|v| f(*v));
                place.region().into_iter().for_each(&mut f);
            }
            K::CallClosure(a, vs) | K::Syscall(a, vs) | K::Unpack(a, _, vs) => {
                f(*a);
                vs.iter().for_each(|v| f(*v));
            }
        }
    }

    /// Visits each operand for replacement.
    pub fn for_each_operand_mut(&mut self, mut f: impl FnMut(&mut Value)) {
        use InstKind as K;
        match self {
            K::Const(_) | K::Zero | K::Static(_) | K::GlobalGet(_) | K::GlobalAddr(_) | K::Pause | K::FuncAddr(_) => {}
            K::Unary(_, a)
            | K::Convert(_, a)
            | K::Extract(a, _)
            | K::Tag(a)
            | K::ExtractCase(a, _, _)
            | K::CellTag(a)
            | K::Field(a, _, _)
            | K::FieldAddr(a, _)
            | K::ArrayLen(a)
            | K::TextHeader(a)
            | K::TextData(a)
            | K::Capture(a, _)
            | K::ClosureArity(a)
            | K::IsCell(a, _)
            | K::CastCell(a)
            | K::GlobalSet(_, a)
            | K::Load(a)
            | K::StackAlloc(a, _)
            | K::Retain(a)
            | K::Release(a)
            | K::EndCell(a)
            | K::RegionBegin(a)
            | K::RegionEnd(a)
            | K::DebugValue(_, a) => f(a),
            K::NewArray { len, place, .. } => {
                f(len);
                place.region_mut().into_iter().for_each(&mut f);
            }
            K::Binary(_, a, b)
            | K::Compare(_, a, b)
            | K::Insert(a, _, b)
            | K::SetField(a, _, b)
            | K::ArrayGet(a, b)
            | K::ArrayAddr(a, b)
            | K::Store(a, b)
            | K::Replace(a, b)
            | K::PtrAdd(a, b) => {
                f(a);
                f(b);
            }
            K::NewText { len, wide, place } => {
                f(len);
                f(wide);
                place.region_mut().into_iter().for_each(&mut f);
            }
            K::Select(a, b, c)
            | K::ArraySet(a, b, c)
            | K::MemMove(a, b, c)
            | K::MemCopy(a, b, c)
            | K::MemSet(a, b, c) => {
                f(a);
                f(b);
                f(c);
            }
            K::MakeAgg(_, vs) | K::MakeCase(_, _, vs) | K::CallImport(_, vs) | K::Call(_, vs) => {
                vs.iter_mut().for_each(f)
            }
            K::New { fields: vs, place, .. } | K::NewClosure { captures: vs, place, .. } => {
                vs.iter_mut().for_each(&mut f);
                place.region_mut().into_iter().for_each(&mut f);
            }
            K::CallClosure(a, vs) | K::Syscall(a, vs) | K::Unpack(a, _, vs) => {
                f(a);
                vs.iter_mut().for_each(f);
            }
        }
    }

    /// Where an allocation goes; none if it is none.
    pub fn place(&self) -> Option<Place> {
        match self {
            InstKind::New { place, .. }
            | InstKind::NewArray { place, .. }
            | InstKind::NewText { place, .. }
            | InstKind::NewClosure { place, .. } => Some(*place),
            _ => None,
        }
    }

    /// The same, to be decided.
    pub fn place_mut(&mut self) -> Option<&mut Place> {
        match self {
            InstKind::New { place, .. }
            | InstKind::NewArray { place, .. }
            | InstKind::NewText { place, .. }
            | InstKind::NewClosure { place, .. } => Some(place),
            _ => None,
        }
    }

    /// Whether the instruction defines a value, whatever its operands are.
    pub fn has_result(&self) -> bool {
        use InstKind as K;
        match self {
            K::SetField(..)
            | K::ArraySet(..)
            | K::GlobalSet(..)
            | K::Store(..)
            | K::Replace(..)
            | K::MemMove(..)
            | K::MemCopy(..)
            | K::MemSet(..)
            | K::Pause
            | K::Retain(_)
            | K::Release(_)
            | K::Unpack(..)
            | K::EndCell(_)
            | K::RegionBegin(_)
            | K::RegionEnd(_)
            | K::DebugValue(..) => false,
            K::Const(_)
            | K::Zero
            | K::Static(_)
            | K::Binary(..)
            | K::Unary(..)
            | K::Compare(..)
            | K::Convert(..)
            | K::Select(..)
            | K::MakeAgg(..)
            | K::Extract(..)
            | K::Insert(..)
            | K::MakeCase(..)
            | K::Tag(_)
            | K::ExtractCase(..)
            | K::New { .. }
            | K::NewArray { .. }
            | K::NewText { .. }
            | K::NewClosure { .. }
            | K::CellTag(_)
            | K::Field(..)
            | K::FieldAddr(..)
            | K::ArrayLen(_)
            | K::ArrayGet(..)
            | K::ArrayAddr(..)
            | K::TextHeader(_)
            | K::TextData(_)
            | K::Capture(..)
            | K::ClosureArity(_)
            | K::CallClosure(..)
            | K::IsCell(..)
            | K::CastCell(_)
            | K::GlobalGet(_)
            | K::GlobalAddr(_)
            | K::Load(_)
            | K::PtrAdd(..)
            | K::StackAlloc(..)
            | K::Syscall(..)
            | K::CallImport(..)
            | K::FuncAddr(_)
            | K::Call(..) => true,
        }
    }
}

impl Inst {
    /// An instruction without a position.
    pub fn new(kind: InstKind, result: Option<Value>) -> Inst {
        Inst { kind, result, span: None }
    }
}

impl Target {
    /// A target with arguments.
    pub fn new(block: crate::Block, args: impl Into<Vec<Value>>) -> Target {
        Target { block, args: args.into() }
    }
}

impl Terminator {
    /// Visits each operand that is not the argument of a target.
    pub fn for_each_operand(&self, mut f: impl FnMut(Value)) {
        match self {
            Terminator::Jump(_) | Terminator::Unreachable => {}
            Terminator::Branch { cond: v, .. }
            | Terminator::Switch { on: v, .. }
            | Terminator::Return(v)
            | Terminator::Raise(v) => f(*v),
            Terminator::TailCall(_, args) | Terminator::Invoke { args, .. } => args.iter().for_each(|v| f(*v)),
            Terminator::TailCallClosure(c, args) | Terminator::InvokeClosure { closure: c, args, .. } => {
                f(*c);
                args.iter().for_each(|v| f(*v));
            }
        }
    }

    /// Visits each operand, those of targets included, for replacement.
    pub fn for_each_operand_mut(&mut self, mut f: impl FnMut(&mut Value)) {
        match self {
            Terminator::Jump(_) | Terminator::Unreachable => {}
            Terminator::Branch { cond: v, .. }
            | Terminator::Switch { on: v, .. }
            | Terminator::Return(v)
            | Terminator::Raise(v) => f(v),
            Terminator::TailCall(_, args) | Terminator::Invoke { args, .. } => args.iter_mut().for_each(&mut f),
            Terminator::TailCallClosure(c, args) | Terminator::InvokeClosure { closure: c, args, .. } => {
                f(c);
                args.iter_mut().for_each(&mut f);
            }
        }
        self.for_each_target_mut(|t| t.args.iter_mut().for_each(&mut f));
    }

    /// Visits each way out of the block that leads to another block, in order.
    pub fn for_each_target(&self, mut f: impl FnMut(&Target)) {
        match self {
            Terminator::Jump(t) => f(t),
            Terminator::Branch { then, els, .. } => {
                f(then);
                f(els);
            }
            Terminator::Switch { cases, default, .. } => {
                cases.iter().for_each(|(_, t)| f(t));
                f(default);
            }
            Terminator::Invoke { normal, error, .. } | Terminator::InvokeClosure { normal, error, .. } => {
                f(normal);
                f(error);
            }
            Terminator::Return(_)
            | Terminator::TailCall(..)
            | Terminator::TailCallClosure(..)
            | Terminator::Raise(_)
            | Terminator::Unreachable => {}
        }
    }

    /// Visits each way out for replacement, in the order of [`Terminator::for_each_target`].
    pub fn for_each_target_mut(&mut self, mut f: impl FnMut(&mut Target)) {
        match self {
            Terminator::Jump(t) => f(t),
            Terminator::Branch { then, els, .. } => {
                f(then);
                f(els);
            }
            Terminator::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|(_, t)| f(t));
                f(default);
            }
            Terminator::Invoke { normal, error, .. } | Terminator::InvokeClosure { normal, error, .. } => {
                f(normal);
                f(error);
            }
            Terminator::Return(_)
            | Terminator::TailCall(..)
            | Terminator::TailCallClosure(..)
            | Terminator::Raise(_)
            | Terminator::Unreachable => {}
        }
    }

    /// Parameters of a target that the terminator itself supplies, before the target's arguments: 1 for the ways out
    /// of an invocation, else 0.
    pub fn supplied_params(&self) -> usize {
        match self {
            Terminator::Invoke { .. } | Terminator::InvokeClosure { .. } => 1,
            Terminator::Jump(_)
            | Terminator::Branch { .. }
            | Terminator::Switch { .. }
            | Terminator::Return(_)
            | Terminator::TailCall(..)
            | Terminator::TailCallClosure(..)
            | Terminator::Raise(_)
            | Terminator::Unreachable => 0,
        }
    }
}
