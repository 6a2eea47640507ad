/// Normal forms of text (Unicode standard, annex 15).
module Firefly.Runtime.Normalize

open System
open Firefly.Runtime

[<NoInline; Cold>]
let private badText (at: nativeint) : unit =
    let message: string =
        Text.concat3 "Invalid Unicode code point found at index " (Digits.signedText (int64 at)) "."
    let e: exn = ArgumentException(message, "strInput") :> exn
    (# "raise" e : unit #)

/// Puts the marks after each char in the order of their classes.
let private reorder (b: TextBuffer) : unit =
    let mutable i: nativeint = 1n
    while i < b.Count do
        let c: uint16 = Buffer.item b i
        let k: int = Decompositions.classOf c
        if k > 0 then
            let mutable j: nativeint = i
            while j > 0n && Decompositions.classOf (Buffer.item b (j - 1n)) > k do
                Buffer.set b j (Buffer.item b (j - 1n))
                j <- j - 1n
            Buffer.set b j c
        i <- i + 1n

/// Puts chars and their marks together again.
let private compose (b: TextBuffer) : unit =
    let mutable starter: nativeint = -1n
    let mutable last: int = 0
    let mutable target: nativeint = 0n
    let mutable i: nativeint = 0n
    while i < b.Count do
        let c: uint16 = Buffer.item b i
        let k: int = Decompositions.classOf c
        let whole: uint16 =
            if starter >= 0n && (target = starter + 1n || (last > 0 && last < k)) then
                Decompositions.compose (Buffer.item b starter) c
            else
                0us
        if whole <> 0us then
            Buffer.set b starter whole
        else
            if k = 0 then
                starter <- target
            last <- k
            Buffer.set b target c
            target <- target + 1n
        i <- i + 1n
    b.Count <- target

/// A string in a normal form: decomposed or composed, perhaps by compatibility.
let form (s: string) (composed: bool) (compatible: bool) : string =
    let count: nativeint = Raw.textLength s
    if count = 0n || not (Raw.textWide s) then
        s
    else
        let b: TextBuffer = Buffer.withCapacity count
        let mutable i: nativeint = 0n
        while i < count do
            let c: uint16 = Text.unit s i
            if (c &&& 0xF800us) = 0xD800us then
                if i + 1n < count && Unicode.isPair c (Text.unit s (i + 1n)) then
                    Buffer.unit b c
                    Buffer.unit b (Text.unit s (i + 1n))
                    i <- i + 1n
                else
                    badText i
            elif not ((compatible && Compatibility.append b c) || Decompositions.append b c) then
                Buffer.unit b c
            i <- i + 1n
        reorder b
        if composed then
            compose b
        let result: string = Buffer.toText b
        if Text.equals result s then s else result
