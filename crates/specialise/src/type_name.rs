//! Names of types as .NET prints them, and `System.Type` values.
//!
//! ```text
//! int list                 FSharpList`1   Microsoft.FSharp.Collections.FSharpList`1[System.Int32]
//! Shape (in module A)      Shape          A+Shape
//! Circle of that union     Circle         A+Shape+Circle
//! ```

use mir::{CmpOp, FuncKind, InstKind, Program, Terminator, Value};
use tast::{Const, TyConKind};
use types::{Builtin, Ty, TyConId, TyKind};

use crate::cx::{Cx, Job};
use crate::derive::Derived;
use crate::emit::Fx;
use crate::value::Val;

/// Types of F#'s library whose .NET names begin with `FSharp`.
const PREFIXED: [&str; 11] = [
    "FSharp.Core.Option",
    "FSharp.Core.ValueOption",
    "FSharp.Core.Result",
    "FSharp.Core.Choice",
    "FSharp.Core.Ref",
    "FSharp.Collections.List",
    "FSharp.Collections.Map",
    "FSharp.Collections.Set",
    "FSharp.Control.Async",
    "FSharp.Control.AsyncReplyChannel",
    "FSharp.Control.MailboxProcessor",
];

/// How a type's arguments are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `A`1[System.Int32]`: what `ToString` gives.
    Text,
    /// `A`1[[System.Int32, System.Private.CoreLib, ...]]`: `FullName`.
    Full,
    /// `A`1`, and `A`1[T]` in text: a definition without arguments.
    Open,
}

/// The parts of a name.
struct Name {
    namespace: String,
    /// With the types around it: `A+Shape`.
    path: String,
    args: Vec<Ty>,
    /// Names of the parameters.
    params: Vec<String>,
}

