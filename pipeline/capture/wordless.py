"""Pages on which nothing was read, as a warning to the archivist."""

from collections.abc import Sequence

from models.reading import Page, Reading


def wordless(reading: Reading) -> tuple[str, ...]:
    """A warning for each run of pages without words: "page 3: blank", "pages 5 to 9: no words found".

    Pages that could not be read have warnings of their own.
    """
    empty = [(page, _what(page)) for page in reading.pages if page.laid_out and not any(_words(page))]
    runs: list[tuple[str, list[int]]] = []
    for page, what in empty:
        if what and runs and runs[-1][0] == what and runs[-1][1][-1] == page.number - 1:
            runs[-1][1].append(page.number)
        elif what:
            runs.append((what, [page.number]))
    return tuple(f"{_numbers(numbers)}: {what}" for what, numbers in runs)


def _words(page: Page) -> list[str]:
    return [word.text for line in page.lines for word in line.words]


def _what(page: Page) -> str:
    return {"blank": "blank", "failed": ""}.get(page.method, "no words found")


def _numbers(numbers: Sequence[int]) -> str:
    return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {numbers[0]} to {numbers[-1]}"
