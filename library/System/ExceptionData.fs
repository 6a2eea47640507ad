namespace FSharp.Core

open System.Collections

/// Notes of exceptions.
[<AutoOpen>]
module ExceptionData =

    type System.Exception with

        /// What was noted with the exception, by key.
        member this.Data: IDictionary =
            if isNull this.Notes then
                this.Notes <- box (Hashtable())
            this.Notes :?> IDictionary
