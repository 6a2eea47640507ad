//! Builds the graph: a work-list from the roots.
//!
//! In: a program and the values to keep. Out: the [`Psg`]. Roots are the entry point, every start-up step of files that are
//! not library, library actions that set no value, exported functions and the values to keep. A library value is
//! computed at start only when it is reached.

use std::collections::VecDeque;
use std::sync::Arc;

use base::{FileId, FxHashMap, FxHashSet, IndexVec, SideTable, Span, Symbol};
use tast::walk::{Child, bound_locals, children};
use tast::{Body, ExprId, ExprKind, Init, LocalId, PatKind, Program};
use types::{Ty, TyConId, ValId};

use crate::captures::captures;
use crate::reach::Reach;
use crate::{BodyEntry, BodyId, Edge, EdgeKind, Node, NodeId, NodeKind, Owner, Psg};

/// The graph of all that the program reaches; `keep` are values that are needed though no source names them.
pub fn build(program: &Arc<Program>, keep: &[ValId]) -> Psg {
    let mut b = Builder::new(program);
    b.roots(keep);
    b.run();
    b.finish()
}

struct Builder<'a> {
    program: &'a Arc<Program>,
    reach: Reach<'a>,
    nodes: IndexVec<NodeId, Node>,
    edges: Vec<Edge>,
    bodies: IndexVec<BodyId, BodyEntry>,
    vals: FxHashMap<ValId, NodeId>,
    types: FxHashMap<TyConId, NodeId>,
    inits: FxHashSet<usize>,
    queue: VecDeque<(Owner, NodeId, FileId, Arc<Body>)>,
}

