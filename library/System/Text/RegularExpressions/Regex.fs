/// Regular expressions.
namespace System.Text.RegularExpressions

open System
open System.Collections
open System.Collections.Generic
open System.Text
open Firefly.Runtime
open Firefly.Runtime.RegularExpressions

/// A part of a text that was matched.
[<AllowNullLiteral>]
type Capture(text: string, index: int, length: int) =
    /// The text that was searched.
    member this.Text: string = text

    /// Where the part starts.
    member this.Index: int = index

    /// Its length.
    member this.Length: int = length

    /// The part.
    member this.Value: string = text.Substring(index, length)

    override this.ToString() : string = text.Substring(index, length)

/// The captures of a group, the first one first.
[<Sealed; AllowNullLiteral>]
type CaptureCollection(items: Capture[]) =
    /// The number of captures.
    member this.Count: int = items.Length

    /// A capture.
    member this.Item
        with get (i: int): Capture =
            if i < 0 || i >= items.Length then
                raise (ArgumentOutOfRangeException "i")
            items.[i]

    /// Goes through the captures.
    member this.GetEnumerator() : IEnumerator<Capture> =
        new VersionedEnumerator<Capture>((fun () -> 0), (fun () -> items.Length), (fun i -> items.[i])) :> IEnumerator<Capture>

    interface IReadOnlyList<Capture> with
        member this.Count: int = items.Length

        member this.Item
            with get (i: int): Capture = this.[i]

        member this.GetEnumerator() : IEnumerator<Capture> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

