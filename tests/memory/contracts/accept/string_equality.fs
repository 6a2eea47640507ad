[<NoAlloc>]
let same (a: string) (b: string) = a = b
printfn "%b" (same "a" "b")
