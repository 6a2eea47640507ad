//! The LLVM half: MLIR to LLVM IR, the optimiser, machine code.
//!
//! In: a verified [`Mlir`] module. Out: [`Llvm`], which gives text, assembly and object code. Nothing here knows MIR.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char};
use std::ptr;
use std::sync::Once;

use llvm_sys::analysis::{LLVMVerifierFailureAction, LLVMVerifyModule};
use llvm_sys::core::{
    LLVMContextCreate, LLVMContextDispose, LLVMDeleteFunction, LLVMDisposeMemoryBuffer, LLVMDisposeMessage,
    LLVMDisposeModule, LLVMGetBufferSize, LLVMGetBufferStart, LLVMGetFirstFunction, LLVMGetFirstUse,
    LLVMGetNamedFunction, LLVMGetNextFunction, LLVMGetValueName2, LLVMPrintModuleToString, LLVMSetSourceFileName,
    LLVMSetTarget,
};
use llvm_sys::error::{LLVMDisposeErrorMessage, LLVMGetErrorMessage};
use llvm_sys::prelude::{LLVMContextRef, LLVMModuleRef};
use llvm_sys::support::LLVMParseCommandLineOptions;
use llvm_sys::target::{
    LLVMCopyStringRepOfTargetData, LLVMDisposeTargetData, LLVMInitializeX86AsmParser, LLVMInitializeX86AsmPrinter,
    LLVMInitializeX86Target, LLVMInitializeX86TargetInfo, LLVMInitializeX86TargetMC, LLVMSetModuleDataLayout,
};
use llvm_sys::target_machine::{
    LLVMCodeGenFileType, LLVMCodeGenOptLevel, LLVMCodeModel, LLVMCreateTargetDataLayout, LLVMCreateTargetMachine,
    LLVMDisposeTargetMachine, LLVMGetTargetFromTriple, LLVMRelocMode, LLVMTargetMachineEmitToMemoryBuffer,
    LLVMTargetMachineRef,
};
use llvm_sys::transforms::pass_builder::{
    LLVMCreatePassBuilderOptions, LLVMDisposePassBuilderOptions, LLVMPassBuilderOptionsSetInlinerThreshold,
    LLVMPassBuilderOptionsSetLoopInterleaving, LLVMPassBuilderOptionsSetLoopUnrolling,
    LLVMPassBuilderOptionsSetLoopVectorization, LLVMPassBuilderOptionsSetMergeFunctions,
    LLVMPassBuilderOptionsSetSLPVectorization, LLVMRunPasses,
};
use mlir_sys::mlirTranslateModuleToLLVMIR;

use crate::frames::{self, Remarks};
use crate::{CodegenError, Mlir, OptLevel, Target, fatal};

/// How much code inlining a call may add at O2: LLVM's own number for that level.
const INLINE_AT_O2: i32 = 225;

/// A target as LLVM's back end sees it.
pub(crate) struct Machine {
    raw: LLVMTargetMachineRef,
    triple: CString,
    layout: String,
}

fn c_string(text: &str) -> Result<CString, CodegenError> {
    CString::new(text).map_err(|_| CodegenError::new("target description", format!("{text:?} holds a zero byte")))
}

/// Takes over a string that LLVM allocated.
fn take_message(raw: *mut c_char) -> String {
    if raw.is_null() {
        return String::new();
    }
    // SAFETY: LLVM gives a zero-terminated string that the caller disposes of, which happens once, here.
    unsafe {
        let text = CStr::from_ptr(raw).to_string_lossy().into_owned();
        LLVMDisposeMessage(raw);
        text
    }
}

fn initialise_targets() {
    fatal::install();
    static ONCE: Once = Once::new();
    // SAFETY: registration of a target in LLVM's tables; once, before any use.
    ONCE.call_once(|| unsafe {
        LLVMInitializeX86TargetInfo();
        LLVMInitializeX86Target();
        LLVMInitializeX86TargetMC();
        LLVMInitializeX86AsmPrinter();
        LLVMInitializeX86AsmParser();
        disable_argument_promotion();
    });
}

/// Turns a pass of LLVM off that is wrong in version 22: it loads what an argument of a function that calls itself
/// leads to once, before the first call, although calls in between may write it.
///
/// # Safety
/// LLVM's table of options must not be in use by another thread.
unsafe fn disable_argument_promotion() {
    let arguments = [c"firefly".as_ptr(), c"-opt-disable=argpromotion".as_ptr()];
    // SAFETY: two zero-terminated strings that live for ever, and no overview.
    unsafe { LLVMParseCommandLineOptions(2, arguments.as_ptr(), ptr::null()) };
}

