//! The library's intrinsics; `library/INTRINSICS.md` is their specification.

use base::{Span, Symbol};
use mir::{BinOp, CmpOp, ConvOp, Global, InstKind, Place, Program, Terminator, UnOp, Value};
use tast::{Const, ExprId, ExprKind, TyConKind};
use types::{Builtin, Ty, TyKind};

use crate::cx::InstKey;
use crate::derive::Derived;
use crate::emit::{Fx, Slot};
use crate::value::{Fun, Shape, Val};

impl Fx<'_, '_> {
    /// `(# "op" type (..) args : ret #)`
    pub fn lower_intrinsic(&mut self, e: ExprId, op: Symbol, types: &[Ty], args: &[ExprId]) -> Val {
        let span = self.frame.body.body.exprs[e].span;
        let types: Vec<Ty> = types.iter().map(|t| self.concrete(*t)).collect();
        let ret = self.ty(e);
        match op.as_str() {
            "static_buffer" => return self.static_buffer(args, span),
            "field_addr" => return self.addr_of(args[0]),
            "is_unset" if self.stays_unset(args[0]) => return Val::Bool(true),
            _ => {}
        }
        let tys: Vec<Ty> = args.iter().map(|a| self.ty(*a)).collect();
        // What has not been made is not null.
        let lowered = if matches!(op.as_str(), "is_null" | "is_null_object") {
            self.lower_args(args)
        } else {
            self.lower_all(args)
        };
        let Some(vals) = lowered else {
            return Val::Never;
        };
        if !self.frame.body.is_library && matches!(op.as_str(), "to_string" | "hash" | "object_equals") {
            self.require_object(&vals[0], tys[0]);
        }
        let call = Call { types, tys, vals, ret, span };
        let found = self
            .type_intrinsic(op.as_str(), &call)
            .or_else(|| self.number_intrinsic(op.as_str(), &call))
            .or_else(|| self.memory_intrinsic(op.as_str(), &call))
            .or_else(|| self.object_intrinsic(op.as_str(), &call))
            .or_else(|| self.structural_intrinsic(op.as_str(), &call));
        found.unwrap_or_else(|| self.unsupported(span, &format!("the intrinsic `{op}`")))
    }

    /// Whether no code that is lowered assigns the module-level variable, which starts as null. That is taken for
    /// granted until an assignment turns up; then the program is lowered again (`set_later`).
    fn stays_unset(&mut self, variable: ExprId) -> bool {
        let ExprKind::Val(v, _) = self.frame.body.body.exprs[variable].kind else {
            return false;
        };
        let unset = !self.cx.set_later.contains(&v);
        if unset {
            self.cx.assumed_unset.insert(v);
        }
        unset
    }

    fn arg(&mut self, c: &Call, i: usize) -> Value {
        self.materialise(&c.vals[i], c.tys[i])
    }

    fn type_intrinsic(&mut self, op: &str, c: &Call) -> Option<Val> {
        let first = c.types.first().copied();
        Some(match op {
            "type_is" => Val::Bool(first? == *c.types.get(1)?),
            "type_may_be" => {
                let (ty, other) = (first?, *c.types.get(1)?);
                Val::Bool(self.cx.is_unknown(ty) || self.cx.is_subtype(ty, other))
            }
            "type_kind" => {
                let k = self.type_kind(first?);
                Val::Ssa(self.int(k, mir::Ty::I32))
            }
            "type_name" => {
                let name = self.cx.type_name(first?);
                Val::Text(name.encode_utf16().collect::<Vec<_>>().into())
            }
            "enum_text" => {
                let args = vec![c.vals[0].clone(), c.vals[1].clone()];
                self.call_library("Firefly.Runtime.Types.enumText", vec![c.tys[0]], args)
            }
            "typedefof" => self.type_object(first?, None, true),
            "sizeof" => {
                let mty = self.cx.mir_ty(first?);
                let n = self.cx.out.size_of(mty).size;
                Val::Ssa(self.int(n as i64, mir::Ty::I32))
            }
            "zero" => {
                let mty = self.cx.mir_ty(c.ret);
                if mty == mir::Ty::Agg(Program::UNIT) { Val::Unit } else { Val::Ssa(self.zero(mty)) }
            }
            "unreachable" => {
                self.terminate(Terminator::Unreachable);
                Val::Never
            }
            _ => return None,
        })
    }

