type P = { Name: string; Age: int; City: string }
let people = [ { Name = "Ann"; Age = 30; City = "A" }; { Name = "Bob"; Age = 25; City = "B" }; { Name = "Cy"; Age = 30; City = "B" }; { Name = "Di"; Age = 41; City = "A" } ]
query { for x in [ 3; 1; 2 ] do where (x > 1); sortBy x; select (x * 10) } |> List.ofSeq |> printfn "%A"
let q1 =
    query {
        for p in people do
            where (p.Age >= 30)
            sortByDescending p.Age
            thenBy p.Name
            select (p.Name, p.Age)
    }
for n, a in q1 do printfn "%s %d" n a
query {
    for p in people do
        groupBy p.City into g
        select (g.Key, Seq.length g)
}
|> Seq.iter (printfn "%A")
query { for p in people do count } |> printfn "%d"
query { for p in people do sumBy p.Age } |> printfn "%d"
query { for p in people do averageBy (float p.Age) } |> printfn "%f"
query { for p in people do maxBy p.Age } |> printfn "%d"
query { for p in people do exists (p.Age > 40) } |> printfn "%b"
query { for p in people do all (p.Age > 40) } |> printfn "%b"
query { for p in people do find (p.Age = 25) } |> printfn "%A"
query { for p in people do select p.City; distinct } |> Seq.toList |> printfn "%A"
query { for p in people do skip 1; take 2; select p.Name } |> Seq.toList |> printfn "%A"
query { for p in people do select p.Name; head } |> printfn "%s"
query { for p in people do select p.Name; nth 2 } |> printfn "%s"
query { for a in [ 1; 2 ] do for b in [ 10; 20 ] do select (a * b) } |> Seq.toList |> printfn "%A"
query { for p in people do let k = p.Age / 10 in where (k = 3); select (p.Name, k) } |> Seq.toList |> printfn "%A"
query { for p in people do yield p.Name } |> Seq.toList |> printfn "%A"
query { for p in people do if p.Age > 30 then yield p.Age } |> Seq.toList |> printfn "%A"
