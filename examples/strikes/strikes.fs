/// Collisions of aircraft with wildlife, from a CSV file with quoted fields: costs by species and phase of flight.
module Strikes

open System
open System.IO

/// One line of comma-separated values; `""` inside quotes is one quote.
module Csv =

    /// The fields of a line, or what is wrong with it.
    let fields (line: string) =
        let at i = if i < line.Length then Some line.[i] else None
        let textOf chars = chars |> List.rev |> List.map string |> String.concat ""

        let rec field i found =
            match at i with
            | Some '"' -> quoted (i + 1) [] found
            | _ -> plain i [] found

        and plain i chars found =
            match at i with
            | None -> Ok(List.rev (textOf chars :: found))
            | Some ',' -> field (i + 1) (textOf chars :: found)
            | Some '"' -> Error(sprintf "a quote inside a field at column %d" (i + 1))
            | Some c -> plain (i + 1) (c :: chars) found

        and quoted i chars found =
            match at i, at (i + 1) with
            | None, _ -> Error "a quote is not closed"
            | Some '"', Some '"' -> quoted (i + 2) ('"' :: chars) found
            | Some '"', Some ',' -> field (i + 2) (textOf chars :: found)
            | Some '"', None -> Ok(List.rev (textOf chars :: found))
            | Some '"', Some _ -> Error(sprintf "text after a quoted field at column %d" (i + 2))
            | Some c, _ -> quoted (i + 1) (c :: chars) found

        field 0 []

type Damage =
    | NoDamage
    | Minor
    | Medium
    | Substantial

type Strike =
    { Airport: string
      Aircraft: string
      Damage: Damage
      Date: string
      Phase: string
      Species: string
      OtherCost: int
      RepairCost: int
      Speed: int option }

    member strike.Cost = strike.OtherCost + strike.RepairCost

type Rejected = { Line: int; Reason: string }

/// From the fields of a line to a `Strike`.
module Parse =

    /// At most nine digits: what an `int` holds.
    let isNumber text =
        let length = String.length text
        length >= 1 && length <= 9 && String.forall Char.IsDigit text

    let damage text =
        match text with
        | "None" -> Some NoDamage
        | "Minor" -> Some Minor
        | "Medium" -> Some Medium
        | "Substantial" -> Some Substantial
        | _ -> None

    let strike fields =
        match fields with
        | [ airport; aircraft; effect; date; _; _; phase; _; species; _; other; repair; total; speed ] ->
            match damage effect with
            | None -> Error(sprintf "'%s' is not a kind of damage" effect)
            | Some damage ->
                match [ other; repair; total ] |> List.tryFind (isNumber >> not) with
                | Some cost -> Error(sprintf "'%s' is not a cost" cost)
                | None when int other + int repair <> int total ->
                    Error(sprintf "%s and %s do not add up to %s" other repair total)
                | None when speed <> "" && not (isNumber speed) -> Error(sprintf "'%s' is not a speed" speed)
                | None ->
                    Ok
                        { Airport = airport
                          Aircraft = aircraft
                          Damage = damage
                          Date = date
                          Phase = phase
                          Species = species
                          OtherCost = int other
                          RepairCost = int repair
                          Speed = if speed = "" then None else Some(int speed) }
        | _ -> Error(sprintf "%d fields instead of 14" (List.length fields))

    let line text = Csv.fields text |> Result.bind strike

    /// The strikes and the rejected lines of a file, both in its order. The first line names the columns.
    let file path =
        let separate index text (strikes, rejected) =
            match line text with
            | Ok strike -> strike :: strikes, rejected
            | Error reason -> strikes, { Line = index + 1; Reason = reason } :: rejected

        let lines = File.ReadAllLines path |> Array.toList |> List.indexed

        match lines with
        | [] -> [], []
        | _ :: rows -> List.foldBack (fun (index, text) -> separate index text) rows ([], [])

/// `1234567` as `1,234,567`.
let rec grouped (number: int64) =
    if number < 1000L then
        string number
    else
        sprintf "%s,%03d" (grouped (number / 1000L)) (number % 1000L)

/// Sums of costs outgrow `int`.
let totalCost strikes =
    strikes |> List.sumBy (fun (s: Strike) -> int64 s.Cost)

/// Cuts a text that is too wide for its column, and shows that it was cut.
let shorten width (text: string) =
    if text.Length <= width then text else text.Substring(0, width - 1) + "~"

type Group =
    { Name: string
      Strikes: int
      Damaging: int
      Cost: int64 }

let groupBy key strikes =
    strikes
    |> List.groupBy key
    |> List.map (fun (name, members) ->
        { Name = name
          Strikes = List.length members
          Damaging = members |> List.filter (fun s -> s.Damage <> NoDamage) |> List.length
          Cost = totalCost members })

let printGroups title groups =
    printfn "\n%-38s%8s%10s%14s%10s" title "strikes" "damaging" "cost $" "a strike"

    for g in groups do
        let mean = g.Cost / int64 g.Strikes
        printfn "%-38s%8d%9.1f%%%14s%10s" g.Name g.Strikes (100.0 * float g.Damaging / float g.Strikes) (grouped g.Cost) (grouped mean)

let top count value groups =
    groups |> List.sortByDescending value |> List.truncate count

let printCostliest strikes =
    printfn "\nThe ten costliest strikes"

    for strike in top 10 (fun (s: Strike) -> s.Cost) strikes do
        printfn "%11s  %s  %-10s %-18s %s" (grouped (int64 strike.Cost)) strike.Date (shorten 10 strike.Aircraft) (shorten 18 strike.Phase) strike.Species

let printSpeeds strikes =
    let speeds = strikes |> List.choose (fun s -> s.Speed) |> List.countBy (fun knots -> knots / 50 * 50)
    let most = speeds |> List.map snd |> List.max
    printfn "\nSpeed in knots, where it is known"

    for from, count in List.sortBy fst speeds do
        let bar = String.replicate (int (round (50.0 * float count / float most))) "#"
        printfn "%s" ((sprintf "%3d to %3d%8d  %s" from (from + 49) count bar).TrimEnd())

let printRejected rejected =
    if not (List.isEmpty rejected) then
        printfn "\nRejected lines"

        for { Line = line; Reason = reason } in rejected do
            printfn "%6d: %s" line reason

let report strikes rejected =
    let lines = List.length strikes + List.length rejected
    printfn "%d lines: %d strikes, %d rejected" lines (List.length strikes) (List.length rejected)
    printfn "cost of all strikes: $ %s" (grouped (totalCost strikes))

    if not (List.isEmpty strikes) then
        let species = strikes |> groupBy (fun s -> s.Species)
        printGroups "Most frequent species" (top 10 (fun g -> g.Strikes) species)
        printGroups "Costliest species" (top 10 (fun g -> g.Cost) species)
        printGroups "Phase of flight" (strikes |> groupBy (fun s -> s.Phase) |> List.sortByDescending (fun g -> g.Cost))
        printGroups "Airports" (strikes |> groupBy (fun s -> s.Airport) |> top 10 (fun g -> g.Strikes))
        printCostliest strikes

        if strikes |> List.exists (fun s -> Option.isSome s.Speed) then printSpeeds strikes

    printRejected rejected

[<EntryPoint>]
let main args =
    let path =
        match args with
        | [| path |] -> path
        | _ -> "examples/strikes/birdstrikes.csv"

    if File.Exists path then
        Parse.file path ||> report
        0
    else
        eprintfn "There is no file %s." path
        1