    fn type_kind(&mut self, ty: Ty) -> i64 {
        match ty.kind() {
            TyKind::Tuple(..) => return 9,
            TyKind::AnonRecord(..) => return 10,
            TyKind::Fun(..) => return 14,
            _ => {}
        }
        let Some((id, _)) = ty.as_con() else { return 0 };
        match Builtin::of(id) {
            Some(b) if b.is_signed() => 1,
            Some(b) if b.is_integer() => 2,
            Some(b) if b.is_float() => 3,
            Some(Builtin::Bool) => 4,
            Some(Builtin::Char) => 5,
            Some(Builtin::String) => 6,
            Some(Builtin::Unit) => 8,
            Some(Builtin::List) => 12,
            Some(Builtin::Array | Builtin::Array2D | Builtin::Array3D | Builtin::Array4D) => 13,
            Some(Builtin::Exn | Builtin::Obj) => 15,
            Some(_) => 0,
            None => match self.cx.program.tycon(id).kind {
                TyConKind::Enum(..) => 7,
                TyConKind::Record(_) => 10,
                TyConKind::Union(_) => 11,
                TyConKind::Class(_) | TyConKind::Exception(_) => 15,
                TyConKind::Interface => 16,
                TyConKind::Delegate(..) => 14,
                TyConKind::Builtin(_) | TyConKind::Abbrev(_) | TyConKind::Measure(_) | TyConKind::Opaque => 0,
            },
        }
    }

    fn number_intrinsic(&mut self, op: &str, c: &Call) -> Option<Val> {
        if c.vals.is_empty() {
            return None;
        }
        let mret = self.cx.mir_ty(c.ret);
        let un = |o: UnOp| Some(o);
        let unary = match op {
            "popcount" => un(UnOp::PopCount),
            "leading_zeros" => un(UnOp::LeadingZeros),
            "trailing_zeros" => un(UnOp::TrailingZeros),
            "byte_swap" => un(UnOp::ByteSwap),
            "fabs" => un(UnOp::FAbs),
            "fsqrt" => un(UnOp::FSqrt),
            "ffloor" => un(UnOp::FFloor),
            "fceil" => un(UnOp::FCeil),
            "ftrunc" => un(UnOp::FTrunc),
            "frint" => un(UnOp::FRint),
            _ => None,
        };
        if let Some(u) = unary {
            let x = self.arg(c, 0);
            return Some(Val::Ssa(self.emit(InstKind::Unary(u, x), mret)));
        }
        let signed = self.primitive(c.tys[0]).is_some_and(Builtin::is_signed);
        let pick = |s, u| Some(if signed { s } else { u });
        let binary = match op {
            "add_overflows" => pick(BinOp::AddOverflowS, BinOp::AddOverflowU),
            "sub_overflows" => pick(BinOp::SubOverflowS, BinOp::SubOverflowU),
            "mul_overflows" => pick(BinOp::MulOverflowS, BinOp::MulOverflowU),
            "mul_high" => pick(BinOp::MulHighS, BinOp::MulHighU),
            "rotate_left" => Some(BinOp::RotL),
            "rotate_right" => Some(BinOp::RotR),
            "fcopysign" => Some(BinOp::FCopySign),
            _ => None,
        };
        if let Some(b) = binary {
            let (x, y) = (self.arg(c, 0), self.arg(c, 1));
            return Some(Val::Ssa(self.binary(b, x, y)));
        }
        match op {
            "convert" => {
                let (from, to) = (self.primitive(c.tys[0])?, self.primitive(c.ret)?);
                let x = self.arg(c, 0);
                Some(Val::Ssa(self.convert(x, from, to)))
            }
            "bitcast" => {
                let x = self.arg(c, 0);
                Some(Val::Ssa(self.emit(InstKind::Convert(ConvOp::Bitcast, x), mret)))
            }
            "retype" => self.retype(c),
            _ => None,
        }
    }

