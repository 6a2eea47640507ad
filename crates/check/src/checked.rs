//! What a checked file leaves to the files that see it, and to the program.
//!
//! Holds: [`Cx::adopt`] names every part, so that none is forgotten when one is added.

use std::sync::Arc;

use base::{FileId, FxHashMap, Span, Symbol};
use diag::Diagnostic;
use serde::{Deserialize, Serialize};
use syntax::ast::Ast;
use tast::{Body, Const, FileSig, Init};
use types::{Ty, TyConId, TyParam, ValId};

use crate::Input;
use crate::cx::{Cx, ValInfo};
use crate::decls::obsolete::Note;
use crate::decls::short_namespace;
use crate::digest::{Digest, Sum};
use crate::env::{Container, ContainerId, Item, PatItem, Stamp, TypeEntry, insert_by_stamp};

type Part<K, V> = Option<Arc<FxHashMap<K, V>>>;
type SetPart<K> = Part<K, ()>;

/// All that a checked file leaves. What is not written out is for the program, not for the files that see it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Checked {
    pub file: FileId,
    signature: Arc<FileSig>,
    infos: Arc<Vec<ValInfo>>,
    finished: (usize, usize),
    /// Those of bodies too: what is shown has its own in its schemes.
    #[serde(skip)]
    pub tyvars: Option<Arc<Vec<TyParam>>>,
    containers: Option<Arc<Vec<Container>>>,
    shared: Vec<(ContainerId, Additions)>,
    members: Part<(TyConId, Symbol), Vec<ValId>>,
    tycon_home: Part<TyConId, ContainerId>,
    obsolete_modules: Part<ContainerId, Note>,
    obsolete_enums: Part<(TyConId, Symbol), Note>,
    projections: Part<ValId, Vec<bool>>,
    class_self: Part<TyConId, Symbol>,
    param_defaults: Part<(ValId, usize), Const>,
    static_constants: Part<ValId, (Const, Ty)>,
    container_part: Part<ContainerId, (FileId, Span)>,
    ctor_sigs: Part<TyConId, (Ty, Vec<Symbol>)>,
    ctor_flags: Part<TyConId, (Vec<bool>, bool)>,
    #[serde(skip)]
    bodies: Part<ValId, Arc<Body>>,
    has_default: SetPart<ValId>,
    abstract_types: SetPart<TyConId>,
    broken_actives: SetPart<Span>,
    hidden_fields: SetPart<(TyConId, usize)>,
    private_fields: SetPart<(TyConId, usize)>,
    failed_computations: SetPart<Span>,
    overriding: SetPart<ValId>,
    internal: SetPart<Span>,
    extension_methods: SetPart<ValId>,
    internal_modules: SetPart<(FileId, String)>,
    pub units_used: bool,
    #[serde(skip)]
    pub diags: Vec<Diagnostic>,
    #[serde(skip)]
    pub inits: Vec<Init>,
    pub entry: Option<ValId>,
}

/// What a file adds to a namespace.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Additions {
    modules: Vec<(Symbol, Stamp, ContainerId)>,
    types: Vec<(Symbol, Stamp, TypeEntry)>,
    items: Vec<(Symbol, Stamp, Item)>,
    pats: Vec<(Symbol, Stamp, PatItem)>,
    fields: Vec<(Symbol, Stamp, (TyConId, usize))>,
    exts: Vec<(Symbol, Stamp, (TyConId, ValId))>,
    auto_open: Vec<(Stamp, ContainerId)>,
}

