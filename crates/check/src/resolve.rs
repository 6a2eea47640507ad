//! Name resolution in expressions, patterns, types and module paths (F# specification, section 14.1 and 14.2).
//!
//! In: identifiers and the scope chain. Out: what they stand for and how many were used. Newer scopes are
//! looked at first; inside a container its own names come before those of its auto-opened modules.

use base::Symbol;
use syntax::ast::Ident;
use tast::TyConKind;
use types::{Ty, TyConId, ValId};

use crate::cx::{Cx, LocalEntry};
use crate::env::{ContainerId, Item, PatItem, ScopeKind, Stamp, TypeEntry, steps};
use crate::names::mangle;

/// F#'s own names of library types that live in other namespaces.
const ABBREVIATIONS: &[(&str, &str, usize)] = &[
    ("ResizeArray", "System.Collections.Generic.List", 1),
    ("seq", "System.Collections.Generic.IEnumerable", 1),
    ("Lazy", "System.Lazy", 1),
    ("decimal", "System.Decimal", 0),
    ("bigint", "System.Numerics.BigInteger", 0),
    ("option", "FSharp.Core.Option", 1),
    ("voption", "FSharp.Core.ValueOption", 1),
    ("ref", "FSharp.Core.Ref", 1),
];

/// What a name in an expression stands for.
#[derive(Clone)]
pub(crate) enum Found {
    Local(LocalEntry),
    Item(Item),
    /// Types of a name, nearest first, one for each number of parameters.
    Types(Vec<TypeEntry>),
    /// A static member or case brought in by `open type`.
    Static(Ty),
}

