//! The one builder: makes operations of the `llvm` dialect at an insertion point.
//!
//! Everything that the rest of the crate knows of MLIR goes through this type; the lifetimes of melior's block handles
//! and its generic operation builder stay in this file. Attribute texts are parsed once.
#![allow(unsafe_code)]

use base::FxHashMap;
use melior::Context;
use melior::dialect::llvm::r#type as llvm_type;
use melior::ir::attribute::{
    ArrayAttribute, DenseElementsAttribute, DenseI32ArrayAttribute, DenseI64ArrayAttribute, FlatSymbolRefAttribute,
    IntegerAttribute, StringAttribute, TypeAttribute,
};
use melior::ir::block::BlockLike;
use melior::ir::operation::OperationBuilder;
use melior::ir::r#type::IntegerType;
use melior::ir::{
    Attribute, Block as MlirBlock, BlockRef, Identifier, Location, Operation, OperationRef, Region, RegionLike, Type,
    TypeLike, Value, ValueLike,
};
use mlir_sys::{MlirStringRef, mlirFloatAttrDoubleGet, mlirStringAttrGet};

use crate::alias::Tags;
use crate::counted::NoWrap;

/// A value.
pub(crate) type Val<'c> = Value<'c, 'c>;
/// A block of the function under construction.
pub(crate) type Blk<'c> = BlockRef<'c, 'c>;
/// An attribute with its name.
pub(crate) type Named<'c> = (&'static str, Attribute<'c>);

/// The types that codegen uses.
#[derive(Clone, Copy)]
pub(crate) struct Types<'c> {
    pub(crate) i1: Type<'c>,
    pub(crate) i8: Type<'c>,
    pub(crate) i16: Type<'c>,
    pub(crate) i32: Type<'c>,
    pub(crate) i64: Type<'c>,
    pub(crate) f32: Type<'c>,
    pub(crate) f64: Type<'c>,
    pub(crate) ptr: Type<'c>,
    pub(crate) void: Type<'c>,
}

/// Calling conventions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Conv {
    C,
    Fast,
    Tail,
}

/// What becomes of a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CallKind {
    /// It comes back.
    Ordinary,
    /// It comes back, and the callee is not inlined here.
    NotInlined,
    /// In front of a return and with `tailcc` on both sides, LLVM's back end leaves by it.
    Marked,
    /// LLVM guarantees it.
    Must,
}

/// Integer comparisons, numbered as MLIR does.
#[derive(Clone, Copy)]
pub(crate) enum Icmp {
    Eq = 0,
    Ne = 1,
    Slt = 2,
    Sle = 3,
    Sgt = 4,
    Sge = 5,
    Ult = 6,
    Ule = 7,
    Ugt = 8,
    Uge = 9,
}

/// Floating-point comparisons, numbered as MLIR does.
#[derive(Clone, Copy)]
pub(crate) enum Fcmp {
    Oeq = 1,
    Ogt = 2,
    Oge = 3,
    Olt = 4,
    Ole = 5,
    Une = 13,
}

