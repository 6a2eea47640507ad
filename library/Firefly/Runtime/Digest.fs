/// Digests of bytes: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
module Firefly.Runtime.Digest

open Firefly.Runtime

/// The algorithms.
type Algorithm =
    | Md5 = 0
    | Sha1 = 1
    | Sha256 = 2
    | Sha384 = 3
    | Sha512 = 4

let inline private rotateLeft (x: uint32) (n: uint32) : uint32 = (# "rotate_left" x n : uint32 #)

let inline private rotateRight (x: uint32) (n: uint32) : uint32 = (# "rotate_right" x n : uint32 #)

let inline private rotateRight64 (x: uint64) (n: uint64) : uint64 = (# "rotate_right" x n : uint64 #)

let inline private swap32 (x: uint32) : uint32 = (# "byte_swap" x : uint32 #)

let inline private swap64 (x: uint64) : uint64 = (# "byte_swap" x : uint64 #)

// The tables hold their words as units of a string, the low one first.

let private md5Table () : string = "\uA478\uD76A\uB756\uE8C7\u70DB\u2420\uCEEE\uC1BD\u0FAF\uF57C\uC62A\u4787\u4613\uA830\u9501\uFD46\u98D8\u6980\uF7AF\u8B44\u5BB1\uFFFF\uD7BE\u895C\u1122\u6B90\u7193\uFD98\u438E\uA679\u0821\u49B4\u2562\uF61E\uB340\uC040\u5A51\u265E\uC7AA\uE9B6\u105D\uD62F\u1453\u0244\uE681\uD8A1\uFBC8\uE7D3\uCDE6\u21E1\u07D6\uC337\u0D87\uF4D5\u14ED\u455A\uE905\uA9E3\uA3F8\uFCEF\u02D9\u676F\u4C8A\u8D2A\u3942\uFFFA\uF681\u8771\u6122\u6D9D\u380C\uFDE5\uEA44\uA4BE\uCFA9\u4BDE\u4B60\uF6BB\uBC70\uBEBF\u7EC6\u289B\u27FA\uEAA1\u3085\uD4EF\u1D05\u0488\uD039\uD9D4\u99E5\uE6DB\u7CF8\u1FA2\u5665\uC4AC\u2244\uF429\uFF97\u432A\u23A7\uAB94\uA039\uFC93\u59C3\u655B\uCC92\u8F0C\uF47D\uFFEF\u5DD1\u8584\u7E4F\u6FA8\uE6E0\uFE2C\u4314\uA301\u11A1\u4E08\u7E82\uF753\uF235\uBD3A\uD2BB\u2AD7\uD391\uEB86"

let private sha256Table () : string = "\u2F98\u428A\u4491\u7137\uFBCF\uB5C0\uDBA5\uE9B5\uC25B\u3956\u11F1\u59F1\u82A4\u923F\u5ED5\uAB1C\uAA98\uD807\u5B01\u1283\u85BE\u2431\u7DC3\u550C\u5D74\u72BE\uB1FE\u80DE\u06A7\u9BDC\uF174\uC19B\u69C1\uE49B\u4786\uEFBE\u9DC6\u0FC1\uA1CC\u240C\u2C6F\u2DE9\u84AA\u4A74\uA9DC\u5CB0\u88DA\u76F9\u5152\u983E\uC66D\uA831\u27C8\uB003\u7FC7\uBF59\u0BF3\uC6E0\u9147\uD5A7\u6351\u06CA\u2967\u1429\u0A85\u27B7\u2138\u2E1B\u6DFC\u4D2C\u0D13\u5338\u7354\u650A\u0ABB\u766A\uC92E\u81C2\u2C85\u9272\uE8A1\uA2BF\u664B\uA81A\u8B70\uC24B\u51A3\uC76C\uE819\uD192\u0624\uD699\u3585\uF40E\uA070\u106A\uC116\u19A4\u6C08\u1E37\u774C\u2748\uBCB5\u34B0\u0CB3\u391C\uAA4A\u4ED8\uCA4F\u5B9C\u6FF3\u682E\u82EE\u748F\u636F\u78A5\u7814\u84C8\u0208\u8CC7\uFFFA\u90BE\u6CEB\uA450\uA3F7\uBEF9\u78F2\uC671"

let private sha512Table () : string = "\uAE22\uD728\u2F98\u428A\u65CD\u23EF\u4491\u7137\u3B2F\uEC4D\uFBCF\uB5C0\uDBBC\u8189\uDBA5\uE9B5\uB538\uF348\uC25B\u3956\uD019\uB605\u11F1\u59F1\u4F9B\uAF19\u82A4\u923F\u8118\uDA6D\u5ED5\uAB1C\u0242\uA303\uAA98\uD807\u6FBE\u4570\u5B01\u1283\uB28C\u4EE4\u85BE\u2431\uB4E2\uD5FF\u7DC3\u550C\u896F\uF27B\u5D74\u72BE\u96B1\u3B16\uB1FE\u80DE\u1235\u25C7\u06A7\u9BDC\u2694\uCF69\uF174\uC19B\u4AD2\u9EF1\u69C1\uE49B\u25E3\u384F\u4786\uEFBE\uD5B5\u8B8C\u9DC6\u0FC1\u9C65\u77AC\uA1CC\u240C\u0275\u592B\u2C6F\u2DE9\uE483\u6EA6\u84AA\u4A74\uFBD4\uBD41\uA9DC\u5CB0\u53B5\u8311\u88DA\u76F9\uDFAB\uEE66\u5152\u983E\u3210\u2DB4\uC66D\uA831\u213F\u98FB\u27C8\uB003\u0EE4\uBEEF\u7FC7\uBF59\u8FC2\u3DA8\u0BF3\uC6E0\uA725\u930A\u9147\uD5A7\u826F\uE003\u6351\u06CA\u6E70\u0A0E\u2967\u1429\u2FFC\u46D2\u0A85\u27B7\uC926\u5C26\u2138\u2E1B\u2AED\u5AC4\u6DFC\u4D2C\uB3DF\u9D95\u0D13\u5338\u63DE\u8BAF\u7354\u650A\uB2A8\u3C77\u0ABB\u766A\uAEE6\u47ED\uC92E\u81C2\u353B\u1482\u2C85\u9272\u0364\u4CF1\uE8A1\uA2BF\u3001\uBC42\u664B\uA81A\u9791\uD0F8\u8B70\uC24B\uBE30\u0654\u51A3\uC76C\u5218\uD6EF\uE819\uD192\uA910\u5565\u0624\uD699\u202A\u5771\u3585\uF40E\uD1B8\u32BB\uA070\u106A\uD0C8\uB8D2\uC116\u19A4\uAB53\u5141\u6C08\u1E37\uEB99\uDF8E\u774C\u2748\u48A8\uE19B\uBCB5\u34B0\u5A63\uC5C9\u0CB3\u391C\u8ACB\uE341\uAA4A\u4ED8\uE373\u7763\uCA4F\u5B9C\uB8A3\uD6B2\u6FF3\u682E\uB2FC\u5DEF\u82EE\u748F\u2F60\u4317\u636F\u78A5\uAB72\uA1F0\u7814\u84C8\u39EC\u1A64\u0208\u8CC7\u1E28\u2363\uFFFA\u90BE\uBDE9\uDE82\u6CEB\uA450\u7915\uB2C6\uA3F7\uBEF9\u532B\uE372\u78F2\uC671\u619C\uEA26\u3ECE\uCA27\uC207\u21C0\uB8C7\uD186\uEB1E\uCDE0\u7DD6\uEADA\uD178\uEE6E\u4F7F\uF57D\u6FBA\u7217\u67AA\u06F0\u98A6\uA2C8\u7DC5\u0A63\u0DAE\uBEF9\u9804\u113F\u471B\u131C\u0B35\u1B71\u7D84\u2304\u77F5\u28DB\u2493\u40C7\uAB7B\u32CA\uBEBC\u15C9\uBE0A\u3C9E\u0D4C\u9C10\u67C4\u431D\u42B6\uCB3E\uD4BE\u4CC5\u7E2A\uFC65\u299C\u597F\uFAEC\u3AD6\u6FAB\u5FCB\u5817\u4A47\u198C\u6C44"

// ---- MD5 ------------------------------------------------------------------------------------------------------------

let inline private md5Step (mix: uint32) (a: uint32) (b: uint32) (word: uint32) (constant: uint32) (shift: uint32) : uint32 =
    b + rotateLeft (a + mix + word + constant) shift

/// One block of 64 bytes.
let private md5Block (state: nativeptr<byte>) (p: nativeptr<byte>) : unit =
    let table: string = md5Table ()
    let k: nativeptr<byte> = Raw.textData table
    let mutable a: uint32 = Raw.loadUInt32 state 0n
    let mutable b: uint32 = Raw.loadUInt32 state 4n
    let mutable c: uint32 = Raw.loadUInt32 state 8n
    let mutable d: uint32 = Raw.loadUInt32 state 12n
    for i in 0 .. 3 do
        let at: nativeint = nativeint (i * 16)
        let w: int = i * 4 + 0
        a <- md5Step (d ^^^ (b &&& (c ^^^ d))) a b (Raw.loadUInt32 p (nativeint ((w + 0) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 0n)) 7u
        d <- md5Step (c ^^^ (a &&& (b ^^^ c))) d a (Raw.loadUInt32 p (nativeint ((w + 1) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 4n)) 12u
        c <- md5Step (b ^^^ (d &&& (a ^^^ b))) c d (Raw.loadUInt32 p (nativeint ((w + 2) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 8n)) 17u
        b <- md5Step (a ^^^ (c &&& (d ^^^ a))) b c (Raw.loadUInt32 p (nativeint ((w + 3) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 12n)) 22u
    for i in 0 .. 3 do
        let at: nativeint = nativeint (i * 16)
        let w: int = i * 4 + 1
        a <- md5Step (c ^^^ (d &&& (b ^^^ c))) a b (Raw.loadUInt32 p (nativeint ((w + 0) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 64n)) 5u
        d <- md5Step (b ^^^ (c &&& (a ^^^ b))) d a (Raw.loadUInt32 p (nativeint ((w + 5) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 68n)) 9u
        c <- md5Step (a ^^^ (b &&& (d ^^^ a))) c d (Raw.loadUInt32 p (nativeint ((w + 10) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 72n)) 14u
        b <- md5Step (d ^^^ (a &&& (c ^^^ d))) b c (Raw.loadUInt32 p (nativeint ((w + 15) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 76n)) 20u
    for i in 0 .. 3 do
        let at: nativeint = nativeint (i * 16)
        let w: int = i * 12 + 5
        a <- md5Step (b ^^^ c ^^^ d) a b (Raw.loadUInt32 p (nativeint ((w + 0) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 128n)) 4u
        d <- md5Step (a ^^^ b ^^^ c) d a (Raw.loadUInt32 p (nativeint ((w + 3) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 132n)) 11u
        c <- md5Step (d ^^^ a ^^^ b) c d (Raw.loadUInt32 p (nativeint ((w + 6) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 136n)) 16u
        b <- md5Step (c ^^^ d ^^^ a) b c (Raw.loadUInt32 p (nativeint ((w + 9) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 140n)) 23u
    for i in 0 .. 3 do
        let at: nativeint = nativeint (i * 16)
        let w: int = i * 12 + 0
        a <- md5Step (c ^^^ (b ||| ~~~d)) a b (Raw.loadUInt32 p (nativeint ((w + 0) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 192n)) 6u
        d <- md5Step (b ^^^ (a ||| ~~~c)) d a (Raw.loadUInt32 p (nativeint ((w + 7) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 196n)) 10u
        c <- md5Step (a ^^^ (d ||| ~~~b)) c d (Raw.loadUInt32 p (nativeint ((w + 14) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 200n)) 15u
        b <- md5Step (d ^^^ (c ||| ~~~a)) b c (Raw.loadUInt32 p (nativeint ((w + 21) &&& 15) * 4n)) (Raw.loadUInt32 k (at + 204n)) 21u
    Raw.keep table
    Raw.storeUInt32 state 0n (Raw.loadUInt32 state 0n + a)
    Raw.storeUInt32 state 4n (Raw.loadUInt32 state 4n + b)
    Raw.storeUInt32 state 8n (Raw.loadUInt32 state 8n + c)
    Raw.storeUInt32 state 12n (Raw.loadUInt32 state 12n + d)

// ---- SHA-1 ----------------------------------------------------------------------------------------------------------

/// One block of 64 bytes.
let private sha1Block (state: nativeptr<byte>) (p: nativeptr<byte>) : unit =
    let w: nativeptr<byte> = (# "stack_alloc" 320n : nativeptr<byte> #)
    for i in 0 .. 15 do
        Raw.storeUInt32 w (nativeint i * 4n) (swap32 (Raw.loadUInt32 p (nativeint i * 4n)))
    for i in 16 .. 79 do
        let at: nativeint = nativeint i * 4n
        let x: uint32 =
            Raw.loadUInt32 w (at - 12n) ^^^ Raw.loadUInt32 w (at - 32n) ^^^ Raw.loadUInt32 w (at - 56n) ^^^ Raw.loadUInt32 w (at - 64n)
        Raw.storeUInt32 w at (rotateLeft x 1u)
    let mutable a: uint32 = Raw.loadUInt32 state 0n
    let mutable b: uint32 = Raw.loadUInt32 state 4n
    let mutable c: uint32 = Raw.loadUInt32 state 8n
    let mutable d: uint32 = Raw.loadUInt32 state 12n
    let mutable e: uint32 = Raw.loadUInt32 state 16n
    for i in 0 .. 79 do
        let mix: uint32 =
            if i < 20 then (d ^^^ (b &&& (c ^^^ d))) + 0x5A827999u
            elif i < 40 then (b ^^^ c ^^^ d) + 0x6ED9EBA1u
            elif i < 60 then ((b &&& c) ||| (d &&& (b ||| c))) + 0x8F1BBCDCu
            else (b ^^^ c ^^^ d) + 0xCA62C1D6u
        let next: uint32 = rotateLeft a 5u + mix + e + Raw.loadUInt32 w (nativeint i * 4n)
        e <- d
        d <- c
        c <- rotateLeft b 30u
        b <- a
        a <- next
    Raw.storeUInt32 state 0n (Raw.loadUInt32 state 0n + a)
    Raw.storeUInt32 state 4n (Raw.loadUInt32 state 4n + b)
    Raw.storeUInt32 state 8n (Raw.loadUInt32 state 8n + c)
    Raw.storeUInt32 state 12n (Raw.loadUInt32 state 12n + d)
    Raw.storeUInt32 state 16n (Raw.loadUInt32 state 16n + e)

// ---- SHA-2 ----------------------------------------------------------------------------------------------------------

/// One block of 64 bytes.
let private sha256Block (state: nativeptr<byte>) (p: nativeptr<byte>) : unit =
    let table: string = sha256Table ()
    let k: nativeptr<byte> = Raw.textData table
    let w: nativeptr<byte> = (# "stack_alloc" 256n : nativeptr<byte> #)
    for i in 0 .. 15 do
        Raw.storeUInt32 w (nativeint i * 4n) (swap32 (Raw.loadUInt32 p (nativeint i * 4n)))
    for i in 16 .. 63 do
        let at: nativeint = nativeint i * 4n
        let x: uint32 = Raw.loadUInt32 w (at - 60n)
        let y: uint32 = Raw.loadUInt32 w (at - 8n)
        let s0: uint32 = rotateRight x 7u ^^^ rotateRight x 18u ^^^ (x >>> 3)
        let s1: uint32 = rotateRight y 17u ^^^ rotateRight y 19u ^^^ (y >>> 10)
        Raw.storeUInt32 w at (Raw.loadUInt32 w (at - 64n) + s0 + Raw.loadUInt32 w (at - 28n) + s1)
    let mutable a: uint32 = Raw.loadUInt32 state 0n
    let mutable b: uint32 = Raw.loadUInt32 state 4n
    let mutable c: uint32 = Raw.loadUInt32 state 8n
    let mutable d: uint32 = Raw.loadUInt32 state 12n
    let mutable e: uint32 = Raw.loadUInt32 state 16n
    let mutable f: uint32 = Raw.loadUInt32 state 20n
    let mutable g: uint32 = Raw.loadUInt32 state 24n
    let mutable h: uint32 = Raw.loadUInt32 state 28n
    for i in 0 .. 63 do
        let s1: uint32 = rotateRight e 6u ^^^ rotateRight e 11u ^^^ rotateRight e 25u
        let t1: uint32 = h + s1 + (g ^^^ (e &&& (f ^^^ g))) + Raw.loadUInt32 k (nativeint i * 4n) + Raw.loadUInt32 w (nativeint i * 4n)
        let s0: uint32 = rotateRight a 2u ^^^ rotateRight a 13u ^^^ rotateRight a 22u
        let t2: uint32 = s0 + ((a &&& b) ||| (c &&& (a ||| b)))
        h <- g
        g <- f
        f <- e
        e <- d + t1
        d <- c
        c <- b
        b <- a
        a <- t1 + t2
    Raw.keep table
    Raw.storeUInt32 state 0n (Raw.loadUInt32 state 0n + a)
    Raw.storeUInt32 state 4n (Raw.loadUInt32 state 4n + b)
    Raw.storeUInt32 state 8n (Raw.loadUInt32 state 8n + c)
    Raw.storeUInt32 state 12n (Raw.loadUInt32 state 12n + d)
    Raw.storeUInt32 state 16n (Raw.loadUInt32 state 16n + e)
    Raw.storeUInt32 state 20n (Raw.loadUInt32 state 20n + f)
    Raw.storeUInt32 state 24n (Raw.loadUInt32 state 24n + g)
    Raw.storeUInt32 state 28n (Raw.loadUInt32 state 28n + h)

/// One block of 128 bytes.
let private sha512Block (state: nativeptr<byte>) (p: nativeptr<byte>) : unit =
    let table: string = sha512Table ()
    let k: nativeptr<byte> = Raw.textData table
    let w: nativeptr<byte> = (# "stack_alloc" 640n : nativeptr<byte> #)
    for i in 0 .. 15 do
        Raw.storeUInt64 w (nativeint i * 8n) (swap64 (Raw.loadUInt64 p (nativeint i * 8n)))
    for i in 16 .. 79 do
        let at: nativeint = nativeint i * 8n
        let x: uint64 = Raw.loadUInt64 w (at - 120n)
        let y: uint64 = Raw.loadUInt64 w (at - 16n)
        let s0: uint64 = rotateRight64 x 1UL ^^^ rotateRight64 x 8UL ^^^ (x >>> 7)
        let s1: uint64 = rotateRight64 y 19UL ^^^ rotateRight64 y 61UL ^^^ (y >>> 6)
        Raw.storeUInt64 w at (Raw.loadUInt64 w (at - 128n) + s0 + Raw.loadUInt64 w (at - 56n) + s1)
    let mutable a: uint64 = Raw.loadUInt64 state 0n
    let mutable b: uint64 = Raw.loadUInt64 state 8n
    let mutable c: uint64 = Raw.loadUInt64 state 16n
    let mutable d: uint64 = Raw.loadUInt64 state 24n
    let mutable e: uint64 = Raw.loadUInt64 state 32n
    let mutable f: uint64 = Raw.loadUInt64 state 40n
    let mutable g: uint64 = Raw.loadUInt64 state 48n
    let mutable h: uint64 = Raw.loadUInt64 state 56n
    for i in 0 .. 79 do
        let s1: uint64 = rotateRight64 e 14UL ^^^ rotateRight64 e 18UL ^^^ rotateRight64 e 41UL
        let t1: uint64 = h + s1 + (g ^^^ (e &&& (f ^^^ g))) + Raw.loadUInt64 k (nativeint i * 8n) + Raw.loadUInt64 w (nativeint i * 8n)
        let s0: uint64 = rotateRight64 a 28UL ^^^ rotateRight64 a 34UL ^^^ rotateRight64 a 39UL
        let t2: uint64 = s0 + ((a &&& b) ||| (c &&& (a ||| b)))
        h <- g
        g <- f
        f <- e
        e <- d + t1
        d <- c
        c <- b
        b <- a
        a <- t1 + t2
    Raw.keep table
    Raw.storeUInt64 state 0n (Raw.loadUInt64 state 0n + a)
    Raw.storeUInt64 state 8n (Raw.loadUInt64 state 8n + b)
    Raw.storeUInt64 state 16n (Raw.loadUInt64 state 16n + c)
    Raw.storeUInt64 state 24n (Raw.loadUInt64 state 24n + d)
    Raw.storeUInt64 state 32n (Raw.loadUInt64 state 32n + e)
    Raw.storeUInt64 state 40n (Raw.loadUInt64 state 40n + f)
    Raw.storeUInt64 state 48n (Raw.loadUInt64 state 48n + g)
    Raw.storeUInt64 state 56n (Raw.loadUInt64 state 56n + h)

// ---- the whole ------------------------------------------------------------------------------------------------------

/// Bytes of a block.
let blockSize (algorithm: Algorithm) : int =
    if algorithm = Algorithm.Sha384 || algorithm = Algorithm.Sha512 then 128 else 64

/// Bytes of a digest.
let digestSize (algorithm: Algorithm) : int =
    match algorithm with
    | Algorithm.Md5 -> 16
    | Algorithm.Sha1 -> 20
    | Algorithm.Sha256 -> 32
    | Algorithm.Sha384 -> 48
    | _ -> 64

let private start (algorithm: Algorithm) (state: nativeptr<byte>) : unit =
    match algorithm with
    | Algorithm.Md5 | Algorithm.Sha1 ->
        Raw.storeUInt32 state 0n 0x67452301u
        Raw.storeUInt32 state 4n 0xEFCDAB89u
        Raw.storeUInt32 state 8n 0x98BADCFEu
        Raw.storeUInt32 state 12n 0x10325476u
        Raw.storeUInt32 state 16n 0xC3D2E1F0u
    | Algorithm.Sha256 ->
        Raw.storeUInt32 state 0n 0x6A09E667u
        Raw.storeUInt32 state 4n 0xBB67AE85u
        Raw.storeUInt32 state 8n 0x3C6EF372u
        Raw.storeUInt32 state 12n 0xA54FF53Au
        Raw.storeUInt32 state 16n 0x510E527Fu
        Raw.storeUInt32 state 20n 0x9B05688Cu
        Raw.storeUInt32 state 24n 0x1F83D9ABu
        Raw.storeUInt32 state 28n 0x5BE0CD19u
    | Algorithm.Sha384 ->
        Raw.storeUInt64 state 0n 0xCBBB9D5DC1059ED8UL
        Raw.storeUInt64 state 8n 0x629A292A367CD507UL
        Raw.storeUInt64 state 16n 0x9159015A3070DD17UL
        Raw.storeUInt64 state 24n 0x152FECD8F70E5939UL
        Raw.storeUInt64 state 32n 0x67332667FFC00B31UL
        Raw.storeUInt64 state 40n 0x8EB44A8768581511UL
        Raw.storeUInt64 state 48n 0xDB0C2E0D64F98FA7UL
        Raw.storeUInt64 state 56n 0x47B5481DBEFA4FA4UL
    | _ ->
        Raw.storeUInt64 state 0n 0x6A09E667F3BCC908UL
        Raw.storeUInt64 state 8n 0xBB67AE8584CAA73BUL
        Raw.storeUInt64 state 16n 0x3C6EF372FE94F82BUL
        Raw.storeUInt64 state 24n 0xA54FF53A5F1D36F1UL
        Raw.storeUInt64 state 32n 0x510E527FADE682D1UL
        Raw.storeUInt64 state 40n 0x9B05688C2B3E6C1FUL
        Raw.storeUInt64 state 48n 0x1F83D9ABFB41BD6BUL
        Raw.storeUInt64 state 56n 0x5BE0CD19137E2179UL

let private block (algorithm: Algorithm) (state: nativeptr<byte>) (p: nativeptr<byte>) : unit =
    match algorithm with
    | Algorithm.Md5 -> md5Block state p
    | Algorithm.Sha1 -> sha1Block state p
    | Algorithm.Sha256 -> sha256Block state p
    | _ -> sha512Block state p

/// The digest of bytes.
let compute (algorithm: Algorithm) (data: byte[]) (offset: int) (count: int) : byte[] =
    let state: nativeptr<byte> = (# "stack_alloc" 64n : nativeptr<byte> #)
    let last: nativeptr<byte> = (# "stack_alloc" 256n : nativeptr<byte> #)
    let size: nativeint = nativeint (blockSize algorithm)
    let total: nativeint = nativeint count
    let source: nativeptr<byte> = Raw.add (# "array_addr" data 0 : nativeptr<byte> #) (nativeint offset)
    start algorithm state
    let mutable at: nativeint = 0n
    while total - at >= size do
        block algorithm state (Raw.add source at)
        at <- at + size
    // The rest, a one bit, zeros, and the number of bits.
    let rest: nativeint = total - at
    let lengthSize: nativeint = size / 8n
    let padded: nativeint = if rest + 1n + lengthSize > size then size + size else size
    Raw.fill last 0uy padded
    Raw.copy last (Raw.add source at) rest
    Raw.keep data
    Raw.storeByte last rest 0x80uy
    let bits: uint64 = uint64 total * 8UL
    Raw.storeUInt64 last (padded - 8n) (if algorithm = Algorithm.Md5 then bits else swap64 bits)
    block algorithm state last
    if padded > size then
        block algorithm state (Raw.add last size)
    let length: int = digestSize algorithm
    let result: byte[] = (# "array_new" length : byte[] #)
    for i in 0 .. length - 1 do
        // Words are big-endian but in MD5.
        let place: int =
            if algorithm = Algorithm.Md5 then i
            elif size = 64n then i ^^^ 3
            else i ^^^ 7
        (# "array_set" result i (Raw.loadByte state (nativeint place)) : unit #)
    result

/// The digest of bytes under a key (RFC 2104).
let keyed (algorithm: Algorithm) (key: byte[]) (data: byte[]) : byte[] =
    let size: int = blockSize algorithm
    let short: byte[] = if key.Length > size then compute algorithm key 0 key.Length else key
    let inner: byte[] = (# "array_new" (size + data.Length) : byte[] #)
    let outer: byte[] = (# "array_new" (size + digestSize algorithm) : byte[] #)
    for i in 0 .. size - 1 do
        let b: byte = if i < short.Length then short.[i] else 0uy
        inner.[i] <- b ^^^ 0x36uy
        outer.[i] <- b ^^^ 0x5Cuy
    for i in 0 .. data.Length - 1 do
        inner.[size + i] <- data.[i]
    let first: byte[] = compute algorithm inner 0 inner.Length
    for i in 0 .. first.Length - 1 do
        outer.[size + i] <- first.[i]
    compute algorithm outer 0 outer.Length
