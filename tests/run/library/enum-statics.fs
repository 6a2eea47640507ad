open System
type Color = Red = 1 | Green = 2 | Blue = 4
[<Flags>]
type Fl = None = 0 | A = 1 | B = 2 | AB = 3 | D = 8
type Neg = M = -1 | Z = 0 | P = 1
type By = X = 1uy | Y = 200uy
let attempt n f = try printfn "%s %A" n (f ()) with e -> printfn "%s %s %s" n (e.GetType().Name) e.Message
attempt "p1" (fun () -> Enum.Parse(typeof<Color>, " Red , Green"))
attempt "p2" (fun () -> Enum.Parse(typeof<Color>, "red"))
attempt "p3" (fun () -> Enum.Parse(typeof<Color>, "red", true))
attempt "p4" (fun () -> Enum.Parse(typeof<Color>, ""))
attempt "p5" (fun () -> Enum.Parse(typeof<Color>, null))
attempt "p6" (fun () -> Enum.Parse(typeof<Color>, "99999999999"))
attempt "p7" (fun () -> Enum.Parse(typeof<Color>, "12"))
attempt "p8" (fun () -> Enum.Parse(typeof<Color>, "-3"))
attempt "p8" (fun () -> Enum.Parse(typeof<By>, "-3"))
attempt "p9" (fun () -> Enum.Parse(typeof<int>, "-3"))
attempt "p10" (fun () -> Enum.Parse(typeof<Color>, "Red,,Green"))
attempt "p11" (fun () -> Enum.Parse(typeof<Color>, "3x"))
attempt "n" (fun () -> Enum.GetNames(typeof<Neg>))
attempt "v" (fun () -> Enum.GetValues(typeof<Neg>) :?> Neg[])
attempt "gn" (fun () -> Enum.GetName(typeof<Neg>, -1))
attempt "gn" (fun () -> Enum.GetName(typeof<Neg>, Neg.P))
attempt "gn" (fun () -> Enum.GetName(typeof<Neg>, 7))
attempt "d" (fun () -> Enum.IsDefined(typeof<Neg>, "M"))
attempt "d" (fun () -> Enum.IsDefined(typeof<Neg>, 1L))
attempt "d" (fun () -> Enum.IsDefined(typeof<Neg>, Neg.M))
attempt "o" (fun () -> Enum.ToObject(typeof<By>, 300))
attempt "f" (fun () -> Enum.Format(typeof<Fl>, 3, "F"))
attempt "u" (fun () -> Enum.GetUnderlyingType(typeof<By>))
for f in ["G";"D";"X";"F";"g";"";null;"q"] do
  attempt ("f1 " + f) (fun () -> Fl.AB.ToString f)
  attempt ("f2 " + f) (fun () -> (enum<Fl> 9).ToString f)
  attempt ("f3 " + f) (fun () -> (enum<Fl> 19).ToString f)
  attempt ("f4 " + f) (fun () -> (enum<Color> 3).ToString f)
  attempt ("f5 " + f) (fun () -> Neg.M.ToString f)
  attempt ("f6 " + f) (fun () -> By.Y.ToString f)
  attempt ("f7 " + f) (fun () -> (enum<Fl> 0).ToString f)
  attempt ("f8 " + f) (fun () -> (enum<Neg> 0).ToString f)
attempt "t" (fun () -> Enum.TryParse<Color>("Green"))
attempt "t" (fun () -> Enum.TryParse<Color>("green"))
attempt "t" (fun () -> Enum.TryParse<Color>("green", true))
attempt "t" (fun () -> Enum.TryParse<Color>("17"))
attempt "t" (fun () -> Enum.TryParse<Color>(null))
attempt "c" (fun () -> Neg.M.CompareTo Neg.P)
for v in Enum.GetValues typeof<Fl> do printf "%A " v
printfn ""
for v in Enum.GetValues(typeof<Fl>) |> Seq.cast<Fl> do printf "%A=%d " v (int v)
printfn ""
