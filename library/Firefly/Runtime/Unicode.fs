/// Classes and cases of UTF-16 units, one unit to one unit as the invariant culture has it (Unicode 15).
///
/// Below 256 the rules are written out; above, tables of ranges are searched. A row of a table of cases is first, last, step and
/// the image of the first.
module Firefly.Runtime.Unicode

open Firefly.Runtime

/// From a small letter to its capital.
let private toCapital () : string =
    "\u0101\u012F\u0002\u0100\u0133\u0137\u0002\u0132\u013A\u0148\u0002\u0139\u014B\u0177\u0002\u014A\u017A\u017E\u0002\u0179\u017F\u017F\u0001\u0053\u0180\u0180\u0001\u0243\u0183\u0185\u0002\u0182\u0188\u0188\u0001\u0187\u018C\u018C\u0001\u018B\u0192\u0192\u0001\u0191\u0195\u0195\u0001\u01F6\u0199\u0199\u0001\u0198\u019A\u019A\u0001\u023D\u019E\u019E\u0001\u0220\u01A1\u01A5\u0002\u01A0\u01A8\u01A8\u0001\u01A7\u01AD\u01AD\u0001\u01AC\u01B0\u01B0\u0001\u01AF\u01B4\u01B6\u0002\u01B3\u01B9\u01B9\u0001\u01B8\u01BD\u01BD\u0001\u01BC\u01BF\u01BF\u0001\u01F7\u01C5\u01C5\u0001\u01C4\u01C6\u01C6\u0001\u01C4\u01C8\u01C8\u0001\u01C7\u01C9\u01C9\u0001\u01C7\u01CB\u01CB\u0001\u01CA\u01CC\u01CC\u0001\u01CA\u01CE\u01DC\u0002\u01CD\u01DD\u01DD\u0001\u018E\u01DF\u01EF\u0002\u01DE\u01F2\u01F2\u0001\u01F1\u01F3\u01F3\u0001\u01F1\u01F5\u01F5\u0001\u01F4\u01F9\u021F\u0002\u01F8\u0223\u0233\u0002\u0222\u023C\u023C\u0001\u023B\u023F\u0240\u0001\u2C7E\u0242\u0242\u0001\u0241\u0247\u024F\u0002\u0246\u0250\u0250\u0001\u2C6F\u0251\u0251\u0001\u2C6D\u0252\u0252\u0001\u2C70\u0253\u0253\u0001\u0181\u0254\u0254\u0001\u0186\u0256\u0257\u0001\u0189\u0259\u0259\u0001\u018F\u025B\u025B\u0001\u0190\u025C\u025C\u0001\uA7AB\u0260\u0260\u0001\u0193\u0261\u0261\u0001\uA7AC\u0263\u0263\u0001\u0194\u0265\u0265\u0001\uA78D\u0266\u0266\u0001\uA7AA\u0268\u0268\u0001\u0197\u0269\u0269\u0001\u0196\u026A\u026A\u0001\uA7AE\u026B\u026B\u0001\u2C62\u026C\u026C\u0001\uA7AD\u026F\u026F\u0001\u019C\u0271\u0271\u0001\u2C6E\u0272\u0272\u0001\u019D\u0275\u0275\u0001\u019F\u027D\u027D\u0001\u2C64\u0280\u0280\u0001\u01A6\u0282\u0282\u0001\uA7C5\u0283\u0283\u0001\u01A9\u0287\u0287\u0001\uA7B1\u0288\u0288\u0001\u01AE\u0289\u0289\u0001\u0244\u028A\u028B\u0001\u01B1\u028C\u028C\u0001\u0245\u0292\u0292\u0001\u01B7\u029D\u029D\u0001\uA7B2\u029E\u029E\u0001\uA7B0\u0345\u0345\u0001\u0399\u0371\u0373\u0002\u0370\u0377\u0377\u0001\u0376\u037B\u037D\u0001\u03FD\u03AC\u03AC\u0001\u0386\u03AD\u03AF\u0001\u0388\u03B1\u03C1\u0001\u0391\u03C2\u03C2\u0001\u03A3\u03C3\u03CB\u0001\u03A3\u03CC\u03CC\u0001\u038C\u03CD\u03CE\u0001\u038E\u03D0\u03D0\u0001\u0392\u03D1\u03D1\u0001\u0398\u03D5\u03D5\u0001\u03A6\u03D6\u03D6\u0001\u03A0\u03D7\u03D7\u0001\u03CF\u03D9\u03EF\u0002\u03D8\u03F0\u03F0\u0001\u039A\u03F1\u03F1\u0001\u03A1\u03F2\u03F2\u0001\u03F9\u03F3\u03F3\u0001\u037F\u03F5\u03F5\u0001\u0395\u03F8\u03F8\u0001\u03F7\u03FB\u03FB\u0001\u03FA\u0430\u044F\u0001\u0410\u0450\u045F\u0001\u0400\u0461\u0481\u0002\u0460\u048B\u04BF\u0002\u048A\u04C2\u04CE\u0002\u04C1\u04CF\u04CF\u0001\u04C0\u04D1\u052F\u0002\u04D0\u0561\u0586\u0001\u0531\u10D0\u10FA\u0001\u1C90\u10FD\u10FF\u0001\u1CBD\u13F8\u13FD\u0001\u13F0\u1C80\u1C80\u0001\u0412\u1C81\u1C81\u0001\u0414\u1C82\u1C82\u0001\u041E\u1C83\u1C84\u0001\u0421\u1C85\u1C85\u0001\u0422\u1C86\u1C86\u0001\u042A\u1C87\u1C87\u0001\u0462\u1C88\u1C88\u0001\uA64A\u1D79\u1D79\u0001\uA77D\u1D7D\u1D7D\u0001\u2C63\u1D8E\u1D8E\u0001\uA7C6\u1E01\u1E95\u0002\u1E00\u1E9B\u1E9B\u0001\u1E60\u1EA1\u1EFF\u0002\u1EA0\u1F00\u1F07\u0001\u1F08\u1F10\u1F15\u0001\u1F18\u1F20\u1F27\u0001\u1F28\u1F30\u1F37\u0001\u1F38\u1F40\u1F45\u0001\u1F48\u1F51\u1F57\u0002\u1F59\u1F60\u1F67\u0001\u1F68\u1F70\u1F71\u0001\u1FBA\u1F72\u1F75\u0001\u1FC8\u1F76\u1F77\u0001\u1FDA\u1F78\u1F79\u0001\u1FF8\u1F7A\u1F7B\u0001\u1FEA\u1F7C\u1F7D\u0001\u1FFA\u1F80\u1F87\u0001\u1F88\u1F90\u1F97\u0001\u1F98\u1FA0\u1FA7\u0001\u1FA8\u1FB0\u1FB1\u0001\u1FB8\u1FB3\u1FB3\u0001\u1FBC\u1FBE\u1FBE\u0001\u0399\u1FC3\u1FC3\u0001\u1FCC\u1FD0\u1FD1\u0001\u1FD8\u1FE0\u1FE1\u0001\u1FE8\u1FE5\u1FE5\u0001\u1FEC\u1FF3\u1FF3\u0001\u1FFC\u214E\u214E\u0001\u2132\u2170\u217F\u0001\u2160\u2184\u2184\u0001\u2183\u24D0\u24E9\u0001\u24B6\u2C30\u2C5F\u0001\u2C00\u2C61\u2C61\u0001\u2C60\u2C65\u2C65\u0001\u023A\u2C66\u2C66\u0001\u023E\u2C68\u2C6C\u0002\u2C67\u2C73\u2C73\u0001\u2C72\u2C76\u2C76\u0001\u2C75\u2C81\u2CE3\u0002\u2C80\u2CEC\u2CEE\u0002\u2CEB\u2CF3\u2CF3\u0001\u2CF2\u2D00\u2D25\u0001\u10A0\u2D27\u2D27\u0001\u10C7\u2D2D\u2D2D\u0001\u10CD\uA641\uA66D\u0002\uA640\uA681\uA69B\u0002\uA680\uA723\uA72F\u0002\uA722\uA733\uA76F\u0002\uA732\uA77A\uA77C\u0002\uA779\uA77F\uA787\u0002\uA77E\uA78C\uA78C\u0001\uA78B\uA791\uA793\u0002\uA790\uA794\uA794\u0001\uA7C4\uA797\uA7A9\u0002\uA796\uA7B5\uA7C3\u0002\uA7B4\uA7C8\uA7CA\u0002\uA7C7\uA7D1\uA7D1\u0001\uA7D0\uA7D7\uA7D9\u0002\uA7D6\uA7F6\uA7F6\u0001\uA7F5\uAB53\uAB53\u0001\uA7B3\uAB70\uABBF\u0001\u13A0\uFF41\uFF5A\u0001\uFF21"

