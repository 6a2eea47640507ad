//! The checker's state: definitions so far, names in scope, the inference table and the body under construction.
//!
//! Everything here is data and small accessors; what is done with it stands in the other modules.

use std::ops::Deref;
use std::sync::Arc;

use base::{FileId, FxHashMap, FxHashSet, IndexVec, SourceMap, Span, Symbol};
use diag::Diagnostic;
use syntax::ast::{self, Ast};
use tast::{Body, FileSig, Init, LocalId, MemberKind, TyConDef, ValDef, ValKind};
use types::{Builtin, Ty, TyConId, TyParam, TyVar, ValId};

use crate::by_file::{Containers, FileMap, FileSet, TypeParams};
use crate::env::{ContainerId, PatItem, STAMP_BITS, Scope, Stamp};
use crate::infer::{Trait, VarData};

/// Synthetic nodes have ids from here on.
const SYNTHETIC: u32 = 1 << 30;

/// A node of the tree or one that a desugaring made.
pub(crate) enum Node<'a, T> {
    Tree(&'a T),
    Made(Arc<T>),
}

impl<T> Deref for Node<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        match self {
            Node::Tree(t) => t,
            Node::Made(t) => t,
        }
    }
}

/// What the checker knows of a value beyond its definition.
#[derive(Default, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct ValInfo {
    /// Its type is not generalised yet: uses share its inference variables.
    pub mono: bool,
    /// The module or namespace around it.
    pub container: Option<ContainerId>,
    /// Number of explicit type parameters (`None`: none were written).
    pub explicit: Option<usize>,
    /// `[<Obsolete>]`, `[<CompilerMessage>]`.
    pub warn: Option<(String, bool)>,
    /// The less general type that a signature file gives it, and the type arguments at which it has that type.
    pub shown: Option<(types::Scheme, Vec<Ty>)>,
}

/// A local name.
#[derive(Clone)]
pub(crate) enum LocalEntry {
    /// A local variable.
    Var(LocalId),
    /// Instance field `index` of the class whose member is being checked.
    Field { tycon: TyConId, index: usize, mutable: bool },
    /// A constructor parameter, kept in a field when a member uses it.
    CtorParam { tycon: TyConId, index: usize },
    /// A `let` function of a class.
    Method(ValId),
    /// A `static let`, or the function itself in its own body.
    Static(ValId),
}

/// The body being built.
#[derive(Default, Clone)]
pub(crate) struct BodyBuilder {
    pub exprs: IndexVec<tast::ExprId, tast::Expr>,
    pub pats: IndexVec<tast::PatId, tast::Pat>,
    pub locals: IndexVec<LocalId, tast::Local>,
    /// Lambda depth at which each local was declared.
    pub depths: Vec<u32>,
    /// Locals that are recursive uses of ungeneralised functions: expressions to be given type arguments.
    pub rec_uses: Vec<(tast::ExprId, LocalId)>,
    /// The same for module-level values.
    pub val_uses: Vec<(tast::ExprId, ValId)>,
    /// Mutable locals that an inner function uses: they become cells.
    pub boxed: FxHashSet<LocalId>,
    /// Checks that need final types.
    pub after: Vec<After>,
}

/// A check that is made when types are final.
#[derive(Clone)]
pub(crate) enum After {
    /// The type must support what a `for`, `use` or cast needs: a runtime type test from a type to a type.
    TypeTest { from: Ty, to: Ty, span: Span },
    /// `e :?> t`: wrong when it is an upcast.
    Downcast { from: Ty, to: Ty, span: Span },
    /// `e :> t`: needless when the types are the same.
    Upcast { from: Ty, to: Ty, span: Span },
}

/// Where a finished body belongs.
#[derive(Clone, Copy)]
pub(crate) enum Owner {
    Val(ValId),
    Init,
}

/// A body waiting for the end of its file.
#[derive(Clone)]
pub(crate) struct Pending {
    pub owner: Owner,
    pub body: BodyBuilder,
    pub root: tast::ExprId,
    pub file: FileId,
}