impl<'a> Builder<'a> {
    fn new(program: &'a Arc<Program>) -> Builder<'a> {
        Builder {
            program,
            reach: Reach::new(program),
            nodes: IndexVec::new(),
            edges: Vec::new(),
            bodies: IndexVec::new(),
            vals: FxHashMap::default(),
            types: FxHashMap::default(),
            inits: FxHashSet::default(),
            queue: VecDeque::new(),
        }
    }

    fn is_library(&self, file: FileId) -> bool {
        self.program.by_file.get(&file).is_some_and(|i| self.program.files[*i].is_library)
    }

    fn roots(&mut self, keep: &[ValId]) {
        for (i, init) in self.program.inits.iter().enumerate() {
            match init {
                Init::Val(v) if !self.is_library(v.file) => self.init_val(i, *v),
                Init::Do { body, file, .. } if !self.is_library(*file) || !sets_values(body) => self.action(i),
                Init::Val(_) | Init::Do { .. } => {}
            }
        }
        let export = Symbol::intern("Export");
        for def in self.program.files.iter().flat_map(|f| &f.vals) {
            if def.attrs.iter().any(|a| a.name == export) && self.program.bodies.contains_key(&def.id) {
                self.val(def.id);
            }
        }
        for v in self.program.entry.iter().chain(keep) {
            self.val(*v);
        }
    }

    fn run(&mut self) {
        loop {
            while let Some(v) = self.reach.found.pop() {
                // A member that the checker found no use of has no body and cannot be called.
                if self.program.bodies.contains_key(&v) {
                    self.val(v);
                }
            }
            match self.queue.pop_front() {
                Some((owner, parent, file, body)) => self.body(owner, parent, file, body),
                None if self.reach.found.is_empty() => return,
                None => {}
            }
        }
    }

    // ---- nodes ----

    fn node(&mut self, kind: NodeKind, ty: Option<Ty>, span: Span, parent: Option<NodeId>) -> NodeId {
        self.nodes.push(Node { kind, ty, span, parent })
    }
    fn edge(&mut self, from: NodeId, kind: EdgeKind, to: NodeId) {
        self.edges.push(Edge { from, kind, to });
    }

    fn val(&mut self, id: ValId) -> NodeId {
        if let Some(node) = self.vals.get(&id) {
            return *node;
        }
        let def = self.program.val(id);
        let node = self.node(NodeKind::Val(id), Some(def.scheme.ty), def.span, None);
        self.vals.insert(id, node);
        self.type_edge(node, def.scheme.ty);
        self.reach.val(id);
        if let Some(i) = self.reach.setter(id) {
            self.action(i);
        }
        if let Some(body) = self.program.bodies.get(&id) {
            self.queue.push_back((Owner::Val(id), node, id.file, body.clone()));
        }
        node
    }

    fn init_val(&mut self, i: usize, val: ValId) {
        self.inits.insert(i);
        self.val(val);
    }

    fn action(&mut self, i: usize) {
        if let Init::Do { body, file, span } = &self.program.inits[i]
            && self.inits.insert(i)
        {
            let node = self.node(NodeKind::Init(i), None, *span, None);
            self.queue.push_back((Owner::Init(i), node, *file, body.clone()));
        }
    }

    fn tycon(&mut self, id: TyConId) -> NodeId {
        if let Some(node) = self.types.get(&id) {
            return *node;
        }
        let span = self.program.tycon(id).span;
        let node = self.node(NodeKind::Type(id), None, span, None);
        self.types.insert(id, node);
        node
    }

    fn type_edge(&mut self, from: NodeId, ty: Ty) {
        self.reach.ty(ty);
        if let Some((id, _)) = ty.as_con() {
            let to = self.tycon(id);
            self.edge(from, EdgeKind::Type, to);
        }
    }

    // ---- bodies ----

    fn body(&mut self, owner: Owner, parent: NodeId, file: FileId, body: Arc<Body>) {
        let id = self.bodies.next_id();
        let entry = BodyEntry { owner, file, body: body.clone(), exprs: SideTable::new(), locals: SideTable::new() };
        self.bodies.push(entry);
        // Each part with the node that it belongs to; patterns are no nodes, their parts belong to the match.
        let mut stack = vec![(Child::Expr(body.root), parent)];
        let mut uses = Vec::new();
        while let Some((part, parent)) = stack.pop() {
            let node = match part {
                Child::Expr(e) => self.expr(id, &body, e, parent, &mut uses),
                Child::Pat(p) => {
                    if let PatKind::Bind(l, _) = &body.pats[p].kind {
                        self.local(id, &body, *l, parent);
                    }
                    if let PatKind::TypeTest(ty, _) = &body.pats[p].kind {
                        self.reach.ty(*ty);
                    }
                    parent
                }
            };
            let from = stack.len();
            children(&body, part, &mut |c| stack.push((c, node)));
            stack[from..].reverse();
        }
        for (local, node) in uses {
            if let Some(def) = self.bodies[id].locals.get(local).copied() {
                self.edge(def, EdgeKind::DefUse, node);
            }
        }
        self.capture_edges(id, &body);
    }

    fn capture_edges(&mut self, id: BodyId, body: &Body) {
        for (closure, locals) in captures(body).iter() {
            for local in locals {
                let entry = &self.bodies[id];
                if let (Some(from), Some(to)) = (entry.exprs.get(closure), entry.locals.get(*local)) {
                    let (from, to) = (*from, *to);
                    self.edge(from, EdgeKind::Capture, to);
                }
            }
        }
    }

    fn local(&mut self, id: BodyId, body: &Body, local: LocalId, parent: NodeId) {
        if self.bodies[id].locals.contains(local) {
            return; // the other side of an or-pattern
        }
        let def = &body.locals[local];
        let node = self.node(NodeKind::Local(id, local), Some(def.ty), def.span, Some(parent));
        self.bodies[id].locals.insert(local, node);
        self.type_edge(node, def.ty);
    }

    fn expr(
        &mut self,
        id: BodyId,
        body: &Body,
        e: ExprId,
        parent: NodeId,
        uses: &mut Vec<(LocalId, NodeId)>,
    ) -> NodeId {
        let expr = &body.exprs[e];
        let node = self.node(NodeKind::Expr(id, e), Some(expr.ty), expr.span, Some(parent));
        self.bodies[id].exprs.insert(e, node);
        self.reach.ty(expr.ty);
        let mut bound = Vec::new();
        bound_locals(&expr.kind, &mut |l| bound.push(l));
        for l in bound {
            self.local(id, body, l, node);
        }
        match &expr.kind {
            ExprKind::Local(l, args) => {
                args.iter().for_each(|t| self.reach.ty(*t));
                uses.push((*l, node));
            }
            ExprKind::SetLocal(l, _) => uses.push((*l, node)),
            ExprKind::Val(v, args) => {
                args.iter().for_each(|t| self.reach.ty(*t));
                self.use_val(*v, node);
            }
            ExprKind::SetVal(v, _) | ExprKind::InitVal(v, _) => self.use_val(*v, node),
            ExprKind::Apply { func, .. } => {
                if let ExprKind::Val(v, _) = &body.exprs[*func].kind {
                    let callee = self.val(*v);
                    self.edge(node, EdgeKind::Call, callee);
                }
            }
            ExprKind::ObjectExpr { members, .. } => {
                members.iter().for_each(|(slot, _)| self.use_val(*slot, node));
                self.type_edge(node, expr.ty);
            }
            ExprKind::Exception(tycon, _) => {
                let mut parts = Vec::new();
                self.reach.tycon(*tycon, &mut parts);
                parts.into_iter().for_each(|t| self.reach.ty(t));
                let to = self.tycon(*tycon);
                self.edge(node, EdgeKind::Type, to);
            }
            ExprKind::Record(_) | ExprKind::Union { .. } | ExprKind::NewObject => self.type_edge(node, expr.ty),
            ExprKind::TypeTest(_, ty) | ExprKind::TypeOf(ty) => self.reach.ty(*ty),
            ExprKind::TraitCall { support, name, .. } => {
                support.iter().for_each(|t| self.reach.ty(*t));
                self.reach.trait_name(*name);
            }
            ExprKind::Intrinsic { types, .. } => types.iter().for_each(|t| self.reach.ty(*t)),
            // The other forms name nothing but their parts.
            _ => {}
        }
        node
    }

    fn use_val(&mut self, val: ValId, at: NodeId) {
        let def = self.val(val);
        self.edge(def, EdgeKind::DefUse, at);
    }

    // ---- the end ----

    fn finish(mut self) -> Psg {
        self.dispatch_edges();
        for (i, init) in self.program.inits.iter().enumerate() {
            if let Init::Val(v) = init
                && self.vals.contains_key(v)
            {
                self.inits.insert(i);
            }
        }
        let mut inits: Vec<usize> = self.inits.into_iter().collect();
        inits.sort_unstable();
        self.edges.sort_unstable();
        self.edges.dedup();
        Psg {
            program: self.program.clone(),
            nodes: self.nodes,
            edges: self.edges,
            bodies: self.bodies,
            vals: self.vals,
            types: self.types,
            inits,
        }
    }

    fn dispatch_edges(&mut self) {
        for (slot, from) in &self.vals {
            for (tycon, member) in self.reach.overriders(*slot) {
                if let Some(to) = self.vals.get(member).filter(|_| self.reach.is_live(*tycon)) {
                    self.edges.push(Edge { from: *from, kind: EdgeKind::Call, to: *to });
                }
            }
        }
    }
}

/// Whether a start-up action exists to set values that a pattern binds.
fn sets_values(body: &Body) -> bool {
    let mut found = false;
    tast::walk::walk(body, body.root, &mut |c| {
        found |= matches!(c, Child::Expr(e) if matches!(body.exprs[e].kind, ExprKind::InitVal(..)));
    });
    found
}
