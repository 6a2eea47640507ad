/// How numbers are rounded.
namespace System

/// How `Round` decides ties.
type MidpointRounding =
    | ToEven = 0
    | AwayFromZero = 1
    | ToZero = 2
    | ToNegativeInfinity = 3
    | ToPositiveInfinity = 4
