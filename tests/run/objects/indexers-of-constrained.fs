// covers: indexers of values whose type is only known by a constraint
open System.Collections.Generic

type IReadable<'T, 'Slice when 'Slice :> IReadable<'T, 'Slice>> =
    abstract Item: int -> 'T with get
    abstract Length: int

type Text(s: string) =
    interface IReadable<char, Text> with
        member _.Item with get i = s.[i]
        member _.Length = s.Length

let at (input: #IReadable<char, 'S>) (i: int) = input.[i]

let find (input: #IReadable<char, 'S>) (c: char) =
    let rec loop i =
        if i >= input.Length then -1
        else
            match input.[i] with
            | x when x = c -> i
            | _ -> loop (i + 1)
    loop 0

let set (list: #IList<int>) i v = list.[i] <- v; list.[i]

printfn "%c %d %d" (at (Text "abc") 1) (find (Text "hello") 'l') (find (Text "x") 'y')
printfn "%d" (set (ResizeArray [ 1; 2; 3 ]) 1 7)
printfn "%d" (set [| 1; 2; 3 |] 2 9)
