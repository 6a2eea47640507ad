// covers: repetitions that never give anything back, before all kinds of what may follow, and where the next match starts
open System.Text.RegularExpressions
let texts =
    [ "abc123def4567gh"; "aaa aab abb bbb"; "user1@example.com, x@y.org;bad@@z"; "12:34:56 7:8:9 1234"; "a1b22c333\nd4444\n"
      "é12é345 日本789"; "____a_b__c"; "1.5 22.75 .5 5. 1e10 -3.25"; ""; "aaaaaaaaab"; "xyxyxyz xyxz"; "foo(bar)baz((qux))" ]
let patterns =
    [ @"\d+"; @"\d+[a-z]"; @"\d+d"; @"[a-z]+\d"; @"[a-z0-9]+@[a-z0-9]+\.(com|org)"; @"a+b"; @"a*b"; @"a{2,3}b"; @"a{1,2}a"
      @"(\d+):(\d+)"; @"\d+$"; @"(?m)\d+$"; @"(?m)^\w+$"; @"\w+\s"; @"\s*\w+"; @"(a+)\1"; @"(\d)\d*\1"; @"[^,;]+[,;]"; @"_*a"
      @"\d+\.\d+"; @"-?\d+(\.\d+)?(e\d+)?"; @"(xy)+z"; @"(?:x|y)+z"; @"\d+?\d"; @"[ab]+(?=b)"; @"(?<=\d)\d+"; @"\b\d+\b"
      @"(?i)[A-F]+\d"; @"\D+\d"; @"[\w-[a]]+a"; @"\([^()]*\)"; @"(?>a+)b"; @"a+(?!b)"; @"(a|ab)(c|bcd)*"; @"\w+日"; @".+\d" ]
for p in patterns do
    let r = Regex p
    for t in texts do
        let found =
            [ for m in r.Matches t -> sprintf "%d+%d[%s]" m.Index m.Length (String.concat "|" [ for g in m.Groups -> g.Value ]) ]
        printfn "%s: %s" p (String.concat " " found)
    let back = Regex(p, RegexOptions.RightToLeft)
    printfn "%s from the right: %s" p (String.concat " " [ for m in back.Matches texts.[0] -> m.Value ])