    /// The same value under another type of the same representation.
    fn retype(&mut self, c: &Call) -> Option<Val> {
        if c.tys[0] == c.ret {
            return Some(c.vals[0].clone());
        }
        let x = self.arg(c, 0);
        let (from, to) = (self.ty_of(x), self.cx.mir_ty(c.ret));
        if from == to {
            return Some(Val::Ssa(x));
        }
        match (from, to) {
            (mir::Ty::Cell(_), mir::Ty::Cell(_)) => Some(Val::Ssa(self.emit(InstKind::CastCell(x), to))),
            (mir::Ty::Ptr, _) => Some(Val::Ssa(self.emit(InstKind::Convert(ConvOp::PtrToInt, x), to))),
            (_, mir::Ty::Ptr) => Some(Val::Ssa(self.emit(InstKind::Convert(ConvOp::IntToPtr, x), to))),
            _ => {
                let what = format!("`retype` from `{}` to `{}`", self.cx.ty_name(c.tys[0]), self.cx.ty_name(c.ret));
                Some(self.unsupported(c.span, &what))
            }
        }
    }

    fn memory_intrinsic(&mut self, op: &str, c: &Call) -> Option<Val> {
        let mret = self.cx.mir_ty(c.ret);
        let unit = mret == mir::Ty::Agg(Program::UNIT);
        match op {
            "load" => {
                if unit {
                    return Some(Val::Unit);
                }
                let p = self.arg(c, 0);
                Some(Val::Ssa(self.emit(InstKind::Load(p), mret)))
            }
            "store" => {
                let (p, v) = (self.arg(c, 0), self.arg(c, 1));
                self.emit_void(InstKind::Store(p, v));
                Some(Val::Unit)
            }
            "ptr_add" => {
                let (p, n) = (self.arg(c, 0), self.arg(c, 1));
                Some(Val::Ssa(self.emit(InstKind::PtrAdd(p, n), mir::Ty::Ptr)))
            }
            "ptr_to_int" | "int_to_ptr" => {
                let o = if op == "ptr_to_int" { ConvOp::PtrToInt } else { ConvOp::IntToPtr };
                let p = self.arg(c, 0);
                Some(Val::Ssa(self.emit(InstKind::Convert(o, p), mret)))
            }
            "mem_move" | "mem_copy" | "mem_set" => {
                let (a, b, n) = (self.arg(c, 0), self.arg(c, 1), self.arg(c, 2));
                self.emit_void(match op {
                    "mem_move" => InstKind::MemMove(a, b, n),
                    "mem_copy" => InstKind::MemCopy(a, b, n),
                    _ => InstKind::MemSet(a, b, n),
                });
                Some(Val::Unit)
            }
            "stack_alloc" => {
                let n = self.arg(c, 0);
                Some(Val::Ssa(self.emit(InstKind::StackAlloc(n, 16), mir::Ty::Ptr)))
            }
            "syscall" => {
                let all: Vec<Value> = (0..c.vals.len()).map(|i| self.arg(c, i)).collect();
                Some(Val::Ssa(self.emit(InstKind::Syscall(all[0], all[1..].to_vec()), mret)))
            }
            "pause" => {
                self.emit_void(InstKind::Pause);
                Some(Val::Unit)
            }
            "foreign_call" => self.foreign_call(c),
            "function_address" => self.function_address(c),
            "cell_children" => {
                let (cell, step) = (self.arg(c, 0), self.arg(c, 1));
                let children = self.cx.children?;
                Some(Val::Ssa(self.emit(InstKind::Call(children, vec![cell, step]), mret)))
            }
            "cell_destroy" => {
                let cell = self.arg(c, 0);
                let destroy = self.cx.out.runtime.destroy?;
                self.emit(InstKind::Call(destroy, vec![cell]), mret);
                Some(Val::Unit)
            }
            _ => None,
        }
    }

