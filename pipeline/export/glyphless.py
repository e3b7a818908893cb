"""A font without anything to paint, for text that is searched and copied but not seen.

Every sign is half as wide as the type is high and reaches from a fifth below the baseline to four fifths above it, so
that a word's box follows from its place, its size and its stretch. The code of a sign is its code point.
"""

import struct
import zlib

import pikepdf
from pikepdf import Dictionary, Name

WIDTH = 0.5
"""Of every sign, in type sizes."""
DEPTH = 0.2
"""How far a sign reaches below the baseline, in type sizes."""

_EM = 1000
_UNKNOWN = "�"
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def encode(text: str) -> bytes:
    """`text` in the codes of the font; a sign beyond the Basic Multilingual Plane becomes the sign for unknown ones."""
    return "".join(sign if sign <= "\uffff" else _UNKNOWN for sign in text).encode("utf-16-be", "replace")


def glyphless_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font as an object of `pdf`."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.KlauselwerkGlyphless,
        Flags=5,
        FontBBox=[0, -200, 500, 800],
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        ItalicAngle=0,
        StemV=80,
        FontFile2=pdf.make_stream(_true_type(), Length1=len(_true_type())),
    )
    every_sign_the_same = zlib.compress(b"\0\1" * 0x10000, 9)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.KlauselwerkGlyphless,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        CIDToGIDMap=pdf.make_stream(every_sign_the_same, Filter=Name.FlateDecode),
        DW=500,
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.KlauselwerkGlyphless,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=pdf.make_stream(_TO_UNICODE),
        )
    )


def _true_type() -> bytes:
    """The smallest TrueType file that PDF asks for: an empty glyph and one as large as a sign, both half an em wide.

    The second is a line there and back from corner to corner: it has the extent by which viewers mark and find text,
    and no area that could ever be painted.
    """
    line = struct.pack(">5hHH2B4h", 1, 0, -200, 500, 800, 1, 0, 1, 1, 0, 500, -200, 1000)
    head = struct.pack(
        ">IIIIHHQQ4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 0, -200, 500, 800, 0, 8, 2, 0, 0
    )
    tables = {
        b"glyf": line,
        b"head": head,
        b"hhea": struct.pack(">I3hH11hH", 0x10000, 800, -200, 0, 500, 0, 0, 500, 1, *[0] * 7, 2),
        b"hmtx": struct.pack(">HhHh", 500, 0, 500, 0),
        b"loca": struct.pack(">3H", 0, 0, len(line) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 2, 1, 0, 0, 1, *[0] * 8),
    }
    return _sfnt(tables)


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    directory = struct.pack(">I4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    place, body = 12 + 16 * len(tables), b""
    for tag, content in sorted(tables.items()):
        padded = content + b"\0" * (-len(content) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4s3I", tag, total, place + len(body), len(content))
        body += padded
    return directory + body
