"""Which offices persons hold, and where."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from models.findings import Mention, Role, Signatory
from pipeline.extract.offices import Office, chosen_office, offices_after, offices_before
from pipeline.extract.parse import Parsed
from pipeline.extract.passage import Passage, passages
from pipeline.extract.referents import Resolution
from pipeline.german.vocabulary import first_names

IS = frozenset({"ist", "war", "wird", "wurde", "bleibt"})
LABEL = re.compile(
    r"(?:^|\n|[·|] ?)"
    r"(Redaktion|V\. ?i\. ?S\. ?d\. ?P\.|Ansprechpartner(?:in)?|Pressekontakt|Text|Moderation|Leitung)\s*:\s*$"
)


def find_roles(parsed: Parsed, resolution: Resolution, signatures: Iterable[Signatory] = ()) -> tuple[Role, ...]:
    """Every office that the text gives a person, once for each person, office and body."""
    found: dict[tuple[int, str, int | None], Role] = {}
    blocks = passages(parsed)
    starts = [passage.block.start for passage in blocks]
    for signatory in signatures:
        if signatory.function:
            role = Role(
                signatory.start,
                signatory.end,
                signatory.confidence,
                signatory.person,
                signatory.function,
                signatory.organisation,
            )
            found[role.person, role.function, role.organisation] = role
    for mention in resolution.mentions:
        if mention.label == "PER" and mention.referent is not None:
            at = bisect_right(starts, mention.start) - 1
            for role in _roles_of(blocks, at, mention, mention.referent, resolution):
                found.setdefault((role.person, role.function, role.organisation), role)
    placed = {(role.person, role.function) for role in found.values() if role.organisation is not None}
    kept = [r for r in found.values() if r.organisation is not None or (r.person, r.function) not in placed]
    return tuple(sorted(kept, key=lambda role: (role.start, role.end)))


def _roles_of(
    blocks: tuple[Passage, ...], at: int, mention: Mention, person: int, resolution: Resolution
) -> Iterator[Role]:
    passage = blocks[at]
    first, last = passage.tokens.index_at(mention.start), passage.tokens.index_at(mention.end)
    feminine = is_feminine(resolution.referents[person].name)
    for office in offices_before(passage, first, resolution, feminine):
        apart = passage.word(office.end) == ","
        if not (apart and _follows_person(passage, office.start, resolution)):
            yield _role(passage, office, mention, person)
    if chosen := chosen_office(passage, last, resolution, feminine):
        yield _role(passage, chosen, mention, person)
    for office in _after(passage, last, resolution, feminine):
        if not _leads_to_person(passage, office.end, resolution):
            yield _role(passage, office, mention, person)
    if last >= len(passage.tokens) and at + 1 < len(blocks) and len(passage.tokens) < 8:
        below = blocks[at + 1]
        for office in _after(below, 0, resolution, feminine):
            if not _leads_to_person(below, office.end, resolution):
                yield _role(below, office, mention, person)
    if label := LABEL.search(passage.text[passage.block.start : mention.start]):
        start = passage.block.start + label.start(1)
        yield Role(start, mention.end, 0.7, person, label.group(1), None)


def _after(passage: Passage, index: int, resolution: Resolution, feminine: bool | None) -> Iterator[Office]:
    if passage.word(index) == "(" and not _opens_office(passage, index, resolution, feminine):
        closing = next((i for i in range(index, index + 40) if passage.word(i) == ")"), index)
        index = closing + 1 if closing > index else index
    if passage.word(index) in IS:
        index += 1
    elif passage.word(index) not in (",", "(", "\n", "–", "-", ":") and passage.word(index - 1) == ")":
        return iter(())
    return offices_after(passage, index, resolution, feminine)


def _opens_office(passage: Passage, index: int, resolution: Resolution, feminine: bool | None) -> bool:
    return next(offices_after(passage, index, resolution, feminine), None) is not None


def _follows_person(passage: Passage, index: int, resolution: Resolution) -> bool:
    """Whether what begins at `index` is an apposition to a person named right before it."""
    before = index - 1
    while passage.word(before) in ("der", "die"):
        before -= 1
    if passage.word(before) not in (",", "("):
        return False
    end = passage.tokens[before - 1].end
    return any(m.end == end and m.label == "PER" for m in resolution.mentions_in(max(0, end - 60), end))


def _leads_to_person(passage: Passage, index: int, resolution: Resolution) -> bool:
    """Whether a person is named right behind an office, whose it is then."""
    while passage.word(index) in ("Dr.", "Prof.", "Frau", "Herr", "Herrn"):
        index += 1
    start = passage.tokens[index].start
    return (
        any(m.start == start and m.label == "PER" for m in resolution.mentions_in(start, start + 60))
        if start >= 0
        else False
    )


def is_feminine(name: str) -> bool | None:
    """Whether the given name is a woman's; None where it does not tell."""
    sex = first_names().get(name.split()[0].split("-")[0]) if len(name.split()) > 1 else None
    return {"f": True, "m": False}.get(sex or "")


def _role(passage: Passage, office: Office, mention: Mention, person: int) -> Role:
    start = min(passage.tokens[office.start].start, mention.start)
    end = max(passage.tokens[office.end - 1].end, mention.end)
    return Role(start, end, 0.85, person, office.function, office.organisation)
