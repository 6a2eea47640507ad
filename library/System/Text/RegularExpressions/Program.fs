/// Regular expressions as programs of a machine that goes back when it fails.
namespace Firefly.Runtime.RegularExpressions

open System
open System.Collections.Generic
open Firefly.Runtime

/// Instructions.
module Op =

    /// The match is complete.
    [<Literal>]
    let Accept = 0

    /// Goes back.
    [<Literal>]
    let Fail = 1

    /// A char: code, 1 when backward.
    [<Literal>]
    let Char = 2

    /// A set: number, 1 when backward.
    [<Literal>]
    let Set = 3

    /// A text: number, 1 when backward.
    [<Literal>]
    let Text = 4

    /// A place: kind.
    [<Literal>]
    let Anchor = 5

    /// Goes on elsewhere: target.
    [<Literal>]
    let Jump = 6

    /// Goes on here, and elsewhere when that fails: target.
    [<Literal>]
    let Split = 7

    /// Notes where a group starts: register.
    [<Literal>]
    let Open = 8

    /// Ends a group: register, slot to keep it in, slot to take a capture from; -1 for neither.
    [<Literal>]
    let Close = 9

    /// Starts a counted loop: register of the count, followed by that of the place.
    [<Literal>]
    let Enter = 10

    /// Goes round a counted loop: register, least, most, 1 when lazy, target of the end.
    [<Literal>]
    let Again = 11

    /// Notes how far the machine can go back, and where it is: register, followed by that of the place.
    [<Literal>]
    let Mark = 12

    /// Gives up the ways since a mark: register, 1 to return to its place.
    [<Literal>]
    let Cut = 13

    /// Undoes everything since a mark and goes back: register.
    [<Literal>]
    let Refuse = 14

    /// What a group has matched: slot, 1 for any case, 1 when backward.
    [<Literal>]
    let Reference = 15

    /// Goes on elsewhere unless a group has matched: slot, target.
    [<Literal>]
    let Unless = 16

    /// One char or set many times: 0 char or 1 set, code or number, least, most, 0 greedy, 1 lazy or 2 greedy without a way
    /// back, 1 when backward.
    [<Literal>]
    let Repeat = 17

/// A regular expression as a program.
[<AllowNullLiteral>]
type Program(code: int[], sets: CharSet[], texts: string[], registers: int, slots: int) =
    /// The instructions.
    member this.Code: int[] = code

    /// The sets.
    member this.Sets: CharSet[] = sets

    /// The texts.
    member this.Texts: string[] = texts

    /// The number of registers.
    member this.Registers: int = registers

    /// The number of groups.
    member this.Slots: int = slots

    /// Whether a match can start only at the start of the text.
    member val AtStart: bool = false with get, set

    /// The ASCII chars that a match can start with.
    member val FirstLow: uint64 = 0UL with get, set

    /// The ASCII chars from 64 on that a match can start with.
    member val FirstHigh: uint64 = 0UL with get, set

    /// Whether a match can start with a char beyond ASCII.
    member val FirstWide: bool = false with get, set

    /// Whether a match has to start with one of these chars.
    member val HasFirst: bool = false with get, set

    /// The repetition that each match starts with, when no match can start within what it takes; or -1.
    member val FirstRun: int = -1 with get, set

