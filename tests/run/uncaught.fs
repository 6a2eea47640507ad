// covers: an exception that nobody catches: what was printed before stays, the exit code is 134
let check n = if n > 2 then failwithf "too large: %d" n else n
for i in 1 .. 5 do
    printfn "%d" (check i)
