// covers: initialisation in file order, top-level do, values of nested modules, mutable values of modules, functions that see later state
printfn "first line"

let note label value =
    printfn "init %s" label
    value

let early = note "early" 1

module Settings =
    let width = note "Settings.width" (early + 1)
    let mutable level = note "Settings.level" 10
    do printfn "do in Settings, level %d" level

    module Inner =
        let area = note "Inner.area" (width * 3)
        let raiseLevel n = level <- level + n

    let after = note "Settings.after" (Inner.area + 1)

do printfn "do at top level: %d" Settings.after

let mutable counter = 0

let next () =
    counter <- counter + 1
    counter

let one, two = next (), next ()
let table = Array.init 5 (fun _ -> next ())


module private Hidden =
    let secret = note "Hidden.secret" "s"
    let reveal () = secret + secret

module Functions =
    let twice f = f >> f
    let quadruple f = twice twice f

open Functions

Settings.Inner.raiseLevel 5
printfn "%d %d %d" one two counter
printfn "%A" table
printfn "%d" Settings.level
printfn "%s" (Hidden.reveal ())
printfn "%d" (quadruple ((*) 2) 1)

let early' =
    let early = early + 100
    early * 2

printfn "%d %d" early early'

let rec fact n = if n = 0 then 1 else n * fact (n - 1)
let facts = [ 0; 5; 10 ] |> List.map fact
for f in facts do printfn "%d" f
if counter > 3 then
    printfn "counted"
let (lowest, highest) as bounds = List.min facts, List.max facts
printfn "%d %d %A" lowest highest bounds
do
    for i in 1 .. 2 do
        counter <- counter * 10 + i
printfn "%d" counter
ignore (note "last" ())
