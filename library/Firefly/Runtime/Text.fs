/// Strings: UTF-16 units in a compact form. A string whose content is ASCII is always narrow (one byte a unit), any
/// other is wide (two bytes a unit), so equal strings have equal bytes.
module Firefly.Runtime.Text

open System
open Firefly.Runtime

/// A unit of string data.
let inline unitAt (data: nativeptr<byte>) (wide: bool) (i: nativeint) : uint16 =
    if wide then Raw.loadUInt16 data (i + i) else uint16 (Raw.loadByte data i)

/// Units of a string; null has none.
let length (s: string) : nativeint =
    if (# "is_null" s : bool #) then 0n else Raw.textLength s

/// A unit of a string that is not null, not checked.
let inline unit (s: string) (i: nativeint) : uint16 = unitAt (Raw.textData s) (Raw.textWide s) i

/// Copies narrow bytes to wide units.
let widen (target: nativeptr<byte>) (source: nativeptr<byte>) (count: nativeint) : unit =
    let mutable i: nativeint = 0n
    while i < count do
        Raw.storeUInt16 target (i + i) (uint16 (Raw.loadByte source i))
        i <- i + 1n

/// Copies wide units, all ASCII, to narrow bytes.
let narrow (target: nativeptr<byte>) (source: nativeptr<byte>) (count: nativeint) : unit =
    let mutable i: nativeint = 0n
    while i < count do
        Raw.storeByte target i (byte (Raw.loadUInt16 source (i + i)))
        i <- i + 1n

/// Whether wide units are all ASCII.
let isAsciiWide (data: nativeptr<byte>) (count: nativeint) : bool =
    let bytes: nativeint = count + count
    let mutable i: nativeint = 0n
    while i + 8n <= bytes && (Raw.loadUInt64 data i &&& 0xFF80FF80FF80FF80UL) = 0UL do
        i <- i + 8n
    while i < bytes && Raw.loadUInt16 data i < 128us do
        i <- i + 2n
    i >= bytes

/// Number of leading bytes that are ASCII.
let asciiPrefix (data: nativeptr<byte>) (count: nativeint) : nativeint =
    let mutable i: nativeint = 0n
    while i + 8n <= count && (Raw.loadUInt64 data i &&& 0x8080808080808080UL) = 0UL do
        i <- i + 8n
    while i < count && Raw.loadByte data i < 128uy do
        i <- i + 1n
    i

/// A new string of ASCII bytes.
let ofAscii (data: nativeptr<byte>) (count: nativeint) : string =
    if count = 0n then
        ""
    else
        let s: string = (# "text_new" count false : string #)
        Raw.copy (Raw.textData s) data count
        s

/// A new string of UTF-16 units, narrow where they allow it.
let ofUnits (data: nativeptr<byte>) (count: nativeint) : string =
    if count = 0n then
        ""
    elif isAsciiWide data count then
        let s: string = (# "text_new" count false : string #)
        narrow (Raw.textData s) data count
        s
    else
        let s: string = (# "text_new" count true : string #)
        Raw.copy (Raw.textData s) data (count + count)
        s

/// Copies units of a string to data that is wide or (the units being ASCII) narrow.
let copyTo (target: nativeptr<byte>) (wide: bool) (s: string) (start: nativeint) (count: nativeint) : unit =
    let data: nativeptr<byte> = Raw.textData s
    if Raw.textWide s then
        let from: nativeptr<byte> = Raw.add data (start + start)
        if wide then Raw.copy target from (count + count) else narrow target from count
    elif wide then
        widen target (Raw.add data start) count
    else
        Raw.copy target (Raw.add data start) count

/// Part of a string; the bounds are right.
let slice (s: string) (start: nativeint) (count: nativeint) : string =
    if count = 0n then ""
    elif count = Raw.textLength s then s
    else
        let data: nativeptr<byte> = Raw.textData s
        let part: string =
            if Raw.textWide s then
                ofUnits (Raw.add data (start + start)) count
            else
                ofAscii (Raw.add data start) count
        Raw.keep s
        part

/// Concatenation of two strings; null is empty.
let concat (a: string) (b: string) : string =
    let n: nativeint = length a
    let m: nativeint = length b
    if m = 0n then
        if n = 0n then "" else a
    elif n = 0n then
        b
    else
        let wide: bool = Raw.textWide a || Raw.textWide b
        let s: string = (# "text_new" (n + m) wide : string #)
        let data: nativeptr<byte> = Raw.textData s
        copyTo data wide a 0n n
        copyTo (Raw.add data (if wide then n + n else n)) wide b 0n m
        s

/// Appends a string to the data at a place; the place after it.
let private put (target: nativeptr<byte>) (wide: bool) (s: string) : nativeptr<byte> =
    let n: nativeint = length s
    if n = 0n then
        target
    else
        copyTo target wide s 0n n
        Raw.add target (if wide then n + n else n)

let inline private isWide (s: string) : bool = if (# "is_null" s : bool #) then false else Raw.textWide s

/// Concatenation of three strings.
let concat3 (a: string) (b: string) (c: string) : string =
    let count: nativeint = length a + length b + length c
    if count = 0n then
        ""
    else
        let wide: bool = isWide a || isWide b || isWide c
        let s: string = (# "text_new" count wide : string #)
        let p: nativeptr<byte> = put (Raw.textData s) wide a
        let q: nativeptr<byte> = put p wide b
        let _end: nativeptr<byte> = put q wide c
        s

/// Concatenation of four strings.
let concat4 (a: string) (b: string) (c: string) (d: string) : string =
    let count: nativeint = length a + length b + length c + length d
    if count = 0n then
        ""
    else
        let wide: bool = isWide a || isWide b || isWide c || isWide d
        let s: string = (# "text_new" count wide : string #)
        let p: nativeptr<byte> = put (Raw.textData s) wide a
        let q: nativeptr<byte> = put p wide b
        let r: nativeptr<byte> = put q wide c
        let _end: nativeptr<byte> = put r wide d
        s

/// Some strings of an array, from one on, with a separator between them; null is empty.
let join (separator: string) (values: string[]) (start: int) (count: int) : string =
    let between: nativeint = length separator
    let mutable size: nativeint = 0n
    let mutable wide: bool = false
    let mutable k: int = 0
    while k < count do
        let part: string = (# "array_get" values (start + k) : string #)
        let n: nativeint = length part
        if n > 0n then
            wide <- wide || Raw.textWide part
            size <- size + n
        k <- k + 1
    if count > 1 && between > 0n then
        wide <- wide || Raw.textWide separator
        size <- size + between * nativeint (count - 1)
    if size = 0n then
        ""
    else
        let s: string = (# "text_new" size wide : string #)
        let mutable place: nativeptr<byte> = Raw.textData s
        k <- 0
        while k < count do
            if k > 0 then
                place <- put place wide separator
            place <- put place wide (# "array_get" values (start + k) : string #)
            k <- k + 1
        s

/// Whether two pieces of memory are equal.
let sameBytes (a: nativeptr<byte>) (b: nativeptr<byte>) (count: nativeint) : bool =
    if count >= 8n then
        let last: nativeint = count - 8n
        let mutable i: nativeint = 0n
        while i < last && Raw.loadUInt64 a i = Raw.loadUInt64 b i do
            i <- i + 8n
        i >= last && Raw.loadUInt64 a last = Raw.loadUInt64 b last
    elif count >= 4n then
        let last: nativeint = count - 4n
        Raw.loadUInt32 a 0n = Raw.loadUInt32 b 0n && Raw.loadUInt32 a last = Raw.loadUInt32 b last
    else
        let mutable i: nativeint = 0n
        while i < count && Raw.loadByte a i = Raw.loadByte b i do
            i <- i + 1n
        i = count

/// Whether two strings have the same units; null equals only null.
let equals (a: string) (b: string) : bool =
    if (# "phys_equal" a b : bool #) then
        true
    elif (# "is_null" a : bool #) || (# "is_null" b : bool #) then
        false
    else
        let header: nativeint = (# "text_header" a : nativeint #)
        let other: nativeint = (# "text_header" b : nativeint #)
        if header <> other then
            false
        else
            let count: nativeint = header >>> 1
            sameBytes (Raw.textData a) (Raw.textData b) (if (header &&& 1n) = 0n then count else count + count)

/// Ordinal order: the difference of the first different units, or of the lengths. Null comes first. As on .NET, which
/// reads units by pairs, the end of a string whose length is odd counts as a unit that is zero, and so does that of the
/// empty string.
let compare (a: string) (b: string) : int =
    if (# "phys_equal" a b : bool #) then
        0
    elif (# "is_null" a : bool #) then
        -1
    elif (# "is_null" b : bool #) then
        1
    else
        let n: nativeint = Raw.textLength a
        let m: nativeint = Raw.textLength b
        let p: nativeptr<byte> = Raw.textData a
        let q: nativeptr<byte> = Raw.textData b
        let wideA: bool = Raw.textWide a
        let wideB: bool = Raw.textWide b
        let shorter: nativeint = if n < m then n else m
        let mutable i: nativeint = 0n
        if not wideA && not wideB then
            while i + 8n <= shorter && Raw.loadUInt64 p i = Raw.loadUInt64 q i do
                i <- i + 8n
        while i < shorter && unitAt p wideA i = unitAt q wideB i do
            i <- i + 1n
        if i < shorter then int (unitAt p wideA i) - int (unitAt q wideB i) elif n = m || shorter > 0n && (shorter &&& 1n) = 0n then int (n - m)
        elif n < m then -(int (unitAt q wideB i))
        else int (unitAt p wideA i)

/// Hash of the units.
let hash (s: string) : int =
    if (# "is_null" s : bool #) then
        0
    else
        let count: nativeint = if Raw.textWide s then 2n * Raw.textLength s else Raw.textLength s
        let data: nativeptr<byte> = Raw.textData s
        let mutable h: uint64 = uint64 count * 0x9E3779B97F4A7C15UL
        // The last piece overlaps the one before it.
        let last: uint64 =
            if count >= 8n then
                let mutable i: nativeint = 0n
                while i < count - 8n do
                    h <- (h ^^^ Raw.loadUInt64 data i) * 0xD6E8FEB86659FD93UL
                    h <- h ^^^ (h >>> 32)
                    i <- i + 8n
                Raw.loadUInt64 data (count - 8n)
            elif count >= 4n then
                uint64 (Raw.loadUInt32 data 0n) ||| (uint64 (Raw.loadUInt32 data (count - 4n)) <<< 32)
            elif count > 0n then
                uint64 (Raw.loadByte data 0n)
                ||| (uint64 (Raw.loadByte data (count >>> 1)) <<< 8)
                ||| (uint64 (Raw.loadByte data (count - 1n)) <<< 16)
            else
                0UL
        h <- (h ^^^ last) * 0xD6E8FEB86659FD93UL
        h <- h ^^^ (h >>> 32)
        h <- h * 0xD6E8FEB86659FD93UL
        int (h >>> 32)

/// A string of one unit.
let ofChar (c: char) : string =
    let code: uint16 = uint16 c
    if code < 128us then
        let s: string = (# "text_new" 1n false : string #)
        Raw.storeByte (Raw.textData s) 0n (byte code)
        s
    else
        let s: string = (# "text_new" 1n true : string #)
        Raw.storeUInt16 (Raw.textData s) 0n code
        s

/// A string of one unit many times.
let replicateChar (c: char) (count: nativeint) : string =
    let code: uint16 = uint16 c
    if count = 0n then
        ""
    elif code < 128us then
        let s: string = (# "text_new" count false : string #)
        Raw.fill (Raw.textData s) (byte code) count
        s
    else
        let s: string = (# "text_new" count true : string #)
        let data: nativeptr<byte> = Raw.textData s
        let mutable i: nativeint = 0n
        while i < count do
            Raw.storeUInt16 data (i + i) code
            i <- i + 1n
        s

/// First place at or after `start` where a unit stands; -1 when nowhere. Narrow data is looked at in words: a byte of the
/// difference is zero where the unit stands (Warren, Hacker's Delight, 6-1).
let indexOfUnit (s: string) (code: uint16) (start: nativeint) (stop: nativeint) : nativeint =
    let data: nativeptr<byte> = Raw.textData s
    let wide: bool = Raw.textWide s
    let mutable i: nativeint = start
    if wide then
        while i < stop && Raw.loadUInt16 data (i + i) <> code do
            i <- i + 1n
    elif code >= 128us then
        i <- stop
    else
        let unit: byte = byte code
        let all: uint64 = uint64 unit * 0x0101010101010101UL
        let mutable go: bool = true
        while go && i + 8n <= stop do
            let x: uint64 = Raw.loadUInt64 data i ^^^ all
            let zeros: uint64 = (x - 0x0101010101010101UL) &&& ~~~x &&& 0x8080808080808080UL
            if zeros = 0UL then
                i <- i + 8n
            else
                i <- i + nativeint ((# "trailing_zeros" zeros : uint64 #) >>> 3)
                go <- false
        while i < stop && Raw.loadByte data i <> unit do
            i <- i + 1n
    if i < stop then i else -1n

/// Whether `part` stands at a place of `s`; the place leaves room for it.
let matchesAt (s: string) (at: nativeint) (part: string) : bool =
    let count: nativeint = Raw.textLength part
    let data: nativeptr<byte> = Raw.textData s
    let wide: bool = Raw.textWide s
    let other: nativeptr<byte> = Raw.textData part
    let otherWide: bool = Raw.textWide part
    if not wide && not otherWide then
        sameBytes (Raw.add data at) other count
    else
        let mutable i: nativeint = 0n
        while i < count && unitAt data wide (at + i) = unitAt other otherWide i do
            i <- i + 1n
        i = count

/// First place at or after `start` where `part` stands; -1 when nowhere.
let indexOf (s: string) (part: string) (start: nativeint) : nativeint =
    let last: nativeint = Raw.textLength s - Raw.textLength part
    if Raw.textLength part = 0n then
        start
    else
        let first: uint16 = unit part 0n
        let mutable i: nativeint = indexOfUnit s first start (last + 1n)
        while i >= 0n && not (matchesAt s i part) do
            i <- indexOfUnit s first (i + 1n) (last + 1n)
        i

/// Last place at or before `start` where `part` stands; -1 when nowhere.
let lastIndexOf (s: string) (part: string) (start: nativeint) : nativeint =
    let room: nativeint = Raw.textLength s - Raw.textLength part
    let mutable i: nativeint = if start < room then start else room
    while i >= 0n && not (matchesAt s i part) do
        i <- i - 1n
    i

[<NoInline; Cold>]
let private indexError (location: string) : char =
    let e: exn = IndexOutOfRangeException() :> exn
    (# "raise_at" e location : char #)

[<NoInline; Cold>]
let private nullError (location: string) : char =
    let e: exn = NullReferenceException() :> exn
    (# "raise_at" e location : char #)

/// `s.[i]` with its check.
let charAt (s: string) (i: int) (location: string) : char =
    if (# "is_null" s : bool #) then nullError location
    elif unativeint i < unativeint (Raw.textLength s) then char (unit s (nativeint i))
    else indexError location
