type IPattern<'a,'b> =
    abstract Query : ('b -> 'a option)
    abstract Make : ('a -> 'b)
let cons = { new IPattern<'a * 'a list, 'a list> with
               member __.Query = fun xs -> match xs with y::ys -> Some (y,ys) | _ -> None
               member __.Make = fun (x,xs) -> x::xs }
let nil = { new IPattern<unit, 'a list> with
              member __.Query = fun xs -> match xs with [] -> Some () | _ -> None
              member __.Make = fun () -> [] }
let x1 = cons : IPattern<int * int list, int list>
let x2 = cons : IPattern<string * string list, string list>
printfn "%A %A" (x1.Make (1, [2])) (x2.Query ["a"; "b"])
printfn "%A %A" (nil.Make () : int list) (nil.Query ["a"])
let inner () =
    let eq = { new System.Collections.Generic.IEqualityComparer<'t> with
                 member _.Equals(a, b) = true
                 member _.GetHashCode _ = 0 }
    (eq.Equals("a", "b"), eq.GetHashCode "c")
printfn "%A" (inner ())
