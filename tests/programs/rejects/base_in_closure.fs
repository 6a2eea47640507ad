// covers: a base call in a closure
type Shape() =
    abstract Name: unit -> string
    default _.Name() = "shape"

type Circle() =
    inherit Shape()
    override _.Name() = "circle"
    member _.Names() = [ 1; 2 ] |> List.map (fun i -> base.Name() + string i)

printfn "%A" (Circle().Names())
