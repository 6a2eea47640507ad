// An empty list may be a key; None and () are null, which may not.
open System.Collections.Generic
let attempt name f = try printfn "%s %s" name (f ()) with e -> printfn "%s raises %s" name (e.GetType().Name)
type Plain = Empty | Full of int * Plain
let inline isnull (x: 'a) = obj.ReferenceEquals(box x, null)
let test (name: string) (k: 'k) (other: 'k) =
    attempt name (fun () -> (let d = Dictionary<'k, int>() in d.[k] <- 1; d.[other] <- 2; string d.Count))
    attempt name (fun () -> string (isNull (box k)))
test "list" ([]: int list) [1]
test "option" (None: int option) (Some 1)
test "voption" (ValueNone: int voption) (ValueSome 1)
test "plain" Empty (Full(1, Empty))
test "unit" () ()
test "string" "" "a"
test "array" [||] [|1|]
test "set" Set.empty (set [1])
test "map" Map.empty (Map.ofList [1, 2])
test "sorted" ([]: int list) [2]
attempt "sorted" (fun () -> (let d = SortedDictionary<int list, int>() in d.[[]] <- 1; string d.Count))
attempt "hash" (fun () -> (let d = HashSet<int list>() in (d.Add [] |> ignore; string d.Count)))
attempt "groupBy" (fun () -> [[]; [1]; []] |> List.groupBy id |> List.length |> string)
attempt "groupBy option" (fun () -> [None; Some 1; None] |> List.groupBy id |> List.length |> string)
attempt "box" (fun () -> (match box ([]: int list) with null -> "null" | :? (int list) as l -> string l.Length | _ -> "?"))
attempt "box opt" (fun () -> (match box (None: int option) with null -> "null" | :? (int option) as l -> "opt" | _ -> "?"))
