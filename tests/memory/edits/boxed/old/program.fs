let kept = ResizeArray<int>()
let keep (n: int) = kept.Add n
keep 3
printfn "%d" kept.Count
