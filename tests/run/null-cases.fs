// A case that is null as an object.
open System.Collections.Generic
[<CompilationRepresentation(CompilationRepresentationFlags.UseNullAsTrueValue)>]
type Maybe<'a when 'a : comparison> =
    | Nope
    | Yep of 'a
    | Two of 'a * Maybe<'a>
    member this.Name = match this with Nope -> "nope" | Yep _ -> "yep" | Two _ -> "two"
    static member Of(x: 'a) = Yep x
let all = [ Nope; Yep 1; Two(2, Nope); Maybe<int>.Of 4 ]
for m in all do
    printfn "%s %A %b %b" m.Name m (m = Nope) (isNull (box m))
printfn "%A" (List.sort (List.rev all))
printfn "%A" (all |> List.map (fun m -> match box m with null -> "null" | :? Maybe<int> as m -> m.Name | _ -> "other"))
let key = try (let d = Dictionary<Maybe<int>, int>() in d.[Yep 1] <- 1; d.[Nope] <- 2; string d.Count) with e -> e.GetType().Name
printfn "%s %d" key (hash (Nope: Maybe<int>) - hash (Nope: Maybe<int>))
printfn "%b" ((Two(1, Yep 2)) < (Two(1, Two(0, Nope))))
