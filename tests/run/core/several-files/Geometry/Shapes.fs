namespace Company.Geometry

open Company.Common

type Shape =
    | Square of float
    | Oblong of width: float * height: float

type Named = { Tag: Tag; Shape: Shape }

module Shape =
    let area shape =
        match shape with
        | Square side -> side * side
        | Oblong(width, height) -> width * height

    let private scaleSide factor side = side * factor * Units.factor

    let scale factor shape =
        match shape with
        | Square side -> Square(scaleSide factor side)
        | Oblong(width, height) -> Oblong(scaleSide factor width, scaleSide factor height)

module Named =
    let make tag shape = { Tag = Tag tag; Shape = shape }
    let tag { Tag = Tag text } = text
