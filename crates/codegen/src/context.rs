//! The MLIR context of one compilation: dialects, and the messages that MLIR prints.
//!
//! Out: [`Mlir`], a module together with the context that it lives in.
#![allow(unsafe_code)]

use std::sync::{Arc, Mutex};

use melior::Context;
use melior::dialect::DialectHandle;
use melior::ir::operation::{OperationLike, OperationPrintingFlags};
use melior::ir::{Module, OperationRef};
use mlir_sys::{MlirContext, MlirModule, mlirModuleDestroy, mlirModuleGetOperation};

use crate::CodegenError;

unsafe extern "C" {
    fn firefly_register_translations(context: MlirContext);
}

/// The messages that MLIR gave.
#[derive(Clone, Default)]
pub(crate) struct Messages(Arc<Mutex<Vec<String>>>);

impl Messages {
    /// An error that tells what failed and what MLIR said about it.
    pub(crate) fn error(&self, stage: &str) -> CodegenError {
        let messages = self.0.lock().map(|m| m.join("\n")).unwrap_or_default();
        CodegenError { stage: stage.to_string(), message: messages }
    }
}

/// A context with the dialects that codegen makes, and where its messages go.
pub(crate) fn new_context() -> (Context, Messages) {
    let context = Context::new_with_threading(false);
    let llvm = DialectHandle::llvm();
    llvm.register_dialect(&context);
    llvm.load_dialect(&context);
    // SAFETY: the context is valid, and the shim only appends to its registry.
    unsafe { firefly_register_translations(context.to_raw()) };
    let messages = Messages::default();
    let sink = messages.clone();
    context.attach_diagnostic_handler(move |d| {
        if let Ok(mut all) = sink.0.lock() {
            all.push(d.to_string());
        }
        true
    });
    (context, messages)
}

/// A program as an MLIR module of the `llvm` dialect.
pub struct Mlir {
    module: MlirModule,
    messages: Messages,
    // Dropped after the module, which lives in it.
    _context: Context,
}

impl Mlir {
    /// Makes a context and a module in it.
    pub(crate) fn with(
        build: impl for<'c> FnOnce(&'c Context) -> Result<Module<'c>, CodegenError>,
    ) -> Result<Mlir, CodegenError> {
        let (context, messages) = new_context();
        let module = build(&context)?;
        let raw = module.to_raw();
        // The module's ownership moves into the result, which destroys it before the context.
        std::mem::forget(module);
        Ok(Mlir { module: raw, messages, _context: context })
    }
    pub(crate) fn operation(&self) -> OperationRef<'_, '_> {
        // SAFETY: the module is alive as long as `self`.
        unsafe { OperationRef::from_raw(mlirModuleGetOperation(self.module)) }
    }
    pub(crate) fn messages(&self) -> &Messages {
        &self.messages
    }
    /// Runs MLIR's verifier.
    pub fn verify(&self) -> Result<(), CodegenError> {
        if self.operation().verify() { Ok(()) } else { Err(self.messages.error("MLIR verification")) }
    }
    /// The module as text, with positions if asked for.
    pub fn text(&self, locations: bool) -> String {
        let flags = OperationPrintingFlags::new();
        let flags = if locations { flags.enable_debug_info(true, false) } else { flags };
        self.operation().to_string_with_flags(flags).unwrap_or_default()
    }
}

impl Drop for Mlir {
    fn drop(&mut self) {
        // SAFETY: the module is owned by `self` and destroyed once; the context is dropped afterwards.
        unsafe { mlirModuleDestroy(self.module) };
    }
}
