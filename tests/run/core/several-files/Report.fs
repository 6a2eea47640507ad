module internal Report

open Company.Geometry

printfn "the report module starts"

let title = "Shapes in " + Company.Common.Units.name

let line (named: Named) =
    sprintf "%-6s %6.1f" (Named.tag named) (Shape.area named.Shape)

let total shapes =
    shapes |> List.sumBy (fun named -> Shape.area named.Shape)
