//! Delegates: objects with the fields of `System.Delegate` and a function value. One that was combined of others calls
//! them in their order; the function that makes such a delegate is a field of every delegate of the type.

use mir::{BinOp, CmpOp, FuncId, FuncKind, InstKind, Place, StaticCell, Target, Terminator, Value};
use types::{Builtin, Ty};

use crate::cx::{Cx, Job};
use crate::emit::Fx;
use crate::layout::{after, uncurry};
use crate::value::{Fun, Val};

impl Fx<'_, '_> {
    /// A delegate that calls a function.
    pub fn make_delegate(&mut self, f: &Fun, ty: Ty, fun: Ty) -> Value {
        let f = self.make_closure(f, fun);
        let fields = self.cx.fields_of(ty);
        let parts = self.cx.mir_ty(fields[0]);
        let parts = self.zero(parts);
        let make = self.delegate_make(ty, fields[1]);
        let call = self.delegate_call(ty, fields[2]);
        let mty = self.cx.mir_ty(ty);
        self.make_struct(mty, vec![parts, make, call, f])
    }

    /// The function that makes delegates of a type that call several; null in programs that combine none.
    fn delegate_make(&mut self, ty: Ty, make: Ty) -> Value {
        let mty = self.cx.mir_ty(make);
        let mir::Ty::Cell(cell) = mty else { unreachable!("invariant: function types are cells") };
        if !self.cx.uses_of_delegates("With") {
            return self.zero(mty);
        }
        let func = self.cx.delegate_fn(Job::DelegateMaker(ty), ty, after(make, 1));
        let id = self.cx.static_cell(StaticCell::Closure { cell, func, arity: 1 });
        self.emit(InstKind::Static(id), mty)
    }

    /// The function that calls delegates of a type with objects; null in programs that do not.
    fn delegate_call(&mut self, ty: Ty, call: Ty) -> Value {
        let mty = self.cx.mir_ty(call);
        let mir::Ty::Cell(cell) = mty else { unreachable!("invariant: function types are cells") };
        if !self.cx.uses_of_delegates("DynamicInvoke") {
            return self.zero(mty);
        }
        let func = self.cx.delegate_fn(Job::DelegateObjects(ty), ty, Builtin::Obj.ty());
        let id = self.cx.static_cell(StaticCell::Closure { cell, func, arity: 2 });
        self.emit(InstKind::Static(id), mty)
    }

    /// `call`: a delegate of a type is called with objects.
    pub fn delegate_objects(mut self, ty: Ty) {
        let fields = self.cx.fields_of(ty);
        let any = Builtin::Obj.ty();
        let (objects, (params, ret)) = (uncurry(fields[2]).0[1], uncurry(fields[3]));
        let takes_none = matches!(&params[..], [t] if t.builtin() == Some(Builtin::Unit));
        let params: Vec<Ty> = if takes_none { Vec::new() } else { params };
        let entry = self.cur;
        let tys: Vec<mir::Ty> =
            [fields[2], uncurry(fields[2]).0[0], objects].iter().map(|t| self.cx.mir_ty(*t)).collect();
        let env = self.param(entry, tys[0]);
        self.closure = Some(env);
        let (base, array) = (self.param(entry, tys[1]), self.param(entry, tys[2]));
        if !params.is_empty() {
            self.null_check(&Val::Ssa(array));
            let len = self.emit(InstKind::ArrayLen(array), self.cx.out.word_ty());
            let wanted = self.word(params.len() as i64);
            let wrong = self.compare(CmpOp::Ne, len, wanted);
            self.fail_if(wrong, "wrongArgumentCount");
        }
        let mut args = Vec::new();
        for (i, t) in params.iter().enumerate() {
            let at = self.word(i as i64);
            let mty = self.cx.mir_ty(any);
            let object = self.emit(InstKind::ArrayGet(array, at), mty);
            args.push(self.unboxed_argument(object, *t));
        }
        if takes_none {
            args.push(Val::Unit);
        }
        let d = self.unchecked_cast(base, uncurry(fields[2]).0[0], ty);
        let d = self.materialise(&d, ty);
        let f = self.delegate_field(d, ty);
        let result = self.apply_closure(f, fields[3], args);
        let result = match result {
            Val::Never => Val::Never,
            val => {
                let v = self.materialise(&val, ret);
                self.upcast_value(v, ret, any)
            }
        };
        self.finish_with(result, any);
    }

    /// An object as an argument: it must be of the parameter's type, or null where that is a value.
    fn unboxed_argument(&mut self, object: Value, ty: Ty) -> Val {
        let any = Builtin::Obj.ty();
        let test = self.type_test(object, any, ty);
        let mut ok = self.materialise(&test, Builtin::Bool.ty());
        if self.cx.admits_null(ty) && matches!(self.cx.mir_ty(ty), mir::Ty::Cell(_)) {
            let mty = self.ty_of(object);
            let zero = self.zero(mty);
            let null = self.compare(CmpOp::Eq, object, zero);
            ok = self.binary(BinOp::Or, ok, null);
        }
        let no = self.int(0, mir::Ty::I1);
        let wrong = self.compare(CmpOp::Eq, ok, no);
        self.fail_if(wrong, "wrongArgument");
        self.unchecked_cast(object, any, ty)
    }

