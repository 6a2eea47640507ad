//! A hash of what a signature says, whatever the places are at which it says it.
//!
//! In: anything that can be written with serde. Out: 128 bits. Spans do not count, type parameters count by the order in
//! which they first occur, and the entries of a map count in no order. So a file whose bodies alone were changed keeps
//! the digest of what it shows, and the files that see it need not be checked again.

use std::fmt;
use std::hash::{DefaultHasher, Hasher as _};
use std::mem::replace;

use base::FxHashMap;
use serde::ser::{self, Serialize};

/// Two hashes of 64 bits that start differently.
pub(crate) type Sum = [u64; 2];

/// The digest under construction.
pub(crate) struct Digest {
    hashers: [DefaultHasher; 2],
    /// Numbers of type parameters.
    params: FxHashMap<Sum, u32>,
    /// Inside the entry of a map: what was not seen before has no number, since entries come in no order.
    in_map: bool,
    /// Inside a span.
    muted: bool,
}

impl Default for Digest {
    fn default() -> Digest {
        Digest { hashers: fresh(), params: FxHashMap::default(), in_map: false, muted: false }
    }
}

fn fresh() -> [DefaultHasher; 2] {
    let mut hashers = [DefaultHasher::new(), DefaultHasher::new()];
    hashers[1].write_u64(1);
    hashers
}

impl Digest {
    /// Adds bytes, with their number.
    pub fn bytes(&mut self, bytes: &[u8]) {
        if !self.muted {
            self.number(bytes.len() as u64);
            self.hashers.iter_mut().for_each(|h| h.write(bytes));
        }
    }
    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }
    /// Adds a number.
    pub fn number(&mut self, n: u64) {
        if !self.muted {
            self.hashers.iter_mut().for_each(|h| h.write_u64(n));
        }
    }
    /// Adds another digest.
    pub fn sum(&mut self, sum: Sum) {
        sum.iter().for_each(|n| self.number(*n));
    }
    /// Adds what can be written.
    pub fn value(&mut self, value: &impl Serialize) {
        value.serialize(&mut *self).expect("invariant: hashing does not fail");
    }
    /// The digest of all that was added.
    pub fn finish(&self) -> Sum {
        [self.hashers[0].finish(), self.hashers[1].finish()]
    }
}

/// Hashing does not fail; serde wants a type for it.
#[derive(Debug)]
pub(crate) struct Never;

impl fmt::Display for Never {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value could not be hashed")
    }
}
impl std::error::Error for Never {}
impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Never {
        Never
    }
}

/// A value with parts.
pub(crate) struct Parts<'d> {
    digest: &'d mut Digest,
    end: End,
}

/// What is to be done after the last part.
enum End {
    Nothing,
    /// It was a span.
    Unmute(bool),
    /// It was a type parameter, which was hashed by itself.
    Param([DefaultHasher; 2]),
    /// The sum of the entries of a map so far, what was hashed before it, and whether that was inside a map.
    Map(Sum, [DefaultHasher; 2], bool),
}

impl<'d> Parts<'d> {
    fn part(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Never> {
        value.serialize(&mut *self.digest)
    }
    fn finish(self) {
        match self.end {
            End::Nothing => {}
            End::Unmute(before) => self.digest.muted = before,
            End::Param(outer) => {
                let own = self.digest.finish();
                self.digest.hashers = outer;
                let next = self.digest.params.len() as u32 + 1;
                let number = match self.digest.params.get(&own) {
                    Some(n) => *n,
                    None if self.digest.in_map => 0,
                    None => *self.digest.params.entry(own).or_insert(next),
                };
                self.digest.number(u64::from(number));
            }
            End::Map(sum, outer, in_map) => {
                (self.digest.hashers, self.digest.in_map) = (outer, in_map);
                self.digest.sum(sum);
            }
        }
    }
}

macro_rules! numbers {
    ($($name:ident: $t:ty),*) => {
        $(fn $name(self, v: $t) -> Result<(), Never> {
            self.number(v as u64);
            Ok(())
        })*
    };
}

impl<'d> ser::Serializer for &'d mut Digest {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Parts<'d>;
    type SerializeTuple = Parts<'d>;
    type SerializeTupleStruct = Parts<'d>;
    type SerializeTupleVariant = Parts<'d>;
    type SerializeMap = Parts<'d>;
    type SerializeStruct = Parts<'d>;
    type SerializeStructVariant = Parts<'d>;

    numbers!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    numbers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_char: char);

