namespace Firefly.Runtime

open System
open System.Collections.Generic
open Firefly.Runtime.Collections

/// Choosing and shuffling by chance.
///
/// In: a function that gives an index from a lower bound (inclusive) to an upper one (exclusive), and arrays. Out: elements.
/// Holds: the numbers are asked for in FSharp.Core's order, so that a seed gives the same elements as there.
module Chance =

    /// Indices from a source of random numbers.
    let ofRandom (random: Random) (low: int) (high: int) : int =
        if isNullRef random then
            raiseNull "random"
        random.Next(low, high)

    /// Indices from a function that gives fractions.
    let ofFraction (randomizer: unit -> float) (low: int) (high: int) : int =
        let fraction = randomizer ()
        if not (fraction >= 0.0 && fraction < 1.0) then
            raise (
                ArgumentOutOfRangeException(
                    "randomizer",
                    "The index is outside the legal range.\nrandomizer returned "
                    + textOf fraction
                    + ", should be in range [0.0, 1.0)."
                )
            )
        int (fraction * float (high - low)) + low

    /// Brings the elements into any order, in place.
    let shuffle (index: int -> int -> int) (array: 'T[]) : unit =
        let count = length array
        for i in 0 .. count - 2 do
            let j = index i count
            let x = get array i
            set array i (get array j)
            set array j x

    /// An element.
    let choice (index: int -> int -> int) (array: 'T[]) (empty: string) : 'T =
        if length array = 0 then
            raiseArgument "source" empty
        get array (index 0 (length array))

    let private checkCount (count: int) (array: 'T[]) : unit =
        notNegative "count" count
        if length array = 0 && count > 0 then
            raiseEmptySequence "source"

    /// As many elements as asked for, each any of all.
    let choices (index: int -> int -> int) (count: int) (array: 'T[]) : 'T[] =
        checkCount count array
        let result = newArray<'T> count
        for i in 0 .. count - 1 do
            set result i (get array (index 0 (length array)))
        result

    /// Below this size of the source a sample is drawn from a shrinking copy, else by drawing again what was drawn.
    let private copyLimit (count: int) : int =
        if count > 5 then
            let mutable power = 1
            while power < count * 3 do
                power <- power * 4
            21 + power
        else
            21

    /// As many elements as asked for, from different places.
    let sample (index: int -> int -> int) (count: int) (array: 'T[]) : 'T[] =
        checkCount count array
        let size = length array
        if count > size then
            raiseArgument "count" "The input sequence has an insufficient number of elements."
        let result = newArray<'T> count
        if size <= copyLimit count then
            let pool = Array.copy array
            for i in 0 .. count - 1 do
                let j = index 0 (size - i)
                set result i (get pool j)
                set pool j (get pool (size - i - 1))
        else
            let drawn = HashSet<int>()
            for i in 0 .. count - 1 do
                let mutable j = index 0 size
                while not (drawn.Add j) do
                    j <- index 0 size
                set result i (get array j)
        result

    /// Refuses a missing source of random numbers before anything else is looked at.
    let known (random: Random) : unit = notNull "random" random

namespace FSharp.Collections

open System
open Firefly.Runtime
open Firefly.Runtime.Collections

/// The functions on lists that choose by chance.
module List =

    /// The elements in any order; the numbers come from a source.
    let randomShuffleWith (random: Random) (source: 'T list) : 'T list =
        Chance.known random
        let items = (List.toArray source)
        Chance.shuffle (Chance.ofRandom random) items
        List.ofArray items

    /// The elements in any order; fractions from 0 to below 1 decide.
    let randomShuffleBy (randomizer: unit -> float) (source: 'T list) : 'T list =
        let items = (List.toArray source)
        Chance.shuffle (Chance.ofFraction randomizer) items
        List.ofArray items

    /// The elements in any order.
    let randomShuffle (source: 'T list) : 'T list =
        let items = (List.toArray source)
        Chance.shuffle (Chance.ofRandom Random.Shared) items
        List.ofArray items

    /// Any element; the numbers come from a source.
    let randomChoiceWith (random: Random) (source: 'T list) : 'T =
        Chance.known random
        Chance.choice (Chance.ofRandom random) (List.toArray source) "The input sequence was empty."

    /// Any element; fractions from 0 to below 1 decide.
    let randomChoiceBy (randomizer: unit -> float) (source: 'T list) : 'T =
        Chance.choice (Chance.ofFraction randomizer) (List.toArray source) "The input sequence was empty."

    /// Any element.
    let randomChoice (source: 'T list) : 'T =
        Chance.choice (Chance.ofRandom Random.Shared) (List.toArray source) "The input sequence was empty."

    /// As many elements as asked for, each any of all; the numbers come from a source.
    let randomChoicesWith (random: Random) (count: int) (source: 'T list) : 'T list =
        Chance.known random
        List.ofArray (Chance.choices (Chance.ofRandom random) count (List.toArray source))

    /// As many elements as asked for, each any of all; fractions from 0 to below 1 decide.
    let randomChoicesBy (randomizer: unit -> float) (count: int) (source: 'T list) : 'T list =
        List.ofArray (Chance.choices (Chance.ofFraction randomizer) count (List.toArray source))

    /// As many elements as asked for, each any of all.
    let randomChoices (count: int) (source: 'T list) : 'T list =
        List.ofArray (Chance.choices (Chance.ofRandom Random.Shared) count (List.toArray source))

    /// As many elements as asked for, from different places; the numbers come from a source.
    let randomSampleWith (random: Random) (count: int) (source: 'T list) : 'T list =
        Chance.known random
        List.ofArray (Chance.sample (Chance.ofRandom random) count (List.toArray source))

    /// As many elements as asked for, from different places; fractions from 0 to below 1 decide.
    let randomSampleBy (randomizer: unit -> float) (count: int) (source: 'T list) : 'T list =
        List.ofArray (Chance.sample (Chance.ofFraction randomizer) count (List.toArray source))

    /// As many elements as asked for, from different places.
    let randomSample (count: int) (source: 'T list) : 'T list =
        List.ofArray (Chance.sample (Chance.ofRandom Random.Shared) count (List.toArray source))

/// The functions on arrays that choose by chance.
module Array =

    /// The elements in any order; the numbers come from a source.
    let randomShuffleWith (random: Random) (source: 'T[]) : 'T[] =
        Chance.known random
        notNull "source" source
        let items = (Array.copy source)
        Chance.shuffle (Chance.ofRandom random) items
        items

    /// The elements in any order; fractions from 0 to below 1 decide.
    let randomShuffleBy (randomizer: unit -> float) (source: 'T[]) : 'T[] =
        notNull "source" source
        let items = (Array.copy source)
        Chance.shuffle (Chance.ofFraction randomizer) items
        items

    /// The elements in any order.
    let randomShuffle (source: 'T[]) : 'T[] =
        notNull "source" source
        let items = (Array.copy source)
        Chance.shuffle (Chance.ofRandom Random.Shared) items
        items

    /// Brings the elements into any order, in place; the numbers come from a source.
    let randomShuffleInPlaceWith (random: Random) (source: 'T[]) : unit =
        Chance.known random
        notNull "source" source
        Chance.shuffle (Chance.ofRandom random) source

    /// Brings the elements into any order, in place; fractions from 0 to below 1 decide.
    let randomShuffleInPlaceBy (randomizer: unit -> float) (source: 'T[]) : unit =
        notNull "source" source
        Chance.shuffle (Chance.ofFraction randomizer) source

    /// Brings the elements into any order, in place.
    let randomShuffleInPlace (source: 'T[]) : unit =
        notNull "source" source
        Chance.shuffle (Chance.ofRandom Random.Shared) source

    /// Any element; the numbers come from a source.
    let randomChoiceWith (random: Random) (source: 'T[]) : 'T =
        Chance.known random
        notNull "source" source
        Chance.choice (Chance.ofRandom random) source "The input array was empty."

    /// Any element; fractions from 0 to below 1 decide.
    let randomChoiceBy (randomizer: unit -> float) (source: 'T[]) : 'T =
        notNull "source" source
        Chance.choice (Chance.ofFraction randomizer) source "The input array was empty."

    /// Any element.
    let randomChoice (source: 'T[]) : 'T =
        notNull "source" source
        Chance.choice (Chance.ofRandom Random.Shared) source "The input array was empty."

    /// As many elements as asked for, each any of all; the numbers come from a source.
    let randomChoicesWith (random: Random) (count: int) (source: 'T[]) : 'T[] =
        Chance.known random
        notNull "source" source
        (Chance.choices (Chance.ofRandom random) count source)

    /// As many elements as asked for, each any of all; fractions from 0 to below 1 decide.
    let randomChoicesBy (randomizer: unit -> float) (count: int) (source: 'T[]) : 'T[] =
        notNull "source" source
        (Chance.choices (Chance.ofFraction randomizer) count source)

    /// As many elements as asked for, each any of all.
    let randomChoices (count: int) (source: 'T[]) : 'T[] =
        notNull "source" source
        (Chance.choices (Chance.ofRandom Random.Shared) count source)

    /// As many elements as asked for, from different places; the numbers come from a source.
    let randomSampleWith (random: Random) (count: int) (source: 'T[]) : 'T[] =
        Chance.known random
        notNull "source" source
        (Chance.sample (Chance.ofRandom random) count source)

    /// As many elements as asked for, from different places; fractions from 0 to below 1 decide.
    let randomSampleBy (randomizer: unit -> float) (count: int) (source: 'T[]) : 'T[] =
        notNull "source" source
        (Chance.sample (Chance.ofFraction randomizer) count source)

    /// As many elements as asked for, from different places.
    let randomSample (count: int) (source: 'T[]) : 'T[] =
        notNull "source" source
        (Chance.sample (Chance.ofRandom Random.Shared) count source)

/// The functions on seqs that choose by chance.
module Seq =

    /// The elements in any order; the numbers come from a source.
    let randomShuffleWith (random: Random) (source: seq<'T>) : seq<'T> =
        Chance.known random
        notNull "source" source
        let items = (Seq.toArray source)
        Chance.shuffle (Chance.ofRandom random) items
        Seq.ofArray items

    /// The elements in any order; fractions from 0 to below 1 decide.
    let randomShuffleBy (randomizer: unit -> float) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        let items = (Seq.toArray source)
        Chance.shuffle (Chance.ofFraction randomizer) items
        Seq.ofArray items

    /// The elements in any order.
    let randomShuffle (source: seq<'T>) : seq<'T> =
        notNull "source" source
        let items = (Seq.toArray source)
        Chance.shuffle (Chance.ofRandom Random.Shared) items
        Seq.ofArray items

    /// Any element; the numbers come from a source.
    let randomChoiceWith (random: Random) (source: seq<'T>) : 'T =
        Chance.known random
        notNull "source" source
        Chance.choice (Chance.ofRandom random) (Seq.toArray source) "The input sequence was empty."

    /// Any element; fractions from 0 to below 1 decide.
    let randomChoiceBy (randomizer: unit -> float) (source: seq<'T>) : 'T =
        notNull "source" source
        Chance.choice (Chance.ofFraction randomizer) (Seq.toArray source) "The input sequence was empty."

    /// Any element.
    let randomChoice (source: seq<'T>) : 'T =
        notNull "source" source
        Chance.choice (Chance.ofRandom Random.Shared) (Seq.toArray source) "The input sequence was empty."

    /// As many elements as asked for, each any of all; the numbers come from a source.
    let randomChoicesWith (random: Random) (count: int) (source: seq<'T>) : seq<'T> =
        Chance.known random
        notNull "source" source
        Seq.ofArray (Chance.choices (Chance.ofRandom random) count (Seq.toArray source))

    /// As many elements as asked for, each any of all; fractions from 0 to below 1 decide.
    let randomChoicesBy (randomizer: unit -> float) (count: int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        Seq.ofArray (Chance.choices (Chance.ofFraction randomizer) count (Seq.toArray source))

    /// As many elements as asked for, each any of all.
    let randomChoices (count: int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        Seq.ofArray (Chance.choices (Chance.ofRandom Random.Shared) count (Seq.toArray source))

    /// As many elements as asked for, from different places; the numbers come from a source.
    let randomSampleWith (random: Random) (count: int) (source: seq<'T>) : seq<'T> =
        Chance.known random
        notNull "source" source
        Seq.ofArray (Chance.sample (Chance.ofRandom random) count (Seq.toArray source))

    /// As many elements as asked for, from different places; fractions from 0 to below 1 decide.
    let randomSampleBy (randomizer: unit -> float) (count: int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        Seq.ofArray (Chance.sample (Chance.ofFraction randomizer) count (Seq.toArray source))

    /// As many elements as asked for, from different places.
    let randomSample (count: int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        Seq.ofArray (Chance.sample (Chance.ofRandom Random.Shared) count (Seq.toArray source))
