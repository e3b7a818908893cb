"""DOCX: the text in order, with the numbers that a word processor prints."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from models.reading import Mark
from pipeline.errors import UnreadableInput
from tests.capture.making import read

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _lines(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return read(buffer.getvalue(), TYPE).pages[0].lines


def test_headings_text_lists_and_asides():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Gemeinde Auental"
    document.sections[0].footer.paragraphs[0].text = "Seite 1"
    document.add_heading("Vertrag", 0)
    document.add_heading("§ 1 Ziel", 1)
    paragraph = document.add_paragraph("Die ")
    paragraph.add_run("Gemeinde").bold = True
    paragraph.add_run(" zahlt")
    paragraph.add_run().add_break()
    paragraph.add_run("pünktlich.")
    for text in ("erstens", "zweitens"):
        document.add_paragraph(text, style="List Number")
    lines = _lines(document)
    assert [(line.text, line.mark) for line in lines] == [
        ("Gemeinde Auental", Mark("aside")),
        ("Vertrag", Mark("heading", 1)),
        ("§ 1 Ziel", Mark("heading", 2)),
        ("Die Gemeinde zahlt", None),
        ("pünktlich.", None),
        ("erstens", Mark("list_item", 1, "1.")),
        ("zweitens", Mark("list_item", 1, "2.")),
        ("Seite 1", Mark("aside")),
    ]
    assert [word.text for word in lines[3].words if word.bold] == ["Gemeinde"]
    assert lines[3].hard_end


def test_automatic_clause_numbers_are_printed():
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
        "</w:abstractNum>"
    ))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for text, level in (("Ziel", 0), ("eins", 1), ("zwei", 1), ("Geld", 0), ("drei", 1)):
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
        ))  # fmt: skip
    assert [line.mark.marker for line in _lines(document)] == ["§ 1", "a)", "b)", "§ 2", "a)"]


def test_tables_are_rows_unless_their_cells_hold_blocks():
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2021", "4.500 Euro"
    signatures = document.add_table(1, 2)
    for column, name in enumerate(("A. Alt", "B. Neu")):
        signatures.cell(0, column).text = name
        signatures.cell(0, column).add_paragraph("Vorstand")
    lines = _lines(document)
    assert (lines[0].text, lines[0].cells) == ("2021 4.500 Euro", (1, 2))
    assert [line.text for line in lines[1:]] == ["A. Alt", "Vorstand", "B. Neu", "Vorstand"]


def test_changes_links_and_controls_count_and_deleted_text_does_not():
    document = docx.Document()
    document.element.body.insert(0, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t xml:space="preserve">Der </w:t></w:r>'
        '<w:ins><w:r><w:t xml:space="preserve">neue </w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>alte</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>Plan</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    assert _lines(document)[0].text == "Der neue Plan"


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 word/document.xml", "damaged_docx"),
        (_zip({"word/document.xml": b"<x/>"}), "damaged_docx"),
        (_zip({"word/document.xml": b" " * 30_000_000}), "archive_bomb"),
    ],
)
def test_damaged_and_swelling_files_are_refused(content: bytes, code: str):
    with pytest.raises(UnreadableInput) as refusal:
        read(content, TYPE)
    assert refusal.value.code == code
