/// Names of cultures, and words with capitals.
namespace Firefly.Runtime

open System

/// Names of cultures.
module CultureNames =

    /// Whether a name has no country.
    let isNeutral (name: string) : bool = name <> "" && name.IndexOf('-') < 0

    /// The fields of a row, or null.
    let fieldsOf (row: string) : string[] = if isNull row then null else row.Split('|')

    /// A name in its usual form: the language in small letters, the country in capitals.
    let proper (name: string) : string =
        let at = name.IndexOf('-')
        if at < 0 then
            name.ToLowerInvariant()
        else
            let country = name.Substring(at + 1)
            name.Substring(0, at).ToLowerInvariant()
            + "-"
            + (if country.Length = 2 then country.ToUpperInvariant() else country)

    /// The language of a name with a country in brackets.
    let language (name: string) : string =
        let at = name.IndexOf(" (", StringComparison.Ordinal)
        if at < 0 then name else name.Substring(0, at)

    /// The name of a culture's number.
    let ofNumber (culture: int) : string =
        match culture with
        | 127 -> ""
        | 0x0409 -> "en-US"
        | 0x0809 -> "en-GB"
        | 0x0407 -> "de-DE"
        | 0x040C -> "fr-FR"
        | 0x0C0A -> "es-ES"
        | 0x0410 -> "it-IT"
        | 0x0411 -> "ja-JP"
        | 0x0419 -> "ru-RU"
        | _ -> raise (ArgumentException("Culture is not supported.", "culture"))

    /// The name of a culture as it is written.
    let nameOf (name: string) (fields: string[]) : string =
        if isNull fields then proper name
        elif isNeutral name then fields.[0].Substring(0, fields.[0].IndexOf('-'))
        else fields.[0]

/// Words with capitals.
module TitleCase =

    let private isLetter (c: uint16) : bool = UnicodeCategories.ofUnit c <= 4

    /// Whether a char is part of a word: letters, marks, digits' neighbours and format codes are.
    let private isPart (c: uint16) : bool =
        let k = UnicodeCategories.ofUnit c
        k <= 8 || (k >= 14 && k <= 17) || c = 39us

    /// A text with a capital at the start of each word; words in capitals stay.
    let ofText (text: string) : string =
        let b = Buffer.withCapacity (Raw.textLength text)
        let count = Raw.textLength text
        let mutable i = 0n
        while i < count do
            let c = Text.unit text i
            if not (isLetter c) then
                Buffer.unit b c
                i <- i + 1n
            else
                // The word goes on up to what is no part of one.
                let start = i
                let mutable hasLower = false
                while i < count && isPart (Text.unit text i) do
                    hasLower <- hasLower || UnicodeCategories.ofUnit (Text.unit text i) = 1
                    i <- i + 1n
                if hasLower then
                    Buffer.unit b (Unicode.toUpper c)
                    for k in start + 1n .. i - 1n do
                        Buffer.unit b (Unicode.toLower (Text.unit text k))
                else
                    Buffer.unit b (Unicode.toUpper c)
                    Buffer.slice b text (start + 1n) (i - start - 1n)
        Buffer.toText b
