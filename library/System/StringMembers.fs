/// Members of `string`.
namespace System

open System.Collections.Generic
open System.Globalization
open Firefly.Runtime

/// Goes through the chars of a string.
[<Sealed; AllowNullLiteral>]
type CharEnumerator(text: string) =
    let mutable at: int = -1

    /// The char.
    member this.Current : char = text.[at]

    interface IEnumerator<char> with
        member this.Current : char = text.[at]

    interface System.Collections.IEnumerator with
        member this.Current : obj = text.[at] :> obj

        member this.MoveNext() : bool =
            at <- at + 1
            at < int (Raw.textLength text)

        member this.Reset() : unit = at <- -1

    interface IDisposable with
        member this.Dispose() : unit = ()

/// Members of `string`.
[<CompilerBuiltin("string")>]
type String =

    /// The empty string.
    static member Empty : string =
        ""

    /// A char many times; `String(c, count)`.
    static member New(c: char, count: int) : string =
        if count < 0 then Strings.negative "count" count else Text.replicateChar c (nativeint count)

    /// Chars; `String(chars)`.
    static member New(value: char[]) : string =
        let b: TextBuffer = Buffer.create ()
        let count: int = if (# "is_null" value : bool #) then 0 else (# "array_length" value : int #)
        let mutable i: int = 0
        while i < count do
            let c: char = (# "array_get" value i : char #)
            Buffer.unit b (uint16 c)
            i <- i + 1
        Buffer.toText b

    /// Some chars; `String(chars, start, length)`.
    static member New(value: char[], startIndex: int, length: int) : string =
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        elif length < 0 then
            Strings.negative "length" length
        elif startIndex > (# "array_length" value : int #) - length then
            Strings.badIndex "startIndex"
        else
            let b: TextBuffer = Buffer.create ()
            let mutable i: int = 0
            while i < length do
                let c: char = (# "array_get" value (startIndex + i) : char #)
                Buffer.unit b (uint16 c)
                i <- i + 1
            Buffer.toText b

    /// Number of chars.
    member this.Length : int =
        int (Raw.textLength this)

    /// A char.
    member this.Chars
        with get (index: int): char = Text.charAt this index ""

    /// A char.
    member this.Item
        with get (index: int): char = Text.charAt this index ""

    /// Whether a string is null or empty.
    static member IsNullOrEmpty(value: string) : bool =
        Text.length value = 0n

    /// Whether a string is null or white space only.
    static member IsNullOrWhiteSpace(value: string) : bool =
        let count: nativeint = Text.length value
        let mutable i: nativeint = 0n
        while i < count && Unicode.isWhiteSpace (Text.unit value i) do
            i <- i + 1n
        i = count

    /// Strings one after another.
    static member Concat(str0: string, str1: string) : string =
        Text.concat str0 str1

    /// Strings one after another.
    static member Concat(str0: string, str1: string, str2: string) : string =
        Text.concat3 str0 str1 str2

    /// Strings one after another.
    static member Concat(str0: string, str1: string, str2: string, str3: string) : string =
        Text.concat4 str0 str1 str2 str3

    /// Strings one after another.
    static member Concat(values: string[]) : string =
        Strings.joinArray "" values

    /// Texts one after another.
    static member Concat(values: seq<'T>) : string =
        Strings.joinSeq "" values

    /// Strings with a separator between them.
    static member Join(separator: string, [<ParamArray>] values: string[]) : string =
        Strings.joinArray separator values

    /// Texts with a separator between them.
    static member Join(separator: string, values: seq<'T>) : string =
        Strings.joinSeq separator values

    /// Strings with a separator between them.
    static member Join(separator: char, [<ParamArray>] values: string[]) : string =
        Strings.joinArray (Text.ofChar separator) values

    /// Texts with a separator between them.
    static member Join(separator: char, values: seq<'T>) : string =
        Strings.joinSeq (Text.ofChar separator) values

    /// A format with its values filled in.
    static member Format(format: string, [<ParamArray>] args: obj[]) : string =
        Strings.compose format args

    /// A format with its values filled in.
    static member Format(provider: IFormatProvider, format: string, [<ParamArray>] args: obj[]) : string =
        Strings.compose format args

    /// Ordinal order.
    static member CompareOrdinal(strA: string, strB: string) : int =
        Text.compare strA strB

    /// Order.
    static member Compare(strA: string, strB: string) : int =
        Text.compare strA strB

    /// Order, perhaps without regard to case.
    static member Compare(strA: string, strB: string, ignoreCase: bool) : int =
        if ignoreCase then Strings.compareIgnoringCase strA strB else Text.compare strA strB

    /// Order by a comparison.
    static member Compare(strA: string, strB: string, comparisonType: StringComparison) : int =
        if Strings.ignoresCase comparisonType then Strings.compareIgnoringCase strA strB else Text.compare strA strB

    /// Whether two strings are the same text.
    static member Equals(a: string, b: string) : bool =
        Text.equals a b

    /// Whether two strings are the same text by a comparison.
    static member Equals(a: string, b: string, comparisonType: StringComparison) : bool =
        if Strings.ignoresCase comparisonType then Strings.compareIgnoringCase a b = 0 else Text.equals a b

    /// The string itself.
    static member Intern(str: string) : string =
        str

    /// Whether the text is the same.
    member this.Equals(value: string) : bool =
        Text.equals this value

    /// Whether the text is the same by a comparison.
    member this.Equals(value: string, comparisonType: StringComparison) : bool =
        if Strings.ignoresCase comparisonType then Strings.compareIgnoringCase this value = 0 else Text.equals this value

    /// Order.
    member this.CompareTo(value: string) : int =
        Text.compare this value

    /// The rest from a place on.
    member this.Substring(startIndex: int) : string =
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        elif startIndex > int (Raw.textLength this) then
            Strings.outOfRange "startIndex" "startIndex cannot be larger than length of string."
        else
            Text.slice this (nativeint startIndex) (Raw.textLength this - nativeint startIndex)

    /// Some chars from a place on.
    member this.Substring(startIndex: int, length: int) : string =
        Strings.substring this startIndex length

    /// First place of a char, or -1.
    member this.IndexOf(value: char) : int =
        int (Text.indexOfUnit this (uint16 value) 0n (Raw.textLength this))

    /// First place of a char from a place on, or -1.
    member this.IndexOf(value: char, startIndex: int) : int =
        if startIndex < 0 || nativeint startIndex > Raw.textLength this then
            Strings.badIndex "startIndex"
        else
            int (Text.indexOfUnit this (uint16 value) (nativeint startIndex) (Raw.textLength this))

    /// First place of a char in a part, or -1.
    member this.IndexOf(value: char, startIndex: int, count: int) : int =
        if startIndex < 0 || nativeint startIndex > Raw.textLength this then
            Strings.badIndex "startIndex"
        elif count < 0 || nativeint startIndex + nativeint count > Raw.textLength this then
            Strings.badIndex "count"
        else
            int (Text.indexOfUnit this (uint16 value) (nativeint startIndex) (nativeint startIndex + nativeint count))

    /// First place of a string, or -1.
    member this.IndexOf(value: string) : int =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else int (Text.indexOf this value 0n)

    /// First place of a string from a place on, or -1.
    member this.IndexOf(value: string, startIndex: int) : int =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        elif startIndex < 0 || nativeint startIndex > Raw.textLength this then Strings.badIndex "startIndex"
        else int (Text.indexOf this value (nativeint startIndex))

    /// First place of a string by a comparison, or -1.
    member this.IndexOf(value: string, comparisonType: StringComparison) : int =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        elif Raw.textLength value = 0n then 0
        else int (Strings.find this value 0n (Strings.ignoresCase comparisonType))

    /// First place of a string by a comparison, or -1.
    member this.IndexOf(value: string, startIndex: int, comparisonType: StringComparison) : int =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        elif startIndex < 0 || nativeint startIndex > Raw.textLength this then Strings.badIndex "startIndex"
        elif Raw.textLength value = 0n then startIndex
        else int (Strings.find this value (nativeint startIndex) (Strings.ignoresCase comparisonType))

    /// First place of one of some chars, or -1.
    member this.IndexOfAny(anyOf: char[]) : int =
        let count: nativeint = Raw.textLength this
        let mutable i: nativeint = 0n
        while i < count && not (Strings.isAmong (Text.unit this i) anyOf) do
            i <- i + 1n
        if i < count && (# "array_length" anyOf : int #) > 0 then int i else -1

    /// Last place of a char, or -1.
    member this.LastIndexOf(value: char) : int =
        let mutable i: nativeint = Raw.textLength this - 1n
        while i >= 0n && Text.unit this i <> uint16 value do
            i <- i - 1n
        int i

    /// Last place of a string, or -1.
    member this.LastIndexOf(value: string) : int =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else int (Text.lastIndexOf this value (Raw.textLength this))

    /// Whether a string stands somewhere.
    member this.Contains(value: string) : bool =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else Text.indexOf this value 0n >= 0n

    /// Whether a char stands somewhere.
    member this.Contains(value: char) : bool =
        Text.indexOfUnit this (uint16 value) 0n (Raw.textLength this) >= 0n

    /// Whether a string stands somewhere by a comparison.
    member this.Contains(value: string, comparisonType: StringComparison) : bool =
        this.IndexOf(value, comparisonType) >= 0

    /// Whether it starts with a string.
    member this.StartsWith(value: string) : bool =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else Raw.textLength value <= Raw.textLength this && Text.matchesAt this 0n value

    /// Whether it starts with a char.
    member this.StartsWith(value: char) : bool =
        Raw.textLength this > 0n && Text.unit this 0n = uint16 value

    /// Whether it starts with a string by a comparison.
    member this.StartsWith(value: string, comparisonType: StringComparison) : bool =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else Raw.textLength value <= Raw.textLength this && Strings.standsAt this 0n value (Strings.ignoresCase comparisonType)

    /// Whether it ends with a string.
    member this.EndsWith(value: string) : bool =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else
            let at: nativeint = Raw.textLength this - Raw.textLength value
            at >= 0n && Text.matchesAt this at value

    /// Whether it ends with a char.
    member this.EndsWith(value: char) : bool =
        Raw.textLength this > 0n && Text.unit this (Raw.textLength this - 1n) = uint16 value

    /// Whether it ends with a string by a comparison.
    member this.EndsWith(value: string, comparisonType: StringComparison) : bool =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else
            let at: nativeint = Raw.textLength this - Raw.textLength value
            at >= 0n && Strings.standsAt this at value (Strings.ignoresCase comparisonType)

    /// Replaces a char everywhere.
    member this.Replace(oldChar: char, newChar: char) : string =
        if Text.indexOfUnit this (uint16 oldChar) 0n (Raw.textLength this) < 0n then
            this
        else
            let count: nativeint = Raw.textLength this
            let b: TextBuffer = Buffer.withCapacity count
            let mutable i: nativeint = 0n
            while i < count do
                let c: uint16 = Text.unit this i
                Buffer.unit b (if c = uint16 oldChar then uint16 newChar else c)
                i <- i + 1n
            Buffer.toText b

    /// Replaces a string everywhere; null removes it.
    member this.Replace(oldValue: string, newValue: string) : string =
        if (# "is_null" oldValue : bool #) then
            Convert.nullError "oldValue"
        elif Raw.textLength oldValue = 0n then
            let e: exn = ArgumentException("The value cannot be an empty string.", "oldValue") :> exn
            (# "raise" e : string #)
        else
            Strings.replace this oldValue newValue false

    /// Replaces a string everywhere by a comparison.
    member this.Replace(oldValue: string, newValue: string, comparisonType: StringComparison) : string =
        if (# "is_null" oldValue : bool #) then
            Convert.nullError "oldValue"
        elif Raw.textLength oldValue = 0n then
            let e: exn = ArgumentException("The value cannot be an empty string.", "oldValue") :> exn
            (# "raise" e : string #)
        else
            Strings.replace this oldValue newValue (Strings.ignoresCase comparisonType)

    /// Inserts a string.
    member this.Insert(startIndex: int, value: string) : string =
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        elif startIndex < 0 then
            Strings.negative "startIndex" startIndex
        elif nativeint startIndex > Raw.textLength this then
            Strings.tooLarge "startIndex" startIndex (int (Raw.textLength this))
        else
            let at: nativeint = nativeint startIndex
            Text.concat3 (Text.slice this 0n at) value (Text.slice this at (Raw.textLength this - at))

    /// Removes everything from a place on.
    member this.Remove(startIndex: int) : string =
        if startIndex < 0 then
            Strings.outOfRange "startIndex" "StartIndex cannot be less than zero."
        elif nativeint startIndex > Raw.textLength this then
            Strings.outOfRange "startIndex" "startIndex cannot be larger than length of string."
        else
            Text.slice this 0n (nativeint startIndex)

    /// Removes some chars.
    member this.Remove(startIndex: int, count: int) : string =
        let size: int = int (Raw.textLength this)
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        elif count < 0 then
            Strings.negative "count" count
        elif count > size - startIndex then
            Strings.tooLarge "count" count (size - startIndex)
        else
            let stop: nativeint = nativeint (startIndex + count)
            Text.concat (Text.slice this 0n (nativeint startIndex)) (Text.slice this stop (nativeint size - stop))

    /// Removes white space at both ends.
    member this.Trim() : string =
        Strings.trim this null 3

    /// Removes a char at both ends.
    member this.Trim(trimChar: char) : string =
        Strings.trim this (Strings.oneChar trimChar) 3

    /// Removes chars at both ends; none means white space.
    member this.Trim([<ParamArray>] trimChars: char[]) : string =
        Strings.trim this trimChars 3

    /// Removes white space at the start.
    member this.TrimStart() : string =
        Strings.trim this null 1

    /// Removes a char at the start.
    member this.TrimStart(trimChar: char) : string =
        Strings.trim this (Strings.oneChar trimChar) 1

    /// Removes chars at the start; none means white space.
    member this.TrimStart([<ParamArray>] trimChars: char[]) : string =
        Strings.trim this trimChars 1

    /// Removes white space at the end.
    member this.TrimEnd() : string =
        Strings.trim this null 2

    /// Removes a char at the end.
    member this.TrimEnd(trimChar: char) : string =
        Strings.trim this (Strings.oneChar trimChar) 2

    /// Removes chars at the end; none means white space.
    member this.TrimEnd([<ParamArray>] trimChars: char[]) : string =
        Strings.trim this trimChars 2

    /// Fills with spaces before the text up to a width.
    member this.PadLeft(totalWidth: int) : string =
        if totalWidth < 0 then
            Strings.negative "totalWidth" totalWidth
        elif nativeint totalWidth <= Raw.textLength this then
            this
        else
            let room: string = Text.replicateChar ' ' (nativeint totalWidth - Raw.textLength this)
            Text.concat room this

    /// Fills with a char before the text up to a width.
    member this.PadLeft(totalWidth: int, paddingChar: char) : string =
        if totalWidth < 0 then
            Strings.negative "totalWidth" totalWidth
        elif nativeint totalWidth <= Raw.textLength this then
            this
        else
            let room: string = Text.replicateChar paddingChar (nativeint totalWidth - Raw.textLength this)
            Text.concat room this

    /// Fills with spaces after the text up to a width.
    member this.PadRight(totalWidth: int) : string =
        if totalWidth < 0 then
            Strings.negative "totalWidth" totalWidth
        elif nativeint totalWidth <= Raw.textLength this then
            this
        else
            let room: string = Text.replicateChar ' ' (nativeint totalWidth - Raw.textLength this)
            Text.concat this room

    /// Fills with a char after the text up to a width.
    member this.PadRight(totalWidth: int, paddingChar: char) : string =
        if totalWidth < 0 then
            Strings.negative "totalWidth" totalWidth
        elif nativeint totalWidth <= Raw.textLength this then
            this
        else
            let room: string = Text.replicateChar paddingChar (nativeint totalWidth - Raw.textLength this)
            Text.concat this room

    /// The text in capitals.
    member this.ToUpper() : string =
        Strings.changeCase this true

    /// The text in capitals.
    member this.ToUpperInvariant() : string =
        Strings.changeCase this true

    /// The text in small letters.
    member this.ToLower() : string =
        Strings.changeCase this false

    /// The text in small letters.
    member this.ToLowerInvariant() : string =
        Strings.changeCase this false

    /// The chars.
    member this.ToCharArray() : char[] =
        let count: nativeint = Raw.textLength this
        let result: char[] = (# "array_new" (int count) : char[] #)
        let mutable i: nativeint = 0n
        while i < count do
            (# "array_set" result (int i) (char (Text.unit this i)) : unit #)
            i <- i + 1n
        result

    /// Some of the chars.
    member this.ToCharArray(startIndex: int, length: int) : char[] =
        (Strings.substring this startIndex length).ToCharArray()

    /// The pieces between chars; none means white space.
    member this.Split([<ParamArray>] separator: char[]) : string[] =
        Strings.split this separator (# "zero" type (string[]) : string[] #) 2147483647 StringSplitOptions.None

    /// The pieces between chars.
    member this.Split(separator: char[], options: StringSplitOptions) : string[] =
        Strings.split this separator (# "zero" type (string[]) : string[] #) 2147483647 options

    /// At most so many pieces between chars.
    member this.Split(separator: char[], count: int) : string[] =
        Strings.split this separator (# "zero" type (string[]) : string[] #) count StringSplitOptions.None

    /// At most so many pieces between chars.
    member this.Split(separator: char[], count: int, options: StringSplitOptions) : string[] =
        Strings.split this separator (# "zero" type (string[]) : string[] #) count options

    /// The pieces between a char.
    member this.Split(separator: char, options: StringSplitOptions) : string[] =
        Strings.split this (Strings.oneChar separator) (# "zero" type (string[]) : string[] #) 2147483647 options

    /// At most so many pieces between a char.
    member this.Split(separator: char, count: int) : string[] =
        Strings.split this (Strings.oneChar separator) (# "zero" type (string[]) : string[] #) count StringSplitOptions.None

    /// At most so many pieces between a char.
    member this.Split(separator: char, count: int, options: StringSplitOptions) : string[] =
        Strings.split this (Strings.oneChar separator) (# "zero" type (string[]) : string[] #) count options

    /// The pieces between strings.
    member this.Split(separator: string[], options: StringSplitOptions) : string[] =
        Strings.split this (# "zero" type (char[]) : char[] #) separator 2147483647 options

    /// At most so many pieces between strings.
    member this.Split(separator: string[], count: int, options: StringSplitOptions) : string[] =
        Strings.split this (# "zero" type (char[]) : char[] #) separator count options

    /// The pieces between a string.
    member this.Split(separator: string) : string[] =
        Strings.split this (# "zero" type (char[]) : char[] #) (Strings.oneWord separator) 2147483647 StringSplitOptions.None

    /// The pieces between a string.
    member this.Split(separator: string, options: StringSplitOptions) : string[] =
        Strings.split this (# "zero" type (char[]) : char[] #) (Strings.oneWord separator) 2147483647 options

    /// At most so many pieces between a string.
    member this.Split(separator: string, count: int, options: StringSplitOptions) : string[] =
        Strings.split this (# "zero" type (char[]) : char[] #) (Strings.oneWord separator) count options

    /// A new enumerator.
    member this.GetEnumerator() : CharEnumerator =
        new CharEnumerator(this)
