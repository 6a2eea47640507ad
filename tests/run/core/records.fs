// covers: records: copy-and-update, nesting, mutable fields, generic ones, members, structural equality and order, inference from field names
type Point = { X: int; Y: int }

type Segment =
    { From: Point
      To: Point
      mutable Label: string }

    member s.Length2 =
        let dx, dy = s.To.X - s.From.X, s.To.Y - s.From.Y
        dx * dx + dy * dy

    member s.Moved(dx, dy) =
        let move p = { p with X = p.X + dx; Y = p.Y + dy }
        { s with From = move s.From; To = move s.To }

    static member Origin = { From = { X = 0; Y = 0 }; To = { X = 0; Y = 0 }; Label = "origin" }

type Pair<'a, 'b> = { First: 'a; Second: 'b }

type Entry = { Name: string; Value: int }
type Setting = { Name: string; Enabled: bool }

type Counter = { mutable Count: int; Step: int }

type Config =
    { Title: string
      Size: Point
      Tags: string list
      Next: Config option }

let log label value =
    printf "%s " label
    value

let tick counter = counter.Count <- counter.Count + counter.Step
let mapFirst f pair = { First = f pair.First; Second = pair.Second }

let rec depth config =
    match config.Next with
    | None -> 1
    | Some next -> 1 + depth next

let main () =
    let p = { X = 3; Y = 4 }
    let q = { p with Y = 10 }
    printfn "%d %d %d %d" p.X p.Y q.X q.Y
    printfn "%b %b %b" (p = { Y = 4; X = 3 }) (p <> q) (p < q)
    // Fields are evaluated in the order they are written, and compared in the order of the type.
    let r = { Y = log "y" 1; X = log "x" 2 }
    printfn "%A" r
    printfn "%A" (List.sort [ { X = 2; Y = 0 }; { X = 1; Y = 9 }; { X = 1; Y = 2 } ] |> List.map (fun p -> p.X, p.Y))
    let s = { From = p; To = q; Label = "s" }
    s.Label <- s.Label + "!"
    let moved = s.Moved(1, -1)
    moved.Label <- "moved"
    printfn "%s %s %d %d" s.Label moved.Label s.Length2 moved.Length2
    printfn "%d %d %s" moved.From.X moved.To.Y Segment.Origin.Label
    let pair = { First = 1; Second = "one" }
    let mapped = mapFirst string { First = pair.First + 1; Second = 2.5 }
    printfn "%s %g" mapped.First mapped.Second
    // The latest type with the field is meant, unless more is known.
    let setting = { Name = "debug"; Enabled = true }
    let entry: Entry = { Name = "answer"; Value = 42 }
    let nameOf (e: Entry) = e.Name
    printfn "%s %b %s" setting.Name setting.Enabled (nameOf entry)
    let counter = { Count = 0; Step = 3 }
    let same = counter
    let copy = { counter with Step = 100 }
    for _ in 1 .. 4 do tick counter
    tick copy
    printfn "%d %d %d" counter.Count same.Count copy.Count
    let basis = { Title = "base"; Size = { X = 1; Y = 1 }; Tags = [ "a" ]; Next = None }
    let more = { basis with Title = "more"; Tags = "b" :: basis.Tags; Next = Some basis }
    let most = { more with Size = { more.Size with X = 7 }; Next = Some more }
    printfn "%d %s %d %A" (depth most) most.Title most.Size.X most.Tags
    printfn "%b %b" (most.Next = Some more) (hash p = hash { X = 3; Y = 4 })
    let { From = { X = x }; To = { Y = y } } = moved
    printfn "%d %d" x y

main ()
