let f predicate compare startValue minFactor maxFactor =
    if minFactor > maxFactor then
        invalidArg "minFactor" "min must be <= max"
    else
        let all =
            let mutable c = startValue
            [for y in minFactor..maxFactor do
                 for x in minFactor ..y do
                     let prod = x * y
                     if compare prod c then
                        c <- prod
                        yield prod, (x, y)]
        all |> List.map fst |> predicate
printfn "%A" (f List.max (>) 0 1 9)
