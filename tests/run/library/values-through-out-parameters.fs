// covers: TryGetValue of a dictionary whose keys and values are unions that are held without a cell
open System.Collections.Generic
type Inner =
    | A of char
    | B of char * char
    | C
    | D of char * int
type Outer =
    | One of uint16 option * int
    | Two of char
    | Three of int
    | Four of Result<int option, Inner> * uint16 option
let describe (x: Outer) : string =
    match x with
    | One(Some a, b) -> sprintf "one %d %d" a b
    | One(None, b) -> sprintf "one - %d" b
    | Two c -> sprintf "two %c" c
    | Three n -> sprintf "three %d" n
    | Four(Ok n, u) -> sprintf "four %A %A" n u
    | Four(Error e, _) -> sprintf "four %A" e
let look (k: int) (key: Outer) : string =
    let d = Dictionary<Outer, Outer>()
    for (a, b) in [ (key, Two 'x') ] do d.[a] <- b
    d.[key] <- List.foldBack (fun (_: char) (x: Outer) -> x) [ 'a' ] key
    let other = Four(Result.map (fun (_: char) -> Some k) (Ok ' '), Some 2us)
    if d.ContainsKey other then d.Remove other |> ignore else d.Add(other, One(None, k))
    let found = match d.TryGetValue key with | true, b -> describe b | _ -> "none"
    let second = match d.TryGetValue other with | true, b -> describe b | _ -> "none"
    String.concat "; " [ found; second; string d.Count ]
printfn "%s" (look 1 (Four(Error(D('q', 3)), None)))
printfn "%s" (look 2 (Four(Ok(Some 2), Some 2us)))
printfn "%s" (look 3 (One(Some 4us, 5)))
printfn "%s" (look 4 (Three 7))