/// A library body that is checked when something needs it.
#[derive(Clone)]
pub(crate) struct LazyBody<'a> {
    pub file: FileId,
    pub scope: Scope,
    pub container: ContainerId,
    pub limit: Stamp,
    pub typars: Vec<(Symbol, Ty)>,
    pub source: LazySource<'a>,
}

/// The syntax of a lazily checked body.
#[derive(Clone)]
pub(crate) enum LazySource<'a> {
    Binding(&'a ast::Binding),
    Member(Arc<crate::decls::MemberPlan<'a>>),
}

/// How to undo the introduction of a local name.
#[derive(Clone)]
pub(crate) enum Undo {
    Name(Symbol),
    Pattern(Symbol),
}

/// Type parameters in scope by name.
pub(crate) type NamedTypes = Vec<(Symbol, Ty)>;

/// A `static let`: its class, the value, the expression, the type parameters in scope and its type.
pub(crate) type StaticInit = (TyConId, ValId, ast::ExprId, NamedTypes, Ty);

/// A binding of a recursive group: its value, its type, its explicit type parameters, and those in scope.
pub(crate) type GroupBinding<'a> = (&'a ast::Binding, ValId, Ty, Vec<Ty>, NamedTypes);

/// A type definition of a group, with the type parameters in scope.
pub(crate) type GroupType<'a> = (&'a ast::TypeDefn, TyConId, NamedTypes);

