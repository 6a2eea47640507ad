/// Classes and cases of UTF-16 units, one unit to one unit as the invariant culture has it.
///
/// ASCII and Latin-1 are exact. Of the rest: Latin Extended-A, Greek and Cyrillic have their case pairs, and the common scripts
/// are known as letters.
module Firefly.Runtime.Unicode

/// White space.
let isWhiteSpace (c: uint16) : bool =
    if c < 256us then
        c = 32us || (c >= 9us && c <= 13us) || c = 0x85us || c = 0xA0us
    else
        c = 0x1680us || (c >= 0x2000us && c <= 0x200Aus) || c = 0x2028us || c = 0x2029us || c = 0x202Fus || c = 0x205Fus || c = 0x3000us

/// Whether case pairs lie side by side there, capital first: at even places, or at odd ones.
let private pairing (c: uint16) : int =
    if
        (c >= 0x100us && c <= 0x137us && c <> 0x130us && c <> 0x131us)
        || (c >= 0x14Aus && c <= 0x177us)
        || (c >= 0x1DEus && c <= 0x1EFus)
        || (c >= 0x1F8us && c <= 0x21Fus)
        || (c >= 0x222us && c <= 0x233us)
        || (c >= 0x3D8us && c <= 0x3EFus)
        || (c >= 0x460us && c <= 0x481us)
        || (c >= 0x48Aus && c <= 0x4BFus)
        || (c >= 0x4D0us && c <= 0x52Fus)
        || (c >= 0x1E00us && c <= 0x1E95us)
        || (c >= 0x1EA0us && c <= 0x1EFFus)
    then
        1
    elif
        (c >= 0x139us && c <= 0x148us)
        || (c >= 0x179us && c <= 0x17Eus)
        || (c >= 0x1CDus && c <= 0x1DCus)
        || (c >= 0x4C1us && c <= 0x4CEus)
    then
        2
    else
        0

let private toUpperWide (c: uint16) : uint16 =
    let kind: int = pairing c
    if kind = 1 then c &&& 0xFFFEus
    elif kind = 2 then (if (c &&& 1us) = 0us then c - 1us else c)
    elif (c >= 0x3B1us && c <= 0x3C9us && c <> 0x3C2us) || (c >= 0x430us && c <= 0x44Fus) then c - 32us
    elif c = 0x3C2us then 0x3A3us
    elif c >= 0x450us && c <= 0x45Fus then c - 80us
    elif c = 0x3ACus then 0x386us
    elif c >= 0x3ADus && c <= 0x3AFus then c - 37us
    elif c = 0x3CCus then 0x38Cus
    elif c = 0x3CDus || c = 0x3CEus then c - 63us
    elif c = 0x3CAus || c = 0x3CBus then c - 32us
    elif c >= 0x561us && c <= 0x586us then c - 48us
    elif c >= 0xFF41us && c <= 0xFF5Aus then c - 32us
    elif c >= 0x24D0us && c <= 0x24E9us then c - 26us
    elif c >= 0x2170us && c <= 0x217Fus then c - 16us
    else c

let private toLowerWide (c: uint16) : uint16 =
    let kind: int = pairing c
    if kind = 1 then c ||| 1us
    elif kind = 2 then (if (c &&& 1us) = 1us then c + 1us else c)
    elif (c >= 0x391us && c <= 0x3ABus && c <> 0x3A2us) || (c >= 0x410us && c <= 0x42Fus) then c + 32us
    elif c >= 0x400us && c <= 0x40Fus then c + 80us
    elif c = 0x178us then 0xFFus
    elif c = 0x386us then 0x3ACus
    elif c >= 0x388us && c <= 0x38Aus then c + 37us
    elif c = 0x38Cus then 0x3CCus
    elif c = 0x38Eus || c = 0x38Fus then c + 63us
    elif c >= 0x531us && c <= 0x556us then c + 48us
    elif c >= 0xFF21us && c <= 0xFF3Aus then c + 32us
    elif c >= 0x24B6us && c <= 0x24CFus then c + 26us
    elif c >= 0x2160us && c <= 0x216Fus then c + 16us
    else c

/// The capital of a unit, or the unit.
let toUpper (c: uint16) : uint16 =
    if c < 128us then (if c >= 97us && c <= 122us then c - 32us else c)
    elif c < 256us then
        (if c >= 0xE0us && c <> 0xF7us && c <> 0xFFus then c - 32us
         elif c = 0xFFus then 0x178us
         elif c = 0xB5us then 0x39Cus
         else c)
    else toUpperWide c

/// The small letter of a unit, or the unit.
let toLower (c: uint16) : uint16 =
    if c < 128us then (if c >= 65us && c <= 90us then c + 32us else c)
    elif c < 256us then (if c >= 0xC0us && c <= 0xDEus && c <> 0xD7us then c + 32us else c)
    else toLowerWide c

