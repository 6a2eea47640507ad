namespace System

open System.Globalization
open Firefly.Runtime

/// Which parts texts and formats have.
module internal PartText =

    /// Refuses a format of several letters that names something that the type has not.
    let check (format: string) (foreign: string) : string =
        let mutable i = 0
        let mutable quote = '\000'
        while i < format.Length do
            let c = format.[i]
            if quote <> '\000' then
                (if c = quote then quote <- '\000')
            elif c = '\'' || c = '"' then
                quote <- c
            elif c = '\\' then
                i <- i + 1
            elif foreign.IndexOf c >= 0 then
                raise (FormatException "Input string was not in a correct format.")
            i <- i + 1
        format

    /// The ticks that a text says; status 0 read, 1 none, 2 with parts that the type has not.
    let read (s: string) (isTime: bool) : struct (int * int64) =
        if isNull s then
            struct (1, 0L)
        else
            let struct (f, ticks) = DateParse.parse s null
            if f.Status <> 0 then struct (1, 0L)
            elif isTime && not f.IsToday then struct (2, 0L)
            elif not isTime && (f.HasTime || f.IsToday || f.Zone <> 0) then struct (2, 0L)
            else struct (0, ticks)

    /// Raises what .NET raises.
    let refuse (s: string) (status: int) (typeName: string) : 'R =
        let what =
            if status = 2 then "' contains parts which are not specific to the " else "' was not recognized as a valid "
        raise (FormatException("String '" + s + what + typeName + "."))

