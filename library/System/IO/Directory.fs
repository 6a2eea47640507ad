namespace System.IO

open System
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Folders by path.
///
/// In: paths. Out: paths, or the exceptions that .NET throws.
[<AbstractClass; Sealed>]
type Directory =

    /// Whether there is a folder.
    static member Exists(path: string) : bool = not (isNull path) && Files.kind path = 0x4000

    /// Makes a folder and those above it.
    static member CreateDirectory(path: string) : DirectoryInfo =
        Folders.make path
        DirectoryInfo path

    /// Removes an empty folder.
    static member Delete(path: string) : unit = Folders.remove path false

    /// Removes a folder, and what is in it.
    static member Delete(path: string, recursive: bool) : unit = Folders.remove path recursive

    /// Moves a folder.
    static member Move(sourceDirName: string, destDirName: string) : unit =
        Files.checkPath sourceDirName
        if Files.kind sourceDirName = 0 then
            Folders.missing sourceDirName
        Folders.move sourceDirName destDirName

    /// The working folder.
    static member GetCurrentDirectory() : string = Files.workingFolder ()

    /// Changes the working folder.
    static member SetCurrentDirectory(path: string) : unit =
        Files.checkPath path
        if Files.kind path <> 0x4000 then
            Folders.missing path
        Files.onPath path 8 (Raw.none ()) |> ignore

    /// The folder above, or null.
    static member GetParent(path: string) : DirectoryInfo =
        Files.checkPath path
        let parent = Path.GetDirectoryName(Path.GetFullPath path)
        if isNull parent then null else DirectoryInfo parent

    /// The root.
    static member GetDirectoryRoot(path: string) : string = "/"

    /// The files in a folder.
    static member GetFiles(path: string) : string[] = Folders.list path "*" false true false

    /// The files in a folder whose names match a pattern.
    static member GetFiles(path: string, searchPattern: string) : string[] =
        Folders.list path searchPattern false true false

    /// The files in a folder whose names match a pattern.
    static member GetFiles(path: string, searchPattern: string, searchOption: SearchOption) : string[] =
        Folders.list path searchPattern (searchOption = SearchOption.AllDirectories) true false

    /// The folders in a folder.
    static member GetDirectories(path: string) : string[] = Folders.list path "*" false false true

    /// The folders in a folder whose names match a pattern.
    static member GetDirectories(path: string, searchPattern: string) : string[] =
        Folders.list path searchPattern false false true

    /// The folders in a folder whose names match a pattern.
    static member GetDirectories(path: string, searchPattern: string, searchOption: SearchOption) : string[] =
        Folders.list path searchPattern (searchOption = SearchOption.AllDirectories) false true

    /// The files and folders in a folder.
    static member GetFileSystemEntries(path: string) : string[] = Folders.list path "*" false true true

    /// The files and folders in a folder whose names match a pattern.
    static member GetFileSystemEntries(path: string, searchPattern: string) : string[] =
        Folders.list path searchPattern false true true

    /// The files and folders in a folder whose names match a pattern.
    static member GetFileSystemEntries(path: string, searchPattern: string, searchOption: SearchOption) : string[] =
        Folders.list path searchPattern (searchOption = SearchOption.AllDirectories) true true

    /// The files in a folder.
    static member EnumerateFiles(path: string) : seq<string> = Directory.GetFiles path :> seq<string>

    /// The files in a folder whose names match a pattern.
    static member EnumerateFiles(path: string, searchPattern: string) : seq<string> =
        Directory.GetFiles(path, searchPattern) :> seq<string>

    /// The files in a folder whose names match a pattern.
    static member EnumerateFiles(path: string, searchPattern: string, searchOption: SearchOption) : seq<string> =
        Directory.GetFiles(path, searchPattern, searchOption) :> seq<string>

    /// The folders in a folder.
    static member EnumerateDirectories(path: string) : seq<string> = Directory.GetDirectories path :> seq<string>

    /// The folders in a folder whose names match a pattern.
    static member EnumerateDirectories(path: string, searchPattern: string) : seq<string> =
        Directory.GetDirectories(path, searchPattern) :> seq<string>

    /// The folders in a folder whose names match a pattern.
    static member EnumerateDirectories(path: string, searchPattern: string, searchOption: SearchOption) : seq<string> =
        Directory.GetDirectories(path, searchPattern, searchOption) :> seq<string>

    /// The files and folders in a folder.
    static member EnumerateFileSystemEntries(path: string) : seq<string> =
        Directory.GetFileSystemEntries path :> seq<string>

    /// The files and folders in a folder whose names match a pattern.
    static member EnumerateFileSystemEntries(path: string, searchPattern: string) : seq<string> =
        Directory.GetFileSystemEntries(path, searchPattern) :> seq<string>

    /// The files and folders in a folder whose names match a pattern.
    static member EnumerateFileSystemEntries(path: string, searchPattern: string, searchOption: SearchOption) : seq<string> =
        Directory.GetFileSystemEntries(path, searchPattern, searchOption) :> seq<string>
