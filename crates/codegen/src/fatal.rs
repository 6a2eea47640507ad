//! What LLVM cannot go on from: it says why and ends the process.
//!
//! In: LLVM's reason. Out: a message that names it as a fault of the compiler, in the form of the driver's own messages.
//! LLVM itself ends the process with code 1 afterwards. Executables are written under another name and renamed, so that
//! nothing half-done is left.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_char};
use std::io::Write;
use std::sync::Once;

use llvm_sys::error_handling::LLVMInstallFatalErrorHandler;

/// Makes LLVM report here.
pub(crate) fn install() {
    static ONCE: Once = Once::new();
    // SAFETY: the handler is a function that lives for ever; LLVM takes one at a time, and nobody else installs any.
    ONCE.call_once(|| unsafe { LLVMInstallFatalErrorHandler(Some(report)) });
}

extern "C" fn report(reason: *const c_char) {
    // SAFETY: LLVM hands over a zero-terminated text that lives during the call.
    let reason = if reason.is_null() { "".into() } else { unsafe { CStr::from_ptr(reason) }.to_string_lossy() };
    // No panic may cross into LLVM: a closed stderr is ignored.
    let _ = writeln!(
        std::io::stderr(),
        "error FF9010: This is a bug in Firefly, not in your program: code generation failed: {reason}."
    );
}
