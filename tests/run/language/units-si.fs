open FSharp.Data.UnitSystems.SI
open FSharp.Data.UnitSystems.SI.UnitSymbols
open FSharp.Data.UnitSystems.SI.UnitNames
let a = 3.0<m> / 2.0<s>
let f = 3.0<kg> * 2.0<m/s^2>
let g : float<newton> = f
printfn "%f %f" a (g / 1.0<N>)
let h = 5.0<metre> + 1.0<meter>
printfn "%f" h
