// covers: classes, inheritance, interfaces, properties, static members, overloading, object expressions
[<AbstractClass>]
type Animal(name: string) =
    abstract Sound: string
    abstract Legs: int
    default _.Legs = 4
    member _.Name = name
    member a.Describe() = sprintf "%s says %s on %d legs" a.Name a.Sound a.Legs
type Dog(name) =
    inherit Animal(name)
    override _.Sound = "woof"
type Bird(name) =
    inherit Animal(name)
    override _.Sound = "tweet"
    override _.Legs = 2
type IShape =
    abstract Area: float
    abstract Scale: float -> IShape
type Rect(w: float, h: float) =
    member _.Width = w
    interface IShape with
        member _.Area = w * h
        member _.Scale k = Rect(w * k, h * k) :> IShape
type Counter() =
    static let mutable made = 0
    let mutable value = 0
    do made <- made + 1
    static member Made = made
    member _.Value with get () = value and set v = value <- v
    member c.Add(n: int) = c.Value <- c.Value + n
    member c.Add(s: string) = c.Value <- c.Value + s.Length
    member _.Item with get i = value + i
    override _.ToString() = sprintf "Counter(%d)" value
for a in [ Dog "Rex" :> Animal; Bird "Tweety" :> Animal ] do printfn "%s" (a.Describe())
let shape = Rect(2.0, 3.0) :> IShape
printfn "%g %g" shape.Area (shape.Scale 2.0).Area
let c = Counter()
c.Add 5
c.Add "four"
c.Value <- c.Value * 2
printfn "%d %d %O %d" c.Value c.[1] c Counter.Made
let circle r = { new IShape with
                   member _.Area = 3.0 * r * r
                   member _.Scale k = Rect(r * k, r) :> IShape }
printfn "%g" (List.sumBy (fun (s: IShape) -> s.Area) [ shape; circle 1.0; (circle 2.0).Scale 3.0 ])
let kind (x: Animal) = match x with :? Dog -> "dog" | :? Bird as b -> "bird " + string b.Legs | _ -> "other"
printfn "%s %s" (kind (Dog "d")) (kind (Bird "b"))
type Temperature(celsius: float) =
    new(text: string) = Temperature(float text)
    member _.Celsius = celsius
    static member FromF(f: float) = Temperature((f - 32.0) * 5.0 / 9.0)
    member t.Show(?digits: int) = sprintf "%.*f" (defaultArg digits 1) t.Celsius
printfn "%s %s %s" (Temperature(20.0).Show()) (Temperature("36.6").Show 2) (Temperature.FromF(212.0).Show(digits = 0))
