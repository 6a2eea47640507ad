
let (|Rate|_|) x = if x = 1.5m then Some () else None
let f x = match x with 0m -> "zero" | Rate -> "rate" | 2.50M -> "two" | _ -> "other"
printfn "%s %s %s %s" (f 0.0m) (f 1.50m) (f 2.5m) (f 7m)
let total = [1.10m; 2.25m; -3.05m] |> List.sum
printfn "%M %A %O %s" total total total (string total)
printfn "%b %d" (1.0m = 1.00m) (compare 1m 2m)
let mutable b = 100m
b <- b * 1.05m
printfn "%M" b
printfn "%A" [1m; 2.0m]
printfn "%d %f %s" (int 3.7m) (float 2.5m) ((12345678901234567890123.45m).ToString())
type A = { D: decimal; N: string }
let a = { D = 79228162514264337593543950335m; N = "max" }
printfn "%A" a
printfn "%b" (a = { a with D = -79228162514264337593543950335m })
printfn "%A" (box 1.5m)
printfn "%b" ((box 1.5m).Equals(1.50m))
printfn "%b" (Map.ofList [1.0m, "a"; 2m, "b"] |> Map.containsKey 1m)
