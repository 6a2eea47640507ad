/// `%A`: generated code builds a tree of nodes, and here it becomes the text that FSharp.Core prints.
module Firefly.Runtime.Any

open Firefly.Runtime

/// A piece of structured text.
[<ReferenceEquality>]
type Node =
    /// Text as it stands.
    | Atom of text: string
    /// No object: `null`, and `<null>` where it is the whole value.
    | Null
    /// A collection between brackets; after `limit` elements comes an ellipsis.
    | Group of opening: string * closing: string * limit: int * parts: Node list
    /// Lines one below the other, between brackets.
    | Lines of parts: Node list
    /// A collection after a word.
    | Named of name: string * limit: int * parts: Node list
    /// A tuple; of a struct tuple the word before it.
    | Tuple of parts: Node list
    | StructTuple of parts: Node list
    /// A record: names and values.
    | Fields of names: string list * values: Node list
    /// Pieces without spaces between them.
    | Display of parts: Node list
    /// A union case with its fields.
    | Case of name: string * fields: Node list

/// Text as it stands.
let atom (text: string) : Node = Atom text

/// No object.
let nothing () : Node = Null

/// A string in quotes.
let text (value: string) : Node =
    if (# "is_null" value : bool #) then Null else Atom(Text.concat3 "\"" value "\"")

/// A char in quotes.
let character (value: char) : Node =
    let code: uint16 = uint16 value
    let inner: string =
        if code = 39us then "\\'"
        elif code = 92us then "\\\\"
        elif code = 8us then "\\b"
        elif code < 32us || (code >= 127us && code < 160us) then
            Text.concat4
                "\\"
                (Text.ofChar (char (48us + code / 100us)))
                (Text.ofChar (char (48us + code / 10us % 10us)))
                (Text.ofChar (char (48us + code % 10us)))
        else
            Text.ofChar value
    Atom(Text.concat3 "'" inner "'")

/// A number of ten significant digits with a point or an exponent.
let private digits (value: float) (single: bool) (suffix: string) : string =
    if value <> value then
        Text.concat "nan" suffix
    elif value - value <> 0.0 then
        Text.concat (if value > 0.0 then "infinity" else "-infinity") suffix
    else
        let target: nativeptr<byte> = (# "stack_alloc" 512n : nativeptr<byte> #)
        let count: nativeint = NumberText.ofFloat value single 103uy 10 target
        let mutable plain: bool = true
        let mutable i: nativeint = 0n
        while i < count do
            let c: byte = Raw.loadByte target i
            if c = 46uy || c = 101uy then
                plain <- false
            i <- i + 1n
        let number: string = Text.ofAscii target count
        // A float32 that is a whole number prints as an int when it is one, and without a point beyond.
        if single && value = 0.0 then "0.0f"
        elif plain && single && (value >= 2147483648.0 || value <= -2147483648.0) then Text.concat number suffix
        elif plain then Text.concat3 number ".0" suffix
        else Text.concat number suffix

/// A float.
let floating (value: float) : Node = Atom(digits value false "")

/// A float32.
let single (value: float32) : Node = Atom(digits (float value) true "f")

/// A decimal number.
let decimal (value: System.Decimal) : Node =
    Atom(Text.concat (value.ToString("", System.Globalization.CultureInfo.InvariantCulture)) "M")

/// A list.
let list (parts: Node list) : Node = Group("[", "]", 100, parts)

/// An array.
let array (parts: Node list) : Node = Group("[|", "|]", 100, parts)

/// A row of an array of two dimensions.
let private rowOf (row: Node) : Node =
    match row with
    | Group(_, _, limit, parts) -> Group("[", "]", limit, parts)
    | _ -> row

/// An array of two dimensions from its rows and the indices of the first row and column.
let grid (rows: Node) (first: int) (column: int) : Node =
    let mutable lines: Node list = []
    (match rows with
     | Group(_, _, _, parts) ->
         for part in parts do
             lines <- rowOf part :: lines
     | _ -> ())
    let mutable result: Node list = []
    for line in lines do
        result <- line :: result
    if first <> 0 || column <> 0 then
        let bound (name: string) (value: int) : Node =
            Atom(Text.concat3 name "=" (Convert.int64ToString (int64 value)))
        result <- bound "bound1" first :: bound "bound2" column :: result
    Lines result

/// A tuple.
let tuple (parts: Node list) : Node = Tuple parts

/// A struct tuple.
let structTuple (parts: Node list) : Node = StructTuple parts

/// A record.
let record (names: string list) (values: Node list) : Node = Fields(names, values)

/// A union case.
let case (name: string) (fields: Node list) : Node = Case(name, fields)

/// Pieces without spaces between them.
let display (parts: Node list) : Node = Display parts

/// An object as such a piece: a string as it stands.
let displayedObject (value: obj) : Node =
    match value with
    | :? string as text -> Atom text
    | _ -> (# "any_node" value : Node #)

/// A sequence: of those that are not lists, four elements are shown.
let seq (parts: Node list) : Node = Named("seq", 4, parts)

/// A set.
let set (parts: Node list) : Node = Named("set", 9, parts)

/// A map, of pairs.
let map (parts: Node list) : Node = Named("map", 9, parts)

let private bracketed (layout: Layout) (needed: bool) : Layout =
    if needed then
        Layouts.beside (Layouts.opening "(") (Layouts.beside layout (Layouts.closing ")"))
    else
        layout

/// How many parts of a value may still be shown.
[<ReferenceEquality>]
type Budget = { mutable Left: int }

/// The layout of a node. `argument` when it is the only field of a union case: then what is not atomic is bracketed.
let rec layoutOf (budget: Budget) (node: Node) (argument: bool) (depth: int) : Layout =
    if depth = 0 || budget.Left <= 0 then
        Layouts.word "..."
    else
        match node with
        | Atom value ->
            budget.Left <- budget.Left - 1
            Layouts.word value
        | Null -> Layouts.word "null"
        | Group(opening, closing, limit, parts) ->
            let items: Layout = itemsOf budget parts ";" limit (depth - 1)
            Layouts.beside (Layouts.beside (Layouts.opening opening) items) (Layouts.closing closing)
        | Lines parts ->
            let inner: Layout = linesOf budget parts 100 (depth - 1)
            Layouts.beside (Layouts.beside (Layouts.opening "[") inner) (Layouts.closing "]")
        | Named(name, limit, parts) ->
            let items: Layout = itemsOf budget parts ";" limit (depth - 1)
            let inner: Layout = Layouts.beside (Layouts.beside (Layouts.opening "[") items) (Layouts.closing "]")
            bracketed (Layouts.near (Layouts.word name) inner 2n) argument
        | Tuple parts -> bracketed (itemsOf budget parts "," 2147483647 depth) true
        | StructTuple parts ->
            Layouts.beside (Layouts.word "struct") (bracketed (itemsOf budget parts "," 2147483647 depth) true)
        | Display [ Atom text ] -> Layouts.word text
        | Display parts ->
            // A space may stand to the left of the whole, none within it or to the right.
            let mutable layout: Layout = Leaf("", false, true)
            for part in parts do
                let next: Layout =
                    match part with
                    | Atom text -> Leaf(text, true, true)
                    | _ -> layoutOf budget part false 10
                layout <- Layouts.beside layout next
            layout
        | Fields(names, values) ->
            let inner: Layout = fieldsOf budget names values (depth - 1)
            Layouts.beside (Layouts.beside (Layouts.opening "{ ") inner) (Layouts.word "}")
        | Case(name, fields) ->
            budget.Left <- budget.Left - 1
            (match fields with
             | [] -> Layouts.word name
             | [ only ] ->
                 bracketed (Layouts.near (Layouts.word name) (layoutOf budget only true (depth - 1)) 2n) argument
             | _ ->
                 let inner: Layout = bracketed (itemsOf budget fields "," 2147483647 (depth - 1)) true
                 bracketed (Layouts.near (Layouts.word name) inner 2n) argument)

/// Parts with a separator after each but the last.
and itemsOf (budget: Budget) (parts: Node list) (separator: string) (limit: int) (depth: int) : Layout =
    let mutable layout: Layout = Leaf("", true, true)
    let mutable rest: Node list = parts
    let mutable count: int = 0
    let mutable go: bool = true
    // The parts of a tuple are counted by themselves.
    let stops: bool = limit <> 2147483647
    while go do
        match rest with
        | _ when stops && budget.Left <= 0 ->
            layout <-
                if count = 0 then Layouts.word "..."
                else Layouts.near (Layouts.beside layout (Layouts.closing separator)) (Layouts.word "...") 0n
            go <- false
        | [] -> go <- false
        | head :: tail ->
            let next: Layout = if count = limit then Layouts.word "..." else layoutOf budget head false depth
            layout <-
                if count = 0 then next
                else Layouts.near (Layouts.beside layout (Layouts.closing separator)) next 0n
            count <- count + 1
            rest <- tail
            if count > limit then
                go <- false
    layout

/// Parts one below the other.
and linesOf (budget: Budget) (parts: Node list) (limit: int) (depth: int) : Layout =
    let mutable layout: Layout = Leaf("", true, true)
    let mutable count: int = 0
    for part in parts do
        if count <= limit then
            let next: Layout = if count = limit then Layouts.word "..." else layoutOf budget part false depth
            layout <- if count = 0 then next else Layouts.above layout next
        count <- count + 1
    layout

/// Fields of a record, one a line.
and fieldsOf (budget: Budget) (names: string list) (values: Node list) (depth: int) : Layout =
    let mutable layout: Layout = Leaf("", true, true)
    let mutable n: string list = names
    let mutable v: Node list = values
    let mutable first: bool = true
    let mutable go: bool = true
    while go do
        match n, v with
        | name :: names2, value :: values2 ->
            budget.Left <- budget.Left - 1
            let right: Layout = Layouts.near (Layouts.word "=") (layoutOf budget value false depth) 1n
            let field: Layout = Layouts.beside (Layouts.word name) right
            layout <- if first then field else Layouts.above layout field
            first <- false
            n <- names2
            v <- values2
        | _ -> go <- false
    layout

/// The text of a tree in lines of a width, 0 for one line, with so many parts.
let renderIn (width: int) (size: int) (node: Node) : string =
    match node with
    | Null -> "<null>"
    | Atom value when size > 0 -> value
    | _ ->
        let budget: Budget = { Left = size }
        Layouts.render (nativeint width) (layoutOf budget node false 100)

/// The text of a tree.
let render (node: Node) : string = renderIn 80 10000 node