/// Whether it is a capital letter.
let isUpper (c: uint16) : bool =
    if c < 128us then c >= 65us && c <= 90us
    elif c < 256us then c >= 0xC0us && c <= 0xDEus && c <> 0xD7us
    else toLowerWide c <> c || c = 0x130us

/// Whether it is a small letter.
let isLower (c: uint16) : bool =
    if c < 128us then c >= 97us && c <= 122us
    elif c < 256us then c = 0xB5us || (c >= 0xDFus && c <> 0xF7us)
    else toUpperWide c <> c || c = 0x131us || c = 0x138us || c = 0x149us || c = 0x17Fus || c = 0x390us || c = 0x3B0us

/// Whether it is a decimal digit.
let isDigit (c: uint16) : bool =
    if c < 256us then c >= 48us && c <= 57us
    else
        (c >= 0x660us && c <= 0x669us)
        || (c >= 0x6F0us && c <= 0x6F9us)
        || (c >= 0x966us && c <= 0x96Fus)
        || (c >= 0xFF10us && c <= 0xFF19us)

/// Whether it is a letter.
let isLetter (c: uint16) : bool =
    if c < 128us then (let d: uint16 = c ||| 32us in d >= 97us && d <= 122us)
    elif c < 256us then c = 0xAAus || c = 0xB5us || c = 0xBAus || (c >= 0xC0us && c <> 0xD7us && c <> 0xF7us)
    else
        (c < 0x2C2us)
        || (c >= 0x370us && c <= 0x481us && c <> 0x375us && c <> 0x37Eus && c <> 0x384us && c <> 0x385us && c <> 0x387us && c <> 0x3F6us)
        || (c >= 0x48Aus && c <= 0x52Fus)
        || (c >= 0x531us && c <= 0x556us)
        || (c >= 0x560us && c <= 0x588us)
        || (c >= 0x5D0us && c <= 0x5EAus)
        || (c >= 0x620us && c <= 0x64Aus)
        || (c >= 0x671us && c <= 0x6D3us)
        || (c >= 0x904us && c <= 0x939us)
        || (c >= 0xE01us && c <= 0xE30us)
        || (c >= 0x10D0us && c <= 0x10FAus)
        || (c >= 0x1100us && c <= 0x1248us)
        || (c >= 0x1E00us && c <= 0x1F15us)
        || (c >= 0x3041us && c <= 0x3096us)
        || (c >= 0x30A1us && c <= 0x30FAus)
        || (c >= 0x3105us && c <= 0x312Fus)
        || (c >= 0x3400us && c <= 0x4DBFus)
        || (c >= 0x4E00us && c <= 0x9FFFus)
        || (c >= 0xAC00us && c <= 0xD7A3us)
        || (c >= 0xFF21us && c <= 0xFF3Aus)
        || (c >= 0xFF41us && c <= 0xFF5Aus)

/// Whether it is a control code.
let isControl (c: uint16) : bool = c < 32us || (c >= 127us && c < 160us)

/// Whether it is a punctuation mark.
let isPunctuation (c: uint16) : bool =
    if c < 128us then
        (c >= 33us && c <= 35us)
        || (c >= 37us && c <= 42us)
        || (c >= 44us && c <= 47us)
        || c = 58us || c = 59us || c = 63us || c = 64us
        || (c >= 91us && c <= 93us)
        || c = 95us || c = 123us || c = 125us
    elif c < 256us then
        c = 0xA1us || c = 0xA7us || c = 0xABus || c = 0xB6us || c = 0xB7us || c = 0xBBus || c = 0xBFus
    else
        (c >= 0x2010us && c <= 0x2027us) || (c >= 0x2030us && c <= 0x205Eus && c <> 0x2044us && c <> 0x2052us) || (c >= 0x3001us && c <= 0x3003us) || (c >= 0x3008us && c <= 0x3011us)

/// Whether it is a symbol.
let isSymbol (c: uint16) : bool =
    if c < 128us then
        c = 36us || c = 43us || (c >= 60us && c <= 62us) || c = 94us || c = 96us || c = 124us || c = 126us
    elif c < 256us then
        (c >= 0xA2us && c <= 0xA6us) || c = 0xA8us || c = 0xA9us || c = 0xACus || c = 0xAEus || c = 0xAFus || c = 0xB0us
        || c = 0xB1us || c = 0xB4us || c = 0xB8us || c = 0xD7us || c = 0xF7us
    else
        (c >= 0x2190us && c <= 0x23FFus) || (c >= 0x2500us && c <= 0x27BFus) || (c >= 0x20A0us && c <= 0x20C0us) || (c >= 0x2200us && c <= 0x22FFus)

/// Whether it is a space, a line or a paragraph separator.
let isSeparator (c: uint16) : bool = isWhiteSpace c && not (isControl c)
