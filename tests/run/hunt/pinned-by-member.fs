open FSharp.NativeInterop
open System
type RefField<'T>(_value) =
    let mutable _value = _value
    member this.Value = _value
    member this.GetPinnableReference () : byref<'T> = &_value
let pinIt (thing: RefField<int>) =
    use ptr = fixed thing
    NativePtr.get ptr 0
let x = RefField(42)
printfn "%d" (pinIt x)
