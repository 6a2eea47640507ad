// A call of an override goes to the override of the object's own class, whatever class the receiver is known as.
open System

type A() =
    abstract P: string
    default _.P = "A"
    abstract M: int -> string
    default _.M x = "A"
    abstract Q: string with get, set
    default _.Q with get () = "A" and set v = printfn "A %s" v

type B() =
    inherit A()
    override _.P = "B"
    override this.M x = sprintf "B%d%s" x this.P
    override _.Q with get () = "B" and set v = printfn "B %s" v

type C() =
    inherit B()
    override _.P = "C" + base.P
    override _.M x = "C" + base.M x
    override _.Q with get () = "C" and set v = printfn "C %s" v

let b = C() :> B
printfn "%s %s %s" b.P (b.M 1) b.Q
b.Q <- "x"
let asFunction = b.M
printfn "%s %A" (asFunction 2) (List.map b.M [ 3; 4 ])
printfn "%s %s" (B().M 5) (B().P)
let special = { new B() with member _.P = "special" }
printfn "%s %s" special.P (special.M 6)

// Generic classes, whose parameters are others in each class.
[<AbstractClass>]
type Source<'K, 'V>() =
    abstract Get: 'K -> 'V list
    abstract Map<'R> : ('V -> 'R) * 'K -> 'R list
    default this.Map(f, k) = List.map f (this.Get k)

type Doubled<'T>(value: 'T) =
    inherit Source<int, 'T>()
    override _.Get k = List.replicate k value
    override this.Map(f, k) = List.map f (this.Get(k * 2))

type Marked(value: string) =
    inherit Doubled<string>(value)
    override _.Get k = "mark" :: base.Get k
    override this.Map(f, k) = List.rev (base.Map(f, k))

let d = Marked "v" :> Doubled<string>
printfn "%A %A" (d.Get 2) (d.Map(String.length, 1))
let inner = Doubled 1.5
printfn "%A %A" (inner.Get 2) (inner.Map((fun x -> x * 2.0), 1))

// Exceptions of the library and the program's own.
type Wrong(p: string) =
    inherit ArgumentException("message", p)
    override _.Message = "wrong " + base.Message

type Worse(p) =
    inherit Wrong(p)
    override _.Message = "worse " + base.Message

try
    raise (Worse "x")
with :? Wrong as e -> printfn "%s" e.Message

try
    raise (Wrong "y")
with :? ArgumentException as e -> printfn "%s" e.Message

try
    raise (ArgumentOutOfRangeException("i", box 3, "too big"))
with :? ArgumentException as e -> printfn "%s" e.Message

// What every object has.
type Shape(id: int) =
    member _.Id = id
    override _.ToString() = sprintf "shape %d" id
    override _.GetHashCode() = id
    override _.Equals o = match o with :? Shape as s -> s.Id = id | _ -> false

type Square(id) =
    inherit Shape(id)
    override _.ToString() = "square, " + base.ToString()
    override _.GetHashCode() = base.GetHashCode() + 100
    override _.Equals o = match o with :? Square as s -> s.Id = id | _ -> false

let shapes = [ Shape 1; Square 2 :> Shape ]
for s in shapes do
    printfn "%s %d %b" (s.ToString()) (s.GetHashCode()) (s.Equals(Shape s.Id))
let lone = Square 7 :> Shape
printfn "%O %s" lone (string lone)
