/// Sets of chars of regular expressions.
namespace Firefly.Runtime.RegularExpressions

open System.Collections.Generic
open Firefly.Runtime

/// A set of UTF-16 units: ranges, categories and white space, perhaps inverted, less another set.
[<AllowNullLiteral>]
type CharSet() =
    let ranges = List<int>()
    let mutable categories = 0
    let mutable spaces = 0
    let mutable negated = false
    let mutable anyCase = false
    let mutable less: CharSet = null
    // Answers for ASCII, two words of bits, worked out at the first question.
    let mutable ready = false
    let mutable low = 0UL
    let mutable high = 0UL

    /// Whether the set holds what is not in it.
    member this.Negated
        with get (): bool = negated
        and set (value: bool) : unit = negated <- value

    /// Whether chars count in any case.
    member this.AnyCase
        with get (): bool = anyCase
        and set (value: bool) : unit = anyCase <- value

    /// What is taken out of the set.
    member this.Less
        with get (): CharSet = less
        and set (value: CharSet) : unit = less <- value

    /// Adds a range.
    member this.AddRange(first: char, last: char) : unit =
        ranges.Add(int first)
        ranges.Add(int last)

    /// Adds one char.
    member this.AddChar(c: char) : unit = this.AddRange(c, c)

    /// Adds categories, one bit each.
    member this.AddCategories(bits: int) : unit = categories <- categories ||| bits

    /// Adds white space, or everything else.
    member this.AddSpace(inverted: bool) : unit = spaces <- spaces ||| (if inverted then 2 else 1)

    /// The only char of the set, or -1.
    member this.Single: int =
        if ranges.Count = 2
           && ranges.[0] = ranges.[1]
           && categories = 0
           && spaces = 0
           && not negated
           && isNull less
           && (not anyCase || CharSet.IsCaseless(ranges.[0])) then
            ranges.[0]
        else
            -1

    /// Whether a char has no other case.
    static member IsCaseless(code: int) : bool =
        int (Unicode.toUpper (uint16 code)) = code
        && int (Unicode.toLower (uint16 code)) = code
        && code <> 0x130
        && code <> 0x131

    member private this.InRanges(code: int) : bool =
        let mutable i = 0
        while i < ranges.Count && not (code >= ranges.[i] && code <= ranges.[i + 1]) do
            i <- i + 2
        i < ranges.Count

    member private this.Decide(c: uint16) : bool =
        let code = int c
        let mutable found = this.InRanges code
        if not found && anyCase then
            found <-
                this.InRanges(int (Unicode.toLower c))
                || this.InRanges(int (Unicode.toUpper c))
                || ((code = 107 || code = 75) && this.InRanges 0x212A)
                || ((code = 0xE5 || code = 0xC5) && this.InRanges 0x212B)
        if not found && categories <> 0 then
            found <- ((categories >>> UnicodeCategories.ofUnit c) &&& 1) <> 0
        if not found && spaces <> 0 then
            found <- (if Unicode.isWhiteSpace c then spaces &&& 1 else spaces &&& 2) <> 0
        found <> negated && (isNull less || not (less.Contains c))

    member private this.Prepare() : unit =
        for i in 0..63 do
            if this.Decide(uint16 i) then
                low <- low ||| (1UL <<< i)
            if this.Decide(uint16 (i + 64)) then
                high <- high ||| (1UL <<< i)
        ready <- true

    /// Whether a unit is in the set.
    member this.Contains(c: uint16) : bool =
        if c < 128us then
            if not ready then
                this.Prepare()
            let word = if c < 64us then low else high
            ((word >>> (int c &&& 63)) &&& 1UL) <> 0UL
        else
            this.Decide c

    /// Whether no unit is known to be in both sets: none of ASCII is, and one of the sets holds nothing else.
    member this.IsApartFrom(other: CharSet) : bool =
        let mutable apart = not (this.MayBeWide && other.MayBeWide)
        let mutable i = 0
        while apart && i < 128 do
            apart <- not (this.Contains(uint16 i) && other.Contains(uint16 i))
            i <- i + 1
        apart

    /// Whether the set may hold units beyond ASCII.
    member this.MayBeWide: bool =
        let mutable wide = negated || categories <> 0 || spaces <> 0 || anyCase
        for i in 0 .. ranges.Count - 1 do
            if ranges.[i] > 127 then
                wide <- true
        wide

