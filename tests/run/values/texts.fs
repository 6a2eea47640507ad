module Program
open System
open System.Collections.Generic
type Shape = Circle of float | Square of side: float * b: string | Empty
type Rec = { X: int; Name: string option }
[<Struct>] type SRec = { Y: int }
type Gen<'T> = { V: 'T; L: 'T list }
exception MyErr of string * int
exception NoArgs
exception Labeled of code: int * text: string
type Color = Red = 1 | Blue = 2
[<Flags>] type Fl = A = 1 | B = 2 | C = 4
type Cls(n: int) = member _.N = n
type ClsT(n: int) =
    override _.ToString() = sprintf "ClsT<%d>" n
type SubT(n) = inherit ClsT(n)
type Tree = Leaf | Node of Tree * int * Tree
type WithTS = W of int with override this.ToString() = "custom"
type RTS = { Z: int } with override this.ToString() = "rts"
[<Struct>] type SU = SA of a: int | SB of b: string
type One = One of int
type MyEx(m: string) = inherit Exception(m)
let inline s (x: 'a) = printfn "%s|%O|%A|%s" ((box x).ToString()) x x (string x)
s (Some 1); s (Some "t"); s (Some (Some 3)); s (ValueSome 1); s (ValueNone: int voption); s (Ok 1: Result<int,string>); s (Error "e" : Result<int,string>); s (Choice1Of2 1 : Choice<int,string>)
s (Some [1;2]); s (Some (Circle 1.0)); s (Some 1.0); s (Some 'c'); s (Some true); s (Some (1,2)); s [Some 1; None]
s (Circle 1.0); s (Square(2.0, "q")); s Empty; s { X = 1; Name = Some "n" }; s { Y = 2 }; s { V = "a"; L = ["b"; "c"] }
s Color.Red; s (enum<Color> 7); s (Fl.A ||| Fl.C); s (enum<Fl> 0); s (enum<Fl> 8)
s (ClsT 5); s (SubT 6 :> ClsT); s (W 1); s { Z = 1 }; s [W 1]; s [{ Z = 2 }]; s (SA 1); s (SB "x"); s (One 5)
s (Node(Node(Leaf, 1, Leaf), 2, Leaf)); s Leaf
s [1;2;3]; s ([]: int list); s [|1;2|]; s [1.0; 2.5]; s ["a"; "b"]; s ['a']; s [true]; s [[1];[2;3]]
s (1, "a"); s (1, 2.5, 'c'); s (struct (1, "a")); s ((1,2),(3,4)); s [(1, "x"); (2, "y")]
s (set [1;2;3]); s (Map.ofList [1,"a"; 2,"b"]); s (set [1..20]); s (Map.ofList [for i in 1..20 -> i, i])
s 1; s 1L; s 1uy; s 1.0; s 1.5f; s "str"; s 'c'; s true; s 1m; s 1n; s 5u; s 5s; s 1e100; s nan; s infinity; s -0.0
s (MyErr("a", 1)); s NoArgs; s (Labeled(1, "b")); s (Exception "plain"); s (MyEx "my"); s (ArgumentException("arg", "p"))
s (box 1); s (box "s"); s (box [1]); s (box (Some 1)); s (box (Circle 2.0))
s (ref 5); s {| A = 1; B = "x" |}; s (KeyValuePair(1, "a"))
printfn "%A" (Dictionary(dict [1, "a"])); printfn "%A" (List<int>([1;2])); printfn "%A" (HashSet<int>([1;2])); printfn "%A" (Queue<int>([1;2]))
printfn "%A" (seq { 1..10 }); printfn "%A" (Seq.map id [1;2]); printfn "%A" (Seq.ofList [1;2;3]); printfn "%A" (seq [1;2])
printfn "%A" [1..200]; printfn "%A" [|1..120|]
printfn "%A" (List.init 30 (fun i -> sprintf "item number %d" i))
printfn "%A" { V = [1..40]; L = [[1];[2]] }
printfn "%A" [{ X = 1; Name = None }; { X = 2; Name = Some "abc" }]
printfn "%A" (Some { X = 1; Name = None })
printfn "%A" (Circle 1.0, { Y = 1 })
printfn "%A" (Array2D.init 2 3 (fun i j -> i * j)); printfn "%A" (Array2D.zeroCreate<int> 0 0)
printfn "%A" (null: string); printfn "%A" [null; "a"]; printfn "%A" (None: int option); printfn "%A" (Some (None: int option)); printfn "%A" (box null)
printfn "%A" "multi\nline \"quoted\" \\ tab\t"; printfn "%A" ["a\nb"]; printfn "%A" '\n'; printfn "%A" '"'
printfn "%A" (1, (2, (3, (4, 5)))); printfn "%A" (Node(Node(Node(Leaf,1,Leaf),2,Node(Leaf,3,Leaf)),4,Node(Node(Leaf,5,Leaf),6,Leaf)))
printfn "%A" (Map.ofList ["key one", { X = 1; Name = Some "v" }; "key two", { X = 2; Name = None }])
printfn "%A" (typeof<int>, 1)
printfn "%A" [Some 1; None; Some 3]; printfn "%A" [Ok 1; Error "x"]
printfn "%A" (lazy 5).IsValueCreated
printfn "%s" (String.Join(",", [Some 1; None])); printfn "%s" (String.concat "," ["a"; "b"])
printfn "%O %O" (Some 3) [Some "t"]
printfn "%5d|%-5s|%A" 3 "ab" -5; printfn "%A %A" -1.5 (-3, -4)
printfn "%A" (Circle -1.0); printfn "%A" (Some -1); printfn "%A" [Circle(-2.5)]
printfn "%A" {| Name = "n"; Inner = {| Q = [1;2] |} |}
printfn "%A" [| [|1;2|]; [|3|] |]
printfn "%A" (Cls 3 |> box |> isNull)
printfn "%A" (struct (1, struct (2, 3)))
printfn "%A" (Square(1.0, "label with a long text that goes on and on"), Square(2.0, "another label with a long text that goes on"))
