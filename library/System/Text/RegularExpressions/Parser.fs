/// Reading regular expressions.
namespace Firefly.Runtime.RegularExpressions

open System
open System.Collections.Generic
open System.Text.RegularExpressions

/// Names and numbers of the groups of a regular expression.
[<AllowNullLiteral>]
type GroupNames() =
    let names = List<string>()
    let numbers = List<int>()

    /// The numbers in use, in order, once `Settle` has been called; their names beside them.
    member val Numbers: int[] = (# "array_new" 0 : int[] #) with get, set

    /// The names, in the order of the numbers.
    member val Names: string[] = (# "array_new" 0 : string[] #) with get, set

    /// Notes a group with a number.
    member this.NoteNumber(number: int) : unit =
        if not (numbers.Contains number) then
            numbers.Add number

    /// Notes a group with a name.
    member this.NoteName(name: string) : unit =
        if not (names.Contains name) then
            names.Add name

    /// Gives the named groups numbers after the others.
    member this.Settle() : unit =
        let named = Dictionary<int, string>()
        let mutable next = 1
        for i in 0 .. names.Count - 1 do
            while numbers.Contains next do
                next <- next + 1
            named.[next] <- names.[i]
            numbers.Add next
        let all = numbers.ToArray()
        // Insertion keeps a short list in order.
        for i in 1 .. all.Length - 1 do
            let x = all.[i]
            let mutable j = i
            while j > 0 && all.[j - 1] > x do
                all.[j] <- all.[j - 1]
                j <- j - 1
            all.[j] <- x
        let texts: string[] = (# "array_new" (all.Length) : string[] #)
        for i in 0 .. all.Length - 1 do
            texts.[i] <- if named.ContainsKey all.[i] then named.[all.[i]] else all.[i].ToString()
        this.Numbers <- all
        this.Names <- texts

    /// Place of a number among the groups, or -1.
    member this.IndexOf(number: int) : int =
        let all = this.Numbers
        let mutable i = 0
        while i < all.Length && all.[i] <> number do
            i <- i + 1
        if i < all.Length then i else -1

    /// Number of a name, or -1.
    member this.NumberOf(name: string) : int =
        let all = this.Names
        let mutable i = 0
        while i < all.Length && all.[i] <> name do
            i <- i + 1
        if i < all.Length then this.Numbers.[i] else -1

/// Reads a regular expression.
[<AllowNullLiteral>]
type Parser(pattern: string, startOptions: RegexOptions) =
    let mutable at = 0
    let mutable options = startOptions
    let mutable nextGroup = 1
    let groups = GroupNames()

    /// The groups.
    member this.Groups: GroupNames = groups

    [<NoInline; Cold>]
    member private this.Fail(error: RegexParseError, reason: string) : 'T =
        let message = "Invalid pattern '" + pattern + "' at offset " + at.ToString() + ". " + reason
        raise (RegexParseException(error, at, message))

    [<NoInline>]
    member private this.Has(option: RegexOptions) : bool = (options &&& option) <> RegexOptions.None

    /// The char here, which has to be there.
    [<NoInline>]
    member private this.Here: char = pattern.[at]

    /// The char after the one here.
    [<NoInline>]
    member private this.Then: char = pattern.[at + 1]

    /// The char before the one here.
    [<NoInline>]
    member private this.Before: char = pattern.[at - 1]

    [<NoInline>]
    member private this.Left: int = pattern.Length - at

    member private this.Backward: bool = this.Has RegexOptions.RightToLeft

    static member private IsDigit(c: char) : bool = c >= '0' && c <= '9'

    [<NoInline>]
    static member private IsNameChar(c: char) : bool = Sets.isWordUnit (uint16 c)

    // ---- white space, comments, quantifiers --------------------------------------------------------------------------

    member private this.SkipBlank() : unit =
        let spaced = this.Has RegexOptions.IgnorePatternWhitespace
        let mutable go = true
        while go do
            if spaced then
                while this.Left > 0 && (this.Here = ' ' || (this.Here >= '\t' && this.Here <= '\r')) do
                    at <- at + 1
            if spaced && this.Left > 0 && this.Here = '#' then
                while this.Left > 0 && this.Here <> '\n' do
                    at <- at + 1
            elif this.Left >= 3 && this.Here = '(' && this.Then = '?' && pattern.[at + 2] = '#' then
                while this.Left > 0 && this.Here <> ')' do
                    at <- at + 1
                if this.Left = 0 then
                    this.Fail(RegexParseError.UnterminatedComment, "Unterminated (?#...) comment.")
                at <- at + 1
            else
                go <- false

    /// Whether `{n}`, `{n,}` or `{n,m}` stands here.
    member private this.IsCount() : bool =
        let mutable i = at + 1
        let digits = i
        while i < pattern.Length && Parser.IsDigit pattern.[i] do
            i <- i + 1
        if i = digits || i >= pattern.Length then
            false
        elif pattern.[i] = '}' then
            true
        elif pattern.[i] <> ',' then
            false
        else
            i <- i + 1
            while i < pattern.Length && Parser.IsDigit pattern.[i] do
                i <- i + 1
            i < pattern.Length && pattern.[i] = '}'

    member private this.IsQuantifier() : bool =
        if this.Left = 0 then
            false
        else
            match this.Here with
            | '*'
            | '+'
            | '?' -> true
            | '{' -> this.IsCount()
            | _ -> false

    member private this.Number() : int =
        let mutable n = 0
        while this.Left > 0 && Parser.IsDigit this.Here do
            let digit = int this.Here - 48
            at <- at + 1
            if n > 214748364 || (n = 214748364 && digit > 7) then
                this.Fail(
                    RegexParseError.QuantifierOrCaptureGroupOutOfRange,
                    "Quantifier and capture group numbers must be less than or equal to Int32.MaxValue."
                )
            n <- n * 10 + digit
        n

    /// The quantifiers after a term.
    member private this.Quantified(term: Node) : Node =
        this.SkipBlank()
        if not (this.IsQuantifier()) then
            term
        else
            let c = this.Here
            at <- at + 1
            let mutable least = if c = '+' then 1 else 0
            let mutable most = if c = '?' then 1 else Int32.MaxValue
            if c = '{' then
                least <- this.Number()
                most <- least
                if this.Here = ',' then
                    at <- at + 1
                    most <- if this.Here = '}' then Int32.MaxValue else this.Number()
                at <- at + 1
            this.SkipBlank()
            let lazily = this.Left > 0 && this.Here = '?'
            if lazily then
                at <- at + 1
            if least > most then
                this.Fail(RegexParseError.ReversedQuantifierRange, "Illegal {x,y} with x > y.")
            this.SkipBlank()
            if this.IsQuantifier() then
                let nested = this.Here
                at <- at + 1
                this.Fail(
                    RegexParseError.NestedQuantifiersNotParenthesized,
                    "Nested quantifier '" + nested.ToString() + "'."
                )
            Loop(term, least, most, lazily)

    // ---- escapes ------------------------------------------------------------------------------------------------------

    member private this.Hex(count: int) : char =
        let mutable value = 0
        let mutable digits = 0
        if this.Left >= count then
            while digits < count do
                let c = this.Here
                at <- at + 1
                let digit =
                    if c >= '0' && c <= '9' then int c - 48
                    elif c >= 'a' && c <= 'f' then int c - 87
                    elif c >= 'A' && c <= 'F' then int c - 55
                    else 16
                if digit = 16 then
                    this.Fail(
                        RegexParseError.InsufficientOrInvalidHexDigits,
                        "Insufficient or invalid hexadecimal digits."
                    )
                value <- value * 16 + digit
                digits <- digits + 1
        else
            this.Fail(
                RegexParseError.InsufficientOrInvalidHexDigits,
                "Insufficient or invalid hexadecimal digits."
            )
        char value

    member private this.Octal() : char =
        let mutable count = if this.Left < 3 then this.Left else 3
        let mutable value = 0
        while count > 0 && this.Here >= '0' && this.Here <= '7' do
            value <- value * 8 + int this.Here - 48
            at <- at + 1
            count <- count - 1
            if this.Has RegexOptions.ECMAScript && value >= 32 then
                count <- 0
        char (value &&& 255)

    member private this.ControlChar() : char =
        if this.Left = 0 then
            this.Fail(RegexParseError.MissingControlCharacter, "Missing control character.")
        let c = Char.ToUpperInvariant this.Here
        at <- at + 1
        if c >= '@' && c <= '_' then
            char (int c - 64)
        else
            this.Fail(RegexParseError.UnrecognizedControlCharacter, "Unrecognized control character.")

    /// A char that is written with a backslash, which has been read.
    member private this.CharEscape() : char =
        let c = this.Here
        if c >= '0' && c <= '7' then
            this.Octal()
        else
            at <- at + 1
            match c with
            | 'x' -> this.Hex 2
            | 'u' -> this.Hex 4
            | 'a' -> '\007'
            | 'b' -> '\b'
            | 'e' -> '\027'
            | 'f' -> '\f'
            | 'n' -> '\n'
            | 'r' -> '\r'
            | 't' -> '\t'
            | 'v' -> '\011'
            | 'c' -> this.ControlChar()
            | _ ->
                if not (this.Has RegexOptions.ECMAScript) && Parser.IsNameChar c then
                    this.Fail(RegexParseError.UnrecognizedEscape, "Unrecognized escape sequence \\" + c.ToString() + ".")
                else
                    c

    /// `{Name}` of a category or block, after `\p` or `\P`.
    member private this.Property(set: CharSet, inverted: bool) : unit =
        if this.Left < 3 then
            this.Fail(RegexParseError.InvalidUnicodePropertyEscape, "Incomplete \\p{X} character escape.")
        if this.Here <> '{' then
            this.Fail(RegexParseError.MalformedUnicodePropertyEscape, "Malformed \\p{X} character escape.")
        at <- at + 1
        let start = at
        while this.Left > 0 && (Parser.IsNameChar this.Here || this.Here = '-') do
            at <- at + 1
        let name = pattern.Substring(start, at - start)
        if this.Left = 0 || this.Here <> '}' then
            this.Fail(RegexParseError.InvalidUnicodePropertyEscape, "Incomplete \\p{X} character escape.")
        at <- at + 1
        let bits = Sets.categoriesOf name
        if bits <> 0 then
            set.AddCategories(if inverted then Sets.AllBits ^^^ bits else bits)
        elif not (Sets.addBlock set name inverted) then
            this.Fail(RegexParseError.UnrecognizedUnicodeProperty, "Unknown property '" + name + "'.")

    member private this.Char(c: char) : Node =
        if this.Has RegexOptions.IgnoreCase && not (CharSet.IsCaseless(int c)) then
            let set = CharSet()
            set.AnyCase <- true
            set.AddChar c
            Set(set, this.Backward)
        else
            One(c, this.Backward)

    member private this.Class(letter: char) : Node =
        let set = CharSet()
        Sets.addClass set letter (this.Has RegexOptions.ECMAScript)
        Set(set, this.Backward)

    member private this.Name() : string =
        let start = at
        while this.Left > 0 && Parser.IsNameChar this.Here do
            at <- at + 1
        pattern.Substring(start, at - start)

    member private this.Back(group: int) : Node =
        Reference(group, this.Has RegexOptions.IgnoreCase, this.Backward)

    /// A reference to a group by `\k<name>` or `\<name>`, from the opening mark on.
    member private this.NamedReference(closing: char, marked: bool) : Node =
        at <- at + 1
        let start = at
        let isNumber = this.Left > 0 && Parser.IsDigit this.Here
        let name = this.Name()
        let closed = this.Left > 0 && this.Here = closing
        if name = "" || not closed then
            this.Fail(RegexParseError.MalformedNamedReference, "Malformed \\k<...> named back reference.")
        at <- at + 1
        if isNumber then
            let number = if name.Length < 9 && Seq.forall Parser.IsDigit name then int name else -1
            if groups.IndexOf number >= 0 then
                this.Back number
            else
                this.Fail(RegexParseError.UndefinedNumberedReference, "Reference to undefined group number " + name + ".")
        else
            let number = groups.NumberOf name
            if number >= 0 then
                this.Back number
            else
                this.Fail(RegexParseError.UndefinedNamedReference, "Reference to undefined group name '" + name + "'.")

    /// A reference by number, or a char, after a backslash.
    member private this.ReferenceOrChar() : Node =
        let c = this.Here
        if c = 'k' then
            at <- at + 1
            if this.Left >= 2 && (this.Here = '<' || this.Here = '\'') then
                this.NamedReference((if this.Here = '<' then '>' else '\''), true)
            else
                this.Fail(RegexParseError.MalformedNamedReference, "Malformed \\k<...> named back reference.")
        elif (c = '<' || c = '\'') && this.Left > 1 && Parser.IsNameChar this.Then then
            this.NamedReference((if c = '<' then '>' else '\''), false)
        elif c >= '1' && c <= '9' then
            if this.Has RegexOptions.ECMAScript then
                // As many digits as still name a group.
                let start = at
                let mutable number = int c - 48
                let mutable found = -1
                let mutable stop = at
                let mutable i = at + 1
                let mutable go = true
                while go do
                    if groups.IndexOf number >= 0 then
                        found <- number
                        stop <- i
                    if i < pattern.Length && Parser.IsDigit pattern.[i] && number < 10000000 then
                        number <- number * 10 + int pattern.[i] - 48
                        i <- i + 1
                    else
                        go <- false
                if found >= 0 then
                    at <- stop
                    this.Back found
                else
                    at <- start
                    this.Char(this.CharEscape())
            else
                let start = at
                let number = this.Number()
                if groups.IndexOf number >= 0 then
                    this.Back number
                elif number <= 9 then
                    this.Fail(
                        RegexParseError.UndefinedNumberedReference,
                        "Reference to undefined group number " + number.ToString() + "."
                    )
                else
                    at <- start
                    this.Char(this.CharEscape())
        else
            this.Char(this.CharEscape())

    /// What stands after a backslash outside of a set.
    member private this.Escape() : Node =
        if this.Left = 0 then
            this.Fail(RegexParseError.UnescapedEndingBackslash, "Illegal \\ at end of pattern.")
        let c = this.Here
        let ascii = this.Has RegexOptions.ECMAScript
        match c with
        | 'b' ->
            at <- at + 1
            Anchor(if ascii then Code.AsciiBoundary else Code.Boundary)
        | 'B' ->
            at <- at + 1
            Anchor(if ascii then Code.NoAsciiBoundary else Code.NoBoundary)
        | 'A' ->
            at <- at + 1
            Anchor Code.Start
        | 'G' ->
            at <- at + 1
            Anchor Code.ScanStart
        | 'Z' ->
            at <- at + 1
            Anchor Code.EndOrLine
        | 'z' ->
            at <- at + 1
            Anchor Code.End
        | 'd'
        | 'D'
        | 's'
        | 'S'
        | 'w'
        | 'W' ->
            at <- at + 1
            this.Class c
        | 'p'
        | 'P' ->
            at <- at + 1
            let set = CharSet()
            set.AnyCase <- this.Has RegexOptions.IgnoreCase
            this.Property(set, (c = 'P'))
            Set(set, this.Backward)
        | _ -> this.ReferenceOrChar()

    // ---- sets ---------------------------------------------------------------------------------------------------------

    /// A set, from after its bracket on.
    member private this.CharClass() : CharSet =
        let set = CharSet()
        set.AnyCase <- this.Has RegexOptions.IgnoreCase
        let ascii = this.Has RegexOptions.ECMAScript
        if this.Left > 0 && this.Here = '^' then
            at <- at + 1
            set.Negated <- true
            if ascii && this.Left > 0 && this.Here = ']' then
                at <- at + 1
        let mutable first = true
        let mutable closed = false
        // The start of a range whose end is to come, or -1.
        let mutable from = -1
        while not closed do
            if this.Left = 0 then
                this.Fail(RegexParseError.UnterminatedBracket, "Unterminated [] set.")
            let mutable c = this.Here
            at <- at + 1
            let mutable isChar = true
            let mutable escaped = false
            if c = ']' && not first then
                closed <- true
                isChar <- false
            elif c = '\\' && this.Left > 0 then
                c <- this.Here
                match c with
                | 'd'
                | 'D'
                | 's'
                | 'S'
                | 'w'
                | 'W' ->
                    at <- at + 1
                    if from >= 0 then
                        this.Fail(
                            RegexParseError.ShorthandClassInCharacterRange,
                            "Cannot include class \\" + c.ToString() + " in character range."
                        )
                    Sets.addClass set c ascii
                    isChar <- false
                | 'p'
                | 'P' ->
                    at <- at + 1
                    if from >= 0 then
                        this.Fail(
                            RegexParseError.ShorthandClassInCharacterRange,
                            "Cannot include class \\" + c.ToString() + " in character range."
                        )
                    this.Property(set, (c = 'P'))
                    isChar <- false
                | '-' ->
                    at <- at + 1
                    if from >= 0 then
                        if from > int '-' then
                            this.Reversed()
                        set.AddRange(char from, '-')
                        from <- -1
                    else
                        set.AddChar '-'
                    isChar <- false
                | _ ->
                    c <- this.CharEscape()
                    escaped <- true
            if isChar then
                if from >= 0 then
                    if c = '[' && not escaped && not first then
                        // The hyphen was the one of a set to be taken away.
                        set.AddChar(char from)
                        from <- -1
                        this.TakeAway set
                    elif from > int c then
                        this.Reversed()
                    else
                        set.AddRange(char from, c)
                        from <- -1
                elif this.Left >= 2 && this.Here = '-' && this.Then <> ']' then
                    from <- int c
                    at <- at + 1
                elif this.Left >= 1 && c = '-' && not escaped && this.Here = '[' && not first then
                    at <- at + 1
                    this.TakeAway set
                else
                    set.AddChar c
            first <- false
        set

    member private this.Reversed() : unit =
        this.Fail(RegexParseError.ReversedCharacterRange, "[x-y] range in reverse order.")

    member private this.TakeAway(set: CharSet) : unit =
        set.Less <- this.CharClass()
        if this.Left > 0 && this.Here <> ']' then
            this.Fail(
                RegexParseError.ExclusionGroupNotLast,
                "A subtraction must be the last element in a character class."
            )

    member private this.OfSet(set: CharSet) : Node =
        let single = set.Single
        if single >= 0 then One(char single, this.Backward) else Set(set, this.Backward)

    // ---- groups -------------------------------------------------------------------------------------------------------

    member private this.BadGroup() : 'T =
        this.Fail(RegexParseError.InvalidGroupingConstruct, "Unrecognized grouping construct.")

    /// The parts of a group up to its closing bracket.
    member private this.Body() : Node =
        let node = this.Alternatives()
        if this.Left = 0 then
            this.Fail(RegexParseError.InsufficientClosingParentheses, "Not enough )'s.")
        at <- at + 1
        node

    /// A named group, or one that takes away a capture, from after its opening mark on.
    member private this.Named(closing: char) : Node =
        let mutable group = -1
        let mutable without = -1
        let mutable proceed = false
        if this.Left = 0 then
            this.BadGroup()
        let c = this.Here
        if Parser.IsDigit c then
            let number = this.Number()
            if groups.IndexOf number >= 0 then
                group <- number
            if this.Left > 0 && this.Here <> closing && this.Here <> '-' then
                this.BadName()
            if number = 0 then
                this.Fail(RegexParseError.CaptureGroupOfZero, "Capture number cannot be zero.")
        elif Parser.IsNameChar c then
            group <- groups.NumberOf(this.Name())
            if this.Left > 0 && this.Here <> closing && this.Here <> '-' then
                this.BadName()
        elif c = '-' then
            proceed <- true
        else
            this.BadName()
        if (group >= 0 || proceed) && this.Left > 1 && this.Here = '-' then
            at <- at + 1
            let d = this.Here
            if Parser.IsDigit d then
                let number = this.Number()
                if groups.IndexOf number < 0 then
                    this.Fail(
                        RegexParseError.UndefinedNumberedReference,
                        "Reference to undefined group number " + number.ToString() + "."
                    )
                without <- number
            elif Parser.IsNameChar d then
                let name = this.Name()
                without <- groups.NumberOf name
                if without < 0 then
                    this.Fail(
                        RegexParseError.UndefinedNamedReference,
                        "Reference to undefined group name '" + name + "'."
                    )
            else
                this.BadName()
            if this.Left > 0 && this.Here <> closing then
                this.BadName()
        if (group >= 0 || without >= 0) && this.Left > 0 && this.Here = closing then
            at <- at + 1
            Keep(group, without, this.Body())
        else
            this.BadGroup()

    member private this.BadName() : unit =
        this.Fail(
            RegexParseError.CaptureGroupNameInvalid,
            "Invalid group name: Group names must begin with a word character."
        )

    /// `(?(test)yes|no)`, from after the bracket of the test on.
    member private this.Conditional() : Node =
        let start = at
        let mutable group = -1
        if this.Left > 0 && Parser.IsDigit this.Here then
            let number = this.Number()
            if this.Left > 0 && this.Here = ')' then
                at <- at + 1
                if groups.IndexOf number < 0 then
                    this.Fail(
                        RegexParseError.AlternationHasUndefinedReference,
                        "Conditional alternation refers to an undefined group number " + number.ToString() + "."
                    )
                group <- number
            else
                this.Fail(
                    RegexParseError.AlternationHasMalformedReference,
                    "Conditional alternation is missing a closing parenthesis after the group number "
                    + number.ToString()
                    + "."
                )
        elif this.Left > 0 && Parser.IsNameChar this.Here then
            let number = groups.NumberOf(this.Name())
            if number >= 0 && this.Left > 0 && this.Here = ')' then
                at <- at + 1
                group <- number
        let mutable test = Empty
        if group < 0 then
            at <- start
            if this.Left > 1 && this.Here = '?' then
                if this.Then = '#' then
                    this.Fail(
                        RegexParseError.AlternationHasComment,
                        "Alternation conditions cannot be comments."
                    )
                elif this.Then = '\'' || (this.Then = '<' && this.Left > 2 && pattern.[at + 2] <> '!' && pattern.[at + 2] <> '=') then
                    this.Fail(
                        RegexParseError.AlternationHasNamedCapture,
                        "Alternation conditions do not capture and cannot be named."
                    )
            let saved = options
            if this.Left > 0 && this.Here = '?' then
                at <- at + 1
                test <- this.Special()
            else
                test <- this.Body()
            options <- saved
        // The condition's own branches are the alternatives of the group.
        let branches = this.Branches()
        if this.Left = 0 then
            this.Fail(RegexParseError.InsufficientClosingParentheses, "Not enough )'s.")
        at <- at + 1
        let yes, no =
            match branches with
            | [ yes ] -> yes, Empty
            | [ yes; no ] -> yes, no
            | _ ->
                this.Fail(RegexParseError.AlternationHasTooManyConditions, "Too many | in (?()|).")
        if group >= 0 then IfGroup(group, yes, no) else IfLook(test, yes, no)

    /// Letters of options: `imsnx`, `-` for off.
    member private this.Options() : unit =
        let mutable off = false
        let mutable go = true
        while go && this.Left > 0 do
            let c = this.Here
            if c = '-' then
                off <- true
                at <- at + 1
            elif c = '+' then
                off <- false
                at <- at + 1
            else
                let option =
                    match c with
                    | 'i'
                    | 'I' -> RegexOptions.IgnoreCase
                    | 'm'
                    | 'M' -> RegexOptions.Multiline
                    | 's'
                    | 'S' -> RegexOptions.Singleline
                    | 'n'
                    | 'N' -> RegexOptions.ExplicitCapture
                    | 'x'
                    | 'X' -> RegexOptions.IgnorePatternWhitespace
                    | _ -> RegexOptions.None
                if option = RegexOptions.None then
                    go <- false
                else
                    options <- if off then options &&& ~~~option else options ||| option
                    at <- at + 1

    /// What follows `(?`.
    member private this.Special() : Node =
        if this.Left = 0 then
            this.BadGroup()
        let c = this.Here
        at <- at + 1
        match c with
        | ':' -> this.Body()
        | '=' ->
            options <- options &&& ~~~RegexOptions.RightToLeft
            Look(false, this.Body())
        | '!' ->
            options <- options &&& ~~~RegexOptions.RightToLeft
            Look(true, this.Body())
        | '>' -> Atomic(this.Body())
        | '\'' -> this.Named '\''
        | '<' ->
            if this.Left > 0 && this.Here = '=' then
                at <- at + 1
                options <- options ||| RegexOptions.RightToLeft
                Look(false, this.Body())
            elif this.Left > 0 && this.Here = '!' then
                at <- at + 1
                options <- options ||| RegexOptions.RightToLeft
                Look(true, this.Body())
            else
                this.Named '>'
        | '(' -> this.Conditional()
        | _ ->
            at <- at - 1
            this.Options()
            if this.Left = 0 then
                this.BadGroup()
            elif this.Here = ':' then
                at <- at + 1
                this.Body()
            else
                at <- at + 1
                this.BadGroup()

    /// Whether `(?imsnx-imsnx)` stands here, from after the bracket on; sets the options if so.
    member private this.InlineOptions() : bool =
        if this.Left > 1 && this.Here = '?' then
            let start = at
            let saved = options
            at <- at + 1
            this.Options()
            if at > start + 1 && this.Left > 0 && this.Here = ')' then
                at <- at + 1
                true
            else
                at <- start
                options <- saved
                false
        else
            false

    /// A group, from after its bracket on.
    member private this.Group() : Node =
        let saved = options
        let node =
            if this.Left = 0 || this.Here <> '?' || (this.Left > 1 && this.Then = ')') then
                if this.Has RegexOptions.ExplicitCapture then
                    this.Body()
                else
                    let group = nextGroup
                    nextGroup <- nextGroup + 1
                    Keep(group, -1, this.Body())
            else
                at <- at + 1
                this.Special()
        options <- saved
        node

    // ---- terms --------------------------------------------------------------------------------------------------------

    member private this.NoTerm(c: char) : 'T =
        this.Fail(RegexParseError.QuantifierAfterNothing, "Quantifier '" + c.ToString() + "' following nothing.")

    /// A term without its quantifiers.
    member private this.Term() : Node =
        let c = this.Here
        at <- at + 1
        match c with
        | '[' -> this.OfSet(this.CharClass())
        | '(' -> this.Group()
        | '\\' -> this.Escape()
        | '^' -> Anchor(if this.Has RegexOptions.Multiline then Code.LineStart else Code.Start)
        | '$' -> Anchor(if this.Has RegexOptions.Multiline then Code.LineEnd else Code.EndOrLine)
        | '.' ->
            let set = CharSet()
            if this.Has RegexOptions.Singleline then
                set.AddRange('\000', '\uffff')
            else
                set.Negated <- true
                set.AddChar '\n'
            Set(set, this.Backward)
        | '*'
        | '+'
        | '?' -> this.NoTerm c
        | '{' ->
            at <- at - 1
            let isCount = this.IsCount()
            at <- at + 1
            if isCount then this.NoTerm c else this.Char c
        | _ -> this.Char c

    /// Terms up to a bar, a closing bracket or the end.
    member private this.Terms() : Node =
        let mutable parts: Node list = []
        let mutable go = true
        let backward = this.Backward
        while go do
            this.SkipBlank()
            if this.Left = 0 || this.Here = '|' || this.Here = ')' then
                go <- false
            elif this.Here = '(' then
                at <- at + 1
                if this.InlineOptions() then
                    ()
                else
                    at <- at - 1
                    let term = this.Term()
                    parts <- this.Quantified term :: parts
            else
                let term = this.Term()
                parts <- this.Quantified term :: parts
        match parts with
        | [] -> Empty
        | [ one ] -> one
        | _ -> Sequence(List.rev parts, backward)

    /// The branches between bars.
    member private this.Branches() : Node list =
        let mutable branches = [ this.Terms() ]
        while this.Left > 0 && this.Here = '|' do
            at <- at + 1
            branches <- this.Terms() :: branches
        List.rev branches

    /// One branch or a choice.
    member private this.Alternatives() : Node =
        match this.Branches() with
        | [ one ] -> one
        | branches -> Choice branches

    // ---- finding the groups -------------------------------------------------------------------------------------------

    /// Goes over a set, from after its bracket on.
    member private this.SkipClass() : unit =
        if this.Left > 0 && this.Here = '^' then
            at <- at + 1
        let mutable first = true
        let mutable closed = false
        while not closed && this.Left > 0 do
            let c = this.Here
            at <- at + 1
            if c = ']' && not first then
                closed <- true
            elif c = '\\' then
                if this.Left > 0 then
                    at <- at + 1
            elif c = '[' && at >= 2 && pattern.[at - 2] = '-' && not first then
                this.SkipClass()
            first <- false

    /// Notes the group that a bracket opens, from after it on.
    member private this.NoteGroup() : unit =
        if this.Left > 0 && this.Here = '?' then
            at <- at + 1
            if this.Left > 1 && (this.Here = '<' || this.Here = '\'') then
                at <- at + 1
                let c = this.Here
                if Parser.IsDigit c then
                    if c <> '0' then
                        groups.NoteNumber(this.Number())
                elif Parser.IsNameChar c then
                    groups.NoteName(this.Name())
            elif not (this.Left > 0 && this.Here = '(') then
                this.Options()
        elif not (this.Has RegexOptions.ExplicitCapture) then
            groups.NoteNumber nextGroup
            nextGroup <- nextGroup + 1

    /// Finds the groups, which may be referred to before they stand.
    member private this.FindGroups() : unit =
        groups.NoteNumber 0
        let saved = Stack<RegexOptions>()
        // After `(?(`, the bracket of the test is not a group.
        let mutable test = false
        while this.Left > 0 do
            let c = this.Here
            at <- at + 1
            match c with
            | '\\' ->
                if this.Left > 0 then
                    at <- at + 1
            | '#' ->
                if this.Has RegexOptions.IgnorePatternWhitespace then
                    while this.Left > 0 && this.Here <> '\n' do
                        at <- at + 1
            | '[' -> this.SkipClass()
            | ')' ->
                if saved.Count > 0 then
                    options <- saved.Pop()
            | '(' ->
                if this.Left >= 2 && this.Here = '?' && this.Then = '#' then
                    while this.Left > 0 && this.Here <> ')' do
                        at <- at + 1
                    if this.Left > 0 then
                        at <- at + 1
                elif test then
                    saved.Push options
                    test <- false
                else
                    let before = options
                    this.NoteGroup()
                    if this.Left > 0 && this.Here = ')' && this.Before <> '(' && options <> before then
                        // Options for the rest of the group around.
                        at <- at + 1
                    else
                        saved.Push before
                        test <- this.Left > 0 && this.Here = '(' && this.Before = '?'
            | _ -> ()
        groups.Settle()
        at <- 0
        nextGroup <- 1
        options <- startOptions

    /// Reads the whole.
    member this.Parse() : Node =
        this.FindGroups()
        let node = this.Alternatives()
        if this.Left > 0 then
            at <- at + 1
            this.Fail(RegexParseError.InsufficientOpeningParentheses, "Too many )'s.")
        node

    /// Reads a text with escapes but no structure.
    member this.Unescape() : string =
        let b = Text.StringBuilder()
        while this.Left > 0 do
            let c = this.Here
            at <- at + 1
            if c <> '\\' then
                b.Append c |> ignore
            elif this.Left = 0 then
                this.Fail(RegexParseError.UnescapedEndingBackslash, "Illegal \\ at end of pattern.")
            else
                b.Append(this.CharEscape()) |> ignore
        b.ToString()
