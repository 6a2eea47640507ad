//! Values as text: `string x`, `ToString ()` and the nodes that `%A` lays out, made for each type.

use base::Symbol;
use mir::{CmpOp, InstKind, Terminator, Value};
use tast::{Const, TyConKind};
use types::{Builtin, Ty, TyConId, TyKind};

use crate::derive::Derived;
use crate::emit::Fx;
use crate::value::Val;

impl Fx<'_, '_> {
    /// `string x`: null gives the empty string.
    pub fn text_of(&mut self, val: &Val, ty: Ty) -> Val {
        if let Val::Text(_) = val {
            return val.clone();
        }
        match ty.builtin() {
            Some(Builtin::Unit) => return Val::Text(Vec::new().into()),
            Some(Builtin::String) => {
                return self.call_library(
                    "Firefly.Runtime.Text.concat",
                    vec![],
                    vec![val.clone(), Val::Text([].into())],
                );
            }
            Some(b) => {
                if let Some(v) = self.primitive_text(val, b) {
                    return v;
                }
            }
            None => {}
        }
        if self.is_unit(ty) {
            return Val::Text(Vec::new().into());
        }
        let v = self.materialise(val, ty);
        let r = self.call_derived(Derived::Text, ty, vec![v]);
        Val::Ssa(r)
    }

    fn primitive_text(&mut self, val: &Val, b: Builtin) -> Option<Val> {
        let name = match b {
            Builtin::Bool => "boolToString",
            Builtin::Char => "charToString",
            Builtin::Double => "doubleToString",
            Builtin::Single => "singleToString",
            _ if b.is_signed() => "int64ToString",
            _ if b.is_integer() => "uint64ToString",
            _ => return None,
        };
        let arg = match name {
            "int64ToString" => {
                let v = self.materialise(val, b.ty());
                Val::Ssa(self.convert(v, b, Builtin::Int64))
            }
            "uint64ToString" => {
                let v = self.materialise(val, b.ty());
                Val::Ssa(self.convert(v, b, Builtin::UInt64))
            }
            _ => val.clone(),
        };
        Some(self.call_library(&format!("Firefly.Runtime.Convert.{name}"), vec![], vec![arg]))
    }

    pub fn return_text(&mut self, val: &Val) {
        let v = self.materialise(val, Builtin::String.ty());
        self.terminate(Terminator::Return(v));
    }

    /// The body of `string` on a type.
    pub fn derive_text(&mut self, ty: Ty, x: Value) {
        if self.text_by_member(ty, x) || self.text_of_enum(ty, x) {
            return;
        }
        match ty.kind() {
            TyKind::Tuple(items, _) => {
                let items = items.to_vec();
                let mut text = Val::Text("(".encode_utf16().collect::<Vec<_>>().into());
                for (i, t) in items.iter().enumerate() {
                    let part = self.part(&Val::Ssa(x), ty, i);
                    let part = self.text_of(&part, *t);
                    let after = if i + 1 == items.len() { ")" } else { ", " };
                    text = self.concat(text, part);
                    text = self.concat(text, Val::Text(after.encode_utf16().collect::<Vec<_>>().into()));
                }
                self.return_text(&text);
            }
            _ => {
                // Records and unions print as `%A` does, and so do lists.
                let node = self.any_node(&Val::Ssa(x), ty);
                let text = self.call_library("Firefly.Runtime.Any.render", vec![], vec![node]);
                self.return_text(&text);
            }
        }
    }

    fn concat(&mut self, a: Val, b: Val) -> Val {
        self.call_library("Firefly.Runtime.Text.concat", vec![], vec![a, b])
    }

