module Company.Program

open Company.Common
open Company.Geometry
open Company.Geometry.Drawing

let shapes =
    [ Named.make "a" (Square 3.0)
      Named.make "b" (Oblong(4.0, 2.0))
      Named.make "c" (Shape.scale 2.0 (Oblong(height = 1.0, width = 2.5))) ]

#if FAST
let speed = "fast"
#else
let speed = "slow"
#endif

[<EntryPoint>]
let main args =
    printfn "%s, %s, %d arguments" Report.title speed args.Length

    for named in shapes do
        printfn "%s" (Report.line named)
        for line in drawCounted named.Shape do printfn "  %s" line

    printfn "%.2f after %d drawings" (Report.total shapes) (callCount ())
    Helpers.counted ignore ()
    printfn "%d %b" (callCount ()) (Tag "a" = shapes.Head.Tag)
    0
