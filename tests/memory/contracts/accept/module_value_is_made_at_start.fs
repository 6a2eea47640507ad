[<NoAlloc>]
module Table =
    let squares = Array.init 10 (fun i -> i * i)
    let square i = squares.[i]
printfn "%d" (Table.square 4)
