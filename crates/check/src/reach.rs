//! Library bodies on demand: what user code and the compiler's own roots need, and what that needs in turn.
//!
//! A body needs the values that it names; a type that is made or converted needs its overrides and interface
//! implementations, since a call through a slot may end there.

use std::sync::Arc;

use base::Symbol;
use tast::{Body, ExprKind, LoopKind, MemberKind};
use types::{Builtin, Ty, TyConId, ValId};

use crate::cx::{Cx, LazySource};
use crate::tyexprs::TyparMode;

/// What goes through any sequence.
const ENUMERATION: [&str; 4] = [
    "Firefly.Runtime.Generators.start",
    "Firefly.Runtime.Generators.next",
    "Firefly.Runtime.Generators.current",
    "Firefly.Runtime.Generators.close",
];
/// Ranges that are not counted in place.
const RANGES: [&str; 7] = [
    "Firefly.Runtime.Ranges.integers",
    "Firefly.Runtime.Ranges.countUp",
    "Firefly.Runtime.Ranges.floats",
    "Firefly.Runtime.Ranges.steps",
    "Firefly.Runtime.Ranges.ones",
    "Firefly.Runtime.Ranges.toList",
    "Firefly.Runtime.Ranges.toArray",
];

pub(crate) fn is_plain_collection(t: Ty) -> bool {
    matches!(t.builtin(), Some(Builtin::List | Builtin::Array))
}

/// A range of this type is a loop over integers.
fn is_counted(t: Ty) -> bool {
    t.builtin().is_some_and(|b| b.is_integer() || b == Builtin::Char)
}

