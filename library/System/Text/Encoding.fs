/// Text as bytes: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32.
namespace System.Text

open System
open Firefly.Runtime

/// A char that an encoding has no bytes for.
[<Sealed; AllowNullLiteral>]
type EncoderFallbackException(message: string, unknown: char, index: int) =
    inherit ArgumentException(message)

    /// With a message.
    new(message: string) = EncoderFallbackException(message, '\000', 0)

    /// The char.
    member this.CharUnknown: char = unknown

    /// Its place.
    member this.Index: int = index

/// Bytes that are no text in an encoding.
[<Sealed; AllowNullLiteral>]
type DecoderFallbackException(message: string, unknown: byte[], index: int) =
    inherit ArgumentException(message)

    /// With a message.
    new(message: string) = DecoderFallbackException(message, null, 0)

    /// The bytes.
    member this.BytesUnknown: byte[] = unknown

    /// Their place.
    member this.Index: int = index

/// What stands for chars that have no bytes; null when that is an error.
[<AllowNullLiteral>]
type EncoderFallback(replacement: string) =
    /// What stands for them.
    member this.Replacement: string = replacement

    /// A question mark.
    static member ReplacementFallback: EncoderFallback = EncoderFallback "?"

    /// An error.
    static member ExceptionFallback: EncoderFallback = EncoderFallback null

/// A text stands for chars that have no bytes.
[<Sealed; AllowNullLiteral>]
type EncoderReplacementFallback(replacement: string) =
    inherit EncoderFallback(replacement)

    /// A question mark.
    new() = EncoderReplacementFallback "?"

    /// The text.
    member this.DefaultString: string = replacement

/// A char that has no bytes is an error.
[<Sealed; AllowNullLiteral>]
type EncoderExceptionFallback() =
    inherit EncoderFallback(null)

/// What stands for bytes that are no text; null when that is an error.
[<AllowNullLiteral>]
type DecoderFallback(replacement: string) =
    /// What stands for them.
    member this.Replacement: string = replacement

    /// U+FFFD.
    static member ReplacementFallback: DecoderFallback = DecoderFallback "\uFFFD"

    /// An error.
    static member ExceptionFallback: DecoderFallback = DecoderFallback null

/// A text stands for bytes that are no text.
[<Sealed; AllowNullLiteral>]
type DecoderReplacementFallback(replacement: string) =
    inherit DecoderFallback(replacement)

    /// U+FFFD.
    new() = DecoderReplacementFallback "\uFFFD"

    /// The text.
    member this.DefaultString: string = replacement

/// Bytes that are no text are an error.
[<Sealed; AllowNullLiteral>]
type DecoderExceptionFallback() =
    inherit DecoderFallback(null)

/// The kinds of encodings.
module EncodingKind =

    [<Literal>]
    let Utf8 = 0

    [<Literal>]
    let Ascii = 1

    [<Literal>]
    let Latin1 = 2

    [<Literal>]
    let Utf16 = 3

    [<Literal>]
    let Utf16Big = 4

    [<Literal>]
    let Utf32 = 5

    [<Literal>]
    let Utf32Big = 6