/// From a capital to its small letter.
let private toSmall () : string =
    "\u0100\u012E\u0002\u0101\u0132\u0136\u0002\u0133\u0139\u0147\u0002\u013A\u014A\u0176\u0002\u014B\u0178\u0178\u0001\u00FF\u0179\u017D\u0002\u017A\u0181\u0181\u0001\u0253\u0182\u0184\u0002\u0183\u0186\u0186\u0001\u0254\u0187\u0187\u0001\u0188\u0189\u018A\u0001\u0256\u018B\u018B\u0001\u018C\u018E\u018E\u0001\u01DD\u018F\u018F\u0001\u0259\u0190\u0190\u0001\u025B\u0191\u0191\u0001\u0192\u0193\u0193\u0001\u0260\u0194\u0194\u0001\u0263\u0196\u0196\u0001\u0269\u0197\u0197\u0001\u0268\u0198\u0198\u0001\u0199\u019C\u019C\u0001\u026F\u019D\u019D\u0001\u0272\u019F\u019F\u0001\u0275\u01A0\u01A4\u0002\u01A1\u01A6\u01A6\u0001\u0280\u01A7\u01A7\u0001\u01A8\u01A9\u01A9\u0001\u0283\u01AC\u01AC\u0001\u01AD\u01AE\u01AE\u0001\u0288\u01AF\u01AF\u0001\u01B0\u01B1\u01B2\u0001\u028A\u01B3\u01B5\u0002\u01B4\u01B7\u01B7\u0001\u0292\u01B8\u01B8\u0001\u01B9\u01BC\u01BC\u0001\u01BD\u01C4\u01C4\u0001\u01C6\u01C5\u01C5\u0001\u01C6\u01C7\u01C7\u0001\u01C9\u01C8\u01C8\u0001\u01C9\u01CA\u01CA\u0001\u01CC\u01CB\u01DB\u0002\u01CC\u01DE\u01EE\u0002\u01DF\u01F1\u01F1\u0001\u01F3\u01F2\u01F4\u0002\u01F3\u01F6\u01F6\u0001\u0195\u01F7\u01F7\u0001\u01BF\u01F8\u021E\u0002\u01F9\u0220\u0220\u0001\u019E\u0222\u0232\u0002\u0223\u023A\u023A\u0001\u2C65\u023B\u023B\u0001\u023C\u023D\u023D\u0001\u019A\u023E\u023E\u0001\u2C66\u0241\u0241\u0001\u0242\u0243\u0243\u0001\u0180\u0244\u0244\u0001\u0289\u0245\u0245\u0001\u028C\u0246\u024E\u0002\u0247\u0370\u0372\u0002\u0371\u0376\u0376\u0001\u0377\u037F\u037F\u0001\u03F3\u0386\u0386\u0001\u03AC\u0388\u038A\u0001\u03AD\u038C\u038C\u0001\u03CC\u038E\u038F\u0001\u03CD\u0391\u03A1\u0001\u03B1\u03A3\u03AB\u0001\u03C3\u03CF\u03CF\u0001\u03D7\u03D8\u03EE\u0002\u03D9\u03F4\u03F4\u0001\u03B8\u03F7\u03F7\u0001\u03F8\u03F9\u03F9\u0001\u03F2\u03FA\u03FA\u0001\u03FB\u03FD\u03FF\u0001\u037B\u0400\u040F\u0001\u0450\u0410\u042F\u0001\u0430\u0460\u0480\u0002\u0461\u048A\u04BE\u0002\u048B\u04C0\u04C0\u0001\u04CF\u04C1\u04CD\u0002\u04C2\u04D0\u052E\u0002\u04D1\u0531\u0556\u0001\u0561\u10A0\u10C5\u0001\u2D00\u10C7\u10C7\u0001\u2D27\u10CD\u10CD\u0001\u2D2D\u13A0\u13EF\u0001\uAB70\u13F0\u13F5\u0001\u13F8\u1C90\u1CBA\u0001\u10D0\u1CBD\u1CBF\u0001\u10FD\u1E00\u1E94\u0002\u1E01\u1E9E\u1E9E\u0001\u00DF\u1EA0\u1EFE\u0002\u1EA1\u1F08\u1F0F\u0001\u1F00\u1F18\u1F1D\u0001\u1F10\u1F28\u1F2F\u0001\u1F20\u1F38\u1F3F\u0001\u1F30\u1F48\u1F4D\u0001\u1F40\u1F59\u1F5F\u0002\u1F51\u1F68\u1F6F\u0001\u1F60\u1F88\u1F8F\u0001\u1F80\u1F98\u1F9F\u0001\u1F90\u1FA8\u1FAF\u0001\u1FA0\u1FB8\u1FB9\u0001\u1FB0\u1FBA\u1FBB\u0001\u1F70\u1FBC\u1FBC\u0001\u1FB3\u1FC8\u1FCB\u0001\u1F72\u1FCC\u1FCC\u0001\u1FC3\u1FD8\u1FD9\u0001\u1FD0\u1FDA\u1FDB\u0001\u1F76\u1FE8\u1FE9\u0001\u1FE0\u1FEA\u1FEB\u0001\u1F7A\u1FEC\u1FEC\u0001\u1FE5\u1FF8\u1FF9\u0001\u1F78\u1FFA\u1FFB\u0001\u1F7C\u1FFC\u1FFC\u0001\u1FF3\u2126\u2126\u0001\u03C9\u212A\u212A\u0001\u006B\u212B\u212B\u0001\u00E5\u2132\u2132\u0001\u214E\u2160\u216F\u0001\u2170\u2183\u2183\u0001\u2184\u24B6\u24CF\u0001\u24D0\u2C00\u2C2F\u0001\u2C30\u2C60\u2C60\u0001\u2C61\u2C62\u2C62\u0001\u026B\u2C63\u2C63\u0001\u1D7D\u2C64\u2C64\u0001\u027D\u2C67\u2C6B\u0002\u2C68\u2C6D\u2C6D\u0001\u0251\u2C6E\u2C6E\u0001\u0271\u2C6F\u2C6F\u0001\u0250\u2C70\u2C70\u0001\u0252\u2C72\u2C72\u0001\u2C73\u2C75\u2C75\u0001\u2C76\u2C7E\u2C7F\u0001\u023F\u2C80\u2CE2\u0002\u2C81\u2CEB\u2CED\u0002\u2CEC\u2CF2\u2CF2\u0001\u2CF3\uA640\uA66C\u0002\uA641\uA680\uA69A\u0002\uA681\uA722\uA72E\u0002\uA723\uA732\uA76E\u0002\uA733\uA779\uA77B\u0002\uA77A\uA77D\uA77D\u0001\u1D79\uA77E\uA786\u0002\uA77F\uA78B\uA78B\u0001\uA78C\uA78D\uA78D\u0001\u0265\uA790\uA792\u0002\uA791\uA796\uA7A8\u0002\uA797\uA7AA\uA7AA\u0001\u0266\uA7AB\uA7AB\u0001\u025C\uA7AC\uA7AC\u0001\u0261\uA7AD\uA7AD\u0001\u026C\uA7AE\uA7AE\u0001\u026A\uA7B0\uA7B0\u0001\u029E\uA7B1\uA7B1\u0001\u0287\uA7B2\uA7B2\u0001\u029D\uA7B3\uA7B3\u0001\uAB53\uA7B4\uA7C2\u0002\uA7B5\uA7C4\uA7C4\u0001\uA794\uA7C5\uA7C5\u0001\u0282\uA7C6\uA7C6\u0001\u1D8E\uA7C7\uA7C9\u0002\uA7C8\uA7D0\uA7D0\u0001\uA7D1\uA7D6\uA7D8\u0002\uA7D7\uA7F5\uA7F5\u0001\uA7F6\uFF21\uFF3A\u0001\uFF41"