impl<'a> Cx<'a> {
    /// Takes what the file that was just checked leaves out of the checker.
    pub fn checked(&mut self, ast: &Ast) -> Checked {
        let file = ast.file;
        let at = self.by_file[&file];
        Checked {
            file,
            signature: self.files[at].clone(),
            infos: self.infos[at].clone(),
            finished: (self.finished_vals[at], self.finished_tycons[at]),
            tyvars: self.tyvars.part(file),
            containers: self.containers.part(file),
            shared: self.additions(ast),
            members: self.members.part(file),
            tycon_home: self.tycon_home.part(file),
            obsolete_modules: self.obsolete_modules.part(file),
            obsolete_enums: self.obsolete_enums.part(file),
            projections: self.projections.part(file),
            class_self: self.class_self.part(file),
            param_defaults: self.param_defaults.part(file),
            static_constants: self.static_constants.part(file),
            container_part: self.container_part.part(file),
            ctor_sigs: self.ctor_sigs.part(file),
            ctor_flags: self.ctor_flags.part(file),
            bodies: self.bodies.part(file),
            has_default: self.has_default.part(file),
            abstract_types: self.abstract_types.part(file),
            broken_actives: self.broken_actives.part(file),
            hidden_fields: self.hidden_fields.part(file),
            private_fields: self.private_fields.part(file),
            failed_computations: self.failed_computations.part(file),
            overriding: self.overriding.part(file),
            internal: self.internal.part(file),
            extension_methods: self.extension_methods.part(file),
            internal_modules: self.internal_modules.part(file),
            units_used: self.units_used,
            diags: std::mem::take(&mut self.diags),
            inits: std::mem::take(&mut self.inits),
            entry: self.entry,
        }
    }
    /// Takes over what another checker found out about a file, but for what only the program needs.
    pub fn adopt(&mut self, c: &Checked) {
        let Checked {
            file,
            signature,
            infos,
            finished,
            tyvars,
            containers,
            shared,
            members,
            tycon_home,
            obsolete_modules,
            obsolete_enums,
            projections,
            class_self,
            param_defaults,
            static_constants,
            container_part,
            ctor_sigs,
            ctor_flags,
            bodies,
            has_default,
            abstract_types,
            broken_actives,
            hidden_fields,
            private_fields,
            failed_computations,
            overriding,
            internal,
            extension_methods,
            internal_modules,
            units_used,
            diags: _,
            inits: _,
            entry: _,
        } = c;
        let file = *file;
        let at = self.by_file[&file];
        self.tycon_paths.extend(signature.tycon_paths.iter().map(|(k, v)| (*k, *v)));
        self.val_paths.extend(signature.val_paths.iter().map(|(k, v)| (*k, *v)));
        self.files[at] = signature.clone();
        self.infos[at] = infos.clone();
        (self.finished_vals[at], self.finished_tycons[at]) = *finished;
        self.tyvars.adopt(file, tyvars.clone());
        self.containers.adopt(file, containers.clone());
        for (id, additions) in shared {
            additions.add_to(&mut self.containers[*id]);
        }
        self.members.adopt(file, members.clone());
        self.tycon_home.adopt(file, tycon_home.clone());
        self.obsolete_modules.adopt(file, obsolete_modules.clone());
        self.obsolete_enums.adopt(file, obsolete_enums.clone());
        self.projections.adopt(file, projections.clone());
        self.class_self.adopt(file, class_self.clone());
        self.param_defaults.adopt(file, param_defaults.clone());
        self.static_constants.adopt(file, static_constants.clone());
        self.container_part.adopt(file, container_part.clone());
        self.ctor_sigs.adopt(file, ctor_sigs.clone());
        self.ctor_flags.adopt(file, ctor_flags.clone());
        self.bodies.adopt(file, bodies.clone());
        self.has_default.adopt(file, has_default.clone());
        self.abstract_types.adopt(file, abstract_types.clone());
        self.broken_actives.adopt(file, broken_actives.clone());
        self.hidden_fields.adopt(file, hidden_fields.clone());
        self.private_fields.adopt(file, private_fields.clone());
        self.failed_computations.adopt(file, failed_computations.clone());
        self.overriding.adopt(file, overriding.clone());
        self.internal.adopt(file, internal.clone());
        self.extension_methods.adopt(file, extension_methods.clone());
        self.internal_modules.adopt(file, internal_modules.clone());
        self.units_used |= units_used;
    }
    /// Makes the containers of all namespaces, without any name for them: all checkers then mean the same by them.
    pub fn declare_namespaces(&mut self, asts: &'a [Arc<Ast>]) {
        for ast in asts {
            (self.file, self.is_library) = (ast.file, false);
            for path in namespaces(ast) {
                let parent = path.rsplit_once('.').map_or(self.root, |(above, _)| self.namespaces[above]);
                self.namespace_container(path, parent);
            }
        }
    }
    /// What the check of any file can see besides files.
    pub fn common_digest(&self, identity: &str, input: &Input<'a>) -> Sum {
        let mut d = Digest::default();
        d.text(identity);
        d.number(u64::from(input.is_exe));
        d.number(input.defines.len() as u64);
        input.defines.iter().for_each(|s| d.text(s));
        let of_program = self.containers.get(ContainerId::PROGRAM).into_iter().flatten();
        of_program.for_each(|c| d.text(&c.path));
        d.finish()
    }
    /// What a checked file has put into namespaces, which are not its own.
    fn additions(&self, ast: &Ast) -> Vec<(ContainerId, Additions)> {
        let stamps = self.file_start()..=self.file_end();
        let mut ids: Vec<ContainerId> = namespaces(ast).iter().map(|path| self.namespaces[path]).collect();
        ids.push(self.root);
        ids.sort_unstable();
        ids.dedup();
        let mut out = vec![];
        for id in ids {
            let c = &self.containers[id];
            let auto_open = c.auto_open.iter().filter(|o| stamps.contains(&o.0)).copied().collect();
            let added = Additions {
                modules: c.modules.between(stamps.clone()),
                types: c.types.between(stamps.clone()),
                items: c.items.between(stamps.clone()),
                pats: c.pats.between(stamps.clone()),
                fields: c.fields.between(stamps.clone()),
                exts: c.exts.between(stamps.clone()),
                auto_open,
            };
            out.push((id, added));
        }
        out
    }
}

/// The paths of the namespaces that a file names, outer ones first.
fn namespaces(ast: &Ast) -> Vec<String> {
    let mut out: Vec<String> = vec![];
    for f in &ast.fragments {
        let is_module = matches!(f.kind, syntax::ast::FragmentKind::Module | syntax::ast::FragmentKind::Anonymous);
        let names = if is_module { f.name.split_last().map_or(&[][..], |(_, path)| path) } else { &f.name[..] };
        let all: Vec<&str> = names.iter().map(|n| n.name.as_str()).collect();
        let all = all.join(".");
        let mut path = String::new();
        for n in short_namespace(&all).split('.').filter(|n| !n.is_empty()) {
            if !path.is_empty() {
                path.push('.');
            }
            path += n;
            if !out.contains(&path) {
                out.push(path.clone());
            }
        }
    }
    out
}

impl Additions {
    fn add_to(&self, c: &mut Container) {
        for (name, stamp, id) in &self.modules {
            c.modules.add_once(*name, *stamp, *id);
        }
        self.types.iter().for_each(|(name, stamp, x)| c.types.add(*name, *stamp, *x));
        self.items.iter().for_each(|(name, stamp, x)| c.items.add(*name, *stamp, *x));
        self.pats.iter().for_each(|(name, stamp, x)| c.pats.add(*name, *stamp, x.clone()));
        self.fields.iter().for_each(|(name, stamp, x)| c.fields.add(*name, *stamp, *x));
        self.exts.iter().for_each(|(name, stamp, x)| c.exts.add(*name, *stamp, *x));
        self.auto_open.iter().for_each(|(stamp, id)| insert_by_stamp(&mut c.auto_open, *stamp, *id));
    }
}
