//! The registry of codes: each with its title and its page of `docs/errors`.
//!
//! In: a code. Out: its title, and the text that `firefly explain CODE` prints. Holds: every code here has a
//! page of the same title, and every page is here (asserted by the tests below).

/// A code that the compiler prints.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Such as `FS0039`.
    pub code: &'static str,
    /// A few words.
    pub title: &'static str,
    /// The page, Markdown.
    pub page: &'static str,
}

macro_rules! codes {
    ($($code:literal: $title:literal,)*) => {
        const CODES: &[Code] = &[
            $(Code { code: $code, title: $title, page: include_str!(concat!("../../../docs/errors/", $code, ".md")) },)*
        ];
    };
}

codes! {
    "FS0001": "The types do not fit together",
    "FS0002": "The function is given too many arguments",
    "FS0003": "This value is not a function",
    "FS0005": "This field is not mutable",
    "FS0008": "The type of the value to test is not known",
    "FS0010": "Unexpected text",
    "FS0016": "The type has no subtypes to test for",
    "FS0018": "The sides of an or-pattern bind different names",
    "FS0019": "This constructor takes another number of arguments",
    "FS0020": "A result is thrown away",
    "FS0023": "A member has the name of a field or case",
    "FS0025": "A match does not cover every case",
    "FS0026": "A rule is never matched",
    "FS0027": "This value is not mutable",
    "FS0030": "The value would be generic but is not a function",
    "FS0031": "A value needs itself",
    "FS0033": "The type takes another number of type arguments",
    "FS0035": "A form that F# no longer has",
    "FS0037": "The name is defined twice",
    "FS0038": "A name is bound twice in one pattern",
    "FS0039": "The name is not defined",
    "FS0040": "A value refers to itself while it is computed",
    "FS0041": "No overload fits, or several do",
    "FS0042": "A construct of the library",
    "FS0043": "The type does not support this operation",
    "FS0044": "The construct is obsolete",
    "FS0046": "The name is reserved",
    "FS0049": "A capital name in a pattern",
    "FS0053": "The case begins with a small letter",
    "FS0054": "A class with abstract members that is not abstract",
    "FS0058": "The line is indented too little",
    "FS0062": "A construct of old ML",
    "FS0064": "A type parameter turned out to be one type",
    "FS0066": "This upcast is not needed",
    "FS0067": "The type test always succeeds",
    "FS0072": "The type is not known yet",
    "FS0081": "A struct whose primary constructor has no arguments",
    "FS0086": "The operator is not meant to be redefined",
    "FS0101": "The construct is marked as an error",
    "FS0104": "An enum may have values without a name",
    "FS0193": "A type constraint is not satisfied",
    "FS0201": "A namespace cannot hold values",
    "FS0222": "The file needs a module or namespace",
    "FS0248": "A module in two parts",
    "FS0257": "The value that is assigned to cannot change",
    "FS0265": "Too many cases in an active pattern",
    "FS0267": "Not a constant",
    "FS0342": "`IComparable` without `Equals`",
    "FS0343": "`IComparable` without `Equals`",
    "FS0344": "Structural equality and an override of `Equals`",
    "FS0345": "`GetHashCode` without `Equals`",
    "FS0346": "`Equals` without `GetHashCode`",
    "FS0359": "A member is implemented twice",
    "FS0361": "An override fills several abstract members",
    "FS0362": "An interface is implemented twice",
    "FS0364": "A named argument is given twice",
    "FS0365": "An abstract member is not implemented",
    "FS0366": "An interface is not implemented completely",
    "FS0376": "A struct has no reference equality",
    "FS0377": "Attributes on equality and comparison do not fit together",
    "FS0378": "`NoEquality` without `NoComparison`",
    "FS0379": "`StructuralComparison` without `StructuralEquality`",
    "FS0380": "`StructuralEquality` alone",
    "FS0381": "Reference equality and structural equality",
    "FS0382": "Only data has structural equality",
    "FS0383": "`ReferenceEquality` and an override of `Equals`",
    "FS0384": "`CustomEquality` without `Equals`",
    "FS0385": "`CustomComparison` without `IComparable`",
    "FS0386": "No equality, but an override of it",
    "FS0387": "`CustomEquality` alone",
    "FS0405": "`base` in the wrong place",
    "FS0406": "A struct or byref is captured by a closure",
    "FS0410": "A private type shows in a public signature",
    "FS0412": "A byref stands where it is not allowed",
    "FS0413": "`reraise` outside of a handler",
    "FS0418": "A byref cannot stand here",
    "FS0421": "The address of a variable cannot stand here",
    "FS0423": "The address of a field cannot stand here",
    "FS0424": "The address of an array element cannot stand here",
    "FS0425": "A function value with a byref",
    "FS0429": "An attribute stands twice",
    "FS0431": "A value of a module is a byref",
    "FS0434": "A property and a method have the same name",
    "FS0435": "Of a getter and a setter only one is abstract",
    "FS0436": "One name for a property and an indexer",
    "FS0437": "A type would hold a byref",
    "FS0438": "Two methods have the same name and signature",
    "FS0439": "A method with curried arguments is overloaded",
    "FS0440": "A method with curried arguments has a special one",
    "FS0441": "A static and an instance property of one name",
    "FS0442": "An abstract method of a base class is declared again",
    "FS0445": "A type abbreviation stands for a byref",
    "FS0491": "The member or constructor is not accessible",
    "FS0493": "A static method is called on an object",
    "FS0495": "No argument of this name",
    "FS0501": "The member takes another number of arguments",
    "FS0505": "No overload takes that many arguments",
    "FS0513": "An `#if` has no `#endif`",
    "FS0514": "A string has no end",
    "FS0515": "A verbatim string has no end",
    "FS0516": "A string or comment has no end",
    "FS0517": "A string in a comment has no end",
    "FS0518": "A verbatim string in a comment has no end",
    "FS0524": "`use` where nothing is closed",
    "FS0531": "The access modifier stands in the wrong place",
    "FS0534": "A module inside a file has a name with dots",
    "FS0535": "A module abbreviation has attributes",
    "FS0536": "A module abbreviation has an access modifier",
    "FS0552": "A type that is no class has a primary constructor",
    "FS0557": "A getter takes no arguments in parentheses",
    "FS0558": "Two access modifiers on one property",
    "FS0561": "An accessor of an abstract property with an accessibility",
    "FS0575": "A record field has an access modifier",
    "FS0576": "`and` without `rec`",
    "FS0583": "A parenthesis is not closed",
    "FS0584": "Patterns that touch each other",
    "FS0588": "The block after 'let' is unfinished",
    "FS0589": "An `if` without `then`",
    "FS0596": "`->` that yields no element",
    "FS0597": "Arguments need parentheses",
    "FS0598": "A square bracket is not closed",
    "FS0599": "A name is missing after the dot",
    "FS0603": "An array is not closed",
    "FS0604": "A brace is not closed",
    "FS0605": "An anonymous record is not closed",
    "FS0625": "The exponent of a unit is divided by zero",
    "FS0635": "`return` in a list, array or sequence",
    "FS0644": "An extension of a foreign type in a namespace",
    "FS0656": "The fields belong to different records",
    "FS0668": "A field is given twice",
    "FS0670": "A declared type parameter cannot be kept general",
    "FS0671": "A property cannot have type parameters",
    "FS0673": "The member names no object",
    "FS0686": "Type arguments where none are declared",
    "FS0687": "The value takes another number of type arguments",
    "FS0688": "A struct without arguments has a field that cannot be zero",
    "FS0691": "An argument without name stands after a named one",
    "FS0696": "The constructor does not construct an object",
    "FS0702": "A type parameter that stands for a unit of measure",
    "FS0704": "A unit of measure where a type is expected",
    "FS0705": "A type where a unit of measure is expected",
    "FS0706": "A unit of measure stands before its type",
    "FS0708": "This control construct needs another member of the builder",
    "FS0712": "A type parameter is given arguments",
    "FS0718": "An optional argument of a function",
    "FS0722": "An active pattern of several cases is given an argument",
    "FS0725": "The union case takes no arguments",
    "FS0727": "Fields are missing in the pattern of a union case",
    "FS0738": "An object expression without members",
    "FS0740": "Braces that are neither a record nor a computation",
    "FS0741": "The format string is not valid",
    "FS0745": "A reserved name in an enumeration",
    "FS0747": "A construct that only a sequence may hold",
    "FS0748": "`return` outside a computation expression",
    "FS0750": "A bang construct outside a computation expression",
    "FS0752": "The value cannot be indexed",
    "FS0759": "An abstract type cannot be created",
    "FS0762": "A constructor that does not call the primary one",
    "FS0764": "A field is missing",
    "FS0767": "The member cannot be overridden",
    "FS0772": "An object expression without a type",
    "FS0784": "No module for this suffix of a number",
    "FS0794": "`do!` in a list, array or sequence",
    "FS0795": "`let!` in a list, array or sequence",
    "FS0797": "`return!` in a list, array or sequence",
    "FS0800": "The name of a type is used as a value",
    "FS0806": "The property is not static",
    "FS0807": "The property cannot be read",
    "FS0809": "A static property is read on an object",
    "FS0810": "The property cannot be set",
    "FS0816": "An overloaded method has curried arguments",
    "FS0821": "A binding is both `use` and `rec`",
    "FS0827": "A member with the name of an active pattern",
    "FS0832": "An inline value that is no function",
    "FS0842": "The attribute does not apply here",
    "FS0854": "An override in an extension of a foreign type",
    "FS0855": "Nothing to override",
    "FS0856": "The override takes another number of arguments",
    "FS0859": "No abstract property to override",
    "FS0864": "A member hides an inherited one",
    "FS0866": "An interface with a constructor",
    "FS0867": "An interface with an override",
    "FS0868": "An interface with the body of a member",
    "FS0873": "A pattern in `let rec`",
    "FS0874": "A mutable value that is recursive",
    "FS0880": "A `val` field without a first value",
    "FS0881": "A static field that is not private, mutable and of a default value",
    "FS0883": "A character that cannot be in such a name",
    "FS0886": "Not a value for an enum",
    "FS0887": "The type is not an interface",
    "FS0888": "The interface is implemented twice",
    "FS0892": "The open of a module that must be named",
    "FS0895": "A type abbreviation has members",
    "FS0896": "An enum has members",
    "FS0897": "A unit of measure has an instance member",
    "FS0901": "A value in a struct",
    "FS0904": "A unit of measure with a constructor",
    "FS0912": "This element cannot stand here",
    "FS0925": "The name of a new type is a path",
    "FS0926": "The attributes name several kinds of type",
    "FS0927": "The attribute does not fit the definition",
    "FS0931": "A struct that inherits",
    "FS0934": "null is not allowed for this kind of type",
    "FS0937": "A type that has no layout of its own",
    "FS0939": "Only classes can be abstract",
    "FS0941": "An override has an accessibility modifier",
    "FS0942": "A type that is sealed anyway",
    "FS0944": "Another name of a type that is sealed",
    "FS0945": "The type cannot be inherited",
    "FS0946": "A class inherits from an interface",
    "FS0947": "A struct with an abstract member",
    "FS0948": "An interface that is sealed",
    "FS0949": "A delegate without result",
    "FS0950": "A delegate with curried arguments",
    "FS0951": "A value that an enumeration cannot have",
    "FS0953": "The abbreviation refers to itself",
    "FS0954": "The struct or inheritance refers to itself",
    "FS0957": "The extension has other type parameters",
    "FS0959": "`inherit` does not come first",
    "FS0960": "`let` or `do` after a member",
    "FS0961": "`inherit` without arguments",
    "FS0962": "`inherit` with arguments needs a primary constructor",
    "FS0963": "A `let` or `do` in a type without a main constructor",
    "FS0964": "A type abbreviation is extended",
    "FS0965": "Another name for a namespace",
    "FS0988": "The program does nothing",
    "FS1093": "The cases or fields are private",
    "FS1094": "The value is private",
    "FS1096": "The field is private",
    "FS1126": "Nothing follows global",
    "FS1129": "The record has no such field",
    "FS1133": "The type has no constructor",
    "FS1140": "A character does not fit in a byte",
    "FS1142": "The number is too large for its type",
    "FS1144": "The number is too large for a byte",
    "FS1145": "The number is too large for its type",
    "FS1146": "The number is too large for its type",
    "FS1147": "The number is too large for its type",
    "FS1148": "The number is too large for its type",
    "FS1149": "The number is too large for its type",
    "FS1150": "The number is too large for its type",
    "FS1151": "The number is too large for its type",
    "FS1152": "The number is too large for its type",
    "FS1153": "The number is not a valid `float`",
    "FS1154": "The number is too large for a decimal",
    "FS1155": "The number is not a valid `float32`",
    "FS1156": "This is not a numeric literal",
    "FS1157": "Not a byte character",
    "FS1159": "A character that takes two",
    "FS1161": "Tabs are not allowed",
    "FS1196": "A union that cannot use null as a case",
    "FS1201": "The base member is abstract",
    "FS1209": "An active pattern that is no function",
    "FS1212": "An optional parameter before another",
    "FS1213": "A conditional class",
    "FS1219": "A case named Tags",
    "FS1228": "`use!` binds a plain name",
    "FS1232": "A triple-quoted string has no end",
    "FS1233": "A triple-quoted string in a comment has no end",
    "FS1245": "Not a character of Unicode",
    "FS1252": "A decimal escape is too large",
    "FS3086": "A custom operation after a form that it cannot follow",
    "FS3099": "A custom operation is given another number of arguments",
    "FS3100": "Nothing after a comma",
    "FS3118": "The expression is unfinished",
    "FS3132": "CLIMutable on a type that is no record",
    "FS3133": "`member val` in a type without a main constructor",
    "FS3135": "An automatic property that can only be set",
    "FS3136": "A byref of a byref",
    "FS3151": "A member that cannot be inline",
    "FS3156": "Nothing after an operator",
    "FS3159": "The type after inherit is missing",
    "FS3172": "Getter and setter of different types",
    "FS3174": "The union case has no field of this name",
    "FS3175": "A named field is given twice",
    "FS3176": "Two fields of a case have the same name",
    "FS3182": "The condition of an `#if` is not valid",
    "FS3190": "A pattern hides a literal",
    "FS3198": "An upcast written as a downcast",
    "FS3207": "This cannot be fixed in memory",
    "FS3209": "The address of a local variable leaves its function",
    "FS3214": "The method is not static",
    "FS3217": "An index that reads as an argument",
    "FS3224": "The reference is read-only",
    "FS3227": "`IsByRefLike` on a type that is no struct",
    "FS3228": "An address leaves the function of what it points to",
    "FS3236": "The address of the expression cannot be taken",
    "FS3250": "The expression has no name",
    "FS3300": "A parameter has a type with a byref in it",
    "FS3301": "A result has a type with a byref in it",
    "FS3343": "The builder cannot bind several values at once",
    "FS3376": "A format in an interpolated string has no expression",
    "FS3378": "An expression in an interpolated string is not closed",
    "FS3379": "An interpolated string has no end",
    "FS3380": "An interpolated verbatim string has no end",
    "FS3381": "An interpolated triple-quoted string has no end",
    "FS3382": "An interpolated string has no expression in its braces",
    "FS3383": "A lone brace in an interpolated string",
    "FS3522": "A field is given twice",
    "FS3523": "A field of an anonymous record stands twice",
    "FS3524": "Nothing after `do`",
    "FS3548": "A `_` for a case without fields",
    "FS3563": "Not a valid identifier",
    "FS3577": "An override takes several arguments instead of a tuple",
    "FS3584": "No member name after the underscore and point",
    "FS3585": "Fields of a struct union share a name",
    "FS3855": "A static member for an abstract instance member",
    "FS3860": "An object expression with static members",
    "FS3872": "A partial active pattern has several cases",
    "FF1001": "A span leaves the scope of its stack buffer",
    "FF1002": "A mutable value leaves the scope of its arena",
    "FF1003": "A span is kept across a suspension",
    "FF2001": "The construct cannot exist in a native program",
    "FF2002": "Not supported yet",
    "FF3001": "Linking failed",
    "FF3002": "A foreign library was not found",
    "FF3003": "Unknown target",
    "FF9001": "File not found",
    "FF9002": "A directory where a file is expected",
    "FF9003": "The file cannot be read",
    "FF9004": "The file is not UTF-8",
    "FF9005": "There is no source",
    "FF9006": "The project file is not valid",
    "FF9007": "The project lists a file that does not exist",
    "FF9008": "The output cannot be written",
    "FF9009": "Unknown kind of file",
    "FF9010": "Internal compiler error",
    "FF9011": "Nested too deeply",
    "FF9012": "There is nothing to run",
}

