"""Two pages side by side are read one after the other; tables on landscape pages are left whole."""

from tests.capture.making import TEXT, paragraph, pdf, read, text_of

LANDSCAPE = (842, 595)
LEFT = [f"{n} {TEXT[0]}" for n in range(6)]
RIGHT = [f"{n} {TEXT[2]}" for n in range(6)]


def _text(page: list[tuple[str, float, float]]) -> str:
    return text_of(read(pdf([page], page_size=LANDSCAPE), "application/pdf").pages[0])


def test_the_left_page_comes_first_even_where_both_are_white():
    left = paragraph(50, 540, LEFT[:3]) + paragraph(50, 400, LEFT[3:])
    right = paragraph(460, 540, RIGHT[:3]) + paragraph(460, 400, RIGHT[3:])
    assert _text(left + right) == "\n".join(LEFT + RIGHT)


def test_boxes_stay_where_they_are_on_the_sheet():
    page = read(pdf([paragraph(50, 540, LEFT) + paragraph(460, 540, RIGHT)], page_size=LANDSCAPE), "application/pdf")
    (read_page,) = page.pages
    assert read_page.number == 1 and read_page.width == 842
    lefts = [line.box.x0 for line in read_page.lines if line.box]
    assert lefts[:6] == [lefts[0]] * 6 and abs(lefts[0] - 50) < 2 and abs(lefts[-1] - 460) < 2
    assert [line.block for line in read_page.lines] == sorted(line.block for line in read_page.lines)


def test_a_table_that_is_free_in_the_middle_is_read_by_its_rows():
    rows = [("Maßnahme", "Betrag"), ("Sanierung der Aula", "4.500 Euro"), ("Neue Fenster", "1.200 Euro")]
    cells = [(text, x, 500 - 20 * n) for n, row in enumerate(rows) for text, x in zip(row, (60, 560))]
    assert _text(cells) == "\n".join(" ".join(row) for row in rows)
