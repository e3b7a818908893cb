"""ALTO: built as its schema wants it, and read back as it was written."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from models.reading import Box, Line, Page, Reading, Word
from pipeline.capture import CaptureOptions, capture
from pipeline.export.alto import NAMESPACE, to_alto
from tests.export.alto_rules import faults
from tests.export.making import line, page, reading, source

ALTO = "application/alto+xml"

READINGS = {
    "one page": reading(),
    "a page on its side": reading(page(1), page(2, 90)),
    "a blank page": reading(page(1), replace(page(2), lines=(), method="blank")),
    "a page that failed": reading(replace(page(), width=0.0, height=0.0, lines=(), method="failed", confidence=0.0)),
    "a page with a text layer": reading(replace(page(), method="text_layer", expected_errors=None)),
    "words of unknown size": reading(replace(page(), lines=(Line((Word("Land", Box(-1, 0, 9, 9), 1e-6),)),))),
    "bold and italic": reading(
        replace(page(), lines=(Line((Word("Land", Box(0, 0, 9, 9), bold=True, italic=True),)),))
    ),
    "words without a place": reading(replace(page(), lines=(Line((Word("Land"),)),))),
    "an engine without version": replace(reading(), engine="tesseract"),
}


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _first(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(f"{{{NAMESPACE}}}{name}"))


@pytest.mark.parametrize("made", READINGS.values(), ids=READINGS)
def test_it_is_built_as_the_schema_wants_it(made: Reading):
    assert faults(etree.fromstring(to_alto(made, source()))) == []


def _set(element: str, key: str, value: str) -> Callable[[etree._Element], None]:
    return lambda root: _first(root, element).set(key, value)


def _tell(element: str, text: str) -> Callable[[etree._Element], None]:
    return lambda root: setattr(_first(root, element), "text", text)


def _twice(element: str) -> Callable[[etree._Element], None]:
    return lambda root: _first(root, element).addnext(etree.Element(f"{{{NAMESPACE}}}{element}"))


SPOILED = {
    "unknown attribute": _set("TextBlock", "COLOUR", "red"),
    "attribute of another element": _set("String", "BASELINE", "1"),
    "number that is none": _set("String", "HPOS", "nan"),
    "number with a unit": _set("TextStyle", "FONTSIZE", "10pt"),
    "more than sure": _set("String", "WC", "1.2"),
    "unknown style": _set("String", "STYLE", "italic"),
    "no style": _set("String", "STYLE", ""),
    "id with a figure first": _set("TextBlock", "ID", "1b"),
    "id of another": _set("TextLine", "ID", "page1"),
    "no language": _set("TextBlock", "LANG", ""),
    "unknown unit": _tell("MeasurementUnit", "points"),
    "unknown category": _tell("processingCategory", "ocr"),
    "text between elements": _tell("TextBlock", "Land"),
    "two units": _twice("MeasurementUnit"),
    "two spaces": _twice("SP"),
    "a second print space": _twice("PrintSpace"),
}
"""Ways to spoil a file that both our rules and the schema must notice."""


def _spoiled(how: str) -> etree._Element:
    root = etree.fromstring(to_alto(reading(), source()))
    SPOILED[how](root)
    return root


@pytest.mark.parametrize("how", SPOILED)
def test_our_rules_notice_what_the_schema_forbids(how: str):
    assert faults(_spoiled(how))


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if "ALTO_XSD" not in os.environ:
        pytest.skip("ALTO_XSD does not name a copy of ALTO's schema")
    return etree.XMLSchema(etree.parse(os.environ["ALTO_XSD"]))


@pytest.mark.parametrize("made", READINGS.values(), ids=READINGS)
def test_the_schema_itself_finds_nothing_wrong(schema: etree.XMLSchema, made: Reading):
    schema.assertValid(etree.fromstring(to_alto(made, source())))


@pytest.mark.parametrize("how", SPOILED)
def test_the_schema_itself_forbids_it_too(schema: etree.XMLSchema, how: str):
    assert not schema.validate(_spoiled(how))


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


@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ('HPOS="176.39"', 'HPOS="NaN"'),
        ('HPOS="176.39"', 'HPOS="-INF"'),
        ('FONTSIZE="10.5"', 'FONTSIZE="NaN"'),
        ('WIDTH="2116.67"', 'WIDTH="INF"'),
        ('WC="0.5"', 'WC="NaN"'),
        ('LANG="de"', 'LANG="de" ROTATION="NaN"'),
    ],
)
def test_numbers_that_are_none_are_read_and_not_written_again(told: str, instead: str):
    """ALTO's numbers are xsd:float, which has NaN and INF; Python would write them as nan and inf, which it has not."""
    content = to_alto(reading(), source())
    spoiled = content.replace(told.encode(), instead.encode())
    assert spoiled != content
    assert faults(etree.fromstring(to_alto(_again(spoiled), source()))) == []


def test_no_foreign_schema_is_kept_here():
    assert not list(Path(__file__).parents[2].glob("pipeline/**/*.xsd"))
