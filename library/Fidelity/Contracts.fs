/// Demands on functions that the compiler checks: where memory comes from, and how much stack is used.
namespace Fidelity

open System

/// Nothing is put on the heap by the function, or by what it calls; of a module or type: by any of its functions. The compiler
/// rejects the program otherwise, and says by which way the allocation is reached. What is only built to report a
/// failure that leaves the function does not count.
type NoAllocAttribute() =
    inherit Attribute()

/// The function, with all that it calls, uses no more stack than so many bytes. The compiler adds up the frames of the deepest
/// way through the calls; recursion that is no loop has no bound and is rejected.
type MaxStackAttribute(bytes: int) =
    inherit Attribute()

    /// The bound.
    member _.Bytes : int = bytes
