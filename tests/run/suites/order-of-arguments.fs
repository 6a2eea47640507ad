let cell1 = ref 1
let f1 x = cell1 := 4; (fun y -> (x,y,!cell1))
let g () =
  let c = ref 1
  let f1 x = c := 4; (fun y -> (x,y,!c))
  c := 1
  printfn "%A" (f1 (c := 11;  !c) !c)
  c := 1
  printfn "%A" ((f1 (c := 11;  !c)) !c)
  c := 1
  let h = f1 (c := 11; !c)
  printfn "%A" (h !c)
cell1 := 1
printfn "%A" (f1 (cell1 := 11;  !cell1) !cell1)
cell1 := 1
printfn "%A" ((f1 (cell1 := 11;  !cell1)) !cell1)
g ()
let mutable state = []
let out i =
    state <- state @ [i]
    i
type Foo(x:int,y:int,?z:int) =
    member val A = 0 with get, set
    member val B = 0 with get, set
    member _.M(x: int, y: int, ?z: int) = x + y
let foo = new Foo(B=out 5, A=out 4, y=out 2, x=out 3)
printfn "%A" state
state <- []
foo.M(y = out 1, x = out 2) |> ignore
printfn "%A" state
state <- []
foo.M(z = out 0, y = out 1, x = out 2) |> ignore
printfn "%A" state
state <- []
let foo2 = new Foo(out 1, z = out 2, y=out 3)
printfn "%A" state
