/// How cultures write numbers and dates, as far as the numbers and dates know of it: a program that makes no culture has none of
/// the code behind these interfaces.
namespace Firefly.Runtime

open System

/// A way to write and read numbers.
[<AllowNullLiteral>]
type INumberWay =
    /// A number in a format; the function gives its text in an invariant format.
    abstract Write: format: string * make: (string -> string) -> string
    /// A text to be read, as the invariant culture writes it.
    abstract Read: text: string -> string

/// A way to write dates.
[<AllowNullLiteral>]
type IDateWay =
    /// What stands for `/`.
    abstract DateSeparator: string
    /// What stands for `:`.
    abstract TimeSeparator: string
    /// The pattern of a letter, or null.
    abstract Pattern: letter: char -> string
    /// Name of a day, 0 for Sunday.
    abstract DayName: day: int -> string
    /// Short name of a day.
    abstract ShortDayName: day: int -> string
    /// Name of a month from 1 on, alone or with a day.
    abstract MonthName: month: int * withDay: bool -> string
    /// Short name of a month.
    abstract ShortMonthName: month: int * withDay: bool -> string
    /// What stands for half of the day.
    abstract HalfName: afternoon: bool -> string

/// A culture: its ways, null where they are the invariant ones.
[<AllowNullLiteral>]
type IWayProvider =
    /// How it writes numbers.
    abstract Numbers: INumberWay
    /// How it writes dates.
    abstract Dates: IDateWay

/// The invariant way, whatever the current culture.
[<Sealed; AllowNullLiteral>]
type InvariantWay() =
    interface IFormatProvider with
        member this.GetFormat(formatType: Type) : obj = null

    interface IWayProvider with
        member this.Numbers: INumberWay = null
        member this.Dates: IDateWay = null

/// Ways of providers.
module Ways =

    /// The way that a provider asks for, of the current culture for null; null is the invariant way.
    let numbers (provider: IFormatProvider) : INumberWay =
        if isNull provider then
            if (# "is_unset" CurrentCultures.culture : bool #) then
                null
            else
                match CurrentCultures.culture with
                | :? IWayProvider as p -> p.Numbers
                | _ -> null
        else
            match (provider :> obj) with
            | :? INumberWay as way -> way
            | :? IWayProvider as p -> p.Numbers
            | _ -> null

    /// The way that a provider asks for, of the current culture for null; null is the invariant way.
    let dates (provider: IFormatProvider) : IDateWay =
        if isNull provider then
            if (# "is_unset" CurrentCultures.culture : bool #) then
                null
            else
                match CurrentCultures.culture with
                | :? IWayProvider as p -> p.Dates
                | _ -> null
        else
            match (provider :> obj) with
            | :? IDateWay as way -> way
            | :? IWayProvider as p -> p.Dates
            | _ -> null

    /// A text of a number to be read, as the invariant culture writes it.
    let input (text: string) (provider: IFormatProvider) : string =
        let way = numbers provider
        if isNull way || isNull text then text else way.Read text
