/// Moments of the calendar.
namespace System

open System.Globalization
open Firefly.Runtime

/// A moment: ticks of 100 nanoseconds since 1 January of the year 1, and what they are relative to.
[<Struct; CustomEquality; CustomComparison>]
type DateTime =
    /// The ticks, and the kind in the highest two bits.
    val private data: uint64

    /// A moment of its ticks.
    new(ticks: int64) = { data = DateTime.Pack(ticks, 0) }

    /// A moment of its ticks.
    new(ticks: int64, kind: DateTimeKind) = { data = DateTime.Pack(ticks, int kind) }

    /// Midnight of a day.
    new(year: int, month: int, day: int) = { data = DateTime.Pack(DateTime.Join(year, month, day, 0, 0, 0, 0), 0) }

    /// A second of a day.
    new(year: int, month: int, day: int, hour: int, minute: int, second: int) =
        { data = DateTime.Pack(DateTime.Join(year, month, day, hour, minute, second, 0), 0) }

    /// A second of a day.
    new(year: int, month: int, day: int, hour: int, minute: int, second: int, kind: DateTimeKind) =
        { data = DateTime.Pack(DateTime.Join(year, month, day, hour, minute, second, 0), int kind) }

    /// A millisecond of a day.
    new(year: int, month: int, day: int, hour: int, minute: int, second: int, millisecond: int) =
        { data = DateTime.Pack(DateTime.Join(year, month, day, hour, minute, second, millisecond), 0) }

    /// A millisecond of a day.
    new(year: int, month: int, day: int, hour: int, minute: int, second: int, millisecond: int, kind: DateTimeKind) =
        { data = DateTime.Pack(DateTime.Join(year, month, day, hour, minute, second, millisecond), int kind) }

    /// Raises for an argument.
    [<NoInline; Cold>]
    static member internal OutOfRange(name: string, message: string) : 'T =
        let e: exn = ArgumentOutOfRangeException(name, message) :> exn
        (# "raise" e : 'T #)

    static member private Pack(ticks: int64, kind: int) : uint64 =
        if ticks < 0L || ticks > 3155378975999999999L then
            DateTime.OutOfRange("ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
        elif kind < 0 || kind > 2 then
            let e: exn = ArgumentException("Invalid DateTimeKind value.", "kind") :> exn
            (# "raise" e : uint64 #)
        else
            uint64 ticks ||| (uint64 kind <<< 62)

    /// Ticks of a day and a time of it.
    static member internal Join(year: int, month: int, day: int, hour: int, minute: int, second: int, millisecond: int) : int64 =
        if not (Calendar.exists year month day) then
            DateTime.OutOfRange(null, "Year, Month, and Day parameters describe an un-representable DateTime.")
        elif hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 then
            DateTime.OutOfRange(null, "Hour, Minute, and Second parameters describe an un-representable DateTime.")
        elif millisecond < 0 || millisecond > 999 then
            DateTime.OutOfRange("millisecond", "Valid values are between 0 and 999, inclusive.")
        else
            int64 (Calendar.ofDate year month day) * 864000000000L
            + int64 hour * 36000000000L
            + int64 minute * 600000000L
            + int64 second * 10000000L
            + int64 millisecond * 10000L

    /// The first moment.
    static member MinValue : DateTime = DateTime(0L)

    /// The last moment.
    static member MaxValue : DateTime = DateTime(3155378975999999999L)

    /// 1 January 1970.
    static member UnixEpoch : DateTime = DateTime(621355968000000000L, DateTimeKind.Utc)

    /// The present moment in universal time.
    static member UtcNow : DateTime = DateTime(Calendar.now (), DateTimeKind.Utc)

    /// The present moment in local time.
    static member Now : DateTime =
        let utc: int64 = Calendar.now ()
        DateTime(utc + Calendar.localOffset utc, DateTimeKind.Local)

    /// The present day.
    static member Today : DateTime = DateTime.Now.Date

    /// Ticks since 1 January of the year 1.
    member this.Ticks : int64 = int64 (this.data &&& 0x3FFFFFFFFFFFFFFFUL)

    /// What the moment is relative to.
    member this.Kind : DateTimeKind =
        let kind: int = int (this.data >>> 62)
        if kind = 1 then DateTimeKind.Utc
        elif kind = 2 then DateTimeKind.Local
        else DateTimeKind.Unspecified

    /// The same ticks relative to something else.
    static member SpecifyKind(value: DateTime, kind: DateTimeKind) : DateTime = DateTime(value.Ticks, kind)

    member private this.Days : int = int (this.Ticks / 864000000000L)

    /// Year.
    member this.Year : int =
        let struct (y, _, _) = Calendar.toDate this.Days
        y

    /// Month, from 1.
    member this.Month : int =
        let struct (_, m, _) = Calendar.toDate this.Days
        m

    /// Day of the month, from 1.
    member this.Day : int =
        let struct (_, _, d) = Calendar.toDate this.Days
        d

    /// Day of the week.
    member this.DayOfWeek : DayOfWeek = enum ((this.Days + 1) % 7)

    /// Day of the year, from 1.
    member this.DayOfYear : int =
        let struct (y, m, d) = Calendar.toDate this.Days
        Calendar.daysBefore y m + d

    /// Hour.
    member this.Hour : int = int (this.Ticks / 36000000000L % 24L)

    /// Minute.
    member this.Minute : int = int (this.Ticks / 600000000L % 60L)

    /// Second.
    member this.Second : int = int (this.Ticks / 10000000L % 60L)

    /// Millisecond.
    member this.Millisecond : int = int (this.Ticks / 10000L % 1000L)

    /// Microsecond beside the milliseconds.
    member this.Microsecond : int = int (this.Ticks / 10L % 1000L)

    /// Nanosecond beside the microseconds.
    member this.Nanosecond : int = int (this.Ticks % 10L * 100L)

    /// Midnight of the day.
    member this.Date : DateTime = DateTime(this.Ticks - this.Ticks % 864000000000L, this.Kind)

    /// Time since midnight.
    member this.TimeOfDay : TimeSpan = TimeSpan(this.Ticks % 864000000000L)

    /// Whether a year has 366 days.
    static member IsLeapYear(year: int) : bool =
        if year < 1 || year > 9999 then DateTime.OutOfRange("year", "Year must be between 1 and 9999.")
        else Calendar.isLeap year

    /// Days of a month.
    static member DaysInMonth(year: int, month: int) : int =
        if month < 1 || month > 12 then
            let actual: obj = month :> obj
            let e: exn = ArgumentOutOfRangeException("month", actual, "Month must be between one and twelve.") :> exn
            (# "raise" e : int #)
        elif year < 1 || year > 9999 then
            DateTime.OutOfRange("year", "Year must be between 1 and 9999.")
        else
            Calendar.daysInMonth year month

    // ---- arithmetic -------------------------------------------------------------------------------------------------

    [<NoInline; Cold>]
    static member private TooFar(name: string) : 'T =
        DateTime.OutOfRange(name, "The added or subtracted value results in an un-representable DateTime.")

    /// The moment some ticks later.
    member this.AddTicks(value: int64) : DateTime =
        let ticks: int64 = this.Ticks
        if value > 3155378975999999999L - ticks || value < 0L - ticks then
            DateTime.TooFar "value"
        else
            DateTime(ticks + value, this.Kind)

    member private this.AddUnits(value: float, ticksOfUnit: int64) : DateTime =
        let limit: float = float (3155378976000000000L / ticksOfUnit)
        if value > limit || value < -limit then
            DateTime.OutOfRange("value", "Value to add was out of range.")
        elif not (value = value) then
            DateTime.TooFar "value"
        else
            let whole: float = (# "ftrunc" value : float #)
            this.AddTicks(int64 whole * ticksOfUnit + int64 ((value - whole) * float ticksOfUnit))

    /// The moment some days later.
    member this.AddDays(value: float) : DateTime = this.AddUnits(value, 864000000000L)

    /// The moment some hours later.
    member this.AddHours(value: float) : DateTime = this.AddUnits(value, 36000000000L)

    /// The moment some minutes later.
    member this.AddMinutes(value: float) : DateTime = this.AddUnits(value, 600000000L)

    /// The moment some seconds later.
    member this.AddSeconds(value: float) : DateTime = this.AddUnits(value, 10000000L)

    /// The moment some milliseconds later.
    member this.AddMilliseconds(value: float) : DateTime = this.AddUnits(value, 10000L)

    /// The moment some microseconds later.
    member this.AddMicroseconds(value: float) : DateTime = this.AddUnits(value, 10L)

    /// The same day some months later, or the month's last day.
    member this.AddMonths(months: int) : DateTime =
        if months < -120000 || months > 120000 then
            DateTime.OutOfRange("months", "Months value must be between +/-120000.")
        else
            let struct (y, m, d) = Calendar.toDate this.Days
            let total: int = y * 12 + m - 1 + months
            let year: int = if total < 0 then 0 else total / 12
            let month: int = total - year * 12 + 1
            if year < 1 || year > 9999 then
                DateTime.TooFar "months"
            else
                let most: int = Calendar.daysInMonth year month
                let days: int = Calendar.ofDate year month (if d > most then most else d)
                DateTime(int64 days * 864000000000L + this.Ticks % 864000000000L, this.Kind)

    /// The same day some years later, or 28 February for the 29th.
    member this.AddYears(value: int) : DateTime =
        let year: int = this.Year
        if value < -10000 || value > 10000 then
            DateTime.OutOfRange("value", "Years value must be between +/-10000.")
        elif year + value < 1 || year + value > 9999 then
            DateTime.TooFar "value"
        else
            this.AddMonths(value * 12)

    /// The moment some time later.
    member this.Add(value: TimeSpan) : DateTime = this.AddTicks value.Ticks

    /// The moment some time earlier.
    member this.Subtract(value: TimeSpan) : DateTime = this - value

    /// The time from another moment to this one.
    member this.Subtract(value: DateTime) : TimeSpan = TimeSpan(this.Ticks - value.Ticks)

    /// The moment some time later.
    static member (+)(d: DateTime, t: TimeSpan) : DateTime =
        let ticks: int64 = d.Ticks
        if t.Ticks > 3155378975999999999L - ticks || t.Ticks < 0L - ticks then DateTime.TooFar "t"
        else DateTime(ticks + t.Ticks, d.Kind)

    /// The moment some time earlier.
    static member (-)(d: DateTime, t: TimeSpan) : DateTime =
        let ticks: int64 = d.Ticks
        if t.Ticks > ticks || t.Ticks < ticks - 3155378975999999999L then DateTime.TooFar "t"
        else DateTime(ticks - t.Ticks, d.Kind)

    /// The time from the second moment to the first.
    static member (-)(d1: DateTime, d2: DateTime) : TimeSpan = TimeSpan(d1.Ticks - d2.Ticks)

    // ---- order ------------------------------------------------------------------------------------------------------

    /// Order.
    static member Compare(t1: DateTime, t2: DateTime) : int =
        if t1.Ticks < t2.Ticks then -1
        elif t1.Ticks > t2.Ticks then 1
        else 0

    /// Equality.
    static member Equals(t1: DateTime, t2: DateTime) : bool = t1.Ticks = t2.Ticks

    /// Order.
    member this.CompareTo(value: DateTime) : int = DateTime.Compare(this, value)

    /// Order.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? DateTime as d -> DateTime.Compare(this, d)
        | _ ->
            let e: exn = ArgumentException("Object must be of type DateTime.") :> exn
            (# "raise" e : int #)

    /// Equality.
    member this.Equals(value: DateTime) : bool = this.Ticks = value.Ticks

    override this.Equals(value: obj) : bool =
        match value with
        | :? DateTime as d -> d.Ticks = this.Ticks
        | _ -> false

    override this.GetHashCode() : int = int this.Ticks ^^^ int (this.Ticks >>> 32)

    interface IEquatable<DateTime> with
        member this.Equals(other: DateTime) : bool = this.Ticks = other.Ticks

    interface IComparable<DateTime> with
        member this.CompareTo(other: DateTime) : int = DateTime.Compare(this, other)

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other

    // ---- other forms ------------------------------------------------------------------------------------------------

    /// The moment in universal time.
    member this.ToUniversalTime() : DateTime =
        if this.Kind = DateTimeKind.Utc then this
        else DateTime(this.Ticks - Calendar.localOffset this.Ticks, DateTimeKind.Utc)

    /// The moment in local time.
    member this.ToLocalTime() : DateTime =
        if this.Kind = DateTimeKind.Local then this
        else DateTime(this.Ticks + Calendar.localOffset this.Ticks, DateTimeKind.Local)

    /// Whether local clocks change by daylight saving at this moment.
    member this.IsDaylightSavingTime() : bool = false

    /// Ticks and kind in 64 bits.
    member this.ToBinary() : int64 = int64 this.data

    /// A moment of `ToBinary`.
    static member FromBinary(dateData: int64) : DateTime =
        DateTime(dateData &&& 0x3FFFFFFFFFFFFFFFL, (if (uint64 dateData >>> 62) = 1UL then DateTimeKind.Utc elif dateData < 0L then DateTimeKind.Local else DateTimeKind.Unspecified))

    /// Ticks since 1601 in universal time.
    member this.ToFileTimeUtc() : int64 = this.Ticks - 504911232000000000L

    /// Ticks since 1601 in universal time.
    member this.ToFileTime() : int64 = this.ToUniversalTime().ToFileTimeUtc()

    /// A moment of ticks since 1601.
    static member FromFileTimeUtc(fileTime: int64) : DateTime = DateTime(fileTime + 504911232000000000L, DateTimeKind.Utc)

    /// Days since 30 December 1899.
    member this.ToOADate() : float =
        if this.Ticks = 0L then
            0.0
        else
            let ticks: int64 = if this.Ticks < 864000000000L then this.Ticks + 599264352000000000L else this.Ticks
            let millis: int64 = (ticks - 599264352000000000L) / 10000L
            let rest: int64 = millis % 86400000L
            float (if millis < 0L && rest <> 0L then millis - (86400000L + rest) * 2L else millis) / 86400000.0

    /// A moment of days since 30 December 1899.
    static member FromOADate(d: float) : DateTime =
        if not (d < 2958466.0 && d > -657435.0) then
            let e: exn = ArgumentException("Not a legal OleAut date.") :> exn
            (# "raise" e : DateTime #)
        else
            let millis: int64 = int64 (d * 86400000.0 + (if d >= 0.0 then 0.5 else -0.5))
            let days: int64 = if millis < 0L then millis - millis % 86400000L * 2L else millis
            DateTime((days + 59926435200000L) * 10000L)

    // ---- text -------------------------------------------------------------------------------------------------------

    member private this.In(provider: IFormatProvider) : DateText.Moment =
        { Ticks = this.Ticks
          Zone = int (this.data >>> 62)
          Offset = Calendar.localOffset this.Ticks
          Way = Ways.dates provider }

    override this.ToString() : string = DateText.format (this.In null) "" "MM/dd/yyyy HH:mm:ss"

    /// The moment in a format.
    member this.ToString(format: string) : string = DateText.format (this.In null) format "MM/dd/yyyy HH:mm:ss"

    /// The moment in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        DateText.format (this.In provider) format "MM/dd/yyyy HH:mm:ss"

    /// The moment in the usual format and a culture's way.
    member this.ToString(provider: IFormatProvider) : string =
        DateText.format (this.In provider) "" "MM/dd/yyyy HH:mm:ss"

    /// The format `d`.
    member this.ToShortDateString() : string = this.ToString "d"

    /// The format `D`.
    member this.ToLongDateString() : string = this.ToString "D"

    /// The format `t`.
    member this.ToShortTimeString() : string = this.ToString "t"

    /// The format `T`.
    member this.ToLongTimeString() : string = this.ToString "T"

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    /// The moment that a text says, under a style.
    static member private OfFields(f: DateFields, ticks: int64, style: DateTimeStyles) : DateTime =
        let has (flag: DateTimeStyles) : bool = (style &&& flag) <> DateTimeStyles.None
        if f.Zone = 0 then
            if has DateTimeStyles.AssumeUniversal then
                (if has DateTimeStyles.AdjustToUniversal then DateTime(ticks, DateTimeKind.Utc)
                 else DateTime(ticks, DateTimeKind.Utc).ToLocalTime())
            elif has DateTimeStyles.AssumeLocal then
                (if has DateTimeStyles.AdjustToUniversal then DateTime(ticks, DateTimeKind.Local).ToUniversalTime()
                 else DateTime(ticks, DateTimeKind.Local))
            else
                DateTime(ticks)
        else
            let utc: DateTime = DateTime(ticks - f.Offset, DateTimeKind.Utc)
            if has DateTimeStyles.AdjustToUniversal || (has DateTimeStyles.RoundtripKind && f.Zone = 1) then utc
            else utc.ToLocalTime()

    /// Reads a moment; raises when the text is none.
    static member Parse(s: string, provider: IFormatProvider, styles: DateTimeStyles) : DateTime =
        if (# "is_null" s : bool #) then
            Convert.nullError "s"
        else
            let struct (f, ticks) = DateParse.parse s (Ways.dates provider)
            if f.Status = 0 then DateTime.OfFields(f, ticks, styles) else DateParse.failure f s "DateTime"

    /// Reads a moment; raises when the text is none.
    static member Parse(s: string) : DateTime = DateTime.Parse(s, null, DateTimeStyles.None)

    /// Reads a moment; raises when the text is none.
    static member Parse(s: string, provider: IFormatProvider) : DateTime =
        DateTime.Parse(s, provider, DateTimeStyles.None)

    /// Reads a moment; false when the text is none.
    static member TryParse(s: string, provider: IFormatProvider, styles: DateTimeStyles) : bool * DateTime =
        if (# "is_null" s : bool #) then
            (false, DateTime.MinValue)
        else
            let struct (f, ticks) = DateParse.parse s (Ways.dates provider)
            if f.Status = 0 then (true, DateTime.OfFields(f, ticks, styles)) else (false, DateTime.MinValue)

    /// Reads a moment; false when the text is none.
    static member TryParse(s: string) : bool * DateTime = DateTime.TryParse(s, null, DateTimeStyles.None)

    /// Reads a moment; false when the text is none.
    static member TryParse(s: string, provider: IFormatProvider) : bool * DateTime =
        DateTime.TryParse(s, provider, DateTimeStyles.None)

    /// Reads a moment; false when the text is none.
    static member TryParse(s: string, result: byref<DateTime>) : bool =
        let (read, value) = DateTime.TryParse s
        result <- value
        read

    /// Reads a moment; false when the text is none.
    static member TryParse(s: string, provider: IFormatProvider, styles: DateTimeStyles, result: byref<DateTime>) : bool =
        let (read, value) = DateTime.TryParse(s, provider, styles)
        result <- value
        read

    /// Reads a moment in a format; raises when the text is none.
    static member ParseExact(s: string, format: string, provider: IFormatProvider, style: DateTimeStyles) : DateTime =
        if (# "is_null" s : bool #) then
            Convert.nullError "s"
        else
            let struct (f, ticks) = DateParse.parseExact s format (int style)
            if f.Status = 0 then DateTime.OfFields(f, ticks, style) else DateParse.failure f s "DateTime"

    /// Reads a moment in a format; raises when the text is none.
    static member ParseExact(s: string, format: string, provider: IFormatProvider) : DateTime =
        DateTime.ParseExact(s, format, provider, DateTimeStyles.None)

    /// Reads a moment in one of some formats; raises when the text is none.
    static member ParseExact(s: string, formats: string[], provider: IFormatProvider, style: DateTimeStyles) : DateTime =
        let (read, value) = DateTime.TryParseExact(s, formats, provider, style)
        if read then
            value
        else
            let e: exn = FormatException(Text.concat3 "String '" s "' was not recognized as a valid DateTime.") :> exn
            (# "raise" e : DateTime #)

    /// Reads a moment in a format; false when the text is none.
    static member TryParseExact(s: string, format: string, provider: IFormatProvider, style: DateTimeStyles) : bool * DateTime =
        if (# "is_null" s : bool #) then
            (false, DateTime.MinValue)
        else
            let struct (f, ticks) = DateParse.parseExact s format (int style)
            if f.Status = 0 then (true, DateTime.OfFields(f, ticks, style)) else (false, DateTime.MinValue)

    /// Reads a moment in one of some formats; false when the text is none.
    static member TryParseExact(s: string, formats: string[], provider: IFormatProvider, style: DateTimeStyles) : bool * DateTime =
        let mutable found: bool = false
        let mutable result: DateTime = DateTime.MinValue
        for format in formats do
            if not found then
                let (read, value) = DateTime.TryParseExact(s, format, provider, style)
                found <- read
                result <- value
        (found, result)

    /// Reads a moment in a format; false when the text is none.
    static member TryParseExact(s: string, format: string, provider: IFormatProvider, style: DateTimeStyles, result: byref<DateTime>) : bool =
        let (read, value) = DateTime.TryParseExact(s, format, provider, style)
        result <- value
        read