impl<'a> Cx<'a> {
    /// The first answer of a container or its auto-opened modules.
    fn in_container<T>(
        &self,
        c: ContainerId,
        floor: Stamp,
        f: &dyn Fn(&Self, ContainerId, Stamp) -> Option<T>,
    ) -> Option<T> {
        if let Some(t) = f(self, c, floor) {
            return Some(t);
        }
        let opened = &self.containers[c].auto_open;
        opened
            .iter()
            .rev()
            .filter(|(s, _)| *s <= self.limit && *s >= floor)
            .find_map(|(_, m)| self.in_container(*m, 0, f))
    }
    fn in_scope<T>(&self, f: &dyn Fn(&Self, ContainerId, Stamp) -> Option<T>) -> Option<T> {
        steps(&self.scope).find_map(|n| match &n.kind {
            ScopeKind::Open(c, floor) => self.in_container(*c, *floor, f),
            ScopeKind::OpenType(_) | ScopeKind::Alias(..) => None,
        })
    }
    fn item_in(&self, c: ContainerId, floor: Stamp, name: Symbol) -> Option<Item> {
        self.in_container(c, floor, &|cx, c, floor| {
            cx.containers[c].items.within(name, floor, cx.limit).find(|i| cx.is_accessible(c, i)).copied()
        })
    }
    fn is_accessible(&self, c: ContainerId, i: &Item) -> bool {
        match i {
            Item::Val(v) => self.see_private || !self.val(*v).is_private || self.is_inside(c),
            Item::Case(..) | Item::Exception(_) => true,
        }
    }
    /// Whether the code being checked stands inside a container.
    pub fn is_inside(&self, c: ContainerId) -> bool {
        let mut at = Some(self.container);
        while let Some(here) = at {
            if here == c {
                return true;
            }
            at = self.containers[here].parent;
        }
        false
    }
    /// Types of a name in a container, nearest first.
    pub fn types_in(&self, c: ContainerId, name: Symbol) -> Vec<TypeEntry> {
        let mut out = vec![];
        self.collect_types(c, 0, name, &mut out);
        out
    }
    fn collect_types(&self, c: ContainerId, floor: Stamp, name: Symbol, out: &mut Vec<TypeEntry>) {
        for t in self.containers[c].types.within(name, floor, self.limit) {
            if !out.iter().any(|o| o.arity == t.arity) {
                out.push(*t);
            }
        }
        for (s, m) in self.containers[c].auto_open.iter().rev() {
            if *s <= self.limit && *s >= floor {
                self.collect_types(*m, 0, name, out);
            }
        }
    }
    /// Types of a name in scope, nearest first, one for each number of parameters.
    pub fn types_named(&self, name: Symbol) -> Vec<TypeEntry> {
        let mut out = vec![];
        for n in steps(&self.scope) {
            if let ScopeKind::Open(c, floor) = &n.kind {
                self.collect_types(*c, *floor, name, &mut out);
            }
        }
        for (short, path, arity) in ABBREVIATIONS {
            if *short == name.as_str()
                && !out.iter().any(|t| t.arity == *arity)
                && let Some(id) = self.find_tycon(path, *arity)
            {
                out.push(TypeEntry { id, arity: *arity });
            }
        }
        out
    }
    fn submodules(&self, c: ContainerId, floor: Stamp, name: Symbol, out: &mut Vec<ContainerId>) {
        for m in self.containers[c].modules.within(name, floor, self.limit) {
            let known = &self.containers[*m];
            if !known.is_unfinished && (!known.is_private || self.is_inside(c)) && !out.contains(m) {
                out.push(*m);
            }
        }
        for (s, m) in self.containers[c].auto_open.iter().rev() {
            if *s <= self.limit && *s >= floor {
                self.submodules(*m, 0, name, out);
            }
        }
    }
    /// Modules and namespaces of a name in scope, nearest first.
    pub fn modules_named(&self, name: Symbol) -> Vec<ContainerId> {
        let mut out = vec![];
        if name.as_str() == "global" {
            return vec![self.root];
        }
        for n in steps(&self.scope) {
            match &n.kind {
                ScopeKind::Open(c, floor) => self.submodules(*c, *floor, name, &mut out),
                ScopeKind::Alias(alias, targets) if *alias == name => {
                    for t in targets {
                        if !out.contains(t) {
                            out.push(*t);
                        }
                    }
                }
                ScopeKind::Alias(..) | ScopeKind::OpenType(_) => {}
            }
        }
        self.submodules(self.root, 0, name, &mut out);
        out
    }
    /// Modules that a path names, nearest first.
    pub fn resolve_module(&self, ids: &[Ident]) -> Vec<ContainerId> {
        let ids = skip_microsoft(ids);
        let Some((first, rest)) = ids.split_first() else { return vec![] };
        let mut found = self.modules_named(first.name);
        for id in rest {
            let mut next = vec![];
            for c in found {
                self.submodules(c, 0, id.name, &mut next);
            }
            found = next;
        }
        found
    }
    /// Types that a path names.
    pub fn resolve_types(&self, ids: &[Ident]) -> Vec<TypeEntry> {
        let Some((last, path)) = ids.split_last() else { return vec![] };
        if path.is_empty() {
            return self.types_named(last.name);
        }
        let mut out: Vec<TypeEntry> = vec![];
        for c in self.resolve_module(path) {
            for t in self.types_in(c, last.name) {
                if !out.iter().any(|o| o.arity == t.arity) {
                    out.push(t);
                }
            }
        }
        out
    }