    /// `d.Invoke(args)`
    pub fn invoke_delegate(&mut self, d: Value, ty: Ty, fun: Ty, args: Vec<Val>) -> Val {
        if !self.frame.body.is_library {
            self.null_check(&Val::Ssa(d));
        }
        let f = self.delegate_field(d, ty);
        self.apply_closure(f, fun, args)
    }

    fn delegate_field(&mut self, d: Value, ty: Ty) -> Value {
        let fields = self.cx.fields_of(ty);
        let mty = self.cx.mir_ty(fields[fields.len() - 1]);
        self.emit(InstKind::Field(d, 0, fields.len() as u32 - 1), mty)
    }

    /// `make`: the delegate of a type that calls others of it.
    pub fn delegate_maker(mut self, ty: Ty) {
        let fields = self.cx.fields_of(ty);
        let tys: Vec<mir::Ty> = fields.iter().map(|t| self.cx.mir_ty(*t)).collect();
        let entry = self.cur;
        let env = self.param(entry, tys[1]);
        self.closure = Some(env);
        let parts = self.param(entry, tys[0]);
        let mir::Ty::Cell(cell) = tys[3] else { unreachable!("invariant: function types are cells") };
        let (params, ret) = uncurry(fields[3]);
        let func = self.cx.delegate_fn(Job::DelegateCalls(ty), ty, ret);
        self.cx.out.funcs[func].captures = vec![tys[0]];
        let (arity, captures) = (params.len() as u32, vec![parts]);
        let calls = self.emit(InstKind::NewClosure { cell, func, arity, captures, place: Place::Unplaced }, tys[3]);
        let make = self.delegate_make(ty, fields[1]);
        let call = self.delegate_call(ty, fields[2]);
        let mty = self.cx.mir_ty(ty);
        let made = self.make_struct(mty, vec![parts, make, call, calls]);
        let base = after(fields[1], 1);
        let made = self.upcast_value(made, ty, base);
        self.finish_with(made, base);
    }

    /// The code of a delegate that calls others: the result is that of the last.
    pub fn delegate_calls(mut self, ty: Ty) {
        let fields = self.cx.fields_of(ty);
        let (parts_ty, fun) = (fields[0], fields[3]);
        let (params, ret) = uncurry(fun);
        let fun_ty = self.cx.mir_ty(fun);
        let entry = self.cur;
        let env = self.param(entry, fun_ty);
        self.closure = Some(env);
        let args: Vec<Val> = params.iter().map(|t| self.param_val(entry, *t)).collect();
        let array = self.cx.mir_ty(parts_ty);
        let parts = self.emit(InstKind::Capture(env, 0), array);
        let word = self.cx.out.word_ty();
        let len = self.emit(InstKind::ArrayLen(parts), word);
        let one = self.word(1);
        let last = self.binary(BinOp::Sub, len, one);
        let (head, each, end) = (self.block(), self.block(), self.block());
        let zero = self.word(0);
        self.terminate(Terminator::Jump(Target { block: head, args: vec![zero] }));
        self.switch_to(head);
        let i = self.param(head, word);
        let more = self.compare(CmpOp::LtS, i, last);
        self.branch(more, each, end, None);
        self.switch_to(each);
        self.call_part(parts, i, ty, fun, args.clone());
        let next = self.binary(BinOp::Add, i, one);
        self.terminate(Terminator::Jump(Target { block: head, args: vec![next] }));
        self.switch_to(end);
        let result = self.call_part(parts, last, ty, fun, args);
        self.finish_with(result, ret);
    }

    fn call_part(&mut self, parts: Value, i: Value, ty: Ty, fun: Ty, args: Vec<Val>) -> Val {
        let elem = self.cx.fields_of(ty)[0].as_con().map_or(Builtin::Obj.ty(), |c| c.1[0]);
        let mty = self.cx.mir_ty(elem);
        let part = self.emit(InstKind::ArrayGet(parts, i), mty);
        let part = self.unchecked_cast(part, elem, ty);
        let part = self.materialise(&part, ty);
        let f = self.delegate_field(part, ty);
        self.apply_closure(f, fun, args)
    }
}

impl Cx<'_> {
    /// Whether the program calls a member of `System.Delegate`, so that its code exists.
    fn uses_of_delegates(&self, member: &str) -> bool {
        let Some(id) = self.program.find_tycon("System.Delegate", 0) else { return false };
        let members = &self.program.tycon(id).members;
        members.iter().any(|m| self.program.val(*m).name.as_str() == member && self.program.body(*m).is_some())
    }

    /// A function of a delegate type: one for each kind of job.
    fn delegate_fn(&mut self, job: Job, ty: Ty, ret: Ty) -> FuncId {
        let what = match job {
            Job::DelegateMaker(_) => "combine",
            Job::DelegateCalls(_) => "calls",
            _ => "call",
        };
        if let Some(f) = self.delegate_fns.get(&(ty, what)) {
            return *f;
        }
        let ret = self.mir_ty(ret);
        let name = format!("{what}<{}>", self.ty_name(ty));
        let f = self.declare(&name, FuncKind::Closure, ret, job);
        self.delegate_fns.insert((ty, what), f);
        f
    }
}
