/// The operators that are instructions: arithmetic, comparison, conversion and application. They come first so
/// that every other file of the library can be written in plain F#.
namespace FSharp.Core

/// Arithmetic, bitwise, comparison and application operators, and the conversions between primitive types.
[<AutoOpen>]
module Operators =

    /// Sum, or concatenation of strings.
    let inline (+) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (+) : ^A * ^B -> ^C) (x, y))

    /// Difference.
    let inline (-) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (-) : ^A * ^B -> ^C) (x, y))

    /// Product.
    let inline (*) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (*) : ^A * ^B -> ^C) (x, y))

    /// Quotient; integers round towards zero and raise on a zero divisor.
    let inline (/) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (/) : ^A * ^B -> ^C) (x, y))

    /// Remainder, with the sign of the dividend.
    let inline (%) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (%) : ^A * ^B -> ^C) (x, y))

    /// Negation.
    let inline (~-) (x: ^A) : ^A = (^A : (static member (~-) : ^A -> ^A) (x))

    /// The value itself.
    let inline (~+) (x: ^A) : ^A = (^A : (static member (~+) : ^A -> ^A) (x))

    /// Bitwise and.
    let inline (&&&) (x: ^A) (y: ^A) : ^A = (^A : (static member (&&&) : ^A * ^A -> ^A) (x, y))

    /// Bitwise or.
    let inline (|||) (x: ^A) (y: ^A) : ^A = (^A : (static member (|||) : ^A * ^A -> ^A) (x, y))

    /// Bitwise exclusive or.
    let inline (^^^) (x: ^A) (y: ^A) : ^A = (^A : (static member (^^^) : ^A * ^A -> ^A) (x, y))

    /// Bitwise complement.
    let inline (~~~) (x: ^A) : ^A = (^A : (static member (~~~) : ^A -> ^A) (x))

    /// Shift left; the amount is taken modulo the width.
    let inline (<<<) (x: ^A) (n: int) : ^A = (^A : (static member (<<<) : ^A * int -> ^A) (x, n))

    /// Shift right, arithmetic for signed types; the amount is taken modulo the width.
    let inline (>>>) (x: ^A) (n: int) : ^A = (^A : (static member (>>>) : ^A * int -> ^A) (x, n))

    /// Structural equality.
    let inline (=) (x: 'T) (y: 'T) : bool when 'T : equality = (# "equals" x y : bool #)

    /// Structural inequality.
    let inline (<>) (x: 'T) (y: 'T) : bool when 'T : equality = if (# "equals" x y : bool #) then false else true

    /// Structural less than.
    let inline (<) (x: 'T) (y: 'T) : bool when 'T : comparison = (# "less" x y : bool #)

    /// Structural less than or equal.
    let inline (<=) (x: 'T) (y: 'T) : bool when 'T : comparison = (# "less_eq" x y : bool #)

    /// Structural greater than.
    let inline (>) (x: 'T) (y: 'T) : bool when 'T : comparison = (# "greater" x y : bool #)

    /// Structural greater than or equal.
    let inline (>=) (x: 'T) (y: 'T) : bool when 'T : comparison = (# "greater_eq" x y : bool #)

    /// Structural order: negative, zero or positive.
    let inline compare (x: 'T) (y: 'T) : int when 'T : comparison = (# "compare" x y : int #)

    /// Structural hash.
    let inline hash (x: 'T) : int when 'T : equality = (# "hash" x : int #)

    /// The larger of two floats: NaN if either is, and 0 above -0.
    let floatMax (x: float) (y: float) : float =
        if x > y then x
        elif x < y then y
        elif x = y then (if (# "bitcast" x : int64 #) < 0L then y else x)
        elif x = x then y
        else x

    /// The smaller of two floats: NaN if either is, and -0 below 0.
    let floatMin (x: float) (y: float) : float =
        if x < y then x
        elif x > y then y
        elif x = y then (if (# "bitcast" x : int64 #) < 0L then x else y)
        elif x = x then y
        else x

    /// The larger of two values; NaN if either is.
    let inline max (x: 'T) (y: 'T) : 'T when 'T : comparison =
        if (# "type_is" type ('T, float) : bool #) then
            let r: float = floatMax (# "retype" x : float #) (# "retype" y : float #)
            (# "retype" r : 'T #)
        elif (# "type_is" type ('T, float32) : bool #) then
            let a: float = (# "convert" (# "retype" x : float32 #) : float #)
            let b: float = (# "convert" (# "retype" y : float32 #) : float #)
            let r: float32 = (# "convert" (floatMax a b) : float32 #)
            (# "retype" r : 'T #)
        elif (# "less" x y : bool #) then y
        else x

    /// The smaller of two values; NaN if either is.
    let inline min (x: 'T) (y: 'T) : 'T when 'T : comparison =
        if (# "type_is" type ('T, float) : bool #) then
            let r: float = floatMin (# "retype" x : float #) (# "retype" y : float #)
            (# "retype" r : 'T #)
        elif (# "type_is" type ('T, float32) : bool #) then
            let a: float = (# "convert" (# "retype" x : float32 #) : float #)
            let b: float = (# "convert" (# "retype" y : float32 #) : float #)
            let r: float32 = (# "convert" (floatMin a b) : float32 #)
            (# "retype" r : 'T #)
        elif (# "less" x y : bool #) then x
        else y

    /// Logical negation.
    let inline not (value: bool) : bool = if value then false else true

    /// Whether both hold, as a function of two values; `a && b` itself evaluates `b` only if `a` holds.
    let inline (&&) (a: bool) (b: bool) : bool = if a then b else false

    /// Whether one of two holds, as a function of two values; `a || b` itself evaluates `b` only if `a` does not hold.
    let inline (||) (a: bool) (b: bool) : bool = if a then true else b

    /// Applies a function to the value before it.
    [<Consumer>]
    let inline (|>) (x: 'T) (f: 'T -> 'U) : 'U = f x

    /// Applies a function to two values before it.
    let inline (||>) ((x, y): 'A * 'B) (f: 'A -> 'B -> 'U) : 'U = f x y

    /// Applies a function to three values before it.
    let inline (|||>) ((x, y, z): 'A * 'B * 'C) (f: 'A -> 'B -> 'C -> 'U) : 'U = f x y z

    /// Applies a function to the value after it.
    [<Consumer>]
    let inline (<|) (f: 'T -> 'U) (x: 'T) : 'U = f x

    /// Applies a function to two values after it.
    let inline (<||) (f: 'A -> 'B -> 'U) ((x, y): 'A * 'B) : 'U = f x y

    /// Applies a function to three values after it.
    let inline (<|||) (f: 'A -> 'B -> 'C -> 'U) ((x, y, z): 'A * 'B * 'C) : 'U = f x y z

    /// The function that applies `f`, then `g`.
    [<Consumer>]
    let inline (>>) (f: 'A -> 'B) (g: 'B -> 'C) : 'A -> 'C = fun (x: 'A) -> g (f x)

    /// The function that applies `f`, then `g`, written right to left.
    [<Consumer>]
    let inline (<<) (g: 'B -> 'C) (f: 'A -> 'B) : 'A -> 'C = fun (x: 'A) -> g (f x)

    /// The value itself.
    let inline id (x: 'T) : 'T = x

    /// Discards a value.
    let inline ignore (x: 'T) : unit = ()

    /// First of a pair.
    let inline fst ((a, b): 'A * 'B) : 'A = a

    /// Second of a pair.
    let inline snd ((a, b): 'A * 'B) : 'B = b

    /// Whether a reference is null.
    let inline isNull (x: 'T) : bool when 'T : null = (# "is_null" x : bool #)

    /// Conversion to `sbyte`.
    let inline sbyte (x: ^T) : sbyte = (^T : (static member op_Explicit : ^T -> sbyte) (x))

    /// Conversion to `sbyte`.
    let inline int8 (x: ^T) : sbyte = (^T : (static member op_Explicit : ^T -> sbyte) (x))

    /// Conversion to `byte`.
    let inline byte (x: ^T) : byte = (^T : (static member op_Explicit : ^T -> byte) (x))

    /// Conversion to `byte`.
    let inline uint8 (x: ^T) : byte = (^T : (static member op_Explicit : ^T -> byte) (x))

    /// Conversion to `int16`.
    let inline int16 (x: ^T) : int16 = (^T : (static member op_Explicit : ^T -> int16) (x))

    /// Conversion to `uint16`.
    let inline uint16 (x: ^T) : uint16 = (^T : (static member op_Explicit : ^T -> uint16) (x))

    /// Conversion to `int`; of a string, parses it.
    let inline int (x: ^T) : int = (^T : (static member op_Explicit : ^T -> int) (x))

    /// Conversion to `int`.
    let inline int32 (x: ^T) : int = (^T : (static member op_Explicit : ^T -> int) (x))

    /// Conversion to `uint32`.
    let inline uint32 (x: ^T) : uint32 = (^T : (static member op_Explicit : ^T -> uint32) (x))

    /// Conversion to `uint32`.
    let inline uint (x: ^T) : uint32 = (^T : (static member op_Explicit : ^T -> uint32) (x))

    /// Conversion to `int64`.
    let inline int64 (x: ^T) : int64 = (^T : (static member op_Explicit : ^T -> int64) (x))

    /// Conversion to `uint64`.
    let inline uint64 (x: ^T) : uint64 = (^T : (static member op_Explicit : ^T -> uint64) (x))

    /// Conversion to `nativeint`.
    let inline nativeint (x: ^T) : nativeint = (^T : (static member op_Explicit : ^T -> nativeint) (x))

    /// Conversion to `unativeint`.
    let inline unativeint (x: ^T) : unativeint = (^T : (static member op_Explicit : ^T -> unativeint) (x))

    /// Conversion to `float`.
    let inline float (x: ^T) : float = (^T : (static member op_Explicit : ^T -> float) (x))

    /// Conversion to `float`.
    let inline double (x: ^T) : float = (^T : (static member op_Explicit : ^T -> float) (x))

    /// Conversion to `float32`.
    let inline float32 (x: ^T) : float32 = (^T : (static member op_Explicit : ^T -> float32) (x))

    /// Conversion to `float32`.
    let inline single (x: ^T) : float32 = (^T : (static member op_Explicit : ^T -> float32) (x))

    /// Conversion to `char`.
    let inline char (x: ^T) : char = (^T : (static member op_Explicit : ^T -> char) (x))

    /// The enum value of a number.
    let inline enum (x: int) : 'U when 'U : enum<int> = (# "retype" x : 'U #)
