//! Makes typed trees by hand: bodies node by node, programs definition by definition.
//!
//! Used where code is made rather than checked, and by the tests of everything that reads the tree.

use std::sync::Arc;

use base::{FileId, FxHashMap, IndexVec, Span, Symbol};
use types::{Builtin, Scheme, Ty, TyConId, TyParam, ValId};

use crate::{
    Arm, Body, Const, ConstraintFlags, Expr, ExprId, ExprKind, FileSig, Init, Local, LocalId, Pat, PatId, PatKind,
    Program, TyConDef, TyConKind, ValDef, ValKind,
};

/// A body under construction; every node stands at `span`.
pub struct BodyBuilder {
    exprs: IndexVec<ExprId, Expr>,
    pats: IndexVec<PatId, Pat>,
    locals: IndexVec<LocalId, Local>,
    /// The place given to new nodes.
    pub span: Span,
}

impl BodyBuilder {
    /// An empty body.
    pub fn new(span: Span) -> BodyBuilder {
        BodyBuilder { exprs: IndexVec::new(), pats: IndexVec::new(), locals: IndexVec::new(), span }
    }
    /// Adds an expression.
    pub fn expr(&mut self, kind: ExprKind, ty: Ty) -> ExprId {
        self.exprs.push(Expr { kind, ty, span: self.span })
    }
    /// Adds a pattern.
    pub fn pat(&mut self, kind: PatKind, ty: Ty) -> PatId {
        self.pats.push(Pat { kind, ty, span: self.span })
    }
    /// Adds an immutable local.
    pub fn local(&mut self, name: &str, ty: Ty) -> LocalId {
        let name = Symbol::intern(name);
        self.locals.push(Local { name, ty, params: Vec::new(), is_mutable: false, span: self.span })
    }
    /// Adds a mutable local.
    pub fn mutable(&mut self, name: &str, ty: Ty) -> LocalId {
        let id = self.local(name, ty);
        self.locals[id].is_mutable = true;
        id
    }
    /// The type of an expression of this body.
    pub fn ty(&self, e: ExprId) -> Ty {
        self.exprs[e].ty
    }
    /// Reads a local.
    pub fn get(&mut self, local: LocalId) -> ExprId {
        let ty = self.locals[local].ty;
        self.expr(ExprKind::Local(local, Vec::new()), ty)
    }
    /// An `int`.
    pub fn int(&mut self, n: i128) -> ExprId {
        self.expr(ExprKind::Const(Const::Int(n)), Builtin::Int32.ty())
    }
    /// A `bool`.
    pub fn bool(&mut self, b: bool) -> ExprId {
        self.expr(ExprKind::Const(Const::Bool(b)), Builtin::Bool.ty())
    }
    /// `()`
    pub fn unit(&mut self) -> ExprId {
        self.expr(ExprKind::Const(Const::Unit), Builtin::Unit.ty())
    }
    /// A lambda.
    pub fn lambda(&mut self, params: &[LocalId], body: ExprId) -> ExprId {
        let args: Vec<Ty> = params.iter().map(|l| self.locals[*l].ty).collect();
        let ty = Ty::funs(&args, self.ty(body));
        self.expr(ExprKind::Lambda { params: params.to_vec(), body }, ty)
    }
    /// An application; the type is what remains of the function's.
    pub fn apply(&mut self, func: ExprId, args: &[ExprId]) -> ExprId {
        let ty = args.iter().fold(self.ty(func), |t, _| t.as_fun().map_or_else(Ty::error, |f| f.1));
        self.expr(ExprKind::Apply { func, args: args.to_vec(), direct: false }, ty)
    }
    /// `let local = rhs in body`
    pub fn bind(&mut self, local: LocalId, rhs: ExprId, body: ExprId) -> ExprId {
        let ty = self.ty(body);
        self.expr(ExprKind::Let { local, rhs, body }, ty)
    }
    /// A match of arms without guards.
    pub fn matching(&mut self, scrutinee: ExprId, arms: &[(PatId, ExprId)]) -> ExprId {
        let ty = arms.first().map_or_else(Ty::error, |a| self.ty(a.1));
        let arms = arms.iter().map(|(pat, body)| Arm { pat: *pat, guard: None, body: *body }).collect();
        self.expr(ExprKind::Match { scrutinee, arms }, ty)
    }
    /// The body with its root.
    pub fn finish(self, root: ExprId) -> Body {
        Body { exprs: self.exprs, pats: self.pats, locals: self.locals, root }
    }
}

