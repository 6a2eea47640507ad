//! Areas of .NET that a native program does not have, told by what the compiler refuses.

use crate::manifest::Program;

/// A script that writes nothing itself and is yet to write something: F# Interactive shows what its expressions give.
pub fn of_script(p: &Program) -> Option<&'static str> {
    let file = p.files.last().filter(|f| f.extension().is_some_and(|e| e == "fsx"))?;
    let text = std::fs::read_to_string(file).ok()?;
    let writes = ["print", "Console", "stdout", "stderr"].iter().any(|w| text.contains(w));
    (p.stdout.is_some() && !writes).then_some("F# Interactive")
}

/// Each area with what only it defines: names as they stand between quotes in a message, or codes.
const AREAS: [(&str, &[&str]); 6] = [
    ("quotations", &["FF2001", "Quotations", "Patterns", "DerivedPatterns", "Expr", "FSharpExpr"]),
    (
        "reflection",
        &[
            "Assembly",
            "BindingFlags",
            "BaseType",
            "DeclaringType",
            "FSharpType",
            "FSharpValue",
            "GetCustomAttribute",
            "GetCustomAttributes",
            "GetInterfaceMap",
            "GetInterfaces",
            "GetMethod",
            "GetMethods",
            "GetProperties",
            "GetProperty",
            "GetType",
            "MethodInfo",
            "Missing",
            "Reflection",
        ],
    ),
    ("delegates' methods by reflection", &["Method"]),
    ("interop with other runtimes", &["Marshal", "DllImport"]),
    ("application domains and serialisation", &["AppDomain", "SerializationInfo"]),
    ("user interface and configuration", &["Bindable", "Configuration"]),
];

/// The area that a program needs whose first error is the first one of `text`.
pub fn needed(text: &str) -> Option<&'static str> {
    let line = text.lines().find(|l| l.contains("error "))?;
    let error = &line[line.find("error ")? + "error ".len()..];
    let (code, message) = error.split_once(':')?;
    let named: Vec<&str> = message.split('\'').skip(1).step_by(2).collect();
    // The member of `Type` that is missing is the last name of the message, the type the first.
    let last = named.last().copied().unwrap_or_default();
    let is_lookup = code == "FS0039" || code == "FS0010";
    let of = |(area, names): &(&'static str, &[&str])| {
        (names.contains(&code) || (is_lookup && names.contains(&last))).then_some(*area)
    };
    AREAS.iter().find_map(of)
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn refusals_name_their_area() {
        let quotation = "a.fs(1,2): error FF2001: Quotations cannot exist in a native program";
        assert_eq!(needed(quotation), Some("quotations"));
        let member = "a.fs(1,2): error FS0039: The type 'Type' does not define the member 'GetMethod'.";
        assert_eq!(needed(member), Some("reflection"));
        let other = "a.fs(1,2): error FS0001: This expression was expected to have type 'Expr'";
        assert_eq!(needed(other), None);
        let own = "a.fs(1,2): error FS0039: The value or constructor 'x' is not defined.";
        assert_eq!(needed(own), None);
    }
}
