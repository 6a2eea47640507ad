/// The table of tokens of a JSON text.
namespace Firefly.Runtime.Json

open System
open System.Text.Json
open Firefly.Runtime

/// Kinds of rows; those of values are numbered as in `JsonValueKind`.
module Row =

    [<Literal>]
    let Object = 1

    [<Literal>]
    let Array = 2

    [<Literal>]
    let String = 3

    [<Literal>]
    let Number = 4

    [<Literal>]
    let True = 5

    [<Literal>]
    let False = 6

    [<Literal>]
    let Null = 7

    /// The end of an object or array.
    [<Literal>]
    let End = 8

    /// Flag of a text with escapes.
    [<Literal>]
    let Escaped = 16

/// Reads a JSON text (RFC 8259) into rows of three numbers.
///
/// In: UTF-8 bytes. Out: a row for each token in the order of the text: 0 the offset of its first byte (after the quote, of
/// a text), 1 its bytes, 2 its kind and flags. The row of an object or array has in place of its bytes how many rows after it
/// its end row is; the end row has the offset of the bracket and the number of elements. The name of a
/// property is a row of a text before its value. No object is made for any value.
[<Sealed; AllowNullLiteral>]
type Scanner(bytes: byte[], length: int, maxDepth: int, trailingCommas: bool, comments: bool) =
    let mutable rows: int[] = (# "array_new" (3 * (length / 12 + 8)) : int[] #)
    let mutable used: int = 0
    let mutable at: int = 0
    // The rows of the open objects and arrays, and how many elements each has.
    let mutable openRows: int[] = (# "array_new" 64 : int[] #)
    let mutable counts: int[] = (# "array_new" 64 : int[] #)
    let mutable depth: int = 0

    /// The rows.
    member this.Rows: int[] = rows

    member inline private this.Byte(i: int) : int = int (# "array_get" bytes i : byte #)

    /// Raises for a place in the text.
    member private this.Fail(place: int, message: string) : unit =
        let mutable line = 0
        let mutable start = 0
        for i in 0 .. place - 1 do
            if this.Byte i = 10 then
                line <- line + 1
                start <- i + 1
        let where = " LineNumber: " + string line + " | BytePositionInLine: " + string (place - start) + "."
        raise (JsonReaderException(message + where, int64 line, int64 (place - start)))

    /// The same, naming the byte at the place.
    member private this.FailAt(place: int, before: string, after: string) : unit =
        let code = this.Byte place
        let name =
            if code >= 32 && code < 127 then string (char code) else "0x" + code.ToString("X2")
        this.Fail(place, before + "'" + name + "'" + after)

    member private this.Grow() : unit =
        let larger: int[] = (# "array_new" (2 * rows.Length) : int[] #)
        for i in 0 .. used - 1 do
            (# "array_set" larger i ((# "array_get" rows i : int #)) : unit #)
        rows <- larger

    member private this.Add(offset: int, size: int, kind: int) : unit =
        if used + 3 > rows.Length then
            this.Grow()
        (# "array_set" rows used offset : unit #)
        (# "array_set" rows (used + 1) size : unit #)
        (# "array_set" rows (used + 2) kind : unit #)
        used <- used + 3

    /// Passes a comment.
    member private this.SkipComment() : unit =
        let start = at
        if at + 1 >= length then
            this.Fail(at + 1, "Unexpected end of data while reading a comment.")
        match this.Byte(at + 1) with
        | 47 ->
            at <- at + 2
            while at < length && this.Byte at <> 10 && this.Byte at <> 13 do
                at <- at + 1
        | 42 ->
            at <- at + 2
            while at + 1 < length && not (this.Byte at = 42 && this.Byte(at + 1) = 47) do
                at <- at + 1
            if at + 1 >= length then
                at <- start
                this.Fail(start, "Expected end of comment, but instead reached end of data.")
            at <- at + 2
        | _ -> this.FailAt(at + 1, "", " is invalid after '/' at the beginning of the comment. Expected either '/' or '*'.")

    /// Passes white space and comments.
    member private this.SkipSpace() : unit =
        let mutable go = true
        while go do
            while at < length
                  && (let b = this.Byte at in b = 32 || b = 10 || b = 13 || b = 9) do
                at <- at + 1
            if comments && at < length && this.Byte at = 47 then this.SkipComment() else go <- false

    /// Reads a text whose quote has been seen.
    member private this.Text() : unit =
        let start = at + 1
        let mutable i = start
        let mutable flags = Row.String
        let mutable go = true
        while go do
            while i < length && (let b = this.Byte i in b >= 32 && b <> 34 && b <> 92) do
                i <- i + 1
            if i >= length then
                this.Fail(i, "Expected end of string, but instead reached end of data.")
            let b = this.Byte i
            if b = 34 then
                go <- false
            elif b <> 92 then
                this.FailAt(i, "", " is invalid within a JSON string. The string should be correctly escaped.")
            else
                flags <- Row.String ||| Row.Escaped
                i <- i + 1
                if i >= length then
                    this.Fail(i, "Expected end of string, but instead reached end of data.")
                match this.Byte i with
                | 34
                | 92
                | 47
                | 98
                | 102
                | 110
                | 114
                | 116 -> i <- i + 1
                | 117 ->
                    for k in 1..4 do
                        if i + k >= length then
                            this.Fail(i + k, "Expected end of string, but instead reached end of data.")
                        let h = this.Byte(i + k)
                        let isHex = (h >= 48 && h <= 57) || (h >= 97 && h <= 102) || (h >= 65 && h <= 70)
                        if not isHex then
                            this.FailAt(
                                i + k,
                                "",
                                " is not a hex digit following '\\u' within a JSON string. The string should be correctly escaped."
                            )
                    i <- i + 5
                | _ ->
                    this.FailAt(
                        i,
                        "",
                        " is an invalid escapable character within a JSON string. The string should be correctly escaped."
                    )
        this.Add(start, i - start, flags)
        at <- i + 1

    /// Passes digits, of which there must be one.
    member private this.Digits(after: string) : unit =
        if at >= length then
            this.Fail(at, "Expected a digit ('0'-'9'), but instead reached end of data.")
        let b = this.Byte at
        if b < 48 || b > 57 then
            this.FailAt(at, "", " is invalid within a number, immediately after " + after + ". Expected a digit ('0'-'9').")
        while at < length && (let b = this.Byte at in b >= 48 && b <= 57) do
            at <- at + 1

    member private this.Number() : unit =
        let start = at
        let sign = "a sign character ('+' or '-')"
        if this.Byte at = 45 then
            at <- at + 1
        let isZero = at < length && this.Byte at = 48
        if isZero then
            at <- at + 1
            if at < length && this.Byte at >= 48 && this.Byte at <= 57 then
                this.FailAt(at, "Invalid leading zero before ", ".")
        else
            this.Digits sign
        let mutable expects = "a delimiter"
        if at < length && this.Byte at = 46 then
            at <- at + 1
            this.Digits "a decimal point ('.')"
            expects <- "'E' or 'e'"
        if at < length && (this.Byte at ||| 32) = 101 then
            at <- at + 1
            if at < length && (this.Byte at = 43 || this.Byte at = 45) then
                at <- at + 1
            this.Digits sign
            expects <- "a delimiter"
        if at < length then
            match this.Byte at with
            | 44
            | 125
            | 93
            | 32
            | 10
            | 13
            | 9
            | 47 -> ()
            | _ -> this.FailAt(at, "", " is an invalid end of a number. Expected " + expects + ".")
        this.Add(start, at - start, Row.Number)

    member private this.Word(word: string, kind: int) : unit =
        let mutable i = 0
        while i < word.Length && at + i < length && this.Byte(at + i) = int word.[i] do
            i <- i + 1
        if i < word.Length then
            let mutable stop = at + i
            let most = at + 10
            let isPart (b: int) = (b >= 48 && b <= 57) || (b >= 65 && b <= 90) || (b >= 97 && b <= 122)
            while stop < length && stop < most && isPart (this.Byte stop) do
                stop <- stop + 1
            let found = Utf8.toText (Raw.add (# "array_addr" bytes 0 : nativeptr<byte> #) (nativeint at)) (nativeint (stop - at))
            this.Fail(at + i, "'" + found + "' is an invalid JSON literal. Expected the literal '" + word + "'.")
        this.Add(at, word.Length, kind)
        at <- at + word.Length

    member private this.Begin(kind: int) : unit =
        if depth >= maxDepth then
            let what = if kind = Row.Array then "array" else "object"
            this.Fail(
                at,
                "The maximum configured depth of " + string maxDepth + " has been exceeded. Cannot read next JSON " + what + "."
            )
        if depth = openRows.Length then
            let larger (a: int[]) : int[] = Array.append a (Array.zeroCreate a.Length)
            openRows <- larger openRows
            counts <- larger counts
        openRows.[depth] <- used
        counts.[depth] <- 0
        depth <- depth + 1
        this.Add(at, 0, kind)
        at <- at + 1

    member private this.Finish() : unit =
        depth <- depth - 1
        let row = openRows.[depth]
        rows.[row + 1] <- (used - row) / 3
        this.Add(at, counts.[depth], Row.End)
        at <- at + 1

    /// Whether the innermost open value is an object.
    member private this.InObject: bool = (rows.[openRows.[depth - 1] + 2] &&& 15) = Row.Object

    /// A value at the place; whether it is complete.
    member private this.Value() : bool =
        match this.Byte at with
        | 34 ->
            this.Text()
            true
        | 123 ->
            this.Begin Row.Object
            false
        | 91 ->
            this.Begin Row.Array
            false
        | 116 ->
            this.Word("true", Row.True)
            true
        | 102 ->
            this.Word("false", Row.False)
            true
        | 110 ->
            this.Word("null", Row.Null)
            true
        | b when b = 45 || (b >= 48 && b <= 57) ->
            this.Number()
            true
        | _ ->
            this.FailAt(at, "", " is an invalid start of a value.")
            true

    /// A name and its colon.
    member private this.Name() : unit =
        if this.Byte at <> 34 then
            this.FailAt(at, "", " is an invalid start of a property name. Expected a '\"'.")
        this.Text()
        this.SkipSpace()
        this.NotAtEnd()
        if this.Byte at <> 58 then
            this.FailAt(at, "", " is invalid after a property name. Expected a ':'.")
        at <- at + 1
        this.SkipSpace()
        this.NotAtEnd()

    member private this.NotAtEnd() : unit =
        if at >= length then
            this.Fail(
                at,
                "Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed."
            )

    /// Reads the text.
    member this.Scan() : unit =
        this.SkipSpace()
        if at >= length then
            this.Fail(
                at,
                "The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true."
            )
        let mutable complete = this.Value()
        while depth > 0 do
            this.SkipSpace()
            this.NotAtEnd()
            let b = this.Byte at
            let isObject = this.InObject
            if complete then
                // After a value.
                counts.[depth - 1] <- counts.[depth - 1] + 1
                if b = 44 then
                    at <- at + 1
                    this.SkipSpace()
                    this.NotAtEnd()
                    let next = this.Byte at
                    if next = (if isObject then 125 else 93) then
                        if not trailingCommas then
                            let what = if isObject then "object" else "array"
                            this.Fail(
                                at,
                                "The JSON "
                                + what
                                + " contains a trailing comma at the end which is not supported in this mode. Change the reader options."
                            )
                        this.Finish()
                    else
                        if isObject then
                            this.Name()
                        complete <- this.Value()
                elif b = (if isObject then 125 else 93) then
                    this.Finish()
                elif b = 125 || b = 93 then
                    this.FailAt(at, "", " is invalid without a matching open.")
                else
                    this.FailAt(at, "", " is invalid after a value. Expected either ',', '}', or ']'.")
            elif b = (if isObject then 125 else 93) then
                // An empty object or array.
                this.Finish()
                complete <- true
            else
                if isObject then
                    this.Name()
                complete <- this.Value()
        this.SkipSpace()
        if at < length then
            this.FailAt(at, "", " is invalid after a single JSON value. Expected end of data.")
