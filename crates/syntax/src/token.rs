//! Tokens: what the lexer makes, what the offside rule adds, and their names for messages.

use base::{FileId, Span, Symbol};

macro_rules! tokens {
    ($($(#[$m:meta])* $name:ident = $text:literal,)*) => {
        /// The kind of a token. Kinds of operators follow the precedence classes of the F# specification, 4.4.2.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        pub enum Tok { $($(#[$m])* $name,)* }
        impl Tok {
            /// How a message names the token; empty for those that are described by their text.
            pub fn name(self) -> &'static str {
                match self { $(Tok::$name => $text,)* }
            }
        }
    };
}

tokens! {
    /// End of the file.
    Eof = "end of file",
    /// An identifier.
    Ident = "identifier",
    /// A numeric literal.
    Num = "numeric literal",
    /// A character literal.
    Char = "character literal",
    /// A string literal.
    Str = "string literal",
    /// A byte string or byte character literal.
    Bytes = "byte string literal",
    /// `__SOURCE_FILE__` and the like.
    KwString = "keyword",
    /// An interpolated string without holes.
    InterpWhole = "interpolated string",
    /// `$"...{`
    InterpBegin = "interpolated string",
    /// `}...{`
    InterpPart = "interpolated string part",
    /// `}..."`
    InterpEnd = "end of interpolated string",
    /// `(`
    LParen = "symbol '('",
    /// `)`
    RParen = "symbol ')'",
    /// `[`
    LBrack = "symbol '['",
    /// `]`
    RBrack = "symbol ']'",
    /// `[|`
    LBrackBar = "symbol '[|'",
    /// `|]`
    BarRBrack = "symbol '|]'",
    /// `[<`
    LBrackLess = "symbol '[<'",
    /// `>]`
    GreaterRBrack = "symbol '>]'",
    /// `>|]`
    GreaterBarRBrack = "symbol '>|]'",
    /// `{`
    LBrace = "symbol '{'",
    /// `}`
    RBrace = "symbol '}'",
    /// `{|`
    LBraceBar = "symbol '{|'",
    /// `|}`
    BarRBrace = "symbol '|}'",
    /// `>|}`
    GreaterBarRBrace = "symbol '>|}'",
    /// `<@`
    LQuote = "symbol '<@'",
    /// `@>`
    RQuote = "symbol '@>'",
    /// `<@@`
    LQuoteRaw = "symbol '<@@'",
    /// `@@>`
    RQuoteRaw = "symbol '@@>'",
    /// `,`
    Comma = "symbol ','",
    /// `;`
    Semi = "symbol ';'",
    /// `;;`
    SemiSemi = "symbol ';;'",
    /// `:`
    Colon = "symbol ':'",
    /// `::`
    ColonColon = "symbol '::'",
    /// `:>`
    ColonGreater = "symbol ':>'",
    /// `:?`
    ColonQMark = "symbol ':?'",
    /// `:?>`
    ColonQMarkGreater = "symbol ':?>'",
    /// `:=`
    ColonEquals = "symbol ':='",
    /// `.`
    Dot = "symbol '.'",
    /// `..`
    DotDot = "symbol '..'",
    /// `->`
    RArrow = "symbol '->'",
    /// `<-`
    LArrow = "symbol '<-'",
    /// `=`
    Equals = "symbol '='",
    /// `<`
    Less = "symbol '<'",
    /// `>`
    Greater = "symbol '>'",
    /// `|`
    Bar = "symbol '|'",
    /// `_`
    Underscore = "symbol '_'",
    /// `#`
    Hash = "symbol '#'",
    /// `'`
    Quote = "symbol '''",
    /// `?`
    QMark = "symbol '?'",
    /// `??`
    QMarkQMark = "symbol '??'",
    /// `$`
    Dollar = "operator '$'",
    /// `*`
    Star = "symbol '*'",
    /// `-`
    Minus = "symbol '-'",
    /// `&`
    Amp = "symbol '&'",
    /// `&&`
    AmpAmp = "symbol '&&'",
    /// `||`
    BarBar = "symbol '||'",
    /// `+`, `-.` ...
    PlusMinusOp = "infix operator",
    /// `/`, `*.` ...
    MulDivOp = "infix operator",
    /// `%`, `%%`
    PercentOp = "infix operator",
    /// `**` ...
    PowOp = "infix operator",
    /// `@`, `^` ...
    AtHatOp = "infix operator",
    /// `<=`, `>>`, `<>`, `!=` ...
    CompareOp = "infix operator",
    /// `&&&` ...
    AmpOp = "infix operator",
    /// `|>`, `|||` ...
    BarOp = "infix operator",
    /// `!`, `~~~` ...
    PrefixOp = "prefix operator",
    /// `-`, `+`, `%`, `&`, `&&` with a space before and none after.
    AdjacentPrefix = "prefix operator",
    /// `.[]`, `.()<-`: names of indexers, only between parentheses.
    FunkyOp = "operator name",
    Abstract = "keyword 'abstract'",
    And = "keyword 'and'",
    AndBang = "keyword 'and!'",
    As = "keyword 'as'",
    Assert = "keyword 'assert'",
    Base = "keyword 'base'",
    Begin = "keyword 'begin'",
    Class = "keyword 'class'",
    Const = "keyword 'const'",
    Default = "keyword 'default'",
    Delegate = "keyword 'delegate'",
    Do = "keyword 'do'",
    DoBang = "keyword 'do!'",
    Done = "keyword 'done'",
    Downcast = "keyword 'downcast'",
    Downto = "keyword 'downto'",
    Elif = "keyword 'elif'",
    Else = "keyword 'else'",
    End = "keyword 'end'",
    Exception = "keyword 'exception'",
    Extern = "keyword 'extern'",
    False = "keyword 'false'",
    Finally = "keyword 'finally'",
    Fixed = "keyword 'fixed'",
    For = "keyword 'for'",
    Fun = "keyword 'fun'",
    Function = "keyword 'function'",
    Global = "keyword 'global'",
    If = "keyword 'if'",
    In = "keyword 'in'",
    Inherit = "keyword 'inherit'",
    Inline = "keyword 'inline'",
    Interface = "keyword 'interface'",
    Internal = "keyword 'internal'",
    Lazy = "keyword 'lazy'",
    Let = "keyword 'let'",
    Use = "keyword 'use'",
    LetBang = "keyword 'let!'",
    UseBang = "keyword 'use!'",
    Match = "keyword 'match'",
    MatchBang = "keyword 'match!'",
    Member = "keyword 'member'",
    Module = "keyword 'module'",
    Mutable = "keyword 'mutable'",
    Namespace = "keyword 'namespace'",
    New = "keyword 'new'",
    Null = "keyword 'null'",
    Of = "keyword 'of'",
    Open = "keyword 'open'",
    Or = "keyword 'or'",
    Override = "keyword 'override'",
    Private = "keyword 'private'",
    Public = "keyword 'public'",
    Rec = "keyword 'rec'",
    Return = "keyword 'return'",
    ReturnBang = "keyword 'return!'",
    Sig = "keyword 'sig'",
    Static = "keyword 'static'",
    Struct = "keyword 'struct'",
    Then = "keyword 'then'",
    To = "keyword 'to'",
    True = "keyword 'true'",
    Try = "keyword 'try'",
    Type = "keyword 'type'",
    Upcast = "keyword 'upcast'",
    Val = "keyword 'val'",
    Void = "keyword 'void'",
    When = "keyword 'when'",
    While = "keyword 'while'",
    WhileBang = "keyword 'while!'",
    With = "keyword 'with'",
    Yield = "keyword 'yield'",
    YieldBang = "keyword 'yield!'",
    /// Start of a block that [`Tok::BlockEnd`] closes.
    BlockBegin = "start of a block",
    /// The next item of a block begins.
    BlockSep = "start of a new line",
    /// End of a block that [`Tok::BlockBegin`] opened.
    BlockEnd = "end of the block",
    /// End of a block without a begin token (after `->` and `try`).
    RightBlockEnd = "end of the block",
    /// End of a `let`, `do`, member or `with` augmentation. `from_in` when written as `in`.
    DeclEnd = "end of the block",
    /// End of the rules of a `match`, of a `fun`, or of `with` bindings.
    OEnd = "end of the block",
    /// Never leaves the offside rule: a closing token seen again after its context was closed.
    Dummy = "closed context",
}

/// Flag bits of a [`Token`].
pub mod flag {
    /// An identifier in double backticks.
    pub const QUOTED: u8 = 1;
    /// `(` or `[` directly after an identifier or type arguments: high precedence application.
    pub const HIGH_PREC: u8 = 2;
    /// `<` that opens type arguments, `>` that closes them.
    pub const TYPE_ARGS: u8 = 4;
    /// `let`, `use`, `let!`... that begins an item of a block, so that a `DeclEnd` and not `in` closes it.
    pub const BLOCK: u8 = 8;
    /// A `DeclEnd` that stands for a written `in` or `done`.
    pub const WRITTEN: u8 = 16;
    /// An integer literal just out of range that a directly preceding `-` makes right.
    pub const NEGATIVE_ONLY: u8 = 32;
    /// `with` of a record copy, a `match` or accessors: bindings or rules follow, not a block.
    pub const RULES: u8 = 64;
    /// A numeric literal with a sign folded into it.
    pub const SIGNED: u8 = 128;
}

/// A token. Lines and columns count from 0; columns count UTF-16 units.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What.
    pub kind: Tok,
    /// See [`flag`].
    pub flags: u8,
    /// Name of an identifier or operator, text of a reserved word.
    pub sym: Option<Symbol>,
    /// Index into the literals or string parts of the lexer; for `Dummy` nothing.
    pub aux: u32,
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
    /// Line of the first byte.
    pub line: u32,
    /// Column of the first byte; -1 at the end of the file, which closes every context.
    pub col: i32,
}

