"""ALTO: built as its schema wants it, and read back as it was written."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from models.reading import Line, Page, Reading
from pipeline.capture import CaptureOptions, capture
from pipeline.export.alto import NAMESPACE, to_alto
from tests.export.making import line, page, reading, source

ALTO = "application/alto+xml"

CHILDREN = {
    "alto": ("Description", "Styles", "Tags", "Layout"),
    "Description": ("MeasurementUnit", "sourceImageInformation", "Processing"),
    "sourceImageInformation": ("fileName", "fileIdentifier", "documentIdentifier"),
    "Processing": (
        "processingCategory",
        "processingStepDescription",
        "processingStepSettings",
        "processingSoftware",
    ),
    "processingSoftware": ("softwareName", "softwareVersion"),
    "Styles": ("TextStyle",),
    "Tags": ("LayoutTag",),
    "Layout": ("Page",),
    "Page": ("PrintSpace",),
    "PrintSpace": ("TextBlock",),
    "TextBlock": ("TextLine",),
}
"""What may stand in an element, in this order; a TextLine holds Strings with SP between them."""
PLACE = {"HPOS", "VPOS", "WIDTH", "HEIGHT"}
NEEDED = {
    "Page": {"ID", "PHYSICAL_IMG_NR", "WIDTH", "HEIGHT"},
    "TextBlock": {"ID", *PLACE},
    "TextLine": {"ID", *PLACE},
    "String": {"ID", "CONTENT", "WC", *PLACE},
}


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _check(element: etree._Element) -> None:
    assert etree.QName(element).namespace == NAMESPACE
    names = [_name(child) for child in element]
    if _name(element) == "TextLine":
        assert names == (["String", "SP"] * len(names))[: len(names)] and names[-1] == "String"
    else:
        order = CHILDREN.get(_name(element), ())
        assert set(names) <= set(order) and names == sorted(names, key=order.index)
    assert NEEDED.get(_name(element), set()) <= set(element.attrib)
    for child in element:
        _check(child)


@pytest.mark.parametrize("made", [reading(), reading(page(1), replace(page(2), lines=(), method="blank"))])
def test_elements_stand_where_the_schema_wants_them(made: Reading):
    root = etree.fromstring(to_alto(made, source()))
    _check(root)
    ids = [element.get("ID") for element in root.iter() if element.get("ID")]
    assert len(set(ids)) == len(ids)
    referred = {
        name
        for key in ("STYLEREFS", "TAGREFS", "PROCESSINGREFS")
        for e in root.iter()
        for name in e.get(key, "").split()
    }
    assert referred <= set(ids)


@pytest.mark.skipif("ALTO_XSD" not in os.environ, reason="ALTO_XSD does not name a copy of ALTO's schema")
def test_the_schema_itself_finds_nothing_wrong():
    schema = etree.XMLSchema(etree.parse(os.environ["ALTO_XSD"]))
    schema.assertValid(etree.fromstring(to_alto(reading(page(1), page(2, 90)), source())))


def test_unit_source_and_software_are_told():
    root = etree.fromstring(to_alto(reading(), source()))
    told = {_name(element): element.text for element in root.iter() if element.text and element.text.strip()}
    assert (told["MeasurementUnit"], told["fileName"]) == ("mm10", "in/vertrag & anlage.pdf")
    assert [element.text for element in root.iter("{*}softwareName")] == ["tesseract", "klauselwerk"]
    assert told["processingStepDescription"] == "page 2: blank"
    (found,) = root.iter("{*}Page")
    assert (float(found.get("WIDTH", 0)), found.get("PC"), found.get("ACCURACY")) == (2116.67, "0.91", "98")


def _again(content: bytes) -> Reading:
    return capture(source(ALTO), content, CaptureOptions())


def _lines(pages: tuple[Page, ...]) -> list[Line]:
    return [line for page in pages for line in page.lines]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_what_was_written_is_read_again(rotation: int):
    before, after = page(1, rotation), _again(to_alto(reading(page(1, rotation)), source())).pages[0]
    assert (after.rotation, round(after.width), round(after.height)) == (rotation, 600, 800)
    for old, new in zip(_lines((before,)), _lines((after,)), strict=True):
        assert (old.block, old.cells, len(old.words)) == (new.block, new.cells, len(new.words))
        for word, same in zip(old.words, new.words, strict=True):
            assert (word.text, word.size, word.bold, word.confidence) == (
                same.text,
                same.size,
                same.bold,
                same.confidence,
            )
            assert word.box and same.box and word.box.x0 == pytest.approx(same.box.x0, abs=0.02)
            assert word.box.contains(same.box, slack=0.02)


def test_a_page_on_its_side_has_its_boxes_as_it_was_found():
    (found,) = etree.fromstring(to_alto(reading(page(1, 90)), source())).iter("{*}Page")
    assert float(found.get("WIDTH", 0)) > float(found.get("HEIGHT", 0))
    first = next(found.iter("{*}String"))
    assert (float(first.get("WIDTH", 0)), float(first.get("HEIGHT", 0))) == (
        pytest.approx(35.28),
        pytest.approx(141.11),
    )


def test_signs_that_xml_cannot_hold_do_not_spoil_the_file():
    spoiled = replace(page(), lines=(line(100, "a\x01b", "<&>"),))
    assert [word.text for word in _again(to_alto(reading(spoiled), source())).pages[0].lines[0].words] == ["a�b", "<&>"]


def test_quotation_marks_of_a_text_layer_stay_as_they_are():
    straight = replace(page(), method="text_layer", lines=(line(100, '"Haus"', "8", "3"),))
    assert _again(to_alto(reading(straight), source())).pages[0].lines[0].text == '"Haus" 8 3'


def test_no_foreign_schema_is_kept_here():
    assert not list(Path(__file__).parents[2].glob("pipeline/**/*.xsd"))
