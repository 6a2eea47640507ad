namespace System

open System.Globalization
open Firefly.Runtime

/// A moment, with how far the clock at its place is ahead of universal time.
[<Struct; CustomEquality; CustomComparison>]
type DateTimeOffset =
    /// Ticks of the clock at the place.
    val private clock: int64
    /// Minutes ahead of universal time.
    val private minutes: int

    private new(clock: int64, minutes: int) = { clock = clock; minutes = minutes }

    static member private Minutes(offset: TimeSpan) : int =
        if offset.Ticks % 600000000L <> 0L then
            raise (ArgumentException("Offset must be specified in whole minutes.", "offset"))
        let minutes = offset.Ticks / 600000000L
        if minutes > 840L || minutes < -840L then
            raise (ArgumentOutOfRangeException("offset", "Offset must be within plus or minus 14 hours."))
        int minutes

    static member private Checked(ticks: int64, offset: TimeSpan) : int64 =
        let utc = ticks - offset.Ticks
        if utc < 0L || utc > 3155378975999999999L then
            raise (
                ArgumentOutOfRangeException(
                    "offset",
                    "The UTC time represented when the offset is applied must be between year 0 and 10,000."
                )
            )
        ticks

    static member private OffsetOf(value: DateTime) : TimeSpan =
        if value.Kind = DateTimeKind.Utc then TimeSpan.Zero else TimeSpan(Calendar.localOffset value.Ticks)

    static member private Fitting(value: DateTime, offset: TimeSpan) : TimeSpan =
        if value.Kind = DateTimeKind.Utc && offset.Ticks <> 0L then
            raise (ArgumentException("The UTC Offset for Utc DateTime instances must be 0.", "offset"))
        if value.Kind = DateTimeKind.Local && offset.Ticks <> Calendar.localOffset value.Ticks then
            raise (
                ArgumentException("The UTC Offset of the local dateTime parameter does not match the offset argument.", "offset")
            )
        offset

    /// A moment by the ticks of its clock.
    new(ticks: int64, offset: TimeSpan) =
        DateTimeOffset(DateTimeOffset.Checked(DateTime(ticks).Ticks, offset), DateTimeOffset.Minutes offset)

    /// A moment by the system's clock.
    new(dateTime: DateTime) = DateTimeOffset(dateTime.Ticks, DateTimeOffset.OffsetOf dateTime)

    /// A moment by its clock.
    new(dateTime: DateTime, offset: TimeSpan) = DateTimeOffset(dateTime.Ticks, DateTimeOffset.Fitting(dateTime, offset))

    /// A moment by its clock.
    new(year: int, month: int, day: int, hour: int, minute: int, second: int, offset: TimeSpan) =
        DateTimeOffset(DateTime(year, month, day, hour, minute, second).Ticks, offset)

    /// A moment by its clock.
    new(year: int, month: int, day: int, hour: int, minute: int, second: int, millisecond: int, offset: TimeSpan) =
        DateTimeOffset(DateTime(year, month, day, hour, minute, second, millisecond).Ticks, offset)

    /// A moment by the calendar and clock of its place.
    new(date: DateOnly, time: TimeOnly, offset: TimeSpan) =
        DateTimeOffset(int64 date.DayNumber * 864000000000L + time.Ticks, offset)

    static member private OfUtc(ticks: int64, minutes: int) : DateTimeOffset =
        let offset = TimeSpan(int64 minutes * 600000000L)
        DateTimeOffset((DateTime ticks + offset).Ticks, offset)

    /// The first moment.
    static member MinValue : DateTimeOffset = DateTimeOffset(0L, 0)

    /// The last moment.
    static member MaxValue : DateTimeOffset = DateTimeOffset(3155378975999999999L, 0)

    /// 1 January 1970.
    static member UnixEpoch : DateTimeOffset = DateTimeOffset(621355968000000000L, 0)

    /// Now, by universal time.
    static member UtcNow : DateTimeOffset = DateTimeOffset(DateTime.UtcNow)

    /// Now, by the system's clock.
    static member Now : DateTimeOffset = DateTimeOffset(DateTime.Now)

    /// How far the clock is ahead of universal time.
    member this.Offset : TimeSpan = TimeSpan(int64 this.minutes * 600000000L)

    /// Minutes that the clock is ahead of universal time.
    member this.TotalOffsetMinutes : int = this.minutes

    /// Ticks of the clock.
    member this.Ticks : int64 = this.clock

    /// Ticks of universal time.
    member this.UtcTicks : int64 = this.clock - int64 this.minutes * 600000000L

    /// Date and time of the clock.
    member this.DateTime : DateTime = DateTime(this.clock)

    /// Date and time by universal time.
    member this.UtcDateTime : DateTime = DateTime(this.UtcTicks, DateTimeKind.Utc)

    /// Date and time by the system's clock.
    member this.LocalDateTime : DateTime = this.UtcDateTime.ToLocalTime()

    /// The day at midnight.
    member this.Date : DateTime = this.DateTime.Date

    /// Time since midnight.
    member this.TimeOfDay : TimeSpan = this.DateTime.TimeOfDay

    member this.Year : int = this.DateTime.Year
    member this.Month : int = this.DateTime.Month
    member this.Day : int = this.DateTime.Day
    member this.Hour : int = this.DateTime.Hour
    member this.Minute : int = this.DateTime.Minute
    member this.Second : int = this.DateTime.Second
    member this.Millisecond : int = this.DateTime.Millisecond
    member this.Microsecond : int = this.DateTime.Microsecond
    member this.Nanosecond : int = this.DateTime.Nanosecond
    member this.DayOfWeek : DayOfWeek = this.DateTime.DayOfWeek
    member this.DayOfYear : int = this.DateTime.DayOfYear

    member private this.With(value: DateTime) : DateTimeOffset = DateTimeOffset(value.Ticks, this.Offset)

    member this.AddTicks(ticks: int64) : DateTimeOffset = this.With(this.DateTime.AddTicks ticks)
    member this.AddDays(days: float) : DateTimeOffset = this.With(this.DateTime.AddDays days)
    member this.AddHours(hours: float) : DateTimeOffset = this.With(this.DateTime.AddHours hours)
    member this.AddMinutes(minutes: float) : DateTimeOffset = this.With(this.DateTime.AddMinutes minutes)
    member this.AddSeconds(seconds: float) : DateTimeOffset = this.With(this.DateTime.AddSeconds seconds)
    member this.AddMilliseconds(milliseconds: float) : DateTimeOffset = this.With(this.DateTime.AddMilliseconds milliseconds)
    member this.AddMicroseconds(microseconds: float) : DateTimeOffset = this.With(this.DateTime.AddMicroseconds microseconds)
    member this.AddMonths(months: int) : DateTimeOffset = this.With(this.DateTime.AddMonths months)
    member this.AddYears(years: int) : DateTimeOffset = this.With(this.DateTime.AddYears years)
    member this.Add(timeSpan: TimeSpan) : DateTimeOffset = this.With(this.DateTime.Add timeSpan)
    member this.Subtract(value: TimeSpan) : DateTimeOffset = this.With(this.DateTime.Subtract value)
    member this.Subtract(value: DateTimeOffset) : TimeSpan = TimeSpan(this.UtcTicks - value.UtcTicks)

    static member (+)(d: DateTimeOffset, t: TimeSpan) : DateTimeOffset = d.Add t
    static member (-)(d: DateTimeOffset, t: TimeSpan) : DateTimeOffset = d.Subtract t
    static member (-)(left: DateTimeOffset, right: DateTimeOffset) : TimeSpan = left.Subtract right

    /// The same moment by another clock.
    member this.ToOffset(offset: TimeSpan) : DateTimeOffset =
        let minutes = DateTimeOffset.Minutes offset
        DateTimeOffset.OfUtc(this.UtcTicks, minutes)

    /// The same moment by universal time.
    member this.ToUniversalTime() : DateTimeOffset = DateTimeOffset(this.UtcTicks, 0)

    /// The same moment by the system's clock.
    member this.ToLocalTime() : DateTimeOffset =
        this.ToOffset(TimeSpan(Calendar.localOffset this.UtcTicks))

    /// Whole seconds since 1970.
    member this.ToUnixTimeSeconds() : int64 = this.UtcTicks / 10000000L - 62135596800L

    /// Whole milliseconds since 1970.
    member this.ToUnixTimeMilliseconds() : int64 = this.UtcTicks / 10000L - 62135596800000L

    /// The number of ticks since 1601.
    member this.ToFileTime() : int64 = this.UtcDateTime.ToFileTimeUtc()

    /// The moment so many seconds after 1970.
    static member FromUnixTimeSeconds(seconds: int64) : DateTimeOffset =
        if seconds < -62135596800L || seconds > 253402300799L then
            raise (
                ArgumentOutOfRangeException(
                    "seconds",
                    "Valid values are between -62135596800 and 253402300799, inclusive."
                )
            )
        DateTimeOffset(seconds * 10000000L + 621355968000000000L, 0)

    /// The moment so many milliseconds after 1970.
    static member FromUnixTimeMilliseconds(milliseconds: int64) : DateTimeOffset =
        if milliseconds < -62135596800000L || milliseconds > 253402300799999L then
            raise (
                ArgumentOutOfRangeException(
                    "milliseconds",
                    "Valid values are between -62135596800000 and 253402300799999, inclusive."
                )
            )
        DateTimeOffset(milliseconds * 10000L + 621355968000000000L, 0)

    /// Order of the moments.
    static member Compare(first: DateTimeOffset, second: DateTimeOffset) : int = compare first.UtcTicks second.UtcTicks

    /// Order of the moments.
    member this.CompareTo(other: DateTimeOffset) : int = compare this.UtcTicks other.UtcTicks

    /// Whether it is the same moment.
    member this.Equals(other: DateTimeOffset) : bool = this.UtcTicks = other.UtcTicks

    /// Whether it is the same moment.
    static member Equals(first: DateTimeOffset, second: DateTimeOffset) : bool = first.UtcTicks = second.UtcTicks

    /// Whether moment and clock are the same.
    member this.EqualsExact(other: DateTimeOffset) : bool = this.clock = other.Ticks && this.Offset = other.Offset

    override this.Equals(other: obj) : bool =
        match other with
        | :? DateTimeOffset as d -> d.UtcTicks = this.UtcTicks
        | _ -> false

    override this.GetHashCode() : int = this.UtcDateTime.GetHashCode()

    interface IEquatable<DateTimeOffset> with
        member this.Equals(other: DateTimeOffset) : bool = this.UtcTicks = other.UtcTicks

    interface IComparable<DateTimeOffset> with
        member this.CompareTo(other: DateTimeOffset) : int = compare this.UtcTicks other.UtcTicks

    interface IComparable with
        member this.CompareTo(other: obj) : int =
            match other with
            | null -> 1
            | :? DateTimeOffset as d -> compare this.UtcTicks d.UtcTicks
            | _ -> raise (ArgumentException "Object must be of type DateTimeOffset.")

    /// The moment in a format and a culture's way.
    member this.ToString(format: string, formatProvider: IFormatProvider) : string =
        let way = Ways.dates formatProvider
        let offset = this.Offset.Ticks
        let moment (ticks: int64) : DateText.Moment =
            { Ticks = ticks; Zone = 2; Offset = offset; Way = way }
        if String.IsNullOrEmpty format then
            if isNull way then
                DateText.format (moment this.clock) "" "MM/dd/yyyy HH:mm:ss zzz"
            else
                DateText.format (moment this.clock) "G" "" + " " + DateText.format (moment this.clock) "zzz" ""
        elif format = "r" || format = "R" || format = "u" then
            DateText.format (moment this.UtcTicks) format ""
        elif format = "U" then
            raise (FormatException "Input string was not in a correct format.")
        else
            DateText.format (moment this.clock) format ""

    /// The moment in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The moment in a culture's way.
    member this.ToString(formatProvider: IFormatProvider) : string = this.ToString(null, formatProvider)

    override this.ToString() : string = this.ToString(null, null)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    static member private OfFields(f: DateFields, ticks: int64, style: DateTimeStyles) : DateTimeOffset =
        let has (flag: DateTimeStyles) : bool = (style &&& flag) <> DateTimeStyles.None
        let offset =
            if f.Zone <> 0 then f.Offset
            elif has DateTimeStyles.AssumeUniversal then 0L
            else Calendar.localOffset ticks
        let value = DateTimeOffset(ticks, TimeSpan offset)
        if has DateTimeStyles.AdjustToUniversal then value.ToUniversalTime() else value

    /// The moment that a text says; raises when it is none.
    static member Parse(input: string, formatProvider: IFormatProvider, styles: DateTimeStyles) : DateTimeOffset =
        if isNull input then
            raise (ArgumentNullException "input")
        let struct (f, ticks) = DateParse.parse input (Ways.dates formatProvider)
        if f.Status = 0 then DateTimeOffset.OfFields(f, ticks, styles) else DateParse.failure f input "DateTime"

    /// The moment that a text says; raises when it is none.
    static member Parse(input: string, formatProvider: IFormatProvider) : DateTimeOffset =
        DateTimeOffset.Parse(input, formatProvider, DateTimeStyles.None)

    /// The moment that a text says; raises when it is none.
    static member Parse(input: string) : DateTimeOffset = DateTimeOffset.Parse(input, null, DateTimeStyles.None)

    /// The moment that a text says; false when it is none.
    static member TryParse(input: string, formatProvider: IFormatProvider, styles: DateTimeStyles) : bool * DateTimeOffset =
        if isNull input then
            (false, DateTimeOffset.MinValue)
        else
            let struct (f, ticks) = DateParse.parse input (Ways.dates formatProvider)
            if f.Status = 0 then (true, DateTimeOffset.OfFields(f, ticks, styles)) else (false, DateTimeOffset.MinValue)

    /// The moment that a text says; false when it is none.
    static member TryParse(input: string) : bool * DateTimeOffset =
        DateTimeOffset.TryParse(input, null, DateTimeStyles.None)

    /// The moment that a text says; false when it is none.
    static member TryParse(input: string, result: byref<DateTimeOffset>) : bool =
        let (read, value) = DateTimeOffset.TryParse input
        result <- value
        read

    /// The moment that a text in a format says; raises when it is none.
    static member ParseExact(input: string, format: string, formatProvider: IFormatProvider, styles: DateTimeStyles) : DateTimeOffset =
        if isNull input then
            raise (ArgumentNullException "input")
        if isNull format then
            raise (ArgumentNullException "format")
        let struct (f, ticks) = DateParse.parseExact input format (int styles &&& 7)
        if f.Status = 0 then DateTimeOffset.OfFields(f, ticks, styles) else DateParse.failure f input "DateTime"

    /// The moment that a text in a format says; raises when it is none.
    static member ParseExact(input: string, format: string, formatProvider: IFormatProvider) : DateTimeOffset =
        DateTimeOffset.ParseExact(input, format, formatProvider, DateTimeStyles.None)

    /// The moment that a text in a format says; false when it is none.
    static member TryParseExact(input: string, format: string, formatProvider: IFormatProvider, styles: DateTimeStyles) : bool * DateTimeOffset =
        if isNull input || isNull format then
            (false, DateTimeOffset.MinValue)
        else
            let struct (f, ticks) = DateParse.parseExact input format (int styles &&& 7)
            if f.Status = 0 then (true, DateTimeOffset.OfFields(f, ticks, styles)) else (false, DateTimeOffset.MinValue)

    /// The moment of a date by the system's clock.
    static member op_Implicit(dateTime: DateTime) : DateTimeOffset = DateTimeOffset(dateTime)