/// The chars that a part can start with.
[<AllowNullLiteral>]
type Firsts() =
    /// ASCII below 64.
    member val Low: uint64 = 0UL with get, set
    /// ASCII from 64 on.
    member val High: uint64 = 0UL with get, set
    /// Beyond ASCII.
    member val Wide: bool = false with get, set

    /// Adds a char.
    member this.Add(code: int) : unit =
        if code < 64 then this.Low <- this.Low ||| (1UL <<< code)
        elif code < 128 then this.High <- this.High ||| (1UL <<< (code - 64))
        else this.Wide <- true

    /// Adds everything.
    member this.AddAll() : unit =
        this.Low <- ~~~0UL
        this.High <- ~~~0UL
        this.Wide <- true

    /// Adds what a part can start with; whether the part may take no char.
    member this.Visit(node: Node) : bool =
        match node with
        | Empty
        | Anchor _
        | Look _ -> true
        | Nothing -> false
        | One(c, false) ->
            this.Add(int c)
            false
        | Set(set, false) ->
            for i in 0..127 do
                if set.Contains(uint16 i) then
                    this.Add i
            if set.MayBeWide then
                this.Wide <- true
            false
        | Sequence(parts, false) ->
            let mutable rest = parts
            let mutable empty = true
            while empty && not rest.IsEmpty do
                empty <- this.Visit rest.Head
                rest <- rest.Tail
            empty
        | Choice branches ->
            let mutable empty = false
            for b in branches do
                if this.Visit b then
                    empty <- true
            empty
        | Loop(body, least, most, _) ->
            let empty = this.Visit body
            empty || least = 0 || most = 0
        | Keep(_, _, body)
        | Atomic body -> this.Visit body
        | One _
        | Set _
        | Sequence _
        | Reference _
        | IfGroup _
        | IfLook _ ->
            this.AddAll()
            true

