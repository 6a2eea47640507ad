// covers: the Seq module: every function, laziness and evaluation counts, exceptions and their texts
open System
open System.Collections.Generic

let log = ResizeArray<string>()
let note (s: string) = log.Add s
let flush (label: string) =
    printfn "%-14s %s" label (String.Join(" ", log))
    log.Clear()
// A source that tells when it is opened, asked and closed.
type Src(n: int) =
    interface IEnumerable<int> with
        member _.GetEnumerator(): IEnumerator<int> =
            note "open"
            let i = ref 0
            { new IEnumerator<int> with
                member _.Current: int = i.Value
              interface Collections.IEnumerator with
                member _.Current: obj = box i.Value
                member _.MoveNext() =
                    i.Value <- i.Value + 1
                    note (sprintf "m%d" i.Value)
                    i.Value <= n
                member _.Reset() = ()
              interface IDisposable with
                member _.Dispose() = note "close" }
    interface Collections.IEnumerable with
        member this.GetEnumerator(): Collections.IEnumerator = (this :> IEnumerable<int>).GetEnumerator() :> Collections.IEnumerator
let src n = Src n :> seq<int>
let show (s: seq<'a>) = sprintf "%A" (List.ofSeq s)
let run (label: string) (f: unit -> string) =
    let r =
        try f ()
        with
        | :? KeyNotFoundException as e -> "KeyNotFound: " + e.Message
        | :? ArgumentNullException as e -> "ArgumentNull: " + e.Message
        | :? ArgumentOutOfRangeException as e -> "OutOfRange: " + e.Message
        | :? ArgumentException as e -> "Argument: " + e.Message
        | :? InvalidOperationException as e -> "Invalid: " + e.Message
        | :? NotSupportedException as e -> "NotSupported: " + e.Message
        | :? OverflowException as e -> "Overflow: " + e.Message
        | e -> "exn: " + e.Message
    printfn "%s = %s" label r
    flush label
let s4 = src 4
let empty: seq<int> = Seq.empty
let nul: seq<int> = null

run "append" (fun () -> show (Seq.append s4 (src 2)))
run "append take" (fun () -> show (Seq.take 3 (Seq.append s4 (src 2))))
run "averageBy" (fun () -> string (Seq.averageBy float s4))
run "average" (fun () -> string (Seq.average (Seq.map float s4)))
run "average0" (fun () -> string (Seq.average (Seq.empty<float>)))
run "cache" (fun () -> let c = Seq.cache s4 in show (Seq.take 2 c) + show c + show c)
run "cast" (fun () -> show (Seq.cast<int> [ box 1; box 2 ]))
run "castbad" (fun () -> show (Seq.cast<int> [ box 1; box "x" ]))
run "choose" (fun () -> show (Seq.choose (fun x -> if x % 2 = 0 then Some(x * 10) else None) s4))
run "chunk" (fun () -> show (Seq.chunkBySize 3 s4))
run "chunk0" (fun () -> show (Seq.chunkBySize 0 s4))
run "collect" (fun () -> show (Seq.collect (fun x -> [ x; -x ]) s4))
run "compareWith" (fun () -> string (Seq.compareWith compare s4 (src 3)))
run "concat" (fun () -> show (Seq.concat [ s4; src 1 ]))
run "contains" (fun () -> string (Seq.contains 2 s4))
run "countBy" (fun () -> show (Seq.countBy (fun x -> x % 3) s4))
run "delay" (fun () -> let d = Seq.delay (fun () -> note "delay"; s4) in show d)
run "distinct" (fun () -> show (Seq.distinct [ 1; 2; 1; 3; 2 ]))
run "distinctBy" (fun () -> show (Seq.distinctBy (fun x -> x % 2) s4))
run "exactlyOne" (fun () -> string (Seq.exactlyOne (src 1)))
run "exactlyOne0" (fun () -> string (Seq.exactlyOne empty))
run "exactlyOne2" (fun () -> string (Seq.exactlyOne s4))
run "except" (fun () -> show (Seq.except [ 2; 3 ] s4))
run "exists" (fun () -> string (Seq.exists (fun x -> x > 2) s4))
run "exists2" (fun () -> string (Seq.exists2 (fun x y -> x = y) s4 (src 3)))
run "filter" (fun () -> show (Seq.filter (fun x -> x % 2 = 1) s4))
run "find" (fun () -> string (Seq.find (fun x -> x > 1) s4))
run "find none" (fun () -> string (Seq.find (fun x -> x > 10) s4))
run "findBack" (fun () -> string (Seq.findBack (fun x -> x < 3) s4))
run "findIndex" (fun () -> string (Seq.findIndex (fun x -> x = 3) s4))
run "findIndex none" (fun () -> string (Seq.findIndex (fun x -> x = 9) s4))
run "findIndexBack" (fun () -> string (Seq.findIndexBack (fun x -> x < 3) s4))
run "fold" (fun () -> string (Seq.fold (fun a x -> a * 2 + x) 0 s4))
run "fold2" (fun () -> string (Seq.fold2 (fun a x y -> a + x * y) 0 s4 (src 3)))
run "foldBack" (fun () -> string (Seq.foldBack (fun x a -> a * 2 + x) s4 0))
run "foldBack2" (fun () -> string (Seq.foldBack2 (fun x y a -> a * 2 + x * y) s4 (src 4) 0))
run "forall" (fun () -> string (Seq.forall (fun x -> x < 3) s4))
run "forall2" (fun () -> string (Seq.forall2 (fun x y -> x = y) s4 (src 3)))
run "groupBy" (fun () -> show (Seq.groupBy (fun x -> x % 2) s4 |> Seq.map (fun (k, v) -> k, List.ofSeq v)))
run "head" (fun () -> string (Seq.head s4))
run "head0" (fun () -> string (Seq.head empty))
run "indexed" (fun () -> show (Seq.indexed s4))
run "init" (fun () -> show (Seq.init 3 (fun i -> note (string i); i * i)))
run "init-" (fun () -> show (Seq.init -1 id))
run "initInfinite" (fun () -> show (Seq.initInfinite (fun i -> note (string i); i) |> Seq.skip 2 |> Seq.take 2))
run "isEmpty" (fun () -> string (Seq.isEmpty s4) + string (Seq.isEmpty empty))
run "item" (fun () -> string (Seq.item 2 s4))
run "item bad" (fun () -> string (Seq.item 7 s4))
run "item neg" (fun () -> string (Seq.item -1 s4))
run "iter" (fun () -> Seq.iter (fun x -> note (string x)) s4; "")
run "iter2" (fun () -> Seq.iter2 (fun x y -> note (string (x + y))) s4 (src 3); "")
run "iteri" (fun () -> Seq.iteri (fun i x -> note (string (i * x))) s4; "")
run "iteri2" (fun () -> Seq.iteri2 (fun i x y -> note (string (i * x * y))) s4 (src 5); "")
run "last" (fun () -> string (Seq.last s4))
run "last0" (fun () -> string (Seq.last empty))
run "length" (fun () -> string (Seq.length s4))
run "map" (fun () -> show (Seq.map (fun x -> x + 1) s4))
run "map2" (fun () -> show (Seq.map2 (+) s4 (src 3)))
run "map3" (fun () -> show (Seq.map3 (fun a b c -> a + b + c) s4 (src 3) (src 5)))
run "mapFold" (fun () -> let (r, s) = Seq.mapFold (fun s x -> (s + x, s * x)) 1 s4 in show r + string s)
run "mapFoldBack" (fun () -> let (r, s) = Seq.mapFoldBack (fun x s -> (s + x, s * x)) s4 1 in show r + string s)
run "mapi" (fun () -> show (Seq.mapi (fun i x -> i * x) s4))
run "mapi2" (fun () -> show (Seq.mapi2 (fun i x y -> i + x * y) s4 (src 2)))