impl Machine {
    pub(crate) fn new(target: &Target, opt: OptLevel) -> Result<Machine, CodegenError> {
        initialise_targets();
        let triple = c_string(&target.triple)?;
        let (cpu, features) = (c_string(&target.cpu)?, c_string(&target.features)?);
        let level = match opt {
            OptLevel::O0 => LLVMCodeGenOptLevel::LLVMCodeGenLevelNone,
            OptLevel::O2 => LLVMCodeGenOptLevel::LLVMCodeGenLevelDefault,
            OptLevel::O3 => LLVMCodeGenOptLevel::LLVMCodeGenLevelAggressive,
        };
        let (mut found, mut message) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: all strings are zero-terminated and outlive the calls; `found` is set if the first one succeeds.
        unsafe {
            if LLVMGetTargetFromTriple(triple.as_ptr(), &mut found, &mut message) != 0 {
                return Err(CodegenError::new("choice of the target", take_message(message)));
            }
            let reloc = LLVMRelocMode::LLVMRelocStatic;
            let model = LLVMCodeModel::LLVMCodeModelDefault;
            let raw =
                LLVMCreateTargetMachine(found, triple.as_ptr(), cpu.as_ptr(), features.as_ptr(), level, reloc, model);
            if raw.is_null() {
                return Err(CodegenError::new("choice of the target", target.triple.clone()));
            }
            let data = LLVMCreateTargetDataLayout(raw);
            let layout = take_message(LLVMCopyStringRepOfTargetData(data));
            LLVMDisposeTargetData(data);
            Ok(Machine { raw, triple, layout })
        }
    }
    /// The data layout, as the module has to state it before translation.
    pub(crate) fn data_layout(&self) -> &str {
        &self.layout
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // SAFETY: owned by `self`, disposed of once.
        unsafe { LLVMDisposeTargetMachine(self.raw) };
    }
}

/// A program as an LLVM module.
pub struct Llvm {
    module: LLVMModuleRef,
    context: LLVMContextRef,
    machine: Machine,
    opt: OptLevel,
    /// Where the back end's remarks on frames go; LLVM holds its address.
    remarks: Box<RefCell<Remarks>>,
}

