open System.Collections
let s = Stack()
s.Push 1
s.Push "two"
s.Push (box null)
printfn "%d" s.Count
for x in s do printfn "%A" x
printfn "%A" (s.Peek())
printfn "%A" (s.Pop())
printfn "%A" (s.Contains "two", s.Contains 1, s.Contains 7)
printfn "%A" (s.ToArray())
s.Clear()
try s.Pop() |> ignore with e -> printfn "%s: %s" (e.GetType().FullName) e.Message
try s.Peek() |> ignore with e -> printfn "%s: %s" (e.GetType().FullName) e.Message
let t = Stack([| 1; 2; 3 |])
printfn "%d" (t.Pop() :?> int)
let c = t.Clone() :?> Stack
printfn "%d %d" (c.Pop() :?> int) t.Count
for x in t do printfn "%O" x
