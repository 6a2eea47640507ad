// covers: modules, nesting, open, shadowing, initialisation order, qualified access
module Geometry =
    let unit = 10

    module Square =
        let area side = side * side
        let perimeter side = 4 * side

    module private Hidden =
        let factor = 3

    let scaled side = Square.area side * Hidden.factor

[<RequireQualifiedAccess>]
module Names =
    let make first last = first + " " + last

[<AutoOpen>]
module Shared =
    let twice f x = f (f x)

module Counter =
    let mutable private count = 0

    let next () =
        count <- count + 1
        count

open Geometry

printfn "%d %d %d" (Square.area 5) (Square.perimeter 5) (scaled 2)
printfn "%d" unit
let unit = unit + 1
printfn "%d %d" unit Geometry.unit
printfn "%s" (Names.make "Ada" "Lovelace")
printfn "%d" (twice (fun x -> x * 3) 7)
printfn "%d %d %d" (Counter.next ()) (Counter.next ()) (Counter.next ())
module S = Geometry.Square
printfn "%d" (S.perimeter 8)