impl Cx<'_> {
    /// The name that .NET prints for a type without its namespace.
    pub fn type_name(&self, ty: Ty) -> String {
        if let Some((elem, rank)) = self.array_shape(ty) {
            return format!("{}{}", self.type_name(elem), brackets(rank));
        }
        let name = self.name_parts(ty);
        name.path.rsplit('+').next().unwrap_or_default().to_string()
    }

    /// A type as `ToString` and `%O` print it.
    pub fn type_text(&self, ty: Ty) -> String {
        self.write_type(ty, None, Style::Text)
    }

    fn write_type(&self, ty: Ty, case: Option<&str>, style: Style) -> String {
        if let Some((elem, rank)) = self.array_shape(ty) {
            return format!("{}{}", self.write_type(elem, None, style), brackets(rank));
        }
        let n = self.name_parts(ty);
        let mut out = n.namespace.clone();
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(&n.path);
        if let Some(c) = case {
            out.push('+');
            out.push_str(c);
        }
        if n.args.is_empty() {
            return out;
        }
        let args: Vec<String> = match style {
            Style::Text => n.args.iter().map(|t| self.write_type(*t, None, style)).collect(),
            Style::Full => {
                let one = |t: &Ty| format!("[{}, {}]", self.write_type(*t, None, style), self.assembly(*t));
                n.args.iter().map(one).collect()
            }
            Style::Open => n.params,
        };
        format!("{out}[{}]", args.join(","))
    }

    /// The assembly of .NET that holds a type.
    fn assembly(&self, ty: Ty) -> String {
        if let Some((elem, _)) = self.array_shape(ty) {
            return self.assembly(elem);
        }
        let namespace = self.name_parts(ty).namespace;
        if namespace.starts_with("Microsoft.FSharp") {
            "FSharp.Core, Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a".to_string()
        } else if namespace == "System" || namespace.starts_with("System.") {
            "System.Private.CoreLib, Version=8.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e".to_string()
        } else {
            "main, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null".to_string()
        }
    }

    /// Element type and rank of an array type.
    fn array_shape(&self, ty: Ty) -> Option<(Ty, usize)> {
        let rank = match ty.builtin()? {
            Builtin::Array => 1,
            Builtin::Array2D => 2,
            Builtin::Array3D => 3,
            Builtin::Array4D => 4,
            _ => return None,
        };
        Some((ty.as_con()?.1[0], rank))
    }

    fn name_parts(&self, ty: Ty) -> Name {
        let plain = |namespace: &str, path: String, args: Vec<Ty>, params: Vec<String>| Name {
            namespace: namespace.to_string(),
            path,
            args,
            params,
        };
        let numbered = |n: usize| (1..=n).map(|i| format!("T{i}")).collect();
        match ty.kind() {
            TyKind::Tuple(items, is_struct) => {
                let name = if *is_struct { "ValueTuple" } else { "Tuple" };
                plain("System", format!("{name}`{}", items.len()), items.to_vec(), numbered(items.len()))
            }
            TyKind::Fun(a, b) => {
                let params = vec!["T".to_string(), "TResult".to_string()];
                plain("Microsoft.FSharp.Core", "FSharpFunc`2".to_string(), vec![*a, *b], params)
            }
            TyKind::AnonRecord(fields, _) => {
                let args: Vec<Ty> = fields.iter().map(|f| f.1).collect();
                plain("", format!("<>f__AnonymousType`{}", args.len()), args, numbered(fields.len()))
            }
            TyKind::Con(id, args) => self.con_name(*id, args),
            TyKind::Var(_) | TyKind::Infer(_) | TyKind::Measure(_) | TyKind::Error => {
                plain("System", "Object".to_string(), Vec::new(), Vec::new())
            }
        }
    }

    fn con_name(&self, id: TyConId, args: &[Ty]) -> Name {
        let def = self.program.tycon(id);
        let path = match Builtin::of(id) {
            Some(Builtin::Unit) => "FSharp.Core.Unit",
            Some(b) => b.path(),
            None => def.path.as_str(),
        };
        let params: Vec<String> = match def.params.len() {
            n if n == args.len() => {
                def.params.iter().map(|p| p.name.as_str().trim_start_matches(['\'', '^']).to_string()).collect()
            }
            _ => (1..=args.len()).map(|i| format!("T{i}")).collect(),
        };
        let (mut namespace, mut name) = self.split_namespace(path);
        if PREFIXED.contains(&path) {
            name = format!("FSharp{name}");
        }
        if namespace == "FSharp" || namespace.starts_with("FSharp.") {
            namespace = format!("Microsoft.{namespace}");
        }
        if !args.is_empty() && Builtin::of(id).is_none_or(|b| b.arity() > 0) {
            name = format!("{name}`{}", args.len());
            return Name { namespace, path: name, args: args.to_vec(), params };
        }
        Name { namespace, path: name, args: Vec::new(), params: Vec::new() }
    }

    /// A type inside a module is a class nested in the module's: namespace, and `M+T`.
    fn split_namespace(&self, path: &str) -> (String, String) {
        let is_module = |prefix: &str| {
            self.program.files.iter().flat_map(|f| &f.modules).any(|m| !m.is_namespace && m.path.as_str() == prefix)
        };
        // Where the namespace ends: before the first module, or before the type.
        let dots: Vec<usize> = path.match_indices('.').map(|d| d.0).collect();
        let first_module = dots.iter().position(|d| is_module(&path[..*d]));
        let end = match first_module {
            Some(0) => None,
            Some(i) => Some(dots[i - 1]),
            None => dots.last().copied(),
        };
        match end {
            Some(d) => (path[..d].to_string(), path[d + 1..].replace('.', "+")),
            None => (String::new(), path.replace('.', "+")),
        }
    }

    /// The function that gives the `System.Type` of a type, or of a case of a union type.
    pub fn type_object_fn(&mut self, ty: Ty, case: Option<usize>, open: bool) -> mir::FuncId {
        if let Some(f) = self.type_objects.get(&(ty, case, open)) {
            return *f;
        }
        let ret = self.derived_ret(Derived::Type);
        let name = format!("typeof {}", self.ty_name(ty));
        let f = self.declare(&name, FuncKind::Generated, ret, Job::TypeObject { ty, case, open });
        self.type_objects.insert((ty, case, open), f);
        f
    }

    /// `System.Type`
    pub fn type_ty(&self) -> Ty {
        self.program.find_tycon("System.Type", 0).map_or(Builtin::Obj.ty(), |id| Ty::con(id, &[]))
    }

    /// What `System.Type` says of a type: the bits of `Firefly.Runtime.Types.make`.
    fn type_flags(&mut self, ty: Ty) -> i64 {
        let is_value = matches!(ty.kind(), TyKind::Tuple(_, true) | TyKind::AnonRecord(_, true))
            || ty.as_con().is_some_and(|(id, _)| match Builtin::of(id) {
                Some(b) => {
                    b.is_integer() || b.is_float() || matches!(b, Builtin::Bool | Builtin::Char | Builtin::NativePtr)
                }
                None => {
                    let def = self.program.tycon(id);
                    def.is_struct || matches!(def.kind, TyConKind::Enum(..))
                }
            });
        let is_primitive = ty.builtin().is_some() && is_value;
        let kind = |f: &dyn Fn(&TyConKind) -> bool| ty.as_con().is_some_and(|(id, _)| f(&self.program.tycon(id).kind));
        let is_enum = kind(&|k| matches!(k, TyConKind::Enum(..)));
        let is_interface = kind(&|k| matches!(k, TyConKind::Interface));
        let is_array = self.array_shape(ty).is_some();
        let is_generic = !is_array && !self.name_parts(ty).args.is_empty();
        let bits = [is_value, is_enum, is_array, is_interface, is_generic, is_primitive];
        bits.iter().enumerate().map(|(i, b)| i64::from(*b) << i).sum()
    }
}

