"""The office of somebody who signs: its lines joined, without the body in it, or as the document's head gives it."""

import re
from collections.abc import Sequence

from models.findings import NameSpan
from pipeline.extract.party_span import PartySpan
from pipeline.extract.signature_cells import names_body
from pipeline.extract.signature_items import Item, items_in
from pipeline.extract.signature_rows import Signer
from pipeline.extract.signature_words import begins_with_body, is_degree, words
from pipeline.german.nominative import to_nominative
from pipeline.german.vocabulary import offices


def joined_lines(text: str, items: Sequence[Item]) -> str:
    """The lines of a function as one: after "für" or in small letters it goes on, other lines are parted by commas."""
    function = ""
    for item in items:
        printed = re.sub(r"\s+", " ", text[item.start : item.end]).strip("()[],;:| ")
        if not function:
            function = printed
        else:
            goes_on = printed[:1].islower() or re.search(r"(?:\b(?:für|und|der|des|die)|-|,)$", function)
            function += (" " if goes_on else ", ") + printed
    return function


def body_in_function(function: str, signer: Signer) -> tuple[str, NameSpan | None]:
    """ "Präsident der Universität Mainz" holds an office and a body, "Vorsitzende des Vorstands" only an office."""
    match = re.match(r"(.+?)(?:\s+((?:der|des|im|beim|bei\s+der|in\s+der|vom|am)\s+)|,\s+())(?=[A-ZÄÖÜ])", function)
    rest = function[match.end() :] if match else ""
    is_body = names_body(rest) or re.match(r"[A-ZÄÖÜ]{2,}\b", rest)
    if match is None or words().organ.match(rest) or not is_body or not signer.functions:
        return function, None
    if match[3] is not None and not begins_with_body(rest):
        return function, None
    item = signer.functions[0]
    article = {"im": "dem ", "beim": "dem ", "vom": "dem ", "am": "dem "}.get((match[2] or "").strip(), match[2] or "")
    name = to_nominative(article.removeprefix("bei ").removeprefix("in ") + rest)
    return match[1], NameSpan(item.start, item.end, 0.75, "ORG", name, (), "signature")


def function_before(text: str, name: str) -> str:
    """The office that stands before a name in "vertreten durch den Landrat Max Muster"."""
    article = r"(?:(?:den|die|das|ihren?|seinen?)\s+)?(?:(?:Herrn|Frau)\s+)?"
    titles = r"(?:,?\s*(?:Herrn|Frau|[\w-]+\.)\s+)*"
    found = re.search(rf"\bdurch\s+{article}((?:[\w.-]+\s+){{1,6}}?){titles}{re.escape(name)}\b", text)
    return _office(found[1]) if found else ""


def representative(party: PartySpan | None) -> str:
    """The office in "vertreten durch die Geschäftsführerin", without a name."""
    represented = party.represented if party else ""
    found = re.search(r"\bdurch\s+(den|die|das|ihren?|seinen?)\s+([A-Z][\w-]+)\s*(?:[,.;)\n]|$)", represented)
    if found and found[1].endswith("n") and found[2].endswith("nden"):  # "den Vorsitzenden" is a man
        return found[2].removesuffix("n") + "r"
    return _office(found[2]) if found else ""


def _office(printed: str) -> str:
    """An office without the adjectives and titles around it; empty where `printed` is none."""
    office = re.sub(r"^(?:[a-zäöüß]+\s+)+|\s+(?:Herrn?|Frau)\b.*$", "", printed.strip())
    while office and is_degree(office.split()[-1]):
        office = office.rsplit(maxsplit=1)[0] if " " in office else ""
    if [item.kind for item in items_in(office, 0, len(office))] != ["function"]:
        return ""
    nominative = offices().get(office.casefold())
    return nominative[:1].upper() + nominative[1:] if nominative else office


def without_article(function: str) -> str:
    """ "Landrat" for "Der Landrat,", "Vorsitzender" for "Der Vorsitzende"."""
    function = re.sub(r"^Der\s+(\w+(?:nde|gte|ete|chte))\b", r"\1r", function)
    return re.sub(r"^(?:[Dd]er|[Dd]ie|[Dd]as)\s+", "", function).strip(" ,.")