/// The sets that have a letter of their own.
module Sets =

    /// Categories of `\w`: letters, marks without space, digits, connecting punctuation.
    [<Literal>]
    let WordBits = 0x4013F

    /// Categories of digits.
    [<Literal>]
    let DigitBits = 0x100

    /// All categories.
    [<Literal>]
    let AllBits = 0x3FFFFFFF

    /// Whether a unit is part of a word, for `\b`: zero width joiners count.
    let isWordUnit (c: uint16) : bool =
        if c < 128us then
            (c >= 48us && c <= 57us) || (c >= 65us && c <= 90us) || c = 95us || (c >= 97us && c <= 122us)
        else
            ((WordBits >>> UnicodeCategories.ofUnit c) &&& 1) <> 0 || c = 0x200Cus || c = 0x200Dus

    /// Adds what `\d`, `\w` or `\s` means, or its inverse for a capital letter.
    let addClass (set: CharSet) (letter: char) (ascii: bool) : unit =
        match letter with
        | 'd' -> if ascii then set.AddRange('0', '9') else set.AddCategories DigitBits
        | 'D' ->
            if ascii then
                set.AddRange('\000', '/')
                set.AddRange(':', '\uffff')
            else
                set.AddCategories(AllBits ^^^ DigitBits)
        | 'w' ->
            if ascii then
                set.AddRange('0', '9')
                set.AddRange('A', 'Z')
                set.AddRange('_', '_')
                set.AddRange('a', 'z')
                set.AddChar '\u0130'
            else
                set.AddCategories WordBits
        | 'W' ->
            if ascii then
                set.AddRange('\000', '/')
                set.AddRange(':', '@')
                set.AddRange('[', '^')
                set.AddRange('`', '`')
                set.AddRange('{', '\u012f')
                set.AddRange('\u0131', '\uffff')
            else
                set.AddCategories(AllBits ^^^ WordBits)
        | 's' ->
            if ascii then
                set.AddRange('\t', '\r')
                set.AddChar ' '
            else
                set.AddSpace false
        | _ ->
            if ascii then
                set.AddRange('\000', '\008')
                set.AddRange('\014', '\031')
                set.AddRange('!', '\uffff')
            else
                set.AddSpace true

    /// Names of categories, two letters each, in the order of their numbers.
    let private categoryNames () : string = "LuLlLtLmLoMnMcMeNdNlNoZsZlZpCcCfCsCoPcPdPsPePiPfPoSmScSkSoCn"

    /// Names of blocks with their first code and the code after the last, in hexadecimal digits.
    let private blocks () : string =
        " IsAlphabeticPresentationForms=FB00FB50 IsArabic=06000700 IsArabicPresentationForms-A=FB50FE00 IsArabicPresentationForms-B=FE70FF00 IsArmenian=05300590 IsArrows=21902200 IsBasicLatin=00000080 IsBengali=09800A00 IsBlockElements=258025A0 IsBopomofo=31003130 IsBopomofoExtended=31A031C0 IsBoxDrawing=25002580 IsBraillePatterns=28002900 IsBuhid=17401760 IsCJKCompatibility=33003400 IsCJKCompatibilityForms=FE30FE50 IsCJKCompatibilityIdeographs=F900FB00 IsCJKRadicalsSupplement=2E802F00 IsCJKSymbolsandPunctuation=30003040 IsCJKUnifiedIdeographs=4E00A000 IsCJKUnifiedIdeographsExtensionA=34004DC0 IsCherokee=13A01400 IsCombiningDiacriticalMarks=03000370 IsCombiningDiacriticalMarksforSymbols=20D02100 IsCombiningHalfMarks=FE20FE30 IsCombiningMarksforSymbols=20D02100 IsControlPictures=24002440 IsCurrencySymbols=20A020D0 IsCyrillic=04000500 IsCyrillicSupplement=05000530 IsDevanagari=09000980 IsDingbats=270027C0 IsEnclosedAlphanumerics=24602500 IsEnclosedCJKLettersandMonths=32003300 IsEthiopic=12001380 IsGeneralPunctuation=20002070 IsGeometricShapes=25A02600 IsGeorgian=10A01100 IsGreek=03700400 IsGreekExtended=1F002000 IsGreekandCoptic=03700400 IsGujarati=0A800B00 IsGurmukhi=0A000A80 IsHalfwidthandFullwidthForms=FF00FFF0 IsHangulCompatibilityJamo=31303190 IsHangulJamo=11001200 IsHangulSyllables=AC00D7B0 IsHanunoo=17201740 IsHebrew=05900600 IsHighPrivateUseSurrogates=DB80DC00 IsHighSurrogates=D800DB80 IsHiragana=304030A0 IsIPAExtensions=025002B0 IsIdeographicDescriptionCharacters=2FF03000 IsKanbun=319031A0 IsKangxiRadicals=2F002FE0 IsKannada=0C800D00 IsKatakana=30A03100 IsKatakanaPhoneticExtensions=31F03200 IsKhmer=17801800 IsKhmerSymbols=19E01A00 IsLao=0E800F00 IsLatin-1Supplement=00800100 IsLatinExtended-A=01000180 IsLatinExtended-B=01800250 IsLatinExtendedAdditional=1E001F00 IsLetterlikeSymbols=21002150 IsLimbu=19001950 IsLowSurrogates=DC00E000 IsMalayalam=0D000D80 IsMathematicalOperators=22002300 IsMiscellaneousMathematicalSymbols-A=27C027F0 IsMiscellaneousMathematicalSymbols-B=29802A00 IsMiscellaneousSymbols=26002700 IsMiscellaneousSymbolsandArrows=2B002C00 IsMiscellaneousTechnical=23002400 IsMongolian=180018B0 IsMyanmar=100010A0 IsNumberForms=21502190 IsOgham=168016A0 IsOpticalCharacterRecognition=24402460 IsOriya=0B000B80 IsPhoneticExtensions=1D001D80 IsPrivateUse=E000F900 IsPrivateUseArea=E000F900 IsRunic=16A01700 IsSinhala=0D800E00 IsSmallFormVariants=FE50FE70 IsSpacingModifierLetters=02B00300 IsSpecials=FFF00000 IsSuperscriptsandSubscripts=207020A0 IsSupplementalArrows-A=27F02800 IsSupplementalArrows-B=29002980 IsSupplementalMathematicalOperators=2A002B00 IsSyriac=07000750 IsTagalog=17001720 IsTagbanwa=17601780 IsTaiLe=19501980 IsTamil=0B800C00 IsTelugu=0C000C80 IsThaana=078007C0 IsThai=0E000E80 IsTibetan=0F001000 IsUnifiedCanadianAboriginalSyllabics=14001680 IsVariationSelectors=FE00FE10 IsYiRadicals=A490A4D0 IsYiSyllables=A000A490 IsYijingHexagramSymbols=4DC04E00 "

    /// The categories of a name of one or two letters, or 0.
    let categoriesOf (name: string) : int =
        let names = categoryNames ()
        let mutable bits = 0
        if name.Length = 1 || name.Length = 2 then
            for i in 0..29 do
                if names.[2 * i] = name.[0] && (name.Length = 1 || names.[2 * i + 1] = name.[1]) then
                    bits <- bits ||| (1 <<< i)
        bits

    let private hexDigit (c: char) : int = if c <= '9' then int c - 48 else int c - 55

    /// Adds the block of a name; false when there is none.
    let addBlock (set: CharSet) (name: string) (inverted: bool) : bool =
        let table = blocks ()
        let at = table.IndexOf(" " + name + "=", System.StringComparison.Ordinal)
        if at < 0 || name.Length < 3 then
            false
        else
            let mutable first = 0
            let mutable stop = 0
            let digits = at + name.Length + 2
            for i in 0..3 do
                first <- first * 16 + hexDigit table.[digits + i]
                stop <- stop * 16 + hexDigit table.[digits + 4 + i]
            let last = if stop = 0 then 0xFFFF else stop - 1
            if inverted then
                if first > 0 then
                    set.AddRange('\000', char (first - 1))
                if last < 0xFFFF then
                    set.AddRange(char (last + 1), '\uffff')
            else
                set.AddRange(char first, char last)
            true
