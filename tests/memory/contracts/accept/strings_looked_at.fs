[<NoAlloc>]
let vowels (s: string) =
    let mutable n = 0
    for c in s do
        if c = 'a' || c = 'e' then n <- n + 1
    n
printfn "%d" (vowels "a tree")