    /// A `ToString` of the type's own, or a base class's; classes without one print their name.
    fn text_by_member(&mut self, ty: Ty, x: Value) -> bool {
        if let Some((fun, of)) = self.cx.object_member_of(ty, "ToString").filter(|m| self.cx.has_body(&m.0)) {
            let this = self.unchecked_cast(x, ty, of);
            let r = self.apply_fun(&fun, vec![this, Val::Unit], false);
            if !matches!(r, Val::Never) {
                self.return_text(&r);
            }
            return true;
        }
        if self.cx.is_nameless(ty) {
            let t = self.exact_type_object(&Val::Ssa(x), ty);
            let tty = self.cx.type_ty();
            let text = self.text_of(&Val::Ssa(t), tty);
            self.return_text(&text);
            return true;
        }
        let is_class = ty.as_con().is_some_and(|(id, _)| {
            matches!(
                self.cx.program.tycon(id).kind,
                TyConKind::Class(_) | TyConKind::Builtin(_) | TyConKind::Delegate(..)
            ) && ty.builtin() != Some(Builtin::List)
        });
        if !is_class {
            return false;
        }
        let name = self.cx.type_text(ty);
        let text = Val::Text(name.encode_utf16().collect::<Vec<_>>().into());
        self.return_text(&text);
        true
    }

    fn text_of_enum(&mut self, ty: Ty, x: Value) -> bool {
        let Some((id, _)) = ty.as_con() else { return false };
        let TyConKind::Enum(under, cases) = &self.cx.program.tycon(id).kind else {
            return false;
        };
        let (under, cases) = (*under, cases.clone());
        let mty = self.ty_of(x);
        let mut flags = Vec::new();
        for (name, value) in cases {
            let Const::Int(n) = value else { continue };
            let n = crate::literal::wrap(n, self.cx.out.size_of(mty).size);
            flags.push((name, n));
            let k = self.int(n, mty);
            let hit = self.compare(CmpOp::Eq, x, k);
            let (yes, on) = (self.block(), self.block());
            self.branch(hit, yes, on, None);
            self.switch_to(yes);
            let text = self.text(name.as_str());
            self.terminate(Terminator::Return(text));
            self.switch_to(on);
        }
        let number = self.text_of(&Val::Ssa(x), under);
        if self.cx.has_attribute(id, "Flags") {
            self.text_of_flags(x, &flags);
        }
        self.return_text(&number);
        true
    }

    /// The names of the bits of a `[<Flags>]` enum, as .NET chooses them: the largest values first. Goes on where bits
    /// without a name are left.
    fn text_of_flags(&mut self, x: Value, cases: &[(Symbol, i64)]) {
        let mut cases: Vec<(Symbol, i64)> = cases.iter().filter(|c| c.1 != 0).copied().collect();
        cases.sort_by_key(|c| std::cmp::Reverse(c.1 as u64));
        let mty = self.ty_of(x);
        let string = mir::Ty::Cell(mir::Program::TEXT);
        let (mut rest, mut text) = (x, self.text(""));
        for (name, value) in cases {
            let k = self.int(value, mty);
            let bits = self.binary(mir::BinOp::And, rest, k);
            let all = self.compare(CmpOp::Eq, bits, k);
            let (yes, no, join) = (self.block(), self.block(), self.block());
            self.branch(all, yes, no, None);
            self.switch_to(yes);
            let less = self.binary(mir::BinOp::Sub, rest, k);
            let longer =
                self.call_library("Firefly.Runtime.Types.flag", vec![], vec![units(name.as_str()), Val::Ssa(text)]);
            let longer = self.materialise(&longer, Builtin::String.ty());
            self.jump(join, vec![less, longer]);
            self.switch_to(no);
            self.jump(join, vec![rest, text]);
            rest = self.param(join, mty);
            text = self.param(join, string);
            self.switch_to(join);
        }
        let zero = self.zero(mty);
        let none_left = self.compare(CmpOp::Eq, rest, zero);
        let some = self.compare(CmpOp::Ne, x, zero);
        let named = self.binary(mir::BinOp::And, none_left, some);
        let (yes, on) = (self.block(), self.block());
        self.branch(named, yes, on, None);
        self.switch_to(yes);
        self.terminate(Terminator::Return(text));
        self.switch_to(on);
    }

