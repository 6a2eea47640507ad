/// Dates as numbers of days, and their text.
namespace System

open Firefly.Runtime

/// What a `DateTime` is relative to.
type DateTimeKind =
    | Unspecified = 0
    | Utc = 1
    | Local = 2

namespace System.Globalization

open System

/// How text of a date is read.
[<Flags>]
type DateTimeStyles =
    | None = 0
    | AllowLeadingWhite = 1
    | AllowTrailingWhite = 2
    | AllowInnerWhite = 4
    | AllowWhiteSpaces = 7
    | NoCurrentDateDefault = 8
    | AdjustToUniversal = 16
    | AssumeLocal = 32
    | AssumeUniversal = 64
    | RoundtripKind = 128

namespace System

open Firefly
open Firefly.Runtime

/// The calendar: days are counted from 1 January of the year 1.
module internal Calendar =

    /// Whether a year has 366 days.
    let isLeap (year: int) : bool = year % 4 = 0 && (year % 100 <> 0 || year % 400 = 0)

    /// Days of a month.
    let daysInMonth (year: int) (month: int) : int =
        if month = 2 then (if isLeap year then 29 else 28)
        elif month = 4 || month = 6 || month = 9 || month = 11 then 30
        else 31

    /// Days before a month in its year.
    let daysBefore (year: int) (month: int) : int =
        // Counted from March the lengths of months are regular.
        if month = 1 then 0
        elif month = 2 then 31
        else (153 * (month - 3) + 2) / 5 + 59 + (if isLeap year then 1 else 0)

    /// Whether there is such a date.
    let exists (year: int) (month: int) (day: int) : bool =
        year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth year month

    /// Number of a date's day.
    let ofDate (year: int) (month: int) (day: int) : int =
        let y: int = year - 1
        y * 365 + y / 4 - y / 100 + y / 400 + daysBefore year month + day - 1

    /// Year, month and day of a day's number.
    let toDate (days: int) : struct (int * int * int) =
        // Counted from 1 March of the year 0.
        let n: int = days + 306
        let era: int = n / 146097
        let inEra: int = n % 146097
        let yearOfEra: int = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365
        let dayOfYear: int = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted: int = (5 * dayOfYear + 2) / 153
        let day: int = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month: int = if shifted < 10 then shifted + 3 else shifted - 9
        let year: int = era * 400 + yearOfEra + (if month <= 2 then 1 else 0)
        struct (year, month, day)

    /// Ticks since 1 January of the year 1 in universal time.
    let now () : int64 =
        let time: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Platform.clock 0n time |> ignore
        621355968000000000L + int64 (Raw.loadWord time 0n) * 10000000L + int64 (Raw.loadWord time 8n) / 100L

    /// What local time is ahead of universal time, in ticks.
    let localOffset (ticks: int64) : int64 = 0L

