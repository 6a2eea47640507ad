// Member constraints on inherited members: of a base class, of a generic base, through virtual dispatch, of an
// interface and with an argument that is one of a subclass.
type Named(name: string) =
    member _.Name = name
    abstract Sound: string
    default _.Sound = "none"
    member _.Join(other: Named) = name + "+" + other.Name
    static member Make() = "made"

type Dog(name) =
    inherit Named(name)
    override _.Sound = "woof"

type Puppy(name) =
    inherit Dog(name)
    override _.Sound = "yip"

type Box<'T>(value: 'T) =
    member _.Value = value
    member _.With(other: 'T) = [ value; other ]

type IntBox(n: int) =
    inherit Box<int>(n)

type IArea =
    abstract Area: float

type IShape =
    inherit IArea
    abstract Sides: int

let inline nameOf (x: ^a) = (^a: (member Name: string) x)
let inline soundOf (x: ^a) = (^a: (member Sound: string) x)
let inline joinTo (x: ^a) (y: ^b) = (^a: (member Join: ^b -> string) (x, y))
let inline valueOf (x: ^a) : 'v = (^a: (member Value: 'v) x)
let inline withIt (x: ^a) (y: 'v) : 'v list = (^a: (member With: 'v -> 'v list) (x, y))
let inline areaOf (x: ^a) = (^a: (member Area: float) x)
let inline sidesOf (x: ^a) = (^a: (member Sides: int) x)

let shape =
    { new IShape with
        member _.Sides = 4
        member _.Area = 2.5 }

printfn "%s %s %s" (nameOf (Named "a")) (nameOf (Dog "b")) (nameOf (Puppy "c"))
printfn "%s %s" (soundOf (Dog "b")) (soundOf (Puppy "c" :> Dog))
printfn "%s" (soundOf (Puppy "c" :> Named))
printfn "%d %d %A" (valueOf (IntBox 3)) (valueOf (Box 4)) (withIt (IntBox 5) 6)
printfn "%d %g" (sidesOf shape) (areaOf shape)
printfn "%s" (joinTo (Dog "b") (Named "n"))
