/// Functions on views of memory, called as their members.
namespace System

open FSharp.NativeInterop
open Firefly.Runtime

/// Searching and comparing views.
module SpanSearch =

    /// First place of an element in a view, or -1.
    let indexOf (span: ReadOnlySpan<'T>) (value: 'T) : int =
        let mutable i: int = 0
        while i < span.Length && not (# "equals_er" (NativePtr.get span.Pointer i) value : bool #) do
            i <- i + 1
        if i < span.Length then i else -1

    /// Last place of an element in a view, or -1.
    let lastIndexOf (span: ReadOnlySpan<'T>) (value: 'T) : int =
        let mutable i: int = span.Length - 1
        while i >= 0 && not (# "equals_er" (NativePtr.get span.Pointer i) value : bool #) do
            i <- i - 1
        i

    /// Whether one view stands in another at a place where there is room.
    let isAt (span: ReadOnlySpan<'T>) (value: ReadOnlySpan<'T>) (at: int) : bool =
        let mutable i: int = 0
        while i < value.Length
              && (# "equals_er" (NativePtr.get span.Pointer (at + i)) (NativePtr.get value.Pointer i) : bool #) do
            i <- i + 1
        i = value.Length

    /// First place of one view in another, or -1.
    let indexOfSpan (span: ReadOnlySpan<'T>) (value: ReadOnlySpan<'T>) : int =
        let mutable i: int = 0
        while i <= span.Length - value.Length && not (isAt span value i) do
            i <- i + 1
        if i <= span.Length - value.Length then i else -1

    /// Last place of one view in another, or -1.
    let lastIndexOfSpan (span: ReadOnlySpan<'T>) (value: ReadOnlySpan<'T>) : int =
        let mutable i: int = span.Length - value.Length
        while i >= 0 && not (isAt span value i) do
            i <- i - 1
        if i >= 0 then i else -1

    /// Order of the first elements that differ, else of the lengths.
    let compare (span: ReadOnlySpan<'T>) (other: ReadOnlySpan<'T>) : int =
        let count: int = if span.Length < other.Length then span.Length else other.Length
        let mutable i: int = 0
        let mutable order: int = 0
        while order = 0 && i < count do
            order <- (# "compare" (NativePtr.get span.Pointer i) (NativePtr.get other.Pointer i) : int #)
            i <- i + 1
        if order <> 0 then order else span.Length - other.Length

    /// How many elements at the start pass a test.
    let leading (span: ReadOnlySpan<'T>) (test: 'T -> bool) : int =
        let mutable i: int = 0
        while i < span.Length && test (NativePtr.get span.Pointer i) do
            i <- i + 1
        i

    /// How many elements from a place on remain when those at the end that pass a test are left out.
    let trailing (span: ReadOnlySpan<'T>) (first: int) (test: 'T -> bool) : int =
        let mutable n: int = span.Length
        while n > first && test (NativePtr.get span.Pointer (n - 1)) do
            n <- n - 1
        n - first

    /// Without the elements at the start, the end, or both, that pass a test.
    let trim (span: ReadOnlySpan<'T>) (atStart: bool) (atEnd: bool) (test: 'T -> bool) : ReadOnlySpan<'T> =
        let first: int = if atStart then leading span test else 0
        let count: int = if atEnd then trailing span first test else span.Length - first
        span.Slice(first, count)

/// Functions on arrays, strings and views, called as their members.
[<Sealed>]
type MemoryExtensions =

    /// A view of an array.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsSpan(array: 'T[]) : Span<'T> =
        Span<'T>(array)

    /// A view of the rest of an array.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsSpan(array: 'T[], start: int) : Span<'T> =
        Span<'T>(array, start, SpanParts.count array - start)

    /// A view of a part of an array.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsSpan(array: 'T[], start: int, length: int) : Span<'T> =
        Span<'T>(array, start, length)

    /// A view of a string.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsSpan(text: string) : ReadOnlySpan<char> =
        if isNull text then ReadOnlySpan<char>.Empty else ReadOnlySpan<char>(text.ToCharArray())

    /// A view of the rest of a string.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsSpan(text: string, start: int) : ReadOnlySpan<char> =
        ReadOnlySpan<char>(text.ToCharArray()).Slice(start)

    /// A view of a part of a string.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsSpan(text: string, start: int, length: int) : ReadOnlySpan<char> =
        ReadOnlySpan<char>(text.ToCharArray()).Slice(start, length)

    /// An array as memory.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsMemory(array: 'T[]) : Memory<'T> =
        Memory<'T>(array)

    /// The rest of an array as memory.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsMemory(array: 'T[], start: int) : Memory<'T> =
        Memory<'T>(array, start, SpanParts.count array - start)

    /// A part of an array as memory.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsMemory(array: 'T[], start: int, length: int) : Memory<'T> =
        Memory<'T>(array, start, length)

    /// A string as memory.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsMemory(text: string) : ReadOnlyMemory<char> =
        ReadOnlyMemory<char>(text.ToCharArray())

    /// The rest of a string as memory.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsMemory(text: string, start: int) : ReadOnlyMemory<char> =
        ReadOnlyMemory<char>(text.ToCharArray()).Slice(start)

    /// A part of a string as memory.
    [<System.Runtime.CompilerServices.Extension>]
    static member AsMemory(text: string, start: int, length: int) : ReadOnlyMemory<char> =
        ReadOnlyMemory<char>(text.ToCharArray()).Slice(start, length)

    /// Copies an array into a view.
    [<System.Runtime.CompilerServices.Extension>]
    static member CopyTo(array: 'T[], destination: Span<'T>) : unit =
        Span<'T>(array).CopyTo(destination)

    /// First place of an element, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member IndexOf(span: Span<'T>, value: 'T) : int =
        SpanSearch.indexOf (span.AsReadOnly()) value

    /// First place of a view, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member IndexOf(span: Span<'T>, value: ReadOnlySpan<'T>) : int =
        SpanSearch.indexOfSpan (span.AsReadOnly()) value

    /// Last place of an element, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member LastIndexOf(span: Span<'T>, value: 'T) : int =
        SpanSearch.lastIndexOf (span.AsReadOnly()) value

    /// Last place of a view, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member LastIndexOf(span: Span<'T>, value: ReadOnlySpan<'T>) : int =
        SpanSearch.lastIndexOfSpan (span.AsReadOnly()) value

    /// Whether an element is there.
    [<System.Runtime.CompilerServices.Extension>]
    static member Contains(span: Span<'T>, value: 'T) : bool =
        SpanSearch.indexOf (span.AsReadOnly()) value >= 0

    /// Whether the elements are the same.
    [<System.Runtime.CompilerServices.Extension>]
    static member SequenceEqual(span: Span<'T>, other: ReadOnlySpan<'T>) : bool =
        span.Length = other.Length && SpanSearch.isAt (span.AsReadOnly()) other 0

    /// Order of the elements.
    [<System.Runtime.CompilerServices.Extension>]
    static member SequenceCompareTo(span: Span<'T>, other: ReadOnlySpan<'T>) : int =
        SpanSearch.compare (span.AsReadOnly()) other

    /// Whether the first elements are those of another view.
    [<System.Runtime.CompilerServices.Extension>]
    static member StartsWith(span: Span<'T>, value: ReadOnlySpan<'T>) : bool =
        value.Length <= span.Length && SpanSearch.isAt (span.AsReadOnly()) value 0

    /// Whether the last elements are those of another view.
    [<System.Runtime.CompilerServices.Extension>]
    static member EndsWith(span: Span<'T>, value: ReadOnlySpan<'T>) : bool =
        value.Length <= span.Length && SpanSearch.isAt (span.AsReadOnly()) value (span.Length - value.Length)

    /// First place of an element, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member IndexOf(span: ReadOnlySpan<'T>, value: 'T) : int =
        SpanSearch.indexOf (span) value

    /// First place of a view, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member IndexOf(span: ReadOnlySpan<'T>, value: ReadOnlySpan<'T>) : int =
        SpanSearch.indexOfSpan (span) value

    /// Last place of an element, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member LastIndexOf(span: ReadOnlySpan<'T>, value: 'T) : int =
        SpanSearch.lastIndexOf (span) value

    /// Last place of a view, or -1.
    [<System.Runtime.CompilerServices.Extension>]
    static member LastIndexOf(span: ReadOnlySpan<'T>, value: ReadOnlySpan<'T>) : int =
        SpanSearch.lastIndexOfSpan (span) value

    /// Whether an element is there.
    [<System.Runtime.CompilerServices.Extension>]
    static member Contains(span: ReadOnlySpan<'T>, value: 'T) : bool =
        SpanSearch.indexOf (span) value >= 0

    /// Whether the elements are the same.
    [<System.Runtime.CompilerServices.Extension>]
    static member SequenceEqual(span: ReadOnlySpan<'T>, other: ReadOnlySpan<'T>) : bool =
        span.Length = other.Length && SpanSearch.isAt (span) other 0

    /// Order of the elements.
    [<System.Runtime.CompilerServices.Extension>]
    static member SequenceCompareTo(span: ReadOnlySpan<'T>, other: ReadOnlySpan<'T>) : int =
        SpanSearch.compare (span) other

    /// Whether the first elements are those of another view.
    [<System.Runtime.CompilerServices.Extension>]
    static member StartsWith(span: ReadOnlySpan<'T>, value: ReadOnlySpan<'T>) : bool =
        value.Length <= span.Length && SpanSearch.isAt (span) value 0

    /// Whether the last elements are those of another view.
    [<System.Runtime.CompilerServices.Extension>]
    static member EndsWith(span: ReadOnlySpan<'T>, value: ReadOnlySpan<'T>) : bool =
        value.Length <= span.Length && SpanSearch.isAt (span) value (span.Length - value.Length)

    /// Turns the order of the elements.
    [<System.Runtime.CompilerServices.Extension>]
    static member Reverse(span: Span<'T>) : unit =
        let mutable i: int = 0
        let mutable j: int = span.Length - 1
        while i < j do
            let a: 'T = NativePtr.get span.Pointer i
            let b: 'T = NativePtr.get span.Pointer j
            SpanParts.assign span.Pointer i b
            SpanParts.assign span.Pointer j a
            i <- i + 1
            j <- j - 1

    /// Sorts the elements.
    [<System.Runtime.CompilerServices.Extension>]
    static member Sort(span: Span<'T>) : unit =
        let items: 'T[] = span.ToArray()
        Array.sortInPlace items
        let mutable i: int = 0
        while i < items.Length do
            SpanParts.assign span.Pointer i items.[i]
            i <- i + 1

    /// The place of an element in sorted elements, or the complement of where it would stand.
    [<System.Runtime.CompilerServices.Extension>]
    static member BinarySearch(span: Span<'T>, comparable: IComparable<'T>) : int =
        let mutable low: int = 0
        let mutable high: int = span.Length - 1
        let mutable found: int = -1
        while found < 0 && low <= high do
            let middle: int = low + (high - low) / 2
            let order: int = comparable.CompareTo(NativePtr.get span.Pointer middle)
            if order = 0 then found <- middle
            elif order > 0 then low <- middle + 1
            else high <- middle - 1
        if found >= 0 then found else ~~~low

    /// Without white space there.
    [<System.Runtime.CompilerServices.Extension>]
    static member Trim(span: ReadOnlySpan<char>) : ReadOnlySpan<char> =
        SpanSearch.trim span true true (fun (c: char) -> Char.IsWhiteSpace c)

    /// Without a char there.
    [<System.Runtime.CompilerServices.Extension>]
    static member Trim(span: ReadOnlySpan<char>, trimChar: char) : ReadOnlySpan<char> =
        SpanSearch.trim span true true (fun (c: char) -> c = trimChar)

    /// Without white space there.
    [<System.Runtime.CompilerServices.Extension>]
    static member TrimStart(span: ReadOnlySpan<char>) : ReadOnlySpan<char> =
        SpanSearch.trim span true false (fun (c: char) -> Char.IsWhiteSpace c)

    /// Without a char there.
    [<System.Runtime.CompilerServices.Extension>]
    static member TrimStart(span: ReadOnlySpan<char>, trimChar: char) : ReadOnlySpan<char> =
        SpanSearch.trim span true false (fun (c: char) -> c = trimChar)

    /// Without white space there.
    [<System.Runtime.CompilerServices.Extension>]
    static member TrimEnd(span: ReadOnlySpan<char>) : ReadOnlySpan<char> =
        SpanSearch.trim span false true (fun (c: char) -> Char.IsWhiteSpace c)

    /// Without a char there.
    [<System.Runtime.CompilerServices.Extension>]
    static member TrimEnd(span: ReadOnlySpan<char>, trimChar: char) : ReadOnlySpan<char> =
        SpanSearch.trim span false true (fun (c: char) -> c = trimChar)

    /// Whether there is nothing but white space.
    [<System.Runtime.CompilerServices.Extension>]
    static member IsWhiteSpace(span: ReadOnlySpan<char>) : bool =
        SpanSearch.leading span (fun (c: char) -> Char.IsWhiteSpace c) = span.Length

    /// Copies chars in one case; -1 when there is no room.
    [<System.Runtime.CompilerServices.Extension>]
    static member ToUpperInvariant(source: ReadOnlySpan<char>, destination: Span<char>) : int =
        if destination.Length < source.Length then
            -1
        else
            let mutable i: int = 0
            while i < source.Length do
                NativePtr.set destination.Pointer i (Char.ToUpperInvariant(NativePtr.get source.Pointer i))
                i <- i + 1
            source.Length

    /// Copies chars in one case; -1 when there is no room.
    [<System.Runtime.CompilerServices.Extension>]
    static member ToLowerInvariant(source: ReadOnlySpan<char>, destination: Span<char>) : int =
        if destination.Length < source.Length then
            -1
        else
            let mutable i: int = 0
            while i < source.Length do
                NativePtr.set destination.Pointer i (Char.ToLowerInvariant(NativePtr.get source.Pointer i))
                i <- i + 1
            source.Length

    /// Whether the chars are the same by a comparison.
    [<System.Runtime.CompilerServices.Extension>]
    static member Equals(span: ReadOnlySpan<char>, other: ReadOnlySpan<char>, comparisonType: StringComparison) : bool =
        String.Equals(span.ToString(), other.ToString(), comparisonType)

    /// Order of the chars by a comparison.
    [<System.Runtime.CompilerServices.Extension>]
    static member CompareTo(span: ReadOnlySpan<char>, other: ReadOnlySpan<char>, comparisonType: StringComparison) : int =
        String.Compare(span.ToString(), other.ToString(), comparisonType)

    /// Whether the chars start with others by a comparison.
    [<System.Runtime.CompilerServices.Extension>]
    static member StartsWith(span: ReadOnlySpan<char>, value: ReadOnlySpan<char>, comparisonType: StringComparison) : bool =
        span.ToString().StartsWith(value.ToString(), comparisonType)

/// Reading numbers from views of chars.
[<AutoOpen>]
module SpanParsing =

    type Int32 with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : int = Int32.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<int>) : bool = Int32.TryParse(s.ToString(), &result)

    type Int64 with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : int64 = Int64.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<int64>) : bool = Int64.TryParse(s.ToString(), &result)

    type UInt32 with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : uint32 = UInt32.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<uint32>) : bool = UInt32.TryParse(s.ToString(), &result)

    type UInt64 with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : uint64 = UInt64.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<uint64>) : bool = UInt64.TryParse(s.ToString(), &result)

    type Int16 with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : int16 = Int16.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<int16>) : bool = Int16.TryParse(s.ToString(), &result)

    type UInt16 with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : uint16 = UInt16.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<uint16>) : bool = UInt16.TryParse(s.ToString(), &result)

    type Byte with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : byte = Byte.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<byte>) : bool = Byte.TryParse(s.ToString(), &result)

    type SByte with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : sbyte = SByte.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<sbyte>) : bool = SByte.TryParse(s.ToString(), &result)

    type Double with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : float = Double.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<float>) : bool = Double.TryParse(s.ToString(), &result)

    type Single with

        /// Reads a number; raises when the text is none or it does not fit.
        static member Parse(s: ReadOnlySpan<char>) : float32 = Single.Parse(s.ToString())

        /// Reads a number; false and zero when the text is none or it does not fit.
        static member TryParse(s: ReadOnlySpan<char>, result: byref<float32>) : bool = Single.TryParse(s.ToString(), &result)
