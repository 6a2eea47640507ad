// rejects: FF1010 line 3
[<NoAlloc>]
let say (n: float) = System.Console.WriteLine(n)
say 1.5
