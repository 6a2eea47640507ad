//! How allocations and functions are called in messages.

use mir::{CellId, CellKind, Change, Program, Ty};

/// An allocation in words.
#[derive(Clone, Debug)]
pub struct Made {
    /// What is done, such as "makes a string".
    pub what: String,
    /// Why that needs the heap.
    pub why: &'static str,
    /// What to do instead.
    pub help: &'static str,
}

impl Made {
    /// What is to be said of an allocation of a cell.
    pub fn of(program: &Program, cell: CellId, is_closure: bool) -> Made {
        let layout = &program.cells[cell];
        let name = layout.name.as_str();
        let made = |what: String, why, help| Made { what, why, help };
        match &layout.kind {
            _ if is_closure => made(
                format!("makes a function value of type `{name}`"),
                "it keeps what it captures and may outlive the call",
                "give the captured values as arguments, or mark the function that takes it `inline`, so that no function value is made",
            ),
            CellKind::Closure { .. } => made(
                format!("makes a function value of type `{name}`"),
                "it keeps what it captures and may outlive the call",
                "call the function with all its arguments, so that no function value is made",
            ),
            CellKind::Text => made(
                "makes a string".to_owned(),
                "its size is known only at run time",
                "write into a `Span<char>` of a `stackBuffer`, or let the caller make the string",
            ),
            CellKind::Array(_) => made(
                format!("makes an array, `{name}`"),
                "its size is known only at run time",
                "use a `stackBuffer` of constant size, or fill an array or span that the caller gives",
            ),
            CellKind::Any => made(
                "makes an object".to_owned(),
                "its type is known only at run time",
                "use the concrete type instead of `obj`",
            ),
            CellKind::Union { cases, .. } => {
                let own = |t: &Ty| matches!(t, Ty::Cell(c) if *c == cell);
                if cases.iter().flatten().any(own) {
                    let help =
                        "use an array, a span or a loop with an accumulator: each element of a list or tree is a cell";
                    made(format!("makes a cell of `{name}`"), "its type contains itself", help)
                } else {
                    let help = "mark the type `[<Struct>]`, so that it is kept by value";
                    made(
                        format!("makes an object of `{name}`"),
                        "it is too large to be copied, or part of a type that contains itself",
                        help,
                    )
                }
            }
            CellKind::Object(fields) => {
                if name.starts_with("box ") {
                    let help = "keep its own type: `obj`, `printf` and non-generic interfaces need it boxed";
                    let boxed = name.trim_start_matches("box ");
                    made(format!("boxes a value of `{boxed}`"), "it is used as an object", help)
                } else if fields.iter().any(|f| f.change != Change::Never) {
                    let help = "make it once outside and give it as an argument, or mark its type `[<Struct>]`";
                    made(
                        format!("makes an object of `{name}`"),
                        "it can change, and whoever holds it sees the change",
                        help,
                    )
                } else {
                    let help = "mark its type `[<Struct>]`, or make it outside and give it as an argument";
                    made(
                        format!("makes an object of `{name}`"),
                        "it is an object: a class, boxed, or too large to be copied",
                        help,
                    )
                }
            }
        }
    }
}

/// A function's name without what a reader does not need: type arguments, known functions, all but the last two parts of its path.
pub fn short_name(name: &str) -> String {
    let cut = name.find(['<', '{']).filter(|i| *i > 0).map_or(name, |i| &name[..i]);
    let (cut, new) = match cut.strip_suffix("..ctor") {
        Some(class) => (class, true),
        None => (cut, false),
    };
    let parts: Vec<&str> = cut.split('.').collect();
    let from = parts.len().saturating_sub(if new { 1 } else { 2 });
    let last = parts[from..].join(".");
    match (new, last.strip_prefix("fun@")) {
        (true, _) => format!("new {last}"),
        (false, Some(at)) => format!("fun (line {})", at.split(':').next().unwrap_or(at)),
        (false, None) => last,
    }
}