    /// What a dotted name in an expression stands for, and how many of its parts were used.
    pub fn resolve_expr(&self, ids: &[Ident]) -> Option<(Found, usize)> {
        let first = mangle(ids[0].name);
        if let Some(l) = self.find_local(first) {
            return Some((Found::Local(l), 1));
        }
        let env = self.env_item(first);
        if ids.len() == 1 {
            return env.or_else(|| self.type_found(self.types_named(first))).map(|f| (f, 1));
        }
        if let Some(f @ Found::Item(Item::Val(_))) = &env {
            return Some((f.clone(), 1));
        }
        let plain = skip_microsoft(ids);
        let skipped = ids.len() - plain.len();
        for c in self.modules_named(plain[0].name) {
            if let Some((f, n)) = self.expr_in(c, &plain[1..]) {
                return Some((f, n + 1 + skipped));
            }
        }
        let types = self.types_named(first);
        if types.iter().any(|t| self.has_static(t.id, ids[1].name)) {
            return Some((Found::Types(types), 1));
        }
        // A type that a nearer one of its name hides is still meant by what it alone has.
        if let Some(hidden) = self.hidden_type(first, ids[1].name) {
            return Some((Found::Types(vec![hidden]), 1));
        }
        env.or_else(|| self.type_found(types)).map(|f| (f, 1))
    }
    /// The nearest type of a name in scope, hidden ones too, that has a static member.
    fn hidden_type(&self, name: Symbol, member: Symbol) -> Option<TypeEntry> {
        self.in_scope(&|cx, c, floor| {
            let mut found = cx.containers[c].types.within(name, floor, cx.limit);
            found.find(|t| cx.has_static(t.id, member)).copied()
        })
    }
    /// Whether an active pattern's own case of the name is meant: its body may name its results.
    pub fn own_active_result(&self, name: Symbol) -> Option<(usize, usize)> {
        self.active_results
            .iter()
            .rev()
            .find_map(|a| a.cases.iter().position(|c| *c == name).map(|i| (i, a.cases.len())))
    }
    fn type_found(&self, types: Vec<TypeEntry>) -> Option<Found> {
        if types.is_empty() { None } else { Some(Found::Types(types)) }
    }
    /// An unqualified name: the newest of values, cases, members of opened types, and constructible types.
    fn env_item(&self, name: Symbol) -> Option<Found> {
        for n in steps(&self.scope) {
            match &n.kind {
                ScopeKind::Open(c, floor) => {
                    let item = self.item_in(*c, *floor, name);
                    let mut types = vec![];
                    if matches!(item, None | Some(Item::Case(..))) {
                        self.collect_types(*c, *floor, name, &mut types);
                    }
                    // A type hides the case of a union before it, and is hidden by one of a union after it.
                    let newer = |t: &TypeEntry| match item {
                        Some(Item::Case(union, _)) => t.id.file == union.file && t.id.index > union.index,
                        _ => item.is_none(),
                    };
                    if types.iter().any(|t| newer(t) && self.is_constructible(t.id)) {
                        return Some(Found::Types(self.types_named(name)));
                    }
                    if let Some(i) = item {
                        return Some(Found::Item(i));
                    }
                }
                ScopeKind::OpenType(t) => {
                    if t.as_con().is_some_and(|(id, _)| self.has_static(id, name)) {
                        return Some(Found::Static(*t));
                    }
                }
                ScopeKind::Alias(..) => {}
            }
        }
        None
    }
    fn is_constructible(&self, id: TyConId) -> bool {
        let mut def = self.tycon(id);
        while let TyConKind::Abbrev(t) = &def.kind {
            match t.as_con() {
                Some((id, _)) => def = self.tycon(id),
                None => return false,
            }
        }
        self.members.contains_key(&(def.id, Symbol::intern("new")))
            || matches!(def.kind, TyConKind::Delegate(..))
            || (matches!(def.kind, TyConKind::Class(_)) && def.is_struct)
            || matches!(def.kind, TyConKind::Builtin(types::Builtin::Exn | types::Builtin::Obj))
    }
    fn expr_in(&self, c: ContainerId, ids: &[Ident]) -> Option<(Found, usize)> {
        let (first, rest) = ids.split_first()?;
        let name = mangle(first.name);
        if let Some(i) = self.item_in(c, 0, name) {
            return Some((Found::Item(i), 1));
        }
        let types = self.types_in(c, name);
        if let Some(next) = rest.first()
            && types.iter().any(|t| self.has_static(t.id, next.name))
        {
            return Some((Found::Types(types), 1));
        }
        if !rest.is_empty() {
            let mut subs = vec![];
            self.submodules(c, 0, first.name, &mut subs);
            for s in subs {
                if let Some((f, n)) = self.expr_in(s, rest) {
                    return Some((f, n + 1));
                }
            }
        }
        self.type_found(types).map(|f| (f, 1))
    }
    /// Whether a type itself has a static member of a name, or a case.
    pub fn has_static_member(&self, id: TyConId, name: Symbol) -> bool {
        let by_name = [name, mangle(name)];
        self.case_of(id, name).is_some()
            || by_name.iter().any(|n| {
                let members = self.own_members(id, *n).into_iter().chain(self.extension_members(id, *n));
                members.into_iter().any(|m| self.member_info(m).is_some_and(|i| i.is_static))
            })
    }
    /// Whether `T.name` can mean something: a case, a static member, an enum value.
    pub fn has_static(&self, id: TyConId, name: Symbol) -> bool {
        let def = self.tycon(id);
        let own = match &def.kind {
            TyConKind::Union(cases) => {
                cases.iter().any(|c| c.name == name)
                    || name.as_str().strip_prefix("Is").is_some_and(|n| cases.iter().any(|c| c.name.as_str() == n))
            }
            TyConKind::Enum(_, cases) => cases.iter().any(|c| c.0 == name),
            TyConKind::Abbrev(t) => return t.as_con().is_some_and(|(id, _)| self.has_static(id, name)),
            TyConKind::Record(fields) => fields.iter().any(|f| f.name == name),
            _ => false,
        };
        if own || self.members.contains_key(&(id, name)) {
            return true;
        }
        let inherited = def.base.and_then(Ty::as_con).is_some_and(|(b, _)| self.has_static(b, name));
        inherited || self.extension_members(id, name).iter().any(|m| !self.extension_methods.contains(m))
    }
    /// Extension members of a type in scope, nearest first.
    pub fn extension_members(&self, id: TyConId, name: Symbol) -> Vec<ValId> {
        let mut out = vec![];
        for n in steps(&self.scope) {
            if let ScopeKind::Open(c, floor) = &n.kind {
                self.collect_exts(*c, *floor, id, name, &mut out);
            }
        }
        out
    }
    fn collect_exts(&self, c: ContainerId, floor: Stamp, id: TyConId, name: Symbol, out: &mut Vec<ValId>) {
        for (t, v) in self.containers[c].exts.within(name, floor, self.limit) {
            if *t == id && !out.contains(v) {
                out.push(*v);
            }
        }
        for (s, m) in self.containers[c].auto_open.iter().rev() {
            if *s <= self.limit && *s >= floor {
                self.collect_exts(*m, 0, id, name, out);
            }
        }
    }

