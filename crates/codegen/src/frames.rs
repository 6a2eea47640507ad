//! The sizes of frames, as LLVM laid them out.
//!
//! In: functions with [`ATTRIBUTE`], whose frames LLVM remarks on. Out: bytes for each function of the program.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ffi::{CStr, c_void};

use base::{FxHashMap, IndexVec};
use llvm_sys::LLVMDiagnosticSeverity;
use llvm_sys::core::{
    LLVMContextSetDiagnosticHandler, LLVMDisposeMessage, LLVMGetDiagInfoDescription, LLVMGetDiagInfoSeverity,
};
use llvm_sys::prelude::{LLVMContextRef, LLVMDiagnosticInfoRef};
use mir::{FuncId, Program};

use crate::names::{Namer, function_symbols};

/// Has LLVM tell the size of a function's frame, however small it is.
pub(crate) const ATTRIBUTE: &str = "[\"warn-stack-size\", \"0\"]";

/// Bytes by symbol.
pub(crate) type Remarks = FxHashMap<String, u64>;

/// Collects remarks on frames. The collection must outlive the context.
pub(crate) fn listen(context: LLVMContextRef, into: &RefCell<Remarks>) {
    let place = std::ptr::from_ref(into).cast_mut().cast::<c_void>();
    // SAFETY: the context is alive, and the collection lives as long as it.
    unsafe { LLVMContextSetDiagnosticHandler(context, Some(take), place) };
}

extern "C" fn take(info: LLVMDiagnosticInfoRef, into: *mut c_void) {
    // SAFETY: LLVM calls this with a living remark and what was given to `listen`; the text is disposed of once.
    let (text, severity, into) = unsafe {
        let raw = LLVMGetDiagInfoDescription(info);
        let text = CStr::from_ptr(raw).to_string_lossy().into_owned();
        LLVMDisposeMessage(raw);
        (text, LLVMGetDiagInfoSeverity(info), &*into.cast::<RefCell<Remarks>>())
    };
    if let Some((symbol, bytes)) = read(&text) {
        if let Ok(mut frames) = into.try_borrow_mut() {
            let known = frames.entry(symbol).or_default();
            *known = bytes.max(*known);
        }
    } else if matches!(severity, LLVMDiagnosticSeverity::LLVMDSError) {
        eprintln!("error: {text}");
    }
}

/// `stack frame size (48) exceeds limit (0) in function 'Program.main'`
fn read(text: &str) -> Option<(String, u64)> {
    let rest = text.split_once("stack frame size (")?.1;
    let (bytes, rest) = rest.split_once(')')?;
    let symbol = rest.split_once("in function '")?.1.strip_suffix('\'')?;
    Some((symbol.to_owned(), bytes.parse().ok()?))
}

/// The largest frame of each function and the copies that the optimiser made of it.
pub(crate) fn by_function(program: &Program, remarks: &Remarks) -> IndexVec<FuncId, u64> {
    let symbols = function_symbols(program, &mut Namer::default());
    let ids: FxHashMap<&str, FuncId> = symbols.iter_enumerated().map(|(id, s)| (s.as_str(), id)).collect();
    let mut frames: IndexVec<FuncId, u64> = symbols.iter().map(|_| 0).collect();
    for (symbol, bytes) in remarks {
        let mut name = symbol.as_str();
        // A copy has the name of its origin with a suffix.
        let id = loop {
            match (ids.get(name), name.rfind('.')) {
                (Some(id), _) => break Some(*id),
                (None, Some(dot)) => name = &name[..dot],
                (None, None) => break None,
            }
        };
        if let Some(id) = id {
            frames[id] = frames[id].max(*bytes);
        }
    }
    frames
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_remark_is_read() {
        let text = "stack frame size (48) exceeds limit (0) in function 'Program.main'";
        assert_eq!(read(text), Some(("Program.main".to_owned(), 48)));
        assert_eq!(read("something else"), None);
    }
}
