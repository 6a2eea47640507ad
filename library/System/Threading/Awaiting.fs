/// How awaiters go on.
namespace System.Runtime.CompilerServices

open System

/// Goes on after something has ended.
type INotifyCompletion =
    /// Does something after the end.
    abstract OnCompleted: continuation: Action -> unit

/// Goes on after something has ended.
type ICriticalNotifyCompletion =
    inherit INotifyCompletion
    /// Does something after the end.
    abstract UnsafeOnCompleted: continuation: Action -> unit
