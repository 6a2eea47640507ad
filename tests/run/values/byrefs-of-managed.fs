// covers: addresses of locals, fields and elements that hold strings, lists and records; out parameters
open System.Collections.Generic
type Box() =
    [<DefaultValue>] val mutable Text: string
type P = { Name: string; Tags: string list }
let append (x: byref<string>) (s: string) = x <- x + s
let push (x: byref<'a list>) (v: 'a) = x <- v :: x
let swap (a: byref<'a>) (b: byref<'a>) =
    let t = a
    a <- b
    b <- t
let words =
    let mutable s = "a"
    for i in 1 .. 5 do
        append &s (string i)
        if i = 3 then append &s "!"
    s
printfn "%s" words
let f () =
    let mutable xs: string list = []
    for w in [ "x"; "y"; "z" ] do push &xs (w + w)
    xs
printfn "%A" (f ())
let g () =
    let mutable a = { Name = "a" + string 1; Tags = [ "t" ] }
    let mutable b = { Name = "b"; Tags = [] }
    swap &a &b
    swap &a &b
    swap &a &b
    sprintf "%s %s" a.Name b.Name
printfn "%s" (g ())
let box1 = Box()
box1.Text <- "start"
append &box1.Text "ed"
printfn "%s" box1.Text
let arr = [| "p"; "q" |]
append &arr.[1] "r"
swap &arr.[0] &arr.[1]
printfn "%A" arr
let h (fail: bool) =
    let mutable s = "h" + string 1
    try
        append &s "t"
        if fail then failwith ("stop " + s)
        append &s "u"
    with e -> s <- s + " caught " + e.Message
    s
printfn "%s | %s" (h true) (h false)
let d = Dictionary<string, string list>()
for w in [ "one"; "two"; "three"; "six" ] do
    let k = string w.Length
    match d.TryGetValue k with
    | true, l -> d.[k] <- w :: l
    | false, _ -> d.[k] <- [ w ]
for kv in d do printfn "%s %A" kv.Key kv.Value
let mutable found: string list = []
printfn "%b %A" (d.TryGetValue("3", &found)) found
printfn "%b %d" (d.TryGetValue("9", &found)) 0
let ok, v = d.TryGetValue "5"
printfn "%b %A" ok v
let lookups = Seq.sum (seq { for i in 1 .. 1000 -> match d.TryGetValue(string (i % 7)) with | true, l -> l.Length | _ -> 0 })
printfn "%d" lookups
