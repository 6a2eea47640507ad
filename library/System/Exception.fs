/// Exceptions: `exn` and the ones that .NET and FSharp.Core throw, with their messages.
namespace System

/// The root of exceptions, which F# calls `exn`.
[<CompilerBuiltin("exn"); AllowNullLiteral>]
type Exception(message: string, innerException: exn) =

    let mutable notes: obj = null
    let mutable source: string = null
    let mutable helpLink: string = null

    /// What was noted with it: the dictionary behind `Data`, or null.
    member this.Notes
        with get () : obj = notes
        and set (value: obj) : unit = notes <- value

    /// The program or object that raised it.
    member this.Source
        with get () : string = source
        and set (value: string) : unit = source <- value

    /// Where to read more about it.
    member this.HelpLink
        with get () : string = helpLink
        and set (value: string) : unit = helpLink <- value

    /// An exception with a message.
    new(message: string) = Exception(message, null)

    /// An exception with the message of its type.
    new() = Exception(null, null)

    /// What went wrong.
    abstract Message : string

    default this.Message : string =
        if isNull message then
            "Exception of type '" + (# "class_name" this : string #) + "' was thrown."
        else
            message

    /// The exception that led to this one, or null.
    member this.InnerException : exn = innerException

    /// Where it was raised; native programs keep no trace.
    member this.StackTrace : string = null

    /// The first cause.
    member this.GetBaseException() : exn =
        let mutable e: exn = (# "retype" this : exn #)
        while not (isNull e.InnerException) do
            e <- e.InnerException
        e

    /// Type and message, and those of the inner exceptions.
    override this.ToString() : string =
        let name: string = (# "class_name" this : string #)
        let text: string = this.Message
        let line: string = if isNull text || (# "text_header" text : nativeint #) = 0n then name else name + ": " + text
        if isNull innerException then
            line
        else
            line
            + "\n ---> "
            + innerException.ToString()
            + "\n   --- End of inner exception stack trace ---"

/// An exception of the system's own.
[<AllowNullLiteral>]
type SystemException(message: string, innerException: exn) =
    inherit Exception(message, innerException)

    /// With a message.
    new(message: string) = SystemException(message, null)

    /// With the usual message.
    new() = SystemException("System error.", null)

/// An exception of an application.
[<AllowNullLiteral>]
type ApplicationException(message: string, innerException: exn) =
    inherit Exception(message, innerException)

    /// With a message.
    new(message: string) = ApplicationException(message, null)

    /// With the usual message.
    new() = ApplicationException("Error in the application.", null)

/// An argument that is not acceptable.
[<AllowNullLiteral>]
type ArgumentException(message: string, paramName: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message and the name of the parameter.
    new(message: string, paramName: string) = ArgumentException(message, paramName, null)

    /// With a message and a cause.
    new(message: string, innerException: exn) = ArgumentException(message, null, innerException)

    /// With a message.
    new(message: string) = ArgumentException(message, null, null)

    /// With the usual message.
    new() = ArgumentException("Value does not fall within the expected range.", null, null)

    /// Name of the parameter, or null.
    member this.ParamName : string = paramName

    override this.Message : string =
        let text: string = if isNull message then "Value does not fall within the expected range." else message
        if isNull paramName || (# "text_header" paramName : nativeint #) = 0n then
            text
        else
            text + " (Parameter '" + paramName + "')"

/// A null argument where none is allowed.
[<AllowNullLiteral>]
type ArgumentNullException(paramName: string, message: string) =
    inherit ArgumentException(message, paramName, null)

    /// With the name of the parameter.
    new(paramName: string) = ArgumentNullException(paramName, "Value cannot be null.")

    /// With the usual message.
    new() = ArgumentNullException(null, "Value cannot be null.")

/// An argument outside of the values that are allowed.
[<AllowNullLiteral>]
type ArgumentOutOfRangeException(paramName: string, actualValue: obj, message: string) =
    inherit ArgumentException(message, paramName, null)

    /// With the name of the parameter and a message.
    new(paramName: string, message: string) = ArgumentOutOfRangeException(paramName, null, message)

    /// With the name of the parameter.
    new(paramName: string) =
        ArgumentOutOfRangeException(paramName, null, "Specified argument was out of the range of valid values.")

    /// With the usual message.
    new() = ArgumentOutOfRangeException(null, null, "Specified argument was out of the range of valid values.")

    /// The argument, or null.
    member this.ActualValue : obj = actualValue

    override this.Message : string =
        let message: string =
            if isNull message then "Exception of type 'System.ArgumentOutOfRangeException' was thrown." else message
        let text: string =
            if isNull paramName || (# "text_header" paramName : nativeint #) = 0n then
                message
            else
                message + " (Parameter '" + paramName + "')"
        if isNull actualValue then
            text
        else
            text + "\nActual value was " + (# "to_string" actualValue : string #) + "."

/// A call that the object's state does not allow.
[<AllowNullLiteral>]
type InvalidOperationException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = InvalidOperationException(message, null)

    /// With the usual message.
    new() = InvalidOperationException("Operation is not valid due to the current state of the object.", null)

/// Text that has not the form expected.
[<AllowNullLiteral>]
type FormatException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = FormatException(message, null)

    /// With the usual message.
    new() = FormatException("One of the identified items was in an invalid format.", null)

/// An error in arithmetic.
[<AllowNullLiteral>]
type ArithmeticException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = ArithmeticException(message, null)

    /// With the usual message.
    new() = ArithmeticException("Overflow or underflow in the arithmetic operation.", null)

/// A result that its type cannot hold.
[<AllowNullLiteral>]
type OverflowException(message: string, innerException: exn) =
    inherit ArithmeticException(message, innerException)

    /// With a message.
    new(message: string) = OverflowException(message, null)

    /// With the usual message.
    new() = OverflowException("Arithmetic operation resulted in an overflow.", null)

/// A division by zero.
[<AllowNullLiteral>]
type DivideByZeroException(message: string, innerException: exn) =
    inherit ArithmeticException(message, innerException)

    /// With a message.
    new(message: string) = DivideByZeroException(message, null)

    /// With the usual message.
    new() = DivideByZeroException("Attempted to divide by zero.", null)

/// An index outside of an array.
[<AllowNullLiteral>]
type IndexOutOfRangeException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = IndexOutOfRangeException(message, null)

    /// With the usual message.
    new() = IndexOutOfRangeException("Index was outside the bounds of the array.", null)

/// A member of null.
[<AllowNullLiteral>]
type NullReferenceException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = NullReferenceException(message, null)

    /// With the usual message.
    new() = NullReferenceException("Object reference not set to an instance of an object.", null)

/// A conversion to a type that the object has not.
[<AllowNullLiteral>]
type InvalidCastException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = InvalidCastException(message, null)

    /// With the usual message.
    new() = InvalidCastException("Specified cast is not valid.", null)

/// An operation that is not supported.
[<AllowNullLiteral>]
type NotSupportedException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = NotSupportedException(message, null)

    /// With the usual message.
    new() = NotSupportedException("Specified method is not supported.", null)

/// An operation that this system does not know.
[<AllowNullLiteral>]
type PlatformNotSupportedException(message: string, innerException: exn) =
    inherit NotSupportedException(message, innerException)

    /// With a message.
    new(message: string) = PlatformNotSupportedException(message, null)

    /// With the usual message.
    new() = PlatformNotSupportedException("Operation is not supported on this platform.", null)

/// An operation that is not written.
[<AllowNullLiteral>]
type NotImplementedException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = NotImplementedException(message, null)

    /// With the usual message.
    new() = NotImplementedException("The method or operation is not implemented.", null)

/// No memory left.
[<AllowNullLiteral>]
type OutOfMemoryException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = OutOfMemoryException(message, null)

    /// With the usual message.
    new() = OutOfMemoryException("Insufficient memory to continue the execution of the program.", null)

/// No stack left.
[<AllowNullLiteral>]
type StackOverflowException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = StackOverflowException(message, null)

    /// With the usual message.
    new() = StackOverflowException("Operation caused a stack overflow.", null)

/// Little stack left.
[<AllowNullLiteral>]
type InsufficientExecutionStackException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = InsufficientExecutionStackException(message, null)

    /// With the usual message.
    new() = InsufficientExecutionStackException("Insufficient stack to continue executing the program safely. This can happen from having too many functions on the call stack or function on the stack using too much stack space.", null)

/// An array of the wrong rank.
[<AllowNullLiteral>]
type RankException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = RankException(message, null)

    /// With the usual message.
    new() = RankException("Attempted to operate on an array with the incorrect number of dimensions.", null)

/// An element of the wrong type.
[<AllowNullLiteral>]
type ArrayTypeMismatchException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = ArrayTypeMismatchException(message, null)

    /// With the usual message.
    new() = ArrayTypeMismatchException("Attempted to access an element as a type incompatible with the array.", null)

/// Time is over.
[<AllowNullLiteral>]
type TimeoutException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = TimeoutException(message, null)

    /// With the usual message.
    new() = TimeoutException("The operation has timed out.", null)

/// Something that is not permitted.
[<AllowNullLiteral>]
type UnauthorizedAccessException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = UnauthorizedAccessException(message, null)

    /// With the usual message.
    new() = UnauthorizedAccessException("Attempted to perform an unauthorized operation.", null)

/// Work that was cancelled.
[<AllowNullLiteral>]
type OperationCanceledException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = OperationCanceledException(message, null)

    /// With the usual message.
    new() = OperationCanceledException("The operation was canceled.", null)

/// A use of an object after its end.
[<AllowNullLiteral>]
type ObjectDisposedException(objectName: string, message: string) =
    inherit InvalidOperationException(message)

    /// With the object's name.
    new(objectName: string) = ObjectDisposedException(objectName, "Cannot access a disposed object.")

    /// The object's name.
    member this.ObjectName : string = if isNull objectName then "" else objectName

    override this.Message : string =
        if isNull objectName || (# "text_header" objectName : nativeint #) = 0n then
            message
        else
            message + "\nObject name: '" + objectName + "'."

namespace System.Collections.Generic

open System

/// A key that is not there.
[<AllowNullLiteral>]
type KeyNotFoundException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = KeyNotFoundException(message, null)

    /// With the usual message.
    new() = KeyNotFoundException("The given key was not present in the dictionary.", null)

namespace System.Threading.Tasks

open System

/// A task that was cancelled.
[<AllowNullLiteral>]
type TaskCanceledException(message: string, innerException: exn) =
    inherit OperationCanceledException(message, innerException)

    /// With a message.
    new(message: string) = TaskCanceledException(message, null)

    /// With the usual message.
    new() = TaskCanceledException("A task was canceled.", null)

namespace System.IO

open System

/// An error of the file system.
[<AllowNullLiteral>]
type IOException(message: string, innerException: exn) =
    inherit SystemException(message, innerException)

    /// With a message.
    new(message: string) = IOException(message, null)

    /// With the usual message.
    new() = IOException("I/O error occurred.", null)

/// A read after the end.
[<AllowNullLiteral>]
type EndOfStreamException(message: string, innerException: exn) =
    inherit IOException(message, innerException)

    /// With a message.
    new(message: string) = EndOfStreamException(message, null)

    /// With the usual message.
    new() = EndOfStreamException("Attempted to read past the end of the stream.", null)

/// A directory that is not there.
[<AllowNullLiteral>]
type DirectoryNotFoundException(message: string, innerException: exn) =
    inherit IOException(message, innerException)

    /// With a message.
    new(message: string) = DirectoryNotFoundException(message, null)

    /// With the usual message.
    new() = DirectoryNotFoundException("Attempted to access a path that is not on the disk.", null)

/// A path that is too long.
[<AllowNullLiteral>]
type PathTooLongException(message: string, innerException: exn) =
    inherit IOException(message, innerException)

    /// With a message.
    new(message: string) = PathTooLongException(message, null)

    /// With the usual message.
    new() = PathTooLongException("The specified file name or path is too long, or a component of the specified path is too long.", null)

/// A file that is not there.
[<AllowNullLiteral>]
type FileNotFoundException(message: string, fileName: string, innerException: exn) =
    inherit IOException(message, innerException)

    /// With a message and the file's name.
    new(message: string, fileName: string) = FileNotFoundException(message, fileName, null)

    /// With a message.
    new(message: string) = FileNotFoundException(message, null, null)

    /// With the usual message.
    new() = FileNotFoundException("Unable to find the specified file.", null, null)

    /// The file's name.
    member this.FileName : string = fileName

    override this.ToString() : string =
        let line: string = "System.IO.FileNotFoundException: " + this.Message
        if isNull fileName then line else line + "\nFile name: '" + fileName + "'"

namespace FSharp.Core

/// No arm of a match fits: file, line and column of the match.
[<StructuralEquality; NoComparison>]
exception MatchFailureException of file: string * line: int * column: int with
    override this.Message : string = "The match cases were incomplete"

namespace Firefly.Runtime

open System

/// What the members of several types share.
module Objects =

    /// An order was asked for between a value and an object of another type.
    [<NoInline; Cold>]
    let wrongType (name: string) : int =
        let e: exn = ArgumentException("Object must be of type " + name + ".") :> exn
        (# "raise" e : int #)
