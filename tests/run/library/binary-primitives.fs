open System
open System.Buffers.Binary
let bytes = [| 1uy; 2uy; 3uy; 4uy; 5uy; 6uy; 7uy; 0xF8uy |]
let span () = ReadOnlySpan<byte>(bytes)
printfn "%d %d" (BinaryPrimitives.ReadInt16BigEndian(span ())) (BinaryPrimitives.ReadInt16LittleEndian(span ()))
printfn "%d %d" (BinaryPrimitives.ReadUInt16BigEndian(span ())) (BinaryPrimitives.ReadUInt16LittleEndian(span ()))
printfn "%d %d" (BinaryPrimitives.ReadInt32BigEndian(span ())) (BinaryPrimitives.ReadInt32LittleEndian(span ()))
printfn "%d %d" (BinaryPrimitives.ReadUInt32BigEndian(span ())) (BinaryPrimitives.ReadUInt32LittleEndian(span ()))
printfn "%d %d" (BinaryPrimitives.ReadInt64BigEndian(span ())) (BinaryPrimitives.ReadInt64LittleEndian(span ()))
printfn "%d %d" (BinaryPrimitives.ReadUInt64BigEndian(span ())) (BinaryPrimitives.ReadUInt64LittleEndian(span ()))
let out = Array.zeroCreate<byte> 8
let show () = printfn "%s" (BitConverter.ToString out)
BinaryPrimitives.WriteInt32BigEndian(Span<byte>(out), 0x01020304)
show ()
BinaryPrimitives.WriteInt32LittleEndian(Span<byte>(out), -2)
show ()
BinaryPrimitives.WriteUInt16BigEndian(Span<byte>(out, 6, 2), 0xABCDus)
show ()
BinaryPrimitives.WriteInt64BigEndian(Span<byte>(out), -5L)
show ()
BinaryPrimitives.WriteUInt64LittleEndian(Span<byte>(out), 5UL)
show ()
BinaryPrimitives.WriteInt16LittleEndian(Span<byte>(out), -3s)
BinaryPrimitives.WriteUInt32BigEndian(Span<byte>(out, 4, 4), 77u)
show ()
printfn "%d %d %d" (BinaryPrimitives.ReverseEndianness 1) (BinaryPrimitives.ReverseEndianness 1us) (BinaryPrimitives.ReverseEndianness 1UL)
try printfn "%d" (BinaryPrimitives.ReadInt32BigEndian(ReadOnlySpan<byte>(bytes, 0, 3))) with e -> printfn "%s" e.Message
try BinaryPrimitives.WriteInt64BigEndian(Span<byte>(out, 0, 7), 1L) with e -> printfn "%s" e.Message
let mutable v = 0
printfn "%b %d" (BinaryPrimitives.TryReadInt32BigEndian(span (), &v)) v
printfn "%b %d" (BinaryPrimitives.TryReadInt32BigEndian(ReadOnlySpan<byte>(bytes, 0, 1), &v)) v
printfn "%b" (BinaryPrimitives.TryWriteInt32BigEndian(Span<byte>(out, 0, 3), 1))
