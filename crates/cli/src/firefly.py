"""Shows F# values in gdb as F# writes them. `firefly debug` loads it; in a gdb of your own: source firefly.py

What the debug information says beside types and offsets stands in the names of members; they are described in the
compiler's crates/codegen/src/debug_types.rs.
"""

import re

import gdb

MAX_ITEMS = 100
MAX_DEPTH = 6
MAX_TEXT = 400

_cells = {}


def cell_types(objfile_name):
    """Structures of cells by the shape in their headers."""
    if objfile_name in _cells:
        return _cells[objfile_name]
    found = {}
    try:
        for field in gdb.lookup_type("struct firefly.types").fields():
            for member in field.type.fields():
                one = re.fullmatch(r"shape_(\d+)", member.name or "")
                first = re.match(r"cases_from_(\d+)", member.name or "")
                if one:
                    found[int(one.group(1))] = field.type
                elif first:
                    for i, _ in enumerate(member.type.fields()):
                        found[int(first.group(1)) + i] = field.type
    except gdb.error:
        pass
    _cells[objfile_name] = found
    return found


def header(cell):
    """The members of a cell's type by name, and its shape."""
    names = {f.name: f for f in cell.type.fields()}
    shape = next(f for n, f in names.items() if n and n.startswith("shape"))
    return names, int(cell[shape])


def exact(cell):
    """The cell as what its header says that it is, for `obj` and base classes."""
    _, shape = header(cell)
    objfile = gdb.current_progspace().filename
    known = cell_types(objfile).get(shape)
    if known is None or known.name == cell.type.strip_typedefs().name:
        return cell
    return cell.address.cast(known.pointer()).dereference()


def quoted(text):
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\000"}
    return '"' + "".join(escapes.get(c, c) for c in text) + '"'


def text_of(cell):
    length = int(cell["length"])
    wide, count = length & 1, length >> 1
    shown = min(count, MAX_TEXT)
    start = int(cell["units"].address)
    memory = bytes(gdb.selected_inferior().read_memory(start, shown * (1 + wide))) if shown else b""
    text = memory.decode("utf-16-le", "replace") if wide else memory.decode("latin-1")
    return quoted(text) + ("..." if count > shown else "")


def number(value):
    kind = value.type.strip_typedefs()
    name = kind.name
    if name == "bool":
        return "true" if int(value) else "false"
    if name == "char":
        return "'" + chr(int(value) & 0xFFFF) + "'"
    if kind.code == gdb.TYPE_CODE_FLT:
        text = repr(float(value))
        return text[:-2] + ".0" if text.endswith(".0") else text
    if name == "nativeptr":
        return "0x%x" % int(value)
    return str(int(value))


def items(parts, count, marks):
    more = "; ..." if count is None or count > MAX_ITEMS else ""
    return marks[0] + "; ".join(parts) + more + marks[1]


def decimal_text(value):
    flags = int(value["Flags"])
    digits = int(value["High"]) << 64 | int(value["Low"])
    scale = flags >> 16 & 0xFF
    text = str(digits).rjust(scale + 1, "0")
    text = text[:-scale] + "." + text[-scale:] if scale else text
    return ("-" if flags & 0x80000000 else "") + text + "M"


def is_tuple(fields):
    return bool(fields) and all(f.name == "Item%d" % (i + 1) for i, f in enumerate(fields))


def fields_text(value, fields, depth, name=""):
    if is_tuple(fields):
        return "(" + ", ".join(show(value[f], depth + 1) for f in fields) + ")"
    if [f.name for f in fields] == ["Low", "High", "Flags"]:
        return decimal_text(value)
    # An automatic property's field is called as the property, with a sign behind it.
    inner = "; ".join("%s = %s" % (f.name.rstrip("@"), show(value[f], depth + 1)) for f in fields)
    return (name + " " if name else "") + "{ " + inner + " }" if inner else (name or "()")


def case_text(case, depth):
    """A case of a union with its fields."""
    fields = case.type.fields()
    name = case.type.name or case.type.tag
    if not fields:
        return name
    parts = [show(case[f], depth + 1) for f in fields]
    if len(parts) > 1:
        return "%s (%s)" % (name, ", ".join(parts))
    return "%s %s" % (name, parts[0] if " " not in parts[0] or parts[0][0] in "\"'([{" else "(" + parts[0] + ")")