/// State of the checker.
#[derive(Clone)]
pub(crate) struct Cx<'a> {
    pub map: &'a SourceMap,
    pub asts: Vec<&'a Ast>,
    pub ast: &'a Ast,
    pub file: FileId,
    pub is_library: bool,
    pub is_exe: bool,
    /// The symbols that the program is compiled with.
    pub defines: &'a [String],
    pub made_exprs: Vec<Arc<ast::Expr>>,
    pub made_pats: Vec<Arc<ast::Pat>>,
    pub diags: Vec<Diagnostic>,
    pub muted: u32,
    /// Whether the type at hand is that of a member's result, whose mismatch is FS0193.
    pub member_result: bool,

    pub files: Vec<Arc<FileSig>>,
    pub by_file: FxHashMap<FileId, usize>,
    pub builtins: Vec<TyConDef>,
    pub infos: Vec<Arc<Vec<ValInfo>>>,
    pub members: FileMap<(TyConId, Symbol), Vec<ValId>>,
    pub tycon_paths: FxHashMap<(Symbol, usize), TyConId>,
    pub val_paths: FxHashMap<(Symbol, Symbol), ValId>,
    /// The container (module of static content) in which a type was declared.
    pub tycon_home: FileMap<TyConId, ContainerId>,
    pub eq_memo: FxHashMap<(TyConId, bool), bool>,
    /// `[<Obsolete>]` of modules and of the values of enumerations.
    pub obsolete_modules: FileMap<ContainerId, crate::decls::obsolete::Note>,
    pub obsolete_enums: FileMap<(TyConId, Symbol), crate::decls::obsolete::Note>,

    pub containers: Containers,
    /// Namespaces of the program by path.
    pub namespaces: FxHashMap<String, ContainerId>,
    pub root: ContainerId,
    pub container: ContainerId,
    pub scope: Scope,
    pub stamp: Stamp,
    pub limit: Stamp,

    pub vars: Vec<VarData>,
    pub trail: Vec<(u32, VarData)>,
    pub snapshots: usize,
    pub traits: Vec<Trait>,
    pub trait_trail: Vec<usize>,
    /// Member constraints being solved within each other.
    pub trait_depth: u32,
    /// Variables and member constraints before these are settled.
    pub settled: (usize, usize),
    pub level: u32,
    pub reason: Option<String>,
    pub tyvars: TypeParams,
    pub typars: Vec<(Symbol, Ty)>,
    pub typar_mode: crate::tyexprs::TyparMode,
    /// Parameters declared since the list was last taken.
    pub declared: Vec<TyVar>,
    /// Named variables of annotations, for FS0064.
    pub annotated_typars: Vec<(Ty, Span)>,

    pub body: BodyBuilder,
    pub depth: u32,
    pub nesting: u32,
    pub locals: FxHashMap<Symbol, Vec<LocalEntry>>,
    pub local_pats: FxHashMap<Symbol, Vec<PatItem>>,
    pub undo: Vec<Undo>,
    pub this: Option<LocalId>,
    /// The object of the innermost object expression; `this` stays the object of the class around.
    pub object_this: Option<LocalId>,
    /// Parameters of custom operations marked `[<ProjectionParameter>]`.
    pub projections: FileMap<ValId, Vec<bool>>,
    /// Slots with a `default` body.
    pub has_default: FileSet<ValId>,
    /// Interfaces with an `interface` clause of their own in the type being checked.
    pub separately_implemented: FxHashSet<TyConId>,
    /// `type C() as name`
    pub class_self: FileMap<TyConId, Symbol>,
    /// Values for parameters that a call leaves out: `[<Optional; DefaultParameterValue(v)>]`.
    pub param_defaults: FileMap<(ValId, usize), tast::Const>,
    /// Interfaces that types name without members: an augmentation has to implement them.
    pub late_interfaces: Vec<(TyConId, Ty, Span)>,
    /// Classes with slots that have no body.
    pub abstract_types: FileSet<TyConId>,
    /// The name that `then` of a constructor gives the object.
    pub this_in_then: Option<LocalId>,
    /// Inside an explicit constructor: the type whose fields `{ F = e }` sets.
    pub object_init: Option<Ty>,
    pub base_ty: Option<Ty>,
    pub this_tycon: Option<TyConId>,
    pub holes: Vec<LocalId>,
    /// Expressions of computations that are statements or elements, as their type says.
    pub choices: FxHashMap<ast::ExprId, (ast::ExprId, ast::ExprId, ast::ExprId)>,
    pub comprehension: Option<Ty>,
    /// Active patterns whose bodies are being checked.
    pub active_results: Vec<crate::names::ActiveName>,
    /// The active pattern whose function is checked next.
    pub next_active: Option<(crate::names::ActiveName, Span)>,
    /// Active patterns with a wrong result: their cases are not known.
    pub broken_actives: FileSet<Span>,
    /// Constraints of type arguments are not looked at.
    pub unconstrained: bool,
    /// Static properties of library types that are constants.
    pub static_constants: FileMap<ValId, (tast::Const, Ty)>,
    /// Units of measure occur: a unit of 1, and the unit of a `decimal`, are dropped from final types.
    pub units_used: bool,
    /// Private values are found, to say that they are private.
    pub see_private: bool,
    pub in_match: bool,
    /// The exception of the handler around, for `reraise`, and whether it was asked for.
    pub caught: Option<LocalId>,
    pub reraised: bool,
    /// The next expression is the operand of `&`: a byref stays one.
    pub keep_next: bool,
    /// The expression being checked is the operand of `&`.
    pub keep_byref: bool,
    /// Members of the types being checked whose types are still to be inferred.
    pub open_members: Vec<ValId>,
    /// Member constraints of methods that were looked at: those of an overload that is not chosen stay open.
    pub candidate_traits: Vec<usize>,
    /// Members that wait for others before they can be generalised.
    pub deferred: Vec<ValId>,
    /// Fields that hold constructor parameters and `let`s: only code of the class sees them.
    pub hidden_fields: FileSet<(TyConId, usize)>,
    /// `val private` fields.
    pub private_fields: FileSet<(TyConId, usize)>,
    /// Builders of computations that lack a method.
    pub failed_computations: FileSet<Span>,
    /// Operators that did not fit and whose result was not known, since the last binding began.
    pub failed_operators: Vec<(Span, String)>,
    /// Interfaces that the type being checked implements twice.
    pub repeated_interfaces: FxHashSet<Ty>,
    /// Overrides, also of members that every object has.
    pub overriding: FileSet<ValId>,
    /// Names of the file that are declared `internal`, and modules that are.
    pub internal: FileSet<Span>,
    pub internal_modules: FileSet<(FileId, String)>,
    pub captured_params: FileSet<(TyConId, usize)>,
    /// Results of `exit`: `obj` when nothing else is known.
    pub exits: Vec<Ty>,
    /// Static methods that are called as members of their first argument.
    pub extension_methods: FileSet<ValId>,

    /// Values and types that the signature of the file shows, if it has one.
    pub shown: Option<(FxHashSet<ValId>, FxHashSet<TyConId>)>,
    /// Signature files whose implementations are still to come.
    pub signatures: Vec<&'a Ast>,
    pub module: Option<tast::ModuleId>,
    /// The file and the fragment of it (its span) in which each module stands.
    pub container_part: FileMap<ContainerId, (FileId, Span)>,
    /// The fragment being checked.
    pub fragment_span: Span,
    pub ident_index: Vec<(u32, Symbol)>,
    /// Positions in `inits` of the actions of this file, in order.
    pub init_slots: Vec<usize>,
    /// Names that code of a class sees: constructor parameters, fields, functions.
    pub class_names: FileMap<TyConId, Vec<(Symbol, LocalEntry, bool)>>,

    /// Argument type and parameter names of primary constructors.
    pub ctor_sigs: FileMap<TyConId, (Ty, Vec<Symbol>)>,
    /// Optional parameters and `ParamArray` of primary constructors.
    pub ctor_flags: FileMap<TyConId, (Vec<bool>, bool)>,
    /// Fields behind automatic properties, by the place of the name.
    pub auto_fields: FileMap<(TyConId, u32), usize>,
    /// `let` functions of classes that wait for their turn in the initialiser.
    pub function_plans: FileMap<(TyConId, u32), Arc<crate::decls::MemberPlan<'a>>>,

    /// Initial values of static automatic properties.
    pub static_inits: Vec<StaticInit>,
    pub pending: Vec<Pending>,
    /// Finished bodies of user files, whose matches are looked at in the end.
    pub covered: Vec<Arc<Body>>,
    /// How many values and types of each file have final types.
    pub finished_vals: Vec<usize>,
    pub finished_tycons: Vec<usize>,
    pub lazy: FileMap<ValId, LazyBody<'a>>,
    /// Members that inline code calls by name.
    pub trait_names: FxHashSet<Symbol>,
    pub reached_types: FxHashSet<TyConId>,
    pub reached: FxHashSet<ValId>,
    pub queue: Vec<ValId>,
    pub bodies: FileMap<ValId, Arc<Body>>,
    pub inits: Vec<Init>,
    pub lib_inits: Vec<ValId>,
    pub entry: Option<ValId>,
    pub weak_vals: Vec<ValId>,
}

