// covers: the process's streams as bytes, in order with the console's own output; a reader and a writer over them
open System
open System.IO
open System.Text

[<EntryPoint>]
let main _ =
    use out = Console.OpenStandardOutput()
    printfn "first"
    let bytes = Encoding.UTF8.GetBytes "second: äöü\n"
    out.Write(bytes, 0, bytes.Length)
    Console.WriteLine "third"
    Console.Out.Flush()
    out.WriteByte(byte 'x')
    out.WriteByte 10uy
    out.Flush()
    printfn "%b %b %b" out.CanRead out.CanWrite out.CanSeek
    let writer = new StreamWriter(Console.OpenStandardOutput())
    writer.AutoFlush <- true
    writer.WriteLine("fourth {0}", 4)
    writer.Write "fifth"
    writer.Write '\n'
    use input = Console.OpenStandardInput()
    printfn "%b %b" input.CanRead input.CanWrite
    let buffer = Array.zeroCreate 16
    printfn "%d" (input.Read(buffer, 0, 16))
    use reader = new StreamReader(Console.OpenStandardInput())
    printfn "%A" (reader.ReadLine())
    printfn "%d" (reader.ReadToEnd().Length)
    use error = Console.OpenStandardError()
    error.Write([| 33uy; 10uy |], 0, 2)
    try out.Read(buffer, 0, 1) |> ignore with :? NotSupportedException as e -> printfn "%s" e.Message
    try input.Write(buffer, 0, 1) with :? NotSupportedException as e -> printfn "%s" e.Message
    0
