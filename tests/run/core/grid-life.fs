// covers: arrays of arrays as grids: life on a torus, flood fill with a stack, paths by dynamic programming, a maze read from a file
type Cell =
    | Wall
    | Free
    | Mark of char

let parseCell c =
    match c with
    | '#' -> Wall
    | '.' -> Free
    | c -> Mark c

let showCell cell =
    match cell with
    | Wall -> '#'
    | Free -> '.'
    | Mark c -> c

let show grid = grid |> Array.map (Array.map showCell >> System.String) |> Array.iter (printfn "%s")

let neighbours = [ -1, -1; -1, 0; -1, 1; 0, -1; 0, 1; 1, -1; 1, 0; 1, 1 ]

let generation (grid: bool[][]) =
    let rows, columns = grid.Length, grid.[0].Length
    let alive r c = grid.[(r + rows) % rows].[(c + columns) % columns]
    Array.init rows (fun r ->
        Array.init columns (fun c ->
            let around = neighbours |> List.filter (fun (dr, dc) -> alive (r + dr) (c + dc)) |> List.length
            around = 3 || (around = 2 && alive r c)))

let floodFill (grid: Cell[][]) row column mark =
    let mutable stack = [ row, column ]
    let mutable filled = 0
    while not (List.isEmpty stack) do
        let r, c = List.head stack
        stack <- List.tail stack
        if r >= 0 && r < grid.Length && c >= 0 && c < grid.[r].Length && grid.[r].[c] = Free then
            grid.[r].[c] <- Mark mark
            filled <- filled + 1
            stack <- (r - 1, c) :: (r + 1, c) :: (r, c - 1) :: (r, c + 1) :: stack
    filled

let countPaths (grid: Cell[][]) =
    let width = grid.[0].Length
    let counts = Array.init grid.Length (fun _ -> Array.create width 0L)
    for r in 0 .. grid.Length - 1 do
        for c in 0 .. width - 1 do
            counts.[r].[c] <-
                match grid.[r].[c] with
                | Wall -> 0L
                | Free | Mark _ when r = 0 && c = 0 -> 1L
                | Free | Mark _ ->
                    (if r > 0 then counts.[r - 1].[c] else 0L) + (if c > 0 then counts.[r].[c - 1] else 0L)
    counts.[grid.Length - 1].[width - 1]

let find mark (grid: Cell[][]) =
    let mutable found = None
    for r in 0 .. grid.Length - 1 do
        for c in 0 .. grid.[r].Length - 1 do
            if grid.[r].[c] = Mark mark && Option.isNone found then found <- Some(r, c)
    found

let glider = [| ".#......"; "..#....."; "###....."; "........"; "........"; "........" |]
let mutable life = glider |> Array.map (fun row -> row.ToCharArray() |> Array.map ((=) '#'))
for step in 0 .. 24 do
    if step % 12 = 0 then
        printfn "step %d" step
        for row in life do printfn "%s" (row |> Array.map (fun on -> if on then "O" else ".") |> String.concat "")
    life <- generation life

let lines = System.IO.File.ReadAllLines "grid-life.files/maze.txt"
let maze = lines |> Array.map (fun line -> line.ToCharArray() |> Array.map parseCell)
printfn "%d rows, %d paths, A at %A, Z at %A" maze.Length (countPaths maze) (find 'A' maze) (find 'Z' maze)
let copy = Array.map Array.copy maze
printfn "%d %d %d" (floodFill copy 0 0 '1') (floodFill copy 0 11 '2') (floodFill copy 0 0 '3')
show copy
printfn "%b" (maze = copy)
printfn "%d characters" (System.IO.File.ReadAllText "grid-life.files/maze.txt").Length
printfn "%b %b" (System.IO.File.Exists "grid-life.files/maze.txt") (System.IO.File.Exists "grid-life.files/none")