impl Token {
    /// Whether a flag is set.
    pub fn has(&self, bit: u8) -> bool {
        self.flags & bit != 0
    }
    /// Its place.
    pub fn span(&self, file: FileId) -> Span {
        Span::new(file, self.lo, self.hi)
    }
    /// The same place with another kind and no name.
    pub fn retag(&self, kind: Tok) -> Token {
        Token { kind, flags: 0, sym: None, ..*self }
    }
    /// An empty token of a kind at the start of this one.
    pub fn before(&self, kind: Tok) -> Token {
        Token { kind, flags: 0, sym: None, hi: self.lo, ..*self }
    }
}

/// The keyword of a word, if it is one.
pub fn keyword(word: &str) -> Option<Tok> {
    Some(match word {
        "abstract" => Tok::Abstract,
        "and" => Tok::And,
        "as" => Tok::As,
        "assert" => Tok::Assert,
        "base" => Tok::Base,
        "begin" => Tok::Begin,
        "class" => Tok::Class,
        "const" => Tok::Const,
        "default" => Tok::Default,
        "delegate" => Tok::Delegate,
        "do" => Tok::Do,
        "done" => Tok::Done,
        "downcast" => Tok::Downcast,
        "downto" => Tok::Downto,
        "elif" => Tok::Elif,
        "else" => Tok::Else,
        "end" => Tok::End,
        "exception" => Tok::Exception,
        "extern" => Tok::Extern,
        "false" => Tok::False,
        "finally" => Tok::Finally,
        "fixed" => Tok::Fixed,
        "for" => Tok::For,
        "fun" => Tok::Fun,
        "function" => Tok::Function,
        "global" => Tok::Global,
        "if" => Tok::If,
        "in" => Tok::In,
        "inherit" => Tok::Inherit,
        "inline" => Tok::Inline,
        "interface" => Tok::Interface,
        "internal" => Tok::Internal,
        "lazy" => Tok::Lazy,
        "let" => Tok::Let,
        "match" => Tok::Match,
        "member" => Tok::Member,
        "module" => Tok::Module,
        "mutable" => Tok::Mutable,
        "namespace" => Tok::Namespace,
        "new" => Tok::New,
        "null" => Tok::Null,
        "of" => Tok::Of,
        "open" => Tok::Open,
        "or" => Tok::Or,
        "override" => Tok::Override,
        "private" => Tok::Private,
        "public" => Tok::Public,
        "rec" => Tok::Rec,
        "return" => Tok::Return,
        "sig" => Tok::Sig,
        "static" => Tok::Static,
        "struct" => Tok::Struct,
        "then" => Tok::Then,
        "to" => Tok::To,
        "true" => Tok::True,
        "try" => Tok::Try,
        "type" => Tok::Type,
        "upcast" => Tok::Upcast,
        "use" => Tok::Use,
        "val" => Tok::Val,
        "void" => Tok::Void,
        "when" => Tok::When,
        "while" => Tok::While,
        "with" => Tok::With,
        "yield" => Tok::Yield,
        "_" => Tok::Underscore,
        "__SOURCE_DIRECTORY__" | "__SOURCE_FILE__" | "__LINE__" => Tok::KwString,
        "asr" | "lsl" | "lsr" => Tok::PowOp,
        "land" | "lor" | "lxor" | "mod" => Tok::MulDivOp,
        _ => return None,
    })
}

/// The keyword that a word followed by `!` makes.
pub fn bang_keyword(word: &str) -> Option<Tok> {
    Some(match word {
        "let" => Tok::LetBang,
        "use" => Tok::UseBang,
        "do" => Tok::DoBang,
        "return" => Tok::ReturnBang,
        "yield" => Tok::YieldBang,
        "match" => Tok::MatchBang,
        "and" => Tok::AndBang,
        "while" => Tok::WhileBang,
        _ => return None,
    })
}

/// Identifiers kept for future versions of F#; using one is a warning.
pub fn is_reserved_ident(word: &str) -> bool {
    matches!(
        word,
        "break"
            | "checked"
            | "component"
            | "constraint"
            | "continue"
            | "include"
            | "mixin"
            | "parallel"
            | "process"
            | "protected"
            | "pure"
            | "sealed"
            | "tailcall"
            | "trait"
            | "virtual"
    )
}
