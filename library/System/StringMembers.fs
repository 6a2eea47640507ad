/// Members of `string`.
namespace System

open System.Collections.Generic
open System.Globalization
open System.Text
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
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        elif startIndex < 0 then
            Strings.negative "startIndex" startIndex
        elif length < 0 then
            Strings.negative "length" length
        elif startIndex > (# "array_length" value : int #) - length then
            Strings.tooLarge "startIndex" startIndex ((# "array_length" value : int #) - length)
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
    static member Concat([<ParamArray>] values: string[]) : string =
        if (# "is_null" values : bool #) then Convert.nullError "values" else Strings.joinArray "" values

    /// Text of an object.
    static member Concat(arg0: obj) : string =
        (Strings.toText arg0)

    /// Texts of objects one after another.
    static member Concat(arg0: obj, arg1: obj) : string =
        Text.concat (Strings.toText arg0) (Strings.toText arg1)

    /// Texts of objects one after another.
    static member Concat(arg0: obj, arg1: obj, arg2: obj) : string =
        Text.concat3 (Strings.toText arg0) (Strings.toText arg1) (Strings.toText arg2)

    /// Texts of objects one after another.
    static member Concat([<ParamArray>] args: obj[]) : string =
        if (# "is_null" args : bool #) then Convert.nullError "args" else Strings.joinObjects "" args

    /// Texts one after another.
    static member Concat(values: seq<'T>) : string =
        Strings.joinSeq "" values

    /// Strings with a separator between them.
    static member Join(separator: string, [<ParamArray>] value: string[]) : string =
        if (# "is_null" value : bool #) then Convert.nullError "value" else Strings.joinArray separator value

    /// Texts of objects with a separator between them.
    static member Join(separator: string, [<ParamArray>] values: obj[]) : string =
        if (# "is_null" values : bool #) then Convert.nullError "values" else Strings.joinObjects separator values

    /// Some strings of an array with a separator between them.
    static member Join(separator: string, value: string[], startIndex: int, count: int) : string =
        Strings.joinPart separator value startIndex count

    /// Texts with a separator between them.
    static member Join(separator: string, values: seq<'T>) : string =
        Strings.joinSeq separator values

    /// Strings with a separator between them.
    static member Join(separator: char, [<ParamArray>] value: string[]) : string =
        if (# "is_null" value : bool #) then Convert.nullError "value" else Strings.joinArray (Text.ofChar separator) value

    /// Texts of objects with a separator between them.
    static member Join(separator: char, [<ParamArray>] values: obj[]) : string =
        if (# "is_null" values : bool #) then Convert.nullError "values" else Strings.joinObjects (Text.ofChar separator) values

    /// Some strings of an array with a separator between them.
    static member Join(separator: char, value: string[], startIndex: int, count: int) : string =
        Strings.joinPart (Text.ofChar separator) value startIndex count

    /// Texts with a separator between them.
    static member Join(separator: char, values: seq<'T>) : string =
        Strings.joinSeq (Text.ofChar separator) values

    /// A format with its values filled in.
    static member Format(format: string, [<ParamArray>] args: obj[]) : string =
        Strings.compose format args

    /// A format with its values filled in.
    static member Format(provider: IFormatProvider, format: string, [<ParamArray>] args: obj[]) : string =
        Strings.composeWith provider format args

    /// Ordinal order.
    static member CompareOrdinal(strA: string, strB: string) : int =
        Text.compare strA strB

    /// Ordinal order of parts.
    static member CompareOrdinal(strA: string, indexA: int, strB: string, indexB: int, length: int) : int =
        Strings.compareParts strA indexA strB indexB length StringComparison.Ordinal

    /// Order as people sort.
    static member Compare(strA: string, strB: string) : int =
        Collation.compare strA strB false

    /// Order as people sort, perhaps without regard to case.
    static member Compare(strA: string, strB: string, ignoreCase: bool) : int =
        Collation.compare strA strB ignoreCase

    /// Order as people sort, perhaps without regard to case.
    static member Compare(strA: string, strB: string, ignoreCase: bool, culture: CultureInfo) : int =
        Collation.compare strA strB ignoreCase

    /// Order by options.
    static member Compare(strA: string, strB: string, culture: CultureInfo, options: CompareOptions) : int =
        Collation.compareBy strA strB options

    /// Order by a comparison.
    static member Compare(strA: string, strB: string, comparisonType: StringComparison) : int =
        Strings.compareBy strA strB comparisonType

    /// Order of parts.
    static member Compare(strA: string, indexA: int, strB: string, indexB: int, length: int) : int =
        Strings.compareParts strA indexA strB indexB length StringComparison.CurrentCulture

    /// Order of parts, perhaps without regard to case.
    static member Compare(strA: string, indexA: int, strB: string, indexB: int, length: int, ignoreCase: bool) : int =
        Strings.compareParts strA indexA strB indexB length
            (if ignoreCase then StringComparison.CurrentCultureIgnoreCase else StringComparison.CurrentCulture)

    /// Order of parts by a comparison.
    static member Compare(strA: string, indexA: int, strB: string, indexB: int, length: int, comparisonType: StringComparison) : int =
        Strings.comparePartsBy strA indexA strB indexB length comparisonType

    /// Whether two strings are the same text.
    static member Equals(a: string, b: string) : bool =
        Text.equals a b

    /// Whether two strings are the same text by a comparison.
    static member Equals(a: string, b: string, comparisonType: StringComparison) : bool =
        Strings.equalsBy a b comparisonType

    /// A new string of the same text.
    static member Copy(str: string) : string =
        if (# "is_null" str : bool #) then Convert.nullError "str" else str

    /// The string itself when it is known, or null.
    static member IsInterned(str: string) : string =
        str

    /// The string itself.
    static member Intern(str: string) : string =
        str

    /// Whether the text is the same.
    member this.Equals(value: string) : bool =
        Text.equals this value

    /// Whether an object is a string of the same text.
    member this.Equals(obj: obj) : bool =
        match obj with
        | :? string as s -> Text.equals this s
        | _ -> false

    /// Whether the text is the same by a comparison.
    member this.Equals(value: string, comparisonType: StringComparison) : bool =
        Strings.equalsBy this value comparisonType

    /// Order as people sort.
    member this.CompareTo(strB: string) : int =
        Collation.compare this strB false

    /// Order against an object, which has to be a string or null.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? string as s -> Collation.compare this s false
        | _ ->
            let e: exn = ArgumentException("Object must be of type String.") :> exn
            (# "raise" e : int #)

    /// The string itself.
    member this.Clone() : obj =
        this :> obj

    /// A hash that strings share which are equal by a comparison.
    member this.GetHashCode(comparisonType: StringComparison) : int =
        Text.hash (if Strings.ignoresCase comparisonType then Strings.changeCase this true else this)

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
        Strings.checkStart this startIndex
        int (Text.indexOfUnit this (uint16 value) (nativeint startIndex) (Raw.textLength this))

    /// First place of a char in a part, or -1.
    member this.IndexOf(value: char, startIndex: int, count: int) : int =
        Strings.checkPart this startIndex count
        int (Text.indexOfUnit this (uint16 value) (nativeint startIndex) (nativeint startIndex + nativeint count))

    /// First place of a char by a comparison, or -1.
    member this.IndexOf(value: char, comparisonType: StringComparison) : int =
        Strings.findPart this (Text.ofChar value) 0 (int (Raw.textLength this)) comparisonType

    /// First place of a string, or -1.
    member this.IndexOf(value: string) : int =
        Strings.findPart this value 0 (int (Raw.textLength this)) StringComparison.CurrentCulture

    /// First place of a string from a place on, or -1.
    member this.IndexOf(value: string, startIndex: int) : int =
        Strings.findFrom this value startIndex StringComparison.CurrentCulture

    /// First place of a string in a part, or -1.
    member this.IndexOf(value: string, startIndex: int, count: int) : int =
        Strings.findPart this value startIndex count StringComparison.CurrentCulture

    /// First place of a string by a comparison, or -1.
    member this.IndexOf(value: string, comparisonType: StringComparison) : int =
        Strings.findPart this value 0 (int (Raw.textLength this)) comparisonType

    /// First place of a string by a comparison, or -1.
    member this.IndexOf(value: string, startIndex: int, comparisonType: StringComparison) : int =
        Strings.findFrom this value startIndex comparisonType

    /// First place of a string in a part by a comparison, or -1.
    member this.IndexOf(value: string, startIndex: int, count: int, comparisonType: StringComparison) : int =
        Strings.findPart this value startIndex count comparisonType

    /// First place of one of some chars, or -1.
    member this.IndexOfAny(anyOf: char[]) : int =
        Strings.findAny this anyOf 0 (int (Raw.textLength this))

    /// First place of one of some chars from a place on, or -1.
    member this.IndexOfAny(anyOf: char[], startIndex: int) : int =
        Strings.checkStart this startIndex
        Strings.findAny this anyOf startIndex (int (Raw.textLength this) - startIndex)

    /// First place of one of some chars in a part, or -1.
    member this.IndexOfAny(anyOf: char[], startIndex: int, count: int) : int =
        Strings.checkPart this startIndex count
        Strings.findAny this anyOf startIndex count

    /// Last place of a char, or -1.
    member this.LastIndexOf(value: char) : int =
        Strings.findLastUnit this (uint16 value) (Raw.textLength this - 1n) 0n

    /// Last place of a char at or before a place, or -1.
    member this.LastIndexOf(value: char, startIndex: int) : int =
        if Raw.textLength this = 0n then
            -1
        else
            Strings.checkLast this startIndex
            Strings.findLastUnit this (uint16 value) (nativeint startIndex) 0n

    /// Last place of a char in a part that ends at a place, or -1.
    member this.LastIndexOf(value: char, startIndex: int, count: int) : int =
        if Raw.textLength this = 0n then
            -1
        else
            Strings.checkLastPart this startIndex count
            Strings.findLastUnit this (uint16 value) (nativeint startIndex) (nativeint (startIndex - count + 1))

    /// Last place of a string, or -1.
    member this.LastIndexOf(value: string) : int =
        let size = int (Raw.textLength this)
        Strings.findLast this value (size - 1) size StringComparison.CurrentCulture

    /// Last place of a string that ends at or before a place, or -1.
    member this.LastIndexOf(value: string, startIndex: int) : int =
        Strings.findLast this value startIndex (startIndex + 1) StringComparison.CurrentCulture

    /// Last place of a string in a part that ends at a place, or -1.
    member this.LastIndexOf(value: string, startIndex: int, count: int) : int =
        Strings.findLast this value startIndex count StringComparison.CurrentCulture

    /// Last place of a string by a comparison, or -1.
    member this.LastIndexOf(value: string, comparisonType: StringComparison) : int =
        let size = int (Raw.textLength this)
        Strings.findLast this value (size - 1) size comparisonType

    /// Last place of a string that ends at or before a place by a comparison, or -1.
    member this.LastIndexOf(value: string, startIndex: int, comparisonType: StringComparison) : int =
        Strings.findLast this value startIndex (startIndex + 1) comparisonType

    /// Last place of a string in a part that ends at a place by a comparison, or -1.
    member this.LastIndexOf(value: string, startIndex: int, count: int, comparisonType: StringComparison) : int =
        Strings.findLast this value startIndex count comparisonType

    /// Last place of one of some chars, or -1.
    member this.LastIndexOfAny(anyOf: char[]) : int =
        Strings.findLastAny this anyOf (int (Raw.textLength this) - 1) (int (Raw.textLength this))

    /// Last place of one of some chars at or before a place, or -1.
    member this.LastIndexOfAny(anyOf: char[], startIndex: int) : int =
        if Raw.textLength this = 0n then
            -1
        else
            Strings.checkLast this startIndex
            Strings.findLastAny this anyOf startIndex (startIndex + 1)

    /// Last place of one of some chars in a part that ends at a place, or -1.
    member this.LastIndexOfAny(anyOf: char[], startIndex: int, count: int) : int =
        if Raw.textLength this = 0n then
            -1
        else
            Strings.checkLastPart this startIndex count
            Strings.findLastAny this anyOf startIndex count

    /// Whether a string stands somewhere.
    member this.Contains(value: string) : bool =
        if (# "is_null" value : bool #) then Convert.nullError "value"
        else Text.indexOf this value 0n >= 0n

    /// Whether a char stands somewhere.
    member this.Contains(value: char) : bool =
        Text.indexOfUnit this (uint16 value) 0n (Raw.textLength this) >= 0n

    /// Whether a string stands somewhere by a comparison.
    member this.Contains(value: string, comparisonType: StringComparison) : bool =
        Strings.findPart this value 0 (int (Raw.textLength this)) comparisonType >= 0

    /// Whether a char stands somewhere by a comparison.
    member this.Contains(value: char, comparisonType: StringComparison) : bool =
        Strings.findPart this (Text.ofChar value) 0 (int (Raw.textLength this)) comparisonType >= 0

    /// Whether it starts with a string.
    member this.StartsWith(value: string) : bool =
        Strings.startsBy this value StringComparison.CurrentCulture

    /// Whether it starts with a char.
    member this.StartsWith(value: char) : bool =
        Raw.textLength this > 0n && Text.unit this 0n = uint16 value

    /// Whether it starts with a string by a comparison.
    member this.StartsWith(value: string, comparisonType: StringComparison) : bool =
        Strings.startsBy this value comparisonType

    /// Whether it starts with a string, perhaps without regard to case.
    member this.StartsWith(value: string, ignoreCase: bool, culture: CultureInfo) : bool =
        Strings.startsBy this value
            (if ignoreCase then StringComparison.CurrentCultureIgnoreCase else StringComparison.CurrentCulture)

    /// Whether it ends with a string.
    member this.EndsWith(value: string) : bool =
        Strings.endsBy this value StringComparison.CurrentCulture

    /// Whether it ends with a char.
    member this.EndsWith(value: char) : bool =
        Raw.textLength this > 0n && Text.unit this (Raw.textLength this - 1n) = uint16 value

    /// Whether it ends with a string by a comparison.
    member this.EndsWith(value: string, comparisonType: StringComparison) : bool =
        Strings.endsBy this value comparisonType

    /// Whether it ends with a string, perhaps without regard to case.
    member this.EndsWith(value: string, ignoreCase: bool, culture: CultureInfo) : bool =
        Strings.endsBy this value
            (if ignoreCase then StringComparison.CurrentCultureIgnoreCase else StringComparison.CurrentCulture)

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

    /// Replaces a string everywhere, perhaps without regard to case.
    member this.Replace(oldValue: string, newValue: string, ignoreCase: bool, culture: CultureInfo) : string =
        this.Replace(oldValue, newValue, (if ignoreCase then StringComparison.CurrentCultureIgnoreCase else StringComparison.CurrentCulture))

    /// Makes every end of a line the same.
    member this.ReplaceLineEndings(replacementText: string) : string =
        if (# "is_null" replacementText : bool #) then Convert.nullError "replacementText"
        else Strings.replaceLineEndings this replacementText

    /// Makes every end of a line the usual one.
    member this.ReplaceLineEndings() : string =
        Strings.replaceLineEndings this "\n"

    /// Inserts a string.
    member this.Insert(startIndex: int, value: string) : string =
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        elif unativeint startIndex > unativeint (Raw.textLength this) then
            Strings.aboveLimit "startIndex" startIndex (int (Raw.textLength this))
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

    /// The text in the usual normal form.
    member this.Normalize() : string =
        Normalize.form this true false

    /// The text in a normal form.
    member this.Normalize(normalizationForm: NormalizationForm) : string =
        Normalize.form this (int normalizationForm = 1 || int normalizationForm = 5) (int normalizationForm >= 5)

    /// Whether the text is in the usual normal form.
    member this.IsNormalized() : bool =
        Text.equals (Normalize.form this true false) this

    /// Whether the text is in a normal form.
    member this.IsNormalized(normalizationForm: NormalizationForm) : bool =
        Text.equals (this.Normalize normalizationForm) this

    /// The code points; a lone surrogate is U+FFFD.
    member this.EnumerateRunes() : StringRuneEnumerator =
        new StringRuneEnumerator(this)

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
        let size = int (Raw.textLength this)
        if startIndex < 0 || startIndex > size then
            Strings.aboveLimit "startIndex" startIndex size
        elif length < 0 then
            Strings.negative "length" length
        elif startIndex > size - length then
            Strings.tooLarge "startIndex" startIndex (size - length)
        else
            (Strings.substring this startIndex length).ToCharArray()

    /// Copies chars to an array.
    member this.CopyTo(sourceIndex: int, destination: char[], destinationIndex: int, count: int) : unit =
        Strings.copyTo this sourceIndex destination destinationIndex count

    /// The string itself.
    member this.ToString() : string =
        this

    /// The string itself.
    member this.ToString(provider: IFormatProvider) : string =
        this

    /// The text in capitals.
    member this.ToUpper(culture: CultureInfo) : string =
        Strings.changeCase this true

    /// The text in small letters.
    member this.ToLower(culture: CultureInfo) : string =
        Strings.changeCase this false

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
    member this.Split(separator: string, count: int) : string[] =
        Strings.split this (# "zero" type (char[]) : char[] #) (Strings.oneWord separator) count StringSplitOptions.None

    /// At most so many pieces between a string.
    member this.Split(separator: string, count: int, options: StringSplitOptions) : string[] =
        Strings.split this (# "zero" type (char[]) : char[] #) (Strings.oneWord separator) count options

    /// A new enumerator.
    member this.GetEnumerator() : CharEnumerator =
        new CharEnumerator(this)

    interface IEnumerable<char> with
        member this.GetEnumerator() : IEnumerator<char> = new CharEnumerator(this) :> IEnumerator<char>

    interface System.Collections.IEnumerable with
        member this.GetEnumerator() : System.Collections.IEnumerator =
            new CharEnumerator(this) :> System.Collections.IEnumerator

    interface IEquatable<string> with
        member this.Equals(other: string) : bool = Text.equals this other

    interface IComparable<string> with
        member this.CompareTo(other: string) : int = this.CompareTo(other)

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo(other)

    interface ICloneable with
        member this.Clone() : obj = this :> obj