/// What a call calls.
#[derive(Clone, Copy)]
pub(crate) enum Callee<'a, 'c> {
    Symbol(&'a str),
    Pointer(Val<'c>),
}

/// The builder: context, types, insertion point and location.
pub(crate) struct Builder<'c> {
    pub(crate) cx: &'c Context,
    pub(crate) t: Types<'c>,
    /// The location of what is made next.
    pub(crate) loc: Location<'c>,
    /// The first block of the function under construction.
    entry: Option<Blk<'c>>,
    block: Option<Blk<'c>>,
    parsed: FxHashMap<String, Attribute<'c>>,
    pub(crate) tags: Tags<'c>,
}

const MALFORMED: &str = "invariant: codegen makes well-formed operations";

impl<'c> Builder<'c> {
    pub(crate) fn new(cx: &'c Context) -> Builder<'c> {
        let int = |bits| IntegerType::new(cx, bits).into();
        let t = Types {
            i1: int(1),
            i8: int(8),
            i16: int(16),
            i32: int(32),
            i64: int(64),
            f32: Type::float32(cx),
            f64: Type::float64(cx),
            ptr: llvm_type::pointer(cx, 0),
            void: llvm_type::void(cx),
        };
        let loc = Location::unknown(cx);
        Builder { cx, t, loc, entry: None, block: None, parsed: FxHashMap::default(), tags: Tags::default() }
    }

    // Attributes.

    /// An attribute from its text.
    pub(crate) fn parse(&mut self, text: &str) -> Attribute<'c> {
        if let Some(a) = self.parsed.get(text) {
            return *a;
        }
        let a = Attribute::parse(self.cx, text).expect("invariant: codegen writes valid attributes");
        self.parsed.insert(text.to_string(), a);
        a
    }
    pub(crate) fn unit_attr(&self) -> Attribute<'c> {
        Attribute::unit(self.cx)
    }
    pub(crate) fn string_attr(&self, text: &str) -> Attribute<'c> {
        StringAttribute::new(self.cx, text).into()
    }
    /// A string attribute of any bytes.
    pub(crate) fn bytes_attr(&self, bytes: &[u8]) -> Attribute<'c> {
        let text = MlirStringRef { data: bytes.as_ptr().cast(), length: bytes.len() };
        // SAFETY: MLIR copies the bytes into the context.
        unsafe { Attribute::from_raw(mlirStringAttrGet(self.cx.to_raw(), text)) }
    }
    /// An integer of a type; bits beyond the type's are dropped.
    pub(crate) fn int_attr(&self, ty: Type<'c>, n: i64) -> Attribute<'c> {
        let n = if ty == self.t.i1 {
            n & 1
        } else if ty == self.t.i8 {
            i64::from(n as i8)
        } else if ty == self.t.i16 {
            i64::from(n as i16)
        } else if ty == self.t.i32 {
            i64::from(n as i32)
        } else {
            n
        };
        IntegerAttribute::new(ty, n).into()
    }
    pub(crate) fn i64_attr(&self, n: i64) -> Attribute<'c> {
        self.int_attr(self.t.i64, n)
    }
    pub(crate) fn float_attr(&self, ty: Type<'c>, x: f64) -> Attribute<'c> {
        // SAFETY: the type is a floating-point type of this context.
        unsafe { Attribute::from_raw(mlirFloatAttrDoubleGet(self.cx.to_raw(), ty.to_raw(), x)) }
    }
    pub(crate) fn type_attr(&self, ty: Type<'c>) -> Attribute<'c> {
        TypeAttribute::new(ty).into()
    }
    pub(crate) fn symbol_attr(&self, name: &str) -> Attribute<'c> {
        FlatSymbolRefAttribute::new(self.cx, name).into()
    }
    pub(crate) fn array_attr(&self, items: &[Attribute<'c>]) -> Attribute<'c> {
        ArrayAttribute::new(self.cx, items).into()
    }
    /// The list with the tag of a kind of access, which is apart from all other kinds.
    pub(crate) fn alias_tag(&mut self, kind: &str) -> Attribute<'c> {
        let root = "#llvm.tbaa_root<id = \"firefly\">";
        let ty = format!("#llvm.tbaa_type_desc<id = \"{kind}\", members = {{<{root}, 0>}}>");
        self.parse(&format!("[#llvm.tbaa_tag<base_type = {ty}, access_type = {ty}, offset = 0>]"))
    }
    fn i32s(&self, items: &[i32]) -> Attribute<'c> {
        DenseI32ArrayAttribute::new(self.cx, items).into()
    }
    pub(crate) fn conv_attr(&mut self, conv: Conv) -> Attribute<'c> {
        self.parse(match conv {
            Conv::C => "#llvm.cconv<ccc>",
            Conv::Fast => "#llvm.cconv<fastcc>",
            Conv::Tail => "#llvm.cconv<tailcc>",
        })
    }

    // Types.

    pub(crate) fn struct_type(&self, fields: &[Type<'c>]) -> Type<'c> {
        llvm_type::r#struct(self.cx, fields, false)
    }
    /// Bytes in a row. MLIR's C interface counts in 32 bits: what is longer is a row of blocks, rounded up.
    pub(crate) fn bytes_type(&self, count: u64) -> Type<'c> {
        const BLOCK: u32 = 1 << 20;
        match u32::try_from(count) {
            Ok(count) => llvm_type::array(self.t.i8, count),
            Err(_) => {
                let blocks = count.div_ceil(u64::from(BLOCK)).try_into().expect("invariant: static data below 4 PiB");
                llvm_type::array(llvm_type::array(self.t.i8, BLOCK), blocks)
            }
        }
    }
    pub(crate) fn function_type(&self, result: Type<'c>, params: &[Type<'c>]) -> Type<'c> {
        llvm_type::function(result, params, false)
    }
    pub(crate) fn int_type(&self, bits: u32) -> Type<'c> {
        IntegerType::new(self.cx, bits).into()
    }

    // Operations.

    fn make(
        &self,
        name: &str,
        operands: &[Val<'c>],
        results: &[Type<'c>],
        attributes: &[Named<'c>],
        successors: &[Blk<'c>],
        regions: Vec<Region<'c>>,
    ) -> Operation<'c> {
        let mut b = OperationBuilder::new(name, self.loc).add_operands(operands).add_results(results);
        for (n, a) in attributes {
            b = b.add_attributes(&[(Identifier::new(self.cx, n), *a)]);
        }
        for s in successors {
            b = b.add_successors(&[&**s]);
        }
        if !regions.is_empty() {
            b = b.add_regions_vec(regions);
        }
        b.build().expect(MALFORMED)
    }
    fn insert(&mut self, op: Operation<'c>) -> OperationRef<'c, 'c> {
        self.block.expect("invariant: there is an insertion point").append_operation(op)
    }
    /// Makes an operation without result.
    pub(crate) fn effect(&mut self, name: &str, operands: &[Val<'c>], attributes: &[Named<'c>]) {
        let op = self.make(name, operands, &[], attributes, &[], Vec::new());
        self.insert(op);
    }
    /// Makes an operation with one result.
    pub(crate) fn value(
        &mut self,
        name: &str,
        operands: &[Val<'c>],
        ty: Type<'c>,
        attributes: &[Named<'c>],
    ) -> Val<'c> {
        let op = self.make(name, operands, &[ty], attributes, &[], Vec::new());
        self.insert(op).result(0).expect(MALFORMED).into()
    }
    pub(crate) fn type_of(&self, v: Val<'c>) -> Type<'c> {
        v.r#type()
    }

    // Blocks and functions.

    /// Starts a function: its region with an entry block, which becomes the insertion point.
    pub(crate) fn begin(&mut self, region: &Region<'c>, params: &[Type<'c>]) -> Vec<Val<'c>> {
        let entry = self.append_block(region, params);
        self.entry = Some(entry);
        self.block = Some(entry);
        self.arguments(entry)
    }
    /// A new block of a region.
    pub(crate) fn append_block(&self, region: &Region<'c>, params: &[Type<'c>]) -> Blk<'c> {
        let params: Vec<(Type<'c>, Location<'c>)> = params.iter().map(|t| (*t, self.loc)).collect();
        let block = region.append_block(MlirBlock::new(&params));
        // SAFETY: the block belongs to the region, which becomes part of the module; it lives as long as the context's
        // other IR. melior ties the handle to the borrow of the region instead.
        unsafe { BlockRef::from_raw(block.to_raw()) }
    }
    pub(crate) fn arguments(&self, block: Blk<'c>) -> Vec<Val<'c>> {
        (0..block.argument_count()).map(|i| block.argument(i).expect(MALFORMED).into()).collect()
    }
    /// Goes to the end of a block.
    pub(crate) fn at_end(&mut self, block: Blk<'c>) {
        self.block = Some(block);
    }
    /// Makes an operation that holds a region, to be appended to a module.
    pub(crate) fn top_level(&self, name: &str, attributes: &[Named<'c>], regions: Vec<Region<'c>>) -> Operation<'c> {
        self.make(name, &[], &[], attributes, &[], regions)
    }

    // Constants and addresses.

    pub(crate) fn int(&mut self, ty: Type<'c>, n: i64) -> Val<'c> {
        let a = self.int_attr(ty, n);
        self.value("llvm.mlir.constant", &[], ty, &[("value", a)])
    }
    pub(crate) fn float(&mut self, ty: Type<'c>, x: f64) -> Val<'c> {
        let a = self.float_attr(ty, x);
        self.value("llvm.mlir.constant", &[], ty, &[("value", a)])
    }
    /// Zero, null or a struct of zeros.
    pub(crate) fn zero(&mut self, ty: Type<'c>) -> Val<'c> {
        self.value("llvm.mlir.zero", &[], ty, &[])
    }
    /// A value that nobody reads.
    pub(crate) fn poison(&mut self, ty: Type<'c>) -> Val<'c> {
        self.value("llvm.mlir.poison", &[], ty, &[])
    }
    pub(crate) fn address_of(&mut self, symbol: &str) -> Val<'c> {
        let s = self.symbol_attr(symbol);
        self.value("llvm.mlir.addressof", &[], self.t.ptr, &[("global_name", s)])
    }

    // Arithmetic.

    /// An operation of two operands of one type.
    pub(crate) fn binary(&mut self, name: &str, a: Val<'c>, b: Val<'c>) -> Val<'c> {
        let ty = self.type_of(a);
        self.value(name, &[a, b], ty, &[])
    }
    /// A sum that does not wrap.
    pub(crate) fn exact_sum(&mut self, a: Val<'c>, b: Val<'c>, how: NoWrap) -> Val<'c> {
        let ty = self.type_of(a);
        let flags = self.parse(match how {
            NoWrap::Signed => "#llvm.overflow<nsw>",
            NoWrap::Unsigned => "#llvm.overflow<nuw>",
        });
        self.value("llvm.add", &[a, b], ty, &[("overflowFlags", flags)])
    }
    pub(crate) fn unary(&mut self, name: &str, a: Val<'c>) -> Val<'c> {
        let ty = self.type_of(a);
        self.value(name, &[a], ty, &[])
    }
    pub(crate) fn cast(&mut self, name: &str, a: Val<'c>, to: Type<'c>) -> Val<'c> {
        if self.type_of(a) == to { a } else { self.value(name, &[a], to, &[]) }
    }
    pub(crate) fn icmp(&mut self, predicate: Icmp, a: Val<'c>, b: Val<'c>) -> Val<'c> {
        let p = self.i64_attr(predicate as i64);
        self.value("llvm.icmp", &[a, b], self.t.i1, &[("predicate", p)])
    }
    pub(crate) fn fcmp(&mut self, predicate: Fcmp, a: Val<'c>, b: Val<'c>) -> Val<'c> {
        let p = self.i64_attr(predicate as i64);
        self.value("llvm.fcmp", &[a, b], self.t.i1, &[("predicate", p)])
    }
    pub(crate) fn select(&mut self, c: Val<'c>, a: Val<'c>, b: Val<'c>) -> Val<'c> {
        let ty = self.type_of(a);
        self.value("llvm.select", &[c, a, b], ty, &[])
    }
    /// An intrinsic by LLVM's name.
    pub(crate) fn intrinsic(&mut self, name: &str, args: &[Val<'c>], ty: Type<'c>) -> Val<'c> {
        let attributes = [
            ("intrin", self.string_attr(name)),
            ("op_bundle_sizes", self.i32s(&[])),
            ("operandSegmentSizes", self.i32s(&[args.len() as i32, 0])),
        ];
        self.value("llvm.call_intrinsic", args, ty, &attributes)
    }
    pub(crate) fn extract(&mut self, agg: Val<'c>, index: usize, ty: Type<'c>) -> Val<'c> {
        let p = DenseI64ArrayAttribute::new(self.cx, &[index as i64]).into();
        self.value("llvm.extractvalue", &[agg], ty, &[("position", p)])
    }
    pub(crate) fn insert_value(&mut self, agg: Val<'c>, index: usize, part: Val<'c>) -> Val<'c> {
        let p = DenseI64ArrayAttribute::new(self.cx, &[index as i64]).into();
        let ty = self.type_of(agg);
        self.value("llvm.insertvalue", &[agg, part], ty, &[("position", p)])
    }

    // Memory.

    /// A load; what it gives is null, or an address of so many readable bytes, if that is not 0.
    pub(crate) fn load(
        &mut self,
        ty: Type<'c>,
        address: Val<'c>,
        align: u64,
        tag: Option<Attribute<'c>>,
        readable: u64,
    ) -> Val<'c> {
        let mut attributes = self.access(align, tag);
        if readable > 0 {
            let known = self.parse(&format!("#llvm.dereferenceable<bytes = {readable}, mayBeNull = true>"));
            attributes.push(("dereferenceable", known));
        }
        self.value("llvm.load", &[address], ty, &attributes)
    }
    pub(crate) fn store(&mut self, v: Val<'c>, address: Val<'c>, align: u64, tag: Option<Attribute<'c>>) {
        let attributes = self.access(align, tag);
        self.effect("llvm.store", &[v, address], &attributes);
    }
    fn access(&self, align: u64, tag: Option<Attribute<'c>>) -> Vec<Named<'c>> {
        std::iter::once(("alignment", self.i64_attr(align as i64))).chain(tag.map(|t| ("tbaa", t))).collect()
    }
    /// An address some bytes into an object.
    pub(crate) fn offset(&mut self, base: Val<'c>, bytes: u64) -> Val<'c> {
        if bytes == 0 {
            return base;
        }
        match i32::try_from(bytes) {
            Ok(n) if n != i32::MIN => {
                let attributes = [
                    ("elem_type", self.type_attr(self.t.i8)),
                    // inbounds and nuw
                    ("noWrapFlags", self.int_attr(self.t.i32, 7)),
                    ("rawConstantIndices", self.i32s(&[n])),
                ];
                self.value("llvm.getelementptr", &[base], self.t.ptr, &attributes)
            }
            _ => {
                let n = self.int(self.t.i64, bytes as i64);
                self.element(base, n, self.t.i8, true)
            }
        }
    }
    /// The address of an element by index.
    pub(crate) fn element(&mut self, base: Val<'c>, index: Val<'c>, elem: Type<'c>, inside: bool) -> Val<'c> {
        let attributes = [
            ("elem_type", self.type_attr(elem)),
            ("noWrapFlags", self.int_attr(self.t.i32, if inside { 7 } else { 0 })),
            // The marker of an index that is a value.
            ("rawConstantIndices", self.i32s(&[i32::MIN])),
        ];
        self.value("llvm.getelementptr", &[base, index], self.t.ptr, &attributes)
    }
    /// Bytes of the frame, made at the start of the function.
    pub(crate) fn entry_alloca(&mut self, bytes: u64, align: u64) -> Val<'c> {
        let entry = self.entry.expect("invariant: inside a function");
        let count = self.make(
            "llvm.mlir.constant",
            &[],
            &[self.t.i64],
            &[("value", self.i64_attr(bytes as i64))],
            &[],
            Vec::new(),
        );
        let count: Val<'c> = entry.insert_operation(0, count).result(0).expect(MALFORMED).into();
        let attributes = [("alignment", self.i64_attr(align as i64)), ("elem_type", self.type_attr(self.t.i8))];
        let op = self.make("llvm.alloca", &[count], &[self.t.ptr], &attributes, &[], Vec::new());
        entry.insert_operation(1, op).result(0).expect(MALFORMED).into()
    }
    /// Bytes of the frame, made here.
    pub(crate) fn alloca(&mut self, bytes: Val<'c>, align: u64) -> Val<'c> {
        let attributes = [("alignment", self.i64_attr(align as i64)), ("elem_type", self.type_attr(self.t.i8))];
        self.value("llvm.alloca", &[bytes], self.t.ptr, &attributes)
    }
    /// Inline assembly with effects.
    pub(crate) fn asm(
        &mut self,
        text: &str,
        constraints: &str,
        args: &[Val<'c>],
        result: Option<Type<'c>>,
    ) -> Option<Val<'c>> {
        let attributes = [
            ("asm_string", self.string_attr(text)),
            ("constraints", self.string_attr(constraints)),
            ("has_side_effects", self.unit_attr()),
        ];
        match result {
            Some(ty) => Some(self.value("llvm.inline_asm", args, ty, &attributes)),
            None => {
                self.effect("llvm.inline_asm", args, &attributes);
                None
            }
        }
    }

    // Calls and control flow.

    /// A call; one that leaves asks for a return right behind.
    pub(crate) fn call(
        &mut self,
        callee: Callee<'_, 'c>,
        args: &[Val<'c>],
        result: Option<Type<'c>>,
        conv: Conv,
        kind: CallKind,
    ) -> Option<Val<'c>> {
        let mut operands = Vec::with_capacity(args.len() + 1);
        let mut attributes = vec![("CConv", self.conv_attr(conv))];
        match callee {
            Callee::Symbol(s) => attributes.push(("callee", self.symbol_attr(s))),
            Callee::Pointer(p) => operands.push(p),
        }
        operands.extend_from_slice(args);
        attributes.push(("op_bundle_sizes", self.i32s(&[])));
        attributes.push(("operandSegmentSizes", self.i32s(&[operands.len() as i32, 0])));
        match kind {
            CallKind::Ordinary => {}
            CallKind::NotInlined => attributes.push(("no_inline", self.unit_attr())),
            CallKind::Marked => attributes.push(("TailCallKind", self.parse("#llvm.tailcallkind<tail>"))),
            CallKind::Must => attributes.push(("TailCallKind", self.parse("#llvm.tailcallkind<musttail>"))),
        }
        match result {
            Some(ty) => Some(self.value("llvm.call", &operands, ty, &attributes)),
            None => {
                self.effect("llvm.call", &operands, &attributes);
                None
            }
        }
    }
    pub(crate) fn branch(&mut self, to: Blk<'c>, args: &[Val<'c>]) {
        let op = self.make("llvm.br", args, &[], &[], &[to], Vec::new());
        self.insert(op);
    }
    /// A conditional branch; `weights` are how often each way is taken.
    pub(crate) fn cond_branch(
        &mut self,
        cond: Val<'c>,
        then: (Blk<'c>, &[Val<'c>]),
        els: (Blk<'c>, &[Val<'c>]),
        weights: Option<[i32; 2]>,
    ) {
        let mut operands = vec![cond];
        operands.extend_from_slice(then.1);
        operands.extend_from_slice(els.1);
        let segments = self.i32s(&[1, then.1.len() as i32, els.1.len() as i32]);
        let mut attributes = vec![("operandSegmentSizes", segments)];
        if let Some(w) = weights {
            attributes.push(("branch_weights", self.i32s(&w)));
        }
        let op = self.make("llvm.cond_br", &operands, &[], &attributes, &[then.0, els.0], Vec::new());
        self.insert(op);
    }
    /// A branch by integer value.
    pub(crate) fn switch(
        &mut self,
        on: Val<'c>,
        cases: &[(i64, Blk<'c>, Vec<Val<'c>>)],
        default: (Blk<'c>, &[Val<'c>]),
    ) {
        let ty = self.type_of(on);
        let mut operands = vec![on];
        operands.extend_from_slice(default.1);
        let mut successors = vec![default.0];
        let (mut segments, mut values) = (Vec::new(), Vec::new());
        for (n, block, args) in cases {
            operands.extend_from_slice(args);
            successors.push(*block);
            segments.push(args.len() as i32);
            values.push(self.int_attr(ty, *n));
        }
        let total: i32 = segments.iter().sum();
        let mut attributes = vec![
            ("case_operand_segments", self.i32s(&segments)),
            ("operandSegmentSizes", self.i32s(&[1, default.1.len() as i32, total])),
        ];
        if !values.is_empty() {
            let vector = Type::vector(&[values.len() as u64], ty);
            let dense = DenseElementsAttribute::new(vector, &values).expect("invariant: a vector of integers");
            attributes.push(("case_values", dense.into()));
        }
        let op = self.make("llvm.switch", &operands, &[], &attributes, &successors, Vec::new());
        self.insert(op);
    }
    pub(crate) fn ret(&mut self, v: Option<Val<'c>>) {
        match v {
            Some(v) => self.effect("llvm.return", &[v], &[]),
            None => self.effect("llvm.return", &[], &[]),
        }
    }
    pub(crate) fn unreachable(&mut self) {
        self.effect("llvm.unreachable", &[], &[]);
    }
}

/// The block of a module that holds its functions and globals.
pub(crate) fn module_body<'c>(module: &melior::ir::Module<'c>) -> Blk<'c> {
    // SAFETY: the module owns the block; like every handle here, it is used only while the module is built.
    unsafe { BlockRef::from_raw(module.body().to_raw()) }
}
