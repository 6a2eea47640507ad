/// Structured text with places where lines may break, and the width that decides where they do.
///
/// The rule is FSharp.Core's (its sformat): text is placed from left to right; where a leaf does not fit, the outermost break
/// that is still open is taken. In the manner of Oppen, "Prettyprinting", 1980.
namespace Firefly.Runtime

/// Structured text. `tightLeft` and `tightRight` say that no space stands at that side.
[<ReferenceEquality>]
type Layout =
    /// Text as it stands.
    | Leaf of text: string * tightLeft: bool * tightRight: bool
    /// Two parts. `kind` is 0 when the line does not break between them, 1 when it may, 2 when it does; then the right part is
    /// `indent` columns in from the start of the left part.
    | Join of left: Layout * right: Layout * kind: int * indent: nativeint

/// State of a layout that is being fitted.
[<ReferenceEquality>]
type private Fit =
    {
        /// Column.
        mutable Position: nativeint
        /// Width of the last line of the part fitted last.
        mutable Offset: nativeint
        /// Open breaks: what each saves, negative once it is taken.
        mutable Savings: nativeint[]
        /// Number of open breaks.
        mutable Next: int
        /// The outermost break that is not taken.
        mutable Outer: int
        /// Columns of a line.
        Width: nativeint
    }

/// Functions on structured text.
module Layouts =

    /// A word, with spaces around it.
    let word (text: string) : Layout = Leaf(text, false, false)

    /// An opening bracket.
    let opening (text: string) : Layout = Leaf(text, false, true)

    /// A closing bracket or a comma.
    let closing (text: string) : Layout = Leaf(text, true, false)

    /// Two parts on one line.
    let beside (left: Layout) (right: Layout) : Layout = Join(left, right, 0, 0n)

    /// Two parts between which the line may break.
    let near (left: Layout) (right: Layout) (indent: nativeint) : Layout = Join(left, right, 1, indent)

    /// Two parts on two lines.
    let above (left: Layout) (right: Layout) : Layout = Join(left, right, 2, 0n)

    let private isTightLeft (layout: Layout) : bool =
        let mutable at: Layout = layout
        let mutable go: bool = true
        let mutable result: bool = false
        while go do
            match at with
            | Leaf(_, tight, _) ->
                result <- tight
                go <- false
            | Join(left, _, _, _) -> at <- left
        result

    let private isTightRight (layout: Layout) : bool =
        let mutable at: Layout = layout
        let mutable go: bool = true
        let mutable result: bool = false
        while go do
            match at with
            | Leaf(_, _, tight) ->
                result <- tight
                go <- false
            | Join(_, right, _, _) -> at <- right
        result

    /// Columns between two parts.
    let private gap (left: Layout) (right: Layout) : nativeint =
        if isTightRight left || isTightLeft right then 0n else 1n

    let private push (fit: Fit) (saving: nativeint) : unit =
        let size: int = (# "array_length" fit.Savings : int #)
        if fit.Next = size then
            let bigger: nativeint[] = (# "array_new" (size * 2) : nativeint[] #)
            let mutable i: int = 0
            while i < size do
                let x: nativeint = (# "array_get" fit.Savings i : nativeint #)
                (# "array_set" bigger i x : unit #)
                i <- i + 1
            fit.Savings <- bigger
        (# "array_set" fit.Savings fit.Next saving : unit #)
        fit.Next <- fit.Next + 1

    /// Closes the break opened last; whether it was taken.
    let private pop (fit: Fit) : bool =
        let last: nativeint = (# "array_get" fit.Savings (fit.Next - 1) : nativeint #)
        if fit.Outer = fit.Next then
            fit.Outer <- fit.Outer - 1
        fit.Next <- fit.Next - 1
        last < 0n

    /// Places a leaf, taking breaks until it fits.
    let private place (fit: Fit) (size: nativeint) : unit =
        while fit.Position + size > fit.Width && fit.Outer < fit.Next do
            let saving: nativeint = (# "array_get" fit.Savings fit.Outer : nativeint #)
            (# "array_set" fit.Savings fit.Outer (0n - saving) : unit #)
            fit.Outer <- fit.Outer + 1
            fit.Position <- fit.Position - saving
        fit.Position <- fit.Position + size
        fit.Offset <- size

    /// The layout with its breaks decided.
    let rec private squash (fit: Fit) (layout: Layout) : Layout =
        match layout with
        | Leaf(text, _, _) ->
            place fit (Text.length text)
            layout
        | Join(left, right, kind, indent) ->
            let l: Layout = squash fit left
            let width: nativeint = fit.Offset
            if kind = 2 then
                fit.Position <- fit.Position - width + indent
                let r: Layout = squash fit right
                fit.Offset <- indent + fit.Offset
                Join(l, r, 2, indent)
            else
                let space: nativeint = gap left right
                let saving: nativeint = width + space - indent
                let opens: bool = kind = 1 && saving > 0n
                fit.Position <- fit.Position + space
                if opens then
                    push fit saving
                let r: Layout = squash fit right
                let broken: bool = opens && pop fit
                if broken then
                    fit.Offset <- indent + fit.Offset
                    Join(l, r, 2, indent)
                else
                    fit.Offset <- width + space + fit.Offset
                    Join(l, r, 0, indent)

    /// Writes a layout whose breaks are decided, at a column; the column after it.
    let rec private write (b: TextBuffer) (layout: Layout) (start: nativeint) (column: nativeint) : nativeint =
        match layout with
        | Leaf(text, _, _) ->
            Buffer.text b text
            column + Text.length text
        | Join(left, right, kind, indent) ->
            let after: nativeint = write b left start column
            if kind = 2 then
                Buffer.unit b 10us
                Buffer.repeat b 32us (start + indent)
                write b right (start + indent) (start + indent)
            else
                let space: nativeint = gap left right
                Buffer.repeat b 32us space
                write b right (after + space) (after + space)

    /// The layout on one line.
    let rec private straight (layout: Layout) : Layout =
        match layout with
        | Leaf _ -> layout
        | Join(left, right, _, indent) -> Join(straight left, straight right, 0, indent)

    /// The text of a layout in lines of so many columns, or on one line of any width.
    let render (columns: nativeint) (layout: Layout) : string =
        let fit: Fit =
            { Position = 0n
              Offset = 0n
              Savings = (# "array_new" 64 : nativeint[] #)
              Next = 0
              Outer = 0
              Width = columns }
        let decided: Layout = if columns = 0n then straight layout else squash fit layout
        let b: TextBuffer = Buffer.create ()
        write b decided 0n 0n |> ignore
        Buffer.toText b
