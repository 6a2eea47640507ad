namespace System.Web

open System
open System.Net
open System.Text

/// Texts of web pages and addresses.
[<Sealed; AllowNullLiteral>]
type HttpUtility() =

    /// Text as part of an address: spaces become `+`, the numbers of bytes have small letters.
    static member UrlEncode(str: string) : string =
        if isNull str then
            null
        else
            let escaped: string = WebUtility.UrlEncode str
            let out: StringBuilder = StringBuilder()
            for i in 0 .. escaped.Length - 1 do
                let number: bool = (i >= 1 && escaped.[i - 1] = '%') || (i >= 2 && escaped.[i - 2] = '%')
                out.Append(if number then Char.ToLowerInvariant escaped.[i] else escaped.[i]) |> ignore
            out.ToString()

    /// Text of a part of an address.
    static member UrlDecode(str: string) : string = WebUtility.UrlDecode str

    /// Text with the signs that mean something in a page written by their names or numbers.
    static member HtmlEncode(s: string) : string = WebUtility.HtmlEncode s

    /// Signs that are written by number or name as they are.
    static member HtmlDecode(s: string) : string = WebUtility.HtmlDecode s
