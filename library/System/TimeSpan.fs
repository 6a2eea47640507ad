/// Lengths of time.
namespace System

open System.Globalization
open Firefly.Runtime

/// Text of lengths of time.
module internal TimeSpanText =

    [<NoInline; Cold>]
    let private badFormat () : 'T =
        let e: exn = FormatException("Input string was not in a correct format.") :> exn
        (# "raise" e : 'T #)

    /// Digits with zeros in front.
    let padded (out: TextBuffer) (value: uint64) (least: int) : unit =
        let digits: string = Digits.unsignedText value
        Buffer.repeat out 48us (nativeint least - Raw.textLength digits)
        Buffer.text out digits

    /// The first digits of a fraction of seven digits; zeros at the end are left out on demand.
    let fraction (out: TextBuffer) (value: uint64) (digits: int) (short: bool) : unit =
        let mutable count: int = digits
        let mutable rest: uint64 = value
        for _ in digits .. 6 do
            rest <- rest / 10UL
        if short then
            while count > 0 && rest % 10UL = 0UL do
                rest <- rest / 10UL
                count <- count - 1
        if count > 0 then
            padded out rest count

    /// The formats `c`, `g` and `G`.
    let private standard (ticks: int64) (letter: uint16) : string =
        let out: TextBuffer = Buffer.create ()
        let size: uint64 = if ticks < 0L then 0UL - uint64 ticks else uint64 ticks
        let days: uint64 = size / 864000000000UL
        let rest: uint64 = size % 864000000000UL
        let part: uint64 = rest % 10000000UL
        if ticks < 0L then
            Buffer.unit out 45us
        if days > 0UL || letter = 71us then
            Buffer.text out (Digits.unsignedText days)
            Buffer.unit out (if letter = 99us then 46us else 58us)
        padded out (rest / 36000000000UL) (if letter = 103us then 1 else 2)
        Buffer.unit out 58us
        padded out (rest / 600000000UL % 60UL) 2
        Buffer.unit out 58us
        padded out (rest / 10000000UL % 60UL) 2
        if part > 0UL || letter = 71us then
            Buffer.unit out 46us
            fraction out part 7 (letter = 103us)
        Buffer.toText out

    /// Number of equal units at a place.
    let run (s: string) (i: nativeint) : nativeint =
        let c: uint16 = Text.unit s i
        let mutable j: nativeint = i + 1n
        while j < Raw.textLength s && Text.unit s j = c do
            j <- j + 1n
        j - i

    /// Writes the text between quotes at a place, without backslashes; the place after it.
    let quoted (out: TextBuffer) (s: string) (start: nativeint) : nativeint =
        let quote: uint16 = Text.unit s start
        let count: nativeint = Raw.textLength s
        let mutable i: nativeint = start + 1n
        let mutable go: bool = true
        while go && i < count do
            let c: uint16 = Text.unit s i
            if c = quote then
                go <- false
            elif c = 92us && i + 1n < count then
                Buffer.unit out (Text.unit s (i + 1n))
                i <- i + 1n
            elif c = 92us then
                badFormat ()
            else
                Buffer.unit out c
            i <- i + 1n
        if go then
            let e: exn = FormatException(Text.concat3 "Cannot find a matching quote character for the character '" (Text.ofChar (char quote)) "'.") :> exn
            (# "raise" e : unit #)
        i

    /// A part of a custom format, a letter repeated; false when it is none.
    let private part (out: TextBuffer) (size: uint64) (c: uint16) (count: int) : bool =
        if c = 100us then
            padded out (size / 864000000000UL) count
            count <= 8
        elif c = 104us then
            padded out (size / 36000000000UL % 24UL) count
            count <= 2
        elif c = 109us then
            padded out (size / 600000000UL % 60UL) count
            count <= 2
        elif c = 115us then
            padded out (size / 10000000UL % 60UL) count
            count <= 2
        elif (c ||| 32us) = 102us then
            if count <= 7 then
                fraction out (size % 10000000UL) count (c = 70us)
            count <= 7
        else
            false

    let private custom (ticks: int64) (format: string) : string =
        let out: TextBuffer = Buffer.create ()
        let size: uint64 = if ticks < 0L then 0UL - uint64 ticks else uint64 ticks
        let length: nativeint = Raw.textLength format
        let mutable i: nativeint = 0n
        while i < length do
            let c: uint16 = Text.unit format i
            if c = 39us || c = 34us then
                i <- quoted out format i
            elif c = 92us then
                if i + 1n >= length then
                    badFormat ()
                Buffer.unit out (Text.unit format (i + 1n))
                i <- i + 2n
            elif c = 37us then
                if i + 1n >= length || Text.unit format (i + 1n) = 37us || not (part out size (Text.unit format (i + 1n)) 1) then
                    badFormat ()
                i <- i + 2n
            else
                let count: nativeint = run format i
                if not (part out size c (int count)) then
                    badFormat ()
                i <- i + count
        Buffer.toText out

    /// A length of time in a format.
    let format (ticks: int64) (format: string) : string =
        let length: nativeint = Text.length format
        if length = 0n then
            standard ticks 99us
        elif length = 1n then
            let c: uint16 = Text.unit format 0n
            if c = 99us || c = 116us || c = 84us then standard ticks 99us
            elif c = 103us || c = 71us then standard ticks c
            else badFormat ()
        else
            custom ticks format

    // ---- reading ----------------------------------------------------------------------------------------------------

    /// A text that is being read.
    [<NoEquality; NoComparison>]
    type Reader =
        {
            Source: string
            mutable At: nativeint
            /// Whether a number was too large.
            mutable Large: bool
        }

    /// Unit at the place; 0 at the end.
    let peek (r: Reader) : uint16 = if r.At < Raw.textLength r.Source then Text.unit r.Source r.At else 0us

    /// Passes white space.
    let spaces (r: Reader) : unit =
        while Convert.isSpace (peek r) do
            r.At <- r.At + 1n

    /// Reads digits; -1 when there are none.
    let number (r: Reader) (most: int64) : int64 =
        let start: nativeint = r.At
        let mutable n: int64 = 0L
        while peek r >= 48us && peek r <= 57us do
            if n <= 100000000000L then
                n <- n * 10L + int64 (peek r - 48us)
            r.At <- r.At + 1n
        if r.At = start then
            -1L
        else
            if n > most then
                r.Large <- true
            n

    /// Reads a fraction of at most seven digits as ticks.
    let private ticksOf (r: Reader) : int64 =
        let start: nativeint = r.At
        let mutable n: int64 = number r 9999999L
        let digits: nativeint = r.At - start
        if digits > 7n then
            r.Large <- true
        if n > 0L then
            for _ in int digits .. 6 do
                n <- n * 10L
        n

    let private accept (r: Reader) (c: uint16) : bool =
        if peek r = c then
            r.At <- r.At + 1n
            true
        else
            false

    /// Days, hours, minutes, seconds and ticks as ticks; checked.
    let private combine (r: Reader) (negative: bool) (d: int64) (h: int64) (m: int64) (s: int64) (f: int64) : int64 =
        if d > 10675199L || h > 23L || m > 59L || s > 59L then
            r.Large <- true
            0L
        else
            let size: uint64 =
                uint64 d * 864000000000UL + uint64 h * 36000000000UL + uint64 m * 600000000UL + uint64 s * 10000000UL + uint64 f
            if size > (if negative then 9223372036854775808UL else 9223372036854775807UL) then
                r.Large <- true
            if negative then int64 (0UL - size) else int64 size

    /// Reads `[-]d`, `[-][d.]h:m[:s[.f]]` or `[-]d:h:m:s[.f]`; 0 read, 1 no length of time, 2 a part is too large.
    let parse (s: string) : struct (int * int64) =
        let r: Reader = { Source = s; At = 0n; Large = false }
        spaces r
        let negative: bool = accept r 45us
        let a: int64 = number r 10675199L
        let mutable good: bool = a >= 0L
        let dotted: bool = good && peek r = 46us
        let b: int64 = if dotted || peek r = 58us then (r.At <- r.At + 1n; number r 10675199L) else -1L
        let c: int64 = if b >= 0L && accept r 58us then number r 59L else -1L
        let d: int64 = if c >= 0L && accept r 58us then number r 59L else -1L
        let hasFraction: bool = (if dotted then d >= 0L else c >= 0L) && peek r = 46us
        let f: int64 = if hasFraction then (r.At <- r.At + 1n; ticksOf r) else 0L
        spaces r
        good <- good && r.At = Raw.textLength s && f >= 0L
        let unfinished: bool = Raw.textLength s > 0n && Text.unit s (r.At - 1n) = 58us
        if not good || unfinished || (dotted && c < 0L) then
            struct (1, 0L)
        else
            let ticks: int64 =
                if b < 0L then combine r negative a 0L 0L 0L 0L
                elif dotted then combine r negative a b c (if d < 0L then 0L else d) f
                elif d >= 0L then combine r negative a b c d f
                else combine r negative 0L a b (if c < 0L then 0L else c) f
            struct ((if r.Large then 2 else 0), ticks)

    /// Reads a text in a custom format.
    let private parseCustom (s: string) (format: string) : struct (int * int64) =
        let r: Reader = { Source = s; At = 0n; Large = false }
        let length: nativeint = Raw.textLength format
        let parts: int64[] = [| 0L; 0L; 0L; 0L; 0L |]
        let mutable i: nativeint = 0n
        let mutable good: bool = true
        let literal (c: uint16) : unit =
            if not (accept r c) then
                good <- false
        while good && i < length do
            if Text.unit format i = 37us then
                i <- i + 1n
            let c: uint16 = if i < length then Text.unit format i else 0us
            if c = 39us || c = 34us then
                let out: TextBuffer = Buffer.create ()
                i <- quoted out format i
                let text: string = Buffer.toText out
                for k in 0 .. int (Raw.textLength text) - 1 do
                    literal (Text.unit text (nativeint k))
            elif c = 92us then
                literal (if i + 1n < length then Text.unit format (i + 1n) else 0us)
                i <- i + 2n
            else
                let count: nativeint = if c = 0us then 1n else run format i
                let which: int = if c = 100us then 0 elif c = 104us then 1 elif c = 109us then 2 elif c = 115us then 3 elif (c ||| 32us) = 102us then 4 else -1
                if which < 0 then
                    good <- false
                else
                    let start: nativeint = r.At
                    let most: nativeint = if count = 1n then (if which = 0 then 8n elif which = 4 then 1n else 2n) else count
                    let mutable n: int64 = 0L
                    while r.At - start < most && peek r >= 48us && peek r <= 57us do
                        n <- n * 10L + int64 (peek r - 48us)
                        r.At <- r.At + 1n
                    let digits: nativeint = r.At - start
                    if (digits < count && c <> 70us) || (digits = 0n && c <> 70us) then
                        good <- false
                    if which = 4 then
                        for _ in int digits .. 6 do
                            n <- n * 10L
                    parts.[which] <- n
                i <- i + count
        if not good || r.At < Raw.textLength s then
            struct (1, 0L)
        else
            let ticks: int64 = combine r false parts.[0] parts.[1] parts.[2] parts.[3] parts.[4]
            struct ((if r.Large then 2 else 0), ticks)

    /// Reads a text in a format.
    let parseExact (s: string) (format: string) : struct (int * int64) =
        if Raw.textLength format = 1n then parse s else parseCustom s format

/// A length of time in ticks of 100 nanoseconds.
[<Struct; CustomEquality; CustomComparison>]
type TimeSpan =
    val private ticks: int64

    /// A length in ticks.
    new(ticks: int64) = { ticks = ticks }

    /// A length in hours, minutes and seconds.
    new(hours: int, minutes: int, seconds: int) = { ticks = TimeSpan.OfParts(0, hours, minutes, seconds, 0) }

    /// A length in days, hours, minutes and seconds.
    new(days: int, hours: int, minutes: int, seconds: int) = { ticks = TimeSpan.OfParts(days, hours, minutes, seconds, 0) }

    /// A length in days, hours, minutes, seconds and milliseconds.
    new(days: int, hours: int, minutes: int, seconds: int, milliseconds: int) =
        { ticks = TimeSpan.OfParts(days, hours, minutes, seconds, milliseconds) }

    static member private OfParts(days: int, hours: int, minutes: int, seconds: int, milliseconds: int) : int64 =
        let total: int64 =
            (int64 days * 86400L + int64 hours * 3600L + int64 minutes * 60L + int64 seconds) * 1000L + int64 milliseconds
        if total > 922337203685477L || total < -922337203685477L then
            let e: exn = ArgumentOutOfRangeException(null, "TimeSpan overflowed because the duration is too long.") :> exn
            (# "raise" e : int64 #)
        else
            total * 10000L

    [<NoInline; Cold>]
    static member private TooLong() : TimeSpan =
        let e: exn = OverflowException("TimeSpan overflowed because the duration is too long.") :> exn
        (# "raise" e : TimeSpan #)

    /// Ticks of a number of units.
    static member private Of(value: float, unitTicks: float) : TimeSpan =
        if value <> value then
            let e: exn = ArgumentException("TimeSpan does not accept floating point Not-a-Number values.") :> exn
            (# "raise" e : TimeSpan #)
        else
            TimeSpan.OfTicks(value * unitTicks)

    static member private OfTicks(ticks: float) : TimeSpan =
        if ticks = 9223372036854775808.0 then TimeSpan(9223372036854775807L)
        elif ticks > -9223372036854775809.0 && ticks < 9223372036854775808.0 then TimeSpan(int64 ticks)
        else TimeSpan.TooLong()

    /// No time.
    static member Zero : TimeSpan = TimeSpan(0L)

    /// The longest one.
    static member MaxValue : TimeSpan = TimeSpan(9223372036854775807L)

    /// The longest one backwards.
    static member MinValue : TimeSpan = TimeSpan(-9223372036854775808L)

    /// Ticks of a day.
    static member TicksPerDay : int64 = 864000000000L

    /// Ticks of an hour.
    static member TicksPerHour : int64 = 36000000000L

    /// Ticks of a minute.
    static member TicksPerMinute : int64 = 600000000L

    /// Ticks of a second.
    static member TicksPerSecond : int64 = 10000000L

    /// Ticks of a millisecond.
    static member TicksPerMillisecond : int64 = 10000L

    /// Ticks of a microsecond.
    static member TicksPerMicrosecond : int64 = 10L

    /// Nanoseconds of a tick.
    static member NanosecondsPerTick : int64 = 100L

    /// Ticks.
    member this.Ticks : int64 = this.ticks

    /// Whole days.
    member this.Days : int = int (this.ticks / 864000000000L)

    /// Hours beside the days.
    member this.Hours : int = int (this.ticks / 36000000000L % 24L)

    /// Minutes beside the hours.
    member this.Minutes : int = int (this.ticks / 600000000L % 60L)

    /// Seconds beside the minutes.
    member this.Seconds : int = int (this.ticks / 10000000L % 60L)

    /// Milliseconds beside the seconds.
    member this.Milliseconds : int = int (this.ticks / 10000L % 1000L)

    /// Microseconds beside the milliseconds.
    member this.Microseconds : int = int (this.ticks / 10L % 1000L)

    /// Nanoseconds beside the microseconds.
    member this.Nanoseconds : int = int (this.ticks % 10L * 100L)

    /// The time in days.
    member this.TotalDays : float = float this.ticks / 864000000000.0

    /// The time in hours.
    member this.TotalHours : float = float this.ticks / 36000000000.0

    /// The time in minutes.
    member this.TotalMinutes : float = float this.ticks / 600000000.0

    /// The time in seconds.
    member this.TotalSeconds : float = float this.ticks / 10000000.0

    /// The time in milliseconds.
    member this.TotalMilliseconds : float =
        let n: float = float this.ticks / 10000.0
        if n > 922337203685477.0 then 922337203685477.0
        elif n < -922337203685477.0 then -922337203685477.0
        else n

    /// The time in microseconds.
    member this.TotalMicroseconds : float = float this.ticks / 10.0

    /// The time in nanoseconds.
    member this.TotalNanoseconds : float = float this.ticks * 100.0

    /// A number of days.
    static member FromDays(value: float) : TimeSpan = TimeSpan.Of(value, 864000000000.0)

    /// A number of hours.
    static member FromHours(value: float) : TimeSpan = TimeSpan.Of(value, 36000000000.0)

    /// A number of minutes.
    static member FromMinutes(value: float) : TimeSpan = TimeSpan.Of(value, 600000000.0)

    /// A number of seconds.
    static member FromSeconds(value: float) : TimeSpan = TimeSpan.Of(value, 10000000.0)

    /// A number of milliseconds.
    static member FromMilliseconds(value: float) : TimeSpan = TimeSpan.Of(value, 10000.0)

    /// A number of microseconds.
    static member FromMicroseconds(value: float) : TimeSpan = TimeSpan.Of(value, 10.0)

    /// A number of ticks.
    static member FromTicks(value: int64) : TimeSpan = TimeSpan(value)

    /// Sum.
    static member (+)(a: TimeSpan, b: TimeSpan) : TimeSpan =
        if (# "add_overflows" a.ticks b.ticks : bool #) then TimeSpan.TooLong() else TimeSpan(a.ticks + b.ticks)

    /// Difference.
    static member (-)(a: TimeSpan, b: TimeSpan) : TimeSpan =
        if (# "sub_overflows" a.ticks b.ticks : bool #) then TimeSpan.TooLong() else TimeSpan(a.ticks - b.ticks)

    /// The time backwards.
    static member (~-)(a: TimeSpan) : TimeSpan =
        if a.ticks = -9223372036854775808L then
            let e: exn = OverflowException("Negating the minimum value of a twos complement number is invalid.") :> exn
            (# "raise" e : TimeSpan #)
        else
            TimeSpan(0L - a.ticks)

    /// The time.
    static member (~+)(a: TimeSpan) : TimeSpan = a

    static member private CheckFactor(factor: float, name: string) : unit =
        if factor <> factor then
            let e: exn = ArgumentException("TimeSpan does not accept floating point Not-a-Number values.", name) :> exn
            (# "raise" e : unit #)

    /// Multiple.
    static member (*)(a: TimeSpan, factor: float) : TimeSpan =
        TimeSpan.CheckFactor(factor, "factor")
        TimeSpan.OfTicks((# "frint" (float a.ticks * factor) : float #))

    /// Multiple.
    static member (*)(factor: float, a: TimeSpan) : TimeSpan = a * factor

    /// Part.
    static member (/)(a: TimeSpan, divisor: float) : TimeSpan =
        TimeSpan.CheckFactor(divisor, "divisor")
        TimeSpan.OfTicks((# "frint" (float a.ticks / divisor) : float #))

    /// Ratio.
    static member (/)(a: TimeSpan, b: TimeSpan) : float = float a.ticks / float b.ticks

    /// Sum.
    member this.Add(ts: TimeSpan) : TimeSpan = this + ts

    /// Difference.
    member this.Subtract(ts: TimeSpan) : TimeSpan = this - ts

    /// Multiple.
    member this.Multiply(factor: float) : TimeSpan = this * factor

    /// Part.
    member this.Divide(divisor: float) : TimeSpan = this / divisor

    /// Ratio.
    member this.Divide(ts: TimeSpan) : float = this / ts

    /// The time backwards.
    member this.Negate() : TimeSpan = -this

    /// The time without sign.
    member this.Duration() : TimeSpan =
        if this.ticks = -9223372036854775808L then
            let e: exn =
                OverflowException("The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.") :> exn
            (# "raise" e : TimeSpan #)
        elif this.ticks < 0L then
            TimeSpan(0L - this.ticks)
        else
            this

    /// Order.
    static member Compare(t1: TimeSpan, t2: TimeSpan) : int =
        if t1.ticks < t2.ticks then -1
        elif t1.ticks > t2.ticks then 1
        else 0

    /// Equality.
    static member Equals(t1: TimeSpan, t2: TimeSpan) : bool = t1.ticks = t2.ticks

    /// Order.
    member this.CompareTo(value: TimeSpan) : int = TimeSpan.Compare(this, value)

    /// Order.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? TimeSpan as t -> TimeSpan.Compare(this, t)
        | _ ->
            let e: exn = ArgumentException("Object must be of type TimeSpan.") :> exn
            (# "raise" e : int #)

    /// Equality.
    member this.Equals(obj: TimeSpan) : bool = this.ticks = obj.ticks

    override this.Equals(value: obj) : bool =
        match value with
        | :? TimeSpan as t -> t.ticks = this.ticks
        | _ -> false

    override this.GetHashCode() : int = int this.ticks ^^^ int (this.ticks >>> 32)

    interface IEquatable<TimeSpan> with
        member this.Equals(other: TimeSpan) : bool = this.ticks = other.ticks

    interface IComparable<TimeSpan> with
        member this.CompareTo(other: TimeSpan) : int = TimeSpan.Compare(this, other)

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other

    override this.ToString() : string = TimeSpanText.format this.ticks ""

    /// The time in a format.
    member this.ToString(format: string) : string = TimeSpanText.format this.ticks format

    /// The time in a format.
    member this.ToString(format: string, formatProvider: IFormatProvider) : string = TimeSpanText.format this.ticks format

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = TimeSpanText.format this.ticks format

    static member private Result(struct (status: int, ticks: int64), s: string) : TimeSpan =
        if status = 1 then
            let e: exn = FormatException(Text.concat3 "String '" s "' was not recognized as a valid TimeSpan.") :> exn
            (# "raise" e : TimeSpan #)
        elif status = 2 then
            let e: exn =
                OverflowException(
                    Text.concat3
                        "The TimeSpan string '"
                        s
                        "' could not be parsed because at least one of the numeric components is out of range or contains too many digits."
                )
                :> exn
            (# "raise" e : TimeSpan #)
        else
            TimeSpan(ticks)

    /// Reads a length of time; raises when the text is none.
    static member Parse(s: string) : TimeSpan =
        if (# "is_null" s : bool #) then Convert.nullError "s" else TimeSpan.Result(TimeSpanText.parse s, s)

    /// Reads a length of time; raises when the text is none.
    static member Parse(input: string, formatProvider: IFormatProvider) : TimeSpan = TimeSpan.Parse input

    /// Reads a length of time; false and zero when the text is none.
    static member TryParse(s: string) : bool * TimeSpan =
        if (# "is_null" s : bool #) then
            (false, TimeSpan.Zero)
        else
            let struct (status, ticks) = TimeSpanText.parse s
            if status = 0 then (true, TimeSpan(ticks)) else (false, TimeSpan.Zero)

    /// Reads a length of time; false and zero when the text is none.
    static member TryParse(s: string, result: byref<TimeSpan>) : bool =
        let (read, value) = TimeSpan.TryParse s
        result <- value
        read

    /// Reads a length of time; false and zero when the text is none.
    static member TryParse(input: string, formatProvider: IFormatProvider) : bool * TimeSpan = TimeSpan.TryParse input

    /// Reads a length of time in a format; raises when the text is none.
    static member ParseExact(input: string, format: string, formatProvider: IFormatProvider) : TimeSpan =
        if (# "is_null" input : bool #) then Convert.nullError "input"
        else TimeSpan.Result(TimeSpanText.parseExact input format, input)

    /// Reads a length of time in a format; false and zero when the text is none.
    static member TryParseExact(input: string, format: string, formatProvider: IFormatProvider) : bool * TimeSpan =
        if (# "is_null" input : bool #) then
            (false, TimeSpan.Zero)
        else
            let struct (status, ticks) = TimeSpanText.parseExact input format
            if status = 0 then (true, TimeSpan(ticks)) else (false, TimeSpan.Zero)