    /// What a dotted name in a pattern stands for.
    pub fn resolve_pattern(&self, ids: &[Ident]) -> Option<PatItem> {
        let (last, path) = ids.split_last()?;
        let name = mangle(last.name);
        if path.is_empty() {
            if let Some(p) = self.local_pats.get(&name).and_then(|v| v.last()) {
                return Some(p.clone());
            }
            return self
                .in_scope(&|cx, c, floor| cx.containers[c].pats.within(name, floor, cx.limit).next().cloned())
                .or_else(|| {
                    steps(&self.scope).find_map(|n| match &n.kind {
                        ScopeKind::OpenType(t) => t
                            .as_con()
                            .and_then(|(id, _)| self.case_of(id, name))
                            .map(|i| PatItem::Case(t.as_con().map_or_else(|| types::Builtin::Unit.id(), |c| c.0), i)),
                        ScopeKind::Open(..) | ScopeKind::Alias(..) => None,
                    })
                });
        }
        for c in self.resolve_module(path) {
            let found = self.in_container(c, 0, &|cx, c, floor| {
                cx.containers[c].pats.within(name, floor, cx.limit).next().cloned()
            });
            if found.is_some() {
                return found;
            }
        }
        for t in self.resolve_types(path) {
            let id = self.expand_con(t.id);
            if let Some(i) = self.case_of(id, name) {
                return Some(PatItem::Case(id, i));
            }
            if let Some(v) = self.own_members(id, name).iter().find(|v| self.val(**v).literal.is_some()) {
                return Some(PatItem::Literal(*v));
            }
            if let Some((c, t)) = self.own_members(id, name).iter().find_map(|v| self.static_constants.get(v)) {
                return Some(PatItem::Value(c.clone(), *t));
            }
        }
        None
    }
    /// The constructor behind an abbreviation.
    pub fn expand_con(&self, mut id: TyConId) -> TyConId {
        while let TyConKind::Abbrev(t) = &self.tycon(id).kind {
            match t.as_con() {
                Some((next, _)) if next != id => id = next,
                _ => break,
            }
        }
        id
    }
    /// The case of a union or enum by name; enum values come as cases too.
    pub fn case_of(&self, id: TyConId, name: Symbol) -> Option<usize> {
        match &self.tycon(id).kind {
            TyConKind::Union(cases) => cases.iter().position(|c| c.name == name),
            TyConKind::Enum(_, cases) => cases.iter().position(|c| c.0 == name),
            _ => None,
        }
    }
    /// Records that have a field of the name, nearest first.
    pub fn records_with(&self, ids: &[Ident]) -> Vec<(TyConId, usize)> {
        let Some((last, path)) = ids.split_last() else { return vec![] };
        let mut out = vec![];
        if path.is_empty() {
            for n in steps(&self.scope) {
                if let ScopeKind::Open(c, floor) = &n.kind {
                    self.collect_fields(*c, *floor, last.name, &mut out);
                }
            }
            return out;
        }
        for c in self.resolve_module(path) {
            self.collect_fields(c, 0, last.name, &mut out);
        }
        if out.is_empty() {
            for t in self.resolve_types(path) {
                let id = self.expand_con(t.id);
                if let TyConKind::Record(fields) = &self.tycon(id).kind
                    && let Some(i) = fields.iter().position(|f| f.name == last.name)
                {
                    out.push((id, i));
                }
            }
        }
        out
    }
    fn collect_fields(&self, c: ContainerId, floor: Stamp, name: Symbol, out: &mut Vec<(TyConId, usize)>) {
        for f in self.containers[c].fields.within(name, floor, self.limit) {
            if !out.contains(f) {
                out.push(*f);
            }
        }
        for (s, m) in self.containers[c].auto_open.iter().rev() {
            if *s <= self.limit && *s >= floor {
                self.collect_fields(*m, 0, name, out);
            }
        }
    }
    /// Names in scope, for suggestions.
    pub fn names_in_scope(&self) -> Vec<Symbol> {
        let mut out: Vec<Symbol> = self.locals.iter().filter(|(_, v)| !v.is_empty()).map(|(k, _)| *k).collect();
        for n in steps(&self.scope) {
            if let ScopeKind::Open(c, _) = &n.kind {
                self.collect_names(*c, &mut out);
            }
        }
        out
    }
    /// Names of a container, for suggestions.
    pub fn collect_names(&self, c: ContainerId, out: &mut Vec<Symbol>) {
        let c = &self.containers[c];
        let limit = self.limit;
        out.extend(c.items.keys(limit).chain(c.types.keys(limit)).chain(c.modules.keys(limit)));
        for (_, m) in &c.auto_open {
            self.collect_names(*m, out);
        }
    }
    /// A library value by full name.
    pub fn find_val(&self, path: &str) -> Option<ValId> {
        let (module, name) = path.rsplit_once('.')?;
        self.val_paths.get(&(Symbol::intern(module), Symbol::intern(name))).copied()
    }
    /// A type by full name and number of parameters.
    pub fn find_tycon(&self, path: &str, arity: usize) -> Option<TyConId> {
        self.tycon_paths.get(&(Symbol::intern(path), arity)).copied()
    }
}

/// `Microsoft.FSharp.X` is `FSharp.X`.
pub(crate) fn skip_microsoft(ids: &[Ident]) -> &[Ident] {
    match ids {
        [a, b, ..] if a.name.as_str() == "Microsoft" && b.name.as_str() == "FSharp" => &ids[1..],
        _ => ids,
    }
}
