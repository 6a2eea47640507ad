module Company.Geometry.Drawing

open Company.Common

let private row width = String.replicate width "#"

let draw shape =
    match shape with
    | Square side -> List.replicate (int side) (row (int side))
    | Oblong(width, height) -> List.replicate (int height) (row (int width))

let drawCounted = counted draw