/// A program of one file under construction.
pub struct ProgramBuilder {
    file: FileId,
    sig: FileSig,
    program: Program,
}

impl ProgramBuilder {
    /// An empty program of a file.
    pub fn new(file: FileId, is_library: bool) -> ProgramBuilder {
        let sig = FileSig {
            file,
            is_library,
            modules: Vec::new(),
            tycons: Vec::new(),
            vals: Vec::new(),
            val_paths: FxHashMap::default(),
            tycon_paths: FxHashMap::default(),
        };
        let builtins = Builtin::ALL.iter().map(|b| type_def(b.id(), b.name(), Vec::new(), TyConKind::Builtin(*b)));
        let program = Program { builtins: builtins.collect(), ..Program::default() };
        ProgramBuilder { file, sig, program }
    }
    /// Defines a type.
    pub fn tycon(&mut self, name: &str, params: Vec<TyParam>, kind: TyConKind) -> TyConId {
        let id = TyConId { file: self.file, index: self.sig.tycons.len() as u32 };
        self.sig.tycon_paths.insert((Symbol::intern(name), params.len()), id);
        self.sig.tycons.push(type_def(id, name, params, kind));
        id
    }
    /// Declares a function or, at arity 0, a value.
    pub fn val(&mut self, name: &str, ty: Ty, arity: usize) -> ValId {
        let id = ValId { file: self.file, index: self.sig.vals.len() as u32 };
        let (module, short) = name.rsplit_once('.').unwrap_or(("", name));
        self.sig.val_paths.insert((Symbol::intern(module), Symbol::intern(short)), id);
        self.sig.vals.push(ValDef {
            id,
            name: Symbol::intern(short),
            path: Symbol::intern(name),
            scheme: Scheme::mono(ty),
            kind: if arity == 0 { ValKind::Value } else { ValKind::Function },
            arity,
            param_names: Vec::new(),
            is_inline: false,
            is_mutable: false,
            is_private: false,
            attrs: Vec::new(),
            literal: None,
            import: None,
            span: Span::new(self.file, 0, 0),
        });
        id
    }
    /// The definition of a value, to be changed.
    pub fn val_mut(&mut self, id: ValId) -> &mut ValDef {
        &mut self.sig.vals[id.index as usize]
    }
    /// Gives a value its body.
    pub fn body(&mut self, id: ValId, body: Body) {
        self.program.bodies.insert(id, Arc::new(body));
    }
    /// Adds a start-up step.
    pub fn init(&mut self, init: Init) {
        self.program.inits.push(init);
    }
    /// Adds a start-up action.
    pub fn action(&mut self, body: Body) {
        let span = Span::new(self.file, 0, 0);
        self.program.inits.push(Init::Do { body: Arc::new(body), file: self.file, span });
    }
    /// The program.
    pub fn finish(mut self) -> Program {
        self.program.by_file.insert(self.file, self.program.files.len());
        self.program.files.push(Arc::new(self.sig));
        self.program
    }
}

fn type_def(id: TyConId, name: &str, params: Vec<TyParam>, kind: TyConKind) -> TyConDef {
    TyConDef {
        id,
        name: Symbol::intern(name.rsplit('.').next().unwrap_or(name)),
        path: Symbol::intern(name),
        params,
        kind,
        is_struct: false,
        flags: ConstraintFlags::default(),
        base: None,
        interfaces: Vec::new(),
        members: Vec::new(),
        attrs: Vec::new(),
        require_qualified: false,
        is_private: false,
        private_repr: false,
        span: Span::new(id.file, 0, 0),
    }
}