    /// The address of a module-level function, which takes all its arguments as machine values.
    fn function_address(&mut self, c: &Call) -> Option<Val> {
        let Val::Fun(Fun::Val(id, tys)) = &c.vals[0] else { return None };
        let (params, ret) = crate::layout::uncurry(c.tys[0]);
        let args = params.into_iter().map(Shape::Dyn).collect();
        let ret = self.cx.mir_ty(ret);
        let key = InstKey { callee: Shape::Val(*id, tys.to_vec()), args };
        let func = self.cx.instance(key, ret);
        let address = self.emit(InstKind::FuncAddr(func), mir::Ty::Ptr);
        let word = self.cx.out.word_ty();
        Some(Val::Ssa(self.emit(InstKind::Convert(ConvOp::PtrToInt, address), word)))
    }

    /// Calls the function that a constant descriptor names.
    fn foreign_call(&mut self, c: &Call) -> Option<Val> {
        let Val::Agg(parts) = &c.vals[0] else {
            return Some(self.unsupported(c.span, "a call through a foreign function that is not a constant"));
        };
        let text = |v: &Val| match v {
            Val::Text(units) => Some(String::from_utf16_lossy(units)),
            _ => None,
        };
        let (Some(library), Some(symbol)) = (parts.first().and_then(text), parts.get(1).and_then(text)) else {
            return Some(self.unsupported(c.span, "a call through a foreign function that is not a constant"));
        };
        let convention = match parts.get(2) {
            Some(Val::Case(1, _)) => "StdCall",
            _ => "Cdecl",
        };
        let (params, args) = (c.tys[1..].to_vec(), c.vals[1..].to_vec());
        let (params, args) = crate::call::flatten_args(params, args);
        Some(self.foreign(&library, &symbol, convention, &params, c.ret, args))
    }

    fn static_buffer(&mut self, args: &[ExprId], span: Span) -> Val {
        let body = self.frame.body.clone();
        let ExprKind::Const(Const::Int(n)) = body.body.exprs[args[0]].kind else {
            return self.unsupported(span, "a static buffer of a size that is no constant");
        };
        let known = self.cx.buffers.get(&span).copied();
        let g = known.unwrap_or_else(|| {
            let g = self.cx.out.globals.push(Global {
                name: Symbol::intern(&format!("buffer.{}", self.cx.buffers.len())),
                ty: mir::Ty::I8,
                bytes: Some(n as u64),
                init: None,
                span: Some(span),
            });
            self.cx.buffers.insert(span, g);
            g
        });
        Val::Ssa(self.emit(InstKind::GlobalAddr(g), mir::Ty::Ptr))
    }

