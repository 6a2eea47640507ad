namespace Firefly.Runtime

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// The balanced search tree behind `SortedSet` and `SortedDictionary`.
///
/// In: keys and, when there is one, a comparer. Out: slot numbers above 0.
/// Holds: an AA tree (Andersson 1993) in arrays; slot 0 is the empty tree and has level 0; the left child's level is one
/// lower, the right child's at most the same, the right grandchild's lower. `Next` of a free slot is in `left`.
[<AllowNullLiteral>]
type SortedSlots<'Key>(comparer: IComparer<'Key>) =
    let mutable keys: 'Key[] = newArray<'Key> 4
    let mutable left: int[] = newArray<int> 4
    let mutable right: int[] = newArray<int> 4
    let mutable level: int[] = newArray<int> 4
    let mutable root: int = 0
    let mutable used: int = 1
    let mutable free: int = 0
    let mutable count: int = 0
    let mutable version: int = 0
    // what the last insertion or removal has found
    let mutable touched: int = 0

    /// The number of keys.
    member this.Count: int = count

    /// Another number after each change.
    member this.Version: int = version

    /// Places for slots.
    member this.Room: int = length keys

    /// The slot of the root, 0 for none.
    member this.Root: int = root

    /// The comparer, or null for the structural order.
    member this.Comparer: IComparer<'Key> = comparer

    /// The key of a slot.
    member this.Key(slot: int) : 'Key = get keys slot

    /// The slot of the smaller keys below a slot.
    member this.Left(slot: int) : int = get left slot

    /// The slot of the larger keys below a slot.
    member this.Right(slot: int) : int = get right slot

    /// The order of two keys.
    member this.Order(a: 'Key, b: 'Key) : int =
        if isNullRef comparer then orderObjects a b else comparer.Compare(a, b)

    /// The slot of a key, or 0.
    member this.Find(key: 'Key) : int =
        let mutable slot = root
        let mutable going = slot <> 0
        while going do
            let c = this.Order(key, get keys slot)
            if c = 0 then
                going <- false
            else
                slot <- if c < 0 then get left slot else get right slot
                going <- slot <> 0
        slot

    /// The slot of the smallest key, or 0.
    member this.First: int =
        let mutable slot = root
        while get left slot <> 0 do
            slot <- get left slot
        slot

    /// The slot of the largest key, or 0.
    member this.Last: int =
        let mutable slot = root
        while get right slot <> 0 do
            slot <- get right slot
        slot

    member private this.NewSlot(key: 'Key) : int =
        let mutable slot = free
        if slot <> 0 then
            free <- get left slot
        else
            if used = length keys then
                let size = used * 2
                let newKeys = newArray<'Key> size
                let newLeft = newArray<int> size
                let newRight = newArray<int> size
                let newLevel = newArray<int> size
                ArraySupport.copyInto keys 0 newKeys 0 used
                ArraySupport.copyInto left 0 newLeft 0 used
                ArraySupport.copyInto right 0 newRight 0 used
                ArraySupport.copyInto level 0 newLevel 0 used
                keys <- newKeys
                left <- newLeft
                right <- newRight
                level <- newLevel
            slot <- used
            used <- used + 1
        set keys slot key
        set left slot 0
        set right slot 0
        set level slot 1
        slot

    /// Turns a left child of the same level into the parent.
    member private this.Skew(t: int) : int =
        let l = get left t
        if t <> 0 && l <> 0 && get level l = get level t then
            set left t (get right l)
            set right l t
            l
        else
            t

    /// Lifts the middle of three of the same level.
    member private this.Split(t: int) : int =
        let r = get right t
        if t <> 0 && r <> 0 && get level (get right r) = get level t then
            set right t (get left r)
            set left r t
            set level r (get level r + 1)
            r
        else
            t

    member private this.InsertBelow(t: int, key: 'Key) : int =
        if t = 0 then
            touched <- this.NewSlot key
            count <- count + 1
            touched
        else
            let c = this.Order(key, get keys t)
            if c = 0 then
                touched <- -t
                t
            elif c < 0 then
                let l = this.InsertBelow(get left t, key)
                set left t l
                this.Split(this.Skew t)
            else
                let r = this.InsertBelow(get right t, key)
                set right t r
                this.Split(this.Skew t)

    /// The new slot of a key, or the negative of the slot where it was.
    member this.Insert(key: 'Key) : int =
        root <- this.InsertBelow(root, key)
        if touched > 0 then
            version <- version + 1
        touched

    member private this.Mend(t: int) : int =
        let l = get level (get left t)
        let r = get level (get right t)
        let wanted = (if l < r then l else r) + 1
        if wanted < get level t then
            set level t wanted
            if wanted < get level (get right t) then
                set level (get right t) wanted
            let top = this.Skew t
            let side = this.Skew(get right top)
            set right top side
            if side <> 0 then
                set right side (this.Skew(get right side))
            let top = this.Split top
            set right top (this.Split(get right top))
            top
        else
            t

    /// The tree without its smallest slot, which is then `touched`.
    member private this.TakeFirst(t: int) : int =
        if get left t = 0 then
            touched <- t
            get right t
        else
            set left t (this.TakeFirst(get left t))
            this.Mend t

    /// The tree without its largest slot, which is then `touched`.
    member private this.TakeLast(t: int) : int =
        if get right t = 0 then
            touched <- t
            get left t
        else
            set right t (this.TakeLast(get right t))
            this.Mend t

    member private this.RemoveBelow(t: int, key: 'Key) : int =
        if t = 0 then
            touched <- 0
            0
        else
            let c = this.Order(key, get keys t)
            if c < 0 then
                set left t (this.RemoveBelow(get left t, key))
                this.Mend t
            elif c > 0 then
                set right t (this.RemoveBelow(get right t, key))
                this.Mend t
            elif get left t = 0 && get right t = 0 then
                touched <- t
                0
            else
                let mutable l = get left t
                let mutable r = get right t
                if l = 0 then
                    r <- this.TakeFirst r
                else
                    l <- this.TakeLast l
                let other = touched
                set left other l
                set right other r
                set level other (get level t)
                touched <- t
                this.Mend other

    /// Frees the slot of a key and gives it, or 0.
    member this.Remove(key: 'Key) : int =
        root <- this.RemoveBelow(root, key)
        let slot = touched
        if slot <> 0 then
            set keys slot (zero<'Key> ())
            set left slot free
            free <- slot
            count <- count - 1
            version <- version + 1
        slot

    /// Removes all keys.
    member this.Clear() : unit =
        for i in 0 .. used - 1 do
            set keys i (zero<'Key> ())
        root <- 0
        used <- 1
        free <- 0
        count <- 0
        version <- version + 1

/// Goes through the slots of a tree in the order of their keys, or backwards.
///
/// Holds: `pending` are the slots to be visited, the next one last. `above` and `below` tell, when there are bounds,
/// whether a key is too small or too large.
[<AllowNullLiteral>]
type SortedEnumerator<'Key, 'T>
    (slots: SortedSlots<'Key>, backwards: bool, inside: 'Key -> int, item: int -> 'T) =
    let start: int = slots.Version
    let pending: int[] = newArray<int> 64
    let mutable depth: int = 0
    let mutable begun: bool = false
    let mutable current: 'T = zero<'T> ()

    /// Puts the slots that lead to the next key on the stack; those out of bounds are passed over.
    member private this.Descend(slot: int) : unit =
        let mutable at = slot
        while at <> 0 do
            let side = inside (slots.Key at)
            if side = 0 then
                set pending depth at
                depth <- depth + 1
                at <- if backwards then slots.Right at else slots.Left at
            else
                at <- if side < 0 then slots.Right at else slots.Left at

    interface IEnumerator<'T> with
        member this.Current: 'T = current

    interface IEnumerator with
        member this.Current: obj = box current

        member this.MoveNext() : bool =
            if slots.Version <> start then
                Refuse.modified ()
            if not begun then
                begun <- true
                this.Descend slots.Root
            if depth > 0 then
                depth <- depth - 1
                let slot = get pending depth
                this.Descend(if backwards then slots.Left slot else slots.Right slot)
                current <- item slot
                true
            else
                current <- zero<'T> ()
                false

        member this.Reset() : unit =
            depth <- 0
            begun <- false

    interface IDisposable with
        member this.Dispose() : unit = ()
