namespace Firefly.Runtime

/// Sorting of arrays.
///
/// In: an array and an order. Out: the same array, sorted in place.
/// `stable` keeps equal elements in their order (bottom-up merge sort). `intro` is the unstable sort of `Array.sort`; which of
/// two equal elements comes first is visible to programs, so it makes the same comparisons and exchanges as .NET 8's
/// `Array.Sort`: Musser's introspective sort (1997) with median of three, insertion sort up to 16, heap sort past the depth limit.
module Sorting =

    open Firefly.Runtime.Collections

    let inline private swap (a: 'T[]) (i: int) (j: int) : unit =
        let x = a.[i]
        a.[i] <- a.[j]
        a.[j] <- x

    // ---- stable ---------------------------------------------------------------------------------------------------

    /// Insertion sort of a.[lo .. hi - 1].
    let private insertRun (order: 'T -> 'T -> int) (a: 'T[]) (lo: int) (hi: int) : unit =
        for i in lo + 1 .. hi - 1 do
            let x = get a i
            let mutable j = i - 1
            while j >= lo && order x (get a j) < 0 do
                set a (j + 1) (get a j)
                j <- j - 1
            set a (j + 1) x

    /// Merges from.[lo .. mid - 1] and from.[mid .. hi - 1] into the same places of `into`.
    let private merge (order: 'T -> 'T -> int) (from: 'T[]) (into: 'T[]) (lo: int) (mid: int) (hi: int) : unit =
        let mutable i = lo
        let mutable j = mid
        for k in lo .. hi - 1 do
            if i < mid && (j >= hi || order (get from i) (get from j) <= 0) then
                set into k (get from i)
                i <- i + 1
            else
                set into k (get from j)
                j <- j + 1

    /// Sorts in place; equal elements keep their order.
    let stable (order: 'T -> 'T -> int) (a: 'T[]) : unit =
        let n = length a
        let run = 12
        let mutable lo = 0
        while lo < n do
            insertRun order a lo (min (lo + run) n)
            lo <- lo + run
        if n > run then
            let mutable from = a
            let mutable into = newArray<'T> n
            let mutable width = run
            while width < n do
                let mutable start = 0
                while start < n do
                    // no sum passes n, so that none can overflow
                    let mid = if n - start < width then n else start + width
                    let stop = if n - mid < width then n else mid + width
                    merge order from into start mid stop
                    start <- stop
                let exchanged = from
                from <- into
                into <- exchanged
                width <- if width > n / 2 then n else width * 2
            if not (same from a) then
                for i in 0 .. n - 1 do
                    set a i (get from i)

    // ---- as .NET's Array.Sort -------------------------------------------------------------------------------------

    // `keys` decide the order; `items`, when there are any, follow each exchange. Indices run from `lo`.

    let inline private swapBoth (keys: 'K[]) (items: 'V[]) (paired: bool) (i: int) (j: int) : unit =
        swap keys i j
        if paired then
            swap items i j

    let inline private swapIfGreater (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) (paired: bool) (i: int) (j: int) : unit =
        if order keys.[i] keys.[j] > 0 then
            swapBoth keys items paired i j

    let private insertion (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) (paired: bool) (lo: int) (count: int) : unit =
        for i in lo .. lo + count - 2 do
            let key = keys.[i + 1]
            let mutable j = i
            if paired then
                let item = items.[i + 1]
                while j >= lo && order key keys.[j] < 0 do
                    keys.[j + 1] <- keys.[j]
                    items.[j + 1] <- items.[j]
                    j <- j - 1
                keys.[j + 1] <- key
                items.[j + 1] <- item
            else
                while j >= lo && order key keys.[j] < 0 do
                    keys.[j + 1] <- keys.[j]
                    j <- j - 1
                keys.[j + 1] <- key

    let private downHeap (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) (paired: bool) (lo: int) (start: int) (count: int) : unit =
        let mutable i = start
        let key = keys.[lo + i - 1]
        let item = if paired then items.[lo + i - 1] else zero<'V> ()
        let mutable sinking = true
        while sinking && i <= count / 2 do
            let mutable child = 2 * i
            if child < count && order keys.[lo + child - 1] keys.[lo + child] < 0 then
                child <- child + 1
            if order key keys.[lo + child - 1] < 0 then
                keys.[lo + i - 1] <- keys.[lo + child - 1]
                if paired then
                    items.[lo + i - 1] <- items.[lo + child - 1]
                i <- child
            else
                sinking <- false
        keys.[lo + i - 1] <- key
        if paired then
            items.[lo + i - 1] <- item

    let private heap (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) (paired: bool) (lo: int) (count: int) : unit =
        for i in count / 2 .. -1 .. 1 do
            downHeap order keys items paired lo i count
        for i in count .. -1 .. 2 do
            swapBoth keys items paired lo (lo + i - 1)
            downHeap order keys items paired lo 1 (i - 1)

    let private partition (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) (paired: bool) (lo: int) (count: int) : int =
        let hi = lo + count - 1
        let middle = lo + (count - 1) / 2
        swapIfGreater order keys items paired lo middle
        swapIfGreater order keys items paired lo hi
        swapIfGreater order keys items paired middle hi
        let pivot = keys.[middle]
        swapBoth keys items paired middle (hi - 1)
        let mutable left = lo
        let mutable right = hi - 1
        let mutable crossing = left < right
        while crossing do
            left <- left + 1
            while order keys.[left] pivot < 0 do
                left <- left + 1
            right <- right - 1
            while order pivot keys.[right] < 0 do
                right <- right - 1
            if left >= right then
                crossing <- false
            else
                swapBoth keys items paired left right
                crossing <- left < right
        if left <> hi - 1 then
            swapBoth keys items paired left (hi - 1)
        left

    let rec private introLoop (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) (paired: bool) (lo: int) (size: int) (depth: int) : unit =
        if size <= 1 then
            ()
        elif size = 2 then
            swapIfGreater order keys items paired lo (lo + 1)
        elif size = 3 then
            swapIfGreater order keys items paired lo (lo + 1)
            swapIfGreater order keys items paired lo (lo + 2)
            swapIfGreater order keys items paired (lo + 1) (lo + 2)
        elif size <= 16 then
            insertion order keys items paired lo size
        elif depth = 0 then
            heap order keys items paired lo size
        else
            let p = partition order keys items paired lo size
            introLoop order keys items paired (p + 1) (lo + size - p - 1) (depth - 1)
            introLoop order keys items paired lo (p - lo) (depth - 1)

    /// Twice the number of binary digits of a size: past this depth the sort turns to a heap.
    let private depthLimit (size: int) : int =
        let mutable bits = 0
        let mutable rest = size
        while rest > 0 do
            bits <- bits + 1
            rest <- rest >>> 1
        2 * bits

    /// Sorts `count` elements from `lo` in place, as `Array.Sort` does.
    let introRange (order: 'T -> 'T -> int) (a: 'T[]) (lo: int) (count: int) : unit =
        introLoop order a (newArray<int> 0) false lo count (depthLimit count)

    /// Sorts in place, as `Array.Sort(array, comparer)` does.
    let intro (order: 'T -> 'T -> int) (a: 'T[]) : unit = introRange order a 0 (length a)

    /// Sorts `items` by their `keys`, both in place, as `Array.Sort(keys, items, comparer)` does.
    let introPairs (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) : unit =
        introLoop order keys items true 0 (length keys) (depthLimit (length keys))

    /// Sorts `count` items from `lo` by their `keys`, both in place.
    let introPairsRange (order: 'K -> 'K -> int) (keys: 'K[]) (items: 'V[]) (lo: int) (count: int) : unit =
        introLoop order keys items true lo count (depthLimit count)
