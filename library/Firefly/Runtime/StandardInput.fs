/// Standard input as UTF-16 units: what `Input` has as bytes, with the units that were looked at but not taken.
module Firefly.Runtime.StandardInput

open Firefly.Runtime

/// A unit that was looked at, or -1.
let mutable private ahead: int = -1

/// The second half of a pair whose first half was given, or -1.
let mutable private half: int = -1

/// A char of the source: a lead byte takes its followers with it; what lies outside of the first plane is two units.
let private decode () : int =
    let source: nativeptr<byte> = Input.standard ()
    let first: int = Input.next source
    if first < 128 then
        first
    else
        let need: int = if first < 0xC2 then 0 elif first < 0xE0 then 1 elif first < 0xF0 then 2 elif first < 0xF5 then 3 else 0
        let mutable code: int =
            if need = 1 then first &&& 0x1F
            elif need = 2 then first &&& 0x0F
            else first &&& 0x07
        let mutable left: int = need
        while left > 0 && (Input.peek source &&& 0xC0) = 0x80 do
            code <- (code <<< 6) ||| (Input.next source &&& 0x3F)
            left <- left - 1
        if need = 0 || left > 0 then
            0xFFFD
        elif code >= 0x10000 then
            half <- 0xDC00 + (code &&& 0x3FF)
            0xD7C0 + (code >>> 10)
        else
            code

/// The next unit, or -1 at the end.
let read () : int =
    if ahead >= 0 then
        let c: int = ahead
        ahead <- -1
        c
    elif half >= 0 then
        let c: int = half
        half <- -1
        c
    else
        decode ()

/// The next unit without taking it, or -1 at the end.
let peek () : int =
    if ahead < 0 then
        ahead <- read ()
    ahead

/// The units that were looked at.
let private waiting () : string =
    let mutable text: string = ""
    if ahead >= 0 then
        text <- Text.ofChar (char ahead)
        ahead <- -1
    if half >= 0 then
        text <- Text.concat text (Text.ofChar (char half))
        half <- -1
    text

/// The next line, or null after the last.
let line () : string =
    if ahead < 0 && half < 0 then
        Input.line (Input.standard ())
    elif ahead = 10 then
        ahead <- -1
        ""
    elif ahead = 13 then
        ahead <- -1
        if Input.peek (Input.standard ()) = 10 then
            Input.next (Input.standard ()) |> ignore
        ""
    else
        Text.concat (waiting ()) (Input.line (Input.standard ()))

/// Everything that is left.
let rest () : string =
    let start: string = waiting ()
    Text.concat start (Input.rest (Input.standard ()))