    fn serialize_i128(self, v: i128) -> Result<(), Never> {
        self.bytes(&v.to_le_bytes());
        Ok(())
    }
    fn serialize_u128(self, v: u128) -> Result<(), Never> {
        self.bytes(&v.to_le_bytes());
        Ok(())
    }
    fn serialize_f32(self, v: f32) -> Result<(), Never> {
        self.number(u64::from(v.to_bits()));
        Ok(())
    }
    fn serialize_f64(self, v: f64) -> Result<(), Never> {
        self.number(v.to_bits());
        Ok(())
    }
    fn serialize_str(self, v: &str) -> Result<(), Never> {
        self.text(v);
        Ok(())
    }
    fn serialize_bytes(self, v: &[u8]) -> Result<(), Never> {
        self.bytes(v);
        Ok(())
    }
    fn serialize_none(self) -> Result<(), Never> {
        self.number(0);
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        self.number(1);
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Never> {
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Result<(), Never> {
        self.number(u64::from(index));
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.number(u64::from(index));
        value.serialize(self)
    }
    fn serialize_seq(self, length: Option<usize>) -> Result<Parts<'d>, Never> {
        self.number(length.map_or(u64::MAX, |n| n as u64));
        Ok(Parts { digest: self, end: End::Nothing })
    }
    fn serialize_tuple(self, _: usize) -> Result<Parts<'d>, Never> {
        Ok(Parts { digest: self, end: End::Nothing })
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'d>, Never> {
        Ok(Parts { digest: self, end: End::Nothing })
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Parts<'d>, Never> {
        self.number(u64::from(index));
        Ok(Parts { digest: self, end: End::Nothing })
    }
    fn serialize_map(self, length: Option<usize>) -> Result<Parts<'d>, Never> {
        self.number(length.map_or(u64::MAX, |n| n as u64));
        let end = End::Map([0, 0], replace(&mut self.hashers, fresh()), replace(&mut self.in_map, true));
        Ok(Parts { digest: self, end })
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'d>, Never> {
        let end = match name {
            "Span" => End::Unmute(replace(&mut self.muted, true)),
            "TyVar" => End::Param(replace(&mut self.hashers, fresh())),
            _ => End::Nothing,
        };
        Ok(Parts { digest: self, end })
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Parts<'d>, Never> {
        self.number(u64::from(index));
        Ok(Parts { digest: self, end: End::Nothing })
    }
}

macro_rules! parts {
    ($($kind:ident $part:ident),*) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Never;
            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.part(value)
            }
            fn end(self) -> Result<(), Never> {
                self.finish();
                Ok(())
            }
        })*
    };
}

parts!(SerializeSeq serialize_element, SerializeTuple serialize_element);
parts!(SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

macro_rules! named_parts {
    ($($kind:ident),*) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Never;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Never> {
                self.part(value)
            }
            fn end(self) -> Result<(), Never> {
                self.finish();
                Ok(())
            }
        })*
    };
}

named_parts!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.digest.hashers = fresh();
        self.part(key)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.part(value)?;
        let entry = self.digest.finish();
        if let End::Map(sum, ..) = &mut self.end {
            *sum = [sum[0].wrapping_add(entry[0]), sum[1].wrapping_add(entry[1])];
        }
        Ok(())
    }
    fn end(self) -> Result<(), Never> {
        self.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use base::{FileId, Span, Symbol};
    use types::{Scheme, Ty, TyParam, TyVar};

    use super::*;

    fn digest(value: &impl Serialize) -> Sum {
        let mut d = Digest::default();
        d.value(value);
        d.finish()
    }
    fn identity(index: u32) -> Scheme {
        let var = TyVar { file: FileId(3), index };
        let name = Symbol::intern("a");
        let params = vec![TyParam { var, name, is_measure: false, is_static: false, constraints: vec![] }];
        Scheme { params, ty: Ty::fun(Ty::var(var), Ty::var(var)) }
    }

    #[test]
    fn places_do_not_count() {
        let at = |lo| (Symbol::intern("x"), Span::new(FileId(1), lo, lo + 1), 7);
        assert_eq!(digest(&at(0)), digest(&at(100)));
        assert_ne!(digest(&(at(0), 1)), digest(&(at(0), 2)));
    }

    #[test]
    fn type_parameters_count_by_order() {
        assert_eq!(digest(&identity(0)), digest(&identity(9)));
        assert_ne!(digest(&(identity(0), identity(0))), digest(&(identity(0), identity(1))));
        let unused = Scheme { ty: Ty::var(TyVar { file: FileId(3), index: 5 }), ..identity(0) };
        assert_ne!(digest(&identity(0)), digest(&unused));
    }

    #[test]
    fn entries_of_maps_count_in_no_order() {
        let map = |keys: &[u32]| keys.iter().map(|k| (*k, k + 1)).collect::<FxHashMap<u32, u32>>();
        let keys: Vec<u32> = (0..100).collect();
        let turned: Vec<u32> = keys.iter().rev().copied().collect();
        assert_eq!(digest(&map(&keys)), digest(&map(&turned)));
        assert_ne!(digest(&map(&keys)), digest(&map(&keys[1..])));
        assert_ne!(digest(&(map(&[1]), map(&[2]))), digest(&(map(&[2]), map(&[1]))));
    }

    #[test]
    fn texts_and_numbers_count() {
        assert_ne!(digest(&("ab", "c")), digest(&("a", "bc")));
        assert_ne!(digest(&Some(0u32)), digest(&None::<u32>));
        assert_ne!(digest(&vec![1.0f64]), digest(&vec![-1.0f64]));
    }
}
