//! Contexts of the offside rule (F# specification, 15.1.4).

use crate::token::{Tok, Token};

/// A line and column, from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pos {
    pub line: u32,
    pub col: i32,
}

impl Pos {
    pub fn of(token: &Token) -> Pos {
        Pos { line: token.line, col: token.col }
    }
}

/// Which tokens frame a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BlockEnd {
    /// `BlockBegin` and `BlockEnd`.
    Both,
    /// Only `RightBlockEnd`.
    Right,
    /// None.
    None,
}

/// What is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CtxKind {
    /// `let`; as an item of a block it needs no `in`.
    Let {
        block: bool,
    },
    If,
    Try,
    Fun,
    Function,
    /// `with` followed by bindings or accessors.
    WithAsLet,
    /// `with` followed by members.
    WithAsAugment,
    Match,
    For,
    While,
    When,
    /// An ordinary item of a block; `equals` when it reads `x.y =`.
    Vanilla {
        equals: bool,
    },
    Then,
    Else,
    Do,
    InterfaceHead,
    /// `type`; the end of its `=`, once seen, as (line, byte).
    Type {
        equals: Option<(u32, u32)>,
    },
    /// `namespace` and the last token of its name.
    NamespaceHead(Tok),
    /// `module` and the last token of its name.
    ModuleHead {
        prev: Tok,
        in_attributes: bool,
        nested: bool,
    },
    MemberHead,
    MemberBody,
    ModuleBody {
        whole_file: bool,
    },
    NamespaceBody,
    Exception,
    /// A bracket of any sort, by its opening token.
    Paren(Tok),
    /// Items one below the other; `first` until the first token of an item is past.
    Seq {
        first: bool,
        end: BlockEnd,
    },
    /// Rules after `with` or `function`; whether a `|` leads.
    MatchClauses {
        bar: bool,
    },
}

impl CtxKind {
    pub fn is_seq(self) -> bool {
        matches!(self, CtxKind::Seq { .. })
    }
}

/// An open context and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ctx {
    pub kind: CtxKind,
    pub pos: Pos,
}

/// Brackets of expressions that open.
pub(super) fn opens_bracket(token: &Token) -> bool {
    use crate::token::flag;
    matches!(
        token.kind,
        Tok::Begin
            | Tok::LParen
            | Tok::LBrace
            | Tok::LBraceBar
            | Tok::LBrack
            | Tok::LBrackBar
            | Tok::LQuote
            | Tok::LQuoteRaw
    ) || token.kind == Tok::Less && token.has(flag::TYPE_ARGS)
}

/// Brackets of expressions by the kind of a context's token.
pub(super) fn is_bracket(kind: Tok) -> bool {
    matches!(
        kind,
        Tok::Begin
            | Tok::LParen
            | Tok::LBrace
            | Tok::LBraceBar
            | Tok::LBrack
            | Tok::LBrackBar
            | Tok::LQuote
            | Tok::LQuoteRaw
            | Tok::Less
    )
}

/// Brackets of expressions that close.
pub(super) fn closes_bracket(token: &Token) -> bool {
    use crate::token::flag;
    is_closing(token.kind) || token.kind == Tok::Greater && token.has(flag::TYPE_ARGS)
}

/// Closing brackets by kind; `>` is one only with its flag.
pub(super) fn is_closing(kind: Tok) -> bool {
    matches!(
        kind,
        Tok::End
            | Tok::RParen
            | Tok::RBrace
            | Tok::BarRBrace
            | Tok::RBrack
            | Tok::BarRBrack
            | Tok::RQuote
            | Tok::RQuoteRaw
    )
}

/// Whether two brackets belong together.
pub(super) fn balances(open: Tok, close: Tok) -> bool {
    matches!(
        (open, close),
        (Tok::LParen, Tok::RParen)
            | (Tok::LBrace, Tok::RBrace)
            | (Tok::LBraceBar, Tok::BarRBrace)
            | (Tok::LBrack, Tok::RBrack)
            | (Tok::LBrackBar, Tok::BarRBrack)
            | (Tok::Interface | Tok::Class | Tok::Sig | Tok::Struct | Tok::Begin, Tok::End)
            | (Tok::InterpBegin | Tok::InterpPart, Tok::InterpEnd | Tok::InterpPart)
            | (Tok::Less, Tok::Greater)
            | (Tok::LQuote, Tok::RQuote)
            | (Tok::LQuoteRaw, Tok::RQuoteRaw)
    )
}

/// Infix operators, as far as the offside rule is concerned: `<`, `>` and `=` have other roles too and are not.
pub(super) fn is_infix(kind: Tok) -> bool {
    matches!(
        kind,
        Tok::Comma
            | Tok::BarBar
            | Tok::AmpAmp
            | Tok::Amp
            | Tok::Or
            | Tok::BarOp
            | Tok::AmpOp
            | Tok::CompareOp
            | Tok::Dollar
            | Tok::AtHatOp
            | Tok::PlusMinusOp
            | Tok::ColonColon
            | Tok::ColonGreater
            | Tok::ColonQMarkGreater
            | Tok::ColonEquals
            | Tok::Minus
            | Tok::Star
            | Tok::MulDivOp
            | Tok::PowOp
            | Tok::QMarkQMark
    )
}

/// How far left of a block its infix operators may stand, apart from the space after them.
pub(super) fn infix_length(token: &Token) -> i32 {
    match token.kind {
        // The keyword is counted as one column, as F# does.
        Tok::Or => 1,
        _ => (token.hi - token.lo) as i32,
    }
}

/// Block tokens that the rules themselves put in.
pub(super) fn is_block_close(kind: Tok) -> bool {
    matches!(kind, Tok::RightBlockEnd | Tok::BlockEnd | Tok::DeclEnd)
}
