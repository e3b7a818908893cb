"""The title: headline or the agreement's name, not kicker, letterhead or date line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from models.outline import DocumentKind
from models.text import CleanText
from pipeline.divide.agreement_name import Name, agreement_name, shortened, spoken_name
from pipeline.divide.forms import is_capitals, is_nominal, names_body
from pipeline.divide.labelled import labelled_title
from pipeline.divide.numbers import number_of
from pipeline.divide.rows import Row, Unit, is_bold
from pipeline.divide.run_together import headline_in
from pipeline.divide.vocabulary import heading_words

LONGEST = 45
"""Words of a title."""
HEADING = {1: 2.5, 2: 1.8, 3: 1.0}
"""What the level of a heading that the source marks says for a title."""
HEAD = 30
"""Blocks that are looked at."""
MONTH = r"(?i:Jan|Feb|März|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)(?i:[a-z]*)\.?"
DATE = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.|[A-ZÄÖÜ][a-zä]+\.?|{MONTH})\s?\d{{2,4}}"
DATE_LINE = re.compile(
    r"\W*(?:[A-ZÄÖÜ][\w/. ()-]{1,40}[,|·–-]\s*){0,3}(?:den\s+|am\s+|im\s+|vom\s+|(?:Datum|Stand)\s*:?\s*)?"
    rf"(?:{DATE}|{MONTH}\s\d{{4}})"
    r"(?:\s*[,|·–-]\s*(?:Nr\.\s*[\d/-]+|\d{1,2}[.:]\d{2}\s*Uhr|[A-ZÄÖÜ][\w -]+))?\W*$"
)
CONTACT = re.compile(
    r"(?i)\btel\.|telefon|telefax|\bfax\b|e-?mail|\S@\S|www\.|https?:|\b\d{5}\s+[A-ZÄÖÜ]|straße\s+\d|str\.\s+\d|^\W*seite\s\d"
)
NUMBERED_ISSUE = re.compile(
    r"(?i)\W*(?:nr\.|nummer|ausgabe|heft|jahrgang|az\.?:|aktenzeichen|drucksache|\w*vorlage)\b"
    r"|(?:datum|fachbereich|fachdienst|bearbeit\w*|dezernat|amt|abteilung|referat|ansprechpartner\w*|status"
    r"|sitzung\w*|beratungsfolge|termin|"
    r"(?:ihr|unser) zeichen|erstellt(?: am| von)?|autor(?:in)?|kategorie|rubrik|veröffentlicht(?: am| von)?|ressort|"
    r"sachbearbeit\w*|verfasser\w*|ort|uhrzeit|(?:beginn|ende)(?: der sitzung)?|anwesend|gremium|vorlagen\w*"
    r"|vorsitz\w*|schriftf\w+|protokollf\w+|entschuldigt|anwesende|abwesend\w*|teilnehm\w+|gäste|leitung)\s*:"
    r"|(?:gemeinsamer\s|dringlicher\s)?(?:(?:dringlichkeits)?antrag )?der (?:fraktion(?:en)?|gruppe|abgeordneten)\b"
    r"|\+{2}|microsoft word -"
)
SUBJECT = re.compile(
    r"(?i)\W*(?:betreff|betr\.|gegenstand der vorlage|gegenstand|beratungsgegenstand|bezeichnung)\s*:\s*(?=\S)"
)
DONE = re.compile(r"\b(?:ge|ver|be|er|ein\s?ge|ab\s?ge|unter|über|vor\s?ge)[a-zäöüß]{3,}(?:t|en)$|\b[a-zäöü]{3,}iert$")
"""The participle that short headlines end with: "Pakt geschlossen"."""
PICTURE = re.compile(r"^(?:bild|foto|grafik|logo|signet|icon)\s?:|\b(?:logo|signet|icon)$|©")
"""The text that stands for a picture on a web page."""
QUOTED = re.compile(r"[:„“»!?–]")
KICKER = re.compile(
    r"(?i)\W*(?:presse|medien)-?\s?(?:information|mitteilung|meldung|erklärung|dienst|info\b|stelle|notiz)"
)
ABBREVIATED = re.compile(r"\b(?:St|Dr|Nr|Prof|bzw|ev|kath|gem)\.$")
LEADS_TO_PARTIES = re.compile(r"(?i),?\s+zwischen(?:\s+(?:de[mnr]|dem\s+Land))?\s*:?$")
PURPOSE = ("über", "zur", "zum", "zu", "für", "gemäß", "betreffend", "nach", "zwecks")
"""What the second line of an agreement's name begins with."""
PARTIES = re.compile(r"(?i)\W*zwischen\b")
GREETING = re.compile(
    r"(?i)\W*(?:(?:liebe|sehr geehrte|guten tag|hallo|vertreten durch)\b|(?:zwischen|und)(?:\s+de[rmn])?\W*$)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Rows of a block that may be the title, and how much speaks for them."""

    score: float
    start: int
    end: int
    unit: int


def head_units(units: Sequence[Unit]) -> list[Unit]:
    """The blocks before the first paragraph of text or numbered heading."""
    made: list[Unit] = []
    for unit in units[:HEAD]:
        number = number_of(unit.text)
        if made and number and number.strong and number.scheme != "annex":
            break
        longest = max(len(row.text.split()) for row in unit.rows)
        if unit.block.kind == "paragraph" and longest > LONGEST and not unit.block.bold and unit.index > 1:
            break
        made.append(unit)
    return made


def title(text: CleanText, units: Sequence[Unit], kind: DocumentKind) -> tuple[tuple[int, int] | None, float]:
    """Where the title stands, and how sure that is (0 to 1)."""
    given = labelled_title(head_units(units))
    if given is not None:
        return given, 0.9
    if kind == "agreement" and (name := agreement_name(head_units(units))):
        return name_of_agreement(text, units, name), round(min(0.97, 0.7 + 0.08 * max(0.0, name.score)), 2)
    kicker = last_kicker(units)
    spans = [
        Span(
            score(text, unit, rows, kind, kicker),
            rows[0].start + named(rows[0].text),
            ended(rows[-1], kind),
            unit.index,
        )
        for unit in head_units(units)
        for rows in stretches(unit, kind)
    ]
    spans = [span for span in spans if span.score > 0]
    best = max(spans, key=lambda span: (span.score, -span.start), default=None)
    wordless = best is None or not re.search(r"[^\W\d_]{4}", text.text[best.start : best.end])
    if wordless and kind == "agreement" and (spoken := spoken_name(text.text)):
        return spoken, 0.4
    if best is None:
        return first_headline(units, kind)
    rest = max((span.score for span in spans if span is not best), default=0.0)
    end = goes_on(text, units, best, kind)
    return (best.start, end), round(min(0.97, 0.6 + 0.1 * (best.score - rest)), 2)


def first_headline(units: Sequence[Unit], kind: DocumentKind) -> tuple[tuple[int, int] | None, float]:
    """The headline in one of the first rows of a press release that runs into its text."""
    rows = [row for unit in units[:4] for row in unit.rows] if kind == "press_release" else []
    spans = ((row, headline_in(row.text)) for row in rows)
    return next((((row.start + span[0], row.start + span[1]), 0.5) for row, span in spans if span), (None, 0.0))


def name_of_agreement(text: CleanText, units: Sequence[Unit], name: Name) -> tuple[int, int]:
    """Where the name of an agreement stands that may run on in the rows below its first."""
    span = Span(name.score, name.start, name.end, name.unit)
    end = name.end if name.whole else goes_on(text, units, span, "agreement")
    return name.start, name.start + len(shortened(text.text[name.start : end]))


def last_kicker(units: Sequence[Unit]) -> int:
    """The index of the last block of the head that holds a kicker: letterheads stand above it, headlines below."""
    found = [
        unit.index for unit in head_units(units)[:10] for row in unit.rows if KICKER.match(row.text) and row.words < 9
    ]
    return max(found, default=0)


def ended(row: Row, kind: DocumentKind) -> int:
    """The end of a title in `row`: before the word that the parties begin with."""
    found = LEADS_TO_PARTIES.search(row.text) if kind == "agreement" else None
    return row.start + found.start() if found and found.start() > 0 else row.end


def named(line: str) -> int:
    """Where the title begins in a line "Betreff: …"."""
    found = SUBJECT.match(line)
    return found.end() if found else 0


def stretches(unit: Unit, kind: DocumentKind) -> list[list[Row]]:
    """The rows of a block between those that are no part of a title; the parties of an agreement are none."""
    if unit.block.kind in ("caption", "footnote", "table_row"):
        return []
    rows = list(unit.rows)
    if kind == "agreement":
        parties = next((i for i, row in enumerate(rows) if PARTIES.match(row.text)), len(rows))
        rows = rows[:parties]
    groups = [list(group) for fits, group in groupby(rows, key=lambda row: not is_beside(row.text)) if fits]
    if unit.block.kind == "heading" or unit.block.bold or unit.size > 1.12:
        return groups
    return [part for group in groups for part in headlines(group, kind)]


def headlines(rows: Sequence[Row], kind: DocumentKind) -> list[list[Row]]:
    """Rows in the same type, each with those that it runs on in: a headline and the one below it are two."""
    made: list[list[Row]] = []
    for row in rows:
        said = " ".join(r.text for r in made[-1]) if made else ""
        bare = kind == "agreement" and " " not in said and heading_words().agreement.search(said)
        parties = kind == "agreement" and LEADS_TO_PARTIES.search(said)
        if made and not parties and (runs_on(said, row.text, kind) or (bare and row.words < 12)):
            made[-1].append(row)
        else:
            made.append([row])
    return made


def runs_on(said: str, line: str, kind: DocumentKind) -> bool:
    """Whether a title that reads `said` so far goes on with `line`."""
    words = heading_words()
    first = line.strip().split(" ", 1)[0]
    bare = len(said.split()) <= 2 or kind == "council_paper" or (kind == "agreement" and is_capitals(said))
    if first in words.title_goes_on and (bare or (kind == "agreement" and first in PURPOSE)):
        return True
    last = re.search(r"(\w+)\W?$", said)
    unclosed = said.count("„") + said.count("»") > sum(said.count(sign) for sign in '“«”"')
    open_end = last is not None and last.group(1) in words.open_ends and said[-1].isalpha()
    if open_end and last is not None and last.group(1) in words.prefixes:
        open_end = first[:1].islower()  # "… stellt Plan vor" is complete
    return open_end or unclosed or bool(ABBREVIATED.search(said)) or said.rstrip().endswith((":", "-"))


def is_beside(line: str) -> bool:
    """Whether a line of the head is kicker, date, address, number of the issue or greeting."""
    words = heading_words()
    bare = line.strip(" *:.–-|").casefold()
    first = re.split(r"[\s:.,|]", bare, maxsplit=1)[0]
    return (
        not bare
        or line.count(" | ") > 1
        or line.lstrip().startswith("# ")
        or bare in words.kickers
        or bare in words.plain
        or (first in words.kickers and (len(bare.split()) < 8 or bool(re.search(rf"\bvom\s{DATE}\W*$", line))))
        or bool(PICTURE.search(bare))
        or (len(bare.split()) < 12 and line.strip().casefold().startswith(words.chrome))
        or bool(DATE_LINE.match(line) or CONTACT.search(line) or NUMBERED_ISSUE.match(line) or GREETING.match(line))
    )


def score(text: CleanText, unit: Unit, rows: Sequence[Row], kind: DocumentKind, kicker: int) -> float:
    """How much speaks for `rows` as title; nothing or less rules them out. `kicker` is the block of the kicker."""
    line = " ".join(row.text for row in rows).strip()
    words = len(line.split())
    if words > LONGEST:
        return 0.0
    value = 2.0 - 0.12 * unit.index + by_type(text, unit, rows) + (3.0 if named(line) else 0.0)
    value -= 1.2 * (unit.index < kicker) + 1.5 * (words > 25)
    if line.endswith((",", ";")) or line[0].islower():
        value -= 2.0
    value -= 2.0 * is_letterhead(unit, rows, line, kind, kicker)
    return value + by_kind(unit, line, words, kind)


def is_letterhead(unit: Unit, rows: Sequence[Row], line: str, kind: DocumentKind, kicker: int) -> bool:
    """Whether a line names the house that writes, or stands in one block with its name."""
    words = heading_words()
    if kind == "council_paper" and words.paper.match(line):
        return False
    if len(line.split()) > 15 or kind == "newsletter" or (kind == "agreement" and words.agreement.search(line)):
        return False
    if kind == "press_release" and not is_nominal(line):
        return False
    if words.letterhead.match(line):
        return True
    if 0 < kicker < unit.index:
        return False
    beside = unit.index == 0 and len(unit.rows) > len(rows) and names_body(unit.rows[0].text)
    return names_body(line) or (beside and kind == "press_release")


def by_kind(unit: Unit, line: str, words: int, kind: DocumentKind) -> float:
    """What titles of a kind of document have: the agreement's noun, the length of a headline."""
    if kind == "agreement":
        return 3.0 * bool(heading_words().agreement.search(line)) - 1.0 * (words < 2 and unit.index > 3)
    if kind == "newsletter":
        return 1.2 * (unit.index == 0) + 0.5 * is_capitals(line) - 1.5 * (words > 12)
    if kind == "council_paper" and heading_words().paper.match(line):
        return -0.5 if line in ("Antrag", "Anfrage") else 2.0  # alone they stand above what is proposed
    marked = unit.block.kind == "heading" or unit.size > 1.0 or unit.block.bold
    short = words < (2 if DONE.search(line) else 3 if not is_nominal(line) else 4)
    value = (-1.5 if short else 0.5) + 1.0 * (marked and bool(QUOTED.search(line)))
    closed = line.endswith(".") and not ABBREVIATED.search(line)
    return value - (3.0 if words > 15 else (1.2 + 1.0 * (words > 8)) * (kind == "press_release")) * closed


def by_type(text: CleanText, unit: Unit, rows: Sequence[Row]) -> float:
    """What type and place of a block say."""
    value = HEADING.get(unit.block.level or 1, 0.5) if unit.block.kind == "heading" else 0.0
    if unit.block.bold or is_bold(text.pieces_in(rows[0].start, rows[-1].end)):
        value += 1.0
    if unit.block.kind == "list_item":
        value -= 2.0
    return value + (0.4 if unit.block.centred else 0.0) + max(0.0, min(3.0, 4 * (unit.size - 1.06)))


def named_by_parties(said: str, unit: Unit, end: int) -> int:
    """The end of a title "Vertrag / zwischen … und … / über …", which only its parties and purpose tell apart."""
    rest = unit.text
    purpose = re.search(r"\s(?:über|zur|zum|betreffend|wegen)\s", rest)
    return unit.end if len(said.split()) < 2 and purpose and unit.words < 30 and not rest.endswith(":") else end


def goes_on(text: CleanText, units: Sequence[Unit], best: Span, kind: DocumentKind) -> int:
    """The end of a title that runs on in the rows and blocks below it."""
    end, size = best.end, units[best.unit].size
    if kind == "agreement" and LEADS_TO_PARTIES.match(text.text[end : end + 30].split("\n")[0]):
        return end
    for unit in units[best.unit :]:
        for row in unit.rows:
            if row.start < end or unit.block.kind == "caption":
                continue
            line, said = row.text.strip(), text.text[best.start : end]
            if kind == "agreement" and PARTIES.match(line):
                return named_by_parties(said, unit, end)
            if row.words + len(said.split()) > LONGEST or is_beside(line) or number_of(line):
                return end
            alike = size > 1.15 and unit.size > 1.12 and abs(unit.size - size) < 0.3 * size
            same_type = alike and (not row.first or (unit.block.gap or 99) < 0.6 * (unit.block.size or 0))
            if not (same_type or runs_on(said, line, kind)):
                return end
            end = row.end
    return end