impl Llvm {
    /// Translates an MLIR module.
    pub fn translate(mlir: &Mlir, target: &Target, opt: OptLevel) -> Result<Llvm, CodegenError> {
        let machine = Machine::new(target, opt)?;
        // SAFETY: the operation is a module that is alive; the LLVM context outlives the LLVM module in the result.
        unsafe {
            let context = LLVMContextCreate();
            let remarks = Box::<RefCell<Remarks>>::default();
            frames::listen(context, &remarks);
            let raw = mlirTranslateModuleToLLVMIR(mlir.operation().to_raw(), context.cast());
            if raw.is_null() {
                LLVMContextDispose(context);
                return Err(mlir.messages().error("translation to LLVM IR"));
            }
            let module: LLVMModuleRef = raw.cast();
            let name = c"firefly";
            LLVMSetSourceFileName(module, name.as_ptr(), name.count_bytes());
            LLVMSetTarget(module, machine.triple.as_ptr());
            let data = LLVMCreateTargetDataLayout(machine.raw);
            LLVMSetModuleDataLayout(module, data);
            LLVMDisposeTargetData(data);
            Ok(Llvm { module, context, machine, opt, remarks })
        }
    }
    /// Runs LLVM's verifier.
    pub fn verify(&self) -> Result<(), CodegenError> {
        let mut message = ptr::null_mut();
        // SAFETY: the module is alive; `message` is set by the call and taken over.
        let (failed, text) = unsafe {
            let action = LLVMVerifierFailureAction::LLVMReturnStatusAction;
            let failed = LLVMVerifyModule(self.module, action, &mut message) != 0;
            (failed, take_message(message))
        };
        if failed { Err(CodegenError::new("LLVM verification", text)) } else { Ok(()) }
    }
    /// Runs the optimiser at the chosen level; at O0 what must be inlined is inlined and what is unused removed.
    pub fn optimise(&self) -> Result<(), CodegenError> {
        let pipeline = match self.opt {
            OptLevel::O0 => c"default<O0>,globaldce",
            // Only this pipeline unswitches loops where that duplicates code. Tests for null need it: they stand behind
            // the bounds check of the array before, and keep lengths in the loop.
            OptLevel::O2 | OptLevel::O3 => c"default<O3>",
        };
        // SAFETY: module and machine are alive; the options are disposed of after use, an error is taken over.
        unsafe {
            let options = LLVMCreatePassBuilderOptions();
            LLVMPassBuilderOptionsSetLoopVectorization(options, 1);
            LLVMPassBuilderOptionsSetSLPVectorization(options, 1);
            LLVMPassBuilderOptionsSetLoopUnrolling(options, 1);
            LLVMPassBuilderOptionsSetLoopInterleaving(options, 1);
            LLVMPassBuilderOptionsSetMergeFunctions(options, 0);
            if self.opt == OptLevel::O2 {
                LLVMPassBuilderOptionsSetInlinerThreshold(options, INLINE_AT_O2);
            }
            let error = LLVMRunPasses(self.module, pipeline.as_ptr(), self.machine.raw, options);
            LLVMDisposePassBuilderOptions(options);
            if error.is_null() {
                self.drop_unused_memory_functions();
                return Ok(());
            }
            let raw = LLVMGetErrorMessage(error);
            let text = CStr::from_ptr(raw).to_string_lossy().into_owned();
            LLVMDisposeErrorMessage(raw);
            Err(CodegenError::new("optimisation", text))
        }
    }
    /// Removes `memcpy`, `memmove` and `memset` where neither a call nor an intrinsic is left that becomes one: the
    /// linker would drop them, but their machine code takes a good part of a small program's time. `memcmp` stays: the
    /// back end still makes calls of it out of chains of comparisons.
    fn drop_unused_memory_functions(&self) {
        for name in [c"memcpy", c"memmove", c"memset"] {
            let intrinsic = [b"llvm.", name.to_bytes()].concat();
            // SAFETY: the module is alive; a function is deleted only if nothing refers to it.
            unsafe {
                let function = LLVMGetNamedFunction(self.module, name.as_ptr());
                if function.is_null() || !LLVMGetFirstUse(function).is_null() {
                    continue;
                }
                let mut other = LLVMGetFirstFunction(self.module);
                let mut needed = false;
                while !other.is_null() {
                    let mut length = 0;
                    let start = LLVMGetValueName2(other, &mut length).cast::<u8>();
                    needed |= std::slice::from_raw_parts(start, length).starts_with(&intrinsic);
                    other = LLVMGetNextFunction(other);
                }
                if !needed {
                    LLVMDeleteFunction(function);
                }
            }
        }
    }
    /// The module as text.
    pub fn text(&self) -> String {
        // SAFETY: the module is alive; the string is taken over.
        take_message(unsafe { LLVMPrintModuleToString(self.module) })
    }
    /// Assembly.
    pub fn assembly(&self) -> Result<String, CodegenError> {
        let bytes = self.emit(LLVMCodeGenFileType::LLVMAssemblyFile)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
    /// Object code.
    pub fn object(&self) -> Result<Vec<u8>, CodegenError> {
        self.emit(LLVMCodeGenFileType::LLVMObjectFile)
    }
    /// The frames of the functions that machine code was made for, by symbol.
    pub(crate) fn frames(&self) -> Remarks {
        self.remarks.borrow().clone()
    }
    fn emit(&self, kind: LLVMCodeGenFileType) -> Result<Vec<u8>, CodegenError> {
        let (mut message, mut buffer) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: machine and module are alive; on success the buffer is copied and disposed of once.
        unsafe {
            let failed =
                LLVMTargetMachineEmitToMemoryBuffer(self.machine.raw, self.module, kind, &mut message, &mut buffer);
            if failed != 0 {
                return Err(CodegenError::new("machine code", take_message(message)));
            }
            let start = LLVMGetBufferStart(buffer).cast::<u8>();
            let bytes = std::slice::from_raw_parts(start, LLVMGetBufferSize(buffer)).to_vec();
            LLVMDisposeMemoryBuffer(buffer);
            Ok(bytes)
        }
    }
}

impl Drop for Llvm {
    fn drop(&mut self) {
        // SAFETY: both are owned by `self`; the module goes before its context.
        unsafe {
            LLVMDisposeModule(self.module);
            LLVMContextDispose(self.context);
        }
    }
}
