open System
let m = [1,"a"; 2,"b"] |> Map |> Some
printfn "%A" m
let s = [3;1;2] |> Set
printfn "%A" s
let x = [1,2] |> List.map (fun (a,b) -> (b,a)) |> dict
let cleanup resource =
    use r = resource
    failwith "Throw exception"
type D() =
    interface IDisposable with
        member _.Dispose() = printfn "disposed"
try cleanup (new D()) with e -> printfn "%s" e.Message
let rem = ref -1
printfn "%d %d" (Math.DivRem(5, 2, rem)) rem.Value
let d = System.Collections.Generic.Dictionary<string,int>()
d.["a"] <- 4
let r2 = ref 0
printfn "%b %d" (d.TryGetValue("a", r2)) r2.Value
let up (a: 'a when 'a :> IDisposable) = use b = a in 3
printfn "%d" (up (new D()))
let pi = 3.141592653589793238462643383279502884197169399375105820974944592307816406286M
printfn "%O" pi
let l = ["a"; "b"] |> System.Collections.Generic.List
printfn "%d" l.Count
let h = ["a"; "b"] |> System.Collections.Generic.HashSet
printfn "%d" h.Count
let ss = "abc" |> System.Text.StringBuilder
printfn "%O" ss
let u = ["http://x.y/z"] |> List.map Uri |> List.map string
printfn "%A" u
let st = [|'a';'b'|] |> String
printfn "%s" st
printfn "%O %O" 1.99999999999999999999999999999M 0.00000000000000000000000000000015M
printfn "%O %O" 0.00000000000000000000000000005M 12345678901234567890.123456789012345M
printfn "%O %O" 7.92281625142643375935439503355M 0.5e-28M
