namespace FSharp.Core

open System

/// Functions of several arguments as objects.
module OptimizedClosures =

    /// A function of two arguments that is called with all of them.
    [<AllowNullLiteral>]
    type FSharpFunc<'T1, 'T2, 'U>(func: 'T1 -> 'T2 -> 'U) =
        /// Calls the function.
        member this.Invoke(arg1: 'T1, arg2: 'T2) : 'U = func arg1 arg2

        /// The object of a function.
        static member Adapt(func: 'T1 -> 'T2 -> 'U) : FSharpFunc<'T1, 'T2, 'U> = FSharpFunc<'T1, 'T2, 'U>(func)

    /// A function of three arguments that is called with all of them.
    [<AllowNullLiteral>]
    type FSharpFunc<'T1, 'T2, 'T3, 'U>(func: 'T1 -> 'T2 -> 'T3 -> 'U) =
        /// Calls the function.
        member this.Invoke(arg1: 'T1, arg2: 'T2, arg3: 'T3) : 'U = func arg1 arg2 arg3

        /// The object of a function.
        static member Adapt(func: 'T1 -> 'T2 -> 'T3 -> 'U) : FSharpFunc<'T1, 'T2, 'T3, 'U> = FSharpFunc<'T1, 'T2, 'T3, 'U>(func)

    /// A function of four arguments that is called with all of them.
    [<AllowNullLiteral>]
    type FSharpFunc<'T1, 'T2, 'T3, 'T4, 'U>(func: 'T1 -> 'T2 -> 'T3 -> 'T4 -> 'U) =
        /// Calls the function.
        member this.Invoke(arg1: 'T1, arg2: 'T2, arg3: 'T3, arg4: 'T4) : 'U = func arg1 arg2 arg3 arg4

        /// The object of a function.
        static member Adapt(func: 'T1 -> 'T2 -> 'T3 -> 'T4 -> 'U) : FSharpFunc<'T1, 'T2, 'T3, 'T4, 'U> = FSharpFunc<'T1, 'T2, 'T3, 'T4, 'U>(func)

    /// A function of five arguments that is called with all of them.
    [<AllowNullLiteral>]
    type FSharpFunc<'T1, 'T2, 'T3, 'T4, 'T5, 'U>(func: 'T1 -> 'T2 -> 'T3 -> 'T4 -> 'T5 -> 'U) =
        /// Calls the function.
        member this.Invoke(arg1: 'T1, arg2: 'T2, arg3: 'T3, arg4: 'T4, arg5: 'T5) : 'U = func arg1 arg2 arg3 arg4 arg5

        /// The object of a function.
        static member Adapt(func: 'T1 -> 'T2 -> 'T3 -> 'T4 -> 'T5 -> 'U) : FSharpFunc<'T1, 'T2, 'T3, 'T4, 'T5, 'U> = FSharpFunc<'T1, 'T2, 'T3, 'T4, 'T5, 'U>(func)

/// Conversions of delegates to functions.
[<AbstractClass; Sealed>]
type FuncConvert =

    /// The function of a delegate.
    static member ToFSharpFunc(action: Action<'T>) : 'T -> unit = fun x -> action.Invoke x

    /// The function of a delegate.
    static member ToFSharpFunc(converter: Converter<'T, 'U>) : 'T -> 'U = fun x -> converter.Invoke x

    /// The function of a delegate.
    static member FromAction(action: Action) : unit -> unit = fun () -> action.Invoke()

    /// The function of a delegate.
    static member FromAction(action: Action<'T>) : 'T -> unit = fun x -> action.Invoke x

    /// The function of a delegate.
    static member FromAction(action: Action<'T1, 'T2>) : 'T1 -> 'T2 -> unit = fun x y -> action.Invoke(x, y)

    /// The function of a delegate.
    static member FromAction(action: Action<'T1, 'T2, 'T3>) : 'T1 -> 'T2 -> 'T3 -> unit = fun x y z -> action.Invoke(x, y, z)

    /// The function of a delegate.
    static member FromFunc(func: Func<'T>) : unit -> 'T = fun () -> func.Invoke()

    /// The function of a delegate.
    static member FromFunc(func: Func<'T, 'U>) : 'T -> 'U = fun x -> func.Invoke x

    /// The function of a delegate.
    static member FromFunc(func: Func<'T1, 'T2, 'U>) : 'T1 -> 'T2 -> 'U = fun x y -> func.Invoke(x, y)

    /// The function of a delegate.
    static member FromFunc(func: Func<'T1, 'T2, 'T3, 'U>) : 'T1 -> 'T2 -> 'T3 -> 'U = fun x y z -> func.Invoke(x, y, z)

    /// The function of a delegate.
    static member FromFunc(func: Func<'T1, 'T2, 'T3, 'T4, 'U>) : 'T1 -> 'T2 -> 'T3 -> 'T4 -> 'U =
        fun x y z w -> func.Invoke(x, y, z, w)

    /// The function of one argument after the other.
    static member FuncFromTupled(func: 'T1 * 'T2 -> 'U) : 'T1 -> 'T2 -> 'U = fun x y -> func (x, y)

    /// The function of one argument after the other.
    static member FuncFromTupled(func: 'T1 * 'T2 * 'T3 -> 'U) : 'T1 -> 'T2 -> 'T3 -> 'U = fun x y z -> func (x, y, z)

/// The rest of the functions that the language is built on.
module LanguagePrimitives =

    /// A number with a unit.
    let inline DecimalWithMeasure (x: decimal) : decimal<'M> = (# "retype" x : decimal<'M> #)
