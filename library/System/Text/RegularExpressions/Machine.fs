/// The machine that matches regular expressions.
namespace Firefly.Runtime.RegularExpressions

open System
open Firefly.Runtime

/// Arrays whose indices are right.
module Cells =

    /// An element.
    let inline word (a: int[]) (i: int) : int = (# "array_get" a i : int #)

    /// Changes an element.
    let inline store (a: int[]) (i: int) (x: int) : unit = (# "array_set" a i x : unit #)

open Cells

/// Matches a program against a text between two places.
///
/// The way back is a stack of entries of four numbers. An entry whose first number is not negative is a place in the program to
/// go on from, with the place in the text. The others undo a change, or shorten or lengthen a repetition: see the constants.
[<AllowNullLiteral>]
type Machine(program: Program, text: string, first: int, last: int, scanStart: int) =
    let code = program.Code
    let sets = program.Sets
    let registers: int[] = (# "array_new" (program.Registers) : int[] #)
    let mutable stack: int[] = (# "array_new" 256 : int[] #)
    let mutable top = 0
    // Captures of each slot: pairs of start and end.
    let captures: int[][] = (# "array_new" (program.Slots) : int[][] #)
    let counts: int[] = (# "array_new" (program.Slots) : int[] #)

    /// Captures of the slots, pairs of start and end.
    member this.Captures: int[][] = captures

    /// Number of captures of each slot.
    member this.Counts: int[] = counts

    member private this.Push(kind: int, a: int, b: int, c: int) : unit =
        if top + 4 > stack.Length then
            let bigger: int[] = (# "array_new" (2 * stack.Length) : int[] #)
            for i in 0 .. top - 1 do
                store bigger (i) ((word stack (i)))
            stack <- bigger
        store stack (top) (kind)
        store stack (top + 1) (a)
        store stack (top + 2) (b)
        store stack (top + 3) (c)
        top <- top + 4

    /// Changes a register, to be undone on the way back.
    member private this.Assign(register: int, value: int) : unit =
        this.Push(-1, register, (word registers (register)), 0)
        store registers (register) (value)

    member private this.AddCapture(slot: int, start: int, stop: int) : unit =
        let n = (word counts (slot))
        let mutable pairs = captures.[slot]
        if isNull pairs || 2 * n + 2 > pairs.Length then
            let bigger: int[] = (# "array_new" (4 * n + 4) : int[] #)
            for i in 0 .. 2 * n - 1 do
                store bigger (i) ((word pairs (i)))
            captures.[slot] <- bigger
            pairs <- bigger
        store pairs (2 * n) (start)
        store pairs (2 * n + 1) (stop)
        store counts (slot) (n + 1)

    /// Undoes the change of an entry that is no way to go on; the entry has been taken off.
    member private this.Undo(at: int) : unit =
        let kind = (word stack (at))
        let a = (word stack (at + 1))
        if kind = -1 then
            store registers (a) ((word stack (at + 2)))
        elif kind = -2 then
            store counts (a) ((word counts (a)) - 1)
        elif kind = -3 then
            this.AddCapture(a, (word stack (at + 2)), (word stack (at + 3)))

    /// Takes off the ways to go on above a height; what undoes changes stays.
    member private this.CutTo(height: int) : unit =
        let mutable target = height
        let mutable source = height
        while source < top do
            let kind = (word stack (source))
            if kind < 0 && kind >= -3 then
                for i in 0..3 do
                    store stack (target + i) ((word stack (source + i)))
                target <- target + 4
            source <- source + 4
        top <- target

    /// Undoes everything above a height.
    member private this.UnwindTo(height: int) : unit =
        while top > height do
            top <- top - 4
            this.Undo top

    /// Ends a group; false when there is no capture to take away.
    member private this.CloseGroup(start: int, stop: int, slot: int, without: int) : bool =
        if without >= 0 && (word counts (without)) = 0 then
            false
        else
            let mutable a = if start < stop then start else stop
            let mutable b = if start < stop then stop else start
            if without >= 0 then
                let n = (word counts (without)) - 1
                let x = (word captures.[without] (2 * n))
                let y = (word captures.[without] (2 * n + 1))
                store counts (without) (n)
                this.Push(-3, without, x, y)
                if a >= y then
                    b <- a
                    a <- y
                elif b <= x then
                    a <- x
                else
                    if b > y then
                        b <- y
                    if x > a then
                        a <- x
            if slot >= 0 then
                this.AddCapture(slot, a, b)
                this.Push(-2, slot, 0, 0)
            true

    static member private IsAsciiWord(c: uint16) : bool =
        (c >= 48us && c <= 57us)
        || (c >= 65us && c <= 90us)
        || c = 95us
        || (c >= 97us && c <= 122us)
        || c = 0x130us

    member private this.IsBoundary(at: int, ascii: bool) : bool =
        let before = at > first && (let c = Text.unit text (nativeint (at - 1)) in if ascii then Machine.IsAsciiWord c else Sets.isWordUnit c)
        let after = at < last && (let c = Text.unit text (nativeint at) in if ascii then Machine.IsAsciiWord c else Sets.isWordUnit c)
        before <> after

    /// Whether a place is of a kind.
    member private this.Holds(kind: int, at: int) : bool =
        match kind with
        | Code.LineStart -> at = first || Text.unit text (nativeint (at - 1)) = 10us
        | Code.LineEnd -> at = last || Text.unit text (nativeint at) = 10us
        | Code.Start -> at = first
        | Code.ScanStart -> at = scanStart
        | Code.EndOrLine -> at = last || (at = last - 1 && Text.unit text (nativeint at) = 10us)
        | Code.End -> at = last
        | Code.Boundary -> this.IsBoundary(at, false)
        | Code.NoBoundary -> not (this.IsBoundary(at, false))
        | Code.AsciiBoundary -> this.IsBoundary(at, true)
        | _ -> not (this.IsBoundary(at, true))

    /// Place after a text, or -1.
    member private this.AfterText(part: string, at: int, backward: bool) : int =
        let size = part.Length
        if backward then
            if at - size >= first && Text.matchesAt text (nativeint (at - size)) part then at - size else -1
        elif at + size <= last && Text.matchesAt text (nativeint at) part then at + size
        else -1

    /// Place after what a slot has matched, or -1.
    member private this.AfterReference(slot: int, at: int, anyCase: bool, backward: bool) : int =
        let n = (word counts (slot)) - 1
        if n < 0 then
            -1
        else
            let start = (word captures.[slot] (2 * n))
            let size = (word captures.[slot] (2 * n + 1)) - start
            let from = if backward then at - size else at
            if from < first || from + size > last then
                -1
            else
                let mutable i = 0
                let mutable same = true
                while same && i < size do
                    let x = Text.unit text (nativeint (start + i))
                    let y = Text.unit text (nativeint (from + i))
                    same <- x = y || (anyCase && Unicode.toLower x = Unicode.toLower y)
                    i <- i + 1
                if not same then -1
                elif backward then from
                else from + size

    member private this.Fits(kind: int, value: int, at: int) : bool =
        let c = Text.unit text (nativeint at)
        if kind = 0 then int c = value else sets.[value].Contains c

    /// How many units a repetition can take.
    member private this.Run(pc: int, at: int, most: int) : int =
        let kind = (word code (pc + 1))
        let value = (word code (pc + 2))
        let backward = (word code (pc + 6)) = 1
        let room = if backward then at - first else last - at
        let limit = if most < room then most else room
        let mutable n = 0
        if backward then
            while n < limit && this.Fits(kind, value, at - n - 1) do
                n <- n + 1
        elif kind = 0 then
            while n < limit && int (Text.unit text (nativeint (at + n))) = value do
                n <- n + 1
        else
            let set = sets.[value]
            while n < limit && set.Contains(Text.unit text (nativeint (at + n))) do
                n <- n + 1
        n

    /// Matches from a place on; the place of the end, or -1.
    member this.Match(start: int) : int =
        let texts = program.Texts
        top <- 0
        for i in 0 .. counts.Length - 1 do
            store counts (i) (0)
        let mutable pc = 0
        let mutable at = start
        let mutable result = -2
        // Whether the last step failed.
        let mutable failed = false
        while result = -2 do
            failed <- false
            match (word code (pc)) with
            | Op.Char ->
                if (word code (pc + 2)) = 0 then
                    if at < last && int (Text.unit text (nativeint at)) = (word code (pc + 1)) then
                        at <- at + 1
                        pc <- pc + 3
                    else
                        failed <- true
                elif at > first && int (Text.unit text (nativeint (at - 1))) = (word code (pc + 1)) then
                    at <- at - 1
                    pc <- pc + 3
                else
                    failed <- true
            | Op.Set ->
                if (word code (pc + 2)) = 0 then
                    if at < last && sets.[(word code (pc + 1))].Contains(Text.unit text (nativeint at)) then
                        at <- at + 1
                        pc <- pc + 3
                    else
                        failed <- true
                elif at > first && sets.[(word code (pc + 1))].Contains(Text.unit text (nativeint (at - 1))) then
                    at <- at - 1
                    pc <- pc + 3
                else
                    failed <- true
            | Op.Text ->
                let next = this.AfterText(texts.[(word code (pc + 1))], at, ((word code (pc + 2)) = 1))
                if next < 0 then
                    failed <- true
                else
                    at <- next
                    pc <- pc + 3
            | Op.Repeat ->
                let least = (word code (pc + 3))
                let most = (word code (pc + 4))
                let step = if (word code (pc + 6)) = 1 then -1 else 1
                if (word code (pc + 5)) = 0 then
                    let n = this.Run(pc, at, most)
                    if n < least then
                        failed <- true
                    else
                        let from = at + step * least
                        at <- at + step * n
                        if n > least then
                            this.Push(-4, pc, at, from)
                        pc <- pc + 7
                elif (word code (pc + 5)) = 2 then
                    let n = this.Run(pc, at, most)
                    if n < least then
                        failed <- true
                    else
                        at <- at + n
                        pc <- pc + 7
                else
                    let n = this.Run(pc, at, least)
                    if n < least then
                        failed <- true
                    else
                        at <- at + step * n
                        if most > least then
                            this.Push(-5, pc, at, most - least)
                        pc <- pc + 7
            | Op.Split ->
                this.Push((word code (pc + 1)), at, 0, 0)
                pc <- pc + 2
            | Op.Jump -> pc <- (word code (pc + 1))
            | Op.Anchor ->
                if this.Holds((word code (pc + 1)), at) then pc <- pc + 2 else failed <- true
            | Op.Open ->
                this.Assign((word code (pc + 1)), at)
                pc <- pc + 2
            | Op.Close ->
                if this.CloseGroup((word registers ((word code (pc + 1)))), at, (word code (pc + 2)), (word code (pc + 3))) then
                    pc <- pc + 4
                else
                    failed <- true
            | Op.Enter ->
                this.Assign((word code (pc + 1)), 0)
                this.Assign((word code (pc + 1)) + 1, -1)
                pc <- pc + 2
            | Op.Again ->
                let register = (word code (pc + 1))
                let count = (word registers (register))
                if count < (word code (pc + 2)) then
                    this.Assign(register, count + 1)
                    this.Assign(register + 1, at)
                    pc <- pc + 6
                elif count >= (word code (pc + 3)) || at = (word registers (register + 1)) then
                    pc <- (word code (pc + 5))
                elif (word code (pc + 4)) = 0 then
                    this.Push((word code (pc + 5)), at, 0, 0)
                    this.Assign(register, count + 1)
                    this.Assign(register + 1, at)
                    pc <- pc + 6
                else
                    this.Push(-6, pc, at, 0)
                    pc <- (word code (pc + 5))
            | Op.Mark ->
                let height = top
                this.Assign((word code (pc + 1)), height)
                this.Assign((word code (pc + 1)) + 1, at)
                pc <- pc + 2
            | Op.Cut ->
                let register = (word code (pc + 1))
                if (word code (pc + 2)) = 1 then
                    at <- (word registers (register + 1))
                this.CutTo (word registers (register))
                pc <- pc + 3
            | Op.Refuse ->
                this.UnwindTo (word registers ((word code (pc + 1))))
                failed <- true
            | Op.Reference ->
                let next = this.AfterReference((word code (pc + 1)), at, ((word code (pc + 2)) = 1), ((word code (pc + 3)) = 1))
                if next < 0 then
                    failed <- true
                else
                    at <- next
                    pc <- pc + 4
            | Op.Unless -> if (word counts ((word code (pc + 1)))) = 0 then pc <- (word code (pc + 2)) else pc <- pc + 3
            | Op.Accept -> result <- at
            | _ -> failed <- true
            while failed do
                if top = 0 then
                    result <- -1
                    failed <- false
                else
                    top <- top - 4
                    let kind = (word stack (top))
                    let a = (word stack (top + 1))
                    if kind >= 0 then
                        pc <- kind
                        at <- a
                        failed <- false
                    elif kind = -4 then
                        // One unit less.
                        let step = if (word code (a + 6)) = 1 then -1 else 1
                        at <- (word stack (top + 2)) - step
                        let least = (word stack (top + 3))
                        pc <- a + 7
                        if step = 1 && (word code (pc)) = Op.Char && (word code (pc + 2)) = 0 then
                            while at > least && (at >= last || int (Text.unit text (nativeint at)) <> (word code (pc + 1))) do
                                at <- at - 1
                        if at <> least then
                            this.Push(-4, a, at, least)
                        failed <- false
                    elif kind = -5 then
                        // One unit more.
                        let from = (word stack (top + 2))
                        let left = (word stack (top + 3))
                        if this.Run(a, from, 1) = 1 then
                            at <- if (word code (a + 6)) = 1 then from - 1 else from + 1
                            pc <- a + 7
                            if left > 1 then
                                this.Push(-5, a, at, (if left = Int32.MaxValue then left else left - 1))
                            failed <- false
                    elif kind = -6 then
                        // Once more around a lazy loop.
                        at <- (word stack (top + 2))
                        let register = (word code (a + 1))
                        this.Assign(register, (word registers (register)) + 1)
                        this.Assign(register + 1, at)
                        pc <- a + 6
                        failed <- false
                    else
                        this.Undo top
        result

    /// Looks for a match from a place on, upwards or downwards; where it starts, or -1.
    member this.Scan(from: int, backward: bool) : int =
        let mutable at = from
        let mutable found = -1
        let mutable go = true
        while go do
            if backward then
                if this.Match at >= 0 then
                    found <- at
                    go <- false
                else
                    at <- at - 1
                    if at < first then
                        go <- false
            else
                if program.HasFirst then
                    at <- this.SkipTo at
                if at > last || (program.AtStart && at > first) then
                    go <- false
                elif this.Match at >= 0 then
                    found <- at
                    go <- false
                else
                    // No match starts within what the first repetition took in vain.
                    at <- at + (if program.FirstRun < 0 then 1 else max 1 (this.Run(program.FirstRun, at, Int32.MaxValue)))
        found

    /// The next place from one on where a match can start, or the one after the end.
    member private this.SkipTo(from: int) : int =
        let low = program.FirstLow
        let high = program.FirstHigh
        let wide = program.FirstWide
        let mutable at = from
        let mutable go = true
        while go && at < last do
            let c = Text.unit text (nativeint at)
            let good =
                if c < 64us then ((low >>> int c) &&& 1UL) <> 0UL
                elif c < 128us then ((high >>> (int c - 64)) &&& 1UL) <> 0UL
                else wide
            if good then go <- false else at <- at + 1
        if at >= last then last + 1 else at