    fn object_intrinsic(&mut self, op: &str, c: &Call) -> Option<Val> {
        let word = self.cx.out.word_ty();
        match op {
            "text_new" => {
                let (len, wide) = (self.arg(c, 0), self.arg(c, 1));
                let kind = InstKind::NewText { len, wide, place: Place::Unplaced };
                Some(Val::Ssa(self.emit(kind, mir::Ty::Cell(Program::TEXT))))
            }
            "text_header" => {
                let s = self.arg(c, 0);
                Some(Val::Ssa(self.emit(InstKind::TextHeader(s), word)))
            }
            "text_data" => {
                let s = self.arg(c, 0);
                Some(Val::Ssa(self.emit(InstKind::TextData(s), mir::Ty::Ptr)))
            }
            "array_new" => {
                let n = self.arg(c, 0);
                let len = self.word_of(n);
                let mty = self.cx.mir_ty(c.ret);
                let mir::Ty::Cell(cell) = mty else { return None };
                Some(Val::Ssa(self.emit(InstKind::NewArray { cell, len, place: Place::Unplaced }, mty)))
            }
            "array_length" => {
                let a = self.arg(c, 0);
                let n = self.emit(InstKind::ArrayLen(a), word);
                Some(Val::Ssa(self.narrow(n)))
            }
            "array_get" | "array_get_checked" => self.array_get(c, op == "array_get_checked"),
            "array_set" | "array_set_checked" => self.array_set(c, op == "array_set_checked"),
            "array_addr" => {
                let a = self.arg(c, 0);
                let i = self.arg(c, 1);
                let i = self.word_of(i);
                Some(Val::Ssa(self.emit(InstKind::ArrayAddr(a, i), mir::Ty::Ptr)))
            }
            "is_null" if matches!(&c.vals[0], Val::Delayed(_)) => Some(Val::Bool(false)),
            "is_null_object" if c.tys[0] == Builtin::Unit.ty() => Some(Val::Bool(true)),
            "is_null_object" => Some(self.is_null_object(&c.vals[0], c.tys[0])),
            "is_null" | "is_unset" => {
                let v = self.arg(c, 0);
                let ty = self.ty_of(v);
                if !matches!(ty, mir::Ty::Cell(_) | mir::Ty::Ptr) {
                    return Some(Val::Bool(false));
                }
                let zero = self.zero(ty);
                Some(Val::Ssa(self.compare(CmpOp::Eq, v, zero)))
            }
            "phys_equal" => {
                let (a, b) = (self.arg(c, 0), self.arg(c, 1));
                if !matches!(self.ty_of(a), mir::Ty::Cell(_)) {
                    return Some(self.equals(&Val::Ssa(a), &Val::Ssa(b), c.tys[0], true));
                }
                Some(Val::Ssa(self.compare(CmpOp::Eq, a, b)))
            }
            // A use that borrows: the value lives at least until here.
            "keep_alive" => {
                let v = self.arg(c, 0);
                if matches!(self.ty_of(v), mir::Ty::Cell(_)) {
                    self.emit(InstKind::Convert(ConvOp::CellToPtr, v), mir::Ty::Ptr);
                }
                Some(Val::Unit)
            }
            "phys_hash" => {
                let v = self.arg(c, 0);
                if !matches!(self.ty_of(v), mir::Ty::Cell(_)) {
                    return Some(Val::Ssa(self.hash(&Val::Ssa(v), c.tys[0])));
                }
                Some(Val::Ssa(self.address_hash(v)))
            }
            "raise" => {
                let e = self.arg(c, 0);
                Some(self.raise_here(e))
            }
            "class_name" => {
                let v = self.arg(c, 0);
                let f = self.cx.class_name_fn();
                let any = mir::Ty::Cell(Program::ANY);
                let v = self.emit(InstKind::CastCell(v), any);
                Some(Val::Ssa(self.emit(InstKind::Call(f, vec![v]), mir::Ty::Cell(Program::TEXT))))
            }
            "raise_at" => {
                let (e, location) = (self.arg(c, 0), self.arg(c, 1));
                Some(self.raise_at(e, location))
            }
            "list_set_tail" => {
                let (l, t) = (self.arg(c, 0), self.arg(c, 1));
                self.list_set_tail(l, t);
                Some(Val::Unit)
            }
            _ => None,
        }
    }

    /// Sets the tail of a fresh list cell whose tail is empty.
    fn list_set_tail(&mut self, l: Value, t: Value) {
        let mir::Ty::Cell(cell) = self.ty_of(l) else { return };
        let offsets = self.cx.out.cell_offsets(cell, 1).0;
        let p = self.emit(InstKind::Convert(ConvOp::CellToPtr, l), mir::Ty::Ptr);
        let at = self.word(offsets[1] as i64);
        let p = self.emit(InstKind::PtrAdd(p, at), mir::Ty::Ptr);
        self.emit_void(InstKind::Store(p, t));
    }

