// covers: addresses of local variables in a program with objects that may refer to themselves
open System.Collections.Generic
type Key<'a> =
    | One of Set<char> * int voption
    | Two of (string * string * char) option * (bool * bool) * 'a
type Itself(start: int) as this =
    let mutable n = start
    let mutable self = [ this ]
    member _.N = n
    member _.Self with get () = self and set v = self <- v
let look (k: int) =
    let d = Dictionary<Key<string>, int>()
    let key : Key<string> = One(Set.empty, ValueSome k)
    d.[Two(None, (true, false), "x")] <- 1
    if k % 2 = 0 then d.[key] <- k
    match d.TryGetValue key with
    | true, v -> v
    | _ -> -1
[<EntryPoint>]
let main _ =
    let o = Itself 3
    o.Self <- o :: o.Self
    printfn "%d %d %d %d" o.N (look 4) (look 5) o.Self.Length
    0
