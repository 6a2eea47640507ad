// covers: numbers in arrays of arrays: product, transpose, determinant, Gauss elimination
let multiply (a: float[][]) (b: float[][]) =
    Array.init a.Length (fun i ->
        Array.init b.[0].Length (fun j -> Seq.sum (seq { for k in 0 .. b.Length - 1 -> a.[i].[k] * b.[k].[j] })))
let transpose (a: float[][]) = Array.init a.[0].Length (fun j -> Array.map (fun (row: float[]) -> row.[j]) a)
let rec determinant (m: float list list) =
    match m with
    | [ [ x ] ] -> x
    | first :: rest ->
        first
        |> List.mapi (fun j x ->
            let minor = rest |> List.map (fun row -> List.take j row @ List.skip (j + 1) row)
            (if j % 2 = 0 then x else -x) * determinant minor)
        |> List.sum
    | [] -> 1.0
let solve (a: float[][]) (b: float[]) =
    let n = b.Length
    let m = Array.init n (fun i -> Array.append a.[i] [| b.[i] |])
    for c in 0 .. n - 1 do
        let pivot = Seq.maxBy (fun r -> abs m.[r].[c]) (seq { c .. n - 1 })
        let t = m.[c]
        m.[c] <- m.[pivot]
        m.[pivot] <- t
        for r in 0 .. n - 1 do
            if r <> c then
                let k = m.[r].[c] / m.[c].[c]
                for j in c .. n do m.[r].[j] <- m.[r].[j] - k * m.[c].[j]
    Array.init n (fun i -> m.[i].[n] / m.[i].[i])
let a = [| [| 1.0; 2.0 |]; [| 3.0; 4.0 |] |]
printfn "%A" (multiply a (transpose a))
printfn "%g" (determinant [ [ 2.0; 0.0; 1.0 ]; [ 1.0; 3.0; 2.0 ]; [ 1.0; 1.0; 1.0 ] ])
solve [| [| 2.0; 1.0; -1.0 |]; [| -3.0; -1.0; 2.0 |]; [| -2.0; 1.0; 2.0 |] |] [| 8.0; -11.0; -3.0 |]
|> Array.iter (printf "%.3f ")
printfn ""