/// Makes programs.
[<AllowNullLiteral>]
type Maker(groups: GroupNames) =
    let code = List<int>()
    let sets = List<CharSet>()
    let texts = List<string>()
    let repeats = List<int>()
    let mutable registers = 0
    // Whether what a group took decides how the match goes on.
    let mutable recalls = false

    /// Whether a part may take no char.
    member private this.MayBeEmpty(node: Node) : bool =
        match node with
        | One _
        | Set _
        | Nothing -> false
        | Sequence(parts, _) ->
            let mutable empty = true
            for p in parts do
                if not (this.MayBeEmpty p) then
                    empty <- false
            empty
        | Choice branches ->
            let mutable empty = false
            for b in branches do
                if this.MayBeEmpty b then
                    empty <- true
            empty
        | Loop(body, least, _, _) -> least = 0 || this.MayBeEmpty body
        | Keep(_, _, body)
        | Atomic body -> this.MayBeEmpty body
        | Empty
        | Anchor _
        | Look _
        | Reference _
        | IfGroup _
        | IfLook _ -> true

    member private this.Emit1(a: int) : unit = code.Add a

    member private this.Emit2(a: int, b: int) : unit =
        code.Add a
        code.Add b

    member private this.Emit3(a: int, b: int, c: int) : unit =
        code.Add a
        code.Add b
        code.Add c

    member private this.Take(count: int) : int =
        registers <- registers + count
        registers - count

    member private this.SetNumber(set: CharSet) : int =
        sets.Add set
        sets.Count - 1

    static member private Flag(b: bool) : int = if b then 1 else 0

    /// A run of chars as one text, then the parts after it.
    member private this.Parts(parts: Node list, backward: bool) : unit =
        let mutable rest = parts
        while not rest.IsEmpty do
            let run = Text.StringBuilder()
            let mutable go = true
            let mutable first = rest.Head
            while go do
                match rest with
                | One(c, b) :: tail when b = backward ->
                    run.Append c |> ignore
                    rest <- tail
                | _ -> go <- false
            if run.Length = 0 then
                this.Node rest.Head
                rest <- rest.Tail
            elif run.Length = 1 then
                this.Node first
            else
                texts.Add(run.ToString())
                this.Emit3(Op.Text, texts.Count - 1, Maker.Flag backward)

    member private this.Loop(body: Node, least: int, most: int, lazily: bool) : unit =
        if most = 0 then
            ()
        elif least = 1 && most = 1 then
            this.Node body
        elif least = 0 && most = 1 then
            if lazily then
                // Push the body, go past it.
                this.Emit2(Op.Split, code.Count + 4)
                let jump = code.Count + 1
                this.Emit2(Op.Jump, 0)
                this.Node body
                code.[jump] <- code.Count
            else
                let target = code.Count + 1
                this.Emit2(Op.Split, 0)
                this.Node body
                code.[target] <- code.Count
        elif most = Int32.MaxValue && least <= 1 && not lazily && not (this.MayBeEmpty body) then
            let start = code.Count
            if least = 0 then
                let target = code.Count + 1
                this.Emit2(Op.Split, 0)
                this.Node body
                this.Emit2(Op.Jump, start)
                code.[target] <- code.Count
            else
                this.Node body
                this.Emit2(Op.Split, code.Count + 4)
                this.Emit2(Op.Jump, start)
        else
            let register = this.Take 2
            this.Emit2(Op.Enter, register)
            let start = code.Count
            this.Emit3(Op.Again, register, least)
            this.Emit3(most, Maker.Flag lazily, 0)
            this.Node body
            this.Emit2(Op.Jump, start)
            code.[start + 5] <- code.Count

    member private this.Repeat(kind: int, value: int, backward: bool, least: int, most: int, lazily: bool) : unit =
        if not lazily && not backward && least < most then
            repeats.Add code.Count
        this.Emit3(Op.Repeat, kind, value)
        this.Emit3(least, most, Maker.Flag lazily)
        this.Emit1(Maker.Flag backward)

    /// Emits a part.
    member private this.Node(node: Node) : unit =
        match node with
        | Empty -> ()
        | Nothing -> this.Emit1 Op.Fail
        | One(c, backward) -> this.Emit3(Op.Char, int c, Maker.Flag backward)
        | Set(set, backward) -> this.Emit3(Op.Set, this.SetNumber set, Maker.Flag backward)
        | Anchor kind -> this.Emit2(Op.Anchor, kind)
        | Sequence(parts, backward) ->
            if backward then
                // Texts keep their order: they are compared as a whole.
                for p in List.rev parts do
                    this.Node p
            else
                this.Parts(parts, backward)
        | Choice branches -> this.Branches branches
        | Loop(One(c, backward), least, most, lazily) -> this.Repeat(0, int c, backward, least, most, lazily)
        | Loop(Set(set, backward), least, most, lazily) ->
            this.Repeat(1, this.SetNumber set, backward, least, most, lazily)
        | Loop(body, least, most, lazily) -> this.Loop(body, least, most, lazily)
        | Keep(group, without, body) ->
            let register = this.Take 1
            this.Emit2(Op.Open, register)
            this.Node body
            if without >= 0 then
                recalls <- true
            this.Emit2(Op.Close, register)
            this.Emit2((if group < 0 then -1 else groups.IndexOf group), (if without < 0 then -1 else groups.IndexOf without))
        | Atomic body ->
            let register = this.Take 2
            this.Emit2(Op.Mark, register)
            this.Node body
            this.Emit3(Op.Cut, register, 0)
        | Look(false, body) ->
            let register = this.Take 2
            this.Emit2(Op.Mark, register)
            this.Node body
            this.Emit3(Op.Cut, register, 1)
        | Look(_, body) ->
            let register = this.Take 2
            this.Emit2(Op.Mark, register)
            let target = code.Count + 1
            this.Emit2(Op.Split, 0)
            this.Node body
            this.Emit2(Op.Refuse, register)
            code.[target] <- code.Count
        | Reference(group, anyCase, backward) ->
            recalls <- true
            this.Emit2(Op.Reference, groups.IndexOf group)
            this.Emit2(Maker.Flag anyCase, Maker.Flag backward)
        | IfGroup(group, yes, no) ->
            recalls <- true
            let target = code.Count + 2
            this.Emit3(Op.Unless, groups.IndexOf group, 0)
            this.Node yes
            let jump = code.Count + 1
            this.Emit2(Op.Jump, 0)
            code.[target] <- code.Count
            this.Node no
            code.[jump] <- code.Count
        | IfLook(test, yes, no) ->
            let register = this.Take 2
            this.Emit2(Op.Mark, register)
            let target = code.Count + 1
            this.Emit2(Op.Split, 0)
            this.Node test
            this.Emit3(Op.Cut, register, 1)
            this.Node yes
            let jump = code.Count + 1
            this.Emit2(Op.Jump, 0)
            code.[target] <- code.Count
            this.Node no
            code.[jump] <- code.Count

    member private this.Branches(branches: Node list) : unit =
        let ends = List<int>()
        let mutable rest = branches
        while not rest.IsEmpty do
            if rest.Tail.IsEmpty then
                this.Node rest.Head
            else
                let target = code.Count + 1
                this.Emit2(Op.Split, 0)
                this.Node rest.Head
                ends.Add(code.Count + 1)
                this.Emit2(Op.Jump, 0)
                code.[target] <- code.Count
            rest <- rest.Tail
        for i in 0 .. ends.Count - 1 do
            code.[ends.[i]] <- code.Count

    /// Whether a repetition takes a unit.
    member private this.Takes(repeat: int, unit: int) : bool =
        if code.[repeat + 1] = 0 then code.[repeat + 2] = unit
        else sets.[code.[repeat + 2]].Contains(uint16 unit)

    /// Whether what follows a repetition cannot start with anything that the repetition takes: then taking less than all
    /// never helps.
    member private this.IsApart(repeat: int) : bool =
        let mutable pc = repeat + 7
        let mutable go = true
        while go do
            match code.[pc] with
            | Op.Open -> pc <- pc + 2
            | Op.Close when code.[pc + 3] < 0 -> pc <- pc + 4
            | _ -> go <- false
        match code.[pc] with
        | Op.Accept -> true
        | Op.Char -> code.[pc + 2] = 0 && not (this.Takes(repeat, code.[pc + 1]))
        | Op.Text -> code.[pc + 2] = 0 && not (this.Takes(repeat, int texts.[code.[pc + 1]].[0]))
        | Op.Set -> code.[pc + 2] = 0 && this.IsApartFromSet(repeat, sets.[code.[pc + 1]])
        | Op.Repeat when code.[pc + 3] > 0 && code.[pc + 6] = 0 ->
            if code.[pc + 1] = 0 then not (this.Takes(repeat, code.[pc + 2]))
            else this.IsApartFromSet(repeat, sets.[code.[pc + 2]])
        | Op.Anchor ->
            match code.[pc + 1] with
            | Code.LineEnd
            | Code.EndOrLine
            | Code.End -> not (this.Takes(repeat, 10))
            | _ -> false
        | _ -> false

    member private this.IsApartFromSet(repeat: int, set: CharSet) : bool =
        if code.[repeat + 1] = 0 then not (set.Contains(uint16 code.[repeat + 2]))
        else sets.[code.[repeat + 2]].IsApartFrom set

    /// Whether every match starts at the start of the text.
    static member private StartsAtStart(node: Node) : bool =
        match node with
        | Anchor Code.Start -> true
        | Sequence(first :: _, false) -> Maker.StartsAtStart first
        | Keep(_, _, body)
        | Atomic body -> Maker.StartsAtStart body
        | _ -> false

    /// The program of a whole expression.
    member this.Make(node: Node, backward: bool) : Program =
        let register = this.Take 1
        this.Emit2(Op.Open, register)
        this.Node node
        this.Emit2(Op.Close, register)
        this.Emit2(0, -1)
        this.Emit1 Op.Accept
        for i in 0 .. repeats.Count - 1 do
            if this.IsApart repeats.[i] then
                code.[repeats.[i] + 5] <- 2
        let program = Program(code.ToArray(), sets.ToArray(), texts.ToArray(), registers, groups.Numbers.Length)
        if not backward then
            program.AtStart <- Maker.StartsAtStart node
            let mutable pc = 0
            while code.[pc] = Op.Open do
                pc <- pc + 2
            let isRun = code.[pc] = Op.Repeat && code.[pc + 5] = 2 && code.[pc + 4] = Int32.MaxValue
            if isRun && code.[pc + 3] > 0 && not recalls then
                program.FirstRun <- pc
            let firsts = Firsts()
            if not (firsts.Visit node) then
                program.HasFirst <- true
                program.FirstLow <- firsts.Low
                program.FirstHigh <- firsts.High
                program.FirstWide <- firsts.Wide
        program
