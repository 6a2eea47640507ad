// rejects: FF1010 line 3
// flags: --no-heap
let words = System.Collections.Generic.List<string>()
words.Add("a")
System.Console.WriteLine words.Count
