// %A of everything nested and wide; %O; string
open System
open System.Collections.Generic
type Color = Red | Green | Custom of r: int * g: int * b: int
type Address = { Street: string; City: string; Zip: int option }
type Person = { Name: string; Age: int; Address: Address; Tags: string list; Favourite: Color }
type Tree<'a> = Leaf | Node of Tree<'a> * 'a * Tree<'a>
type Wrapper(x: int) = member _.X = x
type Shown(x: int) =
    override _.ToString() = sprintf "Shown<%d>" x
[<StructuredFormatDisplay("{Text}")>]
type Fancy(a: int) =
    member _.Text = sprintf "fancy %d" a
type E = A = 1 | B = 2 | C = 4
[<Flags>]
type Fl = Nil = 0 | X = 1 | Y = 2 | Z = 4
type Rec = { Self: Rec option; F: int -> int; L: Lazy<int> }
let p = { Name = "Alice Wonderland"; Age = 30; Address = { Street = "1 Long Street Name Avenue"; City = "Springfield"; Zip = Some 12345 }; Tags = [ "a"; "bb"; "ccc" ]; Favourite = Custom(1, 2, 3) }
printfn "%A" p
printfn "%A" [ p; { p with Name = "B"; Address = { p.Address with Zip = None } } ]
printfn "%A" (Map.ofList [ for i in 1 .. 4 -> i, { p.Address with City = String('x', i) } ])
let rec build n = if n = 0 then Leaf else Node(build (n - 1), n, build (n - 1))
printfn "%A" (build 3)
printfn "%A" (Wrapper 3 |> fun w -> w.X, Shown 4)
printfn "%A" [ Shown 1; Shown 2 ]
printfn "%A" (Fancy 5)
printfn "%A %A %A" E.B (enum<E> 9) (Fl.X ||| Fl.Z)
printfn "%A" (Some(Some 3), Some(None: int option), (None: int option))
printfn "%A" [ Ok 3; Error "bad" ]
printfn "%A" (Choice1Of3 1: Choice<int, string, bool>)
printfn "%A" [| [| 1; 2 |]; [||]; [| 3 |] |]
printfn "%A" (array2D [ [ 1.0; 2.5 ]; [ nan; infinity ] ])
printfn "%A" (dict [ 1, "a"; 2, "b" ])
printfn "%A" (Dictionary<string, int list>(dict [ "k", [ 1 ] ]))
printfn "%A" (HashSet [ 3; 1; 2 ])
printfn "%A" (ResizeArray [ "x"; "y" ])
printfn "%A" (Queue [ 1; 2 ])
printfn "%A" (seq { 1 .. 3 })
printfn "%A" (Seq.initInfinite id)
printfn "%A" [ 1uy .. 5uy ]
printfn "%A" (1y, 2s, 3, 4L, 5UL, 6n, 7.0f, 8.0, 9M, 'c', "s", true, ())
printfn "%A" (1e100, 1.0e-5, 123456789.123, 0.1f, 1e20f, -0.0)
printfn "%A" (DateTime(2024, 2, 3, 4, 5, 6), TimeSpan.FromMinutes 90.5, Guid.Empty)
printfn "%A" (bigint 12345678901234567890M)
printfn "%A" (lazy 3)
printfn "%A" (let l = lazy (3 + 4) in l.Force() |> ignore; l)
printfn "%A" (ref 5)
printfn "%A" (KeyValuePair(1, "v"))
printfn "%A" (Tuple.Create(1, "x"))
printfn "%A" (struct (1, "two", [ 3 ]))
printfn "%A" {| Name = "anon"; Inner = {| X = 1 |} |}
printfn "%A" (null: string)
printfn "%A" [ null; "a" ]
printfn "%A" (box 3, box "s", box (Some 1), (null: obj))
printfn "%A" (Exception "msg")
printfn "%A" (typeof<int list>)
printfn "%A" [ "multi\nline"; "quote\"d"; "tab\t"; "uni\u00e9" ]
printfn "%A" ('\n', '\'', '"', '\\', '\000')
printfn "%A" (String('a', 200))
printfn "%A" [ 1 .. 200 ]
printfn "%A" [ for i in 1 .. 30 -> String('w', i) ]
printfn "%A" (List.init 12 (fun i -> { Street = string i; City = "c"; Zip = Some i }))
printfn "%A" [ [ [ 1; 2 ]; [ 3 ] ]; [ [] ] ]
printfn "%A" (Node(Leaf, Some [ Custom(1, 2, 3); Red ], Leaf))
printfn "%A" (Set.ofList [ "b"; "a" ], Map.empty<int, int>)
printfn "%O %O %O %O" p.Favourite [ 1; 2 ] (Some 3) (1, "x")
printfn "%s %s %s" (string Red) (string (Some 1)) (string [ 1; 2; 3 ])
printfn "%O|%O|%O" p.Address (Map.ofList [ 1, 2 ]) (set [ 1 ])
printfn "%5A|%-8A|%A" 42 "ab" -7
