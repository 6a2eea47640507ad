/// The order that people expect of text with units beyond ASCII: letters first, then accents, then case.
///
/// In: strings, one of them wide. Out: negative, 0 or positive. Holds: letters with accents have the place of their
/// base; what has no place of its own in the table goes beside its kin (dashes by the dash, money by the dollar).
module Firefly.Runtime.WideCollation

open Firefly.Runtime

/// Stands behind what another spelling was written as (`ss` of the sharp s): it comes after the plain spelling.
let private marker: uint16 = 0xE000us

/// The same where it counts as an accent.
let private strongMarker: uint16 = 0xE001us

/// Accents in their order.
let private accents () : string =
    "\u0301\u0300\u0306\u0302\u030C\u030A\u0308\u030B\u0303\u0307\u0338\u0335\u0327\u0326\u0328\u0304\u030F\u0311\u031B\u0323"

/// Two units for one that is a spelling of them: a ligature, or a letter and its stroke.
let private spelled (b: TextBuffer) (first: uint16) (second: uint16) : unit =
    Buffer.unit b first
    Buffer.unit b second
    if second < 0x300us then
        Buffer.unit b strongMarker

/// The units of a string with accents apart and ligatures spelled out.
let private expand (s: string) : TextBuffer =
    let count: nativeint = Raw.textLength s
    let b: TextBuffer = Buffer.withCapacity (count + count)
    let mutable i: nativeint = 0n
    while i < count do
        let c: uint16 = Text.unit s i
        if c < 128us then Buffer.unit b c
        elif c = 0xE6us then spelled b 97us 101us
        elif c = 0xC6us then spelled b 65us 69us
        elif c = 0x153us then spelled b 111us 101us
        elif c = 0x152us then spelled b 79us 69us
        elif c = 0xDFus then spelled b 115us 115us
        elif c = 0xF8us then spelled b 111us 0x338us
        elif c = 0xD8us then spelled b 79us 0x338us
        elif c = 0x142us then spelled b 108us 0x335us
        elif c = 0x141us then spelled b 76us 0x335us
        elif c = 0x111us then spelled b 100us 0x335us
        elif c = 0x110us then spelled b 68us 0x335us
        elif c = 0x127us then spelled b 104us 0x335us
        elif c = 0x126us then spelled b 72us 0x335us
        elif c = 0xF0us then spelled b 100us 0x338us
        elif c = 0xD0us then spelled b 68us 0x338us
        elif c = 0xA0us || c = 0x3000us then spelled b 32us marker
        elif c = 0xB2us || c = 0xB3us then spelled b (c - 0x80us) marker
        elif c = 0xB9us then spelled b 49us marker
        elif c = 0xAAus then spelled b 97us marker
        elif c = 0xBAus then spelled b 111us marker
        elif c = 0x17Fus then spelled b 115us marker
        elif c >= 0xFF01us && c <= 0xFF5Eus then spelled b (c - 0xFEE0us) marker
        elif not (Decompositions.append b c) then Buffer.unit b c
        i <- i + 1n
    b

let private isIgnored (c: uint16) : bool =
    c = marker
    || c = strongMarker
    || (c >= 127us && c < 160us && c <> 0x85us)
    || c = 0xADus
    || (c >= 0x200Bus && c <= 0x200Fus)
    || (c >= 0x202Aus && c <= 0x202Eus)
    || (c >= 0x2060us && c <= 0x2064us)
    || c = 0xFEFFus

/// The ASCII unit that a Latin letter of its own goes behind.
let private neighbour (c: uint16) : nativeint =
    if c = 0x131us then 105n
    elif c = 0x14Bus then 110n
    elif c = 0x138us then 113n
    elif c = 0x167us then 116n
    elif c = 0x192us then 102n
    elif c = 0x259us || c = 0x1DDus then 101n
    else 122n

/// Place of a unit beyond ASCII; 0 is not looked at.
let private placeBeyond (table: nativeptr<byte>) (c: uint16) : int =
    let beside (ascii: nativeint) : int = (int (Raw.loadByte table ascii) <<< 20) + int c
    if isIgnored c || Decompositions.classOf c > 0 then
        0
    else
        let kind: int = UnicodeCategories.ofUnit c
        if kind <= 4 then
            let small: uint16 = Unicode.toLower c
            if small < 0x250us && small <> 0xB5us then
                (int (Raw.loadByte table (neighbour small)) <<< 20) + int small
            elif small = 0xB5us then
                0x10000000 + 0x3BC
            else
                0x10000000 + int small
        elif kind <= 7 then 0
        elif kind <= 10 then beside 57n
        elif kind <= 13 || c = 0x85us then beside 13n
        elif kind = 19 then beside 45n
        elif kind = 20 || kind = 21 then beside 125n
        elif c = 0xABus || c = 0xBBus || c = 0x201Cus || c = 0x201Dus then beside 34n
        elif kind = 22 || kind = 23 then beside 39n
        elif c = 0xA1us then beside 33n
        elif c = 0xBFus then beside 63n
        elif c = 0x2026us || c = 0xB7us then beside 46n
        elif kind = 24 then beside 37n
        elif kind = 26 then beside 36n
        elif kind = 27 then beside 94n
        else beside 126n

let private place (table: nativeptr<byte>) (c: uint16) : int =
    if c < 128us then int (Raw.loadByte table (nativeint c)) <<< 20 else placeBeyond table c

/// What a unit counts at a level: 1 place, 2 accents, 3 case. 0 is not looked at.
let private weight (table: nativeptr<byte>) (level: int) (c: uint16) : int =
    if level = 1 then
        place table c
    elif level = 2 then
        if c < 128us then (if Raw.loadByte table (nativeint c) = 0uy then 0 else 1)
        elif Decompositions.classOf c > 0 then
            let order: string = accents ()
            let mutable i: nativeint = 0n
            while i < Raw.textLength order && Text.unit order i <> c do
                i <- i + 1n
            if i < Raw.textLength order then 2 + int i else 100 + int c
        elif c = strongMarker then 200
        elif place table c = 0 then 0
        else 1
    elif c = marker then 2
    elif place table c = 0 then 0
    elif Unicode.isUpper c then 2
    else 1

/// The next weight that is looked at from an index on; the index after it goes to the word at `at`. 0 at the end.
let private next (table: nativeptr<byte>) (level: int) (b: TextBuffer) (at: nativeptr<byte>) : int =
    let mutable i: nativeint = Raw.loadWord at 0n
    let mutable found: int = 0
    while found = 0 && i < b.Count do
        found <- weight table level (Buffer.item b i)
        i <- i + 1n
    Raw.storeWord at 0n i
    found

/// Order of two strings, neither null; the table gives the places of ASCII units.
let compare (table: nativeptr<byte>) (a: string) (b: string) (ignoreCase: bool) : int =
    let x: TextBuffer = expand a
    let y: TextBuffer = expand b
    let left: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let right: nativeptr<byte> = Raw.add left 8n
    let mutable result: int = 0
    let mutable level: int = 1
    while result = 0 && level <= (if ignoreCase then 2 else 3) do
        Raw.storeWord left 0n 0n
        Raw.storeWord right 0n 0n
        let mutable go: bool = true
        while go do
            let p: int = next table level x left
            let q: int = next table level y right
            if p <> q then
                result <- if p < q then -1 else 1
            go <- p = q && p <> 0
        level <- level + 1
    result
