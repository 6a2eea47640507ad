/// Text by what people see as one char.
namespace System.Globalization

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime

/// Goes through what people see as one char each.
[<AllowNullLiteral>]
type TextElementEnumerator(text: string, first: int) =
    let mutable start = -1
    let mutable stop = first

    member private this.Check() : unit =
        if start < 0 then
            raise (InvalidOperationException "Enumeration has not started. Call MoveNext.")
        if start >= text.Length then
            raise (InvalidOperationException "Enumeration already finished.")

    /// Goes on; false at the end.
    member this.MoveNext() : bool =
        start <- stop
        if start < text.Length then
            stop <- int (GraphemeBreaks.next text (nativeint start))
            true
        else
            false

    /// Where the present one starts.
    member this.ElementIndex: int =
        this.Check()
        start

    /// The present one.
    member this.GetTextElement() : string =
        this.Check()
        text.Substring(start, stop - start)

    /// The present one.
    member this.Current: obj = this.GetTextElement() :> obj

    /// Back to before the first.
    member this.Reset() : unit =
        start <- -1
        stop <- first

    interface IEnumerator with
        member this.MoveNext() : bool = this.MoveNext()
        member this.Current: obj = this.Current
        member this.Reset() : unit = this.Reset()

/// Text by what people see as one char.
[<AllowNullLiteral>]
type StringInfo(value: string) =
    let mutable text =
        if isNull value then
            raise (ArgumentNullException "value")
        value

    /// An empty text.
    new() = StringInfo("")

    /// The text.
    member this.String
        with get (): string = text
        and set (value: string) : unit =
            if isNull value then
                raise (ArgumentNullException "value")
            text <- value

    /// Where each one starts.
    static member ParseCombiningCharacters(str: string) : int[] =
        if isNull str then
            raise (ArgumentNullException "str")
        let starts = List<int>()
        let mutable at = 0
        while at < str.Length do
            starts.Add at
            at <- int (GraphemeBreaks.next str (nativeint at))
        starts.ToArray()

    /// How many there are.
    member this.LengthInTextElements: int = StringInfo.ParseCombiningCharacters(text).Length

    /// The rest from one on.
    member this.SubstringByTextElements(startingTextElement: int) : string =
        this.SubstringByTextElements(startingTextElement, this.LengthInTextElements - startingTextElement)

    /// Some from one on.
    member this.SubstringByTextElements(startingTextElement: int, lengthInTextElements: int) : string =
        let starts = StringInfo.ParseCombiningCharacters text
        if startingTextElement < 0 || startingTextElement >= starts.Length then
            raise (ArgumentOutOfRangeException "startingTextElement")
        if lengthInTextElements < 0 || lengthInTextElements > starts.Length - startingTextElement then
            raise (ArgumentOutOfRangeException "lengthInTextElements")
        let first = starts.[startingTextElement]
        let stop =
            if startingTextElement + lengthInTextElements = starts.Length then
                text.Length
            else
                starts.[startingTextElement + lengthInTextElements]
        text.Substring(first, stop - first)

    /// The length of the one at a place.
    static member GetNextTextElementLength(str: string, index: int) : int =
        if isNull str then
            raise (ArgumentNullException "str")
        if index < 0 || index > str.Length then
            raise (ArgumentOutOfRangeException "index")
        if index = str.Length then 0 else int (GraphemeBreaks.next str (nativeint index)) - index

    /// The length of the first one.
    static member GetNextTextElementLength(str: string) : int = StringInfo.GetNextTextElementLength(str, 0)

    /// The one at a place.
    static member GetNextTextElement(str: string, index: int) : string =
        str.Substring(index, StringInfo.GetNextTextElementLength(str, index))

    /// The first one.
    static member GetNextTextElement(str: string) : string = StringInfo.GetNextTextElement(str, 0)

    /// Goes through all.
    static member GetTextElementEnumerator(str: string) : TextElementEnumerator =
        if isNull str then
            raise (ArgumentNullException "str")
        TextElementEnumerator(str, 0)

    /// Goes through those from a place on.
    static member GetTextElementEnumerator(str: string, index: int) : TextElementEnumerator =
        if isNull str then
            raise (ArgumentNullException "str")
        if index < 0 || index > str.Length then
            raise (ArgumentOutOfRangeException "index")
        TextElementEnumerator(str, index)

    override this.Equals(other: obj) : bool =
        match other with
        | :? StringInfo as s -> s.String = text
        | _ -> false

    override this.GetHashCode() : int = Text.hash text
