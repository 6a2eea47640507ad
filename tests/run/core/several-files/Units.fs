// covers: a project: files in order, namespaces and modules over several files, AutoOpen, private, DefineConstants, initialisation of files
namespace Company.Common

#if METRIC
module Units =
    let name = "mm"
    let factor = 1.0
#else
module Units =
    let name = "in"
    let factor = 25.4
#endif

[<AutoOpen>]
module Helpers =
    let mutable private calls = 0

    let counted f x =
        calls <- calls + 1
        f x

    let callCount () = calls

type Tag = Tag of string