/// A time of the day.
[<Struct; CustomEquality; CustomComparison>]
type TimeOnly =
    val private ticks: int64

    static member private Check(ticks: int64) : int64 =
        if ticks < 0L || ticks > 863999999999L then
            raise (
                ArgumentOutOfRangeException(
                    "ticks",
                    "Ticks must be between 0 and and TimeOnly.MaxValue.Ticks."
                )
            )
        ticks

    /// A time by its ticks since midnight.
    new(ticks: int64) = { ticks = TimeOnly.Check ticks }

    /// A time of hours and minutes.
    new(hour: int, minute: int) = { ticks = DateTime(1, 1, 1, hour, minute, 0).Ticks }

    /// A time of hours, minutes and seconds.
    new(hour: int, minute: int, second: int) = { ticks = DateTime(1, 1, 1, hour, minute, second).Ticks }

    /// A time of hours, minutes, seconds and milliseconds.
    new(hour: int, minute: int, second: int, millisecond: int) =
        { ticks = DateTime(1, 1, 1, hour, minute, second, millisecond).Ticks }

    /// Midnight.
    static member MinValue : TimeOnly = TimeOnly 0L

    /// The last tick of a day.
    static member MaxValue : TimeOnly = TimeOnly 863999999999L

    member this.Ticks : int64 = this.ticks
    member this.Hour : int = DateTime(this.ticks).Hour
    member this.Minute : int = DateTime(this.ticks).Minute
    member this.Second : int = DateTime(this.ticks).Second
    member this.Millisecond : int = DateTime(this.ticks).Millisecond
    member this.Microsecond : int = DateTime(this.ticks).Microsecond
    member this.Nanosecond : int = DateTime(this.ticks).Nanosecond

    static member private Around(ticks: int64) : TimeOnly =
        let rest = ticks % 864000000000L
        TimeOnly(if rest < 0L then rest + 864000000000L else rest)

    /// A later time, beginning again at midnight.
    member this.Add(value: TimeSpan) : TimeOnly = TimeOnly.Around(this.ticks + value.Ticks % 864000000000L)

    /// A later time, beginning again at midnight.
    member this.AddHours(value: float) : TimeOnly = this.Add(TimeSpan.FromHours value)

    /// A later time, beginning again at midnight.
    member this.AddMinutes(value: float) : TimeOnly = this.Add(TimeSpan.FromMinutes value)

    /// Whether it lies in a range, which may go over midnight.
    member this.IsBetween(start: TimeOnly, ``end``: TimeOnly) : bool =
        if start.Ticks <= ``end``.Ticks then this.ticks >= start.Ticks && this.ticks < ``end``.Ticks
        else this.ticks >= start.Ticks || this.ticks < ``end``.Ticks

    /// The time since midnight.
    member this.ToTimeSpan() : TimeSpan = TimeSpan this.ticks

    /// The time of the clock.
    static member FromDateTime(dateTime: DateTime) : TimeOnly = TimeOnly(dateTime.TimeOfDay.Ticks)

    /// The time so long after midnight.
    static member FromTimeSpan(timeSpan: TimeSpan) : TimeOnly = TimeOnly timeSpan.Ticks

    static member (-)(t1: TimeOnly, t2: TimeOnly) : TimeSpan =
        let rest = (t1.Ticks - t2.Ticks) % 864000000000L
        TimeSpan(if rest < 0L then rest + 864000000000L else rest)

    /// Order.
    member this.CompareTo(value: TimeOnly) : int = compare this.ticks value.Ticks

    /// Equality.
    member this.Equals(value: TimeOnly) : bool = this.ticks = value.Ticks

    override this.Equals(value: obj) : bool =
        match value with
        | :? TimeOnly as t -> t.Ticks = this.ticks
        | _ -> false

    override this.GetHashCode() : int = int this.ticks ^^^ int (this.ticks >>> 32)

    interface IEquatable<TimeOnly> with
        member this.Equals(other: TimeOnly) : bool = this.ticks = other.Ticks

    interface IComparable<TimeOnly> with
        member this.CompareTo(other: TimeOnly) : int = compare this.ticks other.Ticks

    interface IComparable with
        member this.CompareTo(other: obj) : int =
            match other with
            | null -> 1
            | :? TimeOnly as t -> compare this.ticks t.Ticks
            | _ -> raise (ArgumentException "Object must be of type TimeOnly.")

    /// The time in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let format =
            if String.IsNullOrEmpty format then "t"
            elif format = "o" || format = "O" then "HH:mm:ss.fffffff"
            elif format = "r" || format = "R" then "HH:mm:ss"
            elif format.Length = 1 && format <> "t" && format <> "T" then
                raise (FormatException "Input string was not in a correct format.")
            elif format.Length > 1 then PartText.check format "dMy/zK"
            else format
        DateTime(this.ticks).ToString(format, provider)

    /// The time in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The time in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString(null, provider)

    /// The format `T`.
    member this.ToLongTimeString() : string = this.ToString "T"

    /// The format `t`.
    member this.ToShortTimeString() : string = this.ToString "t"

    override this.ToString() : string = this.ToString(null, null)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    /// The time that a text says; false when it is none.
    static member TryParse(s: string) : bool * TimeOnly =
        let struct (status, ticks) = PartText.read s true
        if status = 0 then (true, TimeOnly(ticks % 864000000000L)) else (false, TimeOnly.MinValue)

    /// The time that a text says; false when it is none.
    static member TryParse(s: string, result: byref<TimeOnly>) : bool =
        let (read, value) = TimeOnly.TryParse s
        result <- value
        read

    /// The time that a text says; raises when it is none.
    static member Parse(s: string) : TimeOnly =
        if isNull s then
            raise (ArgumentNullException "s")
        let struct (status, ticks) = PartText.read s true
        if status = 0 then TimeOnly(ticks % 864000000000L) else PartText.refuse s status "TimeOnly"

    /// The time that a text says; raises when it is none.
    static member Parse(s: string, provider: IFormatProvider) : TimeOnly = TimeOnly.Parse s

    /// The time that a text in a format says; raises when it is none.
    static member ParseExact(s: string, format: string) : TimeOnly = TimeOnly.ParseExact(s, format, null)

    /// The time that a text in a format says; raises when it is none.
    static member ParseExact(s: string, format: string, provider: IFormatProvider) : TimeOnly =
        if isNull s then
            raise (ArgumentNullException "s")
        let format =
            if format = "o" || format = "O" then "HH:mm:ss.fffffff"
            elif format = "r" || format = "R" then "HH:mm:ss"
            else format
        let (read, value) = DateTime.TryParseExact(s, format, provider, DateTimeStyles.None)
        if read then TimeOnly.FromDateTime value else PartText.refuse s 1 "TimeOnly"

