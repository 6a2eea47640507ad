/// Digests and random bytes.
namespace System.Security.Cryptography

open System
open Firefly
open Firefly.Runtime

/// Parts of digests.
module internal HashParts =

    /// Part of an array; the bounds are right.
    let part (data: byte[]) (offset: int) (count: int) : byte[] =
        let r: byte[] = (# "array_new" count : byte[] #)
        for i in 0 .. count - 1 do
            r.[i] <- data.[offset + i]
        r

/// A function from bytes to a digest.
[<AllowNullLiteral; AbstractClass>]
type HashAlgorithm() =
    let mutable last: byte[] = null

    /// The digest of some bytes of an array.
    abstract HashCore : byte[] * int * int -> byte[]

    /// Bits of a digest.
    abstract HashSize : int

    /// The digest that was computed last.
    member this.Hash : byte[] = last

    /// Computes a digest.
    member this.ComputeHash(buffer: byte[]) : byte[] =
        if (# "is_null" buffer : bool #) then
            Convert.nullError "buffer"
        last <- this.HashCore(buffer, 0, buffer.Length)
        last

    /// Computes a digest of a part.
    member this.ComputeHash(buffer: byte[], offset: int, count: int) : byte[] =
        if (# "is_null" buffer : bool #) then
            Convert.nullError "buffer"
        if offset < 0 then
            let e: exn = ArgumentOutOfRangeException("offset", "Non-negative number required.") :> exn
            (# "raise" e : unit #)
        if count < 0 || count > buffer.Length || buffer.Length - count < offset then
            let e: exn = ArgumentException("Value was invalid.") :> exn
            (# "raise" e : unit #)
        last <- this.HashCore(buffer, offset, count)
        last

    /// Forgets what was computed.
    member this.Initialize() : unit = last <- null

    /// Nothing is held.
    member this.Dispose() : unit = ()

    /// Nothing is held.
    member this.Clear() : unit = ()

    interface IDisposable with
        member this.Dispose() : unit = ()

/// The digest MD5.
[<AllowNullLiteral>]
type MD5() =
    inherit HashAlgorithm()

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.compute Digest.Algorithm.Md5 data offset count

    override this.HashSize : int = 128

    /// Bits of the digest.
    static member HashSizeInBits : int = 128

    /// Bytes of the digest.
    static member HashSizeInBytes : int = 16

    /// A new one.
    static member Create() : MD5 = MD5()

    /// The digest of bytes.
    static member HashData(source: byte[]) : byte[] =
        if (# "is_null" source : bool #) then
            Convert.nullError "source"
        Digest.compute Digest.Algorithm.Md5 source 0 source.Length

/// The digest MD5, by its older name.
[<AllowNullLiteral>]
type MD5CryptoServiceProvider() =
    inherit MD5()

/// The digest SHA1.
[<AllowNullLiteral>]
type SHA1() =
    inherit HashAlgorithm()

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.compute Digest.Algorithm.Sha1 data offset count

    override this.HashSize : int = 160

    /// Bits of the digest.
    static member HashSizeInBits : int = 160

    /// Bytes of the digest.
    static member HashSizeInBytes : int = 20

    /// A new one.
    static member Create() : SHA1 = SHA1()

    /// The digest of bytes.
    static member HashData(source: byte[]) : byte[] =
        if (# "is_null" source : bool #) then
            Convert.nullError "source"
        Digest.compute Digest.Algorithm.Sha1 source 0 source.Length

/// The digest SHA1, by its older name.
[<AllowNullLiteral>]
type SHA1CryptoServiceProvider() =
    inherit SHA1()

/// The digest SHA1, by its older name.
[<AllowNullLiteral>]
type SHA1Managed() =
    inherit SHA1()

/// The digest SHA256.
[<AllowNullLiteral>]
type SHA256() =
    inherit HashAlgorithm()

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.compute Digest.Algorithm.Sha256 data offset count

    override this.HashSize : int = 256

    /// Bits of the digest.
    static member HashSizeInBits : int = 256

    /// Bytes of the digest.
    static member HashSizeInBytes : int = 32

    /// A new one.
    static member Create() : SHA256 = SHA256()

    /// The digest of bytes.
    static member HashData(source: byte[]) : byte[] =
        if (# "is_null" source : bool #) then
            Convert.nullError "source"
        Digest.compute Digest.Algorithm.Sha256 source 0 source.Length

/// The digest SHA256, by its older name.
[<AllowNullLiteral>]
type SHA256Managed() =
    inherit SHA256()

/// The digest SHA384.
[<AllowNullLiteral>]
type SHA384() =
    inherit HashAlgorithm()

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.compute Digest.Algorithm.Sha384 data offset count

    override this.HashSize : int = 384

    /// Bits of the digest.
    static member HashSizeInBits : int = 384

    /// Bytes of the digest.
    static member HashSizeInBytes : int = 48

    /// A new one.
    static member Create() : SHA384 = SHA384()

    /// The digest of bytes.
    static member HashData(source: byte[]) : byte[] =
        if (# "is_null" source : bool #) then
            Convert.nullError "source"
        Digest.compute Digest.Algorithm.Sha384 source 0 source.Length

/// The digest SHA512.
[<AllowNullLiteral>]
type SHA512() =
    inherit HashAlgorithm()

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.compute Digest.Algorithm.Sha512 data offset count

    override this.HashSize : int = 512

    /// Bits of the digest.
    static member HashSizeInBits : int = 512

    /// Bytes of the digest.
    static member HashSizeInBytes : int = 64

    /// A new one.
    static member Create() : SHA512 = SHA512()

    /// The digest of bytes.
    static member HashData(source: byte[]) : byte[] =
        if (# "is_null" source : bool #) then
            Convert.nullError "source"
        Digest.compute Digest.Algorithm.Sha512 source 0 source.Length

/// The digest SHA512, by its older name.
[<AllowNullLiteral>]
type SHA512Managed() =
    inherit SHA512()

/// The keyed digest of MD5.
[<AllowNullLiteral>]
type HMACMD5(key: byte[]) =
    inherit HashAlgorithm()

    /// The key.
    member this.Key : byte[] = key

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.keyed Digest.Algorithm.Md5 key (HashParts.part data offset count)

    override this.HashSize : int = 128

    /// The digest of bytes under a key.
    static member HashData(key: byte[], source: byte[]) : byte[] = Digest.keyed Digest.Algorithm.Md5 key source

/// The keyed digest of SHA1.
[<AllowNullLiteral>]
type HMACSHA1(key: byte[]) =
    inherit HashAlgorithm()

    /// The key.
    member this.Key : byte[] = key

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.keyed Digest.Algorithm.Sha1 key (HashParts.part data offset count)

    override this.HashSize : int = 160

    /// The digest of bytes under a key.
    static member HashData(key: byte[], source: byte[]) : byte[] = Digest.keyed Digest.Algorithm.Sha1 key source

/// The keyed digest of SHA256.
[<AllowNullLiteral>]
type HMACSHA256(key: byte[]) =
    inherit HashAlgorithm()

    /// The key.
    member this.Key : byte[] = key

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.keyed Digest.Algorithm.Sha256 key (HashParts.part data offset count)

    override this.HashSize : int = 256

    /// The digest of bytes under a key.
    static member HashData(key: byte[], source: byte[]) : byte[] = Digest.keyed Digest.Algorithm.Sha256 key source

/// The keyed digest of SHA384.
[<AllowNullLiteral>]
type HMACSHA384(key: byte[]) =
    inherit HashAlgorithm()

    /// The key.
    member this.Key : byte[] = key

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.keyed Digest.Algorithm.Sha384 key (HashParts.part data offset count)

    override this.HashSize : int = 384

    /// The digest of bytes under a key.
    static member HashData(key: byte[], source: byte[]) : byte[] = Digest.keyed Digest.Algorithm.Sha384 key source

/// The keyed digest of SHA512.
[<AllowNullLiteral>]
type HMACSHA512(key: byte[]) =
    inherit HashAlgorithm()

    /// The key.
    member this.Key : byte[] = key

    override this.HashCore(data: byte[], offset: int, count: int) : byte[] =
        Digest.keyed Digest.Algorithm.Sha512 key (HashParts.part data offset count)

    override this.HashSize : int = 512

    /// The digest of bytes under a key.
    static member HashData(key: byte[], source: byte[]) : byte[] = Digest.keyed Digest.Algorithm.Sha512 key source

/// Random bytes of the platform.
[<AllowNullLiteral>]
type RandomNumberGenerator() =

    /// A new one.
    static member Create() : RandomNumberGenerator = RandomNumberGenerator()

    /// Fills an array with random bytes.
    static member Fill(data: byte[]) : unit =
        let mutable at: int = 0
        while at < data.Length do
            let left: int = data.Length - at
            let p: nativeptr<byte> = (# "array_addr" data at : nativeptr<byte> #)
            let count: nativeint = Platform.random p (nativeint (if left > 256 then 256 else left))
            at <- at + (if count > 0n then int count else 0)
        Raw.keep data

    /// Random bytes.
    static member GetBytes(count: int) : byte[] =
        let data: byte[] = (# "array_new" count : byte[] #)
        RandomNumberGenerator.Fill data
        data

    /// Fills an array with random bytes.
    member this.GetBytes(data: byte[]) : unit = RandomNumberGenerator.Fill data

    /// A random number from zero to below a limit.
    static member GetInt32(toExclusive: int) : int = RandomNumberGenerator.GetInt32(0, toExclusive)

    /// A random number in bounds, the upper one excluded.
    static member GetInt32(fromInclusive: int, toExclusive: int) : int =
        if fromInclusive >= toExclusive then
            let e: exn = ArgumentException("Range of random number does not contain at least one possibility.") :> exn
            (# "raise" e : unit #)
        let range: uint64 = uint64 (int64 toExclusive - int64 fromInclusive)
        let buffer: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Raw.storeUInt64 buffer 0n 0UL
        Platform.random buffer 8n |> ignore
        int (int64 fromInclusive + int64 ((Raw.loadUInt64 buffer 0n >>> 1) % range))

    /// Nothing is held.
    member this.Dispose() : unit = ()

    interface IDisposable with
        member this.Dispose() : unit = ()
