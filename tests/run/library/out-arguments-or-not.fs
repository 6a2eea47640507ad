// covers: a method with and without an out parameter: what the result is taken apart into decides
open System.Collections.Generic
let d = Dictionary<string, int>()
for k in [ "a"; "b"; "c"; "d" ] do d.[k] <- k.Length
let ok, v = d.Remove "a"
let missing, _ = d.Remove "a"
let r = d.Remove "b"
if d.Remove "c" then printfn "removed"
printfn "%b %d %b %b %d" ok v missing r d.Count
