//! `[<StructuredFormatDisplay("..{Property}..")>]`: what `%A` prints of a type is this text with the properties in it.

use types::{Builtin, Ty};

use crate::emit::Fx;
use crate::value::Val;

/// A piece of such a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Property(String),
}

impl Fx<'_, '_> {
    /// The node of a value of a type with the attribute.
    pub fn displayed(&mut self, ty: Ty, x: mir::Value) -> Option<Val> {
        let (id, _) = ty.as_con()?;
        let pieces = pieces(&self.cx.program.tycon(id).display_format()?)?;
        Some(self.display_node(ty, x, pieces))
    }

    fn display_node(&mut self, ty: Ty, x: mir::Value, pieces: Vec<Piece>) -> Val {
        let mut nodes = Vec::new();
        for piece in pieces {
            let node = match piece {
                Piece::Text(text) => self.node("atom", vec![text_val(&text)]),
                Piece::Property(name) => match self.property(ty, x, &name) {
                    Some((Val::Never, _)) => return Val::Never,
                    Some((val, t)) if t.builtin() == Some(Builtin::String) => {
                        self.unless_null(&val, t, ty, x);
                        self.node("atom", vec![val])
                    }
                    Some((val, t)) if t.builtin() == Some(Builtin::Obj) => {
                        self.unless_null(&val, t, ty, x);
                        self.node("displayedObject", vec![val])
                    }
                    Some((val, t)) => self.any_node(&val, t),
                    None => {
                        let class = self.cx.type_text(ty);
                        let why = format!("<StructuredFormatDisplay exception: Method '{class}.{name}' not found.>");
                        return self.node("atom", vec![text_val(&why)]);
                    }
                },
            };
            nodes.push(node);
        }
        let list = self.node_list_ty();
        let elem = list.as_con().map_or(list, |c| c.1[0]);
        let mty = self.cx.mir_ty(list);
        let mut out = self.zero(mty);
        for node in nodes.into_iter().rev() {
            let head = self.materialise(&node, elem);
            out = self.make_case(mty, 1, vec![head, out]);
        }
        self.node("display", vec![Val::Ssa(out)])
    }

    /// A property that is null: the value prints as if its type had no attribute.
    fn unless_null(&mut self, val: &Val, t: Ty, ty: Ty, x: mir::Value) {
        let v = self.materialise(val, t);
        let missing = self.is_zero(v);
        let (null, on) = (self.block(), self.block());
        self.branch(missing, null, on, Some(false));
        self.switch_to(null);
        let text = self.text_of(&Val::Ssa(x), ty);
        let node = self.node("atom", vec![text]);
        let node = self.node_value(&node);
        self.terminate(mir::Terminator::Return(node));
        self.switch_to(on);
    }

    /// A property or field of a value, and its type.
    fn property(&mut self, ty: Ty, x: mir::Value, name: &str) -> Option<(Val, Ty)> {
        let (id, _) = ty.as_con()?;
        if let tast::TyConKind::Record(fields) = &self.cx.program.tycon(id).kind
            && let Some(i) = fields.iter().position(|f| f.name.as_str() == name)
        {
            let t = self.cx.fields_of(ty)[i];
            return Some((self.part(&Val::Ssa(x), ty, i), t));
        }
        let (fun, of) = self.cx.object_member_of(ty, &format!("get_{name}")).filter(|m| self.cx.has_body(&m.0))?;
        let ret = crate::layout::after(self.cx.fun_ty(&fun), 2);
        let this = self.unchecked_cast(x, ty, of);
        Some((self.apply_fun(&fun, vec![this, Val::Unit], false), ret))
    }
}

fn text_val(text: &str) -> Val {
    Val::Text(text.encode_utf16().collect::<Vec<_>>().into())
}

/// The pieces of a text; braces after a backslash are part of it. `None` when the braces do not match.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    if text.chars().count() <= 1 {
        return None;
    }
    let mut out = Vec::new();
    let mut now = String::new();
    let mut inside = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if matches!(chars.peek(), Some('{' | '}')) => now.extend(chars.next()),
            '{' if inside => return None,
            '{' => {
                out.push(Piece::Text(std::mem::take(&mut now)));
                inside = true;
            }
            '}' if !inside => return None,
            '}' => {
                out.push(Piece::Property(std::mem::take(&mut now)));
                inside = false;
            }
            c => now.push(c),
        }
    }
    if inside {
        return None;
    }
    out.push(Piece::Text(now));
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn texts_and_properties() {
        let text = |s: &str| Piece::Text(s.to_owned());
        let of = |s: &str| Piece::Property(s.to_owned());
        assert_eq!(pieces("a {X} b"), Some(vec![text("a "), of("X"), text(" b")]));
        assert_eq!(pieces("{X}{Y}"), Some(vec![text(""), of("X"), text(""), of("Y"), text("")]));
        assert_eq!(pieces("\\{no\\}"), Some(vec![text("{no}")]));
        assert_eq!(pieces("{X"), None);
        assert_eq!(pieces("X}"), None);
    }
}
