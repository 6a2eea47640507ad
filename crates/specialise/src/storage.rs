//! Static values of generic types: a variable for each instance of the type, filled when it is first read.

use mir::{CmpOp, FuncKind, Global, GlobalId, InstKind, Terminator};
use std::rc::Rc;
use types::{Ty, ValId};

use crate::emit::Fx;
use crate::value::Val;

impl Fx<'_, '_> {
    /// The cell that holds a static value.
    pub fn storage(&mut self, v: ValId, types: Vec<Ty>) -> Val {
        let def = self.cx.program.val(v);
        let subst = Rc::new(def.scheme.params.iter().map(|p| p.var).zip(types.iter().copied()).collect::<Vec<_>>());
        let ty = self.cx.concrete(def.scheme.ty, &subst);
        let mty = self.cx.mir_ty(ty);
        let key = (v, types);
        let f = match self.cx.storages.get(&key) {
            Some(f) => *f,
            None => {
                let global = Global { name: def.path, ty: mty, bytes: None, init: None, span: Some(def.span) };
                let global = self.cx.out.globals.push(global);
                let job = crate::cx::Job::Storage { val: v, types: key.1.clone(), global };
                let f = self.cx.declare(def.path.as_str(), FuncKind::Source, mty, job);
                self.cx.storages.insert(key, f);
                f
            }
        };
        Val::Ssa(self.call(f, Vec::new(), mty))
    }

    /// The body of the function that gives a static value's cell.
    pub fn storage_body(mut self, v: ValId, types: Vec<Ty>, global: GlobalId) {
        let def = self.cx.program.val(v);
        let mty = self.cx.out.globals[global].ty;
        let subst = Rc::new(def.scheme.params.iter().map(|p| p.var).zip(types).collect::<Vec<_>>());
        let ty = self.cx.concrete(def.scheme.ty, &subst);
        let made = self.emit(InstKind::GlobalGet(global), mty);
        let zero = self.zero(mty);
        let missing = self.compare(CmpOp::Eq, made, zero);
        let (make, give) = (self.block(), self.block());
        self.branch(missing, make, give, Some(false));
        self.switch_to(make);
        if let Some(body) = self.cx.program.body(v).cloned() {
            self.frame = crate::call::frame(self.cx.body_ref(&body, v.file), subst);
            let val = self.lower(body.root, false);
            if !matches!(val, Val::Never) {
                let value = self.materialise(&val, ty);
                self.emit_void(InstKind::GlobalSet(global, value));
                self.jump(give, Vec::new());
            }
        }
        self.switch_to(give);
        let held = self.emit(InstKind::GlobalGet(global), mty);
        self.terminate(Terminator::Return(held));
        self.finish(Vec::new());
    }
}
