/// The order that people expect of text, as the root of the Unicode collation has it: letters by letter first, then by accent,
/// then small before capital; punctuation before digits before letters; control codes are not looked at.
module Firefly.Runtime.Collation

open System.Globalization
open Firefly.Runtime

/// Places of the ASCII units in the order; 0 is not looked at. Small and capital letters share a place.
let private asciiPlaces () : string =
    "\000\000\000\000\000\000\000\000\000\001\002\003\004\005\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\006\012\016\028\038\029\027\015\017\018\024\032\009\008\014\025\039\040\041\042\043\044\045\046\047\048\011\010\033\034\035\013\023\049\050\051\052\053\054\055\056\057\058\059\060\061\062\063\064\065\066\067\068\069\070\071\072\073\074\019\026\020\031\007\030\049\050\051\052\053\054\055\056\057\058\059\060\061\062\063\064\065\066\067\068\069\070\071\072\073\074\021\036\022\037\000"

/// Whether all units of a string are looked at, and each stands for itself: then searches may go by units.
let isPlain (s: string) : bool =
    let count: nativeint = Text.length s
    let mutable plain: bool = count = 0n || not (Raw.textWide s)
    let mutable i: nativeint = 0n
    while plain && i < count do
        let c: uint16 = Text.unit s i
        plain <- (c >= 32us && c < 127us) || (c >= 9us && c <= 13us)
        i <- i + 1n
    plain

/// Ordinal order of the capitals.
let compareUpper (a: string) (b: string) : int =
    if (# "is_null" a : bool #) || (# "is_null" b : bool #) then
        Text.compare a b
    else
        let n: nativeint = Raw.textLength a
        let m: nativeint = Raw.textLength b
        let shorter: nativeint = if n < m then n else m
        let mutable i: nativeint = 0n
        while i < shorter && Unicode.toUpper (Text.unit a i) = Unicode.toUpper (Text.unit b i) do
            i <- i + 1n
        if i < shorter then
            int (Unicode.toUpper (Text.unit a i)) - int (Unicode.toUpper (Text.unit b i))
        else
            int (n - m)

/// Place of a unit in the order; 0 is not looked at.
let private placeOf (table: nativeptr<byte>) (c: uint16) : int =
    if c < 128us then int (Raw.loadByte table (nativeint c)) else 1000 + int (Unicode.toLower c)

/// Whether a unit comes after the one it is equal to but for its case.
let private isLate (c: uint16) : bool = Unicode.isUpper c

/// The next place that is looked at from an index on; the index after it goes to the word at `at`. 0 at the end.
let private nextPlace (table: nativeptr<byte>) (s: string) (at: nativeptr<byte>) : int =
    let count: nativeint = Raw.textLength s
    let mutable i: nativeint = Raw.loadWord at 0n
    let mutable place: int = 0
    while place = 0 && i < count do
        place <- placeOf table (Text.unit s i)
        i <- i + 1n
    Raw.storeWord at 0n i
    place

/// Order as people expect it, perhaps without regard to case. Null comes first.
let compare (a: string) (b: string) (ignoreCase: bool) : int =
    if (# "phys_equal" a b : bool #) then
        0
    elif (# "is_null" a : bool #) then
        -1
    elif (# "is_null" b : bool #) then
        1
    else
        let text: string = asciiPlaces ()
        let table: nativeptr<byte> = Raw.textData text
        if Raw.textWide a || Raw.textWide b then
            let wide: int = WideCollation.compare table a b ignoreCase
            (# "keep_alive" text : unit #)
            wide
        else
        let left: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let right: nativeptr<byte> = Raw.add left 8n
        Raw.storeWord left 0n 0n
        Raw.storeWord right 0n 0n
        let mutable result: int = 0
        let mutable late: int = 0
        let mutable go: bool = true
        while go do
            let p: int = nextPlace table a left
            let q: int = nextPlace table b right
            if p <> q then
                result <- if p < q then -1 else 1
                go <- false
            elif p = 0 then
                go <- false
            elif late = 0 then
                let x: bool = isLate (Text.unit a (Raw.loadWord left 0n - 1n))
                let y: bool = isLate (Text.unit b (Raw.loadWord right 0n - 1n))
                if x <> y then
                    late <- if x then 1 else -1
        if result <> 0 || ignoreCase then result else late

/// Order by options.
let compareBy (a: string) (b: string) (options: CompareOptions) : int =
    if options = CompareOptions.Ordinal then Text.compare a b
    elif options = CompareOptions.OrdinalIgnoreCase then compareUpper a b
    else compare a b ((options &&& CompareOptions.IgnoreCase) <> CompareOptions.None)

/// Whether a string starts with another.
let startsWith (s: string) (value: string) (ignoreCase: bool) : bool =
    let n: nativeint = Raw.textLength value
    n <= Raw.textLength s && compare (Text.slice s 0n n) value ignoreCase = 0

/// Whether a string ends with another.
let endsWith (s: string) (value: string) (ignoreCase: bool) : bool =
    let n: nativeint = Raw.textLength value
    n <= Raw.textLength s && compare (Text.slice s (Raw.textLength s - n) n) value ignoreCase = 0

/// First place of a string at or after a place, or -1.
let find (s: string) (value: string) (start: int) (ignoreCase: bool) : int =
    let n: nativeint = Raw.textLength value
    let mutable i: nativeint = nativeint start
    while i + n <= Raw.textLength s && compare (Text.slice s i n) value ignoreCase <> 0 do
        i <- i + 1n
    if i + n <= Raw.textLength s then int i else -1

/// Last place of a string at or after a place, or -1.
let findLast (s: string) (value: string) (first: int) (ignoreCase: bool) : int =
    let n: nativeint = Raw.textLength value
    let mutable i: nativeint = Raw.textLength s - n
    while i >= nativeint first && compare (Text.slice s i n) value ignoreCase <> 0 do
        i <- i - 1n
    if i >= nativeint first then int i else -1
