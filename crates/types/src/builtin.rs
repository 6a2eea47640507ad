//! Types that the compiler itself knows. Everything else, `option` and `Map` included, is F# in the library.

use crate::{Ty, TyConId};

macro_rules! builtins {
    ($($(#[$m:meta])* $name:ident = $text:literal, $path:literal, $arity:literal;)*) => {
        /// A built-in type constructor.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[repr(u32)]
        pub enum Builtin { $($(#[$m])* $name,)* }

        impl Builtin {
            /// All of them.
            pub const ALL: &[Builtin] = &[$(Builtin::$name,)*];
            /// F#'s own abbreviation, as messages print it.
            pub fn name(self) -> &'static str { match self { $(Builtin::$name => $text,)* } }
            /// The .NET or FSharp.Core full name.
            pub fn path(self) -> &'static str { match self { $(Builtin::$name => $path,)* } }
            /// Number of type parameters.
            pub fn arity(self) -> usize { match self { $(Builtin::$name => $arity,)* } }
        }
    };
}

builtins! {
    /// `unit`
    Unit = "unit", "FSharp.Core.Unit", 0;
    /// `bool`
    Bool = "bool", "System.Boolean", 0;
    /// `char`: a UTF-16 unit.
    Char = "char", "System.Char", 0;
    /// `string`
    String = "string", "System.String", 0;
    /// `obj`
    Obj = "obj", "System.Object", 0;
    /// `sbyte`
    SByte = "sbyte", "System.SByte", 0;
    /// `byte`
    Byte = "byte", "System.Byte", 0;
    /// `int16`
    Int16 = "int16", "System.Int16", 0;
    /// `uint16`
    UInt16 = "uint16", "System.UInt16", 0;
    /// `int`
    Int32 = "int", "System.Int32", 0;
    /// `uint32`
    UInt32 = "uint32", "System.UInt32", 0;
    /// `int64`
    Int64 = "int64", "System.Int64", 0;
    /// `uint64`
    UInt64 = "uint64", "System.UInt64", 0;
    /// `nativeint`
    IntPtr = "nativeint", "System.IntPtr", 0;
    /// `unativeint`
    UIntPtr = "unativeint", "System.UIntPtr", 0;
    /// `float`
    Double = "float", "System.Double", 0;
    /// `float32`
    Single = "float32", "System.Single", 0;
    /// `'T[]`
    Array = "[]", "System.Array`1", 1;
    /// `'T[,]`
    Array2D = "[,]", "System.Array`2", 1;
    /// `'T[,,]`
    Array3D = "[,,]", "System.Array`3", 1;
    /// `'T[,,,]`
    Array4D = "[,,,]", "System.Array`4", 1;
    /// `'T list`: a union of `[]` (case 0) and `::` (case 1, fields Head and Tail).
    List = "list", "FSharp.Collections.List", 1;
    /// `byref<'T>`
    ByRef = "byref", "FSharp.Core.byref", 1;
    /// `inref<'T>`
    InRef = "inref", "FSharp.Core.inref", 1;
    /// `outref<'T>`
    OutRef = "outref", "FSharp.Core.outref", 1;
    /// `nativeptr<'T>`
    NativePtr = "nativeptr", "FSharp.Core.nativeptr", 1;
    /// `voidptr`
    VoidPtr = "voidptr", "FSharp.Core.voidptr", 0;
    /// `exn`: the root of exceptions; its members and subclasses are in the library.
    Exn = "exn", "System.Exception", 0;
}

impl Builtin {
    /// The constructor's id.
    pub fn id(self) -> TyConId {
        TyConId { file: TyConId::BUILTIN_FILE, index: self as u32 }
    }
    /// The built-in of an id.
    pub fn of(id: TyConId) -> Option<Builtin> {
        if id.file == TyConId::BUILTIN_FILE { Builtin::ALL.get(id.index as usize).copied() } else { None }
    }
    /// The type, for a constructor without parameters.
    pub fn ty(self) -> Ty {
        Ty::con(self.id(), &[])
    }
    /// Whether it is an integer type, `nativeint` included.
    pub fn is_integer(self) -> bool {
        use Builtin::{Byte, Int16, Int32, Int64, IntPtr, SByte, UInt16, UInt32, UInt64, UIntPtr};
        matches!(self, SByte | Byte | Int16 | UInt16 | Int32 | UInt32 | Int64 | UInt64 | IntPtr | UIntPtr)
    }
    /// Whether it is a signed integer type.
    pub fn is_signed(self) -> bool {
        matches!(self, Builtin::SByte | Builtin::Int16 | Builtin::Int32 | Builtin::Int64 | Builtin::IntPtr)
    }
    /// Whether its fields and constructors are those of a class of the library: exceptions and arrays of dimensions.
    pub fn is_library_class(self) -> bool {
        matches!(self, Builtin::Exn | Builtin::Array2D | Builtin::Array3D | Builtin::Array4D)
    }
    /// Whether it is `float` or `float32`.
    pub fn is_float(self) -> bool {
        matches!(self, Builtin::Double | Builtin::Single)
    }
}
