/// Daily weather from a CSV file: means by month and year, extremes, spells, and a chart.
module Weather

open System.IO

type Sky =
    | Sun
    | Fog
    | Drizzle
    | Rain
    | Snow

type Date = { Year: int; Month: int; Day: int }

/// Millimetres, degrees Celsius and metres per second.
type Reading =
    { Date: Date
      Precipitation: float
      High: float
      Low: float
      Wind: float
      Sky: Sky }

/// What a line of the file turned out to be.
type Line =
    | Good of Reading
    | Bad of number: int * reason: string

/// From the text of a line to a `Reading`.
module Parse =

    let number (text: string) =
        try Some(float text)
        with _ -> None

    let wholeNumber text =
        let length = String.length text
        let fits = length >= 1 && length <= 9
        if fits && String.forall System.Char.IsDigit text then Some(int text) else None

    let date (text: string) =
        match text.Split('-') |> Array.map wholeNumber with
        | [| Some year; Some month; Some day |] when month >= 1 && month <= 12 && day >= 1 && day <= 31 ->
            Some { Year = year; Month = month; Day = day }
        | _ -> None

    let sky text =
        match text with
        | "sun" -> Some Sun
        | "fog" -> Some Fog
        | "drizzle" -> Some Drizzle
        | "rain" -> Some Rain
        | "snow" -> Some Snow
        | _ -> None

    let line lineNumber (text: string) =
        match text.Split(',') |> Array.map (fun field -> field.Trim()) with
        | [| day; precipitation; high; low; wind; weather |] ->
            match date day, sky weather with
            | None, _ -> Bad(lineNumber, sprintf "'%s' is not a date" day)
            | _, None -> Bad(lineNumber, sprintf "'%s' is not a kind of weather" weather)
            | Some date, Some sky ->
                match number precipitation, number high, number low, number wind with
                | Some precipitation, Some high, Some low, Some wind ->
                    Good
                        { Date = date
                          Precipitation = precipitation
                          High = high
                          Low = low
                          Wind = wind
                          Sky = sky }
                | _ -> Bad(lineNumber, "a measurement is not a number")
        | fields -> Bad(lineNumber, sprintf "%d fields instead of 6" fields.Length)

    /// All lines but the first, which names the columns.
    let file path =
        match File.ReadAllLines path |> Array.toList with
        | [] -> []
        | _ :: rows -> rows |> List.mapi (fun index text -> line (index + 2) text)

let monthNames =
    [ "Jan"; "Feb"; "Mar"; "Apr"; "May"; "Jun"; "Jul"; "Aug"; "Sep"; "Oct"; "Nov"; "Dec" ]

let isWet reading = reading.Precipitation > 0.0

let showDate date =
    sprintf "%04d-%02d-%02d" date.Year date.Month date.Day

/// What is told of a month or a year.
type Summary =
    { Days: int
      MeanHigh: float
      MeanLow: float
      MeanWind: float
      MeanRain: float
      WetDays: int }

let summarise readings =
    { Days = List.length readings
      MeanHigh = readings |> List.averageBy (fun r -> r.High)
      MeanLow = readings |> List.averageBy (fun r -> r.Low)
      MeanWind = readings |> List.averageBy (fun r -> r.Wind)
      MeanRain = readings |> List.averageBy (fun r -> r.Precipitation)
      WetDays = readings |> List.filter isWet |> List.length }

let summariseBy key readings =
    readings
    |> List.groupBy key
    |> List.sortBy fst
    |> List.map (fun (group, members) -> group, summarise members)

let printSummaries title label summaries =
    printfn "\n%-8s%8s%8s%8s%12s%10s" title "high" "low" "wind" "mm a day" "wet days"

    for group, s in summaries do
        let wetShare = 100.0 * float s.WetDays / float s.Days
        printfn "%-8s%8.1f%8.1f%8.1f%12.1f%9.0f%%" (label group) s.MeanHigh s.MeanLow s.MeanWind s.MeanRain wetShare

/// The longest run of consecutive readings that `accept` holds for: its length and its last day.
let longestSpell accept readings =
    let step (best, length) reading =
        if accept reading then
            let length = length + 1

            match best with
            | Some(longest, _) when longest >= length -> best, length
            | _ -> Some(length, reading.Date), length
        else
            best, 0

    readings |> List.fold step (None, 0) |> fst

let printExtremes readings =
    let extreme title unit value reading =
        printfn "%-16s%8.1f %-4s %s" title (value reading) unit (showDate reading.Date)

    let highest title unit value =
        extreme title unit value (List.maxBy value readings)

    let lowest title unit value =
        extreme title unit value (List.minBy value readings)

    printfn "\nExtremes"
    highest "hottest day" "C" (fun r -> r.High)
    lowest "coldest night" "C" (fun r -> r.Low)
    highest "widest range" "C" (fun r -> r.High - r.Low)
    highest "wettest day" "mm" (fun r -> r.Precipitation)
    highest "windiest day" "m/s" (fun r -> r.Wind)

    let spell title accept =
        match longestSpell accept readings with
        | Some(length, last) -> printfn "%-16s%8d days until %s" title length (showDate last)
        | None -> printfn "%-16s%8s" title "none"

    spell "longest dry" (isWet >> not)
    spell "longest wet" isWet
    spell "longest frost" (fun r -> r.Low < 0.0)

let printSkies readings =
    let count = readings |> List.countBy (fun r -> r.Sky) |> Map.ofList

    let show name sky =
        let days = count |> Map.tryFind sky |> Option.defaultValue 0
        let share = 100.0 * float days / float (List.length readings)
        printfn "%-8s%6d days %5.1f%%  %s" name days share (String.replicate (int share) "*")

    printfn "\nSky"
    show "sun" Sun
    show "fog" Fog
    show "drizzle" Drizzle
    show "rain" Rain
    show "snow" Snow

/// A bar from the mean low to the mean high of each month, two columns a degree.
let printChart months =
    let column degrees = int (round (2.0 * degrees))
    let ruler = [ 0..5..30 ] |> List.map (sprintf "%-10d") |> String.concat ""
    printfn "\nMean low to mean high, degrees Celsius"
    printfn "     %s" (ruler.TrimEnd())

    for month, summary in months do
        let first, last = column summary.MeanLow, column summary.MeanHigh
        let bar = String.replicate first " " + String.replicate (last - first + 1) "="
        printfn "%s  %s" (List.item (month - 1) monthNames) bar

let report readings =
    let first, last = List.head readings, List.last readings
    printfn "%d days from %s to %s" readings.Length (showDate first.Date) (showDate last.Date)

    let months = readings |> summariseBy (fun r -> r.Date.Month)
    let years = readings |> summariseBy (fun r -> r.Date.Year)
    printSummaries "Month" (fun month -> List.item (month - 1) monthNames) months
    printSummaries "Year" string years
    printExtremes readings
    printSkies readings
    printChart months

[<EntryPoint>]
let main args =
    let path =
        match args with
        | [| path |] -> path
        | _ -> "examples/weather/seattle-weather.csv"

    if not (File.Exists path) then
        eprintfn "There is no file %s." path
        1
    else
        let lines = Parse.file path

        for line in lines do
            match line with
            | Bad(number, reason) -> printfn "line %d: %s" number reason
            | Good _ -> ()

        let readings =
            lines
            |> List.choose (fun line ->
                match line with
                | Good reading -> Some reading
                | Bad _ -> None)

        if List.isEmpty readings then printfn "There are no readings in %s." path else report readings
        0
