namespace System

open System.Text
open Firefly.Runtime

/// Bytes of addresses as `%XX` and back.
module internal UriText =

    let private hexDigit (n: int) : char = char (if n < 10 then 48 + n else 55 + n)

    let private isPlain (c: char) (kept: string) : bool =
        Char.IsAsciiLetterOrDigit c || kept.IndexOf c >= 0

    let private put (out: StringBuilder) (bytes: byte[]) : unit =
        for b in bytes do
            out.Append('%').Append(hexDigit (int b >>> 4)).Append(hexDigit (int b &&& 15)) |> ignore

    /// Everything but letters, digits and some signs as bytes of UTF-8.
    let escape (text: string) (kept: string) : string =
        let out = StringBuilder()
        let mutable i = 0
        while i < text.Length do
            let c = text.[i]
            if isPlain c kept then
                out.Append c |> ignore
                i <- i + 1
            else
                let size = if Char.IsHighSurrogate c && i + 1 < text.Length && Char.IsLowSurrogate text.[i + 1] then 2 else 1
                put out (Encoding.UTF8.GetBytes(text.Substring(i, size)))
                i <- i + size
        out.ToString()

    let private digit (c: char) : int =
        if c >= '0' && c <= '9' then int c - 48
        elif c >= 'a' && c <= 'f' then int c - 87
        elif c >= 'A' && c <= 'F' then int c - 55
        else -1

    /// The byte that `%XX` at a place is, or -1.
    let byteAt (text: string) (i: int) : int =
        if i + 2 < text.Length && text.[i] = '%' then
            let high = digit text.[i + 1]
            let low = digit text.[i + 2]
            if high < 0 || low < 0 then -1 else high * 16 + low
        else
            -1

    /// Number of bytes of the character that starts with a byte, or 0.
    let private sizeOf (first: int) : int =
        if first < 0x80 then 1
        elif first >= 0xC2 && first < 0xE0 then 2
        elif first >= 0xE0 && first < 0xF0 then 3
        elif first >= 0xF0 && first < 0xF5 then 4
        else 0

    /// `%XX` as the characters that they are bytes of; what is no UTF-8 stays.
    let unescape (text: string) : string =
        let out = StringBuilder()
        let mutable i = 0
        while i < text.Length do
            let first = byteAt text i
            let size = if first < 0 then 0 else sizeOf first
            let bytes = Array.zeroCreate<byte> size
            let mutable good = size > 0
            for k in 0 .. size - 1 do
                let b = byteAt text (i + 3 * k)
                if b < 0 then good <- false else bytes.[k] <- byte b
            let decoded = if good then Encoding.UTF8.GetString bytes else "\uFFFD"
            if good && decoded.IndexOf '\uFFFD' < 0 then
                out.Append decoded |> ignore
                i <- i + 3 * size
            else
                out.Append text.[i] |> ignore
                i <- i + 1
        out.ToString()

    /// The signs that need no bytes in a whole address.
    let reserved: string = "-_.~:/?#[]@!$&'()*+,;="

/// Whether an address says where it is or only from where on.
type UriKind =
    | RelativeOrAbsolute = 0
    | Absolute = 1
    | Relative = 2

/// What is wrong with an address.
[<AllowNullLiteral>]
type UriFormatException(message: string) =
    inherit FormatException(message)

    /// With the usual message.
    new() = UriFormatException "Invalid URI: The format of the URI could not be determined."

/// The parts of an address.
type internal UriParts =
    {
        Scheme: string
        User: string
        Host: string
        Port: int
        Path: string
        Query: string
        Fragment: string
        HasHost: bool
    }

