//! The checker before the first file and after the last: built-in types and their names; the program put together.

use std::sync::Arc;

use base::{FileId, FxHashMap, FxHashSet, SourceMap, Symbol};
use diag::Diagnostic;
use syntax::ast::Ast;
use tast::{Case, ConstraintFlags, Field, FileSig, Init, Program, TyConDef, TyConKind};
use types::{Builtin, Ty, TyParam, ValId};

use crate::by_file::{Containers, FileMap, FileSet, TypeParams};
use crate::coverage::check_matches;
use crate::cx::{BodyBuilder, Cx};
use crate::env::{Container, Stamp, TypeEntry};
use crate::tyexprs::TyparMode;

/// F# names of built-in types besides [`Builtin::name`].
const ALIASES: &[(&str, Builtin)] = &[
    ("int32", Builtin::Int32),
    ("int8", Builtin::SByte),
    ("uint8", Builtin::Byte),
    ("uint", Builtin::UInt32),
    ("double", Builtin::Double),
    ("single", Builtin::Single),
    ("unit", Builtin::Unit),
    ("Unit", Builtin::Unit),
    ("list", Builtin::List),
    ("array", Builtin::Array),
    ("array2d", Builtin::Array2D),
    ("array3d", Builtin::Array3D),
    ("array4d", Builtin::Array4D),
    ("byref", Builtin::ByRef),
    ("ilsigptr", Builtin::NativePtr),
];

/// .NET names of built-in types.
const DOTNET: &[(&str, &str, Builtin)] = &[
    ("System", "Boolean", Builtin::Bool),
    ("System", "Char", Builtin::Char),
    ("System", "String", Builtin::String),
    ("System", "Object", Builtin::Obj),
    ("System", "SByte", Builtin::SByte),
    ("System", "Byte", Builtin::Byte),
    ("System", "Int16", Builtin::Int16),
    ("System", "UInt16", Builtin::UInt16),
    ("System", "Int32", Builtin::Int32),
    ("System", "UInt32", Builtin::UInt32),
    ("System", "Int64", Builtin::Int64),
    ("System", "UInt64", Builtin::UInt64),
    ("System", "IntPtr", Builtin::IntPtr),
    ("System", "UIntPtr", Builtin::UIntPtr),
    ("System", "Double", Builtin::Double),
    ("System", "Single", Builtin::Single),
    ("System", "Exception", Builtin::Exn),
    ("FSharp.Collections", "List", Builtin::List),
];

/// Namespaces of .NET and FSharp.Core that programs open, whatever the library has of them.
const NAMESPACES: &[&str] = &[
    "FSharp.Core.CompilerServices",
    "FSharp.Data.UnitSystems.SI",
    "FSharp.Linq",
    "FSharp.Linq.RuntimeHelpers",
    "FSharp.NativeInterop",
    "FSharp.Quotations",
    "FSharp.Reflection",
    "System.Buffers",
    "System.CodeDom.Compiler",
    "System.Collections.Concurrent",
    "System.Collections.Generic",
    "System.Collections.Immutable",
    "System.Collections.ObjectModel",
    "System.Collections.Specialized",
    "System.ComponentModel",
    "System.ComponentModel.DataAnnotations",
    "System.Data",
    "System.Diagnostics.CodeAnalysis",
    "System.Diagnostics.Contracts",
    "System.Globalization",
    "System.IO.Compression",
    "System.IO.Pipes",
    "System.Linq.Expressions",
    "System.Net.Http",
    "System.Net.Sockets",
    "System.Numerics",
    "System.Reflection.Emit",
    "System.Resources",
    "System.Runtime.CompilerServices",
    "System.Runtime.ExceptionServices",
    "System.Runtime.InteropServices",
    "System.Runtime.Intrinsics",
    "System.Runtime.Serialization",
    "System.Runtime.Versioning",
    "System.Security.Cryptography",
    "System.Security.Permissions",
    "System.Text.Encodings",
    "System.Text.Json.Serialization",
    "System.Text.RegularExpressions",
    "System.Threading.Channels",
    "System.Threading.Tasks",
    "System.Timers",
    "System.Web",
    "System.Xml.Linq",
    "System.Xml.Serialization",
];

