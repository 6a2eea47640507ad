//! FSharp.Core's rules for operators on built-in types: which member constraints numbers, strings and
//! enums satisfy without having a member (F# specification, section 14.5.4 and FSharp.Core's documentation).

use tast::TyConKind;
use types::{Builtin, Measure, MemberConstraint, Ty, TyKind};

use crate::cx::Cx;
use crate::infer::Mismatch;

/// What a built-in rule says.
pub(crate) enum Rule {
    Solved,
    Wait,
    NotBuiltin,
}

/// The type that an operator's constraint falls back to.
pub(crate) fn default_of(name: &str) -> Option<Builtin> {
    Some(match name {
        "op_Addition"
        | "op_Subtraction"
        | "op_Multiply"
        | "op_Division"
        | "op_Modulus"
        | "op_UnaryNegation"
        | "op_UnaryPlus"
        | "op_BitwiseAnd"
        | "op_BitwiseOr"
        | "op_ExclusiveOr"
        | "op_LogicalNot"
        | "op_LeftShift"
        | "op_RightShift"
        | "op_Explicit"
        | "Abs"
        | "Sign"
        | "get_Zero"
        | "get_One"
        | "op_Range"
        | "op_RangeStep"
        | "op_UnsignedRightShift" => Builtin::Int32,
        "Sqrt" | "Sin" | "Cos" | "Tan" | "Asin" | "Acos" | "Atan" | "Atan2" | "Sinh" | "Cosh" | "Tanh" | "Exp"
        | "Log" | "Log10" | "Ceiling" | "Floor" | "Round" | "Truncate" | "Pow" | "DivideByInt" => Builtin::Double,
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Number,
    Text,
    Unknown,
    Other,
}

impl<'a> Cx<'a> {
    fn number(&self, t: Ty) -> bool {
        let t = self.shallow(t);
        t.builtin().is_some_and(|b| b.is_integer() || b.is_float()) || self.is_decimal(t) || self.is_enum(t)
    }
    fn is_unsigned(&self, t: Ty) -> bool {
        self.shallow(t).builtin().is_some_and(|b| b.is_integer() && !b.is_signed())
    }
    fn integral(&self, t: Ty) -> bool {
        self.shallow(t).builtin().is_some_and(Builtin::is_integer) || self.is_enum(t)
    }
    fn floating(&self, t: Ty) -> bool {
        self.shallow(t).builtin().is_some_and(Builtin::is_float)
    }
    /// Whether the type is an enum.
    pub fn is_enum(&self, t: Ty) -> bool {
        self.shallow(t).as_con().is_some_and(|(id, _)| matches!(self.tycon(id).kind, TyConKind::Enum(..)))
    }
    fn class_of(&self, t: Ty) -> Class {
        let t = self.shallow(t);
        match t.kind() {
            TyKind::Infer(_) => Class::Unknown,
            _ if self.number(t) => Class::Number,
            _ if matches!(t.builtin(), Some(Builtin::String | Builtin::Char)) => Class::Text,
            _ => Class::Other,
        }
    }

    /// Tries the rules of built-in types.
    pub fn builtin_rule(&mut self, mc: &MemberConstraint, support: &[Ty], weak: bool) -> Result<Rule, Mismatch> {
        match (mc.name.as_str(), &mc.args[..]) {
            ("op_Addition" | "op_Subtraction" | "op_Modulus" | "op_Multiply" | "op_Division", [a, b]) => {
                self.arithmetic(mc, *a, *b, weak)
            }
            ("op_BitwiseAnd" | "op_BitwiseOr" | "op_ExclusiveOr", [a, b]) => self.bitwise(mc, *a, *b, weak),
            ("op_LeftShift" | "op_RightShift" | "op_UnsignedRightShift", [a, n]) => {
                if !self.integral(*a) {
                    return Ok(self.not_builtin(&[*a]));
                }
                self.unify(*n, Builtin::Int32.ty())?;
                self.unify(mc.ret, *a)?;
                Ok(Rule::Solved)
            }
            ("op_LogicalNot", [a]) => self.same(mc, *a, Self::integral),
            ("op_UnaryNegation" | "Abs", [a]) if self.is_unsigned(*a) && !self.is_library => {
                Ok(self.not_builtin(&[*a]))
            }
            ("op_UnaryNegation" | "op_UnaryPlus" | "Abs", [a]) => self.same(mc, *a, Self::number),
            ("Sign", [a]) => {
                if !self.number(*a) {
                    return Ok(self.not_builtin(&[*a]));
                }
                self.unify(mc.ret, Builtin::Int32.ty())?;
                Ok(Rule::Solved)
            }
            ("Sqrt", [a]) => self.square_root(mc, *a),
            (
                "Sin" | "Cos" | "Tan" | "Asin" | "Acos" | "Atan" | "Sinh" | "Cosh" | "Tanh" | "Exp" | "Log" | "Log10",
                [a],
            ) => self.same(mc, *a, Self::floating),
            ("Ceiling" | "Floor" | "Round" | "Truncate", [a]) => {
                self.same(mc, *a, |cx, t| cx.floating(t) || cx.is_decimal(t))
            }
            ("Atan2", [a, b]) => {
                if !self.floating(*a) && !self.floating(*b) {
                    return Ok(self.not_builtin(&[*a, *b]));
                }
                self.unify(*a, *b)?;
                // An angle has no unit.
                let plain = self.shallow(*a).builtin().filter(|b| b.is_float()).map_or(*a, Builtin::ty);
                self.unify(mc.ret, plain)?;
                Ok(Rule::Solved)
            }
            ("Pow", [a, b]) => self.power(mc, *a, *b),
            ("DivideByInt", [a, n]) => {
                if !self.floating(*a) && !self.is_decimal(*a) {
                    return Ok(self.not_builtin(&[*a]));
                }
                self.unify(*n, Builtin::Int32.ty())?;
                self.unify(mc.ret, *a)?;
                Ok(Rule::Solved)
            }
            ("op_Range", [a, _]) => {
                let t = self.shallow(*a);
                let known = self.number(t) || t.builtin() == Some(Builtin::Char) || self.has_member(t, "op_Addition");
                Ok(if known { Rule::Solved } else { self.not_builtin(&[t]) })
            }
            ("get_Zero" | "get_One", []) => self.unit_value(mc, support),
            ("op_Explicit", [a]) => self.explicit(mc, *a),
            ("ToString", [] | [_]) | ("GetHashCode", [] | [_]) if !mc.is_static => self.of_every_object(mc, support),
            ("get_Sign", []) => match support {
                [t] if self.number(*t) => {
                    self.unify(mc.ret, Builtin::Int32.ty())?;
                    Ok(Rule::Solved)
                }
                _ => Ok(self.not_builtin(support)),
            },
            _ => Ok(Rule::NotBuiltin),
        }
    }
    /// `ToString` and `GetHashCode`, which every value has.
    fn of_every_object(&mut self, mc: &MemberConstraint, support: &[Ty]) -> Result<Rule, Mismatch> {
        let [t] = support else { return Ok(Rule::NotBuiltin) };
        let t = self.shallow(*t);
        let without_argument = mc.args.iter().all(|a| *a == t || self.shallow(*a).builtin() == Some(Builtin::Unit));
        if self.is_var(t) || !without_argument || self.has_member(t, mc.name.as_str()) {
            return Ok(if self.is_var(t) { Rule::Wait } else { Rule::NotBuiltin });
        }
        let ret = if mc.name.as_str() == "ToString" { Builtin::String } else { Builtin::Int32 };
        self.unify(mc.ret, ret.ty())?;
        Ok(Rule::Solved)
    }
    fn not_builtin(&self, tys: &[Ty]) -> Rule {
        if tys.iter().all(|t| self.is_var(*t)) { Rule::Wait } else { Rule::NotBuiltin }
    }
    fn same(&mut self, mc: &MemberConstraint, a: Ty, fits: fn(&Self, Ty) -> bool) -> Result<Rule, Mismatch> {
        if !fits(self, a) {
            return Ok(self.not_builtin(&[a]));
        }
        self.unify(mc.ret, a)?;
        Ok(Rule::Solved)
    }
    fn unit_value(&mut self, mc: &MemberConstraint, support: &[Ty]) -> Result<Rule, Mismatch> {
        let [t] = support else { return Ok(Rule::NotBuiltin) };
        if self.number(*t) || t.builtin() == Some(Builtin::Char) {
            self.unify(mc.ret, *t)?;
            return Ok(Rule::Solved);
        }
        Ok(self.not_builtin(&[*t]))
    }
    fn arithmetic(&mut self, mc: &MemberConstraint, a: Ty, b: Ty, weak: bool) -> Result<Rule, Mismatch> {
        use Class::{Number, Other, Text, Unknown};
        let text = mc.name.as_str() == "op_Addition";
        match (self.class_of(a), self.class_of(b)) {
            (Number, Number) => self.numeric(mc, a, b),
            (Text, Text) | (Text, Number) | (Number, Text) if text => self.all_equal(mc, a, b),
            (Number, Unknown) | (Unknown, Number) if weak => self.numeric(mc, a, b),
            (Text, Unknown) | (Unknown, Text) if weak && text => self.all_equal(mc, a, b),
            (Unknown, _) | (_, Unknown) if !weak => Ok(Rule::Wait),
            (Unknown, Unknown) => Ok(Rule::Wait),
            (Number, Text) | (Text, Number) if !text => self.all_equal(mc, a, b),
            (Number | Text | Unknown | Other, _) => Ok(Rule::NotBuiltin),
        }
    }
    fn all_equal(&mut self, mc: &MemberConstraint, a: Ty, b: Ty) -> Result<Rule, Mismatch> {
        if self.unify(a, b).is_err() {
            let (x, y) = (self.show(a), self.show(b));
            self.reason = Some(format!("The type '{y}' does not match the type '{x}'"));
            return Err(Mismatch);
        }
        self.unify(mc.ret, a)?;
        Ok(Rule::Solved)
    }
    /// Arithmetic on numbers; units multiply and divide.
    fn numeric(&mut self, mc: &MemberConstraint, a: Ty, b: Ty) -> Result<Rule, Mismatch> {
        let product = matches!(mc.name.as_str(), "op_Multiply" | "op_Division");
        let carrier = |cx: &Self, t: Ty| cx.shallow(t).as_con().filter(|(id, _)| cx.carries_unit(*id));
        let (x, y) = (carrier(self, a), carrier(self, b));
        // A plain number beside an unknown operand makes that a plain number too.
        let plain = |cx: &Self, t: Option<(types::TyConId, &'static [Ty])>| {
            t.is_some_and(|(_, args)| args.first().is_none_or(|m| cx.measure_of(cx.zonk(*m)).is_one()))
        };
        if (x.is_none() && plain(self, y)) || (y.is_none() && plain(self, x)) {
            return self.all_equal(mc, a, b);
        }
        let Some((id, _)) = x.or(y).filter(|_| product) else { return self.all_equal(mc, a, b) };
        let unit =
            |cx: &mut Self, t: Ty, known: Option<(types::TyConId, &'static [Ty])>| -> Result<Measure, Mismatch> {
                match known {
                    Some((_, args)) => Ok(args.first().map_or_else(Measure::one, |m| {
                        let m = cx.zonk(*m);
                        cx.measure_of(m)
                    })),
                    None => {
                        let m = cx.fresh_measure();
                        let m = cx.measure_of(m);
                        let with = with_unit(id, &m);
                        cx.unify(t, with)?;
                        Ok(m)
                    }
                }
            };
        if let (Some((i, _)), Some((j, _))) = (x, y)
            && i != j
        {
            return self.all_equal(mc, a, b);
        }
        let m1 = unit(self, a, x)?;
        let m2 = unit(self, b, y)?;
        let m = if mc.name.as_str() == "op_Multiply" { m1.mul(&m2) } else { m1.mul(&m2.inverse()) };
        self.unify(mc.ret, with_unit(id, &m))?;
        Ok(Rule::Solved)
    }
    fn bitwise(&mut self, mc: &MemberConstraint, a: Ty, b: Ty, weak: bool) -> Result<Rule, Mismatch> {
        let (x, y) = (self.integral(a), self.integral(b));
        if (x && y) || (weak && (x && self.is_var(b) || y && self.is_var(a))) {
            return self.all_equal(mc, a, b);
        }
        if self.is_var(a) || self.is_var(b) {
            return Ok(if weak && !(self.is_var(a) && self.is_var(b)) { Rule::NotBuiltin } else { Rule::Wait });
        }
        if x || y {
            return self.all_equal(mc, a, b);
        }
        Ok(Rule::NotBuiltin)
    }
    fn square_root(&mut self, mc: &MemberConstraint, a: Ty) -> Result<Rule, Mismatch> {
        if !self.floating(a) {
            return Ok(self.not_builtin(&[a]));
        }
        let Some((id, args)) = self.shallow(a).as_con() else { return Ok(Rule::Wait) };
        let m = args.first().map_or_else(Measure::one, |m| self.measure_of(self.zonk(*m)));
        self.unify(mc.ret, with_unit(id, &m.pow(1, 2)))?;
        Ok(Rule::Solved)
    }
    fn power(&mut self, mc: &MemberConstraint, a: Ty, b: Ty) -> Result<Rule, Mismatch> {
        if !self.floating(a) {
            return Ok(self.not_builtin(&[a]));
        }
        self.unify(a, b)?;
        self.unify(mc.ret, a)?;
        Ok(Rule::Solved)
    }
    /// Conversion functions: between numbers, chars and enums, and from strings.
    fn explicit(&mut self, mc: &MemberConstraint, a: Ty) -> Result<Rule, Mismatch> {
        let from = self.shallow(a);
        let to = self.shallow(mc.ret);
        if matches!(from.kind(), TyKind::Infer(_)) {
            return Ok(Rule::Wait);
        }
        let basic = |cx: &Self, t: Ty| cx.number(t) || matches!(t.builtin(), Some(Builtin::Char));
        let target = basic(self, to);
        if target && (basic(self, from) || from.builtin() == Some(Builtin::String)) {
            return Ok(Rule::Solved);
        }
        if matches!(to.kind(), TyKind::Infer(_)) && basic(self, from) {
            return Ok(Rule::Wait);
        }
        Ok(Rule::NotBuiltin)
    }
}

/// A number type with a unit; the unit 1 is left out.
pub(crate) fn with_unit(id: types::TyConId, m: &Measure) -> Ty {
    if m.is_one() {
        return Ty::con(id, &[]);
    }
    Ty::con(id, &[Ty::new(TyKind::Measure(m.clone()))])
}