/// Takes addresses apart.
module internal UriParse =

    /// The usual port of a scheme, or -1.
    let usualPort (scheme: string) : int =
        match scheme with
        | "http"
        | "ws" -> 80
        | "https"
        | "wss" -> 443
        | "ftp" -> 21
        | "ssh" -> 22
        | "telnet" -> 23
        | "ldap" -> 389
        | "mailto" -> 25
        | _ -> -1

    let private schemeOf (text: string) : string =
        let colon = text.IndexOf ':'
        let mutable good = colon > 1 && Char.IsAsciiLetter text.[0]
        for i in 0 .. colon - 1 do
            let c = text.[i]
            if not (Char.IsAsciiLetterOrDigit c || c = '+' || c = '-' || c = '.') then
                good <- false
        if good then text.Substring(0, colon) else null

    /// A path without `.` and `..`.
    let simplify (path: string) : string =
        if path.IndexOf "/." < 0 then
            path
        else
            let kept = StringBuilder()
            let words = path.Split('/')
            let mutable stack: string list = []
            for i in 1 .. words.Length - 1 do
                let word = words.[i]
                let isLast = i = words.Length - 1
                if word = ".." then
                    (match stack with
                     | _ :: rest -> stack <- rest
                     | [] -> ())
                    if isLast then stack <- "" :: stack
                elif word = "." then
                    if isLast then stack <- "" :: stack
                else
                    stack <- word :: stack
            for word in List.rev stack do
                kept.Append('/').Append(word) |> ignore
            kept.ToString()

    let private cut (text: string) (sign: char) : struct (string * string) =
        let i = text.IndexOf sign
        if i < 0 then struct (text, "") else struct (text.Substring(0, i), text.Substring i)

    /// Bytes of letters, digits and `-._~` as these.
    let private settle (text: string) : string =
        let out = StringBuilder()
        let mutable i = 0
        while i < text.Length do
            let code = UriText.byteAt text i
            if code >= 0 && (Char.IsAsciiLetterOrDigit(char code) || "-._~".IndexOf(char code) >= 0) then
                out.Append(char code) |> ignore
                i <- i + 3
            else
                out.Append text.[i] |> ignore
                i <- i + 1
        out.ToString()

    /// Whether a message only says that there is no scheme.
    let isRelative (message: string) : bool =
        message = "Invalid URI: The URI is empty." || message = "Invalid URI: The format of the URI could not be determined."

    /// The parts of an address with a scheme; a message when it is none.
    let parse (given: string) : Result<UriParts, string> =
        let text = given.Trim()
        let text = if text.StartsWith("/", StringComparison.Ordinal) then "file://" + text else text
        let scheme = schemeOf text
        if text.Length = 0 then
            Error "Invalid URI: The URI is empty."
        elif isNull scheme then
            Error "Invalid URI: The format of the URI could not be determined."
        else
            let lower = scheme.ToLowerInvariant()
            let rest = text.Substring(scheme.Length + 1)
            let hasHost = rest.StartsWith("//", StringComparison.Ordinal)
            let rest = if hasHost then rest.Substring 2 else rest
            let struct (rest, fragment) = cut rest '#'
            let struct (rest, query) = cut rest '?'
            let isMail = lower = "mailto" && not hasHost
            let slash = if hasHost then rest.IndexOf '/' elif isMail then -1 else 0
            let authority = if not (hasHost || isMail) then "" elif slash < 0 then rest else rest.Substring(0, slash)
            let path = if slash < 0 then "" else rest.Substring slash
            let at = authority.LastIndexOf '@'
            let user = if at < 0 then "" else authority.Substring(0, at)
            let hostPort = authority.Substring(at + 1)
            let colon = hostPort.LastIndexOf ':'
            let colon = if colon < hostPort.IndexOf ']' then -1 else colon
            let host = (if colon < 0 then hostPort else hostPort.Substring(0, colon)).ToLowerInvariant()
            let mutable port = usualPort lower
            let digits = if colon < 0 then "" else hostPort.Substring(colon + 1)
            let portGood =
                digits.Length = 0
                || (let (read, n) = Int32.TryParse digits
                    port <- n
                    read && n >= 0 && n <= 65535)
            let needsHost = usualPort lower >= 0 && lower <> "mailto"
            if not portGood then
                Error "Invalid URI: Invalid port specified."
            elif needsHost && (not hasHost || host.Length = 0) then
                Error "Invalid URI: The hostname could not be parsed."
            elif host.IndexOf ' ' >= 0 then
                Error "Invalid URI: The hostname could not be parsed."
            else
                let clean (part: string) : string = settle (UriText.escape part (UriText.reserved + "%"))
                let path = if hasHost && path.Length = 0 && (needsHost || lower = "file") then "/" else path
                let path = if needsHost || lower = "file" then simplify path else path
                Ok
                    {
                        Scheme = lower
                        User = user
                        Host = host
                        Port = port
                        Path = clean path
                        Query = clean query
                        Fragment = clean fragment
                        HasHost = hasHost
                    }

