// covers: mutable locals, ref cells, arrays as state, loops, object state
let fibs n =
    let mutable a, b = 0, 1
    for _ in 1 .. n do
        let next = a + b
        a <- b
        b <- next
    a
let bubble (xs: int[]) =
    let mutable swapped = true
    while swapped do
        swapped <- false
        for i in 0 .. xs.Length - 2 do
            if xs.[i] > xs.[i + 1] then
                let t = xs.[i]
                xs.[i] <- xs.[i + 1]
                xs.[i + 1] <- t
                swapped <- true
type Account(owner: string) =
    let mutable balance = 0
    member _.Owner = owner
    member _.Balance = balance
    member _.Deposit amount = balance <- balance + amount
    member val Notes = 0 with get, set
printfn "%d" (fibs 40)
let data = [| 5; 2; 9; 1 |]
bubble data
printfn "%A" data
let r = ref 10
r.Value <- r.Value + 5
let alias = r
alias.Value <- alias.Value * 2
printfn "%d" r.Value
let acc = Account "eve"
acc.Deposit 30
acc.Deposit 12
acc.Notes <- acc.Notes + 1
printfn "%s %d %d" acc.Owner acc.Balance acc.Notes
let mutable i = 0
let mutable found = -1
while found < 0 do
    if i * i > 200 then found <- i
    i <- i + 1
printfn "%d" found
let log = ResizeArray<string>()
for i = 3 downto 1 do log.Add(string i)
printfn "%s %d" (String.concat "," log) log.Count
let counts = Array.zeroCreate 26
for c in "the quick brown fox" do
    if c <> ' ' then counts.[int c - int 'a'] <- counts.[int c - int 'a'] + 1
printfn "%d %d" counts.[int 'o' - int 'a'] (Array.sum counts)
