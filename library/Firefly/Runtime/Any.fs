/// `%A`: generated code builds a tree of nodes, and the tree is laid out here as FSharp.Core lays it out: on one line where
/// 80 columns hold it, otherwise broken at the outermost places.
module Firefly.Runtime.Any

open Firefly.Runtime

/// A piece of structured text.
[<ReferenceEquality>]
type Node =
    /// Text as it stands.
    | Leaf of text: string
    /// Parts between brackets: opening, separator, closing, whether the parts are a collection that is cut after 100.
    | Group of opening: string * separator: string * closing: string * parts: Node list
    /// A record: names and values.
    | Fields of names: string list * values: Node list
    /// A union case with its fields.
    | Case of name: string * fields: Node list

/// Text as it stands.
let atom (text: string) : Node = Leaf text

/// A string in quotes.
let text (value: string) : Node =
    if (# "is_null" value : bool #) then Leaf "<null>" else Leaf(Text.concat3 "\"" value "\"")

/// A char in quotes.
let character (value: char) : Node =
    match value with
    | '\n' -> Leaf "'\\n'"
    | '\t' -> Leaf "'\\t'"
    | '\r' -> Leaf "'\\r'"
    | '\b' -> Leaf "'\\b'"
    | '\'' -> Leaf "'\\''"
    | '\\' -> Leaf "'\\\\'"
    | _ -> Leaf(Text.concat3 "'" (Text.ofChar value) "'")

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
        if plain && Text.length suffix = 0n then Text.concat number ".0"
        elif plain then Text.concat3 number ".0" suffix
        else Text.concat number suffix

/// A float.
let floating (value: float) : Node = Leaf(digits value false "")

/// A float32.
let single (value: float32) : Node = Leaf(digits (float value) true "f")

/// A list.
let list (parts: Node list) : Node = Group("[", "; ", "]", parts)

/// An array.
let array (parts: Node list) : Node = Group("[|", "; ", "|]", parts)

/// A sequence.
let seq (parts: Node list) : Node = Group("seq [", "; ", "]", parts)

/// A set.
let set (parts: Node list) : Node = Group("set [", "; ", "]", parts)

/// A map.
let map (parts: Node list) : Node = Group("map [", "; ", "]", parts)

/// A tuple.
let tuple (parts: Node list) : Node = Group("(", ", ", ")", parts)

/// A record.
let record (names: string list) (values: Node list) : Node = Fields(names, values)

/// A union case.
let case (name: string) (fields: Node list) : Node = Case(name, fields)

/// Whether a node needs parentheses as the only field of a case.
let private isCompound (node: Node) : bool =
    match node with
    | Case(_, fields) ->
        (match fields with
         | [] -> false
         | _ -> true)
    | Leaf value -> Text.length value > 0n && Text.unit value 0n = 45us
    | Group _
    | Fields _ -> false

/// Width of a node on one line; what is beyond `limit` is not looked at.
let rec private width (node: Node) (limit: nativeint) : nativeint =
    match node with
    | Leaf value -> Text.length value
    | Group(opening, separator, closing, parts) ->
        let ends: nativeint = Text.length opening + Text.length closing
        ends + widthOf parts (Text.length separator) limit
    | Fields(names, values) -> 4n + widthOfFields names values limit
    | Case(name, fields) ->
        (match fields with
         | [] -> Text.length name
         | [ only ] -> Text.length name + 1n + width only limit + (if isCompound only then 2n else 0n)
         | _ -> Text.length name + 3n + widthOf fields 2n limit)

and private widthOf (parts: Node list) (separator: nativeint) (limit: nativeint) : nativeint =
    let mutable total: nativeint = 0n
    let mutable rest: Node list = parts
    let mutable go: bool = true
    while go do
        match rest with
        | [] -> go <- false
        | head :: tail ->
            total <- total + width head limit
            match tail with
            | [] -> ()
            | _ -> total <- total + separator
            rest <- tail
            if total > limit then
                go <- false
    total

and private widthOfFields (names: string list) (values: Node list) (limit: nativeint) : nativeint =
    let mutable total: nativeint = 0n
    let mutable n: string list = names
    let mutable v: Node list = values
    let mutable go: bool = true
    while go do
        match n, v with
        | name :: names2, value :: values2 ->
            total <- total + Text.length name + 3n + width value limit
            match values2 with
            | [] -> ()
            | _ -> total <- total + 2n
            n <- names2
            v <- values2
            if total > limit then
                go <- false
        | _ -> go <- false
    total

/// Starts a new line at a column.
let private newLine (b: TextBuffer) (column: nativeint) : unit =
    Buffer.unit b 10us
    Buffer.repeat b 32us column

/// Column at which a buffer's last line ends.
let private columnOf (b: TextBuffer) : nativeint =
    let mutable i: nativeint = b.Count
    while i > 0n && Buffer.item b (i - 1n) <> 10us do
        i <- i - 1n
    b.Count - i

/// Lays a node out from the buffer's end on. `tail` columns are kept for what follows on the last line.
let rec private lay (b: TextBuffer) (node: Node) (tail: nativeint) : unit =
    match node with
    | Leaf value -> Buffer.text b value
    | Group(opening, separator, closing, parts) ->
        Buffer.text b opening
        layParts b parts separator (Text.length closing + tail)
        Buffer.text b closing
    | Fields(names, values) -> layFields b names values tail
    | Case(name, fields) ->
        Buffer.text b name
        match fields with
        | [] -> ()
        | [ only ] -> layField b only tail
        | _ ->
            let flat: nativeint = 3n + widthOf fields 2n 80n
            if columnOf b + flat + tail <= 80n then
                Buffer.text b " ("
            else
                // The fields go to the next line, two columns in.
                newLine b (columnOf b - Text.length name + 2n)
                Buffer.text b "("
            layParts b fields ", " (1n + tail)
            Buffer.text b ")"

/// The only field of a case.
and private layField (b: TextBuffer) (only: Node) (tail: nativeint) : unit =
    let compound: bool = isCompound only
    Buffer.text b (if compound then " (" else " ")
    lay b only (if compound then tail + 1n else tail)
    if compound then
        Buffer.text b ")"

/// Parts of a group: as many on a line as 80 columns hold when they are small, each on a line of its own when one is large.
and private layParts (b: TextBuffer) (parts: Node list) (separator: string) (tail: nativeint) : unit =
    let column: nativeint = columnOf b
    let mutable rest: Node list = parts
    let mutable count: int = 0
    let mutable broken: bool = false
    let mutable go: bool = true
    while go do
        match rest with
        | [] -> go <- false
        | head :: others ->
            let last: bool =
                match others with
                | [] -> true
                | _ -> false
            if count = 100 then
                Buffer.text b "..."
                go <- false
            else
                let size: nativeint = width head 80n
                let room: nativeint = 80n - columnOf b
                if count > 0 && (broken || size + (if last then tail else 1n) > room) then
                    // The space of the separator has been written: it ends the line otherwise.
                    if Buffer.item b (b.Count - 1n) = 32us then
                        b.Count <- b.Count - 1n
                    newLine b column
                let before: nativeint = b.Count
                lay b head (if last then tail else 1n)
                broken <- spansLines b before
                if not last then
                    Buffer.text b separator
                count <- count + 1
                rest <- others

/// Whether what was written from a place on has more than one line.
and private spansLines (b: TextBuffer) (start: nativeint) : bool =
    let mutable i: nativeint = start
    while i < b.Count && Buffer.item b i <> 10us do
        i <- i + 1n
    i < b.Count

/// A record: on one line, or one field a line.
and private layFields (b: TextBuffer) (names: string list) (values: Node list) (tail: nativeint) : unit =
    let column: nativeint = columnOf b + 2n
    let flat: bool = columnOf b + 4n + widthOfFields names values 80n + tail <= 80n
    Buffer.text b "{ "
    let mutable n: string list = names
    let mutable v: Node list = values
    let mutable first: bool = true
    let mutable go: bool = true
    while go do
        match n, v with
        | name :: names2, value :: values2 ->
            if not first then
                if flat then Buffer.text b "; " else newLine b column
            first <- false
            Buffer.text b name
            Buffer.text b " ="
            if flat || columnOf b + 1n + width value 80n <= 80n then
                Buffer.text b " "
            else
                newLine b (column + 1n)
            lay b value (2n + tail)
            n <- names2
            v <- values2
        | _ -> go <- false
    Buffer.text b " }"

/// The text of a tree.
let render (node: Node) : string =
    match node with
    | Leaf value -> value
    | _ ->
        let b: TextBuffer = Buffer.create ()
        lay b node 0n
        Buffer.toText b