fn brackets(rank: usize) -> String {
    format!("[{}]", ",".repeat(rank - 1))
}

impl Fx<'_, '_> {
    /// `typeof<T>`; `open`: `typedefof<T>`.
    pub fn type_object(&mut self, ty: Ty, case: Option<usize>, open: bool) -> Val {
        let f = self.cx.type_object_fn(ty, case, open);
        let ret = self.cx.derived_ret(Derived::Type);
        Val::Ssa(self.call(f, Vec::new(), ret))
    }

    /// The code of [`Cx::type_object_fn`].
    pub fn type_object_body(mut self, ty: Ty, case: Option<usize>, open: bool) {
        let case_name = case.and_then(|c| self.cx.case_class(ty, c));
        let case_name = case_name.as_deref();
        let style = if open { Style::Open } else { Style::Text };
        let name = case_name.map_or_else(|| self.cx.type_name(ty), str::to_string);
        let text = self.cx.write_type(ty, case_name, style);
        let full = match open {
            true => text.split('[').next().unwrap_or_default().to_string(),
            false => self.cx.write_type(ty, case_name, Style::Full),
        };
        let namespace = match self.cx.array_shape(ty) {
            Some((elem, _)) => self.cx.name_parts(elem).namespace,
            None => self.cx.name_parts(ty).namespace,
        };
        let flags = self.cx.type_flags(ty);
        let flags = Val::Ssa(self.int(flags, mir::Ty::I32));
        let mut args: Vec<Val> = [name, full, text, namespace]
            .iter()
            .map(|t| Val::Text(t.encode_utf16().collect::<Vec<_>>().into()))
            .collect();
        args.push(flags);
        // One object for each type, made when it is first asked for.
        let tty = self.cx.type_ty();
        let mty = self.cx.mir_ty(tty);
        let global = mir::Global { name: self.f.name, ty: mty, bytes: None, init: None, span: None };
        let global = self.cx.out.globals.push(global);
        let known = self.emit(InstKind::GlobalGet(global), mty);
        let zero = self.zero(mty);
        let missing = self.compare(CmpOp::Eq, known, zero);
        let (make, done) = (self.block(), self.block());
        self.branch(missing, make, done, Some(false));
        self.switch_to(done);
        self.terminate(Terminator::Return(known));
        self.switch_to(make);
        let made = match self.enum_parts(ty) {
            Some((under, names, values)) => {
                args.extend([names, values]);
                args.push(self.type_object(under, None, false));
                self.call_library("Firefly.Runtime.Types.makeEnum", vec![ty], args)
            }
            None => self.call_library("Firefly.Runtime.Types.make", vec![], args),
        };
        let v = self.materialise(&made, tty);
        self.emit_void(InstKind::GlobalSet(global, v));
        self.terminate(Terminator::Return(v));
        self.finish(Vec::new());
    }

    /// Of an enum: the type beneath, and the names and values of its cases, each ended by a new line.
    fn enum_parts(&mut self, ty: Ty) -> Option<(Ty, Val, Val)> {
        let (id, _) = ty.as_con()?;
        let TyConKind::Enum(under, cases) = &self.cx.program.tycon(id).kind else { return None };
        let (mut names, mut values) = (String::new(), String::new());
        for (name, value) in cases {
            let number = match value {
                Const::Int(n) => n.to_string(),
                Const::Char(c) => c.to_string(),
                _ => continue,
            };
            names.extend([name.as_str(), "\n"]);
            values.extend([number.as_str(), "\n"]);
        }
        let text = |s: String| Val::Text(s.encode_utf16().collect::<Vec<_>>().into());
        Some((*under, text(names), text(values)))
    }

    /// `x.GetType ()`
    pub fn type_of_value(&mut self, val: &Val, ty: Ty) -> Val {
        let is_sealed = self.cx.is_sealed(ty);
        let has_classes = (0..self.cx.cases_of(ty).len()).any(|c| self.cx.case_class(ty, c).is_some());
        if is_sealed && !has_classes && self.cx.null_case(ty).is_none() {
            if matches!(self.cx.mir_ty(ty), mir::Ty::Cell(_)) && !matches!(ty.kind(), TyKind::Fun(..)) {
                let v = Val::Ssa(self.materialise(val, ty));
                if self.is_nullable(ty) {
                    self.null_check(&v);
                }
            }
            return self.type_object(ty, None, false);
        }
        let v = self.materialise(val, ty);
        let object = self.upcast_value(v, ty, Builtin::Obj.ty());
        self.null_check(&object);
        let object = self.materialise(&object, Builtin::Obj.ty());
        Val::Ssa(self.call_derived(Derived::Type, Builtin::Obj.ty(), vec![object]))
    }

