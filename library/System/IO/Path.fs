namespace System.IO

open System
open Firefly.Runtime

/// Paths as text; nothing is asked of the system but the working folder and names that do not exist yet.
///
/// In: paths, which may be null where .NET allows it. Out: paths. Holds: the separator is `/`.
[<AbstractClass; Sealed>]
type Path =

    /// What stands between the parts of a path.
    static member DirectorySeparatorChar: char = '/'

    /// The other separator, which is the same.
    static member AltDirectorySeparatorChar: char = '/'

    /// What stands between paths in a list.
    static member PathSeparator: char = ':'

    /// What stands behind the name of a volume.
    static member VolumeSeparatorChar: char = '/'

    static member private Last(path: string, mark: string) : int =
        int (Text.lastIndexOf path mark (Raw.textLength path))

    static member private EndsInSeparator(path: string) : bool =
        path.Length > 0 && path.[path.Length - 1] = '/'

    /// Whether a path starts at the root.
    static member IsPathRooted(path: string) : bool = not (isNull path) && path.Length > 0 && path.[0] = '/'

    /// Whether a path does not depend on the working folder.
    static member IsPathFullyQualified(path: string) : bool =
        if isNull path then
            raise (ArgumentNullException "path")
        Path.IsPathRooted path

    static member private Below(first: string, second: string) : string =
        if second.Length = 0 then first
        elif first.Length = 0 || Path.IsPathRooted second then second
        elif Path.EndsInSeparator first then first + second
        else first + "/" + second

    static member private Given(name: string, path: string) : unit =
        if isNull path then
            raise (ArgumentNullException name)

    /// One path below another.
    static member Combine(path1: string, path2: string) : string =
        Path.Given("path1", path1)
        Path.Given("path2", path2)
        Path.Below(path1, path2)

    /// One path below another.
    static member Combine(path1: string, path2: string, path3: string) : string =
        Path.Given("path1", path1)
        Path.Given("path2", path2)
        Path.Given("path3", path3)
        Path.Below(Path.Below(path1, path2), path3)

    /// One path below another.
    static member Combine(path1: string, path2: string, path3: string, path4: string) : string =
        Path.Given("path4", path4)
        Path.Below(Path.Combine(path1, path2, path3), path4)

    /// One path below another.
    static member Combine([<ParamArray>] paths: string[]) : string =
        if isNull paths then
            raise (ArgumentNullException "paths")
        let mutable result = ""
        for path in paths do
            Path.Given("paths", path)
            result <- Path.Below(result, path)
        result

    static member private Joined(first: string, second: string) : string =
        if isNull first || first.Length = 0 then (if isNull second then "" else second)
        elif isNull second || second.Length = 0 then first
        elif Path.EndsInSeparator first || second.[0] = '/' then first + second
        else first + "/" + second

    /// Two paths with a separator between them.
    static member Join(path1: string, path2: string) : string = Path.Joined(path1, path2)

    /// Paths with separators between them.
    static member Join(path1: string, path2: string, path3: string) : string =
        Path.Joined(Path.Joined(path1, path2), path3)

    /// Paths with separators between them.
    static member Join([<ParamArray>] paths: string[]) : string =
        let mutable result = ""
        for path in paths do
            result <- Path.Joined(result, path)
        result

    /// The part after the last separator.
    static member GetFileName(path: string) : string =
        if isNull path then null else path.Substring(Path.Last(path, "/") + 1)

    /// The part from the last point on, with the point.
    static member GetExtension(path: string) : string =
        if isNull path then
            null
        else
            let name = Path.GetFileName path
            let at = Path.Last(name, ".")
            if at < 0 || at = name.Length - 1 then "" else name.Substring at

    /// Whether there is an extension.
    static member HasExtension(path: string) : bool = not (isNull path) && (Path.GetExtension path).Length > 0

    /// The file's name without its extension.
    static member GetFileNameWithoutExtension(path: string) : string =
        if isNull path then
            null
        else
            let name = Path.GetFileName path
            let at = Path.Last(name, ".")
            if at < 0 then name else name.Substring(0, at)

    /// The path with another extension.
    static member ChangeExtension(path: string, extension: string) : string =
        if isNull path || path.Length = 0 then
            path
        else
            let name = Path.GetFileName path
            let at = Path.Last(name, ".")
            let stem = if at < 0 then path else path.Substring(0, path.Length - name.Length + at)
            if isNull extension then stem
            elif extension.Length > 0 && extension.[0] = '.' then stem + extension
            else stem + "." + extension

    /// The part before the last separator; null for the root.
    static member GetDirectoryName(path: string) : string =
        if isNull path || path.Length = 0 then
            null
        else
            let mutable at = Path.Last(path, "/")
            if at < 0 then
                ""
            else
                // several separators are one
                while at > 0 && path.[at - 1] = '/' do
                    at <- at - 1
                if at > 0 then path.Substring(0, at)
                elif path.Length = 1 then null
                else "/"

    /// `/` for a path that starts there.
    static member GetPathRoot(path: string) : string =
        if isNull path then null
        elif Path.IsPathRooted path then "/"
        else ""

    /// Whether a path ends in a separator.
    static member EndsInDirectorySeparator(path: string) : bool = not (isNull path) && Path.EndsInSeparator path

    /// The path without a separator at its end.
    static member TrimEndingDirectorySeparator(path: string) : string =
        if path.Length > 1 && Path.EndsInSeparator path then path.Substring(0, path.Length - 1) else path

    /// The path without `.` and `..`.
    static member private Normal(path: string) : string =
        let parts = path.Split '/'
        let kept: string[] = (# "array_new" parts.Length : string[] #)
        let mutable count = 0
        for part in parts do
            if part = ".." then
                (if count > 0 then count <- count - 1)
            elif part <> "." && part <> "" then
                kept.[count] <- part
                count <- count + 1
        let mutable result = ""
        for i in 0 .. count - 1 do
            result <- result + "/" + kept.[i]
        if count = 0 then "/"
        elif Path.EndsInSeparator path then result + "/"
        else result

    /// The path from the root on.
    static member GetFullPath(path: string) : string =
        if isNull path then
            raise (ArgumentNullException "path")
        if path.Length = 0 then
            raise (ArgumentException("The value cannot be an empty string.", "path"))
        Path.Normal(Files.fullPath path)

    /// The path from the root on, of a path below another.
    static member GetFullPath(path: string, basePath: string) : string = Path.Normal(Path.Combine(basePath, path))

    /// The way from one path to another.
    static member GetRelativePath(relativeTo: string, path: string) : string =
        let from = Path.TrimEndingDirectorySeparator(Path.GetFullPath relativeTo)
        let target = Path.TrimEndingDirectorySeparator(Path.GetFullPath path)
        let a = if from = "/" then [||] else from.Substring(1).Split '/'
        let b = if target = "/" then [||] else target.Substring(1).Split '/'
        let mutable common = 0
        while common < a.Length && common < b.Length && a.[common] = b.[common] do
            common <- common + 1
        let mutable result = ""
        for i in common .. a.Length - 1 do
            result <- Path.Joined(result, "..")
        for i in common .. b.Length - 1 do
            result <- Path.Joined(result, b.[i])
        if result = "" then "." else result

    /// The folder for files that do not last.
    static member GetTempPath() : string =
        let given = Process.variable "TMPDIR"
        if isNull given || given.Length = 0 then "/tmp/"
        elif Path.EndsInSeparator given then given
        else given + "/"

    /// A name that is hardly used by another file.
    static member GetRandomFileName() : string =
        let letters = "abcdefghijklmnopqrstuvwxyz012345"
        let bytes: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Firefly.Platform.random bytes 16n |> ignore
        let chars: char[] = (# "array_new" 12 : char[] #)
        for i in 0 .. 11 do
            chars.[i] <- if i = 8 then '.' else letters.[int (Raw.loadByte bytes (nativeint i)) &&& 31]
        String chars

    /// Makes an empty file that does not last; its path.
    static member GetTempFileName() : string =
        let path = Path.GetTempPath() + "tmp" + (Path.GetRandomFileName()).Substring(0, 6) + ".tmp"
        Files.storeText path "" false
        path

    /// Whether there is a file or a folder.
    static member Exists(path: string) : bool = not (isNull path) && Files.kind path <> 0

    /// Chars that no file's name has.
    static member GetInvalidFileNameChars() : char[] = [| '\000'; '/' |]

    /// Chars that no path has.
    static member GetInvalidPathChars() : char[] = [| '\000' |]
