// covers: [<EntryPoint>], arguments, exit code
[<EntryPoint>]
let main args =
    printfn "%d arguments" args.Length
    args |> Array.iteri (fun i a -> printfn "%d: [%s]" i a)
    let total = args |> Array.sumBy (fun a -> match System.Int32.TryParse a with | true, n -> n | _ -> 0)
    printfn "%d" total
    total % 256
