namespace System

/// The number of a version: two to four parts.
[<Sealed; AllowNullLiteral; CustomEquality; CustomComparison>]
type Version private (major: int, minor: int, build: int, revision: int, parts: int) =

    static let refuse (name: string) (value: int) : unit =
        if value < 0 then
            let message = name + " ('" + string value + "') must be a non-negative value."
            raise (ArgumentOutOfRangeException(name, box value, message))

    static let read (input: string) (name: string) : int[] =
        if isNull input then
            raise (ArgumentNullException name)
        let words = input.Split('.')
        if words.Length < 2 || words.Length > 4 then
            raise (ArgumentException("Version string portion was too short or too long.", name))
        let number (word: string) : int =
            let value = Int32.Parse(word, Globalization.NumberStyles.Integer, Globalization.CultureInfo.InvariantCulture)
            if value < 0 then
                raise (
                    ArgumentOutOfRangeException(
                        name,
                        box value,
                        name + " ('" + string value + "') must be a non-negative value."
                    )
                )
            value
        Array.map number words

    static let at (parts: int[]) (i: int) : int = if i < parts.Length then parts.[i] else -1

    /// A version of two parts.
    new(major: int, minor: int) =
        (Version.Check("major", major)
         Version.Check("minor", minor)
         Version(major, minor, -1, -1, 2))

    /// A version of three parts.
    new(major: int, minor: int, build: int) =
        (Version.Check("major", major)
         Version.Check("minor", minor)
         Version.Check("build", build)
         Version(major, minor, build, -1, 3))

    /// A version of four parts.
    new(major: int, minor: int, build: int, revision: int) =
        (Version.Check("major", major)
         Version.Check("minor", minor)
         Version.Check("build", build)
         Version.Check("revision", revision)
         Version(major, minor, build, revision, 4))

    /// The version that a text is.
    new(version: string) =
        let parts = Version.Read(version, "input")
        Version(parts.[0], parts.[1], Version.At(parts, 2), Version.At(parts, 3), parts.Length)

    /// 0.0
    new() = Version(0, 0, -1, -1, 2)

    static member private Check(name: string, value: int) : unit = refuse name value
    static member private Read(input: string, name: string) : int[] = read input name
    static member private At(parts: int[], i: int) : int = at parts i

    /// The first part.
    member this.Major : int = major

    /// The second part.
    member this.Minor : int = minor

    /// The third part, or -1.
    member this.Build : int = build

    /// The fourth part, or -1.
    member this.Revision : int = revision

    /// The high half of the fourth part.
    member this.MajorRevision : int16 = int16 (revision >>> 16)

    /// The low half of the fourth part.
    member this.MinorRevision : int16 = int16 (revision &&& 0xFFFF)

    /// The version that a text is.
    static member Parse(input: string) : Version = Version(input)

    /// The version that a text is; false and null when it is none.
    static member TryParse(input: string) : bool * Version =
        if isNull input then
            (false, null)
        else
            try
                (true, Version(input))
            with _ ->
                (false, null)

    /// The version that a text is; false and null when it is none.
    static member TryParse(input: string, result: byref<Version>) : bool =
        let (good, value) = Version.TryParse input
        result <- value
        good

    /// A copy.
    member this.Clone() : obj = box (Version(major, minor, build, revision, parts))

    /// The first parts.
    member this.ToString(fieldCount: int) : string =
        if fieldCount < 0 || fieldCount > parts then
            raise (ArgumentException("Argument must be between 0 and " + string parts + ".", "fieldCount"))
        let all = [| major; minor; build; revision |]
        let mutable text = ""
        for i in 0 .. fieldCount - 1 do
            text <- (if i = 0 then "" else text + ".") + string all.[i]
        text

    override this.ToString() : string = this.ToString parts

    /// Order, part by part.
    member this.CompareTo(value: Version) : int =
        if isNull value then 1
        elif major <> value.Major then (if major > value.Major then 1 else -1)
        elif minor <> value.Minor then (if minor > value.Minor then 1 else -1)
        elif build <> value.Build then (if build > value.Build then 1 else -1)
        elif revision <> value.Revision then (if revision > value.Revision then 1 else -1)
        else 0

    /// Order, part by part.
    member this.CompareTo(version: obj) : int =
        match version with
        | null -> 1
        | :? Version as v -> this.CompareTo v
        | _ -> raise (ArgumentException("Object must be of type Version.", "version"))

    /// Equality.
    member this.Equals(obj: Version) : bool =
        if isNull obj then false else this.CompareTo obj = 0

    override this.Equals(obj: obj) : bool =
        match obj with
        | :? Version as v -> this.CompareTo v = 0
        | _ -> false

    override this.GetHashCode() : int =
        ((major &&& 15) <<< 28) ||| ((minor &&& 255) <<< 20) ||| ((build &&& 255) <<< 12) ||| (revision &&& 0xFFF)

    static member private Order(a: Version, b: Version) : int =
        if isNull a then (if isNull b then 0 else -1) else a.CompareTo b

    static member op_Equality(v1: Version, v2: Version) : bool = Version.Order(v1, v2) = 0
    static member op_Inequality(v1: Version, v2: Version) : bool = Version.Order(v1, v2) <> 0
    static member op_LessThan(v1: Version, v2: Version) : bool = Version.Order(v1, v2) < 0
    static member op_LessThanOrEqual(v1: Version, v2: Version) : bool = Version.Order(v1, v2) <= 0
    static member op_GreaterThan(v1: Version, v2: Version) : bool = Version.Order(v1, v2) > 0
    static member op_GreaterThanOrEqual(v1: Version, v2: Version) : bool = Version.Order(v1, v2) >= 0

    interface IEquatable<Version> with
        member this.Equals(other: Version) : bool = this.Equals other

    interface IComparable<Version> with
        member this.CompareTo(other: Version) : int = this.CompareTo other

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other
