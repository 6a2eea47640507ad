//! Records and anonymous records: construction and copy-and-update, nested fields included.

use base::{Span, Symbol};
use syntax::ast::{self, Ident};
use tast::{ExprId, ExprKind, TyConKind};
use types::{Ty, TyConId, TyKind};

use super::Want;
use crate::cx::Cx;

/// A field to be set: its path below the record and its value.
struct Update {
    path: Vec<Ident>,
    value: ast::ExprId,
}

impl<'a> Cx<'a> {
    /// `{ [e with] F = v; .. }`
    pub fn record(
        &mut self,
        inherit: Option<&(ast::TypeId, Option<ast::ExprId>)>,
        copy: Option<ast::ExprId>,
        fields: &[(ast::LongIdent, ast::ExprId)],
        want: Want,
        span: Span,
    ) -> ExprId {
        if self.object_init.is_some() && copy.is_none() {
            return self.explicit_object(inherit, fields, want, span);
        }
        if let Some(copy) = copy {
            return self.record_copy(copy, fields, want, span);
        }
        let labels: Vec<&[Ident]> = fields.iter().map(|f| &f.0[..]).collect();
        let Some(id) = self.record_of_labels(&labels, want.ty, true) else {
            for (_, e) in fields {
                self.expr(*e, Ty::error());
            }
            return self.bad(span);
        };
        let known = self.shallow(want.ty).as_con().is_some();
        let ty = self.fresh_con(id, span);
        self.try_unify(ty, want);
        self.check_private(id, span);
        let n = match &self.tycon(id).kind {
            TyConKind::Record(fs) => fs.len(),
            _ => 0,
        };
        let mut values: Vec<Option<(tast::LocalId, ExprId)>> = vec![None; n];
        let mut order = vec![];
        for (ids, e) in fields {
            let Some(last) = ids.last() else { continue };
            let Some((i, ft, _)) = self.field_of(ty, last.name) else {
                let code = if known || self.records_with(ids).is_empty() { "FS1129" } else { "FS0656" };
                self.error(
                    code,
                    last.span,
                    format!("The record type '{}' does not contain a label '{}'.", self.tycon(id).name, last.name),
                );
                self.expr(*e, Ty::error());
                continue;
            };
            let w = self.flexible(ft);
            self.check_obsolete_field(id, i, last.span);
            let v = self.expr_want(*e, w);
            if values[i].is_some() {
                self.error(
                    "FS0668",
                    last.span,
                    format!("The field '{}' appears multiple times in this record expression or pattern", last.name),
                );
                continue;
            }
            let local = self.temp(ft, last.span);
            values[i] = Some((local, v));
            order.push(i);
        }
        self.missing_fields(id, &values, span);
        let e = self.in_order(values, &order, ty, span);
        self.finish(e, want, span)
    }
    fn missing_fields(&mut self, id: TyConId, values: &[Option<(tast::LocalId, ExprId)>], span: Span) {
        let TyConKind::Record(fs) = &self.tycon(id).kind else { return };
        let missing: Vec<String> =
            fs.iter().zip(values).filter(|(_, v)| v.is_none()).map(|(f, _)| format!("'{}'", f.name)).collect();
        if !missing.is_empty() {
            let name = self.tycon(id).path;
            self.error(
                "FS0764",
                span,
                format!("No assignment given for field {} of type '{name}'", missing.join(", ")),
            );
        }
    }
    /// The record from its field values, which are evaluated in the order written.
    fn in_order(
        &mut self,
        values: Vec<Option<(tast::LocalId, ExprId)>>,
        order: &[usize],
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let sorted = order.windows(2).all(|w| w[0] < w[1]);
        if sorted {
            let items = values.into_iter().map(|v| v.map_or_else(|| self.bad(span), |v| v.1)).collect();
            return self.mk(ExprKind::Record(items), ty, span);
        }
        let items: Vec<ExprId> = values
            .iter()
            .map(|v| match v {
                Some(v) => self.local_ref(v.0, span),
                None => self.bad(span),
            })
            .collect();
        let record = self.mk(ExprKind::Record(items), ty, span);
        order.iter().rev().fold(record, |body, i| match values[*i] {
            Some((local, v)) => self.let_in(local, v, body, span),
            None => body,
        })
    }
    fn check_private(&mut self, id: TyConId, span: Span) {
        let def = self.tycon(id);
        if def.private_repr && !self.tycon_home.get(&id).is_some_and(|c| self.is_inside(*c)) {
            let name = def.name;
            self.error(
                "FS1093",
                span,
                format!("The union cases or fields of the type '{name}' are not accessible from this code location"),
            );
        }
    }
    /// The record type that labels belong to: the expected one if it has them, otherwise the newest.
    pub fn record_of_labels(&mut self, labels: &[&[Ident]], want: Ty, all_given: bool) -> Option<TyConId> {
        let known = self.shallow(want).as_con().map(|c| c.0);
        if let Some(id) = known
            && matches!(self.tycon(id).kind, TyConKind::Record(_))
        {
            return Some(id);
        }
        let first = labels.first()?;
        let mut candidates: Vec<TyConId> = vec![];
        for l in labels {
            let found = self.records_with(l);
            if found.is_empty() {
                let last = l.last()?;
                let near: Vec<Symbol> = self.labels_in_scope();
                self.undefined("record label", last.name, last.span, near);
                return None;
            }
            if candidates.is_empty() {
                candidates = found.iter().map(|f| f.0).collect();
            }
        }
        let _ = first;
        let has_all = |cx: &Self, id: TyConId| {
            labels.iter().all(|l| {
                l.last().is_some_and(|n| match &cx.tycon(id).kind {
                    TyConKind::Record(fs) => fs.iter().any(|f| f.name == n.name),
                    _ => false,
                })
            })
        };
        let complete =
            |cx: &Self, id: TyConId| matches!(&cx.tycon(id).kind, TyConKind::Record(fs) if fs.len() == labels.len());
        let fitting: Vec<TyConId> = candidates.iter().copied().filter(|id| has_all(self, *id)).collect();
        let own = fitting.iter().find(|id| self.this_tycon == Some(**id) && complete(self, **id));
        let exact = own.or_else(|| fitting.iter().find(|id| all_given && complete(self, **id)));
        exact.or(fitting.first()).or(candidates.first()).copied()
    }
    fn labels_in_scope(&self) -> Vec<Symbol> {
        let mut out = vec![];
        for n in crate::env::steps(&self.scope) {
            if let crate::env::ScopeKind::Open(c, _) = &n.kind {
                out.extend(self.containers[*c].fields.keys(self.limit));
            }
        }
        out
    }
    fn record_copy(
        &mut self,
        copy: ast::ExprId,
        fields: &[(ast::LongIdent, ast::ExprId)],
        want: Want,
        span: Span,
    ) -> ExprId {
        let ty = self.fresh();
        self.try_unify(ty, want);
        let source = self.expr(copy, ty);
        let mut t = self.shallow(ty);
        if matches!(t.kind(), TyKind::Infer(_)) {
            let labels: Vec<&[Ident]> = fields.iter().map(|f| &f.0[..1]).collect();
            if let Some(id) = self.record_of_labels(&labels, t, false) {
                let record = self.fresh_con(id, span);
                self.expect(ty, record, span);
                t = self.shallow(record);
            }
        }
        if matches!(t.kind(), TyKind::Error) {
            for f in fields {
                self.expr(f.1, Ty::error());
            }
            return self.bad(span);
        }
        if let TyKind::AnonRecord(..) = t.kind() {
            let at = self.span(copy);
            self.error("FS3578", at, "This is an anonymous record: its copy is written '{| r with .. |}'.");
            return self.bad(span);
        }
        let updates: Vec<Update> =
            fields.iter().map(|(ids, e)| Update { path: self.strip_type_path(ids, t), value: *e }).collect();
        if t.as_con().is_none_or(|(id, _)| !matches!(self.tycon(id).kind, TyConKind::Record(_))) {
            let text = self.show(t);
            self.error("FS0001", span, format!("The type '{text}' is not a record type"));
            return self.bad(span);
        }
        // A struct is read where it stands, each field when it is its turn: an update may change the variable meanwhile.
        if let ExprKind::Local(variable, _) = self.body.exprs[source].kind
            && self.body.locals[variable].is_mutable
            && self.is_value_type(t)
        {
            let made = self.updated(local_path(variable), t, &updates, span);
            return self.finish(made, want, span);
        }
        let local = self.temp(t, span);
        let made = self.updated(local_path(local), t, &updates, span);
        let e = self.let_in(local, source, made, span);
        self.finish(e, want, span)
    }
    /// `M.F` names field `F`; `F.G` goes into the record of field `F`.
    fn strip_type_path(&self, ids: &[Ident], t: Ty) -> Vec<Ident> {
        let mut at = 0;
        while at + 1 < ids.len() && self.any_field(t, ids[at].name).is_none() {
            at += 1;
        }
        ids[at..].to_vec()
    }
    fn any_field(&self, t: Ty, name: Symbol) -> Option<(usize, Ty)> {
        let t = self.shallow(t);
        if let TyKind::AnonRecord(fs, _) = t.kind() {
            return fs.iter().position(|f| f.0 == name).map(|i| (i, fs[i].1));
        }
        self.field_of(t, name).map(|f| (f.0, f.1))
    }
    /// The record at a path with some fields replaced.
    fn updated(&mut self, path: (tast::LocalId, Vec<usize>), t: Ty, updates: &[Update], span: Span) -> ExprId {
        let t = self.shallow(t);
        let fields: Vec<(Symbol, Ty)> = self.all_fields(t);
        let mut order = vec![];
        let mut values: Vec<Option<(tast::LocalId, ExprId)>> = vec![None; fields.len()];
        for u in updates {
            let first = u.path[0];
            let Some(i) = fields.iter().position(|f| f.0 == first.name) else {
                let text = self.show(t);
                self.error(
                    "FS0039",
                    first.span,
                    format!("The record type '{text}' does not contain a label '{}'.", first.name),
                );
                self.expr(u.value, Ty::error());
                continue;
            };
            if let Some((id, _)) = t.as_con() {
                self.check_obsolete_field(id, i, first.span);
            }
            if values[i].is_some() {
                if u.path.len() == 1 {
                    self.error(
                        "FS0668",
                        first.span,
                        format!(
                            "The field '{}' appears multiple times in this record expression or pattern",
                            first.name
                        ),
                    );
                }
                continue;
            }
            let (ft, local) = (fields[i].1, self.temp(fields[i].1, first.span));
            let value = if u.path.len() == 1 {
                let w = self.flexible(ft);
                self.expr_want(u.value, w)
            } else {
                let inner: Vec<Update> = updates
                    .iter()
                    .filter(|o| o.path[0].name == first.name && o.path.len() > 1)
                    .map(|o| Update { path: o.path[1..].to_vec(), value: o.value })
                    .collect();
                let mut deeper = path.clone();
                deeper.1.push(i);
                self.updated(deeper, ft, &inner, span)
            };
            values[i] = Some((local, value));
            order.push(i);
        }
        for (i, v) in values.iter_mut().enumerate() {
            if v.is_none() {
                let object = self.at_path(&path, span);
                let get = self.mk(ExprKind::FieldGet(object, i), fields[i].1, span);
                *v = Some((path.0, get));
            }
        }
        if order.windows(2).all(|w| w[0] < w[1]) {
            let items = values.into_iter().map(|v| v.map_or_else(|| self.bad(span), |v| v.1)).collect();
            return self.mk(ExprKind::Record(items), t, span);
        }
        let replaced: Vec<usize> = order.clone();
        let items: Vec<ExprId> = values
            .iter()
            .enumerate()
            .map(|(i, v)| match v {
                Some((local, _)) if replaced.contains(&i) => self.local_ref(*local, span),
                Some((_, e)) => *e,
                None => self.bad(span),
            })
            .collect();
        let record = self.mk(ExprKind::Record(items), t, span);
        order.iter().rev().fold(record, |body, i| match values[*i] {
            Some((local, v)) => self.let_in(local, v, body, span),
            None => body,
        })
    }
    fn at_path(&mut self, path: &(tast::LocalId, Vec<usize>), span: Span) -> ExprId {
        let mut e = self.local_ref(path.0, span);
        for i in &path.1 {
            let t = self.shallow(self.ty_of(e));
            let ft = self.all_fields(t).get(*i).map_or_else(Ty::error, |f| f.1);
            e = self.mk(ExprKind::FieldGet(e, *i), ft, span);
        }
        e
    }
    fn all_fields(&self, t: Ty) -> Vec<(Symbol, Ty)> {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::AnonRecord(fs, _) => fs.to_vec(),
            TyKind::Con(id, args) => {
                let def = self.tycon(*id);
                match &def.kind {
                    TyConKind::Record(fs) => fs
                        .iter()
                        .map(|f| {
                            let ty = f.ty.subst(&|v| {
                                def.params.iter().position(|p| p.var == v).and_then(|i| args.get(i).copied())
                            });
                            (f.name, ty)
                        })
                        .collect(),
                    _ => vec![],
                }
            }
            _ => vec![],
        }
    }
    /// `{| [e with] F = v |}`
    pub fn anon_record(
        &mut self,
        is_struct: bool,
        copy: Option<ast::ExprId>,
        fields: &[(ast::LongIdent, ast::ExprId)],
        want: Want,
        span: Span,
    ) -> ExprId {
        if let Some(copy) = copy {
            let (source, t) = self.infer_expr(copy);
            let t = self.shallow(t);
            let updates: Vec<Update> = fields.iter().map(|(ids, e)| Update { path: ids.clone(), value: *e }).collect();
            return self.anon_update(source, t, &updates, want, span);
        }
        let known: Vec<(Symbol, Ty)> = match self.shallow(want.ty).kind() {
            TyKind::AnonRecord(fs, _) => fs.to_vec(),
            _ => vec![],
        };
        let mut values: Vec<(Symbol, tast::LocalId, ExprId)> = vec![];
        for (ids, e) in fields {
            let Some(name) = ids.last() else { continue };
            let ft = known.iter().find(|k| k.0 == name.name).map(|k| k.1);
            let ft = ft.unwrap_or_else(|| self.fresh());
            let w = self.flexible(ft);
            let v = self.expr_want(*e, w);
            let t = self.ty_of(v);
            if values.iter().any(|o| o.0 == name.name) {
                self.error(
                    "FS3522",
                    name.span,
                    format!("The field '{}' appears multiple times in this record expression.", name.name),
                );
                continue;
            }
            let local = self.temp(t, name.span);
            values.push((name.name, local, v));
        }
        self.anon_from(values, is_struct, want, span)
    }
    fn anon_from(
        &mut self,
        values: Vec<(Symbol, tast::LocalId, ExprId)>,
        is_struct: bool,
        want: Want,
        span: Span,
    ) -> ExprId {
        let mut sorted: Vec<usize> = (0..values.len()).collect();
        sorted.sort_by_key(|i| values[*i].0.as_str());
        let tys: Vec<(Symbol, Ty)> = sorted.iter().map(|i| (values[*i].0, self.ty_of(values[*i].2))).collect();
        let ty = Ty::new(TyKind::AnonRecord(tys.into(), is_struct));
        let e = if sorted.windows(2).all(|w| w[0] < w[1]) {
            let items = values.iter().map(|v| v.2).collect();
            self.mk(ExprKind::Record(items), ty, span)
        } else {
            let items = sorted.iter().map(|i| self.local_ref(values[*i].1, span)).collect();
            let record = self.mk(ExprKind::Record(items), ty, span);
            values.iter().rev().fold(record, |body, (_, l, v)| self.let_in(*l, *v, body, span))
        };
        self.finish(e, want, span)
    }
    fn anon_update(&mut self, source: ExprId, t: Ty, updates: &[Update], want: Want, span: Span) -> ExprId {
        let is_struct = matches!(t.kind(), TyKind::AnonRecord(_, true));
        let local = self.temp(t, span);
        let mut values: Vec<(Symbol, tast::LocalId, ExprId)> = vec![];
        let fields = self.all_fields(t);
        for (i, (name, ft)) in fields.iter().enumerate() {
            if updates.iter().any(|u| u.path[0].name == *name) {
                continue;
            }
            let object = self.local_ref(local, span);
            let get = self.mk(ExprKind::FieldGet(object, i), *ft, span);
            let l = self.temp(*ft, span);
            values.push((*name, l, get));
        }
        for (k, u) in updates.iter().enumerate() {
            if u.path.len() == 1 && updates[..k].iter().any(|o| o.path[0].name == u.path[0].name) {
                let text = format!("The field '{}' stands twice in this record.", u.path[0].name);
                self.error("FS3522", u.path[0].span, text);
                continue;
            }
            if u.path.len() > 1 {
                if updates[..k].iter().any(|o| o.path[0].name == u.path[0].name) {
                    continue;
                }
                if let Some((i, ft)) = fields.iter().position(|f| f.0 == u.path[0].name).map(|i| (i, fields[i].1)) {
                    let inner: Vec<Update> = updates
                        .iter()
                        .filter(|o| o.path[0].name == u.path[0].name && o.path.len() > 1)
                        .map(|o| Update { path: o.path[1..].to_vec(), value: o.value })
                        .collect();
                    let v = self.updated((local, vec![i]), ft, &inner, span);
                    let l = self.temp(ft, u.path[0].span);
                    values.push((u.path[0].name, l, v));
                    continue;
                }
            }
            let (v, t) = self.infer_expr(u.value);
            let l = self.temp(t, u.path[0].span);
            values.push((u.path[0].name, l, v));
        }
        let made = self.anon_from(values, is_struct, want, span);
        self.let_in(local, source, made, span)
    }
}

fn local_path(local: tast::LocalId) -> (tast::LocalId, Vec<usize>) {
    (local, vec![])
}
