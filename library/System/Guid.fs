namespace System

open Firefly
open Firefly.Runtime

/// Reads the texts of identifiers.
///
/// In: a text without white space around it. Out: 0 and the two halves, or the number of a complaint.
module internal GuidText =

    let private complaint (n: int) : string =
        match n with
        | 1 -> "Unrecognized Guid format."
        | 2 -> "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
        | 3 -> "Dashes are in the wrong position for GUID parsing."
        | 4 -> "Guid string should only contain hexadecimal characters."
        | 5 -> "Expected {0xdddddddd, etc}."
        | 6 -> "Expected 0x prefix."
        | 7 ->
            "Could not find a comma, or the length between the previous token and the comma was zero (i.e., '0x,'etc.)."
        | 8 -> "Could not find a brace, or the length between the previous token and the brace was zero (i.e., '0x,'etc.)."
        | 9 -> "Additional non-parsable characters are at the end of the string."
        | _ -> "Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\"."

    /// Raises for a complaint.
    let refuse (n: int) : 'R = raise (FormatException(complaint n))

    let private digit (c: char) : int =
        if c >= '0' && c <= '9' then int c - 48
        elif c >= 'a' && c <= 'f' then int c - 87
        elif c >= 'A' && c <= 'F' then int c - 55
        else -1

    let private plain (text: string) (start: int) : struct (int * uint64 * uint64) =
        let mutable high = 0UL
        let mutable low = 0UL
        let mutable count = 0
        let mutable i = start
        let mutable good = true
        while good && count < 32 do
            let c = text.[i]
            if c <> '-' || text.Length = 32 then
                let d = digit c
                if d < 0 then good <- false
                elif count < 16 then high <- (high <<< 4) ||| uint64 d
                else low <- (low <<< 4) ||| uint64 d
                count <- count + 1
            i <- i + 1
        struct ((if good then 0 else 4), high, low)

    let private dashed (text: string) (start: int) (opening: char) (closing: char) : struct (int * uint64 * uint64) =
        let size = if start = 1 then 38 else 36
        if text.Length <> size || (start = 1 && (text.[0] <> opening || text.[37] <> closing)) then
            struct (2, 0UL, 0UL)
        elif text.[start + 8] <> '-' || text.[start + 13] <> '-' || text.[start + 18] <> '-' || text.[start + 23] <> '-' then
            struct (3, 0UL, 0UL)
        else
            let mutable dashes = 0
            for i in start .. start + 35 do
                if text.[i] = '-' then
                    dashes <- dashes + 1
            if dashes <> 4 then struct (4, 0UL, 0UL) else plain text start

    let private withoutSpace (text: string) : string =
        let mutable kept = ""
        for c in text do
            if not (Char.IsWhiteSpace c) then
                kept <- kept + string c
        kept

    /// `{0xdddddddd,0xdddd,0xdddd,{0xdd,0xdd,0xdd,0xdd,0xdd,0xdd,0xdd,0xdd}}`
    let private parts (given: string) : struct (int * uint64 * uint64) =
        let text = withoutSpace given
        if text.Length = 0 || text.[0] <> '{' then
            struct (5, 0UL, 0UL)
        else
            let mutable high = 0UL
            let mutable low = 0UL
            let mutable at = 1
            let mutable status = 0
            let mutable k = 0
            while status = 0 && k < 11 do
                if k = 3 then
                    if at < text.Length && text.[at] = '{' then at <- at + 1 else status <- 5
                let prefixed =
                    at + 1 < text.Length && text.[at] = '0' && (text.[at + 1] = 'x' || text.[at + 1] = 'X')
                if status = 0 && not prefixed then
                    status <- 6
                if status = 0 then
                    let start = at + 2
                    let stop = text.IndexOf((if k = 10 then '}' else ','), start)
                    if stop <= start then
                        status <- if k = 10 then 8 else 7
                    else
                        let mutable value = 0UL
                        for i in start .. stop - 1 do
                            let d = digit text.[i]
                            if d < 0 then status <- 4 else value <- (value <<< 4) ||| uint64 d
                        let most = if k = 0 then 8 elif k < 3 then 4 else 2
                        if status = 0 && stop - start > most && (value >>> (most * 4)) <> 0UL then
                            status <- 4
                        at <- stop + 1
                        if k = 0 then high <- value
                        elif k < 3 then high <- (high <<< 16) ||| value
                        else low <- (low <<< 8) ||| value
                k <- k + 1
            if status = 0 && (at >= text.Length || text.[at] <> '}') then status <- 8
            elif status = 0 && at + 1 <> text.Length then status <- 9
            struct (status, high, low)

    /// Reads a text in a form: `N`, `D`, `B`, `P` or `X`.
    let readExact (given: string) (format: string) : struct (int * uint64 * uint64) =
        let text = given.Trim()
        if isNull format || format.Length <> 1 then
            struct (10, 0UL, 0UL)
        else
            match Char.ToUpperInvariant format.[0] with
            | 'N' -> if text.Length = 32 then plain text 0 else struct (2, 0UL, 0UL)
            | 'D' -> dashed text 0 ' ' ' '
            | 'B' -> dashed text 1 '{' '}'
            | 'P' -> dashed text 1 '(' ')'
            | 'X' -> parts text
            | _ -> struct (10, 0UL, 0UL)

    /// Reads a text in any form.
    let read (given: string) : struct (int * uint64 * uint64) =
        let text = given.Trim()
        if text.Length < 32 then struct (1, 0UL, 0UL)
        elif text.[0] = '(' then readExact text "P"
        elif text.[0] = '{' then readExact text (if text.[9] = '-' then "B" else "X")
        elif text.[8] = '-' then readExact text "D"
        else readExact text "N"

    let private hex (out: TextBuffer) (value: uint64) (digits: int) : unit =
        for i in digits - 1 .. -1 .. 0 do
            let d = int ((value >>> (i * 4)) &&& 15UL)
            Buffer.unit out (uint16 (if d < 10 then 48 + d else 87 + d))

    /// The text in a form.
    let write (high: uint64) (low: uint64) (format: string) : string =
        let letter =
            if String.IsNullOrEmpty format then 'D'
            elif format.Length = 1 then Char.ToUpperInvariant format.[0]
            else '?'
        let out = Buffer.create ()
        match letter with
        | 'X' ->
            Buffer.text out "{0x"
            hex out (high >>> 32) 8
            Buffer.text out ",0x"
            hex out (high >>> 16) 4
            Buffer.text out ",0x"
            hex out high 4
            for i in 0..7 do
                Buffer.text out (if i = 0 then ",{0x" else ",0x")
                hex out (low >>> (56 - 8 * i)) 2
            Buffer.text out "}}"
        | 'N' ->
            hex out high 16
            hex out low 16
        | 'D'
        | 'B'
        | 'P' ->
            if letter = 'B' then Buffer.text out "{"
            if letter = 'P' then Buffer.text out "("
            hex out (high >>> 32) 8
            Buffer.text out "-"
            hex out (high >>> 16) 4
            Buffer.text out "-"
            hex out high 4
            Buffer.text out "-"
            hex out (low >>> 48) 4
            Buffer.text out "-"
            hex out low 12
            if letter = 'B' then Buffer.text out "}"
            if letter = 'P' then Buffer.text out ")"
        | _ -> refuse 10
        Buffer.toText out