    /// An `int` index or length as a word, sign kept.
    pub fn word_of(&mut self, v: Value) -> Value {
        let word = self.cx.out.word_ty();
        if self.ty_of(v) == word { v } else { self.emit(InstKind::Convert(ConvOp::SExt, v), word) }
    }

    fn narrow(&mut self, v: Value) -> Value {
        if self.ty_of(v) == mir::Ty::I32 { v } else { self.emit(InstKind::Convert(ConvOp::Trunc, v), mir::Ty::I32) }
    }

    fn element(&mut self, c: &Call, checked: bool) -> (Value, Value) {
        let a = self.arg(c, 0);
        let i = self.arg(c, 1);
        let i = self.word_of(i);
        if checked {
            let word = self.cx.out.word_ty();
            let mty = self.ty_of(a);
            let zero = self.zero(mty);
            let null = self.compare(CmpOp::Eq, a, zero);
            self.fail_if(null, "nullReference");
            let n = self.emit(InstKind::ArrayLen(a), word);
            let bad = self.compare(CmpOp::GeU, i, n);
            self.fail_if(bad, "indexOutOfRange");
        }
        (a, i)
    }

    fn array_get(&mut self, c: &Call, checked: bool) -> Option<Val> {
        let (a, i) = self.element(c, checked);
        let mty = self.cx.mir_ty(c.ret);
        if mty == mir::Ty::Agg(Program::UNIT) {
            return Some(Val::Unit);
        }
        Some(Val::Ssa(self.emit(InstKind::ArrayGet(a, i), mty)))
    }

    fn array_set(&mut self, c: &Call, checked: bool) -> Option<Val> {
        let v = self.arg(c, 2);
        let (a, i) = self.element(c, checked);
        if checked {
            self.check_stored(a, c.tys[2], v);
        }
        self.emit_void(InstKind::ArraySet(a, i, v));
        Some(Val::Unit)
    }

    fn structural_intrinsic(&mut self, op: &str, c: &Call) -> Option<Val> {
        let t = *c.tys.first()?;
        Some(match op {
            "equals" => self.equals(&c.vals[0], &c.vals[1], t, false),
            "equals_er" => self.equals(&c.vals[0], &c.vals[1], t, true),
            "object_equals" => self.object_equals(&c.vals[0], &c.vals[1], t),
            "compare" => Val::Ssa(self.order(&c.vals[0], &c.vals[1], t, false)),
            "less" => self.ordered(CmpOp::LtS, &c.vals[0], &c.vals[1], t),
            "less_eq" => self.ordered(CmpOp::LeS, &c.vals[0], &c.vals[1], t),
            "greater" => self.ordered(CmpOp::GtS, &c.vals[0], &c.vals[1], t),
            "greater_eq" => self.ordered(CmpOp::GeS, &c.vals[0], &c.vals[1], t),
            "hash" => Val::Ssa(self.hash(&c.vals[0], t)),
            "hash_key" => Val::Ssa(self.key_hash(&c.vals[0], t)),
            "type_of" => self.type_of_value(&c.vals[0], t),
            "any_node" => self.any_node(&c.vals[0], t),
            "to_string" | "hole_text" => self.text_of(&c.vals[0], t),
            "any_to_string" => {
                let node = self.any_node(&c.vals[0], t);
                self.call_library("Firefly.Runtime.Any.render", vec![], vec![node])
            }
            "native_owner_retain" | "native_owner_release" => {
                let v = self.arg(c, 0);
                let kind = if op.ends_with("retain") { InstKind::Retain(v) } else { InstKind::Release(v) };
                self.emit_void(kind);
                Val::Unit
            }
            _ => return None,
        })
    }