impl<'a> Cx<'a> {
    /// An expression of the current file.
    pub fn ex(&self, id: ast::ExprId) -> Node<'a, ast::Expr> {
        if id.0 >= SYNTHETIC {
            return Node::Made(self.made_exprs[(id.0 - SYNTHETIC) as usize].clone());
        }
        Node::Tree(&self.ast.exprs[id])
    }
    /// A pattern of the current file.
    pub fn pt(&self, id: ast::PatId) -> Node<'a, ast::Pat> {
        if id.0 >= SYNTHETIC {
            return Node::Made(self.made_pats[(id.0 - SYNTHETIC) as usize].clone());
        }
        Node::Tree(&self.ast.pats[id])
    }
    /// Makes an expression of syntax.
    pub fn make_ex(&mut self, kind: ast::ExprKind, span: Span) -> ast::ExprId {
        self.made_exprs.push(Arc::new(ast::Expr { kind, span }));
        ast::ExprId(SYNTHETIC + (self.made_exprs.len() - 1) as u32)
    }
    /// Makes a pattern of syntax.
    pub fn make_pat(&mut self, kind: ast::PatKind, span: Span) -> ast::PatId {
        self.made_pats.push(Arc::new(ast::Pat { kind, span }));
        ast::PatId(SYNTHETIC + (self.made_pats.len() - 1) as u32)
    }
    /// Span of an expression.
    pub fn span(&self, id: ast::ExprId) -> Span {
        self.ex(id).span
    }

    /// The definition of a type.
    pub fn tycon(&self, id: TyConId) -> &TyConDef {
        if id.file == TyConId::BUILTIN_FILE {
            return &self.builtins[id.index as usize];
        }
        &self.files[self.by_file[&id.file]].tycons[id.index as usize]
    }
    /// The definition of a type, to be filled in.
    pub fn tycon_mut(&mut self, id: TyConId) -> &mut TyConDef {
        if id.file == TyConId::BUILTIN_FILE {
            return &mut self.builtins[id.index as usize];
        }
        let f = self.by_file[&id.file];
        &mut self.sig_mut(f).tycons[id.index as usize]
    }
    /// The definition of a value.
    pub fn val(&self, id: ValId) -> &ValDef {
        &self.files[self.by_file[&id.file]].vals[id.index as usize]
    }
    /// The definition of a value, to be filled in.
    pub fn val_mut(&mut self, id: ValId) -> &mut ValDef {
        let f = self.by_file[&id.file];
        &mut self.sig_mut(f).vals[id.index as usize]
    }
    /// What a file defines, by its place, to be added to.
    pub fn sig_mut(&mut self, place: usize) -> &mut FileSig {
        Arc::make_mut(&mut self.files[place])
    }
    /// The stamp before all declarations of the current file.
    pub fn file_start(&self) -> Stamp {
        (self.by_file[&self.file] as Stamp) << STAMP_BITS
    }
    /// The stamp after all declarations of the current file: what it can see, and nothing of a later file.
    pub fn file_end(&self) -> Stamp {
        self.file_start() | ((1 << STAMP_BITS) - 1)
    }
    /// What else is known of a value.
    pub fn info(&self, id: ValId) -> &ValInfo {
        &self.infos[self.by_file[&id.file]][id.index as usize]
    }
    /// What else is known of a value, to be changed.
    pub fn info_mut(&mut self, id: ValId) -> &mut ValInfo {
        let f = self.by_file[&id.file];
        &mut Arc::make_mut(&mut self.infos[f])[id.index as usize]
    }
    /// The facts of a member.
    pub fn member_info(&self, id: ValId) -> Option<&tast::MemberInfo> {
        match &self.val(id).kind {
            ValKind::Member(m) => Some(m),
            ValKind::Value | ValKind::Function => None,
        }
    }
    /// The kind of member that a value is.
    pub fn member_kind(&self, id: ValId) -> Option<MemberKind> {
        self.member_info(id).map(|m| m.kind)
    }
    /// Adds a value to the current file.
    pub fn add_val(&mut self, make: impl FnOnce(ValId) -> ValDef) -> ValId {
        let f = self.by_file[&self.file];
        let id = ValId { file: self.file, index: self.files[f].vals.len() as u32 };
        self.sig_mut(f).vals.push(make(id));
        let container = Some(self.container);
        Arc::make_mut(&mut self.infos[f]).push(ValInfo { container, ..ValInfo::default() });
        id
    }
    /// A fresh type parameter.
    pub fn new_tyvar(&mut self, name: Symbol, is_measure: bool, is_static: bool) -> TyVar {
        let params = self.tyvars.get_mut(self.file);
        let var = TyVar { file: self.file, index: params.len() as u32 };
        params.push(TyParam { var, name, is_measure, is_static, constraints: vec![] });
        var
    }
    /// The current declarations of parameters, with the constraints known by now.
    pub fn params(&self, vars: &[TyVar]) -> Vec<TyParam> {
        vars.iter().map(|v| self.tyvars[*v].clone()).collect()
    }

    /// Reports an error.
    pub fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(code, span, message));
    }
    /// Reports a warning.
    pub fn warning(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::warning(code, span, message));
    }
    /// Reports what is not supported yet.
    pub fn unsupported(&mut self, span: Span, what: &str) {
        self.error("FF2002", span, format!("Firefly cannot compile {what} yet."));
    }
    /// Reports a diagnostic, once.
    pub fn report(&mut self, d: Diagnostic) {
        if self.muted > 0 {
            return;
        }
        if !self.diags.iter().rev().take(20).any(|o| o.code == d.code && o.span == d.span && o.message == d.message) {
            self.diags.push(d);
        }
    }
    /// Number of errors so far.
    pub fn error_count(&self) -> usize {
        self.diags.iter().filter(|d| d.is_error()).count()
    }

    /// A typed expression.
    pub fn mk(&mut self, kind: tast::ExprKind, ty: Ty, span: Span) -> tast::ExprId {
        self.body.exprs.push(tast::Expr { kind, ty, span })
    }
    /// A typed pattern.
    pub fn mk_pat(&mut self, kind: tast::PatKind, ty: Ty, span: Span) -> tast::PatId {
        self.body.pats.push(tast::Pat { kind, ty, span })
    }
    /// The type of an expression of the body.
    pub fn ty_of(&self, e: tast::ExprId) -> Ty {
        self.body.exprs[e].ty
    }
    /// A new local that has no name in scope.
    pub fn new_local(&mut self, name: Symbol, ty: Ty, span: Span) -> LocalId {
        self.body.depths.push(self.depth);
        self.body.locals.push(tast::Local { name, ty, params: vec![], is_mutable: false, span })
    }
    /// A made-up local.
    pub fn temp(&mut self, ty: Ty, span: Span) -> LocalId {
        self.new_local(Symbol::intern("_tmp"), ty, span)
    }
    /// A reference to a local that is not generic.
    pub fn local_ref(&mut self, id: LocalId, span: Span) -> tast::ExprId {
        let ty = self.body.locals[id].ty;
        self.mk(tast::ExprKind::Local(id, vec![]), ty, span)
    }
    /// The value of a constant.
    pub fn constant(&mut self, c: tast::Const, ty: Ty, span: Span) -> tast::ExprId {
        self.mk(tast::ExprKind::Const(c), ty, span)
    }
    /// `()`
    pub fn unit(&mut self, span: Span) -> tast::ExprId {
        self.constant(tast::Const::Unit, Builtin::Unit.ty(), span)
    }
    /// `let local = rhs in body`
    pub fn let_in(&mut self, local: LocalId, rhs: tast::ExprId, body: tast::ExprId, span: Span) -> tast::ExprId {
        let ty = self.ty_of(body);
        self.mk(tast::ExprKind::Let { local, rhs, body }, ty, span)
    }
    /// An erroneous expression.
    pub fn bad(&mut self, span: Span) -> tast::ExprId {
        self.mk(tast::ExprKind::Error, Ty::error(), span)
    }

    /// A point to return to with [`Cx::leave`].
    pub fn mark(&self) -> usize {
        self.undo.len()
    }
    /// Forgets the local names introduced since a mark.
    pub fn leave(&mut self, mark: usize) {
        while self.undo.len() > mark {
            match self.undo.pop() {
                Some(Undo::Name(n)) => {
                    if let Some(v) = self.locals.get_mut(&n) {
                        v.pop();
                    }
                }
                Some(Undo::Pattern(n)) => {
                    if let Some(v) = self.local_pats.get_mut(&n) {
                        v.pop();
                    }
                }
                None => break,
            }
        }
    }
    /// Brings a local name into scope; it hides pattern names of the same spelling only in expressions.
    pub fn bind_name(&mut self, name: Symbol, entry: LocalEntry) {
        let name = crate::names::mangle(name);
        self.locals.entry(name).or_default().push(entry);
        self.undo.push(Undo::Name(name));
    }
    /// Brings a pattern name into scope.
    pub fn bind_pattern(&mut self, name: Symbol, item: PatItem) {
        self.local_pats.entry(name).or_default().push(item);
        self.undo.push(Undo::Pattern(name));
    }
    /// The local entry of a name.
    pub fn find_local(&self, name: Symbol) -> Option<LocalEntry> {
        self.locals.get(&name).and_then(|v| v.last()).cloned()
    }
}