/// An identifier of 128 bits.
[<Struct; CustomEquality; CustomComparison>]
type Guid =
    /// The first eight bytes as they are written.
    val private high: uint64
    /// The others.
    val private low: uint64

    private new(high: uint64, low: uint64) = { high = high; low = low }

    private new(halves: struct (uint64 * uint64)) =
        let struct (high, low) = halves
        { high = high; low = low }

    static member private OfBytes(b: byte[], name: string) : struct (uint64 * uint64) =
        if isNull b then
            raise (ArgumentNullException name)
        if b.Length <> 16 then
            raise (ArgumentException("Byte array for Guid must be exactly 16 bytes long.", name))
        let at (i: int) : uint64 = uint64 b.[i]
        let high =
            (at 3 <<< 56) ||| (at 2 <<< 48) ||| (at 1 <<< 40) ||| (at 0 <<< 32) ||| (at 5 <<< 24) ||| (at 4 <<< 16) ||| (at 7 <<< 8) ||| at 6
        let mutable low = 0UL
        for i in 8..15 do
            low <- (low <<< 8) ||| at i
        struct (high, low)

    static member private OfText(text: string, name: string) : struct (uint64 * uint64) =
        if isNull text then
            raise (ArgumentNullException name)
        let struct (status, high, low) = GuidText.read text
        if status <> 0 then
            GuidText.refuse status
        struct (high, low)

    static member private OfParts(a: int, b: int16, c: int16) : uint64 =
        (uint64 (uint32 a) <<< 32) ||| (uint64 (uint16 b) <<< 16) ||| uint64 (uint16 c)

    static member private OfTail(d: byte[]) : uint64 =
        if isNull d then
            raise (ArgumentNullException "d")
        if d.Length <> 8 then
            raise (ArgumentException("Byte array for Guid must be exactly 8 bytes long.", "d"))
        let mutable low = 0UL
        for x in d do
            low <- (low <<< 8) ||| uint64 x
        low

    /// An identifier from its 16 bytes.
    new(b: byte[]) = Guid(Guid.OfBytes(b, "b"))

    /// An identifier from its text.
    new(g: string) = Guid(Guid.OfText(g, "g"))

    /// An identifier from its parts.
    new(a: int, b: int16, c: int16, d: byte[]) = Guid(Guid.OfParts(a, b, c), Guid.OfTail d)

    /// An identifier from its parts.
    new(a: int, b: int16, c: int16, d: byte, e: byte, f: byte, g: byte, h: byte, i: byte, j: byte, k: byte) =
        Guid(Guid.OfParts(a, b, c), Guid.OfTail [| d; e; f; g; h; i; j; k |])

    /// All zero.
    static member Empty : Guid = Guid(0UL, 0UL)

    /// A new identifier by chance.
    static member NewGuid() : Guid =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Platform.random target 16n |> ignore
        let high = Raw.loadUInt64 target 0n
        let low = Raw.loadUInt64 target 8n
        Guid((high &&& 0xFFFFFFFFFFFF0FFFUL) ||| 0x4000UL, (low &&& 0x3FFFFFFFFFFFFFFFUL) ||| 0x8000000000000000UL)

    /// The identifier that a text is.
    static member Parse(input: string) : Guid = Guid(Guid.OfText(input, "input"))

    /// The identifier that a text is.
    static member Parse(input: string, provider: IFormatProvider) : Guid = Guid.Parse input

    /// The identifier that a text in a form is.
    static member ParseExact(input: string, format: string) : Guid =
        if isNull input then
            raise (ArgumentNullException "input")
        if isNull format then
            raise (ArgumentNullException "format")
        let struct (status, high, low) = GuidText.readExact input format
        if status <> 0 then
            GuidText.refuse status
        Guid(high, low)

    /// The identifier that a text is; false and all zero when it is none.
    static member TryParse(input: string) : bool * Guid =
        if isNull input then
            (false, Guid.Empty)
        else
            let struct (status, high, low) = GuidText.read input
            if status = 0 then (true, Guid(high, low)) else (false, Guid.Empty)

    /// The identifier that a text is; false and all zero when it is none.
    static member TryParse(input: string, result: byref<Guid>) : bool =
        let (read, value) = Guid.TryParse input
        result <- value
        read

    /// The identifier that a text in a form is; false and all zero when it is none.
    static member TryParseExact(input: string, format: string) : bool * Guid =
        if isNull input then
            (false, Guid.Empty)
        else
            let struct (status, high, low) = GuidText.readExact input format
            if status = 0 then (true, Guid(high, low)) else (false, Guid.Empty)

    /// The identifier that a text in a form is; false and all zero when it is none.
    static member TryParseExact(input: string, format: string, result: byref<Guid>) : bool =
        let (read, value) = Guid.TryParseExact(input, format)
        result <- value
        read

    /// The 16 bytes; the first three parts begin with their low bytes.
    member this.ToByteArray() : byte[] =
        let high = this.high
        let low = this.low
        let at (shift: int) : byte = byte (high >>> shift)
        let tail (shift: int) : byte = byte (low >>> shift)
        [|
            at 32; at 40; at 48; at 56; at 16; at 24; at 0; at 8
            tail 56; tail 48; tail 40; tail 32; tail 24; tail 16; tail 8; tail 0
        |]

    /// The text in a form.
    member this.ToString(format: string) : string = GuidText.write this.high this.low format

    /// The text in a form.
    member this.ToString(format: string, provider: IFormatProvider) : string = GuidText.write this.high this.low format

    override this.ToString() : string = GuidText.write this.high this.low "D"

    /// Order.
    member this.CompareTo(value: Guid) : int =
        if this.high < value.high then -1
        elif this.high > value.high then 1
        elif this.low < value.low then -1
        elif this.low > value.low then 1
        else 0

    /// Order.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? Guid as g -> this.CompareTo g
        | _ -> raise (ArgumentException("Object must be of type GUID.", "value"))

    /// Equality.
    member this.Equals(g: Guid) : bool = this.high = g.high && this.low = g.low

    override this.Equals(o: obj) : bool =
        match o with
        | :? Guid as g -> this.Equals g
        | _ -> false

    override this.GetHashCode() : int =
        let swap (x: uint64) : uint32 =
            let y: uint32 = uint32 x
            (# "byte_swap" y : uint32 #)
        let first = uint32 (this.high >>> 32)
        let second = uint32 ((this.high >>> 16) &&& 0xFFFFUL) ||| (uint32 (this.high &&& 0xFFFFUL) <<< 16)
        int (first ^^^ second ^^^ swap (this.low >>> 32) ^^^ swap this.low)

    static member op_Equality(a: Guid, b: Guid) : bool = a.Equals b
    static member op_Inequality(a: Guid, b: Guid) : bool = not (a.Equals b)

    interface IEquatable<Guid> with
        member this.Equals(other: Guid) : bool = this.Equals other

    interface IComparable<Guid> with
        member this.CompareTo(other: Guid) : int = this.CompareTo other

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString format
