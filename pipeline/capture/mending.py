"""Damaged PDFs → whole ones: rewritten by qpdf, or put together again from the pages that are left."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from pipeline.capture.pdf_objects import bare_file, is_a, objects_in, unpacked

_PAGES_IN_ALL = re.compile(rb"/Linearized\b[^>]*?/N[ \t\r\n]+(\d{1,6})")
_INHERITED = (Name.Resources, Name.MediaBox, Name.CropBox, Name.Rotate)
_DRAWN = re.compile(rb"/([^\s/<>()\[\]{}%#]+)\s+Do\b")
_END_OF_JPEG = b"\xff\xd9"
_A4 = (0, 0, 595, 842)
_DEEPEST = 50
"""Of page trees; more is a ring."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A whole PDF made of a damaged one, and what is to be told of it."""

    content: bytes
    warnings: tuple[str, ...]
    holes: frozenset[int]
    """Numbers of the pages of which something is missing."""


def rewritten(content: bytes) -> Mended | None:
    """The PDF with its table of objects made anew; None where that gives no page.

    Raises pikepdf.PasswordError.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return _mended(pdf) if len(pdf.pages) else None
    except pikepdf.PasswordError:
        raise
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return None


def salvaged(content: bytes) -> Mended | None:
    """The pages that a PDF still holds whose page tree or end is lost; None where there are none, or it is encrypted.

    Nothing is made up: a page is there if its own object is, with as much of its content as is left. They come in the
    order of the page tree as far as it is left, then in that of the file.
    """
    if b"/Encrypt" in content:
        return None
    objects = unpacked(objects_in(content))
    with pikepdf.open(io.BytesIO(bare_file(objects))) as pdf:
        found = {number: item for number in objects if is_a(item := pdf.get_object(number), Name.Page)}
        trees = [item for number in objects if is_a(item := pdf.get_object(number), Name.Pages)]
        if not found:
            return None
        order = _order(trees, found)
        counts = [int(tree.Count) for tree in trees if isinstance(tree.get("/Count"), int)]
        counts += [int(count) for count in _PAGES_IN_ALL.findall(content[:1024])]
        bare = _plant(pdf, [found[number] for number in order])
        return _mended(pdf, _loss(len(order), max(counts, default=0)), bare)


def has_hole(content: bytes, number: int, pages: int) -> bool:
    """Whether something of page `number` of a PDF is missing; True where qpdf does not count `pages` as others do."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return len(pdf.pages) != pages or number in _holes(pdf, [number])
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return True


def _mended(pdf: pikepdf.Pdf, loss: tuple[str, ...] = (), bare: frozenset[int] = frozenset()) -> Mended:
    holes = _holes(pdf, range(1, len(pdf.pages) + 1), is_damaged=True) | bare
    buffer = io.BytesIO()
    pdf.save(buffer)
    told = ("the PDF is damaged and was mended before reading", *loss)
    return Mended(buffer.getvalue(), told, holes)


def _loss(found: int, before: int) -> tuple[str, ...]:
    if before == found:
        return ()
    if before > found:
        return (f"{before - found} of {before} pages missing",)
    return (f"its end is missing: {found} pages were recovered, how many are lost is not known",)


def _holes(pdf: pikepdf.Pdf, numbers: Sequence[int], is_damaged: bool = False) -> frozenset[int]:
    """Those of the pages that miss something; one without content does where the file is damaged, else it is blank."""
    is_damaged = bool(pdf.get_warnings()) or is_damaged
    broken, empty = set(), set()
    for number in numbers:
        page = pdf.pages[number - 1].obj
        if "/Contents" not in page:
            empty.add(number)
        elif not _can_be_read(page) or pdf.get_warnings():
            broken.add(number)
        is_damaged = bool(pdf.get_warnings()) or is_damaged
    return frozenset(broken | empty if is_damaged else broken)


def _can_be_read(page: pikepdf.Object) -> bool:
    """Whether the content of a page and the pictures in it can be read to their ends."""
    try:
        streams = page.Contents if isinstance(page.Contents, Array) else [page.Contents]
        content = b"\n".join(stream.read_bytes() for stream in streams)
        pictures = page.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        is_there = all("/" + name.decode("latin-1") in pictures for name in _DRAWN.findall(content))
        return is_there and all(_is_whole(picture) for picture in pictures.values())
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return False


def _is_whole(picture: pikepdf.Object) -> bool:
    if picture.get("/Filter") == Name.DCTDecode:
        return _END_OF_JPEG in picture.read_raw_bytes()[-64:]
    picture.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    return True


def _order(trees: list[pikepdf.Object], found: dict[tuple[int, int], pikepdf.Object]) -> list[tuple[int, int]]:
    """The pages of a tree, and where it is not whole, those that no tree names: after an update, they are deleted."""
    roots = [tree for tree in trees if not is_a(tree.get("/Parent"), Name.Pages)]
    named = [number for tree in roots for number in _kids(tree, 0)]
    is_whole = bool(named) and sum(int(tree.get("/Count", 0)) for tree in roots) <= len(named)
    return list(dict.fromkeys(named if is_whole else [*named, *found]))


def _kids(tree: pikepdf.Object, depth: int) -> Iterator[tuple[int, int]]:
    """The pages of a tree in order."""
    kids = tree.get("/Kids")
    for kid in kids if isinstance(kids, Array) and depth < _DEEPEST else ():
        if is_a(kid, Name.Page):
            yield kid.objgen
        elif is_a(kid, Name.Pages):
            yield from _kids(kid, depth + 1)


def _plant(pdf: pikepdf.Pdf, pages: list[pikepdf.Object]) -> frozenset[int]:
    """A new tree of `pages`, each with what it had from the old one; the numbers of those whose fonts are lost."""
    kept = [{key: value for key in _INHERITED if (value := _inherited(page, key)) is not None} for page in pages]
    sizes = [values[Name.MediaBox] for values in kept if Name.MediaBox in values]
    usual = {Name.Resources: Dictionary(), Name.MediaBox: sizes[0] if sizes else Array(_A4)}
    root = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(pages), Count=len(pages)))
    for page, values in zip(pages, kept, strict=True):
        for key, value in {**usual, **values, Name.Parent: root}.items():
            page[key] = value
    pdf.Root.Pages = root
    return frozenset(number for number, values in enumerate(kept, 1) if Name.Resources not in values)


def _inherited(page: pikepdf.Object, key: Name) -> pikepdf.Object | None:
    node: pikepdf.Object | None = page
    for _ in range(_DEEPEST):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None