impl<'a> Cx<'a> {
    /// Checks every library body that is needed.
    pub fn check_reachable(&mut self, roots: &[&str]) {
        for r in roots {
            if let Some(v) = self.find_val(r) {
                self.reach(v);
            }
        }
        let known: Vec<(ValId, Arc<Body>)> = {
            let mut all: Vec<_> = self
                .bodies
                .iter()
                .filter(|(v, _)| !self.is_library_file(v.file))
                .map(|(v, b)| (*v, b.clone()))
                .collect();
            all.sort_by_key(|x| x.0);
            all
        };
        for (v, b) in known {
            self.reached.insert(v);
            self.scan(&b);
        }
        let inits: Vec<Arc<Body>> = self
            .inits
            .iter()
            .filter_map(|i| if let tast::Init::Do { body, .. } = i { Some(body.clone()) } else { None })
            .collect();
        for b in inits {
            self.scan(&b);
        }
        self.drain();
    }
    fn drain(&mut self) {
        while let Some(v) = self.queue.pop() {
            self.check_lazy(v);
            if let Some(b) = self.bodies.get(&v).cloned() {
                self.scan(&b);
            }
        }
    }
    fn reach(&mut self, v: ValId) {
        if self.reached.insert(v) {
            self.queue.push(v);
            if let Some(info) = self.member_info(v)
                && matches!(info.kind, MemberKind::Constructor | MemberKind::Initializer)
            {
                let t = info.tycon;
                self.reach_type(t);
            }
            self.reach_overrides(v);
            // A call of an override may end in that of a subclass.
            if let Some(slot) = self.member_info(v).and_then(|i| i.overrides) {
                self.reach(slot);
            }
        }
    }
    /// A call through a slot may end in what overrides or implements it in any type that is there.
    fn reach_overrides(&mut self, slot: ValId) {
        let info = self.member_info(slot);
        if !info.is_some_and(|i| i.is_slot) {
            return;
        }
        let mut types: Vec<TyConId> = self.reached_types.iter().copied().collect();
        types.sort();
        for t in types {
            for m in self.tycon(t).members.clone() {
                if self.member_info(m).is_some_and(|i| i.overrides == Some(slot)) {
                    self.reach(m);
                }
            }
        }
    }
    fn reach_type(&mut self, id: TyConId) {
        if !self.reached_types.insert(id) {
            return;
        }
        let members = self.tycon(id).members.clone();
        // What numbers and texts are equal to, and how they print, needs no members.
        let structural = types::Builtin::of(id).is_none_or(|b| b.is_library_class() || b == types::Builtin::List);
        for m in members {
            let needed = self.member_info(m).is_some_and(|i| {
                let name = self.val(m).name;
                i.overrides.is_some_and(|slot| self.reached.contains(&slot))
                    || (structural && matches!(name.as_str(), "ToString" | "Equals" | "GetHashCode" | "CompareTo"))
                    || self.trait_names.contains(&name)
            });
            if needed {
                self.reach(m);
            }
        }
        if let Some((b, _)) = self.tycon(id).base.and_then(Ty::as_con) {
            self.reach_type(b);
        }
    }
    fn scan(&mut self, body: &Body) {
        self.scan_patterns(body);
        let makes_list = |e: &tast::Expr| {
            matches!(e.kind, ExprKind::List(_) | ExprKind::Range(_) | ExprKind::Comprehension(_))
                && e.ty.builtin() == Some(types::Builtin::List)
        };
        if body.exprs.iter().any(makes_list) {
            self.reach_type(types::Builtin::List.id());
        }
        for e in body.exprs.iter() {
            match &e.kind {
                ExprKind::Val(v, tys) => {
                    self.reach(*v);
                    // A flexible parameter (`'a :> seq<int>`) is converted inside the function: its type is known here.
                    tys.iter().for_each(|t| self.reach_con(*t));
                }
                ExprKind::SetVal(v, _) | ExprKind::InitVal(v, _) => self.reach(*v),
                ExprKind::Record(_)
                | ExprKind::Union { .. }
                | ExprKind::NewObject
                | ExprKind::Const(tast::Const::Decimal(..))
                | ExprKind::TypeOf(_) => self.reach_con(e.ty),
                ExprKind::Upcast(x) => self.reach_con(body.exprs[*x].ty),
                ExprKind::TraitCall { name, .. } => self.reach_trait(*name),
                ExprKind::Exception(id, _) => self.reach_type(*id),
                ExprKind::ObjectExpr { members, .. } => members.iter().for_each(|m| self.reach(m.0)),
                ExprKind::Lazy(_) => self.reach_named(&["Firefly.Runtime.Generators.delay"]),
                ExprKind::Comprehension(_) if !is_plain_collection(e.ty) => {
                    self.reach_named(&["Firefly.Runtime.Generators.make"]);
                }
                ExprKind::YieldFrom(x) if !is_plain_collection(body.exprs[*x].ty) => self.reach_named(&ENUMERATION),
                ExprKind::Range(r) if !is_plain_collection(e.ty) || !is_counted(body.exprs[r.start].ty) => {
                    self.reach_named(&RANGES);
                }
                ExprKind::For { kind, .. } => match &**kind {
                    LoopKind::Range(r) if !is_counted(body.exprs[r.start].ty) => {
                        self.reach_named(&RANGES);
                        self.reach_named(&ENUMERATION);
                    }
                    LoopKind::Range(_) | LoopKind::Array(_) | LoopKind::List(_) | LoopKind::String(_) => {}
                    LoopKind::Enumerator { .. } => self.reach_named(&ENUMERATION),
                },
                _ => {}
            }
        }
    }
    /// A decimal in a pattern is compared by the type's own equality.
    fn scan_patterns(&mut self, body: &Body) {
        let decimal = |p: &&tast::Pat| matches!(p.kind, tast::PatKind::Const(tast::Const::Decimal(..)));
        let tys: Vec<Ty> = body.pats.iter().filter(decimal).map(|p| p.ty).collect();
        tys.into_iter().for_each(|t| self.reach_con(t));
    }
    /// A member that inline code calls on a type that is known only where the code is used: any type that is there may
    /// be the one.
    fn reach_trait(&mut self, name: Symbol) {
        if !self.trait_names.insert(name) {
            return;
        }
        let mut types: Vec<TyConId> = self.reached_types.iter().copied().collect();
        types.extend(types::Builtin::ALL.iter().map(|b| b.id()));
        types.sort();
        for t in types {
            for m in self.tycon(t).members.clone() {
                if self.val(m).name == name {
                    self.reach(m);
                }
            }
        }
    }
    fn reach_named(&mut self, paths: &[&str]) {
        for path in paths {
            if let Some(v) = self.find_val(path) {
                self.reach(v);
            }
        }
    }
    fn reach_con(&mut self, t: Ty) {
        if let Some((id, _)) = t.as_con() {
            self.reach_type(id);
        }
    }
    /// Checks the body of a library value now.
    fn check_lazy(&mut self, v: ValId) {
        let Some(lazy) = self.lazy.remove(&v) else { return };
        self.file = lazy.file;
        self.is_library = true;
        if let Some(ast) = self.asts.iter().find(|a| a.file == lazy.file) {
            self.ast = ast;
        }
        self.scope = lazy.scope;
        self.container = lazy.container;
        self.limit = lazy.limit;
        self.typars = lazy.typars;
        self.annotated_typars.clear();
        self.typar_mode = TyparMode::Infer;
        self.level = 1;
        match lazy.source {
            LazySource::Binding(b) => self.check_lazy_binding(v, b),
            LazySource::Member(p) => self.check_plan(&p),
        }
        self.finish_file();
    }
}