/// What a group has matched: its last capture.
[<AllowNullLiteral>]
type Group(text: string, index: int, length: int, name: string, success: bool, pairs: int[], count: int) =
    inherit Capture(text, index, length)

    /// Whether the group has matched.
    member this.Success: bool = success

    /// Name, which is the number of a group without one.
    member this.Name: string = name

    /// All captures.
    member this.Captures: CaptureCollection =
        let items: Capture[] = (# "array_new" count : Capture[] #)
        for i in 0 .. count - 1 do
            items.[i] <- Capture(text, pairs.[2 * i], pairs.[2 * i + 1] - pairs.[2 * i])
        CaptureCollection items

/// Replaces a match by a text.
type MatchEvaluator = delegate of Match -> string

/// The groups of a match.
and [<Sealed; AllowNullLiteral>] GroupCollection(items: Group[], names: GroupNames) =
    static member private None: Group = Group("", 0, 0, "", false, null, 0)

    member private this.OfNumber(number: int) : Group =
        let at = names.IndexOf number
        if at >= 0 && at < items.Length then items.[at] else GroupCollection.None

    member private this.Find(name: string) : int =
        let at = names.IndexOf(names.NumberOf name)
        if at < items.Length then at else -1

    /// The number of groups, the whole match included.
    member this.Count: int = items.Length

    /// The group of a number; one without success when there is none.
    member this.Item
        with get (groupnum: int): Group = this.OfNumber groupnum

    /// The group of a name; one without success when there is none.
    member this.Item
        with get (groupname: string): Group =
            if isNull groupname then
                raise (ArgumentNullException "groupname")
            let at = this.Find groupname
            if at >= 0 then items.[at] else GroupCollection.None

    /// Whether there is a group of a name.
    member this.ContainsKey(key: string) : bool = this.Find key >= 0

    /// The group of a name, if there is one.
    member this.TryGetValue(key: string) : bool * Group =
        let at = this.Find key
        if at >= 0 then (true, items.[at]) else (false, null)

    /// The names.
    member this.Keys: IEnumerable<string> =
        let all = List<string>()
        for g in items do
            all.Add g.Name
        all :> IEnumerable<string>

    /// The groups.
    member this.Values: IEnumerable<Group> =
        let all = List<Group>()
        for g in items do
            all.Add g
        all :> IEnumerable<Group>

    /// Goes through the groups.
    member this.GetEnumerator() : IEnumerator<Group> =
        new VersionedEnumerator<Group>((fun () -> 0), (fun () -> items.Length), (fun i -> items.[i])) :> IEnumerator<Group>

    interface IReadOnlyList<Group> with
        member this.Count: int = items.Length

        member this.Item
            with get (i: int): Group = this.OfNumber i

        member this.GetEnumerator() : IEnumerator<Group> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

/// A match.
and [<AllowNullLiteral>] Match(regex: Regex, text: string, groups: Group[], first: int, last: int, next: int) =
    inherit Group(
        text,
        (if groups.Length = 0 then 0 else groups.[0].Index),
        (if groups.Length = 0 then 0 else groups.[0].Length),
        "0",
        groups.Length > 0,
        (if groups.Length = 0 then null
         else
             let pair: int[] = (# "array_new" 2 : int[] #)
             pair.[0] <- groups.[0].Index
             pair.[1] <- groups.[0].Index + groups.[0].Length
             pair),
        (if groups.Length = 0 then 0 else 1)
    )

    /// No match.
    static member Empty: Match = Match(null, "", (# "array_new" 0 : Group[] #), 0, 0, 0)

    /// The groups; the whole match is the group 0.
    member this.Groups: GroupCollection =
        if groups.Length = 0 then
            let items: Group[] = (# "array_new" 1 : Group[] #)
            items.[0] <- this :> Group
            let names = GroupNames()
            names.NoteNumber 0
            names.Settle()
            GroupCollection(items, names)
        else
            let items: Group[] = (# "array_new" (groups.Length) : Group[] #)
            items.[0] <- this :> Group
            for i in 1 .. groups.Length - 1 do
                items.[i] <- groups.[i]
            GroupCollection(items, regex.Names)

    /// The groups as the expression has them.
    member this.Slots: Group[] = groups

    /// The match after this one.
    member this.NextMatch() : Match =
        if groups.Length = 0 then this else regex.Run(text, first, last, next, this.Length)

    /// A replacement pattern filled in with this match.
    member this.Result(replacement: string) : string =
        if isNull replacement then
            raise (ArgumentNullException "replacement")
        if groups.Length = 0 then
            raise (NotSupportedException "Result cannot be called on a failed Match.")
        let b = StringBuilder()
        regex.Expand(replacement, this, b)
        b.ToString()

/// Matches, the first one first.
and [<Sealed; AllowNullLiteral>] MatchCollection(items: List<Match>) =
    /// The number of matches.
    member this.Count: int = items.Count

    /// A match.
    member this.Item
        with get (i: int): Match =
            if i < 0 || i >= items.Count then
                raise (ArgumentOutOfRangeException "i")
            items.[i]

    /// Goes through the matches.
    member this.GetEnumerator() : IEnumerator<Match> =
        new VersionedEnumerator<Match>((fun () -> 0), (fun () -> items.Count), (fun i -> items.[i])) :> IEnumerator<Match>

    interface IReadOnlyList<Match> with
        member this.Count: int = items.Count

        member this.Item
            with get (i: int): Match = this.[i]

        member this.GetEnumerator() : IEnumerator<Match> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

/// A regular expression.
and [<AllowNullLiteral>] Regex(pattern: string, options: RegexOptions) =
    let parser =
        if isNull pattern then
            raise (ArgumentNullException "pattern")
        if (int options &&& ~~~0x77F) <> 0 then
            raise (ArgumentOutOfRangeException "options")
        Parser(pattern, options)

    let tree = parser.Parse()
    let names = parser.Groups
    let backward = (options &&& RegexOptions.RightToLeft) <> RegexOptions.None
    let program = Maker(names).Make(tree, backward)

    /// With the usual options.
    new(pattern: string) = Regex(pattern, RegexOptions.None)

    /// The groups' names and numbers.
    member this.Names: GroupNames = names

    /// The options.
    member this.Options: RegexOptions = options

    /// Whether it looks from the end of the text.
    member this.RightToLeft: bool = backward

    /// The expression as written.
    override this.ToString() : string = pattern

    /// The names of the groups; a group without one has its number.
    member this.GetGroupNames() : string[] =
        let all = List<string>()
        for n in names.Names do
            all.Add n
        all.ToArray()

    /// The numbers of the groups.
    member this.GetGroupNumbers() : int[] =
        let all = List<int>()
        for n in names.Numbers do
            all.Add n
        all.ToArray()

    /// The name of a group, or the empty string.
    member this.GroupNameFromNumber(i: int) : string =
        let at = names.IndexOf i
        if at >= 0 then names.Names.[at] else ""

    /// The number of a group, or -1.
    member this.GroupNumberFromName(name: string) : int =
        if isNull name then
            raise (ArgumentNullException "name")
        names.NumberOf name

    /// The next match from a place on; `before` is the length of the match before it, or -1.
    member this.Run(text: string, first: int, last: int, from: int, before: int) : Match =
        let start = if before = 0 then (if backward then from - 1 else from + 1) else from
        if start < first || start > last then
            Match.Empty
        else
            let machine = Machine(program, text, first, last, from)
            if machine.Scan(start, backward) < 0 then
                Match.Empty
            else
                let slots: Group[] = (# "array_new" (program.Slots) : Group[] #)
                for i in 0 .. slots.Length - 1 do
                    let n = machine.Counts.[i]
                    let name = names.Names.[i]
                    if n = 0 then
                        slots.[i] <- Group(text, 0, 0, name, false, null, 0)
                    else
                        let pairs = machine.Captures.[i]
                        let a = pairs.[2 * n - 2]
                        slots.[i] <- Group(text, a, pairs.[2 * n - 1] - a, name, true, pairs, n)
                let whole = slots.[0]
                let next = if backward then whole.Index else whole.Index + whole.Length
                Match(this, text, slots, first, last, next)

    member private this.Begin(input: string) : int = if backward then input.Length else 0

    static member private Check(input: string) : unit =
        if isNull input then
            raise (ArgumentNullException "input")

    static member private CheckStart(input: string, startat: int) : unit =
        Regex.Check input
        if startat < 0 || startat > input.Length then
            raise (
                ArgumentOutOfRangeException(
                    "startat",
                    "Start index cannot be less than 0 or greater than input length."
                )
            )

    /// The first match.
    member this.Match(input: string) : Match =
        Regex.Check input
        this.Run(input, 0, input.Length, this.Begin input, -1)

    /// The first match from a place on.
    member this.Match(input: string, startat: int) : Match =
        Regex.CheckStart(input, startat)
        this.Run(input, 0, input.Length, startat, -1)

    /// The first match in a part.
    member this.Match(input: string, beginning: int, length: int) : Match =
        Regex.Check input
        if beginning < 0 || beginning > input.Length then
            raise (ArgumentOutOfRangeException("beginning", "Start index cannot be less than 0 or greater than input length."))
        if length < 0 || length > input.Length - beginning then
            raise (ArgumentOutOfRangeException("length", "Length cannot be less than 0 or exceed input length."))
        let stop = beginning + length
        this.Run(input, beginning, stop, (if backward then stop else beginning), -1)

    /// Whether there is a match.
    member this.IsMatch(input: string) : bool = this.Match(input).Success

    /// Whether there is a match from a place on.
    member this.IsMatch(input: string, startat: int) : bool = this.Match(input, startat).Success

    member private this.Collect(input: string, startat: int) : List<Match> =
        let all = List<Match>()
        let mutable m = this.Run(input, 0, input.Length, startat, -1)
        while m.Success do
            all.Add m
            m <- m.NextMatch()
        all

    /// All matches.
    member this.Matches(input: string) : MatchCollection =
        Regex.Check input
        MatchCollection(this.Collect(input, this.Begin input))

    /// All matches from a place on.
    member this.Matches(input: string, startat: int) : MatchCollection =
        Regex.CheckStart(input, startat)
        MatchCollection(this.Collect(input, startat))

    /// The number of matches.
    member this.Count(input: string) : int =
        Regex.Check input
        this.Collect(input, this.Begin input).Count

    // ---- replacing ----------------------------------------------------------------------------------------------------

    /// Appends what a group has matched.
    member private this.Put(m: Match, slot: int, b: StringBuilder) : unit =
        let g = m.Slots.[slot]
        if g.Success then
            b.Append(m.Text, g.Index, g.Length) |> ignore

    /// Appends what stands after a dollar sign at a place of a replacement pattern; the place after it.
    member private this.Dollar(replacement: string, at: int, m: Match, b: StringBuilder) : int =
        let size = replacement.Length
        let c = if at < size then replacement.[at] else ' '
        let braced = c = '{' && at + 1 < size
        let from = if braced then at + 1 else at
        let mutable stop = from
        let isDigit = from < size && replacement.[from] >= '0' && replacement.[from] <= '9'
        if isDigit then
            while stop < size && replacement.[stop] >= '0' && replacement.[stop] <= '9' do
                stop <- stop + 1
        elif braced then
            while stop < size && Sets.isWordUnit (uint16 replacement.[stop]) do
                stop <- stop + 1
        let closed = not braced || (stop < size && replacement.[stop] = '}')
        let name = replacement.Substring(from, stop - from)
        let slot =
            if name = "" || not closed then -1
            elif isDigit then (if name.Length < 10 then names.IndexOf(int name) else -1)
            else names.IndexOf(names.NumberOf name)
        if slot >= 0 then
            this.Put(m, slot, b)
            if braced then stop + 1 else stop
        elif at >= size || isDigit || braced then
            b.Append '$' |> ignore
            at
        else
            match c with
            | '$' -> b.Append '$' |> ignore
            | '&' -> this.Put(m, 0, b)
            | '`' -> b.Append(m.Text, 0, m.Index) |> ignore
            | '\'' -> b.Append(m.Text, m.Index + m.Length, m.Text.Length - m.Index - m.Length) |> ignore
            | '+' -> this.Put(m, m.Slots.Length - 1, b)
            | '_' -> b.Append m.Text |> ignore
            | _ -> b.Append('$').Append(c) |> ignore
            at + 1

    /// Fills a replacement pattern in with a match.
    member this.Expand(replacement: string, m: Match, b: StringBuilder) : unit =
        let mutable at = 0
        while at < replacement.Length do
            let c = replacement.[at]
            at <- at + 1
            if c = '$' then
                at <- this.Dollar(replacement, at, m, b)
            else
                b.Append c |> ignore

    /// Replaces matches by what a function appends for them.
    member private this.Rewrite(input: string, count: int, startat: int, put: Match -> StringBuilder -> unit) : string =
        Regex.CheckStart(input, startat)
        if count < -1 then
            raise (ArgumentOutOfRangeException("count", "Count cannot be less than -1."))
        let matches = List<Match>()
        let mutable m = if count = 0 then Match.Empty else this.Run(input, 0, input.Length, startat, -1)
        while m.Success do
            matches.Add m
            m <- if matches.Count = count then Match.Empty else m.NextMatch()
        if matches.Count = 0 then
            input
        else
            // The functions are called in the order of the matches, which may be backward.
            let pieces = List<string>()
            for i in 0 .. matches.Count - 1 do
                let b = StringBuilder()
                put matches.[i] b
                pieces.Add(b.ToString())
            let b = StringBuilder()
            let mutable at = 0
            for k in 0 .. matches.Count - 1 do
                let i = if backward then matches.Count - 1 - k else k
                let m = matches.[i]
                b.Append(input, at, m.Index - at).Append(pieces.[i]) |> ignore
                at <- m.Index + m.Length
            b.Append(input, at, input.Length - at).ToString()

    member private this.WithPattern(input: string, replacement: string, count: int, startat: int) : string =
        if isNull replacement then
            raise (ArgumentNullException "replacement")
        this.Rewrite(input, count, startat, (fun m b -> this.Expand(replacement, m, b)))

    member private this.WithEvaluator(input: string, evaluator: MatchEvaluator, count: int, startat: int) : string =
        this.Rewrite(input, count, startat, (fun m b -> b.Append(evaluator.Invoke m) |> ignore))

    /// Replaces all matches by a pattern.
    member this.Replace(input: string, replacement: string) : string =
        Regex.Check input
        this.WithPattern(input, replacement, -1, this.Begin input)

    /// Replaces some matches by a pattern.
    member this.Replace(input: string, replacement: string, count: int) : string =
        Regex.Check input
        this.WithPattern(input, replacement, count, this.Begin input)

    /// Replaces some matches from a place on by a pattern.
    member this.Replace(input: string, replacement: string, count: int, startat: int) : string =
        this.WithPattern(input, replacement, count, startat)

    /// Replaces all matches by a function.
    member this.Replace(input: string, evaluator: MatchEvaluator) : string =
        Regex.Check input
        this.WithEvaluator(input, evaluator, -1, this.Begin input)

    /// Replaces some matches by a function.
    member this.Replace(input: string, evaluator: MatchEvaluator, count: int) : string =
        Regex.Check input
        this.WithEvaluator(input, evaluator, count, this.Begin input)

    /// Replaces some matches from a place on by a function.
    member this.Replace(input: string, evaluator: MatchEvaluator, count: int, startat: int) : string =
        this.WithEvaluator(input, evaluator, count, startat)

    // ---- splitting ----------------------------------------------------------------------------------------------------

    /// The pieces between at most so many matches from a place on, with what groups have matched.
    member this.Split(input: string, count: int, startat: int) : string[] =
        Regex.CheckStart(input, startat)
        if count < 0 then
            raise (ArgumentOutOfRangeException("count", "Count cannot be less than -1."))
        let pieces = List<string>()
        let mutable m = if count = 1 then Match.Empty else this.Run(input, 0, input.Length, startat, -1)
        let mutable left = count - 1
        if not backward then
            let mutable at = 0
            while m.Success do
                pieces.Add(input.Substring(at, m.Index - at))
                at <- m.Index + m.Length
                for i in 1 .. m.Slots.Length - 1 do
                    if m.Slots.[i].Success then
                        pieces.Add m.Slots.[i].Value
                left <- left - 1
                m <- if left = 0 then Match.Empty else m.NextMatch()
            pieces.Add(input.Substring at)
        else
            let mutable at = input.Length
            while m.Success do
                pieces.Add(input.Substring(m.Index + m.Length, at - m.Index - m.Length))
                at <- m.Index
                for i in 1 .. m.Slots.Length - 1 do
                    if m.Slots.[i].Success then
                        pieces.Add m.Slots.[i].Value
                left <- left - 1
                m <- if left = 0 then Match.Empty else m.NextMatch()
            pieces.Add(input.Substring(0, at))
            pieces.Reverse()
        pieces.ToArray()

    /// The pieces between at most so many matches.
    member this.Split(input: string, count: int) : string[] =
        Regex.Check input
        this.Split(input, count, this.Begin input)

    /// The pieces between matches.
    member this.Split(input: string) : string[] =
        Regex.Check input
        this.Split(input, 0, this.Begin input)

    // ---- without an object --------------------------------------------------------------------------------------------

    /// Whether there is a match.
    static member IsMatch(input: string, pattern: string) : bool = Regex(pattern).IsMatch input

    /// Whether there is a match.
    static member IsMatch(input: string, pattern: string, options: RegexOptions) : bool =
        Regex(pattern, options).IsMatch input

    /// The first match.
    static member Match(input: string, pattern: string) : Match = Regex(pattern).Match input

    /// The first match.
    static member Match(input: string, pattern: string, options: RegexOptions) : Match =
        Regex(pattern, options).Match input

    /// All matches.
    static member Matches(input: string, pattern: string) : MatchCollection = Regex(pattern).Matches input

    /// All matches.
    static member Matches(input: string, pattern: string, options: RegexOptions) : MatchCollection =
        Regex(pattern, options).Matches input

    /// The number of matches.
    static member Count(input: string, pattern: string) : int = Regex(pattern).Count input

    /// The number of matches.
    static member Count(input: string, pattern: string, options: RegexOptions) : int =
        Regex(pattern, options).Count input

    /// Replaces all matches by a pattern.
    static member Replace(input: string, pattern: string, replacement: string) : string =
        Regex(pattern).Replace(input, replacement)

    /// Replaces all matches by a pattern.
    static member Replace(input: string, pattern: string, replacement: string, options: RegexOptions) : string =
        Regex(pattern, options).Replace(input, replacement)

    /// Replaces all matches by a function.
    static member Replace(input: string, pattern: string, evaluator: MatchEvaluator) : string =
        Regex(pattern).Replace(input, evaluator)

    /// Replaces all matches by a function.
    static member Replace(input: string, pattern: string, evaluator: MatchEvaluator, options: RegexOptions) : string =
        Regex(pattern, options).Replace(input, evaluator)

    /// The pieces between matches.
    static member Split(input: string, pattern: string) : string[] = Regex(pattern).Split input

    /// The pieces between matches.
    static member Split(input: string, pattern: string, options: RegexOptions) : string[] =
        Regex(pattern, options).Split input

    /// A text with backslashes where it needs them to stand for itself.
    static member Escape(str: string) : string =
        if isNull str then
            raise (ArgumentNullException "str")
        let b = StringBuilder()
        for c in str do
            match c with
            | '\n' -> b.Append "\\n" |> ignore
            | '\r' -> b.Append "\\r" |> ignore
            | '\t' -> b.Append "\\t" |> ignore
            | '\f' -> b.Append "\\f" |> ignore
            | ' '
            | '#'
            | '$'
            | '('
            | ')'
            | '*'
            | '+'
            | '.'
            | '?'
            | '['
            | '\\'
            | '^'
            | '{'
            | '|' -> b.Append('\\').Append(c) |> ignore
            | _ -> b.Append c |> ignore
        b.ToString()

    /// A text without the backslashes of `Escape`.
    static member Unescape(str: string) : string =
        if isNull str then
            raise (ArgumentNullException "str")
        Parser(str, RegexOptions.None).Unescape()
