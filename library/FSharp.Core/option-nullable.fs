namespace System

/// A value type's value, or null.
///
/// Holds: `Value` raises InvalidOperationException when there is none.
[<Struct>]
type Nullable<'T when 'T: struct> =
    val private present: bool
    val private content: 'T

    /// A value.
    new(value: 'T) = { present = true; content = value }

    /// Whether there is a value.
    member this.HasValue: bool = this.present

    /// The value.
    member this.Value: 'T =
        if this.present then
            this.content
        else
            raise (InvalidOperationException "Nullable object must have a value.")

    /// The value, or the default one.
    member this.GetValueOrDefault() : 'T = this.content

    /// The value, or another.
    member this.GetValueOrDefault(defaultValue: 'T) : 'T = if this.present then this.content else defaultValue

    /// The value's text, or an empty one.
    override this.ToString() : string = if this.present then (# "to_string" this.content : string #) else ""