/// The row of a table that may hold a unit: the last one that starts at or before it, or -1. Rows have `size` units.
let private rowOf (table: string) (size: nativeint) (c: uint16) : nativeint =
    let data: nativeptr<byte> = Raw.textData table
    let mutable low: nativeint = 0n
    let mutable high: nativeint = Raw.textLength table / size
    while low < high do
        let middle: nativeint = (low + high) >>> 1
        if Raw.loadUInt16 data (2n * size * middle) <= c then low <- middle + 1n else high <- middle
    low - 1n

/// The image of a unit under a table of cases.
let private mapped (table: string) (c: uint16) : uint16 =
    let row: nativeint = rowOf table 4n c
    if row < 0n then
        c
    else
        let data: nativeptr<byte> = Raw.add (Raw.textData table) (8n * row)
        let first: uint16 = Raw.loadUInt16 data 0n
        let step: uint16 = Raw.loadUInt16 data 4n
        if c <= Raw.loadUInt16 data 2n && (step = 1us || ((c - first) &&& 1us) = 0us) then
            Raw.loadUInt16 data 6n + (c - first)
        else
            c

/// White space.
let isWhiteSpace (c: uint16) : bool =
    if c < 256us then
        c = 32us || (c >= 9us && c <= 13us) || c = 0x85us || c = 0xA0us
    else
        c = 0x1680us || (c >= 0x2000us && c <= 0x200Aus) || c = 0x2028us || c = 0x2029us || c = 0x202Fus || c = 0x205Fus || c = 0x3000us

