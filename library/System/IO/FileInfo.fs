namespace System.IO

open System
open System.Text
open Firefly.Runtime
open Firefly.Runtime.Collections

/// A file or a folder by its path.
[<AbstractClass; AllowNullLiteral>]
type FileSystemInfo(path: string) =
    let full: string =
        if isNull path then
            raiseNull "path"
        else
            Path.GetFullPath path

    /// The path from the root on.
    member this.FullName: string = full

    /// The part of the name from the last point on.
    member this.Extension: string = Path.GetExtension full

    /// The name without the folders.
    abstract Name: string

    /// Whether it is there.
    abstract Exists: bool

    /// Removes it.
    abstract Delete: unit -> unit

    /// Asks the system anew; nothing is remembered anyway.
    member this.Refresh() : unit = ()

    override this.ToString() : string = path

/// A file by its path.
///
/// In: a path. Out: what the system says of it when asked.
[<AllowNullLiteral>]
type FileInfo(fileName: string) =
    inherit FileSystemInfo(if isNull fileName then raiseNull "fileName" else fileName)

    override this.Name: string = Path.GetFileName this.FullName

    override this.Exists: bool =
        let kind = Files.kind this.FullName
        kind <> 0 && kind <> 0x4000

    override this.Delete() : unit = Folders.removeFile this.FullName

    /// The number of bytes.
    member this.Length: int64 =
        if not this.Exists then
            raise (FileNotFoundException("Could not find file '" + this.FullName + "'.", fileName))
        Folders.status this.FullName 48n

    /// The path of the folder.
    member this.DirectoryName: string = Path.GetDirectoryName this.FullName

    /// The folder.
    member this.Directory: DirectoryInfo = DirectoryInfo(Path.GetDirectoryName this.FullName)

    /// Copies the file; the target must not be there.
    member this.CopyTo(destFileName: string) : FileInfo = this.CopyTo(destFileName, false)

    /// Copies the file.
    member this.CopyTo(destFileName: string, overwrite: bool) : FileInfo =
        Folders.copy this.FullName destFileName overwrite
        FileInfo destFileName

    /// Moves the file.
    member this.MoveTo(destFileName: string) : unit = Folders.move this.FullName destFileName

    /// Opens the file.
    member this.Open(mode: FileMode) : FileStream = new FileStream(this.FullName, mode)

    /// Opens the file.
    member this.Open(mode: FileMode, access: FileAccess) : FileStream = new FileStream(this.FullName, mode, access)

    /// Opens the file to be read.
    member this.OpenRead() : FileStream = new FileStream(this.FullName, FileMode.Open, FileAccess.Read)

    /// Opens the file to be written.
    member this.OpenWrite() : FileStream = new FileStream(this.FullName, FileMode.OpenOrCreate, FileAccess.Write)

    /// Makes the file.
    member this.Create() : FileStream = new FileStream(this.FullName, FileMode.Create, FileAccess.ReadWrite)

    /// Opens the file to be read as text.
    member this.OpenText() : StreamReader = new StreamReader(this.FullName)

    /// Makes the file, to be written as text.
    member this.CreateText() : StreamWriter = new StreamWriter(this.FullName, false)

    /// Opens the file to be written as text at its end.
    member this.AppendText() : StreamWriter = new StreamWriter(this.FullName, true)

/// A folder by its path.
///
/// In: a path. Out: what the system says of it when asked.
and [<AllowNullLiteral>] DirectoryInfo(path: string) =
    inherit FileSystemInfo(path)

    override this.Name: string =
        let name = Path.GetFileName(Path.TrimEndingDirectorySeparator this.FullName)
        if name = "" then "/" else name

    override this.Exists: bool = Files.kind this.FullName = 0x4000

    override this.Delete() : unit = Folders.remove this.FullName false

    /// Removes the folder, and what is in it.
    member this.Delete(recursive: bool) : unit = Folders.remove this.FullName recursive

    /// Makes the folder and those above it.
    member this.Create() : unit = Folders.make this.FullName

    /// Makes a folder in this one.
    member this.CreateSubdirectory(path: string) : DirectoryInfo =
        let below = Path.Combine(this.FullName, path)
        Folders.make below
        DirectoryInfo below

    /// Moves the folder.
    member this.MoveTo(destDirName: string) : unit = Folders.move this.FullName destDirName

    /// The folder above, or null.
    member this.Parent: DirectoryInfo =
        let parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator this.FullName)
        if isNull parent then null else DirectoryInfo parent

    /// The root.
    member this.Root: DirectoryInfo = DirectoryInfo "/"

    /// The files in the folder.
    member this.GetFiles() : FileInfo[] = this.GetFiles("*", SearchOption.TopDirectoryOnly)

    /// The files in the folder whose names match a pattern.
    member this.GetFiles(searchPattern: string) : FileInfo[] = this.GetFiles(searchPattern, SearchOption.TopDirectoryOnly)

    /// The files in the folder whose names match a pattern.
    member this.GetFiles(searchPattern: string, searchOption: SearchOption) : FileInfo[] =
        Folders.list this.FullName searchPattern (searchOption = SearchOption.AllDirectories) true false
        |> Array.map (fun p -> FileInfo p)

    /// The folders in the folder.
    member this.GetDirectories() : DirectoryInfo[] = this.GetDirectories("*", SearchOption.TopDirectoryOnly)

    /// The folders in the folder whose names match a pattern.
    member this.GetDirectories(searchPattern: string) : DirectoryInfo[] =
        this.GetDirectories(searchPattern, SearchOption.TopDirectoryOnly)

    /// The folders in the folder whose names match a pattern.
    member this.GetDirectories(searchPattern: string, searchOption: SearchOption) : DirectoryInfo[] =
        Folders.list this.FullName searchPattern (searchOption = SearchOption.AllDirectories) false true
        |> Array.map (fun p -> DirectoryInfo p)

    /// The files in the folder.
    member this.EnumerateFiles() : seq<FileInfo> = this.GetFiles() :> seq<FileInfo>

    /// The files in the folder whose names match a pattern.
    member this.EnumerateFiles(searchPattern: string) : seq<FileInfo> = this.GetFiles searchPattern :> seq<FileInfo>

    /// The files in the folder whose names match a pattern.
    member this.EnumerateFiles(searchPattern: string, searchOption: SearchOption) : seq<FileInfo> =
        this.GetFiles(searchPattern, searchOption) :> seq<FileInfo>

    /// The folders in the folder.
    member this.EnumerateDirectories() : seq<DirectoryInfo> = this.GetDirectories() :> seq<DirectoryInfo>

    /// The folders in the folder whose names match a pattern.
    member this.EnumerateDirectories(searchPattern: string) : seq<DirectoryInfo> =
        this.GetDirectories searchPattern :> seq<DirectoryInfo>
