let t name f = try f () |> ignore; printfn "%s ok" name with e -> printfn "%s %s %s" name ((match e with :? System.ArgumentNullException -> "AN" | :? System.ArgumentException -> "A" | :? System.IndexOutOfRangeException -> "IOR" | _ -> "?")) e.Message
t "a" (fun () -> Array2D.zeroCreate<int> -1 2)
t "b" (fun () -> Array2D.create 1 -2 5)
t "c" (fun () -> array2D [[1];[1;2]])
t "d" (fun () -> Array2D.init 2 -1 (fun i j -> i))
let a = Array2D.init 3 3 (fun i j -> i+j)
let b = Array2D.zeroCreate<int> 2 2
t "e" (fun () -> Array2D.blit a -1 0 b 0 0 1 1)
t "f" (fun () -> Array2D.blit a 0 0 b 0 0 3 1)
t "f2" (fun () -> Array2D.blit a 0 4 b 0 0 1 1)
t "f3" (fun () -> Array2D.blit a 0 0 b 0 3 1 1)
t "g" (fun () -> Array2D.blit a 0 0 b 0 0 1 4)
t "g" (fun () -> Array2D.blit a 0 0 b 0 0 1 -1)
t "g" (fun () -> Array2D.blit a 0 0 b 0 0 -1 1)
t "h" (fun () -> Array2D.blit a 0 0 b 0 2 1 1)
t "i" (fun () -> a.[0,3])
t "j" (fun () -> a.GetLength 2)
t "k" (fun () -> a.GetLowerBound 2)
t "l" (fun () -> a.[2..5, 1..9])
t "m" (fun () -> a.[5, 1..9])
t "n" (fun () -> a.[5.., 1..9])
t "o" (fun () -> Array2D.map id (null: int[,]))
printfn "%A %A" (a.[5.., 1..9]) (a.[-2..1, -5..1])
printfn "%s" (a.ToString())
printfn "%s" ((Array3D.zeroCreate<string> 1 1 1).ToString())
let c = Array2D.initBased 1 2 3 4 (fun i j -> i*10+j)
printfn "%A" c
printfn "%d %d %d" (c.[1,2]) (Array2D.base1 c) (Array2D.base2 c)
printfn "%A" (c.[2.., 3..])
printfn "%A" (Array2D.rebase c)
printfn "%A" (compare a a, compare a (array2D [[1]]), compare (array2D [[1;2]]) (array2D [[1];[2]]), array2D [[1;2]] < array2D [[1;3]], array2D [[1;5]] < array2D [[1];[3]])
t "p" (fun () -> a.[0..1, 0..1] <- array2D [[1]])
t "q" (fun () -> a.[0, 0..1] <- [|1|])
a.[0..1, 1..2] <- array2D [[100;200];[300;400]]
a.[2,*] <- [|7;8;9|]
a.[*,0] <- [|-1;-2;-3|]
printfn "%A" a
for x in a do printf "%A " x
printfn ""
for x in Seq.cast<int> a do printf "%d " x
printfn ""
printfn "%A" (Array3D.init 2 2 2 (fun i j k -> i+j+k))
let s3 = Array3D.init 2 3 4 (fun i j k -> i*100+j*10+k)
printfn "%A" s3.[1.., 1.., 2..]
t "r" (fun () -> Array3D.zeroCreate<int> 1 1 -1)
t "s" (fun () -> Array3D.create 1 -1 1 0)
t "u" (fun () -> Array4D.create 1 1 1 -1 0)
let f4 = Array4D.init 1 2 1 2 (fun a b c d -> a+b+c+d)
printfn "%A" f4
printfn "%d %d" (Array4D.length2 f4) f4.[0,1,0,1]
printfn "%b" (Array3D.create 1 1 1 5 = Array3D.create 1 1 1 5)
printfn "%A" (Array2D.zeroCreate<int> 0 3)
printfn "%A" (Array2D.zeroCreate<int> 3 0)
printfn "%A" (a :> obj)
printfn "%O" a
printfn "%A" ([1,a])
