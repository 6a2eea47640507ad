// Digests of texts of all lengths around the block sizes.
open System.Security.Cryptography
open System.Text
let hex (b: byte[]) = b |> Array.map (fun x -> x.ToString "x2") |> String.concat ""
let bytes (s: string) = Encoding.UTF8.GetBytes s
for s in [ ""; "a"; "abc"; "The quick brown fox jumps over the lazy dog" ] do
    use md5 = MD5.Create()
    printfn "%s" (hex (md5.ComputeHash(bytes s)))
    use sha1 = SHA1.Create()
    printfn "%s" (hex (sha1.ComputeHash(bytes s)))
    use sha256 = SHA256.Create()
    printfn "%s" (hex (sha256.ComputeHash(bytes s)))
    printfn "%s" (hex (SHA384.Create().ComputeHash(bytes s)))
    printfn "%s" (hex (SHA512.Create().ComputeHash(bytes s)))
for n in [ 54; 55; 56; 57; 63; 64; 65; 111; 112; 113; 119; 120; 127; 128; 129; 1000 ] do
    let data = Array.init n (fun i -> byte (i * 7))
    printfn "%d %s %s" n (hex (MD5.Create().ComputeHash data)) (hex (SHA512.Create().ComputeHash data)).[0..31]
    printfn "%s %s" (hex (SHA1.Create().ComputeHash data)) (hex (SHA256.Create().ComputeHash data)).[0..31]
let mac = new HMACSHA256(bytes "key")
printfn "%s" (hex (mac.ComputeHash(bytes "The quick brown fox jumps over the lazy dog")))
printfn "%s" (hex ((new HMACMD5(bytes "key")).ComputeHash(bytes "data")))
printfn "%s" (hex ((new HMACSHA512(Array.create 200 1uy)).ComputeHash(bytes "data")))
printfn "%s" (hex (MD5.Create().ComputeHash([| 1uy; 2uy; 3uy; 4uy |], 1, 2)))
let hash: HashAlgorithm = SHA256.Create() :> HashAlgorithm
printfn "%d %d" hash.HashSize (hash.ComputeHash(bytes "x")).Length
// A search for a number whose digest starts with zeros.
let md5 = MD5.Create()
let found = Seq.initInfinite id |> Seq.find (fun i -> let h = md5.ComputeHash(bytes (sprintf "abcdef%d" i)) in h.[0] = 0uy && h.[1] = 0uy)
printfn "%d" found
