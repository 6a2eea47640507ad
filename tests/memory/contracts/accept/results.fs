[<NoAlloc>]
let parse (c: char) : Result<int, char> = if c >= '0' && c <= '9' then Ok(int c - 48) else Error c
printfn "%A %A" (parse '4') (parse 'x')
