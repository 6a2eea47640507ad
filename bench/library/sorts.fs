[<EntryPoint>]
let main args =
    let n = int args.[0]
    let mutable x = 12345L
    let next () =
        x <- (x * 6364136223846793005L + 1442695040888963407L)
        int (x >>> 33)
    let ints = Array.init n (fun _ -> next ())
    let a = Array.sort ints
    let b = List.sortBy (fun i -> i % 1000, i) (Array.toList ints)
    let texts = Array.init (n / 8) (fun _ -> string (next ()))
    let c = Array.sortBy (fun (s: string) -> s.Length, s) texts
    let d = Array.sortWith (fun (a: string) b -> System.String.CompareOrdinal(a, b)) texts
    let e = Array.copy ints
    System.Array.Sort e
    let f = ints |> Seq.sortDescending |> Seq.head
    printfn "%d %d %s %s %d %d" a.[n / 2] (List.item (n / 3) b) c.[n / 16] d.[n / 16] e.[n / 5] f
    0
