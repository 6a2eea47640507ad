// A plain name at the head of a 'let' is a new name, whatever else has that name.
type Light =
    | Red
    | Green

let describe light =
    match light with
    | Red -> "red"
    | Green -> "green"

let local () =
    let Red = 5
    Red + 1

let both =
    let (x, y as pair) = (1, 2)
    x + y + fst pair

let rec firstPair items =
    match items with
    | (a, b) as p :: _ -> a + b + snd p
    | [] -> 0

type IShape =
    abstract Scale: int -> string
    abstract Scale: string -> string

let shape =
    { new IShape with
        member _.Scale(by: string) = "text " + by
        member _.Scale(by: int) = sprintf "number %d" by }

type Overloaded =
    static member M<'a>(x: 'a, y: 'a) = "one"
    static member M<'a, 'b>(x: 'a, y: 'b) = "two"

let asInterface =
    { new obj() with
        member _.ToString() = "both"
      interface System.IComparable with
        member _.CompareTo other = 7 }

[<EntryPoint>]
let main _ =
    printfn "%s %s" (describe Red) (describe Green)
    printfn "%d %d" (local ()) both
    printfn "%d" (firstPair [ (1, 2); (3, 4) ])
    printfn "%s, %s" (shape.Scale 3) (shape.Scale "x")
    printfn "%s" (Overloaded.M<int>(1, 2))
    printfn "%s" (Overloaded.M<int, string>(1, "a"))
    printfn "%d %s" (asInterface.CompareTo null) (string asInterface)
    0
