/// Members of `string`.
namespace System

open System.Collections.Generic
open Firefly.Runtime

/// How strings are compared. All but the ones that ignore case are ordinal here.
type StringComparison =
    | CurrentCulture = 0
    | CurrentCultureIgnoreCase = 1
    | InvariantCulture = 2
    | InvariantCultureIgnoreCase = 3
    | Ordinal = 4
    | OrdinalIgnoreCase = 5

/// What `Split` does with its pieces.
[<Flags>]
type StringSplitOptions =
    | None = 0
    | RemoveEmptyEntries = 1
    | TrimEntries = 2

namespace Firefly.Runtime

open System
open System.Collections.Generic

/// Parts of the members of `string`.
module Strings =

    [<NoInline; Cold>]
    let outOfRange (name: string) (message: string) : 'T =
        let e: exn = ArgumentOutOfRangeException(name, message) :> exn
        (# "raise" e : 'T #)

    /// Raises for a number that must not be negative.
    [<NoInline; Cold>]
    let negative (name: string) (value: int) : 'T =
        let text: string = Digits.signedText (int64 value)
        let e: exn =
            ArgumentOutOfRangeException(
                name,
                (value :> obj),
                Text.concat4 name " ('" text "') must be a non-negative value."
            )
            :> exn
        (# "raise" e : 'T #)

    /// Raises for a number that is too large.
    [<NoInline; Cold>]
    let tooLarge (name: string) (value: int) (limit: int) : 'T =
        let text: string = Digits.signedText (int64 value)
        let most: string = Digits.signedText (int64 limit)
        let message: string =
            Text.concat (Text.concat4 name " ('" text "') must be less than or equal to '") (Text.concat most "'.")
        let e: exn = ArgumentOutOfRangeException(name, (value :> obj), message) :> exn
        (# "raise" e : 'T #)

    /// Raises for a number outside of 0 to a limit; a negative number shows as .NET shows it, without its sign.
    [<NoInline; Cold>]
    let aboveLimit (name: string) (value: int) (limit: int) : 'T =
        if value >= 0 then
            tooLarge name value limit
        else
            let shown: uint32 = uint32 value
            let message: string =
                Text.concat
                    (Text.concat4 name " ('" (Digits.unsignedText (uint64 shown)) "') must be less than or equal to '")
                    (Text.concat (Digits.signedText (int64 limit)) "'.")
            let e: exn = ArgumentOutOfRangeException(name, (shown :> obj), message) :> exn
            (# "raise" e : 'T #)

    /// Raises for an index outside of a collection.
    [<NoInline; Cold>]
    let badIndex (name: string) : 'T =
        outOfRange name "Index was out of range. Must be non-negative and less than or equal to the size of the collection."

    /// Raises for a number of chars that a string does not hold.
    [<NoInline; Cold>]
    let badCount (name: string) : 'T =
        outOfRange name "Count must be positive and count must refer to a location within the string/array/collection."

    /// Raises for a place that is no place of a char.
    [<NoInline; Cold>]
    let badPlace (name: string) : 'T =
        outOfRange name "Index was out of range. Must be non-negative and less than the size of the collection."

    /// Checks where a search starts.
    let checkStart (s: string) (startIndex: int) : unit =
        if unativeint startIndex > unativeint (Raw.textLength s) then
            badIndex "startIndex"

    /// Checks the part of a search.
    let checkPart (s: string) (startIndex: int) (count: int) : unit =
        checkStart s startIndex
        if count < 0 || nativeint count > Raw.textLength s - nativeint startIndex then
            badCount "count"

    /// Checks where a search backwards starts, in a string that is not empty.
    let checkLast (s: string) (startIndex: int) : unit =
        if unativeint startIndex >= unativeint (Raw.textLength s) then
            badPlace "startIndex"

    /// Checks the part of a search backwards, in a string that is not empty.
    let checkLastPart (s: string) (startIndex: int) (count: int) : unit =
        checkLast s startIndex
        if count < 0 || count > startIndex + 1 then
            badCount "count"

    /// `Substring` with its checks.
    let substring (s: string) (start: int) (count: int) : string =
        let size: int = int (Raw.textLength s)
        if start < 0 then negative "startIndex" start
        elif start > size then outOfRange "startIndex" "startIndex cannot be larger than length of string."
        elif count < 0 then negative "length" count
        elif count > size - start then outOfRange "length" "Index and length must refer to a location within the string."
        else Text.slice s (nativeint start) (nativeint count)

    /// Whether a comparison ignores case.
    let ignoresCase (comparison: StringComparison) : bool =
        comparison = StringComparison.OrdinalIgnoreCase
        || comparison = StringComparison.InvariantCultureIgnoreCase
        || comparison = StringComparison.CurrentCultureIgnoreCase

    /// Changes the case of each unit, and of each pair as a whole.
    let changeCase (s: string) (upper: bool) : string =
        let count: nativeint = Raw.textLength s
        let mutable first: nativeint = 0n
        let mutable same: bool = true
        while same && first < count do
            let c: uint16 = Text.unit s first
            if (c &&& 0xFC00us) = 0xD800us || (if upper then Unicode.toUpper c else Unicode.toLower c) <> c then
                same <- false
            else
                first <- first + 1n
        if same then
            s
        else
            let b: TextBuffer = Buffer.withCapacity count
            Buffer.slice b s 0n first
            while first < count do
                let c: uint16 = Text.unit s first
                if first + 1n < count && Unicode.isPair c (Text.unit s (first + 1n)) then
                    let code: int = Unicode.pairCode c (Text.unit s (first + 1n))
                    let image: int = if upper then Unicode.upperCode code else Unicode.lowerCode code
                    Buffer.unit b (uint16 (0xD7C0 + (image >>> 10)))
                    Buffer.unit b (uint16 (0xDC00 + (image &&& 0x3FF)))
                    first <- first + 2n
                else
                    Buffer.unit b (if upper then Unicode.toUpper c else Unicode.toLower c)
                    first <- first + 1n
            Buffer.toText b

    /// Whether `part` stands at a place, with or without regard to case; the place leaves room for it.
    let standsAt (s: string) (at: nativeint) (part: string) (ignoreCase: bool) : bool =
        if ignoreCase then
            let count: nativeint = Raw.textLength part
            let mutable i: nativeint = 0n
            while i < count && Unicode.toUpper (Text.unit s (at + i)) = Unicode.toUpper (Text.unit part i) do
                i <- i + 1n
            i = count
        else
            Text.matchesAt s at part

    /// First place of `part`, with or without regard to case; -1 when nowhere.
    let find (s: string) (part: string) (start: nativeint) (ignoreCase: bool) : nativeint =
        if ignoreCase then
            let last: nativeint = Raw.textLength s - Raw.textLength part
            let mutable i: nativeint = start
            while i <= last && not (standsAt s i part true) do
                i <- i + 1n
            if i <= last then i else -1n
        else
            Text.indexOf s part start

    /// Whether a unit is among chars; none of them means white space.
    let isAmong (c: uint16) (chars: char[]) : bool =
        let count: int = if (# "is_null" chars : bool #) then 0 else (# "array_length" chars : int #)
        if count = 0 then
            Unicode.isWhiteSpace c
        else
            let mutable i: int = 0
            while i < count && uint16 (# "array_get" chars i : char #) <> c do
                i <- i + 1
            i < count

    /// Removes units at the ends: 1 the front, 2 the back, 3 both.
    let trim (s: string) (chars: char[]) (ends: int) : string =
        let mutable start: nativeint = 0n
        let mutable stop: nativeint = Raw.textLength s
        if (ends &&& 1) <> 0 then
            while start < stop && isAmong (Text.unit s start) chars do
                start <- start + 1n
        if (ends &&& 2) <> 0 then
            while stop > start && isAmong (Text.unit s (stop - 1n)) chars do
                stop <- stop - 1n
        Text.slice s start (stop - start)

    /// Replaces a string everywhere.
    let replace (s: string) (oldValue: string) (newValue: string) (ignoreCase: bool) : string =
        let mutable found: nativeint = find s oldValue 0n ignoreCase
        if found < 0n then
            s
        else
            let b: TextBuffer = Buffer.withCapacity (Raw.textLength s)
            let mutable at: nativeint = 0n
            while found >= 0n do
                Buffer.slice b s at (found - at)
                Buffer.text b newValue
                at <- found + Raw.textLength oldValue
                found <- find s oldValue at ignoreCase
            Buffer.slice b s at (Raw.textLength s - at)
            Buffer.toText b

    // ---- searches by a comparison ---------------------------------------------------------------------------------------

    [<NoInline; Cold>]
    let private badComparison () : 'T =
        let e: exn = ArgumentException("The string comparison type passed in is currently not supported.", "comparisonType") :> exn
        (# "raise" e : 'T #)

    /// Whether a comparison goes by the language's order rather than by units.
    let byLanguage (comparison: StringComparison) : bool =
        let n: int = (# "retype" comparison : int #)
        if n < 0 || n > 5 then badComparison () else n < 4

    /// Order by a comparison.
    let compareBy (a: string) (b: string) (comparison: StringComparison) : int =
        if byLanguage comparison then Collation.compare a b (ignoresCase comparison)
        elif ignoresCase comparison then Collation.compareUpper a b
        else Text.compare a b

    /// Equality by a comparison.
    let equalsBy (a: string) (b: string) (comparison: StringComparison) : bool =
        if comparison = StringComparison.Ordinal then Text.equals a b
        else compareBy a b comparison = 0

    /// Order of parts by a comparison.
    let compareParts (a: string) (indexA: int) (b: string) (indexB: int) (length: int) (comparison: StringComparison) : int =
        byLanguage comparison |> ignore
        if (# "is_null" a : bool #) || (# "is_null" b : bool #) then
            Text.compare a b
        elif length < 0 then
            negative "length1" length
        elif indexA < 0 || nativeint indexA > Raw.textLength a then
            negative "length1" (int (Raw.textLength a) - indexA)
        elif indexB < 0 || nativeint indexB > Raw.textLength b then
            negative "length2" (int (Raw.textLength b) - indexB)
        else
            let n: nativeint = Raw.textLength a - nativeint indexA
            let m: nativeint = Raw.textLength b - nativeint indexB
            let most: nativeint = nativeint length
            let n: nativeint = if n < most then n else most
            let m: nativeint = if m < most then m else most
            // Of an empty part .NET's ordinal order gives the difference of lengths, not that of the first units.
            if comparison = StringComparison.Ordinal && (n = 0n || m = 0n) then
                int (n - m)
            else
                let left: string = Text.slice a (nativeint indexA) n
                let right: string = Text.slice b (nativeint indexB) m
                compareBy left right comparison

    /// Order of parts by a comparison that the program names: other complaints.
    let comparePartsBy (a: string) (indexA: int) (b: string) (indexB: int) (length: int) (comparison: StringComparison) : int =
        let index (name: string) : int =
            let message: string =
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
            let e: exn = ArgumentOutOfRangeException(name, message) :> exn
            (# "raise" e : int #)
        if (# "is_null" a : bool #) || (# "is_null" b : bool #) then compareParts a indexA b indexB length comparison
        elif length < 0 then negative "length" length
        elif indexA < 0 || nativeint indexA > Raw.textLength a then index "indexA"
        elif indexB < 0 || nativeint indexB > Raw.textLength b then index "indexB"
        else compareParts a indexA b indexB length comparison

    /// First place of a string in a part by a comparison, or -1.
    let findPart (s: string) (value: string) (startIndex: int) (count: int) (comparison: StringComparison) : int =
        let language: bool = byLanguage comparison
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        else
            checkPart s startIndex count
            let part: string = Text.slice s 0n (nativeint startIndex + nativeint count)
            if language && not (Collation.isPlain part && Collation.isPlain value) then
                Collation.find part value startIndex (ignoresCase comparison)
            else
                int (find part value (nativeint startIndex) (ignoresCase comparison))

    /// First place of a string from a place on by a comparison, or -1.
    let findFrom (s: string) (value: string) (startIndex: int) (comparison: StringComparison) : int =
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        else
            checkStart s startIndex
            findPart s value startIndex (int (Raw.textLength s) - startIndex) comparison

    /// Last place of a string in a part that ends at a place by a comparison, or -1.
    let findLast (s: string) (value: string) (startIndex: int) (count: int) (comparison: StringComparison) : int =
        let language: bool = byLanguage comparison
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        else
            let size: int = int (Raw.textLength s)
            // The place after the last char counts as the last char, and an empty string has the place -1 too.
            if size = 0 && (startIndex = -1 || startIndex = 0) then
                (if Raw.textLength value = 0n then 0 else -1)
            elif startIndex < 0 || startIndex > size then
                badPlace "startIndex"
            else
                let last: int = if startIndex = size then startIndex - 1 else startIndex
                let room: int = if startIndex = size && count > 0 then count - 1 else count
                if room < 0 || last - room + 1 < 0 then
                    badCount "count"
                else
                    let first: nativeint = nativeint (last - room + 1)
                    let part: string = Text.slice s 0n (nativeint (last + 1))
                    let ignoreCase: bool = ignoresCase comparison
                    if language && not (Collation.isPlain part && Collation.isPlain value) then
                        Collation.findLast part value (int first) ignoreCase
                    else
                        let mutable i: nativeint = Raw.textLength part - Raw.textLength value
                        while i >= first && not (standsAt part i value ignoreCase) do
                            i <- i - 1n
                        if i >= first then int i else -1

    /// Whether a string starts with another by a comparison.
    let startsBy (s: string) (value: string) (comparison: StringComparison) : bool =
        let language: bool = byLanguage comparison
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        elif language && not (Collation.isPlain s && Collation.isPlain value) then
            Collation.startsWith s value (ignoresCase comparison)
        else
            Raw.textLength value <= Raw.textLength s && standsAt s 0n value (ignoresCase comparison)

    /// Whether a string ends with another by a comparison.
    let endsBy (s: string) (value: string) (comparison: StringComparison) : bool =
        let language: bool = byLanguage comparison
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        elif language && not (Collation.isPlain s && Collation.isPlain value) then
            Collation.endsWith s value (ignoresCase comparison)
        else
            let at: nativeint = Raw.textLength s - Raw.textLength value
            at >= 0n && standsAt s at value (ignoresCase comparison)

    /// Last place of a unit from a place down to another, or -1.
    let findLastUnit (s: string) (code: uint16) (from: nativeint) (first: nativeint) : int =
        let mutable i: nativeint = from
        while i >= first && Text.unit s i <> code do
            i <- i - 1n
        if i >= first then int i else -1

    /// Whether chars, which are not white space when there are none, hold a unit.
    let private holds (chars: char[]) (c: uint16) : bool =
        let count: int = (# "array_length" chars : int #)
        let mutable i: int = 0
        while i < count && uint16 (# "array_get" chars i : char #) <> c do
            i <- i + 1
        i < count

    /// First place of one of some chars in a part, or -1.
    let findAny (s: string) (anyOf: char[]) (startIndex: int) (count: int) : int =
        if (# "is_null" anyOf : bool #) then
            Convert.nullError "anyOf"
        else
            let stop: nativeint = nativeint startIndex + nativeint count
            let mutable i: nativeint = nativeint startIndex
            while i < stop && not (holds anyOf (Text.unit s i)) do
                i <- i + 1n
            if i < stop then int i else -1

    /// Last place of one of some chars in a part that ends at a place, or -1.
    let findLastAny (s: string) (anyOf: char[]) (startIndex: int) (count: int) : int =
        if (# "is_null" anyOf : bool #) then
            Convert.nullError "anyOf"
        else
            let first: nativeint = nativeint (startIndex - count + 1)
            let mutable i: nativeint = nativeint startIndex
            while i >= first && not (holds anyOf (Text.unit s i)) do
                i <- i - 1n
            if i >= first then int i else -1

    /// `CopyTo`
    let copyTo (s: string) (sourceIndex: int) (destination: char[]) (destinationIndex: int) (count: int) : unit =
        if (# "is_null" destination : bool #) then
            Convert.nullError "destination"
        elif count < 0 then
            negative "count" count
        elif sourceIndex < 0 then
            negative "sourceIndex" sourceIndex
        elif count > int (Raw.textLength s) - sourceIndex then
            tooLarge "sourceIndex" count (int (Raw.textLength s) - sourceIndex)
        elif destinationIndex < 0 then
            negative "destinationIndex" destinationIndex
        elif destinationIndex > (# "array_length" destination : int #) - count then
            tooLarge "destinationIndex" destinationIndex ((# "array_length" destination : int #) - count)
        else
            let mutable i: int = 0
            while i < count do
                let c: char = char (Text.unit s (nativeint (sourceIndex + i)))
                (# "array_set" destination (destinationIndex + i) c : unit #)
                i <- i + 1

    /// A string whose lines all end in the same way.
    let replaceLineEndings (s: string) (ending: string) : string =
        let count: nativeint = Raw.textLength s
        let b: TextBuffer = Buffer.withCapacity count
        let mutable i: nativeint = 0n
        while i < count do
            let c: uint16 = Text.unit s i
            if c = 13us || c = 10us || c = 12us || c = 0x85us || c = 0x2028us || c = 0x2029us then
                Buffer.text b ending
                if c = 13us && i + 1n < count && Text.unit s (i + 1n) = 10us then
                    i <- i + 1n
            else
                Buffer.unit b c
            i <- i + 1n
        Buffer.toText b

    // ---- splitting --------------------------------------------------------------------------------------------------

    /// Length of the separator at a place, 0 when there is none. Chars when `words` is null; no separators mean white space.
    let private separatorAt (s: string) (i: nativeint) (chars: char[]) (words: string[]) : nativeint =
        if (# "is_null" words : bool #) then
            (if isAmong (Text.unit s i) chars then 1n else 0n)
        else
            let count: int = (# "array_length" words : int #)
            let mutable size: nativeint = 0n
            let mutable k: int = 0
            while size = 0n && k < count do
                let word: string = (# "array_get" words k : string #)
                let n: nativeint = Text.length word
                if n > 0n && n <= Raw.textLength s - i && Text.matchesAt s i word then
                    size <- n
                k <- k + 1
            size

    let inline private hasBit (low: uint64) (high: uint64) (unit: int) : bool =
        (((if unit < 64 then low else high) >>> (unit &&& 63)) &&& 1UL) <> 0UL

    /// First place at or after another where a separator stands; the length of the string when there is none. `low` and
    /// `high` have a bit for each separator below 128 when all separators are chars; both are zero otherwise.
    let private nextSeparator (s: string) (from: nativeint) (chars: char[]) (words: string[]) (low: uint64) (high: uint64) : nativeint =
        let count: nativeint = Raw.textLength s
        let mutable i: nativeint = from
        if (low ||| high) <> 0UL && not (Raw.textWide s) then
            let data: nativeptr<byte> = Raw.textData s
            if (# "array_length" chars : int #) = 1 then
                i <- Text.indexOfUnit s (uint16 (# "array_get" chars 0 : char #)) from count
                if i < 0n then
                    i <- count
            else
                while i < count && not (hasBit low high (int (Raw.loadByte data i))) do
                    i <- i + 1n
            Raw.keep s
        else
            while i < count && separatorAt s i chars words = 0n do
                i <- i + 1n
        i

    /// The bits of the chars from `first` to 63 after it.
    let private bitsOf (chars: char[]) (words: string[]) (first: int) : uint64 =
        let mutable bits: uint64 = 0UL
        if (# "is_null" words : bool #) && not (# "is_null" chars : bool #) then
            for k in 0 .. (# "array_length" chars : int #) - 1 do
                let code: int = int (# "array_get" chars k : char #) - first
                if code >= 0 && code < 64 then
                    bits <- bits ||| (1UL <<< code)
        bits

    /// Place after the empty pieces that stand at a place.
    let private skipEmpty (s: string) (from: nativeint) (chars: char[]) (words: string[]) (trimmed: bool) : nativeint =
        let count: nativeint = Raw.textLength s
        let mutable start: nativeint = from
        let mutable go: bool = true
        while go do
            let mutable i: nativeint = start
            if trimmed then
                while i < count && Unicode.isWhiteSpace (Text.unit s i) && separatorAt s i chars words = 0n do
                    i <- i + 1n
            let size: nativeint = if i < count then separatorAt s i chars words else 0n
            if size > 0n then start <- i + size else go <- false
        start

    /// Goes through the pieces of a split; stores them when `result` is not null. The number of pieces.
    let private pieces (s: string) (chars: char[]) (words: string[]) (limit: int) (options: int) (result: string[]) : int =
        let count: nativeint = Raw.textLength s
        let dropEmpty: bool = (options &&& 1) <> 0
        let trimmed: bool = (options &&& 2) <> 0
        let low: uint64 = bitsOf chars words 0
        let high: uint64 = bitsOf chars words 64
        let mutable made: int = 0
        let mutable start: nativeint = 0n
        let mutable i: nativeint = 0n
        while start <= count do
            let mutable size: nativeint = 0n
            // The last piece takes what is left, but for empty pieces in front of it that are dropped.
            if made + 1 < limit then
                i <- nextSeparator s i chars words low high
                if i < count then
                    size <- if (# "is_null" words : bool #) then 1n else separatorAt s i chars words
            else
                if dropEmpty then
                    start <- skipEmpty s start chars words trimmed
                i <- count
            let mutable a: nativeint = start
            let mutable b: nativeint = i
            if trimmed then
                while a < b && Unicode.isWhiteSpace (Text.unit s a) do
                    a <- a + 1n
                while b > a && Unicode.isWhiteSpace (Text.unit s (b - 1n)) do
                    b <- b - 1n
            if not dropEmpty || b > a then
                if not (# "is_null" result : bool #) then
                    (# "array_set" result made (Text.slice s a (b - a)) : unit #)
                made <- made + 1
            start <- if size = 0n then count + 1n else i + size
            i <- start
        made

    /// An array of one char.
    let oneChar (c: char) : char[] =
        let a: char[] = (# "array_new" 1 : char[] #)
        (# "array_set" a 0 c : unit #)
        a

    /// An array of one string.
    let oneWord (s: string) : string[] =
        let a: string[] = (# "array_new" 1 : string[] #)
        (# "array_set" a 0 s : unit #)
        a

    /// The pieces of a string between separators.
    let split (s: string) (chars: char[]) (words: string[]) (limit: int) (options: StringSplitOptions) : string[] =
        let flags: int = (# "retype" options : int #)
        if limit < 0 then
            negative "count" limit
        elif flags < 0 || flags > 3 then
            let e: exn = ArgumentException("Value of flags is invalid.", "options") :> exn
            (# "raise" e : string[] #)
        elif limit = 0 then
            (# "array_new" 0 : string[] #)
        elif limit = 1 then
            // The whole text, whatever it starts with.
            let whole: string = if (flags &&& 2) <> 0 then trim s null 3 else s
            if (flags &&& 1) <> 0 && Raw.textLength whole = 0n then (# "array_new" 0 : string[] #) else oneWord whole
        else
            let count: int = pieces s chars words limit flags null
            let result: string[] = (# "array_new" count : string[] #)
            pieces s chars words limit flags result |> ignore
            result

    /// Text of an object in a format and a culture's way.
    let formatted (value: obj) (format: string) (provider: IFormatProvider) : string =
        match value with
        | :? IFormattable as f -> f.ToString(format, provider)
        | _ -> (# "to_string" value : string #)

    /// Text of an object that comes out in the current culture's way.
    let spoken (value: obj) : string =
        match value with
        | null -> ""
        | :? IFormattable as f -> f.ToString(null, null)
        | _ -> (# "to_string" value : string #)

    /// Text of an object that comes out in the invariant way.
    let unspoken (value: obj) : string =
        match value with
        | null -> ""
        | :? IFormattable as f -> f.ToString(null, InvariantWay())
        | _ -> (# "to_string" value : string #)

    /// `{x:format}` of an interpolated string; without a format it is null.
    let hole (format: string) (value: 'T) : string =
        let o: obj = box value
        if (# "is_null" o : bool #) then "" else formatted o format (InvariantWay())

    /// `{x}` of an interpolated string.
    let plainHole (value: 'T) : string = hole null value

    /// Text of a value in the current culture's way.
    let inline toText (value: 'T) : string =
        if (# "is_null" CurrentCultures.culture : bool #) then (# "to_string" value : string #)
        else spoken (box value)

    // ---- joining ----------------------------------------------------------------------------------------------------

    /// Strings with a separator between them.
    let joinArray (separator: string) (values: string[]) : string =
        Text.join separator values 0 (# "array_length" values : int #)

    /// Texts of objects with a separator between them.
    let joinObjects (separator: string) (values: obj[]) : string =
        let count: int = (# "array_length" values : int #)
        let b: TextBuffer = Buffer.create ()
        let mutable i: int = 0
        while i < count do
            if i > 0 then
                Buffer.text b separator
            let value: obj = (# "array_get" values i : obj #)
            Buffer.text b (toText value)
            i <- i + 1
        Buffer.toText b

    /// Some strings of an array with a separator between them.
    let joinPart (separator: string) (values: string[]) (startIndex: int) (count: int) : string =
        if (# "is_null" values : bool #) then
            Convert.nullError "value"
        elif startIndex < 0 then
            negative "startIndex" startIndex
        elif count < 0 then
            negative "count" count
        elif startIndex > (# "array_length" values : int #) - count then
            tooLarge "startIndex" startIndex ((# "array_length" values : int #) - count)
        else
            Text.join separator values startIndex count

    /// Texts of a sequence with a separator between them.
    let joinSeq (separator: string) (values: seq<'T>) : string =
        if (# "is_null" values : bool #) then
            Convert.nullError "values"
        let b: TextBuffer = Buffer.create ()
        let e: IEnumerator<'T> = values.GetEnumerator()
        let mutable first: bool = true
        while e.MoveNext() do
            if not first then
                Buffer.text b separator
            first <- false
            let x: 'T = e.Current
            Buffer.text b (toText x)
        e.Dispose()
        Buffer.toText b

    // ---- composite formats ------------------------------------------------------------------------------------------

    [<NoInline; Cold>]
    let private badFormat (offset: nativeint) (reason: string) : 'T =
        let message: string =
            Text.concat4
                "Input string was not in a correct format. Failure to parse near offset "
                (Digits.signedText (int64 offset))
                ". "
                reason
        let e: exn = FormatException(message) :> exn
        (# "raise" e : 'T #)

    /// `String.Format`
    let composeWith (provider: IFormatProvider) (format: string) (args: obj[]) : string =
        if (# "is_null" format : bool #) then
            Convert.nullError "format"
        if (# "is_null" args : bool #) then
            Convert.nullError "args"
        let b: TextBuffer = Buffer.create ()
        let count: nativeint = Raw.textLength format
        let mutable i: nativeint = 0n
        while i < count do
            let c: uint16 = Text.unit format i
            let doubled: bool = i + 1n < count && Text.unit format (i + 1n) = c
            if (c = 123us || c = 125us) && doubled then
                Buffer.unit b c
                i <- i + 2n
            elif c = 125us then
                badFormat (i + 1n) (if i + 1n = count then "Format item ends prematurely." else "Unexpected closing brace without a corresponding opening brace.")
            elif c = 123us then
                i <- i + 1n
                let mutable index: int = 0
                let first: nativeint = i
                while i < count && Unicode.isDigit (Text.unit format i) && index < 1000000 do
                    index <- index * 10 + int (Text.unit format i - 48us)
                    i <- i + 1n
                if i = first then
                    badFormat i (if i = count then "Format item ends prematurely." else "Expected an ASCII digit.")
                while i < count && Text.unit format i = 32us do
                    i <- i + 1n
                let mutable width: int = 0
                let mutable left: bool = false
                if i < count && Text.unit format i = 44us then
                    i <- i + 1n
                    while i < count && Text.unit format i = 32us do
                        i <- i + 1n
                    if i < count && Text.unit format i = 45us then
                        left <- true
                        i <- i + 1n
                    if i >= count || not (Unicode.isDigit (Text.unit format i)) then
                        badFormat i "Expected an ASCII digit."
                    while i < count && Unicode.isDigit (Text.unit format i) && width < 1000000 do
                        width <- width * 10 + int (Text.unit format i - 48us)
                        i <- i + 1n
                    while i < count && Text.unit format i = 32us do
                        i <- i + 1n
                let mutable part: string = ""
                if i < count && Text.unit format i = 58us then
                    let start: nativeint = i + 1n
                    i <- start
                    while i < count && Text.unit format i <> 125us do
                        if Text.unit format i = 123us then
                            badFormat i "Format item ends prematurely."
                        i <- i + 1n
                    part <- Text.slice format start (i - start)
                if i >= count || Text.unit format i <> 125us then
                    badFormat i "Format item ends prematurely."
                i <- i + 1n
                if index >= (# "array_length" args : int #) then
                    let e: exn =
                        FormatException(
                            "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."
                        )
                        :> exn
                    (# "raise" e : unit #)
                let value: obj = (# "array_get" args index : obj #)
                let text: string =
                    if (# "is_null" value : bool #) then ""
                    else
                        formatted value (if Text.length part = 0n then null else part) provider
                let room: nativeint = nativeint width - Text.length text
                if not left then
                    Buffer.repeat b 32us room
                Buffer.text b text
                if left then
                    Buffer.repeat b 32us room
            else
                Buffer.unit b c
                i <- i + 1n
        Buffer.toText b

    /// A format with its values filled in.
    let compose (format: string) (args: obj[]) : string = composeWith (# "zero" type (IFormatProvider) : IFormatProvider #) format args
