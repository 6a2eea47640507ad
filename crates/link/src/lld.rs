//! lld, in process.
//!
//! The only module with `unsafe` outside `codegen`: the call of the C++ shim.
#![allow(unsafe_code)]

use std::ffi::{CStr, CString, c_char, c_int};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::{LinkError, Options};

unsafe extern "C" {
    fn firefly_lld(count: c_int, arguments: *const *const c_char, messages: *mut *mut c_char) -> c_int;
    fn firefly_lld_free(messages: *mut c_char);
}

/// The command line: static and at a fixed address, or dynamic if there are foreign libraries.
pub(crate) fn arguments(objects: &[PathBuf], libraries: &[PathBuf], out: &Path, options: &Options<'_>) -> Vec<String> {
    let text = |p: &Path| p.to_string_lossy().into_owned();
    // No segment padding to pages and no read-only-after-relocation segment: a small program is a small file.
    let fixed = "ld.lld --gc-sections --build-id=none -z norelro -z noseparate-code --hash-style=gnu --no-pie";
    let mut all: Vec<String> = fixed.split(' ').map(str::to_string).collect();
    match options.platform.loader {
        Some(loader) if !libraries.is_empty() => {
            all.push(format!("--dynamic-linker={loader}"));
            all.extend(["-z".to_string(), "now".to_string(), "--allow-shlib-undefined".to_string()]);
        }
        Some(_) | None => all.push("-static".to_string()),
    }
    if options.strip {
        all.push("--strip-all".to_string());
    }
    all.extend(["-o".to_string(), text(out)]);
    all.extend(objects.iter().chain(libraries).map(|p| text(p)));
    all
}

/// Runs lld; its messages, without the path of the folder of intermediate files, become the error.
pub(crate) fn run(arguments: &[String], work: &Path) -> Result<(), LinkError> {
    // lld keeps its state in globals.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(|e| e.into_inner());
    let c: Result<Vec<CString>, _> = arguments.iter().map(|a| CString::new(a.as_str())).collect();
    let c = c.map_err(|_| LinkError::failed("A path holds a zero byte."))?;
    let pointers: Vec<*const c_char> = c.iter().map(|a| a.as_ptr()).collect();
    let mut messages: *mut c_char = std::ptr::null_mut();
    // SAFETY: the arguments are zero-terminated and outlive the call; the messages are copied and freed once.
    let (code, text) = unsafe {
        let code = firefly_lld(pointers.len() as c_int, pointers.as_ptr(), &mut messages);
        let text =
            if messages.is_null() { String::new() } else { CStr::from_ptr(messages).to_string_lossy().into_owned() };
        firefly_lld_free(messages);
        (code, text)
    };
    if code == 0 { Ok(()) } else { Err(failure(&text, work)) }
}

/// lld's messages without its name and without our paths.
fn failure(text: &str, work: &Path) -> LinkError {
    let text = text.replace(&format!("{}/", work.display()), "");
    let lines: Vec<&str> = text.lines().map(|l| l.strip_prefix("ld.lld: ").unwrap_or(l)).collect();
    let lines: Vec<&str> = lines.iter().map(|l| l.strip_prefix("error: ").unwrap_or(l)).collect();
    LinkError::failed(format!("Linking failed: {}", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Platform;

    #[test]
    fn what_lld_says_is_the_error_and_nothing_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("program");
        let options = Options::new(Platform::default_target());
        let error = crate::link(&[b"no object".to_vec()], &out, &options).expect_err("no object");
        assert_eq!(error.code, "FF3001");
        // What is no object is read as a linker script.
        assert!(error.message.starts_with("Linking failed: 0.o:1: unknown directive: no"), "{}", error.message);
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }
}
