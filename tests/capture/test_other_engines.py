"""OCR that others made."""

import pytest

from pipeline.errors import UnreadableInput
from tests.capture.making import read

ALTO = """<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
<Description><MeasurementUnit>inch1200</MeasurementUnit></Description>
<Layout><Page WIDTH="9917" HEIGHT="14033"><PrintSpace><TextBlock>
<TextLine><String CONTENT="Der" HPOS="1200" VPOS="1200" WIDTH="300" HEIGHT="120" WC="0.5"/><SP/>
<String CONTENT="Ver" HPOS="1600" VPOS="1200" WIDTH="300" HEIGHT="120"/><HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="trag" HPOS="1200" VPOS="1400" WIDTH="400" HEIGHT="120"/></TextLine></TextBlock>
<TextBlock><TextLine><String CONTENT="Ende" HPOS="1200" VPOS="1800" WIDTH="400" HEIGHT="120"/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""

PAGE = """<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
<Page imageWidth="1000" imageHeight="2000"><ReadingOrder><OrderedGroup>
<RegionRefIndexed index="0" regionRef="b"/><RegionRefIndexed index="1" regionRef="a"/></OrderedGroup></ReadingOrder>
<TextRegion id="a"><TextLine><Coords points="100,300 500,300 500,340 100,340"/>
<TextEquiv conf="0.8"><Unicode>zweite Zeile</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="b"><TextLine><Coords points="100,100 500,100 500,140 100,140"/>
<TextEquiv><Unicode>erste Zeile</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>"""

HOCR = """<!DOCTYPE html><html><body><div class="ocr_page" title="bbox 0 0 1654 2339; scan_res 200 200">
<p class="ocr_par"><span class="ocr_line" title="bbox 200 200 800 240">
<span class="ocrx_word" title="bbox 200 200 400 240; x_wconf 90">Der</span>
<span class="ocrx_word" title="bbox 420 200 800 240; x_wconf 80"><strong>Vertrag</strong></span></span></p>
</div></body></html>"""


def test_alto():
    (page,) = read(ALTO.encode(), "application/alto+xml").pages
    assert [(line.text, line.block) for line in page.lines] == [("Der Ver-", 0), ("trag", 0), ("Ende", 1)]
    word = page.lines[0].words[0]
    assert word.box is not None and (word.box.x0, word.box.top, word.confidence) == (72, 72, 0.5)
    assert (round(page.width), round(page.height), page.method) == (595, 842, "ocr")


def test_page_xml_follows_its_reading_order_and_shares_a_line_out_among_its_words():
    (page,) = read(PAGE.encode(), "application/vnd.prima.page+xml").pages
    assert [line.text for line in page.lines] == ["erste Zeile", "zweite Zeile"]
    first, second = page.lines[1].words
    assert first.box is not None and second.box is not None and first.box.x1 < second.box.x0
    assert (page.height, first.confidence) == (842, 0.8)


def test_hocr():
    (page,) = read(HOCR.encode(), "text/vnd.hocr+html").pages
    assert [line.text for line in page.lines] == ["Der Vertrag"]
    word = page.lines[0].words[1]
    assert word.box is not None and (round(word.box.x0, 1), word.confidence) == (151.2, 0.8)


@pytest.mark.parametrize(
    ("content", "media_type", "code"),
    [
        (b"<?xml version='1.0'?><alto><Layout>", "application/alto+xml", "damaged_xml"),
        (b"<?xml version='1.0'?><alto></alto>", "application/alto+xml", "no_text"),
        (b"<?xml version='1.0'?><PcGts></PcGts>", "application/vnd.prima.page+xml", "no_text"),
        (b"<html><div class='ocr_page'></div></html>", "text/vnd.hocr+html", "no_text"),
    ],
)
def test_files_without_words_are_refused(content: bytes, media_type: str, code: str):
    with pytest.raises(UnreadableInput) as refusal:
        read(content, media_type)
    assert refusal.value.code == code


def test_entities_from_outside_are_not_fetched():
    evil = ALTO.replace("<alto", '<!DOCTYPE alto [<!ENTITY x SYSTEM "file:///etc/hostname">]><alto').replace(
        "Ende", "&x;"
    )
    with pytest.raises(UnreadableInput) as refusal:
        read(evil.encode(), "application/alto+xml")
    assert refusal.value.code == "damaged_xml"