/// Dates to text.
module internal DateText =

    [<NoInline; Cold>]
    let private badFormat () : 'T =
        let e: exn = FormatException("Input string was not in a correct format.") :> exn
        (# "raise" e : 'T #)

    /// Full name of a month, from 1.
    let monthName (month: int) : string =
        match month with
        | 1 -> "January"
        | 2 -> "February"
        | 3 -> "March"
        | 4 -> "April"
        | 5 -> "May"
        | 6 -> "June"
        | 7 -> "July"
        | 8 -> "August"
        | 9 -> "September"
        | 10 -> "October"
        | 11 -> "November"
        | _ -> "December"

    /// Full name of a day of the week, from Sunday, which is 0.
    let dayName (day: int) : string =
        match day with
        | 0 -> "Sunday"
        | 1 -> "Monday"
        | 2 -> "Tuesday"
        | 3 -> "Wednesday"
        | 4 -> "Thursday"
        | 5 -> "Friday"
        | _ -> "Saturday"

    /// The custom format of a standard one; null when there is none.
    let ofStandard (letter: uint16) : string =
        match int letter with
        | 100 -> "MM/dd/yyyy" // d
        | 68 -> "dddd, dd MMMM yyyy" // D
        | 102 -> "dddd, dd MMMM yyyy HH:mm" // f
        | 70 | 85 -> "dddd, dd MMMM yyyy HH:mm:ss" // F U
        | 103 -> "MM/dd/yyyy HH:mm" // g
        | 71 -> "MM/dd/yyyy HH:mm:ss" // G
        | 109 | 77 -> "MMMM dd" // m M
        | 111 | 79 -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK" // o O
        | 114 | 82 -> "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'" // r R
        | 115 -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss" // s
        | 116 -> "HH:mm" // t
        | 84 -> "HH:mm:ss" // T
        | 117 -> "yyyy'-'MM'-'dd HH':'mm':'ss'Z'" // u
        | 121 | 89 -> "yyyy MMMM" // y Y
        | _ -> null

    /// What is formatted: its ticks, and what `K` and `z` write.
    [<NoEquality; NoComparison>]
    type Moment =
        {
            Ticks: int64
            /// 0 nothing, 1 `Z`, 2 the offset.
            Zone: int
            /// Ticks ahead of universal time.
            Offset: int64
            /// The culture's way, or null for the invariant one.
            Way: IDateWay
        }

    /// An offset of `digits` 1, 2 (hours) or 3 (with minutes).
    let private offset (out: TextBuffer) (ticks: int64) (digits: int) : unit =
        let size: int64 = if ticks < 0L then 0L - ticks else ticks
        Buffer.unit out (if ticks < 0L then 45us else 43us)
        TimeSpanText.padded out (uint64 (size / 36000000000L)) (if digits >= 2 then 2 else 1)
        if digits >= 3 then
            Buffer.unit out 58us
            TimeSpanText.padded out (uint64 (size / 600000000L % 60L)) 2

    let private twoDigits (out: TextBuffer) (value: int) (count: int) : unit =
        TimeSpanText.padded out (uint64 value) (if count > 2 then 2 else count)

    let private year (out: TextBuffer) (value: int) (count: int) : unit =
        if count <= 2 then TimeSpanText.padded out (uint64 (value % 100)) count
        else TimeSpanText.padded out (uint64 value) count

    let private name (out: TextBuffer) (full: string) (count: int) : unit =
        if count = 3 then Buffer.slice out full 0n 3n else Buffer.text out full

    let private monthIn (out: TextBuffer) (way: IDateWay) (month: int) (count: int) : unit =
        if isNull way then name out (monthName month) count
        elif count = 3 then Buffer.text out (way.ShortMonthName(month, false))
        else Buffer.text out (way.MonthName(month, false))

    let private dayIn (out: TextBuffer) (way: IDateWay) (day: int) (count: int) : unit =
        if isNull way then name out (dayName day) count
        elif count = 3 then Buffer.text out (way.ShortDayName day)
        else Buffer.text out (way.DayName day)

    let private halfIn (out: TextBuffer) (way: IDateWay) (afternoon: bool) (count: int) : unit =
        let full: string = if isNull way then (if afternoon then "PM" else "AM") else way.HalfName afternoon
        if count > 1 then Buffer.text out full
        elif Text.length full > 0n then Buffer.unit out (Text.unit full 0n)

    /// Removes a point before a fraction of which nothing was written.
    let private dropPoint (out: TextBuffer) : unit =
        if out.Count > 0n && Buffer.item out (out.Count - 1n) = 46us then
            Buffer.remove out (out.Count - 1n) 1n

    /// A letter repeated `count` times; false when it means nothing.
    let private part (out: TextBuffer) (m: Moment) (c: uint16) (count: int) : bool =
        let days: int = int (m.Ticks / 864000000000L)
        let inDay: int64 = m.Ticks % 864000000000L
        match int c with
        | 121 ->
            let struct (y, _, _) = Calendar.toDate days
            year out y count
            true
        | 77 ->
            let struct (_, month, _) = Calendar.toDate days
            if count <= 2 then twoDigits out month count else monthIn out m.Way month count
            true
        | 100 ->
            let struct (_, _, day) = Calendar.toDate days
            if count <= 2 then twoDigits out day count else dayIn out m.Way ((days + 1) % 7) count
            true
        | 72 ->
            twoDigits out (int (inDay / 36000000000L)) count
            true
        | 104 ->
            let hour: int = int (inDay / 36000000000L) % 12
            twoDigits out (if hour = 0 then 12 else hour) count
            true
        | 109 ->
            twoDigits out (int (inDay / 600000000L % 60L)) count
            true
        | 115 ->
            twoDigits out (int (inDay / 10000000L % 60L)) count
            true
        | 102 ->
            if count <= 7 then
                TimeSpanText.fraction out (uint64 (inDay % 10000000L)) count false
            count <= 7
        | 70 ->
            let before: nativeint = out.Count
            if count <= 7 then
                TimeSpanText.fraction out (uint64 (inDay % 10000000L)) count true
                if out.Count = before then
                    dropPoint out
            count <= 7
        | 116 ->
            let afternoon: bool = inDay >= 432000000000L
            halfIn out m.Way afternoon count
            true
        | 122 ->
            offset out m.Offset count
            true
        | 75 ->
            if m.Zone = 1 then Buffer.unit out 90us
            elif m.Zone = 2 then offset out m.Offset 3
            true
        | 103 ->
            Buffer.text out "A.D."
            true
        | _ -> false

    /// Writes a custom format.
    let custom (out: TextBuffer) (m: Moment) (format: string) : unit =
        let length: nativeint = Raw.textLength format
        let mutable i: nativeint = 0n
        while i < length do
            let c: uint16 = Text.unit format i
            if c = 39us || c = 34us then
                i <- TimeSpanText.quoted out format i
            elif c = 92us then
                if i + 1n >= length then
                    badFormat ()
                Buffer.unit out (Text.unit format (i + 1n))
                i <- i + 2n
            elif c = 37us then
                if i + 1n >= length || Text.unit format (i + 1n) = 37us then
                    badFormat ()
                let next: uint16 = Text.unit format (i + 1n)
                if not (part out m next 1) then
                    Buffer.unit out next
                i <- i + 2n
            elif (c >= 97us && c <= 122us) || (c >= 65us && c <= 90us) then
                let count: nativeint = if c = 75us then 1n else TimeSpanText.run format i
                if part out m c (int count) then
                    i <- i + count
                elif (c ||| 32us) = 102us then
                    badFormat ()
                else
                    Buffer.unit out c
                    i <- i + 1n
            else
                if c = 47us && not (isNull m.Way) then Buffer.text out m.Way.DateSeparator
                elif c = 58us && not (isNull m.Way) then Buffer.text out m.Way.TimeSeparator
                else Buffer.unit out c
                i <- i + 1n

    /// The pattern of a standard format in a way, or null where it is the same in all.
    let private patternIn (way: IDateWay) (letter: uint16) : string =
        if isNull way then null else way.Pattern(char letter)

    /// A moment in a format, standard or custom; `missing` is the format when none is given.
    let format (m: Moment) (format: string) (missing: string) : string =
        let out: TextBuffer = Buffer.create ()
        let length: nativeint = Text.length format
        if length = 0n then
            let pattern: string = patternIn m.Way 71us
            custom out m (if isNull pattern then missing else pattern)
        elif length = 1n then
            let letter: uint16 = Text.unit format 0n
            let own: string = patternIn m.Way letter
            let pattern: string = ofStandard letter
            if (# "is_null" pattern : bool #) then
                badFormat ()
            elif isNull own then
                custom out { Ticks = m.Ticks; Zone = m.Zone; Offset = m.Offset; Way = null } pattern
            else
                custom out m own
        else
            custom out m format
        Buffer.toText out
