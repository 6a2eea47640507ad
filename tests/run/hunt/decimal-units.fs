// Decimals with units in records, unions, collections, fields, slots and object expressions.
[<Measure>] type usd
type T = { A: decimal<usd> list; M: Map<string, decimal<usd>> }
type U = | C of decimal<usd> array | D of decimal<usd> option
let total t = List.sum t.A + Seq.sum (Map.toSeq t.M |> Seq.map snd)
let f = function C a -> Array.sum a | D (Some x) -> x | D None -> 0M<usd>
type K(x: decimal<usd>) =
    let mutable items = ResizeArray<decimal<usd>>()
    do items.Add x
    member _.Add(y: decimal<usd>) = items.Add y
    member _.Items = items
    abstract Go: decimal<usd> * decimal<usd> list -> decimal<usd>
    default _.Go(a, b) = List.fold (+) a b
type IQ = abstract Q: decimal<usd> -> decimal<usd> list
let q = { new IQ with member _.Q x = [ x; x * 2M ] }
let t = { A = [ 1M<usd>; 2.5M<usd> ]; M = Map [ "a", 3M<usd> ] }
printfn "%M %M %M" (decimal (total t)) (decimal (f (C [| 1M<usd>; 2M<usd> |]))) (decimal (f (D(Some 4M<usd>))))
let k = K 5M<usd>
k.Add 6M<usd>
printfn "%d %M %d" k.Items.Count (decimal (k.Go(1M<usd>, [ 2M<usd> ]))) (q.Q 4M<usd>).Length
