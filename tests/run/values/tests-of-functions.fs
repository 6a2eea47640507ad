module TestsOfFunctions

// A boxed function is tested for its whole type, also where functions of the other types exist.

let all: obj list =
    [ box (fun (x: int) -> x + 1)
      box (fun (x: int) -> string x)
      box (fun (x: string) -> x.Length)
      box (fun (x: float) -> x > 1.0)
      box (function (_: obj) -> false)
      box 3 ]

let name (o: obj) : string =
    match o with
    | :? (float -> bool) as f -> sprintf "float -> bool %b" (f 2.0)
    | :? (int -> int) as f -> sprintf "int -> int %d" (f 2)
    | :? (int -> string) as f -> sprintf "int -> string %s" (f 2)
    | :? (string -> int) as f -> sprintf "string -> int %d" (f "abc")
    | _ -> "other"

let test (o: obj) : string =
    try
        let f = unbox<float -> bool> o
        string (f 0.5)
    with e -> e.GetType().Name

for o in all do
    printfn "%s, %s" (name o) (test o)
