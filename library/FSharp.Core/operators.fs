/// The operators and functions that every file sees, beside the primitive ones.
namespace FSharp.Core

open System
open Firefly.Runtime

/// Parts of operators that are not inlined.
module OperatorParts =

    /// Raises for a negation that its type cannot hold.
    [<NoInline; Cold>]
    let negationOverflow () : 'T =
        let e: exn = OverflowException("Negating the minimum value of a twos complement number is invalid.") :> exn
        (# "raise" e : 'T #)

    /// Raises for a result that its type cannot hold.
    [<NoInline; Cold>]
    let overflow () : 'T =
        let e: exn = OverflowException() :> exn
        (# "raise" e : 'T #)

    /// Sign of a float.
    let floatSign (x: float) : int =
        if x > 0.0 then
            1
        elif x < 0.0 then
            -1
        elif x = 0.0 then
            0
        else
            let e: exn = ArithmeticException("Function does not accept floating point Not-a-Number values.") :> exn
            (# "raise" e : int #)

    /// First index of a slice.
    let sliceStart (start: int option) : int =
        match start with
        | Some n -> if n >= 0 then n else 0
        | None -> 0

    /// Number of elements of a slice that starts at `low`.
    let sliceCount (low: int) (finish: int option) (length: int) : int =
        let high: int =
            match finish with
            | Some n -> if n < length then n else length - 1
            | None -> length - 1
        if high >= low then high - low + 1 else 0

    /// Part of an array; the bounds are right.
    let subArray (source: 'T[]) (start: int) (count: int) : 'T[] =
        let result: 'T[] = (# "array_new" count : 'T[] #)
        let mutable i: int = 0
        while i < count do
            let x: 'T = (# "array_get" source (start + i) : 'T #)
            (# "array_set" result i x : unit #)
            i <- i + 1
        result

/// Operators and functions of general use.
[<AutoOpen>]
module Operators =

    /// Raises an exception.
    let inline raise (e: exn) : 'T = (# "raise" e : 'T #)

    /// Raises the exception of the handler again.
    let inline reraise () : 'T = (# "reraise" : 'T #)

    /// An exception with a message.
    let Failure (message: string) : exn = Exception(message) :> exn

    /// Matches an exception made by `failwith`, with its message.
    let (|Failure|_|) (error: exn) : string option =
        if Text.equals (# "class_name" error : string #) "System.Exception" then Some error.Message else None

    /// Raises an exception with a message.
    let inline failwith (message: string) : 'T =
        let e: exn = Exception(message)
        (# "raise" e : 'T #)

    /// Raises ArgumentException.
    let inline invalidArg (argumentName: string) (message: string) : 'T =
        let e: exn = ArgumentException(message, argumentName) :> exn
        (# "raise" e : 'T #)

    /// Raises ArgumentNullException.
    let inline nullArg (argumentName: string) : 'T =
        let e: exn = ArgumentNullException(argumentName) :> exn
        (# "raise" e : 'T #)

    /// Raises InvalidOperationException.
    let inline invalidOp (message: string) : 'T =
        let e: exn = InvalidOperationException(message) :> exn
        (# "raise" e : 'T #)

    /// Leaves the program.
    let exit (exitcode: int) : 'T = Process.exit exitcode

    /// Conversion to `obj`.
    let inline box (value: 'T) : obj = value :> obj

    /// Conversion from `obj`, checked.
    let inline unbox (value: obj) : 'T = value :?> 'T

    /// Conversion from `obj`; None when it is of another type.
    let inline tryUnbox (value: obj) : 'T option =
        match value with
        | :? 'T as x -> Some x
        | _ -> None

    /// The text of a value.
    let inline string (value: 'T) : string = (# "to_string" value : string #)

    /// The value, which must not be null.
    let inline nonNull (value: 'T) : 'T =
        if (# "is_null" value : bool #) then
            let e: exn = NullReferenceException() :> exn
            (# "raise" e : 'T #)
        else
            value

    /// The value of an argument, which must not be null.
    let inline nullArgCheck (argumentName: string) (value: 'T) : 'T =
        if (# "is_null" value : bool #) then
            let e: exn = ArgumentNullException(argumentName) :> exn
            (# "raise" e : 'T #)
        else
            value

    /// The value at the type that allows null.
    let inline withNull (value: 'T) : 'T = value

    /// Null, or a value that is not.
    let inline (|Null|NonNull|) (value: 'T) : Choice<unit, 'T> =
        if (# "is_null" value : bool #) then Null else NonNull value

    /// The value of an option, or another.
    let inline defaultArg (arg: 'T option) (defaultValue: 'T) : 'T =
        match arg with
        | Some x -> x
        | None -> defaultValue

    /// The value of an option, or another.
    let inline defaultValueArg (arg: 'T voption) (defaultValue: 'T) : 'T =
        match arg with
        | ValueSome x -> x
        | ValueNone -> defaultValue

    /// A mutable cell.
    let inline ref (value: 'T) : 'T ref = { contents = value }

    /// What a cell holds.
    let inline (!) (cell: 'T ref) : 'T = cell.contents

    /// Changes what a cell holds.
    let inline (:=) (cell: 'T ref) (value: 'T) : unit = cell.contents <- value

    /// Adds one to a cell.
    let inline incr (cell: int ref) : unit = cell.contents <- cell.contents + 1

    /// Takes one from a cell.
    let inline decr (cell: int ref) : unit = cell.contents <- cell.contents - 1

    /// Runs a function on a resource and releases it.
    let inline using (resource: 'T) (action: 'T -> 'U) : 'U when 'T :> IDisposable =
        try
            action resource
        finally
            if not (# "is_null" resource : bool #) then
                resource.Dispose()

    /// Runs a function while an object is locked.
    let inline lock (lockObject: 'Lock) (action: unit -> 'T) : 'T = action ()

    /// A sequence as such.
    let inline seq (sequence: seq<'T>) : seq<'T> = sequence

    /// The larger infinity of `float`.
    let infinity: float = 1.0 / 0.0

    /// Not a number, of `float`.
    let nan: float = (# "bitcast" -2251799813685248L : float #)

    /// The larger infinity of `float32`.
    let infinityf: float32 = 1.0f / 0.0f

    /// Not a number, of `float32`.
    let nanf: float32 = (# "bitcast" -4194304 : float32 #)

    /// The size without sign.
    let inline abs (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 1 then
            let wide: int64 = (# "convert" value : int64 #)
            if wide < 0L then
                let r: ^T = (# "convert" (0L - wide) : ^T #)
                if (# "convert" r : int64 #) < 0L then OperatorParts.negationOverflow () else r
            else
                value
        elif (# "type_kind" type (^T) : int #) = 3 then
            (# "fabs" value : ^T #)
        else
            (^T : (static member Abs : ^T -> ^T) (value))

    /// -1, 0 or 1.
    let inline sign (value: ^T) : int =
        if (# "type_kind" type (^T) : int #) = 1 then
            let wide: int64 = (# "convert" value : int64 #)
            if wide > 0L then 1
            elif wide < 0L then -1
            else 0
        elif (# "type_kind" type (^T) : int #) = 3 then
            OperatorParts.floatSign (# "convert" value : float #)
        else
            (^T : (member Sign : int) (value))

    /// Square root.
    let inline sqrt (value: ^T) : ^U =
        if (# "type_kind" type (^T) : int #) = 3 then
            let r: ^T = (# "fsqrt" value : ^T #)
            (# "retype" r : ^U #)
        else
            (^T : (static member Sqrt : ^T -> ^U) (value))

    /// Largest whole number not above.
    let inline floor (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "ffloor" value : ^T #)
        else
            (^T : (static member Floor : ^T -> ^T) (value))

    /// Smallest whole number not below.
    let inline ceil (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "fceil" value : ^T #)
        else
            (^T : (static member Ceiling : ^T -> ^T) (value))

    /// Whole number towards zero.
    let inline truncate (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "ftrunc" value : ^T #)
        else
            (^T : (static member Truncate : ^T -> ^T) (value))

    /// Nearest whole number, ties to even.
    let inline round (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "frint" value : ^T #)
        else
            (^T : (static member Round : ^T -> ^T) (value))

    /// e to a power.
    let inline exp (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.exp (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Exp : ^T -> ^T) (value))

    /// Natural logarithm.
    let inline log (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.log (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Log : ^T -> ^T) (value))

    /// Decimal logarithm.
    let inline log10 (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.log10 (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Log10 : ^T -> ^T) (value))

    /// Sine.
    let inline sin (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.sin (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Sin : ^T -> ^T) (value))

    /// Cosine.
    let inline cos (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.cos (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Cos : ^T -> ^T) (value))

    /// Tangent.
    let inline tan (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.tan (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Tan : ^T -> ^T) (value))

    /// Angle of a sine.
    let inline asin (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.asin (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Asin : ^T -> ^T) (value))

    /// Angle of a cosine.
    let inline acos (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.acos (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Acos : ^T -> ^T) (value))

    /// Angle of a tangent.
    let inline atan (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.atan (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Atan : ^T -> ^T) (value))

    /// Angle of a point: ordinate, then abscissa.
    let inline atan2 (y: ^T) (x: ^T) : ^U =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.atan2 (# "convert" y : float #) (# "convert" x : float #)) : ^U #)
        else
            (^T : (static member Atan2 : ^T * ^T -> ^U) (y, x))

    /// Hyperbolic sine.
    let inline sinh (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.sinh (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Sinh : ^T -> ^T) (value))

    /// Hyperbolic cosine.
    let inline cosh (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.cosh (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Cosh : ^T -> ^T) (value))

    /// Hyperbolic tangent.
    let inline tanh (value: ^T) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.tanh (# "convert" value : float #)) : ^T #)
        else
            (^T : (static member Tanh : ^T -> ^T) (value))

    /// Power with a float exponent.
    let inline ( ** ) (x: ^T) (y: ^U) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.pow (# "convert" x : float #) (# "convert" y : float #)) : ^T #)
        else
            (^T : (static member Pow : ^T * ^U -> ^T) (x, y))

    /// Hash that looks at a limited part of a value.
    let inline limitedHash (limit: int) (value: 'T) : int when 'T : equality = (# "hash" value : int #)

    /// Operators without wrap-around.
    module Checked =

        /// Sum; raises on overflow.
        let inline (+) (x: ^A) (y: ^B) : ^C =
            if (# "type_kind" type (^A) : int #) = 1 || (# "type_kind" type (^A) : int #) = 2 then
                if (# "add_overflows" x y : bool #) then OperatorParts.overflow ()
                else ((^A or ^B) : (static member (+) : ^A * ^B -> ^C) (x, y))
            else
                ((^A or ^B) : (static member (+) : ^A * ^B -> ^C) (x, y))

        /// Difference; raises on overflow.
        let inline (-) (x: ^A) (y: ^B) : ^C =
            if (# "type_kind" type (^A) : int #) = 1 || (# "type_kind" type (^A) : int #) = 2 then
                if (# "sub_overflows" x y : bool #) then OperatorParts.overflow ()
                else ((^A or ^B) : (static member (-) : ^A * ^B -> ^C) (x, y))
            else
                ((^A or ^B) : (static member (-) : ^A * ^B -> ^C) (x, y))

        /// Product; raises on overflow.
        let inline (*) (x: ^A) (y: ^B) : ^C =
            if (# "type_kind" type (^A) : int #) = 1 || (# "type_kind" type (^A) : int #) = 2 then
                if (# "mul_overflows" x y : bool #) then OperatorParts.overflow ()
                else ((^A or ^B) : (static member (*) : ^A * ^B -> ^C) (x, y))
            else
                ((^A or ^B) : (static member (*) : ^A * ^B -> ^C) (x, y))

        /// Negation; raises on overflow.
        let inline (~-) (x: ^A) : ^A =
            if (# "type_kind" type (^A) : int #) = 1 then
                let zero: ^A = (# "zero" type (^A) : ^A #)
                if (# "sub_overflows" zero x : bool #) then OperatorParts.overflow ()
                else (^A : (static member (~-) : ^A -> ^A) (x))
            else
                (^A : (static member (~-) : ^A -> ^A) (x))

        /// Conversion; raises when the value does not fit.
        let inline sbyte (x: ^T) : sbyte = Conversion.sbyteChecked x

        /// Conversion; raises when the value does not fit.
        let inline int8 (x: ^T) : sbyte = Conversion.sbyteChecked x

        /// Conversion; raises when the value does not fit.
        let inline byte (x: ^T) : byte = Conversion.byteChecked x

        /// Conversion; raises when the value does not fit.
        let inline uint8 (x: ^T) : byte = Conversion.byteChecked x

        /// Conversion; raises when the value does not fit.
        let inline int16 (x: ^T) : int16 = Conversion.int16Checked x

        /// Conversion; raises when the value does not fit.
        let inline uint16 (x: ^T) : uint16 = Conversion.uint16Checked x

        /// Conversion; raises when the value does not fit.
        let inline int (x: ^T) : int = Conversion.int32Checked x

        /// Conversion; raises when the value does not fit.
        let inline int32 (x: ^T) : int = Conversion.int32Checked x

        /// Conversion; raises when the value does not fit.
        let inline uint32 (x: ^T) : uint32 = Conversion.uint32Checked x

        /// Conversion; raises when the value does not fit.
        let inline int64 (x: ^T) : int64 = Conversion.int64Checked x

        /// Conversion; raises when the value does not fit.
        let inline uint64 (x: ^T) : uint64 = Conversion.uint64Checked x

        /// Conversion; raises when the value does not fit.
        let inline nativeint (x: ^T) : nativeint = (# "convert" (Conversion.int64Checked x) : nativeint #)

        /// Conversion; raises when the value does not fit.
        let inline unativeint (x: ^T) : unativeint = (# "convert" (Conversion.uint64Checked x) : unativeint #)

        /// Conversion; raises when the value does not fit.
        let inline char (x: ^T) : char = (# "convert" (Conversion.uint16Checked x) : char #)

    /// Values that are not checked.
    module Unchecked =

        /// The value of which all bits are zero.
        let inline defaultof<'T> : 'T = (# "zero" type ('T) : 'T #)

        /// The structural order of any values.
        let inline compare (x: 'T) (y: 'T) : int = (# "compare" x y : int #)

        /// The structural equality of any values.
        let inline equals (x: 'T) (y: 'T) : bool = (# "equals" x y : bool #)

        /// The structural hash of any value.
        let inline hash (x: 'T) : int = (# "hash" x : int #)

        /// The value, taken not to be null.
        let inline nonNull (x: 'T) : 'T = x

    /// Comparison without structure, for types with operators of their own.
    module NonStructuralComparison =

        /// Less than.
        let inline (<) (x: 'T) (y: 'T) : bool = (# "less" x y : bool #)

        /// Greater than.
        let inline (>) (x: 'T) (y: 'T) : bool = (# "greater" x y : bool #)

        /// Less than or equal.
        let inline (<=) (x: 'T) (y: 'T) : bool = (# "less_eq" x y : bool #)

        /// Greater than or equal.
        let inline (>=) (x: 'T) (y: 'T) : bool = (# "greater_eq" x y : bool #)

        /// Equality.
        let inline (=) (x: 'T) (y: 'T) : bool = (# "equals" x y : bool #)

        /// Inequality.
        let inline (<>) (x: 'T) (y: 'T) : bool = not (# "equals" x y : bool #)

        /// Negative, zero or positive.
        let inline compare (x: 'T) (y: 'T) : int =
            if (# "less" x y : bool #) then -1
            elif (# "greater" x y : bool #) then 1
            else 0

        /// The greater of two; the second when they are equal.
        let inline max (x: 'T) (y: 'T) : 'T = if (# "less" x y : bool #) then y else x

        /// The less of two; the second when they are equal.
        let inline min (x: 'T) (y: 'T) : 'T = if (# "less" x y : bool #) then x else y

        /// The hash by the value's own method.
        let inline hash (value: 'T) : int = (# "hash" value : int #)

    /// What slices and the like become.
    module OperatorIntrinsics =

        /// `source.[start..finish]`
        let GetArraySlice (source: 'T[]) (start: int option) (finish: int option) : 'T[] =
            let low: int = OperatorParts.sliceStart start
            if (# "is_null" source : bool #) then
                let e: exn = System.NullReferenceException() :> exn
                (# "raise" e : unit #)
            OperatorParts.subArray source low (OperatorParts.sliceCount low finish (# "array_length" source : int #))

        /// `target.[start..finish] <- source`
        let SetArraySlice (target: 'T[]) (start: int option) (finish: int option) (source: 'T[]) : unit =
            let low: int =
                match start with
                | Some n -> n
                | None -> 0
            let high: int =
                match finish with
                | Some n -> n
                | None -> (# "array_length" target : int #) - 1
            let mutable i: int = low
            while i <= high do
                target.[i] <- source.[i - low]
                i <- i + 1

        /// `source.[start..finish]`
        let GetStringSlice (source: string) (start: int option) (finish: int option) : string =
            let low: int = OperatorParts.sliceStart start
            let count: int = OperatorParts.sliceCount low finish (int (Raw.textLength source))
            Text.slice source (nativeint low) (nativeint count)

        /// `source.[start..finish]`
        let GetListSlice (source: 'T list) (start: int option) (finish: int option) : 'T list =
            let low: int = OperatorParts.sliceStart start
            let mutable rest: 'T list = source
            let mutable i: int = 0
            let mutable picked: 'T list = []
            let mutable go: bool = true
            while go do
                match rest with
                | [] -> go <- false
                | head :: tail ->
                    let inside: bool =
                        match finish with
                        | Some n -> i <= n
                        | None -> true
                    if inside then
                        if i >= low then
                            picked <- head :: picked
                        rest <- tail
                        i <- i + 1
                    else
                        go <- false
            let mutable result: 'T list = []
            let mutable back: 'T list = picked
            go <- true
            while go do
                match back with
                | [] -> go <- false
                | head :: tail ->
                    result <- head :: result
                    back <- tail
            result

        /// Power of a number of any type with a multiplication, by squaring; the exponent is not negative.
        let inline powerBySquaring (one: 'T) (multiply: 'T -> 'T -> 'T) (value: 'T) (exponent: int) : 'T =
            let mutable result: 'T = one
            let mutable bit: int = 30
            while bit >= 0 && (exponent >>> bit) = 0 do
                bit <- bit - 1
            while bit >= 0 do
                if bit < 30 && (exponent >>> (bit + 1)) <> 0 then
                    result <- multiply result result
                if ((exponent >>> bit) &&& 1) = 1 then
                    result <- if (exponent >>> (bit + 1)) = 0 then value else multiply result value
                bit <- bit - 1
            result

    /// Power with an integer exponent; integers are checked for overflow.
    let inline pown (x: ^T) (n: int) : ^T =
        if (# "type_kind" type (^T) : int #) = 3 then
            (# "convert" (Math.pow (# "convert" x : float #) (# "convert" n : float #)) : ^T #)
        else
            let one: ^T = LanguagePrimitives.GenericOne< ^T >
            if n >= 0 then
                OperatorIntrinsics.powerBySquaring one (fun (a: ^T) (b: ^T) -> Checked.(*) a b) x n
            else
                let size: int = if n = -2147483648 then 2147483647 else 0 - n
                one / (OperatorIntrinsics.powerBySquaring one (fun (a: ^T) (b: ^T) -> Checked.(*) a b) x size)