    /// The node that `%A` lays out.
    pub fn any_node(&mut self, val: &Val, ty: Ty) -> Val {
        match ty.builtin() {
            Some(Builtin::Unit) => return self.atom("()"),
            Some(Builtin::Bool) => {
                let (t, f) = (self.block(), self.block());
                let c = self.materialise(val, ty);
                self.branch(c, t, f, None);
                self.switch_to(t);
                let a = self.atom("true");
                let a = self.way(a);
                self.switch_to(f);
                let b = self.atom("false");
                let b = self.way(b);
                return match self.cx.program.find_tycon("Firefly.Runtime.Any.Node", 0) {
                    Some(id) => self.join(vec![a, b], Ty::con(id, &[])),
                    None => Val::Never,
                };
            }
            Some(Builtin::String) => return self.node("text", vec![val.clone()]),
            Some(Builtin::Char) => return self.node("character", vec![val.clone()]),
            Some(Builtin::Double) => return self.node("floating", vec![val.clone()]),
            Some(Builtin::Single) => return self.node("single", vec![val.clone()]),
            Some(b) if b.is_integer() => {
                let text = self.text_of(val, ty);
                let suffix = suffix_of(b);
                let text = if suffix.is_empty() { text } else { self.concat(text, units(suffix)) };
                return self.node("atom", vec![text]);
            }
            _ => {}
        }
        if self.is_unit(ty) {
            return self.atom("()");
        }
        let v = self.materialise(val, ty);
        Val::Ssa(self.call_derived(Derived::Any, ty, vec![v]))
    }

    pub fn node(&mut self, name: &str, args: Vec<Val>) -> Val {
        self.call_library(&format!("Firefly.Runtime.Any.{name}"), vec![], args)
    }

    fn atom(&mut self, text: &str) -> Val {
        self.node("atom", vec![units(text)])
    }

    /// The body of `%A` on a type: returns the node.
    pub fn derive_any(&mut self, ty: Ty, x: Value) {
        let val = self.any_shape(ty, x);
        self.return_node(&val);
    }

    /// The node of no object is what `%A` has.
    pub fn return_no_node(&mut self) {
        let val = self.node("nothing", vec![Val::Unit]);
        self.return_node(&val);
    }

    fn return_node(&mut self, val: &Val) {
        if matches!(val, Val::Never) {
            return;
        }
        let node = self.cx.program.find_tycon("Firefly.Runtime.Any.Node", 0).map(|id| Ty::con(id, &[]));
        if let Some(node) = node {
            let v = self.materialise(val, node);
            self.terminate(Terminator::Return(v));
        }
    }

    fn any_shape(&mut self, ty: Ty, x: Value) -> Val {
        if let Some(node) = self.displayed(ty, x) {
            return node;
        }
        match ty.builtin() {
            Some(Builtin::List) => return self.any_list(ty, x),
            Some(Builtin::Array) => return self.any_array(ty, x),
            Some(Builtin::Array2D) => return self.any_grid(ty, x),
            Some(Builtin::Array3D) => return self.atom("[|rank=3|]"),
            Some(Builtin::Array4D) => return self.atom("[|rank=4|]"),
            _ => {}
        }
        if let TyKind::Tuple(items, is_struct) = ty.kind() {
            let (items, is_struct) = (items.to_vec(), *is_struct);
            let parts: Vec<Val> = (0..items.len()).map(|i| self.part(&Val::Ssa(x), ty, i)).collect();
            let nodes = self.nodes(&parts, &items);
            return self.node(if is_struct { "structTuple" } else { "tuple" }, vec![nodes]);
        }
        if matches!(ty.kind(), TyKind::Fun(..)) {
            return self.atom("<fun>");
        }
        let cases = self.cx.cases_of(ty);
        if !cases.is_empty() && !self.is_opaque(ty) {
            return self.any_union(ty, x, &cases);
        }
        if self.is_record(ty) && !self.is_opaque(ty) {
            return self.any_record(ty, x);
        }
        if let Some(node) = self.any_exception(ty, x).or_else(|| self.any_collection(&Val::Ssa(x), ty)) {
            return node;
        }
        if self.is_decimal(ty) {
            return self.node("decimal", vec![Val::Ssa(x)]);
        }
        let text = self.text_of(&Val::Ssa(x), ty);
        self.node("atom", vec![text])
    }