/// Parts of encodings.
module EncodingParts =

    [<NoInline; Cold>]
    let outside (name: string) (message: string) : unit = raise (ArgumentOutOfRangeException(name, message))

    /// Checks a part of an array.
    let checkPart (array: 'T[]) (index: int) (count: int) (name: string) : unit =
        if isNull array then
            raise (ArgumentNullException name)
        if index < 0 then
            outside "index" "Non-negative number required."
        if count < 0 then
            outside "count" "Non-negative number required."
        if count > array.Length - index then
            outside name "Index and count must refer to a location within the buffer."

    /// Checks a place of an array.
    let checkPlace (array: 'T[]) (index: int) (arrayName: string) (name: string) : unit =
        if isNull array then
            raise (ArgumentNullException arrayName)
        if index < 0 || index > array.Length then
            outside name "Index was out of range. Must be non-negative and less than or equal to the size of the collection."

    /// The text of chars.
    let textOf (chars: char[]) (index: int) (count: int) : string =
        checkPart chars index count "chars"
        String(chars, index, count)

    /// The code point at a unit, or less than -1 when a surrogate stands alone: then minus its code.
    let codeAt (s: string) (i: int) : int =
        let c = Text.unit s (nativeint i)
        if c < 0xD800us || c > 0xDFFFus then
            int c
        elif c < 0xDC00us && i + 1 < int (Raw.textLength s) && Unicode.isPair c (Text.unit s (nativeint (i + 1))) then
            Unicode.pairCode c (Text.unit s (nativeint (i + 1)))
        else
            -(int c)

    /// The encoding's answer to what it cannot decode: bad bytes.
    [<NoInline; Cold>]
    let badBytes (bytes: byte[]) (index: int) (count: int) : 'T =
        let b = StringBuilder("Unable to translate bytes ")
        let unknown: byte[] = (# "array_new" count : byte[] #)
        for i in 0 .. count - 1 do
            unknown.[i] <- bytes.[index + i]
            b.Append('[').Append(Format.unsigned (uint64 bytes.[index + i]) "X2").Append(']') |> ignore
        b.Append(" at index ").Append(index).Append(" from specified code page to Unicode.") |> ignore
        raise (DecoderFallbackException(b.ToString(), unknown, index))

    /// The encoding's answer to what it cannot encode.
    [<NoInline; Cold>]
    let badChar (code: int) (index: int) : 'T =
        let unit = if code < 0 then -code else code
        let message =
            "Unable to translate Unicode character \\\\u"
            + Format.unsigned (uint64 unit) "X4"
            + " at index "
            + Digits.signedText (int64 index)
            + " to specified code page."
        raise (EncoderFallbackException(message, char unit, index))

    /// How many bytes of an UTF-8 char start at a place: at most `count`; 0 when the part is right but not complete.
    let utf8Size (bytes: byte[]) (at: int) (stop: int) : int =
        let b = int bytes.[at]
        let need = if b < 0x80 then 0 elif b < 0xC2 then -1 elif b < 0xE0 then 1 elif b < 0xF0 then 2 elif b < 0xF5 then 3 else -1
        if need <= 0 then
            1
        else
            let low = if b = 0xE0 then 0xA0 elif b = 0xF0 then 0x90 else 0x80
            let high = if b = 0xED then 0x9F elif b = 0xF4 then 0x8F else 0xBF
            let mutable k = 1
            let mutable good = true
            while good && k <= need && at + k < stop do
                let c = int bytes.[at + k]
                if c >= (if k = 1 then low else 0x80) && c <= (if k = 1 then high else 0xBF) then
                    k <- k + 1
                else
                    good <- false
            if good && k <= need then 0 else k

    /// The code point of an UTF-8 char of some bytes, or -1 when they are none.
    let utf8Code (bytes: byte[]) (at: int) (size: int) : int =
        let b = int bytes.[at]
        let need = if b < 0x80 then 1 elif b < 0xC2 then 0 elif b < 0xE0 then 2 elif b < 0xF0 then 3 elif b < 0xF5 then 4 else 0
        if need <> size then
            -1
        else
            let mutable code = if size = 1 then b else b &&& (0x7F >>> size)
            for k in 1 .. size - 1 do
                code <- (code <<< 6) ||| (int bytes.[at + k] &&& 0x3F)
            code

/// Text as bytes and back.
[<AllowNullLiteral>]
type Encoding(kind: int, hasMark: bool, encoderFallback: EncoderFallback, decoderFallback: DecoderFallback) =

    static member private Of(kind: int, hasMark: bool) : Encoding =
        let replacement = if kind = EncodingKind.Ascii || kind = EncodingKind.Latin1 then "?" else "\uFFFD"
        Encoding(kind, hasMark, EncoderFallback replacement, DecoderFallback(if kind = EncodingKind.Ascii then "?" else "\uFFFD"))

    /// UTF-8 with a mark.
    static member UTF8: Encoding = Encoding.Of(EncodingKind.Utf8, true)

    /// UTF-8 without a mark.
    static member Default: Encoding = Encoding.Of(EncodingKind.Utf8, false)

    /// ASCII.
    static member ASCII: Encoding = Encoding.Of(EncodingKind.Ascii, false)

    /// Latin-1.
    static member Latin1: Encoding = Encoding.Of(EncodingKind.Latin1, false)

    /// UTF-16, low byte first.
    static member Unicode: Encoding = Encoding.Of(EncodingKind.Utf16, true)

    /// UTF-16, high byte first.
    static member BigEndianUnicode: Encoding = Encoding.Of(EncodingKind.Utf16Big, true)

    /// UTF-32, low byte first.
    static member UTF32: Encoding = Encoding.Of(EncodingKind.Utf32, true)

    /// The encoding of a name.
    static member GetEncoding(name: string) : Encoding =
        if isNull name then
            raise (ArgumentNullException "name")
        match name.ToLowerInvariant() with
        | "utf-8"
        | "utf8"
        | "unicode-1-1-utf-8"
        | "unicode-2-0-utf-8"
        | "x-unicode-1-1-utf-8"
        | "x-unicode-2-0-utf-8" -> Encoding.UTF8
        | "us-ascii"
        | "ascii"
        | "ansi_x3.4-1968"
        | "ansi_x3.4-1986"
        | "cp367"
        | "csascii"
        | "ibm367"
        | "iso-ir-6"
        | "iso646-us"
        | "iso_646.irv:1991"
        | "us" -> Encoding.ASCII
        | "iso-8859-1"
        | "latin1"
        | "cp819"
        | "csisolatin1"
        | "ibm819"
        | "iso-ir-100"
        | "iso8859-1"
        | "iso_8859-1"
        | "iso_8859-1:1987"
        | "l1" -> Encoding.Latin1
        | "utf-16"
        | "utf-16le"
        | "unicode"
        | "ucs-2"
        | "iso-10646-ucs-2"
        | "csunicode" -> Encoding.Unicode
        | "utf-16be"
        | "unicodefffe" -> Encoding.BigEndianUnicode
        | "utf-32"
        | "utf-32le"
        | "ucs-4" -> Encoding.UTF32
        | "utf-32be" -> Encoding.Of(EncodingKind.Utf32Big, true)
        | _ ->
            raise (
                ArgumentException(
                    "'"
                    + name
                    + "' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.",
                    "name"
                )
            )

    /// The encoding of a number.
    static member GetEncoding(codepage: int) : Encoding =
        match codepage with
        | 65001
        | 0 -> Encoding.UTF8
        | 20127 -> Encoding.ASCII
        | 28591 -> Encoding.Latin1
        | 1200 -> Encoding.Unicode
        | 1201 -> Encoding.BigEndianUnicode
        | 12000 -> Encoding.UTF32
        | 12001 -> Encoding.Of(EncodingKind.Utf32Big, true)
        | _ ->
            raise (
                NotSupportedException(
                    "No data is available for encoding "
                    + Digits.signedText (int64 codepage)
                    + ". For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method."
                )
            )

    /// The encoding of a name, with what stands for what it cannot encode or decode.
    static member GetEncoding(name: string, encoderFallback: EncoderFallback, decoderFallback: DecoderFallback) : Encoding =
        let e = Encoding.GetEncoding name
        Encoding(e.Kind, e.HasMark, encoderFallback, decoderFallback)

    /// Bytes of one encoding in another.
    static member Convert(srcEncoding: Encoding, dstEncoding: Encoding, bytes: byte[]) : byte[] =
        dstEncoding.GetBytes(srcEncoding.GetString bytes)

    /// The kind: see `EncodingKind`.
    member this.Kind: int = kind

    /// Whether text that is kept starts with a mark of the encoding.
    member this.HasMark: bool = hasMark

    /// What stands for chars that have no bytes.
    member this.EncoderFallback: EncoderFallback = encoderFallback

    /// What stands for bytes that are no text.
    member this.DecoderFallback: DecoderFallback = decoderFallback

    /// Name, as in the registry of the Internet.
    abstract WebName: string

    default this.WebName: string =
        match kind with
        | EncodingKind.Utf8 -> "utf-8"
        | EncodingKind.Ascii -> "us-ascii"
        | EncodingKind.Latin1 -> "iso-8859-1"
        | EncodingKind.Utf16 -> "utf-16"
        | EncodingKind.Utf16Big -> "utf-16BE"
        | EncodingKind.Utf32 -> "utf-32"
        | _ -> "utf-32BE"

    /// Name for use in headers.
    member this.HeaderName: string = this.WebName

    /// Name for use in bodies.
    member this.BodyName: string = this.WebName

    /// Name for people.
    member this.EncodingName: string =
        match kind with
        | EncodingKind.Utf8 -> "Unicode (UTF-8)"
        | EncodingKind.Ascii -> "US-ASCII"
        | EncodingKind.Latin1 -> "Western European (ISO)"
        | EncodingKind.Utf16 -> "Unicode"
        | EncodingKind.Utf16Big -> "Unicode (Big-Endian)"
        | EncodingKind.Utf32 -> "Unicode (UTF-32)"
        | _ -> "Unicode (UTF-32 Big-Endian)"

    /// Number.
    member this.CodePage: int =
        match kind with
        | EncodingKind.Utf8 -> 65001
        | EncodingKind.Ascii -> 20127
        | EncodingKind.Latin1 -> 28591
        | EncodingKind.Utf16 -> 1200
        | EncodingKind.Utf16Big -> 1201
        | EncodingKind.Utf32 -> 12000
        | _ -> 12001

    /// Whether each char is one byte.
    member this.IsSingleByte: bool = kind = EncodingKind.Ascii || kind = EncodingKind.Latin1

    /// The same encoding.
    member this.Clone() : obj = this :> obj

    /// The mark that text in this encoding may start with.
    member this.GetPreamble() : byte[] =
        if not hasMark then
            (# "array_new" 0 : byte[] #)
        else
            match kind with
            | EncodingKind.Utf8 -> [| 0xEFuy; 0xBBuy; 0xBFuy |]
            | EncodingKind.Utf16 -> [| 0xFFuy; 0xFEuy |]
            | EncodingKind.Utf16Big -> [| 0xFEuy; 0xFFuy |]
            | EncodingKind.Utf32 -> [| 0xFFuy; 0xFEuy; 0uy; 0uy |]
            | _ -> [| 0uy; 0uy; 0xFEuy; 0xFFuy |]

    // ---- encoding -----------------------------------------------------------------------------------------------------

    member private this.Put(target: byte[], at: int, value: int) : unit =
        if not (isNull target) then
            if at >= target.Length then
                raise (
                    ArgumentException(
                        "The output byte buffer is too small to contain the encoded data, encoding codepage '"
                        + Digits.signedText (int64 this.CodePage)
                        + "' and fallback '"
                        + (if isNull encoderFallback.Replacement then
                               "System.Text.EncoderExceptionFallback"
                           else
                               "System.Text.EncoderReplacementFallback")
                        + "'.",
                        "bytes"
                    )
                )
            target.[at] <- byte value

    /// Bytes of a code point; the place after them, or -1 when there are none.
    member private this.PutCode(target: byte[], at: int, code: int) : int =
        match kind with
        | EncodingKind.Utf8 ->
            if code < 0x80 then
                this.Put(target, at, code)
                at + 1
            elif code < 0x800 then
                this.Put(target, at, 0xC0 ||| (code >>> 6))
                this.Put(target, at + 1, 0x80 ||| (code &&& 0x3F))
                at + 2
            elif code < 0x10000 then
                this.Put(target, at, 0xE0 ||| (code >>> 12))
                this.Put(target, at + 1, 0x80 ||| ((code >>> 6) &&& 0x3F))
                this.Put(target, at + 2, 0x80 ||| (code &&& 0x3F))
                at + 3
            else
                this.Put(target, at, 0xF0 ||| (code >>> 18))
                this.Put(target, at + 1, 0x80 ||| ((code >>> 12) &&& 0x3F))
                this.Put(target, at + 2, 0x80 ||| ((code >>> 6) &&& 0x3F))
                this.Put(target, at + 3, 0x80 ||| (code &&& 0x3F))
                at + 4
        | EncodingKind.Ascii ->
            if code < 128 then
                this.Put(target, at, code)
                at + 1
            else
                -1
        | EncodingKind.Latin1 ->
            if code < 256 then
                this.Put(target, at, code)
                at + 1
            elif code >= 0xFF01 && code <= 0xFF5E then
                this.Put(target, at, code - 0xFEE0)
                at + 1
            else
                -1
        | EncodingKind.Utf16
        | EncodingKind.Utf16Big ->
            if code >= 0x10000 then
                this.PutUnit(target, at, 0xD7C0 + (code >>> 10))
                this.PutUnit(target, at + 2, 0xDC00 + (code &&& 0x3FF))
                at + 4
            else
                this.PutUnit(target, at, code)
                at + 2
        | _ ->
            if kind = EncodingKind.Utf32 then
                this.PutUnit(target, at, code &&& 0xFFFF)
                this.PutUnit(target, at + 2, code >>> 16)
            else
                this.PutUnit(target, at, code >>> 16)
                this.PutUnit(target, at + 2, code &&& 0xFFFF)
            at + 4

    member private this.PutUnit(target: byte[], at: int, value: int) : unit =
        if kind = EncodingKind.Utf16 || kind = EncodingKind.Utf32 then
            this.Put(target, at, value &&& 255)
            this.Put(target, at + 1, value >>> 8)
        else
            this.Put(target, at, value >>> 8)
            this.Put(target, at + 1, value &&& 255)

    /// Bytes of a part of a text, or only their number when there is no target; the place after them.
    member private this.Encode(s: string, index: int, count: int, target: byte[], start: int) : int =
        let text = if count = s.Length then s else s.Substring(index, count)
        let mutable at = start
        let mutable i = 0
        while i < count do
            let code = EncodingParts.codeAt text i
            let next = if code < 0 then -1 else this.PutCode(target, at, code)
            if next >= 0 then
                at <- next
            else
                let replacement = encoderFallback.Replacement
                if isNull replacement then
                    EncodingParts.badChar code (index + i)
                // A pair that has no bytes is replaced twice.
                for _ in 1 .. (if code >= 0x10000 then 2 else 1) do
                    for c in replacement do
                        let place = this.PutCode(target, at, int c)
                        at <- if place < 0 then at else place
            i <- i + (if code >= 0x10000 then 2 else 1)
        at

    /// Number of bytes of a text.
    member this.GetByteCount(s: string) : int =
        if isNull s then
            raise (ArgumentNullException "s")
        if kind = EncodingKind.Utf8 && not (isNull encoderFallback.Replacement) then
            int (Utf8.size s)
        else
            this.Encode(s, 0, s.Length, null, 0)

    /// Number of bytes of chars.
    member this.GetByteCount(chars: char[]) : int =
        if isNull chars then
            raise (ArgumentNullException "chars")
        this.GetByteCount(String(chars))

    /// Number of bytes of some chars.
    member this.GetByteCount(chars: char[], index: int, count: int) : int =
        this.GetByteCount(EncodingParts.textOf chars index count)

    /// The bytes of a text.
    member this.GetBytes(s: string) : byte[] =
        if isNull s then
            raise (ArgumentNullException "s")
        let result: byte[] = (# "array_new" (this.GetByteCount s) : byte[] #)
        if kind = EncodingKind.Utf8 && not (isNull encoderFallback.Replacement) && not (Raw.textWide s) then
            if result.Length > 0 then
                let p = (# "array_addr" result 0 : nativeptr<byte> #)
                Raw.copy p (Raw.textData s) (nativeint result.Length)
                Raw.keep s
                Raw.keep result
        else
            this.Encode(s, 0, s.Length, result, 0) |> ignore
        result

    /// The bytes of chars.
    member this.GetBytes(chars: char[]) : byte[] =
        if isNull chars then
            raise (ArgumentNullException "chars")
        this.GetBytes(String(chars))

    /// The bytes of some chars.
    member this.GetBytes(chars: char[], index: int, count: int) : byte[] =
        this.GetBytes(EncodingParts.textOf chars index count)

    /// The bytes of a part of a text.
    member this.GetBytes(s: string, index: int, count: int) : byte[] =
        if isNull s then
            raise (ArgumentNullException "s")
        if index < 0 then
            EncodingParts.outside "index" "Non-negative number required."
        if count < 0 then
            EncodingParts.outside "count" "Non-negative number required."
        if index > s.Length - count then
            EncodingParts.outside "index" "Index and count must refer to a location within the string."
        this.GetBytes(s.Substring(index, count))

    /// Writes the bytes of a part of a text to an array; their number.
    member this.GetBytes(s: string, charIndex: int, charCount: int, bytes: byte[], byteIndex: int) : int =
        if isNull s then
            raise (ArgumentNullException "s")
        if isNull bytes then
            raise (ArgumentNullException "bytes")
        if charIndex < 0 then
            EncodingParts.outside "charIndex" "Non-negative number required."
        if charCount < 0 then
            EncodingParts.outside "charCount" "Non-negative number required."
        if charCount > s.Length - charIndex then
            EncodingParts.outside "s" "Index and count must refer to a location within the string."
        EncodingParts.checkPlace bytes byteIndex "bytes" "byteIndex"
        this.Encode(s, charIndex, charCount, bytes, byteIndex) - byteIndex

    /// Writes the bytes of some chars to an array; their number.
    member this.GetBytes(chars: char[], charIndex: int, charCount: int, bytes: byte[], byteIndex: int) : int =
        let s = EncodingParts.textOf chars charIndex charCount
        EncodingParts.checkPlace bytes byteIndex "bytes" "byteIndex"
        this.Encode(s, 0, s.Length, bytes, byteIndex) - byteIndex

    // ---- decoding -----------------------------------------------------------------------------------------------------

    member private this.Unit(bytes: byte[], at: int) : int =
        if kind = EncodingKind.Utf16 || kind = EncodingKind.Utf32 then
            int bytes.[at] ||| (int bytes.[at + 1] <<< 8)
        else
            int bytes.[at + 1] ||| (int bytes.[at] <<< 8)

    /// The bytes that the char at a place takes; 0 when it is not complete.
    member this.SizeAt(bytes: byte[], at: int, stop: int) : int =
        match kind with
        | EncodingKind.Utf8 -> EncodingParts.utf8Size bytes at stop
        | EncodingKind.Ascii
        | EncodingKind.Latin1 -> 1
        | EncodingKind.Utf16
        | EncodingKind.Utf16Big ->
            if stop - at < 2 then
                0
            else
                let c = this.Unit(bytes, at)
                if c < 0xD800 || c > 0xDBFF then
                    2
                elif stop - at < 4 then
                    0
                else
                    let d = this.Unit(bytes, at + 2)
                    if d >= 0xDC00 && d <= 0xDFFF then 4 else 2
        | _ -> if stop - at < 4 then 0 else 4

    /// The code point of the bytes at a place, or -1 when they are none.
    member private this.CodeOf(bytes: byte[], at: int, size: int) : int =
        match kind with
        | EncodingKind.Utf8 -> EncodingParts.utf8Code bytes at size
        | EncodingKind.Ascii -> if bytes.[at] < 128uy then int bytes.[at] else -1
        | EncodingKind.Latin1 -> int bytes.[at]
        | EncodingKind.Utf16
        | EncodingKind.Utf16Big ->
            let c = this.Unit(bytes, at)
            if size = 4 then Unicode.pairCode (uint16 c) (uint16 (this.Unit(bytes, at + 2)))
            elif c >= 0xD800 && c <= 0xDFFF then -1
            else c
        | _ ->
            let a = this.Unit(bytes, at)
            let b = this.Unit(bytes, at + 2)
            let code = if kind = EncodingKind.Utf32 then (b <<< 16) ||| a else (a <<< 16) ||| b
            if code < 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) then -1 else code

    /// Appends the text of bytes; what is not complete at the end stays when more is to come. The place after what was read.
    member this.DecodeTo(buffer: TextBuffer, bytes: byte[], index: int, stop: int, more: bool) : int =
        let mutable at = index
        let mutable go = true
        while go && at < stop do
            let size = this.SizeAt(bytes, at, stop)
            if size = 0 && more then
                go <- false
            else
                let taken = if size = 0 then stop - at else size
                let code = if size = 0 then -1 else this.CodeOf(bytes, at, size)
                if code < 0 then
                    if isNull decoderFallback.Replacement then
                        EncodingParts.badBytes bytes at taken
                    Buffer.text buffer decoderFallback.Replacement
                elif code >= 0x10000 then
                    Buffer.unit buffer (uint16 (0xD7C0 + (code >>> 10)))
                    Buffer.unit buffer (uint16 (0xDC00 + (code &&& 0x3FF)))
                else
                    Buffer.unit buffer (uint16 code)
                at <- at + taken
        at

    /// The text of some bytes.
    member this.GetString(bytes: byte[], index: int, count: int) : string =
        EncodingParts.checkPart bytes index count "bytes"
        if count = 0 then
            ""
        elif kind = EncodingKind.Utf8 && decoderFallback.Replacement = "\uFFFD" then
            let p = (# "array_addr" bytes index : nativeptr<byte> #)
            let s = Utf8.toText p (nativeint count)
            Raw.keep bytes
            s
        else
            let buffer = Buffer.withCapacity (nativeint count)
            this.DecodeTo(buffer, bytes, index, index + count, false) |> ignore
            Buffer.toText buffer

    /// The text of bytes.
    member this.GetString(bytes: byte[]) : string =
        if isNull bytes then
            raise (ArgumentNullException "bytes")
        this.GetString(bytes, 0, bytes.Length)

    /// Number of chars of bytes.
    member this.GetCharCount(bytes: byte[]) : int = this.GetString(bytes).Length

    /// Number of chars of some bytes.
    member this.GetCharCount(bytes: byte[], index: int, count: int) : int = this.GetString(bytes, index, count).Length

    /// The chars of bytes.
    member this.GetChars(bytes: byte[]) : char[] = this.GetString(bytes).ToCharArray()

    /// The chars of some bytes.
    member this.GetChars(bytes: byte[], index: int, count: int) : char[] =
        this.GetString(bytes, index, count).ToCharArray()

    /// Writes the chars of some bytes to an array; their number.
    member this.GetChars(bytes: byte[], byteIndex: int, byteCount: int, chars: char[], charIndex: int) : int =
        let s = this.GetString(bytes, byteIndex, byteCount)
        EncodingParts.checkPlace chars charIndex "chars" "charIndex"
        if s.Length > chars.Length - charIndex then
            raise (
                ArgumentException(
                    "The output char buffer is too small to contain the decoded characters, encoding codepage '"
                    + Digits.signedText (int64 this.CodePage)
                    + "' and fallback 'System.Text.DecoderReplacementFallback'.",
                    "chars"
                )
            )
        s.CopyTo(0, chars, charIndex, s.Length)
        s.Length

    /// More bytes than so many chars can take.
    member this.GetMaxByteCount(charCount: int) : int =
        match kind with
        | EncodingKind.Utf8 -> (charCount + 1) * 3
        | EncodingKind.Ascii
        | EncodingKind.Latin1 -> charCount + 1
        | EncodingKind.Utf16
        | EncodingKind.Utf16Big -> (charCount + 1) * 2
        | _ -> (charCount + 1) * 4

    /// More chars than so many bytes can be.
    member this.GetMaxCharCount(byteCount: int) : int =
        match kind with
        | EncodingKind.Utf8 -> byteCount + 1
        | EncodingKind.Ascii
        | EncodingKind.Latin1 -> byteCount
        | EncodingKind.Utf16
        | EncodingKind.Utf16Big -> (byteCount >>> 1) + (byteCount &&& 1) + 1
        | _ -> byteCount / 2 + 2

    /// Something that decodes bytes that come in pieces.
    member this.GetDecoder() : Decoder = Decoder(this)

    /// Something that encodes chars that come in pieces.
    member this.GetEncoder() : Encoder = Encoder(this)

    override this.Equals(other: obj) : bool =
        match other with
        | :? Encoding as e ->
            e.Kind = kind
            && e.HasMark = hasMark
            && e.EncoderFallback.Replacement = encoderFallback.Replacement
            && e.DecoderFallback.Replacement = decoderFallback.Replacement
        | _ -> false

    override this.GetHashCode() : int = 31 * kind + (if hasMark then 1 else 0)

    override this.ToString() : string =
        match kind with
        | EncodingKind.Utf8 -> "System.Text.UTF8Encoding+UTF8EncodingSealed"
        | EncodingKind.Ascii -> "System.Text.ASCIIEncoding+ASCIIEncodingSealed"
        | EncodingKind.Latin1 -> "System.Text.Latin1Encoding+Latin1EncodingSealed"
        | EncodingKind.Utf16
        | EncodingKind.Utf16Big -> "System.Text.UnicodeEncoding"
        | _ -> "System.Text.UTF32Encoding"

/// Decodes bytes that come in pieces.
and [<AllowNullLiteral>] Decoder(encoding: Encoding) =
    let mutable waiting: byte[] = (# "array_new" 0 : byte[] #)

    /// The text of the next bytes; what is not complete waits unless this is the end.
    member this.Next(bytes: byte[], index: int, count: int, flush: bool, keep: bool) : string =
        EncodingParts.checkPart bytes index count "bytes"
        let all: byte[] = (# "array_new" (waiting.Length + count) : byte[] #)
        for i in 0 .. waiting.Length - 1 do
            all.[i] <- waiting.[i]
        for i in 0 .. count - 1 do
            all.[waiting.Length + i] <- bytes.[index + i]
        let buffer = Buffer.create ()
        let stop = encoding.DecodeTo(buffer, all, 0, all.Length, not flush)
        if keep then
            let rest: byte[] = (# "array_new" (all.Length - stop) : byte[] #)
            for i in 0 .. rest.Length - 1 do
                rest.[i] <- all.[stop + i]
            waiting <- rest
        Buffer.toText buffer

    /// Number of chars of the next bytes.
    member this.GetCharCount(bytes: byte[], index: int, count: int) : int =
        this.Next(bytes, index, count, false, false).Length

    /// Writes the chars of the next bytes to an array; their number.
    member this.GetChars(bytes: byte[], byteIndex: int, byteCount: int, chars: char[], charIndex: int) : int =
        this.GetChars(bytes, byteIndex, byteCount, chars, charIndex, false)

    /// Writes the chars of the next bytes to an array; their number.
    member this.GetChars(bytes: byte[], byteIndex: int, byteCount: int, chars: char[], charIndex: int, flush: bool) : int =
        let s = this.Next(bytes, byteIndex, byteCount, flush, true)
        EncodingParts.checkPlace chars charIndex "chars" "charIndex"
        if s.Length > chars.Length - charIndex then
            raise (
                ArgumentException(
                    "The output char buffer is too small to contain the decoded characters, encoding codepage '"
                    + Digits.signedText (int64 encoding.CodePage)
                    + "' and fallback 'System.Text.DecoderReplacementFallback'.",
                    "chars"
                )
            )
        s.CopyTo(0, chars, charIndex, s.Length)
        s.Length

    /// Forgets what waits.
    member this.Reset() : unit = waiting <- (# "array_new" 0 : byte[] #)

/// Encodes chars that come in pieces.
and [<AllowNullLiteral>] Encoder(encoding: Encoding) =
    let mutable waiting = ""

    /// The bytes of the next chars; half of a pair waits unless this is the end.
    member private this.Next(chars: char[], index: int, count: int, flush: bool, keep: bool) : byte[] =
        let all = waiting + EncodingParts.textOf chars index count
        let half = not flush && all.Length > 0 && Char.IsHighSurrogate all.[all.Length - 1]
        let stop = if half then all.Length - 1 else all.Length
        if keep then
            waiting <- all.Substring stop
        encoding.GetBytes(all.Substring(0, stop))

    /// Number of bytes of the next chars.
    member this.GetByteCount(chars: char[], index: int, count: int, flush: bool) : int =
        this.Next(chars, index, count, flush, false).Length

    /// Writes the bytes of the next chars to an array; their number.
    member this.GetBytes(chars: char[], charIndex: int, charCount: int, bytes: byte[], byteIndex: int, flush: bool) : int =
        let made = this.Next(chars, charIndex, charCount, flush, true)
        for i in 0 .. made.Length - 1 do
            bytes.[byteIndex + i] <- made.[i]
        made.Length

    /// Forgets what waits.
    member this.Reset() : unit = waiting <- ""

/// UTF-8.
[<AllowNullLiteral>]
type UTF8Encoding(encoderShouldEmitUTF8Identifier: bool, throwOnInvalidBytes: bool) =
    inherit Encoding(
        EncodingKind.Utf8,
        encoderShouldEmitUTF8Identifier,
        EncoderFallback(if throwOnInvalidBytes then null else "\uFFFD"),
        DecoderFallback(if throwOnInvalidBytes then null else "\uFFFD")
    )

    /// With or without a mark.
    new(encoderShouldEmitUTF8Identifier: bool) = UTF8Encoding(encoderShouldEmitUTF8Identifier, false)

    /// Without a mark.
    new() = UTF8Encoding(false, false)

/// ASCII.
[<AllowNullLiteral>]
type ASCIIEncoding() =
    inherit Encoding(EncodingKind.Ascii, false, EncoderFallback "?", DecoderFallback "?")

/// UTF-16.
[<AllowNullLiteral>]
type UnicodeEncoding(bigEndian: bool, byteOrderMark: bool, throwOnInvalidBytes: bool) =
    inherit Encoding(
        (if bigEndian then EncodingKind.Utf16Big else EncodingKind.Utf16),
        byteOrderMark,
        EncoderFallback(if throwOnInvalidBytes then null else "\uFFFD"),
        DecoderFallback(if throwOnInvalidBytes then null else "\uFFFD")
    )

    /// With the order of bytes, and with or without a mark.
    new(bigEndian: bool, byteOrderMark: bool) = UnicodeEncoding(bigEndian, byteOrderMark, false)

    /// Low byte first, with a mark.
    new() = UnicodeEncoding(false, true, false)

/// UTF-32.
[<AllowNullLiteral>]
type UTF32Encoding(bigEndian: bool, byteOrderMark: bool, throwOnInvalidCharacters: bool) =
    inherit Encoding(
        (if bigEndian then EncodingKind.Utf32Big else EncodingKind.Utf32),
        byteOrderMark,
        EncoderFallback(if throwOnInvalidCharacters then null else "\uFFFD"),
        DecoderFallback(if throwOnInvalidCharacters then null else "\uFFFD")
    )

    /// With the order of bytes, and with or without a mark.
    new(bigEndian: bool, byteOrderMark: bool) = UTF32Encoding(bigEndian, byteOrderMark, false)

    /// Low byte first, with a mark.
    new() = UTF32Encoding(false, true, false)
