/// Marks of methods that serialisers call. A native program has no serialiser that looks for them.
namespace System.Runtime.Serialization

open System

/// Where a serialised object goes, or comes from.
[<Struct>]
type StreamingContext =
    val private extra: obj

    /// A context with something of the caller's.
    new(additional: obj) = { extra = additional }

    /// What the caller gave.
    member this.Context : obj = this.extra

/// The method is called before its object is serialised.
[<AttributeUsage(AttributeTargets.Method)>]
type OnSerializingAttribute() =
    inherit Attribute()

/// The method is called after its object was serialised.
[<AttributeUsage(AttributeTargets.Method)>]
type OnSerializedAttribute() =
    inherit Attribute()

/// The method is called before its object is read back.
[<AttributeUsage(AttributeTargets.Method)>]
type OnDeserializingAttribute() =
    inherit Attribute()

/// The method is called after its object was read back.
[<AttributeUsage(AttributeTargets.Method)>]
type OnDeserializedAttribute() =
    inherit Attribute()
