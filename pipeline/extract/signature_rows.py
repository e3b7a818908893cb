"""Which functions, bodies and datelines of a signature block belong to which person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from pipeline.extract.signature_items import Item


@dataclass(slots=True)
class Signer:
    """A signature in the making."""

    person: Item
    functions: list[Item] = field(default_factory=list)
    bodies: list[Item] = field(default_factory=list)
    dateline: Item | None = None


def arranged(lines: Sequence[Sequence[list[Item]]]) -> list[Signer]:
    """Persons with the functions and bodies that belong to them, by what comes first in the whole block."""
    order = [item.kind for line in lines for cell in line for item in cell]
    person = order.index("person") if "person" in order else len(order)
    bodies_first = any(kind in ("body", "for") for kind in order[:person])
    functions_first = "function" in order[:person] and not _function_beside(lines)
    arrangement = _Arrangement(bodies_first, functions_first)
    for line in lines:
        arrangement.add(line)
    return arrangement.signers


def _function_beside(lines: Sequence[Sequence[list[Item]]]) -> bool:
    """Whether the first function stands in one cell with a person ("Landrat Max Muster")."""
    cell = next((cell for line in lines for cell in line if any(item.kind == "function" for item in cell)), [])
    return any(item.kind == "person" for item in cell)


@dataclass(slots=True)
class _Arrangement:
    """Signers so far, and what waits for the persons to come."""

    bodies_first: bool
    functions_first: bool
    signers: list[Signer] = field(default_factory=list)
    row: list[Signer] = field(default_factory=list)
    bodies: list[list[Item]] = field(default_factory=list)
    functions: list[Item] = field(default_factory=list)
    datelines: list[Item] = field(default_factory=list)
    begun: list[list[Item]] = field(default_factory=list)
    last: str = ""

    def add(self, line: Sequence[list[Item]]) -> None:
        """Take in a line; what is printed side by side belongs to the persons side by side above or below."""
        flat = [item for cell in line for item in cell]
        if self._in_columns_below(line):
            self.last = line[-1][-1].kind
            return
        if (self.begun and all(item.kind == "more" for item in flat)) or self._was_open(flat):
            self._go_on(flat)
            return
        self.begun = []
        for kind in ("dateline", "for", "body"):
            found = [item for item in flat if item.kind == kind and not _for_one(item, line)]
            if found and (kind != "body" or self.bodies_first):
                self._context(kind, found)
        persons = [item for item in flat if item.kind == "person"]
        if persons:
            line = self._finished_above(line)
            self.row = [Signer(item) for item in persons]
            self._give_context(line)
            self.signers += self.row
            for cell in line:
                self._inside(cell)
        else:
            self._below(line)
        self.last = line[-1][-1].kind

    def _in_columns_below(self, line: Sequence[list[Item]]) -> bool:
        """Whether the line has one cell for each person of the row above; then each cell says more of its person."""
        kinds = {item.kind for cell in line for item in cell}
        if len(self.row) < 2 or len(line) != len(self.row) or not kinds <= {"function", "other", "more", "body"}:
            return False
        for_next = all(signer.functions for signer in self.row) if self.functions_first else False
        if for_next or (self.bodies_first and "body" in kinds):
            return False
        for cell, signer in zip(line, self.row):
            for item in cell:
                _say_more(signer, item)
        self.begun = []
        return True

    def _was_open(self, flat: list[Item]) -> bool:
        """Whether the line before stopped in the middle of a name and this one can go on with it."""
        ends = [begun[-1] for begun in self.begun if begun]
        return bool(ends) and all(end.is_open for end in ends) and all(item.kind in ("body", "other") for item in flat)

    def _go_on(self, flat: list[Item]) -> None:
        targets = self.begun if len(self.begun) == len(flat) else self.begun[-1:] * len(flat)
        for target, item in zip(targets, flat):
            target.append(item)

    def _finished_above(self, line: Sequence[list[Item]]) -> Sequence[list[Item]]:
        """The line without the functions at its beginning that the persons of the row above still lack."""
        flat = [item for cell in line for item in cell]
        first = next(index for index, item in enumerate(flat) if item.kind == "person")
        leading = flat[:first]
        lacking = self.row and not any(signer.functions for signer in self.row)
        if not lacking or len(leading) != len(self.row) or any(item.kind != "function" for item in leading):
            return line
        _share(leading, self.row, "functions")
        return [[item for item in cell if item not in leading] for cell in line]

    def _context(self, kind: str, found: list[Item]) -> None:
        if kind == "dateline":
            self.datelines = found
            return
        goes_on = self.last == "body" and kind == "body" and len(found) == len(self.bodies)
        self.bodies = [old + [new] for old, new in zip(self.bodies, found)] if goes_on else [[item] for item in found]
        self.begun = self.bodies
        if not goes_on:
            self.functions = []

    def _give_context(self, line: Sequence[list[Item]]) -> None:
        """What stood above the persons of `line`, column by column; several of one cell share their column."""
        cells = [cell for cell in line if any(item.kind == "person" for item in cell)]
        columns = [number for number, cell in enumerate(cells) for item in cell if item.kind == "person"]
        for index, signer in enumerate(self.row):
            signer.dateline = _above(self.datelines, index, columns)
            signer.bodies = list(_above(self.bodies, index, columns) or [])
            if self.functions_first and self.functions:
                function = _above(self.functions, index, columns)
                signer.functions += [function] if function else []
        if self.functions_first:
            self.functions = []

    def _inside(self, cell: list[Item]) -> None:
        """Functions and bodies in one cell with a person are that person's."""
        owner: Signer | None = None
        waiting: list[Item] = []
        body: Item | None = None
        for item in cell:
            if item.kind == "person":
                owner = next(signer for signer in self.row if signer.person == item)
                owner.functions = waiting or owner.functions
                owner.bodies = [body] if body else owner.bodies
                waiting = []
            elif item.kind == "for" and len(self.row) > 1:
                body = item
            elif item.kind in ("function", "other", "more") and owner is not None:
                owner.functions.append(item)
                self.begun = [owner.functions]
            elif item.kind == "function" and any(other.kind == "person" for other in cell):
                waiting.append(item)
            elif item.kind == "body" and owner is not None and not self.bodies_first:
                owner.bodies.append(item)
                self.begun = [owner.bodies]

    def _below(self, line: Sequence[list[Item]]) -> None:
        """A line without persons says more of the row above, or of the one to come."""
        items = [item for cell in line for item in cell if item.kind in ("function", "other")]
        satisfied = not self.row or all(signer.functions for signer in self.row)
        above = satisfied or any(item.has_article for item in items)
        if self.functions_first and above and any(item.kind == "function" for item in items):
            self.functions = self.functions + items if self.last == "function" and len(items) == 1 else items
            self.begun = [self.functions]
        elif self.row:
            self.begun = _share([item for item in items if not item.has_article], self.row, "functions")
        bodies = [item for cell in line for item in cell if item.kind == "body"]
        if not self.bodies_first and self.row and bodies:
            self.begun = _share(_in_columns(bodies, len(self.row)), self.row, "bodies")