/// A day of the calendar.
[<Struct; CustomEquality; CustomComparison>]
type DateOnly =
    val private number: int

    private new(number: int) = { number = number }

    /// A day by year, month and day.
    new(year: int, month: int, day: int) = { number = int (DateTime(year, month, day).Ticks / 864000000000L) }

    /// The first day.
    static member MinValue : DateOnly = DateOnly 0

    /// The last day.
    static member MaxValue : DateOnly = DateOnly 3652058

    /// Days since the first one.
    member this.DayNumber : int = this.number

    member private this.Moment : DateTime = DateTime(int64 this.number * 864000000000L)

    member this.Year : int = this.Moment.Year
    member this.Month : int = this.Moment.Month
    member this.Day : int = this.Moment.Day
    member this.DayOfWeek : DayOfWeek = this.Moment.DayOfWeek
    member this.DayOfYear : int = this.Moment.DayOfYear

    /// The day so many days after the first.
    static member FromDayNumber(dayNumber: int) : DateOnly =
        if dayNumber < 0 || dayNumber > 3652058 then
            raise (
                ArgumentOutOfRangeException(
                    "dayNumber",
                    box dayNumber,
                    "Day number must be between 0 and DateOnly.MaxValue.DayNumber."
                )
            )
        DateOnly dayNumber

    /// The day of a moment.
    static member FromDateTime(dateTime: DateTime) : DateOnly = DateOnly(int (dateTime.Ticks / 864000000000L))

    /// A later day.
    member this.AddDays(value: int) : DateOnly =
        let number = int64 this.number + int64 value
        if number < 0L || number > 3652058L then
            raise (
                ArgumentOutOfRangeException("value", "Value to add was out of range.")
            )
        DateOnly(int number)

    /// The day so many months later.
    member this.AddMonths(value: int) : DateOnly = DateOnly.FromDateTime(this.Moment.AddMonths value)

    /// The day so many years later.
    member this.AddYears(value: int) : DateOnly = DateOnly.FromDateTime(this.Moment.AddYears value)

    /// A moment of the day.
    member this.ToDateTime(time: TimeOnly) : DateTime = DateTime(int64 this.number * 864000000000L + time.Ticks)

    /// A moment of the day.
    member this.ToDateTime(time: TimeOnly, kind: DateTimeKind) : DateTime =
        DateTime(int64 this.number * 864000000000L + time.Ticks, kind)

    /// Order.
    member this.CompareTo(value: DateOnly) : int = compare this.number value.DayNumber

    /// Equality.
    member this.Equals(value: DateOnly) : bool = this.number = value.DayNumber

    override this.Equals(value: obj) : bool =
        match value with
        | :? DateOnly as d -> d.DayNumber = this.number
        | _ -> false

    override this.GetHashCode() : int = this.number

    interface IEquatable<DateOnly> with
        member this.Equals(other: DateOnly) : bool = this.number = other.DayNumber

    interface IComparable<DateOnly> with
        member this.CompareTo(other: DateOnly) : int = compare this.number other.DayNumber

    interface IComparable with
        member this.CompareTo(other: obj) : int =
            match other with
            | null -> 1
            | :? DateOnly as d -> compare this.number d.DayNumber
            | _ -> raise (ArgumentException "Object must be of type DateOnly.")

    /// The day in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let format =
            if String.IsNullOrEmpty format then "d"
            elif format = "o" || format = "O" then "yyyy'-'MM'-'dd"
            elif format = "r" || format = "R" then "ddd, dd MMM yyyy"
            elif format.Length = 1 && "dDmMyY".IndexOf format < 0 then
                raise (FormatException "Input string was not in a correct format.")
            elif format.Length > 1 then PartText.check format ":tfFhHmszK"
            else format
        this.Moment.ToString(format, provider)

    /// The day in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The day in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString(null, provider)

    /// The format `D`.
    member this.ToLongDateString() : string = this.ToString "D"

    /// The format `d`.
    member this.ToShortDateString() : string = this.ToString "d"

    override this.ToString() : string = this.ToString(null, null)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    /// The day that a text says; false when it is none.
    static member TryParse(s: string) : bool * DateOnly =
        let struct (status, ticks) = PartText.read s false
        if status = 0 then (true, DateOnly(int (ticks / 864000000000L))) else (false, DateOnly.MinValue)

    /// The day that a text says; false when it is none.
    static member TryParse(s: string, result: byref<DateOnly>) : bool =
        let (read, value) = DateOnly.TryParse s
        result <- value
        read

    /// The day that a text says; raises when it is none.
    static member Parse(s: string) : DateOnly =
        if isNull s then
            raise (ArgumentNullException "s")
        let struct (status, ticks) = PartText.read s false
        if status = 0 then DateOnly(int (ticks / 864000000000L)) else PartText.refuse s status "DateOnly"

    /// The day that a text says; raises when it is none.
    static member Parse(s: string, provider: IFormatProvider) : DateOnly = DateOnly.Parse s

    /// The day that a text in a format says; raises when it is none.
    static member ParseExact(s: string, format: string) : DateOnly = DateOnly.ParseExact(s, format, null)

    /// The day that a text in a format says; raises when it is none.
    static member ParseExact(s: string, format: string, provider: IFormatProvider) : DateOnly =
        if isNull s then
            raise (ArgumentNullException "s")
        let format =
            if format = "o" || format = "O" then "yyyy'-'MM'-'dd"
            elif format = "r" || format = "R" then "ddd, dd MMM yyyy"
            else format
        let (read, value) = DateTime.TryParseExact(s, format, provider, DateTimeStyles.None)
        if read then DateOnly.FromDateTime value else PartText.refuse s 1 "DateOnly"
