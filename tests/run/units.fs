// covers: units of measure: checked by the compiler, gone at run time
[<Measure>] type m
[<Measure>] type s
[<Measure>] type kg
[<Measure>] type N = kg m / s^2
let distance = 100.0<m>
let time = 9.58<s>
let speed = distance / time
printfn "%.3f" (float speed)
let force (mass: float<kg>) (acceleration: float<m/s^2>) : float<N> = mass * acceleration
printfn "%g" (float (force 2.0<kg> 9.81<m/s^2>))
let square (x: float<'u>) = x * x
printfn "%g" (float (square 3.0<m>))
let total = List.sum [ 1.5<m>; 2.5<m> ]
printfn "%g %b" (float total) (total > 3.0<m>)
let km = 1000.0<m>
printfn "%g" (km / 1.0<m>)
let steps = 5<m> + 3<m>
printfn "%d" (int steps)
let convert (x: float) = LanguagePrimitives.FloatWithMeasure<kg> x
printfn "%A" (convert 3.0)