/// A checker that knows the built-in types.
pub(crate) fn new<'a>(asts: &'a [Arc<Ast>], map: &'a SourceMap) -> Cx<'a> {
    let mut containers = Containers::default();
    let placeholder = asts.first().expect("invariant: a library has at least one file");
    let root = containers.push(placeholder.file, Container { is_namespace: true, ..Container::default() });
    let mut cx = Cx {
        map,
        asts: vec![],
        ast: placeholder,
        file: placeholder.file,
        is_library: true,
        is_exe: false,
        defines: &[],
        made_exprs: vec![],
        made_pats: vec![],
        diags: vec![],
        muted: 0,
        member_result: false,
        candidate_traits: vec![],
        files: vec![],
        by_file: FxHashMap::default(),
        builtins: vec![],
        infos: vec![],
        members: FileMap::default(),
        tycon_paths: FxHashMap::default(),
        val_paths: FxHashMap::default(),
        tycon_home: FileMap::default(),
        eq_memo: FxHashMap::default(),
        obsolete_modules: FileMap::default(),
        obsolete_enums: FileMap::default(),
        containers,
        namespaces: FxHashMap::default(),
        root,
        container: root,
        scope: None,
        stamp: 0,
        limit: Stamp::MAX,
        vars: vec![],
        trail: vec![],
        snapshots: 0,
        traits: vec![],
        trait_trail: vec![],
        trait_depth: 0,
        settled: (0, 0),
        level: 0,
        reason: None,
        tyvars: TypeParams::default(),
        typars: vec![],
        typar_mode: TyparMode::Infer,
        declared: vec![],
        annotated_typars: vec![],
        body: BodyBuilder::default(),
        depth: 0,
        nesting: 0,
        locals: FxHashMap::default(),
        local_pats: FxHashMap::default(),
        undo: vec![],
        this: None,
        object_this: None,
        projections: FileMap::default(),
        has_default: FileSet::default(),
        separately_implemented: FxHashSet::default(),
        late_interfaces: vec![],
        class_self: FileMap::default(),
        param_defaults: FileMap::default(),
        abstract_types: FileSet::default(),
        this_in_then: None,
        object_init: None,
        base_ty: None,
        this_tycon: None,
        holes: vec![],
        choices: FxHashMap::default(),
        comprehension: None,
        active_results: vec![],
        next_active: None,
        broken_actives: FileSet::default(),
        unconstrained: false,
        static_constants: FileMap::default(),
        units_used: false,
        see_private: false,
        in_match: false,
        caught: None,
        reraised: false,
        keep_next: false,
        keep_byref: false,
        open_members: vec![],
        deferred: vec![],
        hidden_fields: FileSet::default(),
        private_fields: FileSet::default(),
        failed_computations: FileSet::default(),
        failed_operators: vec![],
        repeated_interfaces: FxHashSet::default(),
        overriding: FileSet::default(),
        internal: FileSet::default(),
        internal_modules: FileSet::default(),
        captured_params: FileSet::default(),
        exits: vec![],
        extension_methods: FileSet::default(),
        shown: None,
        signatures: vec![],
        module: None,
        container_part: FileMap::default(),
        fragment_span: base::Span::new(placeholder.file, 0, 0),
        ident_index: vec![],
        init_slots: vec![],
        class_names: FileMap::default(),
        ctor_sigs: FileMap::default(),
        ctor_flags: FileMap::default(),
        auto_fields: FileMap::default(),
        function_plans: FileMap::default(),
        static_inits: vec![],
        pending: vec![],
        covered: vec![],
        finished_vals: vec![],
        finished_tycons: vec![],
        lazy: FileMap::default(),
        reached: FxHashSet::default(),
        trait_names: FxHashSet::default(),
        reached_types: FxHashSet::default(),
        queue: vec![],
        bodies: FileMap::default(),
        inits: vec![],
        lib_inits: vec![],
        entry: None,
        weak_vals: vec![],
    };
    add_files(&mut cx, asts);
    add_builtins(&mut cx);
    cx
}

/// Gives each file its place in the tables.
pub(crate) fn add_files<'a>(cx: &mut Cx<'a>, asts: &'a [Arc<Ast>]) {
    for ast in asts {
        cx.asts.push(ast);
        cx.by_file.insert(ast.file, cx.files.len());
        cx.files.push(Arc::new(FileSig {
            file: ast.file,
            is_library: cx.map.file(ast.file).is_library,
            modules: vec![],
            tycons: vec![],
            vals: vec![],
            val_paths: FxHashMap::default(),
            tycon_paths: FxHashMap::default(),
        }));
        cx.infos.push(Arc::default());
        cx.finished_vals.push(0);
        cx.finished_tycons.push(0);
    }
}

