/// Text that is being built. The store is a string object of the capacity that is filled in place: narrow until the first
/// unit that is not ASCII, then wide.
namespace Firefly.Runtime

/// Text that is being built.
[<ReferenceEquality>]
type TextBuffer =
    {
        /// The units so far, with room after them.
        mutable Store: string
        /// Number of units so far.
        mutable Count: nativeint
    }

/// Functions on text that is being built.
module Buffer =

    /// An empty buffer.
    let create () : TextBuffer = { Store = ""; Count = 0n }

    /// A buffer with room.
    let withCapacity (capacity: nativeint) : TextBuffer =
        { Store = (# "text_new" (if capacity < 16n then 16n else capacity) false : string #); Count = 0n }

    /// Makes room for more units of a width.
    let private grow (b: TextBuffer) (more: nativeint) (wide: bool) : unit =
        let old: string = b.Store
        let count: nativeint = b.Count
        let double: nativeint = 2n * Raw.textLength old
        let need: nativeint = count + more
        let size: nativeint = if need > double then need else double
        let fresh: string = (# "text_new" (if size < 32n then 32n else size) wide : string #)
        let target: nativeptr<byte> = Raw.textData fresh
        let source: nativeptr<byte> = Raw.textData old
        if Raw.textWide old then Raw.copy target source (count + count)
        elif wide then Text.widen target source count
        else Raw.copy target source count
        Raw.keep old
        b.Store <- fresh

    /// Makes room for `more` units, and width for `wide` ones; afterwards the store has both.
    let inline private reserve (b: TextBuffer) (more: nativeint) (wide: bool) : unit =
        let store: string = b.Store
        let isWide: bool = Raw.textWide store
        if b.Count + more > Raw.textLength store then grow b more (wide || isWide)
        elif wide && not isWide then grow b more true

    /// Appends ASCII bytes.
    let ascii (b: TextBuffer) (p: nativeptr<byte>) (count: nativeint) : unit =
        reserve b count false
        let store: string = b.Store
        let data: nativeptr<byte> = Raw.textData store
        if Raw.textWide store then
            Text.widen (Raw.add data (b.Count + b.Count)) p count
        else
            Raw.copy (Raw.add data b.Count) p count
        Raw.keep store
        b.Count <- b.Count + count

    /// Appends part of a string that is not null.
    let slice (b: TextBuffer) (s: string) (start: nativeint) (count: nativeint) : unit =
        if count > 0n then
            reserve b count (Raw.textWide s)
            let store: string = b.Store
            let data: nativeptr<byte> = Raw.textData store
            let wide: bool = Raw.textWide store
            Text.copyTo (Raw.add data (if wide then b.Count + b.Count else b.Count)) wide s start count
            Raw.keep store
            b.Count <- b.Count + count

    /// Appends a string; null is empty.
    let text (b: TextBuffer) (s: string) : unit = slice b s 0n (Text.length s)

    /// Appends a unit.
    let unit (b: TextBuffer) (code: uint16) : unit =
        reserve b 1n (code >= 128us)
        let store: string = b.Store
        let data: nativeptr<byte> = Raw.textData store
        if Raw.textWide store then
            Raw.storeUInt16 data (b.Count + b.Count) code
        else
            Raw.storeByte data b.Count (byte code)
        Raw.keep store
        b.Count <- b.Count + 1n

    /// Appends a unit many times.
    let repeat (b: TextBuffer) (code: uint16) (count: nativeint) : unit =
        let mutable i: nativeint = 0n
        while i < count do
            unit b code
            i <- i + 1n

    /// A unit, not checked.
    let item (b: TextBuffer) (i: nativeint) : uint16 = Text.unit b.Store i

    /// Replaces a unit, not checked.
    let set (b: TextBuffer) (i: nativeint) (code: uint16) : unit =
        reserve b 0n (code >= 128us)
        let store: string = b.Store
        if Raw.textWide store then
            Raw.storeUInt16 (Raw.textData store) (i + i) code
        else
            Raw.storeByte (Raw.textData store) i (byte code)
        Raw.keep store

    /// Removes units; the bounds are right.
    let remove (b: TextBuffer) (start: nativeint) (count: nativeint) : unit =
        let store: string = b.Store
        let data: nativeptr<byte> = Raw.textData store
        let rest: nativeint = b.Count - start - count
        if Raw.textWide store then
            Raw.move (Raw.add data (start + start)) (Raw.add data (2n * (start + count))) (rest + rest)
        else
            Raw.move (Raw.add data start) (Raw.add data (start + count)) rest
        Raw.keep store
        b.Count <- b.Count - count

    /// Inserts a string that is not null; the place is right.
    let insert (b: TextBuffer) (at: nativeint) (s: string) : unit =
        let count: nativeint = Raw.textLength s
        reserve b count (Raw.textWide s)
        let store: string = b.Store
        let data: nativeptr<byte> = Raw.textData store
        let wide: bool = Raw.textWide store
        let unit: nativeint = if wide then 2n else 1n
        Raw.move (Raw.add data ((at + count) * unit)) (Raw.add data (at * unit)) ((b.Count - at) * unit)
        Text.copyTo (Raw.add data (at * unit)) wide s 0n count
        Raw.keep store
        b.Count <- b.Count + count

    /// Part of the text as a string.
    let part (b: TextBuffer) (start: nativeint) (count: nativeint) : string =
        let store: string = b.Store
        let data: nativeptr<byte> = Raw.textData store
        let result: string =
            if Raw.textWide store then
                Text.ofUnits (Raw.add data (start + start)) count
            else
                Text.ofAscii (Raw.add data start) count
        Raw.keep store
        result

    /// The text as a string.
    let toText (b: TextBuffer) : string = part b 0n b.Count