    /// `&x`
    pub fn addr_of(&mut self, x: ExprId) -> Val {
        let body = self.frame.body.clone();
        let expr = &body.body.exprs[x];
        match &expr.kind {
            ExprKind::Local(l, _) => match self.frame.muts.get(l).cloned() {
                Some(Slot::Memory(p, _)) => Val::Ssa(p),
                Some(Slot::Ssa(..)) | None => self.unsupported(expr.span, "taking this address"),
            },
            ExprKind::Val(v, _) => {
                let ty = self.ty(x);
                let mty = self.cx.mir_ty(ty);
                let g = self.cx.global(*v, mty);
                Val::Ssa(self.emit(InstKind::GlobalAddr(g), mir::Ty::Ptr))
            }
            ExprKind::FieldGet(r, i) => {
                let ty = self.ty(*r);
                let i = i + self.cx.inherited_fields(ty);
                match self.cx.mir_ty(ty) {
                    mir::Ty::Cell(_) => {
                        let o = self.value(*r);
                        self.null_check(&Val::Ssa(o));
                        Val::Ssa(self.emit(InstKind::FieldAddr(o, i as u32), mir::Ty::Ptr))
                    }
                    _ => match self.addr_of(*r) {
                        Val::Ssa(p) => Val::Ssa(self.struct_field_addr(p, ty, i)),
                        v => v,
                    },
                }
            }
            ExprKind::Intrinsic { op, args, .. } if op.as_str().starts_with("array_get") => {
                let tys: Vec<Ty> = args.iter().map(|a| self.ty(*a)).collect();
                let Some(vals) = self.lower_all(args) else {
                    return Val::Never;
                };
                let ret = self.ty(x);
                let call = Call { types: Vec::new(), tys, vals, ret, span: expr.span };
                let (a, i) = self.element(&call, op.as_str() == "array_get_checked");
                Val::Ssa(self.emit(InstKind::ArrayAddr(a, i), mir::Ty::Ptr))
            }
            ExprKind::Deref(p) => self.lower(*p, false),
            _ => self.unsupported(expr.span, "taking this address"),
        }
    }

    /// Reads through a byref.
    pub fn deref(&mut self, p: ExprId, e: ExprId) -> Val {
        let ty = self.ty(e);
        let mty = self.cx.mir_ty(ty);
        match self.lower(p, false) {
            Val::Ssa(v) => Val::Ssa(self.emit(InstKind::Load(v), mty)),
            other => other,
        }
    }

    /// Writes through a byref.
    pub fn set_deref(&mut self, p: ExprId, v: ExprId) -> Val {
        let ty = self.ty(v);
        let ptr = self.lower(p, false);
        let val = self.lower(v, false);
        if matches!(val, Val::Never) {
            return Val::Never;
        }
        let value = self.materialise(&val, ty);
        if let Val::Ssa(ptr) = ptr {
            self.assign_memory(ptr, value);
        }
        Val::Unit
    }

    /// Calls the structural code of a type: of the object's own type where the static one does not settle it.
    pub fn call_derived(&mut self, d: Derived, ty: Ty, args: Vec<Value>) -> Value {
        let ret = self.cx.derived_ret(d);
        if !self.cx.is_unknown(ty) {
            let f = self.cx.derived_fn(d, ty);
            return self.call(f, args, ret);
        }
        let any = mir::Ty::Cell(Program::ANY);
        let args = args
            .into_iter()
            .map(|v| if self.ty_of(v) == any { v } else { self.emit(InstKind::CastCell(v), any) })
            .collect();
        let f = self.cx.dynamic_fn(d, ty);
        self.call(f, args, ret)
    }
}

/// A call of an intrinsic.
struct Call {
    types: Vec<Ty>,
    tys: Vec<Ty>,
    vals: Vec<Val>,
    ret: Ty,
    span: Span,
}
