type Rose = { Kids: Rose list; Name: string }
let rec root = { Kids = [ leaf; mid ]; Name = "root" }
and mid = { Kids = [ leaf ]; Name = "mid" }
and leaf = { Kids = []; Name = "leaf" }
let rec show r = r.Name + "(" + String.concat "," (List.map show r.Kids) + ")"
printfn "%s" (show root)
let rec evens = fun n -> n = 0 || odds (n - 1)
and odds = fun n -> n <> 0 && evens (n - 1)
printfn "%b" (evens 10)
