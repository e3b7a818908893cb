"""The objects of a PDF whose table of them is lost, found by looking through its bytes."""

import io
import re
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")

Objects = dict[tuple[int, int], bytes]
"""The bytes of objects between "obj" and "endobj", by number and generation, in the order of the file."""


def objects_in(content: bytes) -> Objects:
    """Every object of a file; of those with one number and generation the last, and of one cut off what is left."""
    starts = list(_OBJECT.finditer(content))
    objects: Objects = {}
    for start, following in zip(starts, [*starts[1:], None]):
        end = following.start() if following else len(content)
        last = content.rfind(b"endobj", start.end(), end)
        body = content[start.end() : last if last >= 0 else end]
        if b"stream" in body and b"endstream" not in body:
            body += b"\nendstream"
        number = (int(start[1]), int(start[2]))
        objects.pop(number, None)
        objects[number] = body
    return objects


def unpacked(objects: Objects) -> Objects:
    """With those objects that lie packed in streams."""
    found: Objects = {}
    with pikepdf.open(io.BytesIO(bare_file(objects))) as pdf:
        for number, body in objects.items():
            stream = pdf.get_object(number)
            if is_a(stream, Name.ObjStm):
                found.update(_packed(stream))
            elif not is_a(stream, Name.XRef):
                found[number] = body
    return found


def _packed(stream: pikepdf.Object) -> Iterator[tuple[tuple[int, int], bytes]]:
    first = int(stream.get("/First", 0))
    data = _decoded(stream)
    heads = [int(value) for value in re.findall(rb"\d+", data[:first])]
    starts = [first + place for place in heads[1::2]]
    for number, start, end in zip(heads[::2], starts, [*starts[1:], len(data)]):
        if start < len(data):
            yield (number, 0), data[start:end]


def _decoded(stream: pikepdf.Object) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        try:
            return zlib.decompressobj().decompress(stream.read_raw_bytes())
        except zlib.error:
            return b""


def bare_file(objects: Objects) -> bytes:
    """A PDF of these objects without pages."""
    body = bytearray(b"%PDF-1.7\n")
    root = max((number for number, _ in objects), default=0) + 1
    tree = b"<< /Type /Catalog /Pages << /Type /Pages /Kids [] /Count 0 >> >>"
    table = bytearray(b"xref\n0 1\n0000000000 65535 f \n")
    for (number, generation), content in [*objects.items(), ((root, 0), tree)]:
        table += b"%d 1\n%010d %05d n \n" % (number, len(body), generation)
        body += b"%d %d obj\n" % (number, generation) + content + b"\nendobj\n"
    end = b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (root + 1, root, len(body))
    return bytes(body + table) + end


def is_a(item: object, kind: Name) -> bool:
    """Whether an object says that it is of this type."""
    return isinstance(item, Dictionary | pikepdf.Stream) and item.get("/Type") == kind
