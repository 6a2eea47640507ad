// covers: unions: cases without and with fields, named fields, single cases, members, order and equality, cases as functions
type Suit =
    | Clubs
    | Diamonds
    | Hearts
    | Spades

type Rank =
    | Number of int
    | Jack
    | Queen
    | King
    | Ace

type Card = Card of Rank * Suit

type Shape =
    | Circle of radius: float
    | Rectangle of width: float * height: float
    | Triangle of float * float * float

    member s.Perimeter =
        match s with
        | Circle r -> 2.0 * 3.0 * r
        | Rectangle(w, h) -> 2.0 * (w + h)
        | Triangle(a, b, c) -> a + b + c

    static member Square side = Rectangle(side, side)

type Metres = Metres of float
type Feet = Feet of float

type Command =
    | Push of int
    | Pop
    | Add
    | Jump of target: int * condition: bool

let toFeet (Metres m) = Feet(m * 3.28)

let showRank rank =
    match rank with
    | Number n -> string n
    | Jack -> "J"
    | Queen -> "Q"
    | King -> "K"
    | Ace -> "A"

let showCard (Card(rank, suit)) =
    let letter =
        match suit with
        | Clubs -> "c"
        | Diamonds -> "d"
        | Hearts -> "h"
        | Spades -> "s"
    showRank rank + letter

let isRed =
    function
    | Diamonds | Hearts -> true
    | Clubs | Spades -> false

let rec run stack commands =
    match commands, stack with
    | [], top :: _ -> Ok top
    | [], [] -> Error "empty"
    | Push n :: rest, _ -> run (n :: stack) rest
    | Pop :: rest, _ :: below -> run below rest
    | Add :: rest, a :: b :: below -> run (a + b :: below) rest
    | Jump(target = 0) :: _, _ -> Error "jump to 0"
    | Jump(n, true) :: rest, _ when List.length rest >= n -> run stack (List.skip n rest)
    | Jump _ :: rest, _ -> run stack rest
    | (Pop | Add as bad) :: _, _ -> Error(sprintf "cannot %A" bad)

let show result =
    match result with
    | Ok n -> printfn "ok %d" n
    | Error message -> printfn "error %s" message

printfn "%b %b %b" (Clubs < Spades) (Hearts = Hearts) (compare Diamonds Clubs > 0)
printfn "%b %b" (Number 10 < Jack) (Number 3 < Number 2)
let hand = [ Card(Ace, Spades); Card(Number 7, Hearts); Card(Jack, Clubs); Card(Number 7, Clubs) ]
printfn "%s" (hand |> List.map showCard |> String.concat " ")
printfn "%s" (hand |> List.sort |> List.map showCard |> String.concat " ")
printfn "%s" (hand |> List.max |> showCard)
printfn "%d" (hand |> List.filter (fun (Card(_, suit)) -> isRed suit) |> List.length)
let shapes = [ Circle 1.0; Rectangle(height = 2.0, width = 3.0); Triangle(3.0, 4.0, 5.0); Shape.Square 2.0 ]
printfn "%A" (shapes |> List.map (fun s -> s.Perimeter))
printfn "%b %b" (Shape.Square 2.0 = Rectangle(2.0, 2.0)) (Circle 9.0 < Rectangle(0.0, 0.0))
let (Feet feet) = toFeet (Metres 100.0)
printfn "%.1f" feet
printfn "%A" ([ 1; 2; 3 ] |> List.map Push)
printfn "%A" ([ 1, true; 2, false ] |> List.map Jump)
show (run [] [ Push 2; Push 40; Add ])
show (run [] [ Push 1; Jump(1, true); Pop; Push 5 ])
show (run [] [ Push 1; Jump(1, false); Pop ])
show (run [] [ Push 1; Add ])
show (run [] [ Jump(0, false) ])
printfn "%A %A" Pop (Some(Push 1))
