// rejects: FF1010
// flags: --no-heap
[<EntryPoint>]
let main args =
    args.Length
