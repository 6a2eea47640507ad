// covers: EntryPoint: arguments with spaces, empty ones and letters outside ASCII; options, a result as exit code
type Options =
    { Verbose: bool
      Count: int
      Names: string list }

let rec parse options args =
    match args with
    | [] -> Ok { options with Names = List.rev options.Names }
    | "-v" :: rest -> parse { options with Verbose = true } rest
    | "-n" :: number :: rest when number <> "" && String.forall System.Char.IsDigit number ->
        parse { options with Count = int number } rest
    | [ "-n" ] -> Error "-n needs a number"
    | "-n" :: other :: _ -> Error(sprintf "'%s' is not a number" other)
    | "--" :: rest -> parse { options with Names = List.rev rest @ options.Names } []
    | name :: rest -> parse { options with Names = name :: options.Names } rest

let show result =
    match result with
    | Ok options ->
        printfn "verbose %b, count %d" options.Verbose options.Count
        for name in options.Names do printfn "[%s] %d" name name.Length
        options.Count
    | Error message ->
        printfn "error: %s" message
        -1

printfn "before main"

[<EntryPoint>]
let main args =
    printfn "%d arguments" args.Length
    args |> Array.iteri (fun i arg -> printfn "%d=%s" i arg)
    let start = { Verbose = false; Count = 1; Names = [] }
    let code = args |> Array.toList |> parse start |> show
    let failed = parse start [ "-n"; "x" ] |> show
    let missing = parse start [ "a"; "-n" ] |> show
    printfn "%d %d %d" code failed missing
    code + failed
