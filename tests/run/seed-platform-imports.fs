// covers: platform descriptors chosen at compile time, a descriptor of libm that is really called
// On Windows: Uses Microsoft's _alloca with stdcall convention
#if WINDOWS
let allocaImport = {
    LibraryName = "msvcrt"
    FunctionName = "_alloca"
    CallingConvention = StdCall // Windows C runtime convention
}
#endif
// On Linux: Uses POSIX alloca with cdecl convention
#if LINUX
let allocaImport = {
    LibraryName = "libc.so.6"
    FunctionName = "alloca"
    CallingConvention = Cdecl // Standard C calling convention
}
#endif

let cosineImport = {
    LibraryName = "libm.so.6"
    FunctionName = "cos"
    CallingConvention = Cdecl
}

let cosine (x: float) : float = Foreign.call1 cosineImport x

[<EntryPoint>]
let main _ =
    printfn "%s of %s" allocaImport.FunctionName allocaImport.LibraryName
    printfn "%b" (allocaImport.CallingConvention = Cdecl)
    printfn "%.6f %.6f" (cosine 0.0) (cosine 1.0)
    0
