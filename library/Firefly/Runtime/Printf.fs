/// What a format literal becomes: calls that write each part to an environment.
module Firefly.Runtime.Printf

open System.IO
open Firefly.Runtime

/// Where formatted output goes: a channel of the process when `Buffer` is null, otherwise the buffer. `Writer` is the writer
/// that a buffer is for, if there is one.
[<Struct; NoEquality; NoComparison>]
type Env =
    {
        /// Channel of the process (see `Output`).
        Channel: nativeptr<byte>
        /// Text that is being built, or null.
        Buffer: TextBuffer
        /// The writer that gets the text at the end, or null.
        Writer: TextWriter
    }

/// Flags of a format specifier.
[<Literal>]
let Left = 1

/// Fill with zeros.
[<Literal>]
let Zero = 2

/// Sign of positive numbers.
[<Literal>]
let Plus = 4

/// Space for the sign of positive numbers.
[<Literal>]
let Space = 8

/// A writer: the text is collected first.
let toWriter (writer: TextWriter) : Env =
    { Channel = Raw.none (); Buffer = Buffer.create (); Writer = writer }

/// Standard output.
let toOutput () : Env =
    if not (# "is_null" Redirection.output : bool #) then
        toWriter Redirection.output
    else
        { Channel = Output.output ()
          Buffer = (# "zero" type (TextBuffer) : TextBuffer #)
          Writer = (# "zero" type (TextWriter) : TextWriter #) }

/// Standard error.
let toError () : Env =
    if not (# "is_null" Redirection.error : bool #) then
        toWriter Redirection.error
    else
        { Channel = Output.error ()
          Buffer = (# "zero" type (TextBuffer) : TextBuffer #)
          Writer = (# "zero" type (TextWriter) : TextWriter #) }

/// A buffer.
let toBuffer (buffer: TextBuffer) : Env =
    { Channel = Raw.none ()
      Buffer = buffer
      Writer = (# "zero" type (TextWriter) : TextWriter #) }

/// Writes ASCII bytes.
let private ascii (env: Env) (p: nativeptr<byte>) (count: nativeint) : unit =
    if (# "is_null" env.Buffer : bool #) then
        Output.bytes env.Channel p count
    else
        Buffer.ascii env.Buffer p count

/// Writes an ASCII byte some times.
let private fill (env: Env) (value: byte) (count: nativeint) : unit =
    let mutable i: nativeint = 0n
    while i < count do
        if (# "is_null" env.Buffer : bool #) then
            Output.byte env.Channel value
        else
            Buffer.unit env.Buffer (uint16 value)
        i <- i + 1n

/// Writes text as it stands.
let literal (env: Env) (text: string) : unit =
    if (# "is_null" env.Buffer : bool #) then
        Output.text env.Channel text
    else
        Buffer.text env.Buffer text

/// Ends the output of a call.
let finish (env: Env) : unit =
    if not (# "is_null" env.Writer : bool #) then
        let text: string = Buffer.toText env.Buffer
        env.Writer.Write(text)
    elif (# "is_null" env.Buffer : bool #) then
        Output.finish env.Channel

/// Ends the output of a call with a new line.
let finishLine (env: Env) : unit =
    if not (# "is_null" env.Writer : bool #) then
        finish env
        env.Writer.WriteLine()
    else
        literal env "\n"
        finish env

/// Writes text in a field.
let string (env: Env) (flags: int) (width: int) (text: string) : unit =
    let room: nativeint = nativeint width - Text.length text
    if (flags &&& Left) = 0 then
        fill env 32uy room
    literal env text
    if (flags &&& Left) <> 0 then
        fill env 32uy room

/// Writes the digits of a number in a field. `sign` is the byte before them or 0; zeros fill the field only when `finite`.
let private number (env: Env) (flags: int) (width: int) (sign: byte) (finite: bool) (p: nativeptr<byte>) (count: nativeint) : unit =
    let room: nativeint = nativeint width - count - (if sign = 0uy then 0n else 1n)
    let zeros: bool = finite && (flags &&& (Left ||| Zero)) = Zero
    if not zeros && (flags &&& Left) = 0 then
        fill env 32uy room
    if sign <> 0uy then
        fill env sign 1n
    if zeros then
        fill env 48uy room
    ascii env p count
    if (flags &&& Left) <> 0 then
        fill env 32uy room

/// The sign before a number.
let inline private signOf (flags: int) (negative: bool) : byte =
    if negative then 45uy
    elif (flags &&& Plus) <> 0 then 43uy
    elif (flags &&& Space) <> 0 then 32uy
    else 0uy

/// Writes a whole number of 64 bits.
let private whole (env: Env) (flags: int) (width: int) (spec: char) (value: uint64) (negative: bool) : unit =
    let scratch: nativeptr<byte> = (# "stack_alloc" 80n : nativeptr<byte> #)
    let stop: nativeptr<byte> = Raw.add scratch 80n
    let p: nativeptr<byte> =
        match spec with
        | 'x' -> Digits.beforeBase stop value 4 false
        | 'X' -> Digits.beforeBase stop value 4 true
        | 'o' -> Digits.beforeBase stop value 3 false
        | 'b'
        | 'B' -> Digits.beforeBase stop value 1 false
        | _ -> Digits.before stop value
    number env flags width (signOf flags negative) true p (Raw.address stop - Raw.address p)

/// Writes the text of a number that has no machine representation.
let private numberText (env: Env) (flags: int) (width: int) (text: string) : unit =
    let count: nativeint = Text.length text
    let negative: bool = count > 0n && Text.unit text 0n = 45us
    let skip: nativeint = if negative then 1n else 0n
    number env flags width (signOf flags negative) true (Raw.add (Raw.textData text) skip) (count - skip)
    Raw.keep text

/// Writes an integer: `%d`, `%i`, `%u`, `%x`, `%X`, `%o`, `%b`, `%B`.
let integer (env: Env) (flags: int) (width: int) (precision: int) (spec: char) (value: 'T) : unit =
    if (# "type_kind" type ('T) : int #) = 1 then
        let wide: int64 = (# "convert" value : int64 #)
        if (spec = 'd' || spec = 'i') && wide < 0L then
            whole env flags width spec (0UL - uint64 wide) true
        else
            let unused: int = 64 - 8 * (# "sizeof" type ('T) : int #)
            whole env flags width spec ((uint64 wide <<< unused) >>> unused) false
    elif (# "type_kind" type ('T) : int #) = 2 then
        let wide: uint64 = (# "convert" value : uint64 #)
        whole env flags width spec wide false
    else
        numberText env flags width (# "to_string" value : string #)

/// Writes a float: `%e`, `%f`, `%g` and their capitals.
let private real (env: Env) (flags: int) (width: int) (precision: int) (spec: char) (value: float) (single: bool) : unit =
    let digits: int = if precision < 0 then 6 else precision
    let size: nativeint = 480n + nativeint digits
    let small: nativeptr<byte> = (# "stack_alloc" 1024n : nativeptr<byte> #)
    let target: nativeptr<byte> = if size <= 1024n then small else Heap.alloc size
    let count: nativeint = NumberText.ofFloat value single (byte spec) digits target
    let finite: bool = value - value = 0.0
    // A negative zero is not less than zero: F# leaves its sign with the digits.
    let negative: bool = value < 0.0
    let skip: nativeint = if negative && finite then 1n else 0n
    let sign: byte = if finite then signOf flags negative else 0uy
    number env flags width sign finite (Raw.add target skip) (count - skip)
    if size > 1024n then
        Heap.free target size

/// Writes a number with a point: `%e`, `%E`, `%f`, `%F`, `%g`, `%G`, `%M`.
let floating (env: Env) (flags: int) (width: int) (precision: int) (spec: char) (value: 'T) : unit =
    if (# "type_is" type ('T, float) : bool #) then
        let x: float = (# "retype" value : float #)
        real env flags width precision spec x false
    elif (# "type_is" type ('T, float32) : bool #) then
        let x: float32 = (# "retype" value : float32 #)
        real env flags width precision spec (float x) true
    elif (# "type_is" type ('T, System.Decimal) : bool #) then
        let x: System.Decimal = (# "retype" value : System.Decimal #)
        if spec = 'M' then
            numberText env flags width (System.Decimal.Format(x, ""))
        else
            let digits: string = Digits.unsignedText (uint64 (if precision < 0 then 6 else precision))
            numberText env flags width (System.Decimal.Format(x, Text.concat (Text.ofChar spec) digits))
    else
        numberText env flags width (# "to_string" value : string #)

/// Writes `true` or `false`: `%b`.
let boolean (env: Env) (flags: int) (width: int) (value: bool) : unit =
    string env flags width (if value then "true" else "false")

/// Writes a char: `%c`.
let character (env: Env) (flags: int) (width: int) (value: char) : unit =
    let room: nativeint = nativeint width - 1n
    if (flags &&& Left) = 0 then
        fill env 32uy room
    if uint16 value < 128us then
        fill env (byte value) 1n
    else
        literal env (Text.ofChar value)
    if (flags &&& Left) <> 0 then
        fill env 32uy room

/// Writes the text of any value: `%O`.
let object (env: Env) (flags: int) (width: int) (value: 'T) : unit =
    let text: string = Strings.toText value
    if Text.length text > 0n then
        string env flags width text
    elif
        (# "type_kind" type ('T) : int #) = 15
        || (# "type_kind" type ('T) : int #) = 16
        || (# "type_kind" type ('T) : int #) = 0
        || Text.equals (# "type_name" type ('T) : string #) "FSharpOption`1"
    then
        // Only null has no text among these; None is null on .NET.
        string env flags width "<null>"
    elif (# "type_kind" type ('T) : int #) = 6 then
        let given: string = (# "retype" value : string #)
        string env flags width (if (# "is_null" given : bool #) then "<null>" else "")
    else
        string env flags width text

/// Writes the structure of any value: `%A`.
let any (env: Env) (flags: int) (width: int) (precision: int) (value: 'T) : unit =
    if width <= 0 && precision < 0 && (flags &&& Zero) = 0 then
        literal env (# "any_to_string" value : string #)
    else
        let columns: int =
            if (flags &&& Zero) <> 0 then 0
            elif width <= 0 then 80
            else width
        let size: int = if precision < 0 then 10000 else precision
        literal env (Any.renderIn columns size (# "any_node" value : Any.Node #))

/// Writes what a function makes: `%t` with the function, `%a` with the function applied to its value.
let inline custom (env: Env) (make: 'State -> 'Residue) : unit =
    if (# "type_is" type ('Residue, string) : bool #) then
        let residue: 'Residue = make (# "zero" type ('State) : 'State #)
        literal env (# "retype" residue : string #)
    elif (# "type_is" type ('State, TextWriter) : bool #) then
        let writer: TextWriter =
            if not (# "is_null" env.Writer : bool #) then
                let waiting: string = Buffer.toText env.Buffer
                env.Writer.Write(waiting)
                Buffer.remove env.Buffer 0n env.Buffer.Count
                env.Writer
            else
                ConsoleWriter(Raw.address env.Channel = Raw.address (Output.error ())) :> TextWriter
        let state: 'State = (# "retype" writer : 'State #)
        make state |> ignore
    else
        // A StringBuilder over the same buffer.
        let builder: System.Text.StringBuilder = System.Text.StringBuilder.Over(env.Buffer)
        let state: 'State = (# "retype" builder : 'State #)
        make state |> ignore
