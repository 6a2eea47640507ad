// rejects: FF1010 line 3
[<NoAlloc>]
let greet (name: string) = "hello " + name
printfn "%s" (greet "you")
