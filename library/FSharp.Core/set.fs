namespace FSharp.Collections

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Immutable sets.
///
/// In: elements with an order. Out: sets that share what did not change.
/// Holds: elements are visited from the smallest; equal sets are equal, ordered and hashed by their elements.
[<Sealed>]
type Set<[<EqualityConditionalOn>] 'T when 'T: comparison> internal (tree: Tree<'T, unit>) =

    /// A set of the elements.
    new(elements: seq<'T>) = Set<'T>(Trees.ofKeys elements)

    /// The tree behind the set.
    member internal this.Tree: Tree<'T, unit> = tree

    /// The number of elements.
    member this.Count: int = Trees.size tree

    /// Whether there are no elements.
    member this.IsEmpty: bool = Trees.size tree = 0

    /// Whether an element is there.
    member this.Contains(value: 'T) : bool = Trees.contains value tree

    /// The set with an element.
    member this.Add(value: 'T) : Set<'T> =
        if Trees.contains value tree then this else Set<'T>(Trees.addKey value tree)

    /// The set without an element.
    member this.Remove(value: 'T) : Set<'T> = Set<'T>(Trees.remove value tree)

    /// Whether all elements are in another set.
    member this.IsSubsetOf(otherSet: Set<'T>) : bool = Trees.isSubset tree otherSet.Tree

    /// Whether all elements of another set are in this one.
    member this.IsSupersetOf(otherSet: Set<'T>) : bool = Trees.isSubset otherSet.Tree tree

    /// Whether all elements are in another, larger set.
    member this.IsProperSubsetOf(otherSet: Set<'T>) : bool =
        Trees.size tree < otherSet.Count && Trees.isSubset tree otherSet.Tree

    /// Whether all elements of another, smaller set are in this one.
    member this.IsProperSupersetOf(otherSet: Set<'T>) : bool =
        otherSet.Count < Trees.size tree && Trees.isSubset otherSet.Tree tree

    /// The smallest element.
    member this.MinimumElement: 'T =
        match Trees.first tree with
        | ValueSome(struct (x, _)) -> x
        | ValueNone -> raiseArgument "s" "Set contains no elements."

    /// The largest element.
    member this.MaximumElement: 'T =
        match Trees.last tree with
        | ValueSome(struct (x, _)) -> x
        | ValueNone -> raiseArgument "s" "Set contains no elements."

    /// The elements of either set.
    static member (+)(set1: Set<'T>, set2: Set<'T>) : Set<'T> = Set<'T>(Trees.union set1.Tree set2.Tree)

    /// The elements of the first set that are not in the second.
    static member (-)(set1: Set<'T>, set2: Set<'T>) : Set<'T> = Set<'T>(Trees.difference set1.Tree set2.Tree)

    override this.Equals(that: obj) : bool =
        match that with
        | :? Set<'T> as other ->
            Trees.size tree = other.Count && Trees.compareWith (fun x () y () -> order x y) tree other.Tree = 0
        | _ -> false

    override this.GetHashCode() : int =
        let h = Trees.fold (fun h x () -> (h <<< 1) + hashOf x + 631) 0 tree
        if h < 0 then -h else h

    override this.ToString() : string =
        let mutable shown = 0
        let mutable text = "set ["
        for x in (this :> IEnumerable<'T>) do
            if shown < 3 then
                if shown > 0 then
                    text <- text + "; "
                text <- text + textOf x
            shown <- shown + 1
        if shown > 3 then text + "; ... ]" else text + "]"

    interface IComparable with
        member this.CompareTo(that: obj) : int =
            match that with
            | :? Set<'T> as other -> Trees.compareWith (fun x () y () -> order x y) tree other.Tree
            | _ -> raiseArgument "that" "not comparable"

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> =
            new TreeEnumerator<'T, unit, 'T>(tree, (fun x _ -> x)) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new TreeEnumerator<'T, unit, 'T>(tree, (fun x _ -> x)) :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = Trees.size tree

    interface ICollection<'T> with
        member this.Count: int = Trees.size tree
        member this.IsReadOnly: bool = true
        member this.Add(item: 'T) : unit = raise (NotSupportedException "ReadOnlyCollection")
        member this.Clear() : unit = raise (NotSupportedException "ReadOnlyCollection")
        member this.Remove(item: 'T) : bool = raise (NotSupportedException "ReadOnlyCollection")
        member this.Contains(item: 'T) : bool = Trees.contains item tree

        member this.CopyTo(target: 'T[], index: int) : unit =
            let mutable i = index
            for x in (this :> IEnumerable<'T>) do
                target.[i] <- x
                i <- i + 1

/// Functions on sets.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Set =

    /// The set without elements.
    let empty<'T when 'T: comparison> : Set<'T> = Set<'T>(Leaf: Tree<'T, unit>)

    /// A set of one element.
    let singleton (value: 'T) : Set<'T> = Set<'T>(Trees.addKey value Leaf)

    /// Whether there are no elements.
    let isEmpty (set: Set<'T>) : bool = set.IsEmpty

    /// The number of elements.
    let count (set: Set<'T>) : int = set.Count

    /// Whether an element is there.
    let contains (element: 'T) (set: Set<'T>) : bool = Trees.contains element set.Tree

    /// The set with an element.
    let add (value: 'T) (set: Set<'T>) : Set<'T> = set.Add value

    /// The set without an element.
    let remove (value: 'T) (set: Set<'T>) : Set<'T> = set.Remove value

    /// The elements of either set.
    let union (set1: Set<'T>) (set2: Set<'T>) : Set<'T> = set1 + set2

    /// The elements of all sets.
    let unionMany (sets: seq<Set<'T>>) : Set<'T> =
        let mutable result: Tree<'T, unit> = Leaf
        for set in sets do
            result <- Trees.union result set.Tree
        Set<'T>(result)

    /// The elements of both sets.
    let intersect (set1: Set<'T>) (set2: Set<'T>) : Set<'T> = Set<'T>(Trees.intersect set1.Tree set2.Tree)

    /// The elements that all sets have.
    let intersectMany (sets: seq<Set<'T>>) : Set<'T> =
        let mutable result: Tree<'T, unit> = Leaf
        let mutable isFirst = true
        for set in sets do
            result <- if isFirst then set.Tree else Trees.intersect result set.Tree
            isFirst <- false
        if isFirst then
            raiseEmptySequence "sets"
        Set<'T>(result)

    /// The elements of the first set that are not in the second.
    let difference (set1: Set<'T>) (set2: Set<'T>) : Set<'T> = set1 - set2

    /// Whether all elements of the first set are in the second.
    let isSubset (set1: Set<'T>) (set2: Set<'T>) : bool = set1.IsSubsetOf set2

    /// Whether all elements of the second set are in the first.
    let isSuperset (set1: Set<'T>) (set2: Set<'T>) : bool = set1.IsSupersetOf set2

    /// Whether all elements of the first set are in the second, which is larger.
    let isProperSubset (set1: Set<'T>) (set2: Set<'T>) : bool = set1.IsProperSubsetOf set2

    /// Whether all elements of the second set are in the first, which is larger.
    let isProperSuperset (set1: Set<'T>) (set2: Set<'T>) : bool = set1.IsProperSupersetOf set2

    /// Applies an action to each element.
    let iter (action: 'T -> unit) (set: Set<'T>) : unit = Trees.iter (fun x () -> action x) set.Tree

    /// Whether some element satisfies the predicate.
    let exists (predicate: 'T -> bool) (set: Set<'T>) : bool = Trees.exists (fun x () -> predicate x) set.Tree

    /// Whether all elements satisfy the predicate.
    let forall (predicate: 'T -> bool) (set: Set<'T>) : bool =
        not (Trees.exists (fun x () -> not (predicate x)) set.Tree)

    /// The elements that satisfy the predicate.
    let filter (predicate: 'T -> bool) (set: Set<'T>) : Set<'T> = Set<'T>(Trees.filter (fun x () -> predicate x) set.Tree)

    /// The elements that satisfy the predicate, and those that do not.
    let partition (predicate: 'T -> bool) (set: Set<'T>) : Set<'T> * Set<'T> =
        let mutable yes: Tree<'T, unit> = Leaf
        let mutable no: Tree<'T, unit> = Leaf
        for x in set do
            if predicate x then
                yes <- Trees.addKey x yes
            else
                no <- Trees.addKey x no
        (Set<'T>(yes), Set<'T>(no))

    /// Folds from the smallest element.
    let fold<'T, 'State when 'T: comparison> (folder: 'State -> 'T -> 'State) (state: 'State) (set: Set<'T>) : 'State =
        Trees.fold (fun s x () -> folder s x) state set.Tree

    /// Folds from the largest element.
    let foldBack<'T, 'State when 'T: comparison> (folder: 'T -> 'State -> 'State) (set: Set<'T>) (state: 'State) : 'State =
        Trees.foldBack (fun x () s -> folder x s) set.Tree state

    /// The results of a function for each element.
    let map (mapping: 'T -> 'U) (set: Set<'T>) : Set<'U> =
        Set<'U>(Trees.fold (fun result x () -> Trees.addKey (mapping x) result) Leaf set.Tree)

    /// The smallest element.
    let minElement (set: Set<'T>) : 'T = set.MinimumElement

    /// The largest element.
    let maxElement (set: Set<'T>) : 'T = set.MaximumElement

    /// The elements in order.
    let toList (set: Set<'T>) : 'T list = Trees.foldBack (fun x () rest -> x :: rest) set.Tree []

    /// The elements in order.
    let toArray (set: Set<'T>) : 'T[] =
        let result = newArray<'T> set.Count
        let mutable i = 0
        for x in set do
            Collections.set result i x
            i <- i + 1
        result

    /// The elements in order.
    let toSeq (set: Set<'T>) : seq<'T> = set :> seq<'T>

    /// A set of elements.
    let ofList (elements: 'T list) : Set<'T> =
        let mutable tree: Tree<'T, unit> = Leaf
        for x in elements do
            tree <- Trees.addKey x tree
        Set<'T>(tree)

    /// A set of elements.
    let ofArray (array: 'T[]) : Set<'T> =
        notNull "array" array
        let mutable tree: Tree<'T, unit> = Leaf
        for x in array do
            tree <- Trees.addKey x tree
        Set<'T>(tree)

    /// A set of elements.
    let ofSeq (elements: seq<'T>) : Set<'T> = Set<'T>(Trees.ofKeys elements)
