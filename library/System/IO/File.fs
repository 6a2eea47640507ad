/// Files, folders and paths.
namespace System.IO

open System
open System.Collections.Generic
open Firefly
open Firefly.Runtime

/// Files.
[<AbstractClass; Sealed>]
type File =

    /// The text of a file.
    static member ReadAllText(path: string) : string = Files.readText path

    /// The lines of a file.
    static member ReadAllLines(path: string) : string[] = Files.linesOf (Files.readText path)

    /// The lines of a file.
    static member ReadLines(path: string) : seq<string> = Files.linesOf (Files.readText path) :> seq<string>

    /// The bytes of a file.
    static member ReadAllBytes(path: string) : byte[] = Files.readBytes path

    /// Makes a file of a text.
    static member WriteAllText(path: string, contents: string) : unit = Files.storeText path contents false

    /// Makes a file of bytes.
    static member WriteAllBytes(path: string, bytes: byte[]) : unit = Files.storeBytes path bytes

    /// Makes a file of lines.
    static member WriteAllLines(path: string, contents: string[]) : unit =
        let handle: nativeint = Files.openOrRaise path 1
        let count: int = (# "array_length" contents : int #)
        let mutable i: int = 0
        while i < count do
            Files.writeText handle (Text.concat (# "array_get" contents i : string #) "\n")
            i <- i + 1
        Platform.close handle |> ignore

    /// Makes a file of lines.
    static member WriteAllLines(path: string, contents: seq<string>) : unit =
        let handle: nativeint = Files.openOrRaise path 1
        let e: IEnumerator<string> = contents.GetEnumerator()
        while e.MoveNext() do
            Files.writeText handle (Text.concat e.Current "\n")
        e.Dispose()
        Platform.close handle |> ignore

    /// Adds a text at the end of a file.
    static member AppendAllText(path: string, contents: string) : unit = Files.storeText path contents true

    /// Whether there is a file.
    static member Exists(path: string) : bool =
        let kind: int = Files.kind path
        kind <> 0 && kind <> 0x4000

    /// Removes a file; nothing happens when it is not there.
    static member Delete(path: string) : unit =
        Files.checkPath path
        let result: nativeint = Files.onPath path 4 (Raw.none ())
        if result < 0n && result <> -2n then
            Files.refuse path result

    /// Moves a file.
    static member Move(source: string, target: string) : unit =
        let result: nativeint = Files.rename source target
        if result < 0n then
            Files.refuse source result

    /// Copies a file.
    static member Copy(source: string, target: string) : unit = Files.storeBytes target (Files.readBytes source)

/// Folders.
[<AbstractClass; Sealed>]
type Directory =

    /// Whether there is a folder.
    static member Exists(path: string) : bool = Files.kind path = 0x4000

    /// Makes a folder and those above it.
    static member CreateDirectory(path: string) : unit =
        Files.checkPath path
        if not (Directory.Exists path) then
            let parent: string = Files.folderOf path
            if Text.length parent > 0n && not (Directory.Exists parent) then
                Directory.CreateDirectory parent
            let result: nativeint = Files.onPath path 5 (Raw.none ())
            if result < 0n then
                Files.refuse path result

    /// Removes an empty folder.
    static member Delete(path: string) : unit =
        let result: nativeint = Files.onPath path 6 (Raw.none ())
        if result < 0n then
            Files.refuse path result

    /// The working folder.
    static member GetCurrentDirectory() : string =
        let buffer: nativeptr<byte> = (# "stack_alloc" 4096n : nativeptr<byte> #)
        let count: nativeint = Platform.workingDirectory buffer 4096n
        if count > 1n then Utf8.toText buffer (count - 1n) else "/"

/// Paths.
[<AbstractClass; Sealed>]
type Path =

    /// What stands between the parts of a path.
    static member DirectorySeparatorChar : char = '/'

    static member private IsRooted(path: string) : bool = Text.length path > 0n && Text.unit path 0n = 47us

    /// Whether a path starts at the root.
    static member IsPathRooted(path: string) : bool = Path.IsRooted path

    /// One path below another.
    static member Combine(path1: string, path2: string) : string =
        if Text.length path2 = 0n then path1
        elif Text.length path1 = 0n || Path.IsRooted path2 then path2
        elif Text.unit path1 (Raw.textLength path1 - 1n) = 47us then Text.concat path1 path2
        else Text.concat3 path1 "/" path2

    /// One path below another.
    static member Combine(path1: string, path2: string, path3: string) : string =
        Path.Combine(Path.Combine(path1, path2), path3)

    /// One path below another.
    static member Combine([<ParamArray>] paths: string[]) : string =
        let mutable result: string = ""
        let count: int = (# "array_length" paths : int #)
        let mutable i: int = 0
        while i < count do
            result <- Path.Combine(result, (# "array_get" paths i : string #))
            i <- i + 1
        result

    /// The part after the last separator.
    static member GetFileName(path: string) : string =
        if (# "is_null" path : bool #) then
            null
        else
            let at: nativeint = Text.lastIndexOf path "/" (Raw.textLength path)
            Text.slice path (at + 1n) (Raw.textLength path - at - 1n)

    /// The part from the last point on, with the point.
    static member GetExtension(path: string) : string =
        let name: string = Path.GetFileName path
        let at: nativeint = Text.lastIndexOf name "." (Raw.textLength name)
        if at < 0n || at = Raw.textLength name - 1n then "" else Text.slice name at (Raw.textLength name - at)

    /// The file's name without its extension.
    static member GetFileNameWithoutExtension(path: string) : string =
        let name: string = Path.GetFileName path
        let at: nativeint = Text.lastIndexOf name "." (Raw.textLength name)
        if at < 0n then name else Text.slice name 0n at

    /// The path with another extension.
    static member ChangeExtension(path: string, extension: string) : string =
        let name: string = Path.GetFileName path
        let at: nativeint = Text.lastIndexOf name "." (Raw.textLength name)
        let stem: string =
            if at < 0n then path else Text.slice path 0n (Raw.textLength path - (Raw.textLength name - at))
        if (# "is_null" extension : bool #) then stem
        elif Raw.textLength extension > 0n && Text.unit extension 0n = 46us then Text.concat stem extension
        else Text.concat3 stem "." extension

    /// The part before the last separator.
    static member GetDirectoryName(path: string) : string =
        let at: nativeint = Text.lastIndexOf path "/" (Raw.textLength path)
        if at < 0n then ""
        elif at = 0n then (if Raw.textLength path = 1n then null else "/")
        else Text.slice path 0n at

    /// The path from the root on.
    static member GetFullPath(path: string) : string = Files.fullPath path

    /// The folder for files that do not last.
    static member GetTempPath() : string = "/tmp/"

/// A writer to a file.
[<AllowNullLiteral>]
type StreamWriter(path: string, append: bool) =
    inherit TextWriter()

    let handle: nativeint = Files.openOrRaise path (if append then 2 else 1)
    let buffer: TextBuffer = Buffer.create ()
    let mutable closed: bool = false

    /// A writer of a new file.
    new(path: string) = new StreamWriter(path, false)

    override this.Write(value: char) : unit =
        Buffer.unit buffer (uint16 value)
        if buffer.Count > 8192n then
            this.Flush()

    override this.Write(value: string) : unit =
        Buffer.text buffer value
        if buffer.Count > 8192n then
            this.Flush()

    override this.Flush() : unit =
        let text: string = Buffer.toText buffer
        Buffer.remove buffer 0n buffer.Count
        Files.writeText handle text

    override this.Close() : unit =
        if not closed then
            this.Flush()
            closed <- true
            Platform.close handle |> ignore

/// A reader of a file.
[<AllowNullLiteral>]
type StreamReader(path: string) =
    inherit TextReader()

    let source: StringReader = new StringReader(Files.readText path)

    override this.Peek() : int = source.Peek()

    override this.Read() : int = source.Read()

    override this.ReadLine() : string = source.ReadLine()

    override this.ReadToEnd() : string = source.ReadToEnd()

    /// Whether everything was read.
    member this.EndOfStream : bool = source.Peek() < 0
