// covers: #if, #elif, #else, #endif, nested, with operators; skipped text that is not F#; symbols that F# itself defines
#if COMPILED
let mode = "compiled"
#else
let mode = "interactive"
#endif

#if NO_SUCH_SYMBOL
this is not F# at all: "an open string, (* an open comment
#if COMPILED
let inner = 1 +
#else
)))
#endif
let value = 1
#else
let value = 2
#endif

let list =
    [ 1
#if COMPILED && !NO_SUCH_SYMBOL
      2
#endif
#if NO_SUCH_SYMBOL || INTERACTIVE
      3
#endif
#if !(NO_SUCH_SYMBOL || !COMPILED)
      4
#endif
      5 ]

#if NO_SUCH_SYMBOL
let choice = "first"
#elif COMPILED
let choice = "second"
#elif COMPILED && !NO_SUCH_SYMBOL
let choice = "third"
#else
let choice = "last"
#endif

#if COMPILED // a comment behind the condition
#if NO_SUCH_SYMBOL
let nested = "a"
#else
let nested = "b"
#endif
#else
let nested = "c"
#endif

let describe x =
#if NO_SUCH_SYMBOL
    if x > 0 then "old positive"
    else
#else
    if x < 0 then "negative"
    else
#endif
        sprintf "value %d" x

// A directive inside a string is text.
let text = "
#if COMPILED
#endif
"

printfn "%s %d %A" mode value list
printfn "%s %s" choice nested
printfn "%s, %s" (describe -1) (describe 1)
printfn "%d" (text.Split('\n').Length)