    /// Whether a reference is null.
    pub fn is_zero(&mut self, x: Value) -> Value {
        let mty = self.ty_of(x);
        let zero = self.zero(mty);
        self.compare(CmpOp::Eq, x, zero)
    }

    /// An F# exception prints as a union case of its fields.
    fn any_exception(&mut self, ty: Ty, x: Value) -> Option<Val> {
        let (id, _) = ty.as_con()?;
        let def = self.cx.program.tycon(id);
        if !matches!(def.kind, TyConKind::Exception(_)) {
            return None;
        }
        let name = def.name;
        let skip = self.cx.inherited_fields(ty);
        let tys = self.cx.fields_of(ty).split_off(skip);
        let parts: Vec<Val> = (0..tys.len()).map(|i| self.part(&Val::Ssa(x), ty, skip + i)).collect();
        let nodes = self.nodes(&parts, &tys);
        Some(self.node("case", vec![units(name.as_str()), nodes]))
    }

    /// The node of an object that is a sequence, through its enumerator.
    pub fn any_collection(&mut self, val: &Val, ty: Ty) -> Option<Val> {
        let seq = self.cx.program.find_tycon("System.Collections.Generic.IEnumerable", 1)?;
        let mut all = Vec::new();
        self.cx.instances_of(ty, seq, &mut all);
        let elem = all.first()?.first().copied()?;
        let (id, args) = ty.as_con()?;
        let (name, args) = match self.cx.program.tycon(id).path.as_str() {
            "FSharp.Collections.Map" => ("map", args.to_vec()),
            "FSharp.Collections.Set" => ("set", args.to_vec()),
            _ => ("sequence", vec![elem]),
        };
        let v = self.materialise(val, ty);
        let source = self.upcast_value(v, ty, Ty::con(seq, &[elem]));
        Some(self.call_library(&format!("Firefly.Runtime.AnyCollections.{name}"), args, vec![source]))
    }

