// covers: exit ends the program at once; finally blocks of the caller are not run
let leave () =
    printfn "leaving"
    exit 7
printfn "start"
if List.isEmpty [] then leave ()
printfn "not reached"
