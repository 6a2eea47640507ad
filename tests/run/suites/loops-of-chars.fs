// In a comprehension `for .. to` runs over any range.
printfn "%A" (seq { for c = 'a' to 'e' do yield c } |> Seq.toList)
printfn "%A" [ for i = 5 downto 2 do yield i * i ]
printfn "%A" [| for i = 1L to 3L do yield i |]
let mutable sum = 0
let xs = seq { sum <- sum + 1
               for i = 1 to 3 do yield i }
printfn "%A %d" (Seq.allPairs xs ['x'; 'y'] |> Seq.toList) sum
// Functions of a group that need nothing of the rest are generic in the rest.
let rec f x = x
and g () = f 1
and h (x: int) = f "a" + string x
printfn "%d %s" (g ()) (h 1)
let rec even n = if n = 0 then true else odd (n - 1)
and odd n = if n = 0 then false else even (n - 1)
and twice k x = k (k x)
and run () = (twice even0 3, twice (fun s -> s + "!") "a")
and even0 n = n + 2
printfn "%A %b" (run ()) (even 10)