/// All codes, F#'s own first, each group in ascending order.
pub fn codes() -> &'static [Code] {
    CODES
}

/// The page of a code; letters may be of either case.
pub fn explain(code: &str) -> Option<&'static str> {
    find(code).map(|c| c.page)
}

/// The title of a code.
pub fn title(code: &str) -> Option<&'static str> {
    find(code).map(|c| c.title)
}

fn find(code: &str) -> Option<&'static Code> {
    CODES.iter().find(|c| c.code.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_registered() {
        let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/errors");
        let mut pages: Vec<String> = std::fs::read_dir(dir)
            .expect("docs/errors exists")
            .map(|e| e.expect("an entry").file_name().to_string_lossy().trim_end_matches(".md").to_string())
            .collect();
        pages.sort();
        let mut registered: Vec<&str> = CODES.iter().map(|c| c.code).collect();
        registered.sort();
        assert_eq!(pages, registered);
    }

    #[test]
    fn pages_have_the_registered_title_and_both_examples() {
        for c in CODES {
            assert_eq!(c.page.lines().next(), Some(format!("# {}: {}", c.code, c.title).as_str()));
            for part in ["\n## Fails\n\n```", "\n## Fixed\n\n```"] {
                assert_eq!(c.page.matches(part).count(), 1, "{} lacks {part:?}", c.code);
            }
        }
    }

    #[test]
    fn groups_ascend() {
        let fs: Vec<&str> = CODES.iter().map(|c| c.code).filter(|c| c.starts_with("FS")).collect();
        let ff: Vec<&str> = CODES.iter().map(|c| c.code).filter(|c| c.starts_with("FF")).collect();
        assert_eq!(fs.len() + ff.len(), CODES.len());
        assert!(fs.is_sorted() && ff.is_sorted());
    }

    #[test]
    fn explain_finds_a_page_in_any_case() {
        assert_eq!(explain("fs0039"), explain("FS0039"));
        assert!(explain("FS0039").is_some_and(|p| p.starts_with("# FS0039: ")));
        assert_eq!(explain("FS9999"), None);
        assert_eq!(title("FF9001"), Some("File not found"));
    }
}
