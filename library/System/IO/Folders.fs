namespace Firefly.Runtime

open System
open System.IO
open Firefly
open Firefly.Runtime.Collections

/// What is in folders.
///
/// In: paths. Out: names in the order in which the system gives them, or exceptions.
module Folders =

    /// A path that leads nowhere.
    [<NoInline; Cold>]
    let missing (path: string) : 'R =
        raise (DirectoryNotFoundException("Could not find a part of the path '" + Files.fullPath path + "'."))

    /// Whether a name matches a pattern of `*` and `?`.
    let matches (pattern: string) (name: string) : bool =
        // where to go on when what follows the last star does not match
        let mutable p = 0
        let mutable n = 0
        let mutable star = -1
        let mutable mark = 0
        let mutable good = true
        while good && n < name.Length do
            if p < pattern.Length && pattern.[p] = '*' then
                star <- p
                mark <- n
                p <- p + 1
            elif p < pattern.Length && (pattern.[p] = '?' || pattern.[p] = name.[n]) then
                p <- p + 1
                n <- n + 1
            elif star >= 0 then
                p <- star + 1
                mark <- mark + 1
                n <- mark
            else
                good <- false
        while p < pattern.Length && pattern.[p] = '*' do
            p <- p + 1
        good && p = pattern.Length

    /// The names in a folder but `.` and `..`.
    let names (path: string) : string[] =
        let handle = Files.onPath path 7 (Raw.none ())
        if handle < 0n then
            (if handle = -2n || handle = -20n then missing path else Files.refuse path handle)
        let buffer = Heap.alloc 32768n
        let found = Buffer<string> 8
        let mutable count = Platform.readDirectory handle buffer 32768n
        while count > 0n do
            let mutable at = 0n
            while at < count do
                let entry = Raw.add buffer at
                let name = Raw.add entry 19n
                let mutable size = 0n
                while Raw.loadByte name size <> 0uy do
                    size <- size + 1n
                let text = Utf8.toText name size
                if text <> "." && text <> ".." then
                    found.Add text
                at <- at + nativeint (Raw.loadUInt16 entry 16n)
            count <- Platform.readDirectory handle buffer 32768n
        Heap.free buffer 32768n
        Platform.close handle |> ignore
        found.ToArray()

    let rec private collect (path: string) (pattern: string) (deep: bool) (files: bool) (folders: bool) (found: Buffer<string>) : unit =
        let entries = names path
        let below = Buffer<string> 4
        for i in 0 .. length entries - 1 do
            let name = get entries i
            let full = if path.Length > 0 && path.[path.Length - 1] = '/' then path + name else path + "/" + name
            let isFolder = Files.kind full = 0x4000
            if (if isFolder then folders else files) && matches pattern name then
                found.Add full
            if isFolder && deep then
                below.Add full
        for i in 0 .. below.Count - 1 do
            collect (below.Get i) pattern deep files folders found

    /// The paths of the files, folders or both in a folder whose names match a pattern; `deep` with those below.
    let list (path: string) (pattern: string) (deep: bool) (files: bool) (folders: bool) : string[] =
        Files.checkPath path
        if isNull pattern then
            raiseNull "searchPattern"
        let found = Buffer<string> 8
        collect path (if pattern = "*.*" || pattern = "" then "*" else pattern) deep files folders found
        found.ToArray()

    /// Makes a folder and those above it.
    let rec make (path: string) : unit =
        Files.checkPath path
        if Files.kind path <> 0x4000 then
            let parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator path)
            if not (isNull parent) && parent.Length > 0 then
                if Files.kind parent = 0x8000 then
                    missing path
                make parent
            let result = Files.onPath path 5 (Raw.none ())
            if result < 0n && not (result = -17n && Files.kind path = 0x4000) then
                (if result = -20n then missing path else Files.refuse path result)

    /// Removes a folder; `deep` with what is in it.
    let rec remove (path: string) (deep: bool) : unit =
        Files.checkPath path
        if Files.kind path <> 0x4000 then
            missing path
        if deep then
            for name in names path do
                let full = Path.Combine(path, name)
                if Files.kind full = 0x4000 then
                    remove full true
                else
                    Files.onPath full 4 (Raw.none ()) |> ignore
        let result = Files.onPath path 6 (Raw.none ())
        if result = -39n then
            raise (IOException("Directory not empty : '" + Files.fullPath path + "'"))
        elif result < 0n then
            Files.refuse path result

    /// Moves a file or a folder; the target must not be there.
    let move (source: string) (target: string) : unit =
        if Files.kind target <> 0 then
            raise (IOException("The file '" + Files.fullPath target + "' already exists."))
        let result = Files.rename source target
        if result < 0n then
            Files.refuse source result

    /// Copies a file.
    let copy (source: string) (target: string) (overwrite: bool) : unit =
        let bytes = Files.readBytes source
        if not overwrite && Files.kind target <> 0 then
            raise (IOException("The file '" + Files.fullPath target + "' already exists."))
        Files.storeBytes target bytes

    /// Removes a file; nothing happens when it is not there.
    let removeFile (path: string) : unit =
        Files.checkPath path
        let result = Files.onPath path 4 (Raw.none ())
        if result = -2n then
            let folder = Path.GetDirectoryName(Files.fullPath path)
            if not (isNull folder) && Files.kind folder <> 0x4000 then
                missing path
        elif result < 0n then
            Files.refuse path result

    /// Facts of a path: a word at an offset of the system's record, or -1.
    let status (path: string) (offset: nativeint) : int64 =
        let record: nativeptr<byte> = (# "stack_alloc" 160n : nativeptr<byte> #)
        if path.Length = 0 || Files.onPath path 3 record < 0n then -1L else int64 (Raw.loadWord record offset)

namespace System.IO

/// How deep a search goes.
type SearchOption =
    | TopDirectoryOnly = 0
    | AllDirectories = 1
