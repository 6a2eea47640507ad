/// Regular expressions as trees.
namespace Firefly.Runtime.RegularExpressions

/// A regular expression. `backward` parts are matched from right to left.
[<NoEquality; NoComparison>]
type Node =
    /// Nothing, which always matches.
    | Empty
    /// What never matches.
    | Nothing
    /// A char.
    | One of c: char * backward: bool
    /// One of some chars.
    | Set of set: CharSet * backward: bool
    /// A place: see `Code`.
    | Anchor of kind: int
    /// One after the other.
    | Sequence of parts: Node list * backward: bool
    /// The first that leads to a match.
    | Choice of Node list
    /// As often as a match needs.
    | Loop of body: Node * least: int * most: int * lazily: bool
    /// Keeps what was matched as a group, and takes away the last capture of another; -1 for neither.
    | Keep of group: int * without: int * body: Node
    /// Only the first way to match counts.
    | Atomic of Node
    /// Matches without moving on, or must not match.
    | Look of negative: bool * body: Node
    /// What a group has matched.
    | Reference of group: int * anyCase: bool * backward: bool
    /// One of two, by whether a group has matched.
    | IfGroup of group: int * yes: Node * no: Node
    /// One of two, by whether something matches here.
    | IfLook of test: Node * yes: Node * no: Node

/// Numbers of instructions and places.
module Code =

    [<Literal>]
    let LineStart = 0

    [<Literal>]
    let LineEnd = 1

    [<Literal>]
    let Start = 2

    [<Literal>]
    let ScanStart = 3

    [<Literal>]
    let EndOrLine = 4

    [<Literal>]
    let End = 5

    [<Literal>]
    let Boundary = 6

    [<Literal>]
    let NoBoundary = 7

    [<Literal>]
    let AsciiBoundary = 8

    [<Literal>]
    let NoAsciiBoundary = 9
