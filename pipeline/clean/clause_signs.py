"""§, which OCR reads as 8 or $: mended where the count of the clauses proves it.

The German model of Tesseract does not have § among its signs; "§ 3" arrives as "8 3", "$ 3" or "83" with high
confidence, so that only the sequence of the numbers and what stands around them can tell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.clean.flow import Flow, Paragraph, Token, line_starts
from pipeline.clean.romans import mend_romans

SIGN = re.compile(r"[8$S5&ß6gs]|\$\$|88")
SECTION = re.compile(r"(?P<sign>§|[8$S5&])(?P<number>\d{1,2}[a-z]?)[.:]?")
COUNT = re.compile(r"(\d{1,2})[a-z]?[.:]?")
WITHIN = re.compile(r"(?:Abs|Absatz|Absätze|Satz|Nr|Nummer|Buchst)\b|[A-ZÄÖÜ]\w*(?:G|GB|O|V|VO|gesetz(?:es)?)\b|S?GB\b")
ITEM = re.compile(r"[\"'‚‘’„.:;,]{0,2}(\d{1,2})[.,:;]")
SERIES = re.compile(r"(?:und|bis|,|ff)\b")


@dataclass(frozen=True, slots=True)
class Head:
    """A line that may begin with a clause number: token number `at` of paragraph `index`, its count, how many tokens
    the number takes, whether the sign is beyond doubt."""

    index: int
    at: int
    count: int
    tokens: int
    sure: bool


def mend_clause_signs(flow: Flow, scanned: bool) -> Flow:
    """`flow` with the signs of clauses made right; inside sentences only where the pages were `scanned`."""
    for head in in_sequence(section_heads(flow)):
        put_section_sign(flow[head.index][1], head)
        flow[head.index] = (as_paragraph(flow[head.index][0], head), flow[head.index][1])
    mend_romans(flow)
    if scanned:
        for _, tokens in flow:
            mend_references(tokens)
        mend_item_numbers(flow)
    return flow


def mend_item_numbers(flow: Flow) -> None:
    """List numbers with dirt before or a comma behind them, where they count on: 4. … "5, …; and (l) for (1)."""
    last = 0
    for index, (paragraph, tokens) in enumerate(flow):
        if paragraph.kind not in ("paragraph", "list_item") or len(tokens) < 2:
            continue
        first = tokens[0]
        found = ITEM.fullmatch(first.text)
        if found and int(found.group(1)) == last + 1 and first.text != f"{last + 1}." and tokens[1].text[0].isupper():
            first.text, first.repaired = f"{last + 1}.", True
            flow[index] = (replace(paragraph, kind="list_item", marker=first.text), tokens)
        elif re.fullmatch(r"[({][lI|i][)}]", first.text):
            first.text, first.repaired = "(1)", True
            flow[index] = (replace(paragraph, marker=first.text), tokens)
        if number := re.fullmatch(r"(\d{1,2})\.", first.text):
            last = int(number.group(1))


def as_paragraph(paragraph: Paragraph, head: Head) -> Paragraph:
    """A paragraph whose first number is no list sign."""
    listed = paragraph.kind == "list_item" and paragraph.marker_is_printed and head.at == 0
    return replace(paragraph, kind="paragraph", marker="") if listed else paragraph


def section_heads(flow: Flow) -> list[Head]:
    """All lines that may begin with a section sign and its number."""
    made: list[Head] = []
    for index, (paragraph, tokens) in enumerate(flow):
        for at in line_starts(paragraph, tokens):
            first = tokens[at].text
            after = [token.text for token in tokens[at + 1 : at + 3]]
            count = COUNT.fullmatch(after[0]) if after else None
            glued = SECTION.fullmatch(first)
            if count and (first == "§" or SIGN.fullmatch(first)) and titled(after[1:]):
                made.append(Head(index, at, int(count.group(1)), 2, first in "§$"))
            elif glued and titled(after[:1]):
                number = re.sub(r"\D", "", glued.group("number"))
                made.append(Head(index, at, int(number), 1, glued.group("sign") in "§$"))
    return made


def titled(following: Sequence[str]) -> bool:
    """Whether a title may begin here, or the line ends."""
    return not following or following[0].lstrip('„"(»')[:1].isupper() or not following[0].lstrip('„"(»')


def in_sequence(heads: Sequence[Head]) -> list[Head]:
    """The longest run of heads whose numbers count up; empty where it proves nothing."""
    best: list[list[Head]] = []
    for i, head in enumerate(heads):
        before = [best[j] for j in range(i) if heads[j].count < head.count <= heads[j].count + 2]
        longest = max(before, key=lambda chain: (len(chain), chain[-1].count == head.count - 1), default=[])
        best.append([*longest, head])
    chain = max(best, key=len, default=[])
    proven = len(chain) >= 3 or (len(chain) == 2 and (any(h.sure for h in chain) or chain[0].count == 1))
    return chain if proven or (chain and chain[0].sure) else []


def put_section_sign(tokens: list[Token], head: Head) -> None:
    """Write the sign where it was misread; a number that was read together with it is parted from it."""
    token = tokens[head.at]
    if head.tokens == 1 and token.text.startswith("§"):
        return  # printed without a blank, and read right
    right = "§" if head.tokens == 2 else "§ " + token.text[1:]
    if token.text != right:
        token.text, token.repaired = right, not token.text.startswith("§")


def mend_references(tokens: list[Token]) -> None:
    """Section signs inside sentences: "nach 8 10 Abs. 4", "88 3 und 4", "$ 5"."""
    for i in range(len(tokens) - 1):
        token, number = tokens[i], tokens[i + 1].text
        after = tokens[i + 2].text if i + 2 < len(tokens) else ""
        opening, sign = ("(", token.text[1:]) if token.text.startswith("(") else ("", token.text)
        half = sign in ("8§", "$§", "5§", "S§") or (sign in ("§8", "§$", "§5", "§S") and SERIES.match(after))
        if half and re.fullmatch(r"\d{1,3}[a-z]?[,.)]?", number):
            token.text, token.repaired = opening + "§§", True
        elif sign in ("8", "$", "S", "88", "$$") and re.fullmatch(r"\d{1,3}[a-z]?[,.)]?", number):
            dollar = sign[0] == "$" and not re.match(r"Mi[ol]|US|Tsd", after)
            several = len(sign) == 2 and SERIES.match(after)
            if dollar or several or (len(sign) == 1 and WITHIN.match(after)):
                token.text, token.repaired = opening + "§" * len(sign), True
        elif re.fullmatch(r"[8$]\d{1,3}[a-z]?", sign) and re.match(r"(?:Abs|Absatz|Satz)\b", number):
            token.text, token.repaired = f"{opening}§ {sign[1:]}", True
