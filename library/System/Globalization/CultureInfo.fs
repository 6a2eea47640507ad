/// Cultures: how numbers, dates and text are written.
namespace System.Globalization

open System
open Firefly.Runtime

/// How numbers are written.
[<Sealed; AllowNullLiteral>]
type NumberFormatInfo(fixed': bool) =
    inherit NumberWay(fixed')

    /// The invariant way, to be changed.
    new() = NumberFormatInfo(false)

    /// A copy, to be changed.
    member this.Clone() : obj =
        let copy = NumberFormatInfo(false)
        copy.CopyFrom this
        copy :> obj

    /// A copy that cannot be changed.
    static member ReadOnly(nfi: NumberFormatInfo) : NumberFormatInfo =
        let copy = NumberFormatInfo(true)
        copy.CopyFrom nfi
        copy

    /// The invariant way.
    static member InvariantInfo: NumberFormatInfo = NumberFormatInfo(true)

    /// The way of the current culture.
    static member CurrentInfo: NumberFormatInfo = CultureInfo.CurrentCulture.NumberFormat

    /// The way of a provider; of the current culture for null.
    static member GetInstance(formatProvider: IFormatProvider) : NumberFormatInfo =
        match formatProvider with
        | null -> NumberFormatInfo.CurrentInfo
        | :? NumberFormatInfo as n -> n
        | :? CultureInfo as c -> c.NumberFormat
        | _ ->
            match formatProvider.GetFormat(typeof<NumberFormatInfo>) with
            | :? NumberFormatInfo as n -> n
            | _ -> NumberFormatInfo.CurrentInfo

    interface IFormatProvider with
        member this.GetFormat(formatType: Type) : obj = this :> obj

    interface INumberWay with
        member this.Write(format: string, make: string -> string) : string = Localize.write this format make
        member this.Read(text: string) : string = Localize.read this text

    interface ICloneable with
        member this.Clone() : obj = this.Clone()

/// How dates are written.
and [<Sealed; AllowNullLiteral>] DateTimeFormatInfo(fixed': bool) =
    let mutable dateSeparator': string = "/"
    let mutable timeSeparator': string = ":"
    let mutable shortDatePattern': string = "MM/dd/yyyy"
    let mutable longDatePattern': string = "dddd, dd MMMM yyyy"
    let mutable shortTimePattern': string = "HH:mm"
    let mutable longTimePattern': string = "HH:mm:ss"
    let mutable fullDateTimePattern': string = "dddd, dd MMMM yyyy HH:mm:ss"
    let mutable monthDayPattern': string = "MMMM dd"
    let mutable yearMonthPattern': string = "yyyy MMMM"
    let mutable aMDesignator': string = "AM"
    let mutable pMDesignator': string = "PM"
    let mutable dayNames': string[] = [| "Sunday"; "Monday"; "Tuesday"; "Wednesday"; "Thursday"; "Friday"; "Saturday" |]
    let mutable abbreviatedDayNames': string[] = [| "Sun"; "Mon"; "Tue"; "Wed"; "Thu"; "Fri"; "Sat" |]
    let mutable shortestDayNames': string[] = [| "Su"; "Mo"; "Tu"; "We"; "Th"; "Fr"; "Sa" |]
    let mutable monthNames': string[] = Months.names ()
    let mutable abbreviatedMonthNames': string[] = Months.shortNames ()
    let mutable monthGenitiveNames': string[] = Months.names ()
    let mutable abbreviatedMonthGenitiveNames': string[] = Months.shortNames ()
    let mutable firstDay = 0
    let mutable weekRule = 0

    /// The invariant way, to be changed.
    new() = DateTimeFormatInfo(false)

    /// Whether it cannot be changed.
    member this.IsReadOnly: bool = fixed'

    member private this.Check() : unit =
        if fixed' then
            CultureParts.readOnly ()

    /// What stands for `/` in a pattern.
    member this.DateSeparator
        with get (): string = dateSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            dateSeparator' <- value

    /// What stands for `:` in a pattern.
    member this.TimeSeparator
        with get (): string = timeSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            timeSeparator' <- value

    /// The pattern of `d`.
    member this.ShortDatePattern
        with get (): string = shortDatePattern'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            shortDatePattern' <- value

    /// The pattern of `D`.
    member this.LongDatePattern
        with get (): string = longDatePattern'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            longDatePattern' <- value

    /// The pattern of `t`.
    member this.ShortTimePattern
        with get (): string = shortTimePattern'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            shortTimePattern' <- value

    /// The pattern of `T`.
    member this.LongTimePattern
        with get (): string = longTimePattern'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            longTimePattern' <- value

    /// The pattern of `F`.
    member this.FullDateTimePattern
        with get (): string = fullDateTimePattern'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            fullDateTimePattern' <- value

    /// The pattern of `M`.
    member this.MonthDayPattern
        with get (): string = monthDayPattern'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            monthDayPattern' <- value

    /// The pattern of `Y`.
    member this.YearMonthPattern
        with get (): string = yearMonthPattern'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            yearMonthPattern' <- value

    /// What stands for the hours before noon.
    member this.AMDesignator
        with get (): string = aMDesignator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            aMDesignator' <- value

    /// What stands for the hours after noon.
    member this.PMDesignator
        with get (): string = pMDesignator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            pMDesignator' <- value

    /// The days of the week.
    member this.DayNames
        with get (): string[] = dayNames'
        and set (value: string[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            dayNames' <- value

    /// The days of the week, short.
    member this.AbbreviatedDayNames
        with get (): string[] = abbreviatedDayNames'
        and set (value: string[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            abbreviatedDayNames' <- value

    /// The days of the week, shortest.
    member this.ShortestDayNames
        with get (): string[] = shortestDayNames'
        and set (value: string[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            shortestDayNames' <- value

    /// The months and an empty thirteenth.
    member this.MonthNames
        with get (): string[] = monthNames'
        and set (value: string[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            monthNames' <- value

    /// The months, short, and an empty thirteenth.
    member this.AbbreviatedMonthNames
        with get (): string[] = abbreviatedMonthNames'
        and set (value: string[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            abbreviatedMonthNames' <- value

    /// The months as they stand with a day.
    member this.MonthGenitiveNames
        with get (): string[] = monthGenitiveNames'
        and set (value: string[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            monthGenitiveNames' <- value

    /// The months, short, as they stand with a day.
    member this.AbbreviatedMonthGenitiveNames
        with get (): string[] = abbreviatedMonthGenitiveNames'
        and set (value: string[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            abbreviatedMonthGenitiveNames' <- value

    /// The first day of the week.
    member this.FirstDayOfWeek
        with get (): DayOfWeek = enum<DayOfWeek> firstDay
        and set (value: DayOfWeek) : unit =
            CultureParts.within (int value) 6
            this.Check()
            firstDay <- int value

    /// The name of a day.
    member this.GetDayName(dayofweek: DayOfWeek) : string =
        CultureParts.within (int dayofweek) 6
        dayNames'.[int dayofweek]

    /// The short name of a day.
    member this.GetAbbreviatedDayName(dayofweek: DayOfWeek) : string =
        CultureParts.within (int dayofweek) 6
        abbreviatedDayNames'.[int dayofweek]

    /// The shortest name of a day.
    member this.GetShortestDayName(dayOfWeek: DayOfWeek) : string =
        CultureParts.within (int dayOfWeek) 6
        shortestDayNames'.[int dayOfWeek]

    /// Which week of a year is the first.
    member this.CalendarWeekRule
        with get (): CalendarWeekRule = enum<CalendarWeekRule> weekRule
        and set (value: CalendarWeekRule) : unit =
            this.Check()
            weekRule <- int value

    /// The pattern of `s`.
    member this.SortableDateTimePattern: string = "yyyy'-'MM'-'dd'T'HH':'mm':'ss"

    /// The pattern of `R`.
    member this.RFC1123Pattern: string = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"

    /// The pattern of `u`.
    member this.UniversalSortableDateTimePattern: string = "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"

    /// The name of a month.
    member this.GetMonthName(month: int) : string =
        if month < 1 || month > 13 then
            raise (ArgumentOutOfRangeException("month", month, "Valid values are between 1 and 13, inclusive."))
        monthNames'.[month - 1]

    /// The short name of a month.
    member this.GetAbbreviatedMonthName(month: int) : string =
        if month < 1 || month > 13 then
            raise (ArgumentOutOfRangeException("month", month, "Valid values are between 1 and 13, inclusive."))
        abbreviatedMonthNames'.[month - 1]

    /// Takes over everything from another.
    member this.CopyFrom(other: DateTimeFormatInfo) : unit =
        dateSeparator' <- other.DateSeparator
        timeSeparator' <- other.TimeSeparator
        shortDatePattern' <- other.ShortDatePattern
        longDatePattern' <- other.LongDatePattern
        shortTimePattern' <- other.ShortTimePattern
        longTimePattern' <- other.LongTimePattern
        fullDateTimePattern' <- other.FullDateTimePattern
        monthDayPattern' <- other.MonthDayPattern
        yearMonthPattern' <- other.YearMonthPattern
        aMDesignator' <- other.AMDesignator
        pMDesignator' <- other.PMDesignator
        dayNames' <- other.DayNames
        abbreviatedDayNames' <- other.AbbreviatedDayNames
        shortestDayNames' <- other.ShortestDayNames
        monthNames' <- other.MonthNames
        abbreviatedMonthNames' <- other.AbbreviatedMonthNames
        monthGenitiveNames' <- other.MonthGenitiveNames
        abbreviatedMonthGenitiveNames' <- other.AbbreviatedMonthGenitiveNames
        firstDay <- int other.FirstDayOfWeek
        weekRule <- int other.CalendarWeekRule

    /// Takes over the fields of a culture.
    member this.Fill(fields: string[]) : unit =
        dateSeparator' <- fields.[29]
        timeSeparator' <- fields.[30]
        shortDatePattern' <- fields.[31]
        longDatePattern' <- fields.[32]
        shortTimePattern' <- fields.[33]
        longTimePattern' <- fields.[34]
        fullDateTimePattern' <- fields.[35]
        monthDayPattern' <- fields.[36]
        yearMonthPattern' <- fields.[37]
        aMDesignator' <- fields.[38]
        pMDesignator' <- fields.[39]
        dayNames' <- fields.[42].Split(';')
        abbreviatedDayNames' <- fields.[43].Split(';')
        shortestDayNames' <- fields.[44].Split(';')
        monthNames' <- fields.[45].Split(';')
        abbreviatedMonthNames' <- fields.[46].Split(';')
        monthGenitiveNames' <- (if fields.[47] = "" then fields.[45] else fields.[47]).Split(';')
        abbreviatedMonthGenitiveNames' <- (if fields.[48] = "" then fields.[46] else fields.[48]).Split(';')
        firstDay <- int fields.[40]
        weekRule <- int fields.[41]

    /// A copy, to be changed.
    member this.Clone() : obj =
        let copy = DateTimeFormatInfo(false)
        copy.CopyFrom this
        copy :> obj

    /// A copy that cannot be changed.
    static member ReadOnly(dtfi: DateTimeFormatInfo) : DateTimeFormatInfo =
        let copy = DateTimeFormatInfo(true)
        copy.CopyFrom dtfi
        copy

    /// The invariant way.
    static member InvariantInfo: DateTimeFormatInfo = DateTimeFormatInfo(true)

    /// The way of the current culture.
    static member CurrentInfo: DateTimeFormatInfo = CultureInfo.CurrentCulture.DateTimeFormat

    /// The way of a provider; of the current culture for null.
    static member GetInstance(provider: IFormatProvider) : DateTimeFormatInfo =
        match provider with
        | null -> DateTimeFormatInfo.CurrentInfo
        | :? DateTimeFormatInfo as d -> d
        | :? CultureInfo as c -> c.DateTimeFormat
        | _ ->
            match provider.GetFormat(typeof<DateTimeFormatInfo>) with
            | :? DateTimeFormatInfo as d -> d
            | _ -> DateTimeFormatInfo.CurrentInfo

    interface IFormatProvider with
        member this.GetFormat(formatType: Type) : obj = this :> obj

    interface IDateWay with
        member this.DateSeparator: string = dateSeparator'
        member this.TimeSeparator: string = timeSeparator'
        member this.Pattern(letter: char) : string =
            match letter with
            | 'd' -> shortDatePattern'
            | 'D' -> longDatePattern'
            | 't' -> shortTimePattern'
            | 'T' -> longTimePattern'
            | 'f' -> longDatePattern' + " " + shortTimePattern'
            | 'F' -> fullDateTimePattern'
            | 'g' -> shortDatePattern' + " " + shortTimePattern'
            | 'G' -> shortDatePattern' + " " + longTimePattern'
            | 'm'
            | 'M' -> monthDayPattern'
            | 'y'
            | 'Y' -> yearMonthPattern'
            | _ -> null
        member this.DayName(day: int) : string = dayNames'.[day]
        member this.ShortDayName(day: int) : string = abbreviatedDayNames'.[day]
        member this.MonthName(month: int, withDay: bool) : string =
            if withDay then monthGenitiveNames'.[month - 1] else monthNames'.[month - 1]
        member this.ShortMonthName(month: int, withDay: bool) : string =
            if withDay then abbreviatedMonthGenitiveNames'.[month - 1] else abbreviatedMonthNames'.[month - 1]
        member this.HalfName(afternoon: bool) : string = if afternoon then pMDesignator' else aMDesignator'

    interface ICloneable with
        member this.Clone() : obj = this.Clone()

/// How text changes.
and [<Sealed; AllowNullLiteral>] TextInfo(name: string) =
    /// The culture's name.
    member this.CultureName: string = name

    /// What stands between the parts of a list.
    member this.ListSeparator: string = ","

    /// The capital.
    member this.ToUpper(c: char) : char = char (Unicode.toUpper (uint16 c))

    /// In capitals.
    member this.ToUpper(str: string) : string =
        CultureParts.notNull str "str"
        Strings.changeCase str true

    /// The small letter.
    member this.ToLower(c: char) : char = char (Unicode.toLower (uint16 c))

    /// In small letters.
    member this.ToLower(str: string) : string =
        CultureParts.notNull str "str"
        Strings.changeCase str false

    /// With a capital at the start of each word; words in capitals stay.
    member this.ToTitleCase(str: string) : string =
        CultureParts.notNull str "str"
        TitleCase.ofText str

/// How text is compared.
and [<Sealed; AllowNullLiteral>] CompareInfo(name: string) =
    /// The culture's name.
    member this.Name: string = name

    /// Order.
    member this.Compare(string1: string, string2: string) : int = Collation.compare string1 string2 false

    /// Order by options.
    member this.Compare(string1: string, string2: string, options: CompareOptions) : int =
        Collation.compareBy string1 string2 options

    static member private Comparison(options: CompareOptions) : StringComparison =
        if options = CompareOptions.Ordinal then StringComparison.Ordinal
        elif options = CompareOptions.OrdinalIgnoreCase then StringComparison.OrdinalIgnoreCase
        elif (options &&& CompareOptions.IgnoreCase) <> CompareOptions.None then StringComparison.InvariantCultureIgnoreCase
        else StringComparison.InvariantCulture

    /// First place of a string, or -1.
    member this.IndexOf(source: string, value: string) : int =
        CultureParts.notNull source "source"
        Strings.findPart source value 0 source.Length StringComparison.InvariantCulture

    /// First place of a string by options, or -1.
    member this.IndexOf(source: string, value: string, options: CompareOptions) : int =
        CultureParts.notNull source "source"
        Strings.findPart source value 0 source.Length (CompareInfo.Comparison options)

    /// Last place of a string, or -1.
    member this.LastIndexOf(source: string, value: string) : int =
        CultureParts.notNull source "source"
        Strings.findLast source value (source.Length - 1) source.Length StringComparison.InvariantCulture

    /// Last place of a string by options, or -1.
    member this.LastIndexOf(source: string, value: string, options: CompareOptions) : int =
        CultureParts.notNull source "source"
        Strings.findLast source value (source.Length - 1) source.Length (CompareInfo.Comparison options)

    /// Whether a string starts with another.
    member this.IsPrefix(source: string, prefix: string) : bool =
        CultureParts.notNull source "source"
        Strings.startsBy source prefix StringComparison.InvariantCulture

    /// Whether a string starts with another by options.
    member this.IsPrefix(source: string, prefix: string, options: CompareOptions) : bool =
        CultureParts.notNull source "source"
        Strings.startsBy source prefix (CompareInfo.Comparison options)

    /// Whether a string ends with another.
    member this.IsSuffix(source: string, suffix: string) : bool =
        CultureParts.notNull source "source"
        Strings.endsBy source suffix StringComparison.InvariantCulture

    /// Whether a string ends with another by options.
    member this.IsSuffix(source: string, suffix: string, options: CompareOptions) : bool =
        CultureParts.notNull source "source"
        Strings.endsBy source suffix (CompareInfo.Comparison options)

/// A culture. Its ways are made when they are asked for; the invariant one has none until then.
and [<AllowNullLiteral>] CultureInfo private (name: string, fields: string[], frozen: bool) =
    let neutral: bool = CultureNames.isNeutral name

    // As the table writes a name that it has, and in the usual form otherwise.
    let proper: string = CultureNames.nameOf name fields

    let mutable isFixed = frozen
    let mutable numbers: NumberFormatInfo = null
    let mutable dates: DateTimeFormatInfo = null

    /// A culture of a name, to be changed.
    new(name: string) as this =
        CultureInfo(name, CultureNames.fieldsOf (CultureParts.rowOf name), false)
        then this.Fill()

    /// A culture of a name, to be changed.
    new(name: string, useUserOverride: bool) as this =
        CultureInfo(name, CultureNames.fieldsOf (CultureParts.rowOf name), false)
        then this.Fill()

    /// Makes the ways of a culture that is in the table.
    member private this.Fill() : unit =
        if not (isNull fields) then
            let made = NumberFormatInfo(false)
            made.Fill fields
            if neutral then
                made.CurrencySymbol <- "¤"
            numbers <- made
            let written = DateTimeFormatInfo(false)
            written.Fill fields
            dates <- written

    /// Lets nothing be changed from now on.
    member private this.Freeze() : CultureInfo =
        isFixed <- true
        if not (isNull numbers) then
            numbers <- NumberFormatInfo.ReadOnly numbers
        if not (isNull dates) then
            dates <- DateTimeFormatInfo.ReadOnly dates
        this

    /// A culture of a number; only the invariant one and those of a few languages have one here.
    new(culture: int) = CultureInfo(CultureNames.ofNumber culture)

    /// The invariant culture.
    static member InvariantCulture: CultureInfo = CultureInfo("", null, true)

    /// The current culture.
    static member CurrentCulture
        with get (): CultureInfo =
            match CurrentCultures.culture with
            | :? CultureInfo as c -> c
            | _ -> CultureInfo("", null, true)
        and set (value: CultureInfo) : unit =
            CultureParts.notNull value "value"
            CurrentCultures.culture <- value :> obj

    /// The culture of messages.
    static member CurrentUICulture
        with get (): CultureInfo =
            match CurrentCultures.messages with
            | :? CultureInfo as c -> c
            | _ -> CultureInfo("", null, true)
        and set (value: CultureInfo) : unit =
            CultureParts.notNull value "value"
            CurrentCultures.messages <- value :> obj

    /// The culture of threads that start, or null.
    static member DefaultThreadCurrentCulture
        with get (): CultureInfo =
            match CurrentCultures.ofThreads with
            | :? CultureInfo as c -> c
            | _ -> null
        and set (value: CultureInfo) : unit =
            CurrentCultures.ofThreads <- value :> obj
            if isNull CurrentCultures.culture then
                CurrentCultures.culture <- value :> obj

    /// The culture of messages of threads that start, or null.
    static member DefaultThreadCurrentUICulture
        with get (): CultureInfo = null
        and set (value: CultureInfo) : unit = ()

    /// The culture of the system, which is the invariant one.
    static member InstalledUICulture: CultureInfo = CultureInfo("", null, true)

    /// A culture of a name that cannot be changed.
    static member GetCultureInfo(name: string) : CultureInfo = CultureInfo(name).Freeze()

    /// A culture of a name, to be changed.
    static member CreateSpecificCulture(name: string) : CultureInfo = CultureInfo(name)

    /// Name.
    member this.Name: string = proper

    /// Name of language and country in English.
    member this.EnglishName: string =
        if isNull fields then (if name = "" then "Invariant Language (Invariant Country)" else proper)
        elif neutral then CultureNames.language fields.[1]
        else fields.[1]

    /// Name of language and country for people.
    member this.DisplayName: string = this.EnglishName

    /// Name of language and country in the language.
    member this.NativeName: string =
        if isNull fields then this.EnglishName
        elif neutral then CultureNames.language fields.[2]
        else fields.[2]

    /// Two letters of the language.
    member this.TwoLetterISOLanguageName: string =
        if name = "" then "iv"
        elif proper.IndexOf('-') < 0 then proper
        else proper.Substring(0, proper.IndexOf('-'))

    /// Three letters of the language.
    member this.ThreeLetterISOLanguageName: string = if isNull fields then "ivl" else fields.[3]

    /// Tag of language and country.
    member this.IetfLanguageTag: string = proper

    /// Number.
    member this.LCID: int =
        match proper with
        | "" -> 127
        | "en-US" -> 0x0409
        | "en-GB" -> 0x0809
        | "de-DE" -> 0x0407
        | "fr-FR" -> 0x040C
        | "es-ES" -> 0x0C0A
        | "it-IT" -> 0x0410
        | "ja-JP" -> 0x0411
        | "ru-RU" -> 0x0419
        | _ -> 4096

    /// Whether it has no country.
    member this.IsNeutralCulture: bool = neutral

    /// Whether it cannot be changed.
    member this.IsReadOnly: bool = isFixed

    /// The culture without its country.
    member this.Parent: CultureInfo =
        if proper.IndexOf('-') < 0 then CultureInfo("", null, true)
        else CultureInfo(proper.Substring(0, proper.IndexOf('-')))

    /// How numbers are written.
    member this.NumberFormat
        with get (): NumberFormatInfo =
            if isNull numbers then
                numbers <- NumberFormatInfo(isFixed)
            numbers
        and set (value: NumberFormatInfo) : unit =
            CultureParts.notNull value "value"
            if isFixed then
                CultureParts.readOnly ()
            numbers <- value

    /// How dates are written.
    member this.DateTimeFormat
        with get (): DateTimeFormatInfo =
            if isNull dates then
                dates <- DateTimeFormatInfo(isFixed)
            dates
        and set (value: DateTimeFormatInfo) : unit =
            CultureParts.notNull value "value"
            if isFixed then
                CultureParts.readOnly ()
            dates <- value

    /// How text changes.
    member this.TextInfo: TextInfo = TextInfo(proper)

    /// How text is compared.
    member this.CompareInfo: CompareInfo = CompareInfo(proper)

    /// A copy, to be changed.
    member this.Clone() : obj =
        let copy = CultureInfo(name, fields, false)
        copy.NumberFormat <- (this.NumberFormat.Clone() :?> NumberFormatInfo)
        copy.DateTimeFormat <- (this.DateTimeFormat.Clone() :?> DateTimeFormatInfo)
        copy :> obj

    /// A copy that cannot be changed.
    static member ReadOnly(ci: CultureInfo) : CultureInfo = (ci.Clone() :?> CultureInfo).Freeze()

    /// Forgets what was worked out.
    member this.ClearCachedData() : unit = ()

    override this.Equals(value: obj) : bool =
        match value with
        | :? CultureInfo as c -> c.Name = proper
        | _ -> false

    override this.GetHashCode() : int = Text.hash proper

    override this.ToString() : string = proper

    interface IFormatProvider with
        member this.GetFormat(formatType: Type) : obj =
            if formatType = typeof<NumberFormatInfo> then this.NumberFormat :> obj
            elif formatType = typeof<DateTimeFormatInfo> then this.DateTimeFormat :> obj
            else null

    interface IWayProvider with
        member this.Numbers: INumberWay = numbers :> INumberWay
        member this.Dates: IDateWay = dates :> IDateWay

    interface ICloneable with
        member this.Clone() : obj = this.Clone()
