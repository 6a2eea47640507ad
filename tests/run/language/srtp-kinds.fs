let inline sumBy2 f xs = Seq.fold (fun acc x -> acc + f x) LanguagePrimitives.GenericZero xs
printfn "%d %g" (sumBy2 (fun x -> x * 2) [ 1; 2; 3 ]) (sumBy2 float [ 1; 2 ])
let inline name (x: ^a) = (^a : (member Name : string) x)
type P = { Name: string; Age: int }
type Q(n: string) = member _.Name = n + "!"
printfn "%s %s" (name { Name = "p"; Age = 1 }) (name (Q "q"))
let inline parse< ^t when ^t : (static member Parse : string -> ^t)> s = (^t : (static member Parse : string -> ^t) s)
printfn "%d %g" (parse<int> "42") (parse<float> "2.5")
type Vec = { X: int; Y: int } with
    static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member (*) (a: Vec, k: int) = { X = a.X * k; Y = a.Y * k }
    static member (*) (k: int, a: Vec) = a * k
    static member (~-) a = { X = -a.X; Y = -a.Y }
    static member Zero = { X = 0; Y = 0 }
    static member (.+.) (a, b) = a.X * b.X + a.Y * b.Y
    static member op_Explicit (v: Vec) : int = v.X + v.Y
    static member op_Implicit (i: int) : Vec = { X = i; Y = i }
let a, b = { X = 1; Y = 2 }, { X = 3; Y = 4 }
printfn "%A %A %A %A %d %d" (a + b) (a * 3) (2 * b) (-a) (a .+. b) (int b)
printfn "%A" (List.sum [ a; b; a ])
printfn "%A" (List.sumBy (fun (v: Vec) -> v * 2) [ a; b ])
let inline quad x = let y = x + x in y + y
printfn "%d %g %A %s" (quad 2) (quad 1.5) (quad a) (quad "ab")
type Show = Show with
    static member ($) (Show, x: int) = sprintf "int %d" x
    static member ($) (Show, x: string) = sprintf "str %s" x
    static member ($) (Show, x: bool) = sprintf "bool %b" x
let inline show x = Show $ x
printfn "%s %s %s" (show 1) (show "s") (show true)
let inline callAdd (x: ^a) (v: ^b) = (^a : (member Add : ^b -> unit) (x, v))
let ra = ResizeArray<int>()
callAdd ra 5
callAdd ra 6
printfn "%A" (List.ofSeq ra)
let inline len x = (^a : (member Length : int) x)
printfn "%d %d" (len "abc") (len [| 1; 2 |])
let inline avg (xs: ^a list) = LanguagePrimitives.DivideByInt (List.sum xs) (List.length xs)
printfn "%g" (avg [ 1.0; 2.0; 6.0 ])
let inline clampTo lo hi x = if x < lo then lo elif x > hi then hi else x
printfn "%d %s %c" (clampTo 1 5 9) (clampTo "b" "d" "a") (clampTo 'a' 'f' 'c')
type Num<'a> = { Zero: 'a; Add: 'a -> 'a -> 'a }
let inline mkNum () : Num< ^a> = { Zero = LanguagePrimitives.GenericZero; Add = (+) }
let sumWith n xs = List.fold n.Add n.Zero xs
printfn "%d %g" (sumWith (mkNum ()) [ 1; 2 ]) (sumWith (mkNum ()) [ 1.5; 2.0 ])
let inline (|Parsed|_|) (s: string) : ^t option =
    let mutable v = Unchecked.defaultof< ^t>
    if (^t : (static member TryParse : string * byref< ^t> -> bool) (s, &v)) then Some v else None
match "12" with
| Parsed (i: int) -> printfn "int %d" i
| _ -> printfn "no"
let inline pipeBoth f g x = f x, g x
printfn "%A" (pipeBoth (fun x -> x + 1) string 5)
let inline dist (x: ^T) (y: ^T) = abs (x - y)
printfn "%d %g" (dist 3 8) (dist 1.5 -2.0)
let inline conv (x: ^a) : int = int x
printfn "%d %d %d %d" (conv 3.9) (conv "12") (conv 'A') (conv 7L)