    fn is_decimal(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| self.cx.program.tycon(id).path.as_str() == "System.Decimal")
    }

    /// Whether `%A` knows a type only by its text: the structs and classes of .NET, however the library writes them.
    fn is_opaque(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| {
            self.cx.is_library(id.file) && self.cx.program.tycon(id).path.as_str().starts_with("System.")
        })
    }

    fn is_record(&self, ty: Ty) -> bool {
        match ty.kind() {
            TyKind::AnonRecord(..) => true,
            TyKind::Con(id, _) => matches!(self.cx.program.tycon(*id).kind, TyConKind::Record(_)),
            _ => false,
        }
    }

    pub fn node_list_ty(&self) -> Ty {
        match self.cx.program.find_tycon("Firefly.Runtime.Any.Node", 0) {
            Some(id) => Ty::list(Ty::con(id, &[])),
            None => Ty::list(Builtin::Obj.ty()),
        }
    }

    /// A list of nodes.
    fn nodes(&mut self, parts: &[Val], tys: &[Ty]) -> Val {
        let list = self.node_list_ty();
        let elem = list.as_con().map_or(list, |c| c.1[0]);
        let mty = self.cx.mir_ty(list);
        let nodes: Vec<Value> = parts
            .iter()
            .zip(tys)
            .map(|(p, t)| {
                let n = self.any_node(p, *t);
                self.materialise(&n, elem)
            })
            .collect();
        let mut out = self.zero(mty);
        for n in nodes.into_iter().rev() {
            out = self.make_case(mty, 1, vec![n, out]);
        }
        Val::Ssa(out)
    }

    fn names(&mut self, names: &[Symbol]) -> Val {
        let mty = self.cx.mir_ty(Ty::list(Builtin::String.ty()));
        let mut out = self.zero(mty);
        for n in names.iter().rev() {
            let t = self.text(n.as_str());
            out = self.make_case(mty, 1, vec![t, out]);
        }
        Val::Ssa(out)
    }

    fn any_record(&mut self, ty: Ty, x: Value) -> Val {
        let names: Vec<Symbol> = match ty.kind() {
            TyKind::AnonRecord(fs, _) => fs.iter().map(|f| f.0).collect(),
            TyKind::Con(id, _) => match &self.cx.program.tycon(*id).kind {
                TyConKind::Record(fs) => fs.iter().map(|f| f.name).collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        let tys = self.cx.fields_of(ty);
        let parts: Vec<Val> = (0..tys.len()).map(|i| self.part(&Val::Ssa(x), ty, i)).collect();
        let nodes = self.nodes(&parts, &tys);
        let names = self.names(&names);
        self.node("record", vec![names, nodes])
    }

    /// How a case is written: with its type's name where F# asks for it.
    fn case_name(&self, id: TyConId, case: Symbol) -> String {
        if !self.cx.has_attribute(id, "RequireQualifiedAccess") {
            return case.to_string();
        }
        let def = self.cx.program.tycon(id);
        let arity = def.params.iter().filter(|p| !p.is_measure).count();
        if arity == 0 { format!("{}.{case}", def.name) } else { format!("{}`{arity}.{case}", def.name) }
    }

    fn any_union(&mut self, ty: Ty, x: Value, cases: &[Vec<Ty>]) -> Val {
        let names: Vec<String> = match ty.as_con() {
            Some((id, _)) => match &self.cx.program.tycon(id).kind {
                TyConKind::Union(cs) => cs.iter().map(|c| self.case_name(id, c.name)).collect(),
                _ => Vec::new(),
            },
            None => Vec::new(),
        };
        let tag = self.tag(x);
        let node = self.node_list_ty().as_con().map_or(ty, |c| c.1[0]);
        for (i, fields) in cases.iter().enumerate() {
            let last = i + 1 == cases.len();
            let on = self.block();
            if !last {
                let k = self.int(i as i64, mir::Ty::I32);
                let hit = self.compare(CmpOp::Eq, tag, k);
                let yes = self.block();
                self.branch(hit, yes, on, None);
                self.switch_to(yes);
            }
            let parts: Vec<Val> = (0..fields.len()).map(|j| self.case_part(&Val::Ssa(x), ty, i, j)).collect();
            let nodes = self.nodes(&parts, fields);
            let name = units(names.get(i).map_or("", String::as_str));
            let n = self.node("case", vec![name, nodes]);
            let v = self.materialise(&n, node);
            self.terminate(Terminator::Return(v));
            self.switch_to(on);
        }
        Val::Never
    }

    /// Nodes of a collection, at most 101: what comes after 100 prints as `...`.
    fn any_list(&mut self, ty: Ty, x: Value) -> Val {
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let mty = self.ty_of(x);
        let list_ty = self.node_list_ty();
        let node_ty = list_ty.as_con().map_or(list_ty, |c| c.1[0]);
        let nodes_ty = self.cx.mir_ty(list_ty);
        let nil = self.zero(nodes_ty);
        let zero = self.word(0);
        let header = self.block();
        self.jump(header, vec![x, nil, zero]);
        let word = self.cx.out.word_ty();
        let at = self.param(header, mty);
        let acc = self.param(header, nodes_ty);
        let n = self.param(header, word);
        self.switch_to(header);
        let end = self.zero(mty);
        let more = self.compare(CmpOp::Ne, at, end);
        let limit = self.word(101);
        let few = self.compare(CmpOp::LtS, n, limit);
        let go = self.binary(mir::BinOp::And, more, few);
        let (inside, exit) = (self.block(), self.block());
        self.branch(go, inside, exit, None);
        self.switch_to(inside);
        let head = self.case_part(&Val::Ssa(at), ty, 1, 0);
        let node = self.any_node(&head, elem);
        let node = self.materialise(&node, node_ty);
        let acc2 = self.make_case(nodes_ty, 1, vec![node, acc]);
        let tail = self.emit(InstKind::Field(at, 1, 1), mty);
        let one = self.word(1);
        let n2 = self.binary(mir::BinOp::Add, n, one);
        self.jump(header, vec![tail, acc2, n2]);
        self.switch_to(exit);
        let nodes = self.call_library("Firefly.Runtime.Collect.reverse", vec![node_ty], vec![Val::Ssa(acc)]);
        self.node("list", vec![nodes])
    }

    /// An array of two dimensions: its rows one below the other, after its bases where they are not 0.
    fn any_grid(&mut self, ty: Ty, x: Value) -> Val {
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let rows = Ty::con(Builtin::Array.id(), &[Ty::con(Builtin::Array.id(), &[elem])]);
        let of = |fx: &mut Self, name: &str| {
            fx.call_library(&format!("Firefly.Runtime.Array2DSupport.{name}"), vec![elem], vec![Val::Ssa(x)])
        };
        let lines = of(self, "rows");
        let lines = self.any_node(&lines, rows);
        let first = of(self, "firstRow");
        let column = of(self, "firstColumn");
        self.node("grid", vec![lines, first, column])
    }

    fn any_array(&mut self, ty: Ty, x: Value) -> Val {
        let elem = ty.as_con().map_or(ty, |c| c.1[0]);
        let list_ty = self.node_list_ty();
        let node_ty = list_ty.as_con().map_or(list_ty, |c| c.1[0]);
        let nodes_ty = self.cx.mir_ty(list_ty);
        let word = self.cx.out.word_ty();
        let len = self.emit(InstKind::ArrayLen(x), word);
        let limit = self.word(101);
        let n = self.binary(mir::BinOp::MinS, len, limit);
        let nil = self.zero(nodes_ty);
        let header = self.block();
        self.jump(header, vec![n, nil]);
        let i = self.param(header, word);
        let acc = self.param(header, nodes_ty);
        self.switch_to(header);
        let zero = self.word(0);
        let more = self.compare(CmpOp::GtS, i, zero);
        let (inside, exit) = (self.block(), self.block());
        self.branch(more, inside, exit, None);
        self.switch_to(inside);
        let one = self.word(1);
        let j = self.binary(mir::BinOp::Sub, i, one);
        let ety = self.cx.mir_ty(elem);
        let item = self.emit(InstKind::ArrayGet(x, j), ety);
        let node = self.any_node(&Val::Ssa(item), elem);
        let node = self.materialise(&node, node_ty);
        let acc2 = self.make_case(nodes_ty, 1, vec![node, acc]);
        self.jump(header, vec![j, acc2]);
        self.switch_to(exit);
        self.node("array", vec![Val::Ssa(acc)])
    }
}

/// Text as a constant.
pub fn units(text: &str) -> Val {
    Val::Text(text.encode_utf16().collect::<Vec<_>>().into())
}

/// Suffix that `%A` prints after an integer.
fn suffix_of(b: Builtin) -> &'static str {
    match b {
        Builtin::SByte => "y",
        Builtin::Byte => "uy",
        Builtin::Int16 => "s",
        Builtin::UInt16 => "us",
        Builtin::UInt32 => "u",
        Builtin::Int64 => "L",
        Builtin::UInt64 => "UL",
        Builtin::IntPtr => "n",
        Builtin::UIntPtr => "un",
        _ => "",
    }
}
