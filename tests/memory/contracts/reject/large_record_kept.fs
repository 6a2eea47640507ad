// rejects: FF1010 line 4
type Node = { Value: int; Next: Node option }
[<NoAlloc>]
let grow (n: Node option) = { Value = 1; Next = n }
printfn "%d" (grow None).Value