/// The capital of a unit, or the unit.
let toUpper (c: uint16) : uint16 =
    if c < 128us then (if c >= 97us && c <= 122us then c - 32us else c)
    elif c < 256us then
        (if c >= 0xE0us && c <> 0xF7us && c <> 0xFFus then c - 32us
         elif c = 0xFFus then 0x178us
         elif c = 0xB5us then 0x39Cus
         else c)
    else mapped (toCapital ()) c

/// The small letter of a unit, or the unit.
let toLower (c: uint16) : uint16 =
    if c < 128us then (if c >= 65us && c <= 90us then c + 32us else c)
    elif c < 256us then (if c >= 0xC0us && c <= 0xDEus && c <> 0xD7us then c + 32us else c)
    else mapped (toSmall ()) c

/// The capital of a code point, or the code point.
let upperCode (code: int) : int =
    if code < 0x10000 then int (toUpper (uint16 code))
    elif (code >= 0x10428 && code <= 0x1044F) || (code >= 0x104D8 && code <= 0x104FB) then code - 40
    elif code >= 0x10597 && code <= 0x105BC && code <> 0x105A2 && code <> 0x105B2 && code <> 0x105BA then code - 39
    elif code >= 0x10CC0 && code <= 0x10CF2 then code - 64
    elif (code >= 0x118C0 && code <= 0x118DF) || (code >= 0x16E60 && code <= 0x16E7F) then code - 32
    elif code >= 0x1E922 && code <= 0x1E943 then code - 34
    else code

