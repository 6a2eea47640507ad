namespace System.IO

open System
open System.Collections
open System.Collections.Generic
open System.Text
open Firefly
open Firefly.Runtime
open Firefly.Runtime.Collections

/// The lines of a file, read as they are asked for.
///
/// Holds: the file was opened when the object was made and is opened again for each further enumeration.
[<AllowNullLiteral>]
type FileLines(path: string, encoding: Encoding) =
    let mutable first: StreamReader = new StreamReader(path, encoding)

    /// Goes through the lines.
    member this.GetEnumerator() : IEnumerator<string> =
        let reader = if isNull first then new StreamReader(path, encoding) else first
        first <- null
        new FileLineEnumerator(reader) :> IEnumerator<string>

    interface IEnumerable<string> with
        member this.GetEnumerator() : IEnumerator<string> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

/// Goes through the lines of a reader, which it closes.
and [<AllowNullLiteral>] FileLineEnumerator(reader: StreamReader) =
    let mutable current: string = null
    let mutable isOpen: bool = true

    member private this.Close() : unit =
        if isOpen then
            isOpen <- false
            reader.Close()

    interface IEnumerator<string> with
        member this.Current: string = current

    interface IEnumerator with
        member this.Current: obj = box current

        member this.MoveNext() : bool =
            if isOpen then
                current <- reader.ReadLine()
                if isNull current then
                    this.Close()
            isOpen

        member this.Reset() : unit = raise (NotSupportedException())

    interface IDisposable with
        member this.Dispose() : unit = this.Close()

/// Files by path.
///
/// In: paths. Out: contents, or the exceptions that .NET throws.
[<AbstractClass; Sealed>]
type File =

    /// The text of a file.
    static member ReadAllText(path: string) : string = File.ReadAllText(path, Encoding.UTF8)

    /// The text of a file.
    static member ReadAllText(path: string, encoding: Encoding) : string =
        let reader = new StreamReader(path, encoding)
        let text = reader.ReadToEnd()
        reader.Close()
        text

    /// The lines of a file.
    static member ReadAllLines(path: string) : string[] = Files.linesOf (File.ReadAllText path)

    /// The lines of a file.
    static member ReadAllLines(path: string, encoding: Encoding) : string[] =
        Files.linesOf (File.ReadAllText(path, encoding))

    /// The lines of a file, read as they are asked for.
    static member ReadLines(path: string) : seq<string> = File.ReadLines(path, Encoding.UTF8)

    /// The lines of a file, read as they are asked for.
    static member ReadLines(path: string, encoding: Encoding) : seq<string> = FileLines(path, encoding) :> seq<string>

    /// The bytes of a file.
    static member ReadAllBytes(path: string) : byte[] = Files.readBytes path

    /// Makes a file of a text.
    static member WriteAllText(path: string, contents: string) : unit = Files.storeText path contents false

    /// Makes a file of a text, after the encoding's mark.
    static member WriteAllText(path: string, contents: string, encoding: Encoding) : unit =
        let writer = new StreamWriter(path, false, encoding)
        writer.Write contents
        writer.Close()

    /// Makes a file of bytes.
    static member WriteAllBytes(path: string, bytes: byte[]) : unit =
        Files.checkPath path
        notNull "bytes" bytes
        Files.storeBytes path bytes

    static member private PutLines(writer: StreamWriter, contents: seq<string>) : unit =
        try
            for line in contents do
                writer.WriteLine line
        finally
            writer.Close()

    /// Makes a file of lines.
    static member WriteAllLines(path: string, contents: seq<string>) : unit =
        Files.checkPath path
        notNull "contents" contents
        File.PutLines(new StreamWriter(path, false), contents)

    /// Makes a file of lines.
    static member WriteAllLines(path: string, contents: string[]) : unit =
        Files.checkPath path
        notNull "contents" contents
        File.PutLines(new StreamWriter(path, false), contents :> seq<string>)

    /// Makes a file of lines, after the encoding's mark.
    static member WriteAllLines(path: string, contents: seq<string>, encoding: Encoding) : unit =
        Files.checkPath path
        notNull "contents" contents
        File.PutLines(new StreamWriter(path, false, encoding), contents)

    /// Adds a text at the end of a file.
    static member AppendAllText(path: string, contents: string) : unit = Files.storeText path contents true

    /// Adds a text at the end of a file.
    static member AppendAllText(path: string, contents: string, encoding: Encoding) : unit =
        let writer = new StreamWriter(path, true, encoding)
        writer.Write contents
        writer.Close()

    /// Adds lines at the end of a file.
    static member AppendAllLines(path: string, contents: seq<string>) : unit =
        Files.checkPath path
        notNull "contents" contents
        File.PutLines(new StreamWriter(path, true), contents)

    /// Adds lines at the end of a file.
    static member AppendAllLines(path: string, contents: seq<string>, encoding: Encoding) : unit =
        Files.checkPath path
        notNull "contents" contents
        File.PutLines(new StreamWriter(path, true, encoding), contents)

    /// Whether there is a file.
    static member Exists(path: string) : bool =
        let kind = if isNull path then 0 else Files.kind path
        kind <> 0 && kind <> 0x4000

    /// Removes a file; nothing happens when it is not there.
    static member Delete(path: string) : unit = Folders.removeFile path

    /// Moves a file; the target must not be there.
    static member Move(sourceFileName: string, destFileName: string) : unit =
        File.Move(sourceFileName, destFileName, false)

    /// Moves a file.
    static member Move(sourceFileName: string, destFileName: string, overwrite: bool) : unit =
        Files.checkPath sourceFileName
        Files.checkPath destFileName
        if Files.kind sourceFileName = 0 then
            Files.refuse sourceFileName -2n
        if overwrite && Files.kind destFileName <> 0 then
            Folders.removeFile destFileName
        Folders.move sourceFileName destFileName

    /// Copies a file; the target must not be there.
    static member Copy(sourceFileName: string, destFileName: string) : unit =
        File.Copy(sourceFileName, destFileName, false)

    /// Copies a file.
    static member Copy(sourceFileName: string, destFileName: string, overwrite: bool) : unit =
        Folders.copy sourceFileName destFileName overwrite

    /// Replaces a file by another, and keeps it under another name unless that is null.
    static member Replace(sourceFileName: string, destinationFileName: string, destinationBackupFileName: string) : unit =
        if not (isNull destinationBackupFileName) then
            File.Copy(destinationFileName, destinationBackupFileName, true)
        File.Move(sourceFileName, destinationFileName, true)

    /// Opens a file.
    static member Open(path: string, mode: FileMode) : FileStream = new FileStream(path, mode)

    /// Opens a file.
    static member Open(path: string, mode: FileMode, access: FileAccess) : FileStream =
        new FileStream(path, mode, access)

    /// Opens a file.
    static member Open(path: string, mode: FileMode, access: FileAccess, share: FileShare) : FileStream =
        new FileStream(path, mode, access)

    /// Opens a file to be read.
    static member OpenRead(path: string) : FileStream = new FileStream(path, FileMode.Open, FileAccess.Read)

    /// Opens a file to be written.
    static member OpenWrite(path: string) : FileStream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write)

    /// Makes a file.
    static member Create(path: string) : FileStream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite)

    /// Opens a file to be read as text.
    static member OpenText(path: string) : StreamReader = new StreamReader(path)

    /// Makes a file, to be written as text.
    static member CreateText(path: string) : StreamWriter = new StreamWriter(path, false)

    /// Opens a file to be written as text at its end.
    static member AppendText(path: string) : StreamWriter = new StreamWriter(path, true)
