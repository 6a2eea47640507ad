// covers: functions that call themselves at larger types; unions whose parts are the union at a larger type; large tuples
type RA<'a> = Nil | Even of RA<'a * 'a> | Odd of 'a * RA<'a * 'a>
let rec cons<'a> (x: 'a) (r: RA<'a>) : RA<'a> =
    match r with
    | Nil -> Odd (x, Nil)
    | Even ps -> Odd (x, ps)
    | Odd (y, ps) -> Even (cons<'a * 'a> (x, y) ps)
let rec lookup<'a> (i: int) (r: RA<'a>) : 'a =
    match r with
    | Nil -> failwith "index"
    | Odd (x, _) when i = 0 -> x
    | Odd (_, ps) -> let (a, b) = lookup<'a * 'a> ((i - 1) / 2) ps in if (i - 1) % 2 = 0 then a else b
    | Even ps -> let (a, b) = lookup<'a * 'a> (i / 2) ps in if i % 2 = 0 then a else b
let rec forever<'a> (n: int) (x: 'a) : int = if n = 0 then 0 else 1 + forever<'a list> (n - 1) [ x ]
let xs = List.foldBack cons [ 0 .. 999 ] Nil
printfn "%d %d %d" (lookup 0 xs) (lookup 500 xs) (lookup 999 xs)
printfn "%d" (forever 20 'c')
printfn "%b" (xs = List.foldBack cons [ 0 .. 999 ] Nil)
let wide = (1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)
let (a, b, _, _, _, _, _, _, i, j) = wide
printfn "%d %d %d %d %A" a b i j wide
printfn "%b %d" (wide = (1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)) (compare wide (1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 11L))
printfn "%A" (List.map (fun (a, b, c, d, e, f, g, h, i, j) -> a + j) [ wide; wide ])
let boxed = box wide
printfn "%b" (match boxed with :? (int64 * int64) -> false | _ -> true)
