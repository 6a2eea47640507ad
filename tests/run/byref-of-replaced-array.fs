// A byref into an array stays good while the field that had the array gets another one.
type Store() =
    let mutable data: int[] = [| 1; 2; 3 |]
    member _.At(i): byref<int> = &data.[i]
    member this.Last: byref<int> = &this.At(data.Length - 1)
    member _.Reset() = data <- [| 7; 8; 9; 10 |]
    member _.Sum = Array.sum data

let mutable keep: string[] = [| "a"; "b"; "c" |]
let at (i: int) : byref<string> = &keep.[i]

let longer (i: int) : byref<string> =
    if i < 0 then &keep.[0]
    elif i >= keep.Length then &keep.[keep.Length - 1]
    else &at i

let members () =
    let s = Store()
    let r = &s.At 1
    let l = &s.Last
    r <- 20
    s.Reset()
    let other = [| 5; 5; 5 |]
    r <- r + 1
    l <- l + 100
    printfn "%d %d %d %A" r l s.Sum other
    s.At 0 <- 70
    printfn "%d %d" s.Sum (s.At 0)

let functions () =
    let r = &longer 7
    let q = &at 0
    keep <- [| "z" |]
    let other = Array.init 3 (fun i -> string (i + 50))
    r <- r + "!"
    q <- q + r
    printfn "%s %s %A %A" r q keep other
    longer -1 <- "y"
    printfn "%A" keep

members ()
functions ()
