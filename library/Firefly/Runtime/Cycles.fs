/// Cycles of counted cells, which counting alone would never free: found by trial deletion.
///
/// A cell that may be part of a cycle and loses an owner, but not its last, is a suspect: it may now be kept alive by the
/// cycle alone. Suspects wait in a table, with a bit set in their counts. When they are many, the cells that they lead to
/// are looked at: what has no owner but these cells themselves is freed. (Bacon and Rajan, Concurrent Cycle Collection
/// in Reference Counted Systems, ECOOP 2001, section 3; the counts of the trial are kept beside the cells.) A program in
/// which no cell can be part of a cycle has none of this.
///
/// The next search comes after as many new suspects as cells were found alive, if the last one was worth it, and after
/// twice as many suspects as before, if it was not: what a search costs is paid by what it frees or by what happened
/// since the last one.
///
/// State, in words: 0 table of suspects, 1 its capacity, 2 suspects, 3 suspects at which a search comes, 4 whether one
/// goes on, 5 nodes, 6 their capacity, 7 their number, 8 index of the nodes by address, 9 the first node that is to be
/// passed on as alive.
module Firefly.Runtime.Cycles

open Firefly
open Firefly.Runtime

[<RuntimeCode>]
let private state () : nativeptr<byte> = (# "static_buffer" 80 : nativeptr<byte> #)

/// Where the search for an address begins in a table whose size is a power of two.
[<RuntimeCode>]
let inline private home (address: nativeint) (mask: nativeint) : nativeint =
    (((address >>> 3) * 0x1E3779B97F4A7C15n) >>> 24) &&& mask

[<RuntimeCode>]
let inline private entry (table: nativeptr<byte>) (index: nativeint) : nativeint = Raw.loadWord table (index * 8n)

[<RuntimeCode>]
let inline private setEntry (table: nativeptr<byte>) (index: nativeint) (value: nativeint) : unit =
    Raw.storeWord table (index * 8n) value

[<RuntimeCode>]
let private unmap (start: nativeint) (bytes: nativeint) : unit = Platform.unmapMemory start bytes |> ignore

/// Puts an address into the table of suspects, which has room.
[<RuntimeCode>]
let private insert (table: nativeptr<byte>) (mask: nativeint) (address: nativeint) : unit =
    let mutable i: nativeint = home address mask
    while entry table i <> 0n do
        i <- (i + 1n) &&& mask
    setEntry table i address

[<RuntimeCode; NoInline>]
let private growSuspects (s: nativeptr<byte>) : unit =
    let old: nativeptr<byte> = Raw.pointer (Raw.loadWord s 0n)
    let capacity: nativeint = Raw.loadWord s 8n
    let more: nativeint = if capacity = 0n then 512n else capacity * 2n
    let table: nativeptr<byte> = Heap.pages (more * 8n)
    let mutable i: nativeint = 0n
    while i < capacity do
        let address: nativeint = entry old i
        if address <> 0n then
            insert table (more - 1n) address
        i <- i + 1n
    if capacity <> 0n then
        unmap (Raw.address old) (capacity * 8n)
    Raw.storeWord s 0n (Raw.address table)
    Raw.storeWord s 8n more

/// The node of a cell; null if it has none.
[<RuntimeCode>]
let private find (s: nativeptr<byte>) (address: nativeint) : nativeptr<byte> =
    let index: nativeptr<byte> = Raw.pointer (Raw.loadWord s 64n)
    let mask: nativeint = Raw.loadWord s 48n * 2n - 1n
    let nodes: nativeptr<byte> = Raw.pointer (Raw.loadWord s 40n)
    let mutable i: nativeint = home address mask
    let mutable found: nativeptr<byte> = Raw.none ()
    let mutable go: bool = true
    while go do
        let number: nativeint = entry index i
        if number = 0n then
            go <- false
        else
            let node: nativeptr<byte> = Raw.add nodes ((number - 1n) * 32n)
            if Raw.loadWord node 0n = address then
                found <- node
                go <- false
        i <- (i + 1n) &&& mask
    found

[<RuntimeCode>]
let private indexNode (s: nativeptr<byte>) (address: nativeint) (number: nativeint) : unit =
    let index: nativeptr<byte> = Raw.pointer (Raw.loadWord s 64n)
    let mask: nativeint = Raw.loadWord s 48n * 2n - 1n
    let mutable i: nativeint = home address mask
    while entry index i <> 0n do
        i <- (i + 1n) &&& mask
    setEntry index i number

/// Room for so many nodes of 32 bytes: 0 address, 1 owners that are not known, 2 whether it is alive, 3 the next to be
/// passed on.
[<RuntimeCode; NoInline>]
let private roomForNodes (s: nativeptr<byte>) (capacity: nativeint) : unit =
    let old: nativeptr<byte> = Raw.pointer (Raw.loadWord s 40n)
    let oldIndex: nativeint = Raw.loadWord s 64n
    let oldCapacity: nativeint = Raw.loadWord s 48n
    let count: nativeint = Raw.loadWord s 56n
    let nodes: nativeptr<byte> = Heap.pages (capacity * 32n)
    Raw.storeWord s 40n (Raw.address nodes)
    Raw.storeWord s 48n capacity
    Raw.storeWord s 64n (Raw.address (Heap.pages (capacity * 16n)))
    if oldCapacity <> 0n then
        Raw.copy nodes old (count * 32n)
        let mutable i: nativeint = 0n
        while i < count do
            indexNode s (Raw.loadWord nodes (i * 32n)) (i + 1n)
            i <- i + 1n
        unmap (Raw.address old) (oldCapacity * 32n)
        unmap oldIndex (oldCapacity * 16n)

/// The node of a cell, which starts with all its owners not known.
[<RuntimeCode>]
let private nodeOf (s: nativeptr<byte>) (address: nativeint) : nativeptr<byte> =
    let known: nativeptr<byte> = find s address
    if not (Raw.isNone known) then
        known
    else
        let count: nativeint = Raw.loadWord s 56n
        if count = Raw.loadWord s 48n then
            roomForNodes s (count * 2n)
        let node: nativeptr<byte> = Raw.add (Raw.pointer (Raw.loadWord s 40n)) (count * 32n)
        Raw.storeWord node 0n address
        Raw.storeWord node 8n (nativeint (Raw.loadUInt32 (Raw.pointer address) 0n))
        Raw.storeWord s 56n (count + 1n)
        indexNode s address (count + 1n)
        Raw.storeWord node 16n 0n
        node

/// Marks a node as alive, to be passed on.
[<RuntimeCode>]
let private keep (s: nativeptr<byte>) (node: nativeptr<byte>) : unit =
    if Raw.loadWord node 16n = 0n then
        Raw.storeWord node 16n 1n
        Raw.storeWord node 24n (Raw.loadWord s 72n)
        Raw.storeWord s 72n (Raw.address node)

/// What a step of the search does with a reference in a cell. Step 0: one owner of what it leads to is known; 1: what
/// it leads to is alive; 2: it is cut if it leads to a cell that is not. Gives the step.
[<RuntimeCode; NoInline>]
let visit (place: nativeptr<byte>) (step: nativeint) : nativeint =
    let address: nativeint = Raw.loadWord place 0n
    if address <> 0n && int (Raw.loadUInt32 (Raw.pointer address) 0n) > 0 then
        let s: nativeptr<byte> = state ()
        if step = 0n then
            let node: nativeptr<byte> = nodeOf s address
            Raw.storeWord node 8n (Raw.loadWord node 8n - 1n)
        elif step = 1n then
            keep s (find s address)
        elif Raw.loadWord (find s address) 16n = 0n then
            Raw.storeWord place 0n 0n
    step

/// Shows every reference of a cell that may lead into a cycle to `visit`.
[<RuntimeCode>]
let inline private children (address: nativeint) (step: nativeint) : unit =
    let cell: nativeptr<byte> = Raw.pointer address
    let same: nativeint = (# "cell_children" cell step : nativeint #)
    ignore same

/// Frees a cell, whatever its count, and ends its ownership of what it refers to.
[<RuntimeCode>]
let inline private destroy (address: nativeint) : unit =
    let cell: nativeptr<byte> = Raw.pointer address
    (# "cell_destroy" cell : unit #)

/// The suspects become the first nodes.
[<RuntimeCode>]
let private takeSuspects (s: nativeptr<byte>) : unit =
    let table: nativeptr<byte> = Raw.pointer (Raw.loadWord s 0n)
    let capacity: nativeint = Raw.loadWord s 8n
    let mutable i: nativeint = 0n
    while i < capacity do
        let address: nativeint = entry table i
        if address <> 0n then
            let cell: nativeptr<byte> = Raw.pointer address
            Raw.storeUInt32 cell 0n (Raw.loadUInt32 cell 0n - 0x40000000u)
            nodeOf s address |> ignore
            setEntry table i 0n
        i <- i + 1n
    Raw.storeWord s 16n 0n

/// What has an owner that is not known is alive, and all that it leads to.
[<RuntimeCode>]
let private passOn (s: nativeptr<byte>) (nodes: nativeptr<byte>) (count: nativeint) : unit =
    let mutable i: nativeint = 0n
    while i < count do
        let node: nativeptr<byte> = Raw.add nodes (i * 32n)
        if Raw.loadWord node 8n > 0n then
            keep s node
        while Raw.loadWord s 72n <> 0n do
            let next: nativeptr<byte> = Raw.pointer (Raw.loadWord s 72n)
            Raw.storeWord s 72n (Raw.loadWord next 24n)
            children (Raw.loadWord next 0n) 1n
        i <- i + 1n

/// Frees what is not alive; how many cells.
[<RuntimeCode>]
let private freeDead (nodes: nativeptr<byte>) (count: nativeint) : nativeint =
    let mutable freed: nativeint = 0n
    let mutable i: nativeint = 0n
    while i < count do
        let node: nativeptr<byte> = Raw.add nodes (i * 32n)
        if Raw.loadWord node 16n = 0n then
            children (Raw.loadWord node 0n) 2n
        i <- i + 1n
    i <- 0n
    while i < count do
        let node: nativeptr<byte> = Raw.add nodes (i * 32n)
        if Raw.loadWord node 16n = 0n then
            destroy (Raw.loadWord node 0n)
            freed <- freed + 1n
        i <- i + 1n
    freed

/// Searches what the suspects lead to, and frees what is not alive.
[<RuntimeCode; NoInline>]
let private search (s: nativeptr<byte>) : unit =
    Raw.storeWord s 32n 1n
    Raw.storeWord s 56n 0n
    if Raw.loadWord s 48n = 0n then
        roomForNodes s 1024n
    takeSuspects s
    let mutable i: nativeint = 0n
    while i < Raw.loadWord s 56n do
        let node: nativeptr<byte> = Raw.add (Raw.pointer (Raw.loadWord s 40n)) (i * 32n)
        children (Raw.loadWord node 0n) 0n
        i <- i + 1n
    let nodes: nativeptr<byte> = Raw.pointer (Raw.loadWord s 40n)
    let count: nativeint = Raw.loadWord s 56n
    passOn s nodes count
    let freed: nativeint = freeDead nodes count
    let limit: nativeint = if freed * 4n >= count then count - freed else Raw.loadWord s 24n * 2n
    Raw.storeWord s 24n (if limit < 4096n then 4096n else limit)
    let capacity: nativeint = Raw.loadWord s 48n
    if capacity <= 65536n then
        Raw.fill (Raw.pointer (Raw.loadWord s 64n)) 0uy (capacity * 16n)
    else
        unmap (Raw.address nodes) (capacity * 32n)
        unmap (Raw.loadWord s 64n) (capacity * 16n)
        Raw.storeWord s 48n 0n
    Raw.storeWord s 32n 0n

/// Takes note of a cell that may be part of a cycle and has lost an owner, but not its last.
[<RuntimeCode; NoInline>]
let suspect (cell: nativeptr<byte>) : unit =
    let s: nativeptr<byte> = state ()
    let count: nativeint = Raw.loadWord s 16n + 1n
    if count * 2n > Raw.loadWord s 8n then
        growSuspects s
    Raw.storeUInt32 cell 0n (Raw.loadUInt32 cell 0n + 0x40000000u)
    insert (Raw.pointer (Raw.loadWord s 0n)) (Raw.loadWord s 8n - 1n) (Raw.address cell)
    Raw.storeWord s 16n count
    if Raw.loadWord s 24n = 0n then
        Raw.storeWord s 24n 4096n
    if count >= Raw.loadWord s 24n && Raw.loadWord s 32n = 0n then
        search s

/// Takes a suspect that has lost its last owner out of the table; its count is 1 then.
[<RuntimeCode; NoInline>]
let forget (cell: nativeptr<byte>) : unit =
    let s: nativeptr<byte> = state ()
    let table: nativeptr<byte> = Raw.pointer (Raw.loadWord s 0n)
    let mask: nativeint = Raw.loadWord s 8n - 1n
    let mutable hole: nativeint = home (Raw.address cell) mask
    while entry table hole <> Raw.address cell do
        hole <- (hole + 1n) &&& mask
    let mutable i: nativeint = (hole + 1n) &&& mask
    while entry table i <> 0n do
        let other: nativeint = entry table i
        // It moves up if its search passes the hole.
        if ((i - home other mask) &&& mask) >= ((i - hole) &&& mask) then
            setEntry table hole other
            hole <- i
        i <- (i + 1n) &&& mask
    setEntry table hole 0n
    Raw.storeWord s 16n (Raw.loadWord s 16n - 1n)
    Raw.storeUInt32 cell 0n 1u

/// Searches until no suspect is left: at the end of a traced program.
[<RuntimeCode; NoInline>]
let finish () : unit =
    let s: nativeptr<byte> = state ()
    while Raw.loadWord s 16n > 0n do
        search s
