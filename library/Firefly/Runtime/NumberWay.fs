/// How numbers are written.
namespace System.Globalization

open System
open Firefly.Runtime

/// A name that is no culture's.
[<AllowNullLiteral>]
type CultureNotFoundException(paramName: string, invalidCultureName: string, message: string) =
    inherit ArgumentException(message, paramName)

    /// With a message.
    new(message: string) = CultureNotFoundException(null, null, message)

    /// With a message and the name of the parameter.
    new(paramName: string, message: string) = CultureNotFoundException(paramName, null, message)

    /// The name.
    member this.InvalidCultureName: string = invalidCultureName

    override this.Message: string =
        let text = message + (if isNull paramName then "" else " (Parameter '" + paramName + "')")
        if isNull invalidCultureName then
            text
        else
            text + "\n" + invalidCultureName + " is an invalid culture identifier."

/// Which week of a year is the first.
type CalendarWeekRule =
    | FirstDay = 0
    | FirstFullWeek = 1
    | FirstFourDayWeek = 2

/// Parts of cultures.
module CultureParts =

    /// The row of a culture, or null; a name that is none raises.
    let rowOf (name: string) : string =
        if isNull name then
            raise (ArgumentNullException "name")
        if name = "" then
            null
        else
            for c in name do
                if not (Char.IsAsciiLetterOrDigit c || c = '-' || c = '_') then
                    raise (CultureNotFoundException("name", name, "Culture is not supported."))
            CultureData.rowOf name

    [<NoInline; Cold>]
    let readOnly () : unit = raise (InvalidOperationException "Instance is read-only.")

    /// Refuses null.
    let notNull (value: 'T) (name: string) : unit =
        if (# "is_null" value : bool #) then
            raise (ArgumentNullException name)

    /// Refuses a number outside of 0 to a limit.
    let within (value: int) (most: int) : unit =
        if value < 0 || value > most then
            raise (
                ArgumentOutOfRangeException(
                    "value",
                    value,
                    "Valid values are between 0 and " + Digits.signedText (int64 most) + ", inclusive."
                )
            )

    /// The numbers of a list with semicolons.
    let numbers (list: string) : int[] =
        let parts = list.Split(';')
        let result: int[] = (# "array_new" (parts.Length) : int[] #)
        for i in 0 .. parts.Length - 1 do
            result.[i] <- int parts.[i]
        result

/// Names of months.
module Months =

    /// In full.
    let names () : string[] =
        [| "January"; "February"; "March"; "April"; "May"; "June"; "July"; "August"; "September"; "October"; "November"; "December"; "" |]

    /// Short.
    let shortNames () : string[] =
        [| "Jan"; "Feb"; "Mar"; "Apr"; "May"; "Jun"; "Jul"; "Aug"; "Sep"; "Oct"; "Nov"; "Dec"; "" |]

namespace Firefly.Runtime

open System
open System.Globalization

/// How numbers are written: the signs, sizes and patterns.
[<AllowNullLiteral>]
type NumberWay(fixed': bool) =
    let mutable numberDecimalSeparator': string = "."
    let mutable numberGroupSeparator': string = ","
    let mutable numberGroupSizes': int[] = [| 3 |]
    let mutable numberDecimalDigits': int = 2
    let mutable numberNegativePattern': int = 1
    let mutable negativeSign': string = "-"
    let mutable positiveSign': string = "+"
    let mutable naNSymbol': string = "NaN"
    let mutable positiveInfinitySymbol': string = "Infinity"
    let mutable negativeInfinitySymbol': string = "-Infinity"
    let mutable currencySymbol': string = "\u00A4"
    let mutable currencyDecimalDigits': int = 2
    let mutable currencyDecimalSeparator': string = "."
    let mutable currencyGroupSeparator': string = ","
    let mutable currencyGroupSizes': int[] = [| 3 |]
    let mutable currencyPositivePattern': int = 0
    let mutable currencyNegativePattern': int = 0
    let mutable percentSymbol': string = "%"
    let mutable perMilleSymbol': string = "\u2030"
    let mutable percentDecimalDigits': int = 2
    let mutable percentDecimalSeparator': string = "."
    let mutable percentGroupSeparator': string = ","
    let mutable percentGroupSizes': int[] = [| 3 |]
    let mutable percentPositivePattern': int = 0
    let mutable percentNegativePattern': int = 0

    /// Whether it cannot be changed.
    member this.IsReadOnly: bool = fixed'

    member private this.Check() : unit =
        if fixed' then
            CultureParts.readOnly ()

    /// What stands before the decimals of a number.
    member this.NumberDecimalSeparator
        with get (): string = numberDecimalSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            if value = "" then
                raise (ArgumentException("The value cannot be an empty string.", "value"))
            this.Check()
            numberDecimalSeparator' <- value

    /// What stands between groups of digits.
    member this.NumberGroupSeparator
        with get (): string = numberGroupSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            numberGroupSeparator' <- value

    /// The sizes of the groups, from the point on.
    member this.NumberGroupSizes
        with get (): int[] = numberGroupSizes'
        and set (value: int[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            numberGroupSizes' <- value

    /// The usual number of decimals.
    member this.NumberDecimalDigits
        with get (): int = numberDecimalDigits'
        and set (value: int) : unit =
            CultureParts.within value 99
            this.Check()
            numberDecimalDigits' <- value

    /// How a negative number is written.
    member this.NumberNegativePattern
        with get (): int = numberNegativePattern'
        and set (value: int) : unit =
            CultureParts.within value 4
            this.Check()
            numberNegativePattern' <- value

    /// The minus sign.
    member this.NegativeSign
        with get (): string = negativeSign'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            negativeSign' <- value

    /// The plus sign.
    member this.PositiveSign
        with get (): string = positiveSign'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            positiveSign' <- value

    /// What is written for no number.
    member this.NaNSymbol
        with get (): string = naNSymbol'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            naNSymbol' <- value

    /// What is written for infinity.
    member this.PositiveInfinitySymbol
        with get (): string = positiveInfinitySymbol'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            positiveInfinitySymbol' <- value

    /// What is written for negative infinity.
    member this.NegativeInfinitySymbol
        with get (): string = negativeInfinitySymbol'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            negativeInfinitySymbol' <- value

    /// The sign of the currency.
    member this.CurrencySymbol
        with get (): string = currencySymbol'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            currencySymbol' <- value

    /// The usual number of decimals of an amount.
    member this.CurrencyDecimalDigits
        with get (): int = currencyDecimalDigits'
        and set (value: int) : unit =
            CultureParts.within value 99
            this.Check()
            currencyDecimalDigits' <- value

    /// What stands before the decimals of an amount.
    member this.CurrencyDecimalSeparator
        with get (): string = currencyDecimalSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            if value = "" then
                raise (ArgumentException("The value cannot be an empty string.", "value"))
            this.Check()
            currencyDecimalSeparator' <- value

    /// What stands between groups of digits of an amount.
    member this.CurrencyGroupSeparator
        with get (): string = currencyGroupSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            currencyGroupSeparator' <- value

    /// The sizes of the groups of an amount.
    member this.CurrencyGroupSizes
        with get (): int[] = currencyGroupSizes'
        and set (value: int[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            currencyGroupSizes' <- value

    /// How an amount is written.
    member this.CurrencyPositivePattern
        with get (): int = currencyPositivePattern'
        and set (value: int) : unit =
            CultureParts.within value 3
            this.Check()
            currencyPositivePattern' <- value

    /// How a negative amount is written.
    member this.CurrencyNegativePattern
        with get (): int = currencyNegativePattern'
        and set (value: int) : unit =
            CultureParts.within value 16
            this.Check()
            currencyNegativePattern' <- value

    /// The sign of percent.
    member this.PercentSymbol
        with get (): string = percentSymbol'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            percentSymbol' <- value

    /// The sign of per mille.
    member this.PerMilleSymbol
        with get (): string = perMilleSymbol'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            perMilleSymbol' <- value

    /// The usual number of decimals of percents.
    member this.PercentDecimalDigits
        with get (): int = percentDecimalDigits'
        and set (value: int) : unit =
            CultureParts.within value 99
            this.Check()
            percentDecimalDigits' <- value

    /// What stands before the decimals of percents.
    member this.PercentDecimalSeparator
        with get (): string = percentDecimalSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            if value = "" then
                raise (ArgumentException("The value cannot be an empty string.", "value"))
            this.Check()
            percentDecimalSeparator' <- value

    /// What stands between groups of digits of percents.
    member this.PercentGroupSeparator
        with get (): string = percentGroupSeparator'
        and set (value: string) : unit =
            CultureParts.notNull value "value"
            this.Check()
            percentGroupSeparator' <- value

    /// The sizes of the groups of percents.
    member this.PercentGroupSizes
        with get (): int[] = percentGroupSizes'
        and set (value: int[]) : unit =
            CultureParts.notNull value "value"
            this.Check()
            percentGroupSizes' <- value

    /// How percents are written.
    member this.PercentPositivePattern
        with get (): int = percentPositivePattern'
        and set (value: int) : unit =
            CultureParts.within value 3
            this.Check()
            percentPositivePattern' <- value

    /// How negative percents are written.
    member this.PercentNegativePattern
        with get (): int = percentNegativePattern'
        and set (value: int) : unit =
            CultureParts.within value 11
            this.Check()
            percentNegativePattern' <- value

    /// Takes over everything from another.
    member this.CopyFrom(other: NumberWay) : unit =
        numberDecimalSeparator' <- other.NumberDecimalSeparator
        numberGroupSeparator' <- other.NumberGroupSeparator
        numberGroupSizes' <- other.NumberGroupSizes
        numberDecimalDigits' <- other.NumberDecimalDigits
        numberNegativePattern' <- other.NumberNegativePattern
        negativeSign' <- other.NegativeSign
        positiveSign' <- other.PositiveSign
        naNSymbol' <- other.NaNSymbol
        positiveInfinitySymbol' <- other.PositiveInfinitySymbol
        negativeInfinitySymbol' <- other.NegativeInfinitySymbol
        currencySymbol' <- other.CurrencySymbol
        currencyDecimalDigits' <- other.CurrencyDecimalDigits
        currencyDecimalSeparator' <- other.CurrencyDecimalSeparator
        currencyGroupSeparator' <- other.CurrencyGroupSeparator
        currencyGroupSizes' <- other.CurrencyGroupSizes
        currencyPositivePattern' <- other.CurrencyPositivePattern
        currencyNegativePattern' <- other.CurrencyNegativePattern
        percentSymbol' <- other.PercentSymbol
        perMilleSymbol' <- other.PerMilleSymbol
        percentDecimalDigits' <- other.PercentDecimalDigits
        percentDecimalSeparator' <- other.PercentDecimalSeparator
        percentGroupSeparator' <- other.PercentGroupSeparator
        percentGroupSizes' <- other.PercentGroupSizes
        percentPositivePattern' <- other.PercentPositivePattern
        percentNegativePattern' <- other.PercentNegativePattern

    /// Takes over the fields of a culture.
    member this.Fill(fields: string[]) : unit =
        numberDecimalSeparator' <- fields.[4]
        numberGroupSeparator' <- fields.[5]
        numberGroupSizes' <- CultureParts.numbers fields.[6]
        numberDecimalDigits' <- int fields.[7]
        numberNegativePattern' <- int fields.[8]
        negativeSign' <- fields.[9]
        positiveSign' <- fields.[10]
        naNSymbol' <- fields.[11]
        positiveInfinitySymbol' <- fields.[12]
        negativeInfinitySymbol' <- fields.[13]
        currencySymbol' <- fields.[14]
        currencyDecimalDigits' <- int fields.[15]
        currencyDecimalSeparator' <- fields.[16]
        currencyGroupSeparator' <- fields.[17]
        currencyGroupSizes' <- CultureParts.numbers fields.[18]
        currencyPositivePattern' <- int fields.[19]
        currencyNegativePattern' <- int fields.[20]
        percentSymbol' <- fields.[21]
        perMilleSymbol' <- fields.[22]
        percentDecimalDigits' <- int fields.[23]
        percentDecimalSeparator' <- fields.[24]
        percentGroupSeparator' <- fields.[25]
        percentGroupSizes' <- CultureParts.numbers fields.[26]
        percentPositivePattern' <- int fields.[27]
        percentNegativePattern' <- int fields.[28]