def list_text(cell, cases, first, depth):
    parts = []
    while len(parts) < MAX_ITEMS:
        _, shape = header(cell)
        if shape - first == 0:
            return items(parts, len(parts), "[]")
        node = cell[cases][cases.type.fields()[1]]
        parts.append(show(node["Head"], depth + 1))
        tail = node["Tail"]
        if int(tail) == 0:
            return items(parts, len(parts), "[]")
        cell = tail.dereference()
    return items(parts, None, "[]")


def cell_text(cell, depth):
    cell = exact(cell)
    names, shape = header(cell)
    if "units" in names:
        return text_of(cell)
    if "first" in names:
        count = int(cell["length"])
        first = cell["first"]
        at = first.address
        parts = [show((at + i).dereference(), depth + 1) for i in range(min(count, MAX_ITEMS))]
        return items(parts, count, ("[|", "|]"))
    if "code" in names:
        block = gdb.block_for_pc(int(cell["code"]))
        name = block.function.name if block and block.function else "0x%x" % int(cell["code"])
        return "<function %s>" % name
    for name, field in names.items():
        first = re.match(r"cases_from_(\d+)", name or "")
        if first:
            base, all_cases = int(first.group(1)), field.type.fields()
            if [c.name for c in all_cases] == ["[]", "::"]:
                return list_text(cell, field, base, depth)
            if not 0 <= shape - base < len(all_cases):
                return "<not set>"
            return case_text(cell[field][all_cases[shape - base]], depth)
    fields = [f for n, f in names.items() if n != "count" and not n.startswith("shape")]
    name = cell.type.name or ""
    if name.startswith("box ") and len(fields) == 1:
        return show(cell[fields[0]], depth)
    is_class = any(f.name.startswith("field") for f in fields) or not fields
    return fields_text(cell, fields, depth, name) if fields else ("<%s>" % name if is_class else name)


def null_text(pointer):
    """What null means: a case of a union, or null."""
    target = pointer.type.strip_typedefs().target().strip_typedefs()
    for field in target.fields() if target.code == gdb.TYPE_CODE_STRUCT else []:
        null = re.fullmatch(r"cases_from_\d+_null_(\d+)", field.name or "")
        if null:
            return field.type.fields()[int(null.group(1))].name
    return "null"


def show(value, depth=0):
    """A value as F# writes it."""
    kind = value.type.strip_typedefs()
    if depth > MAX_DEPTH:
        return "..."
    try:
        if kind.code == gdb.TYPE_CODE_PTR:
            return null_text(value) if int(value) == 0 else cell_text(value.dereference(), depth)
        if kind.code != gdb.TYPE_CODE_STRUCT:
            return number(value)
        fields = kind.fields()
        if [f.name for f in fields] == ["tag", "cases"]:
            cases, tag = value["cases"], int(value["tag"])
            all_cases = cases.type.fields()
            return case_text(cases[all_cases[tag]], depth) if tag < len(all_cases) else "<not set>"
        if any(f.name == "count" for f in fields[:1]) and len(fields) > 1 and fields[1].name.startswith("shape"):
            return cell_text(value, depth)
        return fields_text(value, fields, depth)
    except (gdb.MemoryError, gdb.error, StopIteration, ValueError, OverflowError):
        return "<not set>"


class Printer:
    """gdb's interface to `show`."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return show(self.value)


def is_own(kind):
    if kind.code == gdb.TYPE_CODE_PTR:
        target = kind.target().strip_typedefs()
        fields = target.fields() if target.code == gdb.TYPE_CODE_STRUCT else []
        return len(fields) > 1 and fields[0].name == "count" and (fields[1].name or "").startswith("shape")
    return kind.code == gdb.TYPE_CODE_STRUCT or kind.name in ("char", "bool", "float", "float32", "byte", "sbyte", "uint8", "int8")


def printer(value):
    kind = value.type.strip_typedefs()
    return Printer(value) if is_own(kind) else None


gdb.pretty_printers.insert(0, printer)
# Steps stay in the program; `skip delete` lets them into the library.
for depth in range(1, 5):
    gdb.execute("skip -gfi firefly:*" + "/*" * depth, to_string=True)
