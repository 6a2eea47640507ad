for a, b in [ "", "A"; "A", ""; "AA", "A"; "A", "AB"; "AAA", "AA"; "AAAA", "AAA"; "AAAAAA", "AA"; "ABC", "ABD"; "", ""; "b", "a" ] do
    printf "%d %d; " (compare a b) (System.String.CompareOrdinal(a, b))
printfn ""
