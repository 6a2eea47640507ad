open System
let mutable seed = 42
let rnd () = seed <- (seed * 3877 + 29573) % 139968; float seed / 139968.0
let alu = "GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGGGAGGCCGAGGCGGGCGGATCACCTGAGGTCAGGAGTTCGAGACCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAATACAAAAATTAGCCGGGCGTGGTGGCGCGCGCCTGTAATCCCAGCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGGAGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCCAGCCTGGGCGACAGAGCGAGACTCCGTCTCAAAAA"B
let out = Console.OpenStandardOutput()
let buffer = Array.create 65536 10uy
let mutable used = 0
let flush () = out.Write(buffer, 0, used); used <- 0
let line (m: int) (next: unit -> byte) =
    if used + m + 1 > buffer.Length then flush ()
    for i in used .. used + m - 1 do buffer.[i] <- next ()
    buffer.[used + m] <- 10uy
    used <- used + m + 1
let header (text: string) =
    let mutable i = -1
    line text.Length (fun () -> i <- i + 1; byte text.[i])
let lines n next =
    let mutable left = n
    while left > 0 do
        line (min left 60) next
        left <- left - 60
let rep text n =
    header text
    let mutable k = 0
    lines n (fun () ->
        let c = alu.[k]
        k <- if k + 1 = alu.Length then 0 else k + 1
        c)
let ran text (codes: byte[]) (weights: float[]) n =
    header text
    let sums = Array.scan (+) 0.0 weights |> Array.tail
    sums.[sums.Length - 1] <- 1.0
    lines n (fun () ->
        let r = rnd ()
        let mutable k = 0
        while sums.[k] < r do k <- k + 1
        codes.[k])
[<EntryPoint>]
let main a =
    let n = int a.[0]
    rep ">ONE Homo sapiens alu" (2 * n)
    ran ">TWO IUB ambiguity codes" "acgtBDHKMNRSVWY"B [| 0.27; 0.12; 0.12; 0.27; 0.02; 0.02; 0.02; 0.02; 0.02; 0.02; 0.02; 0.02; 0.02; 0.02; 0.02 |] (3 * n)
    ran ">THREE Homo sapiens frequency" "acgt"B [| 0.3029549426680; 0.1979883004921; 0.1975473066391; 0.3015094502008 |] (5 * n)
    flush ()
    0
