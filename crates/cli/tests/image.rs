//! The library's image: made by the first run, used by the second, harmless when it is broken.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn run(cache: &Path, program: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_firefly"))
        .args(["check", "--error-format=short"])
        .arg(program)
        .env("FIREFLY_CACHE", cache)
        .env("FIREFLY_LIBRARY", "")
        .output()
        .expect("the compiler runs");
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn images(cache: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(cache).map(|d| d.filter_map(|e| Some(e.ok()?.path())).collect());
    files.unwrap_or_default()
}

/// The compiler may put off writing an image when in doubt whether it stands alone.
fn make_image(cache: &Path, program: &Path) -> Vec<PathBuf> {
    let whole = |p: &PathBuf| fs::metadata(p).is_ok_and(|m| m.len() > 10_000);
    for _ in 0..10 {
        run(cache, program);
        let made = images(cache);
        if made.iter().any(whole) {
            assert_eq!(made.len(), 1, "one image");
            return made;
        }
    }
    panic!("no image after ten runs");
}

#[test]
fn runs_with_and_without_an_image_agree() {
    let folder = tempfile::tempdir().expect("a folder");
    let (cache, program) = (folder.path().join("cache"), folder.path().join("a.fs"));
    fs::write(&program, "let x : int = List.map string [1; 2] |> List.lenght\n").expect("a file");
    let first = run(&cache, &program);
    assert!(first.contains("FS0039"), "{first}");
    let made = make_image(&cache, &program);
    assert_eq!(run(&cache, &program), first, "from the image");
    assert_eq!(images(&cache), made, "it is used, not made again");

    let file = fs::OpenOptions::new().write(true).open(&made[0]).expect("the image");
    file.set_len(10_000).expect("it is cut");
    drop(file);
    assert_eq!(run(&cache, &program), first, "a cut image is not used");
    make_image(&cache, &program);
    assert!(fs::metadata(&made[0]).expect("the image").len() > 10_000, "and made again");
    fs::write(&made[0], "").expect("it is emptied");
    assert_eq!(run(&cache, &program), first, "an empty image is not used");
}

#[test]
fn a_cache_that_cannot_be_written_does_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let (cache, program) = (folder.path().join("cache"), folder.path().join("a.fs"));
    fs::write(&program, "printfn \"%d\" \"one\"\n").expect("a file");
    fs::write(&cache, "a file where a folder should be").expect("a file");
    let first = run(&cache, &program);
    assert!(first.contains("FS0001"), "{first}");
    assert_eq!(run(Path::new(""), &program), first, "without a cache");
}
