// covers: a member used at other type arguments before its type is known
type Box<'T>() =
    static member Show = fun x -> "a value"
    static member Text = Box<string>.Show(Unchecked.defaultof<'T>)

printfn "%s" Box<int>.Text
