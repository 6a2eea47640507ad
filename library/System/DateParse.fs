/// Text to dates.
namespace System

open Firefly.Runtime

/// What text of a date says.
[<NoEquality; NoComparison>]
type internal DateFields =
    {
        mutable Year: int
        mutable Month: int
        mutable Day: int
        /// Day of the week, or -1.
        mutable Weekday: int
        mutable Hour: int
        mutable Minute: int
        mutable Second: int
        mutable Fraction: int64
        /// 0 absent, 1 before noon, 2 after noon.
        mutable Half: int
        mutable HasTime: bool
        /// 0 no zone, 1 universal, 2 an offset.
        mutable Zone: int
        mutable Offset: int64
        /// 0 read, 1 no date, 2 an unknown word, 3 no date of the calendar, 4 another day of the week.
        mutable Status: int
        /// Where the unknown word starts.
        mutable Place: int
        /// Whether the day stands before the month.
        mutable DayFirst: bool
        /// Whether the text names no day, so that it is today's.
        mutable IsToday: bool
    }

/// Text to dates.
module internal DateParse =

    let private fields () : DateFields =
        { Year = -1; Month = -1; Day = -1; Weekday = -1; Hour = 0; Minute = 0; Second = 0; Fraction = 0L; Half = 0
          HasTime = false; Zone = 0; Offset = 0L; Status = 0; Place = 0; DayFirst = false; IsToday = false }

    let private fail (f: DateFields) (status: int) : unit =
        if f.Status = 0 then
            f.Status <- status

    let inline private isDigit (c: uint16) : bool = c >= 48us && c <= 57us

    let inline private isLetter (c: uint16) : bool = let d: uint16 = c ||| 32us in d >= 97us && d <= 122us

    /// Whether a word stands at a place, whatever the case of its letters.
    let private matches (s: string) (at: nativeint) (word: string) (count: nativeint) : bool =
        if at + count > Raw.textLength s then
            false
        else
            let mutable i: nativeint = 0n
            while i < count && (Text.unit s (at + i) ||| 32us) = (Text.unit word i ||| 32us) do
                i <- i + 1n
            i = count

    /// Index and length of a name at a place: the full one, or its first three letters; length 0 when there is none.
    let private named (s: string) (at: nativeint) (first: int) (last: int) (name: int -> string) : struct (int * nativeint) =
        let mutable found: int = -1
        let mutable length: nativeint = 0n
        for i in first .. last do
            let full: string = name i
            let count: nativeint = Raw.textLength full
            if matches s at full count then
                found <- i
                length <- count
            elif length = 0n && matches s at full 3n then
                found <- i
                length <- 3n
        struct (found, length)

    /// Digits of a fraction as ticks, rounded to seven.
    let private fraction (r: TimeSpanText.Reader) : int64 =
        let mutable value: int64 = 0L
        let mutable digits: int = 0
        while isDigit (TimeSpanText.peek r) do
            let digit: int64 = int64 (TimeSpanText.peek r - 48us)
            if digits < 7 then
                value <- value * 10L + digit
            elif digits = 7 && digit >= 5L then
                value <- value + 1L
            digits <- digits + 1
            r.At <- r.At + 1n
        for _ in digits .. 6 do
            value <- value * 10L
        value

    /// The year of two digits or more.
    let private century (year: int) (digits: int) : int =
        if digits > 2 then year
        elif year <= 49 then year + 2000
        else year + 1900

    /// Day and time of the fields, checked; the ticks.
    let private ticks (f: DateFields) : int64 =
        if f.Half = 1 || f.Half = 2 then
            if f.Hour < 1 || f.Hour > 12 then
                // A clock of 24 hours may say AM or PM as well, as far as they agree.
                if f.Hour = 0 || (f.Half = 1 && f.Hour > 12) then
                    (if not (f.Hour = 0 && f.Half = 1) then fail f 1)
            else
                f.Hour <- f.Hour % 12 + (if f.Half = 2 then 12 else 0)
        if f.Hour > 23 || f.Minute > 59 || f.Second > 59 then
            fail f 3
            0L
        elif not (Calendar.exists f.Year f.Month f.Day) then
            fail f 1
            0L
        else
            let days: int = Calendar.ofDate f.Year f.Month f.Day
            if f.Weekday >= 0 && f.Weekday <> (days + 1) % 7 then
                fail f 4
            int64 days * 864000000000L
            + int64 f.Hour * 36000000000L
            + int64 f.Minute * 600000000L
            + int64 f.Second * 10000000L
            + f.Fraction

    let private today (f: DateFields) : unit =
        let utc: int64 = Calendar.now ()
        let struct (y, m, d) = Calendar.toDate (int ((utc + Calendar.localOffset utc) / 864000000000L))
        f.Year <- y
        f.Month <- m
        f.Day <- d
        f.IsToday <- true

    // ---- any form ---------------------------------------------------------------------------------------------------

    /// The numbers of a date as they come, with their numbers of digits.
    [<NoEquality; NoComparison>]
    type private Numbers = { Values: int[]; Digits: int[]; mutable Count: int }

    /// The date of its numbers: with a month's name day and year, otherwise in the order month, day, year, or year first.
    let private arrange (f: DateFields) (n: Numbers) : unit =
        let set (y: int) (m: int) (d: int) : unit =
            if y >= 0 then
                f.Year <- century n.Values.[y] n.Digits.[y]
            if m >= 0 then
                f.Month <- n.Values.[m]
            if d >= 0 then
                f.Day <- n.Values.[d]
        let long (i: int) : bool = n.Digits.[i] > 2
        let named: bool = f.Month > 0
        let month: int = f.Month
        if n.Count = 0 && not named && f.HasTime then
            today f
        elif named then
            if n.Count = 1 && long 0 then
                set 0 -1 -1
                f.Day <- 1
            elif n.Count = 1 then
                today f
                f.Month <- month
                set -1 -1 0
            elif n.Count = 2 && long 0 then
                set 0 -1 1
            elif n.Count = 2 then
                set 1 -1 0
            else
                fail f 1
        elif n.Count = 3 then
            if long 0 then set 0 1 2
            elif f.DayFirst then set 2 1 0
            else set 2 0 1
        elif n.Count = 2 then
            if long 0 then
                set 0 1 -1
                f.Day <- 1
            elif long 1 then
                set 1 0 -1
                f.Day <- 1
            else
                today f
                if f.DayFirst then set -1 1 0 else set -1 0 1
        else
            fail f 1

    /// `h:m[:s[.f]]` behind the hour.
    let private clock (r: TimeSpanText.Reader) (f: DateFields) (hour: int) : unit =
        if f.HasTime then
            fail f 1
        f.HasTime <- true
        f.Hour <- hour
        if TimeSpanText.peek r = 58us then
            r.At <- r.At + 1n
            f.Minute <- int (TimeSpanText.number r 99L)
            if f.Minute < 0 then
                fail f 1
            if TimeSpanText.peek r = 58us then
                r.At <- r.At + 1n
                f.Second <- int (TimeSpanText.number r 99L)
                if f.Second < 0 then
                    fail f 1
                if TimeSpanText.peek r = 46us || TimeSpanText.peek r = 44us then
                    r.At <- r.At + 1n
                    f.Fraction <- fraction r

    /// An offset behind its sign: `h`, `hh`, `hhmm` or `hh:mm`.
    let private zone (r: TimeSpanText.Reader) (f: DateFields) (negative: bool) : unit =
        let start: nativeint = r.At
        let mutable hours: int64 = TimeSpanText.number r 9999L
        let mutable minutes: int64 = 0L
        if hours < 0L then
            fail f 1
        if r.At - start > 2n then
            minutes <- hours % 100L
            hours <- hours / 100L
        elif TimeSpanText.peek r = 58us then
            r.At <- r.At + 1n
            minutes <- TimeSpanText.number r 59L
        if minutes < 0L || minutes > 59L || hours > 14L then
            fail f 1
        let size: int64 = hours * 36000000000L + minutes * 600000000L
        f.Zone <- 2
        f.Offset <- if negative then 0L - size else size

    /// Whether the date has all its parts, so that a sign starts the offset.
    let private isWhole (f: DateFields) (n: Numbers) : bool = n.Count = (if f.Month > 0 then 2 else 3)

    /// A word: the name of a month or day, AM, PM, T, Z, GMT.
    let private word (r: TimeSpanText.Reader) (f: DateFields) (n: Numbers) : unit =
        let s: string = r.Source
        let start: nativeint = r.At
        let mutable stop: nativeint = start
        while stop < Raw.textLength s && isLetter (Text.unit s stop) do
            stop <- stop + 1n
        let length: nativeint = stop - start
        let struct (month, monthLength) = named s start 1 12 DateText.monthName
        let struct (day, dayLength) = named s start 0 6 DateText.dayName
        r.At <- stop
        if monthLength = length && f.Month < 0 then
            f.Month <- month
        elif dayLength = length && f.Weekday < 0 then
            f.Weekday <- day
        elif (length = 2n && (matches s start "AM" 2n || matches s start "PM" 2n)) || (length = 1n && f.HasTime && (matches s start "A" 1n || matches s start "P" 1n)) then
            if not f.HasTime && n.Count > 0 then
                n.Count <- n.Count - 1
                f.HasTime <- true
                f.Hour <- n.Values.[n.Count]
            f.Half <- if (Text.unit s start ||| 32us) = 97us then 1 else 2
        elif length = 1n && matches s start "T" 1n && stop < Raw.textLength s && isDigit (Text.unit s stop) then
            ()
        elif (f.HasTime || isWhole f n) && ((length = 1n && matches s start "Z" 1n) || (length = 3n && (matches s start "GMT" 3n || matches s start "UTC" 3n))) then
            f.Zone <- 1
        else
            f.Place <- int start
            fail f 2

    /// Reads a text of any form.
    let parse (s: string) (way: IDateWay) : struct (DateFields * int64) =
        let f: DateFields = fields ()
        if not (isNull way) then
            let pattern: string = way.Pattern 'd'
            f.DayFirst <- Text.length pattern > 0n && Text.unit pattern 0n = 100us
        let n: Numbers = { Values = [| 0; 0; 0; 0 |]; Digits = [| 0; 0; 0; 0 |]; Count = 0 }
        let r: TimeSpanText.Reader = { Source = s; At = 0n; Large = false }
        TimeSpanText.spaces r
        if r.At = Raw.textLength s then
            fail f 1
        while f.Status = 0 && r.At < Raw.textLength s do
            let c: uint16 = TimeSpanText.peek r
            if isDigit c then
                let start: nativeint = r.At
                let value: int = int (TimeSpanText.number r 9999L)
                let digits: int = int (r.At - start)
                if TimeSpanText.peek r = 58us && digits <= 2 then clock r f value
                elif n.Count = 3 || digits > 4 then fail f 1
                else
                    n.Values.[n.Count] <- value
                    n.Digits.[n.Count] <- digits
                    n.Count <- n.Count + 1
            elif isLetter c then
                word r f n
            elif
                (c = 43us || c = 45us)
                && (f.HasTime || (isWhole f n && r.At + 1n < Raw.textLength s && isDigit (Text.unit s (r.At + 1n))))
            then
                r.At <- r.At + 1n
                zone r f (c = 45us)
            elif c = 32us || c = 44us || c = 47us || c = 45us || c = 46us || Convert.isSpace c || c = 0us then
                r.At <- r.At + 1n
            else
                f.Place <- int r.At
                fail f 1
        if f.Status = 0 then
            arrange f n
        struct (f, (if f.Status = 0 then ticks f else 0L))

    // ---- a given form -----------------------------------------------------------------------------------------------

    /// Reads between `least` and `most` digits; -1 when they are not there.
    let private digits (r: TimeSpanText.Reader) (least: int) (most: int) : int =
        let start: nativeint = r.At
        let mutable value: int = 0
        while int (r.At - start) < most && isDigit (TimeSpanText.peek r) do
            value <- value * 10 + int (TimeSpanText.peek r - 48us)
            r.At <- r.At + 1n
        if int (r.At - start) < least then -1 else value

    let private need (f: DateFields) (value: int) : int =
        if value < 0 then
            fail f 1
        value

    let private literal (r: TimeSpanText.Reader) (f: DateFields) (c: uint16) : unit =
        if r.At < Raw.textLength r.Source && TimeSpanText.peek r = c then r.At <- r.At + 1n else fail f 1

    let private pick (r: TimeSpanText.Reader) (f: DateFields) (struct (index: int, length: nativeint)) : int =
        if length = 0n then
            fail f 1
        r.At <- r.At + length
        index

    /// Names in a given form: only the full ones or only the short ones.
    let private nameOf (r: TimeSpanText.Reader) (f: DateFields) (count: int) (first: int) (last: int) (name: int -> string) : int =
        let struct (index, length) = named r.Source r.At first last name
        if count = 3 && length > 3n then
            r.At <- r.At + 3n
            index
        elif count > 3 && length > 0n && length <> Raw.textLength (name index) then
            fail f 1
            index
        else
            pick r f (struct (index, length))

    let private exactZone (r: TimeSpanText.Reader) (f: DateFields) (count: int) : unit =
        let c: uint16 = TimeSpanText.peek r
        if c = 43us || c = 45us then
            r.At <- r.At + 1n
            let hours: int = need f (digits r (if count = 1 then 1 else 2) 2)
            let mutable minutes: int = 0
            if count >= 3 then
                if TimeSpanText.peek r = 58us then
                    r.At <- r.At + 1n
                minutes <- need f (digits r 2 2)
            let size: int64 = int64 hours * 36000000000L + int64 minutes * 600000000L
            f.Zone <- 2
            f.Offset <- if c = 45us then 0L - size else size
        else
            fail f 1

    /// A part of a form, a letter repeated; false when the letter stands for itself.
    let private part (r: TimeSpanText.Reader) (f: DateFields) (c: uint16) (count: int) : bool =
        match int c with
        | 121 ->
            let start: nativeint = r.At
            let value: int = need f (digits r (if count <= 2 then count else 4) (if count <= 2 then 2 else 4))
            f.Year <- if count <= 2 then century value 2 else value
            true
        | 77 ->
            f.Month <- if count <= 2 then need f (digits r count 2) else nameOf r f count 1 12 DateText.monthName
            true
        | 100 ->
            if count <= 2 then f.Day <- need f (digits r count 2)
            else f.Weekday <- nameOf r f count 0 6 DateText.dayName
            true
        | 72 | 104 ->
            f.HasTime <- true
            f.Hour <- need f (digits r (if count > 2 then 2 else count) 2)
            if c = 104us then
                (if f.Hour > 12 then fail f 1)
                if f.Half = 0 then
                    f.Half <- 3
            true
        | 109 ->
            f.HasTime <- true
            f.Minute <- need f (digits r (if count > 2 then 2 else count) 2)
            true
        | 115 ->
            f.HasTime <- true
            f.Second <- need f (digits r (if count > 2 then 2 else count) 2)
            true
        | 102 | 70 ->
            let start: nativeint = r.At
            let value: int = need f (digits r (if c = 102us then count else 0) count)
            let mutable ticks: int64 = int64 value
            for _ in int (r.At - start) .. 6 do
                ticks <- ticks * 10L
            f.Fraction <- ticks
            true
        | 116 ->
            let word: string = if (TimeSpanText.peek r ||| 32us) = 97us then "AM" else "PM"
            let length: nativeint = if count = 1 then 1n else 2n
            if matches r.Source r.At word length then r.At <- r.At + length else fail f 1
            f.Half <- if Text.unit word 0n = 65us then 1 else 2
            true
        | 122 ->
            exactZone r f count
            true
        | 75 ->
            let c: uint16 = TimeSpanText.peek r
            if c = 90us || c = 122us then
                r.At <- r.At + 1n
                f.Zone <- 1
            elif c = 43us || c = 45us then
                exactZone r f 3
            true
        | 103 ->
            if matches r.Source r.At "A.D." 4n then r.At <- r.At + 4n
            elif matches r.Source r.At "AD" 2n then r.At <- r.At + 2n
            else fail f 1
            true
        | _ -> false

    /// Reads a text in one form; `white` are flags of where spaces may be: 1 before, 2 after, 4 within.
    let parseExact (s: string) (given: string) (white: int) : struct (DateFields * int64) =
        let f: DateFields = fields ()
        let r: TimeSpanText.Reader = { Source = s; At = 0n; Large = false }
        let standard: string = if Raw.textLength given = 1n then DateText.ofStandard (Text.unit given 0n) else given
        let format: string = if (# "is_null" standard : bool #) then "" else standard
        let length: nativeint = Raw.textLength format
        if length = 0n then
            fail f 1
        if (white &&& 1) <> 0 then
            TimeSpanText.spaces r
        let mutable i: nativeint = 0n
        while f.Status = 0 && i < length do
            let c: uint16 = Text.unit format i
            if (white &&& 4) <> 0 then
                TimeSpanText.spaces r
            if c = 39us || c = 34us then
                let out: TextBuffer = Buffer.create ()
                i <- TimeSpanText.quoted out format i
                let text: string = Buffer.toText out
                for k in 0 .. int (Raw.textLength text) - 1 do
                    literal r f (Text.unit text (nativeint k))
                if Raw.textLength given = 1n && Text.equals text "GMT" then
                    f.Zone <- 1
                elif Raw.textLength given = 1n && Text.equals text "Z" then
                    f.Zone <- 0
            elif c = 92us then
                literal r f (if i + 1n < length then Text.unit format (i + 1n) else 0us)
                i <- i + 2n
            elif c = 37us then
                i <- i + 1n
            elif c = 46us && i + 1n < length && Text.unit format (i + 1n) = 70us && TimeSpanText.peek r <> 46us then
                // A fraction that may be absent, with its point.
                i <- i + 1n
                i <- i + TimeSpanText.run format i
            elif c = 32us && (white &&& 4) <> 0 then
                i <- i + 1n
            elif (c >= 97us && c <= 122us) || (c >= 65us && c <= 90us) then
                let count: nativeint = if c = 75us then 1n else TimeSpanText.run format i
                if part r f c (int count) then
                    i <- i + count
                else
                    literal r f c
                    i <- i + 1n
            else
                literal r f c
                i <- i + 1n
        if (white &&& 2) <> 0 then
            TimeSpanText.spaces r
        if r.At < Raw.textLength s then
            fail f 1
        if f.Half = 3 then
            // An hour of twelve without its half.
            f.Half <- 0
            f.Hour <- f.Hour % 12
        if f.Status = 0 then
            if f.Year < 0 && f.Month < 0 && f.Day < 0 then
                today f
            else
                if f.Year < 0 then
                    let month: int = f.Month
                    let day: int = f.Day
                    today f
                    f.Month <- month
                    f.Day <- day
                if f.Month < 0 then
                    f.Month <- 1
                if f.Day < 0 then
                    f.Day <- 1
            if not (Calendar.exists f.Year f.Month f.Day) then
                fail f 3
        struct (f, (if f.Status = 0 then ticks f else 0L))

    /// Raises for a text that is no date of the type named.
    [<NoInline; Cold>]
    let failure (f: DateFields) (s: string) (typeName: string) : 'T =
        let message: string =
            match f.Status with
            | 2 ->
                Text.concat4 "The string '" s "' was not recognized as a valid " typeName
                + ". There is an unknown word starting at index '" + Digits.signedText (int64 f.Place) + "'."
            | 3 ->
                Text.concat4 "The " typeName " represented by the string '" s
                + "' is not supported in calendar 'System.Globalization.GregorianCalendar'."
            | 4 ->
                Text.concat4 "String '" s "' was not recognized as a valid " typeName
                + " because the day of week was incorrect."
            | _ -> Text.concat4 "String '" s "' was not recognized as a valid " typeName + "."
        let e: exn = FormatException(message) :> exn
        (# "raise" e : 'T #)