fn add_builtins(cx: &mut Cx<'_>) {
    for b in Builtin::ALL {
        let params: Vec<TyParam> = (0..b.arity())
            .map(|_| {
                let v = cx.new_tyvar(Symbol::intern("T"), false, false);
                cx.tyvars[v].clone()
            })
            .collect();
        let kind = if *b == Builtin::List { list_kind(&params) } else { TyConKind::Builtin(*b) };
        cx.builtins.push(TyConDef {
            id: b.id(),
            name: Symbol::intern(b.name()),
            path: Symbol::intern(b.path()),
            params,
            kind,
            is_struct: false,
            flags: ConstraintFlags::default(),
            base: None,
            interfaces: vec![],
            members: vec![],
            attrs: vec![],
            require_qualified: false,
            is_private: false,
            private_repr: false,
            span: base::Span::new(cx.file, 0, 0),
        });
    }
    let core = cx.namespace("FSharp.Core");
    for b in Builtin::ALL {
        cx.containers[core].types.add(Symbol::intern(b.name()), 0, TypeEntry { id: b.id(), arity: b.arity() });
    }
    for (name, b) in ALIASES {
        cx.containers[core].types.add(Symbol::intern(name), 0, TypeEntry { id: b.id(), arity: b.arity() });
    }
    for (space, name, b) in DOTNET {
        let c = cx.namespace(space);
        cx.containers[c].types.add(Symbol::intern(name), 0, TypeEntry { id: b.id(), arity: b.arity() });
    }
    for path in crate::decls::OPENED.iter().chain(NAMESPACES) {
        cx.namespace(path);
    }
}

/// `list` as a union of `[]` and `::`.
pub(crate) fn list_kind(params: &[TyParam]) -> TyConKind {
    let elem = params.first().map_or_else(Ty::error, |p| Ty::var(p.var));
    let span = base::Span::new(FileId(0), 0, 0);
    let field = |name: &str, ty: Ty| Field { name: Symbol::intern(name), ty, is_mutable: false, attrs: vec![], span };
    let case = |name: &str, fields: Vec<Field>| Case { name: Symbol::intern(name), fields, attrs: vec![], span };
    let list = Ty::list(elem);
    TyConKind::Union(vec![case("[]", vec![]), case("::", vec![field("Head", elem), field("Tail", list)])])
}

/// What is wrong with the program, in source order.
pub(crate) fn diagnostics(cx: Cx<'_>) -> Vec<Diagnostic> {
    let mut diags = cx.diags.clone();
    diags.extend(cx.covered.iter().flat_map(|b| check_matches(&cx, b)));
    diags.sort_by_key(|d| d.span.map(|s| (s.file, s.lo, s.hi)));
    // The process may end soon; see the caller.
    std::mem::forget(cx);
    diags
}

/// The program and what is wrong with it, in source order.
pub(crate) fn finish(mut cx: Cx<'_>) -> (Program, Vec<Diagnostic>) {
    cx.pass_this_by_reference();
    cx.erase_decimal_units();
    cx.lib_inits.sort();
    cx.lib_inits.dedup();
    let order: FxHashMap<FileId, usize> = cx.by_file.clone();
    cx.lib_inits.sort_by_key(|v| (order.get(&v.file).copied().unwrap_or(0), v.index));
    let reached = std::mem::take(&mut cx.reached);
    let is_value = |cx: &Cx<'_>, v: &types::ValId| {
        matches!(cx.val(*v).kind, tast::ValKind::Value) && cx.val(*v).scheme.params.is_empty()
    };
    let mut inits: Vec<Init> =
        cx.lib_inits.iter().filter(|v| reached.contains(v) && is_value(&cx, v)).map(|v| Init::Val(*v)).collect();
    let user = std::mem::take(&mut cx.inits);
    inits.extend(user);
    // Library bodies that nothing needs were only checked to infer a type.
    let map = cx.map;
    let bodies = std::mem::take(&mut cx.bodies);
    let wanted = |v: &ValId| reached.contains(v) || !map.file(v.file).is_library;
    let bodies = bodies.iter().filter(|(v, _)| wanted(v)).map(|(v, b)| (*v, b.clone())).collect();
    let program =
        Program { files: cx.files, by_file: cx.by_file, builtins: cx.builtins, bodies, inits, entry: cx.entry };
    let mut diags = cx.diags;
    diags.extend(cx.covered.iter().flat_map(|b| check_matches(&program, b)));
    diags.sort_by_key(|d| d.span.map(|s| (s.file, s.lo, s.hi)));
    (program, diags)
}
