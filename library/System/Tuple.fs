/// Tuples under their names in .NET.
namespace System

/// A tuple of 2.
type Tuple<'T1, 'T2> = 'T1 * 'T2

/// A struct tuple of 2.
type ValueTuple<'T1, 'T2> = (struct ('T1 * 'T2))

/// A tuple of 3.
type Tuple<'T1, 'T2, 'T3> = 'T1 * 'T2 * 'T3

/// A struct tuple of 3.
type ValueTuple<'T1, 'T2, 'T3> = (struct ('T1 * 'T2 * 'T3))

/// A tuple of 4.
type Tuple<'T1, 'T2, 'T3, 'T4> = 'T1 * 'T2 * 'T3 * 'T4

/// A struct tuple of 4.
type ValueTuple<'T1, 'T2, 'T3, 'T4> = (struct ('T1 * 'T2 * 'T3 * 'T4))

/// A tuple of 5.
type Tuple<'T1, 'T2, 'T3, 'T4, 'T5> = 'T1 * 'T2 * 'T3 * 'T4 * 'T5

/// A struct tuple of 5.
type ValueTuple<'T1, 'T2, 'T3, 'T4, 'T5> = (struct ('T1 * 'T2 * 'T3 * 'T4 * 'T5))

/// A tuple of 6.
type Tuple<'T1, 'T2, 'T3, 'T4, 'T5, 'T6> = 'T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6

/// A struct tuple of 6.
type ValueTuple<'T1, 'T2, 'T3, 'T4, 'T5, 'T6> = (struct ('T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6))

/// A tuple of 7.
type Tuple<'T1, 'T2, 'T3, 'T4, 'T5, 'T6, 'T7> = 'T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6 * 'T7

/// A struct tuple of 7.
type ValueTuple<'T1, 'T2, 'T3, 'T4, 'T5, 'T6, 'T7> = (struct ('T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6 * 'T7))

/// Makes tuples.
[<AbstractClass; Sealed>]
type Tuple =
    /// A tuple of 2.
    static member Create(item1: 'T1, item2: 'T2) : 'T1 * 'T2 =
        (item1, item2)
    /// A tuple of 3.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3) : 'T1 * 'T2 * 'T3 =
        (item1, item2, item3)
    /// A tuple of 4.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4) : 'T1 * 'T2 * 'T3 * 'T4 =
        (item1, item2, item3, item4)
    /// A tuple of 5.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4, item5: 'T5) : 'T1 * 'T2 * 'T3 * 'T4 * 'T5 =
        (item1, item2, item3, item4, item5)
    /// A tuple of 6.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4, item5: 'T5, item6: 'T6) : 'T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6 =
        (item1, item2, item3, item4, item5, item6)
    /// A tuple of 7.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4, item5: 'T5, item6: 'T6, item7: 'T7) : 'T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6 * 'T7 =
        (item1, item2, item3, item4, item5, item6, item7)

/// Makes struct tuples.
[<AbstractClass; Sealed>]
type ValueTuple =
    /// A struct tuple of 2.
    static member Create(item1: 'T1, item2: 'T2) : (struct ('T1 * 'T2)) =
        struct (item1, item2)
    /// A struct tuple of 3.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3) : (struct ('T1 * 'T2 * 'T3)) =
        struct (item1, item2, item3)
    /// A struct tuple of 4.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4) : (struct ('T1 * 'T2 * 'T3 * 'T4)) =
        struct (item1, item2, item3, item4)
    /// A struct tuple of 5.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4, item5: 'T5) : (struct ('T1 * 'T2 * 'T3 * 'T4 * 'T5)) =
        struct (item1, item2, item3, item4, item5)
    /// A struct tuple of 6.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4, item5: 'T5, item6: 'T6) : (struct ('T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6)) =
        struct (item1, item2, item3, item4, item5, item6)
    /// A struct tuple of 7.
    static member Create(item1: 'T1, item2: 'T2, item3: 'T3, item4: 'T4, item5: 'T5, item6: 'T6, item7: 'T7) : (struct ('T1 * 'T2 * 'T3 * 'T4 * 'T5 * 'T6 * 'T7)) =
        struct (item1, item2, item3, item4, item5, item6, item7)
