let mutable kept = [ 1; 2; 3 ]
[<NoAlloc>]
let drop () = kept <- []
drop ()
printfn "%d" kept.Length