def _for_one(item: Item, line: Sequence[list[Item]]) -> bool:
    """Whether "Für den Verein: Max Muster" stands in one cell of several: then it says nothing of the others."""
    cell = next(cell for cell in line if item in cell)
    return item.kind == "for" and len(line) > 1 and any(other.kind == "person" for other in cell[cell.index(item) :])


def _say_more(signer: Signer, item: Item) -> None:
    """What stands in a person's column goes on what stands above it there: a body on an office that ends open too."""
    open_office = bool(signer.functions) and signer.functions[-1].is_open and not signer.bodies
    body_begun = bool(signer.bodies) and signer.bodies[-1].start > signer.person.start
    to_body = body_begun if item.kind in ("other", "more") else item.kind == "body" and not open_office
    (signer.bodies if to_body else signer.functions).append(item)


_T = TypeVar("_T")


def _above(found: Sequence[_T], index: int, columns: Sequence[int]) -> _T | None:
    """What stands above person number `index` of a row whose persons stand in `columns`: one for each person, one for
    each column, or one for all."""
    if not found:
        return None
    if len(found) == len(columns):
        return found[index]
    if len(found) == max(columns) + 1:
        return found[columns[index]]
    return found[min(index, len(found) - 1)]


def _in_columns(bodies: list[Item], columns: int) -> list[Item]:
    """A line of bodies cut where it may be if that gives one for each column."""
    cuts = [part for item in bodies for part in zip((item.start, *item.splits), (*item.splits, item.end))]
    if len(bodies) == columns or len(cuts) != columns:
        return bodies
    return [Item("body", start, end) for start, end in cuts]


def _share(items: list[Item], row: list[Signer], of: Literal["functions", "bodies"]) -> list[list[Item]]:
    """Give the items of a line to the persons of the row above, one to each where there are as many.

    Returns the lists that got one.
    """
    lists = [signer.functions if of == "functions" else signer.bodies for signer in row]
    if len(items) != len(row):
        lists = [given for given in lists if not given] or lists[-1:]
    taken = [(given, item) for given, item in zip(lists, items)]
    for given, item in taken:
        given.append(item)
    return [given for given, _ in taken]