/// The small letter of a code point, or the code point.
let lowerCode (code: int) : int =
    if code < 0x10000 then int (toLower (uint16 code))
    elif (code >= 0x10400 && code <= 0x10427) || (code >= 0x104B0 && code <= 0x104D3) then code + 40
    elif code >= 0x10570 && code <= 0x10595 && code <> 0x1057B && code <> 0x1058B && code <> 0x10593 then code + 39
    elif code >= 0x10C80 && code <= 0x10CB2 then code + 64
    elif (code >= 0x118A0 && code <= 0x118BF) || (code >= 0x16E40 && code <= 0x16E5F) then code + 32
    elif code >= 0x1E900 && code <= 0x1E921 then code + 34
    else code

/// Whether two units are the halves of a pair.
let inline isPair (high: uint16) (low: uint16) : bool = (high &&& 0xFC00us) = 0xD800us && (low &&& 0xFC00us) = 0xDC00us

/// The code point of a pair.
let inline pairCode (high: uint16) (low: uint16) : int = ((int high - 0xD7C0) <<< 10) + (int low - 0xDC00)

/// Whether it is a capital letter.
let isUpper (c: uint16) : bool =
    if c < 128us then c >= 65us && c <= 90us
    elif c < 256us then c >= 0xC0us && c <= 0xDEus && c <> 0xD7us
    else UnicodeCategories.ofUnit c = 0

