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

// laziness of construction: nothing is asked
let made =
    [ Seq.map (fun x -> x) s4; Seq.filter (fun _ -> true) s4; Seq.sort s4; Seq.rev s4; Seq.scan (+) 0 s4; Seq.tail s4
      Seq.skip 1 s4; Seq.take 2 s4; Seq.truncate 2 s4; Seq.distinct s4; Seq.cache s4; Seq.append s4 s4
      Seq.takeWhile (fun _ -> true) s4; Seq.skipWhile (fun _ -> true) s4; Seq.except [ 1 ] s4; Seq.permute id s4
      Seq.scanBack (+) s4 0; Seq.collect (fun x -> [ x ]) s4 ]
flush "made"
printfn "%d" (List.length made)
// errors of the projections close the source
run "raise map" (fun () -> show (Seq.map (fun x -> if x = 3 then failwith "three" else x) s4))
run "raise filter" (fun () -> show (Seq.filter (fun x -> if x = 2 then failwith "two" else true) s4))
run "raise iter" (fun () -> Seq.iter (fun x -> if x = 2 then failwith "two") s4; "")
run "raise fold" (fun () -> string (Seq.fold (fun a x -> if x = 2 then failwith "two" else a + x) 0 s4))
run "nested" (fun () -> show (s4 |> Seq.map (fun x -> x * 2) |> Seq.filter (fun x -> x > 2) |> Seq.take 2))
// caches are shared
let cached = Seq.cache (Seq.map (fun x -> note (sprintf "c%d" x); x) s4)
run "cached1" (fun () -> string (Seq.item 1 cached))
run "cached2" (fun () -> show cached)
run "cached3" (fun () -> string (Seq.sum cached))
// enumerators by hand
let e = (Seq.map (fun x -> x * 2) s4).GetEnumerator()
run "cur before" (fun () -> string e.Current)
run "move" (fun () -> string (e.MoveNext()) + string e.Current + string e.Current)
run "drain" (fun () -> (while e.MoveNext() do ()); "")
run "cur after" (fun () -> string e.Current)
run "dispose" (fun () -> e.Dispose(); e.Dispose(); "")
run "reset" (fun () -> e.Reset(); "")
let l = ([ 1; 2 ] :> seq<int>).GetEnumerator()
run "list before" (fun () -> string l.Current)
run "list drain" (fun () -> (while l.MoveNext() do note (string l.Current)); "")
run "list after" (fun () -> string l.Current)
let a = ([| 1; 2 |] :> seq<int>).GetEnumerator()
run "array before" (fun () -> string a.Current)
run "array drain" (fun () -> (while a.MoveNext() do note (string a.Current)); "")
run "array after" (fun () -> string a.Current)
