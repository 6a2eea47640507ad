let kept = ResizeArray<obj>()
let keep (n: int) = kept.Add(box n)
keep 3
printfn "%d" kept.Count