/// Whether it is a small letter.
let isLower (c: uint16) : bool =
    if c < 128us then c >= 97us && c <= 122us
    elif c < 256us then c = 0xB5us || (c >= 0xDFus && c <> 0xF7us)
    else UnicodeCategories.ofUnit c = 1

/// Whether it is a decimal digit.
let isDigit (c: uint16) : bool =
    if c < 256us then c >= 48us && c <= 57us else UnicodeCategories.ofUnit c = 8

/// Whether it is a number of any kind.
let isNumber (c: uint16) : bool =
    if c < 256us then
        (c >= 48us && c <= 57us) || c = 0xB2us || c = 0xB3us || c = 0xB9us || (c >= 0xBCus && c <= 0xBEus)
    else
        (let k: int = UnicodeCategories.ofUnit c in k >= 8 && k <= 10)

/// Whether it is a letter.
let isLetter (c: uint16) : bool =
    if c < 128us then
        let d: uint16 = c ||| 32us
        d >= 97us && d <= 122us
    elif c < 256us then c = 0xAAus || c = 0xB5us || c = 0xBAus || (c >= 0xC0us && c <> 0xD7us && c <> 0xF7us)
    else UnicodeCategories.ofUnit c <= 4

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
        (let k: int = UnicodeCategories.ofUnit c in k >= 18 && k <= 24)

/// Whether it is a symbol.
let isSymbol (c: uint16) : bool =
    if c < 128us then
        c = 36us || c = 43us || (c >= 60us && c <= 62us) || c = 94us || c = 96us || c = 124us || c = 126us
    elif c < 256us then
        (c >= 0xA2us && c <= 0xA6us) || c = 0xA8us || c = 0xA9us || c = 0xACus || c = 0xAEus || c = 0xAFus || c = 0xB0us
        || c = 0xB1us || c = 0xB4us || c = 0xB8us || c = 0xD7us || c = 0xF7us
    else
        (let k: int = UnicodeCategories.ofUnit c in k >= 25 && k <= 28)

/// Whether it is a space, a line or a paragraph separator.
let isSeparator (c: uint16) : bool = isWhiteSpace c && not (isControl c)
