open System.Web
for s in [ ""; "a b"; "a/b?c=d&e=f"; "é€😀"; "100%"; "-_.!*()'~,;:@"; "A+B" ] do
    let e = HttpUtility.UrlEncode s
    printfn "%s -> %s -> %b" s e (HttpUtility.UrlDecode e = s)
printfn "%s" (HttpUtility.UrlDecode "a%20b+c%2Fd%zz")
printfn "%s" (HttpUtility.HtmlEncode "<a href=\"x\">'&é</a>")
printfn "%s" (HttpUtility.HtmlDecode "&lt;b&gt; &amp; &quot;&#65;&#x42;")
printfn "%b %b" (isNull (HttpUtility.UrlEncode (null: string))) (isNull (HttpUtility.HtmlEncode (null: string)))