    fn is_nullable(&self, ty: Ty) -> bool {
        matches!(ty.builtin(), Some(Builtin::String | Builtin::Array))
    }

    /// The type object of a value whose own type is known.
    pub fn exact_type_object(&mut self, val: &Val, ty: Ty) -> Value {
        let cases = self.cx.cases_of(ty).len();
        let tty = self.cx.type_ty();
        let with_class: Vec<usize> = (0..cases).filter(|c| self.cx.case_class(ty, *c).is_some()).collect();
        let mut ways = Vec::new();
        if !with_class.is_empty() {
            let v = self.materialise(val, ty);
            let tag = self.tag(v);
            for c in with_class {
                let k = self.int(c as i64, mir::Ty::I32);
                let hit = self.compare(CmpOp::Eq, tag, k);
                let (yes, on) = (self.block(), self.block());
                self.branch(hit, yes, on, None);
                self.switch_to(yes);
                let t = self.type_object(ty, Some(c), false);
                ways.push(self.way(t));
                self.switch_to(on);
            }
        }
        let t = self.type_object(ty, None, false);
        ways.push(self.way(t));
        let t = self.join(ways, tty);
        self.materialise(&t, tty)
    }

    /// Raises InvalidCastException for an object that is not of a type.
    pub fn cast_failure(&mut self, v: Value, to: Ty) {
        let name = simple_text(&self.cx.type_text(to));
        let location = self.location();
        let obj = Builtin::Obj.ty();
        let v = match self.ty_of(v) {
            mir::Ty::Cell(Program::ANY) => v,
            _ => self.emit(InstKind::CastCell(v), mir::Ty::Cell(Program::ANY)),
        };
        if let Some(f) = self.cx.library_val("Firefly.Runtime.Types.castFailed") {
            let unit = Builtin::Unit.ty();
            let string = Builtin::String.ty();
            let tys: Vec<Ty> = self.cx.program.val(f).scheme.params.iter().map(|_| unit).collect();
            let name = Val::Text(name.encode_utf16().collect::<Vec<_>>().into());
            let args = vec![Val::Ssa(v), name, Val::Ssa(location)];
            self.call_instance(&crate::value::Fun::Val(f, tys.into()), args, &[obj, string, string], unit, false);
        }
        self.terminate(Terminator::Unreachable);
    }
}

/// A type's text as the run-time's own messages write it: nested types without what is around them.
fn simple_text(text: &str) -> String {
    let head = text.split('[').next().unwrap_or_default();
    match head.rfind('+') {
        Some(i) => text[i + 1..].to_string(),
        None => text.to_string(),
    }
}

impl Cx<'_> {
    /// The nested class that .NET makes for a case of a union, if it makes one.
    fn case_class(&self, ty: Ty, case: usize) -> Option<String> {
        let (id, _) = ty.as_con()?;
        let def = self.program.tycon(id);
        let TyConKind::Union(cases) = &def.kind else { return None };
        if Builtin::of(id).is_some()
            || def.is_struct
            || cases.len() < 2
            || self.null_case(ty).is_some()
            || path_is_struct(def.path.as_str())
        {
            return None;
        }
        let c = &cases[case];
        match c.fields.is_empty() {
            false => Some(c.name.to_string()),
            true if cases.len() >= 4 => None,
            true => Some(format!("_{}", c.name)),
        }
    }

    /// Whether a union or record of the library has no text but its type's name on .NET.
    pub fn is_nameless(&self, ty: Ty) -> bool {
        ty.as_con().is_some_and(|(id, _)| {
            let def = self.program.tycon(id);
            let path = def.path.as_str();
            let structured = matches!(def.kind, TyConKind::Union(_) | TyConKind::Record(_));
            structured && self.is_library(id.file) && (path.starts_with("FSharp.") || path.starts_with("System."))
        })
    }

    /// Whether a type has an attribute.
    pub fn has_attribute(&self, id: TyConId, name: &str) -> bool {
        self.program.tycon(id).attrs.iter().any(|a| a.name.as_str() == name)
    }

    /// The case of a union type that .NET represents by null.
    pub fn null_case(&self, ty: Ty) -> Option<u32> {
        let (id, _) = ty.as_con()?;
        let def = self.program.tycon(id);
        let TyConKind::Union(cases) = &def.kind else { return None };
        if !def.flags.null_as_true {
            return None;
        }
        cases.iter().position(|c| c.fields.is_empty()).map(|i| i as u32)
    }
}

fn path_is_struct(path: &str) -> bool {
    path == "FSharp.Core.Result"
}
