//! What a reached thing makes reachable without naming it: overriding members and statically resolved members.
//!
//! In: the signatures. Out: for each slot the members that override it, for each name the members that a trait call
//! may mean, for each library value the start-up action that sets it. A member of a type counts once the type is
//! live, that is, occurs in the type of a reached expression: an object cannot come to be otherwise (rapid type
//! analysis; Bacon and Sweeney, OOPSLA 1996).

use base::{FxHashMap, FxHashSet, Symbol};
use tast::walk::{Child, walk};
use tast::{ExprKind, Init, MemberInfo, Program, ValKind};
use types::{Ty, TyConId, TyKind, ValId};

/// Members that generated equality, order, hash and text call by themselves.
const IMPLICIT: [&str; 5] = ["Equals", "GetHashCode", "ToString", "CompareTo", "get_Message"];

/// The indices, and what has been reached so far.
pub(crate) struct Reach<'a> {
    program: &'a Program,
    by_slot: FxHashMap<ValId, Vec<(TyConId, ValId)>>,
    by_name: FxHashMap<Symbol, Vec<(TyConId, ValId)>>,
    implicit: FxHashMap<TyConId, Vec<ValId>>,
    setters: FxHashMap<ValId, usize>,
    live: FxHashSet<TyConId>,
    seen_types: FxHashSet<Ty>,
    /// Members that become reachable when the type becomes live.
    waiting: FxHashMap<TyConId, Vec<ValId>>,
    traits: FxHashSet<Symbol>,
    /// Reached but not handed out yet.
    pub(crate) found: Vec<ValId>,
}

impl<'a> Reach<'a> {
    pub(crate) fn new(program: &'a Program) -> Reach<'a> {
        let mut r = Reach {
            program,
            by_slot: FxHashMap::default(),
            by_name: FxHashMap::default(),
            implicit: FxHashMap::default(),
            setters: FxHashMap::default(),
            live: FxHashSet::default(),
            seen_types: FxHashSet::default(),
            waiting: FxHashMap::default(),
            traits: FxHashSet::default(),
            found: Vec::new(),
        };
        let implicit: Vec<Symbol> = IMPLICIT.iter().map(|n| Symbol::intern(n)).collect();
        for def in program.files.iter().flat_map(|f| &f.vals) {
            if let ValKind::Member(m) = &def.kind {
                r.index_member(def.id, def.name, m, &implicit);
            }
        }
        for (i, init) in program.inits.iter().enumerate() {
            if let Init::Do { body, .. } = init {
                walk(body, body.root, &mut |c| {
                    if let Child::Expr(e) = c
                        && let ExprKind::InitVal(v, _) = &body.exprs[e].kind
                    {
                        r.setters.insert(*v, i);
                    }
                });
            }
        }
        r
    }

    fn index_member(&mut self, id: ValId, name: Symbol, m: &MemberInfo, implicit: &[Symbol]) {
        if let Some(slot) = m.overrides {
            self.by_slot.entry(slot).or_default().push((m.tycon, id));
        }
        self.by_name.entry(name).or_default().push((m.tycon, id));
        if (m.overrides.is_some() || m.implements.is_some()) && implicit.contains(&name) {
            self.implicit.entry(m.tycon).or_default().push(id);
        }
        if let Some(property) = name.as_str().strip_prefix("get_")
            && m.tycon.file != TyConId::BUILTIN_FILE
            && self.program.tycon(m.tycon).display_format().is_some_and(|f| f.contains(property))
        {
            self.implicit.entry(m.tycon).or_default().push(id);
        }
    }

    /// The start-up action that sets a value bound by a pattern.
    pub(crate) fn setter(&self, val: ValId) -> Option<usize> {
        self.setters.get(&val).copied()
    }
    /// Members that a call of a slot may reach, live or not.
    pub(crate) fn overriders(&self, slot: ValId) -> &[(TyConId, ValId)] {
        self.by_slot.get(&slot).map_or(&[], Vec::as_slice)
    }
    /// A value is reached: so are the live members that override it.
    pub(crate) fn val(&mut self, val: ValId) {
        let members = self.by_slot.get(&val).cloned().unwrap_or_default();
        self.members(members);
    }
    /// A trait call of a name is reached: so are the live members of that name.
    pub(crate) fn trait_name(&mut self, name: Symbol) {
        if self.traits.insert(name) {
            let members = self.by_name.get(&name).cloned().unwrap_or_default();
            self.members(members);
        }
    }

    fn members(&mut self, members: Vec<(TyConId, ValId)>) {
        for (tycon, member) in members {
            if tycon.file == TyConId::BUILTIN_FILE || self.live.contains(&tycon) {
                self.found.push(member);
            } else {
                self.waiting.entry(tycon).or_default().push(member);
            }
        }
    }

    /// A type occurs: its definition and those of its arguments are live.
    pub(crate) fn ty(&mut self, ty: Ty) {
        let mut todo = vec![ty];
        while let Some(ty) = todo.pop() {
            if !self.seen_types.insert(ty) {
                continue;
            }
            match ty.kind() {
                TyKind::Con(id, args) => {
                    self.tycon(*id, &mut todo);
                    todo.extend(args);
                }
                TyKind::Fun(a, b) => todo.extend([*a, *b]),
                TyKind::Tuple(items, _) => todo.extend(items),
                TyKind::AnonRecord(fields, _) => todo.extend(fields.iter().map(|f| f.1)),
                TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => {}
            }
        }
    }

    /// A definition is live; so are its base and the types of its parts, which hold values of it.
    pub(crate) fn tycon(&mut self, id: TyConId, todo: &mut Vec<Ty>) {
        if id.file == TyConId::BUILTIN_FILE || !self.live.insert(id) {
            return;
        }
        let def = self.program.tycon(id);
        todo.extend(def.base);
        todo.extend(def.fields().iter().map(|f| f.ty));
        if let tast::TyConKind::Union(cases) = &def.kind {
            todo.extend(cases.iter().flat_map(|c| c.fields.iter().map(|f| f.ty)));
        }
        self.found.extend(self.waiting.remove(&id).unwrap_or_default());
        self.found.extend(self.implicit.get(&id).cloned().unwrap_or_default());
    }

    /// Whether a type occurs.
    pub(crate) fn is_live(&self, id: TyConId) -> bool {
        id.file == TyConId::BUILTIN_FILE || self.live.contains(&id)
    }
}
