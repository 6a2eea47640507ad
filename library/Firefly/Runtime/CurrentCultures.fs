/// The cultures that a program has chosen; null is the invariant one.
module Firefly.Runtime.CurrentCultures

open System

/// The current culture.
let mutable culture: obj = null

/// The culture of messages.
let mutable messages: obj = null

/// The culture of threads that start.
let mutable ofThreads: obj = null
