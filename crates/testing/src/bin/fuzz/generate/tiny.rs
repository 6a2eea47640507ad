//! Tiny cases: a construct of the language, or two or three that meet.
//!
//! Each construct is a text with holes (`constructs.txt`): `t$n k p` makes an `$R` of a number and a `$P`. The second of a
//! case is given what the first one made, and its holes may call it. All pairs of constructs come over a run of some
//! thousand cases; types come from a few of the file, so that what handles and prints them is compiled once.

use super::types::{INT, Kind, Need, Ty, one};
use super::{Func, Gen, Scope};

const CONSTRUCTS: &str = include_str!("constructs.txt");

/// Expressions that the holes of a construct have in all: few in most.
const NODES: [u32; 4] = [3, 3, 6, 10];

fn constructs() -> Vec<&'static str> {
    CONSTRUCTS.split("== ").skip(1).filter_map(|c| c.split_once('\n')).map(|(_, text)| text.trim_end()).collect()
}

impl Gen {
    /// Chooses the types that the file's values have; out: the functions that print them.
    pub(crate) fn choose_types(&mut self) -> Vec<String> {
        self.pool = [INT, Ty::Str].into_iter().chain((0..3).map(|_| self.ty(2, Need::Anything, 0))).collect();
        self.pooled = 97;
        let mut out = Vec::new();
        for (i, ty) in self.pool.clone().iter().enumerate() {
            let (text, show) = (self.text(ty), self.show(ty));
            out.push(format!("let shown{i} (x: {text}) : string = {show} x"));
            self.shown.push((ty.clone(), format!("shown{i}")));
        }
        out
    }

    /// The declarations and the function of one case.
    pub(crate) fn tiny_case(&mut self, n: usize) -> String {
        let all = constructs();
        let before = self.funcs.len();
        let mut given = self.ty(1, Need::Anything, 0);
        self.begin(2);
        let start = self.expr(&Scope::default(), &given, 2);
        let mut texts = Vec::new();
        let mut body = vec![format!("let r0 : {} = {start}", self.text(&given))];
        let (second, third) = (self.r.chance(45), self.r.chance(25));
        for i in 0..1 + usize::from(second) + usize::from(second && third) {
            let made = self.ty(1, Need::Anything, 0);
            let chosen = all[self.r.below(all.len())];
            let (name, text) = self.fill(chosen, &given, &made);
            texts.push(text);
            body.push(format!("let r{} = {name} {} r{i}", i + 1, self.r.below(6)));
            body.push(format!("put \"r{}\" ({} r{})", i + 1, self.show(&made), i + 1));
            given = made;
        }
        self.funcs.truncate(before);
        texts.push(format!("let case{n} () : unit =\n    {}", body.join("\n    ")));
        texts.join("\n\n")
    }

    /// Fills the holes of a construct, and registers its function; out: the function's name and the text.
    fn fill(&mut self, construct: &str, given: &Ty, made: &Ty) -> (String, String) {
        let n = self.name("");
        let mut sc = Scope::default();
        sc.add("k", &INT);
        let outside = sc.clone();
        sc.add("p", given);
        let key = self.ty(1, Need::Order, 0);
        let nodes = *self.r.pick(&NODES);
        self.begin(nodes);
        let mut parts = construct.split('$');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let of = |g: &mut Gen, sc: &Scope, ty: &Ty| g.expr(sc, ty, 2);
            let hole = part.chars().next().unwrap_or_default();
            let filled = match hole {
                'n' => n.clone(),
                'P' => self.text(given),
                'R' => self.text(made),
                'K' => self.text(&key),
                'e' => of(self, &sc, made),
                'E' => of(self, &outside, made),
                'f' => of(self, &sc, given),
                'c' => of(self, &sc, &key),
                'i' => of(self, &sc, &INT),
                'b' => of(self, &sc, &Ty::Bool),
                's' => of(self, &sc, &Ty::Str),
                'L' => of(self, &sc, &one(Kind::List, made.clone())),
                'O' => of(self, &sc, &one(Kind::Option, made.clone())),
                other => format!("${other}"),
            };
            text.push_str(&filled);
            text.push_str(part.get(hole.len_utf8()..).unwrap_or_default());
        }
        let name = format!("t{n}");
        self.funcs.push(Func {
            name: name.clone(),
            vars: 0,
            params: vec![INT, given.clone()],
            ret: made.clone(),
            tupled: false,
            fuel: false,
            cost: 100.0 + self.cost,
        });
        (name, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constructs_define_a_function() {
        assert!(constructs().len() > 50);
        for c in constructs() {
            assert!(c.contains("let t$n (k: int) (p: $P) : $R"), "{c}");
        }
    }
}