/// An address of the web.
///
/// In: a text. Out: its parts; of an address without a scheme only the text.
[<AllowNullLiteral>]
type Uri private (text: string, parts: UriParts option) =

    static let build (text: string) (kind: UriKind) : UriParts option =
        if isNull text then
            raise (ArgumentNullException "uriString")
        let isPath = text.StartsWith("/", StringComparison.Ordinal)
        match UriParse.parse text with
        | Ok parts when kind = UriKind.Absolute || (kind = UriKind.RelativeOrAbsolute && not isPath) -> Some parts
        | Ok _ when isPath -> None
        | Ok _ ->
            raise (
                UriFormatException
                    "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI."
            )
        | Error message when kind = UriKind.Absolute || not (UriParse.isRelative message) ->
            raise (UriFormatException message)
        | Error _ -> None

    static let join (baseUri: Uri) (relative: string) : string = baseUri.Join relative

    /// An address with a scheme.
    new(uriString: string) = Uri(uriString, Uri.Build(uriString, UriKind.Absolute))

    /// An address of a kind.
    new(uriString: string, uriKind: UriKind) = Uri(uriString, Uri.Build(uriString, uriKind))

    /// An address seen from another.
    new(baseUri: Uri, relativeUri: string) = Uri(Uri.Joined(baseUri, relativeUri))

    /// An address seen from another.
    new(baseUri: Uri, relativeUri: Uri) = Uri(Uri.Joined(baseUri, relativeUri.OriginalString))

    static member private Build(text: string, kind: UriKind) : UriParts option = build text kind
    static member private Joined(baseUri: Uri, relative: string) : string = join baseUri relative

    /// The text of an address seen from this one.
    member internal this.Join(relative: string) : string =
        let own: UriParts = this.Parts
        match UriParse.parse relative with
        | Ok _ when not (relative.StartsWith("/", StringComparison.Ordinal)) -> relative
        | _ ->
            let root = own.Scheme + "://" + this.Authority
            if relative.Length = 0 then this.AbsoluteUri
            elif relative.StartsWith("//", StringComparison.Ordinal) then own.Scheme + ":" + relative
            elif relative.[0] = '/' then root + relative
            elif relative.[0] = '?' then root + own.Path + relative
            elif relative.[0] = '#' then root + own.Path + own.Query + relative
            else root + own.Path.Substring(0, own.Path.LastIndexOf '/' + 1) + relative

    member private this.Parts : UriParts =
        match parts with
        | Some p -> p
        | None -> raise (InvalidOperationException "This operation is not supported for a relative URI.")

    /// The text it was made of.
    member this.OriginalString : string = text

    /// Whether it has a scheme.
    member this.IsAbsoluteUri : bool = parts.IsSome

    /// What stands before the colon.
    member this.Scheme : string = this.Parts.Scheme

    /// The name of the machine.
    member this.Host : string = this.Parts.Host

    /// The name of the machine.
    member this.DnsSafeHost : string = this.Parts.Host

    /// The name of the machine.
    member this.IdnHost : string = this.Parts.Host

    /// The port, or the usual one of the scheme, or -1.
    member this.Port : int = this.Parts.Port

    /// Whether the port is the usual one.
    member this.IsDefaultPort : bool = this.Parts.Port = UriParse.usualPort this.Parts.Scheme

    /// Machine and port.
    member this.Authority : string =
        if this.IsDefaultPort then this.Parts.Host else this.Parts.Host + ":" + string this.Parts.Port

    /// What stands before the `@`.
    member this.UserInfo : string = this.Parts.User

    /// The path.
    member this.AbsolutePath : string = this.Parts.Path

    /// The path as the system names it.
    member this.LocalPath : string = UriText.unescape this.Parts.Path

    /// What follows from the question mark on.
    member this.Query : string = this.Parts.Query

    /// What follows from the `#` on.
    member this.Fragment : string = this.Parts.Fragment

    /// Path and query.
    member this.PathAndQuery : string = this.Parts.Path + this.Parts.Query

    /// Whether it names a file.
    member this.IsFile : bool = this.Parts.Scheme = "file"

    /// Whether it names this machine.
    member this.IsLoopback : bool =
        let host = this.Parts.Host
        host = "localhost" || host = "127.0.0.1" || host = "[::1]" || (this.IsFile && host = "")

    /// The pieces of the path, each with the slash after it.
    member this.Segments : string[] =
        let path = this.Parts.Path
        let mutable pieces: string list = []
        let mutable start = 0
        while start < path.Length do
            let slash = path.IndexOf('/', start)
            let stop = if slash < 0 then path.Length else slash + 1
            pieces <- path.Substring(start, stop - start) :: pieces
            start <- stop
        Array.ofList (List.rev pieces)

    /// The whole address in its usual form.
    member this.AbsoluteUri : string =
        let p: UriParts = this.Parts
        let user = if p.User.Length = 0 then "" else p.User + "@"
        let head = p.Scheme + (if p.HasHost then "://" else ":") + user + (if p.HasHost || p.Host <> "" then this.Authority else "")
        head + p.Path + p.Query + p.Fragment

    /// Whether this address is above another.
    member this.IsBaseOf(uri: Uri) : bool =
        let own = this.AbsoluteUri
        uri.AbsoluteUri.StartsWith(own.Substring(0, own.LastIndexOf '/' + 1), StringComparison.Ordinal)

    /// A readable form.
    override this.ToString() : string =
        if parts.IsSome then UriText.unescape this.AbsoluteUri else text

    override this.Equals(other: obj) : bool =
        match other with
        | :? Uri as u ->
            if this.IsAbsoluteUri && u.IsAbsoluteUri then
                (let a: UriParts = this.Parts
                 let b: UriParts = u.Parts
                 a.Scheme = b.Scheme && a.Host = b.Host && a.Port = b.Port && a.Path = b.Path && a.Query = b.Query)
            else
                this.OriginalString = u.OriginalString
        | _ -> false

    override this.GetHashCode() : int = hash (if parts.IsSome then this.AbsoluteUri else text)

    static member op_Equality(a: Uri, b: Uri) : bool = if isNull a then isNull b else a.Equals b
    static member op_Inequality(a: Uri, b: Uri) : bool = not (Uri.op_Equality(a, b))

    /// An address of a kind; false and null when the text is none.
    static member TryCreate(uriString: string, uriKind: UriKind) : bool * Uri =
        if isNull uriString then
            (false, null)
        else
            try
                (true, Uri(uriString, uriKind))
            with _ ->
                (false, null)

    /// An address of a kind; false and null when the text is none.
    static member TryCreate(uriString: string, uriKind: UriKind, result: byref<Uri>) : bool =
        let (good, value) = Uri.TryCreate(uriString, uriKind)
        result <- value
        good

    /// An address within a base; false and null when there is none.
    static member TryCreate(baseUri: Uri, relativeUri: string) : bool * Uri =
        if isNull baseUri || isNull relativeUri || not baseUri.IsAbsoluteUri then
            (false, null)
        else
            try
                (true, Uri(baseUri, relativeUri))
            with _ ->
                (false, null)

    /// An address within a base; false and null when there is none.
    static member TryCreate(baseUri: Uri, relativeUri: string, result: byref<Uri>) : bool =
        let (good, value) = Uri.TryCreate(baseUri, relativeUri)
        result <- value
        good

    /// An address within a base; false and null when there is none.
    static member TryCreate(baseUri: Uri, relativeUri: Uri) : bool * Uri =
        if isNull relativeUri then (false, null) else Uri.TryCreate(baseUri, relativeUri.OriginalString)

    /// An address within a base; false and null when there is none.
    static member TryCreate(baseUri: Uri, relativeUri: Uri, result: byref<Uri>) : bool =
        let (good, value) = Uri.TryCreate(baseUri, relativeUri)
        result <- value
        good

    /// Whether a text is an address of a kind, written as it should be.
    static member IsWellFormedUriString(uriString: string, uriKind: UriKind) : bool =
        if isNull uriString || uriString.IndexOf ' ' >= 0 then false
        else fst (Uri.TryCreate(uriString, uriKind))

    /// Everything but letters, digits and `-_.~` as bytes.
    static member EscapeDataString(stringToEscape: string) : string =
        if isNull stringToEscape then
            raise (ArgumentNullException "stringToEscape")
        UriText.escape stringToEscape "-_.~"

    /// What cannot stand in an address as bytes.
    static member EscapeUriString(stringToEscape: string) : string =
        if isNull stringToEscape then
            raise (ArgumentNullException "stringToEscape")
        UriText.escape stringToEscape UriText.reserved

    /// Bytes as the characters they are.
    static member UnescapeDataString(stringToUnescape: string) : string =
        if isNull stringToUnescape then
            raise (ArgumentNullException "stringToUnescape")
        UriText.unescape stringToUnescape

    /// Whether a char is a digit of base 16.
    static member IsHexDigit(character: char) : bool = Char.IsAsciiHexDigit character

    /// The number that a digit of base 16 is.
    static member FromHex(digit: char) : int = Convert.ToInt32(string digit, 16)

    /// A char as `%XX`.
    static member HexEscape(character: char) : string = "%" + (int character).ToString "X2"

    /// `http`
    static member UriSchemeHttp : string = "http"
    /// `https`
    static member UriSchemeHttps : string = "https"
    /// `file`
    static member UriSchemeFile : string = "file"
    /// `ftp`
    static member UriSchemeFtp : string = "ftp"
    /// `mailto`
    static member UriSchemeMailto : string = "mailto"
    /// What stands behind a scheme.
    static member SchemeDelimiter : string = "://"
