// covers: %d %i %u %x %X %o with every integer type, flags, widths, widths as arguments, formats as values
let widths = [ 0; 7; -7; 123456 ]

let main () =
    for n in widths do
        printfn "[%d] [%5d] [%-5d] [%05d] [%+d] [% d] [%+5d] [%-+5d] [%+05d]" n n n n n n n n n
    printfn "%d %i %u" -1 -1 1
    printfn "%u %u %u %u" -1 -1L -1y -1s
    printfn "%d %d %d %d" 255uy -128y 65535us -32768s
    printfn "%d %d %d %d" 4294967295u 18446744073709551615UL System.Int64.MinValue System.Int32.MinValue
    printfn "%x %X %o" 255 255 255
    printfn "%x %x %x %x" -1 -1L -1y -1s
    printfn "%o %o" -1 255uy
    printfn "%X %X" 0xDEADBEEFu 0xFEDCBA9876543210UL
    printfn "[%8x] [%-8x] [%08x] [%4X] [%08X]" 48879 48879 48879 0xABCDEF -2
    printfn "[%4d%%] [%%] [%d%d]" 50 1 2
    printfn "[%*d] [%-*d] [%0*d]" 6 42 6 42 6 42
    printfn "%d %d" 5n 7un
    let row: int -> int -> string = sprintf "%3d|%-3d|"
    printfn "%s%s" (row 1 2) (row 10 20)
    let partial = sprintf "%d-%d-%d" 1 2
    printfn "%s %s" (partial 3) (partial 4)
    let table = [ 1 .. 4 ] |> List.map (fun r -> [ 1 .. 4 ] |> List.map (fun c -> sprintf "%4d" (pown r c)) |> String.concat "")
    printfn "%s" (String.concat "\n" table)
    printf "%d" 1
    printf ", "
    printf "%d\n" 2
    printfn ""
    List.iter (printf "<%d>") [ 1; 2; 3 ]
    printfn ""
    List.iteri (printfn "%d: %d") [ 10; 20 ]
    let clock h m s = sprintf "%02d:%02d:%02d" h m s
    printfn "%s %s" (clock 7 5 9) (clock 23 59 0)
    printfn "%s" (sprintf "%d" (if 1 > 2 then 1 else 2))
    printfn "%d bytes" (sprintf "%d%s" 12 "ab").Length
    let addresses = [| 192uy; 168uy; 0uy; 1uy |] |> Array.map (sprintf "%d") |> String.concat "."
    printfn "%s" addresses
    let dump = [ 0 .. 20 .. 255 ] |> List.map (byte >> sprintf "%02x") |> String.concat " "
    printfn "%s" dump

main ()
