//! Renderers on ordinary and odd places.

use base::{FileId, SourceMap, Span};

use crate::*;

fn one(text: &str) -> (SourceMap, FileId) {
    let mut map = SourceMap::new();
    let file = map.add("a.fs", text, false);
    (map, file)
}

#[test]
fn an_error_in_all_three_forms() {
    let (map, f) = one("let x = 1\nlet n = lenght xs\n");
    let d = Diagnostic::error("FS0039", Span::new(f, 18, 24), "The value or constructor 'lenght' is not defined.")
        .label(Span::new(f, 4, 5), "near this")
        .help("Did you mean 'length'?")
        .edit(Span::new(f, 18, 24), "length");
    let expected = "\
error[FS0039]: The value or constructor 'lenght' is not defined.
 --> a.fs:2:9
  |
1 | let x = 1
  |     - near this
2 | let n = lenght xs
  |         ^^^^^^
  |
  = help: Did you mean 'length'?
";
    assert_eq!(render_human(&d, &map, false), expected);
    assert!(render_human(&d, &map, true).contains("\u{1b}["));
    assert_eq!(render_short(&d, &map), "a.fs(2,9): error FS0039: The value or constructor 'lenght' is not defined.");
    assert_eq!(
        render_json(&d, &map),
        concat!(
            r#"{"code":"FS0039","severity":"error","message":"The value or constructor 'lenght' is not defined.","#,
            r#""file":"a.fs","line":2,"column":9,"endLine":2,"endColumn":15,"#,
            r#""labels":[{"file":"a.fs","line":1,"column":5,"endLine":1,"endColumn":6,"text":"near this"}],"#,
            r#""help":["Did you mean 'length'?"],"#,
            r#""edits":[{"file":"a.fs","line":2,"column":9,"endLine":2,"endColumn":15,"text":"length"}]}"#
        )
    );
}

#[test]
fn no_place() {
    let map = SourceMap::new();
    let d = Diagnostic::global("FF9001", "The file 'x.fs' was not found.");
    assert_eq!(render_human(&d, &map, false), "error[FF9001]: The file 'x.fs' was not found.\n");
    assert_eq!(render_short(&d, &map), "firefly: error FF9001: The file 'x.fs' was not found.");
    assert!(render_json(&d, &map).contains(r#""file":null,"line":null"#));
}

#[test]
fn labels_in_two_files() {
    let (mut map, a) = one("let x = 1");
    let b = map.add("b.fs", "\n\nlet y = x\n", false);
    let d = Diagnostic::warning("FS0064", Span::new(b, 10, 11), "Less generic.").label(Span::new(a, 4, 5), "from here");
    let expected = "\
warning[FS0064]: Less generic.
 --> b.fs:3:9
  |
3 | let y = x
  |         ^
  |
 ::: a.fs:1:5
  |
1 | let x = 1
  |     - from here
";
    assert_eq!(render_human(&d, &map, false), expected);
}

#[test]
fn columns_count_utf16_units() {
    let text = "let s = \"\u{1F600}\u{e9}\" + 1";
    let (map, f) = one(text);
    let at = text.find('+').expect("there") as u32;
    let d = Diagnostic::error("FS0001", Span::new(f, at, at + 1), "no");
    assert_eq!(render_short(&d, &map), "a.fs(1,15): error FS0001: no");
}

#[test]
fn a_message_of_several_lines_is_one_short_line() {
    let (map, f) = one("x");
    let d = Diagnostic::error("FS0001", Span::new(f, 0, 1), "Expecting a\n    'int'\nbut given\r\n  \u{1b}[1m");
    assert_eq!(render_short(&d, &map).lines().count(), 1);
    assert!(!render_human(&d, &map, false).contains('\u{1b}'));
}

#[test]
fn odd_places_never_fail() {
    let texts = [
        "",
        "\n",
        "\r\n",
        "a\r\nb\r\n",
        "\tlet\tx\t=\t1\n\t\t2",
        "\u{1F600}\u{e9}\u{4e2d}\r\n\u{301}x",
        "a\u{0}b\u{7f}",
        "a\n\n\nb\n",
        "x\ry",
    ];
    let mut rendered = 0;
    for text in texts {
        let (map, f) = one(text);
        let n = text.len() as u32 + 3;
        for lo in 0..n {
            for hi in 0..n {
                let label = Span::new(f, hi, lo);
                let d = Diagnostic::error("FS0010", Span::new(f, lo, hi), "odd")
                    .label(label, "here")
                    .help("h")
                    .edit(label, "");
                for out in [render_human(&d, &map, false), render_short(&d, &map), render_json(&d, &map)] {
                    assert!(out.contains("FS0010"));
                    rendered += 1;
                }
            }
        }
        for file in [FileId(7), FileId(u32::MAX)] {
            let d = Diagnostic::error("FS0010", Span::new(file, 0, u32::MAX), "odd");
            assert_eq!(render_human(&d, &map, false), "error[FS0010]: odd\n");
        }
    }
    assert!(rendered > 1000);
}
